//! The timeline's overview: time along the axis, a row for each body, a mark for each speech or, where there are many, for the
//! speeches of a month.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::period::month_label;
use crate::base::date::{Edtf, calendar};
use crate::base::language::Language;
use crate::page::figure::axis::Axis;
use crate::page::parts;
use crate::page::view::figure::{Figure, Mark, Row};
use crate::record::actor::Actor;

/// The width of the view box.
const WIDTH: u32 = 960;

/// Where the marks begin.
const LEFT: u32 = 8;

/// The height of a row.
const ROW: u32 = 52;

/// The height of the tallest mark.
const TALLEST: u32 = 24;

/// A mark is at least that wide, so that a day can be seen.
const THINNEST: u32 = 4;

/// Above this number, the marks of a row stand for months.
const MOST_MARKS: usize = 150;

/// How many bodies have a row of their own.
const MOST_ROWS: usize = 8;

/// A row before it is drawn.
#[derive(Debug)]
pub struct Band {
    /// The name of the body.
    pub label: String,
    /// The word to look up instead of the name.
    pub word: Option<&'static str>,
    /// The address of its page.
    pub url: Option<String>,
    /// What is in it, in the order of time.
    pub items: Vec<(Node, Edtf)>,
}

/// Returns the figure of bands; none where nothing has a bounded date.
pub fn figure(
    archive: &Archive,
    bands: Vec<Band>,
    page: &Language,
    year_url: impl Fn(i64) -> Option<String>,
) -> Option<Figure> {
    let dates = || bands.iter().flat_map(|band| band.items.iter().map(|(_, date)| date));
    let axis = Axis::whole_years(dates(), LEFT, WIDTH - 8)?;
    let bounded = || dates().filter(|date| date.lower().is_some() && date.upper().is_some());
    let from = bounded().min_by_key(|date| date.lower())?.to_string();
    let to = bounded().max_by_key(|date| date.upper())?.to_string();
    let n_rows = u32::try_from(bands.len()).unwrap_or(1);
    let rows = bands.into_iter().zip(0u32..).map(|(band, n)| {
        let y = ROW * n + ROW - 6;
        Row {
            y,
            label: band.label,
            word: band.word,
            url: band.url,
            marks: marks(archive, &axis, &band.items, page),
        }
    });
    Some(Figure {
        width: WIDTH,
        height: ROW * n_rows + 28,
        from,
        to,
        rows: rows.collect(),
        ticks: axis.ticks(year_url),
        left: LEFT,
    })
}

fn marks(archive: &Archive, axis: &Axis, items: &[(Node, Edtf)], page: &Language) -> Vec<Mark> {
    if items.len() > MOST_MARKS {
        return months(axis, items);
    }
    let mark = |(node, date): &(Node, Edtf)| {
        let (x, width) = axis.extent(date)?;
        Some(Mark {
            x,
            width: width.max(THINNEST),
            count: 1,
            height: TALLEST,
            soft: date.qualifier().is_some(),
            date: date.to_string(),
            title: Some(parts::title(archive, *node, page).text),
            url: Some(parts::url(archive, *node)),
        })
    };
    items.iter().filter_map(mark).collect()
}

/// One mark a month, as tall as the number of things in it; dates without a month keep their own extent.
fn months(axis: &Axis, items: &[(Node, Edtf)]) -> Vec<Mark> {
    let mut months: BTreeMap<String, (Edtf, usize)> = BTreeMap::new();
    for (_, date) in items {
        let key = month_of(date).unwrap_or_else(|| date.clone());
        months.entry(key.to_string()).or_insert_with(|| (key, 0)).1 += 1;
    }
    let most = months.values().map(|(_, n)| *n).max().unwrap_or(1);
    let height = |n: usize| {
        u32::try_from((n * (TALLEST as usize - 4)).div_ceil(most) + 4).unwrap_or(TALLEST)
    };
    let mark = |(date, n): &(Edtf, usize)| {
        let (x, width) = axis.extent(date)?;
        Some(Mark {
            x,
            width: width.saturating_sub(1).max(2),
            count: *n,
            height: height(*n),
            soft: false,
            date: date.to_string(),
            title: None,
            url: None,
        })
    };
    let mut marks: Vec<Mark> = months.values().filter_map(mark).collect();
    marks.sort_by_key(|mark| mark.x);
    marks
}

fn month_of(date: &Edtf) -> Option<Edtf> {
    let day: calendar::Day = date.lower()?;
    date.month()?;
    Edtf::parse(&month_label(day.year(), day.month())).ok()
}

/// Returns the bands of bodies, those with most speeches first.
pub fn venues(
    archive: &Archive,
    speeches: &[Ix<crate::record::speech::Speech>],
    page: &Language,
) -> Vec<Band> {
    let mut bodies: BTreeMap<Ix<Actor>, Vec<(Node, Edtf)>> = BTreeMap::new();
    for ix in speeches {
        let speech = &archive.census.speeches[*ix];
        if let Some(venue) = speech.venue.as_ref().and_then(|id| archive.census.actor(&id.value)) {
            bodies.entry(venue).or_default().push((Node::Speech(*ix), speech.date.value.clone()));
        }
    }
    let mut bodies: Vec<_> = bodies.into_iter().collect();
    bodies.sort_by(|(a, items_a), (b, items_b)| items_b.len().cmp(&items_a.len()).then(a.cmp(b)));
    bodies.truncate(MOST_ROWS);
    let band = |(venue, items): (Ix<Actor>, Vec<(Node, Edtf)>)| Band {
        label: parts::title(archive, Node::Actor(venue), page).text,
        word: None,
        url: Some(crate::page::timeline::venue_address(archive, venue).as_str().to_owned()),
        items,
    };
    bodies.into_iter().map(band).collect()
}
