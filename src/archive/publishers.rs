//! Who published the archived texts, as their records say.

use std::collections::BTreeMap;

use crate::archive::census::Census;
use crate::archive::node::Node;
use crate::base::digest;
use crate::record::article::Article;
use crate::record::term;

/// The publishers by the part of an address that follows from their names.
pub type Publishers = BTreeMap<String, Publisher>;

/// A publisher of archived texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Publisher {
    /// The name, as the oldest of its articles has it.
    pub name: String,
    /// Its articles in the order of time, at least one.
    pub articles: Vec<Node>,
}

/// Returns the publishers of all articles that lists hold.
pub fn make(census: &Census) -> Publishers {
    let mut publishers = Publishers::new();
    for (ix, article) in census.articles.iter() {
        let node = Node::Article(ix);
        let Some(name) = name(article).filter(|_| census.is_listed(node)) else { continue };
        let publisher = publishers
            .entry(slug(name))
            .or_insert_with(|| Publisher { name: name.to_owned(), articles: Vec::new() });
        publisher.articles.push(node);
    }
    publishers
}

/// Returns who published an article.
pub fn name(article: &Article) -> Option<&str> {
    Some(article.source.as_ref()?.publisher.as_ref()?.value.as_str())
}

/// Returns the part of an address that stands for a publisher: its name by the rule of topics, or, where that has none for a name,
/// `n-` and 8 hexadecimal digits that follow from it.
pub fn slug(name: &str) -> String {
    term::slug(name).map_or_else(|| format!("n-{}", digest::short(name)), |id| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_an_address() {
        assert_eq!(slug("The Star (Kenya)"), "the-star-kenya");
        assert_eq!(slug("新华社").len(), "n-".len() + 8);
        assert_ne!(slug("新华社"), slug("Интерфакс"));
    }
}
