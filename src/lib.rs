//! dateline turns a folder of Markdown into an annotated news archive: a static site in which articles, actors,
//! speeches, events, pledges and claims are pages that link to each other both ways.
//!
//! The library exists for the program and its tests; its Rust interface may change in any release. What is promised
//! to users (formats, addresses, commands, diagnostics) is listed in `ARCHITECTURE.md`. The modules, in reading order:

pub mod base;

pub mod source;

pub mod record;

pub mod text;

pub mod collation;

pub mod names;

pub mod quotation;

pub mod archive;

pub mod page;

pub mod export;

pub mod search;

pub mod query;

pub mod suggest;

pub mod render;

pub mod output;

pub mod scaffold;

pub mod pipeline;

pub mod serve;

pub mod cli;
