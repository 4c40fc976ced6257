//! The lists of terms: which items and passages each stands in, in pieces by the order of terms.

use std::cmp::Ordering;

use crate::base::vocabulary::Vocabulary;
use crate::search::number::{self, Numbers};
use crate::search::occurrences::Occurrences;
use crate::search::piece::{self, Piece};

/// The longest piece of lists, in bytes, unless a single term is longer: a question loads one for each of its words.
pub const LONGEST_PIECE: usize = 10_000;

/// The longest list that stands in such a piece; longer ones have pieces of their own.
const LONGEST_LIST: usize = 7_000;

/// The longest piece of a long list.
pub const LONGEST_PART: usize = 16_000;

/// What part of all items has a term that questions leave out beside rarer ones.
const USUAL: u32 = 3;

/// The lists in the making.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    vocabulary: Vocabulary,
    lists: Vec<List>,
}

/// Where a term stands: for each item how far it is from the one before, from 1, and its passages as [`Occurrences`] has them.
#[derive(Clone, Debug, Default)]
struct List {
    bytes: Vec<u8>,
    /// How many items there are.
    count: u32,
    /// The number of the last item, and one more.
    last: u32,
}

/// What the first file of the index tells of the pieces.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Terms {
    /// The first term of each piece.
    pub firsts: Vec<String>,
    /// The terms with long lists that stand in most items.
    pub usual: Vec<String>,
}

/// What a list becomes in the index.
struct Entry {
    line: Vec<u8>,
    parts: Vec<Piece>,
}

impl Lists {
    /// Adds the terms of an item; numbers of items ascend.
    pub fn add(&mut self, item: u32, found: &Occurrences) {
        for (term, passages) in found.iter() {
            let at = self.vocabulary.number(term) as usize;
            if self.lists.len() <= at {
                self.lists.resize_with(at + 1, List::default);
            }
            if let Some(list) = self.lists.get_mut(at) {
                number::push(&mut list.bytes, item + 1 - list.last);
                list.bytes.extend_from_slice(passages);
                list.last = item + 1;
                list.count += 1;
            }
        }
    }

    /// Tells all pieces, of an index of so many items.
    pub fn finish(mut self, count: u32, each: &mut impl FnMut(Piece)) -> Terms {
        let terms = self.vocabulary.into_terms();
        let mut order: Vec<u32> = (0..).take(terms.len()).collect();
        order.sort_unstable_by(|one, other| in_script_order(terms.get(*one), terms.get(*other)));
        let mut writer = Writer { usual_from: count / USUAL + 1, ..Writer::default() };
        for number in order {
            let list = self.lists.get_mut(number as usize).map(std::mem::take).unwrap_or_default();
            writer.add(terms.get(number), list, each);
        }
        writer.close(each);
        writer.terms
    }
}

#[derive(Default)]
struct Writer {
    open: Vec<u8>,
    n_pieces: u32,
    n_parts: u32,
    /// How many items a usual term has at least.
    usual_from: u32,
    terms: Terms,
}

impl Writer {
    fn add(&mut self, term: &str, list: List, each: &mut impl FnMut(Piece)) {
        if LONGEST_LIST < list.bytes.len() && self.usual_from <= list.count {
            self.terms.usual.push(term.to_owned());
        }
        let entry = self.entry(list);
        entry.parts.into_iter().for_each(&mut *each);
        if !self.open.is_empty()
            && LONGEST_PIECE < self.open.len() + term.len() + entry.line.len() + 2
        {
            self.close(each);
        }
        if self.open.is_empty() {
            self.terms.firsts.push(term.to_owned());
        } else {
            self.open.push(b'|');
        }
        self.open.extend_from_slice(term.as_bytes());
        self.open.push(b' ');
        self.open.extend_from_slice(&entry.line);
    }

    fn close(&mut self, each: &mut impl FnMut(Piece)) {
        if !self.open.is_empty() {
            let value = piece::quoted(&std::mem::take(&mut self.open));
            each(piece::piece(&format!("terms/{}", self.n_pieces), &value));
            self.n_pieces += 1;
        }
    }

    /// Of a long list the index has how many items it holds, the number of its first part, and where its parts begin.
    fn entry(&mut self, list: List) -> Entry {
        if list.bytes.len() <= LONGEST_LIST {
            return Entry { line: list.bytes, parts: Vec::new() };
        }
        let mut line = format!("{} {} ", list.count, self.n_parts).into_bytes();
        let mut parts = Vec::new();
        let mut before = 0;
        for (first, bytes) in cut(&list.bytes) {
            number::push(&mut line, first - before);
            before = first;
            parts.push(piece::piece(&format!("long/{}", self.n_parts), &piece::quoted(&bytes)));
            self.n_parts += 1;
        }
        Entry { line, parts }
    }
}

/// Cuts a list between items; each part begins with its first item counted from the beginning, whose number stands beside it.
fn cut(list: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let mut parts: Vec<(u32, Vec<u8>)> = Vec::new();
    let mut numbers = Numbers::new(list);
    let mut item = 0;
    while let Some(distance) = numbers.next() {
        item += distance;
        let start = list.len() - numbers.n_left();
        while numbers.next().is_some_and(|passage| passage % 2 == 0) {}
        let passages = list.get(start..list.len() - numbers.n_left()).unwrap_or_default();
        match parts.last_mut() {
            Some((_, part)) if part.len() + passages.len() + 6 <= LONGEST_PART => {
                number::push(part, distance);
                part.extend_from_slice(passages);
            }
            _ => {
                let mut part = Vec::new();
                number::push(&mut part, item);
                part.extend_from_slice(passages);
                parts.push((item - 1, part));
            }
        }
    }
    parts
}

/// Compares as scripts compare strings, by units of UTF-16: beyond the first plane these come before the end of it.
fn in_script_order(one: &str, other: &str) -> Ordering {
    let rank = |byte: u8| {
        if byte < 0xEE {
            u16::from(byte)
        } else {
            u16::from(byte) + if byte < 0xF0 { 0x20 } else { 0 }
        }
    };
    let differs = one.bytes().zip(other.bytes()).find(|(a, b)| a != b);
    differs.map_or_else(|| one.len().cmp(&other.len()), |(a, b)| rank(a).cmp(&rank(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the pieces by name, without the call around their value.
    fn pieces(lists: Lists, count: u32) -> (Terms, Vec<(String, String)>) {
        let mut found = Vec::new();
        let terms = lists.finish(count, &mut |piece| {
            let text = String::from_utf8(piece.bytes).unwrap();
            let value =
                text.split_once(",\"").unwrap().1.trim_end().trim_end_matches("\")").to_owned();
            found.push((piece.path, value));
        });
        (terms, found)
    }

    #[test]
    fn terms_stand_in_order_with_their_items_and_passages() {
        let mut lists = Lists::default();
        lists.add(0, &Occurrences::of(&[], [(0, "police of Kenya"), (2, "Kenya")].into_iter()));
        lists.add(3, &Occurrences::of(&[], [(1, "Kenya")].into_iter()));
        let (terms, pieces) = pieces(lists, 4);
        assert_eq!(terms, Terms { firsts: vec!["kenya".to_owned()], usual: Vec::new() });
        let (path, value) = pieces.first().unwrap();
        assert_eq!(path, "search/terms/0.js");
        let kenya = value.split('|').next().unwrap().strip_prefix("kenya ").unwrap();
        assert_eq!(Numbers::new(kenya.as_bytes()).collect::<Vec<_>>(), [1, 0, 3, 3, 3]);
        let terms: Vec<&str> = value.split('|').filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(terms, ["kenya", "of", "police"]);
    }

    #[test]
    fn a_long_list_has_parts_that_hold_all_of_it() {
        let mut lists = Lists::default();
        for item in 0..40_000 {
            lists.add(item, &Occurrences::of(&[], [(item % 7, "the"), (9, "the")].into_iter()));
        }
        let (_, pieces) = pieces(lists, 40_000);
        let (_, line) = pieces.iter().find(|(path, _)| path == "search/terms/0.js").unwrap();
        assert!(line.starts_with("the 40000 0 "), "{line}");
        let mut items = Vec::new();
        let parts = pieces.iter().filter(|(path, _)| path.starts_with("search/long/"));
        for (path, value) in parts {
            assert!(value.len() <= LONGEST_PART, "{path}");
            let mut item = 0;
            let mut numbers = Numbers::new(value.as_bytes());
            while let Some(distance) = numbers.next() {
                item += distance;
                items.push(item - 1);
                assert_eq!(
                    (numbers.next().unwrap() / 2, numbers.next().unwrap() % 2),
                    ((item - 1) % 7, 1)
                );
            }
        }
        assert_eq!(items, (0..40_000).collect::<Vec<_>>());
    }

    #[test]
    fn usual_terms_stand_in_most_items_of_a_large_archive() {
        let mut lists = Lists::default();
        for item in 0..30_000 {
            let text = if item % 4 == 0 { "the rare police" } else { "the police" };
            lists.add(item, &Occurrences::of(&[], [(2, text)].into_iter()));
        }
        let (terms, _) = pieces(lists.clone(), 30_000);
        assert_eq!(terms.usual, ["police", "the"]);
        let (terms, _) = pieces(lists, 90_000);
        assert_eq!(terms.usual, Vec::<String>::new());
    }

    #[test]
    fn terms_are_ordered_as_scripts_do() {
        let mut terms = ["b", "a", "ab", "\u{FB00}", "\u{20000}", "国", "\u{E000}", "é"];
        let mut wanted = terms;
        wanted.sort_by_key(|term| term.encode_utf16().collect::<Vec<_>>());
        terms.sort_by(|a, b| in_script_order(a, b));
        assert_eq!(terms, wanted);
    }
}
