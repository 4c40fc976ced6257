//! The marks of one row of a timeline: one for each thing, or for those that lie too near to each other; where there are many, a
//! column for each day, month, year or decade.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::archive::period::{Period, month_label, year_label};
use crate::base::date::calendar::Day;
use crate::base::date::{Edtf, Side};
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::page::figure::axis::Axis;
use crate::page::figure::label;
use crate::page::figure::timeline::Band;
use crate::page::parts;
use crate::page::view::figure::Mark;

/// The height of the tallest mark, and of one that stands for one thing among others that stand for many.
pub const TALLEST: u32 = 24;
const LOWEST: u32 = 10;

/// The height of a mark in a row where each stands for one thing.
const SINGLE: u32 = 16;

/// What is longer than that lies low, so that what happened meanwhile stands out of it.
const LONG: u32 = 40;
const LOW: u32 = 6;

/// A mark is at least that wide, so that a day can be seen.
const THINNEST: u32 = 4;

/// What begins nearer than that to the beginning of a mark is a part of it, so that a finger can meet each.
pub const REACH: u32 = 26;

/// Above this number, the marks of a row are columns.
const MOST_APART: usize = 60;

/// How wide a column is at least, in hundredths of a unit.
const NARROWEST_COLUMN: i64 = 1_000;

/// How many actors of a mark are named for the filter; a mark with more passes every filter.
const MOST_ACTORS: usize = 12;

/// Where things lead that are no records.
pub struct Leads<'a> {
    /// The page of a year on the axis.
    pub year: &'a dyn Fn(i64) -> Option<String>,
    /// The list of what a mark stands for: things of a kind in a period.
    pub several: &'a dyn Fn(Kind, &Period) -> String,
}

/// One thing with its place on the axis.
#[derive(Clone, Copy)]
struct Placed<'a> {
    node: Node,
    date: &'a Edtf,
    first: Day,
    last: Day,
    x: u32,
    end: u32,
}

/// Returns the marks of a row in the order of the axis, with labels where there is room.
pub fn of_band(
    archive: &Archive,
    axis: &Axis,
    band: &Band,
    page: &Language,
    leads: &Leads<'_>,
) -> Vec<Mark> {
    let place = |(node, date): &'_ (Node, Edtf)| {
        let (x, width) = axis.extent(date)?;
        Some((*node, x, x + width, date.lower()?, date.upper()?))
    };
    let mut placed: Vec<Placed<'_>> = Vec::new();
    for item in &band.items {
        if let Some((node, x, end, first, last)) = place(item) {
            placed.push(Placed { node, date: &item.1, first, last, x, end });
        }
    }
    placed.sort_by_key(|one| (one.x, one.end, one.node));
    let groups =
        if MOST_APART < placed.len() { columns(axis, &placed) } else { clusters(axis, &placed) };
    let most = groups.iter().map(Vec::len).max().unwrap_or(1);
    let mut marks: Vec<Mark> = groups
        .iter()
        .filter_map(|group| match group.as_slice() {
            [one] => Some(single(archive, one, most, page)),
            group => several(archive, band, group, most, leads),
        })
        .collect();
    for mark in marks.iter_mut().filter(|mark| LONG < mark.width) {
        mark.height = LOW;
    }
    marks.sort_by_key(|mark| (mark.x, Reverse(mark.width)));
    label::place(&mut marks);
    marks
}

/// Puts together what begins near to each other in one year; on a long axis, in any year.
fn clusters<'a>(axis: &Axis, placed: &[Placed<'a>]) -> Vec<Vec<Placed<'a>>> {
    let by_year = i64::from(REACH) * 100 <= axis.hundredths(365);
    let is_near = |a: &Placed<'_>, b: &Placed<'_>| {
        b.x < a.x + REACH && (!by_year || a.first.year() == b.first.year())
    };
    let mut groups: Vec<Vec<Placed<'a>>> = Vec::new();
    for one in placed {
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| is_near(first, one)) => {
                group.push(*one);
            }
            _ => groups.push(vec![*one]),
        }
    }
    groups
}

/// How many days a column stands for, about, and the number of the column that holds a day.
type Unit = (i64, fn(Day) -> i64);

/// Puts together what begins in one day, week, month, quarter, year or decade, whichever is the shortest that can be seen.
fn columns<'a>(axis: &Axis, placed: &[Placed<'a>]) -> Vec<Vec<Placed<'a>>> {
    let units: [Unit; 5] = [
        (1, Day::number),
        (7, |day| day.number().div_euclid(7)),
        (30, |day| day.year() * 12 + i64::from(day.month())),
        (91, |day| day.year() * 4 + i64::from((day.month() - 1) / 3)),
        (365, Day::year),
    ];
    let is_seen = |days: i64| NARROWEST_COLUMN <= axis.hundredths(days);
    let unit = units.iter().find(|(days, _)| is_seen(*days)).map(|(_, unit)| *unit);
    let unit = unit.unwrap_or(|day| day.year().div_euclid(10));
    let mut groups: BTreeMap<i64, Vec<Placed<'a>>> = BTreeMap::new();
    for one in placed {
        groups.entry(unit(one.first)).or_default().push(*one);
    }
    groups.into_values().collect()
}

fn single(archive: &Archive, of: &Placed<'_>, most: usize, page: &Language) -> Mark {
    Mark {
        x: of.x,
        width: (of.end - of.x).max(THINNEST),
        count: 1,
        height: if most == 1 { SINGLE } else { height(1, most) },
        soft: is_soft(of.date),
        date: of.date.to_string(),
        title: Some(parts::title(archive, of.node, page).text),
        url: parts::url(archive, of.node),
        label: Some(short_title(archive, of.node, page)),
        actors: actors(archive, &[*of]),
    }
}

fn several(
    archive: &Archive,
    band: &Band,
    group: &[Placed<'_>],
    most: usize,
    leads: &Leads<'_>,
) -> Option<Mark> {
    let first = group.iter().map(|one| one.first).min()?;
    let last = group.iter().map(|one| one.last).max()?;
    let x = group.iter().map(|one| one.x).min()?;
    let end = group.iter().map(|one| one.end).max()?;
    Some(Mark {
        x,
        width: (end - x).max(THINNEST),
        count: group.len(),
        height: height(group.len(), most),
        soft: group.iter().all(|one| is_soft(one.date)),
        date: reach(first, last),
        title: None,
        url: (leads.several)(band.kind, &period(group)?),
        label: None,
        actors: actors(archive, group),
    })
}

/// The taller the more it stands for.
fn height(n: usize, most: usize) -> u32 {
    let room = (TALLEST - LOWEST) as usize;
    let above = (n.saturating_sub(1) * room).div_ceil(most.saturating_sub(1).max(1));
    LOWEST + u32::try_from(above).unwrap_or(0)
}

fn is_soft(date: &Edtf) -> bool {
    let sides = date.sides().into_iter().flatten();
    date.qualifier().is_some()
        || sides.filter_map(Side::date).any(|date| date.qualifier().is_some())
}

/// Returns the date of a mark, no more exact than its month where it reaches over days of several.
fn reach(first: Day, last: Day) -> String {
    let month = |day: Day| month_label(day.year(), day.month());
    match (month(first), month(last)) {
        (from, to) if from != to && first.year() != last.year() => {
            format!("{}/{}", year_label(first.year()), year_label(last.year()))
        }
        (from, to) if from != to => format!("{from}/{to}"),
        (month, _) if first.day() == 1 && last.day() >= 28 => month,
        (month, _) if first == last => format!("{month}-{:02}", first.day()),
        (month, _) => format!("{month}-{:02}/{month}-{:02}", first.day(), last.day()),
    }
}

/// Returns the month, or the year, that holds the beginnings of all; of several years, the last.
fn period(group: &[Placed<'_>]) -> Option<Period> {
    let months: BTreeSet<(Option<i64>, Option<u8>)> =
        group.iter().map(|one| (one.date.year(), one.date.month())).collect();
    let (year, month) = months.last()?;
    Some(match (year, month) {
        (Some(year), Some(month)) if months.len() == 1 => Period::Month(*year, *month),
        (Some(year), _) => Period::Year(*year),
        (None, _) => Period::Undated,
    })
}

/// Returns what stands above a mark: who spoke, or the title.
fn short_title(archive: &Archive, node: Node, page: &Language) -> String {
    let speaker = match node {
        Node::Speech(ix) => archive.census.speeches[ix].speakers.first(),
        _ => None,
    };
    let speaker = speaker.and_then(|id| archive.census.actor(&id.value)).map(Node::Actor);
    parts::title(archive, speaker.unwrap_or(node), page).text
}

/// Returns the ids of those whom a mark concerns; none where they are too many.
fn actors(archive: &Archive, group: &[Placed<'_>]) -> Vec<String> {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for one in group {
        ids.extend(concerned(archive, one.node));
        if MOST_ACTORS < ids.len() {
            return Vec::new();
        }
    }
    ids.into_iter().map(str::to_owned).collect()
}

fn concerned(archive: &Archive, node: Node) -> Vec<&str> {
    let census = &archive.census;
    let listed: Vec<&crate::base::span::Spanned<crate::base::id::Id>> = match node {
        Node::Speech(ix) => {
            let speech = &census.speeches[ix];
            speech.speakers.iter().chain(&speech.on_behalf_of).collect()
        }
        Node::Event(ix) => census.events[ix].actors.iter().collect(),
        Node::Article(ix) => census.articles[ix].actors.iter().collect(),
        _ => Vec::new(),
    };
    listed.into_iter().map(|id| id.value.as_str()).collect()
}
