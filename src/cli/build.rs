//! `dateline build`: writes the site. Problems go to standard error.

use crate::cli::args::{Archive, Global};
use crate::cli::exit::{Exit, Failure};
use crate::cli::options;
use crate::cli::progress;
use crate::cli::report::{self, summary};
use crate::cli::stream;
use crate::pipeline::build;

/// Builds the site and says what was done.
pub fn run(flags: &Archive, global: &Global) -> Result<Exit, Failure> {
    let options = options::from_flags(flags)?;
    let outcome = progress::shown(global, |watch| build::build(&options, watch))?;
    report::each_problem(&outcome, &options.root, flags.diagnostics, stream::to_stderr)?;
    summary::print(&summary::of_build(&outcome), &outcome, global)?;
    Ok(report::exit(&outcome, options.strict))
}
