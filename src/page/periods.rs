//! A long list of dated records, of which a page shows the latest, or those of a period.

use crate::archive::Archive;
use crate::archive::lists;
use crate::archive::node::Node;
use crate::archive::period::{self, Cut, FIRST_ENTRIES, Period};
use crate::base::address::Address;
use crate::page::view::parts::Jump;

/// What a page shows of a list.
pub struct Shown {
    /// The records, newest first.
    pub nodes: Vec<Node>,
    /// Whether there are more of them than are shown.
    pub partial: bool,
    /// The other pages of the list.
    pub jumps: Vec<Jump>,
}

/// Returns how records in the order of time are cut by period; not at all where one page holds them.
pub fn cut(archive: &Archive, nodes: &[Node]) -> Cut<Node> {
    period::cut(nodes, |node| archive.census.date(node).map_or((None, None), lists::at))
}

/// Returns what the page of a part shows of records in the order of time, or the first page. `address` returns that of a part.
pub fn shown(
    archive: &Archive,
    all: &[Node],
    part: Option<&Period>,
    address: impl Fn(&Period) -> Address,
) -> Shown {
    let cut = cut(archive, all);
    let (own, partial) = match part {
        Some(part) => {
            (cut.get(part).map(Vec::as_slice).unwrap_or_default(), period::is_cut(&cut, part))
        }
        None => (all, !cut.is_empty()),
    };
    let n = if partial { FIRST_ENTRIES } else { own.len() };
    let jump = |period: &Period| Jump {
        label: period.to_string(),
        url: address(period).as_str().to_owned(),
        current: part == Some(period),
    };
    Shown {
        nodes: own.iter().rev().take(n).copied().collect(),
        partial,
        jumps: period::in_reach(&cut, part).into_iter().map(jump).collect(),
    }
}
