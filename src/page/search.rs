//! The page of the search. What it finds is made by `search`, beside the pages.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::archive::Archive;
use crate::archive::lists::{Meeting, sort_name};
use crate::archive::node::Node;
use crate::archive::period::{LONGEST_LIST, Period};
use crate::base::address::Address;
use crate::base::kind::Kind;
use crate::page::prose::Setting;
use crate::page::view::parts::{Jump, Link};
use crate::page::view::search::{Guide, SearchView};
use crate::page::{head, index, parts, sort, timeline};
use crate::record::article::ArticleKind;

/// How many meetings the guide names.
const MEETINGS: usize = 60;

/// Returns the address of the page.
pub fn address() -> Address {
    Address::home().join("search")
}

/// Returns the page.
pub fn view(setting: Setting<'_>) -> SearchView {
    let archive = setting.archive;
    let meetings = meetings(archive);
    SearchView {
        head: head::of_list(archive, "", &address(), "search"),
        kinds: kinds(archive),
        languages: languages(archive),
        guides: [Kind::Actor, Kind::Topic, Kind::Place].map(|kind| guide(archive, kind)).into(),
        years: years(archive),
        partial: MEETINGS < meetings.len(),
        meetings: meetings.into_iter().take(MEETINGS).collect(),
    }
}

/// The kinds that there are; the archive's own digests stand beside articles.
fn kinds(archive: &Archive) -> Vec<&'static str> {
    let articles = archive.lists.kinds.get(&Kind::Article).map(Vec::as_slice).unwrap_or_default();
    let is_digest = |node: &Node| match node {
        Node::Article(ix) => archive.census.articles[*ix].kind.value == ArticleKind::Digest,
        _ => false,
    };
    let n_digests = articles.iter().filter(|node| is_digest(node)).count();
    let mut kinds: Vec<&str> = archive.lists.kinds.keys().map(|kind| kind.name()).collect();
    kinds.retain(|kind| *kind != "article" || n_digests < articles.len());
    if 0 < n_digests {
        kinds.insert(usize::from(kinds.first() == Some(&"article")), "digest");
    }
    kinds.extend(archive.noted.kinds.first_key_value().map(|_| "note"));
    kinds
}

fn languages(archive: &Archive) -> Vec<String> {
    let listed = archive.lists.kinds.values().flatten();
    let languages: BTreeSet<_> = listed.map(|node| archive.language(*node)).collect();
    languages.into_iter().map(ToString::to_string).collect()
}

fn guide(archive: &Archive, kind: Kind) -> Guide {
    let page = &archive.site.language;
    let mut nodes = archive.lists.kinds.get(&kind).cloned().unwrap_or_default();
    let letters = archive.lists.kind_parts.get(&kind).into_iter().flatten();
    let letters = letters.map(|(letter, _)| jump(letter, &index::part_address(kind, letter)));
    if LONGEST_LIST < nodes.len() {
        return Guide { section: kind.folder(), links: Vec::new(), letters: letters.collect() };
    }
    sort::by_name(&mut nodes, page, |node| sort_name(&archive.census, *node));
    let links = nodes.into_iter().map(|node| parts::link(archive, node, page)).collect();
    Guide { section: kind.folder(), links, letters: Vec::new() }
}

fn jump(period: &Period, address: &Address) -> Jump {
    Jump { label: period.to_string(), url: address.as_str().to_owned(), current: false }
}

fn years(archive: &Archive) -> Vec<Jump> {
    let years = archive.lists.timeline_parts.keys();
    let years = years.rev().filter(|period| matches!(period, Period::Year(_)));
    years.map(|period| jump(period, &timeline::period_address(period))).collect()
}

/// The meetings, the latest first.
fn meetings(archive: &Archive) -> Vec<Link> {
    let date =
        |meeting: &Meeting| meeting.nodes().next().and_then(|node| archive.census.date(node));
    let mut meetings: Vec<(&String, &Meeting)> = archive.lists.meetings.iter().collect();
    meetings.sort_by_key(|(_, meeting)| Reverse(date(meeting)));
    let link = |(slug, meeting): (&String, &Meeting)| Link {
        title: meeting.symbol.to_string(),
        url: timeline::meeting_address(slug).as_str().to_owned(),
        language: None,
        direction: None,
    };
    meetings.into_iter().map(link).collect()
}
