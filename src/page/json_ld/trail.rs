//! The way to a page, as a `BreadcrumbList`: from the home page to the record.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::page::base_url::BaseUrl;
use crate::page::parts;

/// The way to a page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct BreadcrumbList {
    /// `BreadcrumbList`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The steps.
    #[serde(rename = "itemListElement")]
    pub steps: Vec<ListItem>,
}

/// A step of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ListItem {
    /// `ListItem`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Its number, from 1.
    pub position: u32,
    /// The page's name.
    pub name: String,
    /// The page's address.
    pub item: String,
}

/// Returns the way to a record; none without a `base_url`, for each step must have its address.
pub fn of_record(archive: &Archive, node: Node) -> Option<BreadcrumbList> {
    let base = BaseUrl::of(archive)?;
    let step = |position, name: &str, path: &str| ListItem {
        kind: "ListItem",
        position,
        name: name.to_owned(),
        item: base.join(path),
    };
    let title = parts::title(archive, node, archive.page_language(node)).text;
    let steps = vec![step(1, &archive.site.title, ""), step(2, &title, &parts::url(archive, node))];
    Some(BreadcrumbList { kind: "BreadcrumbList", steps })
}
