//! A pledge or claim that is written in a note is a record like those that have a file of their own.

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::{folder, run};

/// Returns an article and a speech, each with one note.
fn archive(on_article: &str, on_speech: &str) -> Archive {
    Archive::new(&format!(
        "
=== site.yaml
base_url: https://example.org/
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/articles/haiti.md
---
title: Du renfort pour Haïti
date: 2024-09-26
language: fr
annotations:
  - {{id: renfort, kind: pledge, quote: des policiers, {on_article}}}
---
Le Kenya enverra des policiers.
=== content/speeches/ruto.md
---
title: Address
date: 2024-09-25
speaker: kenya
annotations:
  - {{id: six-hundred, kind: claim, quote: Six hundred, {on_speech}}}
---
Six hundred are there.
=== content/pages/about.md
---
title: About
---
See [[pledge:policiers]] and [[claim:six-hundred-there]].
"
    ))
}

const PLEDGE: &str = "by: kenya, pledge: {id: policiers, title: Des policiers pour Haïti, promised: 2024-09-26, due: 2025-01-31}";
const CLAIM: &str =
    "claim: {id: six-hundred-there, title: Six hundred officers, claim: Six hundred are there.}";

#[test]
fn it_has_a_page_in_the_language_of_its_note_and_stands_in_lists() {
    let archive = archive(PLEDGE, CLAIM);
    run::build(&archive);
    let site = archive.site();
    let pledge = Page::read(&site, "pledges/policiers/");
    assert_eq!(pledge.attributes("html", "lang"), ["fr"]);
    assert_eq!(pledge.texts("h1"), ["Des policiers pour Haïti"]);
    assert!(pledge.texts(".when .sort")[0].starts_with("Kenya"), "the note says who promised");
    assert_eq!(pledge.texts(".references .title"), ["About"]);
    let claim = Page::read(&site, "claims/six-hundred-there/");
    assert!(claim.texts("header.top")[0].contains("25 September 2024"), "claimed in the speech");
    assert!(claim.texts("header.top")[0].contains("Address"));
    assert_eq!(Page::read(&site, "pledges/").texts(".entry .title"), ["Des policiers pour Haïti"]);
    assert_eq!(Page::read(&site, "claims/").texts(".entry .title"), ["Six hundred officers"]);
    let kenya = Page::read(&site, "actors/kenya/");
    assert_eq!(kenya.texts("[aria-labelledby=dl-pledges] .title"), ["Des policiers pour Haïti"]);
    let listed = run::dateline(&archive, &["list", "pledges", "--fields", "id,file,address"]);
    assert_eq!(listed.stdout, "policiers  content/articles/haiti.md  /pledges/policiers/\n");
    let sitemap = String::from_utf8(folder::files(&site)["sitemap.xml"].clone()).unwrap();
    assert!(sitemap.contains("https://example.org/claims/six-hundred-there/"));
}

#[test]
fn what_is_not_published_is_nowhere_and_cannot_be_referred_to() {
    for (note, flags) in [
        (format!("status: draft, {PLEDGE}"), vec!["check"]),
        (format!("status: review, {PLEDGE}"), vec!["check"]),
        (format!("status: review, {PLEDGE}"), vec!["check", "--drafts"]),
        (PLEDGE.replace("id:", "draft: true, id:"), vec!["check"]),
    ] {
        let archive = archive(&note, CLAIM);
        let run = run::dateline(&archive, &flags);
        assert!(run.stdout.contains("the pledge `policiers` is a draft"), "{}", run.stdout);
        assert!(run.stderr.contains("1 error"), "only the link is wrong: {}", run.stdout);
        archive.replace("content/pages/about.md", "See [[pledge:policiers]] and", "See");
        run::build(&archive);
        let files = folder::served(&archive.site());
        let holds =
            |content: &[u8]| String::from_utf8_lossy(content).contains("Des policiers pour");
        let found: Vec<_> = files.iter().filter(|(_, content)| holds(content)).collect();
        assert!(found.is_empty(), "{note}: {found:?}");
    }
}

#[test]
fn it_goes_with_the_text_that_is_withdrawn_or_unlisted() {
    let archive = archive(PLEDGE, CLAIM);
    archive.replace(
        "content/articles/haiti.md",
        "language: fr",
        "language: fr\nwithdrawn: {date: 2025-01-01, reason: By order of a court.}",
    );
    archive.replace("content/speeches/ruto.md", "speaker:", "visibility: unlisted\nspeaker:");
    run::build(&archive);
    let pledge = Page::read(&archive.site(), "pledges/policiers/");
    assert!(pledge.texts("main")[0].contains("By order of a court."));
    assert!(!archive.site().join("claims/index.html").exists(), "the claim stands in no list");
}

#[test]
fn what_is_wrong_with_it_is_told_where_it_is_written() {
    let complain = |on_article: &str, line: &str| {
        let run = run::dateline(&archive(on_article, CLAIM), &["check"]);
        assert!(run.stdout.contains(line), "{on_article}: {}", run.stdout);
    };
    complain(&PLEDGE.replace("by: kenya, ", ""), "error[missing-key]: `by` is missing");
    complain(&PLEDGE.replace("id: policiers, ", ""), "error[missing-key]: `id` is missing");
    complain(&PLEDGE.replace("kenya", "kenia"), "did you mean `kenya`?");
    complain(
        "claim: {id: six-hundred-there, title: A, claim: B}",
        "error[duplicate-id]: there is already a record `claim:six-hundred-there`",
    );
    complain(
        "claim: {id: c, title: A, claim: B, reviews: [{date: 2024, rating: {label: A, value: 7, best: 5, worst: 1}}]}",
        "error[bad-number]",
    );
}
