//! Which articles feeds hold, and which topics have a feed of their own.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::page::{parts, publication};
use crate::record::article::Article;

/// Returns whether feeds tell of an article.
pub fn holds(archive: &Archive, article: Ix<Article>) -> bool {
    is_open(archive, Node::Article(article))
}

/// Returns where the feed of a topic stands in the site, if it has one: it is listed, and has articles of which feeds tell.
pub fn path(archive: &Archive, node: Node) -> Option<String> {
    let Node::Topic(topic) = node else { return None };
    let articles = &archive.relations.topic(topic).articles;
    let has_feed =
        is_open(archive, node) && articles.iter().any(|article| holds(archive, *article));
    has_feed.then(|| format!("{}feed.xml", parts::url(archive, node)))
}

fn is_open(archive: &Archive, node: Node) -> bool {
    archive.is_listed(node) && !publication::is_withdrawn(archive, node)
}
