//! `dateline list`: what the archive holds, for people and for other programs.

use std::fmt::Write;

use crate::kit::archive::Archive;
use crate::kit::run::{self, Run};

fn list(args: &[&str]) -> Run {
    run::dateline(&Archive::small(), &[&["list"], args].concat())
}

fn lines(args: &[&str]) -> Vec<String> {
    let run = list(args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn each_kind_is_listed_in_columns() {
    for (kind, first) in [
        ("actors", "haiti"),
        ("speeches", "2024-09-26  ruto-unga79"),
        ("events", "2024-09-30  mss-renewal-2024"),
        ("topics", "peacekeeping"),
        ("pages", "about"),
    ] {
        let lines = lines(&[kind]);
        assert!(lines.first().is_some_and(|line| line.starts_with(first)), "{kind}: {lines:?}");
    }
}

#[test]
fn filters_leave_what_is_meant() {
    for (filter, ids) in [
        (vec!["--language", "ar"], vec!["haiti-ar"]),
        (vec!["--actor", "haiti"], vec!["haiti"]),
        (vec!["--since", "2024-10"], vec![]),
        (vec!["--until", "2024-09"], vec!["haiti", "haiti-ar"]),
    ] {
        let found =
            lines(&[&["articles", "--fields", "id", "--sort", "id"], filter.as_slice()].concat());
        assert_eq!(found, ids, "{filter:?}");
    }
}

#[test]
fn other_programs_get_json_lines_or_csv() {
    assert_eq!(
        lines(&["pledges", "--fields", "id,state,due", "--format", "json"]),
        [r#"{"id":"kenya-2500-officers","state":"partly","due":"2025-01"}"#]
    );
    assert_eq!(
        lines(&["actors", "--fields", "id,kind", "--sort", "-id", "--format", "csv"]),
        [
            "id,kind",
            "william-ruto,person",
            "un-general-assembly,body",
            "kenya,country",
            "haiti,country"
        ]
    );
}

#[test]
fn numbers_lists_and_gaps_are_told_apart_in_json() {
    assert_eq!(
        lines(&["events", "--fields", "id,reports,topics,summary", "--format", "json"]),
        [r#"{"id":"mss-renewal-2024","reports":0,"topics":[],"summary":null}"#]
    );
}

#[test]
fn mentions_have_their_sentence_and_place() {
    let found = lines(&[
        "mentions",
        "--actor",
        "kenya",
        "--fields",
        "record,address,sentence",
        "--format",
        "json",
    ]);
    assert!(
        found
            .iter()
            .any(|line| line.contains(r#""record":"articles/haiti","address":"/articles/haiti/#p"#)),
        "{found:?}"
    );
}

const HENRIES: &str = "
=== content/actors/ariel-henry.md
---
name: Ariel Henry
kind: person
other_names: [{name: Henry, ambiguous: true}, AH, Ariel]
---
=== content/actors/kevron-henry.md
---
name: Kevron Henry
kind: person
other_names: [{name: Henry, ambiguous: true}]
---
=== content/articles/a.md
---
title: Henry waits
summary: It is AH’s day.
date: 2024-09-26
---
Né à *Haïti*: **Ariel** Henry, Henry, Ariel.

# AH

Kevron Henry met Henry.
=== content/articles/b.md
---
title: Later
date: 2024-09-27
names: [{text: the premier, is: ariel-henry}]
---
Henry, the premier.
";

#[test]
fn every_mention_is_listed_with_its_place_and_rule() {
    let archive = Archive::new(HENRIES);
    let run = run::dateline(&archive, &["list", "mentions", "--format", "json"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let row = |rest: &str| format!(r#"{{"record":"articles/{rest}}}"#);
    let settled = |place: &str, words: &str, actor: &str, rule: &str| {
        row(&format!(
            r#"{place},"text":"{words}","actor":"{actor}","rule":"{rule}","candidates":[]"#
        ))
    };
    let unsettled = |place: &str| {
        row(&format!(
            r#"{place},"text":"Henry","actor":null,"rule":null,"candidates":["ariel-henry","kevron-henry"]"#
        ))
    };
    let ariel = "ariel-henry";
    assert_eq!(
        lines,
        [
            unsettled(r#"a","field":"title","start":0,"end":5"#),
            settled(r#"a","field":"summary","start":6,"end":8"#, "AH", ariel, "other-name"),
            settled(r#"a","field":"body","start":12,"end":23"#, "Ariel Henry", ariel, "name"),
            settled(r#"a","field":"body","start":25,"end":30"#, "Henry", ariel, "named-earlier"),
            settled(
                r#"a","field":"body","start":32,"end":37"#,
                "Ariel",
                ariel,
                "short-name-after-fuller"
            ),
            settled(r#"a","field":"body","start":39,"end":41"#, "AH", ariel, "other-name"),
            settled(
                r#"a","field":"body","start":42,"end":54"#,
                "Kevron Henry",
                "kevron-henry",
                "name"
            ),
            unsettled(r#"a","field":"body","start":59,"end":64"#),
            settled(r#"b","field":"body","start":0,"end":5"#, "Henry", ariel, "own-actor"),
            settled(r#"b","field":"body","start":7,"end":18"#, "the premier", ariel, "editor"),
        ]
    );
    let of_one = ["list", "mentions", "--actor", "kevron-henry"];
    assert_eq!(run::dateline(&archive, &of_one).stdout.lines().count(), 1);
}

#[test]
fn a_slip_is_wrong_usage_with_the_nearest_word() {
    for (args, help) in [
        (["artikles"].as_slice(), "`articles`"),
        (&["articles", "--fields", "tilte"], "`title`"),
        (&["articles", "--sort", "-dat"], "`date`"),
        (&["articles", "--actor", "keyna"], "`kenya`"),
        (&["articles", "--topic", "no-topic"], "`dateline list topics --fields id`"),
        (&["pledges", "--state", "brokn"], "`broken`"),
        (&["events", "--state", "kept"], "`cancelled`, `planned`, `postponed`, `withdrawn`"),
    ] {
        let run = list(args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.stderr.contains(help), "{}", run.stderr);
    }
}

#[test]
fn rows_are_printed_also_where_something_is_wrong() {
    let archive = Archive::small();
    archive.write("content/pages/broken.md", "no front matter");
    let run = run::dateline(&archive, &["list", "actors"]);
    assert_eq!((run.code, run.stdout.lines().count()), (1, 4), "{}", run.stderr);
    assert!(run.stderr.contains("error[missing-front-matter]"), "{}", run.stderr);
}

/// Returns an archive with a record in each state that there is, whose id is the state.
fn in_each_state() -> Archive {
    let mut text = String::from(
        "=== site.yaml\nas_of: 2025-06-30\n=== content/actors/a.md\n---\nname: A\nkind: person\n---\n",
    );
    let mut add = |folder: &str, id: &str, front: &str| {
        write!(text, "=== content/{folder}/{id}.md\n---\n{front}\n---\n").unwrap();
    };
    let withdrawn = "withdrawn: {date: 2025, reason: An error.}";
    let dated = "title: T\ndate: 2024";
    add("articles", "retracted", &format!("{dated}\nstatus: retracted"));
    add("articles", "withdrawn", &format!("{dated}\n{withdrawn}"));
    for status in ["planned", "postponed", "cancelled"] {
        add("events", status, &format!("{dated}\nstatus: {status}"));
    }
    add("events", "withdrawn", &format!("{dated}\n{withdrawn}"));
    let promise = "title: T\nby: a\npromised: 2024\nsources: [{title: S}]";
    for status in ["open", "partly", "kept", "broken", "superseded", "lapsed"] {
        let update =
            format!("updates: [{{date: 2024, status: {status}, sources: [{{title: S}}]}}]");
        add("pledges", status, &format!("{promise}\n{update}"));
    }
    add("pledges", "overdue", &format!("{promise}\ndue: 2025-01"));
    add("pledges", "withdrawn", &format!("{promise}\n{withdrawn}"));
    let statement = "title: T\nclaim: C\nsources: [{title: S}]";
    add("claims", "unrated", statement);
    let review = "reviews: [{date: 2024, rating: True, sources: [{title: S}]}]";
    add("claims", "rated", &format!("{statement}\n{review}"));
    add("claims", "withdrawn", &format!("{statement}\n{withdrawn}"));
    add("pages", "withdrawn", &format!("title: T\n{withdrawn}"));
    Archive::new(&text)
}

#[test]
fn every_state_that_is_named_can_be_asked_for() {
    let archive = in_each_state();
    for kind in ["articles", "events", "pledges", "claims", "pages"] {
        let run = run::dateline(&archive, &["list", kind, "--state", "zzzzzz"]);
        assert_eq!(run.code, 2);
        let states = run.stderr.split('`').skip(3).step_by(2);
        let mut ids = Vec::new();
        for state in states {
            let run = run::dateline(&archive, &["list", kind, "--state", state, "--fields", "id"]);
            assert!(run.stdout.lines().any(|id| id == state), "{kind} {state}: {run:?}");
            ids.extend(run.stdout.lines().map(str::to_owned));
        }
        let all = run::dateline(&archive, &["list", kind, "--fields", "id"]).stdout;
        assert!(all.lines().all(|id| ids.iter().any(|other| other == id)), "{kind}: {ids:?}");
    }
}

#[test]
fn notes_are_listed_whether_they_are_published_or_not() {
    let archive = Archive::new(
        "
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/pledges/officers.md
---
title: Officers
by: kenya
promised: 2024
sources: [article:haiti]
---
=== content/articles/haiti.md
---
title: Kenya to send more police
date: 2024-09-26
annotations:
  - {id: sent, kind: pledge, quote: send police, pledge: officers, by: kenya, author: An Editor, tags: [a, b]}
  - {kind: context, quote: Kenya, body: One., date: 2025-02-01}
---
Kenya is to send police to Haiti.
=== content/articles/haiti.notes/open.md
---
kind: context
quote: to Haiti
status: review
---
Two.
",
    );
    let list = |args: &[&str]| {
        let run = run::dateline(&archive, &[&["list", "notes"], args].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        list(&[]),
        [
            "article:haiti  sent        pledge   send police",
            "article:haiti  n-4b231c84  context  Kenya",
            "article:haiti  open        context  to Haiti",
        ]
    );
    assert_eq!(
        list(&["--format", "json", "--fields", "by,pledge,author,date,status,tags,file,address"])
            [0],
        r#"{"by":["kenya"],"pledge":"officers","author":"An Editor","date":null,"status":"published","tags":["a","b"],"file":"content/articles/haiti.md","address":"/articles/haiti/#sent"}"#
    );
    let ids = |filter: &[&str]| list(&[&["--fields", "fragment"], filter].concat());
    assert_eq!(ids(&["--state", "review"]), ["open"]);
    assert_eq!(ids(&["--actor", "kenya"]), ["sent", "n-4b231c84"]);
    assert_eq!(ids(&["--since", "2025"]), ["n-4b231c84"]);
    assert_eq!(ids(&["--until", "2024"]), ["sent", "open"]);
    let run = run::dateline(&archive, &["list", "notes", "--state", "open"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("the states are `draft`, `published`, `review`"), "{}", run.stderr);
}
