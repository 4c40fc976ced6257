//! What may stand in a mapping, as tables: each reader of fields is held to its own, and the reference is made from them.

use crate::base::kind::Kind;

/// The fields of one sort of mapping.
#[derive(Debug)]
pub struct Table {
    /// What such a mapping is called; its heading in the reference.
    pub title: &'static str,
    /// What it is, in Markdown.
    pub says: &'static str,
    /// Its fields, in the order in which they are best written.
    pub fields: &'static [Field],
}

/// One field.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What values it takes.
    pub shape: Shape,
    /// What it means, in Markdown.
    pub says: &'static str,
    /// The value, in YAML, that means the same as leaving the field out.
    pub standard: Option<&'static str>,
    /// A value, in YAML, where the shape does not say enough.
    pub example: Option<&'static str>,
}

/// Whether a field must be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// There is no such mapping without it.
    Required,
    /// It may be left out.
    Optional,
}

/// What values a field takes.
#[derive(Debug)]
pub enum Shape {
    /// A text on one line.
    Line,
    /// A text on one line that is looked for in other texts.
    Name,
    /// A text of any length.
    Text,
    /// A text of any length in Markdown.
    Markdown,
    /// `true` or `false`.
    Truth,
    /// A whole number.
    Count,
    /// A number with up to two decimals.
    Amount,
    /// A date, of one day, month or year.
    Day,
    /// A date or an interval.
    Date,
    /// A language's tag.
    Language,
    /// An id; the field says of what.
    Id,
    /// The id of a record of that kind.
    IdOf(Kind),
    /// A topic or place, by name or id.
    Term(Kind),
    /// Any record of the archive.
    Record,
    /// An address on the web.
    Url,
    /// The symbol of a UN document.
    Symbol,
    /// One of some words.
    Word(fn() -> Vec<&'static str>),
    /// What no other field takes, in words; the field has an example or a standard.
    Own(&'static str),
    /// Anything that YAML can say.
    Any,
    /// A list, or one value in place of a list of one.
    List(&'static Shape),
    /// A mapping with keys of the archive's own choice: what they are, and the shape of their values.
    Map(&'static str, &'static Shape),
    /// A mapping with fields.
    Fields(&'static Table),
    /// One or the other.
    Or(&'static Shape, &'static Shape),
}

/// Returns a field that must be there.
pub const fn required(key: &'static str, shape: Shape, says: &'static str) -> Field {
    Field { key, need: Need::Required, shape, says, standard: None, example: None }
}

/// Returns a field that may be left out.
pub const fn optional(key: &'static str, shape: Shape, says: &'static str) -> Field {
    Field { key, need: Need::Optional, shape, says, standard: None, example: None }
}

impl Field {
    #[must_use]
    /// Says what leaving the field out means.
    pub const fn standard(self, value: &'static str) -> Self {
        Self { standard: Some(value), ..self }
    }

    #[must_use]
    /// Adds an example.
    pub const fn such_as(self, value: &'static str) -> Self {
        Self { example: Some(value), ..self }
    }
}

/// Returns the words of a vocabulary.
pub fn words<T>(vocabulary: &[(&'static str, T)]) -> Vec<&'static str> {
    vocabulary.iter().map(|(word, _)| *word).collect()
}
