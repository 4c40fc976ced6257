//! Smart punctuation: straight quotation marks, apostrophes, `--`, `---` and `...` become the marks of the language. Marks
//! that are typographic already stay as they are, for an archived text is evidence.

use std::ops::Range;

use crate::base::language::Language;

/// The quotation marks of a language: those outside, then those inside others.
type Marks = [&'static str; 4];

/// Quotation marks by language, as its newspapers set them (CLDR, where usage agrees with it). Others take the English ones.
const MARKS: [(&[&str], Marks); 11] = [
    (&["fr"], ["«\u{202F}", "\u{202F}»", "“", "”"]),
    (&["es", "ca", "eu", "gl", "it"], ["«", "»", "“", "”"]),
    (&["ru", "be", "bg"], ["«", "»", "„", "“"]),
    (&["de", "cs", "sk", "sl", "is", "lt", "et", "lv"], ["„", "“", "‚", "‘"]),
    (&["uk", "el", "hy", "fa"], ["«", "»", "“", "”"]),
    (&["no", "nb", "nn"], ["«", "»", "‘", "’"]),
    (&["sv", "fi"], ["”", "”", "’", "’"]),
    (&["da"], ["»", "«", "›", "‹"]),
    (&["pl", "hu", "ro"], ["„", "”", "«", "»"]),
    (&["hr", "sr", "bs"], ["„", "“", "‘", "’"]),
    (&["ja"], ["「", "」", "『", "』"]),
];

/// The marks of English, Arabic, Chinese, Portuguese, Turkish and many others.
const ENGLISH: Marks = ["“", "”", "‘", "’"];

/// Words whose first letters an apostrophe stands for; an apostrophe at the start of others opens a quotation.
const SHORTENED: [&str; 9] = ["tis", "twas", "twere", "twill", "em", "til", "cause", "bout", "n"];

const APOSTROPHE: &str = "’";

/// What is open in the text of one block.
#[derive(Clone, Copy)]
pub(super) struct Quotes {
    marks: &'static Marks,
    double: bool,
    single: bool,
}

/// A straight mark, and what it becomes.
pub(super) struct Change {
    /// Bytes of the text that was given.
    pub(super) range: Range<usize>,
    /// The mark in its place.
    pub(super) mark: &'static str,
}

/// The place of a mark: what stands around it.
struct Place<'a> {
    before: Option<char>,
    after: Option<char>,
    /// The text from behind the mark on.
    rest: &'a str,
}

impl Quotes {
    /// Returns the marks of a language, with nothing open.
    pub(super) fn new(language: &Language) -> Self {
        let primary = language.primary();
        let marks = MARKS
            .iter()
            .find(|(languages, _)| languages.contains(&primary))
            .map_or(&ENGLISH, |(_, marks)| marks);
        Self { marks, double: false, single: false }
    }

    /// Finds the straight marks of a run of text and what each becomes, in order. `before` and `after` are the characters
    /// around the run in the same block, whatever markup lies between.
    pub(super) fn changes(
        &mut self,
        text: &str,
        before: Option<char>,
        after: Option<char>,
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut last = before;
        let mut at = 0;
        while let Some(rest) = text.get(at..) {
            let is_mark = |byte: u8| matches!(byte, b'"' | b'\'' | b'-' | b'.');
            let Some(next) = rest.bytes().position(is_mark) else { break };
            last = rest.get(..next).and_then(|skipped| skipped.chars().next_back()).or(last);
            at += next;
            let rest = text.get(at..).unwrap_or_default();
            let (length, mark) = self.mark(rest, last, after);
            if let Some(mark) = mark {
                changes.push(Change { range: at..at + length.min(3), mark });
                last = mark.chars().next_back();
            } else {
                last = rest.chars().next();
            }
            at += length;
        }
        changes
    }

    /// Returns the length of the mark that `text` begins with, and what it becomes.
    fn mark(
        &mut self,
        text: &str,
        before: Option<char>,
        after: Option<char>,
    ) -> (usize, Option<&'static str>) {
        let first = text.chars().next().unwrap_or(' ');
        let rest = text.get(1..).unwrap_or_default();
        let place = Place { before, after: rest.chars().next().or(after), rest };
        match first {
            '"' => (1, self.double_quote(&place)),
            '\'' => (1, self.single_quote(&place)),
            _ => {
                let length = text.len() - text.trim_start_matches(first).len();
                let mark = match (first, length) {
                    ('-', 2) => Some("–"),
                    ('-', 3) => Some("—"),
                    ('.', 3 | 4) => Some("…"),
                    _ => None,
                };
                (length, mark)
            }
        }
    }

    fn double_quote(&mut self, place: &Place<'_>) -> Option<&'static str> {
        let opens = match (place.before, place.after) {
            _ if is_gap(place.before) && is_gap(place.after) => return None,
            _ if is_gap(place.before) => true,
            // Inches, or minutes of an arc.
            (Some(before), _) if before.is_ascii_digit() && !self.double => return None,
            _ if is_gap(place.after) => false,
            (Some(before), Some(after)) if is_opening(before) => !is_closing(after) || !self.double,
            (_, Some(after)) if is_closing(after) => false,
            _ => !self.double,
        };
        self.double = opens;
        Some(self.marks[usize::from(!opens)])
    }

    fn single_quote(&mut self, place: &Place<'_>) -> Option<&'static str> {
        let word_before = place.before.is_some_and(char::is_alphanumeric);
        let word_after = place.after.is_some_and(char::is_alphanumeric);
        let digits =
            [place.before, place.after].iter().all(|c| c.is_some_and(|c| c.is_ascii_digit()));
        if digits || is_gap(place.before) && is_gap(place.after) {
            return None;
        }
        let scriptio_continua =
            place.before.is_some_and(is_unspaced) || place.after.is_some_and(is_unspaced);
        if word_before && word_after && !scriptio_continua || is_shortened(place) {
            return Some(APOSTROPHE);
        }
        let opens = match (place.before, place.after) {
            _ if is_gap(place.before) => true,
            _ if is_gap(place.after) => false,
            (Some(before), Some(after)) if is_opening(before) => !is_closing(after),
            (_, Some(after)) if is_closing(after) => false,
            _ => !self.single && (!word_before || scriptio_continua),
        };
        let closes_nothing = !opens && !self.single;
        self.single = opens;
        if closes_nothing { Some(APOSTROPHE) } else { Some(self.marks[2 + usize::from(!opens)]) }
    }
}

/// Returns whether both characters belong to scripts that are written without spaces, so that a line break between them
/// is no space.
pub(super) fn joins_lines(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(is_unspaced) && after.is_some_and(is_unspaced)
}

/// Returns whether a character is Han, Kana, or the punctuation that goes with them (blocks of Unicode 16).
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x3000..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0xFF01..=0xFF60 | 0x20000..=0x3FFFF)
}

fn is_gap(character: Option<char>) -> bool {
    character.is_none_or(char::is_whitespace)
}

/// What a quotation may begin directly after.
fn is_opening(character: char) -> bool {
    matches!(
        character,
        '(' | '['
            | '{'
            | '–'
            | '—'
            | '-'
            | '/'
            | '='
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '\u{202F}'
            | '¿'
            | '¡'
    )
}

/// What may follow the end of a quotation directly.
fn is_closing(character: char) -> bool {
    matches!(
        character,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '…'
            | '’'
            | '”'
            | '»'
            | '،'
            | '؛'
            | '؟'
            | '。'
            | '，'
    )
}

/// Whether the mark stands for left-out letters or digits at the start of a word: 'tis, '90s, rock 'n' roll.
fn is_shortened(place: &Place<'_>) -> bool {
    let end = place.rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(place.rest.len());
    let word = place.rest.get(..end).unwrap_or_default();
    let closed = place.rest.get(end..).is_some_and(|rest| rest.starts_with(['\'', '’']));
    let year = word.strip_suffix('s').unwrap_or(word);
    if year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit()) {
        return !closed;
    }
    let is_n = word.eq_ignore_ascii_case("n");
    SHORTENED.iter().any(|short| word.eq_ignore_ascii_case(short)) && closed == is_n
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(language: &str, text: &str) -> String {
        let mut quotes = Quotes::new(&Language::parse(language).unwrap());
        let mut smart = String::new();
        let mut from = 0;
        for change in quotes.changes(text, None, None) {
            smart.push_str(text.get(from..change.range.start).unwrap());
            smart.push_str(change.mark);
            from = change.range.end;
        }
        smart + text.get(from..).unwrap()
    }

    #[test]
    fn english_quotations_and_apostrophes() {
        assert_eq!(set("en", r#""It's 'fine'," he said."#), "“It’s ‘fine’,” he said.");
        assert_eq!(set("en", r#"('a') ["b"] "c"-"d" —"e"."#), "(‘a’) [“b”] “c”-“d” —“e”.");
        assert_eq!(
            set("en", r#""'Inner' first," and "last 'inner'""#),
            "“‘Inner’ first,” and “last ‘inner’”"
        );
        assert_eq!(set("en", "the dogs' bowls, James's"), "the dogs’ bowls, James’s");
        assert_eq!(
            set("en", "'Tis the '90s of rock 'n' roll, get 'em"),
            "’Tis the ’90s of rock ’n’ roll, get ’em"
        );
        assert_eq!(set("en", r#""no--", she "said""#), "“no–”, she “said”");
        assert_eq!(set("en", r#"6" by 5'10", " alone"#), r#"6" by 5'10", " alone"#);
    }

    #[test]
    fn dashes_and_ellipses() {
        assert_eq!(set("en", "a -- b---c ---- d... e.... f.."), "a – b—c ---- d… e…. f..");
        assert_eq!(set("en", "well-known 3.5"), "well-known 3.5");
    }

    #[test]
    fn every_language_has_its_own_marks() {
        assert_eq!(set("fr", r#"Il dit "oui" à l'ONU."#), "Il dit «\u{202F}oui\u{202F}» à l’ONU.");
        assert_eq!(set("fr-CA", r#""oui""#), "«\u{202F}oui\u{202F}»");
        assert_eq!(set("es", r#"Dijo: "¿"sí"?""#).matches('«').count(), 2);
        assert_eq!(set("ru", r#"Он сказал: "да 'нет' да"."#), "Он сказал: «да „нет“ да».");
        assert_eq!(set("de", r#""Ja", sagte er. 's ist"#), "„Ja“, sagte er. ‚s ist");
        assert_eq!(set("ar", r#"قال "نعم"."#), "قال “نعم”.");
        assert_eq!(set("zh", r#"他说:"你好",然后说"再见"。"#), "他说:“你好”,然后说“再见”。");
    }

    #[test]
    fn typographic_marks_stay() {
        assert_eq!(set("fr", "“déjà” ‘là’ … – —"), "“déjà” ‘là’ … – —");
    }
}
