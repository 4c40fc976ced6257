//! Notes as they stand in a text.

use serde::Serialize;

use crate::page::view::line::Line;
use crate::page::view::parts::{Html, Party, Source};
use crate::page::view::quotation::Covered;

/// A text with its notes: parts in order, to be printed one behind the other.
#[derive(Clone, PartialEq, Eq, Debug, Default, Hash, Serialize)]
pub struct Text {
    /// The parts; none where there is no text to show.
    pub parts: Vec<TextPart>,
    /// Notes on what is not shown of the text.
    pub apart: Vec<Note>,
    /// Its headings, where it has several.
    pub contents: Vec<Heading>,
    /// All notes by kind, those of a kind in the order of their numbers.
    pub index: Vec<NoteGroup>,
}

/// A heading of a text.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Heading {
    /// Its fragment.
    pub fragment: String,
    /// Its words.
    pub title: String,
}

/// Some blocks of a text, and the notes behind them.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct TextPart {
    /// The blocks.
    pub html: Html,
    /// The paragraphs among them that reports quote; behind those of earlier parts.
    pub covered: Vec<Covered>,
    /// The notes on passages that end in the last of these blocks, but for those that are folded.
    pub notes: Vec<Note>,
    /// Further notes, where there are more than a page should show at once.
    pub folded: Vec<Note>,
    /// The kinds of those that are folded, each once.
    pub folded_kinds: Vec<&'static str>,
    /// Beside how many blocks of the text there is room for the notes, up to 12; 0 where they stand inside a list or a quotation.
    pub rows: usize,
    /// Where the notes stand on a wide screen: `beside` the text, `below` the block where they would be much longer than what is beside
    /// them, `inside` a list or a quotation.
    pub place: &'static str,
    /// The number of the paragraph with which the text goes on; none at its end.
    pub continues: Option<usize>,
}

/// A note.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Note {
    /// Its fragment of the page.
    pub fragment: String,
    /// Its number on the page, from 1.
    pub number: usize,
    /// What the note and the marks of its passage have in common, for style sheets: from 1 to 48. Where a page has more notes, those
    /// with the same key stand far apart.
    pub key: usize,
    /// `context`, `quote`, `claim`, `pledge`, `discrepancy`, `source`, `translation`, `dispute`.
    pub kind: &'static str,
    /// The passage.
    pub quote: String,
    /// Whether the passage is marked in the text.
    pub marked: bool,
    /// The passage on the publisher's page.
    pub elsewhere: Option<String>,
    /// What it says.
    pub body: Html,
    /// Who is quoted, promises or claims.
    pub by: Vec<Party>,
    /// Who spoke for them.
    pub via: Vec<Party>,
    /// `direct`, `paraphrase`, `translated`, `secondhand`.
    pub mode: Option<&'static str>,
    /// Where they said it, unless the text is a report of that speech alone.
    pub speech: Option<Line>,
    /// The pledges and claims that the passage is evidence of.
    pub subjects: Vec<Line>,
    /// The sides of a dispute.
    pub positions: Vec<Position>,
    /// The evidence.
    pub sources: Vec<Source>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub date: Option<String>,
    /// Who reviewed it.
    pub reviewed_by: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
}

/// One side of a dispute.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Position {
    /// Whose.
    pub by: Vec<Party>,
    /// What they say.
    pub body: Html,
    /// Where they say it.
    pub sources: Vec<Source>,
}

/// The notes of a kind, as the index at the end of a page lists them.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct NoteGroup {
    /// The kind.
    pub kind: &'static str,
    /// The notes.
    pub notes: Vec<NoteLink>,
}

/// A note in an index.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct NoteLink {
    /// Its fragment.
    pub fragment: String,
    /// Its number.
    pub number: usize,
    /// The beginning of the passage.
    pub quote: String,
}
