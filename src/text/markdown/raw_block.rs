//! Blocks of raw HTML: walks over what the sanitizer returns, so that its words, links and images are like those of Markdown.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::record::site::HtmlTrust;
use crate::source::limits::MAX_MARKDOWN_DEPTH;
use crate::text::escape;
use crate::text::markdown::reader::{Container, Reader, is_code};
use crate::text::markdown::writer::{Access, Origin};
use crate::text::sanitize;
use crate::text::tags::{self, Tag, Token};

/// Elements of raw HTML that may hold blocks of Markdown between their tags.
const HOLDERS: [&str; 8] =
    ["div", "details", "article", "aside", "figure", "figcaption", "blockquote", "dl"];

/// Elements that do not begin a new block of the reader's text.
const INLINE_ONLY: [&str; 2] = ["col", "colgroup"];

/// Whether HTML is shown by its pieces, or shown by itself while only its words are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Pieces,
    Words,
}

/// A walk over HTML that the sanitizer returned.
struct Walk {
    /// The whole run in the body.
    range: Range<usize>,
    /// From where on its words are looked for in the source.
    cursor: usize,
    show: Show,
    /// Whether white space was left out since the last words of the block.
    space: bool,
    /// How many elements are open in which white space counts.
    preformatted: usize,
    /// How many elements are open in which names are not linked.
    closed: usize,
}

impl Reader<'_> {
    /// Writes a block of raw HTML and returns the number of the event behind it.
    pub(super) fn html_block(&mut self, at: usize) -> usize {
        let (range, end) = (self.range(at), self.end_of(at));
        let mut html = String::new();
        for at in at + 1..end {
            if let Some(Event::Html(line) | Event::Text(line)) = self.event(at) {
                html.push_str(line);
            }
        }
        if self.is_within_limits(&html, &range) {
            match self.style.html {
                HtmlTrust::Sanitized => self.sanitized_block(&html, &range),
                HtmlTrust::Trusted => self.trusted_block(&html, &range),
            }
            self.out.end_block();
            if self.may_break_behind_html() {
                self.break_blocks();
            }
        }
        end + 1
    }

    /// Returns whether blocks may stand behind raw HTML: not in a table or a list that trusted HTML leaves open.
    fn may_break_behind_html(&self) -> bool {
        let in_sanitized = match self.containers.last() {
            Some(Container::Raw(name)) => name != "dl",
            Some(Container::Markdown) | None => true,
        };
        let holds_blocks = |name: &String| name != "dl" && HOLDERS.contains(&name.as_str());
        in_sanitized && self.trusted_open.iter().all(holds_blocks)
    }

    /// Writes sanitized HTML. Markdown may stand between the tags of some elements, so their ends are looked for in later blocks.
    fn sanitized_block(&mut self, html: &str, range: &Range<usize>) {
        let mut rest = html;
        while let Some((before, after)) = self.split_at_holder_end(rest) {
            let holder = self.containers.len() - 1;
            self.sanitized_part(before, range);
            // What this part opened ends with the element around it.
            while holder < self.containers.len() {
                self.end_holder();
            }
            self.out.end_block();
            rest = after;
        }
        self.sanitized_part(rest, range);
    }

    fn end_holder(&mut self) {
        if let Some(Container::Raw(name)) = self.containers.pop() {
            self.out.html(&format!("</{name}>\n"));
        }
    }

    /// Splits a run at the end tag of the element that an earlier block opened.
    fn split_at_holder_end<'h>(&self, html: &'h str) -> Option<(&'h str, &'h str)> {
        let Some(Container::Raw(holder)) = self.containers.last() else { return None };
        let mut depth = 0_usize;
        let mut tokens = tags::tokens(html);
        loop {
            let before = tokens.rest();
            match tokens.next()? {
                Token::Start(tag) if tag.name.eq_ignore_ascii_case(holder) => depth += 1,
                Token::End(name) if name.eq_ignore_ascii_case(holder) && depth == 0 => {
                    let start = html.len() - before.len();
                    return Some((html.get(..start)?, tokens.rest()));
                }
                Token::End(name) if name.eq_ignore_ascii_case(holder) => depth -= 1,
                _ => {}
            }
        }
    }

    fn sanitized_part(&mut self, html: &str, range: &Range<usize>) {
        if html.trim().is_empty() {
            return;
        }
        let cleaned = self.cleaned(html);
        self.report_removed(&cleaned.removed, range);
        let mut shown = cleaned.html.trim_end();
        let mut held = Vec::new();
        for name in holders(html).iter().rev() {
            let Some(shorter) = shown.strip_suffix(&format!("</{name}>")) else { break };
            shown = shorter.trim_end();
            held.push(name.clone());
        }
        self.take_ids(shown, range);
        self.walk(shown, range, Show::Pieces);
        self.out.html("\n");
        self.containers.extend(held.into_iter().rev().map(Container::Raw));
        if MAX_MARKDOWN_DEPTH < self.containers.len() {
            self.too_deep.get_or_insert(self.span(range));
        }
    }

    /// Writes trusted HTML as it is; its words, which only the sanitizer can tell, are part of the reader's text.
    fn trusted_block(&mut self, html: &str, range: &Range<usize>) {
        self.take_ids(html, range);
        self.out.html(html);
        read_open(html, &mut self.trusted_open);
        self.walk(&sanitize::clean(html).html, range, Show::Words);
    }

    fn walk(&mut self, html: &str, range: &Range<usize>, show: Show) {
        let cursor = range.start;
        let mut walk =
            Walk { range: range.clone(), cursor, show, space: false, preformatted: 0, closed: 0 };
        for token in tags::tokens(html) {
            match token {
                Token::Start(tag) => self.walk_start(&tag, &mut walk),
                Token::End(name) => self.walk_end(name, &mut walk),
                Token::Text(text) => self.walk_text(&escape::unescape(text), &mut walk),
                Token::Comment | Token::Other | Token::Unfinished => {}
            }
        }
        while let Some(open) = self.open.pop() {
            self.close(&open);
        }
    }

    fn walk_start(&mut self, tag: &Tag<'_>, walk: &mut Walk) {
        self.break_block(tag.name, walk);
        walk.preformatted += usize::from(tag.name == "pre");
        walk.closed += usize::from(is_closed(tag.name));
        walk.space |= tag.name == "br";
        if walk.show == Show::Words {
            return;
        }
        let range = walk.range.clone();
        match tag.name {
            "a" => self.raw_link(tag, &range),
            "img" => {
                self.walk_space(walk);
                self.raw_image(tag, &range);
            }
            // Browsers drop a line feed right behind this tag: without one of ours it would be the text's own.
            "pre" => self.out.html(&format!("{}\n", tag.raw)),
            _ => self.out.html(tag.raw),
        }
    }

    fn walk_end(&mut self, name: &str, walk: &mut Walk) {
        self.break_block(name, walk);
        walk.preformatted = walk.preformatted.saturating_sub(usize::from(name == "pre"));
        walk.closed = walk.closed.saturating_sub(usize::from(is_closed(name)));
        if walk.show == Show::Words {
            return;
        }
        match name {
            "a" => {
                if let Some(open) = self.open.pop() {
                    self.close(&open);
                }
            }
            _ => self.out.html(&format!("</{name}>")),
        }
    }

    /// Ends the block of the reader's text at an element that is none among words.
    fn break_block(&mut self, name: &str, walk: &mut Walk) {
        if !sanitize::is_phrasing(name) && !INLINE_ONLY.contains(&name) {
            self.out.end_block();
            walk.space = false;
        }
    }

    /// Adds words, with white space as a browser shows it.
    fn walk_text(&mut self, text: &str, walk: &mut Walk) {
        if 0 < walk.preformatted {
            self.walk_words(text, walk);
            return;
        }
        let is_space = |c: char| c.is_ascii_whitespace();
        walk.space |= text.starts_with(is_space);
        let words = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return;
        }
        self.walk_space(walk);
        self.walk_words(&words, walk);
        walk.space = text.ends_with(is_space);
    }

    /// Adds the white space that was left out, unless a block begins here.
    fn walk_space(&mut self, walk: &mut Walk) {
        let first = self.out.last_char().is_none_or(char::is_whitespace);
        if std::mem::take(&mut walk.space) && !first {
            self.show(" ", &walk.range.clone(), Origin::Changed, walk);
        }
    }

    fn walk_words(&mut self, words: &str, walk: &mut Walk) {
        let rest = walk.cursor..walk.range.end;
        let (place, origin) = self.verbatim(words, &rest);
        if origin == Origin::Verbatim {
            walk.cursor = place.end;
            self.show(words, &place, origin, walk);
        } else {
            self.show(words, &walk.range.clone(), origin, walk);
        }
    }

    fn show(&mut self, words: &str, range: &Range<usize>, origin: Origin, walk: &Walk) {
        let access = if 0 < walk.closed || self.in_link() { Access::Closed } else { Access::Open };
        match walk.show {
            Show::Pieces => self.out.text(words, self.span(range), origin, access),
            Show::Words => _ = self.out.hidden_text(words, self.span(range), origin),
        }
    }
}

/// Returns whether names are not linked in an element: headings, code, sources of quotations, and what a click opens.
fn is_closed(name: &str) -> bool {
    is_code(name) || matches!(name, "h2" | "h3" | "h4" | "h5" | "h6" | "cite" | "summary")
}

/// Returns the elements that a run leaves open at its end and that may hold Markdown, outermost first.
fn holders(html: &str) -> Vec<String> {
    let mut open = Vec::new();
    read_open(html, &mut open);
    if open.iter().all(|name| HOLDERS.contains(&name.as_str())) { open } else { Vec::new() }
}

/// Adds the elements that HTML leaves open to those that are, and takes away those that it ends.
fn read_open(html: &str, open: &mut Vec<String>) {
    for token in tags::tokens(html) {
        match token {
            Token::Start(tag) if tags::nests(tag.name) => open.push(tag.name.to_ascii_lowercase()),
            Token::End(name) => {
                if let Some(at) = open.iter().rposition(|open| open.eq_ignore_ascii_case(name)) {
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
}
