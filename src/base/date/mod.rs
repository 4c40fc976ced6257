//! Dates as EDTF (ISO 8601-2:2019, levels 0 and 1): values that never gain a precision that they do not have, compared by
//! the first and last day that they can mean.

pub mod calendar;

mod parse;
mod piece;
mod refuse;

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;

use crate::base::code::Code;
use crate::base::date::calendar::{Date, Day, Precision, Qualifier, Time};

/// A date or an interval, as written. Ordered by the first day, then by width (finer first), then by the time of day, then
/// by the text.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Edtf {
    text: Box<str>,
    form: Form,
}

/// What the text means. Intervals are rare and large, so they are boxed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Form {
    Date(Date),
    Interval(Box<[Side; 2]>),
}

/// One side of an interval.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Side {
    /// A date, without a time of day.
    Date(Date),
    /// `..`: the interval has no such side, or it lasts.
    Open,
    /// Nothing: there is such a side, and it is not known.
    Unknown,
}

/// Why a text is not a date.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}; {help}")]
pub struct DateError {
    /// [`Code::BadDate`], or [`Code::IntervalBackwards`].
    pub code: Code,
    /// One lower-case clause that names what is wrong.
    pub message: String,
    /// What to write.
    pub help: String,
    /// Where in the text the fault lies, in bytes.
    pub range: Range<usize>,
}

impl Edtf {
    /// Returns the date that `text` writes in EDTF, level 0 or 1. An interval must not end before it begins; one whose end is
    /// the month or year in which it begins (`2024-06-25/2024`) does not.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let form = parse::form(text)?;
        Ok(Self { text: text.into(), form })
    }

    /// Returns the interval of which nothing is said: it is neither before nor after anything.
    pub fn unknown() -> Self {
        Self { text: "/".into(), form: Form::Interval(Box::new([Side::Unknown; 2])) }
    }

    /// Returns the date as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the date, if it is not an interval.
    pub fn date(&self) -> Option<Date> {
        match &self.form {
            Form::Date(date) => Some(*date),
            Form::Interval(_) => None,
        }
    }

    /// Returns start and end of an interval.
    pub fn sides(&self) -> Option<[Side; 2]> {
        match &self.form {
            Form::Date(_) => None,
            Form::Interval(sides) => Some(**sides),
        }
    }

    /// Returns whether it has two sides.
    pub fn is_interval(&self) -> bool {
        self.sides().is_some()
    }

    /// Returns the first day that it can mean; none where the start is open or unknown.
    pub fn lower(&self) -> Option<Day> {
        self.start().map(Date::lower)
    }

    /// Returns the last day that it can mean; none where the end is open or unknown.
    pub fn upper(&self) -> Option<Day> {
        match &self.form {
            Form::Date(date) => Some(date.upper()),
            Form::Interval(sides) => sides[1].date().map(Date::upper),
        }
    }

    /// Returns the year of the first day.
    pub fn year(&self) -> Option<i64> {
        self.start().map(Date::year)
    }

    /// Returns the month of the first day, 1 to 12, if the date or the start of the interval is known to the month.
    pub fn month(&self) -> Option<u8> {
        self.start().and_then(Date::month)
    }

    /// Returns how precisely the date is known; an interval is [`Precision::Interval`].
    pub fn precision(&self) -> Precision {
        self.date().map_or(Precision::Interval, Date::precision)
    }

    /// Returns how sure the date is. The sides of an interval have a qualifier each, it has none itself.
    pub fn qualifier(&self) -> Option<Qualifier> {
        self.date().and_then(Date::qualifier)
    }

    /// Returns the form that HTML's `time` element takes: year, year and month, or day, without qualifier and time; none for
    /// all else, see [`Date::plain`].
    pub fn plain(&self) -> Option<String> {
        self.date().and_then(Date::plain)
    }

    /// Returns the form for JSON-LD: without qualifiers and unspecified digits; date and time as written, intervals for
    /// `temporalCoverage` with their sides. None where ISO 8601-1 has no form for it (seasons, decades, long years).
    pub fn json_date(&self) -> Option<String> {
        match &self.form {
            Form::Date(date) if date.time().is_some() => Some(self.text.to_string()),
            Form::Date(date) => date.iso(),
            Form::Interval(sides) => {
                let [start, end] = sides.map(Side::iso);
                Some(format!("{}/{}", start?, end?))
            }
        }
    }

    /// Returns whether the day is among those that it can mean.
    pub fn contains(&self, day: Day) -> bool {
        self.lower().is_none_or(|lower| lower <= day)
            && self.upper().is_none_or(|upper| day <= upper)
    }

    /// Returns whether it lies before `other`, whatever days the two mean: its last day before the other's first one.
    pub fn ends_before(&self, other: &Self) -> bool {
        self.upper().zip(other.lower()).is_some_and(|(upper, lower)| upper < lower)
    }

    /// Returns whether it lies after `other`, whatever days the two mean: its first day after the other's last one.
    pub fn is_after(&self, other: &Self) -> bool {
        other.ends_before(self)
    }

    fn start(&self) -> Option<Date> {
        match &self.form {
            Form::Date(date) => Some(*date),
            Form::Interval(sides) => sides[0].date(),
        }
    }

    fn time_order(&self) -> Option<i64> {
        self.date().and_then(Date::time).map(Time::order)
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        // `None` is the least: right for an open start; an open end is the greatest, hence the flag before it.
        let end = |date: &Self| (date.upper().is_none(), date.upper());
        self.lower()
            .cmp(&other.lower())
            .then_with(|| end(self).cmp(&end(other)))
            .then_with(|| self.time_order().cmp(&other.time_order()))
            .then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Side {
    /// Returns the date, if it is known.
    pub fn date(self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }

    fn iso(self) -> Option<String> {
        match self {
            Self::Date(date) => date.iso(),
            Self::Open => Some("..".to_owned()),
            Self::Unknown => Some(String::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::date::calendar::{Season, Zone};

    fn date(text: &str) -> Edtf {
        Edtf::parse(text).unwrap()
    }

    fn day(year: i64, month: u8, day: u8) -> Option<Day> {
        Day::new(year, month, day)
    }

    fn bounds(text: &str) -> String {
        let print = |day: Option<Day>| day.map_or("..".to_owned(), |day| day.to_string());
        format!("{} {}", print(date(text).lower()), print(date(text).upper()))
    }

    #[test]
    fn a_date_is_small() {
        assert!(size_of::<Edtf>() <= 40);
    }

    #[test]
    fn bounds_are_the_first_and_last_day_that_a_date_can_mean() {
        assert_eq!(bounds("2024-09-26"), "2024-09-26 2024-09-26");
        assert_eq!(bounds("2024-09-26T23:00:00-05:00"), "2024-09-26 2024-09-26");
        assert_eq!(bounds("2024-02"), "2024-02-01 2024-02-29");
        assert_eq!(bounds("2024-02-XX"), "2024-02-01 2024-02-29");
        assert_eq!(bounds("2024"), "2024-01-01 2024-12-31");
        assert_eq!(bounds("2024-XX-XX"), "2024-01-01 2024-12-31");
        assert_eq!(bounds("2024-21"), "2024-03-01 2024-05-31");
        assert_eq!(bounds("2023-24"), "2023-12-01 2024-02-29");
        assert_eq!(bounds("201X~"), "2010-01-01 2019-12-31");
        assert_eq!(bounds("19XX"), "1900-01-01 1999-12-31");
        assert_eq!(bounds("-201X"), "-2019-01-01 -2010-12-31");
        assert_eq!(bounds("-01XX"), "-0199-01-01 -0100-12-31");
        assert_eq!(bounds("Y170000002"), "+170000002-01-01 +170000002-12-31");
        assert_eq!(bounds("2024-06-25/2025-10"), "2024-06-25 2025-10-31");
        assert_eq!(bounds("2024-06/.."), "2024-06-01 ..");
        assert_eq!(bounds("/2024-06"), ".. 2024-06-30");
    }

    #[test]
    fn what_is_not_known_is_none() {
        let known = |text: &str| {
            let date = date(text);
            (date.year(), date.month(), date.date().and_then(Date::day))
        };
        assert_eq!(known("2024-09-26T14:27:00Z"), (Some(2024), Some(9), Some(26)));
        assert_eq!(known("2024-09-XX"), (Some(2024), Some(9), None));
        assert_eq!(known("2024-XX-XX"), (Some(2024), None, None));
        assert_eq!(known("2024-22"), (Some(2024), None, None));
        assert_eq!(known("201X"), (Some(2010), None, None));
        assert_eq!(known("2024-06-25/2025"), (Some(2024), Some(6), None));
        assert_eq!(known("../2025"), (None, None, None));
    }

    #[test]
    fn precision_and_qualifier_are_those_of_the_whole() {
        let seen = |text: &str| (date(text).precision(), date(text).qualifier());
        assert_eq!(seen("2024-09-26T14:27:00Z"), (Precision::Time, None));
        assert_eq!(seen("2024-09-26~"), (Precision::Day, Some(Qualifier::Approximate)));
        assert_eq!(seen("2024-09?"), (Precision::Month, Some(Qualifier::Uncertain)));
        assert_eq!(seen("2024%"), (Precision::Year, Some(Qualifier::UncertainApproximate)));
        assert_eq!(seen("156X~"), (Precision::Decade, Some(Qualifier::Approximate)));
        assert_eq!(seen("15XX"), (Precision::Century, None));
        assert_eq!(seen("2024-23"), (Precision::Season, None));
        assert_eq!(seen("2024~/2025"), (Precision::Interval, None));
        assert_eq!(date("2024-23").date().and_then(Date::season), Some(Season::Autumn));
    }

    #[test]
    fn sides_keep_their_own_qualifier() {
        let [start, end] = date("2024~/..").sides().unwrap();
        assert_eq!(start.date().and_then(Date::qualifier), Some(Qualifier::Approximate));
        assert_eq!(end, Side::Open);
        assert_eq!(date("/2024").sides().unwrap()[0], Side::Unknown);
        assert_eq!(date("2024").sides(), None);
    }

    #[test]
    fn a_time_is_read_as_written() {
        let time = date("2024-09-26T14:27:05.5-04:30").date().and_then(Date::time).unwrap();
        assert_eq!((time.hour(), time.minute(), time.second()), (14, 27, 5));
        assert_eq!(time.zone(), Zone::Offset(-270));
    }

    #[test]
    fn only_plain_forms_go_into_a_time_element() {
        let plain = |text: &str| date(text).plain();
        assert_eq!(plain("2024-09-26T14:27:00Z").as_deref(), Some("2024-09-26"));
        assert_eq!(plain("2024-09-23~").as_deref(), Some("2024-09-23"));
        assert_eq!(plain("2024-09-XX").as_deref(), Some("2024-09"));
        assert_eq!(plain("0800?").as_deref(), Some("0800"));
        for other in ["0000", "-0044-03-15", "Y12345", "2024-21", "201X", "2024/2025"] {
            assert_eq!(plain(other), None, "{other}");
        }
    }

    #[test]
    fn json_has_intervals_and_times_but_no_qualifiers() {
        let json = |text: &str| date(text).json_date();
        assert_eq!(json("2024-09-26T14:27:00Z").as_deref(), Some("2024-09-26T14:27:00Z"));
        assert_eq!(json("2024-09?").as_deref(), Some("2024-09"));
        assert_eq!(json("2024-06-25~/2025-10-02").as_deref(), Some("2024-06-25/2025-10-02"));
        assert_eq!(json("2024-06-25/..").as_deref(), Some("2024-06-25/.."));
        assert_eq!(json("-0044-03-15").as_deref(), Some("-0044-03-15"));
        assert_eq!(json("2024-21/2025"), None);
    }

    #[test]
    fn one_date_lies_before_another_only_if_all_its_days_do() {
        assert!(date("2024-09-25").ends_before(&date("2024-09-26")));
        assert!(!date("2024-09").ends_before(&date("2024-09-26")));
        assert!(date("2024-09").ends_before(&date("2024-10")));
        assert!(!date("2024/..").ends_before(&date("2030")));
        assert!(date("2030").is_after(&date("../2024")));
        assert!(!date("2024-09-26T10:00:00Z").ends_before(&date("2024-09-26T11:00:00Z")));
    }

    #[test]
    fn an_interval_contains_its_own_days() {
        let contains = |text: &str, on: Option<Day>| date(text).contains(on.unwrap());
        assert!(contains("2024-06-25/2025", day(2024, 6, 25)));
        assert!(contains("2024-06-25/2025", day(2025, 12, 31)));
        assert!(!contains("2024-06-25/2025", day(2026, 1, 1)));
        assert!(contains("2024/..", day(9999, 1, 1)));
        assert!(!contains("2024/..", day(2023, 12, 31)));
    }

    #[test]
    fn dates_sort_by_start_then_finer_first_then_time() {
        let in_order = [
            "../2024",
            "../..",
            "Y-170000002",
            "-0044-03-15",
            "2024-01-01",
            "2024-01-01T10:00:00+02:00",
            "2024-01-01T09:00:00Z",
            "2024-01",
            "2024",
            "2024/2025",
            "2024/..",
            "2024-09",
            "2024-10-01",
            "Y170000002",
        ];
        let mut sorted: Vec<Edtf> = in_order.iter().rev().map(|text| date(text)).collect();
        sorted.sort();
        assert_eq!(sorted.iter().map(Edtf::as_str).collect::<Vec<_>>(), in_order);
    }

    /// Texts of level 0 and 1, some of which do not exist (31 February, backward intervals).
    fn dates() -> impl Strategy<Value = String> {
        let year = prop_oneof!["-?[0-2][0-9]{3}", "20[0-2]X", "1[0-9]XX", "Y-?[1-9][0-9]{4,10}"];
        let month = "20[0-3][0-9]-(0[1-9]|1[0-2]|2[1-4]|XX)";
        let day = "20[0-3][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]|XX)[?~%]?";
        let time = "20[0-3][0-9]-09-26T[01][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[01])(:[0-5][0-9])?)?";
        let single = prop_oneof![year, month, day, time];
        let side = prop_oneof!["\\.\\.", "", "20[0-3][0-9]-(0[1-9]|1[0-2])", "20[0-3][0-9]~?"];
        prop_oneof![single, (side.clone(), side).prop_map(|(start, end)| format!("{start}/{end}"))]
    }

    fn valid_dates() -> impl Strategy<Value = Edtf> {
        dates().prop_filter_map("a date that exists", |text| Edtf::parse(&text).ok())
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_has_a_fault_inside_it(text in prop_oneof![dates(), "\\PC*", "[0-9XYTZuS?~%.:/ +-]{0,30}"]) {
            match Edtf::parse(&text) {
                Ok(date) => prop_assert_eq!(date.to_string(), text),
                Err(error) => {
                    prop_assert!(text.get(error.range).is_some());
                    prop_assert!(!error.message.is_empty() && !error.help.is_empty());
                }
            }
        }

        #[test]
        fn a_date_begins_before_it_ends_and_contains_both(date in valid_dates()) {
            if let (Some(lower), Some(upper)) = (date.lower(), date.upper()) {
                prop_assert!(lower <= upper && date.contains(lower) && date.contains(upper));
            }
        }

        #[test]
        fn the_order_is_total_and_that_of_the_bounds(a in valid_dates(), b in valid_dates(), c in valid_dates()) {
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
            prop_assert!(!(a <= b && b <= c) || a <= c);
            prop_assert!(b.lower() <= a.lower() || a < b);
            prop_assert!(!a.ends_before(&b) || a < b);
        }

        #[test]
        fn a_qualifier_moves_no_bound(year in 0..=9999_i64, month in 1_u8..=12) {
            let plain = date(&format!("{year:04}-{month:02}"));
            let about = date(&format!("{year:04}-{month:02}~"));
            prop_assert_eq!((plain.lower(), plain.upper()), (about.lower(), about.upper()));
        }
    }
}
