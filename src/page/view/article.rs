//! An article's page.

use serde::Serialize;

use crate::page::view::index::Publisher;
use crate::page::view::line::Line;
use crate::page::view::note::Text;
use crate::page::view::parts::{
    Head, Html, Identifier, Jump, Link, Party, Reference, Source, Withdrawn,
};
use crate::page::view::quotation::Quotation;

/// An article's page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct ArticleView {
    /// The head.
    pub head: Head,
    /// `report`, `analysis`, `opinion`, `editorial`, `interview`, `agency`, `press-release`, `digest`.
    pub form: &'static str,
    /// When it was published.
    pub date: String,
    /// Where it was filed from.
    pub dateline: Option<String>,
    /// Who wrote it, as printed.
    pub byline: Vec<String>,
    /// The section that it appeared in.
    pub section: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// Whose text it is; none for a digest.
    pub origin: Option<Origin>,
    /// Who published it, where the archive has more of theirs.
    pub publisher: Option<Publisher>,
    /// The article before it in time, in its language.
    pub previous: Option<Line>,
    /// The article after it.
    pub next: Option<Line>,
    /// What a digest is made from.
    pub sources: Vec<Source>,
    /// `current`, `updated` or `retracted`.
    pub status: &'static str,
    /// Corrections, oldest first.
    pub corrections: Vec<Correction>,
    /// The notice in place of the text.
    pub withdrawn: Option<Withdrawn>,
    /// The text with its notes; without parts where it is withheld.
    pub text: Text,
    /// `full`, `excerpt` or `metadata`: how much of the text is published.
    pub publish: &'static str,
    /// The quotations in the text whose speakers are known; none where not all of it is published.
    pub quotations: Vec<Quotation>,
    /// How many others there are, whose speakers were not found.
    pub n_unattributed: usize,
    /// Whom it is about, as its record says.
    pub about: Vec<Party>,
    /// Whom its text names besides, found by rule.
    pub named: Vec<Party>,
    /// The speeches that it reports.
    pub speeches: Vec<Line>,
    /// The events that it reports.
    pub events: Vec<Line>,
    /// Pledges and claims that this text is evidence of, or that cite it.
    pub followed: Vec<Line>,
    /// Topics.
    pub topics: Vec<Link>,
    /// Places.
    pub places: Vec<Link>,
    /// Other articles that tell of the same.
    pub related: Vec<Related>,
    /// What refers to it.
    pub references: Vec<Reference>,
    /// The years, where not all that refers to it is shown.
    pub jumps: Vec<Jump>,
    /// Identifiers elsewhere.
    pub identifiers: Vec<Identifier>,
}

/// Another article that tells of the same.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Related {
    /// The article.
    pub entry: Line,
    /// What both name, report or are about; what few others do comes first.
    pub shared: Vec<Link>,
}

/// Whose text an article is.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Origin {
    /// The publisher.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The headline as printed, where it differs.
    pub title: Option<String>,
    /// When it was retrieved.
    pub retrieved: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
    /// Who may do what with it.
    pub rights: Option<String>,
    /// The hash of the text, SHA-256.
    pub sha256: Option<String>,
}

/// One correction.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Correction {
    /// When.
    pub date: String,
    /// `publisher` or `archive`.
    pub issued_by: &'static str,
    /// `correction`, `clarification`, `retraction`, `reply`.
    pub kind: &'static str,
    /// What it says.
    pub body: Html,
    /// Where it was published.
    pub url: Option<String>,
}
