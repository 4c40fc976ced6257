//! The HTML of a text with notes: passages marked, numbers behind them, cut where notes stand.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::archive::node::Node;
use crate::archive::notes::Placed;
use crate::archive::reading::Reading;
use crate::page::prose::{self, Setting};
use crate::page::view::parts::Html;
use crate::page::view::quotation::Covered;
use crate::page::{note_room, publication, words};
use crate::text::assemble::{Filling, Insert, Passage};
use crate::text::document::{Document, Level, Piece, TextRange};
use crate::text::passage;

/// Some blocks of a body, up to one that notes stand behind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cut {
    /// The blocks.
    pub html: Html,
    /// The notes on passages that end in the last of these blocks, by their places among all.
    pub notes: Range<usize>,
    /// The paragraphs that reports quote and that end there, by their places among all of these.
    pub covered: Range<usize>,
    /// How many blocks of the body stand beside the notes before other notes do; 0 inside a list or a quotation.
    pub rows: usize,
    /// How many letters wide these blocks are.
    pub letters: usize,
    /// The number of the paragraph that follows.
    pub continues: Option<usize>,
}

/// Returns the body of a record, cut where its notes stand and behind the paragraphs that reports quote, with the passages of notes
/// marked; nothing of a withdrawn record. All that is added carries the attribute `data-note`: without its marks it is what [`prose::body`] returns.
pub fn cuts(
    setting: Setting<'_>,
    node: Node,
    reading: &Reading,
    notes: &[Placed<'_>],
    covered: &[Covered],
) -> Vec<Cut> {
    if publication::is_withdrawn(setting.archive, node) {
        return Vec::new();
    }
    let document = &reading.document;
    let names = prose::names(setting, node, reading);
    let places = places(document, notes, covered);
    let cuts: Vec<u32> = places.iter().map(|place| place.piece).collect();
    let filling = Filling {
        marks: &names,
        passages: &passages(document, notes),
        inserts: &markers(document, notes),
        cuts: &cuts,
        ..Filling::default()
    };
    let parts = prose::parts_of(setting, node, document, &filling);
    if parts.iter().all(|part| part.trim().is_empty()) {
        return Vec::new();
    }
    // No note is lost where the text ends without a break: in HTML that its author leaves open.
    let behind = places.last().map_or((0, 0), |place| (place.notes.end, place.covered.end));
    let last = Place {
        piece: 0,
        notes: behind.0..notes.len(),
        covered: behind.1..covered.len(),
        rows: 0,
        letters: 0,
        continues: None,
    };
    let places = places.into_iter().chain([last]);
    let cut = |(html, place): (String, Place)| Cut {
        html: Html(html),
        notes: place.notes,
        covered: place.covered,
        rows: place.rows,
        letters: place.letters,
        continues: place.continues,
    };
    parts.into_iter().zip(places).map(cut).collect()
}

/// A break of a document behind which notes stand.
struct Place {
    piece: u32,
    notes: Range<usize>,
    covered: Range<usize>,
    rows: usize,
    letters: usize,
    continues: Option<usize>,
}

/// A block behind which notes stand, and beside which no other notes do yet.
#[derive(Clone, Copy)]
struct Noted {
    /// The place of its notes among all.
    at: usize,
    /// Its number among the blocks.
    block: usize,
    /// Where it begins in the text.
    start: u32,
}

/// Returns where notes stand and what is said of paragraphs: each behind the block that it ends in. Notes come in the order in which passages end.
fn places(document: &Document, notes: &[Placed<'_>], covered: &[Covered]) -> Vec<Place> {
    let end_of = |one: &Covered| {
        let paragraph = (one.paragraph as usize).checked_sub(1);
        paragraph.and_then(|n| document.paragraphs.get(n)).map_or(0, |paragraph| paragraph.end)
    };
    let mut places: Vec<Place> = Vec::new();
    let mut n_blocks = 0;
    let mut next = 0;
    let mut next_covered = 0;
    let mut beside: Option<Noted> = None;
    let (mut start, mut end) = (0, 0);
    for (piece, one) in document.pieces.iter().enumerate() {
        let Piece::Break(place) = one else { continue };
        if place.level == Level::Top {
            n_blocks += 1;
            (start, end) = (end, place.end);
        }
        let ended = notes.iter().skip(next).take_while(|note| note.fact.range.end <= place.end);
        let count = ended.count();
        let ended = covered.iter().skip(next_covered).take_while(|one| end_of(one) <= place.end);
        let count_covered = ended.count();
        if count + count_covered == 0 {
            continue;
        }
        let after = document.paragraphs.partition_point(|paragraph| paragraph.end <= place.end);
        let continues = (after < document.paragraphs.len()).then_some(after + 1);
        let piece = u32::try_from(piece).unwrap_or(u32::MAX);
        if place.level == Level::Top {
            let here = Noted { at: places.len(), block: n_blocks, start };
            make_room(&mut places, document, beside.replace(here), here);
        }
        let (notes, covered) = (next..next + count, next_covered..next_covered + count_covered);
        (next, next_covered) = (notes.end, covered.end);
        places.push(Place { piece, notes, covered, rows: 0, letters: 0, continues });
    }
    let behind = Noted { at: places.len(), block: n_blocks + 1, start: end };
    make_room(&mut places, document, beside, behind);
    places
}

/// The notes at a place have room beside all blocks before the next one that has notes.
fn make_room(places: &mut [Place], document: &Document, noted: Option<Noted>, next: Noted) {
    if let Some(noted) = noted
        && let Some(place) = places.get_mut(noted.at)
    {
        place.rows = next.block - noted.block;
        let beside = TextRange { start: noted.start, end: next.start };
        place.letters = note_room::letters(document.words(beside));
    }
}

/// How many of the notes on the same words a mark names, so that the page does not grow with their square.
const MAX_NAMED: usize = 32;

/// Returns the marks of all passages, cut where they overlap. They point at the notes for screen readers, each at one.
fn passages(document: &Document, notes: &[Placed<'_>]) -> Vec<Passage> {
    let ranges: Vec<TextRange> =
        notes.iter().map(|note| passage::whole_words(&document.text, note.fact.range)).collect();
    let mut begun = vec![false; notes.len()];
    let mark = |segment: passage::Segment| {
        let of: Vec<&Placed<'_>> = segment.passages.iter().filter_map(|n| notes.get(*n)).collect();
        let fragments = joined(of.iter().take(MAX_NAMED).map(|note| &*note.fact.fragment));
        let keys: BTreeSet<usize> = of.iter().map(|note| key(note.number)).collect();
        let keys = joined(keys.iter());
        // The narrowest passage says how the words are underlined.
        let narrowest = of.iter().min_by_key(|note| note.fact.range.end - note.fact.range.start);
        let kind = narrowest.map_or("", |note| words::note_kind(note.note.kind.value));
        let depth = of.len().min(3);
        let reopen = format!(
            "<mark class=\"{kind} d{depth}\" data-note=\"{fragments}\" data-key=\"{keys}\">"
        );
        // A mark may point at one note only, so that what begins together is told apart by the segments that follow.
        let new = segment.passages.iter().find(|n| begun.get(**n) == Some(&false));
        let open = match new.and_then(|n| Some((begun.get_mut(*n)?, notes.get(*n)?))) {
            None => reopen.clone(),
            Some((begun, note)) => {
                *begun = true;
                let tag = reopen.trim_end_matches('>');
                format!("{tag} aria-details=\"{}\">", note.fact.fragment)
            }
        };
        Passage { range: segment.range, open, reopen, close: "</mark>" }
    };
    passage::segments(&ranges).into_iter().map(mark).collect()
}

fn joined(words: impl Iterator<Item = impl ToString>) -> String {
    words.map(|word| word.to_string()).collect::<Vec<_>>().join(" ")
}

/// Returns the number of each note, at the end of its passage. The asterisk tells it from those of the text's own footnotes.
fn markers(document: &Document, notes: &[Placed<'_>]) -> Vec<Insert> {
    let marker = |note: &Placed<'_>| {
        let (fragment, number) = (&note.fact.fragment, note.number);
        Insert {
            at: passage::whole_words(&document.text, note.fact.range).end,
            html: format!(
                "<sup class=\"note-ref\" data-note=\"{fragment}\"><a id=\"{}\" href=\"#{fragment}\" data-key=\"{}\" role=\"doc-noteref\">*{number}</a></sup>",
                marker_fragment(fragment),
                key(number)
            ),
        }
    };
    let mut markers: Vec<Insert> = notes.iter().map(marker).collect();
    markers.sort_by_key(|marker| marker.at);
    markers
}

/// How many keys there are.
const KEYS: usize = 32;

/// Returns the key of a note, by its number on the page.
pub fn key(number: usize) -> usize {
    (number - 1) % KEYS + 1
}

/// Returns the fragment of a note's marker in the text.
pub fn marker_fragment(note: &str) -> String {
    format!("dl-ref-{note}")
}
