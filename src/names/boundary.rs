//! Where a name begins and ends in running text, by the habits of its script.

/// Letters that Arabic writes together with the word behind them: and, so, in, for, like, whether, the, and what follows from
/// them.
const ARABIC_PREFIXES: [&str; 24] = [
    "و", "ف", "ب", "ل", "ك", "أ", "ال", "وال", "فال", "بال", "كال", "لل", "وب", "ول", "وك", "فب",
    "فل", "فك", "وبال", "ولل", "وكال", "فبال", "فلل", "فكال",
];

/// How many letters the longest of them has.
const MAX_PREFIX: usize = 4;

/// Returns whether a name may begin at a byte of the text.
pub(super) fn may_begin(text: &str, at: usize) -> bool {
    let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else { return false };
    let Some(last) = before.chars().next_back() else { return true };
    let Some(first) = rest.chars().next() else { return false };
    if last == '@' || last == '.' && ends_a_label(before) {
        return false;
    }
    if !last.is_alphanumeric() || is_unspaced(last) || is_unspaced(first) {
        return true;
    }
    is_arabic(last) && is_arabic(first) && is_arabic_prefix(before)
}

/// Returns whether a name may end at a byte of the text. A possessive begins with an apostrophe, so it is in no one's way.
pub(super) fn may_end(text: &str, at: usize) -> bool {
    let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else { return false };
    let mut after = rest.chars();
    let (Some(last), Some(next)) = (before.chars().next_back(), after.next()) else { return true };
    if next == '@'
        || next == '.' && after.next().is_some_and(|c| c.is_lowercase() && !is_unspaced(c))
    {
        return false;
    }
    !next.is_alphanumeric()
        || is_unspaced(next)
        || is_unspaced(last)
        || is_hangul(last) && is_hangul(next)
}

/// Returns the beginning of the next word behind a byte.
pub(super) fn next_word(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let mut letters = rest.char_indices();
    let first = letters.next().map_or(' ', |(_, c)| c);
    // A name may begin inside a word of these scripts; in Arabic only behind letters that are written together with it.
    let inside = is_unspaced(first) || is_arabic(first) && may_be_prefix(text, at);
    let next = letters.find(|(_, c)| inside || !c.is_alphanumeric() || is_unspaced(*c));
    next.map_or(text.len(), |(offset, _)| at + offset)
}

/// Returns whether a script writes no spaces between words: Han, Kana, Thai, Lao, Burmese, Khmer (blocks of Unicode 16).
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3000..=0x30FF | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Hangul writes particles together with the name before them.
fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7AF)
}

fn is_arabic(c: char) -> bool {
    matches!(u32::from(c), 0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF)
}

fn is_arabic_prefix(before: &str) -> bool {
    ARABIC_PREFIXES.contains(&arabic_letters(before))
}

/// Returns whether the word up to the letter at a byte is short enough to be a prefix.
fn may_be_prefix(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    arabic_letters(before).chars().count() < MAX_PREFIX
}

/// Returns the last Arabic letters of a word, of a long one one more than a prefix has.
fn arabic_letters(before: &str) -> &str {
    let letters = before
        .char_indices()
        .rev()
        .take(MAX_PREFIX + 1)
        .take_while(|(_, c)| is_arabic(*c) && c.is_alphanumeric())
        .last();
    letters.and_then(|(at, _)| before.get(at..)).unwrap_or_default()
}

/// Returns whether a word with a capital stands directly before a byte, as a given name does before an initial.
pub(super) fn is_behind_capital(text: &str, at: usize) -> bool {
    let is_whole = |word: &str| word.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    word_before(text, at).is_some_and(|word| word.starts_with(char::is_uppercase) && is_whole(word))
}

/// What is put before a name with a hyphen and does not make another name of it.
const NAME_PREFIXES: [&str; 36] = [
    "anti", "pro", "ex", "non", "pre", "post", "neo", "pan", "un", "mid", "trans", "inter",
    "intra", "counter", "former", "late", "vice", "then", "north", "south", "east", "west",
    "anglo", "afro", "austro", "euro", "franco", "greco", "indo", "italo", "luso", "russo", "sino",
    "turco", "al", "el",
];

/// Returns whether a name is joined by a hyphen to a word with a capital before it, as `Bissau` in `Guinea-Bissau`. Prefixes
/// join nothing, and capitals say nothing of words in capitals.
pub(super) fn is_joined_before(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.strip_suffix('-')).unwrap_or_default();
    let word = before.char_indices().rev().take(MAX_WORD).take_while(|(_, c)| c.is_alphanumeric());
    let word = word.last().and_then(|(at, _)| before.get(at..)).unwrap_or_default();
    joins(word, text.get(start..end)) && !NAME_PREFIXES.contains(&word.to_lowercase().as_str())
}

/// Returns whether a name is joined by a hyphen to a word with a capital behind it, as `Guinea` in `Guinea-Bissau`.
pub(super) fn is_joined_behind(text: &str, start: usize, end: usize) -> bool {
    let behind = text.get(end..).and_then(|behind| behind.strip_prefix('-')).unwrap_or_default();
    let word = behind.char_indices().take(MAX_WORD).take_while(|(_, c)| c.is_alphanumeric());
    let word = word.last().and_then(|(at, _)| behind.get(..=at)).unwrap_or(behind);
    joins(word, text.get(start..end))
}

fn joins(word: &str, name: Option<&str>) -> bool {
    let is_small = |text: &str| text.contains(char::is_lowercase);
    word.starts_with(char::is_uppercase) && (is_small(word) || name.is_some_and(is_small))
}

/// Returns the word before a byte, if a blank stands between.
pub(super) fn word_before(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?.strip_suffix(' ')?;
    let word = before.char_indices().rev().take(MAX_WORD).take_while(|(_, c)| !c.is_whitespace());
    word.last().and_then(|(at, _)| before.get(at..))
}

/// How far back the beginning of a word is looked for, in characters.
const MAX_WORD: usize = 40;

/// Returns whether the full stop at the end is inside an address such as `www.kenya.org`.
fn ends_a_label(before: &str) -> bool {
    before.chars().rev().nth(1).is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(text: &str, name: &str) -> bool {
        let at = text.find(name).unwrap();
        may_begin(text, at) && may_end(text, at + name.len())
    }

    #[test]
    fn names_are_whole_words_of_their_script() {
        for text in [
            "Chad",
            "(Chad)",
            "Chad's",
            "pre-Chad-led",
            "«Chad», l'Chad.",
            "在Chad的",
            "x. Chad: Chad.",
            "Chad.The",
        ] {
            assert!(stands(text, "Chad"), "{text}");
        }
        for text in
            ["Chadwick", "xChad", "Chad2", "www.Chad", "@Chad", "Chad.org", "Chad@un", "Chadé"]
        {
            assert!(!stands(text, "Chad"), "{text}");
        }
        assert!(stands("鲁托总统", "鲁托"));
        assert!(stands("유엔은", "유엔"));
        assert!(stands("العلاقات بالسعودية", "السعودية"));
        assert!(stands("وكينيا", "كينيا"));
        assert!(!stands("مكينيا", "كينيا"));
    }

    #[test]
    fn the_next_word_begins_behind_the_letters() {
        assert_eq!(next_word("Chadwick x", 0), 8);
        assert_eq!(next_word("鲁托", 0), 3);
        assert_eq!(next_word("ab说", 0), 2);
        assert_eq!(next_word("ab", 1), 2);
    }
}
