//! The timeline of speeches, events and reports.

use serde::Serialize;

use crate::page::view::figure::Figure;
use crate::page::view::line::Line;
use crate::page::view::parts::{Head, Jump, Link, Symbol};

/// The timeline's first page: the figure, and each year with its first entries.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct TimelineView {
    /// The head.
    pub head: Head,
    /// As of when it holds.
    pub as_of: Option<String>,
    /// The overview.
    pub figure: Option<Figure>,
    /// The years, newest first.
    pub years: Vec<Year>,
    /// The bodies that speeches were held in, each with the address of its own timeline.
    pub venues: Vec<Venue>,
}

/// A year of the timeline's first page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Year {
    /// The year, such as `2024`.
    pub label: String,
    /// The address of the year's page.
    pub url: String,
    /// How many speeches are in it.
    pub speeches: usize,
    /// How many events.
    pub events: usize,
    /// The articles of that time.
    pub reports: Option<Reports>,
    /// The latest entries, newest first.
    pub entries: Vec<Line>,
    /// How many are on the year's page only.
    pub more: usize,
}

/// The articles of a time.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Reports {
    /// How many.
    pub articles: usize,
    /// Where they are listed.
    pub url: String,
}

/// A body that speeches were held in.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Venue {
    /// Its name in the page's language.
    pub name: String,
    /// The address of its timeline.
    pub url: String,
    /// How many speeches were held in it.
    pub speeches: usize,
    /// Its sessions, newest first.
    pub sessions: Vec<Jump>,
}

/// A part of the timeline: a year, a venue or a session.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct TimelinePartView {
    /// The head.
    pub head: Head,
    /// `year`, `venue`, `session` or `meeting`.
    pub part: &'static str,
    /// The year, or the session's number, or the meeting's symbol.
    pub label: String,
    /// The body, of a venue, session or meeting.
    pub venue: Option<Link>,
    /// The meeting's record.
    pub symbol: Option<Symbol>,
    /// The overview of this part.
    pub figure: Option<Figure>,
    /// The articles of that time, of a year or a month.
    pub reports: Option<Reports>,
    /// The entries in order, by month of a year, by year otherwise.
    pub groups: Vec<Group>,
    /// The other years, or the sessions.
    pub jumps: Vec<Jump>,
    /// The part before it.
    pub previous: Option<Jump>,
    /// The part after it.
    pub next: Option<Jump>,
    /// Whether only a part of the entries is shown; the jumps lead to all.
    pub partial: bool,
}

/// Entries under one heading.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Group {
    /// EDTF of the month or year, a letter, a word that the template looks up, or the name of an actor.
    pub label: String,
    /// What `label` is: `date`, `letter`, `word`, `actor`.
    pub sort: &'static str,
    /// The fragment, `dl-...`.
    pub fragment: String,
    /// Where the heading leads, if it does.
    pub url: Option<String>,
    /// The entries.
    pub entries: Vec<Line>,
}
