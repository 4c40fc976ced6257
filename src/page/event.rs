//! An event's page.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::reading::Reading;
use crate::base::language::Language;
use crate::page::prose::{self, Setting};
use crate::page::view::record::{Ballot, EventView};
use crate::page::{head, parts, timeline, words};
use crate::record::event::{self, Event};

/// Returns an event's page.
pub fn view(setting: Setting<'_>, ix: Ix<Event>, reading: &Reading) -> EventView {
    let archive = setting.archive;
    let node = Node::Event(ix);
    let event = &archive.census.events[ix];
    let page = archive.page_language(node);
    let links = archive.relations.event(ix);
    let actors = event.actors.iter().filter_map(|id| archive.census.actor(&id.value));
    EventView {
        head: head::of_record(archive, node),
        form: event.kind.as_ref().map(|kind| kind.value.clone()),
        date: event.date.value.to_string(),
        status: words::event_status(event.status),
        place: event.place.as_ref().and_then(|place| parts::place(archive, place, page)),
        summary: event
            .common
            .summary
            .as_ref()
            .filter(|_| event.common.withdrawn.is_none())
            .map(|summary| summary.value.clone()),
        actors: actors.map(|ix| parts::actor(archive, ix, Some(&event.date.value), page)).collect(),
        part_of: event
            .part_of
            .as_ref()
            .and_then(|id| archive.census.event(&id.value))
            .map(|ix| parts::link(archive, Node::Event(ix), page)),
        document: event.document.as_ref().map(|symbol| parts::symbol(archive, &symbol.value, page)),
        meeting: event
            .meeting
            .as_ref()
            .map(|symbol| timeline::meeting_of(archive, &symbol.value, page)),
        votes: votes(archive, event, page),
        body: prose::body(setting, node, reading),
        withdrawn: parts::withdrawn(&event.common),
        speeches: parts::entries(setting, links.speeches.iter().copied().map(Node::Speech), page),
        parts: parts::entries(setting, links.parts.iter().copied().map(Node::Event), page),
        reports: parts::entries(setting, archive.lists.latest_reports(node), page),
        jumps: parts::jumps(archive, node, None),
        topics: parts::topics(archive, &event.common, page),
        sources: parts::sources(archive, &event.sources, page),
        references: parts::references(setting, node, &[], page),
        identifiers: parts::identifiers(&event.common),
    }
}

fn votes(archive: &Archive, event: &Event, page: &Language) -> Vec<Ballot> {
    let Some(votes) = &event.votes else { return Vec::new() };
    let sorts = [
        ("for", &votes.yes),
        ("against", &votes.no),
        ("abstain", &votes.abstain),
        ("absent", &votes.absent),
    ];
    let ballot = |(name, ballot): (&'static str, &Option<event::Ballot>)| match ballot.as_ref()? {
        event::Ballot::Count(count) => {
            Some(Ballot { name, count: count.value as usize, actors: Vec::new() })
        }
        event::Ballot::Actors(ids) => {
            let actors = ids.iter().filter_map(|id| archive.census.actor(&id.value));
            let actors = actors.map(|ix| parts::actor(archive, ix, None, page)).collect();
            Some(Ballot { name, count: ids.len(), actors })
        }
    };
    sorts.into_iter().filter_map(ballot).collect()
}
