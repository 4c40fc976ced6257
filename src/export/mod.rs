//! What machines read: feeds and the sitemap, as values that become files.

pub mod atom;
pub mod file;
pub mod moment;
pub mod sitemap;
pub mod xml;

pub(crate) mod kit;
