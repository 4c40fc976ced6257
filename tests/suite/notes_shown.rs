//! How notes stand in a text: behind the block that their passage ends in, beside an archived text that stays as it is.

use std::fs;

use dateline::base::code::Severity;
use dateline::base::language::Language;
use dateline::base::span::{FileId, Span};
use dateline::record::site::{HtmlTrust, Punctuation};
use dateline::text::markdown::{self, TextPlace, TextStyle};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use unicode_segmentation::UnicodeSegmentation;

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
    let without = page::without_notes(&without);
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
    assert!(Page::parse(&built(&notes)).texts(".notes details").is_empty());
    let page = Page::parse(&built(&more));
    assert_eq!(page.attributes("#p1 + .notes > .note", "id"), ["a", "b", "c"]);
    assert_eq!(page.texts(".notes > details > summary"), ["2 more: context, quotation"]);
    assert_eq!(page.attributes(".notes > details > .note", "id"), ["e", "d"]);
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
fn a_mark_points_at_one_note() {
    let notes = [note("long", "deploy the additional"), note("short", "deploy the")];
    let page = Page::parse(&built(&notes.join(", ")));
    assert_eq!(page.attributes("mark[aria-details]", "aria-details"), ["short", "long"]);
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

#[test]
fn no_link_stands_in_a_link_of_trusted_html() {
    let archive = archive(&note("noted", "Kenya said"));
    archive.write("site.yaml", "base_url: https://example.org/\ntrusted_html: true\n");
    let link = "<A href='https://own.example/'>So Kenya said [here](other.md)[^1]</A> at last.";
    archive.replace("content/articles/a.md", "The last paragraph.", link);
    run::build(&archive);
    let page = Page::read(&archive.site(), "articles/a/");
    assert_eq!(page.texts("p > a[href='https://own.example/']"), ["So Kenya said here1"]);
    assert_eq!(page.attributes("a + .note-ref > a", "href"), ["#noted"]);
}

#[test]
fn notes_on_trusted_html_stand_behind_it() {
    let notes = ["Words in HTML", "cell of it", "last cell"];
    let notes: Vec<String> =
        (0..).zip(notes).map(|(n, quote)| note(&format!("note-{n}"), quote)).collect();
    let archive = archive(&notes.join(", "));
    archive.write("site.yaml", "base_url: https://example.org/\ntrusted_html: true\n");
    archive.replace(
        "content/articles/a.md",
        "<div>\n\nWords in HTML.\n\n</div>\n",
        "<div>Words in HTML.</div>\n\n<table><tr>\n\n<td>cell of it</td>\n\n</tr></table>\n\nMore words.\n\n\
         <table><tr>\n\n<td>last cell\n",
    );
    archive.replace("content/articles/a.md", "The last paragraph.\n\n[^1]: A footnote.\n", "");
    archive.replace("content/articles/a.md", "January[^1]", "January");
    run::build(&archive);
    let page = Page::read(&archive.site(), "articles/a/");
    assert_eq!(page.attributes("div + .note-ref + .notes > .note", "id"), ["note-0"]);
    assert_eq!(page.attributes("table + .note-ref + .notes > .note", "id"), ["note-1"]);
    assert_eq!(page.attributes(".note", "id"), ["note-0", "note-1", "note-2"]);
}

#[rustfmt::skip]
const PARTS: [&str; 66] = [
    "word ", "two words ", "Kenya ", "*", "**", "_", "`", "```\n", "~~", "[", "]", "|", "](other.md)", "](https://example.org/)",
    "[[other]]", "[[kenya]] ", "[[kenya|they]]", "![words](i.svg)", "\n\n![](i.svg \"t\")\n\n", "\n", "\n\n", "\n- ", "\n  - ",
    "\n1. ", "\n> ", "\n# ", "\n### ", "\n    ", "[^1]", "\n\n[^1]: note ", "\"", "'", "--", "...", "<b>", "</b>", "<i class=x>",
    "<a href=\"other.md\">", "</a>", "<br>", "\n\n<div>\n", "\n</div>\n\n", "\n\n<div>\n\n", "<mark>", "</mark>", "<q id=x>",
    "<ruby>漢<rt>kan</rt></ruby>", "<!-- c -->", "\n\n| a | b |\n|:-:|--|\n| c | d |\n", "\n: def\n", "\n\n- [x] done\n",
    "&amp;", "&shy;", "\\", "é", "e\u{301}", "说中文", "ไทย", "हिन्दी ", "👩🏽‍🚀", "\u{202F}", "<details><summary>s</summary>",
    "</details>", "<p>", "<table><tr><td>", "  \n",
];

/// A text and where its notes begin and how long they are, in grapheme clusters of the reader's text.
fn annotated_text() -> impl Strategy<Value = (String, Vec<(usize, usize)>)> {
    let part = prop::sample::select(&PARTS[..]);
    let source = prop::collection::vec(part, 1..40).prop_map(|parts| parts.concat());
    (source, prop::collection::vec((0..200_usize, 1..40_usize), 1..8))
}

/// Returns the reader's text of a body, if it may be part of an archive.
fn readers_text(source: &str, html: HtmlTrust) -> Option<String> {
    let style = TextStyle {
        language: Language::english(),
        punctuation: Punctuation::Smart,
        html,
        place: TextPlace::Body,
    };
    let (document, problems) =
        markdown::read(source, Span::new(FileId(0), 0..source.len()), &style);
    let is_sound = problems.iter().all(|problem| problem.code.severity() != Severity::Error);
    is_sound.then_some(document.text)
}

/// Returns notes on those ranges of a text, each with all that stands before and after it.
fn notes_on(text: &str, ranges: &[(usize, usize)]) -> Vec<String> {
    let borders: Vec<usize> =
        text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    let context = |name: &str, words: &str| match words.trim() {
        "" => String::new(),
        _ => format!(", {name}: {}", json(words)),
    };
    let note = |(start, length): &(usize, usize)| {
        let (start, end) = (*start, (start + length).min(borders.len() - 1));
        let (start, end) = (*borders.get(start)?, *borders.get(end)?);
        let quote = text.get(start..end).filter(|quote| quote.contains(char::is_alphanumeric))?;
        let before = context("prefix", text.get(..start)?);
        let after = context("suffix", text.get(end..)?);
        Some(format!("{{kind: context, body: B., quote: {}{before}{after}}}", json(quote)))
    };
    ranges.iter().filter_map(note).collect()
}

fn json(words: &str) -> String {
    serde_json::to_string(words).unwrap()
}

/// How many texts are built at once.
const TEXTS: usize = 300;

/// Builds archives of the same texts with and without their notes, and compares the pages.
#[track_caller]
fn texts_are_untouched(html: HtmlTrust) {
    let trusted_html = html == HtmlTrust::Trusted;
    let [noted, plain] = [(); 2].map(|()| archive(""));
    for archive in [&noted, &plain] {
        let settings = format!("base_url: https://example.org/\ntrusted_html: {trusted_html}\n");
        archive.write("site.yaml", settings);
        archive.write("content/articles/i.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }
    let mut runner = TestRunner::deterministic();
    let mut texts = Vec::new();
    while texts.len() < TEXTS {
        let (source, ranges) = annotated_text().new_tree(&mut runner).unwrap().current();
        let Some(text) = readers_text(&source, html) else { continue };
        let notes = notes_on(&text, &ranges);
        if notes.is_empty() {
            continue;
        }
        let path = format!("content/articles/text-{}.md", texts.len());
        let head = "title: A text\ndate: 2024-09-26\n";
        plain.write(&path, format!("---\n{head}---\n{source}"));
        let annotations = notes.join(",\n  ");
        noted.write(&path, format!("---\n{head}annotations: [{annotations}]\n---\n{source}"));
        texts.push((source, notes));
    }
    run::build(&plain);
    run::build(&noted);
    for (n, (source, notes)) in texts.iter().enumerate() {
        let page = |archive: &Archive| {
            fs::read_to_string(archive.site().join(format!("articles/text-{n}/index.html")))
                .unwrap()
        };
        let with = page(&noted);
        assert_eq!(
            page::without_notes(&with),
            page::without_notes(&page(&plain)),
            "{source}\n{notes:#?}\n{with}"
        );
        // A browser mends what trusted HTML leaves open, so that elements are counted as they are written.
        for element in ["<div class=\"note ", "<sup class=\"note-ref\""] {
            assert_eq!(with.matches(element).count(), notes.len(), "{source}\n{notes:#?}");
        }
    }
}

#[test]
fn any_text_without_its_notes_is_the_text_that_has_none() {
    texts_are_untouched(HtmlTrust::Sanitized);
}

#[test]
fn any_text_with_trusted_html_is_as_it_was_too() {
    texts_are_untouched(HtmlTrust::Trusted);
}
