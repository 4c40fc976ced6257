//! Quotations on the pages of articles and of the speeches in which they were said.

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::{folder, run};

const RECORDS: &str = "
=== site.yaml
title: Haiti
=== content/actors/ruto.md
---
name: William Ruto
kind: person
---
=== content/speeches/address.md
---
title: Address
date: 2024-09-26
speaker: ruto
text: {basis: prepared, extent: full}
---
Mr. President, excellencies, ladies and gentlemen.

The Security Council must renew the mandate to ensure continued progress.

Kenya will deploy the additional contingent by January next year.
=== content/articles/haiti.md
---
title: Ruto speaks on Haiti
date: 2024-09-27
speeches: [address]
annotations:
  - {kind: quote, quote: must use the mandate, by: ruto}
  - {kind: quote, quote: the additional contingent, by: ruto}
---
“The Security Council must use the mandate to ensure continued progress,” he told them.

“Kenya will deploy the additional contingent by January next year,” he went on.

“This was said nowhere in that hall by anybody at all today.”
";

fn built(text: &str) -> Archive {
    let archive = Archive::new(text);
    run::build(&archive);
    archive
}

#[test]
fn an_article_shows_both_wordings_where_they_differ() {
    let archive = built(RECORDS);
    let page = Page::read(&archive.site(), "articles/haiti/");
    let unknown = page.texts("[aria-labelledby=dl-quotations] > .quiet");
    assert_eq!(unknown, ["1 quotation whose speaker was not found"]);
    let section = "[aria-labelledby=dl-quotations]";
    assert_eq!(page.texts(&format!("{section} .who")), ["Words of: William Ruto"; 2]);
    assert_eq!(
        page.texts(&format!("{section} .collation")),
        [
            "Compared with: prepared text, paragraph 2: the two texts differ here",
            "Compared with: prepared text, paragraph 3: the same words"
        ]
    );
    assert_eq!(page.texts(&format!("{section} b.differs")), ["use", "renew"]);
    assert_eq!(
        page.attributes(&format!("{section} .collation a"), "href"),
        ["../../speeches/address/#p2", "../../speeches/address/#p3"]
    );
}

#[test]
fn a_speech_shows_who_quotes_each_paragraph() {
    let archive = built(RECORDS);
    let page = Page::read(&archive.site(), "speeches/address/");
    assert_eq!(
        page.texts(".covered > .label"),
        ["Paragraph 2 is quoted in", "Paragraph 3 is quoted in"]
    );
    assert_eq!(page.texts(".covered .verdict"), ["the two texts differ here", "the same words"]);
    assert_eq!(
        page.attributes(".covered .verdict", "href"),
        ["../../articles/haiti/#p1", "../../articles/haiti/#p2"]
    );
    assert_eq!(page.texts(".covered b.differs"), ["use", "renew"]);
    assert_eq!(
        page.texts(".coverage li"),
        ["paragraph 1: 0", "paragraph 2: 1", "paragraph 3: 1"],
        "what nobody quotes is told too"
    );
    assert!(
        page.texts(".coverage p")[0]
            .starts_with("Of 3 paragraphs here, reports in this archive quote 2")
    );
}

#[test]
fn of_a_text_that_is_held_back_no_word_is_shown() {
    let archive =
        built(&RECORDS.replace("speeches: [address]", "speeches: [address]\npublish: metadata"));
    let speech = Page::read(&archive.site(), "speeches/address/");
    assert_eq!(speech.texts(".covered .verdict"), ["the two texts differ here", "the same words"]);
    assert_eq!(speech.attributes(".covered .verdict", "href"), ["../../articles/haiti/"; 2]);
    let site = folder::files(&archive.site());
    let holds =
        |words: &str| site.values().any(|file| String::from_utf8_lossy(file).contains(words));
    assert!(!holds("to ensure continued progress,"), "the report's words are in no byte");
    assert!(!holds("said nowhere"));
}

#[test]
fn a_withdrawn_or_unlisted_report_quotes_nothing() {
    for field in ["visibility: unlisted", "withdrawn: {date: 2025-01-01, reason: Asked for.}"] {
        let archive = built(
            &RECORDS.replace("speeches: [address]", &format!("speeches: [address]\n{field}")),
        );
        let speech = Page::read(&archive.site(), "speeches/address/");
        assert_eq!(speech.texts(".covered, .coverage"), [""; 0], "{field}");
    }
}

#[test]
fn lists_tell_what_comparing_came_to() {
    let archive = Archive::new(RECORDS);
    let fields = ["list", "quotations", "--actor", "ruto", "--fields", "by,speech,collation"];
    let run = run::dateline(&archive, &fields);
    assert_eq!(run.stdout, "ruto  address  differs\nruto  address  same\n");
}

#[test]
fn a_speech_that_was_not_held_yet_is_not_quoted() {
    let archive = Archive::new(&RECORDS.replace("date: 2024-09-27", "date: 2024-09-25"));
    let run = run::dateline(&archive, &["list", "quotations", "--fields", "speech,collation"]);
    assert_eq!(run.stdout.trim(), "");
}

#[test]
fn translations_are_not_compared() {
    let french = RECORDS.replace("speeches: [address]", "speeches: [address]\nlanguage: fr");
    let archive = built(&french);
    assert_eq!(Page::read(&archive.site(), "speeches/address/").texts(".covered"), [""; 0]);
    assert_eq!(Page::read(&archive.site(), "articles/haiti/").texts(".collation"), [""; 0]);
}

#[test]
fn check_lists_what_differs_until_an_editor_accepts_it() {
    let archive = Archive::new(RECORDS);
    let found = |archive: &Archive| run::dateline(archive, &["check"]).stdout;
    let told = "warning[quotation-differs]: this quotation and the text of the speech `address` differ: it has `use`, not `renew`";
    assert!(found(&archive).contains(told), "{}", found(&archive));
    archive.replace(
        "content/articles/haiti.md",
        "quote: must use the mandate, by: ruto",
        "quote: must use the mandate, by: ruto, collation: {is: accepted, reason: So printed.}",
    );
    assert_eq!(found(&archive), "");
    run::build(&archive);
    let page = Page::read(&archive.site(), "articles/haiti/");
    assert!(
        page.texts("[aria-labelledby=dl-quotations] .quiet")
            .iter()
            .any(|text| text.ends_with("So printed."))
    );
}

#[test]
fn a_person_has_what_an_editor_confirmed_or_also_what_was_found() {
    let found = "
=== content/articles/found.md
---
title: Found by rule
date: 2025-01-02
---
“We have kept our promise to the people of Haiti,” William Ruto said.
";
    let words = |archive: &Archive, path: &str| {
        Page::read(&archive.site(), path)
            .texts("[aria-labelledby=dl-quotations] .sentence, .group .sentence")
    };
    let confirmed = [
        "“The Security Council must use the mandate to ensure continued progress,”",
        "“Kenya will deploy the additional contingent by January next year,”",
    ];
    let archive = built(&format!("{RECORDS}{found}"));
    assert_eq!(words(&archive, "actors/ruto/"), confirmed);
    assert_eq!(words(&archive, "quotations/"), confirmed);
    let page = Page::read(&archive.site(), "articles/found/");
    assert_eq!(
        page.texts("[aria-labelledby=dl-quotations] .who"),
        ["The text attributes this to: William Ruto (found by rule: a name and a verb of saying)"]
    );
    assert_eq!(
        page.texts("[aria-labelledby=dl-quotations] blockquote"),
        ["“We have kept our promise to the people of Haiti,” William Ruto said."],
        "the sentence shows why"
    );
    archive.write("site.yaml", "derived: {attribution: found}");
    run::build(&archive);
    let all = [&["“We have kept our promise to the people of Haiti,”"], &confirmed[..]].concat();
    assert_eq!(words(&archive, "actors/ruto/"), all);
    assert_eq!(words(&archive, "quotations/"), all);
    assert_eq!(
        Page::read(&archive.site(), "quotations/").texts(".speakers li"),
        ["William Ruto 3"]
    );
}

#[test]
fn many_quotations_are_cut_by_period() {
    let mut text = RECORDS.to_owned();
    for n in 0..300 {
        let (year, day) = (2020 + n / 100, 1 + n % 28);
        let article = format!(
            "=== content/articles/a-{n}.md\n---\ntitle: A {n}\ndate: {year}-03-{day:02}\nannotations:\n  - {{kind: quote, quote: promise {n} here, by: ruto}}\n---\n“We keep promise {n} here today,” he said.\n"
        );
        text.push_str(&article);
    }
    let archive = built(&text);
    let first = Page::read(&archive.site(), "quotations/");
    assert!(first.texts(".group .sentence").len() < 60, "the first page does not grow");
    let part = Page::read(&archive.site(), "quotations/2021/");
    assert_eq!(part.texts(".group .sentence").len(), 100);
    let of_actor = Page::read(&archive.site(), "actors/ruto/2021/");
    assert_eq!(of_actor.texts("[aria-labelledby=dl-quotations] .sentence").len(), 100);
}
