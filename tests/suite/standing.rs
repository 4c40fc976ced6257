//! The archive stands as of a date that it names: states, roles and "overdue" are said relative to it, never to the clock.

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::run;

const PLEDGE: &str = "
=== content/actors/kenya.md
---
name: Kenya
kind: country
roles: [{title: Lead nation, from: 2023-10, to: 2025-09}]
---
=== content/pledges/officers.md
---
title: A thousand officers
by: kenya
promised: 2023-07-29
due: 2024-01
sources: [{title: Statement, publisher: Ministry}]
updates:
  - {date: 2024-06-25, status: partly, sources: [{title: First report}]}
  - {date: 2023-11-16, status: open, sources: [{title: Second report}]}
---
";

fn states(as_of: &str) -> (Vec<String>, String) {
    let archive = Archive::new(PLEDGE);
    let run = run::dateline(&archive, &["build", "--as-of", as_of]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = Page::read(&archive.site(), "pledges/officers/");
    let states = page.texts(".state").into_iter().collect();
    (states, page.texts("main").join(" "))
}

#[test]
fn the_latest_state_is_the_last_update_not_after_the_date() {
    let (_, page) = states("2024-12-31");
    assert!(page.contains("Partly kept, as of 25 June 2024"), "{page}");
    assert!(page.contains("When it was due: Open, as of 16 November 2023"), "{page}");
}

#[test]
fn the_state_at_the_due_date_is_said_where_it_was_another() {
    let (_, page) = states("2024-03-01");
    assert!(!page.contains("When it was due"), "{page}");
    let archive =
        Archive::new(&PLEDGE.replace(
            "  - {date: 2023-11-16, status: open, sources: [{title: Second report}]}\n",
            "",
        ));
    run::build(&archive);
    let page = Page::read(&archive.site(), "pledges/officers/").texts(".states p");
    assert_eq!(page.last().unwrap(), "When it was due: no update had been recorded");
}

#[test]
fn a_due_date_that_passed_without_an_update_since_is_said_so() {
    let (_, page) = states("2024-03-01");
    assert!(page.contains("due January 2024; no later update recorded here"), "{page}");
    let (_, page) = states("2024-01-15");
    assert!(!page.contains("no later update recorded here"), "January has not passed: {page}");
}

#[test]
fn without_a_date_the_latest_day_of_the_content_counts() {
    let archive = Archive::new(PLEDGE);
    run::build(&archive);
    let index = Page::read(&archive.site(), "pledges/").texts("main").join(" ");
    assert!(index.contains("25 June 2024"), "{index}");
}

#[test]
fn a_role_that_ended_before_the_date_is_not_present() {
    for (as_of, is_present) in [("2025-06-01", true), ("2025-12-01", false)] {
        let archive = Archive::new(PLEDGE);
        assert_eq!(run::dateline(&archive, &["build", "--as-of", as_of]).code, 0);
        let page = Page::read(&archive.site(), "actors/kenya/").texts("main").join(" ");
        assert_eq!(page.contains("(present)"), is_present, "{as_of}: {page}");
    }
}
