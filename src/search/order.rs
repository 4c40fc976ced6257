//! In which order items are numbered, so that what is newest is loaded first.

use std::cmp::Ordering;

use crate::archive::Archive;
use crate::archive::node::Node;

/// Compares two records: those without a date first, then the newest; of one date in the order of their tables.
pub fn newest_first(archive: &Archive, one: Node, other: Node) -> Ordering {
    match (archive.census.date(one), archive.census.date(other)) {
        (None, None) => one.cmp(&other),
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(first), Some(second)) => second.cmp(first).then(one.cmp(&other)),
    }
}
