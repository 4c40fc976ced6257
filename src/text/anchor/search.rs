//! The search for all quotes of a text at once, in one pass over its key.

use std::collections::BTreeMap;

use aho_corasick::automaton::OverlappingState;
use aho_corasick::{AhoCorasick, AhoCorasickKind, Input};

use crate::text::anchor::gap::Fit;
use crate::text::anchor::pattern::{Found, Pattern};
use crate::text::document::border_before;
use crate::text::fold::FoldedText;

/// How many places of one quote are kept; more say no more.
pub(super) const MAX_PLACES: usize = 100;

/// How many places are looked at for one quote whose letters stand there; fewer if it is long (see `BYTES_OF_A_TRIAL`).
const MAX_TRIALS: usize = 4096;

/// How many bytes of a key make one more trial of looking at a place, for each gap between them may have to be compared.
const BYTES_OF_A_TRIAL: usize = 8;

/// How many bytes one automaton searches for, at most, unless a single quote has more.
const MAX_AUTOMATON: usize = 16 * 1024 * 1024;

/// Where a quote stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// The places that fit best, in order.
    pub(super) found: Vec<Found>,
    /// Whether there may be more of them.
    pub(super) is_cut: bool,
    n_trials: usize,
}

/// Patterns with the same key.
struct Needle {
    key: String,
    patterns: Vec<usize>,
    /// The last place at which it was seen.
    seen: Option<usize>,
    /// Whether there are places at which its patterns were not tried.
    is_cut: bool,
}

/// Returns the places of each pattern.
pub(super) fn places(text: &FoldedText<'_>, patterns: &[Pattern<'_>]) -> Vec<Places> {
    let mut places = vec![Places::default(); patterns.len()];
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, pattern) in patterns.iter().enumerate().filter(|(_, pattern)| !pattern.is_blank()) {
        let key = pattern.key();
        if key.len() <= text.key().len() {
            by_key.entry(key).or_default().push(n);
        }
    }
    let mut search = Search { text, patterns, places: &mut places };
    if let Some(dashes) = by_key.remove("") {
        search.gaps(&dashes);
    }
    let mut needles: Vec<Needle> = Vec::new();
    let mut n_bytes = 0;
    for (key, patterns) in by_key {
        if MAX_AUTOMATON < n_bytes + key.len() {
            search.needles(std::mem::take(&mut needles));
            n_bytes = 0;
        }
        n_bytes += key.len();
        needles.push(Needle { key, patterns, seen: None, is_cut: false });
    }
    search.needles(needles);
    places
}

struct Search<'a> {
    text: &'a FoldedText<'a>,
    patterns: &'a [Pattern<'a>],
    places: &'a mut [Places],
}

impl Search<'_> {
    /// Looks for patterns that are dashes between the letters.
    fn gaps(&mut self, patterns: &[usize]) {
        let ends = self.text.runs().iter().map(|run| run.key).chain([self.text.key().len()]);
        let mut keys: Vec<usize> = ends.collect();
        keys.dedup();
        for &pattern in patterns {
            for &key in &keys {
                self.try_at(pattern, key);
            }
        }
    }

    /// Looks for needles. A needle that stands in too many places is dropped once it has cost about as much as the whole
    /// pass, so that many of them, one inside the other, do not make time quadratic.
    fn needles(&mut self, mut needles: Vec<Needle>) {
        let longest = needles.iter().map(|needle| needle.key.len()).max().unwrap_or(0);
        let mut from = 0;
        while !needles.is_empty() {
            match self.pass(&mut needles, from) {
                Pass::Done => return,
                Pass::Wasted(at) => {
                    from = border_before(self.text.key(), at.saturating_sub(longest));
                }
            }
            needles.retain(|needle| !self.is_settled(needle));
        }
    }

    fn pass(&mut self, needles: &mut [Needle], from: usize) -> Pass {
        // It is used once: another kind would search faster, and takes longer to build than that saves.
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(needles.iter().map(|needle| &needle.key))
            .expect("the bytes of all needles are far fewer than the states an automaton can have");
        let key = self.text.key();
        let input = Input::new(key).range(from..);
        let mut state = OverlappingState::start();
        let mut n_wasted = 0;
        let budget = 4 * key.len().max(16 * 1024);
        loop {
            automaton.find_overlapping(input.clone(), &mut state);
            let Some(hit) = state.get_match() else { return Pass::Done };
            let Some(needle) = needles.get_mut(hit.pattern().as_usize()) else { continue };
            if needle.seen.is_some_and(|seen| hit.start() <= seen) {
                continue;
            }
            needle.seen = Some(hit.start());
            if self.is_settled(needle) {
                self.cut(needle);
                n_wasted += 1;
            } else {
                let patterns = needle.patterns.iter();
                patterns.for_each(|pattern| self.try_at(*pattern, hit.start()));
            }
            if budget < n_wasted {
                return Pass::Wasted(hit.end());
            }
        }
    }

    fn is_settled(&self, needle: &Needle) -> bool {
        needle
            .patterns
            .iter()
            .all(|pattern| self.places.get(*pattern).is_none_or(Places::is_settled))
    }

    /// Notes that there are places at which its patterns were not tried.
    fn cut(&mut self, needle: &mut Needle) {
        if needle.is_cut {
            return;
        }
        needle.is_cut = true;
        for pattern in &needle.patterns {
            if let Some(places) = self.places.get_mut(*pattern) {
                places.is_cut = true;
            }
        }
    }

    /// Tries a pattern at a byte of the key, and keeps the place if none fits better.
    fn try_at(&mut self, pattern: usize, key: usize) {
        let (Some(own), Some(places)) = (self.patterns.get(pattern), self.places.get_mut(pattern))
        else {
            return;
        };
        if places.is_settled() {
            places.is_cut = true;
            return;
        }
        places.n_trials += 1 + own.n_bytes() / BYTES_OF_A_TRIAL;
        let worst = places.found.first().map_or(Fit::Loose, |first| first.fit);
        let Some(found) = own.find_at(self.text, key, worst) else { return };
        match places.found.first().map(|first| first.fit) {
            Some(best) if best == found.fit && MAX_PLACES <= places.found.len() => {
                places.is_cut = true;
            }
            Some(best) if best == found.fit => places.found.push(found),
            _ => {
                places.is_cut = false;
                places.found = vec![found];
            }
        }
    }
}

/// How a pass ended.
enum Pass {
    Done,
    /// At that byte too many hits of settled needles had been seen.
    Wasted(usize),
}

impl Places {
    /// Returns whether further places would change nothing.
    fn is_settled(&self) -> bool {
        let is_full = self.found.first().is_some_and(|first| first.fit == Fit::Same)
            && MAX_PLACES <= self.found.len();
        is_full || MAX_TRIALS <= self.n_trials
    }
}
