//! Drafts, withdrawn texts, unpublished notes and what `publish` or `visibility` holds back are in no byte of the output.

use crate::kit::archive::Archive;
use crate::kit::folder;
use crate::kit::page::Page;
use crate::kit::run;

const SECRET: &str = "quicksilver";

fn article(front: &str) -> Archive {
    Archive::new(&format!(
        "
=== site.yaml
base_url: https://example.org/archive/
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/articles/a.md
---
title: A report
date: 2024-09-26
topics: [Police]
{front}
---
The first paragraph.

Kenya found {SECRET} there.
"
    ))
}

/// Returns the published files that hold the words; the folder `.dateline` is not one of them.
fn files_with(archive: &Archive, words: &str) -> Vec<String> {
    run::build(archive);
    let files = folder::files(&archive.site());
    let holds = |content: &Vec<u8>| String::from_utf8_lossy(content).contains(words);
    files
        .into_iter()
        .filter(|(path, content)| !path.starts_with(".dateline/") && holds(content))
        .map(|(path, _)| path)
        .collect()
}

#[test]
fn what_is_published_is_there() {
    let found = files_with(&article(""), SECRET);
    assert!(
        found.contains(&"articles/a/index.html".to_owned())
            && found.contains(&"actors/kenya/index.html".to_owned()),
        "{found:?}"
    );
}

#[test]
fn what_is_held_back_is_nowhere() {
    for front in [
        "draft: true",
        "publish: excerpt",
        "publish: metadata",
        "withdrawn: {date: 2025-01-01, reason: At the request of the author.}",
    ] {
        assert_eq!(files_with(&article(front), SECRET), [""; 0], "{front}");
    }
}

#[test]
fn a_note_that_is_not_published_is_nowhere() {
    let note = format!(
        "annotations: [{{kind: context, quote: first paragraph, status: review, body: {SECRET} note}}]"
    );
    assert_eq!(files_with(&article(&note), &format!("{SECRET} note")), [""; 0]);
}

#[test]
fn what_tells_a_passage_from_others_is_held_back_with_the_text() {
    let note = format!("{{kind: context, quote: there, prefix: {SECRET}, body: A note.}}");
    for (publish, found) in [("full", true), ("excerpt", false), ("metadata", false)] {
        let front = format!(
            "publish: {publish}\nsource: {{url: 'https://example.org/x'}}\nannotations: [{note}]"
        );
        let files = files_with(&article(&front), &format!("text={SECRET}"));
        assert_eq!(!files.is_empty(), found, "{publish}: {files:?}");
        let found_anywhere = !files_with(&article(&front), SECRET).is_empty();
        assert_eq!(found_anywhere, found, "{publish}");
    }
}

#[test]
fn a_withdrawn_record_leaves_its_notice() {
    let archive = article("withdrawn: {date: 2025-01-01, reason: At the request of the author.}");
    run::build(&archive);
    let page = Page::read(&archive.site(), "articles/a/").texts("main").join(" ");
    assert!(
        page.contains("At the request of the author.") && page.contains("1 January 2025"),
        "{page}"
    );
    assert_eq!(
        Page::read(&archive.site(), "articles/a/").attributes("meta[name=robots]", "content"),
        ["noindex"]
    );
}

#[test]
fn a_withdrawn_claim_or_pledge_takes_its_words_and_verdicts_along() {
    let archive = article("");
    archive.write(
        "content/claims/c.md",
        "---\ntitle: A claim\nclaim: The withheld words.\nby: kenya\nsources: [{title: A source}]\nwithdrawn: {date: 2025-01-01, reason: It was wrong.}\nappearances: [{date: 2024-01-01, note: withheld}]\nreviews: [{date: 2024-02-01, author: J. Doe, rating: {label: withheld}, body: Withheld at length.}]\nresponses: [{by: kenya, date: 2024-03-01, body: withheld}]\n---\nwithheld\n",
    );
    archive.write(
        "content/pledges/p.md",
        "---\ntitle: A pledge\nby: kenya\npromised: 2024-01-01\ndue: 2024-12-31\nwords: The withheld words.\ncondition: withheld\nsources: [{title: A source}]\nmeasure: {target: 5, unit: withheld}\nwithdrawn: {date: 2025-01-01, reason: It was wrong.}\nupdates: [{date: 2024-02-01, status: kept, value: 1, body: withheld}, {date: 2024-03-01, status: partly, value: 2}]\nresponses: [{by: kenya, date: 2024-03-01, body: withheld}]\n---\nwithheld\n",
    );
    assert_eq!(files_with(&archive, "ithheld"), [""; 0]);
    for page in ["claims/c/", "pledges/p/"] {
        let page = Page::read(&archive.site(), page).texts("main").join(" ");
        assert!(page.contains("It was wrong."), "{page}");
        assert!(!page.contains("Partly") && !page.contains("J. Doe"), "{page}");
    }
}

#[test]
fn an_unlisted_record_has_a_page_and_stands_in_no_other() {
    let archive = article("visibility: unlisted\nid: hidden-report");
    assert_eq!(files_with(&archive, "hidden-report/"), ["articles/hidden-report/index.html"]);
}
