//! The same text in several languages.

use std::collections::BTreeMap;

use crate::archive::census::Census;
use crate::archive::node::{Node, NodeMap};

/// Returns, for each record, the family that it belongs to, the original first; empty where there is one language only.
pub fn families(census: &Census) -> NodeMap<Vec<Node>> {
    let mut families: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    for node in census.nodes() {
        let original = original(census, node);
        if original != node {
            families.entry(original).or_insert_with(|| vec![original]).push(node);
        }
    }
    let of = |node: Node| families.get(&original(census, node)).cloned().unwrap_or_default();
    NodeMap::new(census.nodes().map(|node| (node, of(node))))
}

/// Returns the text that a record translates, or itself; a circle was reported and ends anywhere.
fn original(census: &Census, node: Node) -> Node {
    let mut at = node;
    for _ in 0..10 {
        let next = census.common(at).and_then(|common| common.translation_of.as_ref());
        match next.and_then(|id| census.find(node.kind(), &id.value)) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}
