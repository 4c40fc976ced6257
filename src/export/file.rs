//! Which files for machines there are, and the making of each. All of them hold whole addresses, so that there are none
//! without a `base_url`.

use crate::archive::Archive;
use crate::export::atom::{self, Feed};
use crate::export::sitemap::{self, Sitemap};
use crate::export::web_annotation::collection;
use crate::export::web_annotation::plan::{self, NotesFile};
use crate::page::base_url::BaseUrl;
use crate::page::prose::Setting;

/// A file for machines, to be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ExportKey {
    /// An Atom feed.
    Feed(Feed),
    /// The sitemap, a part of it, or the index of its parts.
    Sitemap(Sitemap),
    /// The collection of notes, or a page of it.
    Notes(NotesFile),
}

/// A file for machines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExportFile {
    /// Its path in the site.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Returns all files for machines, in a fixed order; none without a `base_url`.
pub fn keys(archive: &Archive) -> Vec<ExportKey> {
    let Some(base) = BaseUrl::of(archive) else { return Vec::new() };
    let feeds = atom::feeds(archive).into_iter().map(ExportKey::Feed);
    let sitemap = sitemap::plan(archive, &base).into_iter().map(ExportKey::Sitemap);
    let notes = plan::files(archive).into_iter().map(ExportKey::Notes);
    feeds.chain(sitemap).chain(notes).collect()
}

/// Returns where a file stands in the site.
pub fn path(archive: &Archive, key: &ExportKey) -> String {
    match key {
        ExportKey::Feed(feed) => atom::path(archive, *feed),
        ExportKey::Sitemap(sitemap) => sitemap.path().to_owned(),
        ExportKey::Notes(notes) => notes.path().to_owned(),
    }
}

/// Makes a file; none without a `base_url`.
pub fn file(setting: Setting<'_>, key: &ExportKey) -> Option<ExportFile> {
    let archive = setting.archive;
    let base = BaseUrl::of(archive)?;
    let bytes = match key {
        ExportKey::Feed(feed) => atom::bytes(archive, &base, *feed),
        ExportKey::Sitemap(sitemap) => sitemap::bytes(archive, &base, sitemap),
        ExportKey::Notes(notes) => collection::bytes(setting, &base, notes),
    };
    Some(ExportFile { path: path(archive, key), bytes })
}
