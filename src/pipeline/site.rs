//! From the linked archive to the files of the site: page, render, output.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Instant;

use rayon::prelude::*;

use crate::archive::Archive;
use crate::archive::reading::{self, Library, Reading};
use crate::base::address::Address;
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
    let write = |lines: &Lines, key: &PageKey| {
        let written = write_page(material, lines, &session, key);
        watch.step();
        written
    };
    let written = of_all_pages(material, keys, write);
    let mut renderings = Vec::new();
    let mut problems = Vec::new();
    for page in written {
        match page {
            Ok(rendering) => renderings.extend(rendering),
            Err(Failure::Templates(found)) => problems.extend(found),
            Err(output @ Failure::Output(_)) => return Err(output),
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Templates(each_once(problems)));
    }
    write_assets(material, &session)?;
    write_exports(material, &session)?;
    Ok(Written { report: session.commit()?, templates: watch::by_template(renderings) })
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

/// Returns what `act` makes of each page. Pages that lie equally deep share parts, which are forgotten after them.
fn of_all_pages<T: Send>(
    material: Material<'_>,
    keys: &[PageKey],
    act: impl Fn(&Lines, &PageKey) -> T + Sync,
) -> Vec<T> {
    let mut depths: BTreeMap<String, Vec<&PageKey>> = BTreeMap::new();
    for key in keys {
        let address = make::address(material.archive, key);
        depths.entry(root_of(material.archive, key, &address)).or_default().push(key);
    }
    let lines = Lines::new(material.archive);
    let mut made = Vec::with_capacity(keys.len());
    for keys in depths.values() {
        made.par_extend(keys.par_iter().map(|key| act(&lines, key)));
        material.theme.forget_parts();
    }
    made
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
    let Material { archive, files, .. } = material;
    let setting = setting(material, lines);
    let library = Library { census: &archive.census, site: &archive.site, files };
    let reading = make::text_of(archive, key)
        .map_or_else(Reading::default, |node| reading::read(library, node, &archive.facts[node]));
    let page = make::page(setting, key, &reading);
    Sheet { root: root_of(archive, key, &page.address), page }
}

/// Writes a page where it has changed; returns how long its template took, if it had to be rendered.
fn write_page(
    material: Material<'_>,
    lines: &Lines,
    session: &Session,
    key: &PageKey,
) -> Result<Option<Rendering>, Failure> {
    let sheet = sheet(material, lines, key);
    let file = sheet.page.address.file();
    let key = material.theme.key(sheet.page.template, &sheet.page.view, &sheet.place());
    if session.is_current(&file, &key) {
        session.keep(&file)?;
        return Ok(None);
    }
    let (bytes, rendering) =
        rendered(material, &sheet).map_err(|problem| Failure::Templates(vec![problem]))?;
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
