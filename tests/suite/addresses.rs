//! `dateline addresses`: what was recorded stays, whatever is done to the archive, until it is given up by name.

use std::fs;

use crate::kit::archive::Archive;
use crate::kit::run::dateline;

const ARTICLE: &str = "content/articles/2024/haiti.md";

fn lock(archive: &Archive) -> String {
    fs::read_to_string(archive.path("addresses.lock")).unwrap_or_default()
}

#[track_caller]
fn record(archive: &Archive) {
    let run = dateline(archive, &["addresses", "record"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
}

#[test]
fn what_is_served_is_recorded_once_and_for_all() {
    let archive = Archive::small();
    record(&archive);
    let first = lock(&archive);
    assert!(first.contains("\n/articles/haiti/ article:haiti p2:"), "{first}");
    assert!(first.contains(" #pledge-2500\n"), "{first}");
    record(&archive);
    assert_eq!(lock(&archive), first);
    let run = dateline(&archive, &["addresses", "compare"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert_eq!(dateline(&archive, &["check"]).code, 0);
}

#[test]
fn a_lost_address_stops_the_build_and_is_not_forgotten() {
    let archive = Archive::small();
    record(&archive);
    let recorded = lock(&archive);
    archive.remove("content/pages/about.md");
    let compared = dateline(&archive, &["addresses", "compare"]);
    assert_eq!(
        (compared.code, compared.stdout.as_str()),
        (1, "lost  /about/\n"),
        "{}",
        compared.stderr
    );
    for command in [&["build"][..], &["check"], &["addresses", "record"]] {
        let run = dateline(&archive, command);
        assert_eq!(run.code, 1, "{command:?}");
        let said = run.stdout + &run.stderr;
        assert!(
            said.contains("error[lost-address]: nothing would be served at `/about/`"),
            "{said}"
        );
    }
    assert_eq!(lock(&archive), recorded);
    assert!(!archive.site().join("index.html").exists());
}

#[test]
fn an_address_is_given_up_by_name_only() {
    let archive = Archive::small();
    record(&archive);
    archive.remove("content/pages/about.md");
    let run = dateline(&archive, &["addresses", "record", "--drop", "/abuot/"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let run = dateline(&archive, &["addresses", "record", "--drop", "/about/"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!lock(&archive).contains("/about/"));
}

#[test]
fn paragraphs_are_taken_as_they_are_on_demand_only() {
    let archive = Archive::small();
    record(&archive);
    let recorded = lock(&archive);
    archive.replace(ARTICLE, "twenty minutes", "forty minutes");
    assert_eq!(dateline(&archive, &["addresses", "record"]).code, 1);
    assert_eq!(lock(&archive), recorded);
    assert_eq!(dateline(&archive, &["addresses", "record", "--texts"]).code, 0);
    assert_ne!(lock(&archive), recorded);
}

#[test]
fn nothing_is_recorded_while_the_content_has_errors() {
    let archive = Archive::small();
    archive.replace(ARTICLE, "type: report", "type: reprot");
    let run = dateline(&archive, &["addresses", "record"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(!archive.path("addresses.lock").exists());
}

#[test]
fn a_list_says_of_each_address_what_stands_there() {
    let archive = Archive::small();
    record(&archive);
    archive.write("content/pages/method.md", "---\ntitle: Method\n---\nOne.\n\nTwo.\n");
    archive.replace(ARTICLE, "title:", "aliases: [/former/haiti.html]\ntitle:");
    let table = dateline(&archive, &["addresses", "list"]).stdout;
    let rows: Vec<Vec<&str>> =
        table.lines().map(|line| line.split_whitespace().collect()).collect();
    for row in [
        &["recorded", "/articles/haiti/", "article:haiti", "p2", "#pledge-2500"][..],
        &["new", "/former/haiti.html", "(leads", "on)"],
        &["new", "/method/", "page:method", "p2"],
    ] {
        assert!(rows.iter().any(|found| found == row), "{row:?} in\n{table}");
    }
    let json = dateline(&archive, &["addresses", "list", "--format", "json"]).stdout;
    assert!(
        json.contains("{\"address\":\"/method/\",\"state\":\"new\",\"record\":\"page:method\",\"paragraphs\":2}\n"),
        "{json}"
    );
}
