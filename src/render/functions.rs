//! The functions that templates call: links, texts, dates, numbers and lists in the page's language.

use std::collections::BTreeSet;
use std::sync::Arc;

use icu_plurals::PluralCategory;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value, escape_html};

use crate::base::date::Edtf;
use crate::base::language::Language;
use crate::base::link::{LinkStyle, link};
use crate::base::nearest::did_you_mean;
use crate::render::dates;
use crate::render::part::Parts;
use crate::render::strings::{Piece, pieces};
use crate::render::voice::{Voice, Voices};

/// What the functions know beside their arguments.
#[derive(Debug)]
pub(super) struct Tools {
    /// The languages.
    pub(super) voices: Voices,
    /// The names of the look's static files.
    pub(super) assets: BTreeSet<String>,
    /// How links to pages are written.
    pub(super) links: LinkStyle,
    /// The parts that pages share.
    pub(super) parts: Parts,
}

/// Makes all functions known to the templates that are added later.
///
/// `url(path)`, `asset(path)`, `t(key, ...)`, `date(value)`, `time(value)`, `number(value)`, `list(items)`,
/// `language_name(tag)`, `part(name, of, ...)`. They read `root` and `lang` from the page; a component must therefore declare `@root` or
/// `@lang`. All that speak take another language as `lang=`.
pub(super) fn register(tera: &mut Tera, tools: &Arc<Tools>) {
    let mut add =
        |name: &'static str, function: fn(&Tools, &Kwargs, &State<'_>) -> TeraResult<Value>| {
            let tools = Arc::clone(tools);
            tera.register_function(name, move |given: Kwargs, state: &State<'_>| {
                function(&tools, &given, state)
            });
        };
    add("url", url);
    add("asset", asset);
    add("t", text);
    add("date", date);
    add("time", time);
    add("number", number);
    add("list", list);
    add("language_name", language_name);
    add("part", |tools, given, state| tools.parts.part(given, state));
}

fn url(tools: &Tools, given: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let root = needed(state, "root")?;
    let path: &str = given.must_get("path")?;
    check_target(path).map_err(Error::message)?;
    Ok(Value::from(link(words(&root), path, tools.links)))
}

/// Returns an error unless `path` is a path of the site, a fragment, or an address elsewhere that does not run anything.
fn check_target(path: &str) -> Result<(), String> {
    if path.starts_with("//") {
        return Err(format!("`{path}` does not say by which protocol"));
    }
    match scheme(path) {
        None | Some("http" | "https" | "mailto") => Ok(()),
        Some(scheme) => Err(format!("`{scheme}:` is not linked to")),
    }
}

/// Returns the scheme of a URL; none for a path.
fn scheme(path: &str) -> Option<&str> {
    let end = path.find(['/', '?', '#']).unwrap_or(path.len());
    path.get(..end)?.split_once(':').map(|(scheme, _)| scheme)
}

fn asset(tools: &Tools, given: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let path: &str = given.must_get("path")?;
    if !tools.assets.contains(path) {
        let meant = did_you_mean(path, tools.assets.iter().map(String::as_str));
        return fail(&format!("the theme has no static file `{path}`"), meant);
    }
    Ok(Value::from(format!("{}assets/{path}", words(&needed(state, "root")?))))
}

fn text(tools: &Tools, given: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let voice = voice(tools, given, state)?;
    let key: &str = given.must_get("key")?;
    if let Some(words) = voice.words(key) {
        return Ok(words.clone());
    }
    let Some(text) = voice.text(key) else {
        return fail(&format!("there is no text `{key}`"), did_you_mean(key, voice.keys()));
    };
    let count = given.get::<&Value>("n")?.and_then(Value::as_u64);
    let category = count.map_or(PluralCategory::Other, |n| voice.category(n));
    let mut parts = Vec::new();
    for piece in pieces(text.form(category)) {
        parts.push(match piece {
            Piece::Words(words) => Part { text: words.to_owned(), is_markup: false },
            Piece::Slot(slot) => filled(key, slot, given, voice)?,
        });
    }
    Ok(join(&parts))
}

/// A piece of a text with its slot filled in.
struct Part {
    text: String,
    is_markup: bool,
}

/// Returns the value for a slot: as it is, but `n` grouped as the language does it.
fn filled(key: &str, slot: &str, given: &Kwargs, voice: &Voice) -> TeraResult<Part> {
    let value =
        given.get::<&Value>(slot)?.filter(|value| !value.is_none() && !value.is_undefined());
    let Some(value) = value else {
        return Err(Error::message(format!("the text `{key}` needs `{slot}`")));
    };
    let text = value.to_string();
    let grouped = if slot == "n" { voice.number(&text) } else { None };
    Ok(Part { text: grouped.unwrap_or(text), is_markup: value.is_safe() && value.is_string() })
}

/// Joins the parts: as plain text where all are, for the template to escape; else as markup.
fn join(parts: &[Part]) -> Value {
    if parts.iter().any(|part| part.is_markup) {
        let escaped =
            |part: &Part| if part.is_markup { part.text.clone() } else { escape(&part.text) };
        return Value::safe_string(&parts.iter().map(escaped).collect::<String>());
    }
    Value::from(parts.iter().map(|part| part.text.as_str()).collect::<String>())
}

fn date(tools: &Tools, given: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    Ok(Value::from(dates::in_words(&edtf(given)?, voice(tools, given, state)?)))
}

/// Returns the date in words, in a `time` element where HTML has a form for it.
fn time(tools: &Tools, given: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let date = edtf(given)?;
    let words = escape(&dates::in_words(&date, voice(tools, given, state)?));
    let markup = match date.plain() {
        Some(plain) => format!("<time datetime=\"{plain}\">{words}</time>"),
        None => words,
    };
    Ok(Value::safe_string(&markup))
}

fn edtf(given: &Kwargs) -> TeraResult<Edtf> {
    let text: &str = given.must_get("value")?;
    Edtf::parse(text)
        .map_err(|error| Error::message(format!("`{text}` is not a date: {}", error.message)))
}

fn number(tools: &Tools, given: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let value: &Value = given.must_get("value")?;
    let digits = value.to_string();
    let number = voice(tools, given, state)?.number(&digits);
    number.map(Value::from).ok_or_else(|| Error::message(format!("`{digits}` is not a number")))
}

fn list(tools: &Tools, given: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let voice = voice(tools, given, state)?;
    let items: &[Value] = given.must_get("items")?;
    if items.iter().any(Value::is_safe) {
        let markup = |item: &Value| {
            if item.is_safe() { item.to_string() } else { escape(&item.to_string()) }
        };
        return Ok(Value::safe_string(&voice.list(&items.iter().map(markup).collect::<Vec<_>>())));
    }
    Ok(Value::from(voice.list(&items.iter().map(Value::to_string).collect::<Vec<_>>())))
}

fn language_name(tools: &Tools, given: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let tag: &str = given.must_get("tag")?;
    let language =
        Language::parse(tag).ok_or_else(|| Error::message(format!("`{tag}` is not a language")))?;
    Ok(Value::from(voice(tools, given, state)?.language_name(&language)))
}

/// Returns the voice of the language that is given, or else of the page's.
fn voice<'a>(tools: &'a Tools, given: &Kwargs, state: &State<'_>) -> TeraResult<&'a Voice> {
    match given.get::<&str>("lang")? {
        Some(tag) => Ok(tools.voices.find(tag)),
        None => Ok(tools.voices.find(words(&needed(state, "lang")?))),
    }
}

/// Returns a value that every page has. A component sees it only where it says so.
pub(super) fn needed(state: &State<'_>, name: &str) -> TeraResult<Value> {
    let missing = || {
        Error::message(format!(
            "`{name}` is not known here; declare `@{name}` among the component's arguments"
        ))
    };
    state.get::<Value>(name)?.ok_or_else(missing)
}

/// Returns a value that is text.
fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn fail(message: &str, help: Option<String>) -> TeraResult<Value> {
    let help = help.map(|help| format!("; {help}")).unwrap_or_default();
    Err(Error::message(format!("{message}{help}")))
}

fn escape(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    escape_html(text, &mut escaped).expect("a vector takes all that is written to it");
    String::from_utf8(escaped).expect("escaping text gives text")
}

#[cfg(test)]
mod tests {
    use crate::render::kit::{evaluate, make};

    #[test]
    fn links_are_relative_and_what_runs_something_is_refused() {
        let to = |path: &str| evaluate(&format!("url(path=\"{path}\")"), "en");
        assert_eq!(to("actors/kenya/#p3").unwrap(), "../../actors/kenya/#p3");
        assert_eq!(to("#p3").unwrap(), "#p3");
        assert_eq!(to("https://un.org/a/").unwrap(), "https://un.org/a/");
        assert_eq!(to("meetings/a:b/").unwrap(), "../../meetings/a:b/");
        assert!(to("javascript:alert(1)").unwrap_err().contains("`javascript:` is not linked to"));
        assert!(to("//un.org").unwrap_err().contains("`//un.org` does not say by which protocol"));
    }

    #[test]
    fn static_files_must_be_there() {
        assert_eq!(evaluate(r#"asset(path="style.css")"#, "en").unwrap(), "../../assets/style.css");
        let error = evaluate(r#"asset(path="stile.css")"#, "en").unwrap_err();
        assert!(
            error.contains("the theme has no static file `stile.css`; did you mean `style.css`?"),
            "{error}"
        );
    }

    const TEXTS: &str = "a: a <b> & {what}\nn: {one: '{n} thing', other: '{n} things'}\n";

    fn with_texts(expression: &str, language: &str) -> String {
        let template = format!("{{{{ {expression} }}}}");
        let archive =
            [("templates/x.html", template.as_str()), ("themes/default/i18n/en.yaml", TEXTS)];
        make(&archive, language, &serde_json::json!({"name": "<i>"})).unwrap_or_else(|error| error)
    }

    #[test]
    fn texts_are_filled_in_and_escaped_once() {
        assert_eq!(
            with_texts(r#"t(key="a", what=page.name)"#, "en"),
            "a &lt;b&gt; &amp; &lt;i&gt;"
        );
        assert_eq!(
            with_texts(r#"t(key="a", what=page.name | safe)"#, "en"),
            "a &lt;b&gt; &amp; <i>"
        );
        assert_eq!(
            with_texts(r#"t(key="a", what=t(key="a", what=1979))"#, "en"),
            "a &lt;b&gt; &amp; a &lt;b&gt; &amp; 1979"
        );
        let with_time = r#"t(key="a", what=time(value="2024-09~"))"#;
        assert_eq!(
            with_texts(with_time, "en"),
            "a &lt;b&gt; &amp; <time datetime=\"2024-09\">about September 2024</time>"
        );
    }

    #[test]
    fn texts_follow_the_number() {
        assert_eq!(with_texts(r#"t(key="n", n=1)"#, "en"), "1 thing");
        assert_eq!(with_texts(r#"t(key="n", n=0)"#, "en"), "0 things");
        assert_eq!(with_texts(r#"t(key="n", n=12345)"#, "en"), "12,345 things");
    }

    #[test]
    fn unknown_texts_and_missing_values_are_errors() {
        assert!(
            with_texts(r#"t(key="skipp")"#, "en")
                .contains("there is no text `skipp`; did you mean `skip`?")
        );
        assert!(with_texts(r#"t(key="a")"#, "en").contains("the text `a` needs `what`"));
        assert!(with_texts(r#"t(key="a", what=none)"#, "en").contains("the text `a` needs `what`"));
    }

    #[test]
    fn numbers_and_lists_are_written_as_the_language_does_it() {
        assert_eq!(evaluate("number(value=1234567)", "en").unwrap(), "1,234,567");
        assert_eq!(evaluate("number(value=1234567)", "fr").unwrap(), "1\u{202f}234\u{202f}567");
        assert_eq!(evaluate(r#"number(value="12.50")"#, "en").unwrap(), "12.50");
        assert!(
            evaluate(r#"number(value="many")"#, "en")
                .unwrap_err()
                .contains("`many` is not a number")
        );
        assert_eq!(
            evaluate(r#"list(items=["a", "<b>", "c"])"#, "en").unwrap(),
            "a, &lt;b&gt; and c"
        );
        assert_eq!(
            evaluate(r#"list(items=["<a>", "<b>" | safe])"#, "en").unwrap(),
            "&lt;a&gt; and <b>"
        );
    }

    #[test]
    fn dates_are_not_read_into() {
        assert_eq!(
            evaluate(r#"date(value="2024-09-26T14:27:00Z")"#, "en").unwrap(),
            "26 September 2024"
        );
        assert_eq!(evaluate(r#"time(value="2024/2025")"#, "en").unwrap(), "2024 to 2025");
        assert!(
            evaluate(r#"date(value="soon")"#, "en").unwrap_err().contains("`soon` is not a date")
        );
    }

    #[test]
    fn languages_have_names() {
        assert_eq!(evaluate(r#"language_name(tag="sw")"#, "en").unwrap(), "Swahili");
        assert_eq!(
            evaluate(r#"language_name(tag="zh-Hant")"#, "en").unwrap(),
            "Chinese, traditional"
        );
        assert_eq!(evaluate(r#"language_name(tag="fr-CA")"#, "en").unwrap(), "French");
        assert_eq!(evaluate(r#"language_name(tag="tlh")"#, "en").unwrap(), "tlh");
    }

    #[test]
    fn a_component_must_say_that_it_uses_the_page() {
        let with = |arguments: &str| {
            let template = format!(
                "{{% component c({arguments}) %}}{{{{ url(path=\"a/\") }}}}{{% endcomponent c %}}{{{{ <c /> }}}}"
            );
            make(&[("templates/x.html", &template)], "en", &())
        };
        assert_eq!(with("@root").unwrap(), "../../a/");
        let error = with("").unwrap_err();
        assert!(error.contains("declare `@root` among the component's arguments"), "{error}");
    }
}
