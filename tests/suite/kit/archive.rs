//! An archive in a folder of its own, laid from a string in which `=== path` starts a file.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::kit::{folder, project};

/// An archive that is gone when the test ends.
pub(crate) struct Archive {
    folder: TempDir,
}

impl Archive {
    /// Lays the files of `text`; what stands before the first `=== path` is ignored.
    pub(crate) fn new(text: &str) -> Self {
        let archive = Self { folder: tempfile::tempdir().unwrap() };
        for (path, content) in files(text) {
            archive.write(path, content);
        }
        archive
    }

    /// Lays the small archive that has a record of every kind, and no problem.
    pub(crate) fn small() -> Self {
        Self::copy_of(&project().join("tests/golden/small/archive"))
    }

    /// Lays a copy of a folder.
    pub(crate) fn copy_of(source: &Path) -> Self {
        let archive = Self { folder: tempfile::tempdir().unwrap() };
        for (path, content) in folder::files(source) {
            archive.write(&path, content);
        }
        archive
    }

    /// Writes one file, and the folders above it. Who reads the archive meanwhile sees all of it or nothing.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let file = self.path(path);
        let folder = file.parent().unwrap();
        fs::create_dir_all(folder).unwrap();
        let aside = folder.join(".aside");
        fs::write(&aside, content).unwrap();
        fs::rename(aside, file).unwrap();
    }

    /// Removes one file.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Replaces words in one file; they must be there.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(old), "{path} holds no `{old}`");
        self.write(path, text.replace(old, new));
    }

    /// Returns the archive's folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Returns where a file of it lies.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Returns where its site is built.
    pub(crate) fn site(&self) -> PathBuf {
        self.path("public")
    }
}

/// Returns the paths and contents of a string of files.
fn files(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let text = text
        .strip_prefix("=== ")
        .unwrap_or_else(|| text.split_once("\n=== ").map_or("", |(_, rest)| rest));
    text.split("\n=== ").filter(|file| !file.is_empty()).map(|file| {
        let (path, content) = file.split_once('\n').unwrap_or((file, ""));
        (path.trim(), content)
    })
}

#[test]
fn a_string_holds_several_files() {
    let found: Vec<_> = files("\n=== a/b.md\none\n\n=== c.md\n=== d.md\ntwo").collect();
    assert_eq!(found, [("a/b.md", "one\n"), ("c.md", ""), ("d.md", "two")]);
}
