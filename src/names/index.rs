//! The names of all actors, in a form in which a text is searched for all of them at once (Aho and Corasick 1975).

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::base::diagnostic::Diagnostic;
use crate::names::boundary;
use crate::names::days::Days;
use crate::names::search::Search;
use crate::names::shared;
use crate::names::spellings::{self, Spelling};
use crate::record::actor::Actor;

/// The names of all actors. An actor's number is its place in the list that the index was made from.
#[derive(Clone, Debug)]
pub struct NameIndex {
    pub(super) finder: AhoCorasick,
    /// By number of the pattern.
    pub(super) patterns: Vec<Pattern>,
    /// The given names of people, each with the actors that have it, in order.
    given: BTreeMap<String, Vec<u32>>,
}

/// A way to write a name, folded.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) length: usize,
    /// How many bytes stand before the name itself.
    pub(super) skip: usize,
    /// Sorted by actor.
    pub(super) meanings: Box<[Meaning]>,
    /// The longest other pattern that this one begins with and that may end there.
    pub(super) shorter: Option<usize>,
}

/// What a name may mean.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Meaning {
    pub(super) actor: u32,
    pub(super) strength: Strength,
    /// When the actor had the name.
    pub(super) days: Days,
}

/// How much a name says by itself; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Strength {
    /// Enough: the actor's name, in any language.
    Name,
    /// Enough: another name.
    Other,
    /// Enough: a surname behind a title that the actor has.
    Titled,
    /// Enough after a fuller name of the same person.
    Short,
    /// Enough after another name of the actor, and to be reported otherwise.
    Ambiguous,
    /// Enough after a fuller name of the same person, and somebody else's otherwise.
    Initials,
}

impl Strength {
    /// Returns whether a name as written in the record is enough by itself.
    pub(super) fn is_clear(self) -> bool {
        matches!(self, Self::Name | Self::Other)
    }

    /// Returns whether the name stands in no record and follows from one that does.
    pub(super) fn is_derived(self) -> bool {
        matches!(self, Self::Titled | Self::Initials)
    }
}

impl NameIndex {
    /// Makes the index, and reports names that several actors share.
    pub fn build(actors: &[&Actor]) -> (Self, Vec<Diagnostic>) {
        let mut patterns: BTreeMap<String, (usize, Vec<Meaning>)> = BTreeMap::new();
        for (number, actor) in (0..).zip(actors) {
            for Spelling { text, skip, strength, days } in spellings::of(actor) {
                let (skipped, meanings) = patterns.entry(text).or_insert((skip, Vec::new()));
                *skipped = skip.min(*skipped);
                meanings.push(Meaning { actor: number, strength, days });
            }
        }
        let mut given: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (number, actor) in (0..).zip(actors) {
            for word in spellings::given_names(actor) {
                given.entry(word).or_default().push(number);
            }
        }
        (Self { given, ..Self::new(patterns) }, shared::shared(actors))
    }

    /// Makes the index of folded words; those at place `n` mean the number `n`. Words that are folded away mean nothing.
    pub(super) fn of_words(words: impl Iterator<Item = String>) -> Self {
        let clear = |actor| vec![Meaning { actor, strength: Strength::Name, days: Days::ALL }];
        let numbered = words.zip(0..).filter(|(words, _)| !words.is_empty());
        Self::new(numbered.map(|(words, n)| (words, (0, clear(n)))).collect())
    }

    /// Makes the index of some patterns.
    fn new(patterns: BTreeMap<String, (usize, Vec<Meaning>)>) -> Self {
        // A DFA, which the crate would choose for a few names, takes quadratic time to be made of long ones.
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(patterns.keys());
        // Patterns come sorted, so what one begins with stands before it; `open` holds those, the longest last.
        let mut open: Vec<(usize, String)> = Vec::new();
        let mut list = Vec::with_capacity(patterns.len());
        for (at, (text, (skip, meanings))) in patterns.into_iter().enumerate() {
            while open.last().is_some_and(|(_, start)| !text.starts_with(start)) {
                open.pop();
            }
            let mut longest_first = open.iter().rev();
            let shorter = longest_first.find(|(_, start)| boundary::may_end(&text, start.len()));
            let shorter = shorter.map(|(at, _)| *at);
            list.push(Pattern { length: text.len(), skip, meanings: best(meanings), shorter });
            open.push((at, text));
        }
        Self {
            finder: finder.expect("files are too small to hold 2^31 bytes of names"),
            patterns: list,
            given: BTreeMap::new(),
        }
    }

    /// Returns whether a word is a given name of an actor.
    pub(super) fn has_given_name(&self, word: &str, actor: u32) -> bool {
        self.given.get(word).is_some_and(|actors| actors.binary_search(&actor).is_ok())
    }

    /// Returns whether a word is a given name, and none of that actor.
    pub(super) fn is_given_name_of_others(&self, word: &str, actor: u32) -> bool {
        self.given.get(word).is_some_and(|actors| actors.binary_search(&actor).is_err())
    }

    /// Returns a search for all names in a folded text: the leftmost ones, the longest at each place, whole words only. A
    /// name that follows from others does not hide what stands in it.
    pub(super) fn search<'i>(&'i self, text: &'i str) -> Search<'i> {
        Search::new(self, text)
    }
}

/// Returns each actor once, with the best that the name is for it, or several times where that depends on the day. What a
/// record says goes before what follows from another.
fn best(mut meanings: Vec<Meaning>) -> Box<[Meaning]> {
    if meanings.iter().any(|meaning| !meaning.strength.is_derived()) {
        meanings.retain(|meaning| !meaning.strength.is_derived());
    }
    meanings.sort_unstable();
    let covers = |best: &Meaning, other: &Meaning| {
        best.actor == other.actor && (best.days == Days::ALL || best.days == other.days)
    };
    meanings.dedup_by(|other, best| covers(best, other));
    meanings.into()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::base::id::Id;
    use crate::base::kind::Kind;
    use crate::base::span::{FileId, Span, Spanned};
    use crate::record::actor::{AccentRule, ActorKind, Ambiguity, CaseRule, Display, OtherName};
    use crate::record::common::{Common, Visibility};

    /// Kind, name and other names of an actor; another name with `?` is ambiguous.
    pub(in crate::names) type Sketch = (&'static str, &'static str, &'static [&'static str]);

    /// Makes the index of some actors.
    pub(in crate::names) fn index(sketches: &[Sketch]) -> NameIndex {
        let actors: Vec<_> = sketches.iter().map(actor).collect();
        NameIndex::build(&actors.iter().collect::<Vec<_>>()).0
    }

    fn here<T>(value: T) -> Spanned<T> {
        Spanned::new(value, Span::file(FileId(0)))
    }

    /// Makes an actor of a sketch.
    pub(in crate::names) fn actor((kind, name, others): &Sketch) -> Actor {
        let other = |name: &&str| OtherName {
            name: here(name.trim_end_matches('?').to_owned()),
            language: None,
            from: None,
            to: None,
            ambiguity: if name.ends_with('?') { Ambiguity::Ambiguous } else { Ambiguity::Clear },
            case: CaseRule::Usual,
            display: Display::Shown,
        };
        let kind = match *kind {
            "person" => ActorKind::Person,
            "country" => ActorKind::Country,
            _ => ActorKind::Body,
        };
        Actor {
            common: common(),
            name: here((*name).to_owned()),
            kind: here(kind),
            accents: AccentRule::Needed,
            sort_name: None,
            name_in: BTreeMap::new(),
            other_names: others.iter().map(other).collect(),
            roles: Vec::new(),
            member_of: Vec::new(),
            country: None,
            born: None,
            died: None,
            founded: None,
            dissolved: None,
            successor_of: Vec::new(),
            merged_into: None,
            wikidata: None,
            links: Vec::new(),
            image: None,
            sources: Vec::new(),
        }
    }

    fn common() -> Common {
        Common {
            kind: Kind::Actor,
            file: FileId(0),
            id: here(Id::parse("x").unwrap()),
            aliases: Vec::new(),
            language: None,
            translation_of: None,
            summary: None,
            topics: Vec::new(),
            draft: false,
            withdrawn: None,
            visibility: Visibility::Public,
            identifiers: Vec::new(),
            names: Vec::new(),
            extra: Vec::new(),
            is_whole: true,
            front: Span::file(FileId(0)),
            body: Span::file(FileId(0)),
        }
    }
}
