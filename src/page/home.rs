//! The home page.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::period;
use crate::archive::reading::Reading;
use crate::base::address::Address;
use crate::base::date::Edtf;
use crate::base::date::calendar::Day;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::page::figure::strip;
use crate::page::prose::{self, Setting};
use crate::page::view::home::{self, HomeView, Ranked};
use crate::page::view::line::Line;
use crate::page::view::parts::Html;
use crate::page::{glance, head, json_ld, order, parts, timeline};
use crate::record::actor::Actor;
use crate::record::article::Article;
use crate::record::pledge::Pledge;

/// How many articles, speeches, actors the home page shows.
const LATEST_ARTICLES: usize = 8;
const LATEST_SPEECHES: usize = 4;
const MOST_NAMED: usize = 10;
const FOLLOWED: usize = 8;

/// Returns the home page; `reading` is that of `content/pages/index.md`, if there is one.
pub fn view(setting: Setting<'_>, reading: &Reading) -> HomeView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let mut head = head::of_list(archive, "", &Address::home(), "");
    head.description.clone_from(&archive.site.description);
    head.json_ld = Some(json_ld::of_home(archive));
    let articles: Vec<Ix<Article>> = archive
        .census
        .articles
        .indexes()
        .filter(|ix| archive.is_listed(Node::Article(*ix)))
        .collect();
    HomeView {
        head,
        as_of: archive.as_of.as_ref().map(ToString::to_string),
        reach: reach(archive),
        body: own_page(archive)
            .map_or_else(Html::default, |node| prose::body(setting, node, reading)),
        figure: timeline::whole(archive),
        latest: parts::entries(setting, latest(archive, &articles).into_iter(), page),
        speeches: latest_speeches(setting, page),
        pledge_states: glance::states(archive, &promised(archive)),
        pledges: pledges(setting, page),
        claims: claims(setting, page),
        actors: most_named(archive, page),
        has_network: !archive.network.actors.is_empty(),
        languages: languages(setting, &articles, page),
    }
}

/// Returns the record of `content/pages/index.md`.
pub fn own_page(archive: &Archive) -> Option<Node> {
    archive.census.find(Kind::Page, &Id::parse("index")?)
}

fn reach(archive: &Archive) -> Option<String> {
    let articles = archive.census.articles.rows().iter().map(|article| &article.date.value);
    let speeches = archive.census.speeches.rows().iter().map(|speech| &speech.date.value);
    let dates: Vec<&Edtf> = articles
        .chain(speeches)
        .filter(|date| date.lower().is_some() && date.upper().is_some())
        .collect();
    let first = dates.iter().filter_map(|date| date.lower()).min()?;
    let last = dates.iter().filter_map(|date| date.upper()).max()?;
    let month = |day: Day| period::month_label(day.year(), day.month());
    let (first, last) = (month(first), month(last));
    Some(if first == last { first } else { format!("{first}/{last}") })
}

/// The latest articles. Of one that stands in several languages there is the original.
fn latest(archive: &Archive, articles: &[Ix<Article>]) -> Vec<Node> {
    let own = |ix: &&Ix<Article>| {
        let original = archive.census.articles[**ix].common.translation_of.as_ref();
        !original.is_some_and(|id| {
            let original = archive.census.find(Kind::Article, &id.value);
            original.is_some_and(|node| archive.is_listed(node))
        })
    };
    articles.iter().rev().filter(own).take(LATEST_ARTICLES).copied().map(Node::Article).collect()
}

fn latest_speeches(setting: Setting<'_>, page: &Language) -> Vec<Line> {
    let archive = setting.archive;
    let listed =
        archive.census.speeches.indexes().rev().filter(|ix| archive.is_listed(Node::Speech(*ix)));
    parts::entries(setting, listed.take(LATEST_SPEECHES).map(Node::Speech), page)
}

/// All pledges, in the order of their states.
fn promised(archive: &Archive) -> Vec<Node> {
    let mut nodes: Vec<Node> = listed_pledges(archive).map(|(ix, _)| Node::Pledge(ix)).collect();
    order::sort(archive, &mut nodes);
    nodes
}

fn listed_pledges(archive: &Archive) -> impl Iterator<Item = (Ix<Pledge>, &Pledge)> {
    archive.census.pledges.iter().filter(|(ix, _)| archive.is_listed(Node::Pledge(*ix)))
}

/// The pledges that are followed most closely: those with most updates, in the order of their states.
fn pledges(setting: Setting<'_>, page: &Language) -> Vec<Line> {
    let archive = setting.archive;
    let listed = listed_pledges(archive);
    let mut pledges: Vec<_> = listed.collect();
    pledges.sort_by_key(|(ix, pledge)| (std::cmp::Reverse(pledge.updates.len()), *ix));
    pledges.truncate(FOLLOWED);
    let mut nodes: Vec<Node> = pledges.into_iter().map(|(ix, _)| Node::Pledge(ix)).collect();
    order::sort(archive, &mut nodes);
    parts::entries(setting, nodes.into_iter(), page)
}

fn claims(setting: Setting<'_>, page: &Language) -> Vec<Line> {
    let archive = setting.archive;
    let listed =
        archive.census.claims.indexes().rev().filter(|ix| archive.is_listed(Node::Claim(*ix)));
    parts::entries(setting, listed.take(FOLLOWED).map(Node::Claim), page)
}

fn most_named(archive: &Archive, page: &Language) -> Vec<Ranked> {
    let mut actors: Vec<(Ix<Actor>, usize)> = archive
        .census
        .actors
        .indexes()
        .filter(|ix| archive.is_listed(Node::Actor(*ix)))
        .map(|ix| (ix, archive.relations.actor(ix).articles.len()))
        .filter(|(_, n)| *n > 0)
        .collect();
    actors.sort_by(|(a, n), (b, m)| m.cmp(n).then(a.cmp(b)));
    let ranked = |(ix, articles): (Ix<Actor>, usize)| {
        let years = archive.relations.actor(ix).articles.iter();
        let years = years
            .filter_map(|article| archive.census.articles[*article].date.value.year())
            .collect();
        Ranked {
            actor: parts::actor(archive, ix, archive.as_of.as_ref(), page),
            articles,
            activity: strip::of_dates(years),
        }
    };
    actors.into_iter().take(MOST_NAMED).map(ranked).collect()
}

fn languages(
    setting: Setting<'_>,
    articles: &[Ix<Article>],
    page: &Language,
) -> Vec<home::Language> {
    let archive = setting.archive;
    let mut languages: BTreeMap<&Language, (usize, Option<Node>)> = BTreeMap::new();
    for ix in articles {
        let node = Node::Article(*ix);
        let known = languages.entry(archive.language(node)).or_default();
        known.0 += 1;
        known.1 = Some(node);
    }
    let mut languages: Vec<home::Language> = languages
        .into_iter()
        .map(|(language, (articles, latest))| home::Language {
            tag: language.to_string(),
            direction: language.direction().attribute(),
            articles,
            latest: latest.map(|node| setting.line(node, page)),
        })
        .collect();
    languages.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.tag.cmp(&b.tag)));
    languages
}
