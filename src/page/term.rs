//! A topic's or place's page.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::period::FIRST_ENTRIES;
use crate::archive::reading::Reading;
use crate::archive::relations::TermLinks;
use crate::archive::term::Term;
use crate::base::language::Language;
use crate::page::prose::{self, Setting};
use crate::page::view::line::Line;
use crate::page::view::parts::Words;
use crate::page::view::record::TermView;
use crate::page::{head, parts};
use crate::record::actor::Display;

/// Returns a topic's or place's page; `node` is the one or the other.
pub fn view(
    setting: Setting<'_>,
    node: Node,
    term: &Term,
    links: &TermLinks,
    reading: &Reading,
) -> TermView {
    let archive = setting.archive;
    let page = archive.page_language(node);
    let country = term.country.as_ref().and_then(|id| archive.census.actor(&id.value));
    let shown = archive.lists.reports_of(node);
    TermView {
        head: head::of_record(archive, node),
        kind: node.kind().name(),
        country: country.map(|ix| parts::link(archive, Node::Actor(ix), page)),
        names_in: names_in(term, page),
        other_names: other_names(archive, term, page),
        body: prose::body(setting, node, reading),
        withdrawn: term.common.as_ref().and_then(parts::withdrawn),
        speeches: newest(setting, &links.speeches, Node::Speech, page),
        events: newest(setting, &links.events, Node::Event, page),
        pledges: newest(setting, &links.pledges, Node::Pledge, page),
        claims: newest(setting, &links.claims, Node::Claim, page),
        articles: parts::entries(setting, archive.lists.latest_reports(node), page),
        jumps: parts::jumps(archive, node, None),
        references: parts::references(setting, node, shown, page),
        identifiers: term.common.as_ref().map(parts::identifiers).unwrap_or_default(),
    }
}

fn newest<T>(
    setting: Setting<'_>,
    items: &[Ix<T>],
    node: impl Fn(Ix<T>) -> Node,
    page: &Language,
) -> Vec<Line> {
    parts::entries(setting, items.iter().rev().take(FIRST_ENTRIES).copied().map(node), page)
}

fn names_in(term: &Term, page: &Language) -> Vec<Words> {
    let others = term.name_in.iter().filter(|(language, _)| *language != page);
    others.map(|(language, name)| parts::words(&name.value, language, page)).collect()
}

fn other_names(archive: &Archive, term: &Term, page: &Language) -> Vec<Words> {
    let shown = term.other_names.iter().filter(|name| name.display == Display::Shown);
    let words = shown.map(|name| {
        let language =
            name.language.as_ref().map_or(&archive.site.language, |language| &language.value);
        parts::words(&name.name.value, language, page)
    });
    words.collect()
}
