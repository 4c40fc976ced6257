//! One build at a time: an advisory lock on a file of dateline's own, released by the system however a process ends.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::output::error::{OutputError, io_error};

/// Holds the output folder for one build; released when dropped. The file stays, for removing it would let a third build
/// lock another file of the same name.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of `output`, whose file is in `own_folder`.
    pub(super) fn take(output: &Path, own_folder: &Path) -> Result<Self, OutputError> {
        let path = own_folder.join("lock");
        let file = File::options().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(io_error("open", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => {
                Err(OutputError::Busy { output: output.to_path_buf() })
            }
            Err(TryLockError::Error(error)) => Err(io_error("lock", &path)(error)),
        }
    }
}
