//! What of a record is told: its fields by name, each as text; several values are separated by `; `.

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::base::kind::Kind;
use crate::page::list;
use crate::page::view::parts::{Entry, Party};
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

/// Returns a field of a record as text; empty where it has none.
pub fn text(archive: &Archive, files: &[SourceFile], node: Node, field: &str) -> String {
    let common = archive.census.common(node);
    match field {
        "id" => archive.census.id(node).to_string(),
        "title" | "name" => archive.census.title(node).to_owned(),
        "date" => archive.census.date(node).map(ToString::to_string).unwrap_or_default(),
        "language" => archive.language(node).to_string(),
        "address" => archive.addresses.of(node).to_string(),
        "file" => common
            .and_then(|common| files.get(common.file.0 as usize))
            .map(|file| file.path.clone())
            .unwrap_or_default(),
        "topics" => joined(
            common
                .into_iter()
                .flat_map(|common| &common.topics)
                .map(|topic| topic.value.name.clone()),
        ),
        "words" => archive.facts[node].words.to_string(),
        "actors" => joined(actors(archive, node)),
        "speeches" => match node {
            Node::Actor(ix) => archive.relations.actor(ix).speeches.len().to_string(),
            _ => String::new(),
        },
        "reports" => archive.lists.reports_of(node).len().to_string(),
        "state" => select::states(archive, node).first().copied().unwrap_or_default().to_owned(),
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
fn of_entry(entry: &Entry, field: &str) -> String {
    let names = |parties: &[Party]| joined(parties.iter().map(|party| party.name.clone()));
    let state = entry.state.as_ref();
    match field {
        "type" | "kind" => entry.form.clone(),
        "dateline" | "place" => entry.place.clone(),
        "publisher" => entry.publisher.clone(),
        "summary" | "role" => entry.summary.as_ref().map(|summary| summary.text.clone()),
        "speaker" | "by" => Some(names(&entry.by)),
        "on_behalf_of" => Some(names(&entry.on_behalf_of)),
        "venue" => entry.venue.as_ref().map(|venue| venue.title.clone()),
        "session" => entry.session.map(|session| session.to_string()),
        "meeting" | "document" => entry.symbol.as_ref().map(|symbol| symbol.text.clone()),
        "due" => state.and_then(|state| state.due.clone()),
        "as_of" => state.and_then(|state| state.date.clone()),
        "verdict" => state.and_then(|state| state.label.clone()),
        _ => None,
    }
    .unwrap_or_default()
}

fn joined(values: impl IntoIterator<Item = String>) -> String {
    values.into_iter().collect::<Vec<_>>().join("; ")
}
