//! The examples of the `CommonMark` specification.

use std::fmt::Write;

use dateline::base::diagnostic::Diagnostic;
use dateline::base::language::Language;
use dateline::base::span::{FileId, Span};
use dateline::record::site::{HtmlTrust, Punctuation};
use dateline::text::assemble::{self, Filling, LinkFilling};
use dateline::text::document::{Document, Target};
use dateline::text::escape;
use dateline::text::markdown::{self, TextPlace, TextStyle};
use ego_tree::iter::Edge;
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

/// Returns the tree as text: elements with their attributes in order; white space folded, but within code, and taken away
/// beside blocks. Headings lose their level, for a page's title is the only first one; escapes of addresses are undone, for
/// several are right; that a reader can scroll code by keyboard is left out.
fn tree(html: &str) -> String {
    let mut tree = String::new();
    let mut n_pre = 0_usize;
    for edge in Html::parse_fragment(html).tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                n_pre += usize::from(is_pre(node.value()));
                open(node.value(), n_pre, &mut tree);
            }
            Edge::Close(node) => {
                close(node.value(), n_pre, &mut tree);
                n_pre -= usize::from(is_pre(node.value()));
            }
        }
    }
    tree
}

fn open(node: &Node, n_pre: usize, tree: &mut String) {
    match node {
        Node::Element(element) => {
            if n_pre == 0 && !is_inline(element.name()) {
                tree.truncate(tree.trim_end().len());
            }
            write!(tree, "<{}", name(element.name())).unwrap();
            let mut attributes: Vec<(&str, &str)> = element.attrs().collect();
            attributes.sort_unstable();
            for (name, value) in attributes.into_iter().filter(|(name, _)| *name != "tabindex") {
                write!(tree, " {name}={}", escape::unescape_address(value)).unwrap();
            }
            tree.push('>');
        }
        Node::Text(text) if 0 < n_pre => tree.push_str(text),
        Node::Text(text) => text.chars().for_each(|c| push_folded(c, tree)),
        _ => {}
    }
}

fn close(node: &Node, n_pre: usize, tree: &mut String) {
    let Node::Element(element) = node else { return };
    if 0 < n_pre || !is_inline(element.name()) {
        tree.truncate(tree.trim_end().len());
    }
    write!(tree, "</{}>", name(element.name())).unwrap();
}

fn push_folded(c: char, tree: &mut String) {
    if !c.is_ascii_whitespace() {
        tree.push(c);
    } else if !ends_with_block(tree) && !tree.ends_with(' ') {
        tree.push(' ');
    }
}

fn ends_with_block(tree: &str) -> bool {
    let tag = tree.strip_suffix('>').and_then(|tree| tree.rsplit_once('<')).map(|(_, tag)| tag);
    tag.is_some_and(|tag| {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or("");
        !is_inline(name)
    })
}

fn is_inline(name: &str) -> bool {
    matches!(name, "a" | "b" | "code" | "del" | "em" | "i" | "img" | "strong" | "sup")
}

fn is_pre(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.name() == "pre")
}

fn name(name: &str) -> &str {
    if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") { "h" } else { name }
}

/// Examples that read otherwise here, each with the reason, by the first eight digits of the BLAKE3 of their Markdown.
const DIFFERENCES: [(&str, &str); 14] = [
    ("6b843e96", "200: a link to nothing is its words, and an error"),
    ("9ea4c853", "485: a link to nothing is its words, and an error"),
    ("1054f344", "486: a link to nothing is its words, and an error"),
    ("3dca379a", "567: a link to nothing is its words, and an error"),
    ("282e7639", "484: a link without words is left out, and an error"),
    ("0125ad65", "487: a link without words is left out, and an error"),
    ("b5990c6e", "596: a scheme that is not linked, which is an error"),
    ("7e4bd920", "598: a scheme that is not linked, which is an error"),
    ("86cfd450", "599: a scheme that is not linked, which is an error"),
    ("1cb30f1b", "601: a scheme that is not linked, which is an error"),
    ("b91bae6d", "548: `[[` begins a link to a record"),
    ("f64b758f", "559: `[[` begins a link to a record"),
    ("dd380592", "590: `[[` begins a link to a record"),
    ("60fe172f", "300: a paragraph beside a heading has its own element, which carries its number"),
];

/// With raw HTML left as it is, each example reads as the specification says, under the marks that mean more here too.
#[test]
fn examples_read_as_the_specification_says() {
    let mut failures = Vec::new();
    for example in examples() {
        let (document, _) = read(&example.markdown, HtmlTrust::Trusted, TextPlace::Field);
        let (ours, theirs) = (tree(&html(&document)), tree(&example.html));
        let id = content_id(&example.markdown);
        if (ours == theirs) == DIFFERENCES.iter().any(|(other, _)| *other == id) {
            let (number, markdown) = (example.number, example.markdown);
            failures.push(format!("{number} ({id}): {markdown:?}\n  {theirs}\n  {ours}"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn content_id(markdown: &str) -> String {
    blake3::hash(markdown.as_bytes()).to_hex().chars().take(8).collect()
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
