//! What one text holds and its record lacks.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::notes;
use crate::archive::reading::{self, Library, Reading};
use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::names::find::NameHit;
use crate::record::actor::{Actor, ActorKind};
use crate::source::file::SourceFile;
use crate::suggest::capitals::{self, RunPlace};
use crate::suggest::promise::{self, Voice};
use crate::suggest::{Lack, Place, Suggestion, said};
use crate::text::document::{Document, TextRange};
use crate::text::sentence;

/// How many characters of a sentence are shown.
const WORDS_LENGTH: usize = 300;

/// What was found in one text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// Runs of capitalised words that name no actor of the archive.
    pub(super) strangers: Vec<Stranger>,
    /// All else.
    pub(super) suggestions: Vec<Suggestion>,
}

/// A run of capitalised words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stranger {
    /// The words.
    pub(super) words: Box<str>,
    /// Where in its sentence it stands.
    pub(super) at: RunPlace,
    /// Its place in the file.
    pub(super) place: Place,
}

/// Looks through the text of an article or a speech; other records are the archive's own words.
pub fn look(archive: &Archive, files: &[SourceFile], node: Node) -> Found {
    if !matches!(node, Node::Article(_) | Node::Speech(_)) {
        return Found::default();
    }
    let Archive { census, site, facts, .. } = archive;
    let reading = reading::read(Library { census, site, files }, node, &facts[node]);
    let language = archive.language(node);
    let text = &reading.document.text;
    let look = Look { archive, node, reading: &reading, language };
    let mut suggestions = Vec::new();
    for range in sentence::sentences(text, language) {
        let sentence = text.get(range.range()).unwrap_or_default();
        suggestions.extend(look.pledge(range, sentence));
        suggestions.extend(look.speech(range, sentence));
    }
    suggestions.extend(look.unattributed());
    suggestions.extend(look.unnamed());
    Found { strangers: look.strangers(), suggestions }
}

struct Look<'a> {
    archive: &'a Archive,
    node: Node,
    reading: &'a Reading,
    language: &'a Language,
}

impl Look<'_> {
    fn document(&self) -> &Document {
        &self.reading.document
    }

    fn strangers(&self) -> Vec<Stranger> {
        let document = self.document();
        let runs = capitals::runs(&document.text, self.language);
        let unsettled = &self.archive.facts[self.node].unsettled;
        let may_be_known = |range: TextRange| {
            let next = unsettled.partition_point(|name| name.range.end <= range.start);
            unsettled.get(next).is_some_and(|name| name.range.start < range.end)
        };
        let unknown = runs
            .into_iter()
            .filter(|run| self.hits(run.range).is_empty() && !may_be_known(run.range));
        let stranger = |run: capitals::Run| {
            let place = self.place(run.range)?;
            Some(Stranger { words: document.words(run.range).into(), at: run.place, place })
        };
        unknown.filter_map(stranger).collect()
    }

    /// A promise of somebody who is named before it, or of the one who speaks, that no note holds against what came of it.
    fn pledge(&self, range: TextRange, sentence: &str) -> Option<Suggestion> {
        let promise = promise::promise(sentence, self.language)?;
        let before = range.start + u32::try_from(promise.at).unwrap_or(0);
        let named = self.hits(range).iter().rev().find(|hit| hit.range.end <= before);
        let by = named.and_then(|hit| self.archive.census.actors.at(hit.actor));
        if promise.voice == Voice::Third && by.is_none() || self.is_noted(range) {
            return None;
        }
        let by = match promise.voice {
            Voice::First => self.speaker(),
            Voice::Third => by.map(|ix| self.id(ix)),
        };
        let promised = self.archive.census.date(self.node).cloned();
        Some(self.suggestion(Lack::Pledge { by, promised }, range, sentence))
    }

    /// Whether a note on some of the words names a pledge.
    fn is_noted(&self, range: TextRange) -> bool {
        let Archive { census, facts, .. } = self.archive;
        let written = notes::written(census, self.node).iter().zip(&facts[self.node].notes);
        written.filter(|(note, _)| note.pledge.is_some()).any(|(_, fact)| {
            fact.as_ref()
                .is_some_and(|fact| fact.range.start < range.end && range.start < fact.range.end)
        })
    }

    /// A sentence that tells of somebody's speech before a body, where the article names no such speech.
    fn speech(&self, range: TextRange, sentence: &str) -> Option<Suggestion> {
        let Node::Article(article) = self.node else { return None };
        let census = &self.archive.census;
        let named = self.hits(range).iter().filter_map(|hit| census.actors.at(hit.actor));
        let named: Vec<Ix<Actor>> = named.collect();
        let is =
            |kinds: &[ActorKind], ix: &&Ix<Actor>| kinds.contains(&census.actors[**ix].kind.value);
        let speaker = *named.iter().find(|ix| is(&[ActorKind::Person], ix))?;
        let venue = *named.iter().find(|ix| self.is_venue(**ix))?;
        if !said::tells_of_a_speech(sentence, self.language) {
            return None;
        }
        let (speaker_id, venue_id) = (self.id(speaker), self.id(venue));
        let links = self.archive.relations.article(article);
        let is_theirs = |speech: &Ix<_>| {
            census.speeches[*speech].speakers.iter().any(|id| id.value == speaker_id)
        };
        if links.speeches.iter().any(is_theirs) {
            return None;
        }
        let held = self.held(speaker, &venue_id, &census.articles[article].date);
        let lack = Lack::Speech { speaker: speaker_id, venue: venue_id, held };
        Some(self.suggestion(lack, range, sentence))
    }

    fn is_venue(&self, actor: Ix<Actor>) -> bool {
        self.archive.census.actors[actor].kind.value == ActorKind::Body
            || !self.archive.relations.actor(actor).held_here.is_empty()
    }

    /// The last speeches of a person at a venue, of the year and not after the day.
    fn held(&self, speaker: Ix<Actor>, venue: &Id, by: &Spanned<Edtf>) -> Vec<Id> {
        const MOST: usize = 3;
        let census = &self.archive.census;
        let own = self.archive.relations.actor(speaker).speeches.iter();
        let speeches = own.map(|ix| &census.speeches[*ix]).filter(|speech| {
            let date = &speech.date.value;
            speech.venue.as_ref().is_some_and(|id| id.value == *venue)
                && date.year() == by.value.year()
                && !date.is_after(&by.value)
        });
        let mut held: Vec<_> = speeches.collect();
        held.sort_by(|a, b| b.date.value.cmp(&a.date.value));
        held.into_iter().take(MOST).map(|speech| speech.common.id.value.clone()).collect()
    }

    /// Quotations that neither the text nor a note says who said.
    fn unattributed(&self) -> impl Iterator<Item = Suggestion> {
        let quotations = self.archive.facts[self.node].quotations.iter();
        let unknown = quotations.filter(|one| one.basis.is_none());
        unknown
            .map(|one| self.suggestion(Lack::Speaker, one.range, self.document().words(one.range)))
    }

    /// Actors of the record's `actors:` whom neither its text nor its head names.
    fn unnamed(&self) -> Vec<Suggestion> {
        let Node::Article(ix) = self.node else { return Vec::new() };
        let Archive { census, facts, .. } = self.archive;
        let names = &facts[self.node].names;
        let is_unnamed = |id: &&Spanned<Id>| {
            let actor = census.actor(&id.value);
            actor.is_some_and(|actor| !names.iter().any(|fact| fact.actor == actor.number()))
        };
        let suggestion = |id: &Spanned<Id>| Suggestion {
            lack: Lack::Mention { actor: id.value.clone() },
            words: id.value.to_string(),
            places: vec![Place { record: self.node, span: id.span }],
        };
        census.articles[ix].actors.iter().filter(is_unnamed).map(suggestion).collect()
    }

    /// Who speaks, if the text is a speech of one person.
    fn speaker(&self) -> Option<Id> {
        let Node::Speech(ix) = self.node else { return None };
        match self.archive.census.speeches[ix].speakers.as_slice() {
            [speaker] => Some(speaker.value.clone()),
            _ => None,
        }
    }

    /// The mentions that touch a range; they come in order and do not overlap.
    fn hits(&self, range: TextRange) -> &[NameHit] {
        let hits = &self.reading.names;
        let from = hits.partition_point(|hit| hit.range.end <= range.start);
        let to = hits.partition_point(|hit| hit.range.start < range.end);
        hits.get(from..to).unwrap_or_default()
    }

    fn id(&self, actor: Ix<Actor>) -> Id {
        self.archive.census.actors[actor].common.id.value.clone()
    }

    fn place(&self, range: TextRange) -> Option<Place> {
        Some(Place { record: self.node, span: self.document().source_span(range)? })
    }

    fn suggestion(&self, lack: Lack, range: TextRange, words: &str) -> Suggestion {
        let origin = || Place { record: self.node, span: self.archive.census.origin(self.node) };
        let place = self.place(range).unwrap_or_else(origin);
        Suggestion { lack, words: shown(words), places: vec![place] }
    }
}

/// Returns a sentence, or its first words where it is endless.
fn shown(words: &str) -> String {
    if words.chars().count() <= WORDS_LENGTH {
        return words.to_owned();
    }
    let kept: String = words.chars().take(WORDS_LENGTH).collect();
    let end = kept.rfind(char::is_whitespace).unwrap_or(kept.len());
    kept.get(..end).unwrap_or(&kept).to_owned()
}
