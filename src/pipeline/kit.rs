//! For unit tests: an archive from a string in which `=== path` starts a file.
//! It is laid in a folder, read and linked as a build does it.
#![cfg(test)]

use std::fs;

use crate::archive::Archive;
use crate::archive::census::Drafts;
use crate::base::diagnostic::Diagnostic;
use crate::base::language::Language;
use crate::base::link::LinkStyle;
use crate::names::index::NameIndex;
use crate::pipeline::content;
use crate::pipeline::options::{BuildOptions, Strictness};
use crate::source::file::SourceFile;

/// An archive that was linked, with its files and what is wrong with it.
pub(crate) struct Linked {
    /// The archive.
    pub(crate) archive: Archive,
    /// Its text files.
    pub(crate) files: Vec<SourceFile>,
    /// What was found.
    pub(crate) problems: Vec<Diagnostic>,
}

impl Linked {
    /// Returns the problems, `path: code message` each.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let path = |problem: &Diagnostic| {
            self.files.get(problem.span.file.0 as usize).map_or("", |file| &file.path)
        };
        let line = |problem: &Diagnostic| {
            format!("{}: {} {}", path(problem), problem.code, problem.message)
        };
        self.problems.iter().map(line).collect()
    }
}

/// Links the archive of a string.
pub(crate) fn linked(text: &str) -> Linked {
    let folder = tempfile::tempdir().unwrap();
    let files = text.split("\n=== ").filter_map(|file| file.split_once('\n'));
    for (path, content) in files.filter(|(path, _)| !path.is_empty()) {
        let path = folder.path().join(path.trim_start_matches("=== "));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[expect(clippy::disallowed_methods, reason = "a test lays what it reads")]
        fs::write(path, content).unwrap();
    }
    let root = folder.path().canonicalize().unwrap();
    let options = BuildOptions {
        root: root.clone(),
        output: root.join("public"),
        base_url: None,
        drafts: Drafts::Skip,
        as_of: None,
        links: LinkStyle::Folders,
        strict: Strictness::Errors,
        jobs: 0,
    };
    let input = content::input(content::read(&root), &options);
    let actors: Vec<_> = input.census.actors.rows().iter().collect();
    let (names, _) = NameIndex::build(&actors);
    let spoken = ["en", "ar", "fr"].iter().filter_map(|tag| Language::parse(tag)).collect();
    let texts = content::texts(&input, &names, |_| None);
    let content::Linked { archive, files, assets: _, problems } =
        content::link(input, texts, spoken, &options);
    Linked { archive, files, problems }
}
