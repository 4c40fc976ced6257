//! Quotations: whose words a text says they are, and how they compare with the speech.

use serde::Serialize;

use crate::page::view::line::Line;
use crate::page::view::parts::{Party, Sentence};

/// A quotation of an article.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Quotation {
    /// Its words; what was found by rule, in its sentence, which shows why.
    pub sentence: Sentence,
    /// The fragment of the paragraph that it begins in.
    pub fragment: Option<String>,
    /// Who said it.
    pub by: Party,
    /// Why: the name of a rule, or `editor` where a note says so.
    pub rule: &'static str,
    /// The speech in which it was said, where that is settled, unless the text is a report of that speech alone.
    pub speech: Option<Line>,
    /// How it compares with the text of that speech.
    pub collation: Option<Collation>,
}

/// How a quotation compares with the text of a speech.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Collation {
    /// `same`, `small`, `differs`, `abridged`, `not-compared`.
    pub verdict: &'static str,
    /// `prepared`, `delivered`, `official`, `provisional`, `automatic`.
    pub basis: Option<&'static str>,
    /// The paragraph of the speech where it begins.
    pub paragraph: Option<u32>,
    /// The address of that paragraph.
    pub url: String,
    /// The report's words around what differs; none where nothing does, or its text is held back.
    pub report: Vec<Piece>,
    /// The speech's words around what differs.
    pub speech: Vec<Piece>,
    /// Why an editor lets the difference stand.
    pub accepted: Option<String>,
}

/// Some words.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether the other wording does not have them.
    pub differs: bool,
}

/// A paragraph of a speech and the reports that quote it.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Covered {
    /// The number of the paragraph.
    pub paragraph: u32,
    /// The reports, in the order of time; the first where there are many.
    pub reports: Vec<Quoting>,
    /// How many more there are.
    pub more: usize,
}

/// A report that quotes a paragraph.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Quoting {
    /// The article.
    pub article: Line,
    /// Its quotations from the paragraph, in order.
    pub quotations: Vec<Comparison>,
}

/// A quotation in a report.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Comparison {
    /// Its address.
    pub url: String,
    /// How its words compare with those of the speech.
    pub collation: Collation,
}

/// How many reports quote each paragraph of a speech.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Coverage {
    /// The number of reports of each paragraph, in order.
    pub paragraphs: Vec<usize>,
    /// How many paragraphs are quoted at all.
    pub n_quoted: usize,
}
