//! From the folder to the linked archive: source, record, text, names, archive.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::census::{self, Census};
use crate::archive::collated::{self, Collations};
use crate::archive::facts::Facts;
use crate::archive::node::{Node, NodeMap};
use crate::archive::reading::{self, Library};
use crate::archive::{Archive, Parts};
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::span::{FileId, Span, Spanned};
use crate::names::index::NameIndex;
use crate::pipeline::options::BuildOptions;
use crate::record::annotation::{self, Annotation};
use crate::record::common::{Common, Record};
use crate::record::read;
use crate::record::site::{self, Site};
use crate::source::file::{Asset, Role, SourceFile};
use crate::source::front_matter;
use crate::source::read as source_read;
use crate::source::walk::{self, Listing, Text};

/// The files of an archive's folder, each read by itself.
#[derive(Clone, Debug)]
pub struct Sources {
    entries: Vec<Entry>,
    assets: Vec<Asset>,
    /// What could not be listed.
    problems: Vec<Diagnostic>,
}

/// One file.
#[derive(Clone, Debug)]
struct Entry {
    found: Text,
    file: SourceFile,
    content: Content,
    problems: Vec<Diagnostic>,
}

/// What a file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Content {
    /// A record; none where it cannot be read.
    Record(Option<Record>),
    /// Notes of a record in a file beside it.
    Notes(Vec<Annotation>),
    /// Settings, templates, what is copied.
    Other,
}

/// How the files of a folder differ from those of before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Changes {
    /// Files came, went or changed their names, so that all are numbered anew.
    Everything,
    /// These files changed.
    Files(BTreeMap<FileId, Change>),
}

/// How a file changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// Nothing of a record but its text.
    Body,
    /// All of it.
    Whole,
    /// It is only copied.
    Copied,
}

/// Everything that was read from the archive's folder.
#[derive(Debug)]
pub struct Input {
    /// The text files, by number.
    pub files: Vec<SourceFile>,
    /// The files that are copied.
    pub assets: Vec<Asset>,
    /// The settings.
    pub site: Site,
    /// All records.
    pub census: Census,
    /// What is wrong so far.
    pub problems: Vec<Diagnostic>,
}

/// An archive that was linked, and what it was linked from.
#[derive(Debug)]
pub struct Linked {
    /// The archive.
    pub archive: Archive,
    /// The text files, by number.
    pub files: Vec<SourceFile>,
    /// The files that are copied.
    pub assets: Vec<Asset>,
    /// All that is wrong.
    pub problems: Vec<Diagnostic>,
}

/// What is kept of one text, and what is wrong with it.
pub type Read = (Arc<Facts>, Vec<Diagnostic>);

/// Reads all files below `root`, which must be canonical.
pub fn read(root: &Path) -> Sources {
    read_all(walk::list(root))
}

fn read_all(listing: Listing) -> Sources {
    let Listing { texts, assets, problems } = listing;
    Sources { entries: texts.into_par_iter().map(entry).collect(), assets, problems }
}

/// Reads the files that are not as they were `before`, and those that are said to be `touched`: their stamp may tell nothing.
pub fn read_again(root: &Path, before: Sources, touched: &BTreeSet<PathBuf>) -> (Sources, Changes) {
    let listing = walk::list(root);
    if !before.lists_the_same(&listing) {
        return (read_all(listing), Changes::Everything);
    }
    let Listing { texts, assets, problems } = listing;
    let pairs = before.entries.into_par_iter().zip(texts);
    let read: Vec<_> = pairs.map(|(old, found)| entry_again(old, found, touched)).collect();
    let mut changes = BTreeMap::new();
    let mut entries = Vec::with_capacity(read.len());
    for (entry, change) in read {
        changes.extend(change.map(|change| (entry.file.id, change)));
        entries.push(entry);
    }
    (Sources { entries, assets, problems }, Changes::Files(changes))
}

impl Sources {
    fn lists_the_same(&self, listing: &Listing) -> bool {
        let Listing { texts, assets, problems } = listing;
        let same_text = |(old, new): (&Entry, &Text)| {
            old.found.path == new.path && old.found.role == new.role && old.found.from == new.from
        };
        self.entries.len() == texts.len()
            && self.assets.len() == assets.len()
            && self.problems == *problems
            && self.entries.iter().zip(texts).all(same_text)
            && self.assets.iter().zip(assets).all(|(old, new)| old.path == new.path)
    }

    /// Returns what a file was found to be for, also where it cannot be read.
    pub fn role(&self, file: FileId) -> &Role {
        let entry = self.entries.get(file.0 as usize);
        entry.map_or(&Role::Unused, |entry| &entry.found.role)
    }

    /// Returns the number of the file at a path below the root.
    pub fn at(&self, path: &str) -> Option<FileId> {
        let n = self.entries.binary_search_by(|entry| entry.found.path.as_str().cmp(path)).ok()?;
        Some(self.entries.get(n)?.file.id)
    }

    /// Returns the numbers of the files beside a record that hold notes of it.
    pub fn notes_of<'a>(&'a self, record: &'a str) -> impl Iterator<Item = FileId> + 'a {
        let is_of = move |role: &Role| match role {
            Role::Notes(of) | Role::Note(of, _) => of == record,
            _ => false,
        };
        self.entries.iter().filter(move |entry| is_of(&entry.found.role)).map(|entry| entry.file.id)
    }

    /// Returns the path of a file below the root.
    pub fn path(&self, file: FileId) -> &str {
        self.entries.get(file.0 as usize).map_or("", |entry| &entry.found.path)
    }

    /// Returns the files that are copied.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }
}

fn entry(found: Text) -> Entry {
    let (file, problem) = source_read::read(&found);
    let mut problems: Vec<Diagnostic> = problem.into_iter().collect();
    let content = match &file.role {
        Role::Record(kind, stem) => {
            let (record, more) = match front_matter::split(&file) {
                Ok(parts) => read::read(&file, *kind, stem, parts.front, parts.body),
                Err(problem) => (None, vec![problem]),
            };
            problems.extend(more);
            Content::Record(record)
        }
        Role::Notes(_) => {
            let (notes, more) = read::notes(&file);
            problems.extend(more);
            Content::Notes(notes)
        }
        Role::Note(_, stem) => {
            let (note, more) = read::note(&file, stem);
            problems.extend(more);
            Content::Notes(note.into_iter().collect())
        }
        _ => Content::Other,
    };
    Entry { found, file, content, problems }
}

fn entry_again(old: Entry, found: Text, touched: &BTreeSet<PathBuf>) -> (Entry, Option<Change>) {
    if old.found.stamp == found.stamp && !touched.contains(&found.from) {
        return (old, None);
    }
    if found.role == Role::Unused {
        return (Entry { found, ..old }, Some(Change::Copied));
    }
    let new = entry(found);
    let change = match (&old.content, &new.content) {
        _ if old.file == new.file && old.problems == new.problems => None,
        (Content::Record(Some(old)), Content::Record(Some(new))) if differ_in_body(old, new) => {
            Some(Change::Body)
        }
        _ => Some(Change::Whole),
    };
    (new, change)
}

/// Returns whether two readings of a record's file have the same fields.
fn differ_in_body(old: &Record, new: &Record) -> bool {
    let mut old = old.clone();
    old.common_mut().body = new.common().body;
    old == *new
}

/// Takes the census of what was read.
pub fn input(sources: Sources, options: &BuildOptions) -> Input {
    let Sources { entries, assets, mut problems } = sources;
    let mut files = Vec::with_capacity(entries.len());
    let mut contents = Vec::with_capacity(entries.len());
    for entry in entries {
        files.push(entry.file);
        contents.push(entry.content);
        problems.extend(entry.problems);
    }
    let (site, found) = settings(&files, options);
    problems.extend(found);
    let records = records(&files, contents, &mut problems);
    let unread = unread(&files, &records);
    let (mut census, found) = census::take(records, options.drafts);
    problems.extend(found);
    census.unread = unread;
    Input { files, assets, site, census, problems }
}

/// Returns the records that have a file and could not be read.
fn unread(files: &[SourceFile], records: &[Record]) -> BTreeMap<(Kind, Id), FileId> {
    let read: BTreeSet<FileId> = records.iter().map(|record| record.common().file).collect();
    let named = files.iter().filter_map(|file| match &file.role {
        Role::Record(kind, stem) => Some(((*kind, Id::parse(stem)?), file.id)),
        _ => None,
    });
    named.filter(|(_, file)| !read.contains(file)).collect()
}

fn settings(files: &[SourceFile], options: &BuildOptions) -> (Site, Vec<Diagnostic>) {
    let file = files.iter().find(|file| file.role == Role::Site);
    let (mut site, problems) = file.map_or_else(|| (Site::standard(), Vec::new()), site::read);
    if let Some(url) = &options.base_url {
        let span = site.base_url.as_ref().map_or(site.theme.span, |url| url.span);
        site.base_url = Some(Spanned::new(url.clone(), span));
    }
    (site, problems)
}

/// Notes that stand in files beside their record.
#[derive(Default)]
struct Beside {
    /// Their files, but of a folder only the first.
    files: Vec<FileId>,
    /// The notes, in the order of the names of the files.
    notes: Vec<Annotation>,
}

/// Returns the records, each with the notes that stand beside it.
fn records(
    files: &[SourceFile],
    contents: Vec<Content>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Record> {
    let mut beside: BTreeMap<&str, Beside> = BTreeMap::new();
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for (file, content) in files.iter().zip(contents) {
        match (&file.role, content) {
            (Role::Notes(record), Content::Notes(own)) => {
                let beside = beside.entry(record).or_default();
                beside.files.push(file.id);
                beside.notes.extend(own);
            }
            (Role::Note(record, _), Content::Notes(own)) => {
                let beside = beside.entry(record).or_default();
                beside.files.extend(folders.insert(record).then_some(file.id));
                beside.notes.extend(own);
            }
            (_, Content::Record(record)) => found.push((file, record)),
            _ => {}
        }
    }
    let mut records = Vec::with_capacity(found.len());
    for (file, record) in found {
        let own = beside.remove(file.path.as_str());
        let Some(mut record) = record else { continue };
        if let Some(own) = own {
            problems.extend(attach(&mut record, own));
        }
        records.push(record);
    }
    for (record, Beside { files, notes: _ }) in beside {
        let message = format!("there is no record `{record}` for these notes");
        problems.extend(files.into_iter().map(|file| misplaced(file, message.clone()).with_help(
            "notes have the name of their record's file: `<stem>.notes.yaml` and `<stem>.notes/` beside `<stem>.md`",
        )));
    }
    records
}

fn attach(record: &mut Record, beside: Beside) -> Vec<Diagnostic> {
    let Beside { files, notes } = beside;
    match record {
        Record::Article(article) => annotation::join(&mut article.annotations, notes),
        Record::Speech(speech) => annotation::join(&mut speech.annotations, notes),
        _ => {
            let message = "only articles and speeches have notes";
            files.into_iter().map(|file| misplaced(file, message.to_owned())).collect()
        }
    }
}

fn misplaced(file: FileId, message: String) -> Diagnostic {
    Diagnostic::new(Code::MisplacedFile, Span::file(file), message)
}

/// Reads the texts of all nodes, in their order, but for those of which it is `known` what reading them would find.
pub fn texts(
    input: &Input,
    names: &NameIndex,
    known: impl Fn(&Common) -> Option<Read> + Sync,
) -> Vec<Read> {
    let Input { files, assets: _, site, census, problems: _ } = input;
    let library = Library { census, site, files };
    let text = |node: &Node| {
        census.common(*node).and_then(&known).unwrap_or_else(|| read_text(library, names, *node))
    };
    census.nodes().collect::<Vec<_>>().par_iter().map(text).collect()
}

fn read_text(library: Library<'_>, names: &NameIndex, node: Node) -> Read {
    let (facts, problems) = reading::facts(library, names, node);
    (Arc::new(facts), problems)
}

/// Links everything. `texts` are those of all nodes, in their order; `spoken` are the languages of the theme.
pub fn link(
    input: Input,
    texts: Vec<Read>,
    spoken: Vec<Language>,
    options: &BuildOptions,
) -> Linked {
    let Input { files, assets, site, census, mut problems } = input;
    let mut facts = Vec::with_capacity(texts.len());
    for (node, (own, found)) in census.nodes().zip(texts) {
        facts.push((node, own));
        problems.extend(found);
    }
    let facts = NodeMap::new(facts);
    let collations = collations(Library { census: &census, site: &site, files: &files }, &facts);
    let parts = Parts {
        facts,
        collations,
        census,
        site,
        files: &files,
        assets: &assets,
        spoken,
        as_of: options.as_of.clone(),
    };
    let (archive, found) = crate::archive::link(parts);
    problems.extend(found);
    Linked { archive, files, assets, problems }
}

/// Compares all quotations with their speeches, each of which is read once.
fn collations(library: Library<'_>, facts: &NodeMap<Arc<Facts>>) -> Collations {
    let settled: Vec<_> = collated::settled(library.census, facts).into_iter().collect();
    let compared = settled
        .par_iter()
        .map(|(speech, quotations)| collated::collate(library, facts, *speech, quotations));
    let compared: Vec<_> = compared.collect();
    let mut collations = Collations::default();
    for ((speech, _), found) in settled.iter().zip(compared) {
        collations.add(*speech, found);
    }
    collations
}
