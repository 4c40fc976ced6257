//! A built page, looked at by CSS selectors.

use std::fs;
use std::path::Path;

use scraper::{ElementRef, Html, Selector};

/// A page that was built.
pub(crate) struct Page {
    html: Html,
}

impl Page {
    /// Reads a page of a site: `actors/kenya/` or `404.html`.
    pub(crate) fn read(site: &Path, address: &str) -> Self {
        let file = if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.into()
        };
        let text =
            fs::read_to_string(site.join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        Self::parse(&text)
    }

    /// Reads a page from its text.
    pub(crate) fn parse(text: &str) -> Self {
        Self { html: Html::parse_document(text) }
    }

    /// Returns the text of each element that a selector finds, white space folded.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.each(selector, |element| {
            let text: String = element.text().collect();
            Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
        })
    }

    /// Returns an attribute of each element that a selector finds and that has it.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.each(selector, |element| element.attr(name).map(str::to_owned))
    }

    fn each<T>(&self, selector: &str, read: impl Fn(ElementRef<'_>) -> Option<T>) -> Vec<T> {
        let selector = Selector::parse(selector).unwrap();
        self.html.select(&selector).filter_map(read).collect()
    }
}

#[test]
fn parts_are_found_by_selector() {
    let page = Page::parse("<main><a href='x/'>one\n two</a> <a>three</a></main>");
    assert_eq!(page.texts("main a"), ["one two", "three"]);
    assert_eq!(page.attributes("a", "href"), ["x/"]);
}

/// Returns a page without what notes add to it: marks are unwrapped, all else that has `data-note` is taken out.
pub(crate) fn without_notes(page: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    // The names of the elements that are open inside one that is taken out, that one included.
    let mut out: Vec<&str> = Vec::new();
    let mut in_mark = false;
    for piece in page.split_inclusive('>') {
        let (text, tag) = piece.split_once('<').unwrap_or((piece, ""));
        if out.is_empty() {
            kept.push_str(text);
        }
        let name = tag.trim_start_matches('/').split([' ', '>', '\n']).next().unwrap_or("");
        let is_end = tag.starts_with('/');
        match out.first() {
            None if tag.contains(" data-note") && name == "mark" => in_mark = true,
            None if is_end && name == "mark" && in_mark => in_mark = false,
            None if tag.contains(" data-note") => out.push(name),
            None if !tag.is_empty() => {
                kept.push('<');
                kept.push_str(tag);
            }
            Some(outermost) if name == *outermost && is_end => _ = out.pop(),
            Some(outermost) if name == *outermost => out.push(name),
            _ => {}
        }
    }
    kept
}

#[test]
fn what_notes_add_is_taken_out() {
    let page = "<p>a <mark data-note=\"x\">b</mark><sup data-note=\"x\"><a>1</a></sup></p><div class=n data-note><div>c</div></div>d";
    assert_eq!(without_notes(page), "<p>a b</p>d");
}
