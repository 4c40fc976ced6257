//! What tests of texts share: a document of any Markdown.

use proptest::prelude::*;

use crate::base::language::Language;
use crate::base::span::{FileId, Span};
use crate::record::site::{HtmlTrust, Punctuation};
use crate::text::document::Document;
use crate::text::markdown::{TextPlace, TextStyle, read};

/// Reads the body of an English record.
pub(super) fn document(source: &str) -> Document {
    let style = TextStyle {
        language: Language::english(),
        punctuation: Punctuation::Smart,
        html: HtmlTrust::Sanitized,
        place: TextPlace::Body,
    };
    read(source, Span::new(FileId(0), 0..source.len()), &style).0
}

#[rustfmt::skip]
const PARTS: [&str; 59] = [
    "word ", "two words ", "*", "**", "_", "`", "```\n", "~~", "[", "]", "[[", "]]", "|",
    "(x.md)", "![", "](y)", "\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n# ",
    "\n### ", "\n    ", "[^1]", "\n\n[^1]: note ", "\"", "'", "--", "...", "<b>", "</b>",
    "<i class=x>", "<a href=\"z\">", "</a>", "<br>", "\n\n<div>\n", "\n</div>\n\n",
    "<!-- c -->", "<img src=a>", "\n\n| a | b |\n|:-:|--|\n| c | d |\n", "\n: def\n",
    "\n\n- [x] done\n", "&amp;", "&eacute;", "\\", "é", "说", "\u{202F}",
    "<details><summary>s</summary>", "</details>", "<p>", "<table><tr><td>", "  \n",
    "[ref][no]", "{#id}", "< ", "&",
];

/// Markdown of all sorts, as it is written and as nobody would.
pub(super) fn markdown() -> impl Strategy<Value = String> {
    let part = prop::sample::select(&PARTS[..]);
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}
