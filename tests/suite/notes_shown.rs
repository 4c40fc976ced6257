//! How notes stand in a text: behind the block that their passage ends in, beside an archived text that stays as it is.

use std::fs;

use crate::kit::archive::Archive;
use crate::kit::page::{self, Page};
use crate::kit::run;

const BODY: &str = "
# A heading

Kenya will *deploy* the [additional](https://example.org/) contingent by January[^1].

- first point
- second point
  - a point in a point

> Quoted words.
>
> More quoted words.

| a | b |
|---|---|
| cell one | cell two |

Term
: What it means.

    code of conduct

<div>

Words in HTML.

</div>

The last paragraph.

[^1]: A footnote.
";

/// Returns an archive of an article with notes, and another with one, so that the navigation always leads to notes.
fn archive(notes: &str) -> Archive {
    Archive::new(&format!(
        "
=== site.yaml
base_url: https://example.org/
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/articles/other.md
---
title: Another report
date: 2024-09-25
annotations: [{{kind: context, quote: Nothing, body: A note.}}]
---
Nothing happened.
=== content/articles/a.md
---
title: A report
date: 2024-09-26
source: {{url: 'https://example.org/report', publisher: The Paper}}
annotations: [{notes}]
---
{BODY}"
    ))
}

fn built(notes: &str) -> String {
    let archive = archive(notes);
    run::build(&archive);
    fs::read_to_string(archive.site().join("articles/a/index.html")).unwrap()
}

fn note(id: &str, quote: &str) -> String {
    format!("{{id: {id}, kind: context, quote: {quote:?}, body: On {id}.}}")
}

#[test]
fn a_text_without_its_notes_is_the_text_that_has_none() {
    let notes = [
        ("heading", "A heading"),
        ("across", "deploy the additional contingent"),
        ("overlap", "contingent by January"),
        ("nested", "additional"),
        ("adjoining", " by "),
        ("two-blocks", "January.\nfirst point"),
        ("inner", "point in a"),
        ("quoted", "Quoted words"),
        ("cell", "cell one"),
        ("term", "Term"),
        ("meaning", "What it means"),
        ("code", "code of"),
        ("html", "Words in HTML"),
        ("footnote", "A footnote"),
    ];
    let notes: Vec<String> = notes.iter().map(|(id, quote)| note(id, quote)).collect();
    let (with, without) = (built(&notes.join(", ")), built(""));
    let stripped = page::without_notes(&with);
    let differs = stripped.lines().zip(without.lines()).find(|(one, other)| one != other);
    assert_eq!(differs, None);
    assert_eq!(stripped.len(), without.len());
    let with = Page::parse(&with);
    assert_eq!(with.attributes(".note", "id").len(), notes.len());
    assert_eq!(with.attributes("sup[data-note]", "data-note").len(), notes.len());
}

#[test]
fn a_note_follows_the_block_of_its_passage_and_the_text_goes_on() {
    let page = Page::parse(&built(
        &[note("contingent", "contingent"), note("point", "second point")].join(", "),
    ));
    assert_eq!(page.attributes("#p1 + .notes > .note", "id"), ["contingent"]);
    assert_eq!(page.attributes("li > .notes > .note", "id"), ["point"]);
    assert_eq!(page.texts("#p1 + .notes > .aloud"), ["The text continues, paragraph 2"]);
    assert_eq!(page.texts("#dl-label-contingent")[0], "Archive’s note 1, context");
    assert_eq!(page.attributes("#contingent .back", "href"), ["#dl-ref-contingent"]);
    assert_eq!(page.attributes("#dl-ref-contingent", "href"), ["#contingent"]);
    assert_eq!(page.attributes("mark[aria-details]", "aria-details"), ["contingent", "point"]);
    assert_eq!(
        page.attributes("#contingent .ways a", "href"),
        ["https://example.org/report#:~:text=contingent"]
    );
    assert_eq!(page.texts(".notes-index li"), ["*1 contingent", "*2 second point"]);
}

#[test]
fn more_than_three_notes_on_a_block_are_folded_with_their_kinds() {
    let notes = [note("a", "deploy"), note("b", "additional"), note("c", "contingent")].join(", ");
    let more = format!(
        "{notes}, {}, {{id: e, kind: quote, quote: by, mode: direct, by: kenya}}",
        note("d", "January")
    );
    assert!(Page::parse(&built(&notes)).texts("details").is_empty());
    let page = Page::parse(&built(&more));
    assert_eq!(page.attributes("#p1 + .notes > .note", "id"), ["a", "b", "c"]);
    assert_eq!(page.texts("details > summary"), ["2 more: context, quotation"]);
    assert_eq!(page.attributes("details > .note", "id"), ["e", "d"]);
    assert_eq!(page.texts("#e .who"), ["Words of: Kenya; word for word"]);
}

#[test]
fn segments_name_the_notes_that_overlap() {
    let notes = [note("wide", "deploy the additional contingent"), note("narrow", "contingent by")];
    let page = Page::parse(&built(&notes.join(", ")));
    let marks: Vec<(String, String)> =
        (page.texts("mark").into_iter()).zip(page.attributes("mark", "data-note")).collect();
    let expected = [
        ("deploy", "wide"),
        ("the", "wide"),
        ("additional", "wide"),
        ("", "wide"),
        ("contingent", "wide narrow"),
        ("by", "narrow"),
    ];
    assert_eq!(marks, expected.map(|(words, notes)| (words.to_owned(), notes.to_owned())));
}

#[test]
fn a_page_does_not_grow_with_the_square_of_notes_on_the_same_words() {
    let sentence: Vec<String> = (0..600).map(|n| format!("w{n}")).collect();
    let words = |start: usize, end: usize| sentence[start..end].join(" ");
    let page_of = |n_notes: usize| {
        let notes: Vec<String> = (0..n_notes)
            .map(|n| note(&format!("note-{n}"), &words(n / 2, 599 - n / 2 - n % 2)))
            .collect();
        let archive = archive(&notes.join(", "));
        archive.replace("content/articles/a.md", "The last paragraph", &sentence.join(" "));
        run::build(&archive);
        let page = Page::read(&archive.site(), "articles/a/");
        assert_eq!(page.attributes(".note", "id").len(), n_notes);
        fs::read(archive.site().join("articles/a/index.html")).unwrap().len()
    };
    let (few, many) = (page_of(60), page_of(300));
    assert!(many < 6 * few, "{few} and {many} bytes");
}

#[test]
fn notes_on_what_is_held_back_show_the_words_that_their_editor_quotes() {
    for publish in ["excerpt", "metadata"] {
        let archive = archive(&note("last", "The last paragraph"));
        archive.replace("content/articles/a.md", "title:", &format!("publish: {publish}\ntitle:"));
        run::build(&archive);
        let page = Page::read(&archive.site(), "articles/a/");
        assert!(page.texts("mark").is_empty(), "{publish}");
        assert_eq!(page.texts(".apart #last .extract"), ["The last paragraph"], "{publish}");
        assert_eq!(page.attributes(".apart .back", "href"), Vec::<String>::new(), "{publish}");
    }
}

#[test]
fn speeches_have_notes_too() {
    let archive = Archive::small();
    archive.replace(
        "content/speeches/ruto-unga79.md",
        "title:",
        "annotations: [{id: target, kind: context, quote: 'all the 2,500', body: On it.}]\ntitle:",
    );
    run::build(&archive);
    let page = Page::read(&archive.site(), "speeches/ruto-unga79/");
    assert_eq!(page.texts("mark"), ["all the 2,500"]);
    assert_eq!(page.attributes("#p1 + .notes > .note", "id"), ["target"]);
}
