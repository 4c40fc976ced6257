//! What refers to each record in words or as a source.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::archive::census::Census;
use crate::archive::facts::{Facts, Passage};
use crate::archive::links::{self, Destination, LinkIndex};
use crate::archive::node::{Node, NodeMap};
use crate::archive::references;
use crate::archive::resolve;
use crate::source::file::SourceFile;

/// What refers to a record: a link in a text, with its sentence, or a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backlink {
    /// The record that refers.
    pub from: Node,
    /// The sentence, if the reference stands in a body.
    pub passage: Option<Passage>,
    /// The field, where it stands in one.
    pub field: Option<&'static str>,
}

/// Returns what refers to each record, each record that refers once.
pub fn of_all(
    census: &Census,
    facts: &NodeMap<Arc<Facts>>,
    index: &LinkIndex,
    files: &[SourceFile],
) -> NodeMap<Vec<Backlink>> {
    let mut backlinks: NodeMap<Vec<Backlink>> =
        NodeMap::new(census.nodes().map(|node| (node, Vec::new())));
    for from in census.nodes() {
        if census
            .common(from)
            .is_none_or(|common| !common.is_listed() || common.withdrawn.is_some())
        {
            continue;
        }
        let mut seen = BTreeSet::new();
        for link in &facts[from].links {
            let Some(file) = files.get(link.span.file.0 as usize) else { continue };
            if let Ok(Destination::Node(to, _)) =
                links::resolve(census, index, file, &link.target, link.span)
                && to != from
                && seen.insert(to)
            {
                backlinks.get_mut(to).push(Backlink {
                    from,
                    passage: link.passage.clone(),
                    field: None,
                });
            }
        }
        for reference in references::of(census, from)
            .into_iter()
            .filter(|reference| reference.field == "sources")
        {
            if let Ok(to) = resolve::find(census, reference)
                && seen.insert(to)
            {
                backlinks.get_mut(to).push(Backlink {
                    from,
                    passage: None,
                    field: Some(reference.field),
                });
            }
        }
    }
    backlinks
}
