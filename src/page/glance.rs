//! What an actor's page answers at a glance, each figure leading to the list behind it: activity by year, pledges by state.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::period::{FIRST_ENTRIES, Period, year_label};
use crate::base::date::Edtf;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::page::figure::strip;
use crate::page::prose::Setting;
use crate::page::view::actor::{Activity, PledgesInState, StateCount};
use crate::page::view::figure::Strip;
use crate::page::{index, order, parts, timeline};
use crate::record::actor::Actor;
use crate::record::pledge::Pledge;

/// Returns the years in which texts name an actor, and in which it spoke or somebody did for it; none where that is one year only.
/// `shown` returns the fragment of the speeches of a year, if the page shows them.
pub fn activity(
    archive: &Archive,
    ix: Ix<Actor>,
    shown: impl Fn(i64) -> Option<String>,
) -> Option<Activity> {
    let links = archive.relations.actor(ix);
    let node = Node::Actor(ix);
    let year = |node: Node| archive.census.date(node).and_then(Edtf::year);
    let reports = counted(archive.lists.reports_of(node).iter().copied().filter_map(year));
    let held: BTreeSet<Node> =
        links.speeches.iter().chain(&links.spoken_for).copied().map(Node::Speech).collect();
    let speeches = counted(held.into_iter().filter_map(year));
    let years: BTreeSet<i64> = reports.keys().chain(speeches.keys()).copied().collect();
    if years.len() < 2 {
        return None;
    }
    let (first, last) = (*years.first()?, *years.last()?);
    let largest = reports.values().chain(speeches.values()).copied().max()?;
    let parts = archive.lists.record_parts.get(&node);
    let report_url = |year: i64| {
        let period = Period::Year(year);
        if parts.is_some_and(|parts| parts.contains_key(&period)) {
            return index::record_period_address(archive, node, &period).as_str().to_owned();
        }
        if reports.len() == 1 {
            return "#dl-reports".to_owned();
        }
        format!("#dl-reports-{}", year_label(year))
    };
    let speech_url = |year: i64| {
        shown(year).map_or_else(
            || timeline::period_address(&Period::Year(year)).as_str().to_owned(),
            |fragment| format!("#{fragment}"),
        )
    };
    let strip = |counts: &BTreeMap<i64, usize>, url: &dyn Fn(i64) -> String| -> Option<Strip> {
        (!counts.is_empty()).then(|| strip::of_counts(counts, (first, last), largest, url))
    };
    Some(Activity {
        reports: strip(&reports, &report_url),
        speeches: strip(&speeches, &speech_url),
    })
}

fn counted(years: impl Iterator<Item = i64>) -> BTreeMap<i64, usize> {
    let mut counts = BTreeMap::new();
    for year in years {
        *counts.entry(year).or_default() += 1;
    }
    counts
}

/// Returns the pledges of a list by state, those that come first in the order of states, and how many there are in each state.
pub fn by_state(
    setting: Setting<'_>,
    pledges: &[Ix<Pledge>],
    page: &Language,
) -> (Vec<PledgesInState>, Vec<StateCount>) {
    let archive = setting.archive;
    let mut ordered: Vec<Node> = pledges.iter().copied().map(Node::Pledge).collect();
    order::sort(archive, &mut ordered);
    let counts = counted_states(archive, &ordered);
    let mut shown: Vec<(&'static str, Vec<Node>)> = Vec::new();
    for node in ordered.into_iter().take(FIRST_ENTRIES) {
        let Some(state) = order::state(archive, node) else { continue };
        match shown.last_mut() {
            Some((last, nodes)) if *last == state => nodes.push(node),
            _ => shown.push((state, vec![node])),
        }
    }
    let has = |state: &str| shown.iter().any(|(other, _)| *other == state);
    let url = |state: &str| {
        if has(state) { format!("#dl-pledges-{state}") } else { list_url(archive, state) }
    };
    let count = |(state, pledges)| StateCount { state, pledges, url: url(state) };
    let counts = counts.into_iter().map(count).collect();
    let group = |(state, nodes): (&'static str, Vec<Node>)| PledgesInState {
        state,
        entries: parts::entries(setting, nodes.into_iter(), page),
    };
    (shown.into_iter().map(group).collect(), counts)
}

/// Returns how many pledges are in each state, in the order of states; `ordered` are in it.
pub fn states(archive: &Archive, ordered: &[Node]) -> Vec<StateCount> {
    let count = |(state, pledges)| StateCount { state, pledges, url: list_url(archive, state) };
    counted_states(archive, ordered).into_iter().map(count).collect()
}

fn counted_states(archive: &Archive, ordered: &[Node]) -> Vec<(&'static str, usize)> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for state in ordered.iter().filter_map(|node| order::state(archive, *node)) {
        match counts.last_mut() {
            Some((last, count)) if *last == state => *count += 1,
            _ => counts.push((state, 1)),
        }
    }
    counts
}

/// Where the pledges in a state are listed.
fn list_url(archive: &Archive, state: &str) -> String {
    if index::is_long(archive, Kind::Pledge) {
        order::state_address(Kind::Pledge, state, None).as_str().to_owned()
    } else {
        format!("{}#dl-{state}", index::address(Kind::Pledge))
    }
}
