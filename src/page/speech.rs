//! A speech's page.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::lists::Meeting;
use crate::archive::node::Node;
use crate::archive::reading::Reading;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::prose::Setting;
use crate::page::view::line::Line;
use crate::page::view::parts::{Link, Party};
use crate::page::view::speech::{SpeechView, TextBasis};
use crate::page::{head, note, parts, quoted, timeline, words};
use crate::record::actor::Actor;
use crate::record::article::Publish;
use crate::record::speech::Speech;

/// Returns a speech's page.
pub fn view(setting: Setting<'_>, ix: Ix<Speech>, reading: &Reading) -> SpeechView {
    let archive = setting.archive;
    let node = Node::Speech(ix);
    let speech = &archive.census.speeches[ix];
    let common = &speech.common;
    let page = archive.page_language(node);
    let links = archive.relations.speech(ix);
    let venue = speech.venue.as_ref().and_then(|id| archive.census.actor(&id.value));
    let pledges = || links.pledges.iter().copied().map(Node::Pledge);
    let claims = || links.claims.iter().copied().map(Node::Claim);
    let listed: Vec<Node> = pledges().chain(claims()).collect();
    let covered = quoted::of_speech(setting, ix);
    let text = note::text(setting, node, reading, Publish::Full, &covered);
    let (previous, next) = neighbours(setting, ix, venue, page);
    let people = |ids: &[Spanned<Id>]| people(archive, ids, speech, page);
    SpeechView {
        head: head::of_record(archive, node),
        form: words::speech_kind(speech.kind.value),
        date: speech.date.value.to_string(),
        speakers: people(&speech.speakers),
        on_behalf_of: people(&speech.on_behalf_of),
        delivered_for: people(speech.delivered_for.as_slice()).pop(),
        venue: venue.map(|ix| parts::link(archive, Node::Actor(ix), page)),
        venue_timeline: venue.map(|ix| timeline::venue_address(archive, ix).as_str().to_owned()),
        session: speech.session.as_ref().map(|session| session.value),
        meeting: speech
            .meeting
            .as_ref()
            .map(|meeting| timeline::meeting_of(archive, &meeting.value, page)),
        part_of: part_of(archive, speech, page),
        agenda: speech.agenda.as_ref().map(|agenda| agenda.value.clone()),
        place: speech.place.as_ref().and_then(|place| parts::place(archive, place, page)),
        video: speech.video.as_ref().map(|url| url.value.as_str().to_owned()),
        summary: parts::summary(common),
        basis: basis(archive, speech, page),
        withdrawn: parts::withdrawn(common),
        text,
        coverage: quoted::coverage(&covered, reading),
        reports: parts::entries(setting, archive.lists.latest_reports(node), page),
        jumps: parts::jumps(archive, node, None),
        pledges: parts::entries(setting, pledges(), page),
        claims: parts::entries(setting, claims(), page),
        same_meeting: same_meeting(setting, ix, page),
        previous,
        next,
        topics: parts::topics(archive, common, page),
        named: named(archive, ix, page),
        sources: parts::sources(archive, &speech.sources, page),
        references: parts::references(setting, node, &listed, page),
        identifiers: parts::identifiers(common),
    }
}

/// Actors with the roles that they had when the speech was held.
fn people(archive: &Archive, ids: &[Spanned<Id>], speech: &Speech, page: &Language) -> Vec<Party> {
    let actors = ids.iter().filter_map(|id| archive.census.actor(&id.value));
    actors.map(|ix| parts::actor(archive, ix, Some(&speech.date.value), page)).collect()
}

fn part_of(archive: &Archive, speech: &Speech, page: &Language) -> Option<Link> {
    let event = archive.census.event(&speech.part_of.as_ref()?.value)?;
    Some(parts::link(archive, Node::Event(event), page))
}

fn basis(archive: &Archive, speech: &Speech, page: &Language) -> Option<TextBasis> {
    let text = speech.text.as_ref()?;
    let own =
        speech.common.language.as_ref().map_or(&archive.site.language, |language| &language.value);
    Some(TextBasis {
        basis: words::text_basis(text.basis.value),
        extent: words::extent(text.extent.value),
        language: text.language.as_ref().map_or(own, |language| &language.value).to_string(),
        translated_from: text.translated_from.as_ref().map(|language| language.value.to_string()),
        url: text.url.as_ref().map(|url| url.value.as_str().to_owned()),
        symbol: text.symbol.as_ref().map(|symbol| parts::symbol(archive, &symbol.value, page)),
    })
}

fn named(archive: &Archive, ix: Ix<Speech>, page: &Language) -> Vec<Party> {
    let speech = &archive.census.speeches[ix];
    let own: Vec<&Id> =
        speech.speakers.iter().chain(&speech.on_behalf_of).map(|id| &id.value).collect();
    let names = archive.facts[Node::Speech(ix)].names.iter();
    let found = names.filter_map(|fact| archive.census.actors.at(fact.actor));
    let others =
        found.filter(|actor| !own.contains(&&archive.census.actors[*actor].common.id.value));
    others.map(|actor| parts::actor(archive, actor, Some(&speech.date.value), page)).collect()
}

/// How many other events and speeches of the same meeting a page lists; its own page has all.
const SAME_MEETING: usize = 30;

fn same_meeting(setting: Setting<'_>, ix: Ix<Speech>, page: &Language) -> Vec<Line> {
    let archive = setting.archive;
    let Some(meeting) = &archive.census.speeches[ix].meeting else { return Vec::new() };
    let meeting = archive.lists.meetings.get(&meeting.value.slug());
    let all = meeting.into_iter().flat_map(Meeting::nodes);
    let others = all.filter(|other| *other != Node::Speech(ix));
    parts::entries(setting, others.take(SAME_MEETING), page)
}

/// The speeches before and after it at the same venue.
fn neighbours(
    setting: Setting<'_>,
    ix: Ix<Speech>,
    venue: Option<Ix<Actor>>,
    page: &Language,
) -> (Option<Line>, Option<Line>) {
    let archive = setting.archive;
    let Some(venue) = venue else { return (None, None) };
    let held = &archive.relations.actor(venue).held_here;
    let Ok(at) = held.binary_search(&ix) else { return (None, None) };
    let entry =
        |other: Option<&Ix<Speech>>| other.map(|other| setting.line(Node::Speech(*other), page));
    (entry(at.checked_sub(1).and_then(|before| held.get(before))), entry(held.get(at + 1)))
}
