//! The home page.

use serde::Serialize;

use crate::page::view::actor::StateCount;
use crate::page::view::figure::{Figure, Strip};
use crate::page::view::line::Line;
use crate::page::view::parts::{Head, Html, Party};

/// The home page: what the archive is about, how far it reaches, what became of what was promised.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct HomeView {
    /// The head.
    pub head: Head,
    /// As of when the archive stands.
    pub as_of: Option<String>,
    /// The first and the last date that an article or speech has, as an interval in EDTF.
    pub reach: Option<String>,
    /// The text of `content/pages/index.md`, if there is one.
    pub body: Html,
    /// The overview of speeches and reports.
    pub figure: Option<Figure>,
    /// The latest articles.
    pub latest: Vec<Line>,
    /// The latest speeches.
    pub speeches: Vec<Line>,
    /// How many pledges are in each state.
    pub pledge_states: Vec<StateCount>,
    /// The pledges that are followed most closely, by state, those overdue first.
    pub pledges: Vec<Line>,
    /// Claims, latest verdict first.
    pub claims: Vec<Line>,
    /// Who is named most often.
    pub actors: Vec<Ranked>,
    /// Whether the archive has a page of who is named together.
    pub has_network: bool,
    /// The languages of the articles.
    pub languages: Vec<Language>,
}

/// An actor with the number of articles that name it.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Ranked {
    /// Who.
    pub actor: Party,
    /// In how many articles.
    pub articles: usize,
    /// Those by year.
    pub activity: Option<Strip>,
}

/// A language that articles are written in.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Language {
    /// The tag.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// How many articles.
    pub articles: usize,
    /// The latest of them.
    pub latest: Option<Line>,
}
