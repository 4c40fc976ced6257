//! Whether notes have room beside the text that they stand at: an estimate from the lengths of both, so that long notes on a short
//! paragraph leave no hole in the text. What is estimated are lines of notes, of some forty letters.

use crate::page::view::note::{Note, Position};
use crate::page::view::parts::{Html, Source};
use crate::page::view::quotation::Covered;

/// How many letters a line of notes has.
const LINE: usize = 38;

/// How many letters of the text stand beside a line of notes: its lines have some 64, and are higher by a third.
const BESIDE: usize = 48;

/// How many lines notes may reach below their text.
const MOST_BELOW: usize = 8;

/// Returns where notes stand: `beside` some blocks of the text, so many and of so many letters, `below` the first of them, or
/// `inside` a list or a quotation.
pub fn place(letters: usize, n_blocks: usize, notes: &[Note], covered: &[Covered]) -> &'static str {
    let text = letters.div_ceil(BESIDE) + n_blocks;
    let said = covered.iter().map(|one| 2 + one.reports.len() * 4);
    let height = notes.iter().map(lines).chain(said).sum::<usize>();
    if n_blocks == 0 {
        "inside"
    } else if text + MOST_BELOW < height {
        "below"
    } else {
        "beside"
    }
}

/// How many letters wide a text is; those of East Asia have twice the width.
pub fn letters(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{2E80}' { 1 } else { 2 }).sum()
}

fn lines(note: &Note) -> usize {
    let heads = 2 + usize::from(!note.by.is_empty() || note.mode.is_some());
    let links = note.speech.iter().chain(&note.subjects).count() * 3;
    let positions: usize = note.positions.iter().map(side).sum();
    let ways = usize::from(note.author.is_some() || note.date.is_some());
    heads + links + words(&note.body) + positions + sources(&note.sources) + ways
}

fn side(side: &Position) -> usize {
    1 + words(&side.body) + sources(&side.sources)
}

fn sources(sources: &[Source]) -> usize {
    let wide = sources
        .iter()
        .map(|one| letters(&one.title) + one.publisher.as_deref().map_or(0, letters) + 12);
    wide.sum::<usize>().div_ceil(LINE)
}

/// Markup is no part of what is seen.
fn words(html: &Html) -> usize {
    let seen = html.0.split('<').enumerate().map(|(n, part)| match part.split_once('>') {
        Some((_, text)) if 0 < n => letters(text),
        _ => letters(part),
    });
    seen.sum::<usize>().div_ceil(LINE)
}
