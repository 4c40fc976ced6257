//! Sorting by the rules of a language (CLDR).

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;

use crate::base::language::Language;

/// Sorts things by a name, in the order of a language; equal names keep their order.
pub fn by_name<T, S: AsRef<str>>(items: &mut [T], language: &Language, name: impl Fn(&T) -> S) {
    let collator = collator(language);
    items.sort_by(|a, b| compare(collator.as_ref(), name(a).as_ref(), name(b).as_ref()));
}

fn collator(language: &Language) -> Option<CollatorBorrowed<'static>> {
    let locale = Locale::try_from_str(language.as_str()).ok()?;
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}

fn compare(collator: Option<&CollatorBorrowed<'static>>, a: &str, b: &str) -> Ordering {
    collator.map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
}
