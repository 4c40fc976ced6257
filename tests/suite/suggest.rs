//! `dateline suggest`: what the texts hold and the records lack.

use std::fmt::Write;

use serde_json::Value;

use crate::kit::archive::Archive;
use crate::kit::folder;
use crate::kit::run;

const RECORDS: &str = "
=== site.yaml
title: Haiti
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/actors/ruto.md
---
name: William Ruto
kind: person
other_names: [Ruto]
---
=== content/actors/assembly.md
---
name: General Assembly
kind: body
---
=== content/actors/un-council.md
---
name: Security Council
kind: body
---
=== content/speeches/ruto-79.md
---
title: Address
date: 2024-09-26
speaker: ruto
venue: assembly
text: {basis: delivered, extent: excerpt}
---
We will deploy the rest by January.
=== content/articles/more.md
---
title: More police
date: 2024-09-27
actors: [kenya, un-council]
annotations:
  - kind: pledge
    quote: pledged a thousand
    by: kenya
    pledge: {id: a-thousand, title: A thousand, promised: 2023-07-29}
---
Fritz Jean met Leslie Voltaire. Kenyan officers came on Monday with Leslie Voltaire.

Kenya has pledged a thousand officers. Kenya will send 600 of them by January.

William Ruto told the General Assembly so, and met Leslie Voltaire's aide.
=== content/articles/again.md
---
title: Again
date: 2024-10-02
---
Leslie Voltaire left, and Kenyan officers came; Kenyan, Kenyan.

Ruto, William Ruto, spoke before the Security Council.
=== content/articles/quoted.md
---
title: Quoted
date: 2024-10-03
---
On the wall stood: “No police will ever come to us again.”
";

fn archive() -> Archive {
    Archive::new(RECORDS)
}

fn suggested(archive: &Archive, args: &[&str]) -> Vec<Value> {
    let run = run::dateline(archive, &[&["suggest", "--format", "json"], args].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn lines(archive: &Archive, lack: &str) -> Vec<String> {
    let line = |value: Value| {
        let place = &value["places"][0];
        format!(
            "{}:{} {}",
            place["path"].as_str().unwrap(),
            place["line"],
            value["words"].as_str().unwrap()
        )
    };
    suggested(archive, &[lack]).into_iter().map(line).collect()
}

#[test]
fn a_name_that_recurs_has_its_places() {
    let archive = archive();
    let actors = suggested(&archive, &["actor"]);
    let [voltaire] = actors.as_slice() else { panic!("{actors:?}") };
    assert_eq!(voltaire["words"], "Leslie Voltaire");
    assert_eq!((&voltaire["mentions"], &voltaire["texts"]), (&4.into(), &2.into()));
    let places = voltaire["places"].as_array().unwrap();
    let told = places
        .iter()
        .map(|place| format!("{}:{}", place["record"].as_str().unwrap(), place["line"]));
    assert_eq!(
        told.collect::<Vec<_>>(),
        ["articles/more:11", "articles/more:11", "articles/more:15", "articles/again:5"]
    );
}

#[test]
fn a_promise_is_proposed_unless_a_note_follows_it() {
    let archive = archive();
    assert_eq!(
        lines(&archive, "pledge"),
        [
            "content/articles/more.md:13 Kenya will send 600 of them by January.",
            "content/speeches/ruto-79.md:8 We will deploy the rest by January."
        ]
    );
    let by: Vec<Value> =
        suggested(&archive, &["pledge"]).iter().map(|one| one["by"].clone()).collect();
    assert_eq!(by, ["kenya", "ruto"]);
}

#[test]
fn a_speech_that_is_told_of_is_proposed_unless_it_is_named() {
    let archive = archive();
    let speeches = suggested(&archive, &["speech"]);
    let told: Vec<(&Value, &Value)> =
        speeches.iter().map(|one| (&one["venue"], &one["held"][0])).collect();
    assert_eq!(
        told,
        [(&"assembly".into(), &"ruto-79".into()), (&"un-council".into(), &Value::Null)]
    );
    archive.replace("content/articles/more.md", "actors:", "speeches: [ruto-79]\nactors:");
    assert_eq!(lines(&archive, "speech").len(), 1);
}

#[test]
fn a_quotation_of_nobody_is_proposed() {
    let found = lines(&archive(), "speaker");
    assert_eq!(found, ["content/articles/quoted.md:5 No police will ever come to us again."]);
}

#[test]
fn an_actor_whom_the_text_does_not_name_is_told() {
    assert_eq!(lines(&archive(), "mention"), ["content/articles/more.md:4 un-council"]);
}

#[test]
fn what_is_suggested_can_be_pasted() {
    let archive = archive();
    let run = run::dateline(&archive, &["suggest", "--format", "yaml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut pasted = 0;
    for document in run.stdout.split("---\n").filter(|document| !document.is_empty()) {
        let path = document.lines().next().unwrap().trim_start_matches("# ");
        let file = archive.path(path);
        if file.exists() {
            let text = std::fs::read_to_string(&file).unwrap();
            let fields = document.replacen("annotations:\n", "", 1);
            let (front, body) = text.trim_start_matches("---\n").split_once("\n---\n").unwrap();
            let mut new = format!("---\n{front}\n");
            if document.contains("annotations:") && !front.contains("annotations:") {
                new.push_str("annotations:\n");
            }
            let (head, notes): (Vec<&str>, Vec<&str>) =
                fields.lines().partition(|line| !line.starts_with(' '));
            for line in notes.iter().chain(&head) {
                writeln!(new, "{line}").unwrap();
            }
            archive.write(path, format!("{new}---\n{body}"));
        } else {
            archive.write(path, format!("---\n{document}---\n"));
        }
        pasted += 1;
    }
    assert_eq!(pasted, 5, "{}", run.stdout);
    let check = run::dateline(&archive, &["check", "--drafts"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{}", run.stdout);
    assert!(suggested(&archive, &["pledge"]).is_empty(), "the notes follow the promises");
    assert!(suggested(&archive, &["--", "speech"]).len() < 2, "the speech is named");
}

#[test]
fn nothing_is_written() {
    let archive = archive();
    let before = folder::files(archive.root());
    for format in ["table", "json", "yaml"] {
        assert_eq!(run::dateline(&archive, &["suggest", "--format", format]).code, 0);
    }
    assert_eq!(folder::files(archive.root()), before);
}

#[test]
fn what_cannot_be_suggested_is_wrong_usage() {
    let run = run::dateline(&archive(), &["suggest", "pledges"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("did you mean `pledge`?"), "{}", run.stderr);
}
