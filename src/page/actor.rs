//! An actor's page.

use std::cmp::Reverse;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::period::{FIRST_ENTRIES, Period, year_label};
use crate::archive::reading::Reading;
use crate::archive::relations::ActorLinks;
use crate::archive::standing;
use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::figure;
use crate::page::prose::{self, Setting};
use crate::page::view::actor::{
    ActorView, Extract, ExtractsOfYear, Image, Life, ReportsOfYear, Role,
};
use crate::page::view::figure::RoleFigure;
use crate::page::view::line::Line;
use crate::page::view::parts::{Identifier, Party, Reference, Source, Words};
use crate::page::{glance, head, noted, order, parts, said, sort, together, words};
use crate::record::actor::{Actor, Display};
use crate::record::speech::Speech;

/// Returns an actor's page.
pub fn view(setting: Setting<'_>, ix: Ix<Actor>, reading: &Reading) -> ActorView {
    let archive = setting.archive;
    let node = Node::Actor(ix);
    let actor = &archive.census.actors[ix];
    let page = archive.page_language(node);
    let links = archive.relations.actor(ix);
    let (roles_figure, roles) = roles(archive, actor, page);
    let speeches = extracts(setting, &links.speeches, page);
    let spoken_for = extracts(setting, &links.spoken_for, page);
    let (pledges_made, pledge_states) = glance::by_state(setting, &links.pledges_made, page);
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
        life: life(actor),
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
        roles_figure,
        activity: glance::activity(archive, ix, |year| shown_in(&speeches, &spoken_for, year)),
        speeches,
        spoken_for,
        held_here: newest(setting, links.held_here.iter().copied().map(Node::Speech), page),
        pledge_states,
        pledges_made,
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

fn life(actor: &Actor) -> Life {
    let date = |date: &Option<Spanned<Edtf>>| date.as_ref().map(|date| date.value.to_string());
    Life {
        born: date(&actor.born),
        died: date(&actor.died),
        founded: date(&actor.founded),
        dissolved: date(&actor.dissolved),
    }
}

/// The roles, newest first, with their bars where they make a figure.
fn roles(archive: &Archive, actor: &Actor, page: &Language) -> (Option<RoleFigure>, Vec<Role>) {
    let mut roles: Vec<&crate::record::actor::Role> = actor.roles.iter().collect();
    let from =
        |role: &crate::record::actor::Role| role.from.as_ref().map(|from| from.value.clone());
    roles.sort_by_key(|role| Reverse(from(role)));
    let (figure, bars) = figure::roles::figure(&roles, archive.as_of.as_ref()).unzip();
    let mut bars = bars.into_iter().flatten();
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
        bar: bars.next().flatten(),
    };
    let roles = roles.into_iter().map(view).collect();
    (figure, roles)
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

/// How many speeches a page shows with an extract; the timeline has all.
const EXTRACTS: usize = 30;

fn extracts(setting: Setting<'_>, speeches: &[Ix<Speech>], page: &Language) -> Vec<ExtractsOfYear> {
    let archive = setting.archive;
    let view = |node: Node| {
        let withdrawn = archive.census.common(node)?.withdrawn.is_some();
        let extract = archive.facts[node].extract.as_ref().filter(|_| !withdrawn);
        let own = archive.addresses.of(node).as_str();
        let url = extract
            .map_or_else(|| own.to_owned(), |extract| format!("{own}#p{}", extract.paragraph));
        let extract =
            extract.map(|extract| parts::words(&extract.text, archive.language(node), page));
        Some(Extract { entry: setting.line(node, page), extract, url })
    };
    let shown: Vec<Node> =
        speeches.iter().rev().take(EXTRACTS).copied().map(Node::Speech).collect();
    let of_year = |(year, nodes): (String, Vec<Node>)| ExtractsOfYear {
        year,
        extracts: nodes.into_iter().filter_map(&view).collect(),
    };
    by_year(archive, shown.into_iter()).into_iter().map(of_year).collect()
}

/// Puts nodes that stand in the order of time together by year.
fn by_year(archive: &Archive, nodes: impl Iterator<Item = Node>) -> Vec<(String, Vec<Node>)> {
    let mut years: Vec<(String, Vec<Node>)> = Vec::new();
    for node in nodes {
        let year = archive.census.date(node).and_then(Edtf::year);
        let year = year.map_or(Period::Undated, Period::Year).to_string();
        match years.last_mut() {
            Some((last, nodes)) if *last == year => nodes.push(node),
            _ => years.push((year, vec![node])),
        }
    }
    years
}

/// Returns the fragment of the speeches of a year, by an actor or else for it, if the page shows them.
fn shown_in(
    speeches: &[ExtractsOfYear],
    spoken_for: &[ExtractsOfYear],
    year: i64,
) -> Option<String> {
    let year = year_label(year);
    let has = |list: &[ExtractsOfYear]| list.iter().any(|one| one.year == year);
    let (name, list) = if has(speeches) { ("said", speeches) } else { ("spoken-for", spoken_for) };
    // A list of one year has no headings.
    let fragment = match list {
        [_] => format!("dl-{name}"),
        _ => format!("dl-{name}-{year}"),
    };
    has(list).then_some(fragment)
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

fn reports(setting: Setting<'_>, actor: Ix<Actor>, page: &Language) -> Vec<ReportsOfYear> {
    let latest = setting.archive.lists.latest_reports(Node::Actor(actor));
    let of_year = |(year, nodes): (String, Vec<Node>)| ReportsOfYear {
        year,
        reports: nodes.into_iter().map(|from| report(setting, from, actor, page)).collect(),
    };
    by_year(setting.archive, latest).into_iter().map(of_year).collect()
}

/// Returns a record that names an actor, with the sentence of the first mention.
pub fn report(setting: Setting<'_>, from: Node, actor: Ix<Actor>, page: &Language) -> Reference {
    let archive = setting.archive;
    let withdrawn = archive.census.common(from).is_some_and(|common| common.withdrawn.is_some());
    let facts =
        archive.facts[from].names.iter().find(|fact| fact.actor == actor.number() && !withdrawn);
    parts::mention(setting, from, facts.map(|fact| &fact.passage), page)
}
