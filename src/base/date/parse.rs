//! The grammar of EDTF, levels 0 and 1. What it refuses has a reason and a place; forms of other standards and habits are
//! known by `refuse`.

use crate::base::code::Code;
use crate::base::date::calendar::{
    Date, Known, MAX_YEAR, Qualifier, Season, Time, Zone, days_in_month,
};
use crate::base::date::piece::Piece;
use crate::base::date::refuse;
use crate::base::date::{DateError, Form, Side};

/// The longest text that is looked at, in bytes; the longest date has 60.
const MAX_LENGTH: usize = 80;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns what a text means.
pub(super) fn form(text: &str) -> Result<Form, DateError> {
    let whole = Piece { text, start: 0 };
    if MAX_LENGTH < text.len() {
        return Err(whole.refuse("the text is too long for a date", refuse::EXAMPLE));
    }
    refuse::foreign(whole)?;
    grammar(whole)
}

/// Returns what a text means, by the grammar alone: it refuses the same texts as [`form`], with poorer reasons.
pub(super) fn grammar(whole: Piece) -> Result<Form, DateError> {
    match whole.split_once('/') {
        Some((start, end)) => interval(whole, start, end),
        None => single(whole).map(Form::Date),
    }
}

fn interval(whole: Piece, start: Piece, end: Piece) -> Result<Form, DateError> {
    if let Some((_, rest)) = end.split_once('/') {
        let slash = Piece { text: "/", start: rest.start - 1 };
        return Err(slash.refuse("an interval has one slash", refuse::slashes(whole.text)));
    }
    if start.text.is_empty() && end.text.is_empty() {
        return Err(whole
            .refuse("neither side of the interval is known", "give a date on one side at least"));
    }
    let sides = [side(start)?, side(end)?];
    if let [Side::Date(from), Side::Date(to)] = sides
        && to.upper() < from.lower()
    {
        let help = format!("write the earlier side first: `{}/{}`", end.text, start.text);
        let message =
            format!("the interval ends in {} before it begins in {}", end.text, start.text);
        return Err(DateError { code: Code::IntervalBackwards, ..whole.refuse(message, help) });
    }
    Ok(Form::Interval(Box::new(sides)))
}

fn side(piece: Piece) -> Result<Side, DateError> {
    match piece.text {
        "" => Ok(Side::Unknown),
        ".." => Ok(Side::Open),
        text if text.contains('T') => Err(piece.refuse(
            "a side of an interval has no time of day",
            "leave out the time on both sides",
        )),
        text if text.contains('X') => {
            let help =
                "leave out the digits that are not known: `2024-09` in place of `2024-09-XX`";
            Err(piece.level_two("an unspecified digit in an interval", help))
        }
        _ => date(piece).map(Side::Date),
    }
}

/// Returns a date or a date and time.
fn single(piece: Piece) -> Result<Date, DateError> {
    if piece.text.is_empty() {
        return Err(piece.refuse("the date is empty", refuse::EXAMPLE));
    }
    let Some((day, clock)) = piece.split_once('T') else { return date(piece) };
    let date = date(day)?;
    if date.day().is_none() || date.qualifier().is_some() {
        return Err(day.refuse("a time of day belongs to a single day", "leave out the time"));
    }
    Ok(date.at(time(clock)?))
}

fn date(piece: Piece) -> Result<Date, DateError> {
    let (body, qualifier) = split_qualifier(piece);
    if let Some(digits) = body.strip_prefix('Y') {
        return Ok(Date::new(long_year(body, digits)?, Known::Year, qualifier));
    }
    let (unsigned, sign) = match body.strip_prefix('-') {
        Some(rest) => (rest, -1),
        None => (body, 1),
    };
    let Some((first, rest)) = unsigned.split_once('-') else {
        let (year, known) = year(unsigned, sign)?;
        return Ok(Date::new(year, known, qualifier));
    };
    let (year, Known::Year) = year(first, sign)? else {
        let help = format!("write `{}` alone, or all digits of the year", first.text);
        return Err(first.level_two("an unspecified digit before a month", help));
    };
    let known = month_and_day(year, rest)?;
    if let Known::Season(_) = known
        && qualifier.is_some()
    {
        return Err(piece.level_two("a season with a qualifier", format!("write `{}`", body.text)));
    }
    Ok(Date::new(year, known, qualifier))
}

fn split_qualifier(piece: Piece) -> (Piece, Option<Qualifier>) {
    let marks = [
        ('?', Qualifier::Uncertain),
        ('~', Qualifier::Approximate),
        ('%', Qualifier::UncertainApproximate),
    ];
    for (mark, qualifier) in marks {
        if let Some(body) = piece.text.strip_suffix(mark) {
            return (Piece { text: body, ..piece }, Some(qualifier));
        }
    }
    (piece, None)
}

/// Returns the year of `Y` and five or more digits.
fn long_year(body: Piece, digits: Piece) -> Result<i64, DateError> {
    let (unsigned, sign) = match digits.strip_prefix('-') {
        Some(rest) => (rest, -1),
        None => (digits, 1),
    };
    if unsigned.text.is_empty() || !unsigned.text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(body.refuse(
            "`Y` is followed by a year alone",
            "write such a year as `Y12345`, without a month",
        ));
    }
    match unsigned.text.parse::<i64>() {
        Ok(year) if unsigned.text.starts_with('0') || year <= 9999 => {
            let short = if sign < 0 { format!("-{year:04}") } else { format!("{year:04}") };
            let help = format!("write `{short}`");
            Err(body.refuse("`Y` is for years of five digits or more", help))
        }
        Ok(year) if year <= MAX_YEAR => Ok(sign * year),
        _ => {
            Err(body
                .refuse("the year has more than 15 digits", "write a year of at most 15 digits"))
        }
    }
}

/// Returns the year of four digits, of which the last one or two may be `X`.
fn year(piece: Piece, sign: i64) -> Result<(i64, Known), DateError> {
    let digits = piece.text.trim_end_matches('X');
    let n_unspecified = piece.text.len() - digits.len();
    if piece.text.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(refuse::year(piece));
    }
    let (scale, known) = match n_unspecified {
        0 => (1, Known::Year),
        1 => (10, Known::Decade),
        2 => (100, Known::Century),
        _ => {
            return Err(piece.level_two(
                "a year with more than two unspecified digits",
                "give the century: `19XX`",
            ));
        }
    };
    let year = digits.parse::<i64>().map_err(|_| refuse::year(piece))? * scale;
    if sign < 0 && year == 0 && scale == 1 {
        return Err(
            piece.refuse("the year 0000 has no sign", "write `0000` for 1 BC, `-0001` for 2 BC")
        );
    }
    // Before the year 0, the first of ten years is the one with the greatest digits.
    Ok((if sign < 0 { -year - (scale - 1) } else { year }, known))
}

fn month_and_day(year: i64, piece: Piece) -> Result<Known, DateError> {
    let (month_piece, day_piece) = match piece.split_once('-') {
        Some((month, day)) => (month, Some(day)),
        None => (piece, None),
    };
    let known = month(month_piece)?;
    let Some(day_piece) = day_piece else { return Ok(known) };
    match known {
        Known::Month(month) => day(year, month, day_piece),
        Known::Year if day_piece.text == "XX" => Ok(Known::Year),
        Known::Year => {
            let help = "write `XX` for the day too, or give the month";
            Err(day_piece.level_two("a day in a month that is not known", help))
        }
        _ => Err(day_piece.refuse("a season has no days", "leave out the day, or give the month")),
    }
}

fn month(piece: Piece) -> Result<Known, DateError> {
    let Some(number) = piece.two_digits() else {
        return match piece.text {
            "XX" => Ok(Known::Year),
            _ => Err(refuse::month_or_day(piece, "month")),
        };
    };
    match number {
        1..=12 => Ok(Known::Month(number)),
        21 => Ok(Known::Season(Season::Spring)),
        22 => Ok(Known::Season(Season::Summer)),
        23 => Ok(Known::Season(Season::Autumn)),
        24 => Ok(Known::Season(Season::Winter)),
        25..=41 => {
            let what = format!("{number} in place of a month");
            Err(piece.level_two(
                &what,
                "write 21 for spring, 22 summer, 23 autumn, 24 winter, or a month",
            ))
        }
        _ => {
            Err(piece.refuse(format!("month {} does not exist", piece.text), "months are 01 to 12"))
        }
    }
}

fn day(year: i64, month: u8, piece: Piece) -> Result<Known, DateError> {
    let Some(day) = piece.two_digits() else {
        return match piece.text {
            "XX" => Ok(Known::Month(month)),
            _ => Err(refuse::month_or_day(piece, "day")),
        };
    };
    let n_days = days_in_month(year, month);
    if (1..=n_days).contains(&day) {
        return Ok(Known::Day { month, day });
    }
    let name = MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
    let message = match (month, day) {
        (_, 0) => "day 00 does not exist".to_owned(),
        (2, 29) => format!("{year} has no 29 February"),
        _ => format!("{name} has no day {day}"),
    };
    Err(piece.refuse(message, format!("the days of {name} {year} are 01 to {n_days}")))
}

/// Returns the time of `hh:mm:ss`, a fraction of the second (ISO 8601-1, 5.3.1.4), and a zone.
fn time(piece: Piece) -> Result<Time, DateError> {
    let zone_start = piece.text.find(['Z', '+', '-']).unwrap_or(piece.text.len());
    let (clock, zone_piece) = piece.split_at(zone_start);
    let parts: Vec<Piece> = clock.split(':');
    let [hour, minute, second] = parts.as_slice() else {
        return Err(clock.refuse(
            "a time of day has hours, minutes and seconds",
            "write it as `14:27:00`, with zone",
        ));
    };
    let (second, fraction) = match second.split_once('.') {
        Some((second, fraction)) => (second, milliseconds(fraction)?),
        None => (*second, 0),
    };
    let hours = clock_part(*hour, "hour", 23)?;
    let minutes = clock_part(*minute, "minute", 59)?;
    let seconds = clock_part(second, "second", 59)?;
    Ok(Time::new(((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction, zone(zone_piece)?))
}

fn clock_part(piece: Piece, name: &str, most: u8) -> Result<u32, DateError> {
    match piece.two_digits() {
        Some(number) if number <= most => Ok(number.into()),
        Some(_) => {
            let message = format!("{name} {} does not exist", piece.text);
            Err(piece.refuse(message, format!("the {name} is 00 to {most}")))
        }
        None => Err(refuse::clock_part(piece, name)),
    }
}

/// Returns the first three digits of a fraction; further ones are kept in the text alone.
fn milliseconds(piece: Piece) -> Result<u32, DateError> {
    if piece.text.is_empty()
        || 9 < piece.text.len()
        || !piece.text.bytes().all(|b| b.is_ascii_digit())
    {
        return Err(
            piece.refuse("a fraction of a second has one to nine digits", "leave out the fraction")
        );
    }
    let digits = piece.text.bytes().chain([b'0', b'0']).take(3);
    Ok(digits.fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
}

pub(super) fn zone(piece: Piece) -> Result<Zone, DateError> {
    match piece.text {
        "" => return Ok(Zone::Unstated),
        "Z" => return Ok(Zone::Utc),
        "-00" | "-00:00" => {
            return Err(piece.refuse("the zone of UTC has no minus sign", "write `Z`"));
        }
        _ => {}
    }
    let (sign, rest) = match (piece.strip_prefix('+'), piece.strip_prefix('-')) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        _ => return Err(refuse::zone(piece)),
    };
    let (hours, minutes) = match rest.split_once(':') {
        Some((hours, minutes)) => (hours.two_digits(), minutes.two_digits()),
        None => (rest.two_digits(), Some(0)),
    };
    let (Some(hours), Some(minutes)) = (hours, minutes) else { return Err(refuse::zone(piece)) };
    let offset = sign * (i16::from(hours) * 60 + i16::from(minutes));
    if 59 < minutes || !(-12 * 60..=14 * 60).contains(&offset) {
        let help = "zones lie between `-12:00` and `+14:00`";
        return Err(piece.refuse(format!("zone {} does not exist", piece.text), help));
    }
    Ok(Zone::Offset(offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the message and the part of the text that it is about.
    fn refused(text: &str) -> (Code, String, &str) {
        let error = form(text).unwrap_err();
        (error.code, error.message, text.get(error.range).unwrap())
    }

    fn message(text: &str) -> String {
        refused(text).1
    }

    #[test]
    fn forms_of_level_0_and_1_are_read() {
        let forms = "2024-09-26 2024-09 2024 0000 -0001 2024-09-26T14:27:00 2024-09-26T14:27:00Z 2024-09-26T14:27:00-04 \
                     2024-09-26T14:27:00.123456789+05:30 -1985-04-12T23:20:30Z 2024-09-23~ 2024-09? 2024% 201X 20XX -20XX \
                     2024-XX 2024-09-XX 2024-XX-XX 2024-XX~ 2024-21 2024-24 Y10000 Y-170000002 Y999999999999999 2024/2025 \
                     2024-06-25/.. ../2024 2024/ /2024 ../.. ../ 2024-21/2024-23 2024~/2025? -2005/-1999-02";
        for text in forms.split_whitespace() {
            assert!(form(text).is_ok(), "{text}: {:?}", form(text));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_named() {
        assert_eq!(
            refused("2023-02-29"),
            (Code::BadDate, "2023 has no 29 February".to_owned(), "29")
        );
        assert_eq!(
            refused("2024-06-31/2025"),
            (Code::BadDate, "June has no day 31".to_owned(), "31")
        );
        assert_eq!(
            refused("2025/2024-13"),
            (Code::BadDate, "month 13 does not exist".to_owned(), "13")
        );
        assert_eq!(message("2024-00"), "month 00 does not exist");
        assert_eq!(message("2024-09-00"), "day 00 does not exist");
        assert_eq!(message("-0000"), "the year 0000 has no sign");
    }

    #[test]
    fn an_interval_does_not_end_before_it_begins() {
        let (code, message, place) = refused("2025/2024-06");
        assert_eq!(code, Code::IntervalBackwards);
        assert_eq!(message, "the interval ends in 2024-06 before it begins in 2025");
        assert_eq!(place, "2025/2024-06");
        assert_eq!(refused("-1000/-2000").0, Code::IntervalBackwards);
        assert_eq!(refused("2012-24/2012-21").0, Code::IntervalBackwards);
        assert!(form("2024-06-25/2024").is_ok());
    }

    #[test]
    fn an_interval_has_two_sides_of_which_one_is_known() {
        assert_eq!(message("/"), "neither side of the interval is known");
        assert_eq!(refused("2012///4444").2, "/");
        assert_eq!(refused("2024/2024-09-26T10:00:00Z").2, "2024-09-26T10:00:00Z");
        assert_eq!(message(".."), "`..` stands for an open side of an interval");
    }

    #[test]
    fn times_that_do_not_exist_are_named() {
        let time = |clock: &str| message(&format!("2024-09-26T{clock}"));
        assert_eq!(time("24:00:00"), "hour 24 does not exist");
        assert_eq!(time("00:61:00"), "minute 61 does not exist");
        assert_eq!(time("10:10:1"), "the second has two digits");
        assert_eq!(time("10:10"), "a time of day has hours, minutes and seconds");
        assert_eq!(time("10:10:10Z15"), "`Z15` is no zone");
        assert_eq!(time("10:10:10+15"), "zone +15 does not exist");
        assert_eq!(time("10:10:10-12:01"), "zone -12:01 does not exist");
        assert_eq!(time("10:10:10-00:00"), "the zone of UTC has no minus sign");
        assert_eq!(time("10:10:10."), "a fraction of a second has one to nine digits");
        assert_eq!(message("2024-09T10:10:10Z"), "a time of day belongs to a single day");
        assert_eq!(message("2024-09-XXT10:10:10Z"), "a time of day belongs to a single day");
    }

    #[test]
    fn long_years_have_five_digits_or_more() {
        assert_eq!(message("Y9999"), "`Y` is for years of five digits or more");
        assert_eq!(message("Y-00001"), "`Y` is for years of five digits or more");
        assert_eq!(message("Y1000000000000000"), "the year has more than 15 digits");
        assert_eq!(message("Y20067890-14-10%"), "`Y` is followed by a year alone");
    }
}
