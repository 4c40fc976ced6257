//! Topics and places: terms that articles name, with a description where one is wanted.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::record::actor::{self, OtherName};
use crate::record::common::{self, Common, Origin};
use crate::record::fields::Fields;
use crate::record::table::{Shape, Table, optional, required};
use crate::record::value;

/// A topic or place as a field names it: by name or by id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermName {
    /// The words as written.
    pub name: String,
    /// The id that follows from them by the frozen rule (decompose, drop marks, lower, hyphens).
    pub id: Id,
}

/// A topic with a file of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Topic {
    /// What every record has.
    pub common: Common,
    /// Its name.
    pub name: Spanned<String>,
    /// Its name in other languages.
    pub name_in: BTreeMap<Language, Spanned<String>>,
    /// Other names.
    pub other_names: Vec<OtherName>,
}

/// A place with a file of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// What every record has.
    pub common: Common,
    /// Its name.
    pub name: Spanned<String>,
    /// Its name in other languages.
    pub name_in: BTreeMap<Language, Spanned<String>>,
    /// Other names.
    pub other_names: Vec<OtherName>,
    /// The country that it lies in, an actor.
    pub country: Option<Spanned<Id>>,
}

/// What a topic may have beside what every record may.
#[rustfmt::skip]
pub static TOPIC_FIELDS: Table = Table {
    title: "Topic",
    says: "A topic that is more than its name, in `content/topics/`. The body describes it.",
    fields: &[
        required("name", Shape::Name, "The name."),
        optional("name_in", Shape::Map("languages", &Shape::Name), "How pages in other languages call it.").such_as("{fr: Mission en Haïti}"),
        optional("other_names", actor::OTHER_NAMES, "What else it is called."),
    ],
};

/// What a place may have beside what every record may.
#[rustfmt::skip]
pub static PLACE_FIELDS: Table = Table {
    title: "Place",
    says: "A place that is more than its name, in `content/places/`. The body describes it.",
    fields: &[
        required("name", Shape::Name, "The name."),
        optional("name_in", Shape::Map("languages", &Shape::Name), "How pages in other languages call it.").such_as("{ht: Pòtoprens}"),
        optional("other_names", actor::OTHER_NAMES, "What else it is called."),
        optional("country", Shape::IdOf(Kind::Actor), "The country that it lies in."),
    ],
};

/// Reads the front matter of a topic.
pub fn read_topic(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Topic> {
    let common = common::read(fields, origin);
    let name = fields.required("name", value::name);
    Some(Topic {
        name_in: fields.optional("name_in", value::by_language).unwrap_or_default(),
        other_names: fields.list("other_names", actor::other_name),
        common: common?,
        name: name?,
    })
}

/// Reads the front matter of a place.
pub fn read_place(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Place> {
    let common = common::read(fields, origin);
    let name = fields.required("name", value::name);
    Some(Place {
        name_in: fields.optional("name_in", value::by_language).unwrap_or_default(),
        other_names: fields.list("other_names", actor::other_name),
        country: fields.optional("country", value::id),
        common: common?,
        name: name?,
    })
}

/// Latin letters that have no decomposition in Unicode, and what the rule of [`slug`] writes for them. Frozen with it.
const PLAIN_LATIN: [(char, &str); 20] = [
    ('Æ', "ae"),
    ('æ', "ae"),
    ('Œ', "oe"),
    ('œ', "oe"),
    ('Ø', "o"),
    ('ø', "o"),
    ('Ł', "l"),
    ('ł', "l"),
    ('Đ', "d"),
    ('đ', "d"),
    ('Ð', "d"),
    ('ð', "d"),
    ('Þ', "th"),
    ('þ', "th"),
    ('Ħ', "h"),
    ('ħ', "h"),
    ('ẞ', "ss"),
    ('ß', "ss"),
    ('ı', "i"),
    ('ĸ', "k"),
];

/// Returns the id that follows from a name, or none where the rule makes none.
///
/// The rule is frozen, for addresses follow from it. A name that is an id already stays as it is; else
/// 1. decompose the name by compatibility (Unicode NFKD) and drop combining marks (general category M);
/// 2. write the Latin letters of the table `PLAIN_LATIN` as given there, and the letters `A` to `Z` in lower case;
/// 3. if another letter or number (Alphabetic, or general category N) is left that is not ASCII, there is no id;
/// 4. keep `a` to `z` and `0` to `9`, write each run of anything else as one hyphen, and drop hyphens at both ends;
/// 5. if nothing is left, or more than 150 bytes, there is no id.
pub fn slug(name: &str) -> Option<Id> {
    if let Some(id) = Id::parse(name) {
        return Some(id);
    }
    let mut slug = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)) {
        match PLAIN_LATIN.iter().find(|(letter, _)| *letter == c) {
            Some((_, plain)) => slug.push_str(plain),
            None if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            None if c.is_alphanumeric() => return None,
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    Id::parse(slug.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug_of(name: &str) -> Option<String> {
        slug(name).map(|id| id.to_string())
    }

    #[test]
    fn names_become_ids() {
        for (name, id) in [
            ("Port-au-Prince", "port-au-prince"),
            ("Côte d’Ivoire", "cote-d-ivoire"),
            ("Forces of Law & Order", "forces-of-law-order"),
            ("  São Tomé  ", "sao-tome"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("İstanbul ılıca", "istanbul-ilica"),
            ("Hải Phòng", "hai-phong"),
            ("CO₂ ½", "co2-1-2"),
            ("ﬁnance", "finance"),
            ("2024", "2024"),
            ("--a--b--", "a-b"),
        ] {
            assert_eq!(slug_of(name).as_deref(), Some(id), "{name}");
        }
    }

    #[test]
    fn what_the_rule_does_not_cover_has_no_id() {
        for name in ["Хартум", "الخرطوم", "北京", "Порт-au-Prince", "٣", "", "…", &"a".repeat(151)]
        {
            assert_eq!(slug_of(name), None, "{name}");
        }
    }

    #[test]
    fn ids_stay_as_they_are() {
        assert_eq!(slug_of("a--b").as_deref(), Some("a--b"));
        assert_eq!(slug_of("un-security-council").as_deref(), Some("un-security-council"));
    }
}
