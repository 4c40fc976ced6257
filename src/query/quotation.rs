//! Quotations in articles: the words, who said them and where, and by what that is known.

use crate::archive::Archive;
use crate::archive::facts::QuotationFact;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::reading::{self, Library};
use crate::page::publication;
use crate::query::cell::Cell;
use crate::query::select::{Filter, is_meant};
use crate::quotation::find;
use crate::source::file::SourceFile;

/// The fields of a quotation, separated by spaces: those that are shown unless others are asked for, and all.
pub const FIELDS: (&str, &str) = (
    "record start end text by speech rule collation",
    "record start end text by speech rule collation date language address",
);

/// A quotation in an article.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The article.
    pub from: Node,
    /// What is kept of it.
    pub fact: &'a QuotationFact,
    /// Its first code point in the reader's text.
    pub start: usize,
    /// The code point after its last one.
    pub end: usize,
    /// The words, on one line; empty where the text is held back.
    pub text: String,
    /// What the comparison with the speech came to.
    pub verdict: Option<&'static str>,
}

/// Returns the quotations in all articles that a filter lets through; with an actor, that actor's.
pub fn quotations<'a>(
    archive: &'a Archive,
    files: &'a [SourceFile],
    filter: &Filter,
) -> Vec<Found<'a>> {
    let of_record = Filter { actor: None, ..filter.clone() };
    let by = filter.actor.as_ref().map(|id| archive.census.actor(id).map(Ix::number));
    let library = Library { census: &archive.census, site: &archive.site, files };
    let mut found = Vec::new();
    for from in archive.census.nodes().filter(|node| is_meant(archive, *node, &of_record)) {
        let facts = &archive.facts[from];
        let is_meant = |fact: &QuotationFact| by.is_none_or(|by| by == fact.by);
        if facts.quotations.iter().any(is_meant) {
            let text = reading::read(library, from, facts).document.text;
            let all = of_text(archive, from, &text).into_iter();
            found.extend(all.filter(|one| is_meant(one.fact)));
        }
    }
    found
}

/// Returns the quotations of one article.
fn of_text<'a>(archive: &'a Archive, from: Node, text: &str) -> Vec<Found<'a>> {
    let is_shown = publication::is_whole(archive, from);
    let mut done = (0, 0);
    let verdict = |n: usize| {
        let Node::Article(ix) = from else { return None };
        archive.collations.of(ix, n).map(|found| found.verdict.name())
    };
    let found = |(n, fact): (usize, &'a QuotationFact)| {
        let start = code_points(text, &mut done, fact.range.range().start);
        let end = code_points(text, &mut done, fact.range.range().end);
        let words = if is_shown { find::spoken(text, fact.range) } else { String::new() };
        let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Found { from, fact, start, end, text, verdict: verdict(n) }
    };
    archive.facts[from].quotations.iter().enumerate().map(found).collect()
}

/// Returns how many code points stand before a byte; `done` is a byte before it with that number, and becomes this one.
fn code_points(text: &str, done: &mut (usize, usize), byte: usize) -> usize {
    let n = text.get(done.0..byte).map_or(0, |part| part.chars().count());
    *done = (byte, done.1 + n);
    done.1
}

/// Returns a field of a quotation.
pub fn value(archive: &Archive, found: &Found<'_>, field: &str) -> Cell {
    let Found { from, fact, start, end, text, verdict } = found;
    let census = &archive.census;
    match field {
        "record" => Cell::text(format!("{}/{}", from.kind().folder(), census.id(*from))),
        "start" => Cell::count(*start),
        "end" => Cell::count(*end),
        "text" => Cell::text(text.as_str()),
        "by" => {
            let actor = fact.by.and_then(|n| census.actors.at(n));
            actor.map_or(Cell::None, |ix| Cell::text(census.actors[ix].common.id.value.as_str()))
        }
        "speech" => (fact.speech)
            .map_or(Cell::None, |ix| Cell::text(census.speeches[ix].common.id.value.as_str())),
        "rule" => fact.basis.map_or(Cell::None, |basis| Cell::text(basis.name())),
        "collation" => verdict.map_or(Cell::None, Cell::text),
        "date" => census.date(*from).cloned().map_or(Cell::None, Cell::Date),
        "language" => Cell::text(archive.language(*from).as_str()),
        "address" => Cell::text(archive.addresses.of(*from).to_string()),
        _ => Cell::None,
    }
}
