//! The folder in which changed files are laid out as they will lie in the site; removed with all that is left in it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::output::error::{OutputError, io_error};
use crate::output::manifest::{Entry, Hash};
use crate::output::path;

/// The staging folder of one build.
#[derive(Debug)]
pub(super) struct Stage {
    folder: PathBuf,
    made: Mutex<BTreeSet<String>>,
}

/// How much of a file is held at a time.
const BLOCK: usize = 256 * 1024;

impl Stage {
    /// Makes an empty staging folder; what an earlier build left there is removed.
    pub(super) fn open(own_folder: &Path) -> Result<Self, OutputError> {
        let folder = own_folder.join("new");
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(io_error("remove", &folder)(error));
            }
            _ => {}
        }
        fs::create_dir(&folder).map_err(io_error("create", &folder))?;
        Ok(Self { folder, made: Mutex::default() })
    }

    /// Returns where a file or folder of the site is staged.
    pub(super) fn locate(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Stages a file.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let target = self.locate(path);
        let mut file = self.create(path, &target)?;
        file.write_all(bytes).map_err(io_error("write", &target))
    }

    /// Stages a copy of the file `from`, and returns what was copied.
    pub(super) fn copy(&self, path: &str, from: &Path) -> Result<Entry, OutputError> {
        let source = File::open(from).map_err(io_error("open", from))?;
        let target = self.locate(path);
        let mut file = self.create(path, &target)?;
        let (size, hash) = read_blocks(source, from, |block| {
            file.write_all(block).map_err(io_error("write", &target))
        })?;
        Ok(Entry { size, hash, key: None })
    }

    /// Makes a file that must be new, so that nothing is ever written through a link, readable for a web server where
    /// the user's `umask` does not forbid it.
    fn create(&self, path: &str, target: &Path) -> Result<File, OutputError> {
        self.make_folders(path)?;
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
        options.open(target).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => OutputError::Twice { path: path.to_owned() },
            _ => io_error("create", target)(error),
        })
    }

    /// Makes the folders of a file. The system makes them while other threads go on: nothing but the set is locked.
    fn make_folders(&self, path: &str) -> Result<(), OutputError> {
        let Some((parent, _)) = path.rsplit_once('/') else { return Ok(()) };
        if self.is_made(parent) {
            return Ok(());
        }
        for folder in path::folders(path) {
            if self.is_made(folder) {
                continue;
            }
            let target = self.locate(folder);
            match fs::create_dir(&target) {
                Ok(()) => {}
                // Another thread was faster, unless a file has this name.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && target.is_dir() => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(OutputError::Twice { path: folder.to_owned() });
                }
                Err(error) => return Err(io_error("create", &target)(error)),
            }
            self.made().insert(folder.to_owned());
        }
        Ok(())
    }

    fn is_made(&self, folder: &str) -> bool {
        self.made().contains(folder)
    }

    fn made(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build; nothing of it is in the site.
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// Returns the length and hash of a file.
pub(super) fn hash_file(path: &Path) -> Result<(u64, Hash), OutputError> {
    let file = File::open(path).map_err(io_error("open", path))?;
    read_blocks(file, path, |_| Ok(()))
}

/// Reads `file` to its end, hands each block to `take`, and returns length and hash of the whole.
fn read_blocks(
    mut file: File,
    path: &Path,
    mut take: impl FnMut(&[u8]) -> Result<(), OutputError>,
) -> Result<(u64, Hash), OutputError> {
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; BLOCK];
    loop {
        let length = match file.read(&mut buffer) {
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(io_error("read", path)(error)),
        };
        let block = buffer.get(..length).expect("a read fills no more than the buffer");
        if block.is_empty() {
            return Ok((hasher.count(), hasher.finalize().into()));
        }
        hasher.update(block);
        take(block)?;
    }
}
