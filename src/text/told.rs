//! The reader's text with the names of bare links filled in: what a quoted sentence or the beginning of a text must say. Places
//! and fingerprints are those of the reader's text, which stays the same when somebody is renamed.

use crate::text::document::{Document, Link, Piece, TextRange};

/// A text as it is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The text.
    pub text: String,
    /// For each name that was filled in, where it stands in the reader's text, and how many bytes of names were filled in so far.
    filled: Vec<(u32, u32)>,
}

impl Told {
    /// Fills in names; `name` returns that of a bare link.
    pub fn new(document: &Document, name: impl Fn(&Link) -> Option<String>) -> Self {
        let mut told =
            Self { text: String::with_capacity(document.text.len()), filled: Vec::new() };
        let mut done = 0;
        let mut total = 0;
        for link in bare(document) {
            let Some(name) = name(link) else { continue };
            let at = link.label.start as usize;
            told.text.push_str(document.text.get(done..at).unwrap_or_default());
            told.text.push_str(&name);
            done = at;
            total += u32::try_from(name.len()).unwrap_or(0);
            told.filled.push((link.label.start, total));
        }
        told.text.push_str(document.text.get(done..).unwrap_or_default());
        told
    }

    /// Returns where a range of the reader's text is told, with the names at its borders.
    pub fn range(&self, range: TextRange) -> TextRange {
        let before = self.filled.partition_point(|(at, _)| *at < range.start);
        let through = self.filled.partition_point(|(at, _)| *at <= range.end);
        TextRange {
            start: range.start + self.length_of(before),
            end: range.end + self.length_of(through),
        }
    }

    /// Returns how many bytes the first names have.
    fn length_of(&self, n_names: usize) -> u32 {
        n_names.checked_sub(1).and_then(|last| self.filled.get(last)).map_or(0, |(_, total)| *total)
    }
}

/// Returns the links between whose tags nothing stands.
fn bare(document: &Document) -> impl Iterator<Item = &Link> {
    document.pieces.windows(2).filter_map(|pair| match pair {
        [Piece::LinkStart(start), Piece::LinkEnd(end)] if start == end => {
            document.links.get(*start as usize)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::language::Language;
    use crate::base::span::{FileId, Span};
    use crate::record::site::{HtmlTrust, Punctuation};
    use crate::text::document::Target;
    use crate::text::markdown::{self, TextPlace, TextStyle};

    fn told(source: &str) -> (Document, Told) {
        let style = TextStyle {
            language: Language::english(),
            punctuation: Punctuation::Plain,
            html: HtmlTrust::Sanitized,
            place: TextPlace::Body,
        };
        let span = Span::new(FileId(0), 0..source.len());
        let (document, _) = markdown::read(source, span, &style);
        let name = |link: &Link| match &link.target {
            Target::Wiki { words, .. } => Some(words.to_uppercase()),
            _ => None,
        };
        let told = Told::new(&document, name);
        (document, told)
    }

    #[test]
    fn names_stand_where_their_links_do() {
        for (source, text) in [
            ("He met [[kenya]] and [[un]].", "He met KENYA and UN."),
            ("[[kenya]][[un]] x", "KENYAUN x"),
            ("a\n\n[[kenya]]\n\nb", "a\nKENYA\nb"),
            ("[[kenya]]", "KENYA"),
            (
                "# [[kenya]]\n\n- [[un]]\n- [[eu]] x\n\n| [[au]] |\n|---|\n| b |",
                "KENYA\nUN\nEU x\nAU\nb",
            ),
            ("[[kenya|he]] and [[Mr. X]] *[[un]]*", "he and Mr. X UN"),
            ("[![b](c.png)](d.md) e", " e"),
        ] {
            assert_eq!(told(source).1.text, text, "{source}");
        }
    }

    #[test]
    fn ranges_are_told_with_the_names_in_them() {
        let (document, told) = told("Nobody met [[kenya]] in Geneva.\n\n[[un]] spoke.");
        let part = |range| told.text.get(told.range(range).range()).unwrap();
        let paragraphs: Vec<&str> = document.paragraphs.iter().map(|range| part(*range)).collect();
        assert_eq!(paragraphs, ["Nobody met KENYA in Geneva.", "UN spoke."]);
        let links: Vec<&str> = document.links.iter().map(|link| part(link.label)).collect();
        assert_eq!(links, ["KENYA", "UN"]);
        let start = document.text.find("Geneva").unwrap();
        assert_eq!(part(TextRange::new(start..start + 6)), "Geneva");
    }
}
