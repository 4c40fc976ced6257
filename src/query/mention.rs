//! Who is named where: an actor, the record that names it, the paragraph, the sentence.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::page::publication;
use crate::query::cell::Cell;
use crate::query::select::{Filter, is_meant};

/// The fields of a mention, separated by spaces: those that are shown unless others are asked for, and all.
pub const FIELDS: (&str, &str) =
    ("actor record sentence", "actor record date language paragraph sentence address");

/// One actor in one text: the first mention.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// The actor's id.
    pub actor: String,
    /// The record that names it.
    pub from: Node,
    /// The number of the paragraph.
    pub paragraph: Option<u32>,
    /// The sentence; empty where the text is held back.
    pub sentence: String,
}

/// Returns the mentions in all texts that a filter lets through; with an actor, of that one only.
pub fn mentions(archive: &Archive, filter: &Filter) -> Vec<Mention> {
    let only = filter.actor.as_ref().and_then(|id| archive.census.actor(id)).map(Ix::number);
    let nodes = archive.census.nodes().filter(|node| is_meant(archive, *node, filter));
    let of_node = |node: Node| {
        let facts = archive.facts[node]
            .names
            .iter()
            .filter(move |fact| only.is_none_or(|only| fact.actor == only));
        facts.filter_map(move |fact| {
            let actor = archive.census.actors.at(fact.actor)?;
            let passage = publication::passage(archive, node, &fact.passage);
            Some(Mention {
                actor: archive.census.actors[actor].common.id.value.to_string(),
                from: node,
                paragraph: passage.and_then(|passage| passage.paragraph),
                sentence: passage.map(|passage| passage.sentence.to_string()).unwrap_or_default(),
            })
        })
    };
    nodes.flat_map(of_node).collect()
}

/// Returns a field of a mention.
pub fn value(archive: &Archive, mention: &Mention, field: &str) -> Cell {
    let node = mention.from;
    match field {
        "actor" => Cell::text(mention.actor.as_str()),
        "record" => Cell::text(format!("{}:{}", node.kind(), archive.census.id(node))),
        "date" => archive.census.date(node).cloned().map_or(Cell::None, Cell::Date),
        "language" => Cell::text(archive.language(node).as_str()),
        "paragraph" => mention.paragraph.map_or(Cell::None, |n| Cell::Number(n.into())),
        "sentence" => Cell::text(mention.sentence.as_str()),
        "address" => {
            let fragment = mention.paragraph.map(|n| format!("#p{n}")).unwrap_or_default();
            Cell::text(format!("{}{fragment}", archive.addresses.of(node)))
        }
        _ => Cell::None,
    }
}
