//! The letters of all words that are spoken, without spaces: what is joined in one text and divided in another is the same.

use crate::collation::word::{Sort, Word};

/// Letters of words, and where each word begins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stream {
    letters: String,
    /// The first byte of each word, and the end of the last one.
    starts: Vec<usize>,
    /// The number of each word among all words of its text.
    numbers: Vec<usize>,
}

impl Stream {
    /// Makes the stream of the words of a text that are not asides.
    pub(super) fn new(words: &[Word]) -> Self {
        let mut stream = Self { letters: String::new(), starts: vec![0], numbers: Vec::new() };
        for (number, word) in words.iter().enumerate() {
            if word.sort != Sort::Aside {
                stream.letters.push_str(&word.key);
                stream.starts.push(stream.letters.len());
                stream.numbers.push(number);
            }
        }
        stream
    }

    /// Returns how many words it has.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Returns the number among all words of its text of a word of the stream.
    pub(super) fn number(&self, word: usize) -> usize {
        self.numbers.get(word).copied().unwrap_or_default()
    }

    /// Returns the first byte of a word; the end of the letters behind the last one.
    pub(super) fn start(&self, word: usize) -> usize {
        self.starts.get(word).copied().unwrap_or(self.letters.len())
    }

    /// Returns the letters from a word on, at most so many bytes.
    pub(super) fn window(&self, word: usize, length: usize) -> &[u8] {
        let start = self.start(word);
        let end = (start + length).min(self.letters.len());
        self.letters.as_bytes().get(start..end).unwrap_or_default()
    }

    /// Returns the word that begins at a byte; `None` if none does. The end counts as the beginning of one.
    pub(super) fn word_at(&self, start: usize) -> Option<usize> {
        self.starts.binary_search(&start).ok()
    }
}
