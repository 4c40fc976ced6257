//! One comparison: matches are looked for, chained, what lies between them is aligned, and the whole is judged.

use crate::collation::align::{Bounds, Gap, Texts, align};
use crate::collation::chain::{self, SMALL_WORD, Scale, WORD};
use crate::collation::index::Seed;
use crate::collation::judge::{self, Alignment};
use crate::collation::stream::Stream;
use crate::collation::stretch::{Side, Step, StepSort, steps};
use crate::collation::word::{Opening, Word, words};
use crate::collation::{Collation, Extent, Verdict, Witness};

/// How far from the edge of an excerpt's paragraph a match may end, in words, for the rest to lie beyond it.
const EDGE: usize = 2;

/// The fewest words beyond an excerpt.
const N_BEYOND: usize = 3;

/// A comparison in progress.
pub(super) struct Collating<'a> {
    witness: &'a Witness<'a>,
    words: Vec<Word>,
    stream: Stream,
    /// How often two matches or two words have been compared.
    pub(super) effort: usize,
}

impl<'a> Collating<'a> {
    pub(super) fn new(witness: &'a Witness<'a>, quotation: &str) -> Self {
        let words = words(quotation, witness.habits);
        let stream = Stream::new(&words);
        Self { witness, words, stream, effort: 0 }
    }

    pub(super) fn run(&mut self) -> Collation {
        if self.words.is_empty() {
            return nothing(Verdict::NotCompared);
        }
        let absent = match self.witness.extent {
            Extent::Whole => Verdict::NotHeld,
            Extent::Excerpt => Verdict::NotCompared,
        };
        let mut matches = self.matches();
        if self.witness.extent == Extent::Excerpt {
            self.drop_strays(&mut matches);
        }
        let (Some(first), Some(last)) = (matches.first(), matches.last()) else {
            return nothing(absent);
        };
        let before = self.is_beyond_edge(first.quotation.0, self.distance_before(first.witness.0));
        let n_after = self.stream.len() - last.quotation.1;
        let after = self.is_beyond_edge(n_after, self.distance_after(last.witness.1));
        let held = match (before, after) {
            (None, None) => (0, self.words.len()),
            (Some(n_near), None) => (first.quotation.0 - n_near, self.words.len()),
            (None, Some(n_near)) => (0, last.quotation.1 + n_near),
            (Some(_), Some(_)) => return nothing(Verdict::NotCompared),
        };
        let steps = self.steps(&matches, held);
        let alignment = Alignment {
            quotation: &self.words,
            witness: &self.witness.words,
            held,
            steps: &steps,
            habits: self.witness.habits,
        };
        judge::judge(alignment).unwrap_or_else(|| nothing(absent))
    }

    /// Returns what both texts have, in order.
    fn matches(&mut self) -> Vec<Seed> {
        let index = &self.witness.index;
        if let Some(whole) = self.whole() {
            return vec![whole];
        }
        let mut seeds = Vec::new();
        let mut end = self.words.len();
        for (number, word) in self.words.iter().enumerate().rev() {
            seeds.extend(index.seeds(&self.stream, number, end));
            if word.opening == Opening::Rest {
                end = number;
            }
        }
        let scale = self.scale();
        let seeds = chain::merged(seeds, &scale, &self.stream, &index.stream);
        let (chain, n_looks) = chain::chain(&seeds, &scale, &self.stream, &index.stream);
        self.effort += n_looks;
        chain
    }

    /// Returns where the text has all letters of the quotation, and if it can be the same words.
    fn whole(&self) -> Option<Seed> {
        let (ours, theirs) = self.sides();
        let is_same =
            |seed: &Seed| steps(*seed, ours, theirs).iter().all(|step| step.sort == StepSort::Same);
        let places = || self.witness.index.whole(&self.stream);
        places().find(is_same).or_else(|| places().next())
    }

    fn sides(&self) -> (Side<'_>, Side<'_>) {
        let Witness { words, index, .. } = self.witness;
        let ours = Side { words: &self.words, stream: &self.stream };
        (ours, Side { words, stream: &index.stream })
    }

    fn scale(&self) -> Scale {
        let (mut worth, mut cuts) = (vec![0], Vec::new());
        let (mut sum, mut n_cuts) = (0, 0);
        for word in &self.words {
            sum += if word.is_small { SMALL_WORD } else { WORD };
            n_cuts += usize::from(word.opening == Opening::Rest);
            worth.push(sum);
            cuts.push(n_cuts);
        }
        cuts.push(n_cuts);
        Scale { worth, cuts }
    }

    /// Returns the alignment of the words that are held.
    fn steps(&mut self, matches: &[Seed], held: (usize, usize)) -> Vec<Step> {
        let (ours, theirs) = self.sides();
        let texts = Texts {
            quotation: &self.words,
            witness: &self.witness.words,
            habits: self.witness.habits,
        };
        let mut all = Vec::new();
        let (mut here, mut there) = (held.0, 0);
        let mut bounds = Bounds::Right;
        let mut n_cells = 0;
        for seed in matches {
            let (quotation, witness) = (ours.numbers(seed.quotation), theirs.numbers(seed.witness));
            let gap = Gap { quotation: (here, quotation.0), witness: (there, witness.0), bounds };
            let (between, cells) = align(texts, gap);
            n_cells += cells;
            all.extend(between);
            all.extend(steps(*seed, ours, theirs));
            (here, there, bounds) = (quotation.1, witness.1, Bounds::Both);
        }
        let end = self.witness.words.len();
        let gap = Gap { quotation: (here, held.1), witness: (there, end), bounds: Bounds::Left };
        let (behind, cells) = align(texts, gap);
        all.extend(behind);
        self.effort += n_cells + cells;
        all
    }

    /// Drops what is alike in the paragraphs of an excerpt before and behind the passage by chance: a word alone.
    fn drop_strays(&self, matches: &mut Vec<Seed>) {
        let is_stray = |seed: &Seed| seed.quotation.1 - seed.quotation.0 == 1;
        let has_edge = |one: &Seed, other: &Seed| {
            let number = |word| self.witness.index.stream.number(word);
            (number(one.witness.1)..=number(other.witness.0)).any(|word| self.is_edge(word))
        };
        while let [before @ .., one, last] = &matches[..]
            && is_stray(last)
            && has_edge(one, last)
        {
            matches.truncate(before.len() + 1);
        }
        let is_stray_pair =
            |pair: &[Seed]| matches!(pair, [one, other] if is_stray(one) && has_edge(one, other));
        let n_strays = matches.windows(2).take_while(|pair| is_stray_pair(pair)).count();
        matches.drain(..n_strays);
    }

    /// Returns how many of the words that a match leaves over at an end stand before the edge of an excerpt's paragraph, if
    /// that is near and more words lie beyond it.
    fn is_beyond_edge(&self, n_left: usize, distance: usize) -> Option<usize> {
        let is_excerpt = self.witness.extent == Extent::Excerpt;
        (is_excerpt && distance <= EDGE && distance + N_BEYOND <= n_left).then_some(distance)
    }

    /// Returns how many words stand between the beginning of a paragraph and a word of the witness's stream.
    fn distance_before(&self, word: usize) -> usize {
        let number = self.witness.index.stream.number(word);
        (0..=EDGE).find(|n| self.is_edge(number.saturating_sub(*n))).unwrap_or(usize::MAX)
    }

    /// Returns how many words stand between a word of the witness's stream and the end of the paragraph.
    fn distance_after(&self, end: usize) -> usize {
        let number =
            end.checked_sub(1).map_or(0, |last| self.witness.index.stream.number(last) + 1);
        (0..=EDGE).find(|n| self.is_edge(number + n)).unwrap_or(usize::MAX)
    }

    /// Returns whether a paragraph of the witness ends before a word.
    fn is_edge(&self, number: usize) -> bool {
        let Witness { text, words, .. } = self.witness;
        let before = number.checked_sub(1).and_then(|before| words.get(before));
        let (Some(before), Some(word)) = (before, words.get(number)) else { return true };
        let between = before.range.end as usize..word.range.start as usize;
        text.get(between).is_some_and(|between| between.contains('\n'))
    }
}

fn nothing(verdict: Verdict) -> Collation {
    Collation { verdict, passage: None, differences: Vec::new(), beyond: None }
}
