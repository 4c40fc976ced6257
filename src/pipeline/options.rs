//! What a run is asked to do, and what it gives back.

use std::path::PathBuf;

use crate::archive::census::Drafts;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::link::LinkStyle;
use crate::output::session::Report;
use crate::pipeline::watch::{Stages, TemplateTime};
use crate::record::citation::Url;
use crate::source::file::SourceFile;

/// What to build, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BuildOptions {
    /// The archive's folder.
    pub root: PathBuf,
    /// The folder that the site is written to.
    pub output: PathBuf,
    /// Where the site will be served, in place of `base_url:`.
    pub base_url: Option<Url>,
    /// What becomes of drafts.
    pub drafts: Drafts,
    /// As of when the archive stands, in place of `as_of:`.
    pub as_of: Option<Edtf>,
    /// How links between pages are written.
    pub links: LinkStyle,
    /// Whether warnings stop a build.
    pub strict: Strictness,
    /// How many threads work; 0 is as many as there are cores.
    pub jobs: usize,
}

/// Whether warnings stop a build.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strictness {
    /// Errors stop it.
    Errors,
    /// Warnings do too.
    Warnings,
}

/// What a run found and made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The files that problems point at, by number.
    pub files: Vec<SourceFile>,
    /// All problems, sorted.
    pub problems: Vec<Diagnostic>,
    /// What was written; nothing after a check, or where problems stopped the build.
    pub report: Option<Report>,
    /// How many records of each kind there are.
    pub counts: Counts,
    /// How long each stage took.
    pub stages: Stages,
    /// How long each template took, the slowest first.
    pub templates: Vec<TemplateTime>,
}

/// How many records of each kind the archive has, and how many pages.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Actors.
    pub actors: usize,
    /// Speeches.
    pub speeches: usize,
    /// Events.
    pub events: usize,
    /// Pledges.
    pub pledges: usize,
    /// Claims.
    pub claims: usize,
    /// Pages of the site.
    pub pages: usize,
}
