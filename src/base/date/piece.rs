//! Parts of a date's text that know where they stand, so that a fault can be shown in its place.

use std::ops::Range;

use crate::base::code::Code;
use crate::base::date::DateError;

/// A part of the text, and where it starts.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl<'a> Piece<'a> {
    fn range(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    pub(super) fn split_once(self, mark: char) -> Option<(Self, Self)> {
        let (before, after) = self.text.split_once(mark)?;
        let start = self.start + before.len() + mark.len_utf8();
        Some((Self { text: before, ..self }, Self { text: after, start }))
    }

    pub(super) fn split(self, mark: char) -> Vec<Self> {
        let mut start = self.start;
        let piece = |text: &'a str| {
            let piece = Self { text, start };
            start += text.len() + mark.len_utf8();
            piece
        };
        self.text.split(mark).map(piece).collect()
    }

    /// Splits before a byte that `find` returned.
    pub(super) fn split_at(self, at: usize) -> (Self, Self) {
        let (before, after) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        (Self { text: before, ..self }, Self { text: after, start: self.start + before.len() })
    }

    pub(super) fn strip_prefix(self, mark: char) -> Option<Self> {
        let text = self.text.strip_prefix(mark)?;
        Some(Self { text, start: self.start + mark.len_utf8() })
    }

    /// Returns the number that the piece writes in two ASCII digits.
    pub(super) fn two_digits(self) -> Option<u8> {
        let digits = self.text.len() == 2 && self.text.bytes().all(|b| b.is_ascii_digit());
        if digits { self.text.parse().ok() } else { None }
    }

    /// Returns the error that the piece is not what it should be.
    pub(super) fn refuse(self, message: impl Into<String>, help: impl Into<String>) -> DateError {
        DateError {
            code: Code::BadDate,
            message: message.into(),
            help: help.into(),
            range: self.range(),
        }
    }

    /// Returns the error that the piece is something of EDTF's level 2.
    pub(super) fn level_two(self, what: &str, help: impl Into<String>) -> DateError {
        self.refuse(format!("{what} is level 2 of EDTF; dates are of level 0 or 1"), help)
    }
}
