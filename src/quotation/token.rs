//! A text as a row of tokens, in which each quotation is one: what stands inside says nothing of who speaks.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::slice::Iter;

use crate::names::find::NameHit;
use crate::quotation::lexicon::{Class, Lexicon};
use crate::quotation::pair::Quoted;
use crate::quotation::surroundings::is_unspaced;
use crate::text::document::TextRange;

/// A part of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) class: Class,
    /// The first byte, in the text.
    pub(super) start: u32,
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// The name of that actor.
    Name(u32),
    /// An office that stands for that actor: `the President`.
    Office(u32),
    /// A name in the genitive: `Ruto’s`.
    Owner,
    /// The quotation with that number.
    Quote(u32),
    Word,
    Number,
    Comma,
    Colon,
    Dash,
    /// A bracket opens.
    Open,
    /// A bracket closes.
    Close,
    /// A sentence ends.
    End,
    /// A paragraph ends.
    Paragraph,
}

/// What a text is cut by.
pub(super) struct Material<'t> {
    pub(super) text: &'t str,
    pub(super) names: &'t [NameHit],
    pub(super) quoted: &'t [Quoted],
    /// The sentences, in order.
    pub(super) sentences: &'t [TextRange],
    pub(super) lexicon: &'t Lexicon,
}

/// Returns the tokens of a text.
pub(super) fn tokens(material: &Material<'_>) -> Vec<Token> {
    let mut cutter = Cutter {
        text: material.text,
        lexicon: material.lexicon,
        names: material.names.iter().peekable(),
        tokens: Vec::new(),
    };
    let mut starts = material.sentences.iter().map(|range| range.range().start).peekable();
    let mut from = 0;
    for (n, quoted) in (0..).zip(material.quoted) {
        let start = quoted.whole.range().start;
        cutter.cut(from, start, &mut starts);
        if from < start && starts.next_if_eq(&start).is_some() {
            cutter.push(Kind::End, Class::default(), start);
        }
        cutter.push(Kind::Quote(n), Class::default(), start);
        from = quoted.whole.range().end;
        while starts.next_if(|start| *start <= from + 1).is_some() {}
    }
    cutter.cut(from, material.text.len(), &mut starts);
    offices(cutter.tokens, material.text)
}

struct Cutter<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    names: Peekable<Iter<'t, NameHit>>,
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    fn push(&mut self, kind: Kind, class: Class, start: usize) {
        self.tokens.push(Token { kind, class, start: u32::try_from(start).unwrap_or(u32::MAX) });
    }

    /// Cuts a part of the text in which no quotation stands.
    fn cut(&mut self, from: usize, to: usize, starts: &mut Peekable<impl Iterator<Item = usize>>) {
        let mut at = from;
        while at < to {
            while self.names.next_if(|hit| hit.range.range().start < at).is_some() {}
            let mut begins = false;
            while starts.next_if(|start| *start <= at).is_some() {
                begins = true;
            }
            if begins && at != from && !self.follows_bare_name(at) {
                self.push(Kind::End, Class::default(), at);
            }
            let end = self.names.peek().map_or(to, |hit| hit.range.range().start.min(to));
            at = match self
                .names
                .next_if(|hit| hit.range.range().start == at && hit.range.range().end <= to)
            {
                Some(hit) => self.name(hit),
                None if at == end => {
                    self.names.next();
                    at
                }
                None => self.token(at, end),
            };
        }
    }

    /// Returns whether nothing but a name that fills no place in the text stands before a byte: it is a part of the sentence.
    fn follows_bare_name(&self, at: usize) -> bool {
        let last = self.tokens.last().filter(|token| matches!(token.kind, Kind::Name(_)));
        let between = last.and_then(|last| self.text.get(last.start as usize..at));
        between.is_some_and(|between| between.trim().is_empty())
    }

    /// Takes a name; returns the byte behind it and its sign of the genitive.
    fn name(&mut self, hit: &NameHit) -> usize {
        let range = hit.range.range();
        let rest = self.text.get(range.end..).unwrap_or_default();
        let before = self.text.get(..range.start).unwrap_or_default();
        let is_bare = range.is_empty();
        if is_bare && before.trim_end().ends_with(['.', '!', '?']) {
            self.push(Kind::End, Class::default(), range.start);
        }
        let genitive = genitive(rest);
        let kind = match genitive {
            _ if is_joined(before.chars().rev()) || is_joined(rest.chars()) => Kind::Word,
            0 => Kind::Name(hit.actor),
            _ => Kind::Owner,
        };
        self.push(kind, Class::CAPITAL, range.start);
        range.end + genitive
    }

    /// Takes what begins at a byte; returns the byte behind it.
    fn token(&mut self, at: usize, end: usize) -> usize {
        let rest = self.text.get(at..end).unwrap_or_default();
        let Some(first) = rest.chars().next() else { return end };
        if first == ' ' {
            return at + rest.bytes().take_while(|byte| *byte == b' ').count();
        }
        let length = first.len_utf8();
        let kind = match first {
            '\n' => Kind::Paragraph,
            ',' | '،' | '，' | '、' => Kind::Comma,
            ':' | '：' => Kind::Colon,
            '–' | '—' | '―' => Kind::Dash,
            '-' if is_gap(self.text, at, at + 1) => Kind::Dash,
            '(' | '[' | '（' => Kind::Open,
            ')' | ']' | '）' => Kind::Close,
            '。' | '！' | '？' | ';' | '；' | '؛' => Kind::End,
            _ if is_unspaced(first) && first.is_alphanumeric() => return self.unspaced(at, rest),
            _ if first.is_numeric() => return self.run(at, rest, Kind::Number),
            _ if first.is_alphanumeric() => return self.run(at, rest, Kind::Word),
            _ => return at + length,
        };
        self.push(kind, Class::default(), at);
        at + length
    }

    /// Takes a word or a number; French writes pronouns with a hyphen behind the verb.
    fn run(&mut self, at: usize, rest: &str, kind: Kind) -> usize {
        let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let after = rest.as_bytes().get(plain);
        if after.is_some_and(|next| matches!(next, b' ' | b',' | b'\n')) {
            let word = rest.get(..plain).unwrap_or_default();
            self.push(kind, self.lexicon.class(word), at);
            return at + plain;
        }
        let mut chars = rest.char_indices().peekable();
        let mut end = rest.len();
        while let Some((offset, c)) = chars.next() {
            let next = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            let joins = (c == '-' && !self.lexicon.parts_at_hyphens || c == '.') && next;
            if is_unspaced(c) || !c.is_alphanumeric() && !joins {
                end = offset;
                break;
            }
        }
        let word = rest.get(..end).unwrap_or_default();
        self.push(kind, self.lexicon.class(word), at);
        at + end
    }

    fn unspaced(&mut self, at: usize, rest: &str) -> usize {
        let one = rest.chars().next().map_or(1, char::len_utf8);
        let (length, class) = self.lexicon.longest(rest).unwrap_or((one, Class::default()));
        self.push(Kind::Word, class.or(Class::CAPITAL), at);
        at + length
    }
}

/// Returns the length of the sign of a genitive at the beginning of a text.
fn genitive(rest: &str) -> usize {
    let with_s = ["'s", "’s", "'S", "’S"].iter().find_map(|sign| {
        let after = rest.strip_prefix(sign)?;
        (!after.starts_with(char::is_alphanumeric)).then_some(sign.len())
    });
    let bare = ["' ", "’ "].iter().find(|sign| rest.starts_with(**sign)).map(|sign| sign.len() - 1);
    let chinese = rest.starts_with('的').then_some('的'.len_utf8());
    with_s.or(bare).or(chinese).unwrap_or(0)
}

/// Returns whether a hyphen and a letter come first.
fn is_joined(mut chars: impl Iterator<Item = char>) -> bool {
    matches!(chars.next(), Some('-' | '‐' | '‑')) && chars.next().is_some_and(char::is_alphanumeric)
}

fn is_gap(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    before.is_none_or(|c| !c.is_alphanumeric()) && after.is_none_or(char::is_whitespace)
}

/// Finds what stands for an actor: an article and an office, where the text has given that office to one actor alone so far.
fn offices(mut tokens: Vec<Token>, text: &str) -> Vec<Token> {
    let mut held: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for at in 1..tokens.len() {
        let is_title = |token: &Token| token.kind == Kind::Word && token.class.is(Class::TITLE);
        let (before, rest) = tokens.split_at_mut(at);
        let Some(here) = rest.first() else { continue };
        if let Kind::Name(actor) = here.kind {
            for title in before.iter().rev().take(3).take_while(|token| is_title(token)) {
                held.entry(word(text, title.start)).or_default().insert(actor);
            }
            continue;
        }
        let after = rest.get(1);
        let is_alone = after.is_none_or(|next| {
            !matches!(next.kind, Kind::Name(_) | Kind::Owner)
                && !next.class.is(Class::PREPOSITION | Class::TITLE)
        });
        let mut first = before.iter().rev().take(3).skip_while(|token| is_title(token));
        let has_article = first.next().is_some_and(|first| first.class.is(Class::ARTICLE));
        if is_title(here) && has_article && is_alone {
            let holders = held.get(&word(text, here.start));
            let only = holders.filter(|holders| holders.len() == 1).and_then(BTreeSet::first);
            if let (Some(actor), Some(here)) = (only, rest.first_mut()) {
                here.kind = Kind::Office(*actor);
            }
        }
    }
    tokens
}

fn word(text: &str, start: u32) -> String {
    let rest = text.get(start as usize..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().to_lowercase()
}
