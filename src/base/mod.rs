//! The words that all stages speak: places in files, diagnostics, ids, dates, languages, addresses.

pub mod address;
pub mod code;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod example;
pub mod id;
pub mod kind;
pub mod language;
pub mod link;
pub mod nearest;
pub mod scalar;
pub mod span;
pub mod vocabulary;
