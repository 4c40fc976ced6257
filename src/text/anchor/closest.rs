//! The passage that is most like a quote which is not in the text, by edit distance over words.
//!
//! Words that the quote and the text share, the rarest first, say where to look; there the distance is computed in a band
//! around the diagonal, with free ends in the text (Sellers 1980). Work for one quote is bounded whatever the text holds.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::base::nearest::nearest;
use crate::text::anchor::{Closest, Difference};
use crate::text::document::TextRange;
use crate::text::fold::FoldedText;

/// How many words of a quote are compared.
const MAX_WORDS: usize = 400;

/// How many occurrences of rare words of a quote are looked at.
const MAX_SEEDS: usize = 400;

/// How many places are compared with a quote.
const MAX_TRIED: usize = 3;

/// How far the words of a passage may be shifted against those of the quote.
const MAX_SHIFT: usize = 24;

/// How many words of a text are compared letter by letter with words of quotes that it does not hold.
const MAX_SPELLED: usize = 200_000;

/// How many differences are returned.
const MAX_DIFFERENCES: usize = 3;

/// What it costs that the text lacks a word of the quote, or has another one.
const MORE: u32 = 7;

/// What it costs that the text has a mark of punctuation for a word of the quote, or a word for a mark.
const OTHER_SORT: u32 = 9;

/// What it costs that the quote lacks a word of the text: less, so that a passage with all of its words is preferred.
const FEWER: u32 = 6;

/// What it costs that a word differs in its case only.
const CASE: u32 = 2;

/// What a passage may cost for each word of the quote.
const MAX_COST: u32 = 5;

/// The words of a text, indexed.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    all: Vec<Word>,
    /// The lower-case words, each with its number.
    numbers: BTreeMap<String, u32>,
    /// Where each stands.
    places: Vec<Vec<u32>>,
    /// How many words may still be compared letter by letter.
    n_spelled: usize,
}

/// A word or mark of punctuation.
#[derive(Clone, Debug)]
struct Word {
    range: TextRange,
    /// Its key, as written.
    key: Box<str>,
    /// The number of its lower-case key; `None` if the text does not hold it.
    number: Option<u32>,
}

impl<'a> Words<'a> {
    /// Indexes the words of a text.
    pub fn new(text: &'a str) -> Self {
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        let mut places: Vec<Vec<u32>> = Vec::new();
        let mut all = words_of(text, usize::MAX);
        for (at, word) in (0..).zip(&mut all) {
            let number = *numbers.entry(word.key.to_lowercase()).or_insert_with(|| {
                places.push(Vec::new());
                u32::try_from(places.len() - 1).unwrap_or(u32::MAX)
            });
            word.number = Some(number);
            if let Some(places) = places.get_mut(number as usize) {
                places.push(at);
            }
        }
        Self { text, all, numbers, places, n_spelled: MAX_SPELLED }
    }

    /// Returns the passage that is most like a quote; `None` if none has about a third of its words.
    pub fn closest(&mut self, quote: &str) -> Option<Closest> {
        let mut words = words_of(quote, MAX_WORDS);
        for word in &mut words {
            word.number = self.numbers.get(&word.key.to_lowercase()).copied();
        }
        let mut tried: Vec<i64> = self.diagonals(&words);
        if tried.is_empty() {
            tried.extend(self.spelled_alike(&mut words));
        }
        let alignments = tried.into_iter().map(|diagonal| self.align(&words, diagonal));
        let best = alignments.min_by_key(|alignment| alignment.cost)?;
        let limit = MAX_COST * u32::try_from(words.len()).unwrap_or(0);
        if limit < best.cost {
            return None;
        }
        self.passage(quote, &words, &best)
    }

    /// Returns where the quote would have to begin, in words, for most of its rare words to be where they are.
    fn diagonals(&self, quote: &[Word]) -> Vec<i64> {
        let mut rare: Vec<(&[u32], usize)> = (quote.iter().enumerate())
            .filter_map(|(at, word)| Some((self.places.get(word.number? as usize)?.as_slice(), at)))
            .collect();
        rare.sort_by_key(|(places, at)| (places.len(), *at));
        let mut votes: Vec<(i64, u64)> = Vec::new();
        for (places, at) in rare {
            let room = MAX_SEEDS.saturating_sub(votes.len());
            if room < places.len() && !votes.is_empty() {
                break;
            }
            let at = i64::try_from(at).unwrap_or(0);
            let weight = 1_000_000 / places.len().max(1) as u64;
            votes.extend(places.iter().take(room).map(|place| (i64::from(*place) - at, weight)));
        }
        votes.sort_unstable();
        let width = i64::try_from((quote.len() / 4).clamp(1, MAX_SHIFT)).unwrap_or(1);
        let mut windows: Vec<(u64, i64)> = Vec::new();
        for (n, (start, _)) in votes.iter().enumerate() {
            let near = votes.iter().skip(n).take_while(|(other, _)| other - start <= width);
            windows.push((near.map(|(_, weight)| weight).sum(), *start));
        }
        windows.sort_by_key(|(weight, start)| (std::cmp::Reverse(*weight), *start));
        let mut tried: Vec<i64> = Vec::new();
        for (_, start) in windows {
            if tried.len() < MAX_TRIED && tried.iter().all(|other| (other - start).abs() > width) {
                tried.push(start);
            }
        }
        tried
    }

    /// Looks for a word of the text that is spelled almost as the longest of a quote that shares no word with it.
    fn spelled_alike(&mut self, quote: &mut [Word]) -> Option<i64> {
        self.n_spelled = self.n_spelled.checked_sub(self.numbers.len())?;
        let (at, longest) = quote.iter_mut().enumerate().max_by_key(|(_, word)| word.key.len())?;
        let key = longest.key.to_lowercase();
        let meant = nearest(&key, self.numbers.keys().map(String::as_str))?;
        let number = *self.numbers.get(meant)?;
        longest.number = Some(number);
        let place = self.places.get(number as usize)?.first()?;
        Some(i64::from(*place) - i64::try_from(at).ok()?)
    }

    fn align(&self, quote: &[Word], diagonal: i64) -> Alignment {
        let shift = (quote.len() / 2 + 2).min(MAX_SHIFT);
        let width = 2 * shift + 1;
        let first = diagonal - i64::try_from(shift).unwrap_or(0);
        let mut table = Table { width, first, cells: vec![(0, Step::Start); width] };
        for (row, word) in quote.iter().enumerate() {
            for column in 0..width {
                let cell = self.cell(&table, (row, column), word);
                table.cells.push(cell);
            }
        }
        let last = table.cells.chunks(width).next_back().unwrap_or_default();
        let end = last
            .iter()
            .enumerate()
            .min_by_key(|(column, (cost, _))| (*cost, column.abs_diff(shift)));
        let (column, cost) = end.map_or((0, u32::MAX), |(column, (cost, _))| (column, *cost));
        Alignment { cost, steps: table.steps(quote.len(), column) }
    }

    /// Returns the cheapest way to a cell: after the words of the quote up to that row, at a word of the text.
    fn cell(&self, table: &Table, (row, column): (usize, usize), word: &Word) -> (u32, Step) {
        let here = table.word_at(row, column);
        let matched = match here.and_then(|at| self.all.get(at)) {
            Some(other) if other.key == word.key => 0,
            Some(other) if other.number == word.number => CASE,
            Some(other) if other.is_mark() == word.is_mark() => MORE,
            Some(_) => OTHER_SORT,
            None => 2 * OTHER_SORT,
        };
        let pair = (table.cost(row, Some(column)) + matched, Step::Both);
        let only_quoted = (table.cost(row, column.checked_add(1)) + MORE, Step::Quoted);
        let only_stands = (table.cost(row + 1, column.checked_sub(1)) + FEWER, Step::Stands);
        [pair, only_quoted, only_stands].into_iter().min_by_key(|(cost, _)| *cost).unwrap_or(pair)
    }

    /// Makes what is returned of an alignment.
    fn passage(&self, quote: &str, words: &[Word], alignment: &Alignment) -> Option<Closest> {
        let quoted = |at: Option<usize>| words.get(at?);
        let stands = |at: Option<usize>| self.all.get(at?);
        let is_same = |(one, other): &(Option<usize>, Option<usize>)| {
            quoted(*one).zip(stands(*other)).is_some_and(|(one, other)| one.key == other.key)
        };
        let differing = alignment.steps.chunk_by(|one, next| is_same(one) == is_same(next));
        let differing = differing.filter(|steps| !steps.first().is_some_and(is_same));
        let difference = |steps: &[(Option<usize>, Option<usize>)]| Difference {
            quoted: from_to(quote, steps.iter().filter_map(|(one, _)| quoted(*one))),
            stands: from_to(self.text, steps.iter().filter_map(|(_, other)| stands(*other))),
        };
        let mut in_text = alignment.steps.iter().filter_map(|(_, other)| stands(*other));
        let first = in_text.next()?;
        let end = in_text.next_back().unwrap_or(first).range.end;
        Some(Closest {
            range: TextRange { start: first.range.start, end },
            differences: differing.take(MAX_DIFFERENCES).map(difference).collect(),
        })
    }
}

impl Word {
    fn is_mark(&self) -> bool {
        !self.key.starts_with(char::is_alphanumeric)
    }
}

/// A quote laid against the text.
struct Alignment {
    cost: u32,
    /// Pairs of a word of the quote and one of the text, either of which may be missing; by number.
    steps: Vec<(Option<usize>, Option<usize>)>,
}

/// How a cell was come to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Start,
    Both,
    Quoted,
    Stands,
}

/// The costs of a band: row after row, the words of the quote; in a row, the words of the text around the diagonal.
struct Table {
    width: usize,
    /// The word of the text before which the first cell of the first row is.
    first: i64,
    cells: Vec<(u32, Step)>,
}

impl Table {
    /// Returns the word of the text that stands in a cell of the row behind that word of the quote.
    fn word_at(&self, row: usize, column: usize) -> Option<usize> {
        usize::try_from(self.first + i64::try_from(row + column).ok()?).ok()
    }

    fn cost(&self, row: usize, column: Option<usize>) -> u32 {
        let column = column.filter(|column| *column < self.width);
        let cell = column.and_then(|column| self.cells.get(row * self.width + column));
        // Outside the band nothing is cheap.
        cell.map_or(u32::MAX / 2, |(cost, _)| *cost)
    }

    fn steps(&self, n_rows: usize, column: usize) -> Vec<(Option<usize>, Option<usize>)> {
        let (mut row, mut column) = (n_rows, column);
        let mut steps = Vec::new();
        while let Some((_, step)) = self.cells.get(row * self.width + column).filter(|_| row > 0) {
            let here = self.word_at(row - 1, column);
            match step {
                Step::Start => break,
                Step::Both => {
                    steps.push((Some(row - 1), here));
                    row -= 1;
                }
                Step::Quoted => {
                    steps.push((Some(row - 1), None));
                    row -= 1;
                    column += 1;
                }
                Step::Stands => {
                    steps.push((None, here));
                    column -= 1;
                }
            }
        }
        steps.reverse();
        steps
    }
}

fn words_of(text: &str, limit: usize) -> Vec<Word> {
    let word = |(at, word): (usize, &str)| {
        let key: Box<str> = if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            word.into()
        } else {
            match FoldedText::new(word) {
                folded if folded.is_blank() => return None,
                folded if folded.key().is_empty() => "-".into(),
                folded => folded.key().into(),
            }
        };
        Some(Word { range: TextRange::new(at..at + word.len()), key, number: None })
    };
    text.split_word_bound_indices().filter_map(word).take(limit).collect()
}

/// Returns the text from the first of some words to the last; nothing if there are none.
fn from_to<'a>(text: &str, words: impl Iterator<Item = &'a Word>) -> String {
    let range =
        words.map(|word| word.range).reduce(|first, last| TextRange { end: last.end, ..first });
    range.and_then(|range| text.get(range.range())).unwrap_or_default().to_owned()
}
