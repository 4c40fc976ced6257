//! The site on the machine that it is written on: read again and shown again after each change. Only programs of the same
//! machine are answered, and only those that ask for it by its own name.
//!
//! One thread writes: it waits for changes, has the archive read again, and puts up the next state. Each connection has a
//! thread that reads the state and makes the page that is asked for. `docs/decisions/0002-serve.md` says why.

pub mod answer;
pub mod http;
pub mod listen;
pub mod media;
pub mod problem;
pub mod range;
pub mod reload;
pub mod state;
pub mod trial;
pub mod watch;

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::io;
use std::sync::Arc;

use crate::base::code::Severity;
use crate::base::diagnostic::Diagnostic;
use crate::pipeline::build::PipelineError;
use crate::pipeline::live::{Live, Update};
use crate::pipeline::options::{BuildOptions, Outcome, Strictness};
use crate::serve::listen::{ListenError, Port};
use crate::serve::problem::Problem;
use crate::serve::state::{Served, State};
use crate::serve::trial::Trial;
use crate::serve::watch::{Happened, Watch};
use crate::source::file::SourceFile;

/// Why a site is not served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The archive could not be read at all.
    #[error(transparent)]
    Run(#[from] PipelineError),
    /// Nobody could be listened to.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// What happened could not be told.
    #[error("cannot print")]
    Tell(#[from] io::Error),
}

/// How a site is served.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ServeOptions {
    /// What is built, and how. The output folder is left alone.
    pub build: BuildOptions,
    /// Where it is served.
    pub port: Port,
    /// How changes are noticed.
    pub notice: Notice,
}

/// How changes are noticed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// The system tells.
    Events,
    /// The archive is looked through every second: for folders of which the system does not tell, as on other machines.
    Looking,
}

/// What is told while a site is served.
#[derive(Debug)]
pub enum News<'a> {
    /// It was read, again after the first time.
    Read(&'a Outcome),
    /// Templates fail on pages that were tried: why, and the files that are meant.
    Failed(&'a [Diagnostic], &'a [SourceFile]),
    /// It is served at an address.
    Served(&'a str),
    /// The system cannot tell of changes, so that they are looked for.
    Unwatched(&'a str),
}

/// Tells what happens to whoever started it.
type Tell<'a> = &'a mut dyn FnMut(News<'_>) -> io::Result<()>;

/// Serves a site until the process ends.
pub fn run(options: &ServeOptions, tell: Tell<'_>) -> Result<Infallible, ServeError> {
    let mut live = Live::new(&options.build)?;
    let listeners = listen::bind(options.port)?;
    let mut watch = watch(&live, options.notice, tell)?;
    let state = Arc::new(State::default());
    let mut desk = Desk {
        state: Arc::clone(&state),
        strict: options.build.strict,
        grave: Vec::new(),
        trial: Trial::default(),
    };
    if let Some(update) = live.update(&BTreeSet::new()) {
        desk.show(update, tell)?;
    }
    let host = listeners.start(&state);
    let path = state.shown().site.map_or_else(|| "/".to_owned(), |served| served.site.host_path());
    tell(News::Served(&format!("http://{host}{path}")))?;
    loop {
        match watch.wait(desk.trial.patience()) {
            Happened::Change(touched) => {
                if let Some(update) = live.update(&touched) {
                    desk.show(update, tell)?;
                }
            }
            Happened::Nothing => desk.go_on(tell)?,
        }
    }
}

fn watch(live: &Live, notice: Notice, tell: Tell<'_>) -> io::Result<Watch> {
    let (watch, failure) = match notice {
        Notice::Events => Watch::new(live.root()),
        Notice::Looking => (Watch::looking(live.root()), None),
    };
    failure.map_or(Ok(()), |error| tell(News::Unwatched(&error)))?;
    Ok(watch)
}

/// Where the one thread writes.
struct Desk {
    state: Arc<State>,
    strict: Strictness,
    /// The problems of the archive for which a build would write nothing.
    grave: Vec<Problem>,
    trial: Trial,
}

impl Desk {
    /// Shows what came out of a change.
    fn show(&mut self, update: Update, tell: Tell<'_>) -> io::Result<()> {
        let Update { site, outcome } = update;
        self.grave = self.grave(&outcome);
        let trial = std::mem::take(&mut self.trial);
        self.trial = if let Some(site) = site {
            let served = Arc::new(Served::new(site));
            let trial = trial.of(Arc::clone(&served));
            self.state.show(served, self.problems(&trial));
            trial
        } else {
            self.state.warn(self.grave.clone());
            trial.halted()
        };
        tell(News::Read(&outcome))
    }

    /// Tries some more pages, and says if one of them fails.
    fn go_on(&mut self, tell: Tell<'_>) -> io::Result<()> {
        let found = self.trial.go_on().to_vec();
        if found.is_empty() {
            return Ok(());
        }
        self.state.warn(self.problems(&self.trial));
        tell(News::Failed(&found, self.trial.files()))
    }

    fn problems(&self, trial: &Trial) -> Vec<Problem> {
        let failing = problem::all(trial.found(), trial.files());
        self.grave.iter().cloned().chain(failing).collect()
    }

    fn grave(&self, outcome: &Outcome) -> Vec<Problem> {
        let stops = |severity| severity == Severity::Error || self.strict == Strictness::Warnings;
        let grave: Vec<Diagnostic> =
            outcome.problems.iter().filter(|problem| stops(problem.severity)).cloned().collect();
        problem::all(&grave, &outcome.files)
    }
}
