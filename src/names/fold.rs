//! Folding for the comparison of names: Unicode normal form C, one kind of apostrophe, space and hyphen, no invisible
//! characters. Most texts need none, and then nothing is copied.

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text, folded, with the way back.
pub(super) struct Folded<'a> {
    /// The folded text.
    pub(super) text: Cow<'a, str>,
    /// From that byte of the folded text on, bytes of the text as it was; in order.
    shifts: Vec<(usize, usize)>,
}

/// What becomes of a character.
enum Fate {
    Stays,
    Becomes(char),
    Goes,
}

/// Folds a text.
pub(super) fn fold(text: &str) -> Folded<'_> {
    if text.is_ascii() {
        return Folded { text: Cow::Borrowed(text), shifts: Vec::new() };
    }
    let mut folding = Folding { text, folded: String::new(), shifts: Vec::new(), copied: 0 };
    if is_nfc_quick(text.chars()) != IsNormalized::Yes {
        folding.compose();
        return folding.finish();
    }
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        folding.replace(at, c);
    }
    folding.finish()
}

/// Returns a folded text without the accents of its letters: marks above, below and through them, hamza and vowel points
/// among them; signs that make another letter of Indic or Kana scripts stay.
pub(super) fn without_accents(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for c in text.nfd() {
        match plain_letters(c) {
            Some(letters) => bare.push_str(letters),
            None if canonical_combining_class(c) < FIRST_ACCENT => bare.push(c),
            None => {}
        }
    }
    bare.nfc().collect()
}

/// The first combining class behind those of nukta, voicing marks and virama.
const FIRST_ACCENT: u8 = 10;

/// Returns what is written for a letter that has no accent in Unicode and one to the eye.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ħ' => "h",
        'Ħ' => "H",
        'ı' => "i",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'ß' => "ss",
        'þ' => "th",
        'Þ' => "Th",
        _ => return None,
    })
}

impl Folded<'_> {
    /// Returns the byte of the text as it was for a byte of the folded text.
    pub(super) fn original(&self, at: usize) -> usize {
        let after = self.shifts.partition_point(|(folded, _)| *folded <= at);
        match after.checked_sub(1).and_then(|before| self.shifts.get(before)) {
            Some((folded, original)) => original + (at - folded),
            None => at,
        }
    }
}

/// A folding in progress.
struct Folding<'a> {
    text: &'a str,
    folded: String,
    shifts: Vec<(usize, usize)>,
    /// Up to where the text is copied.
    copied: usize,
}

impl<'a> Folding<'a> {
    fn replace(&mut self, at: usize, c: char) {
        match fate(c) {
            Fate::Stays => {}
            Fate::Becomes(other) => self.put(at, at + c.len_utf8(), &[other]),
            Fate::Goes => self.put(at, at + c.len_utf8(), &[]),
        }
    }

    /// Puts other characters in the place of a range.
    fn put(&mut self, start: usize, end: usize, characters: &[char]) {
        self.folded.push_str(self.text.get(self.copied..start).unwrap_or_default());
        self.folded.extend(characters);
        self.copied = end;
        self.shifts.push((self.folded.len(), end));
    }

    /// Composes each letter with the marks behind it.
    fn compose(&mut self) {
        let mut rest = self.text.char_indices().peekable();
        while let Some((start, first)) = rest.next() {
            let mut end = start + first.len_utf8();
            while let Some((at, c)) = rest.next_if(|(_, c)| joins(*c)) {
                end = at + c.len_utf8();
            }
            let cluster = self.text.get(start..end).unwrap_or_default();
            if cluster.len() == first.len_utf8()
                && is_nfc_quick(cluster.chars()) == IsNormalized::Yes
            {
                self.replace(start, first);
            } else {
                let composed: Vec<char> = cluster.nfc().collect();
                self.put(start, end, &composed);
            }
        }
    }

    fn finish(mut self) -> Folded<'a> {
        if self.shifts.is_empty() {
            return Folded { text: Cow::Borrowed(self.text), shifts: self.shifts };
        }
        self.folded.push_str(self.text.get(self.copied..).unwrap_or_default());
        Folded { text: Cow::Owned(self.folded), shifts: self.shifts }
    }
}

/// Returns whether a character may change together with the one before it: marks, and vowels and finals of Hangul.
fn joins(c: char) -> bool {
    !c.is_ascii()
        && (canonical_combining_class(c) != 0
            || is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes)
}

fn fate(c: char) -> Fate {
    match c {
        '’' | '‘' | 'ʼ' | 'ʻ' | '′' | '＇' => Fate::Becomes('\''),
        '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2009}' | '\u{3000}' => Fate::Becomes(' '),
        '\u{2010}' | '\u{2011}' => Fate::Becomes('-'),
        // Soft hyphens, joiners, marks of direction, the Arabic stretching mark and vowel points.
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{640}'
        | '\u{64B}'..='\u{652}'
        | '\u{670}'
        | '\u{FEFF}' => Fate::Goes,
        _ => Fate::Stays,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_alike_becomes_alike() {
        assert_eq!(fold("Côte d’Ivoire").text, "Côte d'Ivoire");
        assert_eq!(fold("Co\u{302}te d\u{2bc}Ivoire").text, "Côte d'Ivoire");
        assert_eq!(fold("M.\u{A0}Ruto\u{2011}Smith so\u{AD}ft").text, "M. Ruto-Smith soft");
        assert!(matches!(fold("plain — é").text, Cow::Borrowed(_)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn the_way_back_finds_the_same_words(text in "[a’e\u{301}\u{A0}é\u{200F}\u{5E9}\u{5C1}각\u{1100}\u{1161}Å\u{212B} -]{0,30}") {
            let folded = fold(&text);
            prop_assert_eq!(folded.original(folded.text.len()), text.len());
            let borders: Vec<_> = folded.text.char_indices().map(|(at, _)| at).collect();
            for pair in borders.windows(2) {
                prop_assert!(folded.original(pair[0]) <= folded.original(pair[1]));
            }
            if let Some(at) = folded.text.find('a') {
                prop_assert!(text.get(folded.original(at)..).is_some_and(|rest| rest.starts_with('a')));
            }
        }
    }
}
