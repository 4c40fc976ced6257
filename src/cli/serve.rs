//! `dateline serve`: the site on this machine while it is written. The address goes to standard output, all else to standard
//! error.

use std::io;

use crate::base::diagnostic::Diagnostic;
use crate::cli::args::{Global, Serve};
use crate::cli::exit::{Exit, Failure};
use crate::cli::options;
use crate::cli::report::{self, summary};
use crate::cli::stream;
use crate::pipeline::options::{Counts, Outcome};
use crate::pipeline::problems;
use crate::serve::listen::Port;
use crate::serve::{self, News, Notice, ServeOptions};
use crate::source::file::SourceFile;

/// Serves the site until the process is ended.
pub fn run(flags: &Serve, global: &Global) -> Result<Exit, Failure> {
    let build = options::from_flags(&flags.archive)?;
    let options = ServeOptions {
        port: flags.port.map_or(Port::Free, Port::Named),
        notice: if flags.poll { Notice::Looking } else { Notice::Events },
        build,
    };
    match serve::run(&options, &mut |news| print(&news, &options, flags, global))? {}
}

fn print(
    news: &News<'_>,
    options: &ServeOptions,
    flags: &Serve,
    global: &Global,
) -> io::Result<()> {
    let report = |outcome: &Outcome| {
        let format = flags.archive.diagnostics;
        report::each_problem(outcome, &options.build.root, format, stream::to_stderr)
    };
    match news {
        News::Read(outcome) => {
            report(outcome)?;
            summary::print(&summary::of_serve(outcome), outcome, global)
        }
        News::Failed(found, files) => report(&failures(found, files)),
        News::Served(address) => stream::to_stdout(&format!("{address}\n")),
        News::Unwatched(error) => stream::to_stderr(&format!(
            "the system does not tell of changes ({error}): the archive is looked through every second\n"
        )),
    }
}

/// Returns problems as those of a run that found nothing else.
fn failures(found: &[Diagnostic], files: &[SourceFile]) -> Outcome {
    Outcome {
        files: problems::files(found, files),
        problems: found.to_vec(),
        report: None,
        counts: Counts::default(),
        stages: Vec::new(),
        templates: Vec::new(),
    }
}
