//! What a record says of itself beside its text: names, who and where, the words of a promise.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::noted;
use crate::archive::term::Term;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::{claim, list, parts, pledge, publication};
use crate::record::actor::{Actor, Display, OtherName};
use crate::record::annotation::Annotation;
use crate::record::citation::Party;
use crate::record::common::Common;
use crate::record::term::TermName;

/// What stands between two names, each isolated, for they may run in two directions.
const BETWEEN: &str = " · ";

/// Returns what a record says of itself in names beside its title, in one line.
pub fn of(archive: &Archive, node: Node, title: &str) -> String {
    let mut line = Line { archive, names: Vec::new() };
    match node {
        Node::Article(_) | Node::Speech(_) | Node::Event(_) => line.of_dated(node),
        Node::Pledge(ix) => {
            let pledge = &archive.census.pledges[ix];
            line.parties(pledge.by.iter().chain(&pledge.to));
        }
        Node::Claim(ix) => line.parties(archive.census.claims[ix].by.iter()),
        Node::Actor(ix) => {
            line.names = names(archive, node);
            line.names(archive.census.actors[ix].roles.iter().map(|role| &role.title));
        }
        Node::Topic(_) | Node::Place(_) => line.names = names(archive, node),
        Node::Page(_) => {}
    }
    if let Some(common) = archive.census.common(node) {
        line.topics(common);
    }
    line.names.retain(|name| name != title);
    line.joined()
}

/// Returns the names of an actor, a topic or a place. Those that are found in texts and never printed are in no byte of the site.
pub fn names(archive: &Archive, node: Node) -> Vec<String> {
    let (name, name_in, others) = match node {
        Node::Actor(ix) => {
            let actor = &archive.census.actors[ix];
            (&actor.name.value, &actor.name_in, &actor.other_names)
        }
        Node::Topic(ix) => term(&archive.census.topics[ix]),
        Node::Place(ix) => term(&archive.census.places[ix]),
        _ => return Vec::new(),
    };
    let translated = name_in.values().map(|name| &name.value);
    let shown = others.iter().filter(|other| other.display == Display::Shown);
    let all = [name].into_iter().chain(translated).chain(shown.map(|other| &other.name.value));
    all.cloned().collect()
}

type Names<'a> = (&'a String, &'a BTreeMap<Language, Spanned<String>>, &'a Vec<OtherName>);

fn term(term: &Term) -> Names<'_> {
    (&term.name, &term.name_in, &term.other_names)
}

/// Returns what an editor's note says of itself in names.
pub fn of_note(archive: &Archive, note: &Annotation) -> String {
    let mut line = Line { archive, names: Vec::new() };
    line.parties(note.by.iter().chain(&note.via));
    line.parties(note.positions.iter().flat_map(|position| &position.by));
    line.names.extend(note.author.iter().map(|author| list::editor(archive, &author.value)));
    line.names(note.tags.iter());
    line.joined()
}

/// Returns the words of a promise or a claim, and its condition.
pub fn words(archive: &Archive, node: Node) -> Vec<String> {
    match node {
        Node::Pledge(ix) => {
            let pledge = publication::pledge(&archive.census.pledges[ix]);
            let words = [&pledge.words, &pledge.condition].into_iter().flatten();
            words.map(|words| words.value.clone()).collect()
        }
        Node::Claim(ix) => vec![publication::claim(&archive.census.claims[ix]).claim.value.clone()],
        _ => Vec::new(),
    }
}

/// Returns the fragment of a Markdown field: that of the update or the review that it belongs to.
pub fn fragment(archive: &Archive, node: Node, field: &Spanned<String>) -> String {
    let is_field =
        |body: Option<&Spanned<String>>| body.is_some_and(|body| body.span == field.span);
    let found = match node {
        Node::Pledge(ix) => {
            let mut updates = archive.census.pledges[ix].updates.iter();
            updates.position(|update| is_field(update.body.as_ref())).map(pledge::update_fragment)
        }
        Node::Claim(ix) => {
            let mut reviews = archive.census.claims[ix].reviews.iter();
            reviews.position(|review| is_field(review.body.as_ref())).map(claim::review_fragment)
        }
        _ => None,
    };
    found.unwrap_or_default()
}

/// Returns where a record was filed from, said or happened.
pub fn place(archive: &Archive, node: Node) -> Option<String> {
    let term = match node {
        Node::Article(ix) => {
            return archive.census.articles[ix].dateline.as_ref().map(|place| place.value.clone());
        }
        Node::Speech(ix) => archive.census.speeches[ix].place.as_ref(),
        Node::Event(ix) => archive.census.events[ix].place.as_ref(),
        _ => None,
    };
    parts::place(archive, term?, &archive.site.language).map(|place| place.title)
}

/// Returns the actors whom a record concerns.
pub fn actors(archive: &Archive, node: Node) -> Vec<Ix<Actor>> {
    let census = &archive.census;
    let parties = |parties: &[Party]| {
        parties.iter().filter_map(actor_of).filter_map(|id| census.actor(&id.value)).collect()
    };
    match node {
        Node::Article(ix) => {
            let links = archive.relations.article(ix);
            links.about.iter().chain(&links.named).copied().collect()
        }
        Node::Speech(ix) => {
            let speech = &census.speeches[ix];
            let own =
                speech.speakers.iter().chain(&speech.on_behalf_of).chain(&speech.delivered_for);
            let own = own.chain(&speech.venue).filter_map(|id| census.actor(&id.value));
            let named = archive.facts[node].names.iter();
            own.chain(named.filter_map(|fact| census.actors.at(fact.actor))).collect()
        }
        Node::Event(ix) => {
            census.events[ix].actors.iter().filter_map(|id| census.actor(&id.value)).collect()
        }
        Node::Pledge(ix) => {
            let pledge = &census.pledges[ix];
            [parties(&pledge.by), parties(&pledge.to)].concat()
        }
        Node::Claim(ix) => parties(&census.claims[ix].by),
        Node::Actor(ix) => vec![ix],
        Node::Topic(_) | Node::Place(_) | Node::Page(_) => Vec::new(),
    }
}

/// Returns the actors who have a part in what a note tells of.
pub fn actors_of_note(archive: &Archive, note: &Annotation) -> Vec<Ix<Actor>> {
    noted::speakers(&archive.census, note).collect()
}

fn actor_of(party: &Party) -> Option<&Spanned<Id>> {
    match party {
        Party::Actor(id) => Some(id),
        Party::Described { description: _, of } => of.as_ref(),
    }
}

/// A line in the making.
struct Line<'a> {
    archive: &'a Archive,
    names: Vec<String>,
}

impl Line<'_> {
    fn of_dated(&mut self, node: Node) {
        let census = &self.archive.census;
        match node {
            Node::Article(ix) => {
                let article = &census.articles[ix];
                let publisher =
                    article.source.as_ref().and_then(|source| source.publisher.as_ref());
                self.names(publisher.into_iter().chain(&article.byline).chain(&article.section));
                self.places(article.places.iter());
            }
            Node::Speech(ix) => {
                let speech = &census.speeches[ix];
                let people = speech.speakers.iter().chain(&speech.on_behalf_of);
                self.actors(people.chain(&speech.delivered_for).chain(&speech.venue));
                self.names.extend(speech.meeting.iter().map(|symbol| symbol.value.to_string()));
                self.names(speech.agenda.iter());
            }
            Node::Event(ix) => {
                let event = &census.events[ix];
                self.actors(event.actors.iter());
                self.names(event.kind.iter());
                let symbols = event.document.iter().chain(&event.meeting);
                self.names.extend(symbols.map(|symbol| symbol.value.to_string()));
            }
            _ => {}
        }
    }

    fn names<'n>(&mut self, names: impl Iterator<Item = &'n Spanned<String>>) {
        self.names.extend(names.map(|name| name.value.clone()));
    }

    fn actors<'n>(&mut self, ids: impl Iterator<Item = &'n Spanned<Id>>) {
        let page = &self.archive.site.language;
        let actors = ids.filter_map(|id| self.archive.census.actor(&id.value)).map(Node::Actor);
        self.names.extend(actors.map(|node| parts::title(self.archive, node, page).text));
    }

    fn parties<'n>(&mut self, parties: impl Iterator<Item = &'n Party>) {
        for party in parties {
            match party {
                Party::Actor(id) => self.actors([id].into_iter()),
                Party::Described { description, of: _ } => self.names([description].into_iter()),
            }
        }
    }

    fn topics(&mut self, common: &Common) {
        let terms =
            common.topics.iter().filter_map(|topic| self.archive.census.topic(&topic.value.id));
        let page = &self.archive.site.language;
        self.names.extend(terms.map(|ix| parts::title(self.archive, Node::Topic(ix), page).text));
    }

    fn places<'n>(&mut self, places: impl Iterator<Item = &'n Spanned<TermName>>) {
        let page = &self.archive.site.language;
        let places = places.filter_map(|place| parts::place(self.archive, place, page));
        self.names.extend(places.map(|place| place.title));
    }

    fn joined(self) -> String {
        let mut names: Vec<String> = Vec::with_capacity(self.names.len());
        for name in self.names {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        let isolated: Vec<String> =
            names.iter().map(|name| format!("\u{2068}{name}\u{2069}")).collect();
        isolated.join(BETWEEN)
    }
}
