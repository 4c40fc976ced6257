//! The outcome of reading one Markdown body. It has slots, not marks: a link whose target is not known yet is a value in
//! the list of pieces, filled in when the page is made.

use std::ops::Range;

use crate::base::span::Span;

/// A range of bytes of a reader's text (not of a file).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TextRange {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

/// A body, read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// The page's body in order.
    pub pieces: Vec<Piece>,
    /// The reader's text: blocks joined by a line feed, no markup, no footnote marks, no alternatives of images; code included.
    pub text: String,
    /// Which bytes of the file each run of the reader's text stands for, in order of the text.
    pub map: Vec<Run>,
    /// Links, in source order.
    pub links: Vec<Link>,
    /// Images, in source order.
    pub images: Vec<Image>,
    /// Headings, in source order.
    pub headings: Vec<Heading>,
    /// Numbered paragraphs: the N-th has the fragment `pN`, from 1.
    pub paragraphs: Vec<TextRange>,
    /// Block quotations, in source order: the outermost, without alerts.
    pub quotes: Vec<TextRange>,
    /// All fragments of the body: of paragraphs, headings, footnotes, raw HTML.
    pub fragments: Vec<String>,
}

/// A part of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// HTML that is ready.
    Html(Box<str>),
    /// A run of the reader's text, not yet escaped, in which names may be linked and passages marked.
    Text(TextRange),
    /// A run of the reader's text that stands in a heading, a link or code: passages may be marked, names not linked.
    Closed(TextRange),
    /// The beginning of that link.
    LinkStart(u32),
    /// The end of that link.
    LinkEnd(u32),
    /// Trusted HTML has begun a link or a button, in which no other may stand.
    OwnLinkStart,
    /// It has ended it.
    OwnLinkEnd,
    /// That image.
    Image(u32),
    /// A place between blocks, where notes may stand.
    Break(Break),
}

/// A place between blocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Break {
    /// The end of the reader's text before it.
    pub end: u32,
    /// How deep it lies.
    pub level: Level,
}

/// Whether a block stands in another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// It is one of the blocks that the body consists of.
    Top,
    /// It stands in a list, a quotation, a footnote or an element of raw HTML.
    Inner,
}

/// A run of the reader's text that comes from a run of the file. Where the lengths are equal, the bytes correspond one to one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Run {
    /// In the reader's text.
    pub text: TextRange,
    /// In the file.
    pub source: Span,
}

/// A link of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Its words in the reader's text; empty for a bare `[[id]]`, whose words are the target's name.
    pub label: TextRange,
    /// Further attributes, ready to print, with a space before each: `title`, and what raw HTML had.
    pub attributes: String,
    /// The place of the whole link in the file.
    pub span: Span,
}

/// Where a link or an image leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// `[[words]]` or `[[words|label]]`, with the part after `#`.
    Wiki {
        /// `kind:id`, an id or a name.
        words: String,
        /// A fragment of the page.
        fragment: Option<String>,
    },
    /// A relative or rooted path as written, decoded, with the part after `#`: to a `.md` file, or a file beside the record.
    Path {
        /// The path.
        path: String,
        /// A fragment of the page.
        fragment: Option<String>,
    },
    /// A fragment of the same page.
    Fragment(String),
    /// An address elsewhere: `https:`, `http:` or `mailto:`.
    Web(String),
}

/// An image of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// Where the file is.
    pub target: Target,
    /// The alternative text, not escaped.
    pub alt: String,
    /// Further attributes, ready to print, with a space before each: `title`, and what raw HTML had.
    pub attributes: String,
    /// The place of the whole image in the file.
    pub span: Span,
}

/// A heading of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// From 2 to 6, as printed: the page's title is the only `h1`, and no level is skipped on the way down.
    pub level: u8,
    /// Its fragment, `h-...`.
    pub fragment: String,
    /// Its words in the reader's text.
    pub text: TextRange,
}

impl TextRange {
    /// Returns the range of those bytes; offsets beyond 4 GiB are cut off (files are limited far below that).
    pub fn new(range: Range<usize>) -> Self {
        let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: byte(range.start), end: byte(range.end) }
    }

    /// Returns the bytes as a range of `usize`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Returns whether `inner` lies in it.
    pub fn contains(self, inner: Self) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }
}

impl Document {
    /// Returns the words of a range of the reader's text; nothing if it does not lie on borders of characters.
    pub fn words(&self, range: TextRange) -> &str {
        self.text.get(range.range()).unwrap_or_default()
    }

    /// Returns the place in the file of a range of the reader's text, from its first byte to its last; `None` if the text is
    /// empty. An end between two blocks is taken to the nearer side, so that the place covers no more than the words.
    pub fn source_span(&self, range: TextRange) -> Option<Span> {
        let first = self
            .map
            .get(self.map.partition_point(|run| run.text.end <= range.start))
            .or(self.map.last())?;
        let start = source_of(first, range.start.max(first.text.start), Side::Start);
        let after = self.map.partition_point(|run| run.text.start < range.end);
        let last = after.checked_sub(1).and_then(|at| self.map.get(at)).unwrap_or(first);
        let end = source_of(last, range.end.min(last.text.end), Side::End);
        Some(Span { file: first.source.file, start, end: end.max(start) })
    }

    /// Returns the part of the reader's text that a range of the file stands for; `None` where it holds no reader's text.
    pub fn text_range(&self, span: Span) -> Option<TextRange> {
        let touched = |run: &&Run| run.source.start < span.end && span.start < run.source.end;
        let mut runs = self.map.iter().filter(touched);
        let first = runs.next()?;
        let mut range = text_of(first, span);
        for run in runs {
            let more = text_of(run, span);
            range = TextRange { start: range.start.min(more.start), end: range.end.max(more.end) };
        }
        let start = border_before(&self.text, range.start as usize);
        let end = border_after(&self.text, range.end as usize);
        Some(TextRange::new(start..end))
    }
}

/// Returns how many code points of `text` stand before that byte.
pub fn chars_before(text: &str, byte: u32) -> usize {
    let end = border_before(text, byte as usize);
    text.get(..end).unwrap_or_default().chars().count()
}

/// Returns the last border between characters at or before a byte.
pub(crate) fn border_before(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Returns the first border between characters at or after a byte.
pub(crate) fn border_after(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Which end of a range is looked for.
#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}

/// Returns the byte of the file for a byte of the text in that run; in a run of unequal lengths, the run's own end.
fn source_of(run: &Run, at: u32, side: Side) -> u32 {
    let equal = run.text.end - run.text.start == run.source.end - run.source.start;
    match side {
        _ if equal => run.source.start + (at - run.text.start),
        Side::Start => run.source.start,
        Side::End => run.source.end,
    }
}

fn text_of(run: &Run, span: Span) -> TextRange {
    if run.text.end - run.text.start != run.source.end - run.source.start {
        return run.text;
    }
    let start = run.text.start + span.start.saturating_sub(run.source.start);
    let end = run.text.end - run.source.end.saturating_sub(span.end);
    TextRange { start, end }
}
