//! A linear time axis of whole years, months or days. A long time in which nothing is recorded can be left out of it, as a break.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::archive::period::{month_label, year_label};
use crate::base::date::Edtf;
use crate::base::date::calendar::Day;
use crate::page::view::figure::{Break, Tick};

/// How long a break is drawn.
const BREAK: u32 = 28;

/// Fewer empty years than that make no break.
const SHORTEST_BREAK: i64 = 5;

/// Up to this many days an axis has ticks for days.
const MOST_DAYS: i64 = 45;

/// Up to this many days an axis has ticks for months.
const MOST_DAYS_OF_MONTHS: i64 = 400;

/// How far labels of days, and of months, stand apart at least.
const WIDTH_OF_DAY: i64 = 120;
const WIDTH_OF_MONTH: i64 = 110;

/// How far labels of years stand apart at least, at a break.
const WIDTH_OF_YEAR: u32 = 48;

/// A time axis between two positions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Axis {
    stretches: Vec<Stretch>,
    scale: Scale,
}

/// What the ticks stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Scale {
    Years,
    Months,
    Days,
}

/// A part of an axis without a break: days by number, the last one excluded, and where they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Stretch {
    first: Day,
    last: Day,
    left: u32,
    right: u32,
}

impl Axis {
    /// Returns the axis that holds all dates; years are whole. None without a bounded date.
    pub fn whole_years<'a>(
        dates: impl Iterator<Item = &'a Edtf>,
        left: u32,
        right: u32,
    ) -> Option<Self> {
        let years: Vec<(i64, i64)> = extents(dates).map(|(a, b)| (a.year(), b.year())).collect();
        let first = years.iter().map(|(first, _)| *first).min()?;
        let last = years.iter().map(|(_, last)| *last).max()?;
        Self::of_years(&[(first, last)], left, right)
    }

    /// Returns the axis that holds all dates, in whole years; where nothing is recorded for a long time, it breaks off.
    pub fn broken_years<'a>(
        dates: impl Iterator<Item = &'a Edtf>,
        left: u32,
        right: u32,
    ) -> Option<Self> {
        let years: Vec<(i64, i64)> = extents(dates).map(|(a, b)| (a.year(), b.year())).collect();
        Self::of_years(&stretches(years), left, right)
    }

    /// Returns the axis that holds all dates closely: in days, in whole months, or in whole years with breaks.
    pub fn close<'a>(
        dates: impl Iterator<Item = &'a Edtf> + Clone,
        left: u32,
        right: u32,
    ) -> Option<Self> {
        let first = extents(dates.clone()).map(|(first, _)| first).min()?;
        let last = extents(dates.clone()).map(|(_, last)| last).max()?;
        let days = last.number() - first.number() + 1;
        let (first, last, scale) = if days <= MOST_DAYS {
            (before(first)?, last, Scale::Days)
        } else if days <= MOST_DAYS_OF_MONTHS {
            let end = Edtf::parse(&month_label(last.year(), last.month())).ok()?.upper()?;
            (Day::new(first.year(), first.month(), 1)?, end, Scale::Months)
        } else {
            return Self::broken_years(dates, left, right);
        };
        Some(Self { stretches: vec![Stretch { first, last, left, right }], scale })
    }

    fn of_years(years: &[(i64, i64)], left: u32, right: u32) -> Option<Self> {
        let ends = |(first, last): &(i64, i64)| Some((day(*first)?, last_day(*last)?));
        let ends: Vec<(Day, Day)> = years.iter().map(ends).collect::<Option<_>>()?;
        // The calendar reaches so far that products need more than 64 bits.
        let length = |(first, last): &(Day, Day)| i128::from(last.number() - first.number() + 1);
        let total: i128 = ends.iter().map(length).sum();
        let breaks = BREAK * u32::try_from(ends.len().checked_sub(1)?).ok()?;
        let width = i128::from((right - left).checked_sub(breaks)?);
        let mut at = left;
        let mut made = Vec::new();
        for (n, ends) in (0u32..).zip(&ends) {
            let end = at + u32::try_from(length(ends) * width / total).ok()?;
            let is_last = n as usize + 1 == years.len();
            let right = if is_last { right } else { end };
            made.push(Stretch { first: ends.0, last: ends.1, left: at, right });
            at = end + BREAK;
        }
        let scale = match years {
            [(first, last)] if first == last => Scale::Months,
            _ => Scale::Years,
        };
        Some(Self { stretches: made, scale })
    }

    /// Returns where a day is, given by its number.
    pub fn position(&self, day: i64) -> u32 {
        let holds = |stretch: &&Stretch| stretch.first.number() <= day;
        let stretch = self.stretches.iter().rev().find(holds).or(self.stretches.first());
        stretch.map_or(0, |stretch| stretch.position(day))
    }

    /// Returns the extent of a date: where it begins, and how long it is; a day is a point.
    pub fn extent(&self, date: &Edtf) -> Option<(u32, u32)> {
        let (from, to) = (date.lower()?.number(), date.upper()?.number());
        let x = self.position(from);
        Some((x, self.position(to + 1).saturating_sub(x)))
    }

    /// Returns how many hundredths of a unit a number of days is long.
    pub fn hundredths(&self, days: i64) -> i64 {
        let length: i128 = self.stretches.iter().map(|stretch| i128::from(stretch.days())).sum();
        let width: u32 = self.stretches.iter().map(|stretch| stretch.right - stretch.left).sum();
        i64::try_from(i128::from(days) * i128::from(width) * 100 / length.max(1))
            .unwrap_or(i64::MAX)
    }

    /// Returns the breaks, each with the last year before it and the first behind it.
    pub fn breaks(&self) -> Vec<Break> {
        let pairs = self.stretches.iter().zip(self.stretches.iter().skip(1));
        let each = |(before, behind): (&Stretch, &Stretch)| Break {
            x: before.right,
            width: behind.left - before.right,
            from: year_label(before.last.year()),
            to: year_label(behind.first.year()),
        };
        pairs.map(each).collect()
    }

    /// Returns a tick for each year, or for every second, fifth, tenth and so on where there are many; for each month or day
    /// where the axis is short, with labels as far as there is room. `url` returns the address of a year's page.
    pub fn ticks(&self, url: impl Fn(i64) -> Option<String>) -> Vec<Tick> {
        match self.scale {
            Scale::Years => {
                self.stretches.iter().flat_map(|one| self.ticks_of_years(one, &url)).collect()
            }
            Scale::Months => self.ticks_of_months(&url),
            Scale::Days => self.ticks_of_days(),
        }
    }

    fn ticks_of_years(&self, of: &Stretch, url: &impl Fn(i64) -> Option<String>) -> Vec<Tick> {
        let span = |of: &Stretch| of.last.year() - of.first.year() + 1;
        let step = step(self.stretches.iter().map(span).sum());
        let (first, last) = (of.first.year(), of.last.year());
        let begin = first + (-first).rem_euclid(step);
        let years = (0..=(last - first) / step).map(|n| begin + n * step);
        let ticks = years.filter(|year| *year <= last).filter_map(|year| {
            Some(Tick {
                x: of.position(day(year)?.number()),
                label: year_label(year),
                url: url(year),
                labelled: true,
            })
        });
        if self.stretches.len() == 1 || begin == first {
            return ticks.collect();
        }
        // Behind a break, and before one, the first year must be known.
        let own = Tick { x: of.left, label: year_label(first), url: url(first), labelled: true };
        [own].into_iter().chain(ticks.filter(|tick| of.left + WIDTH_OF_YEAR <= tick.x)).collect()
    }

    fn ticks_of_months(&self, url: &impl Fn(i64) -> Option<String>) -> Vec<Tick> {
        let Some(of) = self.stretches.first() else { return Vec::new() };
        let every = [1, 3, 6].into_iter().find(|n| WIDTH_OF_MONTH * 100 <= self.hundredths(30 * n));
        let mut ticks: Vec<Tick> = Vec::new();
        let (mut year, mut month) = (of.first.year(), of.first.month());
        while let Some(begins) = Day::new(year, month, 1).filter(|begins| *begins <= of.last) {
            let label = month_label(year, month);
            if ticks.last().is_none_or(|last| last.label != label) {
                let n = i64::try_from(ticks.len()).unwrap_or(0);
                let url = (n == 0).then(|| url(year)).flatten();
                let labelled = n % every.unwrap_or(12) == 0;
                ticks.push(Tick { x: of.position(begins.number()), label, url, labelled });
            }
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        ticks
    }

    fn ticks_of_days(&self) -> Vec<Tick> {
        let Some(of) = self.stretches.first() else { return Vec::new() };
        let width = self.hundredths(1).max(1);
        let every = (WIDTH_OF_DAY * 100 + width - 1) / width;
        let mut ticks: Vec<Tick> = Vec::new();
        let mut next = Some(of.first);
        while let Some(at) = next.filter(|at| *at <= of.last) {
            let label = format!("{}-{:02}", month_label(at.year(), at.month()), at.day());
            let n = i64::try_from(ticks.len()).unwrap_or(0);
            ticks.push(Tick {
                x: of.position(at.number()),
                label,
                url: None,
                labelled: n % every == 0,
            });
            next = after(at);
        }
        ticks
    }
}

impl Stretch {
    fn days(&self) -> i64 {
        self.last.number() - self.first.number() + 1
    }

    fn position(&self, day: i64) -> u32 {
        let since = day.saturating_sub(self.first.number()).clamp(0, self.days());
        let width = i128::from(self.right - self.left);
        let offset = i128::from(since) * width / i128::from(self.days());
        self.left + u32::try_from(offset).unwrap_or(0)
    }
}

fn extents<'a>(dates: impl Iterator<Item = &'a Edtf>) -> impl Iterator<Item = (Day, Day)> {
    dates.filter_map(|date| Some((date.lower()?, date.upper()?)))
}

fn day(year: i64) -> Option<Day> {
    Day::new(year, 1, 1)
}

fn last_day(year: i64) -> Option<Day> {
    Day::new(year, 12, 31)
}

fn after(day: Day) -> Option<Day> {
    let (year, month) = (day.year(), day.month());
    let next = || if month == 12 { Day::new(year + 1, 1, 1) } else { Day::new(year, month + 1, 1) };
    Day::new(year, month, day.day() + 1).or_else(next)
}

/// Returns the day before, so that the first mark does not stand on the edge.
fn before(day: Day) -> Option<Day> {
    let (year, month) = (day.year(), day.month());
    let (of, in_month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    let last = || (28..=31).rev().find_map(|n| Day::new(of, in_month, n));
    day.day().checked_sub(1).and_then(|n| Day::new(year, month, n)).or_else(last)
}

/// Returns the years that are drawn, first and last of each stretch: an empty time is left out where it is as long as half of
/// all that is drawn, the longest first.
fn stretches(mut years: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    years.sort_unstable();
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (first, last) in years {
        match runs.last_mut() {
            Some(run) if first <= run.1 + 1 => run.1 = run.1.max(last),
            _ => runs.push((first, last)),
        }
    }
    let gaps = runs.iter().zip(runs.iter().skip(1)).map(|(a, b)| b.0 - a.1 - 1);
    let mut gaps: Vec<(usize, i64)> = gaps.enumerate().collect();
    gaps.sort_by_key(|(at, gap)| (Reverse(*gap), *at));
    let ends = runs.first().zip(runs.last());
    let mut drawn = ends.map_or(0, |(first, last)| last.1 - first.0 + 1);
    let mut cut: BTreeSet<usize> = BTreeSet::new();
    for (at, gap) in gaps {
        if gap < SHORTEST_BREAK || gap * 2 < drawn {
            break;
        }
        cut.insert(at);
        drawn -= gap;
    }
    let mut made: Vec<(i64, i64)> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        match made.last_mut() {
            Some(last) if !at.checked_sub(1).is_some_and(|before| cut.contains(&before)) => {
                last.1 = run.1;
            }
            _ => made.push(*run),
        }
    }
    made
}

/// Returns the least of 1, 2, 5, 10, 20, 50 and so on that part a span into at most twelve steps.
fn step(span: i64) -> i64 {
    let mut power = 1;
    loop {
        for step in [power, 2 * power, 5 * power] {
            if span / step <= 12 {
                return step;
            }
        }
        power *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(dates: &[&str]) -> Vec<Edtf> {
        dates.iter().map(|date| Edtf::parse(date).unwrap()).collect()
    }

    fn axis(of: &[&str]) -> Axis {
        Axis::whole_years(dates(of).iter(), 0, 1000).unwrap()
    }

    fn broken(of: &[&str]) -> Axis {
        Axis::broken_years(dates(of).iter(), 0, 1000).unwrap()
    }

    fn close(of: &[&str]) -> Axis {
        Axis::close(dates(of).iter(), 0, 1000).unwrap()
    }

    fn labels(axis: &Axis) -> Vec<String> {
        let ticks = axis.ticks(|_| None).into_iter();
        ticks.filter(|tick| tick.labelled).map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_stand_at_years_or_months() {
        assert_eq!(labels(&axis(&["2022-05", "2024"])), ["2022", "2023", "2024"]);
        assert_eq!(labels(&axis(&["2024-09-26"])), ["2024-01", "2024-04", "2024-07", "2024-10"]);
        assert_eq!(axis(&["2024-09-26"]).ticks(|_| None).len(), 12);
        assert_eq!(labels(&axis(&["1946", "2024"])).first().map(String::as_str), Some("1950"));
        assert_eq!(
            labels(&axis(&["-0044", "2024"])),
            [
                "0000", "0200", "0400", "0600", "0800", "1000", "1200", "1400", "1600", "1800",
                "2000"
            ]
        );
        assert_eq!(labels(&axis(&["Y-999999999999999", "Y999999999999999"])).len(), 9);
    }

    #[test]
    fn a_date_is_as_long_as_what_is_not_known_of_it() {
        let axis = axis(&["2023", "2024"]);
        let extent = |date: &str| axis.extent(&Edtf::parse(date).unwrap()).unwrap();
        assert_eq!(extent("2023").0, 0);
        assert_eq!(extent("2024"), (499, 501));
        assert!(extent("2024-09").1 > extent("2024-09-26").1);
    }

    #[test]
    fn a_short_time_has_days_and_a_longer_one_months() {
        let week = close(&["2024-09-24", "2024-09-30"]);
        assert_eq!(week.ticks(|_| None).len(), 8);
        assert_eq!(
            labels(&week),
            [
                "2024-09-23",
                "2024-09-24",
                "2024-09-25",
                "2024-09-26",
                "2024-09-27",
                "2024-09-28",
                "2024-09-29",
                "2024-09-30"
            ]
        );
        let autumn = close(&["2024-09-10", "2024-12-24"]);
        assert_eq!(labels(&autumn), ["2024-09", "2024-10", "2024-11", "2024-12"]);
        assert_eq!(labels(&close(&["2024-01-01"])), ["2023-12-31", "2024-01-01"]);
        assert_eq!(labels(&close(&["2021-09-10", "2024-12-24"])).len(), 4);
    }

    #[test]
    fn a_long_empty_time_is_a_break() {
        let axis = broken(&["1945-06-26", "2023-10", "2025"]);
        let breaks = axis.breaks();
        assert_eq!(breaks.len(), 1);
        assert_eq!((breaks[0].from.as_str(), breaks[0].to.as_str()), ("1945", "2023"));
        assert_eq!(labels(&axis), ["1945", "2023", "2024", "2025"]);
        let extent = |date: &str| axis.extent(&Edtf::parse(date).unwrap()).unwrap();
        assert_eq!(extent("1945"), (0, breaks[0].x));
        assert_eq!(extent("2023").0, breaks[0].x + breaks[0].width);
        // Every year is as long as every other.
        assert!(extent("1945").1.abs_diff(extent("2024").1) < 3);
        // What is nowhere on the axis stands at its nearest edge.
        assert_eq!(extent("1990"), (breaks[0].x, 0));
    }

    #[test]
    fn what_goes_on_is_no_empty_time() {
        assert!(broken(&["1945/2020", "2024"]).breaks().is_empty());
        assert!(broken(&["1946", "1956", "1966", "1976"]).breaks().is_empty());
        assert!(broken(&["2020", "2024"]).breaks().is_empty());
        assert_eq!(broken(&["Y-999999999999999", "2024"]).breaks().len(), 1);
    }
}
