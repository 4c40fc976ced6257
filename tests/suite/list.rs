//! `dateline list`: what the archive holds, for people and for other programs.

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
            .any(|line| line.contains(r#""record":"article:haiti","address":"/articles/haiti/#p"#)),
        "{found:?}"
    );
}

#[test]
fn a_slip_is_wrong_usage_with_the_nearest_word() {
    for (args, help) in [
        (["artikles"].as_slice(), "`articles`"),
        (&["articles", "--fields", "tilte"], "`title`"),
        (&["articles", "--sort", "-dat"], "`date`"),
        (&["articles", "--actor", "keyna"], "`kenya`"),
        (&["articles", "--topic", "no-topic"], "`dateline list topics --fields id`"),
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
