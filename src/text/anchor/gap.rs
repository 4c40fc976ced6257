//! What stands between two letters of a key: white space, hyphens, dashes; and how far two such gaps may differ.

use std::ops::Range;

use crate::text::fold::{Fate, fate};
use crate::text::punctuation::is_unspaced;

/// How well a passage fits a quote. The best fit counts, and the next one only where there is none of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Fit {
    /// It is the same but for kinds of characters and widths of white space.
    Same,
    /// A word is divided at the end of a line, a line break stands in a script without spaces, or a dash has other spaces.
    Break,
    /// White space is there or not, or a hyphen: `an ice` and `a nice`.
    Loose,
}

/// A gap.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Gap {
    /// How many runs of dashes there are.
    pub(super) n_dashes: usize,
    has_space: bool,
    /// Whether it is a hyphen, perhaps a soft one, and then white space, as where a word is divided at the end of a line.
    divides: bool,
}

impl Gap {
    /// Reads a gap.
    pub(super) fn of(gap: &str) -> Self {
        let mut read = Self::default();
        let mut in_dash = false;
        let mut after_hyphen = false;
        for c in gap.chars() {
            match fate(c) {
                Fate::Space => {
                    read.divides |= after_hyphen && !read.has_space;
                    read.has_space = true;
                    in_dash = false;
                }
                Fate::Dash if !in_dash => {
                    after_hyphen = read.n_dashes == 0 && matches!(c, '-' | '\u{2010}');
                    read.divides = false;
                    read.n_dashes += 1;
                    in_dash = true;
                }
                Fate::SoftHyphen => after_hyphen = read.n_dashes == 0,
                _ => {}
            }
        }
        read
    }

    fn is_bare_dash(self) -> bool {
        self.n_dashes == 1 && !self.has_space
    }

    fn is_nothing(self) -> bool {
        self.n_dashes == 0 && !self.has_space
    }
}

/// Returns the places of the runs of dashes in a gap, as bytes of it.
pub(super) fn dashes(gap: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut in_dash = false;
    for (at, c) in gap.char_indices() {
        match fate(c) {
            Fate::Dash => {
                let end = at + c.len_utf8();
                match runs.last_mut().filter(|_| in_dash) {
                    Some(run) => run.end = end,
                    None => runs.push(at..end),
                }
                in_dash = true;
            }
            Fate::Space => in_dash = false,
            _ => {}
        }
    }
    runs
}

/// Returns how well a gap of the text fits one of the quote, between two characters of the text; `None` if it does not.
pub(super) fn fit(text: Gap, quote: Gap, between: (Option<char>, Option<char>)) -> Option<Fit> {
    if text.n_dashes == quote.n_dashes && text.has_space == quote.has_space {
        return Some(Fit::Same);
    }
    let either = |test: fn(Gap, Gap) -> bool| test(text, quote) || test(quote, text);
    if either(|one, other| {
        one.divides && (other.is_nothing() || other.is_bare_dash() || other.divides)
    }) {
        return Some(Fit::Break);
    }
    let is_between =
        |test: fn(char) -> bool| (between.0.is_some_and(test), between.1.is_some_and(test));
    if text.n_dashes == quote.n_dashes {
        return match (text.n_dashes, is_between(is_unspaced), is_between(char::is_numeric)) {
            (1.., ..) | (_, (true, true), _) => Some(Fit::Break),
            // `10 12` are two numbers.
            (_, _, (true, true)) => None,
            _ => Some(Fit::Loose),
        };
    }
    // A dash before a number is a minus or a range.
    match is_between(char::is_numeric) {
        (false, false) if either(|one, other| one.is_bare_dash() && other.n_dashes == 0) => {
            Some(Fit::Loose)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitting(text: &str, quote: &str, between: &str) -> Option<Fit> {
        let mut letters = between.chars();
        fit(Gap::of(text), Gap::of(quote), (letters.next(), letters.next()))
    }

    #[test]
    fn gaps_fit_by_what_they_mean() {
        for (text, quote, between, wanted) in [
            (" ", "\u{A0}\n", "ab", Some(Fit::Same)),
            (" — ", " - ", "ab", Some(Fit::Same)),
            ("---", "—", "ab", Some(Fit::Same)),
            ("- ", "", "ab", Some(Fit::Break)),
            ("- ", "-", "ab", Some(Fit::Break)),
            ("-", "-\n", "12", Some(Fit::Break)),
            ("\u{AD}\n", "", "ab", Some(Fit::Break)),
            ("\u{AD}", "", "ab", Some(Fit::Same)),
            (" – ", "–", "ab", Some(Fit::Break)),
            ("", "\n", "日本", Some(Fit::Break)),
            ("", " ", "ab", Some(Fit::Loose)),
            ("", " ", "12", None),
            ("-", "", "ab", Some(Fit::Loose)),
            ("-", " ", "ab", Some(Fit::Loose)),
            ("-", " ", "a2", None),
            (" - ", " ", "ab", None),
            ("- ", " ", "ab", None),
            ("- -", "-", "ab", None),
        ] {
            assert_eq!(fitting(text, quote, between), wanted, "{text:?} {quote:?} {between}");
            assert_eq!(fitting(quote, text, between), wanted, "{quote:?} {text:?} {between}");
        }
    }

    #[test]
    fn dashes_are_found_in_runs() {
        assert_eq!(dashes(" -\u{200B}- — "), [1..6, 7..10]);
    }
}
