//! The program: hands its arguments to the command line and returns its exit code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Pages are made of many short texts; the system's own allocator costs an eighth of a build (`docs/decisions/0003-allocator.md`).
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    dateline::cli::run()
}
