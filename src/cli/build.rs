//! `dateline build`: writes the site. Problems go to standard error.

use crate::cli::args::{Build, Global};
use crate::cli::exit::{Exit, Failure};
use crate::cli::options;
use crate::cli::progress;
use crate::cli::report::{self, summary};
use crate::cli::stream;
use crate::pipeline::build;

/// Builds the site and says what was done.
pub fn run(flags: &Build, global: &Global) -> Result<Exit, Failure> {
    let mut options = options::from_flags(&flags.archive)?;
    options.output = flags.output.clone().unwrap_or(options.output);
    let outcome = progress::shown(global, |watch| build::build(&options, watch))?;
    report::each_problem(&outcome, &options.root, flags.archive.diagnostics, stream::to_stderr)?;
    summary::print(&summary::of_build(&outcome), &outcome, global)?;
    Ok(report::exit(&outcome, options.strict))
}
