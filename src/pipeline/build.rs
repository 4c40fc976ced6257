//! The run of all stages over one archive: a build writes the site, a check stops before anything is written.

use std::path::Path;
use std::time::{Duration, Instant};

use rayon::ThreadPoolBuilder;

use crate::archive::Archive;
use crate::base::diagnostic::Diagnostic;
use crate::names::index::NameIndex;
use crate::output::error::OutputError;
use crate::output::session::Report;
use crate::page::site as page_site;
use crate::pipeline::content;
use crate::pipeline::options::{BuildOptions, Counts, Outcome};
use crate::pipeline::problems;
use crate::pipeline::site::{self, Failure, Material};
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

/// How long each stage took.
type Stages = Vec<(&'static str, Duration)>;

/// Builds the site; where the content has errors, nothing is written.
pub fn build(options: &BuildOptions) -> Result<Outcome, PipelineError> {
    in_threads(options.jobs, || build_here(options))
}

/// Checks the archive, makes every page, and writes nothing.
pub fn check(options: &BuildOptions) -> Result<Outcome, PipelineError> {
    in_threads(options.jobs, || {
        let mut stages = Vec::new();
        let checked = checked(&root(options)?, options, &mut stages);
        Ok(dry(checked, options, stages))
    })
}

/// Links the archive and makes no page; returns what was found, and what `look` makes of the archive and its text files.
pub(super) fn linked<T: Send>(
    options: &BuildOptions,
    look: impl FnOnce(&Archive, &[SourceFile]) -> T + Send,
) -> Result<(Outcome, T), PipelineError> {
    in_threads(options.jobs, || {
        let mut stages = Vec::new();
        let checked = checked(&root(options)?, options, &mut stages);
        let seen = look(&checked.archive, &checked.files);
        Ok((outcome(checked, None, 0, stages), seen))
    })
}

/// Makes every page without writing it, so that templates that fail are reported with all else.
fn dry(mut checked: Checked, options: &BuildOptions, mut stages: Stages) -> Outcome {
    let started = Instant::now();
    if let Some(theme) = checked.theme.take() {
        let theme = theme.with_site(&page_site::view(&checked.archive));
        let found = site::check(checked.material(&theme, options));
        checked.add(found);
    }
    stages.push(("pages", started.elapsed()));
    outcome(checked, None, 0, stages)
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
    let pool = ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build()
        .map_err(|_| PipelineError::Threads(jobs))?;
    pool.install(run)
}

fn root(options: &BuildOptions) -> Result<std::path::PathBuf, PipelineError> {
    options
        .root
        .canonicalize()
        .map_err(|error| PipelineError::Root(options.root.display().to_string(), error))
}

fn build_here(options: &BuildOptions) -> Result<Outcome, PipelineError> {
    let root = root(options)?;
    let mut stages = Vec::new();
    let mut checked = checked(&root, options, &mut stages);
    if problems::stop(&checked.problems, options.strict) {
        return Ok(dry(checked, options, stages));
    }
    let Some(theme) = checked.theme.take() else { return Ok(outcome(checked, None, 0, stages)) };
    let started = Instant::now();
    let theme = theme.with_site(&page_site::view(&checked.archive));
    let target = site::target(&root, options.output.clone());
    let written = site::write(checked.material(&theme, options), &target);
    stages.push(("pages", started.elapsed()));
    match written {
        Ok((report, pages)) => Ok(outcome(checked, Some(report), pages, stages)),
        Err(Failure::Templates(found)) => {
            checked.add(found);
            Ok(outcome(checked, None, 0, stages))
        }
        Err(Failure::Output(error)) => Err(error.into()),
    }
}

fn checked(root: &Path, options: &BuildOptions, stages: &mut Stages) -> Checked {
    let started = Instant::now();
    let mut input = content::read(root, options);
    stages.push(("records", started.elapsed()));
    let started = Instant::now();
    let actors: Vec<_> = input.census.actors.rows().iter().collect();
    let (names, found) = NameIndex::build(&actors);
    input.problems.extend(found);
    let (theme, found) = theme::load(&ThemeFiles {
        files: &input.files,
        assets: &input.assets,
        theme: &input.site.theme,
        language: &input.site.language,
        links: options.links,
    });
    input.problems.extend(found);
    stages.push(("theme", started.elapsed()));
    let started = Instant::now();
    let spoken = theme.as_ref().map(|theme| theme.languages().to_vec()).unwrap_or_default();
    let (archive, files, assets, found) = content::link(input, &names, spoken, options);
    stages.push(("archive", started.elapsed()));
    Checked { problems: problems::settle(found, &archive.site), archive, files, assets, theme }
}

fn outcome(checked: Checked, report: Option<Report>, pages: usize, stages: Stages) -> Outcome {
    let counts = Counts { pages, ..counts(&checked.archive) };
    Outcome { counts, files: checked.files, problems: checked.problems, report, stages }
}

fn counts(archive: &Archive) -> Counts {
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
