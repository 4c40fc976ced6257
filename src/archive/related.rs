//! Which other articles tell of the same, and what they share with an article.

use std::cmp::Reverse;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::base::kind::Kind;
use crate::record::article::Article;

/// How many related articles there are at most.
const MOST: usize = 5;

/// How many of the things that two articles share are told.
const TOLD: usize = 3;

/// What more articles share than this, and more than one of a hundred, relates none of them.
const COMMON: usize = 200;

/// How many of the things that an article has are looked at: those that fewest others have.
const TELLING: usize = 16;

/// How many of a text's actors are looked at: the first, as in who is named together.
const ACTORS: usize = 40;

/// Articles must share this much, in bits (Shannon 1948), to be related; a rare actor is worth more than a frequent topic.
const MIN_BITS: u32 = 3 * BIT;

/// Bits are counted in parts of this many.
const BIT: u32 = 16;

/// An article that tells of the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// The article.
    pub article: Ix<Article>,
    /// What it shares: speeches, events, actors, topics, places; what fewest others share comes first.
    pub shared: Vec<Node>,
}

/// Returns the articles that share most with an article, the most related first. What says much is what few articles have.
/// Translations of the article are none of them, and of the translations of another one stands for all.
pub fn related(archive: &Archive, ix: Ix<Article>) -> Vec<Related> {
    let n_articles = archive.lists.kinds.get(&Kind::Article).map_or(0, Vec::len);
    let common = COMMON.max(n_articles / 100);
    let mut telling: Vec<(&[Ix<Article>], Node)> =
        features(archive, ix).into_iter().map(|node| (having(archive, node), node)).collect();
    telling.retain(|(articles, _)| (2..=common).contains(&articles.len()));
    telling.sort_by_key(|(articles, node)| (articles.len(), *node));
    telling.truncate(TELLING);
    let mut shares: Vec<(Ix<Article>, u32, Node)> = Vec::new();
    for (articles, node) in telling {
        let bits = bits(n_articles, articles.len());
        shares.extend(
            articles.iter().filter(|other| **other != ix).map(|other| (*other, bits, node)),
        );
    }
    shares.sort_unstable();
    let translations = &archive.relations.translations[Node::Article(ix)];
    let sum = |shares: &[(Ix<Article>, u32, Node)]| shares.iter().map(|share| share.1).sum::<u32>();
    let mut ranked: Vec<_> = shares
        .chunk_by(|one, other| one.0 == other.0)
        .filter_map(|shares| Some((sum(shares), shares.first()?.0, shares)))
        .filter(|(sum, _, _)| MIN_BITS <= *sum)
        .filter(|(_, other, _)| !translations.contains(&Node::Article(*other)))
        .collect();
    // Of equals, the later one says what came of it.
    ranked.sort_by_key(|(sum, other, _)| Reverse((*sum, *other)));
    let mut related: Vec<Related> = Vec::new();
    for (_, article, shares) in ranked {
        let family = &archive.relations.translations[Node::Article(article)];
        if related.len() == MOST {
            break;
        }
        if !related.iter().any(|one| family.contains(&Node::Article(one.article))) {
            let article = in_language_of(archive, ix, family).unwrap_or(article);
            related.push(Related { article, shared: told(shares) });
        }
    }
    related
}

/// Returns the translation of a text into the language of an article, if there is one that lists hold.
fn in_language_of(archive: &Archive, ix: Ix<Article>, family: &[Node]) -> Option<Ix<Article>> {
    let language = archive.language(Node::Article(ix));
    let is_it = |node: &&Node| archive.language(**node) == language && archive.is_listed(**node);
    match family.iter().find(is_it)? {
        Node::Article(ix) => Some(*ix),
        _ => None,
    }
}

/// Returns what few others share before the rest.
fn told(shares: &[(Ix<Article>, u32, Node)]) -> Vec<Node> {
    let mut nodes: Vec<(u32, Node)> = shares.iter().map(|(_, bits, node)| (*bits, *node)).collect();
    nodes.sort_by_key(|(bits, node)| (u32::MAX - bits, *node));
    nodes.into_iter().take(TOLD).map(|(_, node)| node).collect()
}

/// What articles may share.
fn features(archive: &Archive, ix: Ix<Article>) -> Vec<Node> {
    let census = &archive.census;
    let article = &census.articles[ix];
    let links = archive.relations.article(ix);
    let actors = links.about.iter().chain(&links.named).take(ACTORS).map(|ix| Node::Actor(*ix));
    let topics = article.common.topics.iter();
    let topics = topics.filter_map(|topic| census.topic(&topic.value.id)).map(Node::Topic);
    let places = article.places.iter();
    let places = places.filter_map(|place| census.place(&place.value.id)).map(Node::Place);
    let speeches = links.speeches.iter().map(|ix| Node::Speech(*ix));
    let events = links.events.iter().map(|ix| Node::Event(*ix));
    let mut features: Vec<Node> =
        speeches.chain(events).chain(actors).chain(topics).chain(places).collect();
    features.sort_unstable();
    features.dedup();
    features
}

fn having(archive: &Archive, node: Node) -> &[Ix<Article>] {
    let relations = &archive.relations;
    match node {
        Node::Actor(ix) => &relations.actor(ix).articles,
        Node::Speech(ix) => &relations.speech(ix).reports,
        Node::Event(ix) => &relations.event(ix).reports,
        Node::Topic(ix) => &relations.topic(ix).articles,
        Node::Place(ix) => &relations.place(ix).articles,
        Node::Article(_) | Node::Pledge(_) | Node::Claim(_) | Node::Page(_) => &[],
    }
}

/// Returns how much it says that an article is one of `n` among `all`: the logarithm of their ratio, in parts of a bit. It is that of whole
/// numbers, so that all machines have the same.
fn bits(all: usize, n: usize) -> u32 {
    let ratio = (all / n.max(1)).max(1);
    let whole = ratio.ilog2();
    // Between two powers of two the logarithm is taken as straight.
    let rest = ((ratio * BIT as usize) >> whole) - BIT as usize;
    whole * BIT + u32::try_from(rest).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_few_have_says_much() {
        assert_eq!(bits(1_024, 1), 10 * BIT);
        assert_eq!(bits(1_024, 1_024), 0);
        assert_eq!(bits(3, 1), BIT + BIT / 2);
        assert_eq!(bits(0, 0), 0);
    }
}
