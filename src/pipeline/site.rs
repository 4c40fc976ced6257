//! From the linked archive to the files of the site: page, render, output.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Instant;

use rayon::prelude::*;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::archive::reading::{self, Library, Reading};
use crate::base::address::Address;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::link::LinkStyle;
use crate::export::file::{self as export, ExportFile, ExportKey};
use crate::output::error::OutputError;
use crate::output::session::{self, Report, Session, Target};
use crate::page::key::PageKey;
use crate::page::lines::Lines;
use crate::page::make::{self, Page};
use crate::page::prose::{self, Setting};
use crate::pipeline::watch::{self, Rendering, TemplateTime, Watch};
use crate::record::site::Search;
use crate::render::theme::{AssetContent, PagePlace, Theme};
use crate::search::index::{self as search, Found, Index};
use crate::search::order;
use crate::search::piece::Piece;
use crate::source::file::{Asset, SourceFile};
use crate::source::walk;

/// How many pages are made at once; what the search finds of twice as many is held.
const BATCH: usize = 128;

/// What a site is made from.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// The text files, by number.
    pub files: &'a [SourceFile],
    /// The files that are copied.
    pub assets: &'a [Asset],
    /// The theme.
    pub theme: &'a Theme,
    /// How links are written.
    pub links: LinkStyle,
}

/// Why a site was not written.
#[derive(Debug)]
pub enum Failure {
    /// Templates failed.
    Templates(Vec<Diagnostic>),
    /// The machine refused.
    Output(OutputError),
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

/// Returns the output folder of an archive as the output stage wants it.
pub fn target(root: &std::path::Path, output: PathBuf) -> Target {
    // Also those that are not there yet: the next build would read what this one writes.
    let inputs = walk::INPUTS.iter().map(|input| root.join(input)).collect();
    Target { output, root: root.to_path_buf(), inputs }
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// What changed.
    pub report: Report,
    /// How long each template took, the slowest first.
    pub templates: Vec<TemplateTime>,
}

/// Makes and writes the pages of `keys` and all other files.
pub fn write(
    material: Material<'_>,
    keys: &[PageKey],
    target: &Target,
    watch: &dyn Watch,
) -> Result<Written, Failure> {
    let session = session::open(target)?;
    let mut writing = Writing::new(material);
    let write = |lines: &Lines, key: &PageKey| {
        let sheet = sheet(material, lines, key);
        let written = write_page(material, &session, &sheet);
        watch.step();
        (written, sheet.found)
    };
    in_batches(material, keys, write, |batch| {
        for (page, found) in batch {
            writing.page(page);
            writing.search(&session, &found);
        }
    });
    let renderings = writing.finish(&session)?;
    write_assets(material, &session)?;
    write_exports(material, &session)?;
    Ok(Written { report: session.commit()?, templates: watch::by_template(renderings) })
}

/// What comes of the pages while they are written: what fails, and the index of the search.
struct Writing<'a> {
    renderings: Vec<Rendering>,
    problems: Vec<Diagnostic>,
    failure: Option<Failure>,
    index: Option<Index<'a>>,
}

impl<'a> Writing<'a> {
    fn new(material: Material<'a>) -> Self {
        let (renderings, problems) = (Vec::new(), Vec::new());
        Self { renderings, problems, failure: None, index: index(material) }
    }

    fn page(&mut self, written: Result<Option<Rendering>, Failure>) {
        match written {
            Ok(rendering) => self.renderings.extend(rendering),
            Err(Failure::Templates(found)) => self.problems.extend(found),
            Err(output @ Failure::Output(_)) => drop(self.failure.get_or_insert(output)),
        }
    }

    fn search(&mut self, session: &Session, found: &[Found]) {
        let Some(index) = &mut self.index else { return };
        let full: Vec<Piece> = found.iter().flat_map(|one| index.add(one)).collect();
        for piece in full {
            self.piece(session, &piece);
        }
    }

    fn piece(&mut self, session: &Session, piece: &Piece) {
        if self.failure.is_none() {
            self.failure = session.put(&piece.path, None, &piece.bytes).err().map(Failure::Output);
        }
    }

    /// Writes the rest of the index; fails where anything did.
    fn finish(mut self, session: &Session) -> Result<Vec<Rendering>, Failure> {
        if let Some(index) = self.index.take() {
            index.finish(&mut |piece| self.piece(session, &piece));
        }
        match self.failure {
            Some(failure) => Err(failure),
            None if self.problems.is_empty() => Ok(self.renderings),
            None => Err(Failure::Templates(each_once(self.problems))),
        }
    }
}

/// Begins the index of the search, unless the site has none.
fn index(material: Material<'_>) -> Option<Index<'_>> {
    let is_offered = material.archive.site.search == Search::Offered;
    let Material { archive, theme, .. } = material;
    let date = |date: &Edtf| theme.date(date, &archive.site.language);
    is_offered.then(|| Index::new(archive, Box::new(date)))
}

/// Makes the index of the search: its files by their paths; none where the site has none.
pub(super) fn search(material: Material<'_>, keys: &[PageKey]) -> BTreeMap<String, Vec<u8>> {
    let mut pieces = BTreeMap::new();
    let Some(mut index) = index(material) else { return pieces };
    let mut keep = |piece: Piece| drop(pieces.insert(piece.path, piece.bytes));
    for key in by_depth(material, keys).into_values().flatten() {
        let Some(node) = make::text_of(material.archive, key) else { continue };
        let found = search::read(material.archive, node, &read(material, node));
        found.iter().flat_map(|one| index.add(one)).for_each(&mut keep);
    }
    index.finish(&mut keep);
    pieces
}

/// Makes the pages of `keys` and writes none; returns where templates fail, and how long each took.
pub fn check(
    material: Material<'_>,
    keys: &[PageKey],
    watch: &dyn Watch,
) -> (Vec<Diagnostic>, Vec<TemplateTime>) {
    let make = |lines: &Lines, key: &PageKey| {
        let made = rendered(material, &sheet(material, lines, key));
        watch.step();
        made.map(|(_, rendering)| rendering)
    };
    let made = of_all_pages(material, keys, make);
    let times = watch::by_template(made.iter().filter_map(|page| page.as_ref().ok().copied()));
    (each_once(made.into_iter().filter_map(Result::err).collect()), times)
}

/// Makes one file for machines, if it is part of the site.
pub(super) fn export(material: Material<'_>, lines: &Lines, key: &ExportKey) -> Option<ExportFile> {
    export::file(setting(material, lines), key)
}

fn setting<'a>(material: Material<'a>, lines: &'a Lines) -> Setting<'a> {
    let Material { archive, files, theme: _, assets: _, links } = material;
    Setting { archive, files, lines, links, away: None }
}

/// Makes one page; fails where its template does.
pub(super) fn page(
    material: Material<'_>,
    lines: &Lines,
    key: &PageKey,
) -> Result<Vec<u8>, Diagnostic> {
    rendered(material, &sheet(material, lines, key)).map(|(bytes, _)| bytes)
}

/// Returns what `act` makes of each page.
fn of_all_pages<T: Send>(
    material: Material<'_>,
    keys: &[PageKey],
    act: impl Fn(&Lines, &PageKey) -> T + Sync,
) -> Vec<T> {
    let mut made = Vec::with_capacity(keys.len());
    in_batches(material, keys, act, |batch| made.extend(batch));
    made
}

/// Hands what `act` makes of the pages to `take`, some pages at a time, in an order that depends on nothing but the archive.
/// Pages that lie equally deep share parts, which are forgotten after them.
fn in_batches<T: Send>(
    material: Material<'_>,
    keys: &[PageKey],
    act: impl Fn(&Lines, &PageKey) -> T + Sync,
    mut take: impl FnMut(Vec<T>) + Send,
) {
    let lines = Lines::new(material.archive);
    let mut last = Vec::new();
    for keys in by_depth(material, keys).into_values() {
        for batch in keys.chunks(BATCH) {
            let make = || batch.par_iter().map(|key| act(&lines, key)).collect();
            (last, ()) = rayon::join(make, || take(last));
        }
        material.theme.forget_parts();
    }
    take(last);
}

/// Returns the pages that lie equally deep, by how their root is reached; those of records last, the newest first.
fn by_depth<'k>(material: Material<'_>, keys: &'k [PageKey]) -> BTreeMap<String, Vec<&'k PageKey>> {
    let archive = material.archive;
    let mut depths: BTreeMap<String, Vec<&PageKey>> = BTreeMap::new();
    for key in keys {
        let address = make::address(archive, key);
        depths.entry(root_of(archive, key, &address)).or_default().push(key);
    }
    for keys in depths.values_mut() {
        keys.sort_by(|one, other| match (one, other) {
            (PageKey::Record(one), PageKey::Record(other)) => {
                order::newest_first(archive, *one, *other)
            }
            (PageKey::Record(_), _) => Ordering::Greater,
            (_, PageKey::Record(_)) => Ordering::Less,
            _ => Ordering::Equal,
        });
    }
    depths
}

/// A template that fails does so on many pages; the first is enough.
fn each_once(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    problems.into_iter().filter(|problem| seen.insert((problem.span, problem.code))).collect()
}

/// A page before its template is applied.
struct Sheet {
    page: Page,
    root: String,
    /// What the search finds of the page's record.
    found: Vec<Found>,
}

impl Sheet {
    fn place(&self) -> PagePlace<'_> {
        PagePlace { address: &self.page.address, root: &self.root, language: &self.page.language }
    }
}

fn sheet(material: Material<'_>, lines: &Lines, key: &PageKey) -> Sheet {
    let archive = material.archive;
    let node = make::text_of(archive, key);
    let reading = node.map_or_else(Reading::default, |node| read(material, node));
    let page = make::page(setting(material, lines), key, &reading);
    let is_searched = archive.site.search == Search::Offered;
    let searched = node.filter(|_| is_searched);
    let found = searched.map(|node| search::read(archive, node, &reading)).unwrap_or_default();
    Sheet { root: root_of(archive, key, &page.address), page, found }
}

fn read(material: Material<'_>, node: Node) -> Reading {
    let Material { archive, files, .. } = material;
    let library = Library { census: &archive.census, site: &archive.site, files };
    reading::read(library, node, &archive.facts[node])
}

/// Writes a page where it has changed; returns how long its template took, if it had to be rendered.
fn write_page(
    material: Material<'_>,
    session: &Session,
    sheet: &Sheet,
) -> Result<Option<Rendering>, Failure> {
    let file = sheet.page.address.file();
    let key = material.theme.key(sheet.page.template, &sheet.page.view, &sheet.place());
    if session.is_current(&file, &key) {
        session.keep(&file)?;
        return Ok(None);
    }
    let (bytes, rendering) =
        rendered(material, sheet).map_err(|problem| Failure::Templates(vec![problem]))?;
    session.put(&file, Some(key), &bytes)?;
    Ok(Some(rendering))
}

fn rendered(material: Material<'_>, sheet: &Sheet) -> Result<(Vec<u8>, Rendering), Diagnostic> {
    let template = sheet.page.template;
    let started = Instant::now();
    let bytes = material.theme.render(template, &sheet.page.view, &sheet.place())?;
    Ok((bytes, Rendering { template, time: started.elapsed() }))
}

/// How to get from a page to the root of the site. The page for addresses that lead nowhere is shown at any address, so that its
/// links begin at the root of the host.
fn root_of(archive: &Archive, key: &PageKey, address: &Address) -> String {
    match key {
        PageKey::NotFound => host_path(archive),
        _ => address.to_root(),
    }
}

/// Returns the path of the site's address on its host.
pub(super) fn host_path(archive: &Archive) -> String {
    let base = archive.site.base_url.as_ref().map(|url| url.value.as_str());
    let path = base
        .and_then(|url| url.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').and_then(|at| rest.get(at..)));
    path.unwrap_or("/").to_owned()
}

fn write_assets(material: Material<'_>, session: &Session) -> Result<(), Failure> {
    for asset in material.theme.assets() {
        match &asset.content {
            AssetContent::Embedded(bytes) => session.put(&asset.path, None, bytes)?,
            AssetContent::File(from) => session.copy(&asset.path, from)?,
            AssetContent::Made(text) => session.put(&asset.path, None, text.as_bytes())?,
        }
    }
    let copied = material.assets.iter().filter(|asset| prose::is_copied(material.archive, asset));
    copied
        .collect::<Vec<_>>()
        .into_par_iter()
        .try_for_each(|asset| session.copy(&prose::asset_address(&asset.path), &asset.from))?;
    Ok(())
}

fn write_exports(material: Material<'_>, session: &Session) -> Result<(), Failure> {
    let files = export::keys(material.archive);
    let lines = Lines::new(material.archive);
    let made = files.par_iter().filter_map(|key| export(material, &lines, key));
    made.try_for_each(|file| session.put(&file.path, None, &file.bytes))?;
    Ok(())
}
