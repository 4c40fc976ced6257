//! Who is named where: the record, the words and their place, the actor, the rule that settled it.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::mentioned::{self, Mentioned, Whose};
use crate::archive::node::Node;
use crate::archive::reading::Library;
use crate::page::publication;
use crate::query::cell::Cell;
use crate::query::select::{Filter, is_meant};
use crate::source::file::SourceFile;

/// The fields of a mention, separated by spaces: those that are shown unless others are asked for, and all.
pub const FIELDS: (&str, &str) = (
    "record field start end text actor rule candidates",
    "record field start end text actor rule candidates date language paragraph sentence address",
);

/// A name in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// The record that has it.
    pub from: Node,
    /// The name.
    pub name: Mentioned,
    /// Whether pages may show the text around it.
    pub shown: Shown,
}

/// Whether pages may show the text around a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// They may.
    Yes,
    /// The text is held back there.
    No,
}

/// Returns all names in the texts that a filter lets through; with an actor, those that mean it.
pub fn mentions(archive: &Archive, files: &[SourceFile], filter: &Filter) -> Vec<Mention> {
    let library = Library { census: &archive.census, site: &archive.site, files };
    let only = filter.actor.as_ref().and_then(|id| archive.census.actor(id)).map(Ix::number);
    let is_asked = |name: &Mentioned| {
        only.is_none_or(|only| matches!(name.whose, Whose::Settled(actor, _) if actor == only))
    };
    let mut mentions = Vec::new();
    for from in archive.census.nodes().filter(|node| is_meant(archive, *node, filter)) {
        let names = mentioned::of(library, from, &archive.facts[from]);
        mentions.extend(names.into_iter().filter(is_asked).map(|name| Mention {
            from,
            shown: match publication::passage(archive, from, &name.passage) {
                Some(_) => Shown::Yes,
                None => Shown::No,
            },
            name,
        }));
    }
    mentions
}

/// Returns a field of a mention. Where the text is held back, neither words nor place are told.
pub fn value(archive: &Archive, mention: &Mention, field: &str) -> Cell {
    let Mention { from, name, shown } = mention;
    match (field, &name.whose) {
        ("record", _) => {
            Cell::text(format!("{}/{}", from.kind().folder(), archive.census.id(*from)))
        }
        ("field", _) => Cell::text(name.part.name()),
        ("actor", Whose::Settled(actor, _)) => id(archive, *actor).map_or(Cell::None, Cell::text),
        ("rule", Whose::Settled(_, rule)) => Cell::text(rule.name()),
        ("candidates", Whose::Unsettled(actors)) => {
            Cell::List(actors.iter().filter_map(|actor| id(archive, *actor)).collect())
        }
        ("candidates", Whose::Settled(..)) => Cell::List(Vec::new()),
        ("date", _) => archive.census.date(*from).cloned().map_or(Cell::None, Cell::Date),
        ("language", _) => Cell::text(archive.language(*from).as_str()),
        ("address", _) => {
            let paragraph = name.passage.paragraph.filter(|_| *shown == Shown::Yes);
            let fragment = paragraph.map(|n| format!("#p{n}")).unwrap_or_default();
            Cell::text(format!("{}{fragment}", archive.addresses.of(*from)))
        }
        _ if *shown == Shown::No => Cell::None,
        ("start", _) => Cell::count(name.place.0),
        ("end", _) => Cell::count(name.place.1),
        ("text", _) => Cell::text(name.words.as_str()),
        ("paragraph", _) => name.passage.paragraph.map_or(Cell::None, |n| Cell::Number(n.into())),
        ("sentence", _) => Cell::text(&*name.passage.sentence),
        _ => Cell::None,
    }
}

fn id(archive: &Archive, actor: u32) -> Option<String> {
    let ix = archive.census.actors.at(actor)?;
    Some(archive.census.actors[ix].common.id.value.to_string())
}
