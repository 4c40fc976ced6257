//! What all texts together hold: names that recur.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::suggest::capitals::RunPlace;
use crate::suggest::text::{Found, Stranger};
use crate::suggest::{LACKS, Lack, Place, Suggestion};

/// How often a name must stand in the texts to be worth a page.
const MIN_MENTIONS: usize = 3;

/// How many places of a name are kept.
const MAX_PLACES: usize = 5;

/// How many letters an actor's name must have for a word that begins with it to be its adjective.
const MIN_STEM: usize = 4;

/// Where a name stands.
#[derive(Default)]
struct Tally {
    mentions: usize,
    texts: BTreeSet<Node>,
    places: Vec<Place>,
}

impl Tally {
    fn add(&mut self, place: Place) {
        self.mentions += 1;
        self.texts.insert(place.record);
        if self.places.len() < MAX_PLACES {
            self.places.push(place);
        }
    }
}

/// Returns all suggestions, those of a sort together: names by how often they stand in the texts, the rest in the order of the
/// archive.
pub fn gather(archive: &Archive, found: Vec<Found>) -> Vec<Suggestion> {
    let mut strangers = Vec::new();
    let mut rest = Vec::new();
    for one in found {
        strangers.extend(one.strangers);
        rest.extend(one.suggestions);
    }
    let mut all = names(archive, &strangers);
    all.extend(rest);
    all.sort_by_key(|one| LACKS.iter().position(|word| *word == one.lack.word()));
    all
}

fn names(archive: &Archive, strangers: &[Stranger]) -> Vec<Suggestion> {
    let known = Known::new(archive);
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for stranger in strangers.iter().filter(|stranger| stranger.at == RunPlace::Inside) {
        if !known.has(&stranger.words) {
            tallies.entry(&stranger.words).or_default().add(stranger.place);
        }
    }
    // Any word may open a sentence with a capital: there only what is a name elsewhere is one.
    for stranger in strangers.iter().filter(|stranger| stranger.at == RunPlace::Opening) {
        let words: &str = &stranger.words;
        let name = if tallies.contains_key(words) { words } else { without_first(words) };
        if let Some(tally) = tallies.get_mut(name) {
            tally.add(stranger.place);
        }
    }
    let mut names: Vec<(&str, Tally)> =
        tallies.into_iter().filter(|(_, tally)| MIN_MENTIONS <= tally.mentions).collect();
    names.sort_by_key(|(words, tally)| (usize::MAX - tally.mentions, *words));
    names.into_iter().map(|(words, tally)| suggestion(words, tally)).collect()
}

fn suggestion(words: &str, tally: Tally) -> Suggestion {
    let Tally { mentions, texts, mut places } = tally;
    places.sort_unstable();
    Suggestion {
        lack: Lack::Actor { mentions, texts: texts.len() },
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        places,
    }
}

fn without_first(words: &str) -> &str {
    words.split_once(' ').map_or("", |(_, rest)| rest)
}

/// Words that have a page already, or come from those that do.
struct Known {
    names: BTreeSet<String>,
}

impl Known {
    fn new(archive: &Archive) -> Self {
        let census = &archive.census;
        let terms = census.topics.rows().iter().chain(census.places.rows());
        let of_terms = terms.flat_map(|term| {
            std::iter::once(&term.name)
                .chain(term.name_in.values().map(|name| &name.value))
                .chain(term.other_names.iter().map(|other| &other.name.value))
        });
        let of_actors = census.actors.rows().iter().flat_map(|actor| {
            std::iter::once(&actor.name.value)
                .chain(actor.name_in.values().map(|name| &name.value))
                .chain(actor.other_names.iter().map(|other| &other.name.value))
        });
        Self { names: of_terms.chain(of_actors).map(|name| name.to_lowercase()).collect() }
    }

    /// Whether words are a name, or, as one word, begin with one, as "Kenyan" does.
    fn has(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        let is_adjective = || {
            let ends = words.char_indices().map(|(at, _)| at).skip(MIN_STEM);
            ends.filter_map(|end| words.get(..end)).any(|stem| self.names.contains(stem))
        };
        self.names.contains(&words) || !words.contains([' ', '-']) && is_adjective()
    }
}
