//! What stands in the text of a speech and was not said: numbers of paragraphs and pages, remarks of the minutes.

use crate::collation::small::Habits;
use crate::collation::word::{Sort, Word, brackets};
use crate::text::document::TextRange;

/// Words with which a line begins that gives the number of a page.
const PAGE: [&str; 8] = ["page", "p", "página", "seite", "страница", "стр", "صفحة", "ukurasa"];

/// The most digits of a paragraph's or page's number.
const N_DIGITS: usize = 3;

/// Marks the words of a speech that the speaker did not say.
pub(super) fn mark(text: &str, words: &mut [Word], habits: Habits) {
    for word in &mut *words {
        if word.sort == Sort::Bracketed && is_bracketed_whole(text, word) {
            word.sort = Sort::Aside;
        }
    }
    let round = brackets(text, |c| matches!(c, '(' | '（'), |c| matches!(c, ')' | '）'));
    for bracket in round {
        let inside = words_in(words, bracket);
        let is_remark = |word: &Word| habits.is_remark(&word.key);
        if inside.first().is_some_and(is_remark) || inside.get(1).is_some_and(is_remark) {
            for word in inside {
                word.sort = Sort::Aside;
            }
        }
    }
    let (mut start, mut before) = (0, "");
    for line in text.split_inclusive('\n') {
        let range = TextRange::new(start..start + line.len());
        mark_line(line.trim(), before, words_in(words, range));
        start += line.len();
        before = line.trim();
    }
}

/// Returns whether all of a word stands in brackets: of `[T]he` a part was said.
fn is_bracketed_whole(text: &str, word: &Word) -> bool {
    !text.get(word.range.range()).unwrap_or_default().contains(['[', ']'])
}

fn mark_line(line: &str, before: &str, words: &mut [Word]) {
    if is_page_line(line, words) {
        for word in words {
            word.sort = Sort::Aside;
        }
    } else if !before.ends_with(|c: char| c.is_alphanumeric() || c == ',') && is_numbered(line) {
        words.iter_mut().take(1).for_each(|word| word.sort = Sort::Aside);
    }
}

/// Returns whether a line gives no more than the number of a page (`12`, `- 3 -`, `3/8`, `Page 3 of 8`) or the symbol of a
/// document (`A/79/PV.7`).
fn is_page_line(line: &str, words: &[Word]) -> bool {
    let is_number =
        |key: &str| key.chars().count() <= N_DIGITS && key.chars().all(char::is_numeric);
    let Some((first, rest)) = words.split_first() else { return false };
    let is_symbol = ["A/", "S/"].iter().any(|body| line.starts_with(body)) && !line.contains(' ');
    let is_page = PAGE.contains(&&*first.key) && !rest.is_empty();
    let numbers = if is_page { rest } else { words };
    let is_counted = |word: &Word| is_number(&word.key) || matches!(&*word.key, "of" | "de");
    let n_most = if is_page { 3 } else { line.matches('/').count() + 1 };
    is_symbol
        || numbers.len() <= n_most
            && numbers.iter().all(is_counted)
            && !line.ends_with(['.', ',', ';', ')'])
}

/// Returns whether a line begins with the number of a paragraph: `14. `, `3) `.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(char::is_numeric);
    let n_digits = line.chars().count() - rest.chars().count();
    let mut rest = rest.chars();
    (1..=N_DIGITS).contains(&n_digits)
        && rest.next().is_some_and(|c| matches!(c, '.' | ')'))
        && rest.next().is_some_and(char::is_whitespace)
}

/// Returns the words that lie in a range.
fn words_in(words: &mut [Word], range: TextRange) -> &mut [Word] {
    let first = words.partition_point(|word| word.range.start < range.start);
    let last = words.partition_point(|word| word.range.end <= range.end);
    words.get_mut(first..last).unwrap_or_default()
}
