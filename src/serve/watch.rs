//! Tells when files of the archive change. Folders are watched, not files, for editors replace files by others; and what is
//! told is only that something happened where, for the next turn looks for itself.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::source::role;
use crate::source::walk::INPUTS;

/// How long nothing must happen before a change counts as complete: programs write a file in several steps.
const QUIET: Duration = Duration::from_millis(15);

/// How long changes that never end are waited for.
const LONGEST: Duration = Duration::from_millis(300);

/// How often the archive is looked through where the system does not tell of changes.
const PERIOD: Duration = Duration::from_secs(1);

/// A watch over an archive's folder.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    /// None where the system cannot watch, so that the archive must be looked through.
    events: Option<(RecommendedWatcher, Receiver<notify::Result<Event>>)>,
    /// When it was looked through.
    looked: Instant,
}

/// What happened while it was waited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Happened {
    /// Nothing for as long as was asked.
    Nothing,
    /// Something changed: at these places, and perhaps at others.
    Change(BTreeSet<PathBuf>),
}

impl Watch {
    /// Begins to watch the folder `root`, which must be canonical. Fails to do so where the system does not tell of changes, or
    /// of no more of them; then it says why, and what happens is found by looking.
    pub fn new(root: &Path) -> (Self, Option<String>) {
        let (sender, receiver) = mpsc::channel();
        let started = notify::recommended_watcher(move |event| {
            // Nobody listens any more when the program ends.
            drop(sender.send(event));
        });
        let mut watch = Self::looking(root);
        let failure = match started {
            Ok(watcher) => {
                watch.events = Some((watcher, receiver));
                watch.follow().err()
            }
            Err(error) => Some(error),
        };
        if failure.is_some() {
            watch.events = None;
        }
        (watch, failure.map(|error| error.to_string()))
    }

    /// Returns a watch that looks for itself.
    pub fn looking(root: &Path) -> Self {
        Self { root: root.to_path_buf(), events: None, looked: Instant::now() }
    }

    /// Waits until something has happened and seems to be complete, or until nothing has happened for `patience`.
    pub fn wait(&mut self, patience: Option<Duration>) -> Happened {
        let Some((_, events)) = &self.events else {
            return self.look(patience);
        };
        let mut places = BTreeSet::new();
        let begun = Instant::now();
        loop {
            match receive(events, patience.map(|patience| patience.saturating_sub(begun.elapsed())))
            {
                Ok(event) if self.is_of_interest(&event, &mut places) => break,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Happened::Nothing,
                Err(RecvTimeoutError::Disconnected) => {
                    self.events = None;
                    return Happened::Change(places);
                }
            }
        }
        let first = Instant::now();
        while first.elapsed() < LONGEST {
            match events.recv_timeout(QUIET) {
                Ok(event) => drop(self.is_of_interest(&event, &mut places)),
                Err(_) => break,
            }
        }
        if places.iter().any(|place| place.parent() == Some(&self.root)) && self.follow().is_err() {
            self.events = None;
        }
        Happened::Change(places)
    }

    /// Waits until the archive is to be looked through.
    fn look(&mut self, patience: Option<Duration>) -> Happened {
        let rest = PERIOD.saturating_sub(self.looked.elapsed());
        if let Some(patience) = patience.filter(|patience| *patience < rest) {
            thread::sleep(patience);
            return Happened::Nothing;
        }
        thread::sleep(rest);
        self.looked = Instant::now();
        Happened::Change(BTreeSet::new())
    }

    /// Watches the root for what comes and goes in it, and each folder of input with all below it.
    fn follow(&mut self) -> notify::Result<()> {
        let Some((watcher, _)) = &mut self.events else { return Ok(()) };
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in INPUTS.map(|input| self.root.join(input)) {
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Adds the places of an event to the others, and returns whether it is about input: what lies elsewhere in the root, what
    /// editors leave behind, and who reads what is not.
    fn is_of_interest(
        &self,
        event: &notify::Result<Event>,
        places: &mut BTreeSet<PathBuf>,
    ) -> bool {
        let Ok(event) = event else { return true };
        let is_reading = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
        if is_reading {
            return false;
        }
        let before = places.len();
        let own = event.paths.iter().filter(|path| is_input(&self.root, path));
        places.extend(own.cloned());
        event.need_rescan() || before < places.len()
    }
}

fn receive<T>(events: &Receiver<T>, patience: Option<Duration>) -> Result<T, RecvTimeoutError> {
    match patience {
        Some(patience) => events.recv_timeout(patience),
        None => events.recv().map_err(RecvTimeoutError::from),
    }
}

/// Returns whether a path is one that the archive may be read from.
fn is_input(root: &Path, path: &Path) -> bool {
    let Ok(path) = path.strip_prefix(root) else { return false };
    let mut parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    let first = parts.next();
    let is_below = first.is_some_and(|first| INPUTS.contains(&first.as_ref()));
    is_below && !parts.any(|part| role::is_ignored(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_leave_behind_is_no_input() {
        let root = Path::new("/archive");
        let is_input = |path: &str| is_input(root, &root.join(path));
        for path in [
            "site.yaml",
            "content",
            "content/articles/a.md",
            "static/x.png",
            "themes/a/i18n/fr.yaml",
        ] {
            assert!(is_input(path), "{path}");
        }
        for path in [
            "",
            "public/index.html",
            ".git/index",
            "content/articles/.a.md.swp",
            "content/articles/a.md~",
            "content/#a.md#",
            "content/.drafts/a.md",
            "../x",
        ] {
            assert!(!is_input(path), "{path}");
        }
    }
}
