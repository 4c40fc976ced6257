//! An actor's page.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::period::FIRST_ENTRIES;
use crate::archive::reading::Reading;
use crate::archive::relations::ActorLinks;
use crate::archive::standing;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::figure::strip;
use crate::page::prose::{self, Setting};
use crate::page::view::actor::{ActorView, Extract, Image, Life, Role};
use crate::page::view::line::Line;
use crate::page::view::parts::{Identifier, Party, Reference, Source, Words};
use crate::page::{head, noted, order, parts, said, sort, together, words};
use crate::record::actor::{Actor, Display};
use crate::record::speech::Speech;

/// Returns an actor's page.
pub fn view(setting: Setting<'_>, ix: Ix<Actor>, reading: &Reading) -> ActorView {
    let archive = setting.archive;
    let node = Node::Actor(ix);
    let actor = &archive.census.actors[ix];
    let page = archive.page_language(node);
    let links = archive.relations.actor(ix);
    let roles = roles(archive, actor, page);
    let date = |date: &Option<Spanned<crate::base::date::Edtf>>| {
        date.as_ref().map(|date| date.value.to_string())
    };
    let link = |id: &Spanned<Id>| {
        archive.census.actor(&id.value).map(|ix| parts::link(archive, Node::Actor(ix), page))
    };
    let shown = archive.lists.reports_of(node);
    let (notes_by, notes_about) = noted::of_actor(setting, ix, page);
    ActorView {
        head: head::of_record(archive, node),
        form: words::actor_kind(actor.kind.value),
        as_of: archive.as_of.as_ref().filter(|_| !actor.roles.is_empty()).map(ToString::to_string),
        present_roles: roles.iter().filter(|role| role.present).cloned().collect(),
        roles,
        names_in: names_in(archive, actor, page),
        other_names: other_names(archive, actor, page),
        life: Life {
            born: date(&actor.born),
            died: date(&actor.died),
            founded: date(&actor.founded),
            dissolved: date(&actor.dissolved),
        },
        country: actor.country.as_ref().and_then(link),
        member_of: actor.member_of.iter().filter_map(link).collect(),
        members: members(archive, links, page),
        predecessors: actor.successor_of.iter().filter_map(link).collect(),
        successors: links
            .successors
            .iter()
            .map(|ix| parts::link(archive, Node::Actor(*ix), page))
            .collect(),
        image: image(setting, actor),
        body: prose::body(setting, node, reading),
        withdrawn: parts::withdrawn(&actor.common),
        sources: parts::sources(archive, &actor.sources, page),
        links: actor.links.iter().map(link_elsewhere).collect(),
        identifiers: identifiers(actor),
        activity: strip::of_dates(activity(archive, links)),
        speeches: extracts(setting, &links.speeches, page),
        spoken_for: extracts(setting, &links.spoken_for, page),
        held_here: newest(setting, links.held_here.iter().copied().map(Node::Speech), page),
        pledges_made: pledges(setting, &links.pledges_made, page),
        pledges_received: pledges(setting, &links.pledges_received, page),
        claims: newest(setting, links.claims.iter().copied().map(Node::Claim), page),
        events: newest(setting, links.events.iter().copied().map(Node::Event), page),
        quotations: said::of_actor(setting, ix, page),
        notes_by,
        notes_about,
        reports: reports(setting, ix, page),
        jumps: parts::jumps(archive, node, None),
        together: together::of_actor(setting, ix, page),
        has_network: !archive.network.actors.is_empty(),
        references: parts::references(setting, node, shown, page),
    }
}

fn roles(archive: &Archive, actor: &Actor, page: &Language) -> Vec<Role> {
    let mut roles: Vec<&crate::record::actor::Role> = actor.roles.iter().collect();
    let from =
        |role: &crate::record::actor::Role| role.from.as_ref().map(|from| from.value.clone());
    roles.sort_by_key(|role| Reverse(from(role)));
    let view = |role: &crate::record::actor::Role| Role {
        title: role.title.value.clone(),
        of: role
            .of
            .as_ref()
            .and_then(|id| archive.census.actor(&id.value))
            .map(|ix| parts::link(archive, Node::Actor(ix), page)),
        from: role.from.as_ref().map(|from| from.value.to_string()),
        to: role.to.as_ref().map(|to| to.value.to_string()),
        present: standing::is_held(role, archive.as_of.as_ref()),
    };
    roles.into_iter().map(view).collect()
}

fn names_in(archive: &Archive, actor: &Actor, page: &Language) -> Vec<Words> {
    let own =
        actor.common.language.as_ref().map_or(&archive.site.language, |language| &language.value);
    let mut names: Vec<Words> = actor
        .name_in
        .iter()
        .filter(|(language, _)| *language != page)
        .map(|(language, name)| parts::words(&name.value, language, page))
        .collect();
    if own != page && actor.name_in.contains_key(page) {
        names.insert(0, parts::words(&actor.name.value, own, page));
    }
    names
}

fn other_names(archive: &Archive, actor: &Actor, page: &Language) -> Vec<Words> {
    let own =
        actor.common.language.as_ref().map_or(&archive.site.language, |language| &language.value);
    let shown = actor.other_names.iter().filter(|name| name.display == Display::Shown);
    let words = shown.map(|name| {
        let language = name.language.as_ref().map_or(own, |language| &language.value);
        parts::words(&name.name.value, language, page)
    });
    words.collect()
}

fn members(archive: &Archive, links: &ActorLinks, page: &Language) -> Vec<Party> {
    let mut members: Vec<_> = links
        .members
        .iter()
        .map(|ix| parts::actor(archive, *ix, archive.as_of.as_ref(), page))
        .collect();
    sort::by_name(&mut members, page, |member| member.name.clone());
    members
}

fn image(setting: Setting<'_>, actor: &Actor) -> Option<Image> {
    let image = actor.image.as_ref()?;
    let (url, size) = prose::picture(setting, &image.src.value, image.src.span)?;
    Some(Image {
        url,
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
        alt: image.alt.value.clone(),
        credit: image.credit.as_ref().map(|credit| credit.value.clone()),
    })
}

fn link_elsewhere(link: &crate::record::actor::Link) -> Source {
    let url = link.url.value.as_str().to_owned();
    let title = link.note.as_ref().map_or_else(|| url.clone(), |note| note.value.clone());
    Source {
        title,
        url: Some(url),
        internal: false,
        publisher: None,
        date: None,
        archived: None,
        language: None,
    }
}

fn identifiers(actor: &Actor) -> Vec<Identifier> {
    let wikidata = actor.wikidata.as_ref().map(|item| parts::identifier("wikidata", &item.value));
    wikidata.into_iter().chain(parts::identifiers(&actor.common)).collect()
}

/// The years of everything that was said by an actor or on its behalf, or reported of it.
fn activity(archive: &Archive, links: &ActorLinks) -> Vec<i64> {
    let articles = links.articles.iter().map(|ix| archive.census.articles[*ix].date.value.year());
    let speeches: BTreeSet<&Ix<Speech>> = links.speeches.iter().chain(&links.spoken_for).collect();
    let speeches = speeches.into_iter().map(|ix| archive.census.speeches[*ix].date.value.year());
    articles.chain(speeches).flatten().collect()
}

/// How many speeches a page shows with an extract; the timeline has all.
const EXTRACTS: usize = 30;

fn extracts(setting: Setting<'_>, speeches: &[Ix<Speech>], page: &Language) -> Vec<Extract> {
    let archive = setting.archive;
    let view = |ix: &Ix<Speech>| {
        let node = Node::Speech(*ix);
        let withdrawn = archive.census.speeches[*ix].common.withdrawn.is_some();
        let extract = archive.facts[node].extract.as_ref().filter(|_| !withdrawn);
        let own = archive.addresses.of(node).as_str();
        let url = extract
            .map_or_else(|| own.to_owned(), |extract| format!("{own}#p{}", extract.paragraph));
        let extract =
            extract.map(|extract| parts::words(&extract.text, archive.language(node), page));
        Extract { entry: setting.line(node, page), extract, url }
    };
    speeches.iter().rev().take(EXTRACTS).map(view).collect()
}

fn newest(
    setting: Setting<'_>,
    nodes: impl DoubleEndedIterator<Item = Node>,
    page: &Language,
) -> Vec<Line> {
    parts::entries(setting, nodes.rev().take(FIRST_ENTRIES), page)
}

fn pledges(
    setting: Setting<'_>,
    pledges: &[Ix<crate::record::pledge::Pledge>],
    page: &Language,
) -> Vec<Line> {
    let mut ordered: Vec<Node> = pledges.iter().copied().map(Node::Pledge).collect();
    order::sort(setting.archive, &mut ordered);
    parts::entries(setting, ordered.into_iter().take(FIRST_ENTRIES), page)
}

fn reports(setting: Setting<'_>, actor: Ix<Actor>, page: &Language) -> Vec<Reference> {
    let latest = setting.archive.lists.latest_reports(Node::Actor(actor));
    latest.map(|from| report(setting, from, actor, page)).collect()
}

/// Returns a record that names an actor, with the sentence of the first mention.
pub fn report(setting: Setting<'_>, from: Node, actor: Ix<Actor>, page: &Language) -> Reference {
    let archive = setting.archive;
    let withdrawn = archive.census.common(from).is_some_and(|common| common.withdrawn.is_some());
    let facts =
        archive.facts[from].names.iter().find(|fact| fact.actor == actor.number() && !withdrawn);
    parts::mention(setting, from, facts.map(|fact| &fact.passage), page)
}
