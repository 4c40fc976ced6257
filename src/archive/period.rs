//! Lists are cut by period or letter, never into "page 2", whose contents move with each addition.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

/// How many entries a list may have before it is cut.
pub const LONGEST_LIST: usize = 200;

/// How many entries the first page of a cut list shows.
pub const FIRST_ENTRIES: usize = 50;

/// A part of a long list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Period {
    /// What has no date.
    Undated,
    /// A year.
    Year(i64),
    /// A month of a year.
    Month(i64, u8),
    /// A first letter.
    Letter(String),
}

impl Period {
    /// Returns the parts of the address below the list's own: `2024`, or `2024` and `09`; `k-` or `ke-`, for no id ends with a
    /// hyphen, and an actor may well be called `un`.
    pub fn path(&self) -> Vec<String> {
        match self {
            Self::Undated => vec![UNDATED.to_owned()],
            Self::Year(year) => vec![year_label(*year)],
            Self::Month(year, month) => vec![year_label(*year), format!("{month:02}")],
            Self::Letter(letters) => vec![format!("{letters}-")],
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(year, month) => f.write_str(&month_label(*year, *month)),
            Self::Letter(letters) => f.write_str(letters),
            Self::Undated => f.write_str(UNDATED),
            Self::Year(year) => f.write_str(&year_label(*year)),
        }
    }
}

/// The part of a list for what has no date.
const UNDATED: &str = "undated";

/// The part of a list for names in other scripts than the Latin one.
pub const OTHER_LETTERS: &str = "other";

/// Returns whether a list of dated records may have a part of that name below it: a year, or what has no date.
pub fn is_part_by_date(name: &str) -> bool {
    let digits = name.strip_prefix('y').unwrap_or(name);
    name == UNDATED || 4 <= digits.len() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The years that EDTF writes with four digits, and of which it has months.
const SHORT_YEARS: RangeInclusive<i64> = -9999..=9999;

/// Returns a year as EDTF writes it: four digits, or `Y` and more.
pub fn year_label(year: i64) -> String {
    match year {
        year if !SHORT_YEARS.contains(&year) => format!("Y{year}"),
        ..0 => format!("-{:04}", -year),
        _ => format!("{year:04}"),
    }
}

/// Returns a month as EDTF writes it; of years with more than four digits, the year.
pub fn month_label(year: i64, month: u8) -> String {
    let label = year_label(year);
    if SHORT_YEARS.contains(&year) { format!("{label}-{month:02}") } else { label }
}

/// How a list is cut: the parts that have pages of their own, in order; none where the list fits on one page.
pub type Cut<T> = BTreeMap<Period, Vec<T>>;

/// Cuts a list of dated things, given in order of time, by year and, where a year is too long, by month as well. `date` returns
/// the year and the month, as far as they are known.
pub fn cut<T: Copy>(items: &[T], date: impl Fn(T) -> (Option<i64>, Option<u8>)) -> Cut<T> {
    if items.len() <= LONGEST_LIST { Cut::new() } else { by_year(items, date) }
}

/// Cuts a list by year, however short it is, and long years by month as well.
pub fn by_year<T: Copy>(items: &[T], date: impl Fn(T) -> (Option<i64>, Option<u8>)) -> Cut<T> {
    let mut parts: Cut<T> = Cut::new();
    for item in items {
        let period = date(*item).0.map_or(Period::Undated, Period::Year);
        parts.entry(period).or_default().push(*item);
    }
    let mut months: Cut<T> = Cut::new();
    for (period, items) in parts.iter().filter(|(_, items)| LONGEST_LIST < items.len()) {
        let Period::Year(year) = period else { continue };
        for item in items {
            if let Some(month) = date(*item).1 {
                months.entry(Period::Month(*year, month)).or_default().push(*item);
            }
        }
    }
    parts.extend(months);
    parts
}

/// Returns the parts that a page of a cut list leads to: letters in order, or years, the latest first, and behind them the months
/// of the year that is looked at.
pub fn in_reach<'a, T>(cut: &'a Cut<T>, current: Option<&Period>) -> Vec<&'a Period> {
    let year = match current {
        Some(Period::Year(year) | Period::Month(year, _)) => Some(*year),
        _ => None,
    };
    let letters = cut.keys().filter(|period| matches!(period, Period::Letter(_)));
    let years =
        cut.keys().rev().filter(|period| matches!(period, Period::Year(_) | Period::Undated));
    let months = cut
        .keys()
        .rev()
        .filter(|period| matches!(period, Period::Month(of, _) if Some(*of) == year));
    letters.chain(years).chain(months).collect()
}

/// Returns whether a part of a cut list is a year that is cut into months, so that its page shows the latest only.
pub fn is_cut<T>(cut: &Cut<T>, period: &Period) -> bool {
    matches!(period, Period::Year(year) if has_months(cut, *year))
}

/// Returns whether a year of a cut list is cut into months.
pub fn has_months<T>(cut: &Cut<T>, year: i64) -> bool {
    cut.range(Period::Month(year, 0)..=Period::Month(year, u8::MAX)).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut_by_year_and_long_years_by_month() {
        let items: Vec<u32> = (0..500).collect();
        let year = |n: u32| if n < 100 { 2023 } else { 2024 };
        let cut = cut(&items, |n| (Some(year(n)), u8::try_from(n % 12 + 1).ok()));
        assert_eq!(cut.get(&Period::Year(2023)).map(Vec::len), Some(100));
        assert_eq!(cut.get(&Period::Year(2024)).map(Vec::len), Some(400));
        assert!(has_months(&cut, 2024) && !has_months(&cut, 2023));
        assert_eq!(Period::Month(2024, 9).path(), ["2024", "09"]);
        assert_eq!(in_reach(&cut, None).len(), 2);
        assert_eq!(in_reach(&cut, Some(&Period::Month(2024, 9))).len(), 14);
        assert_eq!(in_reach(&cut, Some(&Period::Year(2023))).len(), 2);
    }

    #[test]
    fn periods_are_labelled_as_dates() {
        let label = |period: Period| period.to_string();
        assert_eq!(label(Period::Year(-44)), "-0044");
        assert_eq!(label(Period::Month(2024, 9)), "2024-09");
        assert_eq!(label(Period::Year(10_000)), "Y10000");
        assert_eq!(label(Period::Letter("ke".to_owned())), "ke");
        assert_eq!(Period::Letter("ke".to_owned()).path(), ["ke-"]);
        assert_eq!(month_label(-10_000, 1), "Y-10000");
    }

    #[test]
    fn short_lists_are_left_whole() {
        let items: Vec<usize> = (0..LONGEST_LIST).collect();
        assert!(cut(&items, |_| (Some(2024), None)).is_empty());
    }
}
