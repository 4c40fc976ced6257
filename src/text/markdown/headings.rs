//! Headings: the level that each is printed with, and its fragment.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::base::code::Code;
use crate::text::document::{Heading, TextRange};
use crate::text::markdown::TextPlace;
use crate::text::markdown::reader::{InlineRun, Numbering, Reader};
use crate::text::markdown::writer::Access;

/// The headings so far.
#[derive(Default)]
pub(super) struct Levels {
    /// Those above the present place: each one's level as written and as printed.
    above: Vec<(u8, u8)>,
    /// The last number that was added to a fragment which several headings share.
    alike: BTreeMap<String, usize>,
}

/// What the author wrote behind a heading's words.
pub(super) struct Attributes<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) classes: &'a [CowStr<'a>],
    pub(super) others: &'a [(CowStr<'a>, Option<CowStr<'a>>)],
}

impl Levels {
    /// Returns the level to print: levels 1 and 2 are 2, for the page's title is the only `h1`; the others as written, but
    /// never more than one below the heading that they belong to.
    pub(super) fn print(&mut self, level: HeadingLevel) -> u8 {
        let written = (level as u8).max(2);
        while self.above.last().is_some_and(|(above, _)| written <= *above) {
            self.above.pop();
        }
        let printed = self.above.last().map_or(1, |(_, printed)| *printed) + 1;
        self.above.push((written, printed));
        printed
    }
}

impl Reader<'_> {
    /// Reserves the fragments that authors chose, so that none made from a heading's words takes one of them.
    pub(super) fn reserve_fragments(&mut self) {
        let mut reserved = Vec::new();
        for (event, range) in self.events {
            if let Event::Start(Tag::Heading { id: Some(id), .. }) = event {
                reserved.push((prefixed(id), range));
            }
        }
        for (fragment, range) in reserved {
            if !is_fragment(&fragment) {
                let message = format!("`{fragment}` is no fragment of an address");
                self.report_with_help(
                    Code::BadFragment,
                    range,
                    message,
                    "use letters, digits, and hyphens",
                );
            } else if !self.taken.insert(fragment.clone()) {
                self.report(
                    Code::DuplicateFragment,
                    range,
                    format!("another heading has the fragment `{fragment}`"),
                );
            }
        }
    }

    /// Begins a heading.
    pub(super) fn start_heading(
        &mut self,
        at: usize,
        level: HeadingLevel,
        attributes: &Attributes<'_>,
    ) {
        let level = self.levels.print(level);
        let fragment = match attributes.id.map(prefixed).filter(|fragment| is_fragment(fragment)) {
            Some(fragment) => {
                self.out.document.fragments.push(fragment.clone());
                fragment
            }
            None => self.free_fragment(at),
        };
        self.report_attributes(&self.range(at), attributes);
        self.out.html(&format!("<h{level}"));
        if self.style.place == TextPlace::Body {
            self.out.html(" id=\"");
            self.out.attribute(&fragment);
            self.out.html("\"");
        }
        if !attributes.classes.is_empty() {
            self.out.html(" class=\"");
            self.out.attribute(&attributes.classes.join(" "));
            self.out.html("\"");
        }
        self.out.html(">");
        let start = self.out.next_text();
        self.out.document.headings.push(Heading {
            level,
            fragment,
            text: TextRange::new(start..start),
        });
        let close = format!("</h{level}>\n");
        self.start_run(InlineRun {
            close,
            start,
            numbering: Numbering::Plain,
            access: Access::Closed,
        });
    }

    /// Ends a heading.
    pub(super) fn end_heading(&mut self) {
        let end = self.out.document.text.len();
        if let Some(heading) = self.out.document.headings.last_mut() {
            heading.text = TextRange::new((heading.text.start as usize).min(end)..end);
        }
    }

    /// Makes a fragment from the words of the heading that begins with that event.
    fn free_fragment(&mut self, at: usize) -> String {
        let mut words = String::new();
        for (event, _) in self.events.iter().skip(at + 1) {
            match event {
                Event::End(TagEnd::Heading(_)) => break,
                Event::Text(more) | Event::Code(more) => words.push_str(more),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        let slug = format!("h-{}", slug(&words));
        if self.take_fragment(slug.clone()) {
            return slug;
        }
        // Goes on from the last number, for a text may have thousands of headings alike.
        let mut number = self.levels.alike.get(&slug).map_or(2, |last| last + 1);
        while !self.take_fragment(format!("{slug}-{number}")) {
            number += 1;
        }
        let fragment = format!("{slug}-{number}");
        self.levels.alike.insert(slug, number);
        fragment
    }

    fn report_attributes(&mut self, range: &Range<usize>, attributes: &Attributes<'_>) {
        for (key, _) in attributes.others {
            let message = format!("the attribute `{key}` of this heading is left out");
            self.report_with_help(
                Code::HtmlRemoved,
                range,
                message,
                "a heading may have an `#id` and a `.class`",
            );
        }
    }
}

fn prefixed(id: &str) -> String {
    if id.starts_with("h-") { id.to_owned() } else { format!("h-{id}") }
}

fn is_fragment(fragment: &str) -> bool {
    fragment.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Returns the words in lower case with hyphens between them; letters and digits of every script stay.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !matches!(c, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let length = slug.trim_end_matches('-').len();
    slug.truncate(length);
    if slug.is_empty() { "section".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_of_every_script() {
        assert_eq!(slug("What Ruto's government said (2024)"), "what-rutos-government-said-2024");
        assert_eq!(slug("Сказано — 说 قال"), "сказано-说-قال");
        assert_eq!(slug("?!"), "section");
    }

    #[test]
    fn levels_never_skip_on_the_way_down() {
        use HeadingLevel::{H1, H2, H3, H4, H5};
        let print = |levels: &[HeadingLevel]| {
            let mut above = Levels::default();
            levels.iter().map(|level| above.print(*level)).collect::<Vec<_>>()
        };
        assert_eq!(print(&[H1, H2, H3, H2, H3]), [2, 2, 3, 2, 3]);
        assert_eq!(print(&[H3, H3, H5, H4, H2]), [2, 2, 3, 3, 2]);
    }
}
