//! What the texts hold and the records lack.

use rayon::prelude::*;

use crate::archive::Archive;
use crate::pipeline::build::{self, PipelineError};
use crate::pipeline::options::{BuildOptions, Outcome};
use crate::source::file::SourceFile;
use crate::source::place::Places;
use crate::suggest::{Suggestion, Told, gather, text};

/// Looks through all texts, and returns what was found in the archive beside what may be written.
pub fn suggestions(options: &BuildOptions) -> Result<(Outcome, Vec<Told>), PipelineError> {
    build::linked(options, suggested)
}

fn suggested(archive: &Archive, files: &[SourceFile]) -> Vec<Told> {
    let nodes: Vec<_> = archive.census.nodes().collect();
    let found = nodes.par_iter().map(|node| text::look(archive, files, *node)).collect();
    let suggestions = gather::gather(archive, found);
    let pointed_at =
        |one: &Suggestion| one.places.iter().map(|place| place.span.file).collect::<Vec<_>>();
    let places = Places::in_files(files, suggestions.iter().flat_map(pointed_at));
    suggestions.into_iter().map(|one| Told::new(archive, &places, one)).collect()
}
