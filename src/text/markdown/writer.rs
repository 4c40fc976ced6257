//! What the Markdown reader writes to: pieces of HTML, the reader's text, and the map between that text and the file.

use crate::base::span::Span;
use crate::text::document::{Break, Document, Level, Piece, Run, TextRange};
use crate::text::escape;

/// How a run of the reader's text came from the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Byte for byte.
    Verbatim,
    /// Changed: an entity, a smart mark, a line break.
    Changed,
}

/// Whether names may be linked in a run of text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// They may.
    Open,
    /// It stands in a heading, a link or code.
    Closed,
}

/// A document in the making.
pub(super) struct Writer {
    /// What is finished; its last piece may still lie in `html` or `words`.
    pub(super) document: Document,
    /// HTML that is no piece yet.
    html: String,
    /// Text that is no piece yet.
    words: Option<(Access, TextRange)>,
    /// Whether a block has begun.
    begun: bool,
    /// Whether the next text begins a new block.
    block_ended: bool,
    /// Where the text of the present block begins.
    block_start: usize,
    /// How the last run came about.
    last_origin: Origin,
    /// The character that stands for what a reader sees last, where that is no text.
    stand_in: Option<char>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self {
            document: Document::default(),
            html: String::new(),
            words: None,
            begun: false,
            block_ended: false,
            block_start: 0,
            last_origin: Origin::Changed,
            stand_in: None,
        }
    }

    /// Appends HTML that is ready.
    pub(super) fn html(&mut self, html: &str) {
        self.flush_words();
        self.html.push_str(html);
    }

    /// Appends an attribute value, escaped.
    pub(super) fn attribute(&mut self, value: &str) {
        self.flush_words();
        escape::push_attribute(&mut self.html, value);
    }

    /// Appends a slot.
    pub(super) fn piece(&mut self, piece: Piece) {
        self.flush_words();
        self.flush_html();
        self.document.pieces.push(piece);
    }

    /// Appends words to the reader's text and shows them.
    pub(super) fn text(&mut self, words: &str, source: Span, origin: Origin, access: Access) {
        if words.is_empty() {
            return;
        }
        let range = self.hidden_text(words, source, origin);
        match &mut self.words {
            Some((before, all)) if *before == access && all.end == range.start => {
                all.end = range.end;
            }
            _ => {
                self.flush_words();
                self.flush_html();
                self.words = Some((access, range));
            }
        }
    }

    /// Appends words to the reader's text that trusted HTML shows by itself.
    pub(super) fn hidden_text(&mut self, words: &str, source: Span, origin: Origin) -> TextRange {
        self.start_block();
        self.stand_in = None;
        let document = &mut self.document;
        let start = document.text.len();
        document.text.push_str(words);
        let range = TextRange::new(start..document.text.len());
        let verbatim = origin == Origin::Verbatim && self.last_origin == Origin::Verbatim;
        match document.map.last_mut() {
            Some(run)
                if verbatim && run.text.end == range.start && run.source.end == source.start =>
            {
                run.text.end = range.end;
                run.source.end = source.end;
            }
            _ => document.map.push(Run { text: range, source }),
        }
        self.last_origin = origin;
        range
    }

    /// Says that notes may stand here.
    pub(super) fn break_blocks(&mut self, level: Level) {
        let end = u32::try_from(self.document.text.len()).unwrap_or(u32::MAX);
        self.piece(Piece::Break(Break { end, level }));
    }

    /// Ends the block: what follows stands after a line feed.
    pub(super) fn end_block(&mut self) {
        self.block_ended = true;
        self.stand_in = None;
    }

    /// Says what a reader sees last, where that is no text: an image, a name that is filled in.
    pub(super) fn stand_in(&mut self, character: char) {
        self.stand_in = Some(character);
    }

    /// Returns where the next words will stand in the reader's text.
    pub(super) fn next_text(&self) -> usize {
        self.document.text.len() + usize::from(self.block_ended && self.begun)
    }

    /// Returns the last character of the present block.
    pub(super) fn last_char(&self) -> Option<char> {
        let words = self.document.text.get(self.block_start..).filter(|_| !self.block_ended);
        self.stand_in.or_else(|| words?.chars().next_back())
    }

    /// Takes `</p>` away if it is the last that was written, and says whether it was.
    pub(super) fn reopen_paragraph(&mut self) -> Option<()> {
        let length = self.html.strip_suffix("</p>\n").filter(|_| self.words.is_none())?.len();
        self.html.truncate(length);
        Some(())
    }

    /// Returns what was written.
    pub(super) fn finish(mut self) -> Document {
        self.flush_words();
        self.flush_html();
        self.document
    }

    /// Begins the block that follows one that was ended, though it may have no words.
    pub(super) fn start_block(&mut self) {
        let is_first = !std::mem::replace(&mut self.begun, true);
        if !self.block_ended {
            return;
        }
        self.block_ended = false;
        if !is_first {
            self.document.text.push('\n');
        }
        self.block_start = self.document.text.len();
    }

    fn flush_words(&mut self) {
        if let Some((access, range)) = self.words.take() {
            self.document.pieces.push(match access {
                Access::Open => Piece::Text(range),
                Access::Closed => Piece::Closed(range),
            });
        }
    }

    fn flush_html(&mut self) {
        if !self.html.is_empty() {
            self.document.pieces.push(Piece::Html(self.html.as_str().into()));
            self.html.clear();
        }
    }
}
