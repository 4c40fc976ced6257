//! One line of a list, for a record of any kind.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::standing;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::view::parts::{Entry, State, Words};
use crate::page::words;
use crate::page::{parts, publication};
use crate::record::article::{Article, ArticleStatus};
use crate::record::claim::Claim;
use crate::record::event::{Event, EventStatus};
use crate::record::pledge::Pledge;
use crate::record::speech::Speech;

/// Returns the line of a record on a page in a language.
pub fn entry(archive: &Archive, node: Node, page: &Language) -> Entry {
    let plain = plain(archive, node, page);
    match node {
        Node::Article(ix) => article(&archive.census.articles[ix], plain),
        Node::Speech(ix) => speech(archive, ix, plain, page),
        Node::Event(ix) => event(archive, ix, plain, page),
        Node::Pledge(ix) => pledge(archive, &archive.census.pledges[ix], plain, page),
        Node::Claim(ix) => claim(archive, &archive.census.claims[ix], plain, page),
        Node::Actor(ix) => {
            let actor = &archive.census.actors[ix];
            let office =
                archive.as_of.as_ref().and_then(|as_of| parts::office(archive, ix, as_of, page));
            let summary = office.map(|office| parts::words(&office, archive.language(node), page));
            Entry {
                form: Some(words::actor_kind(actor.kind.value).to_owned()),
                summary: summary.or(plain.summary.clone()),
                ..plain
            }
        }
        Node::Topic(_) | Node::Place(_) | Node::Page(_) => plain,
    }
}

/// What an entry of any kind has.
fn plain(archive: &Archive, node: Node, page: &Language) -> Entry {
    let common = archive.census.common(node);
    let language = archive.language(node);
    let withdrawn = common.is_some_and(|common| common.withdrawn.is_some());
    let summary = common.filter(|_| !withdrawn).and_then(|common| common.summary.as_ref());
    Entry {
        kind: node.kind().name(),
        form: None,
        title: parts::title(archive, node, page),
        url: parts::url(archive, node),
        date: archive.census.date(node).map(ToString::to_string),
        place: None,
        summary: summary.map(|summary| parts::words(&summary.value, language, page)),
        publisher: None,
        by: Vec::new(),
        on_behalf_of: Vec::new(),
        venue: None,
        session: None,
        symbol: None,
        reports: None,
        state: None,
        notice: withdrawn.then_some("withdrawn"),
        language: parts::foreign(language, page).0,
    }
}

fn article(article: &Article, plain: Entry) -> Entry {
    let source = article.source.as_ref();
    let notice = match article.status {
        ArticleStatus::Retracted => Some("retracted"),
        ArticleStatus::Current | ArticleStatus::Updated => None,
    };
    Entry {
        form: Some(words::article_kind(article.kind.value).to_owned()),
        place: article.dateline.as_ref().map(|dateline| dateline.value.clone()),
        publisher: source
            .and_then(|source| source.publisher.as_ref())
            .map(|publisher| publisher.value.clone()),
        notice: plain.notice.or(notice),
        ..plain
    }
}

fn speech(archive: &Archive, ix: Ix<Speech>, plain: Entry, page: &Language) -> Entry {
    let speech = &archive.census.speeches[ix];
    let at = Some(&speech.date.value);
    let actor = |id: &Spanned<Id>| archive.census.actor(&id.value);
    let venue = speech.venue.as_ref().and_then(actor);
    Entry {
        form: Some(words::speech_kind(speech.kind.value).to_owned()),
        place: speech
            .place
            .as_ref()
            .and_then(|place| parts::place(archive, place, page))
            .map(|place| place.title),
        by: speech
            .speakers
            .iter()
            .filter_map(actor)
            .map(|ix| parts::actor(archive, ix, at, page))
            .collect(),
        on_behalf_of: speech
            .on_behalf_of
            .iter()
            .filter_map(actor)
            .map(|ix| parts::actor(archive, ix, None, page))
            .collect(),
        venue: venue.map(|ix| parts::link(archive, Node::Actor(ix), page)),
        session: speech.session.as_ref().map(|session| session.value),
        symbol: speech.meeting.as_ref().map(|meeting| parts::symbol(archive, &meeting.value, page)),
        reports: Some(archive.relations.speech(ix).reports.len()),
        ..plain
    }
}

fn event(archive: &Archive, ix: Ix<Event>, plain: Entry, page: &Language) -> Entry {
    let event = &archive.census.events[ix];
    let notice = match event.status {
        EventStatus::Held => None,
        other => Some(words::event_status(other)),
    };
    Entry {
        form: event.kind.as_ref().map(|kind| kind.value.clone()),
        place: event
            .place
            .as_ref()
            .and_then(|place| parts::place(archive, place, page))
            .map(|place| place.title),
        symbol: event
            .document
            .as_ref()
            .map(|document| parts::symbol(archive, &document.value, page)),
        reports: Some(archive.relations.event(ix).reports.len()),
        notice: plain.notice.or(notice),
        ..plain
    }
}

fn pledge(archive: &Archive, pledge: &Pledge, plain: Entry, page: &Language) -> Entry {
    let promised = Some(&pledge.promised.value);
    Entry {
        by: parts::parties(archive, &pledge.by, promised, page),
        on_behalf_of: Vec::new(),
        state: pledge.common.withdrawn.is_none().then(|| pledge_state(archive, pledge)),
        ..plain
    }
}

/// Returns the latest state of a pledge.
pub fn pledge_state(archive: &Archive, pledge: &Pledge) -> State {
    let pledge = &*publication::pledge(pledge);
    let latest = standing::latest_state(pledge, archive.as_of.as_ref());
    State {
        name: words::pledge_status(latest.status),
        label: None,
        date: latest.update.map(|update| update.date.value.to_string()),
        author: None,
        due: pledge.due.as_ref().map(|due| due.value.to_string()),
        overdue: standing::is_overdue(pledge, archive.as_of.as_ref()),
    }
}

fn claim(archive: &Archive, claim: &Claim, plain: Entry, page: &Language) -> Entry {
    let is_shown = claim.common.withdrawn.is_none();
    Entry {
        by: parts::parties(archive, &claim.by, claim.date.as_ref().map(|date| &date.value), page),
        state: is_shown.then(|| claim_state(archive, claim)),
        summary: plain.summary.or_else(|| is_shown.then(|| words_of_claim(archive, claim, page))),
        ..plain
    }
}

fn words_of_claim(archive: &Archive, claim: &Claim, page: &Language) -> Words {
    let own =
        claim.common.language.as_ref().map_or(&archive.site.language, |language| &language.value);
    parts::words(&claim.claim.value, own, page)
}

/// Returns the latest verdict on a claim.
pub fn claim_state(archive: &Archive, claim: &Claim) -> State {
    let claim = &*publication::claim(claim);
    let review = standing::latest_review(claim, archive.as_of.as_ref());
    State {
        name: if review.is_some() { "rated" } else { "unrated" },
        label: review.map(|review| review.rating.label.value.clone()),
        date: review.map(|review| review.date.value.to_string()),
        author: review
            .and_then(|review| review.author.as_ref())
            .map(|author| editor(archive, &author.value)),
        due: None,
        overdue: false,
    }
}

/// Returns the name of an editor, by id or as it is.
pub fn editor(archive: &Archive, author: &str) -> String {
    archive
        .site
        .editors
        .get(author)
        .map_or_else(|| author.to_owned(), |editor| editor.name.value.clone())
}
