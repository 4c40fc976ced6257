//! Which files for machines there are, and the making of each. All of them hold whole addresses, so that there are none
//! without a `base_url`.

use crate::archive::Archive;
use crate::export::atom::{self, Feed};
use crate::export::sitemap::{self, Sitemap};
use crate::page::base_url::BaseUrl;

/// A file for machines, to be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ExportKey {
    /// An Atom feed.
    Feed(Feed),
    /// The sitemap, a part of it, or the index of its parts.
    Sitemap(Sitemap),
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
    feeds.chain(sitemap::plan(archive, &base).into_iter().map(ExportKey::Sitemap)).collect()
}

/// Returns where a file stands in the site.
pub fn path(archive: &Archive, key: &ExportKey) -> String {
    match key {
        ExportKey::Feed(feed) => atom::path(archive, *feed),
        ExportKey::Sitemap(sitemap) => sitemap.path().to_owned(),
    }
}

/// Makes a file; none without a `base_url`.
pub fn file(archive: &Archive, key: &ExportKey) -> Option<ExportFile> {
    let base = BaseUrl::of(archive)?;
    let bytes = match key {
        ExportKey::Feed(feed) => atom::bytes(archive, &base, *feed),
        ExportKey::Sitemap(sitemap) => sitemap::bytes(archive, &base, sitemap),
    };
    Some(ExportFile { path: path(archive, key), bytes })
}
