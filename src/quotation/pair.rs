//! Pairs of quotation marks in a text: which passages stand between them.

use crate::base::language::Language;
use crate::quotation::mark::{self, Mark, Role, Sort};
use crate::text::document::TextRange;

/// How many marks may be open at once; where there are more, the outermost are given up. No text quotes that deep, and what
/// looks for an open mark need not look far.
const MAX_DEPTH: usize = 12;

/// A passage between marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Quoted {
    /// The passage with its marks.
    pub(super) whole: TextRange,
    /// What stands between them.
    pub(super) words: TextRange,
}

/// Returns the passages of a text that stand between marks and in no other such passage, in order. A passage may run over
/// several paragraphs, each of which opens it again.
///
/// A mark that its paragraph does not close is no quotation, unless the next paragraph begins with such a mark: where several
/// paragraphs begin alike, it is the last mark that was forgotten, and the passage ends with the last of them.
pub(super) fn passages(text: &str, language: &Language) -> Vec<Quoted> {
    let mut pairing = Pairing::default();
    let mut start = 0;
    for line in text.split('\n') {
        let marks = mark::marks(line, start, language);
        let rest = pairing.begin_line(line, start, &marks);
        for mark in rest {
            pairing.take(*mark);
        }
        start += line.len();
        pairing.end_line(start);
        start += 1;
    }
    pairing.give_up_held();
    outermost(pairing.found)
}

/// Returns whether a paragraph ends inside a passage that it does not close.
pub(super) fn is_open(paragraph: &str, language: &Language) -> bool {
    let mut pairing = Pairing::default();
    for mark in mark::marks(paragraph, 0, language) {
        pairing.take(mark);
    }
    pairing.open.iter().any(|open| open.possible_end.is_none())
}

/// Of passages of which each lies in another or beside it, those that lie in none.
fn outermost(mut found: Vec<Quoted>) -> Vec<Quoted> {
    found.sort_by_key(|one| (one.whole.start, u32::MAX - one.whole.end));
    let mut end = 0;
    found.retain(|one| {
        let is_free = end <= one.whole.start;
        if is_free {
            end = one.whole.end;
        }
        is_free
    });
    found
}

/// A mark that is not closed yet.
#[derive(Clone, Copy)]
struct Open {
    mark: Mark,
    /// Whether a later paragraph has opened it again.
    is_reopened: bool,
    /// A mark that closes it if no better one comes.
    possible_end: Option<Mark>,
    /// Where the last line ended that it went through.
    line_end: usize,
}

#[derive(Default)]
struct Pairing {
    /// Innermost last.
    open: Vec<Open>,
    /// What the last line left open: of each sort the innermost.
    held: Vec<Open>,
    found: Vec<Quoted>,
}

impl Pairing {
    /// Takes up what the line before left open, if this one begins with such a mark. Returns the marks that are left.
    fn begin_line<'m>(&mut self, line: &str, start: usize, marks: &'m [Mark]) -> &'m [Mark] {
        let first = start + line.len() - line.trim_start().len();
        let Some((mark, rest)) = marks.split_first().filter(|(mark, _)| mark.start == first) else {
            self.give_up_held();
            return marks;
        };
        let same = self.held.iter().position(|open| open.mark.sort == mark.sort);
        let taken = same.map(|at| self.held.swap_remove(at));
        self.give_up_held();
        let Some(open) = taken else { return marks };
        self.push(Open { is_reopened: true, ..open });
        rest
    }

    fn end_line(&mut self, end: usize) {
        while let Some(open) = self.open.pop() {
            if self.held.iter().any(|held| held.mark.sort == open.mark.sort) {
                self.give_up(open);
            } else {
                self.held.push(Open { line_end: end, ..open });
            }
        }
    }

    fn take(&mut self, mark: Mark) {
        match mark.role {
            Role::Close => self.close(mark),
            Role::Either if self.is_open(mark.sort) => self.close(mark),
            Role::Open | Role::Either => self.open(mark),
            Role::OpenUnlessLow => {
                let last = self.open.iter().rev().find(|open| open.mark.sort == mark.sort);
                if last.is_some_and(|open| open.mark.is_low) {
                    self.close(mark);
                } else {
                    self.open(mark);
                }
            }
            Role::CloseIfLast => {
                let last = self.open.iter_mut().rev().find(|open| open.mark.sort == mark.sort);
                if let Some(open) = last {
                    open.possible_end = Some(mark);
                }
            }
        }
    }

    fn open(&mut self, mark: Mark) {
        self.push(Open { mark, is_reopened: false, possible_end: None, line_end: mark.end });
    }

    /// Closes the innermost mark of a sort; what was opened in it and is open still was no quotation.
    fn close(&mut self, end: Mark) {
        if !self.is_open(end.sort) {
            return;
        }
        while let Some(open) = self.open.pop() {
            if open.mark.sort == end.sort {
                self.found.extend(between(open.mark, end.start, end.end));
                return;
            }
            self.give_up(open);
        }
    }

    fn give_up_held(&mut self) {
        for open in std::mem::take(&mut self.held) {
            self.give_up(open);
        }
    }

    fn give_up(&mut self, open: Open) {
        let end = match open.possible_end {
            Some(end) => Some((end.start, end.end)),
            None => open.is_reopened.then_some((open.line_end, open.line_end)),
        };
        self.found.extend(end.and_then(|(start, end)| between(open.mark, start, end)));
    }

    fn is_open(&self, sort: Sort) -> bool {
        self.open.iter().any(|open| open.mark.sort == sort)
    }

    fn push(&mut self, open: Open) {
        if self.open.len() == MAX_DEPTH {
            let outermost = self.open.remove(0);
            self.give_up(outermost);
        }
        self.open.push(open);
    }
}

/// Returns a passage, if there is anything in it.
fn between(open: Mark, words_end: usize, end: usize) -> Option<Quoted> {
    let words = TextRange::new(open.end..words_end);
    let whole = TextRange::new(open.start..end);
    (!words.is_empty()).then_some(Quoted { whole, words })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'t>(language: &str, text: &'t str) -> Vec<&'t str> {
        let found = passages(text, &Language::parse(language).unwrap());
        found.iter().map(|one| text.get(one.words.range()).unwrap()).collect()
    }

    #[test]
    fn passages_stand_between_marks_of_all_languages() {
        for (language, text, expected) in [
            (
                "en",
                "“A,” he said. ‘B,’ he said. \"C 'd' e,\" he said.",
                vec!["A,", "B,", "C 'd' e,"],
            ),
            (
                "en",
                "‘The dogs’ bowls aren’t full,’ he said of dogs’ bowls.",
                vec!["The dogs’ bowls aren’t full,"],
            ),
            (
                "de",
                "„A ‚b‘ c“, »d ›e‹ f«, „g\", „h”, “i“",
                vec!["A ‚b‘ c", "d ›e‹ f", "g", "h", "i"],
            ),
            (
                "fr",
                "« A « b » c », «\u{202F}d “e” f\u{202F}»",
                vec![" A « b » c ", "\u{202F}d “e” f\u{202F}"],
            ),
            ("ru", "«А „б“ в», “г”", vec!["А „б“ в", "г"]),
            (
                "zh",
                "他说：“你好‘朋友’。”《书》「是『不』」\"好\"吗",
                vec!["你好‘朋友’。", "是『不』", "好"],
            ),
            ("ar", "قال: «نعم». وقال \"لا\". قال ”نعم“", vec!["نعم", "لا", "نعم"]),
            ("sv", "”A ’b’ c” och ”d”", vec!["A ’b’ c", "d"]),
        ] {
            assert_eq!(words(language, text), expected, "{text}");
        }
    }

    #[test]
    fn a_passage_runs_over_paragraphs_that_open_it_again() {
        assert_eq!(words("en", "“A.\n“B.\n“C,” he said.\n“D.”"), ["A.\n“B.\n“C,", "D."]);
        assert_eq!(words("en", "He: “‘A’ b.\n“C ‘d.”"), ["‘A’ b.\n“C ‘d."]);
        assert_eq!(words("fr", "« A.\n» B. »"), [" A.\n» B. "]);
        assert_eq!(words("en", "\"A\n\"B.\" x \"C\""), ["A\n\"B.", "C"]);
    }

    #[test]
    fn a_mark_that_nothing_closes_is_none_unless_it_is_opened_again() {
        assert_eq!(words("en", "“A. “B.” C\nD"), ["B."]);
        assert_eq!(words("en", "“A.\nB.”\n“C.\n“D.\nE"), ["C.\n“D."]);
        assert_eq!(words("en", "“A ‘b “c”"), ["c"]);
        assert_eq!(words("en", "“” \"\" ”"), [""; 0]);
    }
}
