//! All actors' names in one text, found in one pass, with what settles the ambiguous ones.

pub mod find;
pub mod index;
pub mod rule;
pub mod sections;

mod boundary;
mod fold;
mod settle;
mod shared;
