//! The ways in which an actor's names may stand in a text.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::base::date::Edtf;
use crate::base::span::Spanned;
use crate::names::days::Days;
use crate::names::derived;
use crate::names::fold::{fold, without_accents};
use crate::names::index::Strength;
use crate::record::actor::{AccentRule, Actor, ActorKind, Ambiguity, CaseRule};

/// A name of an actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    pub(super) text: &'a Spanned<String>,
    pub(super) strength: Strength,
    pub(super) case: CaseRule,
    pub(super) days: Days,
}

/// A way to write a name, folded.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    pub(super) text: String,
    /// How many bytes stand before the name itself, such as a title.
    pub(super) skip: usize,
    pub(super) strength: Strength,
    pub(super) days: Days,
}

/// Returns the names of an actor: the name, those in other languages, the others.
pub(super) fn names(actor: &Actor) -> Vec<Name<'_>> {
    let own = std::iter::once(&actor.name).chain(actor.name_in.values());
    let mut names: Vec<_> = own
        .map(|name| Name {
            text: name,
            strength: Strength::Name,
            case: CaseRule::Usual,
            days: Days::ALL,
        })
        .collect();
    let n_own = names.len();
    let value = |date: &'_ Option<Spanned<Edtf>>| date.as_ref().map(|date| date.value.clone());
    for other in &actor.other_names {
        let strength = match other.ambiguity {
            Ambiguity::Ambiguous => Strength::Ambiguous,
            Ambiguity::Clear => Strength::Other,
        };
        let days = Days::between(value(&other.from).as_ref(), value(&other.to).as_ref());
        names.push(Name { text: &other.name, strength, case: other.case, days });
    }
    if actor.kind.value == ActorKind::Person && n_own < names.len() {
        let short = short(names.iter().map(|name| name.text.value.as_str()));
        for (name, is_short) in names.iter_mut().zip(short).skip(n_own) {
            if is_short && name.strength.is_clear() {
                name.strength = Strength::Short;
            }
        }
    }
    names
}

/// Returns all spellings of an actor's names, those without accents where it says so, and what follows from names and roles.
pub(super) fn of(actor: &Actor) -> Vec<Spelling> {
    let names = names(actor);
    let declared = names.iter().flat_map(|name| {
        let Name { strength, days, .. } = *name;
        let written = written(&fold(&name.text.value).text, name.case).into_iter();
        written.map(move |text| Spelling { text, skip: 0, strength, days })
    });
    let mut spellings: Vec<Spelling> = declared.collect();
    if actor.kind.value == ActorKind::Person {
        spellings.extend(derived::of(actor, &names));
    }
    if actor.accents == AccentRule::Optional {
        let bare = spellings.iter().map(|spelling| Spelling {
            text: without_accents(&spelling.text),
            skip: without_accents(spelling.text.get(..spelling.skip).unwrap_or_default()).len(),
            ..*spelling
        });
        let bare: Vec<_> = bare.collect();
        spellings.extend(bare);
    }
    spellings
}

/// Returns the words before the last one of a person's names, each once; none where all names have one word.
pub(super) fn given_names(actor: &Actor) -> BTreeSet<String> {
    let mut given = BTreeSet::new();
    if actor.kind.value == ActorKind::Person {
        for name in names(actor) {
            let folded = fold(&name.text.value);
            let words: Vec<&str> = folded.text.split_whitespace().collect();
            let n_given = words.len().saturating_sub(1);
            given.extend(words.into_iter().take(n_given).map(str::to_owned));
        }
    }
    given
}

/// Returns of each name whether it is some of the words of another one. They are looked for all at once, for there may be
/// thousands.
fn short<'n>(names: impl Iterator<Item = &'n str>) -> Vec<bool> {
    let words = |name: &str| format!(" {} ", name.split_whitespace().collect::<Vec<_>>().join(" "));
    let names: Vec<String> = names.map(words).collect();
    let finder = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::NoncontiguousNFA))
        .build(&names)
        .expect("a file is too small to hold 2^31 bytes of names");
    let mut short = vec![false; names.len()];
    for name in &names {
        for found in finder.find_overlapping_iter(name).filter(|found| found.len() < name.len()) {
            if let Some(short) = short.get_mut(found.pattern().as_usize()) {
                *short = true;
            }
        }
    }
    short
}

/// Returns the ways in which a folded name may stand in a text: as written, with a capital at its start or at the start of
/// each word, in capitals, with or without the points of an abbreviation, and in Arabic with its article drawn into a
/// preposition. A single letter is no name.
pub(super) fn written(name: &str, case: CaseRule) -> Vec<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return Vec::new();
    }
    let mut written = vec![name.clone()];
    written.extend(abbreviated(&name));
    if case == CaseRule::Usual {
        written.push(name.to_uppercase());
        written.push(capitalized(&name));
        written.push(name.split(' ').map(capitalized).collect::<Vec<_>>().join(" "));
    }
    written.extend(name.strip_prefix("ال").map(|rest| format!("لل{rest}")));
    written.sort_unstable();
    written.dedup();
    written
}

/// Returns a text with a capital at its start.
pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns `U.S.` for `US`, and `US` for `U.S.`.
fn abbreviated(name: &str) -> Option<String> {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=5;
    let letters: String = name.chars().filter(char::is_ascii_uppercase).collect();
    let pointed: String = letters.chars().flat_map(|letter| [letter, '.']).collect();
    match name {
        _ if !LETTERS.contains(&letters.len()) => None,
        _ if name == letters => Some(pointed),
        _ if name == pointed => Some(letters),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms_follow_the_case_rule() {
        assert_eq!(written("de Gaulle", CaseRule::Usual), ["DE GAULLE", "De Gaulle", "de Gaulle"]);
        assert_eq!(
            written("Support mission", CaseRule::Usual),
            ["SUPPORT MISSION", "Support Mission", "Support mission"]
        );
        assert_eq!(written("May", CaseRule::Exact), ["May"]);
        assert_eq!(written("US", CaseRule::Usual), ["U.S.", "US"]);
        assert_eq!(written("U.N.", CaseRule::Exact), ["U.N.", "UN"]);
        assert_eq!(written("UNESCO", CaseRule::Usual), ["UNESCO"]);
        assert_eq!(written(" é ", CaseRule::Usual), [""; 0]);
    }
}
