//! What the words of a quotation look like: a sentence, a part of one, or a title.

use crate::quotation::pair::Quoted;
use crate::quotation::surroundings::is_unspaced;
use crate::text::document::TextRange;

/// From how many words on a passage is a quotation whether or not anything says who spoke. What is shorter is as often a title, a
/// term, or a word from which the writer keeps away.
const FEW_WORDS: usize = 3;

/// How long a title may be, in words.
const LONGEST_TITLE: usize = 8;

/// What the words of a quotation look like.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "these are independent observations")]
pub(super) struct Shape {
    /// It has more than a few words.
    pub(super) is_long: bool,
    /// All its words but the small ones begin with capitals.
    pub(super) is_title: bool,
    /// The last mark in it, or the one behind it, ends a sentence.
    pub(super) ends_sentence: bool,
    /// It ends with a mark.
    pub(super) ends_with_mark: bool,
}

/// Returns what a quotation in a text looks like.
pub(super) fn shape(text: &str, quoted: &Quoted) -> Shape {
    let words = text.get(quoted.words.range()).unwrap_or_default().trim_end();
    let last = words.chars().next_back().unwrap_or(' ');
    let behind = text.get(quoted.whole.range().end..).and_then(|rest| rest.chars().next());
    let is_stop = |c: char| matches!(c, '.' | '。' | '।' | '۔');
    Shape {
        is_long: FEW_WORDS <= n_words(words),
        is_title: is_title(words),
        ends_sentence: is_stop(last) || behind.is_some_and(is_stop),
        ends_with_mark: !last.is_alphanumeric(),
    }
}

/// Returns how many words a text has, counted no further than needed; two characters count as a word where nothing stands between
/// words.
fn n_words(words: &str) -> usize {
    let mut n_unspaced = 0;
    let mut n = 0;
    for word in words.split_whitespace() {
        n_unspaced += word.chars().filter(|c| is_unspaced(*c)).count();
        n += usize::from(word.contains(char::is_alphanumeric));
        if FEW_WORDS <= n.max(n_unspaced / 2) {
            break;
        }
    }
    n.max(n_unspaced / 2)
}

fn is_title(words: &str) -> bool {
    let mut n_capitals = 0;
    for (n, word) in words.split_whitespace().enumerate() {
        let letter = word.chars().find(|c| c.is_alphanumeric());
        let is_capital = letter.is_some_and(char::is_uppercase);
        let is_small = word.chars().count() <= 3;
        if LONGEST_TITLE <= n || !is_small && !is_capital {
            return false;
        }
        n_capitals += usize::from(is_capital);
    }
    0 < n_capitals && !words.ends_with(['.', '!', '?', ','])
}

/// Returns a range without the white space at its ends.
pub(super) fn trimmed(text: &str, range: TextRange) -> TextRange {
    let words = text.get(range.range()).unwrap_or_default();
    let start = range.range().start + (words.len() - words.trim_start().len());
    TextRange::new(start..start + words.trim().len())
}
