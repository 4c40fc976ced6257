//! The trial of pages that nobody looks at: a template that fails on one of them is found as a build would find it. It goes on
//! while nothing changes, in small steps, and is needed again when templates, texts or settings have changed.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::base::diagnostic::Diagnostic;
use crate::serve::state::Served;
use crate::source::file::SourceFile;

/// How long nothing must change before a trial begins.
const IDLE: Duration = Duration::from_millis(500);

/// How long pages are tried before it is looked whether something has changed; one page at least.
const STEP: Duration = Duration::from_millis(10);

/// A trial of a site's pages.
#[derive(Default, Debug)]
pub struct Trial {
    served: Option<Arc<Served>>,
    rest: VecDeque<String>,
    /// Why pages fail, each reason once.
    found: Vec<Diagnostic>,
    /// The first page that failed for each.
    failing: BTreeSet<String>,
    pace: Pace,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
enum Pace {
    /// The site has errors, and another one is awaited.
    #[default]
    Halted,
    /// Something has just changed.
    Waiting,
    /// Nothing has changed for a while.
    Running,
}

impl Trial {
    /// Returns the trial of a new site, in place of one of the site before. One page is tried at once for each reason that was
    /// found there, and if it is mended, all are tried again.
    #[must_use]
    pub fn of(self, served: Arc<Served>) -> Self {
        let Self { served: before, rest, failing, found: _, pace: _ } = self;
        let has_same_theme = before.is_some_and(|before| served.site.has_theme_of(&before.site));
        let mut trial = Self { served: Some(served), rest, pace: Pace::Waiting, ..Self::default() };
        let mut is_done = has_same_theme;
        for path in failing {
            trial.try_page(&path);
            is_done &= trial.failing.contains(&path);
        }
        if !is_done {
            let paths = trial.served.iter().flat_map(|served| served.site.paths());
            trial.rest = paths.map(str::to_owned).collect();
        }
        trial
    }

    /// Returns the trial, to go on when there is another site.
    #[must_use]
    pub fn halted(self) -> Self {
        Self { pace: Pace::Halted, ..self }
    }

    /// Returns how long nothing must happen before the trial goes on; nothing where there is none to go on with.
    pub fn patience(&self) -> Option<Duration> {
        match self.pace {
            _ if self.rest.is_empty() => None,
            Pace::Halted => None,
            Pace::Waiting => Some(IDLE),
            Pace::Running => Some(Duration::ZERO),
        }
    }

    /// Tries some pages; returns the reasons for which they fail and that were not known.
    pub fn go_on(&mut self) -> &[Diagnostic] {
        self.pace = Pace::Running;
        let n_known = self.found.len();
        let started = Instant::now();
        while let Some(path) = self.rest.pop_front() {
            self.try_page(&path);
            if STEP <= started.elapsed() {
                break;
            }
        }
        self.served.iter().for_each(|served| served.site.forget_parts());
        self.found.get(n_known..).unwrap_or_default()
    }

    fn try_page(&mut self, path: &str) {
        let Some(served) = &self.served else { return };
        let Some(Err(problem)) = served.file(path) else { return };
        let is_same = |known: &Diagnostic| known.span == problem.span && known.code == problem.code;
        if !self.found.iter().any(is_same) {
            self.found.push(problem);
            self.failing.insert(path.to_owned());
        }
    }

    /// Returns the files that its problems point at, among others.
    pub fn files(&self) -> &[SourceFile] {
        self.served.as_ref().map_or(&[], |served| served.site.files())
    }

    /// Returns why pages failed.
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }
}
