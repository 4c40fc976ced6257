//! Texts cut into passages, each with the fragment of the page that it stands at.

use crate::text::document::{Document, TextRange};

/// The longest passage, in bytes: a longer paragraph has several.
const LONGEST: usize = 1_500;

/// A passage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// The fragment of the page, `p3`; empty for its beginning.
    pub fragment: String,
    /// The words, on one line.
    pub text: String,
}

impl Passage {
    /// Returns words at a fragment of the page, without what ends a line.
    pub fn new(fragment: &str, text: &str) -> Self {
        let text = text.trim();
        let text = if text.bytes().fold(false, |found, byte| found | byte.is_ascii_control()) {
            let lines = text.split(|c: char| c.is_ascii_control()).filter(|line| !line.is_empty());
            lines.collect::<Vec<_>>().join(" ")
        } else {
            text.to_owned()
        };
        Self { fragment: fragment.to_owned(), text }
    }

    /// Returns words at the beginning of the page.
    pub fn plain(text: &str) -> Self {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Self::new("", text.get(..end).unwrap_or_default())
    }
}

/// Adds a text as one passage, or several that end between words; nothing where it is blank.
pub fn cut(fragment: &str, text: &str, passages: &mut Vec<Passage>) {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (first, others) = rest.split_at(end_of_passage(rest));
        passages.push(Passage::new(fragment, first));
        rest = others.trim_start();
    }
}

fn end_of_passage(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let mut end = LONGEST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let whole = text.get(..end).unwrap_or_default();
    whole.rfind(char::is_whitespace).filter(|space| LONGEST / 2 < *space).unwrap_or(end)
}

/// A part of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Where it stands in the reader's text.
    pub range: TextRange,
    /// The number of the paragraph; none for what stands between them.
    pub paragraph: Option<u32>,
    /// The fragment of the page.
    pub fragment: String,
}

/// Returns the parts of a body in order: its numbered paragraphs, and the headings, tables and code between them, which stand at
/// their first heading, or else at the paragraph before.
pub fn parts(document: &Document) -> Vec<Part> {
    let mut parts = Vec::with_capacity(document.paragraphs.len());
    let mut between = Between { document, at: 0, fragment: String::new() };
    for (number, range) in (1..).zip(&document.paragraphs) {
        parts.extend(between.up_to(range.start));
        let fragment = format!("p{number}");
        between.fragment.clone_from(&fragment);
        between.at = between.at.max(range.end);
        parts.push(Part { range: *range, paragraph: Some(number), fragment });
    }
    let end = u32::try_from(document.text.len()).unwrap_or(u32::MAX);
    parts.extend(between.up_to(end));
    parts
}

/// What lies between paragraphs.
struct Between<'a> {
    document: &'a Document,
    /// Up to where the text is told.
    at: u32,
    /// The fragment of the paragraph before.
    fragment: String,
}

impl Between<'_> {
    fn up_to(&mut self, end: u32) -> Option<Part> {
        let range = TextRange { start: self.at, end };
        if range.is_empty() || self.document.words(range).trim().is_empty() {
            return None;
        }
        let first = self.document.headings.partition_point(|one| one.text.start < range.start);
        let heading = self.document.headings.get(first).filter(|one| one.text.end <= end);
        let fragment = heading.map_or_else(|| self.fragment.clone(), |one| one.fragment.clone());
        Some(Part { range, paragraph: None, fragment })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::language::Language;
    use crate::base::span::{FileId, Span};
    use crate::record::site::{HtmlTrust, Punctuation};
    use crate::text::markdown::{self, TextPlace, TextStyle};

    fn document(source: &str) -> Document {
        let style = TextStyle {
            language: Language::english(),
            punctuation: Punctuation::Plain,
            html: HtmlTrust::Sanitized,
            place: TextPlace::Body,
        };
        markdown::read(source, Span::new(FileId(0), 0..source.len()), &style).0
    }

    #[test]
    fn every_word_of_a_body_stands_in_a_part() {
        let document = document(
            "One\n\n# Two\n\n> Three\n\n- Four\n- Five\n\n| A | B |\n|---|---|\n| c | d |\n\nSix\n\n## Seven\n",
        );
        let parts = parts(&document);
        let told: Vec<(String, &str)> = parts
            .iter()
            .map(|part| {
                (
                    document.words(part.range).split_whitespace().collect::<Vec<_>>().join(" "),
                    &*part.fragment,
                )
            })
            .collect();
        let wanted = [
            ("One", "p1"),
            ("Two", "h-two"),
            ("Three", "p2"),
            ("Four", "p3"),
            ("Five", "p4"),
            ("A B c d", "p4"),
            ("Six", "p5"),
            ("Seven", "h-seven"),
        ];
        assert_eq!(told, wanted.map(|(text, fragment)| (text.to_owned(), fragment)));
    }

    #[test]
    fn long_paragraphs_are_cut_between_words_and_keep_all() {
        let text = "twelve bytes ".repeat(1000);
        let mut passages = Vec::new();
        cut("p1", &text, &mut passages);
        assert!(passages.iter().all(|one| one.text.len() <= LONGEST && one.fragment == "p1"));
        let joined: Vec<&str> = passages.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(joined.join(" "), text.trim());
        let mut passages = Vec::new();
        cut("p1", &"国".repeat(5000), &mut passages);
        assert_eq!(passages.iter().map(|one| one.text.chars().count()).sum::<usize>(), 5000);
    }
}
