//! One file's Markdown: pieces of HTML with slots, the reader's text, paragraphs, links, sentences.

pub mod document;

pub mod anchor;
pub mod assemble;
pub mod escape;
pub mod fold;
pub mod markdown;
pub mod page_text;
pub mod passage;
pub mod sentence;

mod abbreviation;
#[cfg(test)]
mod kit;
mod punctuation;
mod sanitize;
mod tags;
pub mod told;
