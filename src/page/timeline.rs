//! The timeline of the speeches: overview, years and bodies, newest first; sessions and meetings, in the order of speaking.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::period::{
    FIRST_ENTRIES, LONGEST_LIST, Period, in_reach, month_label, year_label,
};
use crate::base::address::Address;
use crate::base::date::Edtf;
use crate::base::language::Language;
use crate::page::figure::timeline as figure;
use crate::page::key::PageKey;
use crate::page::prose::Setting;
use crate::page::view::line::Line;
use crate::page::view::parts::Jump;
use crate::page::view::timeline::{Group, TimelinePartView, TimelineView, Venue, Year};
use crate::page::{head, parts};
use crate::record::actor::Actor;
use crate::record::speech::Speech;

/// How many entries of a year the first page shows.
const ENTRIES_OF_YEAR: usize = 12;

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

/// Returns the pages of the timeline besides its first. A meeting has a page where more than one speech of it is here.
pub fn keys(archive: &Archive) -> Vec<PageKey> {
    let lists = &archive.lists;
    let mut keys: BTreeSet<PageKey> = BTreeSet::new();
    keys.extend(lists.timeline_parts.keys().cloned().map(PageKey::TimelinePeriod));
    for ix in &lists.timeline {
        let speech = &archive.census.speeches[*ix];
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

/// Returns the timeline's first page.
pub fn overview(setting: Setting<'_>) -> TimelineView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let all = &archive.lists.timeline;
    let years = archive
        .lists
        .timeline_parts
        .iter()
        .rev()
        .filter(|(period, _)| !matches!(period, Period::Month(..)));
    let year = |(period, speeches): (&Period, &Vec<Ix<Speech>>)| Year {
        label: period.to_string(),
        url: period_address(period).as_str().to_owned(),
        speeches: speeches.len(),
        more: speeches.len().saturating_sub(ENTRIES_OF_YEAR),
        entries: entries(setting, speeches.iter().rev().take(ENTRIES_OF_YEAR).copied(), page),
    };
    TimelineView {
        head: head::of_list(archive, "", &address(), "timeline"),
        as_of: archive.as_of.as_ref().map(ToString::to_string),
        figure: figure::figure(archive, figure::venues(archive, all, page), page, |year| {
            Some(year_url(year))
        }),
        years: years.map(year).collect(),
        venues: venues(archive, all, page),
    }
}

fn year_url(year: i64) -> String {
    period_address(&Period::Year(year)).as_str().to_owned()
}

fn entries(
    setting: Setting<'_>,
    speeches: impl Iterator<Item = Ix<Speech>>,
    page: &Language,
) -> Vec<Line> {
    parts::entries(setting, speeches.map(Node::Speech), page)
}

fn venues(archive: &Archive, speeches: &[Ix<Speech>], page: &Language) -> Vec<Venue> {
    let mut counts: BTreeMap<Ix<Actor>, usize> = BTreeMap::new();
    for ix in speeches {
        let venue = archive.census.speeches[*ix].venue.as_ref();
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
    let shown: Vec<Ix<Speech>> =
        own.iter().rev().take(if cut_year { FIRST_ENTRIES } else { own.len() }).copied().collect();
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
        figure: figure::figure(archive, figure::venues(archive, own, page), page, |_| None),
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

/// Groups things of one year by month; those without a month come first, under the year.
fn by_month(setting: Setting<'_>, speeches: &[Ix<Speech>], page: &Language) -> Vec<Group> {
    let label = |date: &Edtf| {
        let year = date.year().unwrap_or(0);
        date.month().map_or_else(|| year_label(year), |month| month_label(year, month))
    };
    grouped(setting, speeches, page, label)
}

fn by_year(setting: Setting<'_>, speeches: &[Ix<Speech>], page: &Language) -> Vec<Group> {
    grouped(setting, speeches, page, |date| year_label(date.year().unwrap_or(0)))
}

fn grouped(
    setting: Setting<'_>,
    speeches: &[Ix<Speech>],
    page: &Language,
    label: impl Fn(&Edtf) -> String,
) -> Vec<Group> {
    let archive = setting.archive;
    let mut groups: Vec<(String, Vec<Ix<Speech>>)> = Vec::new();
    for ix in speeches {
        let label = label(&archive.census.speeches[*ix].date.value);
        match groups.last_mut() {
            Some((last, list)) if *last == label => list.push(*ix),
            _ => groups.push((label, vec![*ix])),
        }
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let group = |(label, speeches): (String, Vec<Ix<Speech>>)| {
        let n = seen.entry(label.clone()).or_default();
        *n += 1;
        let fragment = if *n == 1 { format!("dl-{label}") } else { format!("dl-{label}-{n}") };
        Group {
            sort: "date",
            fragment,
            url: None,
            entries: entries(setting, speeches.into_iter(), page),
            label,
        }
    };
    groups.into_iter().map(group).collect()
}

/// Returns the timeline of a body.
pub fn venue(setting: Setting<'_>, venue: Ix<Actor>) -> TimelinePartView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let link = parts::link(archive, Node::Actor(venue), page);
    let own = &archive.relations.actor(venue).held_here;
    let latest: Vec<Ix<Speech>> = own.iter().rev().take(LONGEST_LIST).copied().collect();
    TimelinePartView {
        head: head::of_list(archive, &link.title, &venue_address(archive, venue), "timeline"),
        part: "venue",
        label: link.title.clone(),
        venue: Some(link),
        symbol: None,
        figure: figure::figure(archive, figure::venues(archive, own, page), page, |year| {
            Some(year_url(year))
        }),
        groups: by_year(setting, &latest, page),
        jumps: sessions(archive, venue, None),
        previous: None,
        next: None,
        partial: latest.len() < own.len(),
    }
}

/// Returns the timeline of a session.
pub fn session(setting: Setting<'_>, venue: Ix<Actor>, session: u32) -> TimelinePartView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let link = parts::link(archive, Node::Actor(venue), page);
    let held = archive.relations.actor(venue).held_here.iter().copied();
    let own: Vec<Ix<Speech>> = held
        .filter(|ix| {
            archive.census.speeches[*ix].session.as_ref().is_some_and(|own| own.value == session)
        })
        .collect();
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
        figure: None,
        groups: by_month(setting, &own, page),
        previous: jumps.get(at + 1).cloned(),
        next: at.checked_sub(1).and_then(|after| jumps.get(after)).cloned(),
        jumps,
        partial: false,
    }
}

/// Returns a meeting's page, by the slug of its symbol.
pub fn meeting(setting: Setting<'_>, slug: &str) -> TimelinePartView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let own = archive.lists.meetings.get(slug).cloned().unwrap_or_default();
    let record = own.first().map(|ix| &archive.census.speeches[*ix]);
    let symbol = record
        .and_then(|speech| speech.meeting.as_ref())
        .map(|meeting| parts::symbol(archive, &meeting.value, page));
    let text = symbol.as_ref().map(|symbol| symbol.text.clone()).unwrap_or_default();
    let venue = record
        .and_then(|speech| speech.venue.as_ref())
        .and_then(|id| archive.census.actor(&id.value));
    TimelinePartView {
        head: head::of_list(archive, &text, &meeting_address(slug), "timeline"),
        part: "meeting",
        label: text,
        venue: venue.map(|venue| parts::link(archive, Node::Actor(venue), page)),
        symbol,
        figure: None,
        groups: by_month(setting, &own, page),
        jumps: Vec::new(),
        previous: None,
        next: None,
        partial: false,
    }
}
