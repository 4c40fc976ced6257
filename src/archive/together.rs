//! Who is named with whom in the same articles.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::archive::census::Census;
use crate::archive::ix::{Ix, Table};
use crate::archive::node::Node;
use crate::archive::relations::{ArticleLinks, Relations};
use crate::record::actor::Actor;
use crate::record::article::Article;

/// How many of a text's first actors make pairs: a list of all delegations is no news of two of them.
const PAIRED_ACTORS: usize = 40;

/// How many actors a page shows at most as named in the same articles.
const SHOWN_TOGETHER: usize = 12;

/// How many actors the network of the whole archive has at most.
const NETWORK_ACTORS: usize = 25;

/// With fewer actors, a list says it all.
const SMALLEST_NETWORK: usize = 3;

/// The actors named most often, and in how many articles each two of them are named.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Network {
    /// The actors, the most often named first; none where there are too few.
    pub actors: Vec<Ix<Actor>>,
    /// A row and a column for each of them; symmetric, with 0 on the diagonal.
    pub counts: Vec<Vec<u32>>,
}

/// Returns those whom an article names and who make pairs.
pub fn paired(links: &ArticleLinks) -> BTreeSet<Ix<Actor>> {
    links.about.iter().chain(&links.named).take(PAIRED_ACTORS).copied().collect()
}

fn listed<'a>(
    table: &'a Table<Article>,
    articles: &'a [ArticleLinks],
) -> impl Iterator<Item = &'a ArticleLinks> {
    let all = table.rows().iter().zip(articles);
    all.filter(|(article, _)| article.common.is_listed()).map(|(_, links)| links)
}

/// Returns, for each actor, whom it is named with most often and in how many articles.
pub fn ranked(
    table: &Table<Article>,
    articles: &[ArticleLinks],
) -> BTreeMap<Ix<Actor>, Vec<(Ix<Actor>, u32)>> {
    let mut pairs: BTreeMap<Ix<Actor>, BTreeMap<Ix<Actor>, u32>> = BTreeMap::new();
    for links in listed(table, articles) {
        let actors = paired(links);
        for a in &actors {
            let with = pairs.entry(*a).or_default();
            for b in actors.iter().filter(|b| *b != a) {
                *with.entry(*b).or_default() += 1;
            }
        }
    }
    let ranked = |with: BTreeMap<Ix<Actor>, u32>| {
        let mut with: Vec<(Ix<Actor>, u32)> = with.into_iter().collect();
        with.sort_by_key(|(actor, n)| (Reverse(*n), *actor));
        with.truncate(SHOWN_TOGETHER);
        with
    };
    pairs.into_iter().map(|(actor, with)| (actor, ranked(with))).collect()
}

/// Returns the network of the listed actors that most articles name. One who is named with none of the others is left out.
pub fn network(census: &Census, relations: &Relations) -> Network {
    let n_articles = |ix: &Ix<Actor>| relations.actor(*ix).articles.len();
    let all = census.actors.indexes();
    let mut actors: Vec<Ix<Actor>> =
        all.filter(|ix| census.is_listed(Node::Actor(*ix)) && n_articles(ix) > 0).collect();
    actors.sort_by_key(|ix| (Reverse(n_articles(ix)), *ix));
    actors.truncate(NETWORK_ACTORS);
    let counts = among(census, relations, &actors);
    let places: Vec<usize> = (0..actors.len())
        .filter(|at| counts.get(*at).is_some_and(|row| row.iter().any(|n| *n > 0)))
        .collect();
    if places.len() < SMALLEST_NETWORK {
        return Network::default();
    }
    let kept = |row: &Vec<u32>| places.iter().filter_map(|at| row.get(*at)).copied().collect();
    Network {
        actors: places.iter().filter_map(|at| actors.get(*at)).copied().collect(),
        counts: places.iter().filter_map(|at| counts.get(*at)).map(kept).collect(),
    }
}

fn among(census: &Census, relations: &Relations, actors: &[Ix<Actor>]) -> Vec<Vec<u32>> {
    let place: BTreeMap<Ix<Actor>, usize> =
        actors.iter().enumerate().map(|(at, ix)| (*ix, at)).collect();
    let mut counts = vec![vec![0; actors.len()]; actors.len()];
    for links in listed(&census.articles, &relations.articles) {
        let here: Vec<usize> =
            paired(links).iter().filter_map(|ix| place.get(ix)).copied().collect();
        for a in &here {
            for b in here.iter().filter(|b| *b != a) {
                counts[*a][*b] += 1;
            }
        }
    }
    counts
}

impl Network {
    /// Returns whom an actor of the network is named with in it, and in how many articles; nobody for others.
    pub fn companions(&self, actor: Ix<Actor>) -> impl Iterator<Item = (Ix<Actor>, u32)> {
        let at = self.actors.iter().position(|ix| *ix == actor);
        let row = at.and_then(|at| self.counts.get(at)).map(Vec::as_slice).unwrap_or_default();
        self.actors.iter().copied().zip(row.iter().copied()).filter(|(_, n)| *n > 0)
    }
}
