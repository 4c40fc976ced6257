//! The command line: reads the arguments, runs the command, and says how it ended.
//! Standard output carries results, standard error everything else.

use std::process::ExitCode;

use clap::Parser;

use crate::cli::args::{Args, Command};
use crate::cli::exit::{Exit, Failure};

pub mod args;
pub mod columns;
pub mod exit;
pub mod options;
pub mod progress;
pub mod report;
pub mod stream;

pub mod addresses;
pub mod build;
pub mod check;
pub mod completions;
pub mod explain;
pub mod init;
pub mod list;
pub mod new;
pub mod serve;
pub mod suggest;

/// Runs the command that the process's arguments name.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(usage) => return stream::print_usage(&usage).into(),
    };
    args.global.color.apply();
    let done = match &args.command {
        Command::Init(place) => init::run(place),
        Command::New(wish) => new::run(wish),
        Command::Build(build) => build::run(build, &args.global),
        Command::Serve(serve) => serve::run(serve, &args.global),
        Command::Check(archive) => check::run(archive, &args.global),
        Command::List(asked) => list::run(asked),
        Command::Suggest(wish) => suggest::run(wish),
        Command::Addresses(what) => addresses::run(what, &args.global),
        Command::Explain(explain) => explain::run(explain),
        Command::Completions(shell) => completions::run(shell),
    };
    done.unwrap_or_else(|failure| report_failure(&failure)).into()
}

/// Says on standard error why the command could not do its work.
fn report_failure(failure: &Failure) -> Exit {
    // Where standard error itself is gone, the exit code still tells.
    stream::to_stderr(&failure.text()).map_or(Exit::Machine, |()| failure.exit())
}
