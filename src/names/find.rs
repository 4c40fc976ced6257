//! Finds who is named in one text.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::boundary;
use crate::names::days::Days;
use crate::names::fold::{Folded, fold};
use crate::names::index::NameIndex;
use crate::names::rule::Rule;
use crate::names::search::Match;
use crate::names::settle::{Settler, Verdict};
use crate::text::document::TextRange;

/// A mention of an actor.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NameHit {
    /// The number of the actor in the index.
    pub actor: u32,
    /// The name, in bytes of the text.
    pub range: TextRange,
    /// Why it counts.
    pub rule: Rule,
}

/// A name that could mean several actors, or one that it does not name clearly enough.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AmbiguousName {
    /// The name, in bytes of the text.
    pub range: TextRange,
    /// The numbers of the actors, in order.
    pub candidates: Box<[u32]>,
    /// Why it is not settled.
    pub doubt: Doubt,
}

/// Why a name is not settled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Doubt {
    /// It could mean several actors, or its record says that it is ambiguous.
    Several,
    /// It is a part of one actor's name, and no fuller name stands before it, or another given name does: as a rule it means
    /// somebody else.
    Short,
}

/// Who is named in a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// The mentions, in order of the text; none overlaps another.
    pub hits: Vec<NameHit>,
    /// The names that could not be settled, in order of the text.
    pub ambiguous: Vec<AmbiguousName>,
}

/// What a record says about the names in its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnActors {
    /// The numbers of the actors that its own fields name, sorted.
    pub actors: Vec<u32>,
    /// `names:`: what those words mean in this text; `None` is nobody of the archive.
    pub rules: Vec<(String, Option<u32>)>,
    /// The days that the text can be from.
    pub days: Days,
}

impl OwnActors {
    /// Returns what a text says that stands in no record.
    pub fn none() -> Self {
        Self { actors: Vec::new(), rules: Vec::new(), days: Days::ALL }
    }
}

/// Returns the mentions of all actors in a text, in one pass.
pub fn find(index: &NameIndex, text: &str, own: &OwnActors) -> Found {
    let folded = fold(text);
    let mut finder = Finder {
        index,
        folded: &folded,
        settler: Settler::new(own),
        others: BTreeSet::new(),
        found: Found::default(),
    };
    let mut end = 0;
    for name in placed(index, &folded, &own.rules) {
        if end <= name.start && finder.take(&name) == Room::Taken {
            end = name.end;
        }
    }
    finder.found
}

/// Names found so far, and what settles those behind them.
struct Finder<'i> {
    index: &'i NameIndex,
    folded: &'i Folded<'i>,
    settler: Settler<'i>,
    /// Surnames that stood behind given names of other people.
    others: BTreeSet<&'i str>,
    found: Found,
}

/// Whether other names may begin in a name.
#[derive(PartialEq, Eq)]
enum Room {
    Taken,
    Free,
}

impl Finder<'_> {
    fn take(&mut self, name: &Placed<'_>) -> Room {
        let folded = self.folded;
        let range = TextRange::new(folded.original(name.start)..folded.original(name.end));
        let verdict = match &name.meaning {
            Settled::Rule(None) => Verdict::Nobody,
            Settled::Rule(Some(actor)) => Verdict::Actor(*actor, Rule::Editor),
            Settled::Not(matched) => self.settle(name, matched),
        };
        match verdict {
            Verdict::Actor(actor, rule) => {
                self.settler.note(actor);
                self.found.hits.push(NameHit { actor, range, rule });
            }
            Verdict::Unsettled(candidates, doubt) => {
                self.found.ambiguous.push(AmbiguousName { range, candidates, doubt });
            }
            Verdict::Nobody => match &name.meaning {
                // What follows from a name and means nobody hides no name that stands in it.
                Settled::Not(matched) if matched.is_derived() => return Room::Free,
                _ => {}
            },
        }
        Room::Taken
    }

    /// A surname behind a given name that its actor does not have is somebody else's, and from then on a title before it does
    /// not say whose it is.
    fn settle(&mut self, name: &Placed<'_>, matched: &Match<'_>) -> Verdict {
        let Self { index, folded, .. } = *self;
        let is_of_another = |actor: u32| is_of_another(index, &folded.text, name.start, actor);
        let surname = folded.text.get(name.start..name.end).unwrap_or_default();
        match self.settler.settle(matched) {
            Verdict::Actor(actor, rule) if rule.is_of_part() && is_of_another(actor) => {
                self.others.insert(surname);
                Verdict::Unsettled([actor].into(), Doubt::Short)
            }
            Verdict::Actor(actor, Rule::TitleAndSurname) if self.others.contains(surname) => {
                Verdict::Unsettled([actor].into(), Doubt::Short)
            }
            Verdict::Unsettled(candidates, _)
                if candidates.iter().all(|actor| is_of_another(*actor)) =>
            {
                self.others.insert(surname);
                Verdict::Unsettled(candidates, Doubt::Short)
            }
            settled => settled,
        }
    }
}

/// Returns whether a surname stands behind a given name that others have and its actor does not, or behind an initial that
/// stands behind none of his.
fn is_of_another(index: &NameIndex, text: &str, surname: usize, actor: u32) -> bool {
    let Some(word) = boundary::word_before(text, surname) else { return false };
    let is_initial = word.ends_with('.') && word.chars().count() == 2;
    if !is_initial {
        return index.is_given_name_of_others(word, actor);
    }
    let given = boundary::word_before(text, surname - word.len() - 1);
    word.starts_with(char::is_uppercase)
        && !given.is_some_and(|given| index.has_given_name(given, actor))
}

/// A name at its place.
struct Placed<'i> {
    start: usize,
    end: usize,
    meaning: Settled<'i>,
}

/// Whether a rule of the record says what a name means.
enum Settled<'i> {
    Rule(Option<u32>),
    Not(Match<'i>),
}

/// Returns names and words of rules: the leftmost first, of several at one place the longest, a rule before a name, and what
/// follows from names before them. It is left out where a rule has a word of it.
fn placed<'i>(
    index: &'i NameIndex,
    folded: &'i Folded<'_>,
    rules: &[(String, Option<u32>)],
) -> Vec<Placed<'i>> {
    let ruled = ruled(folded, rules);
    let is_ruled = |name: &Match<'_>| {
        let first = ruled.partition_point(|(_, end, _)| *end <= name.start);
        ruled.get(first).is_some_and(|(start, _, _)| *start < name.end)
    };
    let names = apart(index.search(&folded.text).collect(), &folded.text);
    let names = names.into_iter().filter(|name| !name.is_derived() || !is_ruled(name));
    let names =
        names.map(|name| Placed { start: name.start, end: name.end, meaning: Settled::Not(name) });
    let mut all: Vec<_> = names.collect();
    all.extend(ruled.into_iter().map(|(start, end, actor)| Placed {
        start,
        end,
        meaning: Settled::Rule(actor),
    }));
    let order = |name: &Placed<'_>| match &name.meaning {
        Settled::Rule(_) => 0,
        Settled::Not(name) if name.is_derived() => 1,
        Settled::Not(_) => 2,
    };
    all.sort_by_key(|name| (name.start, usize::MAX - name.end, order(name)));
    all
}

/// Leaves out what a hyphen makes a part of another name, as `Guinea` in `Guinea-Bissau`, unless both parts are names.
fn apart<'i>(names: Vec<Match<'i>>, text: &str) -> Vec<Match<'i>> {
    let starts: BTreeSet<usize> = names.iter().map(|name| name.start).collect();
    let ends: BTreeSet<usize> = names.iter().map(|name| name.end).collect();
    let is_apart = |name: &Match<'_>| {
        let Match { start, end, .. } = *name;
        (!boundary::is_joined_before(text, start, end)
            || start.checked_sub(1).is_some_and(|at| ends.contains(&at)))
            && (!boundary::is_joined_behind(text, start, end) || starts.contains(&(end + 1)))
    };
    names.into_iter().filter(is_apart).collect()
}

/// Returns where the words of rules stand.
fn ruled(folded: &Folded<'_>, rules: &[(String, Option<u32>)]) -> Vec<(usize, usize, Option<u32>)> {
    if rules.is_empty() {
        return Vec::new();
    }
    // The last of two rules for the same words would be an accident; the first one holds.
    let mut by_words = BTreeMap::new();
    for (words, actor) in rules {
        by_words.entry(fold(words.trim()).text.into_owned()).or_insert(*actor);
    }
    let actors: Vec<Option<u32>> = by_words.values().copied().collect();
    let index = NameIndex::of_words(by_words.into_keys());
    let place = |found: Match<'_>| {
        let actor = actors.get(found.meanings.first()?.actor as usize)?;
        Some((found.start, found.end, *actor))
    };
    index.search(&folded.text).filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::index::tests::{Sketch, index};

    const PEOPLE: [Sketch; 5] = [
        ("person", "William Ruto", &["Ruto", "ويليام روتو", "威廉·鲁托", "鲁托"]),
        ("person", "Ariel Henry", &["Henry"]),
        ("person", "Jeff Henry", &["Henry"]),
        ("person", "Oscar Salvador", &["Salvador"]),
        ("person", "John Smith", &["Smith"]),
    ];

    const OTHERS: [Sketch; 9] = [
        ("country", "Chad", &["Republic of Chad"]),
        ("country", "El Salvador", &[]),
        ("country", "United States", &["US", "U.S."]),
        ("country", "المملكة العربية السعودية", &["السعودية"]),
        ("mission", "Multinational Security Support mission", &["MSS"]),
        ("country", "Côte d'Ivoire", &[]),
        ("body", "Security Council", &["the Council?"]),
        ("country", "San Marino", &["San"]),
        ("person", "X", &["Malcolm"]),
    ];

    fn own(actors: &[u32], rules: &[(&str, Option<u32>)]) -> OwnActors {
        let rules = rules.iter().map(|(words, actor)| ((*words).to_owned(), *actor)).collect();
        OwnActors { actors: actors.to_vec(), rules, ..OwnActors::none() }
    }

    /// The mentions as `number:words`, the ambiguous names as `?words`.
    fn named(text: &str, own: &OwnActors) -> Vec<String> {
        let index = index(&[&PEOPLE[..], &OTHERS[..]].concat());
        let found = find(&index, text, own);
        let words = |range: TextRange| text.get(range.range()).unwrap();
        let hits =
            found.hits.iter().map(|hit| (hit.range, format!("{}:{}", hit.actor, words(hit.range))));
        let ambiguous =
            found.ambiguous.iter().map(|name| (name.range, format!("?{}", words(name.range))));
        let mut all: Vec<_> = hits.chain(ambiguous).collect();
        all.sort();
        all.into_iter().map(|(_, name)| name).collect()
    }

    fn plain(text: &str) -> Vec<String> {
        named(text, &OwnActors::none())
    }

    #[test]
    fn only_whole_words_are_names() {
        assert_eq!(
            plain("Chadwick of Chad and a chad, CHAD's Chad-based"),
            ["5:Chad", "5:CHAD", "5:Chad"]
        );
        assert_eq!(plain("San Marinos; San José, x San"), ["12:San", "12:San", "12:San"]);
        assert_eq!(
            plain("It told us of US aid; US$ 5, the U.S. and USA"),
            ["7:US", "7:US", "7:U.S."]
        );
        assert_eq!(plain("X and x, mss or MSS"), ["9:MSS"]);
    }

    #[test]
    fn a_short_name_counts_after_a_fuller_one() {
        assert_eq!(
            plain("Ruto said. William Ruto’s and Ruto's; RUTO"),
            ["?Ruto", "0:William Ruto", "0:Ruto", "0:RUTO"]
        );
        assert_eq!(plain("El Salvador and Salvador"), ["6:El Salvador", "?Salvador"]);
        assert_eq!(named("Salvador", &own(&[3], &[])), ["3:Salvador"]);
    }

    #[test]
    fn ambiguous_names_are_settled_by_the_record_or_the_text() {
        assert_eq!(plain("Henry said"), ["?Henry"]);
        assert_eq!(plain("Ariel Henry left. Henry said"), ["1:Ariel Henry", "1:Henry"]);
        assert_eq!(
            plain("Ariel Henry met Jeff Henry. Henry said"),
            ["1:Ariel Henry", "2:Jeff Henry", "?Henry"]
        );
        assert_eq!(named("Henry said", &own(&[2], &[])), ["2:Henry"]);
        assert_eq!(named("Jeff Henry. Henry", &own(&[1, 2], &[])), ["2:Jeff Henry", "2:Henry"]);
        assert_eq!(named("Henry said", &own(&[2], &[("Henry", Some(1))])), ["1:Henry"]);
        assert_eq!(named("Henry and Henry Clay", &own(&[1], &[("Henry Clay", None)])), ["1:Henry"]);
        assert_eq!(
            named("William Ruto and Charlene Ruto", &own(&[], &[("Charlene Ruto", None)])),
            ["0:William Ruto"]
        );
    }

    #[test]
    fn scripts_have_their_own_borders() {
        assert_eq!(plain("العلاقات بالسعودية وللسعودية"), ["8:السعودية", "8:للسعودية"]);
        assert_eq!(named("鲁托总统说威廉·鲁托", &own(&[0], &[])), ["0:鲁托", "0:威廉·鲁托"]);
        assert_eq!(
            plain("Côte d’Ivoire, Co\u{302}te\u{A0}d'Ivoire, CÔTE D’IVOIRE"),
            ["10:Côte d’Ivoire", "10:Co\u{302}te\u{A0}d'Ivoire", "10:CÔTE D’IVOIRE"]
        );
    }
}
