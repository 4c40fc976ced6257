//! Matches in the order of both texts: the chain that explains most of the quotation (after minimap2, Li 2018).

use std::cmp::Reverse;

use crate::collation::index::Seed;
use crate::collation::stream::Stream;
use crate::collation::stretch::borders;

/// What a word is worth, and a small word.
pub(super) const WORD: usize = 4;
pub(super) const SMALL_WORD: usize = 1;

/// What it costs at most to leave words out where the quotation says that it does.
const CUT: usize = 4;

/// What it costs to leave many words out, besides what grows with their number.
const JUMP: usize = 8;

/// How many matches before one are looked at to find the one that it follows.
pub(super) const LOOK_BACK: usize = 50;

/// What a quotation is made of, for choosing among chains.
pub(super) struct Scale {
    /// The worth of all words of the quotation before each word of its stream.
    pub(super) worth: Vec<usize>,
    /// How many ellipses stand before each word.
    pub(super) cuts: Vec<usize>,
}

impl Scale {
    fn worth(&self, first: usize, last: usize) -> usize {
        self.at(last).saturating_sub(self.at(first))
    }

    fn at(&self, word: usize) -> usize {
        self.worth.get(word).or(self.worth.last()).copied().unwrap_or_default()
    }

    fn has_cut(&self, first: usize, last: usize) -> bool {
        self.cuts.get(first) < self.cuts.get(last)
    }
}

/// The best chain that ends with a match.
#[derive(Clone, Copy)]
struct Link {
    score: usize,
    before: Option<usize>,
}

/// The best chains by where they end in the quotation.
struct Leaders {
    by_end: Vec<Option<usize>>,
    /// How many ends have been passed, and the best chain that ends there.
    n_passed: usize,
    best: Option<usize>,
}

impl Leaders {
    /// Returns the last match of the best chain that ends before a word or with the one before. Words are asked for in order.
    fn before(&mut self, word: usize, links: &[Link]) -> Option<usize> {
        while self.n_passed <= word && self.n_passed < self.by_end.len() {
            let ended = self.by_end.get(self.n_passed).copied().flatten();
            self.best = better(self.best, ended, links);
            self.n_passed += 1;
        }
        self.best
    }
}

/// Returns that of two matches whose chain is better; the first if they are as good.
fn better(one: Option<usize>, other: Option<usize>, links: &[Link]) -> Option<usize> {
    let score =
        |number: Option<usize>| number.and_then(|number| links.get(number)).map(|link| link.score);
    if score(one) < score(other) { other } else { one }
}

/// Joins matches that go on in the same way, and drops those of small words alone.
pub(super) fn merged(
    mut seeds: Vec<Seed>,
    scale: &Scale,
    quotation: &Stream,
    witness: &Stream,
) -> Vec<Seed> {
    let shift = |seed: &Seed| {
        witness.start(seed.witness.0) + quotation.start(quotation.len())
            - quotation.start(seed.quotation.0)
    };
    seeds.sort_by_key(|seed| (shift(seed), seed.quotation));
    let mut merged: Vec<Seed> = Vec::new();
    for seed in seeds {
        match merged.last_mut() {
            Some(last) if shift(last) == shift(&seed) && seed.quotation.0 < last.quotation.1 => {
                last.quotation.1 = last.quotation.1.max(seed.quotation.1);
                last.witness.1 = last.witness.1.max(seed.witness.1);
            }
            _ => merged.push(seed),
        }
    }
    merged.retain(|seed| WORD <= scale.worth(seed.quotation.0, seed.quotation.1));
    merged.sort_unstable();
    merged
}

/// Returns the best chain of sorted matches, cut so that none overlaps the next. Each match looks back at so many others, so
/// time is linear in their number; how often is returned too.
pub(super) fn chain(
    seeds: &[Seed],
    scale: &Scale,
    quotation: &Stream,
    witness: &Stream,
) -> (Vec<Seed>, usize) {
    let mut n_looks = 0;
    let mut links: Vec<Link> = Vec::with_capacity(seeds.len());
    let mut leaders = Leaders { by_end: vec![None; quotation.len() + 1], n_passed: 0, best: None };
    for (number, seed) in seeds.iter().enumerate() {
        let leader = leaders.before(seed.quotation.0, &links);
        let near = number.saturating_sub(LOOK_BACK)..number;
        n_looks += near.len() + 1;
        let before = leader.into_iter().chain(near).filter_map(|before| {
            let (link, other) = (links.get(before)?, seeds.get(before)?);
            Some((link.score + added(other, seed, scale)?, before))
        });
        let alone = scale.worth(seed.quotation.0, seed.quotation.1);
        let best = before.max_by_key(|(score, before)| (*score, Reverse(*before)));
        links.push(match best {
            Some((score, before)) if alone <= score => Link { score, before: Some(before) },
            _ => Link { score: alone, before: None },
        });
        if let Some(end) = leaders.by_end.get_mut(seed.quotation.1) {
            *end = better(*end, Some(number), &links);
        }
    }
    let mut next = leaders.before(quotation.len(), &links);
    let mut chain = Vec::new();
    while let Some(number) = next {
        chain.extend(seeds.get(number).copied());
        next = links.get(number).and_then(|link| link.before);
    }
    chain.reverse();
    (without_overlaps(chain, quotation, witness), n_looks)
}

/// Returns what a match adds to a chain that ends with another; `None` if it does not follow it.
fn added(before: &Seed, seed: &Seed, scale: &Scale) -> Option<usize> {
    let follows = |one: (usize, usize), other: (usize, usize)| one.0 < other.0 && one.1 < other.1;
    if !follows(before.quotation, seed.quotation) || !follows(before.witness, seed.witness) {
        return None;
    }
    let overlap_here = before.quotation.1.saturating_sub(seed.quotation.0);
    let overlap_there = before.witness.1.saturating_sub(seed.witness.0);
    let start = seed.quotation.0 + overlap_here.max(overlap_there);
    let here = seed.quotation.0.saturating_sub(before.quotation.1)
        + (start - seed.quotation.0 - overlap_here);
    let there = seed.witness.0.saturating_sub(before.witness.1);
    let gap = here.abs_diff(there);
    let jump = (2 * gap).min(JUMP + 2 * gap.max(1).ilog2() as usize);
    let has_cut = scale.has_cut(before.quotation.1.saturating_sub(1), start);
    let cost = if has_cut { jump.min(CUT) } else { jump } + here.min(there).min(JUMP);
    scale.worth(start, seed.quotation.1).checked_sub(cost)
}

/// Cuts the beginning of each match that overlaps the one before; what is left of none is dropped.
fn without_overlaps(chain: Vec<Seed>, quotation: &Stream, witness: &Stream) -> Vec<Seed> {
    let mut cut: Vec<Seed> = Vec::with_capacity(chain.len());
    for seed in chain {
        let (here, there) = cut.last().map_or((0, 0), |last| (last.quotation.1, last.witness.1));
        if here <= seed.quotation.0 && there <= seed.witness.0 {
            cut.push(seed);
            continue;
        }
        let borders = borders(seed, quotation, witness);
        let free = borders.iter().find(|border| here <= border.0 && there <= border.1);
        if let Some((first, first_there)) = free.filter(|border| border.0 < seed.quotation.1) {
            cut.push(Seed {
                quotation: (*first, seed.quotation.1),
                witness: (*first_there, seed.witness.1),
            });
        }
    }
    cut
}
