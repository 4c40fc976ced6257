//! Notes: the record, the passage that they quote, what they are, and whether they are published.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::noted::{self, NoteAt, Source};
use crate::archive::notes;
use crate::base::date::Edtf;
use crate::base::span::Spanned;
use crate::page::{list, words};
use crate::query::cell::Cell;
use crate::query::select::{self, Filter};
use crate::record::actor::Actor;
use crate::record::annotation::{Annotation, NoteStatus};
use crate::source::file::SourceFile;

/// The fields of a note, separated by spaces: those that are shown unless others are asked for, and all.
pub const FIELDS: (&str, &str) = (
    "record fragment kind quote",
    "record fragment kind quote by pledge claim author date status tags language file address",
);

/// The words for the status of a note.
pub const STATES: [&str; 3] = ["draft", "review", "published"];

/// A note as it is written, published or not.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// Where it stands.
    at: NoteAt,
    note: &'a Annotation,
}

/// A note with its fragment.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The note.
    pub written: Written<'a>,
    /// Its fragment of the page.
    pub fragment: Box<str>,
}

/// Returns the notes that a filter lets through, record by record in the order written. Language and topic are those of the
/// record; the date is that of the note, or of its record where it has none.
pub fn notes<'a>(archive: &'a Archive, files: &'a [SourceFile], filter: &Filter) -> Vec<Found<'a>> {
    let of_record = Filter { actor: None, since: None, until: None, state: None, ..filter.clone() };
    let actor = filter.actor.as_ref().and_then(|id| archive.census.actor(id));
    let mut found = Vec::new();
    for on in archive.census.nodes().filter(|node| select::is_meant(archive, *node, &of_record)) {
        let written = notes::written(&archive.census, on);
        for ((n, note), fragment) in (0..).zip(written).zip(notes::fragments(written)) {
            let written = Written { at: NoteAt { on, n }, note };
            let has_state = filter.state.as_ref().is_none_or(|state| state == status(note.status));
            let has_actor = actor.is_none_or(|actor| written.concerns(archive, files, actor));
            let date = noted::date(&archive.census, written.at);
            if has_state && has_actor && select::is_date_meant(date, filter) {
                found.push(Found { written, fragment });
            }
        }
    }
    found
}

impl Written<'_> {
    /// Returns whether it is by an actor, or about it.
    fn concerns(self, archive: &Archive, files: &[SourceFile], actor: Ix<Actor>) -> bool {
        let Archive { census, facts, links, .. } = archive;
        let source = Source { census, facts, index: links, files };
        let fact = facts[self.at.on].notes.get(self.at.n as usize).and_then(Option::as_ref);
        noted::speakers(census, self.note).any(|by| by == actor)
            || fact.is_some_and(|fact| {
                source.concerned(self.at, self.note, fact).contains(&Node::Actor(actor))
            })
    }
}

fn status(status: NoteStatus) -> &'static str {
    match status {
        NoteStatus::Draft => "draft",
        NoteStatus::Review => "review",
        NoteStatus::Published => "published",
    }
}

/// Returns a field of a note.
pub fn value(archive: &Archive, files: &[SourceFile], found: &Found<'_>, field: &str) -> Cell {
    let Written { at, note } = found.written;
    let census = &archive.census;
    match field {
        "record" => Cell::text(format!("{}:{}", at.on.kind(), census.id(at.on))),
        "fragment" => Cell::text(&*found.fragment),
        "kind" => Cell::text(words::note_kind(note.kind.value)),
        "quote" => Cell::text(note.quote.value.split_whitespace().collect::<Vec<_>>().join(" ")),
        "by" => Cell::List(
            noted::speakers(census, note)
                .map(|ix| census.actors[ix].common.id.value.to_string())
                .collect(),
        ),
        "pledge" | "claim" => noted::subjects(census, note)
            .find(|node| node.kind().name() == field)
            .map_or(Cell::None, |node| Cell::text(census.id(node).as_str())),
        "author" => {
            let author = note.author.as_ref();
            author.map_or(Cell::None, |author| Cell::text(list::editor(archive, &author.value)))
        }
        "date" => date(note.date.as_ref()),
        "status" => Cell::text(status(note.status)),
        "tags" => Cell::List(note.tags.iter().map(|tag| tag.value.clone()).collect()),
        "language" => Cell::text(archive.language(at.on).as_str()),
        "file" => files
            .get(note.span.file.0 as usize)
            .map_or(Cell::None, |file| Cell::text(file.path.as_str())),
        "address" => Cell::text(format!("{}#{}", archive.addresses.of(at.on), found.fragment)),
        _ => Cell::None,
    }
}

fn date(date: Option<&Spanned<Edtf>>) -> Cell {
    date.map_or(Cell::None, |date| Cell::Date(date.value.clone()))
}
