//! Spellings of the same word: British and American English, contractions, numbers in words, forms of Arabic letters.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::collation::small::Habits;

/// English words with the spelling that they are compared in.
const ENGLISH: [(&str, &str); 32] = [
    ("can't", "cannot"),
    ("won't", "willnot"),
    ("shan't", "shallnot"),
    ("let's", "letus"),
    ("%", "percent"),
    ("&", "and"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("licence", "license"),
    ("practise", "practice"),
    ("practised", "practiced"),
    ("practising", "practicing"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("judgement", "judgment"),
    ("acknowledgement", "acknowledgment"),
    ("ageing", "aging"),
    ("grey", "gray"),
    ("towards", "toward"),
    ("amongst", "among"),
    ("whilst", "while"),
    ("learnt", "learned"),
    ("burnt", "burned"),
    ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"),
    ("skilful", "skillful"),
    ("enrol", "enroll"),
    ("cheque", "check"),
    ("sceptical", "skeptical"),
    ("ok", "okay"),
    ("artefact", "artifact"),
    ("manoeuvre", "maneuver"),
];

/// Endings of English words, and what they are compared as.
const ENDINGS: [(&str, &str); 17] = [
    ("isation", "ization"),
    ("isations", "izations"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("ising", "izing"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("bre", "ber"),
    ("logue", "log"),
    ("logues", "logs"),
    ("elled", "eled"),
    ("elling", "eling"),
];

/// What may follow `our` where American English writes `or`.
const AFTER_OUR: [&str; 14] = [
    "", "s", "ed", "ing", "able", "ably", "ful", "hood", "hoods", "ite", "ites", "er", "ers",
    "less",
];

/// Endings of contractions, and the words that they stand for.
const CONTRACTED: [(&str, &str); 7] = [
    ("n't", "not"),
    ("'re", "are"),
    ("'ll", "will"),
    ("'ve", "have"),
    ("'m", "am"),
    ("'s", "is"),
    ("'d", "would"),
];

/// Returns the spelling that a folded word is compared in where it differs; several words make one, without a space.
pub(super) fn spelling(key: &str, habits: Habits) -> Cow<'_, str> {
    if let Some(number) = habits.number(key) {
        return number.to_string().into();
    }
    if key.starts_with(char::is_numeric) {
        return key.chars().map(western).collect();
    }
    match habits.language() {
        "en" => english(key),
        "ar" => arabic(key).into(),
        "ru" => key.replace('ё', "е").into(),
        "de" => key.replace('ß', "ss").into(),
        _ => key.into(),
    }
}

/// Returns an Arabic or Persian digit as one of those that most languages use.
fn western(c: char) -> char {
    let digit = match u32::from(c) {
        n @ 0x660..=0x669 => n - 0x660,
        n @ 0x6F0..=0x6F9 => n - 0x6F0,
        _ => return c,
    };
    char::from_digit(digit, 10).unwrap_or(c)
}

fn english(key: &str) -> Cow<'_, str> {
    if key.is_ascii() {
        return american(key);
    }
    let plain: String = key.nfd().filter(|c| !is_combining_mark(*c)).collect();
    american(&plain).into_owned().into()
}

fn american(key: &str) -> Cow<'_, str> {
    if let Some((_, other)) = ENGLISH.iter().find(|(word, _)| *word == key) {
        return (*other).into();
    }
    if let Some((stem, full)) = ending(key, &CONTRACTED) {
        return format!("{stem}{full}").into();
    }
    let is_long = |stem: &str| 3 <= stem.len();
    if let Some((stem, other)) = ending(key, &ENDINGS).filter(|(stem, _)| is_long(stem)) {
        return format!("{stem}{other}").into();
    }
    match key.rsplit_once("our") {
        Some((stem, rest)) if is_long(stem) && AFTER_OUR.contains(&rest) => {
            format!("{stem}or{rest}").into()
        }
        _ => key.into(),
    }
}

fn ending<'a>(key: &'a str, endings: &[(&str, &'static str)]) -> Option<(&'a str, &'static str)> {
    endings.iter().find_map(|(ending, other)| Some((key.strip_suffix(ending)?, *other)))
}

/// Without the article, and with one form for the letters that are often exchanged.
fn arabic(key: &str) -> String {
    let stem = ["وال", "ال"].into_iter().find_map(|article| key.strip_prefix(article));
    let stem = stem.filter(|stem| stem.chars().nth(2).is_some()).unwrap_or(key);
    let letter = |c| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        c => c,
    };
    stem.chars().map(letter).collect()
}
