//! The timeline of speeches and events: overview, years and bodies, newest first; sessions and meetings, in the order of speaking.
//! Articles are in the figures, and lead to their own lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::lists::Meeting;
use crate::archive::node::Node;
use crate::archive::period::{
    FIRST_ENTRIES, LONGEST_LIST, Period, has_months, in_reach, month_label, year_label,
};
use crate::base::address::Address;
use crate::base::date::Edtf;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::page::figure::marks::Leads;
use crate::page::figure::timeline as figure;
use crate::page::index;
use crate::page::key::PageKey;
use crate::page::prose::Setting;
use crate::page::view::figure::Figure;
use crate::page::view::parts::Jump;
use crate::page::view::timeline::{Group, Reports, TimelinePartView, TimelineView, Venue, Year};
use crate::page::{head, parts, view};
use crate::record::actor::Actor;
use crate::record::speech::Speech;
use crate::record::symbol::Symbol;

/// How many entries the first page shows, and of a year at most and at least.
const ENTRIES: usize = 160;
const MOST_OF_YEAR: usize = 12;
const LEAST_OF_YEAR: usize = 2;

/// Returns the timeline's address.
pub fn address() -> Address {
    Address::home().join("timeline")
}

/// Returns the address of a period of the timeline.
pub fn period_address(period: &Period) -> Address {
    period.path().iter().fold(address(), |address, part| address.join(part))
}

/// Returns the address of a body's timeline.
pub fn venue_address(archive: &Archive, venue: Ix<Actor>) -> Address {
    address().join(archive.census.actors[venue].common.id.value.as_str())
}

/// Returns the address of a session's timeline.
pub fn session_address(archive: &Archive, venue: Ix<Actor>, session: u32) -> Address {
    venue_address(archive, venue).join(&session.to_string())
}

/// Returns the address of a meeting.
pub fn meeting_address(slug: &str) -> Address {
    Address::home().join("meetings").join(slug)
}

/// Returns a meeting as the page of a record shows it.
pub fn meeting_of(archive: &Archive, symbol: &Symbol, page: &Language) -> view::parts::Meeting {
    let slug = symbol.slug();
    let has_page = archive.lists.meetings.contains_key(&slug);
    view::parts::Meeting {
        symbol: parts::symbol(archive, symbol, page),
        url: has_page.then(|| meeting_address(&slug).as_str().to_owned()),
    }
}

/// Returns the pages of the timeline besides its first.
pub fn keys(archive: &Archive) -> Vec<PageKey> {
    let lists = &archive.lists;
    let mut keys: BTreeSet<PageKey> = BTreeSet::new();
    keys.extend(lists.timeline_parts.keys().cloned().map(PageKey::TimelinePeriod));
    for ix in speeches(&lists.timeline) {
        let speech = &archive.census.speeches[ix];
        if let Some(venue) = speech.venue.as_ref().and_then(|id| archive.census.actor(&id.value)) {
            keys.insert(PageKey::TimelineVenue(venue));
            keys.extend(
                speech
                    .session
                    .as_ref()
                    .map(|session| PageKey::TimelineSession(venue, session.value)),
            );
        }
    }
    keys.extend(lists.meetings.keys().cloned().map(PageKey::Meeting));
    keys.into_iter().collect()
}

fn speeches(nodes: &[Node]) -> impl Iterator<Item = Ix<Speech>> {
    nodes.iter().filter_map(|node| match node {
        Node::Speech(ix) => Some(*ix),
        _ => None,
    })
}

/// Returns the timeline's first page.
pub fn overview(setting: Setting<'_>) -> TimelineView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let parts = &archive.lists.timeline_parts;
    let years: Vec<(&Period, &Vec<Node>)> =
        parts.iter().rev().filter(|(period, _)| !matches!(period, Period::Month(..))).collect();
    let shown = (ENTRIES / years.len().max(1)).clamp(LEAST_OF_YEAR, MOST_OF_YEAR);
    let year = |(n, (period, nodes)): (usize, (&Period, &Vec<Node>))| {
        let shown = if n * shown < ENTRIES { shown } else { 0 };
        let n_speeches = speeches(nodes).count();
        Year {
            label: period.to_string(),
            url: period_address(period).as_str().to_owned(),
            speeches: n_speeches,
            events: nodes.len() - n_speeches,
            reports: reports(archive, period),
            more: nodes.len().saturating_sub(shown),
            entries: parts::entries(setting, nodes.iter().rev().take(shown).copied(), page),
        }
    };
    TimelineView {
        head: head::of_list(archive, "", &address(), "timeline"),
        as_of: archive.as_of.as_ref().map(ToString::to_string),
        figure: whole(archive),
        years: years.into_iter().enumerate().map(year).collect(),
        venues: venues(archive, page),
    }
}

/// Returns the picture of the whole archive: speeches by body, events, and reports.
pub fn whole(archive: &Archive) -> Option<Figure> {
    let articles = archive.lists.kinds.get(&Kind::Article).map(Vec::as_slice).unwrap_or_default();
    let bands = figure::bands(archive, &archive.lists.timeline, articles);
    let leads = Leads {
        year: &|year| year_url(archive, year),
        several: &|kind, period| list_url(archive, kind, period),
    };
    let page = &archive.site.language;
    figure::figure(archive, &bands, figure::in_years(&bands).as_ref(), page, &leads)
}

fn year_url(archive: &Archive, year: i64) -> Option<String> {
    let period = Period::Year(year);
    let has_page = archive.lists.timeline_parts.contains_key(&period);
    has_page.then(|| period_address(&period).as_str().to_owned())
}

/// Returns where things of a kind in a period are listed.
fn list_url(archive: &Archive, kind: Kind, period: &Period) -> String {
    if kind == Kind::Article {
        return index::period_url(archive, kind, period);
    }
    match period {
        Period::Month(year, _) if !has_months(&archive.lists.timeline_parts, *year) => {
            format!("{}#dl-{period}", period_address(&Period::Year(*year)))
        }
        Period::Month(..) => format!("{}#dl-{period}", period_address(period)),
        _ => period_address(period).as_str().to_owned(),
    }
}

fn reports(archive: &Archive, period: &Period) -> Option<Reports> {
    let articles = archive.lists.articles_in.get(period)?.len();
    Some(Reports { articles, url: index::period_url(archive, Kind::Article, period) })
}

fn venues(archive: &Archive, page: &Language) -> Vec<Venue> {
    let mut counts: BTreeMap<Ix<Actor>, usize> = BTreeMap::new();
    for ix in speeches(&archive.lists.timeline) {
        let venue = archive.census.speeches[ix].venue.as_ref();
        if let Some(venue) = venue.and_then(|id| archive.census.actor(&id.value)) {
            *counts.entry(venue).or_default() += 1;
        }
    }
    let view = |(venue, n): (Ix<Actor>, usize)| Venue {
        name: parts::title(archive, Node::Actor(venue), page).text,
        url: venue_address(archive, venue).as_str().to_owned(),
        speeches: n,
        sessions: sessions(archive, venue, None),
    };
    let mut venues: Vec<Venue> = counts.into_iter().map(view).collect();
    venues.sort_by(|a, b| b.speeches.cmp(&a.speeches).then_with(|| a.url.cmp(&b.url)));
    venues
}

fn sessions(archive: &Archive, venue: Ix<Actor>, current: Option<u32>) -> Vec<Jump> {
    let held = archive.relations.actor(venue).held_here.iter();
    let numbers: BTreeSet<u32> = held
        .filter_map(|ix| archive.census.speeches[*ix].session.as_ref())
        .map(|session| session.value)
        .collect();
    let jump = |session: u32| Jump {
        label: session.to_string(),
        url: session_address(archive, venue, session).as_str().to_owned(),
        current: current == Some(session),
    };
    numbers.into_iter().rev().map(jump).collect()
}

/// Returns a year, or a month of it.
pub fn period(setting: Setting<'_>, period: &Period) -> TimelinePartView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let periods = &archive.lists.timeline_parts;
    let own = periods.get(period).map(Vec::as_slice).unwrap_or_default();
    let cut_year = own.len() > LONGEST_LIST && matches!(period, Period::Year(_));
    let shown: Vec<Node> =
        if cut_year { latest(archive, own) } else { own.iter().rev().copied().collect() };
    let same_sort: Vec<&Period> = periods
        .keys()
        .filter(|other| std::mem::discriminant(*other) == std::mem::discriminant(period))
        .collect();
    let at = same_sort.iter().position(|other| *other == period).unwrap_or(0);
    let jump = |other: &Period| Jump {
        label: other.to_string(),
        url: period_address(other).as_str().to_owned(),
        current: other == period,
    };
    TimelinePartView {
        head: head::of_list(archive, &period.to_string(), &period_address(period), "timeline"),
        part: "year",
        label: period.to_string(),
        venue: None,
        symbol: None,
        figure: of_period(archive, period, own),
        reports: reports(archive, period),
        groups: by_month(setting, &shown, page),
        jumps: in_reach(periods, Some(period)).into_iter().map(jump).collect(),
        previous: at
            .checked_sub(1)
            .and_then(|before| same_sort.get(before))
            .map(|other| jump(other)),
        next: same_sort.get(at + 1).map(|other| jump(other)),
        partial: cut_year,
    }
}

fn of_period(archive: &Archive, period: &Period, own: &[Node]) -> Option<Figure> {
    let articles = archive.lists.articles_in.get(period).map(Vec::as_slice).unwrap_or_default();
    let bands = figure::bands(archive, own, articles);
    let leads = Leads { year: &|_| None, several: &|kind, part| list_url(archive, kind, part) };
    let over = |period: &Period| figure::over(&Edtf::parse(&period.to_string()).ok()?);
    figure::figure(archive, &bands, over(period).as_ref(), &archive.site.language, &leads)
}

/// Returns what the page of a long year shows, newest first: the latest, and what has no month.
fn latest(archive: &Archive, own: &[Node]) -> Vec<Node> {
    let has_month =
        |node: &Node| archive.census.date(*node).is_some_and(|date| date.month().is_some());
    let (months, rest): (Vec<Node>, Vec<Node>) = own.iter().rev().copied().partition(has_month);
    months.into_iter().take(FIRST_ENTRIES).chain(rest).collect()
}

/// Groups things of one year by month; those without a month stand under the year.
fn by_month(setting: Setting<'_>, nodes: &[Node], page: &Language) -> Vec<Group> {
    grouped(setting, nodes, page, |year, date| {
        date.month().map_or_else(|| year_label(year), |month| month_label(year, month))
    })
}

fn by_year(setting: Setting<'_>, nodes: &[Node], page: &Language) -> Vec<Group> {
    grouped(setting, nodes, page, |year, _| year_label(year))
}

fn grouped(
    setting: Setting<'_>,
    nodes: &[Node],
    page: &Language,
    label: impl Fn(i64, &Edtf) -> String,
) -> Vec<Group> {
    let census = &setting.archive.census;
    let label = |node: Node| {
        let dated = census.date(node).and_then(|date| Some((date.year()?, date)));
        dated.map_or_else(|| Period::Undated.to_string(), |(year, date)| label(year, date))
    };
    let mut groups: Vec<(String, Vec<Node>)> = Vec::new();
    for node in nodes {
        let label = label(*node);
        match groups.last_mut() {
            Some((last, list)) if *last == label => list.push(*node),
            _ => groups.push((label, vec![*node])),
        }
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let group = |(label, nodes): (String, Vec<Node>)| {
        let n = seen.entry(label.clone()).or_default();
        *n += 1;
        let fragment = if *n == 1 { format!("dl-{label}") } else { format!("dl-{label}-{n}") };
        let entries = parts::entries(setting, nodes.into_iter(), page);
        Group { sort: "date", fragment, url: None, entries, label }
    };
    groups.into_iter().map(group).collect()
}

/// Returns the timeline of a body.
pub fn venue(setting: Setting<'_>, venue: Ix<Actor>) -> TimelinePartView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let link = parts::link(archive, Node::Actor(venue), page);
    let own = held_in(archive, venue);
    let latest: Vec<Node> = own.iter().rev().take(LONGEST_LIST).copied().collect();
    TimelinePartView {
        head: head::of_list(archive, &link.title, &venue_address(archive, venue), "timeline"),
        part: "venue",
        label: link.title.clone(),
        venue: Some(link),
        symbol: None,
        figure: of_venue(archive, &own, &latest),
        reports: None,
        groups: by_year(setting, &latest, page),
        jumps: sessions(archive, venue, None),
        previous: None,
        next: None,
        partial: latest.len() < own.len(),
    }
}

fn held_in(archive: &Archive, venue: Ix<Actor>) -> Vec<Node> {
    archive.relations.actor(venue).held_here.iter().copied().map(Node::Speech).collect()
}

/// A mark of several leads to its year on the same page, or where that has no room for it, to the year of the timeline.
fn of_venue(archive: &Archive, own: &[Node], latest: &[Node]) -> Option<Figure> {
    let bands = figure::bands(archive, own, &[]);
    let year_of = |node: &Node| archive.census.date(*node).and_then(Edtf::year);
    let years: BTreeSet<i64> = latest.iter().filter_map(year_of).collect();
    let leads = Leads {
        year: &|year| year_url(archive, year),
        several: &|kind, period| match period {
            Period::Year(year) | Period::Month(year, _) if years.contains(year) => {
                format!("#dl-{}", year_label(*year))
            }
            _ => list_url(archive, kind, period),
        },
    };
    let page = &archive.site.language;
    figure::figure(archive, &bands, figure::closely(&bands).as_ref(), page, &leads)
}

/// Returns the timeline of a session.
pub fn session(setting: Setting<'_>, venue: Ix<Actor>, session: u32) -> TimelinePartView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let link = parts::link(archive, Node::Actor(venue), page);
    let is_in = |ix: &Ix<Speech>| {
        archive.census.speeches[*ix].session.as_ref().is_some_and(|own| own.value == session)
    };
    let held = archive.relations.actor(venue).held_here.iter().copied();
    let own: Vec<Node> = held.filter(is_in).map(Node::Speech).collect();
    let jumps = sessions(archive, venue, Some(session));
    let at = jumps.iter().position(|jump| jump.current).unwrap_or(0);
    TimelinePartView {
        head: head::of_list(
            archive,
            &link.title,
            &session_address(archive, venue, session),
            "timeline",
        ),
        part: "session",
        label: session.to_string(),
        venue: Some(link),
        symbol: None,
        figure: of_session(archive, &own),
        reports: None,
        groups: by_month(setting, &own, page),
        previous: jumps.get(at + 1).cloned(),
        next: at.checked_sub(1).and_then(|after| jumps.get(after)).cloned(),
        jumps,
        partial: false,
    }
}

/// A picture of one day says nothing that the list does not.
fn of_session(archive: &Archive, own: &[Node]) -> Option<Figure> {
    let bands = figure::bands(archive, own, &[]);
    let several = |period: &Period| match period {
        Period::Month(..) => format!("#dl-{period}"),
        _ => "#dl-main".to_owned(),
    };
    let leads = Leads { year: &|_| None, several: &|_, period| several(period) };
    let figure = figure::figure(
        archive,
        &bands,
        figure::closely(&bands).as_ref(),
        &archive.site.language,
        &leads,
    );
    figure.filter(|figure| figure.from != figure.to)
}

/// Returns a meeting's page, by the slug of its symbol.
pub fn meeting(setting: Setting<'_>, slug: &str) -> TimelinePartView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let meeting = archive.lists.meetings.get(slug);
    let own: Vec<Node> = meeting.into_iter().flat_map(Meeting::nodes).collect();
    let symbol = meeting.map(|meeting| parts::symbol(archive, &meeting.symbol, page));
    let text = symbol.as_ref().map(|symbol| symbol.text.clone()).unwrap_or_default();
    let venue = speeches(&own)
        .find_map(|ix| archive.census.speeches[ix].venue.as_ref())
        .and_then(|id| archive.census.actor(&id.value));
    TimelinePartView {
        head: head::of_list(archive, &text, &meeting_address(slug), "timeline"),
        part: "meeting",
        label: text,
        venue: venue.map(|venue| parts::link(archive, Node::Actor(venue), page)),
        symbol,
        figure: None,
        reports: None,
        groups: by_month(setting, &own, page),
        jumps: Vec::new(),
        previous: None,
        next: None,
        partial: false,
    }
}
