//! The line of a record in lists, made once and shared by all pages that show it.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::Value;

use crate::base::digest::{self, Digest};
use crate::page::view::parts::Entry;

/// The line of a record: to templates an [`Entry`], to the program one that is neither copied nor read again.
#[derive(Clone, Debug)]
pub struct Line(Arc<Made>);

#[derive(Debug)]
struct Made {
    value: Value,
    digest: Digest,
}

impl Line {
    /// Makes the line that says what `entry` does.
    ///
    /// # Panics
    ///
    /// If the entry is not one that a template can read, which is an error of the type's author.
    pub fn new(entry: &Entry) -> Self {
        Self(Arc::new(Made { value: Value::from_serializable(entry), digest: digest::of(entry) }))
    }
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.0.digest == other.0.digest
    }
}

impl Eq for Line {}

impl Hash for Line {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.digest.hash(state);
    }
}

impl Serialize for Line {
    /// The template engine takes the value itself, without a copy.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.value.serialize(serializer)
    }
}
