//! Links and images: slots that are filled when the page is made.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::base::code::Code;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::text::document::{Image, Link, Piece, Target, TextRange};
use crate::text::escape;
use crate::text::markdown::reader::{Open, Reader};
use crate::text::markdown::target::{self, BadTarget};
use crate::text::markdown::writer::{Access, Origin};

impl Reader<'_> {
    /// Begins a link, and ends it too if its words are its target.
    pub(super) fn start_link(&mut self, at: usize) -> usize {
        let range = self.range(at);
        let Some(Event::Start(Tag::Link { link_type, dest_url, title, .. })) = self.event(at)
        else {
            return at + 1;
        };
        let target = match link_type {
            LinkType::WikiLink { .. } => target::wiki(dest_url),
            LinkType::Email => Ok(Target::Web(format!("mailto:{dest_url}"))),
            _ => target::link(dest_url),
        };
        let link = self.checked(target, &range).filter(|_| !self.in_link());
        if let LinkType::WikiLink { has_pothole: false } = link_type {
            self.bare_link(link, &range);
            return self.end_of(at) + 1;
        }
        if !self.has_content(at) {
            self.report(Code::EmptyLink, &range, "this link has no words");
        } else if let Some(target) = link {
            let number = self.link(target, title_attribute(title), &range);
            self.push(Open::Link(number), &range);
            return at + 1;
        }
        self.push(Open::Words, &range);
        at + 1
    }

    /// Writes `[[words]]`. An id is no word of the text: there the target's name will stand.
    fn bare_link(&mut self, target: Option<Target>, range: &Range<usize>) {
        let Some(target) = target else {
            let written = self.text.get(range.clone()).unwrap_or_default();
            self.out.text(written, self.span(range), Origin::Verbatim, self.access());
            return;
        };
        let label = match &target {
            Target::Wiki { words, .. } => name_of(words).map(str::to_owned),
            Target::Fragment(fragment) => Some(fragment.clone()),
            Target::Path { .. } | Target::Web(_) => None,
        };
        let number = self.link(target, String::new(), range);
        self.push(Open::Link(number), range);
        if let Some(label) = label {
            let (place, origin) = self.verbatim(&label, range);
            self.out.text(&label, self.span(&place), origin, Access::Closed);
        } else {
            self.out.start_block();
            self.out.stand_in('x');
        }
        self.close_markdown();
    }

    /// Adds a link and writes its beginning.
    pub(super) fn link(&mut self, target: Target, attributes: String, range: &Range<usize>) -> u32 {
        let start = self.out.next_text();
        let link = Link {
            target,
            label: TextRange::new(start..start),
            attributes,
            span: self.span(range),
        };
        let number = self.out.document.links.len();
        self.out.document.links.push(link);
        let number =
            u32::try_from(number).expect("a file of some megabytes has fewer links than 2^32");
        self.out.piece(Piece::LinkStart(number));
        number
    }

    /// Writes an image whole.
    pub(super) fn image(&mut self, at: usize) -> usize {
        let range = self.range(at);
        let Some(Event::Start(Tag::Image { link_type, dest_url, title, .. })) = self.event(at)
        else {
            return at + 1;
        };
        let is_wiki = matches!(link_type, LinkType::WikiLink { .. });
        let target = if is_wiki { target::wiki_image(dest_url) } else { target::link(dest_url) };
        let end = self.end_of(at);
        let alt = match link_type {
            LinkType::WikiLink { has_pothole: false } => String::new(),
            _ => self.alternative(at + 1..end),
        };
        if alt.trim().is_empty() {
            let help = if is_wiki {
                "write `![[file|what it shows]]`"
            } else {
                "write `![what it shows](file)`"
            };
            self.report_with_help(
                Code::MissingAlt,
                &range,
                "this image has no alternative text".to_owned(),
                help,
            );
        }
        if let Some(target) = self.checked(target, &range) {
            self.add_image(Image {
                target,
                alt,
                attributes: title_attribute(title),
                span: self.span(&range),
            });
        }
        end + 1
    }

    /// Adds an image and writes its slot.
    pub(super) fn add_image(&mut self, image: Image) {
        let number = self.out.document.images.len();
        self.out.document.images.push(image);
        let number =
            u32::try_from(number).expect("a file of some megabytes has fewer images than 2^32");
        self.out.piece(Piece::Image(number));
        self.out.stand_in('\u{FFFC}');
    }

    /// Returns the target if it is one, and reports it otherwise.
    pub(super) fn checked(
        &mut self,
        target: Result<Target, BadTarget>,
        range: &Range<usize>,
    ) -> Option<Target> {
        match target {
            Ok(target) => return Some(target),
            Err(BadTarget::Empty) => self.report(Code::EmptyLink, range, "this leads nowhere"),
            Err(BadTarget::NoScheme) => {
                let message = "the address begins with `//`".to_owned();
                self.report_with_help(
                    Code::UnknownLink,
                    range,
                    message,
                    "begin it with `https://`",
                );
            }
            Err(BadTarget::Scheme(scheme)) => {
                let message = format!("the address has the scheme `{scheme}:`");
                let help =
                    "a link leads to a file of the archive, or to `https:`, `http:` or `mailto:`";
                self.report_with_help(Code::UnknownLink, range, message, help);
            }
            Err(BadTarget::Kind(reference)) => {
                let message = format!("`{reference}` is a reference, not an address");
                let help = format!("write `[[{reference}|words]]`");
                self.report_with_help(Code::UnknownLink, range, message, &help);
            }
        }
        None
    }

    /// Returns whether a link holds words or an image.
    fn has_content(&self, at: usize) -> bool {
        (at + 1..self.end_of(at)).any(|at| match self.event(at) {
            Some(Event::Text(words) | Event::Code(words)) => !words.trim().is_empty(),
            Some(Event::Start(Tag::Image { .. })) => true,
            _ => false,
        })
    }

    /// Returns the words of an image's alternative text.
    fn alternative(&self, events: Range<usize>) -> String {
        let mut words = String::new();
        for at in events {
            match self.event(at) {
                Some(Event::Text(more) | Event::Code(more)) => words.push_str(more),
                Some(Event::SoftBreak | Event::HardBreak) => words.push(' '),
                _ => {}
            }
        }
        words
    }
}

/// Returns the part of a bare wiki link that is a name and so can be read; `None` for an id.
fn name_of(words: &str) -> Option<&str> {
    let name = match words.split_once(':') {
        Some((kind, rest)) if Kind::from_name(kind.trim()).is_some() => rest.trim(),
        _ => words,
    };
    Id::parse(name).is_none().then_some(name)
}

fn title_attribute(title: &str) -> String {
    if title.is_empty() {
        String::new()
    } else {
        format!(" title=\"{}\"", escape::attribute(title))
    }
}
