//! Quotation marks of a text, paired: those of the six languages of the United Nations, of Kiswahili and German, and of most
//! others that are written with the same characters. `《…》` marks titles and no quotations.

use crate::base::language::Language;
use crate::quotation::surroundings::{self, Around};

/// Marks that can close each other. One text may mix those of a sort: `„…“`, `„…”` and `„…"` are all one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    Double,
    Single,
    Guillemet,
    SingleGuillemet,
    Corner,
    WhiteCorner,
}

/// What a mark does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Open,
    Close,
    /// It closes what is open of its sort, and opens otherwise.
    Either,
    /// It opens, but for a low mark that is open: `“` is the first mark of English and the last of German.
    OpenUnlessLow,
    /// It closes unless a better one comes: it could be the apostrophe of `the dogs’ bowls`.
    CloseIfLast,
}

/// A mark of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    /// The first byte, in the text.
    pub(super) start: usize,
    /// The byte after the last one.
    pub(super) end: usize,
    pub(super) sort: Sort,
    pub(super) role: Role,
    /// Whether it stands at the foot of the line, as the first mark of German does.
    pub(super) is_low: bool,
}

/// Returns the marks of a line of the text, which begins at `from`, in order. Apostrophes are none.
pub(super) fn marks(line: &str, from: usize, language: &Language) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut before = None;
    let mut at = 0;
    // What stands around `"'Yes,' he said."` is asked of both marks alike.
    while let Some((gap, run, rest)) = next_run(line.get(at..).unwrap_or_default()) {
        before = gap.chars().next_back().or(before);
        at += gap.len();
        let after = rest.chars().next();
        let around = Around { before, after, rest: rest.get(..rest.len().min(64)).unwrap_or(rest) };
        for (offset, c) in run.char_indices() {
            let start = from + at + offset;
            let role = sort(c).zip(role(c, &around, language));
            marks.extend(role.map(|(sort, role)| Mark {
                start,
                end: start + c.len_utf8(),
                sort,
                role,
                is_low: matches!(c, '„' | '‚'),
            }));
        }
        at += run.len();
    }
    marks
}

/// Returns whether a character is a quotation mark, or may be one.
pub(super) fn is_mark(c: char) -> bool {
    sort(c).is_some()
}

/// Splits a text into what stands before the next marks, these marks, and the rest.
fn next_run(text: &str) -> Option<(&str, &str, &str)> {
    let (gap, rest) = text.split_at_checked(first_mark(text)?)?;
    let length = rest.find(|c| !is_mark(c)).unwrap_or(rest.len());
    let (run, rest) = rest.split_at_checked(length)?;
    Some((gap, run, rest))
}

/// Returns where the first mark stands. All begin with one of a few bytes of UTF-8, so that most of a text is passed byte by byte.
fn first_mark(text: &str) -> Option<usize> {
    let may_begin = |byte: u8| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2 | 0xE3 | 0xEF);
    let mut from = 0;
    loop {
        from += text.as_bytes().get(from..)?.iter().position(|byte| may_begin(*byte))?;
        let c = text.get(from..)?.chars().next()?;
        if is_mark(c) {
            return Some(from);
        }
        from += c.len_utf8();
    }
}

fn sort(c: char) -> Option<Sort> {
    Some(match c {
        '“' | '”' | '„' | '‟' | '"' | '＂' | '〝' | '〞' => Sort::Double,
        '‘' | '’' | '‚' | '‛' | '\'' => Sort::Single,
        '«' | '»' => Sort::Guillemet,
        '‹' | '›' => Sort::SingleGuillemet,
        '「' | '」' | '﹁' | '﹂' => Sort::Corner,
        '『' | '』' | '﹃' | '﹄' => Sort::WhiteCorner,
        _ => return None,
    })
}

fn role(c: char, around: &Around<'_>, language: &Language) -> Option<Role> {
    match c {
        '「' | '﹁' | '『' | '﹃' | '„' | '〝' => Some(Role::Open),
        '」' | '﹂' | '』' | '﹄' | '〞' => Some(Role::Close),
        '‚' => around.opens().then_some(Role::Open),
        '‘' | '’' | '‛' | '\'' => single(c, around, language),
        _ if around.opens() => Some(Role::Open),
        _ if around.closes() => Some(Role::Close),
        '"' | '＂' if around.is_inch() => None,
        '"' | '＂' => Some(Role::Either),
        '“' | '‟' | '«' | '‹' => Some(Role::OpenUnlessLow),
        _ => Some(Role::Close),
    }
}

/// Most single marks are apostrophes.
fn single(c: char, around: &Around<'_>, language: &Language) -> Option<Role> {
    let opens_with_its_last = ["sv", "fi"].contains(&language.primary());
    match c {
        _ if around.is_unspaced() => Some(if c == '’' { Role::Close } else { Role::Open }),
        '’' if around.opens() && !opens_with_its_last => None,
        '\'' if around.opens() && surroundings::is_shortened(around.rest) => None,
        _ if around.opens() => Some(Role::Open),
        '‘' if around.closes() => Some(Role::Close),
        _ if around.closes() && around.is_possessive() => Some(Role::CloseIfLast),
        _ if around.closes() => Some(Role::Close),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each mark with what it does: `<` opens, `>` closes, `?` depends, `~` may be an apostrophe.
    fn roles(language: &str, line: &str) -> String {
        let marks = marks(line, 0, &Language::parse(language).unwrap());
        let sign = |mark: &Mark| match mark.role {
            Role::Open => '<',
            Role::Close => '>',
            Role::Either | Role::OpenUnlessLow => '?',
            Role::CloseIfLast => '~',
        };
        marks.iter().map(sign).collect()
    }

    #[test]
    fn every_mark_is_found() {
        for mark in ('\0'..=char::MAX).filter(|c| is_mark(*c)) {
            assert_eq!(first_mark(&format!("a\u{A0}—國é{mark}")), Some(11), "{mark}");
        }
        assert_eq!(first_mark("a\u{A0}—國é"), None);
    }

    #[test]
    fn a_mark_opens_or_closes_by_what_stands_around_it() {
        for (language, line, expected) in [
            ("en", r#""A," he said. "B.""#, "<><>"),
            ("en", "“A ‘b’ c”—“d”", "<<>><>"),
            ("de", "„A ‚b‘ c“, »d«", "<<>><>"),
            ("de", "das „Wort“s", "<?"),
            ("fr", "«\u{202F}A\u{202F}», « B »", "?>?>"),
            ("sv", "”A”, ’b’", "<><>"),
            ("zh", "他说：“你好‘朋友’”。「是」《书》", "?<>><>"),
            ("zh", r#"他说:"你好"吗"#, "??"),
            ("ar", "قال ”نعم“", "<>"),
            ("en", "5'10\" and 6\"x4\" high", ">>"),
            ("en", "it's the dogs' bowls, '90s, ’tis rock 'n' roll", "~~"),
        ] {
            assert_eq!(roles(language, line), expected, "{line}");
        }
    }
}
