//! The index in the making: items come one by one, in the order in which they are numbered; pieces leave as they are full.

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::archive::reading::Reading;
use crate::base::date::Edtf;
use crate::search::catalogue::{ACTORS, Catalogue, SORTS};
use crate::search::item::{self, ABOUT, Item, TITLE, TitleCounts};
use crate::search::lists::{LONGEST_PART, LONGEST_PIECE, Lists};
use crate::search::occurrences::Occurrences;
use crate::search::piece::{self, Piece};
use crate::search::texts::Texts;

/// The name of the first file, which says where all else is.
const START: &str = "start";

/// How long pieces of passages are, in bytes: each result may need another one, and there is one for some five articles.
const TEXTS: usize = 24_000;

/// An item that was read, with its terms.
#[derive(Clone, Debug)]
pub struct Found {
    item: Item,
    terms: Occurrences,
}

/// Reads what the search finds of a record.
pub fn read(archive: &Archive, node: Node, reading: &Reading) -> Vec<Found> {
    item::items(archive, node, reading).into_iter().map(found).collect()
}

fn found(item: Item) -> Found {
    let title = match item.title_counts {
        TitleCounts::Yes => Some((TITLE, item.title.as_str())),
        TitleCounts::No => None,
    };
    let passages = (ABOUT..).zip(item.passages.iter().map(|passage| passage.text.as_str()));
    let terms = Occurrences::of(&item.names, title.into_iter().chain(passages));
    Found { item, terms }
}

/// Returns whether a path of the site is one of a piece.
pub fn is_piece(path: &str) -> bool {
    path.strip_prefix("search/").is_some_and(|name| {
        std::path::Path::new(name).extension().is_some_and(|ending| ending == "js")
    })
}

/// An index in the making.
pub struct Index<'a> {
    archive: &'a Archive,
    /// Tells a date in the site's language.
    date: Box<dyn Fn(&Edtf) -> String + Send + 'a>,
    lists: Lists,
    texts: Texts,
    catalogue: Catalogue,
}

impl<'a> Index<'a> {
    /// Begins an index.
    pub fn new(archive: &'a Archive, date: Box<dyn Fn(&Edtf) -> String + Send + 'a>) -> Self {
        Self {
            archive,
            date,
            lists: Lists::default(),
            texts: Texts::new(TEXTS),
            catalogue: Catalogue::default(),
        }
    }

    /// Adds an item; returns the pieces that it has filled.
    pub fn add(&mut self, found: &Found) -> Vec<Piece> {
        let Found { item, terms } = found;
        let number = self.catalogue.len();
        let date = item.date.as_ref().map(&self.date).unwrap_or_default();
        self.lists.add(number, terms);
        let mut full = self.texts.add(number, item, &date, &self.archive.site.language);
        full.extend(self.catalogue.add(self.archive, item));
        full
    }

    /// Tells all that is left: the last pieces, those of terms, and the first file.
    pub fn finish(mut self, each: &mut impl FnMut(Piece)) {
        self.catalogue.finish().into_iter().for_each(&mut *each);
        let (last, starts) = self.texts.finish();
        last.into_iter().for_each(&mut *each);
        let count = self.catalogue.len();
        let terms = self.lists.finish(count, each);
        let (sorts, months) = self.catalogue.tables();
        let longest = self.catalogue.longest_actors();
        let sizes = [count, SORTS, ACTORS].map(|n| n.to_string()).join(",");
        let bytes = [LONGEST_PIECE, LONGEST_PART, TEXTS, longest].map(|n| n.to_string()).join(",");
        let sizes = format!("[{sizes},{bytes}]");
        let [firsts, usual] = [terms.firsts, terms.usual].map(|terms| {
            let mut text = Vec::new();
            piece::push_text(&mut text, &terms.join(" "));
            text
        });
        let starts = piece::quoted(&starts);
        let parts = [sizes.as_bytes(), &sorts, &months, &firsts, &usual, &starts];
        let value = [b"[".as_slice(), &parts.join(&b","[..]), b"]"].concat();
        each(piece::piece(START, &value));
    }
}
