//! The timeline as a picture: time along the axis, a row for each body, one for events, one for reports.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::base::date::Edtf;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::page::figure::axis::Axis;
use crate::page::figure::label::{self, RIGHT};
use crate::page::figure::marks::{self, Leads};
use crate::page::view::figure::{AsOf, Figure, Row};
use crate::page::{parts, timeline};
use crate::record::actor::Actor;

/// The width of the view box.
const WIDTH: u32 = 960;

/// Where the marks begin.
const LEFT: u32 = 8;

/// The height of a row: its name, the labels of its marks, its marks.
const ROW: u32 = 64;

/// How many bodies have a row of their own; speeches in others share one with those that were held in none.
const MOST_BODIES: usize = 6;

/// A row before it is drawn.
#[derive(Debug)]
pub struct Band {
    /// What is in it: speeches, events or articles.
    pub kind: Kind,
    /// The body, of speeches held in one.
    pub body: Option<Ix<Actor>>,
    /// What is in it, in the order of time.
    pub items: Vec<(Node, Edtf)>,
}

impl Band {
    fn dates(&self) -> impl Iterator<Item = &Edtf> + Clone {
        self.items.iter().map(|(_, date)| date)
    }
}

/// Returns the axis of whole years that holds all of some rows.
pub fn in_years(bands: &[Band]) -> Option<Axis> {
    Axis::broken_years(bands.iter().flat_map(Band::dates), LEFT, RIGHT)
}

/// Returns the axis that holds all of some rows closely.
pub fn closely(bands: &[Band]) -> Option<Axis> {
    Axis::close(bands.iter().flat_map(Band::dates), LEFT, RIGHT)
}

/// Returns the axis of the year, or the month, of a date.
pub fn over(date: &Edtf) -> Option<Axis> {
    let month = date.month().map(|_| Axis::close([date].into_iter(), LEFT, RIGHT));
    month.unwrap_or_else(|| Axis::whole_years([date].into_iter(), LEFT, RIGHT))
}

/// Returns the figure of rows on an axis; none where nothing in them has a bounded date.
pub fn figure(
    archive: &Archive,
    bands: &[Band],
    axis: Option<&Axis>,
    page: &Language,
    leads: &Leads<'_>,
) -> Option<Figure> {
    let axis = axis?;
    let dates = bands.iter().flat_map(Band::dates);
    let bounded = dates.filter(|date| date.lower().is_some() && date.upper().is_some());
    let from = bounded.clone().min_by_key(|date| date.lower())?.to_string();
    let to = bounded.max_by_key(|date| date.upper())?.to_string();
    let row = |(n, band): (u32, &Band)| {
        let label = band.body.map(|body| parts::title(archive, Node::Actor(body), page).text);
        Row {
            y: ROW * (n + 1) - 4,
            lines: label.as_deref().map(label::lines).unwrap_or_default(),
            label,
            kind: band.kind.name(),
            body: band.body.map(|body| archive.census.actors[body].common.id.value.to_string()),
            url: url(archive, band),
            marks: marks::of_band(archive, axis, band, page, leads),
        }
    };
    let rows: Vec<Row> = (0u32..).zip(bands).map(row).collect();
    Some(Figure {
        width: WIDTH,
        height: ROW * u32::try_from(rows.len()).unwrap_or(1) + 28,
        from,
        to,
        marks: rows.iter().map(|row| row.marks.len()).sum(),
        rows,
        ticks: axis.ticks(leads.year),
        breaks: axis.breaks(),
        as_of: archive.as_of.as_ref().and_then(|date| as_of_between(axis, date, LEFT, RIGHT)),
        left: LEFT,
    })
}

/// Returns the place of the end of a day, if it stands between both ends of an axis.
pub fn as_of_between(axis: &Axis, date: &Edtf, left: u32, right: u32) -> Option<AsOf> {
    let x = axis.position(date.upper()?.number() + 1);
    (left < x && x < right).then(|| AsOf { x, date: date.to_string() })
}

fn url(archive: &Archive, band: &Band) -> String {
    let address = match band.body {
        Some(body) => timeline::venue_address(archive, body),
        None => crate::page::index::address(band.kind),
    };
    address.as_str().to_owned()
}

/// Returns the rows of speeches and events, and of articles: bodies first, those with most speeches before others.
pub fn bands(archive: &Archive, nodes: &[Node], articles: &[Node]) -> Vec<Band> {
    let mut bodies: BTreeMap<Option<Ix<Actor>>, Vec<Node>> = BTreeMap::new();
    let mut events: Vec<Node> = Vec::new();
    for node in nodes {
        match node {
            Node::Speech(ix) => {
                let venue = archive.census.speeches[*ix].venue.as_ref();
                let body = venue.and_then(|id| archive.census.actor(&id.value));
                bodies.entry(body).or_default().push(*node);
            }
            _ => events.push(*node),
        }
    }
    let mut elsewhere = bodies.remove(&None).unwrap_or_default();
    let mut ranked: Vec<_> = bodies.into_iter().collect();
    ranked.sort_by_key(|(body, held)| (Reverse(held.len()), *body));
    elsewhere.extend(
        ranked.split_off(ranked.len().min(MOST_BODIES)).into_iter().flat_map(|(_, held)| held),
    );
    let band = |kind: Kind, body: Option<Ix<Actor>>, nodes: &[Node]| Band {
        kind,
        body,
        items: nodes
            .iter()
            .filter_map(|node| Some((*node, archive.census.date(*node)?.clone())))
            .collect(),
    };
    let mut bands: Vec<Band> =
        ranked.iter().map(|(body, held)| band(Kind::Speech, *body, held)).collect();
    bands.push(band(Kind::Speech, None, &elsewhere));
    bands.push(band(Kind::Event, None, &events));
    bands.push(band(Kind::Article, None, articles));
    bands.retain(|band| !band.items.is_empty());
    bands
}
