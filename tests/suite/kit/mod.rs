//! What tests are made with: an archive from a string, the program, a page's parts, folders compared.

use std::path::PathBuf;

pub(crate) mod archive;
pub(crate) mod folder;
pub(crate) mod page;
pub(crate) mod run;
pub(crate) mod server;

/// Returns the folder of the project.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether expected files are to be written anew in place of being compared.
pub(crate) fn is_blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}
