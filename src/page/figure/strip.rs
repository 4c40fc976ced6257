//! Activity by year: a bar for every year from the first to the last, none left out.

use std::collections::BTreeMap;

use crate::archive::period::year_label;
use crate::page::view::figure::{Bar, Strip};

/// How many years a strip shows at most; beyond that the latest.
const MOST_YEARS: usize = 40;

/// Returns the bars of years that things happened in; none if nothing did.
pub fn of_dates(years: Vec<i64>) -> Option<Strip> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for year in years {
        *counts.entry(year).or_default() += 1;
    }
    let (first, last) = (*counts.keys().next()?, *counts.keys().next_back()?);
    let first = first.max(last.saturating_sub(i64::try_from(MOST_YEARS).unwrap_or(i64::MAX) - 1));
    let largest = counts.range(first..).map(|(_, n)| *n).max().unwrap_or(1);
    Some(bars(&counts, (first, last), largest, |_| None))
}

/// Returns the bars of some years, the latest of them where there are many; `url` returns where those of a year are listed.
pub fn of_counts(
    counts: &BTreeMap<i64, usize>,
    (first, last): (i64, i64),
    largest: usize,
    url: impl Fn(i64) -> String,
) -> Strip {
    let first = first.max(last.saturating_sub(i64::try_from(MOST_YEARS).unwrap_or(i64::MAX) - 1));
    bars(counts, (first, last), largest, |year| Some(url(year)))
}

fn bars(
    counts: &BTreeMap<i64, usize>,
    (first, last): (i64, i64),
    largest: usize,
    url: impl Fn(i64) -> Option<String>,
) -> Strip {
    let bar = |year: i64| {
        let count = counts.get(&year).copied().unwrap_or(0);
        let url = if count > 0 { url(year) } else { None };
        Bar { label: year_label(year), count, percent: (count * 100).div_ceil(largest), url }
    };
    Strip { bars: (first..=last).map(bar).collect(), largest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_year_is_left_out() {
        let strip = of_dates(vec![2022, 2024, 2024]).unwrap();
        let bars: Vec<(String, usize, usize)> =
            strip.bars.into_iter().map(|bar| (bar.label, bar.count, bar.percent)).collect();
        assert_eq!(
            bars,
            [("2022".to_owned(), 1, 50), ("2023".to_owned(), 0, 0), ("2024".to_owned(), 2, 100)]
        );
        assert!(of_dates(Vec::new()).is_none());
    }
}
