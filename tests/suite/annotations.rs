//! Notes stand at the passage that they quote, or the build says why not, at the note's own line.

use crate::kit::archive::Archive;
use crate::kit::run::{self, Run};

/// The body of an article with all sorts of passages.
const BODY: &str = "
President *Ruto* said \u{201c}we\u{2019}ll [stay](https://un.org) in Haiti\u{201d}\u{a0}\u{2013} he meant the Coun-
cil\u{2019}s mission of 2,500 officers, and its long-
term costs.[^1]

It was a nice day. \u{665}\u{660}\u{660} men stood there.

- first item of a list
- second item of a list

> A quoted line<br>and another.

```
let code = \"block\";
```

![A map of the provinces](map.png)

[^1]: The costs are not known.
";

/// Checks an article with notes of those quotes; each is a flow mapping without its kind.
fn checked(front: &str, body: &str, notes: &[&str]) -> Run {
    let notes: String = notes.iter().map(|note| format!("  - {{kind: quote, {note}}}\n")).collect();
    let article = format!(
        "---\ntitle: Kenya sends police\ndate: 2024-09-26\ntype: report\nsummary: Police are to go.\n{front}annotations:\n{notes}---\n{body}"
    );
    let archive = Archive::new("");
    archive.write("content/articles/a.md", article);
    if body.contains("map.png") {
        archive.write("content/articles/map.png", "no picture");
    }
    run::dateline(&archive, &["check"])
}

#[test]
fn quotes_are_found_as_a_reader_sees_the_text() {
    let quotes = [
        "quote: President Ruto said",
        "quote: '\"we''ll stay in Haiti\" - he'",
        "quote: we'll stay",
        "quote: the Council's mission",
        "quote: the Coun-cil's mission",
        "quote: its long-term costs",
        "quote: term costs. It was",
        "quote: A quoted line and another.",
        "quote: first item of a list second item",
        "quote: let code = 'block';",
        "quote: \u{665}\u{660}\u{660} men",
        "quote: The costs are not known",
        "quote: \"Council\u{2019}s\\n  mission\"",
        "quote: item of a list, prefix: second",
        "quote: item of a list, suffix: '- second'",
    ];
    for quote in quotes.iter().take(quotes.len() - 1) {
        let run = checked("", BODY, &[quote]);
        assert_eq!(run.code, 0, "{quote}\n{}", run.stdout);
    }
    let run = checked("", BODY, &quotes[quotes.len() - 1..]);
    assert_eq!(run.code, 1, "the mark of a list's item is not part of the text");
}

#[test]
fn a_quote_without_a_place_is_an_error_that_says_why() {
    for (note, wanted) in [
        ("quote: ''", "error[empty-value]: the value is empty"),
        ("quote: ' '", "error[empty-value]: the value is empty"),
        ("quote: \"\\u200b\"", "error[empty-value]: the quote holds nothing that a reader sees"),
        ("quote: e", "error[ambiguous-quote]: the text contains this passage "),
        ("quote: item of a list", "the one with `prefix: \"first\"`"),
        ("quote: item of a list", "the one with `prefix: \"second\"`"),
        ("quote: A map of the provinces", "the words are those of an image's alternative text"),
        ("quote: Kenya sends police", "the words are those of `title:`"),
        ("quote: Police are to go", "the words are those of `summary:`"),
        ("quote: 500 men", "error[quote-not-found]: the text does not contain this passage"),
        ("quote: 500 men", "the text has `\u{665}\u{660}\u{660}`, not `500`"),
        ("quote: Ruto said we will leave Haiti", "the closest passage stands here"),
        (
            "quote: a list, prefix: third item of",
            "does not have these words directly before the passage",
        ),
        ("quote: a list, suffix: let", "does not have these words directly after the passage"),
        (
            "quote: President Ruto, prefix: Mr",
            "the passage is in the text once; take `prefix:` out",
        ),
        (
            "quote: of a list, prefix: second item, suffix: second",
            "between its `prefix` and its `suffix`",
        ),
        ("quote: nothing of the kind anywhere", "copy the words as the page shows them"),
    ] {
        let run = checked("", BODY, &[note]);
        assert_eq!(run.code, 1, "{note}");
        assert!(run.stdout.contains(wanted), "{note}: {wanted}\n{}", run.stdout);
    }
}

#[test]
fn the_problem_stands_at_the_quote_and_shows_the_closest_line() {
    let archive = Archive::new(
        "
=== content/articles/a.md
---
title: A
date: 2024-09-26
type: report
---
One paragraph.

Kenya will deploy the *remaining* contingent.
=== content/articles/a.notes.yaml
- kind: context
  quote: Kenya will deploy the additional contingent
  body: A note.
",
    );
    let run = run::dateline(&archive, &["check"]);
    assert!(run.stdout.contains("--> content/articles/a.notes.yaml:2:10"), "{}", run.stdout);
    assert!(run.stdout.contains("--> content/articles/a.md:8:1"), "{}", run.stdout);
    assert!(run.stdout.contains("the text has `remaining`, not `additional`"), "{}", run.stdout);
}

#[test]
fn a_note_may_be_about_the_whole_text() {
    let text = "Kenya will send police.\n\n> Haiti waits for police.\n\n1. It came.\n".repeat(40);
    let reader = text.replace("> ", "").replace("1. ", "");
    let whole: Vec<&str> = reader.split_whitespace().collect();
    let run = checked("", &text, &[&format!("quote: '{}'", whole.join(" "))]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn a_text_that_is_not_there_has_no_passages() {
    let run = checked("", "", &["quote: Kenya"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("there is no text in which this passage could stand"),
        "{}",
        run.stdout
    );
}

/// A withdrawn text is shown no more, and its writer need not mend notes on it; a draft's writer is told before it is published.
#[test]
fn drafts_are_anchored_and_withdrawn_texts_are_not() {
    let lost = ["quote: not in the text"];
    let withdrawn = "withdrawn: {date: 2024-10-01, reason: At the author's wish.}\n";
    assert_eq!(checked(withdrawn, BODY, &lost).code, 0);
    assert_eq!(checked("", BODY, &["quote: not in the text, status: draft"]).code, 1);
}

#[test]
fn notes_on_speeches_are_anchored_too() {
    let archive = Archive::new(
        "
=== content/actors/ruto.md
---
name: William Ruto
kind: person
---
=== content/speeches/s.md
---
title: A speech
date: 2024-09-26
speaker: ruto
annotations:
  - {kind: quote, quote: We will stay}
  - {kind: quote, quote: We will leave}
---
We will *stay*.
",
    );
    let run = run::dateline(&archive, &["check"]);
    assert!(run.stderr.contains("1 error,"), "{}", run.stderr);
    assert!(run.stdout.contains("content/speeches/s.md:7:26"), "{}", run.stdout);
}

#[test]
fn a_thousand_overlapping_notes_on_one_sentence_are_all_placed() {
    let words: Vec<String> = (0..60).map(|n| format!("word{n}")).collect();
    let body = format!("{}.\n", words.join(" "));
    let spans = (0..60).flat_map(|start| (start + 1..60).map(move |end| (start, end)));
    let notes: Vec<String> = spans
        .take(1_000)
        .map(|(start, end)| format!("quote: '{}'", words[start..=end].join(" ")))
        .collect();
    let mut notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    assert_eq!(notes.len(), 1_000);
    assert_eq!(checked("", &body, &notes).code, 0);
    notes.push("quote: word60");
    let run = checked("", &body, &notes);
    assert!(run.stderr.contains("1 error,"), "{}", run.stderr);
}

/// Quotes inside each other, in a text in which each stands everywhere, cost no time that grows with their product.
#[test]
fn notes_that_stand_everywhere_end_in_errors() {
    let notes: Vec<String> = (1..400).map(|n| format!("quote: {}", "a".repeat(n))).collect();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    let run = checked("", &"a".repeat(300_000), &notes);
    assert_eq!(run.stdout.matches("error[ambiguous-quote]").count(), 399);
}

/// Each place has all letters of each quote, and other white space between them.
#[test]
fn notes_that_stand_everywhere_but_for_white_space_end_in_errors() {
    let notes: Vec<String> = (2..200).map(|n| format!("quote: {}", "a b".repeat(n))).collect();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    let run = checked("", &"ab ".repeat(50_000), &notes);
    assert_eq!(run.stdout.matches("error[ambiguous-quote]").count(), 198);
}

#[test]
fn a_note_whose_fragment_the_text_has_itself_is_an_error() {
    let body = "Kenya <b id=police>sends</b> police.\n";
    let run = checked("", body, &["id: police, quote: sends", "id: x-police, quote: police"]);
    assert_eq!(run.code, 1);
    let problems: Vec<&str> = run.stdout.lines().filter(|line| line.contains("error[")).collect();
    assert_eq!(
        problems,
        [
            "error[duplicate-fragment]: the text has the fragment `x-police`, which is to be the note's"
        ]
    );
    assert!(run.stdout.contains("content/articles/a.md:8:23"), "{}", run.stdout);
}
