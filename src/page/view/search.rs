//! The page of the search.

use serde::Serialize;

use crate::page::view::parts::{Head, Jump, Link};

/// The page of the search: what its filters offer, and a guide for who has no script.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct SearchView {
    /// The head.
    pub head: Head,
    /// The kinds of what can be found: `article`, `digest`, `actor`, ..., `note`.
    pub kinds: Vec<&'static str>,
    /// The languages of what can be found.
    pub languages: Vec<String>,
    /// Actors, topics and places.
    pub guides: Vec<Guide>,
    /// The years of the timeline.
    pub years: Vec<Jump>,
    /// Meetings by their symbols, the latest first.
    pub meetings: Vec<Link>,
    /// Whether there are more meetings than these.
    pub partial: bool,
}

/// An index of names.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Guide {
    /// `actors`, `topics` or `places`.
    pub section: &'static str,
    /// The names in their order; none where there are too many.
    pub links: Vec<Link>,
    /// Their first letters, where there are too many.
    pub letters: Vec<Jump>,
}
