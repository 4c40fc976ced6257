//! The only reading of input: finds the archive's root, walks its folders, reads text files, splits front matter, and finds
//! lines and columns again.

pub mod file;
pub mod front_matter;
pub mod limits;
pub mod picture;
pub mod place;
pub mod read;
pub mod role;
pub mod root;
pub mod stamp;
pub mod walk;
