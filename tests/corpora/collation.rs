//! Sentences of real speeches, as they are and altered at random, compared with the speeches: every alteration shows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dateline::base::language::Language;
use dateline::collation::{Collation, Extent, Verdict, Witness};
use dateline::text::sentence::sentences;
use serde_json::Value;

use crate::{data, files, text};

/// Every so many sentences of a speech are taken.
const EACH: usize = 7;

/// Numbers without a pattern that are the same in each run (a linear congruential generator, Knuth's constants).
struct Lots(u64);

impl Lots {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// How a sentence is altered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Alteration {
    Changed,
    Dropped,
    Doubled,
    Added,
    Swapped,
    Number,
    Cut,
}

const ALTERATIONS: [Alteration; 7] = [
    Alteration::Changed,
    Alteration::Dropped,
    Alteration::Doubled,
    Alteration::Added,
    Alteration::Swapped,
    Alteration::Number,
    Alteration::Cut,
];

/// A sentence, altered, with a word of it or of the speech that must be shown.
#[derive(Debug)]
struct Altered {
    quotation: String,
    quoted: Option<String>,
    said: Option<String>,
}

/// Returns the speeches of some sessions, from scanned and printed texts.
fn speeches() -> Vec<PathBuf> {
    let sessions = ["01", "25", "46", "61", "71", "77", "79"];
    sessions
        .iter()
        .flat_map(|session| {
            let all = files(&format!("un-general-debate/session-{session}"), "txt");
            let step = (all.len() / 12).max(1);
            all.into_iter().step_by(step)
        })
        .collect()
}

/// Returns sentences of 10 to 59 words, each on one line and without the number of its paragraph.
fn sentences_of(speech: &str) -> Vec<String> {
    let english = Language::english();
    let mut found = Vec::new();
    for paragraph in speech.replace("\r\n", "\n").split("\n\n") {
        let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        for sentence in sentences(&line, &english) {
            let sentence = line.get(sentence.range()).unwrap().trim();
            let sentence =
                sentence.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim();
            if (10..60).contains(&sentence.split(' ').count()) {
                found.push(sentence.to_owned());
            }
        }
    }
    found
}

fn is_plain(word: &str) -> bool {
    1 < word.chars().count() && word.chars().all(char::is_alphabetic)
}

fn alter(sentence: &str, strangers: &[&str], how: Alteration, lots: &mut Lots) -> Option<Altered> {
    let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
    // A bullet or a mark of quotation may be the first word.
    let inner = 2..words.len() - 1;
    // Behind an ellipsis as before it some words must be left to know the passage by.
    let between = 4..words.len() - 4;
    let is_fit = |at: &usize| match how {
        Alteration::Number => inner.contains(at) && words[*at].chars().all(|c| c.is_ascii_digit()),
        Alteration::Changed => is_plain(&words[*at]),
        Alteration::Swapped => {
            inner.contains(at)
                && is_plain(&words[*at])
                && is_plain(&words[at - 1])
                && words[*at].to_lowercase() != words[at - 1].to_lowercase()
        }
        Alteration::Cut => between.contains(at) && is_plain(&words[*at]),
        _ => inner.contains(at) && is_plain(&words[*at]),
    };
    let fit: Vec<usize> = (0..words.len()).filter(is_fit).collect();
    let at = *fit.get(lots.below(fit.len()))?;
    let word = words[at].clone();
    let mut stranger = || {
        let mut all = (0..20).map(|_| strangers[lots.below(strangers.len())]);
        all.find(|one| one.to_lowercase() != word.to_lowercase()).map(str::to_owned)
    };
    let (mut quoted, mut said) = (Some(word.clone()), None);
    match how {
        Alteration::Changed => {
            words[at] = stranger()?;
            quoted = Some(words[at].clone());
            said = Some(word);
        }
        Alteration::Dropped => {
            words.remove(at);
            (quoted, said) = (None, Some(word));
        }
        Alteration::Doubled => words.insert(at, word),
        Alteration::Added => {
            words.insert(at, stranger()?);
            quoted = Some(words[at].clone());
        }
        Alteration::Swapped => {
            words.swap(at - 1, at);
            quoted = None;
        }
        Alteration::Number => {
            let last = word.chars().last()?.to_digit(10)?;
            words[at] = format!("{}{}", &word.get(..word.len() - 1)?, (last + 1) % 10);
            (quoted, said) = (Some(words[at].clone()), Some(word));
        }
        Alteration::Cut => {
            let last = (at + 2 + lots.below(6)).min(words.len() - 3);
            said = Some(word);
            words.splice(at..last, ["…".to_owned()]);
            quoted = None;
        }
    }
    Some(Altered { quotation: words.join(" "), quoted, said })
}

/// Returns what is wrong with the comparison of an altered sentence.
fn fault(witness: &str, altered: &Altered, collation: &Collation) -> Option<&'static str> {
    let n_long = altered.quotation.split(' ').filter(|word| 5 < word.len()).count();
    if n_long < 5 && collation.verdict == Verdict::NotHeld {
        // Too little of it is left.
        return None;
    }
    if matches!(collation.verdict, Verdict::Same | Verdict::NotHeld | Verdict::NotCompared) {
        return Some(collation.verdict.name());
    }
    let shows = |word: &Option<String>, sides: Vec<&str>| {
        word.as_ref().is_none_or(|word| {
            sides.iter().any(|side| side.to_lowercase().contains(&word.to_lowercase()))
        })
    };
    let quoted = collation
        .differences
        .iter()
        .map(|one| altered.quotation.get(one.quotation.range()).unwrap());
    let said = collation.differences.iter().map(|one| witness.get(one.witness.range()).unwrap());
    (!shows(&altered.quoted, quoted.collect()) || !shows(&altered.said, said.collect()))
        .then_some("not shown")
}

/// Compares every so many sentences of a text with it, as they are and altered; returns how many were altered, and faults.
fn compare(speech: &str, language: &str, each: usize, lots: &mut Lots) -> (usize, Vec<String>) {
    let witness = Witness::new(speech, &Language::parse(language).unwrap(), Extent::Whole);
    let strangers: Vec<&str> = speech.split_whitespace().filter(|word| is_plain(word)).collect();
    let (mut n, mut faults) = (0, Vec::new());
    for sentence in sentences_of(speech).iter().step_by(each) {
        if witness.collate(sentence).verdict != Verdict::Same {
            faults.push(format!("as it is: {sentence}"));
        }
        let altered = ALTERATIONS.iter().filter_map(|how| alter(sentence, &strangers, *how, lots));
        for altered in altered {
            n += 1;
            let found = witness.collate(&altered.quotation);
            let fault = fault(speech, &altered, &found);
            faults.extend(fault.map(|fault| format!("{fault}: {altered:?}: {found:?}")));
        }
    }
    (n, faults)
}

#[test]
fn altered_sentences_are_told_from_those_that_are_not() {
    let mut lots = Lots(79);
    let speeches = speeches();
    let compared = speeches.iter().map(|speech| compare(&text(speech), "en", EACH, &mut lots));
    let (counts, faults): (Vec<usize>, Vec<Vec<String>>) = compared.unzip();
    assert!(4_000 < counts.iter().sum::<usize>(), "{counts:?}");
    assert_eq!(faults.concat(), [""; 0]);
}

#[test]
fn altered_sentences_are_told_in_languages_with_spaces() {
    let mut lots = Lots(48);
    for (file, language) in
        [("arb", "ar"), ("eng", "en"), ("fra", "fr"), ("rus", "ru"), ("spa", "es"), ("swh", "sw")]
    {
        let page = text(&data(&format!("un-languages/udhr/{file}.html")));
        let paragraphs = page.split('<').filter_map(|part| part.strip_prefix("p>"));
        let declaration: Vec<&str> = paragraphs.collect();
        let (n, faults) = compare(&declaration.join("\n\n"), language, 1, &mut lots);
        assert!(200 < n, "{language} {n}");
        assert_eq!(faults, [""; 0], "{language}");
    }
}

/// A sentence of a speech is not found in the speech of another country.
#[test]
fn sentences_of_other_speeches_are_not_held() {
    let all: Vec<String> = speeches().iter().map(|path| text(path)).collect();
    let mut held = Vec::new();
    let mut n = 0;
    for pair in all.windows(2) {
        let witness = Witness::new(&pair[0], &Language::english(), Extent::Whole);
        for sentence in sentences_of(&pair[1]).iter().step_by(2) {
            n += 1;
            let found = witness.collate(sentence);
            if found.verdict != Verdict::NotHeld {
                held.push(format!(
                    "{sentence} {:?} {}",
                    found.verdict,
                    pair[0].get(found.passage.unwrap().range()).unwrap()
                ));
            }
        }
    }
    // Forms of greeting are the same in many.
    assert!(held.len() * 500 < n, "{} of {n}: {}", held.len(), held.join("\n"));
}

/// Sentences as a clean text has them, and records that break and divide lines.
#[test]
fn sentences_of_the_security_council_are_the_same() {
    let mut witnesses: BTreeMap<String, String> = BTreeMap::new();
    let rows = text(&data("web-annotation/un-sentences.jsonl"));
    let rows: Vec<Value> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let mut faults = Vec::new();
    for row in &rows {
        let file = row["file"].as_str().unwrap();
        if row["quote"].as_str().unwrap().starts_with('(') {
            // A remark of the minutes.
            continue;
        }
        let record = witnesses.entry(file.to_owned()).or_insert_with(|| text(&data(file)));
        let quotation = row["quote"].as_str().unwrap();
        let found = Witness::new(record, &Language::english(), Extent::Whole).collate(quotation);
        if found.verdict != Verdict::Same {
            faults.push(format!(
                "{quotation} {found:?} {:?}",
                found.passage.map(|p| record.get(p.range()).unwrap())
            ));
        }
    }
    assert!(faults.is_empty(), "{} of {}: {}", faults.len(), rows.len(), faults.join("\n"));
}

/// Two transcripts of one speech.
#[test]
fn a_transcript_is_the_same_as_another_but_for_what_was_heard_otherwise() {
    let of = |path: &str| text(&data(path));
    let speech = of("un-general-debate/session-79/USA_79_2024.txt");
    let remarks = files("markdown-sites/whitehouse/speeches-remarks/2024-09", "md");
    let remarks = remarks.iter().find(|path| is_of_the_debate(path)).unwrap();
    let remarks = text(remarks);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let witness = Witness::new(&remarks, &Language::english(), Extent::Whole);
    for sentence in sentences_of(&speech) {
        let found = witness.collate(&sentence);
        *counts.entry(found.verdict.name()).or_default() += 1;
    }
    // A name that was misread, and a slip of the tongue that the other one strikes out.
    assert_eq!(counts, BTreeMap::from([("differs", 1), ("same", 140), ("small", 1)]));
}

fn is_of_the_debate(path: &Path) -> bool {
    path.to_string_lossy().contains("before-the-79th-session")
}

/// The four quotations of a report of a speech: two of them are from another meeting.
#[test]
fn a_report_is_compared_with_the_speech() {
    let speech = text(&data("un-general-debate/session-79/KEN_79_2024.txt"));
    let witness = Witness::new(&speech, &Language::english(), Extent::Whole);
    let verdict = |quotation: &str| witness.collate(quotation).verdict;
    for (quotation, expected) in [
        (
            "We are deeply grateful for the financial and logistical support from the U.S., Canada, and other member states",
            Verdict::Same,
        ),
        (
            "I must emphasise, however, that Kenya will deploy the additional contingent towards attaining the target of all 2500 \
             police officers by January next year.",
            Verdict::Small,
        ),
        (
            "The UN Security Council must use the MSS mission mandate to ensure continued progress toward lasting security",
            Verdict::NotHeld,
        ),
        (
            "The international community must intensify its support by contributing funds, equipment, and logistics.",
            Verdict::NotHeld,
        ),
    ] {
        assert_eq!(verdict(quotation), expected, "{quotation}");
    }
}
