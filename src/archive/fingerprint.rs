//! Fingerprints of a text's paragraphs: whether the N-th is still the one that was recorded, without keeping the text.

use std::fmt;

use crate::text::document::Document;

/// The fingerprint of the first paragraphs of a text: 48 bits of a BLAKE3 hash of their letters and digits in lower case, so
/// that spaces, quotation marks and the punctuation of a setting do not matter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fingerprint(u64);

/// How many hexadecimal digits it is written with.
const DIGITS: usize = 12;

impl Fingerprint {
    /// Returns the fingerprint that 12 hexadecimal digits in lower case write.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let fits = text.len() == DIGITS && text.bytes().all(is_digit);
        fits.then(|| u64::from_str_radix(text, 16).ok()).flatten().map(Self)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0DIGITS$x}", self.0)
    }
}

/// Returns, for each numbered paragraph, the fingerprint of the text up to its end: the N-th tells whether the first N
/// paragraphs are the same.
pub fn chain(document: &Document) -> Box<[Fingerprint]> {
    let mut hasher = blake3::Hasher::new();
    let mut letters = String::new();
    let up_to = |range: &crate::text::document::TextRange| {
        letters.clear();
        for c in document.words(*range).chars().filter(|c| c.is_alphanumeric()) {
            match c {
                c if c.is_ascii() => letters.push(c.to_ascii_lowercase()),
                c => letters.extend(c.to_lowercase()),
            }
        }
        letters.push('\n');
        hasher.update(letters.as_bytes());
        let hash = hasher.finalize();
        let bytes = hash.as_bytes().iter().take(DIGITS / 2);
        Fingerprint(bytes.fold(0, |bits, byte| bits << 8 | u64::from(*byte)))
    };
    document.paragraphs.iter().map(up_to).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::language::Language;
    use crate::base::span::{FileId, Span};
    use crate::record::site::{HtmlTrust, Punctuation};
    use crate::text::markdown::{self, TextPlace, TextStyle};

    fn prints(text: &str) -> Box<[Fingerprint]> {
        let style = TextStyle {
            language: Language::english(),
            punctuation: Punctuation::Smart,
            html: HtmlTrust::Sanitized,
            place: TextPlace::Body,
        };
        chain(&markdown::read(text, Span::new(FileId(0), 0..text.len()), &style).0)
    }

    #[test]
    fn the_first_paragraphs_have_the_same_fingerprints_whatever_follows() {
        let (short, long) = (prints("One.\n\nTwo."), prints("One.\n\nTwo.\n\nThree."));
        assert_eq!((short.len(), long.len()), (2, 3));
        assert_eq!(short[..], long[..2]);
        assert_ne!(prints("Two.\n\nOne.")[0], short[0]);
        assert_ne!(prints("Zero.\n\nOne.\n\nTwo.")[1], short[1]);
    }

    #[test]
    fn punctuation_and_spaces_do_not_matter_but_borders_of_paragraphs_do() {
        assert_eq!(prints("He said \"no\" -- twice."), prints("He said *no* — \n twice"));
        assert_ne!(prints("One two")[0], prints("One\n\ntwo")[0]);
        assert_ne!(prints("One two\n\nthree")[1], prints("One\n\ntwo three")[1]);
    }

    proptest! {
        #[test]
        fn a_fingerprint_is_written_as_it_is_read(bits in 0u64..1 << 48) {
            let print = Fingerprint(bits);
            prop_assert_eq!(Fingerprint::parse(&print.to_string()), Some(print));
        }
    }
}
