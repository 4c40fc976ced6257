//! A date as the moment that Atom wants (RFC 3339): to the second, although most dates are known to the day at best.
//! The first day that the date can mean stands for it, at midnight UTC; an hour is kept where it is known with its zone.

use std::cmp::Ordering;

use crate::base::date::Edtf;
use crate::base::date::calendar::{Date, Day, Time, Zone};

/// A moment; ordered in time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00:00Z.
    seconds: i64,
    text: String,
}

impl Moment {
    /// Returns the moment that stands for a date; none where its start is open or outside of the years 0 to 9999, which RFC 3339
    /// cannot write.
    pub fn of(date: &Edtf) -> Option<Self> {
        let day = date.lower().filter(|day| (0..=9999).contains(&day.year()))?;
        let known = date.date().and_then(Date::time).and_then(|time| Some((time, zone(time)?)));
        let Some((time, (minutes, zone))) = known else { return Some(Self::midnight(day)) };
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        Some(Self {
            seconds: day.number() * 86_400 + i64::from(hour * 3600 + minute * 60 + second)
                - i64::from(minutes) * 60,
            text: format!("{day}T{hour:02}:{minute:02}:{second:02}{zone}"),
        })
    }

    /// Returns the moment before all others: what a feed without entries was last changed at.
    pub fn first() -> Self {
        Self { seconds: i64::MIN, text: "0000-01-01T00:00:00Z".to_owned() }
    }

    /// Returns the moment as RFC 3339 writes it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn midnight(day: Day) -> Self {
        Self { seconds: day.number() * 86_400, text: format!("{day}T00:00:00Z") }
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        self.seconds.cmp(&other.seconds).then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Returns the minutes ahead of UTC and how RFC 3339 writes them; an hour without a zone is no moment.
fn zone(time: Time) -> Option<(i16, String)> {
    match time.zone() {
        Zone::Unstated => None,
        Zone::Utc => Some((0, "Z".to_owned())),
        Zone::Offset(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let ahead = minutes.abs();
            Some((minutes, format!("{sign}{:02}:{:02}", ahead / 60, ahead % 60)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Option<Moment> {
        Moment::of(&Edtf::parse(text).unwrap())
    }

    #[test]
    fn a_date_is_the_midnight_of_its_first_day() {
        let text = |date: &str| moment(date).map(|moment| moment.text);
        assert_eq!(text("2024-09-26").as_deref(), Some("2024-09-26T00:00:00Z"));
        assert_eq!(text("2024-09~").as_deref(), Some("2024-09-01T00:00:00Z"));
        assert_eq!(text("2024").as_deref(), Some("2024-01-01T00:00:00Z"));
        assert_eq!(text("2024-06-25/..").as_deref(), Some("2024-06-25T00:00:00Z"));
        assert_eq!(text("../2024"), None);
        assert_eq!(text("-0044-03-15"), None);
        assert_eq!(text("Y12345"), None);
    }

    #[test]
    fn an_hour_is_kept_where_its_zone_is_known() {
        let text = |date: &str| moment(date).map(|moment| moment.text);
        assert_eq!(text("2024-09-26T14:27:00Z").as_deref(), Some("2024-09-26T14:27:00Z"));
        assert_eq!(text("2024-09-26T14:27:00-04:30").as_deref(), Some("2024-09-26T14:27:00-04:30"));
        assert_eq!(text("2024-09-26T14:27:00").as_deref(), Some("2024-09-26T00:00:00Z"));
    }

    #[test]
    fn moments_are_in_the_order_of_time() {
        assert!(moment("2024-09-26T01:00:00+03:00") < moment("2024-09-26"));
        assert!(moment("2024-09-26T23:00:00-04:00") > moment("2024-09-27T02:00:00Z"));
        assert!(Some(Moment::first()) < moment("0001"));
    }
}
