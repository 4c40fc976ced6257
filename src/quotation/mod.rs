//! Quotations in a text, and who the text says said them.

pub mod find;

mod after;
mod attribute;
mod before;
mod lexicon;
mod mark;
mod pair;
mod phrase;
mod pronoun;
mod shape;
mod surroundings;
mod token;
mod words;

#[cfg(test)]
mod tests;
