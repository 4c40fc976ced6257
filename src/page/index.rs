//! Indexes of the kinds, and the parts of long lists.

use std::collections::BTreeSet;

use crate::archive::Archive;
use crate::archive::lists::{is_dated, sort_name};
use crate::archive::node::Node;
use crate::archive::period::{self, FIRST_ENTRIES, LONGEST_LIST, Period, year_label};
use crate::base::address::Address;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::page::actor::report;
use crate::page::key::PageKey;
use crate::page::prose::Setting;
use crate::page::view::index::{IndexView, NotFoundView, RecordYearView, RedirectView, Way};
use crate::page::view::line::Line;
use crate::page::view::parts::Jump;
use crate::page::view::timeline::Group;
use crate::page::{head, noted, order, parts, publisher, said, sort, words};

/// Returns the address of a kind's index.
pub fn address(kind: Kind) -> Address {
    Address::home().join(kind.folder())
}

/// Returns the kinds that have an index: those with a listed record; pages stand in the navigation.
pub fn kinds(archive: &Archive) -> Vec<Kind> {
    archive.lists.kinds.keys().copied().filter(|kind| *kind != Kind::Page).collect()
}

fn nodes(archive: &Archive, kind: Kind) -> &[Node] {
    archive.lists.kinds.get(&kind).map(Vec::as_slice).unwrap_or_default()
}

fn parts_of(
    archive: &Archive,
    kind: Kind,
) -> impl DoubleEndedIterator<Item = (&Period, &Vec<Node>)> {
    archive.lists.kind_parts.get(&kind).into_iter().flatten()
}

/// Returns the pages of a kind's index: the first, and its parts where it is long.
pub fn keys(archive: &Archive, kind: Kind) -> Vec<PageKey> {
    let parts = parts_of(archive, kind).map(|(period, _)| PageKey::IndexPart(kind, period.clone()));
    let orders = order::keys(archive, kind);
    [PageKey::Index(kind)].into_iter().chain(parts).chain(orders).collect()
}

/// Returns whether a kind's index does not fit on one page.
pub fn is_long(archive: &Archive, kind: Kind) -> bool {
    parts_of(archive, kind).next().is_some()
}

fn first_in_rank(archive: &Archive, nodes: &[Node]) -> Vec<Node> {
    let mut nodes: Vec<Node> = nodes.iter().rev().copied().collect();
    order::sort(archive, &mut nodes);
    nodes.truncate(FIRST_ENTRIES);
    nodes
}

/// Returns the first page of a kind's index.
pub fn first(setting: Setting<'_>, kind: Kind) -> IndexView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let nodes = nodes(archive, kind);
    let partial = is_long(archive, kind);
    let shown: Vec<Node> = match (is_dated(kind), partial) {
        (true, true) => nodes.iter().rev().take(FIRST_ENTRIES).copied().collect(),
        (true, false) => nodes.iter().rev().copied().collect(),
        (false, true) if order::is_ordered(kind) => first_in_rank(archive, nodes),
        (false, true) => Vec::new(),
        (false, false) => nodes.to_vec(),
    };
    IndexView {
        head: head::of_list(archive, "", &address(kind), kind.folder()),
        kind: kind.name(),
        by: None,
        publisher: None,
        label: None,
        as_of: archive.as_of.as_ref().map(ToString::to_string),
        groups: groups(setting, kind, shown, page),
        jumps: jumps_of(archive, kind, None),
        ways: ways(archive, kind),
        partial,
    }
}

/// Returns a part of a kind's index.
pub fn part(setting: Setting<'_>, kind: Kind, period: &Period) -> IndexView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let part = archive.lists.kind_parts.get(&kind).and_then(|parts| parts.get(period));
    let mut nodes = part.cloned().unwrap_or_default();
    let cut_year = matches!(period, Period::Year(_)) && nodes.len() > LONGEST_LIST;
    if is_dated(kind) {
        nodes.reverse();
    }
    if cut_year {
        nodes.truncate(FIRST_ENTRIES);
    }
    IndexView {
        head: head::of_list(
            archive,
            &period.to_string(),
            &part_address(kind, period),
            kind.folder(),
        ),
        kind: kind.name(),
        by: None,
        publisher: None,
        label: Some(period.to_string()),
        as_of: archive.as_of.as_ref().map(ToString::to_string),
        groups: groups(setting, kind, nodes, page),
        jumps: jumps_of(archive, kind, Some(period)),
        ways: ways(archive, kind),
        partial: cut_year,
    }
}

/// Returns the address of a part of a kind's index.
pub fn part_address(kind: Kind, period: &Period) -> Address {
    period.path().iter().fold(address(kind), |address, part| address.join(part))
}

/// Returns where the index of a kind leads.
fn ways(archive: &Archive, kind: Kind) -> Vec<Way> {
    match kind {
        Kind::Article => publisher::way(archive).into_iter().collect(),
        kind => order::ways(archive, kind),
    }
}

/// Returns where the records of a dated kind in a period are listed: a part of the index, or a section of it.
pub fn period_url(archive: &Archive, kind: Kind, period: &Period) -> String {
    let year = match period {
        Period::Month(year, _) => &Period::Year(*year),
        _ => period,
    };
    let cut = archive.lists.kind_parts.get(&kind);
    let part =
        [period, year].into_iter().find(|part| cut.is_some_and(|cut| cut.contains_key(*part)));
    part.map_or_else(
        || format!("{}#dl-{year}", address(kind)),
        |part| part_address(kind, part).as_str().to_owned(),
    )
}

fn jumps_of(archive: &Archive, kind: Kind, current: Option<&Period>) -> Vec<Jump> {
    let parts = archive.lists.kind_parts.get(&kind).into_iter();
    parts
        .flat_map(|parts| period::in_reach(parts, current))
        .map(|part| jump(kind, part, current))
        .collect()
}

fn jump(kind: Kind, part: &Period, current: Option<&Period>) -> Jump {
    let url = part_address(kind, part).as_str().to_owned();
    Jump { label: part.to_string(), url, current: current == Some(part) }
}

/// The heading that an entry stands under: its label, the sort of label, and where the heading stands among the others.
type Heading = (usize, String, &'static str);

/// Returns entries under their headings, as the index of a kind has them.
pub fn groups(
    setting: Setting<'_>,
    kind: Kind,
    mut nodes: Vec<Node>,
    page: &Language,
) -> Vec<Group> {
    let archive = setting.archive;
    if !is_dated(kind) {
        sort::by_name(&mut nodes, page, |node| sort_name(&archive.census, *node));
    }
    if order::is_ordered(kind) {
        order::sort(archive, &mut nodes);
    }
    let mut groups: Vec<(Heading, Vec<Line>)> = Vec::new();
    for node in nodes {
        let heading = heading(archive, node);
        let entry = setting.line(node, page);
        match groups.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((heading, vec![entry])),
        }
    }
    if kind == Kind::Actor {
        groups.sort_by_key(|((rank, _, _), _)| *rank);
    }
    let group = |((_, label, sort), entries): (Heading, Vec<Line>)| Group {
        fragment: format!("dl-{label}"),
        url: None,
        label,
        sort,
        entries,
    };
    groups.into_iter().map(group).collect()
}

fn heading(archive: &Archive, node: Node) -> Heading {
    match node {
        Node::Actor(ix) => {
            let kind = archive.census.actors[ix].kind.value;
            (kind as usize, words::actor_kind(kind).to_owned(), "word")
        }
        Node::Pledge(_) | Node::Claim(_) => {
            (0, order::state(archive, node).unwrap_or_default().to_owned(), "word")
        }
        Node::Topic(_) | Node::Place(_) | Node::Page(_) => (
            0,
            sort_name(&archive.census, node)
                .chars()
                .next()
                .map(|c| c.to_uppercase().to_string())
                .unwrap_or_default(),
            "letter",
        ),
        Node::Article(_) | Node::Speech(_) | Node::Event(_) => {
            let year = archive.census.date(node).and_then(crate::base::date::Edtf::year);
            (0, year.map_or_else(|| "undated".to_owned(), year_label), "date")
        }
    }
}

/// Returns what reports a record or refers to it in a period, with the sentence.
pub fn record_period(setting: Setting<'_>, node: Node, period: &Period) -> RecordYearView {
    let archive = setting.archive;
    let page = archive.page_language(node);
    let cut = archive.lists.record_parts.get(&node);
    let own: &[Node] = cut.and_then(|cut| cut.get(period)).map_or(&[], Vec::as_slice);
    let is_cut = cut.is_some_and(|cut| period::is_cut(cut, period));
    let longest = if is_cut { FIRST_ENTRIES } else { usize::MAX };
    let reported: BTreeSet<Node> = archive.lists.reports_of(node).iter().copied().collect();
    let (reports, others): (Vec<Node>, Vec<Node>) =
        own.iter().rev().partition(|from| reported.contains(from));
    let others: BTreeSet<Node> = others.into_iter().take(longest).collect();
    let report = |from: Node| match node {
        Node::Actor(actor) => report(setting, from, actor, page),
        _ => parts::mention(setting, from, None, page),
    };
    let references = parts::backlinks(archive, node, |from| others.contains(&from));
    let address = record_period_address(archive, node, period);
    let mut head = head::of_list(
        archive,
        &parts::title(archive, node, page).text,
        &address,
        node.kind().folder(),
    );
    head.language = page.to_string();
    head.direction = page.direction().attribute();
    RecordYearView {
        head,
        of: parts::link(archive, node, page),
        kind: node.kind().name(),
        label: period.to_string(),
        reports: reports.into_iter().take(longest).map(report).collect(),
        notes: noted::of_period(setting, node, period, page),
        quotations: said::of_period(setting, node, period, page),
        references: references
            .into_iter()
            .map(|backlink| parts::reference(setting, backlink, page))
            .collect(),
        jumps: parts::jumps(archive, node, Some(period)),
    }
}

/// Returns the address of a period of a record's reports.
pub fn record_period_address(archive: &Archive, node: Node, period: &Period) -> Address {
    period
        .path()
        .iter()
        .fold(archive.addresses.of(node).clone(), |address, part| address.join(part))
}

/// Returns the pages of what concerns a record beyond the first items.
pub fn record_keys(archive: &Archive, node: Node) -> Vec<PageKey> {
    let periods = parts::periods(archive, node).into_keys();
    periods.map(|period| PageKey::RecordPeriod(node, period)).collect()
}

/// Returns the page for addresses that lead nowhere.
pub fn not_found(archive: &Archive) -> NotFoundView {
    let address = Address::parse("404.html").expect("the address is safe");
    let mut head = head::of_list(archive, "", &address, "");
    head.noindex = true;
    NotFoundView {
        head,
        indexes: kinds(archive)
            .into_iter()
            .map(|kind| Jump {
                label: kind.folder().to_owned(),
                url: self::address(kind).as_str().to_owned(),
                current: false,
            })
            .collect(),
    }
}

/// Returns what stands at an old address.
pub fn redirect(archive: &Archive, from: &Address, node: Node) -> RedirectView {
    let node = archive.census.standing_for(node);
    let page = archive.page_language(node);
    let mut head = head::of_list(archive, &parts::title(archive, node, page).text, from, "");
    head.language = page.to_string();
    head.direction = page.direction().attribute();
    head.noindex = true;
    RedirectView { head, target: parts::link(archive, node, page) }
}
