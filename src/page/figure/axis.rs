//! A linear time axis from the first day of a month to the last of another.

use crate::archive::period::{month_label, year_label};
use crate::base::date::Edtf;
use crate::page::view::figure::Tick;

/// A time axis between two positions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Axis {
    first: i64,
    last: i64,
    left: u32,
    right: u32,
    years: (i64, i64),
}

impl Axis {
    /// Returns the axis that holds all dates; years are whole. None without a bounded date.
    pub fn whole_years<'a>(
        dates: impl Iterator<Item = &'a Edtf>,
        left: u32,
        right: u32,
    ) -> Option<Self> {
        let mut years: Option<(i64, i64)> = None;
        for date in dates {
            let (Some(from), Some(to)) = (date.lower(), date.upper()) else { continue };
            let (least, most) = years.unwrap_or((from.year(), to.year()));
            years = Some((least.min(from.year()), most.max(to.year())));
        }
        let (first, last) = years?;
        Self::between(first, last, left, right)
    }

    fn between(first: i64, last: i64, left: u32, right: u32) -> Option<Self> {
        let begin = Edtf::parse(&year_label(first)).ok()?.lower()?.number();
        let end = Edtf::parse(&year_label(last)).ok()?.upper()?.number() + 1;
        (begin < end).then_some(Self { first: begin, last: end, left, right, years: (first, last) })
    }

    /// Returns where a day is, given by its number.
    pub fn position(&self, day: i64) -> u32 {
        let day = day.clamp(self.first, self.last);
        // The calendar reaches so far that the product needs more than 64 bits.
        let width = i128::from(self.right - self.left);
        let offset = i128::from(day - self.first) * width / i128::from(self.last - self.first);
        self.left + u32::try_from(offset).unwrap_or(0)
    }

    /// Returns the extent of a date: where it begins, and how long it is; a day is a point.
    pub fn extent(&self, date: &Edtf) -> Option<(u32, u32)> {
        let (from, to) = (date.lower()?.number(), date.upper()?.number());
        let x = self.position(from);
        Some((x, self.position(to + 1).saturating_sub(x)))
    }

    /// Returns a tick for each year, or for every second, fifth, tenth and so on where there are many; for each quarter where
    /// there is one year only. `url` returns the address of a year's page.
    pub fn ticks(&self, url: impl Fn(i64) -> Option<String>) -> Vec<Tick> {
        let (first, last) = self.years;
        if first == last {
            let mut quarters = [1, 4, 7, 10].map(|month| month_label(first, month)).to_vec();
            quarters.dedup();
            let address = |n: usize| if n == 0 { url(first) } else { None };
            let tick = |(n, label): (usize, String)| self.tick(label, address(n));
            return quarters.into_iter().enumerate().filter_map(tick).collect();
        }
        let span = last - first + 1;
        let step = step(span);
        let begin = first + (-first).rem_euclid(step);
        let years = (0..=span / step).map(|n| begin + n * step).filter(|year| *year <= last);
        years.filter_map(|year| self.tick(year_label(year), url(year))).collect()
    }

    fn tick(&self, label: String, url: Option<String>) -> Option<Tick> {
        let begins = Edtf::parse(&label).ok()?.lower()?.number();
        Some(Tick { x: self.position(begins), label, url })
    }
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

    fn axis(dates: &[&str]) -> Axis {
        let dates: Vec<Edtf> = dates.iter().map(|date| Edtf::parse(date).unwrap()).collect();
        Axis::whole_years(dates.iter(), 0, 1000).unwrap()
    }

    fn labels(axis: &Axis) -> Vec<String> {
        axis.ticks(|_| None).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_stand_at_years_or_quarters() {
        assert_eq!(labels(&axis(&["2022-05", "2024"])), ["2022", "2023", "2024"]);
        assert_eq!(labels(&axis(&["2024-09-26"])), ["2024-01", "2024-04", "2024-07", "2024-10"]);
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
}
