//! Which actor a name means that could mean several, or that says too little by itself.

use std::collections::BTreeSet;

use crate::names::index::{Meaning, Strength};
use crate::names::rule::Rule;

/// What a name means in its text.
pub(super) enum Verdict {
    /// That actor.
    Actor(u32, Rule),
    /// One of those, and the text does not say which.
    Ambiguous(Box<[u32]>),
    /// Nobody that the archive knows.
    Nobody,
}

/// What a text has said so far.
pub(super) struct Settler<'a> {
    /// The actors that the record itself names, sorted.
    own: &'a [u32],
    /// Those that the text has named.
    named: BTreeSet<u32>,
}

impl<'a> Settler<'a> {
    pub(super) fn new(own: &'a [u32]) -> Self {
        Self { own, named: BTreeSet::new() }
    }

    /// Notes that the text names an actor.
    pub(super) fn note(&mut self, actor: u32) {
        self.named.insert(actor);
    }

    /// Settles a name: by the text's own actors, then by a fuller name earlier in it.
    pub(super) fn settle(&self, meanings: &[Meaning]) -> Verdict {
        let is_own = |meaning: &Meaning| self.own.binary_search(&meaning.actor).is_ok();
        let is_named = |meaning: &Meaning| self.named.contains(&meaning.actor);
        let counts = |meaning: &&Meaning| {
            meaning.strength.is_clear() || is_own(meaning) || is_named(meaning)
        };
        let mut left: Vec<Meaning> = meanings.iter().filter(counts).copied().collect();
        let is_plain = matches!(left.as_slice(), [only] if only.strength.is_clear());
        narrow(&mut left, is_own);
        narrow(&mut left, is_named);
        match left.as_slice() {
            [only] => {
                let rule = match only.strength {
                    Strength::Name if is_plain => Rule::Name,
                    Strength::Other if is_plain => Rule::OtherName,
                    _ if is_own(only) => Rule::OwnActor,
                    Strength::Short => Rule::ShortNameAfterFuller,
                    _ => Rule::NamedEarlier,
                };
                Verdict::Actor(only.actor, rule)
            }
            // A short name without a fuller one is another person's, as a rule.
            [] if matches!(meanings, [Meaning { strength: Strength::Short, .. }]) => {
                Verdict::Nobody
            }
            [] => Verdict::Ambiguous(actors(meanings)),
            left => Verdict::Ambiguous(actors(left)),
        }
    }
}

fn actors(meanings: &[Meaning]) -> Box<[u32]> {
    meanings.iter().map(|meaning| meaning.actor).collect()
}

/// Keeps those for which something speaks, if there are any.
fn narrow(candidates: &mut Vec<Meaning>, speaks_for: impl Fn(&Meaning) -> bool) {
    if candidates.iter().any(&speaks_for) {
        candidates.retain(speaks_for);
    }
}
