//! Dates in words, in the Gregorian calendar, by the patterns of CLDR; and the words of a date that is known to less than a
//! day, or less than surely, from the look's texts.

use icu_calendar::{Date as GregorianDate, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu_datetime::fieldsets::{YM, YMD};
use icu_datetime::options::YearStyle;
use icu_locale_core::Locale;

use crate::base::date::calendar::{Date, Precision, Qualifier, Season};
use crate::base::date::{Edtf, Side};
use crate::render::voice::Voice;

/// The patterns of one language for days and months.
#[derive(Debug)]
pub(super) struct Patterns {
    days: Formatter<Gregorian, YMD>,
    months: Formatter<Gregorian, YM>,
}

impl Patterns {
    /// Returns the patterns of a language; none where CLDR has no names of months for it.
    pub(super) fn new(locale: &Locale) -> Option<Self> {
        let days = YMD::long().with_year_style(YearStyle::Full);
        let months = YM::long().with_year_style(YearStyle::Full);
        let patterns = Self {
            days: Formatter::try_new(locale.into(), days).ok()?,
            months: Formatter::try_new((&of_months(locale)).into(), months).ok()?,
        };
        let is_named = !patterns.day(2024, 9, 26)?.contains("M09");
        is_named.then_some(patterns)
    }

    /// Returns a day in words; none for years that the calendar library does not reach.
    fn day(&self, year: i64, month: u8, day: u8) -> Option<String> {
        let date = GregorianDate::try_new_gregorian(year.try_into().ok()?, month, day).ok()?;
        Some(self.days.format(&date).to_string())
    }

    fn month(&self, year: i64, month: u8) -> Option<String> {
        let date = GregorianDate::try_new_gregorian(year.try_into().ok()?, month, 1).ok()?;
        Some(self.months.format(&date).to_string())
    }
}

/// Returns the date in words, as precise and as sure as it is and not more. The time of day is left out, for it only orders.
pub(super) fn in_words(date: &Edtf, voice: &Voice) -> String {
    match (date.date(), date.sides()) {
        (Some(date), _) => one(date, voice),
        (None, Some(sides)) => interval(sides, voice),
        (None, None) => date.to_string(),
    }
}

fn interval([start, end]: [Side; 2], voice: &Voice) -> String {
    let words = |side: Side| side.date().map(|date| one(date, voice));
    match (words(start), words(end)) {
        (Some(from), Some(to)) => voice.fill("date-range", &[("from", &from), ("to", &to)]),
        (Some(from), None) if end == Side::Unknown => voice.fill("date-from", &[("from", &from)]),
        (Some(from), None) => voice.fill("date-since", &[("from", &from)]),
        (None, Some(to)) if start == Side::Unknown => voice.fill("date-to", &[("to", &to)]),
        (None, Some(to)) => voice.fill("date-until", &[("to", &to)]),
        (None, None) => voice.fill("date-unknown", &[]),
    }
}

fn one(date: Date, voice: &Voice) -> String {
    let words = precise(date, voice);
    let key = match date.qualifier() {
        None => return words,
        Some(Qualifier::Approximate) => "date-approximate",
        Some(Qualifier::Uncertain) => "date-uncertain",
        Some(Qualifier::UncertainApproximate) => "date-uncertain-approximate",
    };
    voice.fill(key, &[("date", &words)])
}

/// Returns what is known of the date in words, without how surely it is known.
fn precise(date: Date, voice: &Voice) -> String {
    let year = date.year();
    match (date.month(), date.day(), date.season()) {
        (Some(month), Some(day), _) => {
            voice.patterns().day(year, month, day).unwrap_or_else(|| date.lower().to_string())
        }
        (Some(month), None, _) => {
            let words = voice.patterns().month(year, month);
            words.unwrap_or_else(|| format!("{year}-{month:02}"))
        }
        (None, _, Some(season)) => {
            voice.fill(season_key(season), &[("year", &in_year(year, voice))])
        }
        (None, _, None) => match date.precision() {
            Precision::Decade if 0 < year => {
                voice.fill("date-decade", &[("year", &year.to_string())])
            }
            Precision::Decade | Precision::Century => {
                let (from, to) = (in_year(year, voice), in_year(date.upper().year(), voice));
                voice.fill("date-between", &[("from", &from), ("to", &to)])
            }
            _ => in_year(year, voice),
        },
    }
}

/// Returns the words of a year. Years are astronomical, so that 0 is 1 BC.
fn in_year(year: i64, voice: &Voice) -> String {
    if 0 < year {
        voice.fill("date-year", &[("year", &year.to_string())])
    } else {
        voice.fill("date-year-bc", &[("year", &(1 - year).to_string())])
    }
}

fn season_key(season: Season) -> &'static str {
    match season {
        Season::Spring => "date-spring",
        Season::Summer => "date-summer",
        Season::Autumn => "date-autumn",
        Season::Winter => "date-winter",
    }
}

/// Returns the locale whose pattern of months is used: in `icu_datetime` 2.4 that of Brazilian Portuguese asks for a number
/// formatter that is not loaded with it. The European one is the same.
fn of_months(locale: &Locale) -> Locale {
    if locale.id.language.as_str() == "pt" {
        return Locale::try_from_str("pt-PT").expect("`pt-PT` is well formed");
    }
    locale.clone()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::render::kit::{evaluate, make};

    fn words(date: &str, language: &str) -> String {
        evaluate(&format!("date(value=\"{date}\")"), language).unwrap()
    }

    #[test]
    fn a_date_is_as_precise_as_it_is_known() {
        let expected = [
            ("2024-09-26", "26 September 2024"),
            ("2024-09-26T14:27:00Z", "26 September 2024"),
            ("2024-09", "September 2024"),
            ("2024-09-XX", "September 2024"),
            ("2024", "2024"),
            ("2024-XX-XX", "2024"),
            ("2024-21", "spring 2024"),
            ("2023-24", "winter 2023"),
            ("201X", "2010s"),
            ("19XX", "between 1900 and 1999"),
            ("0800", "800"),
            ("-0043", "44 BC"),
            ("-0043-03-15", "15 March 44 BC"),
            ("-004X", "between 50 BC and 41 BC"),
            ("Y170000002", "170000002"),
        ];
        for (date, words_of_it) in expected {
            assert_eq!(words(date, "en"), words_of_it, "{date}");
        }
    }

    #[test]
    fn a_date_is_as_sure_as_it_is() {
        assert_eq!(words("2024-09-23~", "en"), "about 23 September 2024");
        assert_eq!(words("2024-09?", "en"), "September 2024, uncertain");
        assert_eq!(words("2024%", "en"), "about 2024, uncertain");
    }

    #[test]
    fn an_interval_says_what_is_known_of_its_sides() {
        assert_eq!(words("2024-06-25/2025-10-02", "en"), "25 June 2024 to 2 October 2025");
        assert_eq!(words("2024-06~/2025", "en"), "about June 2024 to 2025");
        assert_eq!(words("2024-06-25/..", "en"), "since 25 June 2024");
        assert_eq!(words("../2024-06", "en"), "until June 2024");
        assert_eq!(words("2024-06/", "en"), "June 2024 to an unknown date");
        assert_eq!(words("/2024-06", "en"), "an unknown date to June 2024");
    }

    #[test]
    fn each_language_has_its_order() {
        let archive = [
            ("templates/x.html", r#"{{ date(value="2024-09-26") }}"#),
            ("themes/default/i18n/en-US.yaml", "date-range: '{from} to {to}'"),
        ];
        assert_eq!(make(&archive, "en-US", &()).unwrap(), "September 26, 2024");
        assert_eq!(words("2024-09-26", "fr"), "26 septembre 2024");
        assert_eq!(words("2024-09-26", "ru"), "26 сентября 2024\u{202f}г.");
        assert_eq!(words("2024-09", "zh"), "2024年9月");
    }

    #[test]
    fn the_calendar_is_the_gregorian_one_everywhere() {
        let locale = |tag: &str| Locale::try_from_str(tag).unwrap();
        for tag in ["fa", "th", "ar-SA"] {
            let day = Patterns::new(&locale(tag)).unwrap().day(2024, 9, 26).unwrap();
            let is_gregorian = ["2024", "۲۰۲۴", "٢٠٢٤"].iter().any(|year| day.contains(year));
            assert!(is_gregorian, "{tag}: {day}");
        }
        assert!(
            Patterns::new(&locale("ht")).is_none(),
            "a language without names of months is not used"
        );
        assert_eq!(
            Patterns::new(&locale("pt")).unwrap().month(2024, 9).unwrap(),
            "setembro de 2024"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_date_has_words(year in -9999i64..=9999, month in 1u8..=12, day in 1u8..=28) {
            let patterns = Patterns::new(&Locale::try_from_str("en-GB").unwrap()).unwrap();
            prop_assert!(patterns.day(year, month, day).is_some());
            prop_assert!(patterns.month(year, month).is_some());
        }
    }
}
