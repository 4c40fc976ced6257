//! Texts with marked names, in the formats of their corpora.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value;

use crate::{data, text};

/// Texts, and the entities whose names are marked in them.
pub(crate) struct Set {
    pub(crate) texts: Vec<Text>,
    pub(crate) entities: Vec<Entity>,
}

/// A text with its marks.
pub(crate) struct Text {
    pub(crate) body: String,
    /// The part in which names are marked.
    pub(crate) part: Range<usize>,
    pub(crate) marks: Vec<Mark>,
    /// What is marked besides: words of other sorts, and what is no name to the eye.
    pub(crate) others: Vec<(usize, usize)>,
}

/// A marked name, in bytes of its text.
pub(crate) struct Mark {
    pub(crate) place: (usize, usize),
    pub(crate) entity: usize,
}

/// Whoever is named.
#[derive(Debug)]
pub(crate) struct Entity {
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    pub(crate) others: BTreeSet<String>,
}

/// A mark of which it is not settled yet who is meant: by its key.
struct Raw {
    place: (usize, usize),
    key: String,
    /// None for what no actor is made of.
    kind: Option<&'static str>,
    /// The name of the entity, where the corpus has one.
    name: Option<String>,
}

/// Returns a set of files with a token and a tag a line. A blank line ends a sentence; `-DOCSTART-` begins a text.
pub(crate) fn tagged(folder: &str, files: &[&str]) -> Set {
    let mut texts = Vec::new();
    for file in files {
        let lines = text(&data(folder).join(file));
        texts.extend(lines.split("-DOCSTART-").map(of_tokens));
    }
    set(&texts)
}

/// Joins tokens as they are printed, and makes a mark of each run of one tag.
fn of_tokens(lines: &str) -> (String, Vec<Raw>) {
    let (mut text, mut marks) = (String::new(), Vec::<Raw>::new());
    let mut open: Option<&str> = None;
    for line in lines.lines() {
        let Some((token, tag)) = line.trim_end().rsplit_once([' ', '\t']) else {
            text.push('\n');
            open = None;
            continue;
        };
        let (token, tag) = (token.trim(), tag.split_once('-'));
        let first = token.chars().next().unwrap_or(' ');
        let is_glued = text.is_empty()
            || text.ends_with(['\n', '(', '[', '“', '«'])
            || ".,;:!?)]”»%".contains(first)
            || ["'s", "’s", "'", "’"].contains(&token);
        if !is_glued {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(token);
        let kind = tag.and_then(|(_, kind)| kind_of(kind));
        match (tag, kind) {
            (Some(("I", tag)), _) if open == Some(tag) => {
                marks.last_mut().expect("a mark is open").place.1 = text.len();
            }
            (Some((_, tag)), kind) => {
                open = Some(tag);
                let place = (start, text.len());
                marks.push(Raw { place, key: String::new(), kind, name: None });
            }
            (None, _) => open = None,
        }
    }
    for mark in &mut marks {
        mark.key = words(&text, mark.place).to_lowercase();
    }
    (text, marks)
}

fn kind_of(tag: &str) -> Option<&'static str> {
    match tag.trim() {
        "PER" | "Person" => Some("person"),
        "LOC" | "Location" => Some("country"),
        "ORG" | "Organisation" => Some("organization"),
        _ => None,
    }
}

/// Returns a set of documents and entities in JSON Lines. Of marks that lie in each other the longest is taken, of all only those
/// that are names to the eye: words with capitals, and small words between them.
pub(crate) fn in_documents(folder: &str) -> Set {
    let rows = |file: &str| -> Vec<Value> {
        let text = text(&data(folder).join(file));
        let rows = text.lines().filter(|row| !row.trim().is_empty());
        rows.map(|row| serde_json::from_str(row).unwrap()).collect()
    };
    let mut marks: BTreeMap<String, Vec<Raw>> = BTreeMap::new();
    let documents = rows("documents.json");
    let texts: BTreeMap<&str, &str> = documents
        .iter()
        .map(|row| (row["_id"].as_str().unwrap(), row["text"].as_str().unwrap()))
        .collect();
    for row in rows("entities.json") {
        let id = row["documentId"].as_str().unwrap();
        let number = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
        let place = in_bytes(texts[id], (number("begin"), number("end")));
        let wording = words(texts[id], place);
        let kind = kind_of(row["type"].as_str().unwrap()).filter(|_| is_name(wording));
        let raw = Raw { place, key: wording.to_lowercase(), kind, name: None };
        marks.entry(id.to_owned()).or_default().push(raw);
    }
    let texts = texts.into_iter().map(|(id, text)| {
        let marks = marks.remove(id).unwrap_or_default();
        (text.to_owned(), longest(marks))
    });
    set(&texts.collect::<Vec<_>>())
}

fn is_name(words: &str) -> bool {
    let has_capital = |word: &str| word.chars().any(char::is_uppercase);
    let words: Vec<&str> = words.split_whitespace().collect();
    let small = ["of", "the", "for", "and", "in", "on", "de", "al", "to"];
    let ends = words.first().is_some_and(|word| has_capital(word))
        && words.last().is_some_and(|word| has_capital(word));
    ends && words.iter().all(|word| !PRONOUNS.contains(word))
        && words.iter().all(|word| has_capital(word) || small.contains(word))
}

/// Pronouns and determiners that begin sentences.
const PRONOUNS: [&str; 16] = [
    "I", "He", "She", "It", "We", "They", "You", "This", "That", "These", "Those", "Its", "His",
    "Her", "Their", "Our",
];

/// Takes the kind from all marks that lie in others.
fn longest(mut marks: Vec<Raw>) -> Vec<Raw> {
    marks.sort_by_key(|mark| (mark.kind.is_none(), mark.place.0, usize::MAX - mark.place.1));
    let mut end = 0;
    for mark in marks.iter_mut().filter(|mark| mark.kind.is_some()) {
        if mark.place.0 < end {
            mark.kind = None;
        } else {
            end = mark.place.1;
        }
    }
    marks
}

/// Returns a set of texts with the entity of each mark. Pronouns, dates, amounts and words without a capital are no names.
pub(crate) fn linked(file: &str) -> Set {
    let mut texts = Vec::new();
    let mut parts = Vec::new();
    for row in text(&data(file)).lines() {
        let row: Value = serde_json::from_str(row).unwrap();
        let body = row["text"].as_str().unwrap();
        let span = |value: &Value| {
            let at = |n: usize| usize::try_from(value[n].as_u64().unwrap()).unwrap();
            in_bytes(body, (at(0), at(1)))
        };
        let part = span(&row["evaluation_span"]);
        let labels = row["labels"].as_array().unwrap().iter();
        let marks = labels.map(|label| {
            let place = span(&label["span"]);
            let of = |key: &str| label[key].as_str().unwrap();
            let (id, kind, wording) = (of("entity_id"), of("type"), words(body, place));
            let is_pronoun = label["coref"].as_bool() == Some(true);
            let is_entity =
                !is_pronoun && !["QUANTITY", "DATETIME"].contains(&kind) && is_name(wording);
            let known = id.starts_with('Q');
            Raw {
                place,
                key: if known { id.to_owned() } else { wording.to_lowercase() },
                kind: is_entity.then(|| linked_kind(kind)),
                name: label["name"]
                    .as_str()
                    .filter(|name| known && is_name(name))
                    .map(str::to_owned),
            }
        });
        texts.push((body.to_owned(), longest(marks.collect())));
        parts.push(part.0..part.1);
    }
    let mut set = set(&texts);
    for (text, part) in set.texts.iter_mut().zip(parts) {
        text.part = part;
    }
    set
}

/// The kind of an entity by its classes in Wikidata: human being, place, all else.
fn linked_kind(classes: &str) -> &'static str {
    match classes {
        _ if classes.split('|').any(|class| class == "Q215627") => "person",
        _ if classes.split('|').any(|class| class == "Q27096213") => "country",
        _ => "organization",
    }
}

/// Returns the words at a place.
pub(crate) fn words(text: &str, place: (usize, usize)) -> &str {
    text.get(place.0..place.1).expect("marks lie between characters")
}

fn in_bytes(text: &str, (start, end): (usize, usize)) -> (usize, usize) {
    let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    (byte(start), byte(end))
}

/// The wordings of an entity and the kinds that it has in its marks, with how often.
#[derive(Default)]
struct Known<'t> {
    name: Option<&'t str>,
    wordings: BTreeMap<&'t str, usize>,
    kinds: BTreeMap<&'static str, usize>,
}

impl Known<'_> {
    /// Its name is what the corpus calls it, or else its most frequent wording, the longest of several.
    fn entity(&self) -> Entity {
        let most = self.wordings.iter().max_by_key(|(words, n)| (**n, words.len()));
        let kind = self.kinds.iter().max_by_key(|(_, n)| **n).expect("a key has a mark").0;
        let name = self.name.unwrap_or(most.expect("a key has a mark").0);
        let others = self.wordings.keys().map(|words| (*words).to_owned()).collect();
        Entity { kind, name: name.to_owned(), others }
    }
}

/// Makes an entity of each key.
fn set(texts: &[(String, Vec<Raw>)]) -> Set {
    let mut known: BTreeMap<&str, Known<'_>> = BTreeMap::new();
    for (text, marks) in texts {
        for (mark, kind) in marks.iter().filter_map(|mark| Some((mark, mark.kind?))) {
            let entity = known.entry(&mark.key).or_default();
            *entity.wordings.entry(words(text, mark.place)).or_default() += 1;
            *entity.kinds.entry(kind).or_default() += 1;
            entity.name = entity.name.or(mark.name.as_deref());
        }
    }
    let number: BTreeMap<&str, usize> = known.keys().copied().zip(0..).collect();
    let entities = known.values().map(Known::entity).collect();
    let texts = texts.iter().map(|(text, marks)| Text {
        part: 0..text.len(),
        body: text.clone(),
        marks: (marks.iter().filter(|mark| mark.kind.is_some()))
            .map(|mark| Mark { place: mark.place, entity: number[mark.key.as_str()] })
            .collect(),
        others: marks.iter().filter(|mark| mark.kind.is_none()).map(|mark| mark.place).collect(),
    });
    Set { texts: texts.collect(), entities }
}
