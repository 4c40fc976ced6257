//! `dateline init`: a starter archive that explains itself and builds at once.

use std::path::{Path, PathBuf};

use crate::cli::args::Init;
use crate::cli::exit::{Exit, Failure};
use crate::cli::stream;
use crate::pipeline::create;

/// Writes the starter archive and says what to do next.
pub fn run(init: &Init) -> Result<Exit, Failure> {
    let folder = init.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    if !is_free(&folder) {
        return Err(Failure::Usage {
            message: format!("`{}` holds files already", folder.display()),
            help: "name a folder that is empty or not there yet: `dateline init my-archive`"
                .to_owned(),
        });
    }
    let files = create::starter(&folder)?;
    let shown = |file: &PathBuf| file.strip_prefix(".").unwrap_or(file).display().to_string();
    let listed: Vec<String> = files.iter().map(shown).collect();
    stream::to_stdout(&(listed.join("\n") + "\n"))?;
    let step =
        if init.folder.is_some() { format!("cd {} && ", folder.display()) } else { String::new() };
    stream::to_stderr(&format!(
        "now: {step}dateline build --portable, then open public/index.html\n"
    ))?;
    Ok(Exit::Done)
}

/// Returns whether a folder is empty or not there; what is hidden, such as a repository, does not count.
fn is_free(folder: &Path) -> bool {
    let Ok(entries) = folder.read_dir() else { return !folder.exists() };
    entries.flatten().all(|entry| entry.file_name().to_string_lossy().starts_with('.'))
}
