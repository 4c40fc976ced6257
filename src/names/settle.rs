//! Which actor a name means that could mean several, or that says too little by itself.

use std::collections::BTreeSet;

use crate::names::index::{Meaning, Strength};

/// What a name means in its text.
pub(super) enum Verdict {
    /// That actor.
    Actor(u32),
    /// One of those, and the text does not say which.
    Ambiguous(Vec<u32>),
    /// Nobody that the archive knows.
    Nobody,
}

/// What a text has said so far.
pub(super) struct Settler<'a> {
    /// The actors that the record itself names.
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
    pub(super) fn settle(&mut self, meanings: &[Meaning]) -> Verdict {
        let is_own = |actor: u32| self.own.contains(&actor);
        let is_named = |actor: u32| self.named.contains(&actor);
        let counts = |meaning: &&Meaning| {
            meaning.strength == Strength::Clear || is_own(meaning.actor) || is_named(meaning.actor)
        };
        let mut left: Vec<u32> =
            meanings.iter().filter(counts).map(|meaning| meaning.actor).collect();
        narrow(&mut left, is_own);
        narrow(&mut left, is_named);
        match left.as_slice() {
            [actor] => {
                let actor = *actor;
                self.note(actor);
                Verdict::Actor(actor)
            }
            // A short name without a fuller one is another person's, as a rule.
            [] if matches!(meanings, [Meaning { strength: Strength::Short, .. }]) => {
                Verdict::Nobody
            }
            [] => Verdict::Ambiguous(meanings.iter().map(|meaning| meaning.actor).collect()),
            _ => Verdict::Ambiguous(left),
        }
    }
}

/// Keeps those for which something speaks, if there are any.
fn narrow(candidates: &mut Vec<u32>, speaks_for: impl Fn(u32) -> bool) {
    if candidates.iter().any(|actor| speaks_for(*actor)) {
        candidates.retain(|actor| speaks_for(*actor));
    }
}
