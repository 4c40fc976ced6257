//! What machines read: feeds, the sitemap and all notes, as values that become files.

pub mod atom;
pub mod file;
pub mod moment;
pub mod sitemap;
pub mod web_annotation;
pub mod xml;

pub(crate) mod kit;
