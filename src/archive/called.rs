//! How a text or page in a language calls a record, and a text with the names of its bare links in it.

use crate::archive::census::Census;
use crate::archive::node::Node;
use crate::archive::resolve;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::names::find::NameHit;
use crate::names::rule::Rule;
use crate::text::document::{Document, Link, Target};
use crate::text::told::Told;

/// Returns how a record is called in a language, and the language of that name: its name in the language, else its own; `site`
/// is the language of records that say none.
pub fn title<'a>(
    census: &'a Census,
    site: &'a Language,
    node: Node,
    language: &'a Language,
) -> (&'a str, &'a Language) {
    let names = match node {
        Node::Actor(ix) => Some(&census.actors[ix].name_in),
        Node::Topic(ix) => Some(&census.topics[ix].name_in),
        Node::Place(ix) => Some(&census.places[ix].name_in),
        _ => None,
    };
    let own = census.common(node).and_then(|common| common.language.as_ref());
    let own = own.map_or(site, |language| &language.value);
    let same = |other: &&Language| *other == language || other.as_str() == language.primary();
    let translated = names
        .filter(|_| own != language)
        .and_then(|names| names.keys().find(same).and_then(|language| names.get(language)));
    match translated {
        Some(name) => (&name.value, language),
        None => (census.title(node), own),
    }
}

/// Returns a text in a language as it is told, with the names of what its bare links lead to.
pub fn told(census: &Census, site: &Language, document: &Document, language: &Language) -> Told {
    let name = |link: &Link| {
        let Target::Wiki { words, .. } = &link.target else { return None };
        Some(title(census, site, by_id(census, words)?, language).0.to_owned())
    };
    Told::new(document, name)
}

/// Returns the links of a text that lead to actors by id, as mentions: at their words, which are none for a bare link.
pub fn linked_actors(census: &Census, document: &Document) -> Vec<NameHit> {
    let hit = |link: &Link| {
        let Target::Wiki { words, .. } = &link.target else { return None };
        let Some(Node::Actor(ix)) = by_id(census, words) else { return None };
        Some(NameHit { actor: ix.number(), range: link.label, rule: Rule::Name })
    };
    document.links.iter().filter_map(hit).collect()
}

/// Returns the record that `kind:id` means, or an id that only one record has.
fn by_id(census: &Census, words: &str) -> Option<Node> {
    let (kind, id) = match words.split_once(':') {
        Some((kind, id)) => (Some(Kind::from_name(kind.trim())?), id.trim()),
        None => (None, words),
    };
    let id = Id::parse(id)?;
    let node = match kind {
        Some(kind) => census.find(kind, &id)?,
        None => match resolve::of_any_kind(census, &id).as_slice() {
            [node] => *node,
            _ => return None,
        },
    };
    Some(census.standing_for(node))
}
