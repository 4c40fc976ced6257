//! Terms by number, in the order in which they were first met.

/// How much of the table may be full, in percent.
const FULL: usize = 50;

/// How large a table is at first; a power of two.
const FIRST: usize = 1024;

/// Terms by their numbers, from 0.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Where each ends in the text, in bytes.
    ends: Vec<u32>,
    text: String,
}

impl Terms {
    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns a term by its number; empty where there is none.
    pub fn get(&self, number: u32) -> &str {
        let end = |n: usize| self.ends.get(n).map_or(0, |end| *end as usize);
        let n = number as usize;
        let start = n.checked_sub(1).map_or(0, end);
        self.text.get(start..end(n)).unwrap_or_default()
    }

    /// Returns all in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..).take(self.len()).map(|n| self.get(n))
    }

    fn push(&mut self, term: &str) {
        self.text.push_str(term);
        let end = u32::try_from(self.text.len()).expect("all terms take less than 4 GiB");
        self.ends.push(end);
    }
}

/// A set of terms, each with its number. The table is open (Knuth, volume 3, 6.4, algorithm L), and its order is never looked at.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// For each slot the number of a term and one more, or 0; their number is a power of two.
    slots: Vec<u32>,
    terms: Terms,
}

impl Vocabulary {
    /// Makes room for some terms; more are welcome.
    pub fn new() -> Self {
        Self { slots: vec![0; FIRST], terms: Terms::default() }
    }

    /// Returns the terms.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Returns the terms, which take less memory without the table.
    pub fn into_terms(self) -> Terms {
        self.terms
    }

    /// Returns the number of a term, if it was met.
    pub fn find(&self, term: &str) -> Option<u32> {
        self.slots.get(self.slot(term))?.checked_sub(1)
    }

    /// Returns the number of a term, a new one where it was not met before.
    pub fn number(&mut self, term: &str) -> u32 {
        let slot = self.slot(term);
        match self.slots.get(slot) {
            Some(0) | None => self.add(term, slot),
            Some(taken) => taken - 1,
        }
    }

    fn add(&mut self, term: &str, mut slot: usize) -> u32 {
        if self.slots.len() * FULL < (self.terms.len() + 1) * 100 {
            self.grow();
            slot = self.slot(term);
        }
        self.terms.push(term);
        let count = u32::try_from(self.terms.len()).expect("there are fewer than 4 billion terms");
        if let Some(free) = self.slots.get_mut(slot) {
            *free = count;
        }
        count - 1
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for number in (0..).take(self.terms.len()) {
            let slot = self.slot(self.terms.get(number));
            if let Some(free) = self.slots.get_mut(slot) {
                *free = number + 1;
            }
        }
    }

    /// Returns the slot of a term: its own, or the free one where it would stand.
    fn slot(&self, term: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(term) as usize & mask;
        while let Some(taken) = self.slots.get(slot).filter(|taken| **taken != 0) {
            if self.terms.get(taken - 1) == term {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::new()
    }
}

/// FNV-1a of 32 bits (RFC 9923), its high half folded into the low one.
fn hash(term: &str) -> u32 {
    let hash = term
        .bytes()
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_have_numbers_in_the_order_in_which_they_are_met() {
        let mut vocabulary = Vocabulary::new();
        let terms: Vec<String> = (0..5000).map(|n| format!("t{}", n % 3000)).collect();
        let numbers: Vec<u32> = terms.iter().map(|term| vocabulary.number(term)).collect();
        assert_eq!(vocabulary.terms().len(), 3000);
        for (term, number) in terms.iter().zip(numbers) {
            assert_eq!(vocabulary.terms().get(number), term);
            assert_eq!(*term, format!("t{number}"));
            assert_eq!(vocabulary.find(term), Some(number));
        }
        assert_eq!(vocabulary.find("t3000"), None);
    }
}
