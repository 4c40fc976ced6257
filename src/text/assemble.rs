//! The HTML of a body: the pieces in order, the slots filled, the text escaped, names linked and passages marked.

use crate::text::document::{Document, Link, Piece, TextRange};
use crate::text::escape;

/// What is put into a document's slots and around its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filling<'a> {
    /// For each link of the document.
    pub links: &'a [LinkFilling],
    /// For each image of the document, its attributes but `alt`, ready to print, with a space before each (` src="..."`); without
    /// them the alternative text is printed in its place.
    pub images: &'a [Option<String>],
    /// Links of names: sorted, apart from each other, inside `Piece::Text`.
    pub marks: &'a [Mark],
    /// Passages that notes are about: sorted, apart from each other, anywhere. They are cut where a piece or a mark begins or ends.
    pub passages: &'a [Passage],
    /// What stands behind a passage, such as the number of its note: sorted. Inside a link it moves behind the link.
    pub inserts: &'a [Insert],
    /// Where the body is cut in parts: the numbers of pieces that are breaks, sorted.
    pub cuts: &'a [u32],
}

/// What a link becomes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LinkFilling {
    /// The attributes of `<a>`, ready to print, with a space before each (` href="..."`); without them only the words are printed.
    pub attributes: Option<String>,
    /// The words of a bare `[[id]]`, as HTML.
    pub label: String,
}

/// HTML around a range of the reader's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The words.
    pub range: TextRange,
    /// The start tag.
    pub open: String,
    /// The end tag.
    pub close: &'static str,
}

/// HTML around a passage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// The words.
    pub range: TextRange,
    /// The start tag.
    pub open: String,
    /// The start tag of what follows where the passage is cut.
    pub reopen: String,
    /// The end tag.
    pub close: &'static str,
}

/// HTML behind a place of the reader's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Insert {
    /// The byte of the reader's text before which it stands.
    pub at: u32,
    /// The HTML.
    pub html: String,
}

/// Returns the HTML of a body.
pub fn html(document: &Document, filling: &Filling<'_>) -> String {
    parts(document, filling).concat()
}

/// Returns the HTML of a body, cut at the breaks that the filling names.
pub fn parts(document: &Document, filling: &Filling<'_>) -> Vec<String> {
    let mut page = Page {
        parts: Vec::new(),
        opened: None,
        document,
        filling: *filling,
        html: String::with_capacity(document.text.len() * 3 / 2),
        in_link: false,
    };
    for (at, piece) in document.pieces.iter().enumerate() {
        match piece {
            Piece::Html(html) => page.html.push_str(html),
            Piece::Text(range) => page.marked_text(*range),
            Piece::Closed(range) => page.passages(*range),
            Piece::LinkStart(number) => {
                page.start_link(*number);
                if document.pieces.get(at + 1) == Some(&Piece::LinkEnd(*number)) {
                    page.label(*number);
                }
            }
            Piece::LinkEnd(number) => page.end_link(*number),
            Piece::Image(number) => page.image(*number),
            Piece::Break(place) => page.cut(at, place.end),
        }
    }
    page.inserts(u32::MAX);
    page.parts.push(page.html);
    page.parts
}

/// The page in the making. The lists of the filling lose what is done.
struct Page<'a> {
    /// What lies before the last break at which the body is cut.
    parts: Vec<String>,
    /// Where the last passage began that was opened.
    opened: Option<u32>,
    document: &'a Document,
    filling: Filling<'a>,
    html: String,
    in_link: bool,
}

impl<'a> Page<'a> {
    /// Writes text whose names are linked.
    fn marked_text(&mut self, range: TextRange) {
        let mut at = range.start;
        while at < range.end {
            let Some(mark) =
                next(&mut self.filling.marks, at).filter(|mark| mark.range.start < range.end)
            else {
                break;
            };
            self.passages(TextRange { start: at, end: mark.range.start.max(at) });
            at = mark.range.end.min(range.end);
            self.html.push_str(&mark.open);
            self.in_link = true;
            self.passages(TextRange { start: mark.range.start.max(range.start), end: at });
            self.in_link = false;
            self.html.push_str(mark.close);
            self.inserts(at);
        }
        self.passages(TextRange { start: at, end: range.end });
    }

    /// Writes text with its passages marked.
    fn passages(&mut self, range: TextRange) {
        let mut at = range.start;
        while at < range.end {
            let passage = next(&mut self.filling.passages, at)
                .filter(|passage| passage.range.start < range.end);
            let Some(passage) = passage else { break };
            self.text(TextRange { start: at, end: passage.range.start.max(at) });
            let start = passage.range.start.max(at);
            at = passage.range.end.min(range.end);
            let is_cut = self.opened.replace(passage.range.start) == Some(passage.range.start);
            self.html.push_str(if is_cut { &passage.reopen } else { &passage.open });
            self.plain_text(TextRange { start, end: at });
            self.html.push_str(passage.close);
            if !self.in_link {
                self.inserts(at);
            }
        }
        self.text(TextRange { start: at, end: range.end });
    }

    /// Writes text with what is inserted in it.
    fn text(&mut self, range: TextRange) {
        let mut at = range.start;
        while let Some(insert) =
            self.filling.inserts.first().filter(|insert| !self.in_link && insert.at < range.end)
        {
            let end = insert.at.max(at);
            self.plain_text(TextRange { start: at, end });
            self.inserts(end);
            at = end;
        }
        self.plain_text(TextRange { start: at, end: range.end });
        if !self.in_link && !range.is_empty() {
            self.inserts(range.end);
        }
    }

    fn plain_text(&mut self, range: TextRange) {
        escape::push_text(&mut self.html, self.document.words(range));
    }

    /// Ends a part of the body if it is cut at that piece, behind which the text goes on at `end`.
    fn cut(&mut self, piece: usize, end: u32) {
        if let Some((cut, rest)) = self.filling.cuts.split_first()
            && *cut as usize == piece
        {
            self.filling.cuts = rest;
            // What stands in HTML that is not taken apart comes behind it.
            self.inserts(end);
            self.parts.push(std::mem::take(&mut self.html));
        }
    }

    /// Writes what is inserted up to a place.
    fn inserts(&mut self, end: u32) {
        while let Some((insert, rest)) =
            self.filling.inserts.split_first().filter(|(insert, _)| insert.at <= end)
        {
            self.html.push_str(&insert.html);
            self.filling.inserts = rest;
        }
    }

    fn start_link(&mut self, number: u32) {
        let Some((filled, link)) = self.link(number) else { return };
        if let Some(attributes) = &filled.attributes {
            self.in_link = true;
            self.html.push_str("<a");
            self.html.push_str(attributes);
            self.html.push_str(&link.attributes);
            self.html.push('>');
        }
    }

    fn label(&mut self, number: u32) {
        if let Some((filled, _)) = self.link(number) {
            self.html.push_str(&filled.label);
        }
    }

    fn end_link(&mut self, number: u32) {
        let Some((filled, link)) = self.link(number) else { return };
        if filled.attributes.is_some() {
            self.html.push_str("</a>");
        }
        self.in_link = false;
        self.inserts(link.label.end);
    }

    fn link(&self, number: u32) -> Option<(&'a LinkFilling, &'a Link)> {
        self.filling.links.get(number as usize).zip(self.document.links.get(number as usize))
    }

    fn image(&mut self, number: u32) {
        let Some(image) = self.document.images.get(number as usize) else { return };
        match self.filling.images.get(number as usize) {
            Some(Some(attributes)) => {
                self.html.push_str("<img");
                self.html.push_str(attributes);
                self.html.push_str(" alt=\"");
                escape::push_attribute(&mut self.html, &image.alt);
                self.html.push('"');
                self.html.push_str(&image.attributes);
                self.html.push('>');
            }
            Some(None) | None => escape::push_text(&mut self.html, &image.alt),
        }
    }
}

/// Drops what ends before a place, and returns the next one.
fn next<'a, T: Ranged>(all: &mut &'a [T], at: u32) -> Option<&'a T> {
    while let Some((_, rest)) = all.split_first().filter(|(one, _)| one.range().end <= at) {
        *all = rest;
    }
    all.first()
}

/// What stands around words.
trait Ranged {
    fn range(&self) -> TextRange;
}

impl Ranged for Mark {
    fn range(&self) -> TextRange {
        self.range
    }
}

impl Ranged for Passage {
    fn range(&self) -> TextRange {
        self.range
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scraper::Html;

    use super::*;
    use crate::text::kit::{document, markdown};

    fn mark(document: &Document, words: &str, open: &str, close: &'static str) -> Mark {
        let start = document.text.find(words).unwrap();
        Mark { range: TextRange::new(start..start + words.len()), open: open.to_owned(), close }
    }

    fn passage(document: &Document, words: &str) -> Passage {
        let range = mark(document, words, "", "").range;
        Passage { range, open: "<m>".to_owned(), reopen: "<n>".to_owned(), close: "</m>" }
    }

    fn filled_links(document: &Document) -> Vec<LinkFilling> {
        let filling = LinkFilling { attributes: Some(" href=\"x\"".into()), label: String::new() };
        vec![filling; document.links.len()]
    }

    #[test]
    fn links_are_filled_or_print_their_words_only() {
        let document = document("[[kenya]] and [a *b*](c.md \"t\") [[Nobody|n]]");
        let links = [
            LinkFilling { attributes: Some(" href=\"k\"".into()), label: "Kenya".into() },
            LinkFilling { attributes: Some(" href=\"c\"".into()), label: String::new() },
            LinkFilling::default(),
        ];
        let page = html(&document, &Filling { links: &links, ..Filling::default() });
        assert!(
            page.ends_with(
                "<a href=\"k\">Kenya</a> and <a href=\"c\" title=\"t\">a <em>b</em></a> n</p>\n"
            ),
            "{page}"
        );
    }

    #[test]
    fn marks_and_passages_nest_and_inserts_stand_behind_links() {
        let document = document("One Ruto said *two* [three](x.md) four");
        let marks = [mark(&document, "Ruto", "<a>", "</a>")];
        let passages = [passage(&document, "ne Ru"), passage(&document, "said two th")];
        let inserts: Vec<_> = passages
            .iter()
            .map(|mark| Insert { at: mark.range.end, html: "[n]".to_owned() })
            .collect();
        let links = filled_links(&document);
        let filling = Filling {
            links: &links,
            images: &[],
            marks: &marks,
            passages: &passages,
            inserts: &inserts,
            cuts: &[],
        };
        assert!(html(&document, &filling).ends_with(
            "O<m>ne </m><a><n>Ru</m>to</a>[n] <m>said </m><em><n>two</m></em><n> </m><a href=\"x\"><n>th</m>ree</a>[n] four</p>\n"
        ), "{}", html(&document, &filling));
    }

    #[test]
    fn images_without_a_file_print_their_alternative() {
        let document = document("![a \"b\"](x.png) ![c](y.png)");
        let images = [Some(" src=\"x.png\"".to_owned()), None];
        let page = html(&document, &Filling { images: &images, ..Filling::default() });
        assert_eq!(page, "<p><img src=\"x.png\" alt=\"a &quot;b&quot;\"> c</p>\n");
    }

    /// What a browser shows, without footnote marks and white space.
    fn shown(page: &str) -> String {
        let page = Html::parse_fragment(page);
        let is_mark = |element: &scraper::node::Element| {
            element.attr("role") == Some("doc-backlink")
                || element.name() == "sup"
                    && element.attr("id").is_some_and(|id| id.starts_with("fnref-"))
                || element.attr("role") == Some("doc-noteref")
        };
        let nodes = page.tree.root().descendants().filter(|node| {
            !node.ancestors().any(|above| above.value().as_element().is_some_and(is_mark))
        });
        let text: String =
            nodes.filter_map(|node| node.value().as_text().map(|text| text.to_string())).collect();
        text.split_whitespace().collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn a_browser_shows_the_readers_text(source in markdown()) {
            let document = document(&source);
            let links = filled_links(&document);
            let images = vec![Some(String::new()); document.images.len()];
            let page = html(&document, &Filling { links: &links, images: &images, ..Filling::default() });
            let text: String = document.text.split_whitespace().collect();
            prop_assert_eq!(shown(&page), text, "{}\n{}", source, page);
        }

        #[test]
        fn cutting_changes_no_word(source in markdown(), cuts in prop::collection::vec(0..200_u32, 0..12)) {
            let document = document(&source);
            let links = filled_links(&document);
            let images = vec![Some(String::new()); document.images.len()];
            let border = |at: u32| crate::text::document::border_before(&document.text, at as usize);
            let mut cuts: Vec<_> = cuts.into_iter().map(border).collect();
            cuts.sort_unstable();
            cuts.dedup();
            let ranges = cuts.chunks_exact(2).map(|pair| TextRange::new(pair[0]..pair[1]));
            let passages: Vec<_> = ranges.map(|range| Passage { range, open: "<mark>".into(), reopen: "<mark>".into(), close: "</mark>" }).collect();
            let inserts: Vec<_> = passages.iter().map(|mark| Insert { at: mark.range.end, html: "<wbr>".into() }).collect();
            let plain = Filling { links: &links, images: &images, ..Filling::default() };
            let marked = Filling { passages: &passages, inserts: &inserts, ..plain };
            let without = html(&document, &marked).replace("<mark>", "").replace("</mark>", "").replace("<wbr>", "");
            prop_assert_eq!(without, html(&document, &plain).replace("<wbr>", ""));
            prop_assert_eq!(html(&document, &marked).matches("<wbr>").count(), inserts.len());
        }
    }
}
