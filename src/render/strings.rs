//! The texts of a look: `i18n/LANGUAGE.yaml`, flat, `key: text` or a text for each plural category (CLDR). `{name}` in a
//! text is filled in.

use std::collections::{BTreeMap, BTreeSet};

use icu_plurals::PluralCategory;

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::nearest::did_you_mean;
use crate::base::span::{Span, Spanned};
use crate::record::node::{Entry, Node, NodeKind};
use crate::record::yaml;
use crate::source::file::SourceFile;

/// The texts of one language, by key.
pub(super) type Texts = BTreeMap<String, Text>;

/// A text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Text {
    /// One for every number.
    Plain(String),
    /// One for each category of numbers that the language tells apart.
    Forms(BTreeMap<PluralCategory, String>),
}

/// A part of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece<'a> {
    /// Words, printed as they are.
    Words(&'a str),
    /// A place to fill in, by its name.
    Slot(&'a str),
}

/// A text with the place of its key.
pub(super) type Placed = BTreeMap<String, Spanned<Text>>;

/// Reads a file of texts.
pub(super) fn read(file: &SourceFile) -> (Placed, Vec<Diagnostic>) {
    let (node, mut problems) = yaml::parse(file, Span::new(file.id, 0..file.text.len()));
    let mut texts = Placed::new();
    for entry in node.map(entries).unwrap_or_default() {
        let Entry { key, value } = entry;
        if let Some(text) = text(value, &mut problems) {
            texts.insert(key.value, Spanned::new(text, key.span));
        }
    }
    (texts, problems)
}

/// Returns a problem for each text that asks for what the English one is not given. Texts of a look's own, which English does not
/// have, are free.
pub(super) fn check_slots(texts: &Placed, english: &Texts) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (key, text) in texts {
        let Some(model) = english.get(key) else { continue };
        let known = model.slots();
        for slot in text.value.slots().difference(&known) {
            let message = format!("`{{{slot}}}` is not filled in in the text `{key}`");
            let mut problem = Diagnostic::new(Code::UnknownValue, text.span, message);
            problem.help = did_you_mean(slot, known.iter().copied());
            problems.push(problem);
        }
    }
    problems
}

/// Splits a text at its slots: `{` and `}` around a name of small letters, digits, hyphens or underscores.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut words, mut from) = (text, 0);
    while let Some(open) = words.get(from..).and_then(|rest| rest.find('{')).map(|at| from + at) {
        let inside = words.get(open + 1..).unwrap_or("");
        let name = inside.split('}').next().unwrap_or(inside);
        if name.len() == inside.len() || !is_name(name) {
            from = open + 1;
            continue;
        }
        pieces.extend(words.get(..open).filter(|before| !before.is_empty()).map(Piece::Words));
        pieces.push(Piece::Slot(name));
        words = inside.get(name.len() + 1..).unwrap_or("");
        from = 0;
    }
    pieces.extend((!words.is_empty()).then_some(Piece::Words(words)));
    pieces
}

impl Text {
    /// Returns the text for a category; that for all others where the category has none.
    pub(super) fn form(&self, category: PluralCategory) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Forms(forms) => {
                let form = forms.get(&category).or_else(|| forms.get(&PluralCategory::Other));
                form.map_or("", String::as_str)
            }
        }
    }

    fn slots(&self) -> BTreeSet<&str> {
        let texts: Vec<&str> = match self {
            Self::Plain(text) => vec![text],
            Self::Forms(forms) => forms.values().map(String::as_str).collect(),
        };
        let slot = |piece| match piece {
            Piece::Slot(name) => Some(name),
            Piece::Words(_) => None,
        };
        texts.into_iter().flat_map(pieces).filter_map(slot).collect()
    }
}

fn is_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    !name.is_empty() && name.bytes().all(plain)
}

fn entries(node: Node) -> Vec<Entry> {
    match node.kind {
        NodeKind::Mapping(entries) => entries,
        NodeKind::Null | NodeKind::Scalar(_) | NodeKind::List(_) => Vec::new(),
    }
}

fn text(node: Node, problems: &mut Vec<Diagnostic>) -> Option<Text> {
    match node.kind {
        NodeKind::Scalar(scalar) => Some(Text::Plain(scalar.text)),
        NodeKind::Mapping(entries) => forms(node.span, entries, problems),
        NodeKind::Null | NodeKind::List(_) => {
            let message = "this is not a text, nor one for each plural category";
            problems.push(Diagnostic::new(Code::WrongType, node.span, message));
            None
        }
    }
}

fn forms(span: Span, entries: Vec<Entry>, problems: &mut Vec<Diagnostic>) -> Option<Text> {
    let mut forms = BTreeMap::new();
    for Entry { key, value } in entries {
        let category = PluralCategory::get_for_cldr_string(&key.value);
        match (category, value.kind) {
            (Some(category), NodeKind::Scalar(scalar)) => {
                forms.insert(category, scalar.text);
            }
            (Some(_), _) => {
                problems.push(Diagnostic::new(Code::WrongType, value.span, "this is not a text"));
            }
            (None, _) => {
                let message = format!("`{}` is not a plural category", key.value);
                let help = "the categories are `zero`, `one`, `two`, `few`, `many` and `other`";
                problems.push(Diagnostic::new(Code::UnknownKey, key.span, message).with_help(help));
            }
        }
    }
    if !forms.contains_key(&PluralCategory::Other) {
        let message = "the text for the plural category `other` is missing";
        problems.push(Diagnostic::new(Code::MissingKey, span, message));
        return None;
    }
    Some(Text::Forms(forms))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::span::FileId;
    use crate::source::file::Role;

    fn file(text: &str) -> SourceFile {
        let role = Role::Strings("x".into(), "fr".into());
        SourceFile { id: FileId(3), path: "themes/x/i18n/fr.yaml".into(), role, text: text.into() }
    }

    fn problems(text: &str) -> Vec<String> {
        read(&file(text))
            .1
            .into_iter()
            .map(|problem| format!("{}: {}", problem.code, problem.message))
            .collect()
    }

    #[test]
    fn texts_are_read_as_they_are_spelt() {
        let (texts, problems) =
            read(&file("no: no\nyear: 2024\nn:\n  one: '{n} livre'\n  other: '{n} livres'\n"));
        assert_eq!(problems, []);
        assert_eq!(texts["no"].value, Text::Plain("no".into()));
        assert_eq!(texts["year"].value, Text::Plain("2024".into()));
        assert_eq!(texts["n"].value.form(PluralCategory::One), "{n} livre");
        assert_eq!(texts["n"].value.form(PluralCategory::Many), "{n} livres");
    }

    #[test]
    fn what_is_no_text_is_reported() {
        assert_eq!(
            problems("a: [b]"),
            ["wrong-type: this is not a text, nor one for each plural category"]
        );
        assert_eq!(
            problems("a: {on: b, other: c}\nd: {one: e}\n"),
            [
                "unknown-key: `on` is not a plural category",
                "missing-key: the text for the plural category `other` is missing"
            ]
        );
        assert_eq!(problems("a: b\na: c\n").len(), 1);
    }

    #[test]
    fn a_slot_that_is_never_filled_in_is_reported() {
        let english = Texts::from([("due".to_owned(), Text::Plain("Due {date}".to_owned()))]);
        let (texts, _) = read(&file("due: Échéance {dat}\nown: '{what}'\n"));
        let found = check_slots(&texts, &english);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`{dat}` is not filled in in the text `due`");
        assert_eq!(found[0].help.as_deref(), Some("did you mean `date`?"));
    }

    #[test]
    fn slots_are_names_in_braces_and_all_else_is_words() {
        use Piece::{Slot, Words};
        assert_eq!(pieces("a {b} c{d-e}"), [Words("a "), Slot("b"), Words(" c"), Slot("d-e")]);
        assert_eq!(pieces("{ b} {} {a"), [Words("{ b} {} {a")]);
        assert_eq!(pieces("{{n}}"), [Words("{"), Slot("n"), Words("}")]);
        assert_eq!(pieces(""), []);
    }

    proptest! {
        #[test]
        fn pieces_are_the_whole_text(text in "[{}ab é]{0,20}") {
            let whole: String = pieces(&text).into_iter().map(|piece| match piece {
                Piece::Words(words) => words.to_owned(),
                Piece::Slot(name) => format!("{{{name}}}"),
            }).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
