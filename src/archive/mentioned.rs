//! Every name in a text with its place and its sentence, from what is kept of the text and the text read again.

use std::sync::Arc;

use crate::archive::called;
use crate::archive::facts::{self, Facts, Passage};
use crate::archive::node::Node;
use crate::archive::reading::{self, Library};
use crate::names::find::{AmbiguousName, NameHit};
use crate::names::rule::Rule;
use crate::text::document::TextRange;

/// A name in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mentioned {
    /// Where it stands.
    pub part: Part,
    /// The name, in code points of that part; of a body, of the reader's text.
    pub place: (usize, usize),
    /// The words as they stand there.
    pub words: String,
    /// Whose name it is.
    pub whose: Whose,
    /// The sentence.
    pub passage: Passage,
}

/// A part of a record in which names are found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// Its title.
    Title,
    /// Its summary.
    Summary,
    /// Its body.
    Body,
}

/// Whose name it is, as numbers of actors.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Whose {
    /// That actor's, by that rule.
    Settled(u32, Rule),
    /// One of theirs.
    Unsettled(Box<[u32]>),
}

impl Part {
    /// Returns its name in lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Body => "body",
        }
    }
}

/// Returns all names in a record's title, summary and body, in this order and that of the text.
pub fn of(library: Library<'_>, node: Node, facts: &Facts) -> Vec<Mentioned> {
    let summary = library.census.common(node).and_then(|common| common.summary.as_ref());
    let head = [
        (Part::Title, library.census.title(node)),
        (Part::Summary, summary.map_or("", |summary| &summary.value)),
    ];
    let mut all = Vec::new();
    for ((part, text), names) in head.into_iter().zip(&facts.head) {
        let sentence: Arc<str> = text.into();
        let named = in_order(&names.settled, &names.unsettled);
        let whole = named.iter().map(|(words, _)| Passage {
            paragraph: None,
            sentence: Arc::clone(&sentence),
            words: *words,
        });
        let passages = whole.collect();
        all.extend(placed(part, text, named, passages));
    }
    let named = in_order(&facts.mentions, &facts.unsettled);
    if !named.is_empty() {
        let document = reading::read(library, node, facts).document;
        let language = reading::language(library, node);
        let told = called::told(library.census, &library.site.language, &document, language);
        let places: Vec<TextRange> = named.iter().map(|(words, _)| *words).collect();
        let passages = facts::passages(&document, &told, &places, language);
        all.extend(placed(Part::Body, &document.text, named, passages));
    }
    all
}

/// Returns all names of a part with whose they are, in order of the text.
fn in_order(settled: &[NameHit], unsettled: &[AmbiguousName]) -> Vec<(TextRange, Whose)> {
    let settled = settled.iter().map(|hit| (hit.range, Whose::Settled(hit.actor, hit.rule)));
    let unsettled =
        unsettled.iter().map(|name| (name.range, Whose::Unsettled(name.candidates.clone())));
    let mut all: Vec<_> = settled.chain(unsettled).collect();
    all.sort_by_key(|(range, _)| *range);
    all
}

/// Counts the code points up to each name, in one walk over the text.
fn placed(
    part: Part,
    text: &str,
    named: Vec<(TextRange, Whose)>,
    passages: Vec<Passage>,
) -> Vec<Mentioned> {
    let (mut at, mut n_chars) = (0, 0);
    let mut count = |to: u32| {
        n_chars += text.get(at..to as usize).map_or(0, |passed| passed.chars().count());
        at = to as usize;
        n_chars
    };
    let mentioned = named.into_iter().zip(passages).map(|((range, whose), passage)| Mentioned {
        part,
        place: (count(range.start), count(range.end)),
        words: text.get(range.range()).unwrap_or_default().to_owned(),
        whose,
        passage,
    });
    mentioned.collect()
}
