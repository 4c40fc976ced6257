//! Footnotes: numbered in the order of their first references, and written at the end of the text.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::text::document::Level;
use crate::text::markdown::reader::{Container, Numbering, Reader};

/// The footnotes of a body.
#[derive(Default)]
pub(super) struct Footnotes {
    /// By label in lower case.
    by_label: BTreeMap<String, Footnote>,
    /// Labels in the order of their numbers.
    numbered: Vec<String>,
}

/// One footnote.
struct Footnote {
    /// The event that its definition begins with.
    definition: usize,
    /// Its number, once something has referred to it.
    number: Option<usize>,
    /// How many references there are in the body, and how many of them are written.
    references: usize,
    written: usize,
}

impl Reader<'_> {
    /// Finds all definitions and counts their references.
    pub(super) fn collect_footnotes(&mut self) {
        let mut twice = Vec::new();
        for (at, (event, range)) in self.events.iter().enumerate() {
            if let Event::Start(Tag::FootnoteDefinition(label)) = event {
                let footnote = Footnote { definition: at, number: None, references: 0, written: 0 };
                match self.notes.by_label.get(&label.to_lowercase()) {
                    Some(first) => twice.push((range, label, self.range(first.definition))),
                    None => _ = self.notes.by_label.insert(label.to_lowercase(), footnote),
                }
            }
        }
        for (range, label, first) in twice {
            let message = format!("the footnote `{label}` is defined twice");
            let problem = Diagnostic::new(Code::DuplicateFragment, self.span(range), message);
            self.problems
                .push(problem.with_related(self.span(&first), "the first definition stands here"));
        }
        for (event, _) in self.events {
            if let Event::FootnoteReference(label) = event
                && let Some(footnote) = self.notes.by_label.get_mut(&label.to_lowercase())
            {
                footnote.references += 1;
            }
        }
    }

    /// Writes a reference; its mark is no part of the reader's text.
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let in_link = self.in_link();
        let key = label.to_lowercase();
        let Some(footnote) = self.notes.by_label.get_mut(&key) else { return };
        let number = *footnote.number.get_or_insert_with(|| {
            self.notes.numbered.push(key);
            self.notes.numbered.len()
        });
        footnote.written += 1;
        let id = reference_id(number, footnote.written);
        // A link must not lie in a link, so there the mark is only a mark.
        let mark = if in_link {
            format!("<sup id=\"{id}\">{number}</sup>")
        } else {
            format!(
                "<sup><a id=\"{id}\" href=\"#fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"
            )
        };
        self.out.html(&mark);
        self.take_fragment(id);
    }

    /// Writes the footnotes at the end of the text, those that nothing refers to last.
    pub(super) fn footnotes(&mut self) {
        self.report_unused();
        self.numbering = Numbering::Plain;
        let mut next = 0;
        while let Some(label) =
            self.notes.numbered.get(next).cloned().or_else(|| self.unused_footnote())
        {
            if next == 0 {
                self.out.html("<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
            }
            next += 1;
            self.footnote(&label, next);
        }
        if 0 < next {
            self.out.html("</ol>\n</div>\n");
            self.out.break_blocks(Level::Top);
        }
    }

    fn report_unused(&mut self) {
        let unused = self.notes.by_label.values().filter(|footnote| footnote.references == 0);
        let places: Vec<_> = unused.map(|footnote| footnote.definition).collect();
        for at in places {
            self.report(
                Code::UndefinedReference,
                &self.range(at),
                "nothing refers to this footnote",
            );
        }
    }

    /// Numbers the first footnote in source order that has no number yet.
    fn unused_footnote(&mut self) -> Option<String> {
        let without =
            self.notes.by_label.iter_mut().filter(|(_, footnote)| footnote.number.is_none());
        let (label, footnote) = without.min_by_key(|(_, footnote)| footnote.definition)?;
        self.notes.numbered.push(label.clone());
        footnote.number = Some(self.notes.numbered.len());
        Some(label.clone())
    }

    fn footnote(&mut self, label: &str, number: usize) {
        let Some(footnote) = self.notes.by_label.get(label) else { return };
        let (definition, references) = (footnote.definition, footnote.references);
        let events: Range<usize> = definition + 1..self.end_of(definition);
        self.out.html(&format!("<li id=\"fn-{number}\">"));
        self.take_fragment(format!("fn-{number}"));
        self.containers.push(Container::Markdown);
        self.blocks(events);
        self.close_containers();
        let paragraph = self.out.reopen_paragraph();
        let mut links = String::new();
        for n in 1..=references {
            let id = reference_id(number, n);
            write!(links, " <a href=\"#{id}\" role=\"doc-backlink\">↩</a>")
                .expect("a string takes all that is written");
        }
        self.out.html(&links);
        if paragraph.is_some() {
            self.out.html("</p>");
        }
        self.out.break_blocks(Level::Inner);
        self.out.html("</li>\n");
    }
}

/// Returns the fragment of the n-th reference to a footnote.
fn reference_id(number: usize, n: usize) -> String {
    if n == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{n}") }
}
