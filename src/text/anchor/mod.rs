//! Finds the passages that notes quote in a reader's text, after folding; says why where there is not exactly one.

use std::collections::BTreeMap;

use crate::text::anchor::closest::Words;
use crate::text::anchor::pattern::Pattern;
use crate::text::anchor::search::Places;
use crate::text::document::TextRange;
use crate::text::fold::FoldedText;

pub mod closest;

mod gap;
mod pattern;
mod search;
mod settle;

/// How many of several places are returned.
const MAX_SHOWN: usize = 3;

/// A passage as it is quoted, and what stands beside it. White space between the parts need not be repeated.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Quote<'a> {
    /// The words.
    pub exact: &'a str,
    /// The words directly before them.
    pub prefix: Option<&'a str>,
    /// The words directly after them.
    pub suffix: Option<&'a str>,
}

/// Why a quote has no place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Misplaced {
    /// It holds nothing that a reader sees.
    Blank,
    /// It is not in the text.
    NotFound(Option<Closest>),
    /// It stands in the text more than once.
    Ambiguous(Occurrences),
    /// It stands in the text, but not beside those words.
    OutOfContext(Beside, Occurrences),
}

/// Which of the words beside a quote are not there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beside {
    /// The prefix stands before no occurrence.
    Prefix,
    /// The suffix stands after no occurrence.
    Suffix,
    /// Each stands beside an occurrence, but not both beside the same; or neither stands beside any.
    Both,
}

/// The places of a quote in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Occurrences {
    /// The first few, in order.
    pub first: Vec<Occurrence>,
    /// How many there are.
    pub count: Count,
}

/// How many places there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// That many.
    Exactly(usize),
    /// At least that many; they were not all looked at.
    AtLeast(usize),
}

/// A place of a quote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Occurrence {
    /// The place.
    pub range: TextRange,
    /// The shortest words beside it that tell it from the others; `None` if there is no other, or no such words are short.
    pub context: Option<Context>,
}

/// Words that settle an ambiguous quote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Context {
    /// The words before it.
    Prefix(String),
    /// The words after it.
    Suffix(String),
}

/// The passage that is most like a quote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closest {
    /// Where it stands.
    pub range: TextRange,
    /// What differs, in order; the first few.
    pub differences: Vec<Difference>,
}

/// Words in which a quote and the passage that is most like it differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The words of the quote; empty if it lacks some.
    pub quoted: String,
    /// The words of the text; empty if the quote has more.
    pub stands: String,
}

/// Finds the place of each quote: whole grapheme clusters of the text, from the quote's first letter to its last.
///
/// All quotes are searched in one pass over the text. Time is linear in the text and the quotes; a quote that stands in very
/// many places is dropped on the way.
pub fn place(text: &FoldedText<'_>, quotes: &[Quote<'_>]) -> Vec<Result<TextRange, Misplaced>> {
    let mut numbers: BTreeMap<Quote<'_>, usize> = BTreeMap::new();
    let mut different = Vec::new();
    for quote in quotes {
        numbers.entry(*quote).or_insert_with(|| {
            different.push(*quote);
            different.len() - 1
        });
    }
    let placed = place_different(text, &different);
    let result = |quote: &Quote<'_>| numbers.get(quote).and_then(|number| placed.get(*number));
    quotes.iter().map(|quote| result(quote).cloned().unwrap_or(Err(Misplaced::Blank))).collect()
}

/// Finds the first place of each passage; `None` where there is none.
pub fn first_places(text: &FoldedText<'_>, exact: &[&str]) -> Vec<Option<TextRange>> {
    let quotes = exact.iter().map(|exact| Quote { exact, prefix: None, suffix: None });
    let patterns: Vec<Pattern<'_>> = quotes.map(Pattern::new).collect();
    let places = search::places(text, &patterns).into_iter();
    places.map(|places| places.found.first().map(|first| first.range)).collect()
}

fn place_different(
    text: &FoldedText<'_>,
    quotes: &[Quote<'_>],
) -> Vec<Result<TextRange, Misplaced>> {
    let patterns: Vec<Pattern<'_>> = quotes.iter().map(|quote| Pattern::new(*quote)).collect();
    let found = search::places(text, &patterns);
    let mut results: Vec<Result<TextRange, Misplaced>> = Vec::new();
    let mut elsewhere = Vec::new();
    let mut nowhere = Vec::new();
    for (number, ((quote, pattern), places)) in quotes.iter().zip(&patterns).zip(&found).enumerate()
    {
        let has_context = quote.prefix.is_some() || quote.suffix.is_some();
        match outcome(text, places) {
            _ if pattern.is_blank() => results.push(Err(Misplaced::Blank)),
            Err(Misplaced::NotFound(_)) => {
                if has_context { &mut elsewhere } else { &mut nowhere }.push(number);
                results.push(Err(Misplaced::NotFound(None)));
            }
            outcome => results.push(outcome),
        }
    }
    let bare = |number: &usize| quotes.get(*number).map(|quote| quote.exact).unwrap_or_default();
    let alone: Vec<Pattern<'_>> = (elsewhere.iter().map(bare))
        .map(|exact| Pattern::new(Quote { exact, prefix: None, suffix: None }))
        .collect();
    for (number, places) in elsewhere.into_iter().zip(search::places(text, &alone)) {
        let (Some(pattern), Some(result)) = (patterns.get(number), results.get_mut(number)) else {
            continue;
        };
        if places.found.is_empty() {
            nowhere.push(number);
        } else {
            let beside = beside(text, pattern, &places);
            *result = Err(Misplaced::OutOfContext(beside, occurrences(text, &places)));
        }
    }
    let mut words = (!nowhere.is_empty()).then(|| Words::new(text.text()));
    for number in nowhere {
        if let (Some(words), Some(result)) = (&mut words, results.get_mut(number)) {
            *result = Err(Misplaced::NotFound(words.closest(bare(&number))));
        }
    }
    results
}

fn outcome(text: &FoldedText<'_>, places: &Places) -> Result<TextRange, Misplaced> {
    match places.found.as_slice() {
        [one] if !places.is_cut => Ok(one.range),
        [] if !places.is_cut => Err(Misplaced::NotFound(None)),
        _ => Err(Misplaced::Ambiguous(occurrences(text, places))),
    }
}

fn occurrences(text: &FoldedText<'_>, places: &Places) -> Occurrences {
    let n_found = places.found.len();
    let count = if places.is_cut { Count::AtLeast(n_found) } else { Count::Exactly(n_found) };
    let occurrence = |(number, found): (usize, &pattern::Found)| Occurrence {
        range: found.range,
        context: match count {
            Count::Exactly(2..) => settle::context(text, &places.found, number),
            _ => None,
        },
    };
    let first = places.found.iter().enumerate().take(MAX_SHOWN).map(occurrence).collect();
    Occurrences { first, count }
}

fn beside(text: &FoldedText<'_>, pattern: &Pattern<'_>, places: &Places) -> Beside {
    let has_prefix = places.found.iter().any(|found| pattern.has_prefix(text, found.key.start));
    let has_suffix = places.found.iter().any(|found| pattern.has_suffix(text, found.key.end));
    match (has_prefix, has_suffix) {
        (false, true) => Beside::Prefix,
        (true, false) => Beside::Suffix,
        _ => Beside::Both,
    }
}

#[cfg(test)]
mod tests;
