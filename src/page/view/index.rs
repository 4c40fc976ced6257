//! Indexes: the list of a kind, or of what concerns a record beyond the first items.

use serde::Serialize;

use crate::page::view::noted::NoteEntry;
use crate::page::view::parts::{Head, Jump, Link, Reference};
use crate::page::view::said::SaidEntry;
use crate::page::view::timeline::Group;

/// The index of a kind, or a period or letter of it.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct IndexView {
    /// The head.
    pub head: Head,
    /// `article`, `actor`, ...
    pub kind: &'static str,
    /// `state` or `actor` where it is an index of pledges or claims in that order, `publisher` where it is one of articles.
    pub by: Option<&'static str>,
    /// Whose articles they are, where it is the index of one publisher.
    pub publisher: Option<Publisher>,
    /// The year, month or letter; none on the first page.
    pub label: Option<String>,
    /// As of when it holds, where states are shown.
    pub as_of: Option<String>,
    /// The entries under their headings.
    pub groups: Vec<Group>,
    /// The list's other pages or parts.
    pub jumps: Vec<Jump>,
    /// The index in other orders: a state each, and by actor.
    pub ways: Vec<Way>,
    /// Whether the groups hold only the latest, or those that stand first.
    pub partial: bool,
}

/// A publisher of archived texts.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Publisher {
    /// Its name, as printed.
    pub name: String,
    /// Where its articles are listed.
    pub url: String,
    /// Its page as an actor, if it is one.
    pub actor: Option<String>,
}

/// A link to an index in another order.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Way {
    /// `actor`, `publisher`, or the state: `overdue`, `open`, ...
    pub to: &'static str,
    /// The address, with a fragment where it is on the same page.
    pub url: String,
}

/// What reports a record in one year, and what refers to it.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct RecordYearView {
    /// The head.
    pub head: Head,
    /// The record.
    pub of: Link,
    /// The kind of the record.
    pub kind: &'static str,
    /// The year or month.
    pub label: String,
    /// What reports or names it, newest first, each with the sentence.
    pub reports: Vec<Reference>,
    /// The notes that concern it, newest first: evidence of a pledge or claim, or by and about an actor.
    pub notes: Vec<NoteEntry>,
    /// An actor's quoted words in it.
    pub quotations: Vec<SaidEntry>,
    /// What else refers to it, in the order of time.
    pub references: Vec<Reference>,
    /// The other years.
    pub jumps: Vec<Jump>,
}

/// The page for addresses that lead nowhere.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct NotFoundView {
    /// The head.
    pub head: Head,
    /// The indexes of the kinds that the archive has; a label is the name of the folder.
    pub indexes: Vec<Jump>,
}

/// What stands at an old address: a link to where the page is now.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct RedirectView {
    /// The head; its address is the old one.
    pub head: Head,
    /// Where the page is now.
    pub target: Link,
}
