//! Walks the folders of an archive and lists what is there, in the order of paths.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::base::address::Address;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::{FileId, Span};
use crate::source::file::{Asset, Role};
use crate::source::limits::{MAX_ASSET, MAX_FOLDER_DEPTH};
use crate::source::picture;
use crate::source::role::{Sort, sort};
use crate::source::stamp::Stamp;

/// The folders and files of an archive that are input.
pub const INPUTS: [&str; 6] =
    ["site.yaml", "addresses.lock", "content", "templates", "themes", "static"];

/// What lies in an archive.
#[derive(Debug)]
pub struct Listing {
    /// Text files to be read; the position is the file's number.
    pub texts: Vec<Text>,
    /// Files to be copied.
    pub assets: Vec<Asset>,
    /// What could not be listed.
    pub problems: Vec<Diagnostic>,
}

/// A text file that was found and not read yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// Its number.
    pub id: FileId,
    /// Where it lies.
    pub from: PathBuf,
    /// Its path below the root, with `/`.
    pub path: String,
    /// What it is for.
    pub role: Role,
    /// What tells that it has changed.
    pub stamp: Stamp,
}

/// A file or a problem, before files are numbered.
struct Found {
    path: String,
    from: PathBuf,
    stamp: Stamp,
    outcome: Outcome,
}

enum Outcome {
    Text(Role),
    Asset,
    Problem(Code, String, String),
}

/// Lists the archive in the folder `root`, which must be canonical. Symbolic links are followed while they stay below the root.
pub fn list(root: &Path) -> Listing {
    let mut found = Vec::new();
    for input in INPUTS {
        let top = root.join(input);
        if input == "site.yaml" && top.is_dir() {
            let help = "rename the folder; `site.yaml` is the file of settings";
            found.push(problem(root, &top, Code::UnreadableFile, "`site.yaml` is a folder", help));
        } else if top.symlink_metadata().is_ok() {
            walk(root, &top, &mut found);
        }
    }
    found.extend(misspelt(root));
    found.sort_by(|a, b| a.path.cmp(&b.path));
    number(found)
}

/// Finds what is meant to be input and has another name: `site.yml`, `Content`.
fn misspelt(root: &Path) -> Vec<Found> {
    let entries = WalkDir::new(root).min_depth(1).max_depth(1);
    let is_meant = |name: &str, input: &str| {
        name != input
            && (name.eq_ignore_ascii_case(input)
                || input == "site.yaml" && name.eq_ignore_ascii_case("site.yml"))
    };
    let problem = |entry: DirEntry| {
        let name = entry.file_name().to_str()?;
        let input = INPUTS.into_iter().find(|input| is_meant(name, input))?;
        let message = "nothing is looked for under this name";
        Some(problem(
            root,
            entry.path(),
            Code::MisplacedFile,
            message,
            &format!("rename it to `{input}`"),
        ))
    };
    entries.into_iter().flatten().filter_map(problem).collect()
}

fn walk(root: &Path, top: &Path, found: &mut Vec<Found>) {
    let mut files = Vec::new();
    let mut linked: Option<usize> = None;
    let mut entries = WalkDir::new(top).follow_links(true).max_depth(MAX_FOLDER_DEPTH).into_iter();
    while let Some(entry) = entries.next() {
        // The depth of the linked folder that is walked through, if there is one.
        let depth = entry.as_ref().map_or_else(walkdir::Error::depth, DirEntry::depth);
        linked = linked.filter(|folder| *folder < depth);
        match entry {
            Err(error) => found.push(walk_problem(root, top, &error)),
            Ok(entry) if entry.path_is_symlink() && !stays_below(root, entry.path()) => {
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
                let help = "copy the file into the archive";
                found.push(problem(
                    root,
                    entry.path(),
                    Code::PathOutside,
                    "a symbolic link leads out of the archive",
                    help,
                ));
            }
            Ok(entry) if is_linked_folder(&entry) && linked.is_some() => {
                entries.skip_current_dir();
                let message = "a symbolic link to a folder lies behind another one";
                let help = "let the first link lead to the files themselves";
                found.push(problem(root, entry.path(), Code::PathOutside, message, help));
            }
            Ok(entry) if is_linked_folder(&entry) => linked = Some(depth),
            Ok(entry) if entry.file_type().is_dir() && entry.depth() == MAX_FOLDER_DEPTH => {
                let help = format!("folders may be nested {MAX_FOLDER_DEPTH} deep");
                found.push(problem(
                    root,
                    entry.path(),
                    Code::MisplacedFile,
                    "a folder is nested too deep",
                    &help,
                ));
            }
            Ok(entry) if entry.file_type().is_file() => {
                let stamp =
                    entry.metadata().map_or_else(|_| Stamp::unknown(), |found| Stamp::of(&found));
                files.push((entry.into_path(), stamp));
            }
            Ok(_) => {}
        }
    }
    let indexed: BTreeSet<String> = files
        .iter()
        .filter(|(file, _)| file.ends_with("index.md"))
        .filter_map(|(file, _)| relative(root, file.parent()?))
        .collect();
    for (from, stamp) in files {
        found.extend(classify(root, from, stamp, &indexed));
    }
}

/// Links to folders are followed, but not from one to the next: a few dozen of them would lead to millions of folders.
fn is_linked_folder(entry: &DirEntry) -> bool {
    entry.path_is_symlink() && entry.file_type().is_dir()
}

fn classify(root: &Path, from: PathBuf, stamp: Stamp, indexed: &BTreeSet<String>) -> Option<Found> {
    let Some(path) = relative(root, &from) else {
        let help = "rename it; names of files are Unicode text";
        return Some(problem(
            root,
            &from,
            Code::BadFileName,
            "a file's name is not Unicode text",
            help,
        ));
    };
    let outcome = match sort(&path, |folder| indexed.contains(folder)) {
        Sort::Ignored => return None,
        Sort::Text(role) => Outcome::Text(role),
        Sort::Asset if stamp.length > MAX_ASSET => {
            let help = format!("files that are copied may have {} MB", MAX_ASSET / 1024 / 1024);
            Outcome::Problem(Code::FileTooLarge, "the file is too large".to_owned(), help)
        }
        Sort::Asset if Address::parse(&path).is_none() => {
            let help = "use letters of ASCII, digits, `-`, `_` and `.`, and no name that a system keeps for itself";
            let message = "the file's name cannot be part of an address".to_owned();
            Outcome::Problem(Code::BadFileName, message, help.to_owned())
        }
        Sort::Asset => Outcome::Asset,
        Sort::Misplaced(help) => {
            Outcome::Problem(Code::MisplacedFile, "nothing is looked for here".to_owned(), help)
        }
    };
    Some(Found { path, from, stamp, outcome })
}

fn stays_below(root: &Path, path: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| real.starts_with(root))
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn walk_problem(root: &Path, top: &Path, error: &walkdir::Error) -> Found {
    let path = error.path().unwrap_or(top);
    if error.loop_ancestor().is_some() {
        let help = "remove the link";
        return problem(root, path, Code::PathOutside, "a symbolic link leads in a circle", help);
    }
    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    problem(
        root,
        path,
        Code::UnreadableFile,
        &format!("the file cannot be read: {reason}"),
        "check that it exists and may be read",
    )
}

fn problem(root: &Path, path: &Path, code: Code, message: &str, help: &str) -> Found {
    let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let outcome = Outcome::Problem(code, message.to_owned(), help.to_owned());
    Found { path: shown, from: path.to_path_buf(), stamp: Stamp::unknown(), outcome }
}

fn number(found: Vec<Found>) -> Listing {
    let mut listing = Listing { texts: Vec::new(), assets: Vec::new(), problems: Vec::new() };
    for Found { path, from, stamp, outcome } in found {
        let id = FileId(
            u32::try_from(listing.texts.len())
                .expect("a file system holds fewer than 4 billion texts"),
        );
        match outcome {
            Outcome::Asset => {
                let asset = Asset {
                    id,
                    size: picture::size(&from),
                    from: from.clone(),
                    path: path.clone(),
                    stamp,
                };
                listing.assets.push(asset);
                listing.texts.push(Text { id, from, path, role: Role::Unused, stamp });
            }
            Outcome::Text(role) => listing.texts.push(Text { id, from, path, role, stamp }),
            Outcome::Problem(code, message, help) => {
                listing
                    .problems
                    .push(Diagnostic::new(code, Span::file(id), message).with_help(help));
                listing.texts.push(Text { id, from, path, role: Role::Unused, stamp });
            }
        }
    }
    listing
}
