//! Indexes into the archive's tables: whoever holds one knows that the record exists.

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;
use std::ops;

/// The number of a record in its table.
pub struct Ix<T> {
    n: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Ix<T> {
    /// Returns the number.
    pub fn number(self) -> u32 {
        self.n
    }
}

impl<T> Clone for Ix<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ix<T> {}

impl<T> PartialEq for Ix<T> {
    fn eq(&self, other: &Self) -> bool {
        self.n == other.n
    }
}

impl<T> Eq for Ix<T> {}

impl<T> PartialOrd for Ix<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Ix<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.n.cmp(&other.n)
    }
}

impl<T> fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.n)
    }
}

/// All records of one kind, in an order that never depends on the file system.
#[derive(Clone, Debug)]
pub struct Table<T> {
    rows: Vec<T>,
}

impl<T> Table<T> {
    /// Makes a table of rows in their order.
    pub fn new(mut rows: Vec<T>) -> Self {
        rows.shrink_to_fit();
        Self { rows }
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the rows in order.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// Returns the indexes in order.
    pub fn indexes(&self) -> impl DoubleEndedIterator<Item = Ix<T>> + ExactSizeIterator + use<T> {
        let end = u32::try_from(self.rows.len()).expect("a table has fewer than 4 billion rows");
        (0..end).map(|n| Ix { n, of: PhantomData })
    }

    /// Returns indexes and rows in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Ix<T>, &T)> {
        self.indexes().zip(&self.rows)
    }

    /// Returns the index of a row's number, if there is such a row.
    pub fn at(&self, n: u32) -> Option<Ix<T>> {
        ((n as usize) < self.rows.len()).then_some(Ix { n, of: PhantomData })
    }
}

impl<T> ops::Index<Ix<T>> for Table<T> {
    type Output = T;

    fn index(&self, ix: Ix<T>) -> &T {
        self.rows.get(ix.n as usize).expect("an index comes from its own table")
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}
