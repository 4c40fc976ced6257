//! One file's Markdown: pieces of HTML with slots, the reader's text, paragraphs, links, sentences.

pub mod document;

pub mod assemble;
pub mod escape;
pub mod markdown;
pub mod passage;
pub mod sentence;

mod abbreviation;
mod punctuation;
mod sanitize;
mod tags;
pub mod told;
