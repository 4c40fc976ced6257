//! What the collection tells, as programs read it.
#![cfg(test)]

use std::fmt::Write;

use serde_json::Value;

use crate::export::file;
use crate::export::kit;
use crate::pipeline::kit::{Linked, linked};

const ARCHIVE: &str = "=== site.yaml
title: Archive
base_url: https://example.org/archive
rights: https://creativecommons.org/licenses/by/4.0/
editors:
  jdoe: {name: J. Doe, url: https://example.org/doe}
=== content/actors/ruto.md
---
name: William Ruto
kind: person
name_in: {ar: ويليام روتو}
---
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/pledges/officers.md
---
title: A thousand officers
by: kenya
promised: 2024-09-26
speech: address
---
=== content/speeches/address.md
---
title: Address
date: 2024-09-26
speaker: ruto
annotations:
  - {id: said, kind: quote, quote: We will, by: ruto, author: A. Editor}
---
𝒜 word: we. We will.
=== content/articles/signs.md
---
title: Signs
date: 2024-09
annotations:
  - id: deal
    kind: pledge
    quote: the *deal
    pledge: officers
    by: [kenya, {description: a senior official, of: kenya}]
    speech: address
    body: 'See [[kenya]], [the text](#p1) & [[speech:address|there]].'
    author: jdoe
    date: 2024-10-02
    tags: [police]
    sources: [speech:address, {url: https://example.com/x}, {title: A book, publisher: A house, date: 2024}]
  - id: dispute
    kind: dispute
    quote: the 😀 deal
    positions: [{by: [ruto, {description: a witness}], body: It *was* so., sources: [{url: https://example.com/y}]}]
  - {id: draft, kind: context, quote: the 😀 deal, body: Quicksilver draft., status: draft}
  - {id: review, kind: context, quote: the 😀 deal, body: Quicksilver review., status: review}
---
# 𝒜 of one 😀 deal

Kenya\\* signed the 😀 deal[^1] and *the \\*deal* of \"[[kenya]]\".

[^1]: A note.
=== content/articles/arabic.md
---
title: كينيا
date: 2023-10-02
language: ar
annotations:
  - {id: qal, kind: translation, quote: روتو في هايتي, body: '[[ruto]] قال.'}
---
قال ويليام روتو إن كينيا 😀 سترسل الشرطة.

قال روتو في هايتي غير ذلك.
=== content/articles/excerpt.md
---
title: Excerpt
date: 2023-10-02
publish: excerpt
annotations: [{id: held, kind: context, quote: to be kept, body: A remark.}]
---
First.

Quicksilver to be kept back.
=== content/articles/metadata.md
---
title: Metadata
date: 2023-10-02
publish: metadata
annotations: [{id: held, kind: source, quote: to be kept, sources: [{url: https://example.com/z}]}]
---
Quicksilver to be kept back.
=== content/articles/withdrawn.md
---
title: Withdrawn
date: 2023-10-02
withdrawn: {date: 2024-10-01, reason: By order.}
annotations: [{id: gone, kind: context, quote: to be kept, body: Quicksilver remark.}]
---
Quicksilver to be kept back.
=== content/articles/unlisted.md
---
title: Unlisted
date: 2023-10-02
visibility: unlisted
annotations: [{id: gone, kind: context, quote: to be kept, body: Quicksilver remark.}]
---
Quicksilver to be kept back.
";

/// Returns the files of the collection by path.
fn files(linked: &Linked) -> Vec<(String, Value)> {
    let keys = file::keys(&linked.archive);
    let made = keys.iter().map(|key| kit::file(linked, key).unwrap());
    made.filter(|file| file.path.starts_with("annotations/"))
        .map(|file| (file.path, serde_json::from_slice(&file.bytes).unwrap()))
        .collect()
}

fn items(linked: &Linked) -> Vec<Value> {
    let pages = files(linked).into_iter().filter_map(|(_, file)| file["items"].as_array().cloned());
    pages.flatten().collect()
}

fn note<'a>(items: &'a [Value], end: &str) -> &'a Value {
    items.iter().find(|item| item["id"].as_str().unwrap().ends_with(end)).unwrap()
}

#[test]
fn the_collection_leads_through_its_pages() {
    let linked = linked(ARCHIVE);
    assert_eq!(linked.complaints(), [""; 0]);
    let mut told = String::new();
    for (path, file) in files(&linked) {
        let Value::Object(mut file) = file else { panic!("{path} is no object") };
        file.remove("@context");
        if let Some(items) = file.remove("items") {
            let ids: Vec<&Value> =
                items.as_array().unwrap().iter().map(|item| &item["id"]).collect();
            writeln!(told, "{path} {}\n{ids:#?}", Value::Object(file)).unwrap();
        } else {
            writeln!(told, "{path} {}", Value::Object(file)).unwrap();
        }
    }
    insta::assert_snapshot!(told, @r#"
    annotations/collection.jsonld {"first":"https://example.org/archive/annotations/2023.jsonld","id":"https://example.org/archive/annotations/collection.jsonld","label":"Archive","last":"https://example.org/archive/annotations/2024.jsonld","rights":"https://creativecommons.org/licenses/by/4.0/","total":6,"type":"AnnotationCollection"}
    annotations/2023.jsonld {"id":"https://example.org/archive/annotations/2023.jsonld","next":"https://example.org/archive/annotations/2024.jsonld","partOf":"https://example.org/archive/annotations/collection.jsonld","type":"AnnotationPage"}
    [
        String("https://example.org/archive/articles/arabic/#qal"),
        String("https://example.org/archive/articles/excerpt/#held"),
        String("https://example.org/archive/articles/metadata/#held"),
    ]
    annotations/2024.jsonld {"id":"https://example.org/archive/annotations/2024.jsonld","partOf":"https://example.org/archive/annotations/collection.jsonld","prev":"https://example.org/archive/annotations/2023.jsonld","type":"AnnotationPage"}
    [
        String("https://example.org/archive/articles/signs/#dispute"),
        String("https://example.org/archive/articles/signs/#deal"),
        String("https://example.org/archive/speeches/address/#said"),
    ]
    "#);
}

/// Returns the values of a list, one a line.
fn lines(list: &Value) -> String {
    list.as_array().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_note_says_who_wrote_it_when_and_why() {
    let items = items(&linked(ARCHIVE));
    let Value::Object(mut note) = note(&items, "/#deal").clone() else { panic!("it is an object") };
    note.remove("body");
    note.remove("target");
    insta::assert_snapshot!(serde_json::to_string_pretty(&note).unwrap(), @r#"
    {
      "@context": [
        "http://www.w3.org/ns/anno.jsonld",
        {
          "by": "prov:wasAttributedTo",
          "date": {
            "@id": "dcterms:date",
            "@type": "http://id.loc.gov/datatypes/edtf/EDTF"
          },
          "kind": "dcterms:type"
        }
      ],
      "creator": {
        "homepage": "https://example.org/doe",
        "name": "J. Doe",
        "type": "Person"
      },
      "date": "2024-10-02",
      "id": "https://example.org/archive/articles/signs/#deal",
      "kind": "pledge",
      "motivation": "classifying",
      "rights": "https://creativecommons.org/licenses/by/4.0/",
      "type": "Annotation"
    }
    "#);
}

#[test]
fn each_part_of_a_note_says_what_it_is_for() {
    let items = items(&linked(ARCHIVE));
    insta::assert_snapshot!(lines(&note(&items, "/#deal")["body"]), @r#"
    {"format":"text/html","language":"en","purpose":"commenting","textDirection":"ltr","type":"TextualBody","value":"<p>See <a href=\"https://example.org/archive/actors/kenya/\">Kenya</a>, <a href=\"https://example.org/archive/articles/signs/#p1\">the text</a> &amp; <a href=\"https://example.org/archive/speeches/address/\">there</a>.</p>"}
    {"purpose":"identifying","source":"https://example.org/archive/actors/kenya/","type":"SpecificResource"}
    {"format":"text/plain","language":"en","purpose":"identifying","textDirection":"ltr","type":"TextualBody","value":"a senior official"}
    {"purpose":"classifying","source":"https://example.org/archive/pledges/officers/","type":"SpecificResource"}
    {"purpose":"linking","source":"https://example.org/archive/speeches/address/","type":"SpecificResource"}
    {"purpose":"linking","source":"https://example.com/x","type":"SpecificResource"}
    {"format":"text/plain","purpose":"linking","textDirection":"auto","type":"TextualBody","value":"A book, A house, 2024"}
    {"format":"text/plain","language":"en","purpose":"tagging","textDirection":"ltr","type":"TextualBody","value":"police"}
    "#);
}

#[test]
fn each_side_of_a_dispute_has_its_words() {
    let items = items(&linked(ARCHIVE));
    insta::assert_snapshot!(lines(&note(&items, "/#dispute")["body"]), @r#"
    {"by":[{"id":"https://example.org/archive/actors/ruto/","name":"William Ruto","type":"Person"},{"name":"a witness"}],"format":"text/html","language":"en","purpose":"questioning","textDirection":"ltr","type":"TextualBody","value":"<p>It <em>was</em> so.</p>"}
    {"purpose":"linking","source":"https://example.com/y","type":"SpecificResource"}
    "#);
}

#[test]
fn positions_count_code_points_of_the_page() {
    let items = items(&linked(ARCHIVE));
    let targets: Vec<String> = ["/#said", "/#dispute", "/#deal", "/#qal"]
        .iter()
        .map(|end| &note(&items, end)["target"])
        .map(|target| format!("{}\n{}", target["source"], lines(&target["selector"])))
        .collect();
    insta::assert_snapshot!(targets.join("\n"), @r#"
    "https://example.org/archive/speeches/address/#dl-text"
    {"exact":"We will","prefix":"𝒜 word: we. ","suffix":".\n","type":"TextQuoteSelector"}
    {"end":19,"start":12,"type":"TextPositionSelector"}
    "https://example.org/archive/articles/signs/#dl-text"
    {"exact":"the 😀 deal","prefix":"𝒜 of one 😀 deal\nKenya* signed ","suffix":"1 and the *deal of “Kenya”.\n\n\nA ","type":"TextQuoteSelector"}
    {"end":40,"start":30,"type":"TextPositionSelector"}
    "https://example.org/archive/articles/signs/#dl-text"
    {"exact":"the *deal","prefix":"l\nKenya* signed the 😀 deal1 and ","suffix":" of “Kenya”.\n\n\nA note. ↩\n\n\n","type":"TextQuoteSelector"}
    {"end":55,"start":46,"type":"TextPositionSelector"}
    "https://example.org/archive/articles/arabic/#dl-text"
    {"exact":"روتو في هايتي","prefix":"تو إن كينيا 😀 سترسل الشرطة.\nقال ","suffix":" غير ذلك.\n","type":"TextQuoteSelector"}
    {"end":58,"start":45,"type":"TextPositionSelector"}
    "#);
}

#[test]
fn a_note_in_arabic_runs_from_right_to_left() {
    let items = items(&linked(ARCHIVE));
    let body = &note(&items, "/#qal")["body"][0];
    assert_eq!(body["textDirection"], "rtl");
    assert_eq!(body["language"], "ar");
    assert_eq!(
        body["value"],
        "<p><a href=\"https://example.org/archive/actors/ruto/\">ويليام روتو</a> قال.</p>"
    );
}

#[test]
fn of_a_text_that_is_held_back_only_what_the_editor_quotes_is_told() {
    let linked = linked(ARCHIVE);
    let items = items(&linked);
    for page in ["excerpt", "metadata"] {
        let target = &note(&items, &format!("/{page}/#held"))["target"];
        let expected = serde_json::json!({
            "type": "SpecificResource",
            "source": format!("https://example.org/archive/articles/{page}/"),
            "selector": [{"type": "TextQuoteSelector", "exact": "to be kept"}],
        });
        assert_eq!(*target, expected);
    }
    assert!(files(&linked).iter().all(|(_, file)| !file.to_string().contains("Quicksilver")));
}

#[test]
fn an_archive_without_notes_has_an_empty_collection_and_one_without_an_address_none() {
    let empty = linked("=== site.yaml\nbase_url: https://example.org/\n");
    let [(path, collection)] = files(&empty).try_into().unwrap();
    assert_eq!(path, "annotations/collection.jsonld");
    assert_eq!(collection["total"], 0);
    assert!(collection.get("first").is_none() && collection.get("last").is_none());
    let nowhere = linked(&ARCHIVE.replace("base_url: https://example.org/archive\n", ""));
    assert_eq!(files(&nowhere).len(), 0);
}

/// An archive with an article a day in two months, and that many notes on each.
fn many(n_notes: usize) -> String {
    let mut archive = "=== site.yaml\nbase_url: https://example.org/\n".to_owned();
    for n in 0..20 {
        let notes = "{kind: claim, quote: word}, ".repeat(n_notes);
        write!(archive, "=== content/articles/n{n}.md\n---\ntitle: N{n}\ndate: 2024-0{}-{:02}\nannotations: [{notes}]\n---\nA word.\n", 1 + n % 2, 10 + n).unwrap();
    }
    archive
}

fn pages(archive: &str) -> Vec<String> {
    let page = |(path, file): (String, Value)| {
        let n = file["items"].as_array()?.len();
        Some(format!("{path} {n}"))
    };
    files(&linked(archive)).into_iter().filter_map(page).collect()
}

#[test]
fn pages_are_years_and_of_long_years_months_and_parts_of_long_months() {
    assert_eq!(pages(&many(10)), ["annotations/2024.jsonld 200"]);
    assert_eq!(
        pages(&many(11)),
        ["annotations/2024-01.jsonld 110", "annotations/2024-02.jsonld 110"]
    );
    assert_eq!(
        pages(&many(60)),
        [
            "annotations/2024-01.jsonld 500",
            "annotations/2024-01-part2.jsonld 100",
            "annotations/2024-02.jsonld 500",
            "annotations/2024-02-part2.jsonld 100",
        ]
    );
}
