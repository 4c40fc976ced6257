//! What stands around quotation marks, and what it says of them.

/// Words whose first letters an apostrophe stands for.
const SHORTENED: [&str; 8] = ["tis", "twas", "twere", "twill", "em", "til", "cause", "n"];

/// What stands around some marks in their line.
pub(super) struct Around<'t> {
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
    /// The beginning of what follows.
    pub(super) rest: &'t str,
}

impl Around<'_> {
    /// Returns whether what stands around the marks says that they open.
    pub(super) fn opens(&self) -> bool {
        let free_before = is_gap(self.before) || self.before.is_some_and(is_opening);
        free_before && !is_gap(self.after) && !self.after.is_some_and(is_closing)
    }

    /// Returns whether what stands around the marks says that they close.
    pub(super) fn closes(&self) -> bool {
        let free_after = is_gap(self.after) || self.after.is_some_and(is_closing);
        free_after && !is_gap(self.before) && !self.before.is_some_and(is_bracket)
    }

    /// Returns whether a straight mark behind a digit may mean inches, or minutes of an arc.
    pub(super) fn is_inch(&self) -> bool {
        self.before.is_some_and(|c| c.is_ascii_digit())
    }

    /// Returns whether a script without spaces stands beside the marks.
    pub(super) fn is_unspaced(&self) -> bool {
        [self.before, self.after].iter().flatten().any(|c| is_unspaced(*c))
    }

    /// Returns whether a mark that closes could be the apostrophe of a genitive.
    pub(super) fn is_possessive(&self) -> bool {
        let after_s = matches!(self.before, Some('s' | 'S' | 'x' | 'z' | 'n'));
        after_s && self.after.is_some_and(char::is_whitespace)
    }
}

/// Returns whether a mark before that text stands for left-out letters or digits: 'tis, '90s.
pub(super) fn is_shortened(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or_default();
    let year = word.strip_suffix('s').unwrap_or(word);
    year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit())
        || SHORTENED.iter().any(|short| word.eq_ignore_ascii_case(short))
}

/// Returns whether a script writes no spaces between words: Han and Kana, and the punctuation that goes with them.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x3001..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0xFF01..=0xFF60 | 0x20000..=0x3FFFF)
}

fn is_gap(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '¿' | '¡' | '（' | '【')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '―')
}

/// What a quotation may begin directly after.
fn is_opening(c: char) -> bool {
    is_bracket(c) || is_dash(c) || matches!(c, '/' | '=')
}

/// What may directly follow its end.
fn is_closing(c: char) -> bool {
    is_dash(c)
        || matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | ')'
                | ']'
                | '}'
                | '…'
                | '/'
                | '،'
                | '؛'
                | '؟'
                | '。'
                | '，'
                | '、'
                | '；'
                | '：'
                | '！'
                | '？'
                | '）'
        )
}
