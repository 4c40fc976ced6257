//! Writing to the two standard streams, with colours only where they are wanted.
//! A reader who closes a pipe early has seen enough: that is no failure.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::cli::exit::Exit;

/// Writes a command's result.
pub fn to_stdout(text: &str) -> io::Result<()> {
    unless_closed(anstream::stdout().lock().write_all(text.as_bytes()))
}

/// Writes anything that is no result.
pub fn to_stderr(text: &str) -> io::Result<()> {
    unless_closed(anstream::stderr().lock().write_all(text.as_bytes()))
}

/// Returns how many columns the terminal has that reads standard output; none where that is a file or a pipe.
pub fn terminal_width() -> Option<usize> {
    let out = io::stdout();
    let (terminal_size::Width(columns), _) =
        out.is_terminal().then(|| terminal_size::terminal_size_of(&out)).flatten()?;
    Some(columns.into())
}

/// Prints what clap has to say, help or a complaint, and returns how the command ends.
pub fn print_usage(usage: &clap::Error) -> Exit {
    match unless_closed(usage.print()) {
        Ok(()) if usage.use_stderr() => Exit::Usage,
        Ok(()) => Exit::Done,
        Err(_) => Exit::Machine,
    }
}

fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
