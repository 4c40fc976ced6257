//! Topics and places: those with a file, and those that only fields name.

use std::collections::BTreeMap;

use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::span::{Span, Spanned};
use crate::record::actor::OtherName;
use crate::record::common::Common;
use crate::record::term::{Place, TermName, Topic};

/// A topic or a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// Topic or place.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// Its name: of its file, or as the first field names it.
    pub name: String,
    /// Its name in other languages.
    pub name_in: BTreeMap<Language, Spanned<String>>,
    /// Other names.
    pub other_names: Vec<OtherName>,
    /// The country that a place lies in, an actor.
    pub country: Option<Spanned<Id>>,
    /// The fields of its file, if it has one.
    pub common: Option<Common>,
    /// Where its id comes from: its file, or the first field that names it.
    pub place: Span,
}

impl From<Topic> for Term {
    fn from(topic: Topic) -> Self {
        Self {
            kind: Kind::Topic,
            id: topic.common.id.value.clone(),
            name: topic.name.value,
            name_in: topic.name_in,
            other_names: topic.other_names,
            country: None,
            place: topic.common.id.span,
            common: Some(topic.common),
        }
    }
}

impl From<Place> for Term {
    fn from(place: Place) -> Self {
        Self {
            kind: Kind::Place,
            id: place.common.id.value.clone(),
            name: place.name.value,
            name_in: place.name_in,
            other_names: place.other_names,
            country: place.country,
            place: place.common.id.span,
            common: Some(place.common),
        }
    }
}

impl Term {
    /// Returns whether a field may call it so: by its id or any of its names.
    pub fn is_called(&self, words: &str) -> bool {
        words == self.id.as_str()
            || words == self.name
            || self.name == self.id.as_str() && self.common.is_none()
            || self.name_in.values().any(|name| name.value == words)
            || self.other_names.iter().any(|name| name.name.value == words)
    }

    /// Makes the term that a field names and that has no file.
    pub fn named(kind: Kind, name: &Spanned<TermName>) -> Self {
        Self {
            kind,
            id: name.value.id.clone(),
            name: name.value.name.clone(),
            name_in: BTreeMap::new(),
            other_names: Vec::new(),
            country: None,
            common: None,
            place: name.span,
        }
    }
}
