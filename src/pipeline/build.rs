//! The run of all stages over one archive: a build writes the site, a check stops before anything is written.

use std::path::Path;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::archive::{Archive, reworded};
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Span;
use crate::names::index::NameIndex;
use crate::output::error::OutputError;
use crate::page::make;
use crate::page::site as page_site;
use crate::pipeline::collisions;
use crate::pipeline::content::{self, Linked};
use crate::pipeline::options::{BuildOptions, Counts, Outcome};
use crate::pipeline::problems;
use crate::pipeline::site::{self, Failure, Material, Written};
use crate::pipeline::watch::{Stopwatch, Unwatched, Watch};
use crate::render::theme::{self, Theme, ThemeFiles};
use crate::source::file::{Asset, SourceFile};

/// What the machine refused.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// The threads could not be started.
    #[error("cannot start {0} threads")]
    Threads(usize),
    /// The archive's folder could not be found.
    #[error("cannot find the folder `{0}`: {1}")]
    Root(String, std::io::Error),
    /// The site could not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// Everything that is known before pages are made.
struct Checked {
    archive: Archive,
    files: Vec<SourceFile>,
    assets: Vec<Asset>,
    theme: Option<Theme>,
    problems: Vec<Diagnostic>,
}

/// Builds the site; where the content has errors, nothing is written.
pub fn build(options: &BuildOptions, watch: &dyn Watch) -> Result<Outcome, PipelineError> {
    in_threads(options.jobs, || build_here(options, Stopwatch::new(watch)))
}

/// Checks the archive, makes every page, and writes nothing.
pub fn check(options: &BuildOptions, watch: &dyn Watch) -> Result<Outcome, PipelineError> {
    in_threads(options.jobs, || {
        let mut stopwatch = Stopwatch::new(watch);
        let mut checked = checked(&root(options)?, options, &mut stopwatch);
        checked.add(reworded::problems(&checked.archive, &checked.files));
        Ok(dry(checked, options, stopwatch))
    })
}

/// Links the archive and makes no page; returns what was found, and what `look` makes of the archive and its text files.
pub(super) fn linked<T: Send>(
    options: &BuildOptions,
    look: impl FnOnce(&Archive, &[SourceFile]) -> T + Send,
) -> Result<(Outcome, T), PipelineError> {
    in_threads(options.jobs, || {
        let mut stopwatch = Stopwatch::new(&Unwatched);
        let checked = checked(&root(options)?, options, &mut stopwatch);
        let seen = look(&checked.archive, &checked.files);
        Ok((outcome(checked, stopwatch), seen))
    })
}

/// Makes every page without writing it, so that templates that fail are reported with all else; but not of records that could be
/// read in part only, at which they would fail wrongly.
fn dry(mut checked: Checked, options: &BuildOptions, mut stopwatch: Stopwatch<'_>) -> Outcome {
    let census = &checked.archive.census;
    let is_whole = census.nodes().filter_map(|node| census.common(node)).all(|one| one.is_whole);
    let Some(theme) = checked.theme.take().filter(|_| is_whole) else {
        return outcome(checked, stopwatch);
    };
    let theme = theme.with_site(&page_site::view(&checked.archive));
    let keys = make::keys(&checked.archive);
    let (problems, templates) = stopwatch.stage("pages", keys.len(), |watch| {
        site::check(checked.material(&theme, options), &keys, watch)
    });
    checked.add(problems);
    Outcome { templates, ..outcome(checked, stopwatch) }
}

impl Checked {
    fn material<'a>(&'a self, theme: &'a Theme, options: &BuildOptions) -> Material<'a> {
        let Self { archive, files, assets, theme: _, problems: _ } = self;
        Material { archive, files, assets, theme, links: options.links }
    }

    fn add(&mut self, problems: Vec<Diagnostic>) {
        self.problems.extend(problems);
        self.problems = problems::settle(std::mem::take(&mut self.problems), &self.archive.site);
    }
}

fn in_threads<T: Send>(
    jobs: usize,
    run: impl FnOnce() -> Result<T, PipelineError> + Send,
) -> Result<T, PipelineError> {
    threads(jobs)?.install(run)
}

/// Starts threads to work with; 0 is as many as there are cores.
pub(super) fn threads(jobs: usize) -> Result<ThreadPool, PipelineError> {
    let started = ThreadPoolBuilder::new().num_threads(jobs).build();
    started.map_err(|_| PipelineError::Threads(jobs))
}

/// Returns the archive's folder, canonical.
pub(super) fn root(options: &BuildOptions) -> Result<std::path::PathBuf, PipelineError> {
    options
        .root
        .canonicalize()
        .map_err(|error| PipelineError::Root(options.root.display().to_string(), error))
}

fn build_here(
    options: &BuildOptions,
    mut stopwatch: Stopwatch<'_>,
) -> Result<Outcome, PipelineError> {
    let root = root(options)?;
    let mut checked = checked(&root, options, &mut stopwatch);
    if problems::stop(&checked.problems, options.strict) {
        return Ok(dry(checked, options, stopwatch));
    }
    let Some(theme) = checked.theme.take() else { return Ok(outcome(checked, stopwatch)) };
    let theme = theme.with_site(&page_site::view(&checked.archive));
    let target = site::target(&root, options.output.clone());
    let keys = make::keys(&checked.archive);
    let written = stopwatch.stage("pages", keys.len(), |watch| {
        site::write(checked.material(&theme, options), &keys, &target, watch)
    });
    match written {
        Ok(Written { report, templates }) => {
            let plain = outcome(checked, stopwatch);
            let counts = Counts { pages: keys.len(), ..plain.counts };
            Ok(Outcome { report: Some(report), counts, templates, ..plain })
        }
        Err(Failure::Templates(found)) => {
            checked.add(found);
            Ok(outcome(checked, stopwatch))
        }
        Err(Failure::Output(error)) => Err(error.into()),
    }
}

fn checked(root: &Path, options: &BuildOptions, stopwatch: &mut Stopwatch<'_>) -> Checked {
    let mut input = stopwatch.stage("records", 0, |_| content::input(content::read(root), options));
    let actors: Vec<_> = input.census.actors.rows().iter().collect();
    let ((names, ambiguous), (theme, found)) = stopwatch.stage("theme", 0, |_| {
        let files = ThemeFiles {
            files: &input.files,
            assets: &input.assets,
            theme: &input.site.theme,
            options: &input.site.theme_options,
            language: &input.site.language,
            links: options.links,
        };
        (NameIndex::build(&actors), theme::load(&files))
    });
    input.problems.extend(ambiguous.into_iter().chain(found));
    let spoken = theme.as_ref().map(|theme| theme.languages().to_vec()).unwrap_or_default();
    let Linked { archive, files, assets, mut problems } = stopwatch.stage("archive", 0, |_| {
        let texts = content::texts(&input, &names, |_| None);
        content::link(input, texts, spoken, options)
    });
    if let Some(theme) = &theme {
        problems.extend(collisions(&archive, theme, &assets, &problems));
    }
    let problems = problems::settle(problems, &archive.site);
    Checked { archive, files, assets, theme, problems }
}

/// Returns the collisions of a site's files, but for those of records whose address was refused already.
pub(super) fn collisions(
    archive: &Archive,
    theme: &Theme,
    assets: &[Asset],
    found: &[Diagnostic],
) -> Vec<Diagnostic> {
    let is_reserved = |place: Span| {
        found.iter().any(|problem| problem.span == place && problem.code == Code::ReservedAddress)
    };
    let mut collisions = collisions::find(archive, theme, assets);
    collisions.retain(|problem| !is_reserved(problem.span));
    collisions
}

/// What a run found that has written nothing.
fn outcome(checked: Checked, stopwatch: Stopwatch<'_>) -> Outcome {
    Outcome {
        counts: counts(&checked.archive),
        files: checked.files,
        problems: checked.problems,
        report: None,
        stages: stopwatch.stages,
        templates: Vec::new(),
    }
}

/// Returns how many records of each kind there are.
pub(super) fn counts(archive: &Archive) -> Counts {
    let census = &archive.census;
    Counts {
        articles: census.articles.len(),
        actors: census.actors.len(),
        speeches: census.speeches.len(),
        events: census.events.len(),
        pledges: census.pledges.len(),
        claims: census.claims.len(),
        pages: 0,
    }
}
