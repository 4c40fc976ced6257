//! Who is named together in the whole archive: the matrix and the pairs named most often.

use std::cmp::Reverse;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::base::address::Address;
use crate::page::figure::matrix;
use crate::page::prose::Setting;
use crate::page::view::network::{Cell, NetworkRow, NetworkView, Pair};
use crate::page::{head, parts};
use crate::record::actor::Actor;

/// How many pairs are listed below the matrix.
const LISTED_PAIRS: usize = 25;

/// Returns the address of the network.
pub fn address() -> Address {
    Address::home().join("network")
}

/// Returns the fragment of an actor's page where the articles stand that also name another.
pub fn companion_fragment(archive: &Archive, other: Ix<Actor>) -> String {
    format!("dl-with-{}", archive.census.actors[other].common.id.value)
}

fn evidence(archive: &Archive, one: Ix<Actor>, other: Ix<Actor>) -> String {
    let page = parts::url(archive, Node::Actor(one));
    format!("{page}#{}", companion_fragment(archive, other))
}

/// Returns the page.
pub fn view(setting: Setting<'_>) -> NetworkView {
    let archive = setting.archive;
    let network = &archive.network;
    let totals: Vec<u32> = network.actors.iter().map(|ix| n_articles(archive, *ix)).collect();
    let order = matrix::order(&network.counts, &totals);
    let largest = network.counts.iter().flatten().copied().max().unwrap_or(1);
    let row = |a: &usize| NetworkRow {
        actor: parts::link(archive, Node::Actor(network.actors[*a]), &archive.site.language),
        articles: totals[*a] as usize,
        cells: order.iter().map(|b| cell(archive, *a, *b, largest)).collect(),
    };
    NetworkView {
        head: head::of_list(archive, "", &address(), "network"),
        as_of: archive.as_of.as_ref().map(ToString::to_string),
        rows: order.iter().map(row).collect(),
        pairs: pairs(archive, largest),
    }
}

fn n_articles(archive: &Archive, ix: Ix<Actor>) -> u32 {
    u32::try_from(archive.relations.actor(ix).articles.len()).unwrap_or(u32::MAX)
}

fn cell(archive: &Archive, a: usize, b: usize, largest: u32) -> Cell {
    let network = &archive.network;
    let articles = network.counts[a][b];
    let url = evidence(archive, network.actors[a], network.actors[b]);
    Cell { articles, shade: matrix::shade(articles, largest), url: (articles > 0).then_some(url) }
}

fn pairs(archive: &Archive, largest: u32) -> Vec<Pair> {
    let network = &archive.network;
    let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
    for (a, row) in network.counts.iter().enumerate() {
        pairs.extend(row.iter().enumerate().take(a).map(|(b, n)| (*n, b, a)));
    }
    pairs.retain(|(n, _, _)| *n > 0);
    pairs.sort_by_key(|(n, one, other)| (Reverse(*n), *one, *other));
    let link = |ix: Ix<Actor>| parts::link(archive, Node::Actor(ix), &archive.site.language);
    let pair = |(articles, one, other): (u32, usize, usize)| {
        let (one, other) = (network.actors[one], network.actors[other]);
        Pair {
            one: link(one),
            other: link(other),
            articles,
            percent: (articles * 100).div_ceil(largest),
            url: evidence(archive, one, other),
        }
    };
    pairs.into_iter().take(LISTED_PAIRS).map(pair).collect()
}
