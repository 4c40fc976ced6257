//! The days in which a name was in use, and those that a text may be from.

use crate::base::date::Edtf;

/// A run of days, both ends included. What is uncertain or open is taken as long as it can be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Days {
    /// Days since 1970.
    first: i32,
    last: i32,
}

impl Days {
    /// All days.
    pub const ALL: Self = Self { first: i32::MIN, last: i32::MAX };

    /// Returns the days that a date can mean.
    pub fn of(date: &Edtf) -> Self {
        Self::between(Some(date), Some(date))
    }

    /// Returns the days from the first that one date can mean to the last of another.
    pub fn between(from: Option<&Edtf>, to: Option<&Edtf>) -> Self {
        let number = |n: i64, limit| i32::try_from(n).unwrap_or(limit);
        let first = from.and_then(Edtf::lower).map(|day| number(day.number(), i32::MIN));
        let last = to.and_then(Edtf::upper).map(|day| number(day.number(), i32::MAX));
        Self { first: first.unwrap_or(i32::MIN), last: last.unwrap_or(i32::MAX) }
    }

    /// Returns whether a day is in both.
    pub(super) fn meet(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}
