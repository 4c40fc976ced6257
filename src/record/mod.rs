//! Typed records, with the place of every field. Each kind has a file with its type and the function that reads it.

pub mod accepted;
pub mod actor;
pub mod address_pattern;
pub mod annotation;
pub mod article;
pub mod checks;
pub mod citation;
pub mod claim;
pub mod common;
pub mod contact;
pub mod dates;
pub mod event;
pub mod fields;
pub mod node;
pub mod page;
pub mod pledge;
pub mod read;
pub mod site;
pub mod speech;
pub mod symbol;
pub mod table;
pub mod term;
pub mod theme;
pub mod un_document;
pub mod value;
pub mod yaml;

mod direction;

#[cfg(test)]
pub(crate) mod kit;
