//! What is wrong with a text that is not EDTF of level 0 or 1: forms of the draft of 2012, of level 2, and of habit, each
//! with the form to write in its place.

use crate::base::date::DateError;
use crate::base::date::calendar::Zone;
use crate::base::date::parse;
use crate::base::date::piece::Piece;

/// The help where there is nothing better to say.
pub(super) const EXAMPLE: &str =
    "write year, month and day in digits: `2024-09-26`, `2024-09` or `2024`";

/// Refuses a text with a character, a word or a qualifier where no date of level 0 or 1 has one.
pub(super) fn foreign(whole: Piece) -> Result<(), DateError> {
    if let Some(run) = runs(whole).find(|run| !run.text.bytes().all(|b| b"XYTZ".contains(&b))) {
        return Err(letters(whole, run));
    }
    if let Some((at, mark)) = whole.text.char_indices().find(|(_, c)| !is_plain(*c)) {
        let text = whole.text.get(at..at + mark.len_utf8()).unwrap_or_default();
        return Err(character(whole, Piece { text, start: at }, mark));
    }
    for side in whole.split('/') {
        qualifiers(whole, side)?;
    }
    Ok(())
}

/// Returns the runs of letters.
fn runs(whole: Piece<'_>) -> impl Iterator<Item = Piece<'_>> {
    let words = whole.text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    // `split` yields slices of the text itself, so the distance of their addresses is their offset.
    words.map(move |text| Piece { text, start: text.as_ptr().addr() - whole.text.as_ptr().addr() })
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-/.:+?~%".contains(c)
}

fn letters(whole: Piece, run: Piece) -> DateError {
    let text = whole.text;
    match run.text {
        "unknown" => run.refuse(
            "`unknown` is the draft of 2012; a side that is not known is empty",
            suggest(&[text.replace("unknown", "")], "leave the side empty: `2024-09-26/`"),
        ),
        "open" => run.refuse(
            "`open` is the draft of 2012; an open side is `..`",
            suggest(&[text.replace("open", "..")], "write `..`: `2024-09-26/..`"),
        ),
        "y" => run.refuse(
            "`y` before a long year is the draft of 2012; it is `Y` now",
            suggest(&[text.replace('y', "Y")], "write `Y12345` for a year of five digits or more"),
        ),
        "S" => run.level_two(
            "the number of significant digits (`S`)",
            "leave out `S` and the digits after it",
        ),
        "E" | "e" => run.level_two("an exponent (`E`)", "write all digits of the year"),
        "t" | "z" => run.refuse(
            format!("`{}` is written in upper case", run.text),
            suggest(
                &[text.replace('t', "T").replace('z', "Z")],
                "write date and time as `2024-09-26T14:27:00Z`",
            ),
        ),
        word if word.bytes().all(|b| b == b'u') => run.refuse(
            "`u` stands for an unspecified digit in the draft of 2012; it is `X` now",
            suggest(
                &[text.replace('u', "X")],
                "write `X`, for the last digits alone: `201X`, `2024-09-XX`",
            ),
        ),
        word if word.bytes().all(|b| b == b'x') => run.refuse(
            "an unspecified digit is `X`, in upper case",
            suggest(
                &[text.replace('x', "X")],
                "write `X`, for the last digits alone: `201X`, `2024-09-XX`",
            ),
        ),
        word => run.refuse(format!("a date is written in digits, without `{word}`"), EXAMPLE),
    }
}

fn character(whole: Piece, piece: Piece, mark: char) -> DateError {
    let text = whole.text;
    let without = |marks: &[char]| text.replace(marks, "");
    match mark {
        '(' | ')' => piece.refuse(
            "parentheses are the draft of 2012; `?`, `~` and `%` stand at the end, for the whole date",
            suggest(&[without(&['(', ')'])], "write one date, with its qualifier at the end: `2004-06-11~`"),
        ),
        '[' | ']' | '{' | '}' => {
            piece.level_two("a set of dates", "write one date, or an interval: `2024-06-25/2025-10-02`")
        }
        '^' => piece.refuse("a season has no place in EDTF", "leave out `^` and what follows"),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => {
            let hyphens = text.replace(mark, "-");
            let slashes = text.replace(mark, "/");
            piece.refuse(
                format!("the dash `{mark}` has no meaning in a date"),
                suggest(&[hyphens, slashes], "write a hyphen inside a date, a slash between two dates"),
            )
        }
        _ if mark.is_whitespace() => {
            let joined = text.replace(char::is_whitespace, "");
            let timed = text.replacen(char::is_whitespace, "T", 1);
            piece.refuse("a date has no spaces", suggest(&[timed, joined], EXAMPLE))
        }
        _ => piece.refuse(format!("`{}` has no meaning in a date", mark.escape_debug()), EXAMPLE),
    }
}

/// Refuses `?`, `~` and `%` that are not the last character of a side, or follow a time.
fn qualifiers(whole: Piece, side: Piece) -> Result<(), DateError> {
    let Some(at) = side.text.find(['?', '~', '%']) else { return Ok(()) };
    let from_there = side.text.get(at..).unwrap_or_default();
    let mark = Piece { text: from_there, start: side.start + at };
    if matches!(from_there, "?~" | "~?") {
        let help = suggest(&[whole.text.replace(from_there, "%")], "write `%`");
        return Err(
            mark.refuse(format!("`{from_there}` is the draft of 2012; it is `%` now"), help)
        );
    }
    if from_there.len() != 1 {
        let at_end =
            side.text.replace(['?', '~', '%'], "") + from_there.get(..1).unwrap_or_default();
        let help = suggest(
            &[whole.text.replacen(side.text, &at_end, 1)],
            "write the qualifier at the end, for the whole date: `2004-06-11~`",
        );
        return Err(mark.level_two("a qualifier inside a date", help));
    }
    if side.text.contains('T') {
        let help = "leave out the qualifier, or the time";
        return Err(mark.refuse("a date with a time of day takes no qualifier", help));
    }
    Ok(())
}

/// Returns why a piece is not a year of four digits.
pub(super) fn year(piece: Piece) -> DateError {
    let text = piece.text;
    let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
    let only_digits = n_digits == text.len();
    match text.len() {
        4 if n_digits + text.matches('X').count() == 4 => piece.level_two(
            "an unspecified digit before a specified one",
            "write `X` for the last digits alone: `201X`",
        ),
        2 if only_digits => piece.refuse(
            "a year has four digits",
            format!("write `{text}XX` for the century, or the whole year"),
        ),
        3 if only_digits => piece.level_two("a decade of three digits", format!("write `{text}X`")),
        _ if text.starts_with('+') => {
            piece.refuse("a year has no plus sign", "write the year without it")
        }
        5.. if only_digits => {
            let long = format!("Y{text}");
            piece.refuse("a year has four digits", suggest(&[hyphenated(text), long], EXAMPLE))
        }
        _ if text.starts_with("..") => piece.refuse(
            "`..` stands for an open side of an interval",
            "write it before or after a slash: `2024-09-26/..`",
        ),
        _ if text.contains('T') => piece
            .refuse("a time of day follows a day", "write date and time as `2024-09-26T14:27:00Z`"),
        _ => piece.refuse("a year has four digits", EXAMPLE),
    }
}

/// Returns a date in the basic form of ISO 8601-1, as `20240926`, with its hyphens.
fn hyphenated(text: &str) -> String {
    let part = |range| text.get(range).unwrap_or_default();
    match text.len() {
        6 => format!("{}-{}", part(0..4), part(4..6)),
        _ => format!("{}-{}-{}", part(0..4), part(4..6), part(6..text.len())),
    }
}

/// Returns why a piece is not the two digits of a month or day.
pub(super) fn month_or_day(piece: Piece, name: &str) -> DateError {
    let text = piece.text;
    if text.contains('X') && text.len() == 2 {
        return piece.level_two(
            "one unspecified digit of two",
            format!("write `XX`, or both digits of the {name}"),
        );
    }
    if text.len() == 1 && text.bytes().all(|b| b.is_ascii_digit()) {
        return piece.refuse(format!("a {name} has two digits"), format!("write `0{text}`"));
    }
    let help = match text.len() {
        4 => "write a slash between the sides of an interval: `2024/2025`",
        _ => EXAMPLE,
    };
    piece.refuse(format!("a {name} has two digits"), help)
}

/// Returns why a piece is not two digits of a time of day.
pub(super) fn clock_part(piece: Piece, name: &str) -> DateError {
    piece.refuse(
        format!("the {name} has two digits"),
        "write the time as `14:27:00`, with zone `14:27:00Z`",
    )
}

/// Returns why a piece is not a zone. The basic form of ISO 8601-1 (`+0530`) does not go with a time in the extended one.
pub(super) fn zone(piece: Piece) -> DateError {
    let extended = match (piece.text.get(..3), piece.text.get(3..)) {
        (Some(hours), Some(minutes)) if minutes.len() == 2 => format!("{hours}:{minutes}"),
        _ => String::new(),
    };
    let help = match parse::zone(Piece { text: &extended, ..piece }) {
        Ok(Zone::Offset(_)) => format!("write `{extended}`"),
        _ => "write `Z`, or hours and minutes from UTC: `+05:30`".to_owned(),
    };
    piece.refuse(format!("`{}` is no zone", piece.text), help)
}

/// Returns what to write in place of a text with several slashes.
pub(super) fn slashes(text: &str) -> String {
    suggest(
        &[text.replace('/', "-")],
        "write `2024-06-25/2025-10-02`, with hyphens inside the dates",
    )
}

/// Returns a help that names the first candidate that is a date, else the other text.
fn suggest(candidates: &[String], otherwise: &str) -> String {
    match candidates
        .iter()
        .find(|candidate| parse::grammar(Piece { text: candidate, start: 0 }).is_ok())
    {
        Some(candidate) => format!("write `{candidate}`"),
        None => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::base::date::Edtf;

    fn refused(text: &str) -> (String, String) {
        let error = Edtf::parse(text).unwrap_err();
        (error.message, error.help)
    }

    #[test]
    fn the_draft_of_2012_is_answered_with_the_new_form() {
        let help = |text: &str| {
            let (message, help) = refused(text);
            assert!(message.contains("draft of 2012"), "{text}: {message}");
            help
        };
        assert_eq!(help("199u"), "write `199X`");
        assert_eq!(help("2004-uu-uu"), "write `2004-XX-XX`");
        assert_eq!(help("unknown/2006"), "write `/2006`");
        assert_eq!(help("2004-06-01/open"), "write `2004-06-01/..`");
        assert_eq!(help("y170000002"), "write `Y170000002`");
        assert_eq!(help("1984?~/2004"), "write `1984%/2004`");
        assert_eq!(help("2004-(06-11)?"), "write `2004-06-11?`");
        assert_eq!(help("(2011)-06-04~"), "write `2011-06-04~`");
    }

    #[test]
    fn level_2_is_refused_by_name() {
        let forms = "%-2011-06-13 ?2004-06% 2004-06~-11 2004-~06-~04 156X-12-25 -1XXX-XX 1984-1X XXXX XXXX-12-21 2004-XX-10 \
                     2001-34 2001-41 1950S2 Y17E7 Y171010000S3 Y-17101E3S3 193 2004-06-XX/2004-07-03 2011-23~ [1667,1668] \
                     {1960,-1961-12} 15XX-01-3X";
        for text in forms.split_whitespace() {
            assert!(refused(text).0.contains("level 2"), "{text}: {:?}", refused(text));
        }
    }

    #[test]
    fn habits_are_answered_with_the_date_that_was_meant() {
        let help = |text: &str| refused(text).1;
        assert_eq!(help("20240926"), "write `2024-09-26`");
        assert_eq!(help("20067890"), "write `Y20067890`");
        assert_eq!(help("2024/09/26"), "write `2024-09-26`");
        assert_eq!(help("2024\u{2013}2025"), "write `2024/2025`");
        assert_eq!(help("2024\u{2011}09\u{2011}26"), "write `2024-09-26`");
        assert_eq!(help("2024-09-26 14:27:00"), "write `2024-09-26T14:27:00`");
        assert_eq!(help("1863-03-29 "), "write `1863-03-29`");
        assert_eq!(help("2024-09-26t14:27:00z"), "write `2024-09-26T14:27:00Z`");
        assert_eq!(help("199x"), "write `199X`");
        assert_eq!(help("2024-9-26"), "write `09`");
        assert_eq!(help("19"), "write `19XX` for the century, or the whole year");
        assert_eq!(help("2016-05-02T16:54:59+0230"), "write `+02:30`");
        assert_eq!(help("?2001~"), help("20?01~"));
        assert_eq!(
            refused("26 September 2024").0,
            "a date is written in digits, without `September`"
        );
        assert_eq!(refused("2024,09").0, "`,` has no meaning in a date");
    }
}
