//! One value of one record, with its type kept: programs want numbers and lists, and sorting wants dates.

use std::fmt;

use crate::base::date::Edtf;

/// The value of a field. Values are ordered by type and then among themselves, so that any column can be sorted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cell {
    /// The record has no such value.
    None,
    /// A count or an ordinal.
    Number(u64),
    /// A date.
    Date(Edtf),
    /// A text.
    Text(String),
    /// Several texts, in the record's order.
    List(Vec<String>),
}

/// One record's values, in the order in which fields are asked for.
pub type Row = Vec<Cell>;

impl Cell {
    /// Returns a text; no value where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::None } else { Self::Text(text) }
    }

    /// Returns a date, if the text is one.
    pub fn date(text: &str) -> Self {
        Edtf::parse(text).map_or_else(|_| Self::text(text), Self::Date)
    }

    /// Returns a count.
    pub fn count(n: usize) -> Self {
        Self::Number(n as u64)
    }
}

impl fmt::Display for Cell {
    /// Writes the value as text; several are separated by `; `.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Number(n) => n.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::List(texts) => f.write_str(&texts.join("; ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_sorted_by_what_they_are() {
        let mut cells = [
            Cell::text("b"),
            Cell::date("2024-09~"),
            Cell::Number(10),
            Cell::date("2024"),
            Cell::Number(9),
            Cell::text(""),
            Cell::text("10"),
        ];
        cells.sort();
        let shown = cells.map(|cell| cell.to_string());
        assert_eq!(shown, ["", "9", "10", "2024", "2024-09~", "10", "b"]);
    }
}
