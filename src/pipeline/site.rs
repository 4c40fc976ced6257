//! From the linked archive to the files of the site: page, render, output.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::archive::Archive;
use crate::archive::reading::{self, Library, Reading};
use crate::base::address::Address;
use crate::base::diagnostic::Diagnostic;
use crate::base::link::LinkStyle;
use crate::export::file as export;
use crate::output::error::OutputError;
use crate::output::session::{self, Report, Session, Target};
use crate::page::key::PageKey;
use crate::page::lines::Lines;
use crate::page::make::{self, Page};
use crate::page::prose::{self, Setting};
use crate::render::theme::{AssetContent, PagePlace, Theme};
use crate::source::file::{Asset, SourceFile};
use crate::source::walk;

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
    let inputs =
        walk::INPUTS.iter().map(|input| root.join(input)).filter(|input| input.is_dir()).collect();
    Target { output, root: root.to_path_buf(), inputs }
}

/// Makes and writes every page and file; returns what changed and how many pages there are.
pub fn write(material: Material<'_>, target: &Target) -> Result<(Report, usize), Failure> {
    let session = session::open(target)?;
    let write = |lines: &Lines, key: &PageKey| write_page(material, lines, &session, key).err();
    let (failures, n_pages) = of_all_pages(material, write);
    let mut problems = Vec::new();
    for failure in failures {
        match failure {
            Failure::Templates(found) => problems.extend(found),
            output @ Failure::Output(_) => return Err(output),
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Templates(each_once(problems)));
    }
    write_assets(material, &session)?;
    write_exports(material.archive, &session)?;
    Ok((session.commit()?, n_pages))
}

/// Makes every page and writes none; returns where templates fail.
pub fn check(material: Material<'_>) -> Vec<Diagnostic> {
    let fails = |lines: &Lines, key: &PageKey| {
        let sheet = sheet(material, lines, key);
        material.theme.render(sheet.page.template, &sheet.page.view, &sheet.place()).err()
    };
    each_once(of_all_pages(material, fails).0)
}

/// Does something with every page, and returns what comes of it and how many pages there are. Pages that lie equally deep share
/// parts, which are forgotten after them.
fn of_all_pages<T: Send>(
    material: Material<'_>,
    act: impl Fn(&Lines, &PageKey) -> Option<T> + Sync,
) -> (Vec<T>, usize) {
    let mut depths: BTreeMap<String, Vec<PageKey>> = BTreeMap::new();
    for key in make::keys(material.archive) {
        let root = root_of(material.archive, &key, &make::address(material.archive, &key));
        depths.entry(root).or_default().push(key);
    }
    let lines = Lines::new(material.archive);
    let mut found = Vec::new();
    for keys in depths.values() {
        found.par_extend(keys.par_iter().filter_map(|key| act(&lines, key)));
        material.theme.forget_parts();
    }
    (found, depths.values().map(Vec::len).sum())
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
}

impl Sheet {
    fn place(&self) -> PagePlace<'_> {
        PagePlace { address: &self.page.address, root: &self.root, language: &self.page.language }
    }
}

fn sheet(material: Material<'_>, lines: &Lines, key: &PageKey) -> Sheet {
    let Material { archive, files, theme: _, assets: _, links } = material;
    let setting = Setting { archive, files, lines, links };
    let library = Library { census: &archive.census, site: &archive.site, files };
    let reading = make::text_of(archive, key)
        .map_or_else(Reading::default, |node| reading::read(library, node, &archive.facts[node]));
    let page = make::page(setting, key, &reading);
    Sheet { root: root_of(archive, key, &page.address), page }
}

fn write_page(
    material: Material<'_>,
    lines: &Lines,
    session: &Session,
    key: &PageKey,
) -> Result<(), Failure> {
    let sheet = sheet(material, lines, key);
    let (template, view, place) = (sheet.page.template, &sheet.page.view, sheet.place());
    let file = sheet.page.address.file();
    let key = material.theme.key(template, view, &place);
    if session.is_current(&file, &key) {
        return Ok(session.keep(&file)?);
    }
    let rendered = material.theme.render(template, view, &place);
    let bytes = rendered.map_err(|problem| Failure::Templates(vec![problem]))?;
    Ok(session.put(&file, Some(key), &bytes)?)
}

/// How to get from a page to the root of the site. The page for addresses that lead nowhere is shown at any address, so that its
/// links begin at the root of the host.
fn root_of(archive: &Archive, key: &PageKey, address: &Address) -> String {
    match key {
        PageKey::NotFound => host_path(archive),
        _ => address.to_root(),
    }
}

fn host_path(archive: &Archive) -> String {
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
        }
    }
    let shown = &material.archive.shown;
    let copied = material
        .assets
        .iter()
        .filter(|asset| asset.path.starts_with("static/") || shown.contains(&asset.path));
    copied
        .collect::<Vec<_>>()
        .into_par_iter()
        .try_for_each(|asset| session.copy(&prose::asset_address(&asset.path), &asset.from))?;
    Ok(())
}

fn write_exports(archive: &Archive, session: &Session) -> Result<(), Failure> {
    let files = export::keys(archive);
    let made = files.par_iter().filter_map(|key| export::file(archive, key));
    made.try_for_each(|file| session.put(&file.path, None, &file.bytes))?;
    Ok(())
}
