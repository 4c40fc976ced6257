//! What has to be done in place, as a list of steps, found out before any of them is taken.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use crate::output::error::{OutputError, io_error};
use crate::output::manifest::{Entry, Manifest, State};
use crate::output::path;
use crate::output::session::Report;

/// What the build before this one left.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Before {
    /// The files that are dateline's.
    pub(super) files: BTreeMap<String, Entry>,
    /// The folders that are not dateline's, though files of it lie in them.
    pub(super) foreign: BTreeSet<String>,
    /// When the manifest was written; `None` where a move was interrupted, so that nothing in place can be relied on.
    pub(super) settled: Option<SystemTime>,
}

/// A file of the new site, and where it is now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Placed {
    /// In the staging folder.
    Staged(Entry),
    /// In place.
    Kept(Entry),
}

/// The steps, and what they will have changed.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Plan {
    /// What to do, in this order.
    pub(super) steps: Vec<Step>,
    /// What is told of it.
    pub(super) report: Report,
}

/// One change, which happens as a whole or not at all.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// Replaces the manifest by this text.
    WriteManifest(String),
    /// Moves a file, or a folder with all that is in it, from the staging folder into place.
    Move(String),
    /// Removes a file, if it is there.
    Remove(String),
    /// Removes a folder, if it is there and empty.
    RemoveFolder(String),
}

/// Plans the way from what is in place to the files in `placed`.
///
/// Fails where somebody else's file or a symbolic link is in the way, or where a path is both a file and a folder.
pub(super) fn make(
    output: &Path,
    before: &Before,
    placed: &BTreeMap<String, Placed>,
) -> Result<Plan, OutputError> {
    let mut planner = Planner::new(output, before, placed);
    planner.foreign.clone_from(&before.foreign);
    for (path, placed) in placed {
        planner.refuse_file_as_folder(path)?;
        if let Placed::Staged(_) = placed {
            planner.place(path)?;
        }
    }
    for path in before.files.keys().filter(|path| !placed.contains_key(*path)) {
        planner.clear(path)?;
    }
    Ok(planner.finish())
}

struct Planner<'a> {
    output: &'a Path,
    before: &'a Before,
    placed: &'a BTreeMap<String, Placed>,
    folders: BTreeMap<String, InPlace>,
    foreign: BTreeSet<String>,
    moves: BTreeSet<String>,
    in_the_way: BTreeSet<String>,
    folders_in_the_way: BTreeSet<String>,
    stale: BTreeSet<String>,
    emptied: BTreeSet<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum InPlace {
    Nothing,
    Folder,
    File,
    Link,
}

impl<'a> Planner<'a> {
    fn new(output: &'a Path, before: &'a Before, placed: &'a BTreeMap<String, Placed>) -> Self {
        Self {
            output,
            before,
            placed,
            folders: BTreeMap::new(),
            foreign: BTreeSet::new(),
            moves: BTreeSet::new(),
            in_the_way: BTreeSet::new(),
            folders_in_the_way: BTreeSet::new(),
            stale: BTreeSet::new(),
            emptied: BTreeSet::new(),
        }
    }

    fn refuse_file_as_folder(&self, path: &str) -> Result<(), OutputError> {
        match path::folders(path).find(|folder| self.placed.contains_key(*folder)) {
            Some(folder) => Err(OutputError::Twice { path: folder.to_owned() }),
            None => Ok(()),
        }
    }

    /// Plans the move of a staged file: with the outermost folder that is not there yet, or else alone.
    fn place(&mut self, path: &str) -> Result<(), OutputError> {
        for folder in path::folders(path) {
            match self.folder(folder)? {
                InPlace::Folder => continue,
                InPlace::Link => {
                    return Err(OutputError::SymbolicLink { path: self.output.join(folder) });
                }
                InPlace::Nothing => {}
                InPlace::File => {
                    self.remove_first(folder.to_owned())?;
                    self.folders.insert(folder.to_owned(), InPlace::Nothing);
                }
            }
            self.moves.insert(folder.to_owned());
            return Ok(());
        }
        match look(self.output, path)? {
            InPlace::Nothing => {}
            InPlace::Folder => self.clear_folder(path)?,
            InPlace::File | InPlace::Link => self.require_ours(path)?,
        }
        self.moves.insert(path.to_owned());
        Ok(())
    }

    /// Returns what is at the path of a folder, and remembers it.
    fn folder(&mut self, folder: &str) -> Result<InPlace, OutputError> {
        if let Some(known) = self.folders.get(folder) {
            return Ok(*known);
        }
        let found = look(self.output, folder)?;
        if found == InPlace::Folder && path::below(&self.before.files, folder).next().is_none() {
            self.foreign.insert(folder.to_owned());
        }
        self.folders.insert(folder.to_owned(), found);
        Ok(found)
    }

    fn require_ours(&self, path: &str) -> Result<(), OutputError> {
        if self.before.files.contains_key(path) {
            return Ok(());
        }
        Err(OutputError::Collision { path: self.output.join(path) })
    }

    /// Plans the removal of a folder where a file has to go; each file in it must be dateline's.
    fn clear_folder(&mut self, folder: &str) -> Result<(), OutputError> {
        let location = self.output.join(folder);
        if self.foreign.contains(folder) {
            return Err(OutputError::Collision { path: location });
        }
        for entry in fs::read_dir(&location).map_err(io_error("read", &location))? {
            let entry = entry.map_err(io_error("read", &location))?;
            let name = entry.file_name().into_string();
            let name = name.map_err(|_| OutputError::Collision { path: entry.path() })?;
            let path = format!("{folder}/{name}");
            if entry.file_type().map_err(io_error("look at", &location))?.is_dir() {
                self.clear_folder(&path)?;
            } else {
                self.remove_first(path)?;
            }
        }
        self.folders_in_the_way.insert(folder.to_owned());
        Ok(())
    }

    /// Plans the removal of a file of dateline's where something else has to go.
    fn remove_first(&mut self, path: String) -> Result<(), OutputError> {
        self.require_ours(&path)?;
        self.in_the_way.insert(path);
        Ok(())
    }

    /// Plans the removal of a file that is no longer part of the site, and of the folders that it leaves empty.
    fn clear(&mut self, path: &str) -> Result<(), OutputError> {
        if self.in_the_way.contains(path) {
            return Ok(());
        }
        for folder in path::folders(path) {
            match self.folder(folder)? {
                InPlace::Folder => {}
                InPlace::Link => {
                    return Err(OutputError::SymbolicLink { path: self.output.join(folder) });
                }
                InPlace::Nothing | InPlace::File => return Ok(()),
            }
            self.emptied.insert(folder.to_owned());
        }
        if let InPlace::File | InPlace::Link = look(self.output, path)? {
            self.stale.insert(path.to_owned());
        }
        Ok(())
    }

    fn finish(self) -> Plan {
        let files = self.placed.iter();
        let new: BTreeMap<String, Entry> =
            files.map(|(path, placed)| (path.clone(), placed.entry())).collect();
        let is_needed = |folder: &&String| path::below(&new, folder).next().is_some();
        let foreign: BTreeSet<String> = self.foreign.iter().filter(is_needed).cloned().collect();
        let changes = self.changes(&is_needed);

        let removed = (&self.in_the_way | &self.stale).into_iter().collect();
        let report = report(self.placed, removed);
        let before = self.before;
        let is_recorded =
            before.settled.is_some() && before.files == new && before.foreign == foreign;
        if changes.is_empty() && is_recorded {
            return Plan { steps: changes, report };
        }
        let old = before.files.clone();
        let moving =
            Manifest { state: State::Moving, old, new: new.clone(), foreign: self.foreign };
        let settled = Manifest { state: State::Settled, old: new.clone(), new, foreign };
        let mut steps = Vec::with_capacity(changes.len() + 2);
        if !changes.is_empty() {
            steps.push(Step::WriteManifest(moving.to_text()));
        }
        steps.extend(changes);
        steps.push(Step::WriteManifest(settled.to_text()));
        Plan { steps, report }
    }

    /// Returns the changes in place: what is in the way goes first, what is stale goes last, inner folders before outer ones.
    fn changes(&self, is_needed: &impl Fn(&&String) -> bool) -> Vec<Step> {
        let emptied = self.emptied.iter().rev().filter(|folder| {
            !self.foreign.contains(*folder)
                && !self.folders_in_the_way.contains(*folder)
                && !is_needed(folder)
        });
        let mut steps = Vec::new();
        steps.extend(self.in_the_way.iter().cloned().map(Step::Remove));
        steps.extend(self.folders_in_the_way.iter().rev().cloned().map(Step::RemoveFolder));
        steps.extend(self.moves.iter().cloned().map(Step::Move));
        steps.extend(self.stale.iter().cloned().map(Step::Remove));
        steps.extend(emptied.cloned().map(Step::RemoveFolder));
        steps
    }
}

impl Placed {
    fn entry(self) -> Entry {
        match self {
            Self::Staged(entry) | Self::Kept(entry) => entry,
        }
    }
}

fn look(output: &Path, path: &str) -> Result<InPlace, OutputError> {
    let location = output.join(path);
    match location.symlink_metadata() {
        Ok(metadata) if metadata.is_symlink() => Ok(InPlace::Link),
        Ok(metadata) if metadata.is_dir() => Ok(InPlace::Folder),
        Ok(_) => Ok(InPlace::File),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Ok(InPlace::Nothing)
        }
        Err(error) => Err(io_error("look at", &location)(error)),
    }
}

fn report(placed: &BTreeMap<String, Placed>, removed: BTreeSet<String>) -> Report {
    let mut report =
        Report { written: Vec::new(), kept: 0, removed: removed.into_iter().collect(), bytes: 0 };
    for (path, placed) in placed {
        match placed {
            Placed::Kept(_) => report.kept += 1,
            Placed::Staged(entry) => {
                report.written.push(path.clone());
                report.bytes += entry.size;
            }
        }
    }
    report
}
