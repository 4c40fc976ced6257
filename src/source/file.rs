//! What was read: text files with their roles, and files that are only copied.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::kind::Kind;
use crate::base::span::FileId;
use crate::source::picture::PictureSize;
use crate::source::stamp::Stamp;

/// A text file of the archive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceFile {
    /// Its number in this run.
    pub id: FileId,
    /// Its path below the root, with `/`.
    pub path: String,
    /// What it is for.
    pub role: Role,
    /// Its text, without a byte order mark; empty where it could not be read.
    pub text: Arc<str>,
}

/// What a text file is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// `site.yaml`.
    Site,
    /// `addresses.lock`.
    Lock,
    /// A record of that kind, with the id that its path gives (not checked yet).
    Record(Kind, String),
    /// A sidecar `<stem>.notes.yaml`, with the path of its record.
    Notes(String),
    /// A note in a file of its own in a folder `<stem>.notes/`, with the path of its record and the name of the file.
    Note(String, String),
    /// `templates/NAME`, with NAME.
    Template(String),
    /// `themes/LOOK/theme.yaml`, with LOOK.
    ThemeSettings(String),
    /// `themes/LOOK/templates/NAME`, with LOOK and NAME.
    ThemeTemplate(String, String),
    /// `themes/LOOK/i18n/LANGUAGE.yaml`, with LOOK and LANGUAGE.
    Strings(String, String),
    /// A file or folder that only problems point at.
    Unused,
}

/// A file that is copied as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// The number under which problems point at it.
    pub id: FileId,
    /// Where it lies.
    pub from: PathBuf,
    /// Its path below the root, with `/`.
    pub path: String,
    /// Its length, and what tells that it has changed.
    pub stamp: Stamp,
    /// Its size, if it is a picture that says it.
    pub size: Option<PictureSize>,
}
