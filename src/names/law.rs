//! What holds of any names in any text: mentions are in order, apart from each other, and spelt like a name of their actor;
//! and the work grows with the text, whatever the names are.
#![cfg(test)]

use proptest::prelude::*;

use crate::names::find::{Found, OwnActors, find};
use crate::names::fold::fold;
use crate::names::index::NameIndex;
use crate::names::index::tests::{Sketch, actor};
use crate::names::spellings;
use crate::record::actor::Actor;

const NAMES: [&str; 18] = [
    "William Ruto",
    "Ruto",
    "William Samoei Ruto",
    "Charlene Ruto",
    "Chad",
    "Republic of Chad",
    "U.S.",
    "Côte d’Ivoire",
    "Guinea",
    "Guinea-Bissau",
    "السعودية",
    "المملكة العربية السعودية",
    "鲁托",
    "威廉·鲁托",
    "中国",
    "中国人民大学",
    "유엔",
    "Сполучених Штатів",
];

const WORDS: [&str; 20] = [
    " ", " ", " ", " ", "a", "the", "’s", "-led", ". ", "\n", "@", "و", "بال", "说", "は",
    "\u{AD}", "e\u{301}", "W. ", "S", "(",
];

/// Somebody with another name, and somebody whose other name is ambiguous.
const CLEAR: Sketch = ("person", "x", &["Smith"]);
const AMBIGUOUS: Sketch = ("person", "x", &["Smith?"]);

/// People and countries in turn, each with another one's name for its other name.
fn actors(names: &[String]) -> Vec<Actor> {
    let sketch = |(n, name): (usize, &String)| {
        let kind = if n.is_multiple_of(2) { "person" } else { "country" };
        let mut actor = actor(&(kind, "x", &[]));
        actor.name.value.clone_from(name);
        let other = names.get(n / 2 + 1).unwrap_or(name);
        actor.other_names =
            self::actor(if n.is_multiple_of(3) { &AMBIGUOUS } else { &CLEAR }).other_names;
        actor.other_names[0].name.value.clone_from(other);
        actor
    };
    names.iter().enumerate().map(sketch).collect()
}

fn index(actors: &[Actor]) -> NameIndex {
    NameIndex::build(&actors.iter().collect::<Vec<_>>()).0
}

/// Panics where a law does not hold.
fn check(actors: &[Actor], text: &str) -> Found {
    let index = index(actors);
    let own = OwnActors { actors: vec![0, 3], ..OwnActors::none() };
    let found = find(&index, text, &own);
    let mut ranges: Vec<_> = found.hits.iter().map(|hit| hit.range).collect();
    assert!(ranges.is_sorted());
    ranges.extend(found.ambiguous.iter().map(|name| name.range));
    ranges.sort();
    assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start), "{ranges:?}");
    let is_name = |actor: u32, words: &str| {
        let of_actor = spellings::of(&actors[actor as usize]);
        of_actor.iter().any(|spelling| spelling.text.get(spelling.skip..) == Some(words))
    };
    for hit in &found.hits {
        let words = text.get(hit.range.range()).expect("a name begins and ends at characters");
        assert!(is_name(hit.actor, &fold(words).text), "{words:?} {hit:?}");
    }
    for name in &found.ambiguous {
        let words = text.get(name.range.range()).expect("a name begins and ends at characters");
        assert!(
            name.candidates.iter().all(|actor| is_name(*actor, &fold(words).text)),
            "{words:?}"
        );
    }
    let longest = spellings_of(actors).iter().map(String::len).max().unwrap_or(0);
    let folded = fold(text);
    assert!(work(&index, &folded.text) <= (folded.text.len() + 1) * (longest + 2));
    found
}

fn spellings_of(actors: &[Actor]) -> Vec<String> {
    actors.iter().flat_map(spellings::of).map(|spelling| spelling.text).collect()
}

/// Returns how many bytes and names are looked at in a text.
fn work(index: &NameIndex, text: &str) -> usize {
    let mut search = index.search(text);
    while search.next().is_some() {}
    search.work
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn mentions_of_names_among_words_keep_the_law(
        parts in prop::collection::vec((0..NAMES.len(), prop::collection::vec(0..WORDS.len(), 0..4)), 0..30)
    ) {
        let text: String = parts
            .iter()
            .map(|(name, words)| words.iter().fold(NAMES[*name].to_owned(), |text, word| text + WORDS[*word]))
            .collect();
        check(&actors(&NAMES.map(str::to_owned)), &text);
    }

    #[test]
    fn hostile_names_and_texts_keep_the_law(
        names in prop::collection::vec("[aA]{1,4}|[aAb .ا中'-]{1,12}|(a ){1,5}aa|[中ا]{1,9}", 1..40),
        text in "([aAb .ا中'@-]|a a |中中|اا){0,200}",
    ) {
        check(&actors(&names), &text);
    }
}

/// Every name of the text is found where nothing else is.
#[test]
fn names_between_blanks_are_found() {
    let actors = actors(&NAMES.map(str::to_owned));
    let found = check(&actors, &NAMES.join(" | "));
    assert_eq!(found.hits.len() + found.ambiguous.len(), NAMES.len());
}

fn people(names: impl Iterator<Item = String>) -> Vec<Actor> {
    let sketch: Sketch = ("person", "x", &[]);
    let person = |name| {
        let mut person = actor(&sketch);
        person.name.value = name;
        person
    };
    names.map(person).collect()
}

/// What is tried, the names by number, a text.
type Shape = (&'static str, fn(u32) -> String, String);

#[test]
fn the_work_grows_with_the_text_and_not_with_the_names() {
    let shapes: [Shape; 6] = [
        (
            "plain",
            |n| format!("Given{n} Surname{}", n / 7),
            "Given7 Surname1 said so. ".repeat(400),
        ),
        ("one beginning", |n| format!("Republic of the {n}"), "Republic of the 1x ".repeat(400)),
        ("one letter", |n| char::from_u32(0x4E00 + n).into_iter().collect(), "丁丂七".repeat(400)),
        ("nested", |n| "Aa ".repeat(n as usize % 90 + 1) + "Aab", "Aa ".repeat(3_000)),
        ("in Arabic", |n| "ا".repeat(n as usize % 250 + 2), "ا".repeat(9_000)),
        ("in Chinese", |n| "中".repeat(n as usize % 250 + 2), "中".repeat(9_000)),
    ];
    for (shape, name, text) in shapes {
        let few = index(&people((0..300).map(name)));
        let many = index(&people((0..4_000).map(name)));
        let (few, many) = (work(&few, &text), work(&many, &text));
        assert!(many <= 3 * text.len(), "{shape}: {many} for {}", text.len());
        assert!(many <= few + text.len(), "{shape}: {few} of few, {many} of many");
    }
}

#[test]
fn a_name_of_thousands_is_settled_without_looking_at_all_of_them() {
    let mut actors = people((0..5_000).map(|n| format!("Given{n} Smith")));
    for actor in &mut actors {
        actor.other_names = self::actor(&AMBIGUOUS).other_names;
    }
    let index = index(&actors);
    let named: Vec<String> = (0..1_000).map(|n| format!("Smith, Given{n} Smith, ")).collect();
    let named = named.concat();
    let found = find(&index, &named, &OwnActors::none());
    // Before the first full name nobody is meant, behind the first one he is, and then it could be any of those named.
    assert_eq!((found.hits.len(), found.ambiguous.len()), (1_001, 999));
    let candidates = found.ambiguous.iter().map(|name| name.candidates.len());
    assert!(candidates.clone().all(|n| n <= 32), "{:?}", candidates.max());
    assert_eq!(found.ambiguous[1].candidates[..], [0, 1]);
    let own = OwnActors { actors: vec![4_000], ..OwnActors::none() };
    assert_eq!(find(&index, "Smith", &own).hits[0].actor, 4_000);
}
