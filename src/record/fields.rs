//! The fields of one mapping: each is asked for by name and type, problems are collected, and keys that its tables do not
//! have are reported at the end. A reader that does not keep to its tables is an error of ours.

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::nearest::did_you_mean;
use crate::base::span::{Span, Spanned};
use crate::record::node::{Entry, Node, NodeKind};
use crate::record::table::{Field, Need, Table};
use crate::record::value;

/// A mapping while it is being read. Readers of values are functions `fn(&Node, &mut Vec<Diagnostic>) -> Option<T>`
/// that report why they return nothing.
pub struct Fields<'a> {
    entries: &'a [Entry],
    place: Span,
    tables: &'a [&'static Table],
    asked: Vec<&'static str>,
    /// Whether each field that must be there could be read.
    is_whole: bool,
    problems: &'a mut Vec<Diagnostic>,
}

/// Words that people write for a key, and the key; suggested where the mapping has it.
const OTHER_WORDS: [(&str, &str); 12] = [
    ("author", "byline"),
    ("authors", "byline"),
    ("categories", "topics"),
    ("description", "summary"),
    ("kind", "type"),
    ("lang", "language"),
    ("slug", "id"),
    ("source", "sources"),
    ("sources", "source"),
    ("tags", "topics"),
    ("type", "kind"),
    ("unlisted", "visibility"),
];

/// Reads a mapping that has the fields of some tables with `read`, and reports keys that they do not have.
pub fn read<T>(
    node: &Node,
    tables: &[&'static Table],
    problems: &mut Vec<Diagnostic>,
    read: impl FnOnce(&mut Fields<'_>) -> Option<T>,
) -> Option<T> {
    let entries = value::mapping(node, problems)?;
    // A block mapping spans many lines; its first key is enough to point at.
    let place = entries.first().map_or(node.span, |entry| entry.key.span);
    let mut fields = Fields { entries, place, tables, asked: Vec::new(), is_whole: true, problems };
    let made = read(&mut fields);
    fields.report_unknown();
    fields.assert_all_asked();
    made
}

impl<'a> Fields<'a> {
    /// Reads a field that may be missing.
    pub fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Node, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> Option<T> {
        self.assert_need(key, Need::Optional);
        self.value(key, read)
    }

    /// Reads a field that must be there.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Node, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> Option<T> {
        self.assert_need(key, Need::Required);
        if self.entry(key).is_none() {
            self.report_missing(&format!("`{key}` is missing"));
        }
        self.value(key, read)
    }

    /// Reads a field that must be there. Where it is missing or wrong something stands for it, so that the rest is looked at all the
    /// same; the mapping is not whole then.
    pub fn required_or<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Node, &mut Vec<Diagnostic>) -> Option<Spanned<T>>,
        stand_in: impl FnOnce() -> T,
    ) -> Spanned<T> {
        self.required(key, read).unwrap_or_else(|| {
            self.is_whole = false;
            Spanned::new(stand_in(), self.place)
        })
    }

    /// Returns whether nothing had to stand for a field so far.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    fn value<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Node, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> Option<T> {
        let entry = self.entry(key)?;
        if matches!(entry.value.kind, NodeKind::Null) {
            let problem =
                Diagnostic::new(Code::EmptyValue, entry.key.span, format!("`{key}` is empty"));
            self.problems.push(problem.with_help("give it a value, or remove the key"));
            return None;
        }
        read(&entry.value, self.problems)
    }

    /// Reads a field that is a list, or a single value in place of a list of one; values that cannot be read are left out.
    pub fn list<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&Node, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> Vec<T> {
        self.optional(key, |node, problems| Some(value::list(node, problems, read)))
            .unwrap_or_default()
    }

    /// Reads a list that must be there and hold something.
    pub fn required_list<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&Node, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> Vec<T> {
        self.assert_need(key, Need::Required);
        match self.entry(key) {
            None => self.report_missing(&format!("`{key}` is missing")),
            Some(Entry {
                key: Spanned { span, .. },
                value: Node { kind: NodeKind::List(items), .. },
            }) if items.is_empty() => {
                self.report(Diagnostic::new(Code::EmptyValue, *span, format!("`{key}` is empty")));
            }
            Some(_) => {}
        }
        self.value(key, |node, problems| Some(value::list(node, problems, read)))
            .unwrap_or_default()
    }

    /// Returns whether a key stands in the mapping with something; an empty list is nothing.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.entry(key).is_some_and(
            |entry| !matches!(&entry.value.kind, NodeKind::List(items) if items.is_empty()),
        )
    }

    /// Returns the place of a key, if it stands in the mapping.
    pub fn key(&mut self, key: &'static str) -> Option<Span> {
        self.entry(key).map(|entry| entry.key.span)
    }

    /// Reports that something is missing from the mapping.
    pub fn report_missing(&mut self, message: &str) {
        self.problems.push(Diagnostic::new(Code::MissingKey, self.place, message));
    }

    /// Returns the list that problems are reported on.
    pub fn problems(&mut self) -> &mut Vec<Diagnostic> {
        self.problems
    }

    /// Reports a problem.
    pub fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Returns the entry of a key.
    fn entry(&mut self, key: &'static str) -> Option<&'a Entry> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries.iter().find(|entry| entry.key.value == key)
    }

    fn rows(&self) -> impl Iterator<Item = &'static Field> {
        self.tables.iter().flat_map(|table| table.fields)
    }

    fn assert_need(&self, key: &'static str, need: Need) {
        let row = self.rows().find(|row| row.key == key);
        let row = row.unwrap_or_else(|| panic!("the field `{key}` has a row in its table"));
        assert_eq!(row.need, need, "the table says of `{key}` what its reader does");
    }

    /// A row that nobody asks for is a field that is taken and lost.
    fn assert_all_asked(&self) {
        for row in self.rows() {
            assert!(self.asked.contains(&row.key), "the field `{}` is read", row.key);
        }
    }

    fn report_unknown(&mut self) {
        let mut known: Vec<_> = self.rows().map(|row| row.key).collect();
        known.sort_unstable();
        for Entry { key, .. } in self.entries {
            if !known.contains(&key.value.as_str()) {
                let message = format!("there is no key {} here", value::quoted(&key.value));
                let problem = Diagnostic::new(Code::UnknownKey, key.span, message)
                    .with_help(suggestion(&key.value, &known));
                self.problems.push(problem);
            }
        }
    }
}

fn suggestion(key: &str, known: &[&str]) -> String {
    let other = || {
        let (_, meant) =
            OTHER_WORDS.into_iter().find(|(word, meant)| *word == key && known.contains(meant))?;
        Some(format!("the key is called `{meant}`"))
    };
    let all = || format!("the keys are `{}`", known.join("`, `"));
    other().or_else(|| did_you_mean(key, known.iter().copied())).unwrap_or_else(all)
}

#[cfg(test)]
mod tests {
    use crate::base::kind::Kind;
    use crate::record::kit;

    #[test]
    fn unknown_keys_are_reported_with_the_nearest() {
        kit::check(
            Kind::Article,
            "
                title: A
                date: 2024-09-26
                type: report
                languge: en
                author: B
                source: {puplisher: C, zzz: D}
            ",
            "
                6:10 unknown-key there is no key `puplisher` here
                  help: did you mean `publisher`?
                6:24 unknown-key there is no key `zzz` here
                  help: the keys are `archived`, `publisher`, `retrieved`, `rights`, `sha256`, `title`, `url`
                4:1 unknown-key there is no key `languge` here
                  help: did you mean `language`?
                5:1 unknown-key there is no key `author` here
                  help: the key is called `byline`
            ",
        );
    }

    #[test]
    fn empty_and_missing_values_are_told_apart() {
        kit::check(
            Kind::Article,
            r#"
                title:
                date: ""
                type: ~
                actors:
                  - kenya
                  -
                byline: []
            "#,
            "
                1:1 empty-value `title` is empty
                  help: give it a value, or remove the key
                2:7 empty-value the value is empty
                  help: write a value, or remove it
                3:1 empty-value `type` is empty
                  help: give it a value, or remove the key
                6:4 empty-value the value is empty
                  help: write a value, or remove it
            ",
        );
    }

    #[test]
    fn a_list_or_text_is_no_mapping() {
        kit::check(
            Kind::Page,
            "
                - title: A
            ",
            "
                1:1 wrong-type a list stands where keys and values are wanted
            ",
        );
    }

    #[test]
    fn a_text_is_no_mapping() {
        kit::check(
            Kind::Page,
            "
                title
            ",
            "
                1:1 wrong-type `title` stands where keys and values are wanted
            ",
        );
    }
}
