//! One file outside of any site, written whole or not at all.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use crate::output::error::{OutputError, io_error};

/// Replaces a file, or makes it: the bytes are written beside it and moved into place, so that whoever is killed leaves the
/// old file or the new one. The path has a file name.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!(".{name}.dateline-tmp"));
    let written = File::create(&aside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&aside, path));
    written.map_err(|error| {
        // What is left beside the file is replaced the next time.
        fs::remove_file(&aside).ok();
        io_error("write", path)(error)
    })
}

/// Makes a file, and the folders that it lies in; one that is there already is an error and stays as it is.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(io_error("create", folder))?;
    }
    let made = File::create_new(path).and_then(|mut file| file.write_all(bytes));
    made.map_err(io_error("create", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_and_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("addresses.lock");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(std::io::read_to_string(File::open(&path).unwrap()).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_is_there_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("content/pages/about.md");
        create(&path, b"one").unwrap();
        assert!(create(&path, b"two").is_err());
        assert_eq!(std::io::read_to_string(File::open(&path).unwrap()).unwrap(), "one");
    }

    #[test]
    fn what_cannot_be_written_names_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let error = write(&folder.path().join("missing/addresses.lock"), b"one").unwrap_err();
        assert!(error.to_string().contains("addresses.lock"), "{error}");
    }
}
