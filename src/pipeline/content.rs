//! From the folder to the linked archive: source, record, text, names, archive.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::archive::census::{self, Census};
use crate::archive::facts::Facts;
use crate::archive::node::{Node, NodeMap};
use crate::archive::reading::{self, Library};
use crate::archive::{Archive, Parts};
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::language::Language;
use crate::base::span::Span;
use crate::names::index::NameIndex;
use crate::pipeline::options::BuildOptions;
use crate::record::annotation::{self, Annotation};
use crate::record::common::Record;
use crate::record::read;
use crate::record::site::{self, Site};
use crate::source::file::{Asset, Role, SourceFile};
use crate::source::front_matter;
use crate::source::read as source_read;
use crate::source::walk;

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

/// Reads all files and records below `root`, which must be canonical.
pub fn read(root: &Path, options: &BuildOptions) -> Input {
    let listing = walk::list(root);
    let mut problems = listing.problems;
    let read: Vec<(SourceFile, Option<Diagnostic>)> =
        listing.texts.par_iter().map(source_read::read).collect();
    let mut files = Vec::with_capacity(read.len());
    for (file, problem) in read {
        files.push(file);
        problems.extend(problem);
    }
    let (site, site_problems) = settings(&files, options);
    problems.extend(site_problems);
    let (records, record_problems) = records(&files);
    problems.extend(record_problems);
    let (census, census_problems) = census::take(records, options.drafts);
    problems.extend(census_problems);
    Input { files, assets: listing.assets, site, census, problems }
}

fn settings(files: &[SourceFile], options: &BuildOptions) -> (Site, Vec<Diagnostic>) {
    let file = files.iter().find(|file| file.role == Role::Site);
    let (mut site, problems) = file.map_or_else(|| (Site::standard(), Vec::new()), site::read);
    if let Some(url) = &options.base_url {
        let span = site.base_url.as_ref().map_or(site.theme.span, |url| url.span);
        site.base_url = Some(crate::base::span::Spanned::new(url.clone(), span));
    }
    (site, problems)
}

fn records(files: &[SourceFile]) -> (Vec<Record>, Vec<Diagnostic>) {
    let read: Vec<(Option<Record>, Vec<Diagnostic>)> = files.par_iter().map(record).collect();
    let mut problems = Vec::new();
    let mut notes = sidecars(files, &mut problems);
    let mut records = Vec::new();
    for (file, (record, found)) in files.iter().zip(read) {
        problems.extend(found);
        let own = notes.remove(file.path.as_str());
        if let Some(mut record) = record {
            if let Some((sidecar, own)) = own {
                problems.extend(attach(&mut record, own, sidecar));
            }
            records.push(record);
        }
    }
    for (record, (sidecar, _)) in notes {
        let message = format!("there is no record `{record}` for these notes");
        problems
            .push(Diagnostic::new(Code::MisplacedFile, Span::file(sidecar.id), message).with_help(
            "a sidecar has the name of its record's file: `<stem>.notes.yaml` beside `<stem>.md`",
        ));
    }
    (records, problems)
}

fn record(file: &SourceFile) -> (Option<Record>, Vec<Diagnostic>) {
    let Role::Record(kind, stem) = &file.role else { return (None, Vec::new()) };
    match front_matter::split(file) {
        Ok(parts) => read::read(file, *kind, stem, parts.front, parts.body),
        Err(problem) => (None, vec![problem]),
    }
}

/// Notes of sidecar files, by the path of their record.
fn sidecars<'a>(
    files: &'a [SourceFile],
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<&'a str, (&'a SourceFile, Vec<Annotation>)> {
    let mut notes = BTreeMap::new();
    for file in files {
        if let Role::Notes(record) = &file.role {
            let (own, found) = read::notes(file);
            problems.extend(found);
            notes.insert(record.as_str(), (file, own));
        }
    }
    notes
}

fn attach(record: &mut Record, notes: Vec<Annotation>, sidecar: &SourceFile) -> Vec<Diagnostic> {
    match record {
        Record::Article(article) => annotation::join(&mut article.annotations, notes),
        Record::Speech(speech) => annotation::join(&mut speech.annotations, notes),
        _ => {
            let message = "only articles and speeches have notes";
            vec![Diagnostic::new(Code::MisplacedFile, Span::file(sidecar.id), message)]
        }
    }
}

/// Reads all texts and links everything. `spoken` are the languages of the theme.
pub fn link(
    input: Input,
    names: &NameIndex,
    spoken: Vec<Language>,
    options: &BuildOptions,
) -> (Archive, Vec<SourceFile>, Vec<Asset>, Vec<Diagnostic>) {
    let Input { files, assets, site, census, mut problems } = input;
    let nodes: Vec<Node> = census.nodes().collect();
    let library = Library { census: &census, site: &site, files: &files };
    let read: Vec<(Facts, Vec<Diagnostic>)> =
        nodes.par_iter().map(|node| reading::facts(library, names, *node)).collect();
    let mut facts = Vec::with_capacity(read.len());
    for (own, found) in read {
        facts.push(own);
        problems.extend(found);
    }
    let facts = NodeMap::new(nodes.into_iter().zip(facts));
    let parts = Parts {
        census,
        facts,
        site,
        files: &files,
        assets: &assets,
        spoken,
        as_of: options.as_of.clone(),
    };
    let (archive, found) = crate::archive::link(parts);
    problems.extend(found);
    (archive, files, assets, problems)
}
