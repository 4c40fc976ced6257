//! The search of one text for all names.

use aho_corasick::Input;

use crate::names::boundary;
use crate::names::index::{Meaning, NameIndex, Strength};

/// A name at a place of a folded text.
#[derive(Clone, Copy)]
pub(super) struct Match<'i> {
    /// The number of the pattern.
    pub(super) pattern: usize,
    /// Where the name itself begins.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meanings: &'i [Meaning],
}

/// A search in progress.
pub(super) struct Search<'i> {
    index: &'i NameIndex,
    text: &'i str,
    from: usize,
    /// How many bytes were looked at, and how many names.
    #[cfg(test)]
    pub(super) work: usize,
}

impl<'i> Search<'i> {
    pub(super) fn new(index: &'i NameIndex, text: &'i str) -> Self {
        Self {
            index,
            text,
            from: 0,
            #[cfg(test)]
            work: 0,
        }
    }

    /// Returns the longest name at a place that is whole words, given the longest that stands there at all.
    fn whole_word(&mut self, start: usize, longest: usize) -> Option<Match<'i>> {
        if !boundary::may_begin(self.text, start) {
            return None;
        }
        let mut candidate = Some(longest);
        while let Some(pattern) = candidate {
            let name = self.index.patterns.get(pattern)?;
            let end = start + name.length;
            #[cfg(test)]
            {
                self.work += 1;
            }
            let meanings = &name.meanings;
            let is_middle = meanings.first().is_some_and(|one| one.strength == Strength::Initials)
                && boundary::is_behind_capital(self.text, start);
            if boundary::may_end(self.text, end) && !is_middle {
                return Some(Match { pattern, start: start + name.skip, end, meanings });
            }
            candidate = name.shorter;
        }
        None
    }
}

impl<'i> Iterator for Search<'i> {
    type Item = Match<'i>;

    fn next(&mut self) -> Option<Match<'i>> {
        loop {
            let input = Input::new(self.text).range(self.from..);
            let found = self.index.finder.find(input)?;
            #[cfg(test)]
            {
                self.work += found.end() - self.from;
            }
            let name = self.whole_word(found.start(), found.pattern().as_usize());
            self.from = match &name {
                Some(name) if !name.is_derived() => name.end,
                _ => boundary::next_word(self.text, found.start()),
            };
            if name.is_some() {
                return name;
            }
        }
    }
}

impl Match<'_> {
    /// Returns whether the name follows from others, so that what stands in it may be a name too.
    pub(super) fn is_derived(&self) -> bool {
        self.meanings.first().is_some_and(|meaning| meaning.strength.is_derived())
    }
}
