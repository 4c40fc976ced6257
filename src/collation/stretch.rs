//! Words with the same letters, compared one by one: they may be divided otherwise, or be acronyms on one side.

use crate::collation::index::Seed;
use crate::collation::number;
use crate::collation::stream::Stream;
use crate::collation::word::{Case, Joint, Word};

/// A step of an alignment: words of a quotation and the words of the text that they stand for, as numbers among all words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Step {
    pub(super) quotation: (usize, usize),
    pub(super) witness: (usize, usize),
    pub(super) sort: StepSort,
}

/// How the words of a step compare.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum StepSort {
    Same,
    /// The same word in another spelling.
    Spelling,
    /// Small words have come, gone or changed.
    Small,
    Changed,
}

/// The words of one side of a comparison, and their letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side<'a> {
    pub(super) words: &'a [Word],
    pub(super) stream: &'a Stream,
}

impl<'a> Side<'a> {
    /// Returns the words of a range of the stream.
    fn of_stream(self, (first, last): (usize, usize)) -> impl Iterator<Item = &'a Word> {
        (first..last).filter_map(move |word| self.words.get(self.stream.number(word)))
    }

    /// Returns a range of the stream as one of all words.
    pub(super) fn numbers(self, (first, last): (usize, usize)) -> (usize, usize) {
        let end = |last: usize| last.checked_sub(1).map_or(0, |last| self.stream.number(last) + 1);
        if first < last { (self.stream.number(first), end(last)) } else { (end(first), end(first)) }
    }
}

/// Returns the places at which a match can be divided: pairs of words of the two streams that begin at the same letter, from
/// its beginning to its end.
pub(super) fn borders(seed: Seed, quotation: &Stream, witness: &Stream) -> Vec<(usize, usize)> {
    let (start, start_there) = (quotation.start(seed.quotation.0), witness.start(seed.witness.0));
    (seed.quotation.0..=seed.quotation.1)
        .filter_map(|word| {
            let there = witness.word_at(start_there + (quotation.start(word) - start))?;
            Some((word, there))
        })
        .collect()
}

/// Returns the steps of a match.
pub(super) fn steps(seed: Seed, quotation: Side<'_>, witness: Side<'_>) -> Vec<Step> {
    let borders = borders(seed, quotation.stream, witness.stream);
    let pairs = borders.windows(2).filter_map(|pair| match pair {
        [one, other] => Some(((one.0, other.0), (one.1, other.1))),
        _ => None,
    });
    let step = |(here, there)| {
        let ours: Vec<&Word> = quotation.of_stream(here).collect();
        let theirs: Vec<&Word> = witness.of_stream(there).collect();
        Step {
            quotation: quotation.numbers(here),
            witness: witness.numbers(there),
            sort: same_letters(&ours, &theirs),
        }
    };
    pairs.map(step).collect()
}

/// Compares words with the same letters.
pub(super) fn same_letters(ours: &[&Word], theirs: &[&Word]) -> StepSort {
    match (ours, theirs) {
        ([one], [other]) if is_same_case(one, other) => StepSort::Same,
        ([_], [_]) => StepSort::Changed,
        _ => divisions(ours).max(divisions(theirs)),
    }
}

/// Returns whether neither of two words with the same letters is an acronym, or both are. An acronym may be written with one
/// capital (`Nato`), but not if that is a short word.
fn is_same_case(one: &Word, other: &Word) -> bool {
    let is_name = |word: &Word| word.case == Case::Capital && 4 <= word.key.chars().count();
    match (one.case, other.case) {
        (Case::Acronym | Case::Loud, Case::Acronym | Case::Loud) => true,
        (Case::Acronym, _) => is_name(other),
        (_, Case::Acronym) => is_name(one),
        _ => true,
    }
}

/// Compares words with what has the same letters and is divided otherwise: a hyphen and a line's end leave it open whether
/// there are two words.
fn divisions(words: &[&Word]) -> StepSort {
    let pairs = words.windows(2).map(|pair| match pair {
        [one, other] if !number::may_join(&one.key, &other.key) => StepSort::Changed,
        [_, other] => match other.joint {
            Joint::Nothing | Joint::Hyphen | Joint::LineBreak => StepSort::Same,
            Joint::Space => StepSort::Spelling,
            Joint::Punctuation => StepSort::Changed,
        },
        _ => StepSort::Same,
    });
    pairs.max().unwrap_or(StepSort::Same)
}
