//! How far a run has come, on standard error where that is a terminal: only what takes over a second is worth a line.

use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::args::Global;
use crate::pipeline::watch::{Unwatched, Watch};

/// How long a run stays silent.
const PATIENCE: Duration = Duration::from_secs(1);

/// Runs what can be watched, and shows how far it is, unless problems only are wanted; nothing is left of the line at the end.
pub fn shown<T>(global: &Global, run: impl FnOnce(&dyn Watch) -> T) -> T {
    if global.quiet {
        return run(&Unwatched);
    }
    let line = Line::new();
    let made = run(&line);
    line.bar.finish_and_clear();
    made
}

/// The line, hidden at first.
struct Line {
    bar: ProgressBar,
    started: Instant,
    appears: Once,
}

impl Line {
    fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { bar, started: Instant::now(), appears: Once::new() }
    }

    /// Shows the line once the run has taken long enough. The library itself draws nothing where there is no terminal.
    fn appear(&self) {
        if self.started.elapsed() >= PATIENCE {
            self.appears.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }
}

impl Watch for Line {
    fn stage(&self, name: &'static str, n_steps: usize) {
        let counted = if n_steps == 0 { "{msg}" } else { "{msg} {human_pos} of {human_len}" };
        self.bar.set_style(ProgressStyle::with_template(counted).expect("the template is sound"));
        self.bar.set_message(name);
        self.bar.set_position(0);
        self.bar.set_length(n_steps as u64);
        self.appear();
        self.bar.tick();
    }

    fn step(&self) {
        self.appear();
        self.bar.inc(1);
    }
}
