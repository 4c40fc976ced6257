//! Tests on real data, which is not part of the project: `./test corpora DIR`.
//! `DATELINE_CORPORA` names the folder; each file here reads one folder of it.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod anchoring;
mod collation;
mod dates;
mod debate;
mod links;
mod markdown;
mod marked_names;
mod names;
mod quotations;
mod web_annotation;
mod yaml;

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the path of a file or folder of the data.
fn data(path: &str) -> PathBuf {
    let folder = std::env::var("DATELINE_CORPORA").expect("`./test corpora DIR` sets it");
    Path::new(&folder).join(path)
}

/// Returns the text of a file of the data, without a byte order mark.
fn text(path: &Path) -> String {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// Returns the files of a folder of the data with an ending, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = data(folder);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|own| own == ending));
    files.sort();
    files
}
