//! Raw HTML among words: passed through where it is trusted, else sanitized tag by tag. Its links and images become slots like
//! those of Markdown.

use std::fmt::Write;
use std::ops::Range;

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::record::site::HtmlTrust;
use crate::source::limits::{MAX_HTML_RUN, MAX_MARKDOWN_DEPTH};
use crate::text::document::Image;
use crate::text::markdown::TextPlace;
use crate::text::markdown::reader::{Open, Reader};
use crate::text::markdown::target;
use crate::text::markdown::writer::Origin;
use crate::text::sanitize::{self, Cleaned};
use crate::text::tags::{self, Tag, Token};

impl Reader<'_> {
    /// Writes one tag or comment among words.
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        if self.style.html == HtmlTrust::Trusted {
            self.take_ids(html, range);
            self.out.html(html);
            return;
        }
        match tags::tokens(html).next() {
            Some(Token::Start(tag)) => self.inline_tag(&tag, range),
            Some(Token::End(name)) => self.inline_end(&name.to_ascii_lowercase()),
            Some(Token::Comment | Token::Text(_)) | None => {}
            Some(Token::Other | Token::Unfinished) => {
                self.report_removed(&["a declaration".to_owned()], range);
            }
        }
    }

    fn inline_tag(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let name = tag.name.to_ascii_lowercase();
        if !sanitize::is_phrasing(&name) {
            self.report_removed(&[format!("`<{name}>`")], range);
            return;
        }
        if !self.is_within_limits(tag.raw, range) {
            return;
        }
        let cleaned = self.cleaned(tag.raw);
        self.report_removed(&cleaned.removed, range);
        let Some(Token::Start(tag)) = tags::tokens(&cleaned.html).next() else { return };
        self.take_ids(tag.raw, range);
        match tag.name {
            "a" => self.raw_link(&tag, range),
            "img" => self.raw_image(&tag, range),
            "br" => {
                self.out.text(" ", self.span(range), Origin::Changed, self.access());
                self.out.html("<br>");
            }
            void if tags::is_void(void) => self.out.html(tag.raw),
            name => {
                self.out.html(tag.raw);
                self.push(Open::Raw(name.to_owned()), range);
            }
        }
    }

    /// Ends an element that raw HTML opened inside the innermost mark of Markdown; other end tags mean nothing.
    fn inline_end(&mut self, name: &str) {
        let inner = self.open.iter().rev().take_while(|open| is_raw(open));
        let Some(depth) =
            inner.enumerate().find(|(_, open)| is_element(open, name)).map(|(depth, _)| depth)
        else {
            return;
        };
        for _ in 0..=depth {
            if let Some(open) = self.open.pop() {
                self.close(&open);
            }
        }
    }

    /// Begins `<a>`: a link as in Markdown, or a mere anchor.
    pub(super) fn raw_link(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let others = other_attributes(tag, &["href"]);
        let Some(href) = tag.attribute("href") else {
            if self.in_link() {
                self.push(Open::RawWords, range);
            } else {
                self.out.html(&format!("<a{others}>"));
                self.push(Open::Raw("a".to_owned()), range);
            }
            return;
        };
        let target = self.checked(target::link(&href), range);
        let nested =
            self.open.iter().any(|open| is_element(open, "a") || matches!(open, Open::Link(_)));
        if nested {
            self.report_removed(&["a link in a link".to_owned()], range);
        }
        match target.filter(|_| !nested) {
            Some(target) => {
                let number = self.link(target, others, range);
                self.push(Open::RawLink(number), range);
            }
            None => self.push(Open::RawWords, range),
        }
    }

    pub(super) fn raw_image(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let alt = tag.attribute("alt");
        if alt.is_none() {
            let help =
                "write `alt=\"what it shows\"`, or `alt=\"\"` where it shows nothing that matters";
            self.report_with_help(
                Code::MissingAlt,
                range,
                "this image has no alternative text".to_owned(),
                help,
            );
        }
        let src = tag.attribute("src").unwrap_or_default();
        if let Some(target) = self.checked(target::link(&src), range) {
            let attributes = other_attributes(tag, &["src", "alt"]);
            let span = self.span(range);
            self.add_image(Image { target, alt: alt.unwrap_or_default(), attributes, span });
        }
    }

    /// Returns whether a run may be given to the sanitizer, and reports what is too large or nested too deep.
    pub(super) fn is_within_limits(&mut self, html: &str, range: &Range<usize>) -> bool {
        if MAX_HTML_RUN < html.len() {
            let message =
                format!("this run of HTML has {} bytes; the limit is {MAX_HTML_RUN}", html.len());
            self.report(Code::HtmlTooLarge, range, message);
            return false;
        }
        if MAX_MARKDOWN_DEPTH < tags::depth(html) {
            self.too_deep.get_or_insert(self.span(range));
            return false;
        }
        true
    }

    /// Returns HTML as the sanitizer leaves it where this text stands.
    pub(super) fn cleaned(&self, html: &str) -> Cleaned {
        match self.style.place {
            TextPlace::Body => sanitize::clean(html),
            TextPlace::Field => sanitize::clean_without_ids(html),
        }
    }

    pub(super) fn report_removed(&mut self, removed: &[String], range: &Range<usize>) {
        if !removed.is_empty() {
            let message = format!("the raw HTML has lost {}", removed.join(", "));
            self.report(Code::HtmlRemoved, range, message);
        }
    }

    /// Takes the ids of raw HTML as fragments.
    pub(super) fn take_ids(&mut self, html: &str, range: &Range<usize>) {
        for token in tags::tokens(html) {
            if let Token::Start(tag) = token
                && let Some(id) = tag.attribute("id")
                && !self.take_fragment(id.clone())
            {
                let message = format!("something else has the fragment `{id}`");
                self.problems.push(Diagnostic::new(
                    Code::DuplicateFragment,
                    self.span(range),
                    message,
                ));
            }
        }
    }
}

fn is_raw(open: &Open) -> bool {
    matches!(open, Open::Raw(_) | Open::RawLink(_) | Open::RawWords)
}

fn is_element(open: &Open, name: &str) -> bool {
    match open {
        Open::Raw(raw) => raw == name,
        Open::RawLink(_) | Open::RawWords => name == "a",
        Open::Markdown(_) | Open::Link(_) | Open::Words => false,
    }
}

/// Returns the attributes of a cleaned tag but those, as they are printed.
fn other_attributes(tag: &Tag<'_>, but: &[&str]) -> String {
    let mut printed = String::new();
    for (name, value) in tag.attributes.iter().filter(|(name, _)| !but.contains(name)) {
        write!(printed, " {name}=\"{value}\"").expect("a string takes all that is written");
    }
    printed
}
