//! `dateline check`: everything that a build checks, writing nothing. Problems are the result, so they go to standard
//! output.

use crate::cli::args::{Archive, Global};
use crate::cli::exit::{Exit, Failure};
use crate::cli::options;
use crate::cli::progress;
use crate::cli::report::{self, summary};
use crate::cli::stream;
use crate::pipeline::build;

/// Checks the archive and says what was found.
pub fn run(flags: &Archive, global: &Global) -> Result<Exit, Failure> {
    let options = options::from_flags(flags)?;
    let outcome = progress::shown(global, |watch| build::check(&options, watch))?;
    report::each_problem(&outcome, &options.root, flags.diagnostics, stream::to_stdout)?;
    summary::print(&summary::of_check(&outcome), &outcome, global)?;
    Ok(report::exit(&outcome, options.strict))
}
