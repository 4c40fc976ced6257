//! The quotations of an article: whose words they are, and in which speech they were said. What an editor says in a note wins.

use crate::archive::called;
use crate::archive::census::Census;
use crate::archive::facts::{self, Basis, InBody, QuotationFact};
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::notes;
use crate::archive::reading::Library;
use crate::archive::said;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::names::find::NameHit;
use crate::quotation::find::{self, Quotation, Words};
use crate::record::actor::{Actor, ActorKind};
use crate::record::annotation::{Annotation, NoteStatus};
use crate::record::article::Article;
use crate::record::citation::Party;
use crate::record::speech::Speech;
use crate::text::document::{Document, TextRange};

/// Returns the quotations of an article; other records have none, nor has an article that was withdrawn.
pub fn quotations(
    library: Library<'_>,
    node: Node,
    document: &Document,
    found: InBody<'_>,
    language: &Language,
) -> Box<[QuotationFact]> {
    let Node::Article(ix) = node else { return Box::default() };
    let census = library.census;
    let article = &census.articles[ix];
    if article.common.withdrawn.is_some() {
        return Box::default();
    }
    let is_person = |n: u32| {
        let actor = census.actors.at(n);
        actor.is_some_and(|ix| census.actors[ix].kind.value == ActorKind::Person)
    };
    let names = names(census, document, found.names);
    let words = Words {
        text: &document.text,
        language,
        blocks: &document.quotes,
        names: &names,
        is_person: &is_person,
    };
    let confirmed = confirmed(census, node, found.notes);
    let fact = |one: Quotation| {
        let fact = fact(census, article, one, &confirmed);
        let is_listed = said::counts(&fact, library.site.attribution);
        let words = || find::spoken(&document.text, fact.range).into();
        let paragraph = facts::paragraph(document, fact.range.start);
        QuotationFact { words: (fact.speech.is_some() || is_listed).then(words), paragraph, ..fact }
    };
    find::find(words).into_iter().map(fact).collect()
}

/// Returns the names in a text with the links in it that lead to actors, in order; a name in a link is that link.
fn names(census: &Census, document: &Document, found: &[NameHit]) -> Vec<NameHit> {
    let mut names = called::linked_actors(census, document);
    names.extend(found);
    names.sort_by_key(|hit| (hit.range.start, u32::MAX - hit.range.end));
    let mut end = 0;
    names.retain(|hit| {
        let is_free = end <= hit.range.start;
        end = end.max(hit.range.end);
        is_free
    });
    names
}

/// What an editor says of a passage.
struct Confirmed {
    range: TextRange,
    by: Option<Ix<Actor>>,
    speech: Option<Ix<Speech>>,
}

/// Returns what the published notes say of who spoke, in the order of the text.
fn confirmed(
    census: &Census,
    node: Node,
    anchored: &[(Box<str>, Option<TextRange>)],
) -> Vec<Confirmed> {
    let says = |note: &Annotation| {
        note.status == NoteStatus::Published && (!note.by.is_empty() || note.speech.is_some())
    };
    let written = notes::written(census, node).iter().zip(anchored);
    let placed = written.filter_map(|(note, (_, range))| Some((note, (*range)?)));
    let mut confirmed: Vec<Confirmed> = placed
        .filter(|(note, _)| says(note))
        .map(|(note, range)| {
            let speech = note.speech.as_ref().and_then(|id| speech(census, id));
            let by = if note.by.is_empty() {
                speech.and_then(|speech| only(speakers(census, speech)))
            } else {
                only(note.by.iter().filter_map(|party| actor(census, party)))
            };
            Confirmed { range, by, speech }
        })
        .collect();
    confirmed.sort_by_key(|one| one.range);
    confirmed
}

fn fact(
    census: &Census,
    article: &Article,
    quotation: Quotation,
    confirmed: &[Confirmed],
) -> QuotationFact {
    let Quotation { range, by } = quotation;
    let overlaps = |one: &&Confirmed| one.range.start < range.end && range.start < one.range.end;
    let (actor, basis, speech) = if let Some(note) = confirmed.iter().find(overlaps) {
        (note.by, Some(Basis::Editor), note.speech)
    } else {
        let actor = by.and_then(|by| census.actors.at(by.actor));
        (actor, by.map(|by| Basis::Rule(by.rule)), None)
    };
    let was_held =
        |speech: &Ix<Speech>| !census.speeches[*speech].date.value.is_after(&article.date.value);
    let own = speeches(census, article).filter(was_held);
    let settled = || only(own.filter(|speech| spoke(census, *speech, actor)));
    let speech = speech.or_else(settled);
    QuotationFact { range, paragraph: None, by: actor.map(Ix::number), basis, speech, words: None }
}

/// Returns the speeches that an article reports.
fn speeches<'a>(census: &'a Census, article: &'a Article) -> impl Iterator<Item = Ix<Speech>> + 'a {
    article.speeches.iter().filter_map(|id| speech(census, id))
}

fn speech(census: &Census, id: &Spanned<Id>) -> Option<Ix<Speech>> {
    match census.find(Kind::Speech, &id.value) {
        Some(Node::Speech(ix)) => Some(ix),
        _ => None,
    }
}

fn speakers(census: &Census, speech: Ix<Speech>) -> impl Iterator<Item = Ix<Actor>> {
    let speakers = census.speeches[speech].speakers.iter();
    speakers.filter_map(|id| census.actor(&id.value))
}

fn spoke(census: &Census, speech: Ix<Speech>, actor: Option<Ix<Actor>>) -> bool {
    actor.is_some_and(|actor| speakers(census, speech).any(|speaker| speaker == actor))
}

fn actor(census: &Census, party: &Party) -> Option<Ix<Actor>> {
    match party {
        Party::Actor(id) => census.actor(&id.value),
        Party::Described { description: _, of: _ } => None,
    }
}

/// Returns the only item of several, if there is just one.
fn only<T: PartialEq>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.all(|item| item == first).then_some(first)
}
