//! Quotations in lists: those of the whole archive, and those of one speaker.

use serde::Serialize;

use crate::page::view::line::Line;
use crate::page::view::parts::{Head, Jump, Party, Words};
use crate::page::view::quotation::Collation;

/// An article in a list of quotations.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct SaidEntry {
    /// The article.
    pub from: Line,
    /// The quotations in it, in the order of the text.
    pub quotations: Vec<SaidQuotation>,
}

/// A quotation in a list.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct SaidQuotation {
    /// The address of its paragraph there.
    pub url: String,
    /// Its first words.
    pub words: Words,
    /// Who said it.
    pub by: Party,
    /// Why: the name of a rule, or `editor`.
    pub rule: &'static str,
    /// The speech in which it was said, where that is settled.
    pub speech: Option<Line>,
    /// How it compares with the text of that speech.
    pub collation: Option<Collation>,
}

/// The quotations of the archive, or a period of those.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct SaidView {
    /// The head.
    pub head: Head,
    /// The year or month; none on the first page.
    pub label: Option<String>,
    /// Who is quoted most often.
    pub speakers: Vec<Speaker>,
    /// The quotations by year, newest first.
    pub groups: Vec<SaidList>,
    /// The list's other pages.
    pub jumps: Vec<Jump>,
    /// Whether the groups hold only the latest.
    pub partial: bool,
}

/// Somebody who is quoted.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Speaker {
    /// Who.
    pub actor: Party,
    /// The address of the list on the actor's page.
    pub url: String,
    /// How many quotations there are.
    pub n: usize,
}

/// Quotations of a year.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct SaidList {
    /// EDTF of the year; `undated`.
    pub label: String,
    /// The fragment, `dl-...`.
    pub fragment: String,
    /// The articles, each with its quotations.
    pub articles: Vec<SaidEntry>,
}
