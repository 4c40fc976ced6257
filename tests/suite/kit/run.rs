//! The program, run in an archive's folder as a user would.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::kit::archive::Archive;

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code; -1 where a signal ended it.
    pub(crate) code: i32,
    /// What stood on standard output.
    pub(crate) stdout: String,
    /// What stood on standard error.
    pub(crate) stderr: String,
}

/// Runs the program in the archive's folder.
pub(crate) fn dateline(archive: &Archive, args: &[&str]) -> Run {
    run_in(archive.root(), args)
}

/// Runs the program in a folder.
pub(crate) fn run_in(folder: &Path, args: &[&str]) -> Run {
    finished(command(folder, args).output().unwrap())
}

/// Returns the program, ready to run in a folder; no colours, nothing of the tester's own settings, no input.
pub(crate) fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(args).current_dir(folder).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// Builds the archive's site and returns how it went; the build must succeed.
#[track_caller]
pub(crate) fn build(archive: &Archive) -> Run {
    let run = dateline(archive, &["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

/// Returns how a process ended.
pub(crate) fn finished(output: Output) -> Run {
    Run {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}
