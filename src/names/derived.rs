//! What people are called besides their names: given names by their initials, and a surname behind a title.

use crate::names::days::Days;
use crate::names::fold::fold;
use crate::names::index::Strength;
use crate::names::spellings::{Name, Spelling, capitalized};
use crate::record::actor::{Actor, Role};

/// The longest name or title, in characters, that anything is derived from.
const MAX_DERIVED: usize = 60;

/// Returns what follows from a person's names and roles.
pub(super) fn of(actor: &Actor, names: &[Name<'_>]) -> Vec<Spelling> {
    let clear = names.iter().filter(|name| name.strength.is_clear());
    let mut spellings: Vec<Spelling> = clear
        .flat_map(|name| {
            let days = name.days;
            let spelling =
                move |text| Spelling { text, skip: 0, strength: Strength::Initials, days };
            initials(&fold(&name.text.value).text).into_iter().map(spelling)
        })
        .collect();
    if let Some((_, surname)) = divided(&fold(&actor.name.value).text) {
        spellings.extend(actor.roles.iter().flat_map(|role| titled(role, &surname)));
    }
    spellings
}

/// Returns the given names and the surname: the words from a particle (`al-Sisi`, `von der Leyen`) or the last one on. None of
/// what is one word, or not written with capitals.
fn divided(name: &str) -> Option<(Vec<&str>, String)> {
    if name.chars().nth(MAX_DERIVED).is_some() {
        return None;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_given = |word: &&str| word.starts_with(char::is_uppercase) && !word.contains('.');
    let n_given = words.iter().take_while(|word| is_given(word)).count();
    let n_given = n_given.min(words.len().checked_sub(1)?);
    let (given, surname) = words.split_at_checked(n_given)?;
    let is_name = surname.last()?.chars().any(char::is_uppercase);
    (!given.is_empty() && is_name).then(|| (given.to_vec(), surname.join(" ")))
}

/// Returns `W. Ruto`, and with a middle name `W. S. Ruto`, `W.S. Ruto`, `William S. Ruto`, `William Ruto`.
fn initials(name: &str) -> Vec<String> {
    let Some((given, surname)) = divided(name) else { return Vec::new() };
    let initial = |word: &&str| word.chars().next().map(|first| format!("{first}."));
    let initials: Vec<String> = given.iter().filter_map(initial).collect();
    let mut forms = vec![initials.join(" "), initials.concat()];
    if let ([first, _, ..], [first_initial, middle @ ..]) = (given.as_slice(), initials.as_slice())
    {
        forms.push(first_initial.clone());
        forms.push((*first).to_owned());
        forms.push(format!("{first} {}", middle.join(" ")));
    }
    forms.sort_unstable();
    forms.dedup();
    forms.into_iter().map(|given| format!("{given} {surname}")).collect()
}

/// Returns a role's title before a surname: `President Ruto` of the role `President of the Republic`. Titles are kept after
/// the time in office.
fn titled(role: &Role, surname: &str) -> Vec<Spelling> {
    let folded = fold(&role.title.value).text.into_owned();
    let days = Days::between(role.from.as_ref().map(|from| &from.value), None);
    let head = head(&folded);
    if head.is_empty() || head.chars().nth(MAX_DERIVED).is_some() {
        return Vec::new();
    }
    let mut letters = head.chars();
    let small = letters.next().map(|first| first.to_lowercase().chain(letters).collect::<String>());
    let all = (head.to_uppercase(), surname.to_uppercase());
    let as_is = [Some(head.clone()), small, Some(capitalized(&head))].into_iter().flatten();
    let pairs = as_is.map(|title| (title, surname.to_owned())).chain([all]);
    pairs
        .map(|(title, surname)| Spelling {
            text: format!("{title} {surname}"),
            skip: title.len() + 1,
            strength: Strength::Titled,
            days,
        })
        .collect()
}

/// Returns the words of a title that stand before a name: those up to the first without a capital, or all where none has one.
fn head(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let has_capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let n_capital = words.iter().take_while(has_capital).count();
    let n = if n_capital == 0 { words.len() } else { n_capital };
    let head = words.get(..n).unwrap_or_default().join(" ");
    head.split([',', ';', '(']).next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_are_shortened() {
        assert_eq!(initials("William Ruto"), ["W. Ruto"]);
        assert_eq!(
            initials("William Samoei Ruto"),
            ["W. Ruto", "W. S. Ruto", "W.S. Ruto", "William Ruto", "William S. Ruto"]
        );
        assert_eq!(initials("Ursula von der Leyen"), ["U. von der Leyen"]);
        assert_eq!(initials("Abdel Fattah al-Sisi").len(), 5);
        for name in ["Ruto", "ويليام روتو", "鲁托", "W. Ruto", "Catherine the great"] {
            assert_eq!(initials(name), [""; 0], "{name}");
        }
    }

    #[test]
    fn the_head_of_a_title_stands_before_names() {
        for (title, expected) in [
            ("President of the Republic of Kenya", "President"),
            ("Deputy President", "Deputy President"),
            ("Minister, Foreign Affairs", "Minister"),
            ("président", "président"),
        ] {
            assert_eq!(head(title), expected);
        }
    }
}
