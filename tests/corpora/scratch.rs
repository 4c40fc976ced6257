//! Scratch.
use crate::{data, text};
use dateline::base::language::Language;
use dateline::names::find::NameHit;
use dateline::quotation::find::{self, Words};
use dateline::text::document::TextRange;
use serde_json::Value;
use std::collections::BTreeMap;

fn names(t: &str) -> Vec<Vec<String>> {
    // sequences of capitalised words
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    for line in t.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let mut run: Vec<String> = vec![];
        for w in words.iter().chain([&""]) {
            let clean = w.trim_matches(|c: char| !c.is_alphanumeric());
            let cap = clean.chars().next().is_some_and(char::is_uppercase)
                && clean.chars().nth(1).is_some_and(|c| c.is_lowercase())
                && clean.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '’');
            let titles = [
                "President",
                "Minister",
                "Prime",
                "Senator",
                "Mr",
                "The",
                "In",
                "On",
                "At",
                "Chief",
                "Director",
                "Mayor",
                "Secretary",
                "General",
                "Justice",
                "Judge",
                "Spokesman",
                "Attorney",
                "Professor",
                "Dr",
                "Governor",
                "Representative",
                "Chancellor",
                "Foreign",
                "Home",
                "Speaking",
                "But",
                "And",
                "As",
                "Vice",
                "Commissioner",
                "Deputy",
                "Police",
                "US",
                "Former",
                "Wikinews",
                "Wednesday",
                "Thursday",
                "Friday",
                "Monday",
                "Tuesday",
                "Sunday",
                "Saturday",
            ];
            if cap && !titles.contains(&clean) {
                run.push(clean.to_owned());
            } else {
                if run.len() == 2 || run.len() == 3 {
                    *all.entry(run.join(" ")).or_default() += 1;
                }
                run.clear();
            }
            if w.ends_with([',', '.', ':', ';', '"', '”']) {
                if run.len() == 2 || run.len() == 3 {
                    *all.entry(run.join(" ")).or_default() += 1;
                }
                run.clear();
            }
        }
    }
    all.into_keys()
        .map(|n| {
            let last = n.split(' ').next_back().unwrap().to_owned();
            vec![n, last]
        })
        .collect()
}

#[test]
fn scratch() {
    let half = std::env::var("HALF").is_ok();
    for line in text(&data("wikinews-en/wikinews_2019.jsonl")).lines() {
        let a: Value = serde_json::from_str(line).unwrap();
        let t: String = a["text"]
            .as_str()
            .unwrap()
            .lines()
            .filter(|l| !l.trim().is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        let mut cast = names(&t);
        if half {
            cast =
                cast.into_iter().enumerate().filter(|(n, _)| n % 2 == 0).map(|(_, c)| c).collect();
        }
        let mut hits = vec![];
        for (actor, ns) in (0..).zip(&cast) {
            for n in ns {
                hits.extend(
                    t.match_indices(n.as_str())
                        .filter(|(at, m)| {
                            t[..*at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
                                && t[at + m.len()..]
                                    .chars()
                                    .next()
                                    .is_none_or(|c| !c.is_alphanumeric())
                        })
                        .map(|(at, _)| NameHit { actor, range: TextRange::new(at..at + n.len()) }),
                );
            }
        }
        hits.sort_by_key(|h| (h.range.start, u32::MAX - h.range.end));
        let mut end = 0;
        hits.retain(|h| {
            let f = end <= h.range.start;
            if f {
                end = h.range.end;
            }
            f
        });
        let language = Language::parse("en").unwrap();
        let found = find::find(Words {
            text: &t,
            language: &language,
            blocks: &[],
            names: &hits,
            is_person: &|_| true,
        });
        for q in found {
            let r = q.range.range();
            let before: String = t[..r.start]
                .chars()
                .rev()
                .take(130)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect::<String>()
                .replace('\n', " | ");
            let after: String =
                t[r.end..].chars().take(100).collect::<String>().replace('\n', " | ");
            let w: Vec<char> = t[r].chars().collect();
            let w: String = if w.len() > 90 {
                w[..40].iter().collect::<String>()
                    + " ... "
                    + &w[w.len() - 40..].iter().collect::<String>()
            } else {
                w.iter().collect()
            };
            let w = w.replace('\n', " | ");
            match q.by {
                Some(by) => println!(
                    "{:10} {:20}: {before} <<{w}>> {after}",
                    by.rule.name(),
                    cast[by.actor as usize][0]
                ),
                None => println!("----       {:20}: {before} <<{w}>> {after}", ""),
            }
        }
    }
}
