//! What is known of each item without its text: kind, language, month, actors. Filters count by it.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::base::date::Edtf;
use crate::page::parts;
use crate::search::item::Item;
use crate::search::number;
use crate::search::piece::{self, Piece};

/// How many items share a piece that tells their sorts.
pub const SORTS: u32 = 4096;

/// How many items share a piece that tells their actors.
pub const ACTORS: u32 = 512;

/// The catalogue in the making.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// How many items there are.
    count: u32,
    /// Each kind in each language that there is, in the order in which they are met.
    combinations: Vec<(&'static str, String)>,
    /// The combination of each item since the last piece.
    sorts: Vec<u8>,
    /// Months in the order of the items, and how many items each has.
    months: Vec<(u32, String)>,
    /// The actors of the items since the last piece: in the order in which they are met, and for each item their number and places.
    names: Vec<Vec<u8>>,
    known: BTreeMap<u32, u32>,
    actors: Vec<u8>,
    /// How long the longest piece of actors is, in bytes.
    longest_actors: usize,
}

impl Catalogue {
    /// Returns how many items there are.
    pub fn len(&self) -> u32 {
        self.count
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Returns how long the longest piece of actors is, in bytes.
    pub fn longest_actors(&self) -> usize {
        self.longest_actors
    }

    /// Adds an item.
    pub fn add(&mut self, archive: &Archive, item: &Item) -> Vec<Piece> {
        let sort = (item.kind, item.language.to_string());
        let known = self.combinations.iter().position(|one| *one == sort);
        let number = known.unwrap_or(self.combinations.len());
        if known.is_none() {
            self.combinations.push(sort);
        }
        number::push(&mut self.sorts, u32::try_from(number).unwrap_or(u32::MAX));
        self.month(item.date.as_ref());
        self.actors(archive, item);
        self.count += 1;
        let mut full = Vec::new();
        if self.count.is_multiple_of(SORTS) {
            full.push(self.close_sorts());
        }
        if self.count.is_multiple_of(ACTORS) {
            full.push(self.close_actors());
        }
        full
    }

    /// Returns the last pieces.
    pub fn finish(&mut self) -> Vec<Piece> {
        let mut last = Vec::new();
        if !self.count.is_multiple_of(SORTS) {
            last.push(self.close_sorts());
        }
        if !self.count.is_multiple_of(ACTORS) {
            last.push(self.close_actors());
        }
        last
    }

    /// Returns the sorts of items, `[["article","en"],...]`, and the months, `[12,"2024-09",...]`, as JSON.
    pub fn tables(&self) -> (Vec<u8>, Vec<u8>) {
        let mut sorts = vec![b'['];
        for (kind, language) in &self.combinations {
            separate(&mut sorts);
            sorts.extend_from_slice(format!("[\"{kind}\",\"{language}\"]").as_bytes());
        }
        let mut months = vec![b'['];
        for (n, month) in &self.months {
            separate(&mut months);
            months.extend_from_slice(format!("{n},\"{month}\"").as_bytes());
        }
        sorts.push(b']');
        months.push(b']');
        (sorts, months)
    }

    /// Years that EDTF writes long stand without their months.
    fn month(&mut self, date: Option<&Edtf>) {
        let year = date.and_then(Edtf::year);
        let month = match (year, date.and_then(Edtf::month)) {
            (None, _) => String::new(),
            (Some(year), Some(month)) if (0..10_000).contains(&year) => {
                format!("{year:04}-{month:02}")
            }
            (Some(year), _) => format!("{year:04}"),
        };
        match self.months.last_mut() {
            Some((n, last)) if *last == month => *n += 1,
            _ => self.months.push((1, month)),
        }
    }

    fn actors(&mut self, archive: &Archive, item: &Item) {
        number::push(&mut self.actors, u32::try_from(item.actors.len()).unwrap_or(0));
        for actor in &item.actors {
            let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            let place = *self.known.entry(actor.number()).or_insert(next);
            if place == next {
                let node = Node::Actor(*actor);
                let name = parts::title(archive, node, &archive.site.language).text;
                let mut text = Vec::new();
                piece::push_text(&mut text, &format!("{} {name}", archive.census.id(node)));
                self.names.push(text);
            }
            number::push(&mut self.actors, place);
        }
    }

    fn close_sorts(&mut self) -> Piece {
        let number = (self.count - 1) / SORTS;
        piece::piece(&format!("sorts/{number}"), &piece::quoted(&std::mem::take(&mut self.sorts)))
    }

    fn close_actors(&mut self) -> Piece {
        let number = (self.count - 1) / ACTORS;
        self.known.clear();
        let names = std::mem::take(&mut self.names).join(&b","[..]);
        let places = piece::quoted(&std::mem::take(&mut self.actors));
        let value = [b"[[", names.as_slice(), b"],", &places, b"]"].concat();
        self.longest_actors = self.longest_actors.max(value.len());
        piece::piece(&format!("actors/{number}"), &value)
    }
}

fn separate(list: &mut Vec<u8>) {
    if 1 < list.len() {
        list.push(b',');
    }
}
