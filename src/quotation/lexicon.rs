//! Looks words up by what they do in a sentence.

use std::collections::BTreeMap;
use std::ops::BitOr;
use std::sync::LazyLock;

use crate::base::language::Language;
use crate::base::vocabulary::Vocabulary;
use crate::quotation::words::{Habits, LANGUAGES, Words};

/// What a word can do; some do several things.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Class(u16);

impl Class {
    pub(super) const SAY: Self = Self(1);
    pub(super) const CALL: Self = Self(1 << 1);
    pub(super) const TELL: Self = Self(1 << 2);
    pub(super) const SAYING: Self = Self(1 << 3);
    pub(super) const AUXILIARY: Self = Self(1 << 4);
    pub(super) const PASSIVE: Self = Self(1 << 5);
    pub(super) const PRONOUN: Self = Self(1 << 6);
    pub(super) const PREPOSITION: Self = Self(1 << 7);
    pub(super) const CONJUNCTION: Self = Self(1 << 8);
    pub(super) const ARTICLE: Self = Self(1 << 9);
    pub(super) const TITLE: Self = Self(1 << 10);
    pub(super) const ADVERB: Self = Self(1 << 11);
    pub(super) const ACCORDING: Self = Self(1 << 12);
    pub(super) const SO: Self = Self(1 << 13);
    pub(super) const CITE: Self = Self(1 << 14);
    /// It begins with a capital letter.
    pub(super) const CAPITAL: Self = Self(1 << 15);
    /// Any verb of saying.
    pub(super) const VERB: Self = Self(1 | 1 << 1 | 1 << 2 | 1 << 3);

    /// Returns whether the word can do any of that.
    pub(super) fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Returns all that either can do.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// How many bytes a short word has at most.
const SHORT: usize = 24;

/// The words of one language.
pub(super) struct Lexicon {
    pub(super) habits: Habits,
    words: Vocabulary,
    /// What each word can do, by its number.
    classes: Vec<Class>,
    /// Whether `and` and `so` are written together with the word behind them.
    joins_conjunctions: bool,
    /// Whether a hyphen stands between words: `dit-il`.
    pub(super) parts_at_hyphens: bool,
}

static LEXICONS: LazyLock<BTreeMap<&'static str, Lexicon>> =
    LazyLock::new(|| LANGUAGES.iter().map(|words| (words.language, lexicon(words))).collect());

fn lexicon(words: &Words) -> Lexicon {
    let classes = [
        (Class::SAY, words.say),
        (Class::CALL, words.call),
        (Class::TELL, words.tell),
        (Class::CITE, words.cite),
        (Class::SAYING, words.saying),
        (Class::AUXILIARY, words.auxiliary),
        (Class::PASSIVE, words.passive),
        (Class::PRONOUN, words.pronoun),
        (Class::PREPOSITION, words.preposition),
        (Class::CONJUNCTION, words.conjunction),
        (Class::ARTICLE, words.article),
        (Class::TITLE, words.title),
        (Class::ADVERB, words.adverb),
        (Class::ACCORDING, words.according),
        (Class::SO, words.so),
    ];
    let mut lexicon = Lexicon {
        habits: words.habits,
        words: Vocabulary::new(),
        classes: Vec::new(),
        joins_conjunctions: words.language == "ar",
        parts_at_hyphens: words.language == "fr",
    };
    for (class, words) in classes {
        words.split_whitespace().for_each(|word| lexicon.add(word, class));
    }
    lexicon
}

impl Lexicon {
    /// Returns the words of a language, if they are known.
    pub(super) fn of(language: &Language) -> Option<&'static Self> {
        LEXICONS.get(language.primary())
    }

    /// Returns what a word can do.
    pub(super) fn class(&self, word: &str) -> Class {
        let class = self.lower(word).unwrap_or_default();
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        if is_capital { class.or(Class::CAPITAL) } else { class }
    }

    /// Looks up a word in small letters; most words of most texts are short and ASCII.
    fn lower(&self, word: &str) -> Option<Class> {
        let mut buffer = [0; SHORT];
        match buffer.get_mut(..word.len()) {
            Some(lower) if word.is_ascii() => {
                lower.copy_from_slice(word.as_bytes());
                lower.make_ascii_lowercase();
                self.known(std::str::from_utf8(lower).ok()?)
            }
            _ => self.known(&word.to_lowercase()),
        }
    }

    fn known(&self, word: &str) -> Option<Class> {
        let rest = || word.strip_prefix(['و', 'ف']).filter(|_| self.joins_conjunctions);
        self.get(word).or_else(|| self.get(rest()?))
    }

    fn get(&self, word: &str) -> Option<Class> {
        self.classes.get(self.words.find(word)? as usize).copied()
    }

    fn add(&mut self, word: &'static str, class: Class) {
        let number = self.words.number(word) as usize;
        match self.classes.get_mut(number) {
            Some(known) => *known = known.or(class),
            None => self.classes.push(class),
        }
    }

    /// Returns the length and class of the longest word that a text without spaces begins with.
    pub(super) fn longest(&self, text: &str) -> Option<(usize, Class)> {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(4);
        let known = |end: usize| Some((end, self.get(text.get(..end)?)?));
        ends.filter_map(known).last()
    }
}
