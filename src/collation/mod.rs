//! Compares a quotation with the text of the speech that it is said to come from: word by word, after folding.
//! Nothing is said about who is right: a speech is often printed before it is given.

mod align;
mod aside;
mod chain;
mod collate;
mod index;
mod judge;
mod number;
mod small;
mod spelling;
mod stream;
mod stretch;
#[cfg(test)]
mod tests;
mod word;

use crate::base::language::Language;
use crate::collation::collate::Collating;
use crate::collation::index::Index;
use crate::collation::small::Habits;
use crate::collation::stream::Stream;
use crate::collation::word::Word;
use crate::text::document::TextRange;

/// The text of a speech, made ready once for all quotations from it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Witness<'a> {
    text: &'a str,
    extent: Extent,
    habits: Habits,
    words: Vec<Word>,
    index: Index,
}

/// How much of a speech its text holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Parts of it.
    Excerpt,
}

/// What the comparison of a quotation with a text has shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Collation {
    /// What it comes to.
    pub verdict: Verdict,
    /// The passage that is quoted, in bytes of the witness's text; `None` if there is none.
    pub passage: Option<TextRange>,
    /// Where the two differ, in the order of the quotation.
    pub differences: Vec<Difference>,
    /// The part of the quotation before or behind what an excerpt holds, in bytes of the quotation.
    pub beyond: Option<TextRange>,
}

/// A place at which a quotation and a text differ. One of the ranges may be empty, and lies then between two words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Difference {
    /// In bytes of the quotation.
    pub quotation: TextRange,
    /// In bytes of the witness's text.
    pub witness: TextRange,
    /// What kind of difference it is.
    pub weight: Weight,
}

/// How much a difference weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Weight {
    /// The quotation says of it that it differs there: by square brackets or an ellipsis.
    Marked,
    /// Articles and other function words, another spelling, a contraction, a number in words.
    Small,
    /// Other words.
    Words,
}

/// What a comparison comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The same words: punctuation, case, hyphens, forms of letters and what stands in brackets in the speech do not count.
    Same,
    /// The same words but for small ones.
    Small,
    /// Other words, in the midst of enough that are the same.
    Differs,
    /// The quotation leaves out or marks what it changes, and is otherwise the same but for small words.
    Abridged,
    /// The whole text does not hold it.
    NotHeld,
    /// The excerpt does not hold it, or nothing can be compared.
    NotCompared,
}

impl Verdict {
    /// Returns the name that pages and exports use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Small => "small",
            Self::Differs => "differs",
            Self::Abridged => "abridged",
            Self::NotHeld => "not-held",
            Self::NotCompared => "not-compared",
        }
    }
}

impl<'a> Witness<'a> {
    /// Makes a text ready, in time linear in its length but for one sorting.
    pub fn new(text: &'a str, language: &Language, extent: Extent) -> Self {
        let habits = Habits::of(language);
        let mut words = word::words(text, habits);
        aside::mark(text, &mut words, habits);
        let index = Index::new(Stream::new(&words));
        Self { text, extent, habits, words, index }
    }

    /// Compares a quotation in the same language with the text, in time linear in the quotation's length.
    ///
    /// A quotation with fewer than five words that are not small is held only if all its words stand there as they are; a
    /// longer one is held if three in five of those words do, in their order and near each other. Else it is
    /// [`Verdict::NotHeld`], or [`Verdict::NotCompared`] with an excerpt.
    pub fn collate(&self, quotation: &str) -> Collation {
        Collating::new(self, quotation).run()
    }
}
