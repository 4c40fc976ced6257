//! Which pages there are, and the making of each.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::archive::reading::Reading;
use crate::base::address::Address;
use crate::base::language::Language;
use crate::page::key::PageKey;
use crate::page::prose::Setting;
use crate::page::view::actor::ActorView;
use crate::page::view::article::ArticleView;
use crate::page::view::home::HomeView;
use crate::page::view::index::{IndexView, NotFoundView, RecordYearView, RedirectView};
use crate::page::view::network::NetworkView;
use crate::page::view::noted::NotesView;
use crate::page::view::record::{ClaimView, EventView, PageView, PledgeView, TermView};
use crate::page::view::said::SaidView;
use crate::page::view::search::SearchView;
use crate::page::view::speech::SpeechView;
use crate::page::view::timeline::{TimelinePartView, TimelineView};
use crate::page::{
    actor, article, claim, event, home, index, network, noted, order, own, pledge, publisher, said,
    search, speech, term, timeline,
};
use crate::record::site::Search;

/// A page as values: where it goes, what makes it, what it shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// Its address.
    pub address: Address,
    /// Its language.
    pub language: Language,
    /// The template.
    pub template: &'static str,
    /// What the template reads.
    pub view: View,
}

/// What the template of a page reads.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
#[serde(untagged)]
pub enum View {
    /// `home.html`
    Home(Box<HomeView>),
    /// `article.html`
    Article(Box<ArticleView>),
    /// `actor.html`
    Actor(Box<ActorView>),
    /// `speech.html`
    Speech(Box<SpeechView>),
    /// `event.html`
    Event(Box<EventView>),
    /// `pledge.html`
    Pledge(Box<PledgeView>),
    /// `claim.html`
    Claim(Box<ClaimView>),
    /// `term.html`
    Term(Box<TermView>),
    /// `page.html`
    Own(Box<PageView>),
    /// `index.html`
    Index(Box<IndexView>),
    /// `record-year.html`
    RecordYear(Box<RecordYearView>),
    /// `timeline.html`
    Timeline(Box<TimelineView>),
    /// `timeline-part.html`
    TimelinePart(Box<TimelinePartView>),
    /// `network.html`
    Network(Box<NetworkView>),
    /// `notes.html`
    Notes(Box<NotesView>),
    /// The quotations of the archive, or those of a period.
    Quotations(Box<SaidView>),
    /// `search.html`
    Search(Box<SearchView>),
    /// `404.html`
    NotFound(Box<NotFoundView>),
    /// `redirect.html`
    Redirect(Box<RedirectView>),
}

/// Returns all pages of an archive, in a fixed order.
pub fn keys(archive: &Archive) -> Vec<PageKey> {
    let mut keys = vec![PageKey::Home, PageKey::Timeline, PageKey::NotFound];
    for kind in index::kinds(archive) {
        keys.extend(index::keys(archive, kind));
    }
    keys.extend(publisher::keys(archive));
    keys.extend(timeline::keys(archive));
    keys.extend(archive.network.actors.first().map(|_| PageKey::Network));
    keys.extend(said::keys(archive));
    keys.extend(noted::keys(archive));
    if archive.site.search == Search::Offered {
        keys.push(PageKey::Search);
    }
    for node in archive.census.nodes().filter(|node| Some(*node) != home::own_page(archive)) {
        keys.push(PageKey::Record(node));
        keys.extend(index::record_keys(archive, node));
    }
    let redirects = archive.addresses.aliases.iter();
    keys.extend(redirects.map(|(address, node)| PageKey::Redirect(address.clone(), *node)));
    keys
}

/// Returns the address of a page.
pub fn address(archive: &Archive, key: &PageKey) -> Address {
    match key {
        PageKey::Home => Address::home(),
        PageKey::Record(node) => archive.addresses.of(*node).clone(),
        PageKey::RecordPeriod(node, period) => index::record_period_address(archive, *node, period),
        PageKey::Index(kind) => index::address(*kind),
        PageKey::IndexPart(kind, period) => index::part_address(*kind, period),
        PageKey::IndexByActor(kind, part) => order::actor_address(*kind, part.as_ref()),
        PageKey::IndexByState(kind, state, part) => {
            order::state_address(*kind, state, part.as_ref())
        }
        PageKey::Publishers(part) => publisher::all_address(part.as_ref()),
        PageKey::Publisher(slug, part) => publisher::address(slug, part.as_ref()),
        PageKey::Timeline => timeline::address(),
        PageKey::TimelinePeriod(period) => timeline::period_address(period),
        PageKey::TimelineVenue(venue) => timeline::venue_address(archive, *venue),
        PageKey::TimelineSession(venue, session) => {
            timeline::session_address(archive, *venue, *session)
        }
        PageKey::Meeting(slug) => timeline::meeting_address(slug),
        PageKey::Network => network::address(),
        PageKey::Notes => noted::address(),
        PageKey::NotesOfKind(kind) => noted::kind_address(*kind),
        PageKey::NotesOfPeriod(kind, period) => noted::period_address(*kind, period),
        PageKey::Quotations => said::address(),
        PageKey::QuotationsOfPeriod(period) => said::period_address(period),
        PageKey::Search => search::address(),
        PageKey::Redirect(address, _) => address.clone(),
        PageKey::NotFound => Address::parse("404.html").expect("the address is safe"),
    }
}

/// Returns the record whose text a page shows, which must be read for it.
pub fn text_of(archive: &Archive, key: &PageKey) -> Option<Node> {
    match key {
        PageKey::Record(node) => Some(*node),
        PageKey::Home => home::own_page(archive),
        _ => None,
    }
}

/// Makes a page. `reading` is the text of the record that `text_of` names.
pub fn page(setting: Setting<'_>, key: &PageKey, reading: &Reading) -> Page {
    let archive = setting.archive;
    let (template, view) = view(setting, key, reading);
    let language = match key {
        PageKey::Record(node) | PageKey::RecordPeriod(node, _) | PageKey::Redirect(_, node) => {
            archive.page_language(*node)
        }
        _ => &archive.site.language,
    };
    Page { address: address(archive, key), language: language.clone(), template, view }
}

fn view(setting: Setting<'_>, key: &PageKey, reading: &Reading) -> (&'static str, View) {
    let archive = setting.archive;
    let part = |view: TimelinePartView| ("timeline-part.html", View::TimelinePart(Box::new(view)));
    let list = |view: IndexView| ("index.html", View::Index(Box::new(view)));
    let notes = |view: NotesView| ("notes.html", View::Notes(Box::new(view)));
    let quotations = |view: SaidView| ("quotations.html", View::Quotations(Box::new(view)));
    match key {
        PageKey::Home => ("home.html", View::Home(Box::new(home::view(setting, reading)))),
        PageKey::Record(node) => record(setting, *node, reading),
        PageKey::RecordPeriod(node, period) => (
            "record-year.html",
            View::RecordYear(Box::new(index::record_period(setting, *node, period))),
        ),
        PageKey::Index(kind) => list(index::first(setting, *kind)),
        PageKey::IndexPart(kind, period) => list(index::part(setting, *kind, period)),
        PageKey::IndexByActor(kind, part) => list(order::by_actor(setting, *kind, part.as_ref())),
        PageKey::IndexByState(kind, state, part) => {
            list(order::in_state(setting, *kind, state, part.as_ref()))
        }
        PageKey::Publishers(part) => list(publisher::all(setting, part.as_ref())),
        PageKey::Publisher(slug, part) => list(publisher::one(setting, slug, part.as_ref())),
        PageKey::Timeline => {
            ("timeline.html", View::Timeline(Box::new(timeline::overview(setting))))
        }
        PageKey::TimelinePeriod(period) => part(timeline::period(setting, period)),
        PageKey::TimelineVenue(venue) => part(timeline::venue(setting, *venue)),
        PageKey::TimelineSession(venue, session) => {
            part(timeline::session(setting, *venue, *session))
        }
        PageKey::Meeting(slug) => part(timeline::meeting(setting, slug)),
        PageKey::Network => ("network.html", View::Network(Box::new(network::view(setting)))),
        PageKey::Notes => notes(noted::all(setting)),
        PageKey::NotesOfKind(kind) => notes(noted::kind(setting, *kind)),
        PageKey::NotesOfPeriod(kind, period) => notes(noted::part(setting, *kind, period)),
        PageKey::Quotations => quotations(said::all(setting)),
        PageKey::QuotationsOfPeriod(period) => quotations(said::part(setting, period)),
        PageKey::Search => ("search.html", View::Search(Box::new(search::view(setting)))),
        PageKey::Redirect(from, node) => {
            ("redirect.html", View::Redirect(Box::new(index::redirect(archive, from, *node))))
        }
        PageKey::NotFound => ("404.html", View::NotFound(Box::new(index::not_found(archive)))),
    }
}

fn record(setting: Setting<'_>, node: Node, reading: &Reading) -> (&'static str, View) {
    let archive = setting.archive;
    if let Node::Actor(ix) = node
        && archive.census.merged(ix) != ix
    {
        let target = Node::Actor(archive.census.merged(ix));
        let view = index::redirect(archive, archive.addresses.of(node), target);
        return ("redirect.html", View::Redirect(Box::new(view)));
    }
    match node {
        Node::Article(ix) => {
            ("article.html", View::Article(Box::new(article::view(setting, ix, reading))))
        }
        Node::Actor(ix) => ("actor.html", View::Actor(Box::new(actor::view(setting, ix, reading)))),
        Node::Speech(ix) => {
            ("speech.html", View::Speech(Box::new(speech::view(setting, ix, reading))))
        }
        Node::Event(ix) => ("event.html", View::Event(Box::new(event::view(setting, ix, reading)))),
        Node::Pledge(ix) => {
            ("pledge.html", View::Pledge(Box::new(pledge::view(setting, ix, reading))))
        }
        Node::Claim(ix) => ("claim.html", View::Claim(Box::new(claim::view(setting, ix, reading)))),
        Node::Topic(ix) => {
            let (term, links) = (&archive.census.topics[ix], archive.relations.topic(ix));
            ("term.html", View::Term(Box::new(term::view(setting, node, term, links, reading))))
        }
        Node::Place(ix) => {
            let (term, links) = (&archive.census.places[ix], archive.relations.place(ix));
            ("term.html", View::Term(Box::new(term::view(setting, node, term, links, reading))))
        }
        Node::Page(ix) => ("page.html", View::Own(Box::new(own::view(setting, ix, reading)))),
    }
}
