//! How a command ends: its exit code, and what is said where it could not do its work.

use std::error::Error;
use std::io;
use std::iter;
use std::process::ExitCode;

use crate::pipeline::build::PipelineError;
use crate::serve::ServeError;

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// It did what was asked.
    Done,
    /// The content has errors, or warnings where those count.
    Content,
    /// The arguments make no sense.
    Usage,
    /// Files could not be read or written.
    Machine,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Content => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
        })
    }
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The arguments make no sense together, or here; with what to do next.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do next.
        help: String,
    },
    /// The machine refused something during the run.
    #[error(transparent)]
    Run(#[from] PipelineError),
    /// The site could not be served.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// What was found could not be printed.
    #[error("cannot print")]
    Print(#[from] io::Error),
}

impl Failure {
    /// Returns how the command ends.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Usage { .. } => Exit::Usage,
            Self::Run(_) | Self::Serve(_) | Self::Print(_) => Exit::Machine,
        }
    }

    /// Returns what is printed: what failed, each cause on a line of its own, and what to do next.
    pub fn text(&self) -> String {
        let causes = iter::successors(self.source(), |error: &&dyn Error| (*error).source());
        let help = match self {
            Self::Usage { help, message: _ } => Some(format!("  help: {help}\n")),
            Self::Run(_) | Self::Serve(_) | Self::Print(_) => None,
        };
        let causes = causes.map(|error| format!("  because: {error}\n"));
        let lines: Vec<String> =
            [format!("error: {self}\n")].into_iter().chain(causes).chain(help).collect();
        lines.concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_its_causes_and_what_to_do() {
        let usage = Failure::Usage {
            message: "there is no archive here".into(),
            help: "name one with `--root`".into(),
        };
        assert_eq!(
            usage.text(),
            "error: there is no archive here\n  help: name one with `--root`\n"
        );
        let print = Failure::Print(io::Error::other("disk full"));
        assert_eq!(print.text(), "error: cannot print\n  because: disk full\n");
    }
}
