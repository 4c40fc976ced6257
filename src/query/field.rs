//! What of a record is told: its fields, by name.

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::base::kind::Kind;
use crate::page::list;
use crate::page::view::parts::{Entry, Party};
use crate::query::cell::Cell;
use crate::query::select;
use crate::source::file::SourceFile;

/// Returns the fields of a kind, separated by spaces: those that are shown unless others are asked for, and all.
pub fn of(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Article => (
            "date id title",
            "id title date type dateline publisher language topics actors summary state words address file",
        ),
        Kind::Actor => (
            "id kind name reports",
            "id name kind role language topics reports speeches summary address file",
        ),
        Kind::Speech => (
            "date id speaker title",
            "id title date kind speaker on_behalf_of venue session meeting place language topics reports summary words address file",
        ),
        Kind::Event => (
            "date id title",
            "id title date kind place document language topics reports summary state address file",
        ),
        Kind::Pledge => (
            "date id state title",
            "id title date by due state as_of language topics summary address file",
        ),
        Kind::Claim => (
            "date id state title",
            "id title date by state verdict as_of language topics summary address file",
        ),
        Kind::Topic | Kind::Place => {
            ("id name reports", "id name reports language summary address file")
        }
        Kind::Page => ("id title", "id title language summary words address file"),
    }
}

/// Returns a field of a record.
pub fn value(archive: &Archive, files: &[SourceFile], node: Node, field: &str) -> Cell {
    let common = archive.census.common(node);
    match field {
        "id" => Cell::text(archive.census.id(node).as_str()),
        "title" | "name" => Cell::text(archive.census.title(node)),
        "date" => archive.census.date(node).cloned().map_or(Cell::None, Cell::Date),
        "language" => Cell::text(archive.language(node).as_str()),
        "address" => Cell::text(archive.addresses.of(node).to_string()),
        "file" => common
            .and_then(|common| files.get(common.file.0 as usize))
            .map_or(Cell::None, |file| Cell::text(file.path.as_str())),
        "topics" => Cell::List(
            common
                .into_iter()
                .flat_map(|common| &common.topics)
                .map(|topic| topic.value.name.clone())
                .collect(),
        ),
        "words" => Cell::Number(u64::from(archive.facts[node].words)),
        "actors" => Cell::List(actors(archive, node)),
        "speeches" => match node {
            Node::Actor(ix) => Cell::count(archive.relations.actor(ix).speeches.len()),
            _ => Cell::None,
        },
        "reports" => Cell::count(archive.lists.reports_of(node).len()),
        "state" => {
            select::states(archive, node).first().map_or(Cell::None, |state| Cell::text(*state))
        }
        _ => of_entry(&list::entry(archive, node, &archive.site.language), field),
    }
}

fn actors(archive: &Archive, node: Node) -> Vec<String> {
    match node {
        Node::Article(ix) => archive
            .relations
            .article(ix)
            .about
            .iter()
            .map(|ix| archive.census.actors[*ix].common.id.value.to_string())
            .collect(),
        _ => Vec::new(),
    }
}

/// Fields that are told as lists of the site tell them.
fn of_entry(entry: &Entry, field: &str) -> Cell {
    let text = |text: Option<&String>| text.map_or(Cell::None, Cell::text);
    let date = |text: Option<&String>| text.map_or(Cell::None, |text| Cell::date(text));
    let names =
        |parties: &[Party]| Cell::List(parties.iter().map(|party| party.name.clone()).collect());
    let state = entry.state.as_ref();
    match field {
        "type" | "kind" => text(entry.form.as_ref()),
        "dateline" | "place" => text(entry.place.as_ref()),
        "publisher" => text(entry.publisher.as_ref()),
        "summary" | "role" => text(entry.summary.as_ref().map(|summary| &summary.text)),
        "speaker" | "by" => names(&entry.by),
        "on_behalf_of" => names(&entry.on_behalf_of),
        "venue" => text(entry.venue.as_ref().map(|venue| &venue.title)),
        "session" => entry.session.map_or(Cell::None, |session| Cell::Number(session.into())),
        "meeting" | "document" => text(entry.symbol.as_ref().map(|symbol| &symbol.text)),
        "due" => date(state.and_then(|state| state.due.as_ref())),
        "as_of" => date(state.and_then(|state| state.date.as_ref())),
        "verdict" => text(state.and_then(|state| state.label.as_ref())),
        _ => Cell::None,
    }
}
