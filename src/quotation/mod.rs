//! Quotations in a text, and who the text says said them.

pub mod find;

mod attribute;
mod lexicon;
mod mark;
mod pair;
mod phrase;
mod shape;
mod surroundings;
mod token;
mod words;

#[cfg(test)]
mod tests;
