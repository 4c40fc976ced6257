//! Terms of texts: what the words of all languages are looked up by. The script of the search page folds a question by the same
//! rules; `tests/browser/expected/terms.txt` holds both to them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest term, in characters; what is longer is cut.
pub const LONGEST: usize = 40;

/// Marks that are left out: of Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowels and hamza above or below. The signs
/// of other scripts make another syllable and stay.
const MARKS: [(char, char); 11] = [
    ('\u{300}', '\u{36F}'),
    ('\u{483}', '\u{487}'),
    ('\u{591}', '\u{5C7}'),
    ('\u{610}', '\u{61A}'),
    ('\u{64B}', '\u{65F}'),
    ('\u{670}', '\u{670}'),
    ('\u{6D6}', '\u{6ED}'),
    ('\u{1AB0}', '\u{1AFF}'),
    ('\u{1DC0}', '\u{1DFF}'),
    ('\u{20D0}', '\u{20FF}'),
    ('\u{FE20}', '\u{FE2F}'),
];

/// The nought of each script that has digits of its own, in their order.
const NOUGHTS: [char; 18] = [
    '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}',
    '\u{BE6}', '\u{C66}', '\u{CE6}', '\u{D66}', '\u{E50}', '\u{ED0}', '\u{F20}', '\u{1040}',
    '\u{17E0}', '\u{1810}',
];

/// Scripts that set no space between words: Chinese characters, hiragana, katakana.
const UNSPACED: [(char, char); 5] = [
    ('\u{3005}', '\u{3007}'),
    ('\u{3041}', '\u{30FF}'),
    ('\u{3400}', '\u{4DBF}'),
    ('\u{4E00}', '\u{9FFF}'),
    ('\u{20000}', '\u{3FFFF}'),
];

/// The Arabic article, also behind "and", "with", "like" and "to"; it goes where three letters are left.
const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "ال", "لل"];

/// Calls `each` with every term of a text, in the order of the text; a term is often there several times.
///
/// Words are runs of letters, digits and their marks (UAX 44: `Alphabetic`, `N`, `M`), with a comma or point between groups of three
/// digits. They are decomposed (NFKD), lose marks, case and the Arabic article. Where a script sets no spaces, terms are pairs of characters, and
/// the last character.
pub fn terms(text: &str, mut each: impl FnMut(&str)) {
    let bytes = text.as_bytes();
    let mut term = String::with_capacity(LONGEST);
    let mut at = 0;
    while at < bytes.len() {
        let Word { range, next, is_plain } = word(text, at);
        at = next;
        let written = text.get(range.clone()).unwrap_or_default();
        if written.is_empty() {
            continue;
        }
        if is_plain {
            term.clear();
            term.push_str(written.get(..LONGEST).unwrap_or(written));
            term.make_ascii_lowercase();
            if 1 < term.len() || !is_elided(bytes, range) {
                each(&term);
            }
        } else {
            let folded = fold(written);
            if 1 < folded.chars().count() || !is_elided(bytes, range) {
                split(&folded, &mut each);
            }
        }
    }
}

/// The longest term that stands for a whole name, in bytes.
const LONGEST_NAME: usize = 120;

/// Returns the term that stands for a whole name: its terms with `=` behind each. It comes soon behind the first of them.
pub fn whole_name(name: &str) -> Option<String> {
    let mut whole = String::new();
    terms(name, |term| {
        whole.push_str(term);
        whole.push('=');
    });
    (!whole.is_empty() && whole.len() <= LONGEST_NAME).then_some(whole)
}

/// A word at a place of a text.
struct Word {
    /// Its bytes; none where no word begins.
    range: Range<usize>,
    /// The byte behind it and the character that ends it.
    next: usize,
    /// Whether it consists of letters and digits of ASCII.
    is_plain: bool,
}

fn word(text: &str, start: usize) -> Word {
    let bytes = text.as_bytes();
    let mut is_plain = true;
    let mut end = start;
    loop {
        end += n_plain(bytes.get(end..).unwrap_or_default());
        let next = text.get(end..).and_then(|rest| rest.chars().next());
        let length = next.map_or(0, char::len_utf8);
        if !next.is_some_and(|c| is_of_word(c) || (start < end && parts_thousands(bytes, end))) {
            return Word { range: start..end, next: end + length, is_plain };
        }
        is_plain = false;
        end += length;
    }
}

/// Returns how many letters and digits of ASCII stand first.
fn n_plain(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

fn is_of_word(c: char) -> bool {
    !c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c))
}

/// The soft hyphen, and what joins letters or keeps them apart.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}')
}

/// Whether a comma or point stands between a digit and three more, no more.
fn parts_thousands(bytes: &[u8], at: usize) -> bool {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    matches!(bytes.get(at), Some(b',' | b'.'))
        && at.checked_sub(1).is_some_and(is_digit)
        && (1..4).all(|n| is_digit(at + n))
        && !is_digit(at + 4)
}

/// Whether an apostrophe stands beside a letter, as in "Kenya's" and "l'État": it says nothing alone.
fn is_elided(bytes: &[u8], range: Range<usize>) -> bool {
    let before = bytes.get(..range.start).unwrap_or_default();
    let after = bytes.get(range.end..).unwrap_or_default();
    ["'", "’"]
        .iter()
        .any(|mark| before.ends_with(mark.as_bytes()) || after.starts_with(mark.as_bytes()))
}

/// Returns what a letter becomes once it is lower case and without marks. Of Arabic letters these are the alif that joins, tā' marbūṭa,
/// alif maqṣūra, and the Persian and Urdu forms; the tatweel only stretches.
fn plain_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ł' => "l",
        'ı' => "i",
        'ς' => "σ",
        'ʹ' | 'ʻ' | 'ʼ' | 'ـ' => "",
        'ٱ' => "ا",
        'ة' | 'ە' | 'ہ' | 'ھ' => "ه",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        _ => return None,
    })
}

/// Returns a word folded, but for the article.
fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().filter(|c| !is_in(*c, &MARKS) && !is_invisible(*c)) {
        for c in c.to_lowercase() {
            match plain_letter(c) {
                Some(plain) => folded.push_str(plain),
                None => folded.push(digit(c).unwrap_or(c)),
            }
        }
    }
    // What was decomposed and stays: Korean syllables, Japanese voiced sounds, the signs of Indian scripts.
    folded.nfc().filter(|c| c.is_alphanumeric() || is_combining_mark(*c)).collect()
}

fn is_in(c: char, ranges: &[(char, char)]) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

fn digit(c: char) -> Option<char> {
    let n_before = NOUGHTS.partition_point(|nought| *nought <= c);
    let nought = NOUGHTS.get(n_before.checked_sub(1)?)?;
    char::from_digit(u32::from(c) - u32::from(*nought), 10)
}

/// Tells the terms of a folded word: its stretches with and without spaces between words.
fn split(folded: &str, each: &mut impl FnMut(&str)) {
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let is_unspaced = is_in(first, &UNSPACED);
        let end = rest.find(|c: char| is_in(c, &UNSPACED) != is_unspaced).unwrap_or(rest.len());
        let (stretch, others) = rest.split_at(end);
        rest = others;
        if is_unspaced {
            pairs(stretch, each);
        } else {
            let stretch = without_article(stretch);
            let end = stretch.char_indices().nth(LONGEST).map_or(stretch.len(), |(end, _)| end);
            each(stretch.get(..end).unwrap_or(stretch));
        }
    }
}

fn pairs(stretch: &str, each: &mut impl FnMut(&str)) {
    let starts: Vec<usize> =
        stretch.char_indices().map(|(at, _)| at).chain([stretch.len()]).collect();
    for window in starts.windows(3) {
        if let [start, _, end] = window {
            each(stretch.get(*start..*end).unwrap_or_default());
        }
    }
    if let [.., start, end] = starts.as_slice() {
        each(stretch.get(*start..*end).unwrap_or_default());
    }
}

fn without_article(word: &str) -> &str {
    let stem = ARTICLES.iter().filter_map(|article| word.strip_prefix(article));
    stem.filter(|stem| 3 <= stem.chars().count()).min_by_key(|stem| stem.len()).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms_of(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        terms(text, |term| found.push(term.to_owned()));
        found
    }

    /// Each line of the file is a text, a tab, and its terms. The script of the search page is held to the same file.
    #[test]
    fn texts_have_the_terms_that_the_script_finds_too() {
        let file = include_str!("../../tests/browser/expected/terms.txt");
        let lines: Vec<(&str, &str)> =
            file.lines().filter_map(|line| line.split_once('\t')).collect();
        assert!(60 < lines.len(), "{} lines", lines.len());
        for (text, wanted) in lines {
            assert_eq!(terms_of(text).join(" "), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_written_in_several_ways_is_one_term() {
        for (one, other) in [
            ("Élysée", "elysee"),
            ("Straße", "STRASSE"),
            ("Ёлкин", "елкин"),
            ("أحمد", "احمد"),
            ("إسرائيل", "اسراييل"),
            ("الشُّرْطَة", "شرطه"),
            ("على", "علي"),
            ("الســـلام", "سلام"),
            ("٢٥٠٠", "2500"),
            ("2,500", "2500"),
            ("２５００", "2500"),
            ("ﬁnal", "final"),
            ("so\u{AD}ft", "soft"),
            ("e\u{301}te\u{301}", "été"),
            ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
        ] {
            assert_eq!(terms_of(one), terms_of(other), "{one} {other}");
        }
    }

    #[test]
    fn a_single_character_is_found_by_the_beginning_of_a_term() {
        let found = terms_of("安全理事会");
        assert_eq!(found, ["安全", "全理", "理事", "事会", "会"]);
        for c in "安全理事会".chars() {
            assert!(found.iter().any(|term| term.starts_with(c)), "{c}");
        }
    }

    #[test]
    fn time_is_linear_and_terms_are_short() {
        for text in [
            "a".repeat(300_000),
            "é".repeat(300_000),
            "国".repeat(300_000),
            "1,111".repeat(60_000),
            "'s".repeat(150_000),
        ] {
            terms(&text, |term| assert!(term.chars().count() <= LONGEST && !term.is_empty()));
        }
    }
}
