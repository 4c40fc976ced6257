//! Quotations that were marked by hand in German news, each with its speaker: how many are found, and how many of the speakers.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline::base::kind::Kind;
use dateline::base::language::Language;
use dateline::base::span::FileId;
use dateline::names::find::{self as names, OwnActors};
use dateline::names::index::NameIndex;
use dateline::quotation::find::{self, Attribution, Words};
use dateline::record::actor::Actor;
use dateline::record::common::Record;
use dateline::record::read;
use dateline::source::file::{Role, SourceFile};
use dateline::source::front_matter;
use serde_json::Value;

use crate::{data, text};

/// What is expected of a part of the data.
struct Floors {
    /// So many direct quotations are found: four fifths of the one lie in the other.
    found: usize,
    /// So many have the right speaker.
    right: usize,
    /// No more have a wrong one.
    wrong: usize,
}

/// A quotation as it was marked.
struct Marked {
    is_direct: bool,
    /// In bytes, without what stands between its parts.
    parts: Vec<Range<usize>>,
    speaker: String,
}

struct Article {
    id: String,
    text: String,
    marked: Vec<Marked>,
}

/// What became of the quotations of some articles.
#[derive(Default, Debug)]
struct Score {
    n_direct: usize,
    n_found: usize,
    /// Direct quotations whose speaker is named where it is marked.
    n_named: usize,
    n_right: usize,
    wrong: Vec<String>,
    misses: Vec<String>,
}

#[test]
fn speakers_are_found_and_hardly_ever_wrong() {
    check("dev.jsonl", &Floors { found: 112, right: 59, wrong: 0 });
}

#[test]
fn what_holds_where_the_rules_were_made_holds_elsewhere() {
    check("train.jsonl", &Floors { found: 218, right: 112, wrong: 0 });
}

#[expect(clippy::print_stdout, reason = "`--nocapture` shows what is missed")]
fn check(file: &str, floors: &Floors) {
    let mut score = Score::default();
    for line in text(&data(&format!("quotes-de-wikinews/{file}"))).lines() {
        let article = article(&serde_json::from_str(line).unwrap());
        judge(&article, &mut score);
    }
    let Score { n_direct, n_found, n_named, n_right, wrong, misses } = &score;
    for miss in misses.iter().take(50) {
        println!("{miss}");
    }
    println!(
        "{file}: {n_found} of {n_direct} direct quotations, {n_right} right speakers of {n_named} that are named, {} wrong",
        wrong.len()
    );
    assert!(floors.found <= *n_found && floors.right <= *n_right, "{score:?}");
    assert!(wrong.len() <= floors.wrong, "{wrong:?}");
}

/// Reads an article; between its paragraphs stands one line feed, as in a reader's text.
fn article(json: &Value) -> Article {
    let mut text = String::new();
    let mut bytes = Vec::new();
    for c in json["text"].as_str().unwrap().trim_end().chars() {
        bytes.push(text.len());
        if c != '\n' || !text.is_empty() && !text.ends_with('\n') {
            text.push(c);
        }
    }
    bytes.push(text.len());
    let byte = |n: &Value| {
        let n = usize::try_from(n.as_u64().unwrap()).unwrap();
        bytes.get(n).copied().unwrap_or(text.len())
    };
    let marked = |quote: &Value| {
        let spans = quote["quote"]["spans"].as_array().unwrap().iter();
        Marked {
            is_direct: quote["type"] == "Direct",
            parts: spans.map(|span| byte(&span[0])..byte(&span[1])).collect(),
            speaker: quote["speaker"]["text"].as_str().unwrap_or_default().to_owned(),
        }
    };
    let marked = json["quotes"].as_array().unwrap().iter().map(marked).collect();
    Article { id: json["id"].as_str().unwrap().to_owned(), text, marked }
}

fn judge(article: &Article, score: &mut Score) {
    let cast = cast(article);
    let actors: Vec<Actor> = cast.names.iter().map(|names| actor(names)).collect();
    let (index, _) = NameIndex::build(&actors.iter().collect::<Vec<_>>());
    let own = OwnActors { actors: (0..).take(actors.len()).collect(), ..OwnActors::none() };
    let hits = names::find(&index, &article.text, &own).hits;
    let language = Language::parse("de").unwrap();
    let found = find::find(Words {
        text: &article.text,
        language: &language,
        blocks: &[],
        names: &hits,
        is_person: &|_| true,
    });
    let direct = article.marked.iter().filter(|marked| marked.is_direct);
    for (marked, part) in direct.flat_map(|one| one.parts.iter().map(move |part| (one, part))) {
        let near = found.iter().map(|one| (overlap(part, &one.range.range()), one));
        let best = near.max_by_key(|(overlap, _)| *overlap).filter(|(overlap, one)| {
            // The marks are part of what is marked.
            let longer = part.len().max(one.range.range().len());
            longer * 4 <= (overlap + 8) * 5
        });
        let speaker = cast.speaker(marked);
        score.n_direct += 1;
        score.n_found += usize::from(best.is_some());
        score.n_named += usize::from(speaker.is_some());
        let place = || place(article, marked, part);
        match (best.map(|(_, one)| one.by), speaker) {
            (None, _) => score.misses.push(format!("no quotation: {}", place())),
            (Some(_), None) => score.misses.push(format!("speaker not named: {}", place())),
            (Some(None), Some(_)) => score.misses.push(format!("no rule: {}", place())),
            (Some(Some(Attribution { actor, rule })), Some(speaker)) => {
                // Some quotations are marked twice, once by who spoke and once by who tells of it.
                let same = article.marked.iter().filter(|one| one.parts == marked.parts);
                if actor == speaker || same.filter_map(|one| cast.speaker(one)).any(|n| n == actor)
                {
                    score.n_right += 1;
                } else {
                    let named = &cast.names[actor as usize];
                    score.wrong.push(format!("{} {named:?}: {}", rule.name(), place()));
                }
            }
        }
    }
}

/// A quotation with what stands around it, and its speaker.
fn place(article: &Article, marked: &Marked, part: &Range<usize>) -> String {
    let before = article.text.get(..part.start).unwrap_or_default();
    let before: Vec<char> = before.chars().rev().take(110).collect();
    let before: String = before.into_iter().rev().collect();
    let after = article.text.get(part.end..).unwrap_or_default();
    let after: String = after.chars().take(90).collect();
    let words = article.text.get(part.clone()).unwrap_or_default();
    format!("{} [{before}] {words} [{after}] ({})", article.id, marked.speaker)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

/// Who speaks in an article.
struct Cast {
    /// The wordings of each.
    names: Vec<Vec<String>>,
    of_wording: BTreeMap<String, u32>,
}

impl Cast {
    fn speaker(&self, marked: &Marked) -> Option<u32> {
        self.of_wording.get(&wording(&marked.speaker)).copied()
    }
}

const PRONOUNS: [&str; 16] = [
    "er", "sie", "es", "ihm", "ihr", "ihn", "ich", "wir", "man", "der", "die", "das", "dieser",
    "diese", "dieses", "",
];

/// A wording without the article before it, which changes with the case.
fn wording(speaker: &str) -> String {
    let lower = speaker.to_lowercase();
    if PRONOUNS.contains(&lower.as_str()) {
        return String::new();
    }
    let articles =
        ["der ", "die ", "das ", "dem ", "den ", "des ", "ein ", "eine ", "einer ", "einem "];
    let article = articles.iter().find(|article| lower.starts_with(**article));
    article.and_then(|article| speaker.get(article.len()..)).unwrap_or(speaker).trim().to_owned()
}

/// The part of a wording that names somebody, without what is said of him.
fn head(wording: &str) -> &str {
    let ends = [",", " (", " von ", " vom ", " der ", " des ", " aus ", " im ", " in ", " für "];
    ends.iter().fold(wording, |head, end| head.split(end).next().unwrap_or(head))
}

/// Makes an actor of each marked speaker. A wording whose words are some of those of another is the same actor.
fn cast(article: &Article) -> Cast {
    let mut wordings: Vec<String> =
        article.marked.iter().map(|marked| wording(&marked.speaker)).collect();
    wordings.retain(|wording| 1 < wording.chars().count());
    wordings.sort_by_key(|wording| (usize::MAX - wording.len(), wording.clone()));
    wordings.dedup();
    let mut cast = Cast { names: Vec::new(), of_wording: BTreeMap::new() };
    for wording in wordings {
        let words: Vec<&str> = head(&wording).split_whitespace().collect();
        let is_part = |names: &Vec<String>| {
            names.iter().any(|name| {
                let known: Vec<&str> = head(name).split_whitespace().collect();
                words.iter().all(|word| known.contains(word))
            })
        };
        let known = cast.names.iter().position(is_part).unwrap_or_else(|| {
            cast.names.push(Vec::new());
            cast.names.len() - 1
        });
        cast.names[known].push(wording.clone());
        cast.of_wording.insert(wording, u32::try_from(known).unwrap());
    }
    cast
}

fn actor(names: &[String]) -> Actor {
    let (name, others) = names.split_first().unwrap();
    let heads = names.iter().map(|name| head(name).to_owned());
    let others: Vec<String> = others.iter().cloned().chain(heads).collect();
    let text = format!(
        "---\nname: {}\nkind: person\nother_names: {}\n---\n",
        Value::from(name.as_str()),
        Value::from(others)
    );
    let path = "content/actors/a.md".to_owned();
    let file = SourceFile { id: FileId(0), path, role: Role::Unused, text: text.into() };
    let parts = front_matter::split(&file).unwrap();
    match read::read(&file, Kind::Actor, "a", parts.front, parts.body) {
        (Some(Record::Actor(actor)), _) => *actor,
        (_, problems) => panic!("{problems:?}"),
    }
}
