//! The passages of all items, in pieces that a browser loads to show what it found.

use crate::base::language::Language;
use crate::search::item::{ABOUT, Item};
use crate::search::number;
use crate::search::passages::Passage;
use crate::search::piece::{self, Piece};

/// Writes passages, item by item, and tells each piece when it is full.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The longest piece, in bytes, unless a single passage is longer.
    longest: usize,
    /// The piece that is being written: an array of items.
    open: Vec<u8>,
    /// How many pieces are written.
    count: u32,
    /// Where each piece begins: how many items after the one before, and with which passage.
    starts: Vec<u8>,
    /// The first item of the last piece.
    last: u32,
}

impl Texts {
    /// Begins to write.
    pub fn new(longest: usize) -> Self {
        Self { longest, open: Vec::new(), count: 0, starts: Vec::new(), last: 0 }
    }

    /// Writes the passages of an item: its number, and the words of its date. Where it goes on in the next piece, its head stands there
    /// again.
    pub fn add(&mut self, number: u32, item: &Item, date: &str, site: &Language) -> Vec<Piece> {
        let head = head(item, date, site);
        let mut full = Vec::new();
        let mut begins = true;
        for (at, passage) in (ABOUT..).zip(&item.passages) {
            let length = passage.fragment.len() + passage.text.len() + 4;
            let with_head = length + if begins { head.len() + 12 } else { 0 };
            if self.longest < self.open.len() + with_head && !self.open.is_empty() {
                full.extend(self.close());
                begins = true;
            }
            if begins {
                self.begin(number, at, &head);
            }
            begins = false;
            self.passage(passage);
        }
        full
    }

    /// Returns the last piece, and where all begin.
    pub fn finish(mut self) -> (Option<Piece>, Vec<u8>) {
        let last = self.close();
        (last, self.starts)
    }

    fn begin(&mut self, number: u32, at: u32, head: &[u8]) {
        if self.open.is_empty() {
            number::push(&mut self.starts, number - self.last);
            number::push(&mut self.starts, at);
            self.last = number;
            self.open.push(b'[');
        } else {
            self.open.extend_from_slice(b"],");
        }
        self.open.extend_from_slice(head);
        self.open.extend_from_slice(at.to_string().as_bytes());
    }

    fn passage(&mut self, passage: &Passage) {
        self.open.extend_from_slice(b",\"");
        piece::push_escaped(&mut self.open, &passage.fragment);
        self.open.push(b' ');
        piece::push_escaped(&mut self.open, &passage.text);
        self.open.push(b'"');
    }

    fn close(&mut self) -> Option<Piece> {
        if self.open.is_empty() {
            return None;
        }
        let mut items = std::mem::take(&mut self.open);
        items.extend_from_slice(b"]]");
        self.count += 1;
        Some(piece::piece(&format!("texts/{}", self.count - 1), &items))
    }
}

/// Returns what stands before the passages: address, title and its language, language, date, place. The site's language is empty.
fn head(item: &Item, date: &str, site: &Language) -> Vec<u8> {
    let language =
        |language: &Language| if language == site { String::new() } else { language.to_string() };
    let mut head = vec![b'['];
    let place = item.place.as_deref().unwrap_or_default();
    let languages = [language(&item.title_language), language(&item.language)];
    let [of_title, of_text] = &languages;
    for text in [item.url.as_str(), &item.title, of_title, of_text, date, place] {
        piece::push_text(&mut head, text);
        head.push(b',');
    }
    head
}
