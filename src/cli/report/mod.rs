//! How problems are printed: for people, as JSON, or as workflow commands. All are printed, in the order that they come.

use std::io;
use std::path::Path;

use crate::base::code::Severity;
use crate::cli::args::Format;
use crate::cli::exit::Exit;
use crate::cli::options;
use crate::pipeline::options::{Outcome, Strictness};
use crate::source::place::Places;

pub mod github;
pub mod human;
pub mod json;

pub mod summary;

/// Hands each problem of a run to `print`, as text in `format`.
///
/// # Errors
/// What `print` returns.
pub fn each_problem(
    outcome: &Outcome,
    root: &Path,
    format: Format,
    print: impl Fn(&str) -> io::Result<()>,
) -> io::Result<()> {
    let places = Places::new(&outcome.files, &outcome.problems);
    match format {
        Format::Human => {
            outcome.problems.iter().try_for_each(|problem| print(&human::text(problem, &places)))
        }
        Format::Json => {
            outcome.problems.iter().try_for_each(|problem| print(&json::line(problem, &places)))
        }
        Format::Github => {
            let folder = github::folder(root, &options::working_folder()?);
            outcome
                .problems
                .iter()
                .try_for_each(|problem| print(&github::command(problem, &places, &folder)))
        }
    }
}

/// Returns how a command ends that found these problems.
pub fn exit(outcome: &Outcome, strict: Strictness) -> Exit {
    let fails = |severity| severity == Severity::Error || strict == Strictness::Warnings;
    if outcome.problems.iter().any(|problem| fails(problem.severity)) {
        Exit::Content
    } else {
        Exit::Done
    }
}

/// Returns the word for a severity.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
