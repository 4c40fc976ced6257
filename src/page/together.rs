//! Whom an actor is named with, and the articles that show it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::lists;
use crate::archive::node::Node;
use crate::archive::together::paired;
use crate::base::language::Language;
use crate::page::actor::report;
use crate::page::network::companion_fragment;
use crate::page::prose::Setting;
use crate::page::view::actor::Together;
use crate::page::{parts, sort};
use crate::record::actor::Actor;
use crate::record::article::Article;

/// How many articles are listed for those named together with an actor most often, and for all others.
const SHOWN_ARTICLES: usize = 3;
const SHOWN_OF_OTHERS: usize = 1;

/// How many count as named together most often.
const CLOSEST: usize = 12;

/// Returns whom an actor is named with most often, and with whom of the archive's network, each with the newest articles.
pub fn of_actor(setting: Setting<'_>, ix: Ix<Actor>, page: &Language) -> Vec<Together> {
    let archive = setting.archive;
    let ranked = ranked(archive, ix, page);
    let most = ranked.first().map_or(1, |(_, n)| *n as usize);
    let mut shared = newest(archive, ix, &ranked);
    let view = |(other, n): &(Ix<Actor>, u32)| {
        let articles = shared.remove(other).unwrap_or_default();
        let evidence =
            |article: &Ix<Article>| report(setting, Node::Article(*article), *other, page);
        Together {
            actor: parts::actor(archive, *other, None, page),
            fragment: companion_fragment(archive, *other),
            articles: *n as usize,
            percent: (*n as usize * 100).div_ceil(most),
            shared: articles.iter().map(evidence).collect(),
            more: (*n as usize).saturating_sub(articles.len()),
        }
    };
    ranked.iter().map(view).collect()
}

fn ranked(archive: &Archive, ix: Ix<Actor>, page: &Language) -> Vec<(Ix<Actor>, u32)> {
    let links = archive.relations.actor(ix);
    let counts: BTreeMap<Ix<Actor>, u32> =
        links.together.iter().copied().chain(archive.network.companions(ix)).collect();
    let listed = counts.into_iter().filter(|(ix, _)| archive.is_listed(Node::Actor(*ix)));
    let mut ranked: Vec<(Ix<Actor>, u32)> = listed.collect();
    sort::by_name(&mut ranked, page, |(ix, _)| lists::sort_name(&archive.census, Node::Actor(*ix)));
    ranked.sort_by_key(|(_, n)| Reverse(*n));
    ranked
}

/// Returns the newest articles that an actor shares with each of the others.
fn newest(
    archive: &Archive,
    ix: Ix<Actor>,
    others: &[(Ix<Actor>, u32)],
) -> BTreeMap<Ix<Actor>, Vec<Ix<Article>>> {
    let mut shared: BTreeMap<Ix<Actor>, Vec<Ix<Article>>> = BTreeMap::new();
    let longest: BTreeMap<Ix<Actor>, usize> = others
        .iter()
        .enumerate()
        .map(|(n, (other, _))| (*other, if n < CLOSEST { SHOWN_ARTICLES } else { SHOWN_OF_OTHERS }))
        .collect();
    for article in archive.relations.actor(ix).articles.iter().rev() {
        let named = paired(archive.relations.article(*article));
        for other in named.iter().filter(|_| named.contains(&ix)) {
            let list = shared.entry(*other).or_default();
            if longest.get(other).is_some_and(|longest| list.len() < *longest) {
                list.push(*article);
            }
        }
    }
    shared
}
