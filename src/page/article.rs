//! An article's page.

use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::reading::Reading;
use crate::archive::related;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::page::prose::{self, Setting};
use crate::page::view::article::{ArticleView, Correction, Origin, Related};
use crate::page::view::line::Line;
use crate::page::{head, note, parts, publication, publisher, quoted, words};
use crate::record::article::{Article, Source};

/// Returns an article's page.
pub fn view(setting: Setting<'_>, ix: Ix<Article>, reading: &Reading) -> ArticleView {
    let archive = setting.archive;
    let node = Node::Article(ix);
    let article = &archive.census.articles[ix];
    let common = &article.common;
    let page = archive.page_language(node);
    let links = archive.relations.article(ix);
    let at = Some(&article.date.value);
    let publish = publication::of(archive, article);
    let speeches: Vec<Node> = links.speeches.iter().copied().map(Node::Speech).collect();
    let events: Vec<Node> = links.events.iter().copied().map(Node::Event).collect();
    let (followed, shown) = followed(setting, node, &speeches, &events);
    let (previous, next) = neighbours(setting, node, page);
    ArticleView {
        head: head::of_record(archive, node),
        form: words::article_kind(article.kind.value),
        date: article.date.value.to_string(),
        dateline: article.dateline.as_ref().map(|dateline| dateline.value.clone()),
        byline: article.byline.iter().map(|name| name.value.clone()).collect(),
        section: article.section.as_ref().map(|section| section.value.clone()),
        summary: parts::summary(common),
        origin: article.source.as_ref().map(origin),
        publisher: publisher::of_article(archive, article),
        previous,
        next,
        sources: parts::sources(archive, &article.sources, page),
        status: words::article_status(article.status),
        corrections: corrections(setting, node, article),
        withdrawn: parts::withdrawn(common),
        text: note::text(setting, node, reading, publish, &[]),
        publish: words::publish(publish),
        quotations: quoted::of_article(setting, ix, reading),
        n_unattributed: quoted::n_unattributed(archive, ix),
        about: links.about.iter().map(|ix| parts::actor(archive, *ix, at, page)).collect(),
        named: links.named.iter().map(|ix| parts::actor(archive, *ix, at, page)).collect(),
        speeches: parts::entries(setting, speeches.into_iter(), page),
        events: parts::entries(setting, events.into_iter(), page),
        followed: parts::entries(setting, followed.into_iter(), page),
        topics: parts::topics(archive, common, page),
        places: parts::terms(
            archive,
            article
                .places
                .iter()
                .filter_map(|place| archive.census.place(&place.value.id))
                .map(Node::Place),
            page,
        ),
        related: related(setting, ix, page),
        references: parts::references(setting, node, &shown, page),
        jumps: parts::jumps(archive, node, None),
        identifiers: parts::identifiers(common),
    }
}

/// The articles before and after it, of those in its language.
fn neighbours(setting: Setting<'_>, node: Node, page: &Language) -> (Option<Line>, Option<Line>) {
    let archive = setting.archive;
    let articles = archive.lists.kinds.get(&Kind::Article).map(Vec::as_slice).unwrap_or_default();
    let Ok(at) = articles.binary_search(&node) else { return (None, None) };
    let (before, after) = articles.split_at(at);
    let is_like = |other: &&Node| archive.language(**other) == archive.language(node);
    let line = |other: Option<&Node>| other.map(|other| setting.line(*other, page));
    (line(before.iter().rev().find(is_like)), line(after.iter().skip(1).find(is_like)))
}

/// Pledges and claims that cite the article, and all records that the page lists elsewhere.
fn followed(
    setting: Setting<'_>,
    node: Node,
    speeches: &[Node],
    events: &[Node],
) -> (Vec<Node>, Vec<Node>) {
    let backlinks = &setting.archive.relations.backlinks[node];
    let followed: Vec<Node> = backlinks
        .iter()
        .map(|backlink| backlink.from)
        .filter(|from| matches!(from, Node::Pledge(_) | Node::Claim(_)))
        .collect();
    let quoted = backlinks
        .iter()
        .filter(|backlink| backlink.passage.is_some())
        .map(|backlink| backlink.from);
    let quoted: Vec<Node> = quoted.collect();
    let listed = followed.iter().chain(speeches).chain(events).copied();
    let shown = listed.filter(|node| !quoted.contains(node)).collect();
    (followed, shown)
}

fn related(setting: Setting<'_>, ix: Ix<Article>, page: &Language) -> Vec<Related> {
    let archive = setting.archive;
    let view = |one: related::Related| Related {
        entry: setting.line(Node::Article(one.article), page),
        shared: one.shared.iter().map(|node| parts::link(archive, *node, page)).collect(),
    };
    related::related(archive, ix).into_iter().map(view).collect()
}

fn origin(source: &Source) -> Origin {
    Origin {
        publisher: source.publisher.as_ref().map(|publisher| publisher.value.clone()),
        url: source.url.as_ref().map(|url| url.value.as_str().to_owned()),
        title: source.title.as_ref().map(|title| title.value.clone()),
        retrieved: source.retrieved.as_ref().map(|date| date.value.to_string()),
        archived: source.archived.as_ref().map(|url| url.value.as_str().to_owned()),
        rights: source.rights.as_ref().map(|rights| rights.value.clone()),
        sha256: source.sha256.as_ref().map(|hash| hash.value.clone()),
    }
}

fn corrections(setting: Setting<'_>, node: Node, article: &Article) -> Vec<Correction> {
    let correction = |correction: &crate::record::article::Correction| Correction {
        date: correction.date.value.to_string(),
        issued_by: words::issuer(correction.issued_by.value),
        kind: words::correction_kind(correction.kind.value),
        body: prose::field(setting, node, &correction.body),
        url: correction.url.as_ref().map(|url| url.value.as_str().to_owned()),
    };
    article.corrections.iter().map(correction).collect()
}
