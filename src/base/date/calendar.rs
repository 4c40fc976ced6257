//! Days, and single dates that are known to the day, the month, the year or less. Years are astronomical: 0 is 1 BC, and
//! the calendar is the Gregorian one for all of time (ISO 8601-1, 4.2.1).

use std::fmt;

/// Years lie within plus and minus this, so that the number of a day fits 64 bits.
pub const MAX_YEAR: i64 = 999_999_999_999_999;

/// A day of the calendar. Days are ordered as they follow each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(clippy::struct_field_names, reason = "the day of a month has no other name")]
pub struct Day {
    year: i64,
    month: u8,
    day: u8,
}

/// One date, not an interval: what is known of it, and how surely.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Date {
    year: i64,
    time: Option<Time>,
    known: Known,
    qualifier: Option<Qualifier>,
}

/// What is known of a date, beside the year: for a decade and a century, that is their first one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Known {
    Day { month: u8, day: u8 },
    Month(u8),
    Season(Season),
    Year,
    Decade,
    Century,
}

/// How precisely a date is known. Unspecified digits (`2024-XX`) are not known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Precision {
    /// To the time of day.
    Time,
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the season.
    Season,
    /// To the year.
    Year,
    /// To the decade, as `201X`.
    Decade,
    /// To the century, as `20XX`.
    Century,
    /// An interval, whose sides have a precision each.
    Interval,
}

/// A season. EDTF says nothing of its months or hemisphere; for bounds they are the meteorological ones of the north.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Season {
    /// `YYYY-21`, March to May.
    Spring,
    /// `YYYY-22`, June to August.
    Summer,
    /// `YYYY-23`, September to November.
    Autumn,
    /// `YYYY-24`, December to February of the next year.
    Winter,
}

/// How sure a date is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Qualifier {
    /// `?`: the source is not sure.
    Uncertain,
    /// `~`: the date is about right.
    Approximate,
    /// `%`: both.
    UncertainApproximate,
}

/// A time of day, to the millisecond.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Time {
    milliseconds: u32,
    zone: Zone,
}

/// Which clock a time of day is read from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Zone {
    /// The text does not say.
    Unstated,
    /// `Z`.
    Utc,
    /// Minutes ahead of UTC; negative in the west.
    Offset(i16),
}

impl Day {
    /// Returns the day, if there is one: the month is 1 to 12, the year within [`MAX_YEAR`].
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let exists = (-MAX_YEAR..=MAX_YEAR).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Returns the year.
    pub fn year(self) -> i64 {
        self.year
    }

    /// Returns the month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Returns the number of days since 1970-01-01, negative before it. A year is taken to begin in March, so that the leap
    /// day is its last (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    pub fn number(self) -> i64 {
        let month = i64::from(self.month);
        let year = if month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    const fn first_of(year: i64, month: u8) -> Self {
        Self { year, month, day: 1 }
    }

    fn last_of(year: i64, month: u8) -> Self {
        Self { year, month, day: days_in_month(year, month) }
    }
}

impl fmt::Display for Day {
    /// Writes `YYYY-MM-DD`; a year beyond four digits as it is, with its sign (ISO 8601-1, expanded).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if 9999 < self.year {
            f.write_str("+")?;
        }
        write!(f, "{}-{:02}-{:02}", four_digits(self.year), self.month, self.day)
    }
}

impl Date {
    pub(super) const fn new(year: i64, known: Known, qualifier: Option<Qualifier>) -> Self {
        Self { year, time: None, known, qualifier }
    }

    pub(super) const fn at(self, time: Time) -> Self {
        Self { time: Some(time), ..self }
    }

    /// Returns the year; the first one of a decade or century.
    pub fn year(self) -> i64 {
        self.year
    }

    /// Returns the month, 1 to 12, if it is known.
    pub fn month(self) -> Option<u8> {
        match self.known {
            Known::Day { month, .. } | Known::Month(month) => Some(month),
            Known::Season(_) | Known::Year | Known::Decade | Known::Century => None,
        }
    }

    /// Returns the day of the month, from 1, if it is known.
    pub fn day(self) -> Option<u8> {
        match self.known {
            Known::Day { day, .. } => Some(day),
            _ => None,
        }
    }

    /// Returns the season, if that is what is known.
    pub fn season(self) -> Option<Season> {
        match self.known {
            Known::Season(season) => Some(season),
            _ => None,
        }
    }

    /// Returns the time of day, if it is known.
    pub fn time(self) -> Option<Time> {
        self.time
    }

    /// Returns how precisely the date is known.
    pub fn precision(self) -> Precision {
        match self.known {
            Known::Day { .. } if self.time.is_some() => Precision::Time,
            Known::Day { .. } => Precision::Day,
            Known::Month(_) => Precision::Month,
            Known::Season(_) => Precision::Season,
            Known::Year => Precision::Year,
            Known::Decade => Precision::Decade,
            Known::Century => Precision::Century,
        }
    }

    /// Returns how sure the date is; none where it is simply stated.
    pub fn qualifier(self) -> Option<Qualifier> {
        self.qualifier
    }

    /// Returns the first day that the date can mean. A qualifier does not move it.
    pub fn lower(self) -> Day {
        match self.known {
            Known::Day { month, day } => Day { year: self.year, month, day },
            Known::Month(month) => Day::first_of(self.year, month),
            Known::Season(season) => Day::first_of(self.year, season.first_month()),
            Known::Year | Known::Decade | Known::Century => Day::first_of(self.year, 1),
        }
    }

    /// Returns the last day that the date can mean. A qualifier does not move it.
    pub fn upper(self) -> Day {
        match self.known {
            Known::Day { .. } => self.lower(),
            Known::Month(month) => Day::last_of(self.year, month),
            Known::Season(Season::Winter) => Day::last_of(self.year + 1, 2),
            Known::Season(season) => Day::last_of(self.year, season.first_month() + 2),
            Known::Year => Day::last_of(self.year, 12),
            Known::Decade => Day::last_of(self.year + 9, 12),
            Known::Century => Day::last_of(self.year + 99, 12),
        }
    }

    /// Returns the year, year and month, or day in a form that HTML's `time` element takes; none for seasons, decades and
    /// centuries, and for years before 1 or beyond four digits. Qualifier and time are dropped.
    pub fn plain(self) -> Option<String> {
        if self.year < 1 { None } else { self.iso() }
    }

    /// Returns the year, year and month, or day as ISO 8601-1 writes them, without qualifier and time.
    pub(super) fn iso(self) -> Option<String> {
        if !(-9999..=9999).contains(&self.year) {
            return None;
        }
        let year = four_digits(self.year);
        match self.known {
            Known::Day { month, day } => Some(format!("{year}-{month:02}-{day:02}")),
            Known::Month(month) => Some(format!("{year}-{month:02}")),
            Known::Year => Some(year),
            Known::Season(_) | Known::Decade | Known::Century => None,
        }
    }
}

impl Season {
    fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl Time {
    pub(super) const fn new(milliseconds: u32, zone: Zone) -> Self {
        Self { milliseconds, zone }
    }

    /// Returns the hour as written, 0 to 23.
    pub fn hour(self) -> u32 {
        self.milliseconds / 3_600_000
    }

    /// Returns the minute, 0 to 59.
    pub fn minute(self) -> u32 {
        self.milliseconds / 60_000 % 60
    }

    /// Returns the second, 0 to 59.
    pub fn second(self) -> u32 {
        self.milliseconds / 1000 % 60
    }

    /// Returns which clock it is read from.
    pub fn zone(self) -> Zone {
        self.zone
    }

    /// Returns the milliseconds between midnight of the day as written, in UTC, and this time; without a zone it is taken
    /// to be UTC. For order only.
    pub(super) fn order(self) -> i64 {
        let offset = match self.zone {
            Zone::Unstated | Zone::Utc => 0,
            Zone::Offset(minutes) => i64::from(minutes),
        };
        i64::from(self.milliseconds) - offset * 60_000
    }
}

/// Returns the number of days of a month from 1 to 12.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn four_digits(year: i64) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

#[cfg(test)]
mod tests {
    use jiff::civil;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_exists_or_is_none() {
        assert!(Day::new(2024, 2, 29).is_some());
        assert!(Day::new(2023, 2, 29).is_none());
        assert!(Day::new(1900, 2, 29).is_none());
        assert!(Day::new(2000, 2, 29).is_some());
        assert!(Day::new(-4, 2, 29).is_some());
        assert!(Day::new(2024, 0, 1).is_none());
        assert!(Day::new(2024, 13, 1).is_none());
        assert!(Day::new(2024, 4, 0).is_none());
        assert!(Day::new(i64::MAX, 1, 1).is_none());
    }

    #[test]
    fn a_day_prints_as_iso_8601_writes_it() {
        let print = |year, month, day| Day::new(year, month, day).unwrap().to_string();
        assert_eq!(print(2024, 9, 6), "2024-09-06");
        assert_eq!(print(0, 1, 1), "0000-01-01");
        assert_eq!(print(-44, 3, 15), "-0044-03-15");
        assert_eq!(print(170_000_002, 1, 1), "+170000002-01-01");
    }

    #[test]
    fn the_furthest_days_have_a_number() {
        assert!(Day::last_of(MAX_YEAR, 12).number() > 0);
        assert!(Day::first_of(-MAX_YEAR, 1).number() < 0);
    }

    proptest! {
        #[test]
        fn days_exist_and_are_numbered_as_in_jiff(year in -9999_i16..=9999, month in 0_u8..=13, day in 0_u8..=32) {
            let month_in_range = i8::try_from(month).unwrap();
            let peer = civil::Date::new(year, month_in_range, i8::try_from(day).unwrap()).ok();
            let ours = Day::new(year.into(), month, day);
            let epoch = civil::date(1970, 1, 1);
            prop_assert_eq!(
                ours.map(Day::number),
                peer.map(|date| i64::from((date - epoch).get_days()))
            );
        }
    }
}
