//! The lines of all records, each made when a page first asks for it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::archive::Archive;
use crate::archive::node::{Node, NodeMap};
use crate::base::language::Language;
use crate::page::list;
use crate::page::view::line::Line;

/// The lines of all records, for pages in each language.
#[derive(Debug)]
pub struct Lines {
    languages: BTreeMap<Language, NodeMap<OnceLock<Line>>>,
}

impl Lines {
    /// Makes room for the lines of an archive, in every language that it has pages in.
    pub fn new(archive: &Archive) -> Self {
        let nodes = || archive.census.nodes();
        let mut languages = BTreeMap::new();
        let of_pages = nodes().map(|node| archive.page_language(node));
        for language in of_pages.chain([&archive.site.language]) {
            if !languages.contains_key(language) {
                let lines = NodeMap::new(nodes().map(|node| (node, OnceLock::new())));
                languages.insert(language.clone(), lines);
            }
        }
        Self { languages }
    }

    /// Returns the line of a record on a page in a language.
    pub fn of(&self, archive: &Archive, node: Node, page: &Language) -> Line {
        let make = || Line::new(&list::entry(archive, node, page));
        match self.languages.get(page) {
            Some(lines) => lines[node].get_or_init(make).clone(),
            None => make(),
        }
    }
}
