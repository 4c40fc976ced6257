//! What can go wrong in writing a site. Every error names the path that it is about.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a site was not written.
#[derive(Error, Debug)]
pub enum OutputError {
    /// The machine refused.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The output folder is the archive's root, above it, inside a folder of input, or around one.
    #[error("the output folder {} cannot be used, for {} {}", output.display(), other.display(), relation.clause())]
    BadPlace {
        /// The output folder.
        output: PathBuf,
        /// The folder that it must keep away from.
        other: PathBuf,
        /// How the two lie to each other.
        relation: Relation,
    },
    /// The output folder holds files, and no list of which of them dateline wrote.
    #[error(
        "the output folder {} is not empty and was not made by dateline; name another, or empty it first",
        output.display()
    )]
    NotOurs {
        /// The output folder.
        output: PathBuf,
    },
    /// The list of the files that dateline wrote cannot be trusted, so that nothing may be replaced or removed.
    #[error("{} is damaged or of another version; remove the output folder and build again", path.display())]
    DamagedManifest {
        /// The manifest.
        path: PathBuf,
    },
    /// Another build is writing into the same folder.
    #[error("another build is writing into {}", output.display())]
    Busy {
        /// The output folder.
        output: PathBuf,
    },
    /// A file of the site lies where somebody else's file is.
    #[error("{} is in the way, and was not made by dateline; move it away or give the page another address", path.display())]
    Collision {
        /// The file or folder in the way.
        path: PathBuf,
    },
    /// A folder of the site was replaced by a symbolic link, behind which nothing is written or removed.
    #[error("{} is a symbolic link; remove it, for nothing is written behind it", path.display())]
    SymbolicLink {
        /// The link.
        path: PathBuf,
    },
    /// A path that leaves the output folder, or is not one that every system can hold.
    #[error("`{path}` is not a path below the output folder")]
    UnsafePath {
        /// The path as it was handed over.
        path: String,
    },
    /// One path was handed over twice, or is both a file and a folder.
    #[error("two files of the site have the path `{path}`")]
    Twice {
        /// The path.
        path: String,
    },
    /// A file was to be kept that is not there.
    #[error("`{path}` cannot be kept, for no earlier build wrote it")]
    NothingToKeep {
        /// The path.
        path: String,
    },
}

/// How a folder lies to the output folder that may not be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relation {
    /// It is the same place.
    Same,
    /// It lies in the output folder.
    Inside,
    /// It lies around the output folder.
    Around,
}

impl Relation {
    fn clause(self) -> &'static str {
        match self {
            Self::Same => "is the same place",
            Self::Inside => "lies in it",
            Self::Around => "lies around it",
        }
    }
}

/// Returns what makes an error of `action` on `path` out of what the system said.
pub(super) fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OutputError {
    move |source| OutputError::Io { action, path: path.to_path_buf(), source }
}
