//! All published notes as a collection of the W3C Web Annotation Data Model (Recommendation of 2017).

pub mod plan;

pub mod collection;

pub mod body;
pub mod note;
pub mod target;

pub(crate) mod tests;
