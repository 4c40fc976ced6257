//! A site of which each file is made when it is asked for, with the same bytes that a build writes.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::archive::Archive;
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::{self, Digest};
use crate::base::link::LinkStyle;
use crate::export::file::{self as export, ExportKey};
use crate::page::key::PageKey;
use crate::page::lines::Lines;
use crate::page::{make, prose};
use crate::pipeline::content::Linked;
use crate::pipeline::site::{self, Material};
use crate::render::theme::{AssetContent, Theme};
use crate::search::index as search;
use crate::source::file::{Asset, SourceFile};
use crate::source::stamp::Stamp;

/// A site, complete but for its bytes.
#[derive(Debug)]
pub struct LazySite {
    archive: Archive,
    lines: Lines,
    files: Vec<SourceFile>,
    assets: Vec<Asset>,
    theme: Arc<Theme>,
    links: LinkStyle,
    /// How often copied files were touched before.
    n_touched: u64,
    /// What there is, by its path in the site.
    entries: BTreeMap<String, Entry>,
    /// The pieces of the search, by their paths, once somebody asks for one.
    search: OnceLock<BTreeMap<String, Vec<u8>>>,
}

#[derive(Clone, Debug)]
enum Entry {
    Page(PageKey),
    Export(ExportKey),
    Copied(AssetContent),
}

/// Where the bytes of a file are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// Here.
    Made(Vec<u8>),
    /// In the program.
    Embedded(&'static [u8]),
    /// In a file of the archive.
    File(PathBuf),
}

impl LazySite {
    /// Lists what there is.
    pub(super) fn new(linked: Linked, theme: Arc<Theme>, links: LinkStyle, n_touched: u64) -> Self {
        let Linked { archive, files, assets, problems: _ } = linked;
        let entries = entries(&archive, &theme, &assets);
        let lines = Lines::new(&archive);
        Self {
            archive,
            lines,
            files,
            assets,
            theme,
            links,
            n_touched,
            entries,
            search: OnceLock::new(),
        }
    }

    /// Returns the paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Returns whether there is a file at a path of the site.
    pub fn holds(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// Returns the file at a path of the site, if there is one; for a page whose template fails, what is wrong.
    pub fn file(&self, path: &str) -> Option<Result<Content, Diagnostic>> {
        let Some(entry) = self.entries.get(path) else {
            let piece = search::is_piece(path).then(|| self.pieces().get(path)).flatten()?;
            return Some(Ok(Content::Made(piece.clone())));
        };
        let content = match entry {
            Entry::Page(key) => {
                return Some(site::page(self.material(), &self.lines, key).map(Content::Made));
            }
            Entry::Export(key) => {
                Content::Made(site::export(self.material(), &self.lines, key)?.bytes)
            }
            Entry::Copied(AssetContent::Embedded(bytes)) => Content::Embedded(bytes),
            Entry::Copied(AssetContent::File(from)) => Content::File(from.clone()),
            Entry::Copied(AssetContent::Made(text)) => Content::Made(text.clone().into_bytes()),
        };
        Some(Ok(content))
    }

    /// Returns the path of the site's address on its host: `/` and whole folders, each with its slash.
    pub fn host_path(&self) -> String {
        site::host_path(&self.archive)
    }

    /// Returns a value that is another one when a file that is only copied has changed.
    pub fn copied(&self) -> Digest {
        let stamps: Vec<(&str, Stamp)> =
            self.assets.iter().map(|asset| (asset.path.as_str(), asset.stamp)).collect();
        digest::of(&(self.n_touched, stamps))
    }

    /// Returns the text files that problems of the site may point at, by number.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Returns whether another site has the same templates, texts and settings.
    pub fn has_theme_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.theme, &other.theme)
    }

    /// Forgets parts that pages share and that were made for pages which nobody looks at.
    pub fn forget_parts(&self) {
        self.theme.forget_parts();
    }

    fn pieces(&self) -> &BTreeMap<String, Vec<u8>> {
        self.search.get_or_init(|| site::search(self.material(), &make::keys(&self.archive)))
    }

    fn material(&self) -> Material<'_> {
        let Self { archive, files, assets, theme, links, .. } = self;
        Material { archive, files, assets, theme, links: *links }
    }
}

fn entries(archive: &Archive, theme: &Theme, assets: &[Asset]) -> BTreeMap<String, Entry> {
    let pages = make::keys(archive)
        .into_iter()
        .map(|key| (make::address(archive, &key).file(), Entry::Page(key)));
    let exports = export::keys(archive)
        .into_iter()
        .map(|key| (export::path(archive, &key), Entry::Export(key)));
    let of_theme = theme
        .assets()
        .iter()
        .map(|asset| (asset.path.clone(), Entry::Copied(asset.content.clone())));
    let copied = assets.iter().filter(|asset| prose::is_copied(archive, asset)).map(|asset| {
        let content = AssetContent::File(asset.from.clone());
        (prose::asset_address(&asset.path), Entry::Copied(content))
    });
    pages.chain(exports).chain(of_theme).chain(copied).collect()
}
