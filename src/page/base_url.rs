//! Whole addresses of pages, for what leaves the site: feeds, the sitemap, JSON-LD. Pages link to each other without.

use crate::archive::Archive;
use crate::text::escape;

/// Where the site is served, with a final slash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Returns the address at which an archive is served, if its settings say so.
    pub fn of(archive: &Archive) -> Option<Self> {
        let url = archive.site.base_url.as_ref()?;
        Some(Self(escape::address(url.value.as_str())))
    }

    /// Returns the whole address of a path of the site.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}
