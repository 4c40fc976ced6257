//! From the flags to the options of a run: finds the archive, fills in what was left out.

use std::io;
use std::path::{Path, PathBuf};

use crate::archive::census::Drafts;
use crate::base::link::LinkStyle;
use crate::cli::args::{Archive, Format};
use crate::cli::exit::Failure;
use crate::pipeline::options::{BuildOptions, Strictness};
use crate::source::root;

/// The folder that the site is written to, below the archive's.
const DEFAULT_OUTPUT: &str = "public";

/// Returns the options that the flags ask for.
///
/// # Errors
/// Wrong usage where there is no archive.
pub fn from_flags(flags: &Archive) -> Result<BuildOptions, Failure> {
    let root = match &flags.root {
        Some(folder) => named_root(folder)?,
        None => nearest_root(&working_folder()?)?,
    };
    Ok(BuildOptions {
        output: root.join(DEFAULT_OUTPUT),
        root,
        base_url: flags.base_url.clone(),
        drafts: if flags.drafts { Drafts::Include } else { Drafts::Skip },
        as_of: flags.as_of.clone(),
        links: if flags.portable { LinkStyle::Files } else { LinkStyle::Folders },
        strict: if flags.strict { Strictness::Warnings } else { Strictness::Errors },
        jobs: flags.jobs.map_or(0, usize::from),
    })
}

/// Returns the flags of a run that reads an archive and writes no site.
pub fn of_place(root: Option<PathBuf>, diagnostics: Format) -> Archive {
    Archive {
        root,
        base_url: None,
        drafts: false,
        as_of: None,
        portable: false,
        strict: false,
        jobs: None,
        diagnostics,
    }
}

/// Returns the folder that the process works in.
///
/// # Errors
/// The system's own where the folder is gone or may not be read.
pub fn working_folder() -> io::Result<PathBuf> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the command line is where the working folder is known"
    )]
    std::env::current_dir()
}

fn named_root(folder: &Path) -> Result<PathBuf, Failure> {
    let usage = |problem: &str, help: &str| {
        Err(Failure::Usage {
            message: format!("`{}` {problem}", folder.display()),
            help: help.to_owned(),
        })
    };
    if !folder.exists() {
        return usage("does not exist", "`--root` names the archive's folder");
    }
    if !folder.is_dir() {
        return usage("is not a folder", "`--root` names the archive's folder");
    }
    if root::find(folder).is_none_or(|found| found != folder) {
        return usage(
            "is not an archive",
            "an archive's folder holds a `site.yaml` or a folder `content`",
        );
    }
    Ok(folder.to_path_buf())
}

fn nearest_root(start: &Path) -> Result<PathBuf, Failure> {
    root::find(start).ok_or_else(|| Failure::Usage {
        message: "there is no archive here: no `site.yaml` and no folder `content`, in this folder or above it".to_owned(),
        help: "go to the archive's folder, or name it with `--root`".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_named_root_must_be_an_archive_itself() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/articles")).unwrap();
        assert_eq!(named_root(folder.path()).unwrap(), folder.path());
        for wrong in ["content", "missing"] {
            assert!(named_root(&folder.path().join(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn without_a_name_the_nearest_archive_above_is_meant() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/articles")).unwrap();
        assert_eq!(nearest_root(&folder.path().join("content/articles")).unwrap(), folder.path());
    }
}
