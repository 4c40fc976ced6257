//! Notes in lists: those of the whole archive by kind, and those that concern a record.

use serde::Serialize;

use crate::page::view::line::Line;
use crate::page::view::parts::{Head, Jump, Link, Party, Sentence, Words};

/// One note in a list.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct NoteEntry {
    /// `context`, `quote`, `claim`, `pledge`, `discrepancy`, `source`, `translation`, `dispute`.
    pub kind: &'static str,
    /// The address of the note, with its fragment.
    pub url: String,
    /// The record that it stands on.
    pub from: Line,
    /// The passage in its sentence; alone where it is long, or where the text is held back.
    pub sentence: Sentence,
    /// Who is quoted, promises or claims.
    pub by: Vec<Party>,
    /// Whose sides a dispute has.
    pub sides: Vec<Party>,
    /// Who spoke for them.
    pub via: Vec<Party>,
    /// `direct`, `paraphrase`, `translated`, `secondhand`.
    pub mode: Option<&'static str>,
    /// The pledge and the claim that the passage is evidence of.
    pub subjects: Vec<Link>,
    /// The first words of what the note says.
    pub body: Option<Words>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub date: Option<String>,
}

/// The notes of the archive, or those of one kind, or a period of those.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct NotesView {
    /// The head.
    pub head: Head,
    /// The kind; none where all kinds are shown.
    pub kind: Option<&'static str>,
    /// The year or month; none on the first page.
    pub label: Option<String>,
    /// The kinds that there are; a label is the kind.
    pub kinds: Vec<Jump>,
    /// The notes under their headings: kinds, or years.
    pub groups: Vec<NoteList>,
    /// The list's other pages.
    pub jumps: Vec<Jump>,
    /// Whether the groups hold only the latest.
    pub partial: bool,
}

/// Notes under one heading.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct NoteList {
    /// The kind, or EDTF of the year; `undated`.
    pub label: String,
    /// What `label` is: `kind`, `date`.
    pub sort: &'static str,
    /// The fragment, `dl-...`.
    pub fragment: String,
    /// The page with all of the kind, where not all are shown.
    pub more: Option<String>,
    /// The notes.
    pub notes: Vec<NoteEntry>,
}
