//! An archive that is being worked on: after each change only what depends on it is read again, and the site that comes out
//! is the one that a build from nothing would write.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use rayon::ThreadPool;

use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::span::FileId;
use crate::names::index::NameIndex;
use crate::page::site as page_site;
use crate::page::view::site::SiteView;
use crate::pipeline::build::{self, PipelineError};
use crate::pipeline::content::{self, Change, Changes, Linked, Read, Sources};
use crate::pipeline::lazy::LazySite;
use crate::pipeline::options::{BuildOptions, Outcome};
use crate::pipeline::problems;
use crate::record::common::Common;
use crate::record::site::Site;
use crate::render::theme::{self, Theme, ThemeFiles};
use crate::source::file::{Asset, Role, SourceFile};

/// An archive that is being worked on.
#[derive(Debug)]
pub struct Live {
    options: BuildOptions,
    root: PathBuf,
    pool: ThreadPool,
    memory: Memory,
}

/// What is known from the last turn and need not be found again, unless something that it depends on has changed.
#[derive(Default, Debug)]
struct Memory {
    sources: Option<Sources>,
    names: Option<(Arc<NameIndex>, Vec<Diagnostic>)>,
    look: Option<Look>,
    /// By the file, and by the record, for a file may hold several.
    texts: BTreeMap<FileId, BTreeMap<(Kind, Id), Read>>,
    /// How often copied files were touched.
    n_touched: u64,
}

/// A theme with the values of the site that its templates see.
#[derive(Clone, Debug)]
struct Look {
    theme: Option<Arc<Theme>>,
    view: SiteView,
    spoken: Vec<Language>,
    problems: Vec<Diagnostic>,
}

/// The archive after a change.
#[derive(Debug)]
pub struct Update {
    /// Its site; none where a build would write nothing.
    pub site: Option<LazySite>,
    /// What was found. Of the files there are those that problems point at.
    pub outcome: Outcome,
}

impl Live {
    /// Prepares to read an archive.
    pub fn new(options: &BuildOptions) -> Result<Self, PipelineError> {
        let root = build::root(options)?;
        let pool = build::threads(options.jobs)?;
        Ok(Self { options: options.clone(), root, pool, memory: Memory::default() })
    }

    /// Returns the archive's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads what has changed, and the files that were `touched` whether they seem to have changed or not; nothing where all is
    /// as it was.
    pub fn update(&mut self, touched: &BTreeSet<PathBuf>) -> Option<Update> {
        let Self { options, root, pool, memory } = self;
        pool.install(|| {
            let started = Instant::now();
            let (sources, changes) = match memory.sources.take() {
                Some(before) => content::read_again(root, before, touched),
                None => (content::read(root), Changes::Everything),
            };
            let is_news = changes != Changes::Files(BTreeMap::new());
            memory.forget(&sources, &changes);
            memory.sources = Some(sources.clone());
            is_news.then(|| {
                let mut update = turn(memory, sources, options);
                update.outcome.stages.push(("update", started.elapsed()));
                update
            })
        })
    }
}

impl Memory {
    /// Forgets what may be otherwise after a change.
    fn forget(&mut self, sources: &Sources, changes: &Changes) {
        let Changes::Files(changes) = changes else {
            *self = Self { n_touched: self.n_touched, ..Self::default() };
            return;
        };
        for (file, change) in changes {
            match change {
                Change::Copied => self.n_touched += 1,
                Change::Body => drop(self.texts.remove(file)),
                Change::Whole => self.forget_file(sources, *file),
            }
        }
    }

    fn forget_file(&mut self, sources: &Sources, file: FileId) {
        match sources.role(file) {
            Role::Site => {
                self.look = None;
                self.texts.clear();
            }
            Role::Record(Kind::Actor, _) => {
                self.names = None;
                self.texts.clear();
            }
            // Which speech a quotation is from follows from who held it.
            Role::Record(Kind::Speech, _) => self.texts.clear(),
            Role::Record(..) => self.forget_texts(sources, sources.path(file)),
            Role::Notes(record) | Role::Note(record, _) => self.forget_texts(sources, record),
            Role::Template(_)
            | Role::ThemeSettings(_)
            | Role::ThemeTemplate(..)
            | Role::Strings(..) => self.look = None,
            Role::Lock | Role::Unused => {}
        }
    }

    /// Forgets the texts of a record, and of those that are written in its notes: they are in its language.
    fn forget_texts(&mut self, sources: &Sources, record: &str) {
        for file in sources.at(record).into_iter().chain(sources.notes_of(record)) {
            self.texts.remove(&file);
        }
    }

    /// Returns the names of all actors, and what is wrong with them.
    fn names(&mut self, input: &content::Input) -> (Arc<NameIndex>, Vec<Diagnostic>) {
        let make = || {
            let actors: Vec<_> = input.census.actors.rows().iter().collect();
            let (names, problems) = NameIndex::build(&actors);
            (Arc::new(names), problems)
        };
        self.names.get_or_insert_with(make).clone()
    }

    fn texts(&mut self, input: &content::Input, names: &NameIndex) -> Vec<Read> {
        let key = |common: &Common| (common.kind, common.id.value.clone());
        let known = &self.texts;
        let texts = content::texts(input, names, |common| {
            known.get(&common.file)?.get(&key(common)).cloned()
        });
        for (node, read) in input.census.nodes().zip(&texts) {
            if let Some(common) = input.census.common(node) {
                let of_file = self.texts.entry(common.file).or_default();
                of_file.entry(key(common)).or_insert_with(|| read.clone());
            }
        }
        texts
    }
}

fn turn(memory: &mut Memory, sources: Sources, options: &BuildOptions) -> Update {
    let mut input = content::input(sources, options);
    let (names, found) = memory.names(&input);
    input.problems.extend(found);
    let known = memory.look.take();
    let loaded = known.is_none().then(|| load(&input.files, &input.assets, &input.site, options));
    let spoken = match (&known, &loaded) {
        (Some(look), _) => look.spoken.clone(),
        (None, Some((Some(theme), _))) => theme.languages().to_vec(),
        (None, _) => Vec::new(),
    };
    let texts = memory.texts(&input, &names);
    let mut linked = content::link(input, texts, spoken, options);
    let look = dressed(known, loaded, &linked, options);
    linked.problems.extend(look.problems.iter().cloned());
    if let Some(theme) = &look.theme {
        let Linked { archive, files: _, assets, problems } = &mut linked;
        problems.extend(build::collisions(archive, theme, assets, problems));
    }
    let found = problems::settle(std::mem::take(&mut linked.problems), &linked.archive.site);
    let outcome = Outcome {
        files: problems::files(&found, &linked.files),
        report: None,
        counts: build::counts(&linked.archive),
        stages: Vec::new(),
        templates: Vec::new(),
        problems: found,
    };
    let theme = look.theme.clone();
    memory.look = Some(look);
    let may = !problems::stop(&outcome.problems, options.strict);
    let site = theme
        .filter(|_| may)
        .map(|theme| LazySite::new(linked, theme, options.links, memory.n_touched));
    Update { site, outcome }
}

type Loaded = (Option<Theme>, Vec<Diagnostic>);

fn load(files: &[SourceFile], assets: &[Asset], site: &Site, options: &BuildOptions) -> Loaded {
    let links = options.links;
    let Site { theme, theme_options, language, .. } = site;
    theme::load(&ThemeFiles { files, assets, theme, options: theme_options, language, links })
}

/// Returns the theme with the values of the site: the one that is known where they are the same, else one that is loaded.
fn dressed(
    known: Option<Look>,
    loaded: Option<Loaded>,
    linked: &Linked,
    options: &BuildOptions,
) -> Look {
    let Linked { archive, files, assets, problems: _ } = linked;
    let view = page_site::view(archive);
    if let Some(look) = known.filter(|look| look.view == view) {
        // The parts of the archive of before would never be asked for again.
        look.theme.iter().for_each(|theme| theme.forget_parts());
        return look;
    }
    let (theme, problems) = loaded.unwrap_or_else(|| load(files, assets, &archive.site, options));
    let spoken = theme.as_ref().map(|theme| theme.languages().to_vec()).unwrap_or_default();
    let theme = theme.map(|theme| Arc::new(theme.with_site(&view)));
    Look { theme, view, spoken, problems }
}
