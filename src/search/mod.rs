//! The search of the archive without a server: an inverted index in files that a browser loads as it needs them.

pub mod about;
pub mod catalogue;
pub mod fold;
pub mod index;
pub mod item;
pub mod lists;
pub mod number;
pub mod occurrences;
pub mod order;
pub mod passages;
pub mod piece;
pub mod texts;
