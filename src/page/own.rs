//! A page of the archive's own, such as About.

use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::reading::Reading;
use crate::page::prose::{self, Setting};
use crate::page::view::record::PageView;
use crate::page::{head, parts};
use crate::record::page::Page;

/// Returns a page of the archive's own.
pub fn view(setting: Setting<'_>, ix: Ix<Page>, reading: &Reading) -> PageView {
    let archive = setting.archive;
    let node = Node::Page(ix);
    let own = &archive.census.pages[ix];
    let language = archive.page_language(node);
    PageView {
        head: head::of_record(archive, node),
        as_of: archive.as_of.as_ref().map(ToString::to_string),
        summary: own.common.summary.as_ref().map(|summary| summary.value.clone()),
        body: prose::body(setting, node, reading),
        contents: prose::contents(archive, node, &reading.document),
        withdrawn: parts::withdrawn(&own.common),
        sources: parts::sources(archive, &own.sources, language),
        references: parts::references(setting, node, &[], language),
        jumps: parts::jumps(archive, node, None),
    }
}
