//! Who is named together, in the whole archive.

use serde::Serialize;

use crate::page::view::parts::{Head, Link};

/// The matrix of those named most often, and the pairs named together most often.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct NetworkView {
    /// The head.
    pub head: Head,
    /// As of when it holds.
    pub as_of: Option<String>,
    /// The rows; the columns have the same order.
    pub rows: Vec<NetworkRow>,
    /// The pairs named in most articles, those with most first.
    pub pairs: Vec<Pair>,
}

/// A row of the matrix.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct NetworkRow {
    /// Who.
    pub actor: Link,
    /// How many articles name it.
    pub articles: usize,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// A cell of the matrix.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Cell {
    /// In how many articles both are named.
    pub articles: u32,
    /// From 1 to 4, each for twice as many as the one before; 0 for none.
    pub shade: u8,
    /// Where these articles are listed; none where there are none.
    pub url: Option<String>,
}

/// Two who are named together.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Pair {
    /// The one who is named more often.
    pub one: Link,
    /// The other.
    pub other: Link,
    /// In how many articles both are named.
    pub articles: u32,
    /// That number as a percentage of the largest, from 1 to 100.
    pub percent: u32,
    /// Where these articles are listed.
    pub url: String,
}
