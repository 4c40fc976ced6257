//! What browsers are shown: one writer puts up the next state, all others read the last and may wait for the next.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::base::diagnostic::Diagnostic;
use crate::pipeline::lazy::{Content, LazySite};
use crate::serve::problem::Problem;

/// What browsers are shown.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Its number; each state has a higher one than that before.
    pub version: u64,
    /// The site; none where the archive never was without errors.
    pub site: Option<Arc<Served>>,
    /// An older site, for pages whose template fails now.
    pub before: Option<Arc<Served>>,
    /// What is wrong, so that the site is not what the archive says.
    pub problems: Arc<[Problem]>,
}

/// A site that is served.
#[derive(Debug)]
pub struct Served {
    /// The site.
    pub site: LazySite,
    failed: AtomicBool,
}

impl Served {
    /// Begins to serve a site.
    pub fn new(site: LazySite) -> Self {
        Self { site, failed: AtomicBool::new(false) }
    }

    /// Returns the file at a path of the site, and remembers whether it could not be made.
    pub fn file(&self, path: &str) -> Option<Result<Content, Diagnostic>> {
        let file = self.site.file(path);
        if matches!(file, Some(Err(_))) {
            self.failed.store(true, Ordering::Relaxed);
        }
        file
    }

    fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }
}

/// The state, shared between threads.
#[derive(Default, Debug)]
pub struct State {
    shown: Mutex<Shown>,
    changed: Condvar,
}

impl State {
    /// Returns what is shown now.
    pub fn shown(&self) -> Shown {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns what is shown as soon as it is not the state `seen` any more; nothing after some time.
    pub fn next(&self, seen: Option<u64>, patience: Duration) -> Option<Shown> {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let is_same = |shown: &mut Shown| Some(shown.version) == seen;
        let waited = self.changed.wait_timeout_while(shown, patience, is_same);
        let (shown, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        (!timeout.timed_out()).then(|| shown.clone())
    }

    /// Shows a new site, and keeps the one of before unless a page of it is known to fail.
    pub fn show(&self, site: Arc<Served>, problems: Vec<Problem>) {
        let dropped = self.change(|shown| {
            shown.problems = problems.into();
            let last = shown.site.replace(site);
            match last {
                Some(last) if !last.has_failed() => shown.before.replace(last),
                other => other,
            }
        });
        // A large site takes its time to go; nobody waits for that.
        drop(dropped);
    }

    /// Says what is wrong; the site stays as it is.
    pub fn warn(&self, problems: Vec<Problem>) {
        self.change(|shown| shown.problems = problems.into());
    }

    /// Changes what is shown, tells all who wait, and returns what `change` does.
    fn change<T>(&self, change: impl FnOnce(&mut Shown) -> T) -> T {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = change(&mut shown);
        shown.version += 1;
        drop(shown);
        self.changed.notify_all();
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_waits_is_told_of_each_state_once() {
        let state = State::default();
        let first = state.next(None, Duration::ZERO).unwrap().version;
        assert!(state.next(Some(first), Duration::ZERO).is_none());
        state.warn(Vec::new());
        assert!(state.next(Some(first), Duration::ZERO).unwrap().version > first);
    }
}
