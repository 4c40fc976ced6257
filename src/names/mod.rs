//! All actors' names in one text, found in one pass, with what settles the ambiguous ones.

pub mod days;
pub mod find;
pub mod index;
pub mod rule;
pub mod sections;

mod boundary;
mod derived;
mod fold;
mod law;
mod search;
mod settle;
mod shared;
mod spellings;
