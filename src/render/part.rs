//! Parts of pages that are the same wherever they stand, such as the lines of lists: each is made once for a language and a
//! place in the site.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ptr;
use std::sync::{Arc, OnceLock, PoisonError, RwLock, Weak};

use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value};

use crate::render::functions::needed;

/// How many parts that are shown alike are kept; when there are more, they are forgotten.
const LIMIT: usize = 1 << 17;

/// The parts that were made.
#[derive(Debug, Default)]
pub(super) struct Parts {
    engine: OnceLock<Weak<Tera>>,
    /// By how they are shown, and by the place in memory of the value that they are made from.
    made: RwLock<BTreeMap<String, BTreeMap<usize, Made>>>,
}

#[derive(Debug)]
struct Made {
    html: Value,
    /// Held so that no other value takes its place in memory.
    _of: Value,
}

impl Parts {
    /// Says which engine has the components; the engine has the functions, so that it is not held.
    pub(super) fn use_engine(&self, engine: &Arc<Tera>) {
        self.engine.get_or_init(|| Arc::downgrade(engine));
    }

    /// Forgets all parts.
    pub(super) fn forget(&self) {
        self.made.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Returns what the component `name` makes of the mapping `of` and the other arguments.
    pub(super) fn part(&self, given: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
        let of: &Value = given.must_get("of")?;
        let map = of.as_map().ok_or_else(|| Error::message("`of` is not a mapping"))?;
        let [lang, root, dir] = ["lang", "root", "dir"].map(|name| needed(state, name));
        let implicit = [("lang", lang?), ("root", root?), ("dir", dir?)];
        let (place, how) = (ptr::from_ref(map).addr(), how(given, &implicit));
        let known = self.made.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = known.get(&how).and_then(|alike| alike.get(&place)) {
            return Ok(made.html.clone());
        }
        drop(known);
        let html = self.make(given, implicit)?;
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        let alike = made.entry(how).or_default();
        if alike.len() == LIMIT {
            alike.clear();
        }
        alike.insert(place, Made { html: html.clone(), _of: of.clone() });
        Ok(html)
    }

    fn make(&self, given: &Kwargs, implicit: [(&'static str, Value); 3]) -> TeraResult<Value> {
        let engine = self.engine.get().and_then(Weak::upgrade);
        let engine = engine.expect("templates are rendered once the engine is complete");
        let name: &str = given.must_get("name")?;
        let mut arguments = Context::new();
        for (key, value) in others(given) {
            arguments.insert_value(key.to_owned(), value.clone());
        }
        let mut known = Context::new();
        for (key, value) in implicit {
            known.insert_value(key, value);
        }
        let html = engine.render_component_with_implicits(name, &arguments, &known, None, true)?;
        Ok(Value::safe_string(&html))
    }
}

/// The arguments that the component is given.
fn others(given: &Kwargs) -> impl Iterator<Item = (&str, &Value)> {
    let named = given.iter().filter_map(|(key, value)| Some((key.as_str()?, value)));
    named.filter(|(key, _)| *key != "name")
}

/// Returns the arguments but `of`, as a text that tells them apart: each with its name; a text with its length.
fn how(given: &Kwargs, implicit: &[(&'static str, Value); 3]) -> String {
    let mut how = String::with_capacity(128);
    let implicit = implicit.iter().map(|(key, value)| (*key, value));
    let named = given.iter().filter_map(|(key, value)| Some((key.as_str()?, value)));
    for (key, value) in implicit.chain(named).filter(|(key, _)| *key != "of") {
        how.push_str(key);
        match (value.as_str(), value.as_bool()) {
            (Some(text), _) => {
                write!(how, "={}:{text}", text.len()).expect("a text takes all");
            }
            (None, Some(is_so)) => how.push(if is_so { '+' } else { '-' }),
            (None, None) => {
                write!(how, ":{value:?} ").expect("a text takes all");
            }
        }
    }
    how
}

#[cfg(test)]
mod tests {
    use crate::render::kit::make;

    fn page(call: &str) -> Result<String, String> {
        let template = format!(
            "{{% component c(of: map, loud: bool = false, @root) %}}{{{{ of.a }}}} {{{{ url(path=\"b/\") }}}}{{% if loud %}}!{{% endif %}}{{% endcomponent c %}}{{% for one in page.all %}}{{{{ {call} }}}};{{% endfor %}}"
        );
        let all = serde_json::json!({"all": [{"a": "<x>"}, {"a": "y"}, {"a": "y"}]});
        make(&[("templates/x.html", &template)], "en", &all)
    }

    #[test]
    fn a_part_is_what_its_component_makes() {
        let expected = "&lt;x&gt; ../../b/;y ../../b/;y ../../b/;";
        assert_eq!(page(r#"part(name="c", of=one)"#).unwrap(), expected);
        assert_eq!(page("<c of={one} />").unwrap(), expected);
    }

    #[test]
    fn a_part_depends_on_all_arguments() {
        let both = page(r#"part(name="c", of=one) }}{{ part(name="c", of=one, loud=true)"#);
        assert!(both.unwrap().starts_with("&lt;x&gt; ../../b/&lt;x&gt; ../../b/!;"));
    }

    #[test]
    fn what_is_wrong_with_a_part_is_said() {
        assert!(page(r#"part(name="d", of=one)"#).unwrap_err().contains('d'));
        assert!(page(r#"part(name="c", of="a")"#).unwrap_err().contains("`of` is not a mapping"));
        assert!(page(r#"part(name="c", of=one, wide=1)"#).unwrap_err().contains("wide"));
    }
}
