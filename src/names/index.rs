//! The names of all actors, in a form in which a text is searched for all of them at once (Aho and Corasick 1975).

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};

use crate::base::diagnostic::Diagnostic;
use crate::base::span::Spanned;
use crate::names::boundary;
use crate::names::fold::fold;
use crate::names::shared;
use crate::record::actor::{Actor, ActorKind, Ambiguity, CaseRule};

/// The names of all actors. An actor's number is its place in the list that the index was made from.
#[derive(Clone, Debug)]
pub struct NameIndex {
    finder: AhoCorasick,
    /// By number of the pattern.
    patterns: Vec<Pattern>,
}

/// A way to write a name, folded.
#[derive(Clone, Debug)]
struct Pattern {
    length: usize,
    meanings: Vec<Meaning>,
    /// The longest other pattern that this one begins with.
    shorter: Option<usize>,
}

/// What a name may mean.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Meaning {
    pub(super) actor: u32,
    pub(super) strength: Strength,
}

/// How much a name says by itself; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Strength {
    /// Enough: the actor's name, in any language.
    Name,
    /// Enough: another name.
    Other,
    /// Enough after a fuller name of the same person.
    Short,
    /// Enough after another name of the actor, and to be reported otherwise.
    Ambiguous,
}

impl Strength {
    /// Returns whether the name is enough by itself.
    pub(super) fn is_clear(self) -> bool {
        matches!(self, Self::Name | Self::Other)
    }
}

/// A name at a place of a folded text.
pub(super) struct Match<'i> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meanings: &'i [Meaning],
}

impl NameIndex {
    /// Makes the index, and reports names that several actors share.
    pub fn build(actors: &[&Actor]) -> (Self, Vec<Diagnostic>) {
        let mut patterns: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
        for (number, actor) in (0..).zip(actors) {
            for (spelling, strength) in names(actor).into_iter().flat_map(spellings_of) {
                patterns.entry(spelling).or_default().push(Meaning { actor: number, strength });
            }
        }
        (Self::new(&patterns), shared::shared(actors))
    }

    /// Makes the index of folded words; those at place `n` mean the number `n`. Words that are folded away mean nothing.
    pub(super) fn of_words(words: impl Iterator<Item = String>) -> Self {
        let clear = |actor| vec![Meaning { actor, strength: Strength::Name }];
        let numbered = words.zip(0..).filter(|(words, _)| !words.is_empty());
        Self::new(&numbered.map(|(words, n)| (words, clear(n))).collect())
    }

    /// Makes the index of some patterns.
    fn new(patterns: &BTreeMap<String, Vec<Meaning>>) -> Self {
        // A DFA, which the crate would choose for a few names, takes quadratic time to be made of long ones.
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(patterns.keys());
        // Patterns come sorted, so what one begins with stands before it; `open` holds those, the longest last.
        let mut open: Vec<(usize, &str)> = Vec::new();
        let mut list = Vec::with_capacity(patterns.len());
        for (at, (text, meanings)) in patterns.iter().enumerate() {
            while open.last().is_some_and(|(_, start)| !text.starts_with(start)) {
                open.pop();
            }
            let shorter = open.last().map(|(at, _)| *at);
            list.push(Pattern { length: text.len(), meanings: best(meanings), shorter });
            open.push((at, text));
        }
        Self {
            finder: finder.expect("files are too small to hold 2^31 bytes of names"),
            patterns: list,
        }
    }

    /// Returns all names of a folded text: the leftmost ones, the longest at each place, whole words only.
    pub(super) fn matches(&self, text: &str) -> Vec<Match<'_>> {
        let mut matches = Vec::new();
        let mut from = 0;
        while let Some(found) = self.finder.find(Input::new(text).range(from..)) {
            let start = found.start();
            let whole = self.whole_word(text, start, found.pattern().as_usize());
            from = match &whole {
                Some(name) => name.end,
                None => boundary::next_word(text, start),
            };
            matches.extend(whole);
        }
        matches
    }

    /// Returns the longest name at a place that is whole words, given the longest that stands there at all.
    fn whole_word(&self, text: &str, start: usize, longest: usize) -> Option<Match<'_>> {
        if !boundary::may_begin(text, start) {
            return None;
        }
        let mut candidate = self.patterns.get(longest);
        while let Some(pattern) = candidate {
            let end = start + pattern.length;
            if boundary::may_end(text, end) {
                return Some(Match { start, end, meanings: &pattern.meanings });
            }
            candidate = pattern.shorter.and_then(|shorter| self.patterns.get(shorter));
        }
        None
    }
}

/// Returns each actor once, with the best that the name is for it.
fn best(meanings: &[Meaning]) -> Vec<Meaning> {
    let mut meanings = meanings.to_vec();
    meanings.sort_unstable();
    meanings.dedup_by_key(|meaning| meaning.actor);
    meanings
}

/// Returns the names of an actor: the name, those in other languages, the others.
pub(super) fn names(actor: &Actor) -> Vec<(&Spanned<String>, Strength, CaseRule)> {
    let own = std::iter::once(&actor.name).chain(actor.name_in.values());
    let mut names: Vec<_> = own.map(|name| (name, Strength::Name, CaseRule::Usual)).collect();
    let n_own = names.len();
    for other in &actor.other_names {
        let strength = match other.ambiguity {
            Ambiguity::Ambiguous => Strength::Ambiguous,
            Ambiguity::Clear => Strength::Other,
        };
        names.push((&other.name, strength, other.case));
    }
    if actor.kind.value == ActorKind::Person && n_own < names.len() {
        let short = short(names.iter().map(|(name, _, _)| name.value.as_str()));
        for ((_, strength, _), is_short) in names.iter_mut().zip(short).skip(n_own) {
            if is_short && strength.is_clear() {
                *strength = Strength::Short;
            }
        }
    }
    names
}

/// Returns of each name whether it is some of the words of another one. They are looked for all at once, for there may be
/// thousands.
fn short<'n>(names: impl Iterator<Item = &'n str>) -> Vec<bool> {
    let words = |name: &str| format!(" {} ", name.split_whitespace().collect::<Vec<_>>().join(" "));
    let names: Vec<String> = names.map(words).collect();
    let finder = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(&names)
        .expect("a file is too small to hold 2^31 bytes of names");
    let mut short = vec![false; names.len()];
    for name in &names {
        for found in finder.find_overlapping_iter(name).filter(|found| found.len() < name.len()) {
            if let Some(short) = short.get_mut(found.pattern().as_usize()) {
                *short = true;
            }
        }
    }
    short
}

fn spellings_of(
    (name, strength, case): (&Spanned<String>, Strength, CaseRule),
) -> Vec<(String, Strength)> {
    spellings(&fold(&name.value).text, case)
        .into_iter()
        .map(|spelling| (spelling, strength))
        .collect()
}

/// Returns the ways in which a name may stand in a text: as written, with a capital at the start of a sentence, in
/// capitals, and in Arabic with its article drawn into a preposition. A single letter is no name.
fn spellings(name: &str, case: CaseRule) -> Vec<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return Vec::new();
    }
    let mut spellings = vec![name.clone()];
    if case == CaseRule::Usual {
        spellings.push(name.to_uppercase());
        let mut letters = name.chars();
        spellings.extend(letters.next().map(|first| first.to_uppercase().chain(letters).collect()));
    }
    spellings.extend(name.strip_prefix("ال").map(|rest| format!("لل{rest}")));
    spellings.sort_unstable();
    spellings.dedup();
    spellings
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::base::id::Id;
    use crate::base::kind::Kind;
    use crate::base::span::{FileId, Span, Spanned};
    use crate::record::actor::{Display, OtherName};
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
            front: Span::file(FileId(0)),
            body: Span::file(FileId(0)),
        }
    }

    #[test]
    fn spellings_follow_the_case_rule() {
        assert_eq!(
            spellings("de Gaulle", CaseRule::Usual),
            ["DE GAULLE", "De Gaulle", "de Gaulle"]
        );
        assert_eq!(spellings("May", CaseRule::Exact), ["May"]);
        assert_eq!(spellings("US", CaseRule::Usual), ["US"]);
        assert_eq!(spellings(" é ", CaseRule::Usual), [""; 0]);
    }
}
