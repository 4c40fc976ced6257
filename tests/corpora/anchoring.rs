//! Quotes of real texts find their place: sentences of the Security Council in its records, which break and divide lines,
//! and the cases of another annotation tool.

use std::collections::BTreeMap;

use dateline::base::language::Language;
use dateline::base::span::{FileId, Span};
use dateline::record::site::{HtmlTrust, Punctuation};
use dateline::text::anchor::{self, Context, Count, Misplaced, Occurrences, Quote};
use dateline::text::document::{Document, TextRange, chars_before};
use dateline::text::fold::FoldedText;
use dateline::text::markdown::{self, TextPlace, TextStyle};
use serde_json::Value;

use crate::{data, text};

/// A sentence as a clean text has it, and where it stands in its record, in code points.
struct Sentence {
    quote: String,
    place: (usize, usize),
    line: usize,
}

/// Returns the sentences of each record, by the record's path.
fn sentences() -> BTreeMap<String, Vec<Sentence>> {
    let mut records: BTreeMap<String, Vec<Sentence>> = BTreeMap::new();
    for (at, row) in text(&data("web-annotation/un-sentences.jsonl")).lines().enumerate() {
        let row: Value = serde_json::from_str(row).unwrap();
        let number = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
        let sentence = Sentence {
            quote: row["quote"].as_str().unwrap().to_owned(),
            place: (number("start"), number("end")),
            line: at + 1,
        };
        records.entry(row["file"].as_str().unwrap().to_owned()).or_default().push(sentence);
    }
    records
}

/// The lines of sentences that are not placed as the data says, each with its reason.
fn exceptions() -> BTreeMap<usize, &'static str> {
    let lines = include_str!("expected/anchoring.txt").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
    rows.map(|(line, reason)| (line.parse().unwrap(), reason)).collect()
}

fn quote(exact: &str) -> Quote<'_> {
    Quote { exact, prefix: None, suffix: None }
}

/// Returns a text without white space.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

fn in_chars(text: &str, range: TextRange) -> (usize, usize) {
    (chars_before(text, range.start), chars_before(text, range.end))
}

#[test]
fn sentences_are_placed_where_they_stand_in_their_records() {
    let exceptions = exceptions();
    let mut misplaced = Vec::new();
    let mut n_sentences = 0;
    for (file, sentences) in sentences() {
        let record = text(&data(&file));
        let folded = FoldedText::new(&record);
        let quotes: Vec<Quote<'_>> = sentences.iter().map(|one| quote(&one.quote)).collect();
        for (sentence, result) in sentences.iter().zip(anchor::place(&folded, &quotes)) {
            n_sentences += 1;
            let place = result.map(|range| in_chars(&record, range));
            let is_exception = exceptions.contains_key(&sentence.line);
            if (place == Ok(sentence.place)) == is_exception {
                misplaced.push(format!("{}: {place:?}, not {:?}", sentence.line, sentence.place));
            }
        }
    }
    assert_eq!(n_sentences, 1_201);
    assert_eq!(misplaced, [""; 0]);
}

/// Words that a record has several times are told apart by what is proposed, wherever they stand.
#[test]
fn words_that_stand_in_a_record_twice_are_reported_and_settled() {
    let mut n_ambiguous = 0;
    for (file, sentences) in sentences() {
        let record = text(&data(&file));
        let folded = FoldedText::new(&record);
        for sentence in &sentences {
            let words: Vec<&str> = sentence.quote.split(' ').take(2).collect();
            let exact = words.join(" ");
            let Err(Misplaced::Ambiguous(found)) =
                anchor::place(&folded, &[quote(&exact)]).remove(0)
            else {
                continue;
            };
            n_ambiguous += 1;
            for occurrence in &found.first {
                let settled = match occurrence.context.as_ref().expect("short words settle it") {
                    Context::Prefix(words) => Quote { prefix: Some(words), ..quote(&exact) },
                    Context::Suffix(words) => Quote { suffix: Some(words), ..quote(&exact) },
                };
                let place = anchor::place(&folded, &[settled]).remove(0);
                assert_eq!(place, Ok(occurrence.range), "{file}: {settled:?}");
            }
        }
    }
    assert!(100 < n_ambiguous, "{n_ambiguous}");
}

/// Each sentence, read wrong by a word, is told where it stands.
#[test]
fn a_sentence_with_another_word_is_told_the_closest_passage() {
    let (mut n_near, mut n_told) = (0, 0);
    for (file, sentences) in sentences() {
        let record = text(&data(&file));
        let folded = FoldedText::new(&record);
        for sentence in sentences.iter().filter(|one| one.quote.split(' ').count() > 6) {
            let mut words: Vec<&str> = sentence.quote.split(' ').collect();
            let middle = words.len() / 2;
            words[middle] = "otherwise";
            let exact = words.join(" ");
            match anchor::place(&folded, &[quote(&exact)]).remove(0) {
                Err(Misplaced::NotFound(Some(closest))) => {
                    let place = in_chars(&record, closest.range);
                    n_told += 1;
                    // The full stop at the end may be a word of its own.
                    n_near += usize::from(
                        place.0 == sentence.place.0 && place.1.abs_diff(sentence.place.1) < 2,
                    );
                }
                Ok(_) => assert_eq!(exact, sentence.quote),
                other => panic!("{exact}: {other:?}"),
            }
        }
    }
    assert!(n_told - n_near < n_told / 50, "{n_near} of {n_told}");
}

/// The other tool takes the context that is most alike. Here one that is not there is an error, which shows the places.
#[test]
fn quotes_are_told_apart_by_their_context_or_shown_with_what_would() {
    let cases: Value =
        serde_json::from_str(&text(&data("web-annotation/hypothesis/match-quote-cases.json")))
            .unwrap();
    let novel = cases["text"]["twoCities"].as_str().unwrap();
    let folded = FoldedText::new(novel);
    let n_before = |range: TextRange| letters(novel.get(..range.range().start).unwrap()).len();
    let mut strict = Vec::new();
    for case in cases["cases"].as_array().unwrap() {
        let exact = case["quote"].as_str().unwrap();
        let with =
            Quote { exact, prefix: case["prefix"].as_str(), suffix: case["suffix"].as_str() };
        let expected = letters(novel).find(&letters(case["expected"].as_str().unwrap())).unwrap();
        let alone = anchor::place(&folded, &[quote(exact)]).remove(0);
        assert!(matches!(alone, Err(Misplaced::Ambiguous(_))), "{exact}: {alone:?}");
        match anchor::place(&folded, &[with]).remove(0) {
            Ok(range) => assert_eq!(n_before(range), expected, "{with:?}"),
            Err(Misplaced::OutOfContext(_, found)) => {
                let mut places = found.first.iter().map(|one| n_before(one.range));
                assert!(places.any(|place| place == expected), "{with:?}");
                strict.push(with.prefix.or(with.suffix).unwrap());
            }
            Err(other) => panic!("{with:?}: {other:?}"),
        }
    }
    assert_eq!(strict, ["we had nout", "ever ting", "nutting"]);
}

/// The page of the other tool as a body of raw HTML: each range's words are found, as often as the page has them.
#[test]
fn words_are_found_across_the_elements_of_a_page() {
    let page = text(&data("web-annotation/hypothesis/html-anchoring-fixture.html"));
    let ranges: Vec<Value> =
        serde_json::from_str(&text(&data("web-annotation/hypothesis/html-anchoring-ranges.json")))
            .unwrap();
    let document = read(&page);
    let folded = FoldedText::new(&document.text);
    let shown: Vec<&str> = document.text.split_whitespace().collect();
    let shown = shown.join(" ");
    for range in &ranges {
        let exact = range["quote"].as_str().unwrap();
        let words: Vec<&str> = exact.split_whitespace().collect();
        let n_places = shown.matches(&words.join(" ")).count();
        match anchor::place(&folded, &[quote(exact)]).remove(0) {
            Ok(range) => {
                let found: Vec<&str> = document.words(range).split_whitespace().collect();
                assert_eq!((found, n_places), (words, 1));
            }
            Err(Misplaced::Ambiguous(Occurrences { count, .. })) => {
                assert_eq!(count, Count::Exactly(n_places), "{exact}");
            }
            Err(other) => panic!("{exact}: {other:?}"),
        }
    }
    assert_eq!(ranges.len(), 27);
}

fn read(page: &str) -> Document {
    let style = TextStyle {
        language: Language::english(),
        punctuation: Punctuation::Plain,
        html: HtmlTrust::Sanitized,
        place: TextPlace::Body,
    };
    markdown::read(page, Span::new(FileId(0), 0..page.len()), &style).0
}
