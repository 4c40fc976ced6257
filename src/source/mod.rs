//! The only reading of input: finds the archive's root, walks its folders, reads text files, splits front matter.

pub mod file;
pub mod front_matter;
pub mod limits;
pub mod read;
pub mod role;
pub mod root;
pub mod walk;
