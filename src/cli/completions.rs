//! `dateline completions`: what a shell needs to complete commands and flags.

use clap::CommandFactory;

use crate::cli::args::{Args, Completions};
use crate::cli::exit::{Exit, Failure};
use crate::cli::stream;

/// Prints the completions for a shell.
pub fn run(completions: &Completions) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Args::command(), "dateline", &mut script);
    stream::to_stdout(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}
