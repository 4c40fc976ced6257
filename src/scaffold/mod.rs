//! Texts to begin with: a starter archive, and the front matter of a new record. They are returned, not written.

pub mod record;
pub mod starter;
