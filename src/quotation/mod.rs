//! Quotations in a text, and who the text says said them.

pub mod find;

mod mark;
mod pair;
mod surroundings;
