//! Words of a text or a quotation (UAX 29), each with the form that is compared and what stands before it.

use unicode_segmentation::UnicodeSegmentation;

use crate::collation::number;
use crate::collation::small::Habits;
use crate::text::document::TextRange;
use crate::text::fold::FoldedText;

/// How far a bracket may be from its partner, in bytes.
const BRACKET_REACH: usize = 300;

/// Signs that are read as words.
const SIGNS: [char; 7] = ['%', '$', '€', '£', '¥', '&', '٪'];

/// A word. In scripts without spaces it is one character.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    /// In bytes of the text.
    pub(super) range: TextRange,
    /// Folded and in lower case, without full stops; never empty.
    pub(super) key: Box<str>,
    /// What stands between the word before and this one.
    pub(super) joint: Joint,
    pub(super) sort: Sort,
    pub(super) case: Case,
    /// Whether it is an article or the like.
    pub(super) is_small: bool,
    /// What else is said by what stands before it.
    pub(super) opening: Opening,
}

/// What stands between two words, as far as it matters where one text writes them as one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joint {
    Nothing,
    Hyphen,
    LineBreak,
    Space,
    Punctuation,
}

/// How a word is written: `US` is not `us`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    Lower,
    Capital,
    /// It stands in a passage in capitals.
    Loud,
    Acronym,
}

/// Who speaks a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    Spoken,
    /// It stands in square brackets, wholly or in part.
    Bracketed,
    /// It is not the speaker's: the number of a paragraph or page, a remark of the minutes.
    Aside,
}

/// What a word opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Opening {
    Nothing,
    Sentence,
    /// What follows an ellipsis.
    Rest,
}

/// Returns the words of a text, those in square brackets marked as such.
pub(super) fn words(text: &str, habits: Habits) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let brackets =
        brackets(text, |c| matches!(c, '[' | '［' | '【'), |c| matches!(c, ']' | '］' | '】'));
    let mut bracket = brackets.iter().peekable();
    for (at, piece) in pieces(text, habits) {
        let mut key = key(piece, habits);
        if key.is_empty() {
            continue;
        }
        if is_negative(text.get(..at).unwrap_or_default(), piece) {
            key.insert(0, '-');
        }
        let range = TextRange::new(at..at + piece.len());
        let before = words.last().map_or(0, |word| word.range.end as usize);
        let gap = text.get(before..at).unwrap_or_default();
        while bracket.next_if(|bracket| bracket.end <= range.start).is_some() {}
        let is_bracketed = bracket.peek().is_some_and(|bracket| bracket.contains(range));
        if let Some(word) = words.last_mut().filter(|_| matches!(gap, "[" | "]")) {
            word.range.end = range.end;
            word.key = format!("{}{key}", word.key).into();
            word.is_small = habits.is_small(&word.key);
            word.case = Case::Lower;
            word.sort = Sort::Bracketed;
            continue;
        }
        words.push(Word {
            range,
            is_small: habits.is_small(&key),
            case: case(piece, &key, habits),
            key: key.into(),
            joint: joint(gap),
            sort: if is_bracketed { Sort::Bracketed } else { Sort::Spoken },
            opening: opening(gap),
        });
    }
    quieten(text, &mut words);
    words
}

/// Returns the brackets of a text with what is in them: each begins with the first bracket that opens and ends with the next
/// that closes, if it is near.
pub(super) fn brackets(
    text: &str,
    opens: impl Fn(char) -> bool,
    closes: impl Fn(char) -> bool,
) -> Vec<TextRange> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        if open.is_some_and(|open| open + BRACKET_REACH < at) {
            open = None;
        }
        match open {
            None if opens(c) => open = Some(at),
            Some(start) if closes(c) => {
                found.push(TextRange::new(start..at + c.len_utf8()));
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Returns the pieces of a text that may be words, and where each begins.
fn pieces(text: &str, habits: Habits) -> impl Iterator<Item = (usize, &str)> {
    let is_word =
        |piece: &&str| piece.contains(|c: char| c.is_alphanumeric() || SIGNS.contains(&c));
    text.split_word_bound_indices()
        .filter(move |(_, piece)| is_word(piece))
        .flat_map(move |(at, piece)| divided(piece, habits).map(move |(n, part)| (at + n, part)))
        .filter(move |(_, piece)| is_word(piece))
}

/// Divides a word of UAX 29 where two sentences run together (`year.The`) and behind an elided article (`l'eau`).
fn divided(word: &str, habits: Habits) -> impl Iterator<Item = (usize, &str)> {
    let is_abbreviation = word.split('.').all(|part| part.chars().nth(2).is_none());
    let is_number = word.starts_with(|c: char| c.is_numeric());
    let mut start = 0;
    let parts = word.split_inclusive(move |c: char| match c {
        '.' => !is_abbreviation && !is_number,
        ':' | '\u{B7}' | '_' => true,
        '\'' | '’' => habits.elides(),
        _ => false,
    });
    parts.map(move |part| {
        let at = start;
        start += part.len();
        (at, part.trim_end_matches(['.', ':', '\u{B7}', '_', '\'', '’']))
    })
}

/// Returns whether a number has a minus sign before it, which is no hyphen and no dash: a space or bracket stands before it, and
/// no number before that, as in `1986 -1990`. Where a text begins with the sign, it may be cut out of such a pair.
fn is_negative(before: &str, piece: &str) -> bool {
    let Some(unsigned) = before.strip_suffix(['-', '\u{2212}']) else { return false };
    let is_apart = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"');
    let follows_number = unsigned.trim_end().ends_with(char::is_numeric);
    piece.starts_with(char::is_numeric) && unsigned.ends_with(is_apart) && !follows_number
}

/// Returns the form of a word that is compared.
fn key(word: &str, habits: Habits) -> String {
    if word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return word.to_ascii_lowercase();
    }
    if word.starts_with(|c: char| c.is_numeric()) {
        return number::key(&word.to_lowercase(), habits);
    }
    let folded = FoldedText::new(word).key().to_lowercase();
    folded.chars().filter(|c| *c != '.' && !is_optional_mark(*c)).collect()
}

/// Returns whether a mark is written for learners only: Arabic vowels, the stress of Cyrillic words.
fn is_optional_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{670}' | '\u{301}')
}

/// Returns the case of a word. Two to five capitals are an acronym, but not if they are a word that is only stressed.
fn case(word: &str, key: &str, habits: Habits) -> Case {
    let n_letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_stressed = habits.is_small(key) || habits.is_negation(key);
    if (2..=5).contains(&n_letters) && is_loud(word) && !is_stressed {
        Case::Acronym
    } else if word.starts_with(char::is_uppercase) {
        Case::Capital
    } else {
        Case::Lower
    }
}

/// Returns whether a word has no small letter.
fn is_loud(word: &str) -> bool {
    word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase())
}

/// Takes words for no acronyms that stand in a passage in capitals, which has small words.
fn quieten(text: &str, words: &mut [Word]) {
    let is_loud = |word: &Word| is_loud(text.get(word.range.range()).unwrap_or_default());
    for run in words.chunk_by_mut(|one, other| is_loud(one) && is_loud(other)) {
        if 3 <= run.len() && run.iter().any(|word| word.is_small && 1 < word.key.len()) {
            for word in run {
                word.case = Case::Loud;
            }
        }
    }
}

fn joint(gap: &str) -> Joint {
    let rest = gap.trim();
    if gap.is_empty() {
        Joint::Nothing
    } else if rest.is_empty() {
        if gap.contains('\n') { Joint::LineBreak } else { Joint::Space }
    } else if FoldedText::new(rest).key().is_empty() {
        Joint::Hyphen
    } else {
        Joint::Punctuation
    }
}

fn opening(gap: &str) -> Opening {
    let marks: String = gap.chars().filter(|c| !c.is_whitespace()).collect();
    if marks.contains('…') || marks.contains("...") {
        Opening::Rest
    } else if marks.contains(['.', '!', '?', '。', '！', '？', '؟']) || gap.contains("\n\n") {
        Opening::Sentence
    } else {
        Opening::Nothing
    }
}
