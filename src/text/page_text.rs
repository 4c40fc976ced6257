//! A body's text as programs find it on the page: the text content (of the DOM) of its HTML, and where the reader's text stands
//! in it. It has what the HTML has between blocks, footnote marks, the names of bare links and alternatives of missing images.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::assemble::Filling;
use crate::text::document::{Document, Piece, TextRange};
use crate::text::escape;
use crate::text::sanitize;
use crate::text::tags::{self, Token};

/// The text content of a body's HTML.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PageText {
    /// The text.
    pub text: String,
    /// Where runs of the reader's text stand in it, in order.
    runs: Vec<Run>,
}

/// A passage of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PagePassage {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// Its Unicode code points.
    pub points: Range<usize>,
}

/// The words around a passage, which tell it from others of the same words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Surroundings<'a> {
    /// The words before it.
    pub prefix: &'a str,
    /// The words behind it.
    pub suffix: &'a str,
}

/// How many code points of surroundings there are on each side at least, if the text has them.
const LEAST_SURROUNDINGS: usize = 32;

/// How many there are at most: what is not told apart by so many is so by its position.
const MOST_SURROUNDINGS: usize = 4096;

/// A run of the reader's text. Where the lengths are equal, the bytes correspond one to one.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Run {
    source: TextRange,
    bytes: Range<usize>,
    /// How many code points stand before it.
    points: usize,
}

/// Returns the text content of the HTML that [`html`](crate::text::assemble::html) makes of a body with the same filling,
/// whatever is marked and inserted there.
pub fn of(document: &Document, filling: &Filling<'_>) -> PageText {
    let mut content = Content::default();
    for (at, piece) in document.pieces.iter().enumerate() {
        match piece {
            Piece::Html(html) => content.html(html),
            Piece::Text(range) | Piece::Closed(range) => content.words(document, *range),
            Piece::LinkStart(number)
                if document.pieces.get(at + 1) == Some(&Piece::LinkEnd(*number)) =>
            {
                if let Some(link) = filling.links.get(*number as usize) {
                    content.html(&link.label);
                }
            }
            Piece::Image(number) if !has_file(filling, *number) => {
                if let Some(image) = document.images.get(*number as usize) {
                    image.alt.chars().for_each(|c| content.character(escape::shown(c), None));
                }
            }
            _ => content.tag(""),
        }
    }
    content.page
}

fn has_file(filling: &Filling<'_>, image: u32) -> bool {
    filling.images.get(image as usize).is_some_and(Option::is_some)
}

impl PageText {
    /// Returns where a range of the reader's text stands, without the white space at its ends; `None` where it is empty, or begins
    /// or ends among words that trusted HTML shows by itself.
    pub fn passage(&self, document: &Document, range: TextRange) -> Option<PagePassage> {
        let words = document.words(range);
        let start = range.start as usize + (words.len() - words.trim_start().len());
        let range = TextRange::new(start..start + words.trim().len());
        let first = self.runs.partition_point(|run| run.source.end <= range.start);
        let first = self.runs.get(first).filter(|run| run.source.start <= range.start)?;
        let last = self.runs.partition_point(|run| run.source.start < range.end);
        let last = self.runs.get(last.checked_sub(1)?)?;
        if range.is_empty() || last.source.end < range.end {
            return None;
        }
        let start = first.byte((range.start - first.source.start) as usize, first.bytes.start);
        let end = last.byte((range.end - last.source.start) as usize, last.bytes.end);
        let points = self.points(first, start)..self.points(last, end);
        Some(PagePassage { bytes: start..end, points })
    }

    /// Returns the words around a passage: at least 32 code points on each side where there are so many, and as many more as are
    /// needed for passage and surroundings to stand only once in the text; whole grapheme clusters.
    pub fn surroundings(&self, passage: &PagePassage) -> Surroundings<'_> {
        let Range { start, end } = passage.bytes;
        let before = self.text.get(..start).unwrap_or_default();
        let after = self.text.get(end..).unwrap_or_default();
        let mut n = LEAST_SURROUNDINGS;
        loop {
            let prefix = last_of(before, n);
            let suffix = first_of(after, n);
            let whole = start - prefix.len()..end + suffix.len();
            if MOST_SURROUNDINGS <= n || is_unique(&self.text, whole) {
                return Surroundings { prefix, suffix };
            }
            n *= 2;
        }
    }

    fn points(&self, run: &Run, byte: usize) -> usize {
        let part = self.text.get(run.bytes.start..byte).unwrap_or_default();
        run.points + part.chars().count()
    }
}

impl Run {
    /// Returns the byte of the text for the n-th of the run; `otherwise` where bytes do not correspond.
    fn byte(&self, n: usize, otherwise: usize) -> usize {
        if self.is_equal() { self.bytes.start + n } else { otherwise }
    }

    fn is_equal(&self) -> bool {
        (self.source.end - self.source.start) as usize == self.bytes.len()
    }
}

/// Whether the text has no other passage of the same words, not even one that overlaps it.
fn is_unique(text: &str, range: Range<usize>) -> bool {
    let Some(words) = text.get(range.clone()) else { return true };
    let first = words.chars().next().map_or(0, char::len_utf8);
    let last = words.chars().next_back().map_or(0, char::len_utf8);
    let before = text.get(..range.end - last).unwrap_or_default();
    let after = text.get(range.start + first..).unwrap_or_default();
    !before.contains(words) && !after.contains(words)
}

/// Returns the last `n` code points of a text, and what belongs to the first of them.
fn last_of(text: &str, n: usize) -> &str {
    let mut left = n;
    let clusters = text.grapheme_indices(true).rev();
    let taken = clusters.take_while(|(_, cluster)| {
        let is_wanted = 0 < left;
        left = left.saturating_sub(cluster.chars().count());
        is_wanted
    });
    let start = taken.last().map_or(text.len(), |(start, _)| start);
    text.get(start..).unwrap_or_default()
}

/// Returns the first `n` code points of a text, and what belongs to the last of them.
fn first_of(text: &str, n: usize) -> &str {
    let mut left = n;
    let clusters = text.grapheme_indices(true);
    let taken = clusters.take_while(|(_, cluster)| {
        let is_wanted = 0 < left;
        left = left.saturating_sub(cluster.chars().count());
        is_wanted
    });
    let end = taken.last().map_or(0, |(start, cluster)| start + cluster.len());
    text.get(..end).unwrap_or_default()
}

/// A text in the making, by the rules of the HTML standard, 13.2: line ends are line feeds, and one right behind `<pre>` is none.
#[derive(Default)]
struct Content {
    page: PageText,
    /// How many code points there are.
    points: usize,
    /// The element whose start tag was read last, with nothing behind it.
    opened: Opened,
    /// Whether the last character was a carriage return.
    after_return: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Opened {
    #[default]
    Other,
    /// One whose first line feed is dropped.
    Preformatted,
    /// One in which there are no character references.
    Script,
}

impl Content {
    fn html(&mut self, html: &str) {
        for token in tags::tokens(html) {
            match token {
                Token::Start(tag) => self.tag(tag.name),
                Token::End(_) | Token::Comment | Token::Other | Token::Unfinished => self.tag(""),
                Token::Text(text) if text.contains('&') && self.opened != Opened::Script => {
                    // The sanitizer knows all names of characters; what it returns has few.
                    let text = escape::unescape(&sanitize::clean(text).html);
                    text.chars().for_each(|c| self.character(c, None));
                }
                Token::Text(text) => text.chars().for_each(|c| self.character(c, None)),
            }
        }
    }

    fn tag(&mut self, name: &str) {
        let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        self.after_return = false;
        self.opened = match () {
            () if is(&["pre", "listing", "textarea"]) => Opened::Preformatted,
            () if is(&["script", "style"]) => Opened::Script,
            () => Opened::Other,
        };
    }

    fn words(&mut self, document: &Document, range: TextRange) {
        let mut start = range.start as usize;
        for part in document.words(range).split_inclusive(char::is_control) {
            let stretch = part.trim_end_matches(char::is_control);
            self.stretch(stretch, start);
            for (at, c) in part.char_indices().skip_while(|(at, _)| *at < stretch.len()) {
                let source = TextRange::new(start + at..start + at + c.len_utf8());
                self.character(escape::shown(c), Some(source));
            }
            start += part.len();
        }
    }

    /// Adds words of the reader's text that begin at `source` there and hold no control character.
    fn stretch(&mut self, words: &str, source: usize) {
        if words.is_empty() {
            return;
        }
        (self.after_return, self.opened) = (false, Opened::Other);
        let start = self.page.text.len();
        self.page.text.push_str(words);
        self.run(Run {
            source: TextRange::new(source..source + words.len()),
            bytes: start..self.page.text.len(),
            points: self.points,
        });
        self.points += words.chars().count();
    }

    /// Adds a character of the page, and where it stands in the reader's text if it does.
    fn character(&mut self, c: char, source: Option<TextRange>) {
        let after_return = std::mem::replace(&mut self.after_return, c == '\r');
        let opened = std::mem::take(&mut self.opened);
        let is_dropped = after_return || opened == Opened::Preformatted;
        if c == '\n' && is_dropped || c == '\r' && opened == Opened::Preformatted {
            return;
        }
        let start = self.page.text.len();
        self.page.text.push(if c == '\r' { '\n' } else { c });
        if let Some(source) = source {
            self.run(Run { source, bytes: start..self.page.text.len(), points: self.points });
        }
        self.points += 1;
    }

    fn run(&mut self, next: Run) {
        match self.page.runs.last_mut() {
            Some(run)
                if run.is_equal()
                    && next.is_equal()
                    && run.source.end == next.source.start
                    && run.bytes.end == next.bytes.start =>
            {
                run.source.end = next.source.end;
                run.bytes.end = next.bytes.end;
            }
            _ => self.page.runs.push(next),
        }
    }
}

#[cfg(test)]
mod tests {
    use ego_tree::NodeRef;
    use proptest::prelude::*;
    use scraper::{Html, Node, Selector};

    use super::*;
    use crate::base::language::Language;
    use crate::base::span::{FileId, Span};
    use crate::record::site::{HtmlTrust, Punctuation};
    use crate::text::assemble::{self, LinkFilling, Passage};
    use crate::text::document::border_before;
    use crate::text::markdown::{self, TextPlace, TextStyle};

    /// A body with what is put into its slots.
    struct Body {
        document: Document,
        links: Vec<LinkFilling>,
        images: Vec<Option<String>>,
    }

    impl Body {
        fn new(source: &str, html: HtmlTrust) -> Self {
            let (language, punctuation) = (Language::english(), Punctuation::Smart);
            let style = TextStyle { language, punctuation, html, place: TextPlace::Body };
            let span = Span::new(FileId(0), 0..source.len());
            let (document, _) = markdown::read(source, span, &style);
            let label = "<bdi lang=\"ar\">A &amp; 名</bdi>".to_owned();
            let link = LinkFilling { attributes: Some(" href=\"x\"".to_owned()), label };
            let links = vec![link; document.links.len()];
            // Every second image has no file.
            let image = |n: usize| n.is_multiple_of(2).then(|| " src=\"y\"".to_owned());
            let images = (0..document.images.len()).map(image).collect();
            Self { document, links, images }
        }

        fn filling(&self) -> Filling<'_> {
            Filling { links: &self.links, images: &self.images, ..Filling::default() }
        }

        fn text(&self) -> PageText {
            of(&self.document, &self.filling())
        }

        /// Returns the text content that a parser of HTML finds, and the part of it between the first mark's start and the last
        /// one's end.
        fn parsed(&self, marked: Option<TextRange>) -> (String, Option<Range<usize>>) {
            let open = "<mark data-note>".to_owned();
            let passage = |range: &TextRange| Passage {
                range: *range,
                open: open.clone(),
                reopen: open.clone(),
                close: "</mark>",
            };
            let passages: Vec<Passage> = marked.iter().map(passage).collect();
            let filling = Filling { passages: &passages, ..self.filling() };
            let html = assemble::html(&self.document, &filling);
            let page =
                Html::parse_document(&format!("<!DOCTYPE html><div id=\"dl-text\">{html}</div>"));
            let div = page.select(&Selector::parse("#dl-text").unwrap()).next().unwrap();
            let mut text = String::new();
            let mut found: Option<Range<usize>> = None;
            for (words, is_marked) in div.descendants().filter_map(words) {
                let start = text.len();
                text.push_str(words);
                let marked = is_marked.then_some(start..text.len());
                found = match (found, marked) {
                    (Some(before), Some(more)) => Some(before.start..more.end),
                    (before, more) => before.or(more),
                };
            }
            (text, found)
        }
    }

    /// Returns the words of a node of text, and whether they are marked.
    fn words(node: NodeRef<'_, Node>) -> Option<(&str, bool)> {
        let is_mark = |above: NodeRef<'_, Node>| {
            above.value().as_element().is_some_and(|element| element.attr("data-note").is_some())
        };
        Some((node.value().as_text()?, node.ancestors().any(is_mark)))
    }

    fn slice(text: &PageText, bytes: Range<usize>) -> &str {
        text.text.get(bytes).unwrap()
    }

    fn passage(source: &str, words: &str) -> (PageText, PagePassage) {
        let body = Body::new(source, HtmlTrust::Sanitized);
        let start = body.document.text.find(words).unwrap();
        let range = TextRange::new(start..start + words.len());
        let text = body.text();
        let passage = text.passage(&body.document, range).unwrap();
        (text, passage)
    }

    fn selected(source: &str, words: &str) -> String {
        let (text, passage) = passage(source, words);
        let by_points: String =
            text.text.chars().skip(passage.points.start).take(passage.points.len()).collect();
        assert_eq!(by_points, slice(&text, passage.bytes.clone()));
        by_points
    }

    #[test]
    fn a_passage_has_what_the_page_has_in_it() {
        assert_eq!(selected("A *b* c[^1] d\n\n[^1]: e", "b c d"), "b c1 d");
        assert_eq!(selected("one\n\ntwo", "one\ntwo"), "one\ntwo");
        assert_eq!(selected("- one\n- two", "one\ntwo"), "one\ntwo");
        assert_eq!(selected("met [[un]] there", "met  there"), "met A & 名 there");
        assert_eq!(selected("met [[un]] there", "met "), "met");
        assert_eq!(selected("a ![b](c) d ![e](f) g", "a  d  g"), "a  d e g");
        assert_eq!(selected("𝒜 😀 قال «روتو» 名", "قال «روتو»"), "قال «روتو»");
    }

    #[test]
    fn positions_are_code_points() {
        let (_, passage) = passage("# 𝒜😀\n\nقال روتو", "روتو");
        // The heading's two, a line feed, the first word and a space.
        assert_eq!(passage.points, 7..11);
    }

    #[test]
    fn words_that_trusted_html_shows_have_no_position_and_those_behind_them_have() {
        let source = "<section>hidden caf&eacute; &hearts;</section>\n\nshown &copy;";
        let body = Body::new(source, HtmlTrust::Trusted);
        let range = |words: &str| {
            let start = body.document.text.find(words).unwrap();
            TextRange::new(start..start + words.len())
        };
        let text = body.text();
        assert_eq!(text.text, body.parsed(None).0);
        assert_eq!(text.passage(&body.document, range("hidden")), None);
        let shown = text.passage(&body.document, range("shown ©")).unwrap();
        assert_eq!(slice(&text, shown.bytes), "shown ©");
    }

    #[test]
    fn surroundings_make_a_passage_unique() {
        let source =
            format!("{}the deal {}end", "of the deal ".repeat(9), "of the deal ".repeat(3));
        let body = Body::new(&source, HtmlTrust::Sanitized);
        let text = body.text();
        let start = source.match_indices("the deal").nth(5).unwrap().0;
        let range = TextRange::new(start..start + "the deal".len());
        let passage = text.passage(&body.document, range).unwrap();
        let Surroundings { prefix, suffix } = text.surroundings(&passage);
        let whole = format!("{prefix}the deal{suffix}");
        assert_eq!(text.text.matches(&whole).count(), 1);
        assert!(slice(&text, 0..passage.bytes.start).ends_with(prefix));
        assert!(slice(&text, passage.bytes.end..text.text.len()).starts_with(suffix));
    }

    #[test]
    fn surroundings_are_whole_clusters_of_code_points() {
        let source = format!("{}word{}", "👩🏽‍🚀".repeat(20), "e\u{301}".repeat(40));
        let (text, passage) = passage(&source, "word");
        let Surroundings { prefix, suffix } = text.surroundings(&passage);
        assert_eq!(prefix, "👩🏽‍🚀".repeat(8));
        assert_eq!(suffix, "e\u{301}".repeat(16));
    }

    #[rustfmt::skip]
    const PARTS: [&str; 47] = [
        "word ", "two words ", "*", "**", "`", "```\n", "[", "]", "[[un]]", "[[un|he]]", "(x.md)", "![", "](y)", "\n", "\n\n",
        "\n- ", "\n> ", "\n# ", "\n    ", "[^1]", "\n\n[^1]: note ", "\"", "--", "<b>", "</b>", "<a href=\"z\">", "</a>",
        "<br>", "\n\n<div>\n", "\n</div>\n\n", "<!-- c -->", "<img src=a alt=d>", "\n\n| a | b |\n|:-:|--|\n| c | d |\n",
        "\n: def\n", "&amp;", "&eacute;", "\n\n<pre>\n", "</pre>", "\u{1}", "\r\n", "\r", "😀", "قال ", "说", "e\u{301}",
        "<details><summary>s</summary>", "< ",
    ];

    fn source() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(&PARTS[..]), 0..40)
            .prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

        #[test]
        fn passages_are_those_of_a_browser(source in source(), a in 0..400_usize, length in 1..80_usize) {
            let body = Body::new(&source, HtmlTrust::Sanitized);
            let text = body.text();
            prop_assert_eq!(&text.text, &body.parsed(None).0, "{}", source);
            let border = |at: usize| border_before(&body.document.text, at);
            let range = TextRange::new(border(a)..border(a + length));
            let words = body.document.words(range);
            let start = range.start as usize + (words.len() - words.trim_start().len());
            let range = TextRange::new(start..start + words.trim().len());
            let passage = text.passage(&body.document, range);
            let (_, marked) = body.parsed(Some(range));
            prop_assert_eq!(passage.as_ref().map(|passage| passage.bytes.clone()), marked, "{}", source);
            if let Some(passage) = passage {
                let before = slice(&text, 0..passage.bytes.start).chars().count();
                prop_assert_eq!(before, passage.points.start);
                let Surroundings { prefix, suffix } = text.surroundings(&passage);
                let whole = format!("{prefix}{}{suffix}", &slice(&text, passage.bytes.clone()));
                let starts: Vec<_> = (0..text.text.len()).filter(|at| text.text.get(*at..).is_some_and(|rest| rest.starts_with(&whole))).collect();
                prop_assert_eq!(starts, [passage.bytes.start - prefix.len()]);
            }
        }
    }
}
