//! Which files the collection has: itself, and its pages by the date of what the notes are about.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::archive::Archive;
use crate::archive::lists;
use crate::archive::node::Node;
use crate::archive::notes;
use crate::archive::period::{self, LONGEST_LIST};
use crate::base::date::Edtf;

/// Where the collection stands.
pub const COLLECTION: &str = "annotations/collection.jsonld";

/// How many notes a page has at most.
const LONGEST_PAGE: usize = 500;

/// A file of the collection.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotesFile {
    /// The collection itself.
    Collection {
        /// How many notes there are.
        total: usize,
        /// The paths of the first page and the last, if there are any.
        ends: Option<[String; 2]>,
    },
    /// A page of it.
    Page {
        /// Its path in the site.
        path: String,
        /// That of the page before it.
        previous: Option<String>,
        /// That of the page behind it.
        next: Option<String>,
        /// What it holds, in the order of time.
        notes: Vec<Notes>,
    },
}

/// Notes of one record that follow each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notes {
    /// The record.
    pub of: Node,
    /// Which of its notes, in the order of their numbers, from 0.
    pub range: Range<usize>,
}

impl NotesFile {
    /// Returns where the file stands in the site.
    pub fn path(&self) -> &str {
        match self {
            Self::Collection { total: _, ends: _ } => COLLECTION,
            Self::Page { path, previous: _, next: _, notes: _ } => path,
        }
    }
}

/// Returns the files of the collection: itself, and its pages in the order of time.
pub fn files(archive: &Archive) -> Vec<NotesFile> {
    let pages = pages(archive);
    let total = pages.iter().flat_map(|page| &page.notes).map(|notes| notes.range.len()).sum();
    let path = |n: usize| pages.get(n).map(|page| page.path.clone());
    let ends = path(0).zip(pages.len().checked_sub(1).and_then(path));
    let ends = ends.map(|(first, last)| [first, last]);
    let page = |(n, page): (usize, &Page)| NotesFile::Page {
        path: page.path.clone(),
        previous: n.checked_sub(1).and_then(path),
        next: path(n + 1),
        notes: page.notes.clone(),
    };
    let collection = NotesFile::Collection { total, ends };
    [collection].into_iter().chain(pages.iter().enumerate().map(page)).collect()
}

struct Page {
    path: String,
    notes: Vec<Notes>,
}

/// A year, and the month where the year is cut.
type Period = (Option<i64>, Option<u8>);

/// Returns the pages: years, of long years months, and of what is too long even so, parts.
fn pages(archive: &Archive) -> Vec<Page> {
    let annotated = annotated(archive);
    let mut years: BTreeMap<Option<i64>, usize> = BTreeMap::new();
    for notes in &annotated {
        *years.entry(at(archive, notes.of).0).or_default() += notes.range.len();
    }
    let mut groups: BTreeMap<Period, Vec<Notes>> = BTreeMap::new();
    for notes in annotated {
        let (year, month) = at(archive, notes.of);
        let is_long = LONGEST_LIST < years.get(&year).copied().unwrap_or(0);
        groups.entry((year, month.filter(|_| is_long))).or_default().push(notes);
    }
    let mut pages = Vec::new();
    for (period, notes) in groups {
        let label = label(period);
        for (n, notes) in parts(notes, LONGEST_PAGE).into_iter().enumerate() {
            let part = if n == 0 { String::new() } else { format!("-part{}", n + 1) };
            pages.push(Page { path: format!("annotations/{label}{part}.jsonld"), notes });
        }
    }
    pages
}

fn label(period: Period) -> String {
    match period {
        (None, _) => "undated".to_owned(),
        (Some(year), None) => period::year_label(year),
        (Some(year), Some(month)) => period::month_label(year, month),
    }
}

/// Returns the year and the month of a record, as far as they are known; years that EDTF writes long have no months.
fn at(archive: &Archive, node: Node) -> Period {
    let date = archive.census.date(node);
    let year = date.and_then(Edtf::year);
    let has_months =
        year.is_some_and(|year| period::month_label(year, 1) != period::year_label(year));
    (year, date.and_then(Edtf::month).filter(|_| has_months))
}

/// Returns the notes that are told of, in the order of time: those of records that stand in lists.
fn annotated(archive: &Archive) -> Vec<Notes> {
    let census = &archive.census;
    let articles = census.articles.indexes().map(Node::Article);
    let nodes = articles.chain(census.speeches.indexes().map(Node::Speech));
    let listed = nodes.filter(|node| archive.is_listed(*node));
    let notes =
        |of: Node| Notes { of, range: 0..notes::placed(census, of, &archive.facts[of]).len() };
    let mut annotated: Vec<Notes> =
        listed.map(notes).filter(|notes| !notes.range.is_empty()).collect();
    annotated.sort_by(|a, b| lists::in_time(census, a.of, b.of));
    annotated
}

/// Cuts what is too long for a page.
fn parts(all: Vec<Notes>, longest: usize) -> Vec<Vec<Notes>> {
    let mut parts = vec![Vec::new()];
    let mut room = longest;
    for Notes { of, mut range } in all {
        while !range.is_empty() {
            if room == 0 {
                parts.push(Vec::new());
                room = longest;
            }
            let end = range.end.min(range.start + room);
            room -= end - range.start;
            if let Some(part) = parts.last_mut() {
                part.push(Notes { of, range: range.start..end });
            }
            range.start = end;
        }
    }
    parts
}
