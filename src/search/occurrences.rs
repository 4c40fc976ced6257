//! Which terms a record has and in which of its passages, small enough to be handed on.

use crate::base::vocabulary::{Terms, Vocabulary};
use crate::search::fold;
use crate::search::number;

/// In how many passages of a record a term is counted.
const MOST_PASSAGES: u32 = 48;

/// The terms of a record, and the passages that each stands in.
#[derive(Clone, Debug, Default)]
pub struct Occurrences {
    terms: Terms,
    /// Where the passages of each term end.
    ends: Vec<u32>,
    /// For each term: the numbers of its passages, each as how far it is from the one before, doubled, and 1 where it is the last.
    passages: Vec<u8>,
}

impl Occurrences {
    /// Counts the terms of passages, which come with their numbers in ascending order, and whole names in the first of all.
    pub fn of<'a>(names: &[String], passages: impl Iterator<Item = (u32, &'a str)>) -> Self {
        let mut counting = Counting::default();
        for name in names.iter().filter_map(|name| fold::whole_name(name)) {
            counting.add(&name, 0);
        }
        for (passage, text) in passages {
            fold::terms(text, |term| counting.add(term, passage));
        }
        counting.encoded()
    }

    /// Returns each term with its passages as they are written.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        let ranges = starts.zip(&self.ends).map(|(start, end)| start as usize..*end as usize);
        self.terms.iter().zip(ranges.map(|range| self.passages.get(range).unwrap_or_default()))
    }
}

/// What is counted of a record so far.
#[derive(Default)]
struct Counting {
    terms: Vocabulary,
    /// Terms by their numbers, each with a passage that it was met in, in ascending order of passages.
    met: Vec<(u32, u32)>,
    tallies: Vec<Tally>,
}

/// How often a term was met.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// The passage after that in which it was met last.
    next: u32,
    /// In how many passages it was met.
    count: u32,
}

impl Counting {
    fn add(&mut self, term: &str, passage: u32) {
        let number = self.terms.number(term);
        if self.tallies.len() <= number as usize {
            self.tallies.push(Tally::default());
        }
        let Some(tally) = self.tallies.get_mut(number as usize) else { return };
        if tally.next <= passage && tally.count < MOST_PASSAGES {
            *tally = Tally { next: passage + 1, count: tally.count + 1 };
            self.met.push((number, passage));
        }
    }

    fn encoded(self) -> Occurrences {
        let (mut ends, mut encoded) = (Vec::with_capacity(self.tallies.len()), Vec::new());
        let by_term = self.by_term();
        let mut rest = by_term.as_slice();
        for tally in &self.tallies {
            let (own, others) = rest.split_at(tally.count as usize);
            rest = others;
            let mut next = 0;
            for (left, passage) in (0..tally.count).rev().zip(own) {
                number::push(&mut encoded, (passage - next) * 2 + u32::from(left == 0));
                next = passage + 1;
            }
            ends.push(u32::try_from(encoded.len()).unwrap_or(u32::MAX));
        }
        Occurrences { terms: self.terms.into_terms(), ends, passages: encoded }
    }

    /// Returns the passages of the first term, then those of the next, and so on, by counting (Knuth, volume 3, 5.2, algorithm D).
    fn by_term(&self) -> Vec<u32> {
        let mut start = 0;
        let mut free: Vec<usize> = Vec::with_capacity(self.tallies.len());
        for tally in &self.tallies {
            free.push(start);
            start += tally.count as usize;
        }
        let mut by_term = vec![0; self.met.len()];
        for (term, passage) in &self.met {
            let Some(place) = free.get_mut(*term as usize) else { continue };
            if let Some(own) = by_term.get_mut(*place) {
                *own = *passage;
            }
            *place += 1;
        }
        by_term
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::number::Numbers;

    #[test]
    fn each_term_is_counted_once_a_passage() {
        let texts = [(0, "Kenya Kenya"), (3, "police of Kenya"), (4, "police")];
        let found = Occurrences::of(&[], texts.into_iter());
        let all: Vec<(&str, Vec<u32>)> =
            found.iter().map(|(term, bytes)| (term, Numbers::new(bytes).collect())).collect();
        assert_eq!(all, [("kenya", vec![0, 5]), ("police", vec![6, 1]), ("of", vec![7])]);
    }

    #[test]
    fn whole_names_are_terms_of_the_title() {
        let names = ["Haitian National Police".to_owned(), "PNH".to_owned(), "pnh".to_owned()];
        let found = Occurrences::of(&names, [(0, "PNH")].into_iter());
        let terms: Vec<&str> = found.iter().map(|(term, _)| term).collect();
        assert_eq!(terms, ["haitian=national=police=", "pnh=", "pnh"]);
    }

    #[test]
    fn the_passages_of_a_term_are_bounded() {
        let found = Occurrences::of(&[], (0..10_000).map(|n| (n, "so")));
        let (_, bytes) = found.iter().next().unwrap();
        assert_eq!(Numbers::new(bytes).count(), MOST_PASSAGES as usize);
    }
}
