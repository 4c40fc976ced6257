//! The examples of the CommonMark specification.

use std::fmt::Write;

use dateline::base::diagnostic::Diagnostic;
use dateline::base::language::Language;
use dateline::base::span::{FileId, Span};
use dateline::record::site::{HtmlTrust, Punctuation};
use dateline::text::assemble::{self, Filling, LinkFilling};
use dateline::text::document::{Document, Target};
use dateline::text::escape;
use dateline::text::markdown::{self, TextPlace, TextStyle};
use scraper::{Html, Node};
use serde_json::Value;

use crate::{files, text};

struct Example {
    number: u64,
    markdown: String,
    html: String,
}

fn examples() -> Vec<Example> {
    let mut examples = Vec::new();
    for file in files("commonmark", "json") {
        let list: Vec<Value> = serde_json::from_str(&text(&file)).unwrap();
        examples.extend(list.iter().map(|example| Example {
            number: example["example"].as_u64().unwrap(),
            markdown: example["markdown"].as_str().unwrap().to_owned(),
            html: example["html"].as_str().unwrap().to_owned(),
        }));
    }
    assert!(!examples.is_empty());
    examples
}

fn read(markdown: &str, html: HtmlTrust, place: TextPlace) -> (Document, Vec<Diagnostic>) {
    let style =
        TextStyle { language: Language::english(), punctuation: Punctuation::Plain, html, place };
    markdown::read(markdown, Span::new(FileId(0), 0..markdown.len()), &style)
}

/// Fills links and images with the addresses that are written.
fn html(document: &Document) -> String {
    let links: Vec<LinkFilling> = document
        .links
        .iter()
        .map(|link| LinkFilling {
            attributes: Some(format!(
                " href=\"{}\"{}",
                escape::attribute(&address(&link.target)),
                link.attributes
            )),
            label: String::new(),
        })
        .collect();
    let images: Vec<Option<String>> = document
        .images
        .iter()
        .map(|image| {
            Some(format!(
                " src=\"{}\"{}",
                escape::attribute(&address(&image.target)),
                image.attributes
            ))
        })
        .collect();
    assemble::html(document, &Filling { links: &links, images: &images, ..Filling::default() })
}

fn address(target: &Target) -> String {
    let with = |path: &str, fragment: &Option<String>| {
        fragment.as_ref().map_or_else(|| path.to_owned(), |fragment| format!("{path}#{fragment}"))
    };
    match target {
        Target::Wiki { words, fragment } => with(words, fragment),
        Target::Path { path, fragment } => with(path, fragment),
        Target::Fragment(fragment) => format!("#{fragment}"),
        Target::Web(address) => address.clone(),
    }
}

/// Returns the tree as text: elements with their attributes in order, white space folded. Headings lose their level, for a
/// page's title is the only first one; escapes of addresses are undone, for several are right; that a reader can scroll code by
/// keyboard is left out.
fn tree(html: &str) -> String {
    let mut tree = String::new();
    for edge in Html::parse_fragment(html).tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => open(node.value(), &mut tree),
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    write!(tree, "</{}>", name(element.name())).unwrap();
                }
            }
        }
    }
    tree.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("> <", "><")
        .replace(" <", "<")
        .replace("> ", ">")
}

fn open(node: &Node, tree: &mut String) {
    match node {
        Node::Element(element) => {
            write!(tree, "<{}", name(element.name())).unwrap();
            let mut attributes: Vec<(&str, &str)> = element.attrs().collect();
            attributes.sort_unstable();
            for (name, value) in attributes.into_iter().filter(|(name, _)| *name != "tabindex") {
                write!(tree, " {name}={}", escape::unescape_address(value)).unwrap();
            }
            tree.push('>');
        }
        Node::Text(text) => tree.push_str(text),
        _ => {}
    }
}

fn name(name: &str) -> &str {
    if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") { "h" } else { name }
}

/// With raw HTML left as it is, an example reads as the specification says, or the author is told why it does not: links without
/// words, to nothing, or of a scheme that is not linked.
#[test]
fn examples_read_as_the_specification_says_or_are_reported() {
    let mut failures = Vec::new();
    for example in examples() {
        let (document, problems) = read(&example.markdown, HtmlTrust::Trusted, TextPlace::Field);
        let (ours, theirs) = (tree(&html(&document)), tree(&example.html));
        if ours != theirs && problems.is_empty() && !is_ours(&example.markdown) {
            failures
                .push(format!("{}: {:?}\n  {theirs}\n  {ours}", example.number, example.markdown));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Marks that mean more here than in the specification: `[[` begins a link to a record, `~~` deletes, `|` may make a table, `[^`
/// a footnote, `: ` after a line a definition, `{` after a heading its attributes, `[ ]` a task.
fn is_ours(markdown: &str) -> bool {
    ["[[", "~~", "[^", "\n: ", "\n|", "[ ]", "[x]", "[!"].iter().any(|mark| markdown.contains(mark))
}

/// Under our own options nothing panics, places are true, and what a page shows is the reader's text.
#[test]
fn examples_have_true_places_under_our_options() {
    for example in examples() {
        for trust in [HtmlTrust::Sanitized, HtmlTrust::Trusted] {
            let (document, _) = read(&example.markdown, trust, TextPlace::Body);
            assert_true(&document, &example);
            if trust == HtmlTrust::Sanitized {
                let page: String =
                    Html::parse_fragment(&html(&document)).root_element().text().collect();
                let words =
                    |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                assert_eq!(
                    words(&page),
                    words(&document.text),
                    "{}: {:?}",
                    example.number,
                    example.markdown
                );
            }
        }
    }
}

fn assert_true(document: &Document, example: &Example) {
    let mut end = 0;
    for run in &document.map {
        let (text, source) = (run.text.range(), run.source.range());
        assert!(end <= text.start, "{}: runs overlap", example.number);
        end = text.end;
        let words = document.text.get(text.clone()).expect("runs are on character boundaries");
        let written =
            example.markdown.get(source.clone()).expect("places are on character boundaries");
        if text.len() == source.len()
            && !written.starts_with('&')
            && !written.contains(['\n', '\t', '\0'])
        {
            assert_eq!(words, written, "{}: {:?}", example.number, example.markdown);
        }
    }
    let starts: Vec<u32> = document.paragraphs.iter().map(|paragraph| paragraph.start).collect();
    assert!(starts.is_sorted(), "{}: paragraphs in order", example.number);
}
