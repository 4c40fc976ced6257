//! The search of the archive without a server: an inverted index in files that a browser loads as it needs them.

pub mod fold;
pub mod number;
