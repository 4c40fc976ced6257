//! Numbers in symbols: of documents, sessions and years, in digits and in Roman numerals.

use crate::record::symbol::Session;

pub(super) fn session(text: &str) -> Option<Session> {
    let (session, n): (fn(u32) -> Session, &str) =
        match (text.strip_prefix("ES-"), text.strip_prefix("S-")) {
            (Some(n), _) => (Session::Emergency, n),
            (_, Some(n)) => (Session::Special, n),
            _ => (Session::Regular, text),
        };
    number(n).filter(|n| *n < 1000).map(session)
}

/// Returns the session of `V`, `S-VII` or `ES-II`.
pub(super) fn roman_session(text: &str) -> Option<Session> {
    match (text.strip_prefix("ES-"), text.strip_prefix("S-")) {
        (Some(n), _) => roman(n).map(Session::Emergency),
        (_, Some(n)) => roman(n).map(Session::Special),
        _ => roman(text).map(Session::Regular),
    }
}

/// Returns the value of a Roman number below 90, in capitals.
pub(super) fn roman(text: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    const TENS: [&str; 9] = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"];
    let split = text.find(['I', 'V']).unwrap_or(text.len());
    // The X of IX belongs to the ones: it stands after an I.
    let (tens, ones) = text.split_at_checked(split)?;
    let value =
        |numerals: &[&str], part: &str| numerals.iter().position(|numeral| *numeral == part);
    let number = value(&TENS, tens)? * 10 + value(&ONES, ones)?;
    u32::try_from(number).ok().filter(|number| *number != 0)
}

/// Returns the canonical form of the number of a resolution, with the letters of its parts: `16`, `16 A`, `16 A-L`.
pub(super) fn lettered(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (n, letters) = text.split_at_checked(end)?;
    let n = number(n)?;
    match letters.trim_start().as_bytes() {
        [] => Some(n.to_string()),
        [letter] if letter.is_ascii_uppercase() => Some(format!("{n} {}", char::from(*letter))),
        [first, b'-', last] if first.is_ascii_uppercase() && last.is_ascii_uppercase() => {
            Some(format!("{n} {}-{}", char::from(*first), char::from(*last)))
        }
        _ => None,
    }
}

pub(super) fn since(first: u32, text: &str) -> Option<u32> {
    year(text).filter(|year| first <= *year)
}

pub(super) fn year(text: &str) -> Option<u32> {
    number(text).filter(|year| (1946..=2999).contains(year))
}

pub(super) fn numbered(segment: &str, nature: &str) -> Option<u32> {
    segment.strip_prefix(nature).and_then(number)
}

/// Returns the value of at most nine ASCII digits, of which the first is not 0.
pub(super) fn number(text: &str) -> Option<u32> {
    let is_number =
        text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    if is_number { text.parse().ok() } else { None }
}
