//! What tells, without a file being read, that it is no longer as it was.

use std::fs::Metadata;
use std::time::SystemTime;

/// What the system notes of a file whenever it is written, moved into place or described anew. Two writes within one tick of
/// the system's clock may leave the same stamp.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Stamp {
    /// Its length in bytes.
    pub length: u64,
    written: Option<SystemTime>,
    /// When its description changed, and which file it is, where the system has that.
    described: (i64, i64, u64),
}

impl Stamp {
    /// Returns the stamp of a file of which nothing is known.
    pub fn unknown() -> Self {
        Self { length: 0, written: None, described: (0, 0, 0) }
    }

    /// Returns the stamp of a file.
    pub fn of(metadata: &Metadata) -> Self {
        Self {
            length: metadata.len(),
            written: metadata.modified().ok(),
            described: described(metadata),
        }
    }
}

#[cfg(unix)]
fn described(metadata: &Metadata) -> (i64, i64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.ctime(), metadata.ctime_nsec(), metadata.ino())
}

#[cfg(not(unix))]
fn described(_: &Metadata) -> (i64, i64, u64) {
    (0, 0, 0)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_file_that_replaces_another_has_a_stamp_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = |name: &str| Stamp::of(&fs::metadata(folder.path().join(name)).unwrap());
        for name in ["a", "b"] {
            fs::File::create(folder.path().join(name)).unwrap().write_all(b"same").unwrap();
        }
        let before = stamp("a");
        assert_eq!(before, stamp("a"));
        fs::rename(folder.path().join("b"), folder.path().join("a")).unwrap();
        assert_ne!(before, stamp("a"));
    }
}
