//! Which actor a name means that could mean several, or that says too little by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::days::Days;
use crate::names::find::{Doubt, OwnActors};
use crate::names::index::{Meaning, Strength};
use crate::names::rule::Rule;
use crate::names::search::Match;

/// How many actors one name may mean without being settled in another way, and how many candidates are told.
const FEW: usize = 32;

/// What a name means in its text.
pub(super) enum Verdict {
    /// That actor.
    Actor(u32, Rule),
    /// One of those, and the text does not say which, or nobody that the archive knows.
    Unsettled(Box<[u32]>, Doubt),
    /// Nobody that the archive knows.
    Nobody,
}

/// What a text has said so far.
pub(super) struct Settler<'i> {
    /// The actors that the record itself names, sorted.
    own: &'i [u32],
    /// When the text may be from.
    days: Days,
    /// Those that the text has named.
    named: BTreeSet<u32>,
    /// The same, in the order of their first mentions.
    in_order: Vec<u32>,
    /// What is known of names of very many actors, by pattern, so that not all are looked through each time.
    crowds: BTreeMap<usize, Crowd>,
}

/// Those whom a name may mean, by what speaks for them.
#[derive(Clone, Default)]
struct Tiers {
    /// The record names them, and the text before.
    own_and_named: Vec<Meaning>,
    own: Vec<Meaning>,
    named: Vec<Meaning>,
    /// The name alone is enough.
    enough: Vec<Meaning>,
    /// Nothing speaks for them.
    rest: Vec<Meaning>,
}

/// What is known of a name of very many actors; of each tier the first few.
struct Crowd {
    tiers: Tiers,
    /// How many of the named actors were looked at.
    n_seen: usize,
}

impl<'i> Settler<'i> {
    pub(super) fn new(own: &'i OwnActors) -> Self {
        Self {
            own: &own.actors,
            days: own.days,
            named: BTreeSet::new(),
            in_order: Vec::new(),
            crowds: BTreeMap::new(),
        }
    }

    /// Notes that the text names an actor.
    pub(super) fn note(&mut self, actor: u32) {
        if self.named.insert(actor) {
            self.in_order.push(actor);
        }
    }

    /// Settles a name: by the text's own actors, then by a fuller name earlier in it.
    pub(super) fn settle(&mut self, name: &Match<'_>) -> Verdict {
        if name.meanings.len() <= FEW {
            let mut tiers = Tiers::default();
            for meaning in name.meanings.iter().filter(|meaning| meaning.days.meet(self.days)) {
                self.put(&mut tiers, *meaning);
            }
            return tiers.verdict();
        }
        let mut crowd =
            self.crowds.remove(&name.pattern).unwrap_or_else(|| self.crowd(name.meanings));
        for actor in self.in_order.get(crowd.n_seen..).unwrap_or_default() {
            let is_own = self.own.binary_search(actor).is_ok();
            let tiers = &mut crowd.tiers;
            let tier = if is_own { &mut tiers.own_and_named } else { &mut tiers.named };
            push_few(tier, meanings_of(name.meanings, *actor), self.days);
        }
        crowd.n_seen = self.in_order.len();
        let verdict = crowd.tiers.verdict();
        self.crowds.insert(name.pattern, crowd);
        verdict
    }

    fn put(&self, tiers: &mut Tiers, meaning: Meaning) {
        let is_own = self.own.binary_search(&meaning.actor).is_ok();
        let tier = match (is_own, self.named.contains(&meaning.actor)) {
            (true, true) => &mut tiers.own_and_named,
            (true, false) => &mut tiers.own,
            (false, true) => &mut tiers.named,
            (false, false) if is_enough(meaning.strength) => &mut tiers.enough,
            (false, false) => &mut tiers.rest,
        };
        // One actor may have the same name at several times.
        if tier.last().is_none_or(|last| last.actor != meaning.actor) {
            tier.push(meaning);
        }
    }

    fn crowd(&self, meanings: &[Meaning]) -> Crowd {
        let mut tiers = Tiers::default();
        for actor in self.own {
            push_few(&mut tiers.own, meanings_of(meanings, *actor), self.days);
        }
        let (enough, rest): (Vec<Meaning>, Vec<Meaning>) =
            meanings.iter().partition(|meaning| is_enough(meaning.strength));
        push_few(&mut tiers.enough, &enough, self.days);
        push_few(&mut tiers.rest, &rest, self.days);
        Crowd { tiers, n_seen: 0 }
    }
}

impl Tiers {
    fn verdict(&self) -> Verdict {
        let Self { own_and_named, own, named, enough, rest } = self;
        let is_only = own_and_named.len() + own.len() + named.len() + enough.len() == 1;
        let best = [own_and_named, own, named, enough].into_iter().find(|tier| !tier.is_empty());
        let is_own = !own_and_named.is_empty() || !own.is_empty();
        match best.map_or(&[][..], Vec::as_slice) {
            [only] => {
                let rule = match only.strength {
                    Strength::Name if is_only => Rule::Name,
                    Strength::Other if is_only => Rule::OtherName,
                    Strength::Titled if is_only => Rule::TitleAndSurname,
                    _ if is_own => Rule::OwnActor,
                    Strength::Short => Rule::ShortNameAfterFuller,
                    Strength::Initials => Rule::InitialsAfterFuller,
                    _ => Rule::NamedEarlier,
                };
                Verdict::Actor(only.actor, rule)
            }
            [] if rest.iter().all(|one| one.strength == Strength::Initials) => Verdict::Nobody,
            [] => Verdict::Unsettled(actors(rest), doubt(rest)),
            several => Verdict::Unsettled(actors(several), Doubt::Several),
        }
    }
}

fn is_enough(strength: Strength) -> bool {
    strength.is_clear() || strength == Strength::Titled
}

/// A short name without a fuller one is another person's, as a rule.
fn doubt(meanings: &[Meaning]) -> Doubt {
    match meanings {
        [Meaning { strength: Strength::Short, .. }] => Doubt::Short,
        _ => Doubt::Several,
    }
}

fn actors(meanings: &[Meaning]) -> Box<[u32]> {
    meanings.iter().map(|meaning| meaning.actor).take(FEW).collect()
}

/// Returns what a name means for one actor, at different times.
fn meanings_of(meanings: &[Meaning], actor: u32) -> &[Meaning] {
    let first = meanings.partition_point(|meaning| meaning.actor < actor);
    let behind = meanings.get(first..).unwrap_or_default();
    let n = behind.iter().take_while(|meaning| meaning.actor == actor).count();
    behind.get(..n).unwrap_or_default()
}

fn push_few(tier: &mut Vec<Meaning>, meanings: &[Meaning], days: Days) {
    for meaning in meanings.iter().filter(|meaning| meaning.days.meet(days)) {
        let is_new = tier.last().is_none_or(|last| last.actor != meaning.actor);
        if is_new && tier.len() < FEW {
            tier.push(*meaning);
        }
    }
}
