//! Notes are found from everywhere that they concern: all of them by kind, those that are evidence of a pledge or a claim on its
//! page, those by and about an actor on its own. No page grows with the archive.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::{folder, run};

const RECORDS: &str = "
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/actors/ruto.md
---
name: William Ruto
kind: person
---
=== content/actors/jamaica.md
---
name: Jamaica
kind: country
---
=== content/pledges/officers.md
---
title: A thousand officers
by: kenya
promised: 2023-07-29
sources: [article:first]
---
=== content/articles/first.md
---
title: Kenya offers a thousand
date: 2023-07-29
dateline: Nairobi
annotations:
  - {id: offer, kind: pledge, quote: a thousand officers, pledge: officers, by: ruto, mode: paraphrase, date: 2025-01-01}
  - {id: background, kind: context, quote: Kenya, body: \"It is the *first* country. See [[jamaica]].\"}
  - {id: nowhere, kind: context, quote: Haiti, body: Nobody., status: review}
---
Nothing else. Kenya would send a thousand officers, it said. See [[pledge:officers|the pledge]] for Haiti.
=== content/speeches/second.md
---
title: An address
date: 2024-09-26
speaker: ruto
annotations:
  - {id: again, kind: quote, quote: a thousand will come, pledge: officers, by: ruto}
---
I said that a thousand will come.
=== content/articles/third.md
---
title: Another report
date: 2024-10-01
---
It recalls [[pledge:officers|the promise]].
";

fn sections(page: &Page, id: &str) -> Vec<String> {
    page.texts(&format!("[aria-labelledby=dl-{id}] .sentence"))
}

#[test]
fn a_pledge_shows_the_passages_that_are_evidence_and_no_record_twice() {
    let archive = Archive::new(RECORDS);
    run::build(&archive);
    let page = Page::read(&archive.site(), "pledges/officers/");
    assert_eq!(
        sections(&page, "passages"),
        ["I said that a thousand will come.", "Kenya would send a thousand officers, it said."]
    );
    assert_eq!(
        page.attributes("[aria-labelledby=dl-passages] .sentence a", "href"),
        ["../../speeches/second/#again", "../../articles/first/#offer"]
    );
    let notes = page.texts("[aria-labelledby=dl-passages] .says");
    assert_eq!(
        notes,
        [
            "quotation Words of: William Ruto",
            "pledge Words of: William Ruto; in other words 1 January 2025"
        ]
    );
    assert!(
        page.texts("[aria-labelledby=dl-passages] .when")[1].starts_with("Nairobi, 29 July 2023")
    );
    assert_eq!(page.texts("[aria-labelledby=dl-references] .title"), ["Another report"]);
}

#[test]
fn an_actor_shows_the_notes_on_its_words_and_those_about_it() {
    let archive = Archive::new(RECORDS);
    run::build(&archive);
    let ruto = Page::read(&archive.site(), "actors/ruto/");
    assert_eq!(sections(&ruto, "notes-by").len(), 2);
    assert_eq!(sections(&ruto, "notes-about"), [""; 0]);
    // One passage names it; the other note is on words that only the sentence names it in.
    let kenya = Page::read(&archive.site(), "actors/kenya/");
    assert_eq!(sections(&kenya, "notes-by"), [""; 0]);
    assert_eq!(
        kenya.attributes("[aria-labelledby=dl-notes-about] .sentence a", "href"),
        ["../../articles/first/#background"]
    );
    // The note leads to it.
    let jamaica = Page::read(&archive.site(), "actors/jamaica/");
    assert_eq!(sections(&jamaica, "notes-about").len(), 1);
    assert!(
        jamaica.texts("[aria-labelledby=dl-notes-about] .says")[0]
            .contains("It is the first country. See Jamaica.")
    );
}

#[test]
fn who_spoke_for_others_or_is_a_side_of_a_dispute_has_no_words_of_its_own_in_a_note() {
    let archive = Archive::new(RECORDS);
    archive.write(
        "content/articles/fourth.md",
        "---
title: A quarrel
date: 2024-11-01
annotations:
  - {id: told, kind: quote, quote: nobody came, by: jamaica, via: ruto, mode: paraphrase}
  - id: quarrel
    kind: dispute
    quote: Some came
    positions:
      - {by: kenya, body: They did.}
      - {by: kenya, body: They will.}
      - {by: {description: an officer, of: kenya}, body: They did not.}
---
It said nobody came. Some came.
",
    );
    run::build(&archive);
    let links = |actor: &str, id: &str| {
        Page::read(&archive.site(), actor)
            .attributes(&format!("[aria-labelledby=dl-{id}] .sentence a"), "href")
    };
    let told = "../../articles/fourth/#told".to_owned();
    assert!(links("actors/jamaica/", "notes-by").contains(&told));
    assert!(!links("actors/ruto/", "notes-by").contains(&told));
    assert!(links("actors/ruto/", "notes-about").contains(&told));
    let quarrel = "../../articles/fourth/#quarrel".to_owned();
    assert!(!links("actors/kenya/", "notes-by").contains(&quarrel));
    assert!(links("actors/kenya/", "notes-about").contains(&quarrel));
    let sides = Page::read(&archive.site(), "notes/dispute/").texts(".says .who");
    assert_eq!(sides, ["Between: Kenya; an officer, Kenya"]);
}

#[test]
fn all_published_notes_are_listed_by_kind_the_newest_first() {
    let archive = Archive::new(RECORDS);
    run::build(&archive);
    let site = archive.site();
    let page = Page::read(&site, "notes/");
    assert_eq!(page.texts("main h2"), ["Context", "Quotations", "Pledges"]);
    assert_eq!(page.texts(".noted .sentence").len(), 3);
    assert_eq!(page.attributes(".masthead [aria-current]", "href"), ["../notes/"]);
    assert_eq!(
        Page::read(&site, "notes/pledge/").texts(".noted .title"),
        ["Kenya offers a thousand"]
    );
    assert!(!site.join("notes/dispute/index.html").exists());
    // Both have a date of their own, or that of their record.
    archive.replace("content/speeches/second.md", "kind: quote", "kind: pledge");
    run::build(&archive);
    let page = Page::read(&site, "notes/pledge/");
    assert_eq!(page.texts(".noted .title"), ["Kenya offers a thousand", "An address"]);
    assert_eq!(page.texts("main h2"), ["2025", "2024"]);
}

#[test]
fn an_archive_without_notes_has_no_page_of_them() {
    let archive = Archive::new("\n=== content/pages/about.md\n---\ntitle: About\n---\n");
    run::build(&archive);
    assert!(!archive.site().join("notes").exists());
    assert_eq!(Page::read(&archive.site(), "about/").texts(".masthead nav li"), [""; 0]);
}

#[test]
fn notes_of_texts_that_are_not_shown_are_in_no_list() {
    for (front, is_listed) in [
        ("visibility: unlisted", false),
        ("withdrawn: {date: 2025-01-01, reason: By order.}", false),
        ("publish: metadata", true),
    ] {
        let archive = Archive::new(RECORDS);
        archive.replace("content/articles/first.md", "dateline:", &format!("{front}\ndateline:"));
        run::build(&archive);
        let page = Page::read(&archive.site(), "pledges/officers/");
        let words = page.texts("[aria-labelledby=dl-passages] .sentence");
        // What is held back of the text stays so; the words that the editor quotes are the note's.
        let shown = if is_listed { vec!["a thousand officers"] } else { Vec::new() };
        assert_eq!(words.get(1..).unwrap_or_default(), shown, "{front}");
        let main = page.texts("main").join(" ");
        assert!(!main.contains("it said"), "{front}: {main}");
    }
}

#[test]
fn a_withdrawn_pledge_has_no_evidence() {
    let archive = Archive::new(RECORDS);
    archive.replace(
        "content/pledges/officers.md",
        "promised:",
        "withdrawn: {date: 2025-01-01, reason: By order.}\npromised:",
    );
    run::build(&archive);
    let page = Page::read(&archive.site(), "pledges/officers/").texts("main").join(" ");
    assert!(page.contains("By order.") && !page.contains("a thousand will come"), "{page}");
}

#[test]
fn many_notes_are_cut_by_period_and_none_is_lost() {
    let mut text = RECORDS.to_owned();
    for n in 0..260 {
        let year = if n < 230 { 2021 } else { 2022 };
        write!(
            text,
            "=== content/articles/a{n}.md\n---\ntitle: Report {n}\ndate: {year}-{:02}-01\nannotations: [{{kind: pledge, id: note-{n}, quote: number {n} of, pledge: officers, by: kenya}}]\n---\nThis is number {n} of them.\n",
            n % 12 + 1
        )
        .unwrap();
    }
    let archive = Archive::new(&text);
    run::build(&archive);
    let site = archive.site();
    for list in ["notes/", "pledges/officers/", "actors/kenya/"] {
        let files = folder::files(&site).into_keys();
        let pages = files.filter(|path| path.starts_with(list) && path.ends_with("index.html"));
        let mut found = BTreeSet::new();
        for path in pages {
            let page = Page::read(&site, path.strip_suffix("index.html").unwrap());
            assert!(page.texts(".noted").len() <= 200, "{path}");
            found.extend(page.texts(".noted .title"));
        }
        let reports = found.iter().filter(|title| title.starts_with("Report ")).count();
        assert_eq!(reports, 260, "{list}");
    }
    let jumps = Page::read(&site, "pledges/officers/").attributes(".jumps a", "href");
    let years = ["2024/", "2023/", "2022/", "2021/"];
    assert_eq!(jumps, years.map(|year| format!("../../pledges/officers/{year}")));
    let page = Page::read(&site, "notes/pledge/");
    assert_eq!(page.texts(".noted").len(), 50);
    assert!(
        page.attributes(".jumps a", "href").contains(&"../../notes/pledge/2021/".to_owned()),
        "the kind leads to its years"
    );
    assert_eq!(Page::read(&site, "notes/pledge/2021/03/").texts(".noted").len(), 19);
}

#[test]
fn no_record_takes_an_address_of_the_lists_of_notes() {
    let archive = Archive::new(RECORDS);
    archive.write("content/pages/notes.md", "---\ntitle: Notes\n---\n");
    archive.write("content/pages/a.md", "---\ntitle: A\naliases: [/notes/context/]\n---\n");
    let run = run::dateline(&archive, &["check"]);
    for address in ["/notes/", "/notes/context/"] {
        let line =
            format!("error[reserved-address]: `{address}` is an address that dateline needs");
        assert!(run.stdout.contains(&line), "{}", run.stdout);
    }
}
