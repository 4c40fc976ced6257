//! Where a text has the words of a quotation: the beginnings of its words, sorted by the letters that follow.

use crate::collation::stream::Stream;

/// How many letters decide, in bytes: enough to tell passages apart, and a bound to the time that sorting takes.
pub(super) const WINDOW: usize = 64;

/// How many neighbours on each side are looked at.
const N_NEIGHBOURS: usize = 6;

/// How many neighbours on each side are looked at that have the same words.
const N_ALIKE: usize = 24;

/// How many places of the same letters are tried at each end of their row.
const N_TRIED: usize = 64;

/// A text's words by the letters that follow (a sparse suffix array, cut at [`WINDOW`]).
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Index {
    pub(super) stream: Stream,
    order: Vec<usize>,
}

/// Words of a quotation that stand in a text one after another; the ranges are words of the two streams and have the same
/// letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Seed {
    pub(super) quotation: (usize, usize),
    pub(super) witness: (usize, usize),
}

impl Index {
    /// Sorts the words of a text.
    pub(super) fn new(stream: Stream) -> Self {
        let mut order: Vec<usize> = (0..stream.len()).collect();
        order.sort_by(|one, other| {
            stream.window(*one, WINDOW).cmp(stream.window(*other, WINDOW)).then(one.cmp(other))
        });
        Self { stream, order }
    }

    /// Returns where the letters from a word of a quotation on stand, as far as they do: the longest matches and some others.
    /// Nothing is looked for behind the word `end`.
    pub(super) fn seeds(&self, quotation: &Stream, word: usize, end: usize) -> Vec<Seed> {
        let length = (quotation.start(end) - quotation.start(word)).min(WINDOW);
        let needle = quotation.window(word, length);
        let place = self.order.partition_point(|at| self.stream.window(*at, WINDOW) < needle);
        let (before, after) = self.order.split_at(place);
        let seed = |at: &usize| self.seed(quotation, (word, end), *at, length);
        let last = |at: Option<&usize>| at.and_then(seed).map_or(0, |seed| seed.quotation.1);
        let longest = last(before.last()).max(last(after.first()));
        // Among many places with the same words the right one need not go on in the most similar way.
        let is_longest = |seed: &Seed| word + 1 < longest && seed.quotation.1 == longest;
        let take = |(n, seed): &(usize, Seed)| *n < N_NEIGHBOURS || is_longest(seed);
        let before =
            before.iter().rev().take(N_ALIKE).filter_map(seed).enumerate().take_while(take);
        let after = after.iter().take(N_ALIKE).filter_map(seed).enumerate().take_while(take);
        before.chain(after).map(|(_, seed)| seed).collect()
    }

    /// Returns the passages of the text that have all letters of the quotation. Of words that the text repeats without end
    /// only the first and the last places are tried.
    pub(super) fn whole(&self, quotation: &Stream) -> impl Iterator<Item = Seed> {
        let is_full = |word: &usize| quotation.window(*word, WINDOW).len() == WINDOW;
        let words = (0..quotation.len()).take_while(|word| *word == 0 || is_full(word));
        let rarest = words.min_by_key(|word| self.places(quotation, *word).len());
        let places = rarest.map_or(&[][..], |word| self.places(quotation, word));
        let n_last = places.len().saturating_sub(N_TRIED).min(N_TRIED);
        let last = places.iter().rev().take(n_last).rev();
        let tried = places.iter().take(N_TRIED).chain(last);
        tried.filter_map(move |at| self.all_of(quotation, rarest?, *at))
    }

    /// Returns the words of the text from which on the letters are those from a word of the quotation on.
    fn places(&self, quotation: &Stream, word: usize) -> &[usize] {
        let needle = quotation.window(word, WINDOW);
        let window = |at: &usize| self.stream.window(*at, needle.len());
        let first = self.order.partition_point(|at| window(at) < needle);
        let last = self.order.partition_point(|at| window(at) <= needle);
        self.order.get(first..last).unwrap_or_default()
    }

    /// Returns the passage with all letters of the quotation whose word stands at that word of the text.
    fn all_of(&self, quotation: &Stream, word: usize, at: usize) -> Option<Seed> {
        let before = quotation.start(word);
        let start = self.stream.start(at).checked_sub(before)?;
        let first = self.stream.word_at(start)?;
        let n_bytes = quotation.start(quotation.len());
        let last = self.stream.word_at(start + n_bytes)?;
        let is_same = self.stream.window(first, n_bytes) == quotation.window(0, n_bytes);
        is_same.then_some(Seed { quotation: (0, quotation.len()), witness: (first, last) })
    }

    /// Returns the longest match between a word of a quotation and a word of the text that ends with a word in both.
    fn seed(
        &self,
        quotation: &Stream,
        (word, end): (usize, usize),
        at: usize,
        length: usize,
    ) -> Option<Seed> {
        let (needle, found) = (quotation.window(word, length), self.stream.window(at, length));
        let n_same = needle.iter().zip(found).take_while(|(one, other)| one == other).count();
        let (start, start_there) = (quotation.start(word), self.stream.start(at));
        let ends = (word + 1..=end).take_while(|end| quotation.start(*end) - start <= n_same);
        let last = word + ends.count();
        let (last, last_there) = (word + 1..=last).rev().find_map(|end| {
            let there = self.stream.word_at(start_there + (quotation.start(end) - start))?;
            Some((end, there))
        })?;
        Some(Seed { quotation: (word, last), witness: (at, last_there) })
    }
}
