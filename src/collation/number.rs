//! Numbers in digits: without the marks that group thousands, which differ by language.

use crate::collation::small::Habits;

/// Returns the form of a number, or of a word that begins with a digit, that is compared.
pub(super) fn key(word: &str, habits: Habits) -> String {
    let mark = habits.thousands();
    let mut groups = word.split(mark);
    let first = groups.next().unwrap_or_default();
    let is_grouped = (1..=3).contains(&first.chars().count())
        && word.contains(mark)
        && word.chars().all(|c| c == mark || c.is_numeric())
        && groups.all(|group| group.chars().count() == 3);
    if is_grouped { word.replace(mark, "") } else { word.to_owned() }
}

/// Returns whether two pieces of a number may be one number that is written with a space: `10 000`.
pub(super) fn may_join(first: &str, second: &str) -> bool {
    let is_number = |piece: &str| piece.chars().all(char::is_numeric);
    !ends_with_digit(first)
        || !second.starts_with(char::is_numeric)
        || is_number(first) && is_number(second) && second.chars().count() == 3
}

fn ends_with_digit(piece: &str) -> bool {
    piece.ends_with(char::is_numeric)
}
