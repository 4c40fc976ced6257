//! The lines of all records and notes, each made when a page first asks for it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::archive::Archive;
use crate::archive::node::{Node, NodeMap};
use crate::archive::noted::NoteAt;
use crate::base::language::Language;
use crate::page::prose::Setting;
use crate::page::view::line::Line;
use crate::page::{list, noted};

/// The lines of all records and of all notes that are listed, for pages in each language.
#[derive(Debug)]
pub struct Lines {
    languages: BTreeMap<Language, Shared>,
}

#[derive(Debug)]
struct Shared {
    records: NodeMap<OnceLock<Line>>,
    notes: BTreeMap<NoteAt, OnceLock<Line>>,
}

impl Lines {
    /// Makes room for the lines of an archive, in every language that it has pages in.
    pub fn new(archive: &Archive) -> Self {
        let nodes = || archive.census.nodes();
        let mut languages = BTreeMap::new();
        let of_pages = nodes().map(|node| archive.page_language(node));
        for language in of_pages.chain([&archive.site.language]) {
            if !languages.contains_key(language) {
                let records = NodeMap::new(nodes().map(|node| (node, OnceLock::new())));
                let notes = archive.noted.kinds.values().flatten();
                let notes = notes.map(|one| (*one, OnceLock::new())).collect();
                languages.insert(language.clone(), Shared { records, notes });
            }
        }
        Self { languages }
    }

    /// Returns the line of a record on a page in a language.
    pub fn of(&self, archive: &Archive, node: Node, page: &Language) -> Line {
        let make = || Line::new(&list::entry(archive, node, page));
        match self.languages.get(page) {
            Some(shared) => shared.records[node].get_or_init(make).clone(),
            None => make(),
        }
    }

    /// Returns the line of a note on a page in a language.
    pub fn of_note(&self, setting: Setting<'_>, one: NoteAt, page: &Language) -> Line {
        let make = || Line::new(&noted::entry(setting, one, page));
        let known = self.languages.get(page).and_then(|shared| shared.notes.get(&one));
        known.map_or_else(make, |line| line.get_or_init(make).clone())
    }
}
