//! The state of one reading, and what all parts of the reader need: runs of words, open elements, problems.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag};

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Span;
use crate::source::limits::MAX_MARKDOWN_DEPTH;
use crate::text::document::{Document, Level, Piece, Target, TextRange};
use crate::text::markdown::TextPlace;
use crate::text::markdown::TextStyle;
use crate::text::markdown::events::{self, Placed};
use crate::text::markdown::footnotes::Footnotes;
use crate::text::markdown::headings::Levels;
use crate::text::markdown::writer::{Access, Writer};
use crate::text::punctuation::Quotes;

/// One body being read. Events are looked at by their number, never recursively.
pub(super) struct Reader<'a> {
    /// The body.
    pub(super) text: &'a str,
    /// Where it stands.
    pub(super) body: Span,
    pub(super) style: &'a TextStyle,
    pub(super) events: &'a [Placed<'a>],
    pub(super) out: Writer,
    pub(super) problems: Vec<Diagnostic>,
    /// The run of words that is being written.
    pub(super) run: Option<InlineRun>,
    /// Elements that are open in that run, outermost first.
    pub(super) open: Vec<Open>,
    /// Blocks that are open, as far as raw HTML may have opened some among them.
    pub(super) containers: Vec<Container>,
    /// The elements that blocks of trusted HTML have opened and not ended.
    pub(super) trusted_open: Vec<String>,
    pub(super) quotes: Quotes,
    pub(super) levels: Levels,
    /// Fragments that are taken.
    pub(super) taken: BTreeSet<String>,
    pub(super) notes: Footnotes,
    pub(super) table: Option<Table>,
    /// The block quotations and alerts that are open: whether it is a quotation, and where its text begins.
    pub(super) quotations: Vec<(bool, usize)>,
    pub(super) numbering: Numbering,
    /// Where raw HTML was found to be nested too deep.
    pub(super) too_deep: Option<Span>,
}

/// A run of words: a paragraph, a heading, a cell.
pub(super) struct InlineRun {
    /// What ends it.
    pub(super) close: String,
    /// Where its text begins.
    pub(super) start: usize,
    pub(super) numbering: Numbering,
    /// Whether names may be linked in it.
    pub(super) access: Access,
}

/// Whether paragraphs get a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    Numbered,
    Plain,
}

/// An element that is open in a run of words.
pub(super) enum Open {
    /// Opened by Markdown, with its end tag.
    Markdown(&'static str),
    /// That link, opened by Markdown.
    Link(u32),
    /// A link of Markdown that leads nowhere, so that only its words are shown.
    Words,
    /// An element of raw HTML, by name.
    Raw(String),
    /// That link, opened by raw HTML.
    RawLink(u32),
    /// A link of raw HTML that is not shown.
    RawWords,
    /// A link or a button of trusted HTML, by name.
    OwnLink(String),
}

/// A block that is open.
pub(super) enum Container {
    /// Opened by Markdown.
    Markdown,
    /// An element of raw HTML, by name.
    Raw(String),
}

/// The table that is being written.
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) part: TablePart,
}

/// The part of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TablePart {
    Head,
    AfterHead,
    Body,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        text: &'a str,
        body: Span,
        style: &'a TextStyle,
        events: &'a [Placed<'a>],
    ) -> Self {
        let mut reader = Self {
            text,
            body,
            style,
            events,
            out: Writer::new(),
            problems: Vec::new(),
            run: None,
            open: Vec::new(),
            containers: Vec::new(),
            trusted_open: Vec::new(),
            quotes: Quotes::new(&style.language),
            levels: Levels::default(),
            taken: BTreeSet::new(),
            notes: Footnotes::default(),
            table: None,
            quotations: Vec::new(),
            numbering: match style.place {
                TextPlace::Body => Numbering::Numbered,
                TextPlace::Field => Numbering::Plain,
            },
            too_deep: None,
        };
        reader.collect_footnotes();
        reader.reserve_fragments();
        reader
    }

    /// Returns the document and the problems, in source order.
    pub(super) fn finish(mut self) -> (Document, Vec<Diagnostic>) {
        let mut document = self.out.finish();
        let known: BTreeSet<&str> = document.fragments.iter().map(String::as_str).collect();
        for link in &mut document.links {
            if let Target::Fragment(written) = &mut link.target
                && let Some(meant) = meant(&known, written)
            {
                *written = meant;
            }
        }
        self.problems.sort_by_key(|problem| (problem.span, problem.code));
        (document, self.problems)
    }

    pub(super) fn event(&self, at: usize) -> Option<&'a Event<'a>> {
        self.events.get(at).map(|(event, _)| event)
    }

    pub(super) fn range(&self, at: usize) -> Range<usize> {
        self.events.get(at).map_or(0..0, |(_, range)| range.clone())
    }

    /// Returns the place in the file of a range of the body.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        events::place(self.body, range)
    }

    /// Returns the number of the event that ends what begins there.
    pub(super) fn end_of(&self, start: usize) -> usize {
        let mut depth = 0_usize;
        for (at, (event, _)) in self.events.iter().enumerate().skip(start) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth <= 1 => return at,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        self.events.len()
    }

    pub(super) fn report(&mut self, code: Code, range: &Range<usize>, message: impl Into<String>) {
        self.problems.push(Diagnostic::new(code, self.span(range), message));
    }

    pub(super) fn report_with_help(
        &mut self,
        code: Code,
        range: &Range<usize>,
        message: String,
        help: &str,
    ) {
        self.problems.push(Diagnostic::new(code, self.span(range), message).with_help(help));
    }

    /// Reports reference links without a definition, which are plain words.
    pub(super) fn note_undefined(&mut self, undefined: &[(Range<usize>, String)]) {
        for (range, label) in undefined {
            let message = format!("no definition `[{label}]: ...` for this link");
            self.report(Code::UndefinedReference, range, message);
        }
    }

    /// Begins a run of words with an opening tag that is complete.
    pub(super) fn start_run(&mut self, run: InlineRun) {
        self.quotes = Quotes::new(&self.style.language);
        self.open.clear();
        self.run = Some(run);
    }

    /// Begins a paragraph: writes `<tag>`, with the number if it gets one.
    pub(super) fn start_paragraph(&mut self, tag: &str, close: &str, numbering: Numbering) {
        match numbering {
            Numbering::Plain => self.out.html(&format!("<{tag}>")),
            Numbering::Numbered => {
                let number = self.out.document.paragraphs.len() + 1;
                // The number is no text: a copied passage must not contain it, and it need not be read out.
                self.out.html(&format!(
                    "<{tag} id=\"p{number}\"><a class=\"dl-n\" href=\"#p{number}\" data-n=\"{number}\" \
                     aria-hidden=\"true\" tabindex=\"-1\"></a>"
                ));
                self.out.document.paragraphs.push(TextRange::new(0..0));
                self.out.document.fragments.push(format!("p{number}"));
            }
        }
        let start = self.out.next_text();
        self.start_run(InlineRun {
            close: close.to_owned(),
            start,
            numbering,
            access: Access::Open,
        });
    }

    /// Ends the run of words, if there is one, with all that is open in it.
    pub(super) fn end_run(&mut self) {
        let Some(run) = self.run.take() else { return };
        while let Some(open) = self.open.pop() {
            self.close(&open);
        }
        if run.numbering == Numbering::Numbered
            && let Some(paragraph) = self.out.document.paragraphs.last_mut()
        {
            let end = self.out.document.text.len();
            *paragraph = TextRange::new(run.start.min(end)..end);
        }
        self.out.html(&run.close);
        self.out.end_block();
        // Between a term and its description, and between cells, nothing may stand.
        if !matches!(run.close.as_str(), "</dt>\n" | "</td>" | "</th>") {
            self.break_blocks();
        }
    }

    /// Says that notes may stand here, if this is the body and not one of its footnotes.
    pub(super) fn break_blocks(&mut self) {
        if self.numbering == Numbering::Numbered {
            let is_top = self.containers.is_empty() && self.trusted_open.is_empty();
            self.out.break_blocks(if is_top { Level::Top } else { Level::Inner });
        }
    }

    /// Ends the elements of raw HTML above the innermost element of Markdown, and that one too.
    pub(super) fn close_markdown(&mut self) {
        while let Some(open) = self.open.pop() {
            self.close(&open);
            if matches!(open, Open::Markdown(_) | Open::Link(_) | Open::Words) {
                return;
            }
        }
    }

    /// Opens an element in the run of words.
    pub(super) fn push(&mut self, open: Open, range: &Range<usize>) {
        self.open.push(open);
        if MAX_MARKDOWN_DEPTH < self.open.len() {
            self.too_deep.get_or_insert(events::place(self.body, range));
        }
    }

    /// Writes the end of an element.
    pub(super) fn close(&mut self, open: &Open) {
        match open {
            Open::Markdown(end) => self.out.html(end),
            Open::Raw(name) => self.out.html(&format!("</{name}>")),
            Open::Link(number) | Open::RawLink(number) => self.end_link(*number),
            Open::OwnLink(_) => self.out.piece(Piece::OwnLinkEnd),
            Open::Words | Open::RawWords => {}
        }
    }

    fn end_link(&mut self, number: u32) {
        let end = self.out.document.text.len();
        if let Some(link) = self.out.document.links.get_mut(number as usize) {
            let start = (link.label.start as usize).min(end);
            link.label = TextRange::new(start..end);
        }
        self.out.piece(Piece::LinkEnd(number));
    }

    pub(super) fn in_link(&self) -> bool {
        let is_link =
            |open: &Open| matches!(open, Open::Link(_) | Open::RawLink(_) | Open::OwnLink(_));
        self.open.iter().any(is_link)
    }

    /// Returns whether raw HTML has opened an element of code, in which no mark is changed.
    pub(super) fn in_raw_code(&self) -> bool {
        self.open.iter().any(|open| matches!(open, Open::Raw(name) if is_code(name)))
    }

    /// Returns whether raw HTML has opened the source of a quotation.
    fn in_source(&self) -> bool {
        self.open.iter().any(|open| matches!(open, Open::Raw(name) if name == "cite"))
    }

    pub(super) fn access(&self) -> Access {
        match &self.run {
            Some(run) if run.access == Access::Closed => Access::Closed,
            _ if self.in_link() || self.in_raw_code() || self.in_source() => Access::Closed,
            _ => Access::Open,
        }
    }

    /// Returns whether the run of words that begins with that event holds any, beside pictures.
    pub(super) fn has_words(&self, from: usize) -> bool {
        let mut at = from;
        while let Some(event) = self.event(at).filter(|event| events::is_inline(event)) {
            match event {
                Event::Text(words) | Event::Code(words) if !words.trim().is_empty() => return true,
                Event::Start(Tag::Image { .. }) => at = self.end_of(at),
                _ => {}
            }
            at += 1;
        }
        false
    }

    /// Takes a fragment; returns whether it was free.
    pub(super) fn take_fragment(&mut self, fragment: String) -> bool {
        let free = self.taken.insert(fragment.clone());
        if free {
            self.out.document.fragments.push(fragment);
        }
        free
    }
}

/// Returns the fragment of the body that an author's `#written` means: exactly that, or with the prefix that headings,
/// footnotes and raw HTML get.
fn meant(known: &BTreeSet<&str>, written: &str) -> Option<String> {
    let prefixed = ["", "h-", "fn-", "x-"].map(|prefix| format!("{prefix}{written}"));
    prefixed.into_iter().find(|fragment| known.contains(fragment.as_str()))
}

/// Returns whether an element holds code.
pub(super) fn is_code(name: &str) -> bool {
    matches!(name, "code" | "kbd" | "samp" | "var" | "pre")
}
