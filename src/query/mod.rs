//! Queries: which records a reader asks for, and what of each is told.

pub mod cell;
pub mod field;
pub mod mention;
pub mod note;
pub mod quotation;
pub mod select;
