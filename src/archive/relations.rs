//! Everything that is linked, followed backwards: who is named where, who spoke for whom, what reports a speech.

use std::sync::Arc;

use crate::archive::backlinks::{self, Backlink};
use crate::archive::census::Census;
use crate::archive::facts::Facts;
use crate::archive::ix::Ix;
use crate::archive::links::LinkIndex;
use crate::archive::node::{Node, NodeMap};
use crate::archive::term::Term;
use crate::archive::{together, translations};
use crate::record::actor::Actor;
use crate::record::article::Article;
use crate::record::citation::Party;
use crate::record::claim::Claim;
use crate::record::common::Common;
use crate::record::event::Event;
use crate::record::pledge::Pledge;
use crate::record::speech::Speech;
use crate::source::file::SourceFile;

/// What an article is linked to.
#[derive(Clone, Debug, Default)]
pub struct ArticleLinks {
    /// Whom its record says it is about.
    pub about: Vec<Ix<Actor>>,
    /// Whom its text names besides, in the order of the text.
    pub named: Vec<Ix<Actor>>,
    /// The speeches that it reports.
    pub speeches: Vec<Ix<Speech>>,
    /// The events that it reports.
    pub events: Vec<Ix<Event>>,
}

/// What an actor is linked to. Lists are in the order of time.
#[derive(Clone, Debug, Default)]
pub struct ActorLinks {
    /// Articles that are about it or name it.
    pub articles: Vec<Ix<Article>>,
    /// Speeches that it held.
    pub speeches: Vec<Ix<Speech>>,
    /// Speeches held for it.
    pub spoken_for: Vec<Ix<Speech>>,
    /// Speeches held in it.
    pub held_here: Vec<Ix<Speech>>,
    /// Pledges that it made.
    pub pledges_made: Vec<Ix<Pledge>>,
    /// Pledges made to it.
    pub pledges_received: Vec<Ix<Pledge>>,
    /// Claims that it made.
    pub claims: Vec<Ix<Claim>>,
    /// Events that it took part in.
    pub events: Vec<Ix<Event>>,
    /// Its members.
    pub members: Vec<Ix<Actor>>,
    /// What came after it.
    pub successors: Vec<Ix<Actor>>,
    /// Whom it is named with in the same articles, most often first, with the number of articles.
    pub together: Vec<(Ix<Actor>, u32)>,
}

/// What a speech is linked to.
#[derive(Clone, Debug, Default)]
pub struct SpeechLinks {
    /// Articles that report it.
    pub reports: Vec<Ix<Article>>,
    /// Pledges made in it.
    pub pledges: Vec<Ix<Pledge>>,
    /// Claims made in it.
    pub claims: Vec<Ix<Claim>>,
}

/// What an event is linked to.
#[derive(Clone, Debug, Default)]
pub struct EventLinks {
    /// Articles that report it.
    pub reports: Vec<Ix<Article>>,
    /// Speeches held at it.
    pub speeches: Vec<Ix<Speech>>,
    /// Events that are part of it.
    pub parts: Vec<Ix<Event>>,
}

/// What has a topic or a place.
#[derive(Clone, Debug, Default)]
pub struct TermLinks {
    /// Articles.
    pub articles: Vec<Ix<Article>>,
    /// Speeches.
    pub speeches: Vec<Ix<Speech>>,
    /// Events.
    pub events: Vec<Ix<Event>>,
    /// Pledges.
    pub pledges: Vec<Ix<Pledge>>,
    /// Claims.
    pub claims: Vec<Ix<Claim>>,
}

/// All links of an archive. Records that are unlisted stand in no list, but have lists of their own.
#[derive(Clone, Debug)]
pub struct Relations {
    /// By article.
    pub articles: Vec<ArticleLinks>,
    /// By actor.
    pub actors: Vec<ActorLinks>,
    /// By speech.
    pub speeches: Vec<SpeechLinks>,
    /// By event.
    pub events: Vec<EventLinks>,
    /// By topic.
    pub topics: Vec<TermLinks>,
    /// By place.
    pub places: Vec<TermLinks>,
    /// What refers to each record in words or as a source.
    pub backlinks: NodeMap<Vec<Backlink>>,
    /// The same text in several languages, the original first; empty where there is one only.
    pub translations: NodeMap<Vec<Node>>,
}

/// Follows everything backwards.
pub fn relate(
    census: &Census,
    facts: &NodeMap<Arc<Facts>>,
    index: &LinkIndex,
    files: &[SourceFile],
) -> Relations {
    let mut relations = Relations {
        articles: census
            .articles
            .iter()
            .map(|(ix, article)| article_links(census, article, &facts[Node::Article(ix)]))
            .collect(),
        actors: vec![ActorLinks::default(); census.actors.len()],
        speeches: vec![SpeechLinks::default(); census.speeches.len()],
        events: vec![EventLinks::default(); census.events.len()],
        topics: vec![TermLinks::default(); census.topics.len()],
        places: vec![TermLinks::default(); census.places.len()],
        backlinks: backlinks::of_all(census, facts, index, files),
        translations: translations::families(census),
    };
    relations.add_articles(census);
    relations.add_speeches(census);
    relations.add_events(census);
    relations.add_pledges(census);
    relations.add_claims(census);
    relations.add_actors(census);
    relations
}

fn article_links(census: &Census, article: &Article, facts: &Facts) -> ArticleLinks {
    let about: Vec<Ix<Actor>> =
        article.actors.iter().filter_map(|id| census.actor(&id.value)).collect();
    let found = facts.names.iter().filter_map(|fact| census.actors.at(fact.actor));
    ArticleLinks {
        named: found.filter(|actor| !about.contains(actor)).collect(),
        about,
        speeches: article.speeches.iter().filter_map(|id| census.speech(&id.value)).collect(),
        events: article.events.iter().filter_map(|id| census.event(&id.value)).collect(),
    }
}

/// Returns a row that may be changed.
fn row<R, T>(rows: &mut [R], ix: Ix<T>) -> &mut R {
    rows.get_mut(ix.number() as usize).expect("there is a row for every record")
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.last() != Some(&item) {
        list.push(item);
    }
}

fn actors_of<'a>(census: &'a Census, parties: &'a [Party]) -> impl Iterator<Item = Ix<Actor>> {
    parties.iter().filter_map(|party| match party {
        Party::Actor(id) => census.actor(&id.value),
        Party::Described { description: _, of } => {
            of.as_ref().and_then(|of| census.actor(&of.value))
        }
    })
}

impl Relations {
    fn add_articles(&mut self, census: &Census) {
        for (ix, article) in
            census.articles.iter().filter(|(_, article)| article.common.is_listed())
        {
            let links = self.articles.get(ix.number() as usize).cloned().unwrap_or_default();
            for actor in links.about.iter().chain(&links.named) {
                push_once(&mut row(&mut self.actors, *actor).articles, ix);
            }
            for speech in links.speeches {
                push_once(&mut row(&mut self.speeches, speech).reports, ix);
            }
            for event in links.events {
                push_once(&mut row(&mut self.events, event).reports, ix);
            }
            self.add_topics(census, &article.common, |topic| &mut topic.articles, ix);
            for place in article.places.iter().filter_map(|place| census.place(&place.value.id)) {
                push_once(&mut row(&mut self.places, place).articles, ix);
            }
        }
    }

    fn add_topics<T>(
        &mut self,
        census: &Census,
        common: &Common,
        list: impl Fn(&mut TermLinks) -> &mut Vec<Ix<T>>,
        ix: Ix<T>,
    ) {
        for topic in common.topics.iter().filter_map(|topic| census.topic(&topic.value.id)) {
            push_once(list(row(&mut self.topics, topic)), ix);
        }
    }

    fn add_speeches(&mut self, census: &Census) {
        for (ix, speech) in census.speeches.iter().filter(|(_, speech)| speech.common.is_listed()) {
            for speaker in speech.speakers.iter().filter_map(|id| census.actor(&id.value)) {
                push_once(&mut row(&mut self.actors, speaker).speeches, ix);
            }
            let others = speech.on_behalf_of.iter().chain(&speech.delivered_for);
            for actor in others.filter_map(|id| census.actor(&id.value)) {
                push_once(&mut row(&mut self.actors, actor).spoken_for, ix);
            }
            if let Some(venue) = speech.venue.as_ref().and_then(|id| census.actor(&id.value)) {
                row(&mut self.actors, venue).held_here.push(ix);
            }
            if let Some(event) = speech.part_of.as_ref().and_then(|id| census.event(&id.value)) {
                row(&mut self.events, event).speeches.push(ix);
            }
            if let Some(place) =
                speech.place.as_ref().and_then(|place| census.place(&place.value.id))
            {
                row(&mut self.places, place).speeches.push(ix);
            }
            self.add_topics(census, &speech.common, |topic| &mut topic.speeches, ix);
        }
    }

    fn add_events(&mut self, census: &Census) {
        for (ix, event) in census.events.iter().filter(|(_, event)| event.common.is_listed()) {
            for actor in event.actors.iter().filter_map(|id| census.actor(&id.value)) {
                push_once(&mut row(&mut self.actors, actor).events, ix);
            }
            if let Some(whole) = event.part_of.as_ref().and_then(|id| census.event(&id.value)) {
                row(&mut self.events, whole).parts.push(ix);
            }
            if let Some(place) =
                event.place.as_ref().and_then(|place| census.place(&place.value.id))
            {
                row(&mut self.places, place).events.push(ix);
            }
            self.add_topics(census, &event.common, |topic| &mut topic.events, ix);
        }
    }

    fn add_pledges(&mut self, census: &Census) {
        for (ix, pledge) in census.pledges.iter().filter(|(_, pledge)| pledge.common.is_listed()) {
            for actor in actors_of(census, &pledge.by) {
                push_once(&mut row(&mut self.actors, actor).pledges_made, ix);
            }
            for actor in actors_of(census, &pledge.to) {
                push_once(&mut row(&mut self.actors, actor).pledges_received, ix);
            }
            if let Some(speech) = pledge.speech.as_ref().and_then(|id| census.speech(&id.value)) {
                row(&mut self.speeches, speech).pledges.push(ix);
            }
            self.add_topics(census, &pledge.common, |topic| &mut topic.pledges, ix);
        }
    }

    fn add_claims(&mut self, census: &Census) {
        for (ix, claim) in census.claims.iter().filter(|(_, claim)| claim.common.is_listed()) {
            for actor in actors_of(census, &claim.by) {
                push_once(&mut row(&mut self.actors, actor).claims, ix);
            }
            if let Some(speech) = claim.speech.as_ref().and_then(|id| census.speech(&id.value)) {
                row(&mut self.speeches, speech).claims.push(ix);
            }
            self.add_topics(census, &claim.common, |topic| &mut topic.claims, ix);
        }
    }

    fn add_actors(&mut self, census: &Census) {
        for (ix, actor) in census.actors.iter().filter(|(_, actor)| actor.common.is_listed()) {
            for whole in actor.member_of.iter().filter_map(|id| census.actor(&id.value)) {
                push_once(&mut row(&mut self.actors, whole).members, ix);
            }
            for before in actor.successor_of.iter().filter_map(|id| census.actor(&id.value)) {
                push_once(&mut row(&mut self.actors, before).successors, ix);
            }
        }
        for (actor, together) in together::ranked(&census.articles, &self.articles) {
            row(&mut self.actors, actor).together = together;
        }
    }
}

impl Relations {
    /// Returns what an article is linked to.
    pub fn article(&self, ix: Ix<Article>) -> &ArticleLinks {
        self.articles.get(ix.number() as usize).expect("there is a row for every article")
    }

    /// Returns what an actor is linked to.
    pub fn actor(&self, ix: Ix<Actor>) -> &ActorLinks {
        self.actors.get(ix.number() as usize).expect("there is a row for every actor")
    }

    /// Returns what a speech is linked to.
    pub fn speech(&self, ix: Ix<Speech>) -> &SpeechLinks {
        self.speeches.get(ix.number() as usize).expect("there is a row for every speech")
    }

    /// Returns what an event is linked to.
    pub fn event(&self, ix: Ix<Event>) -> &EventLinks {
        self.events.get(ix.number() as usize).expect("there is a row for every event")
    }

    /// Returns what has a topic.
    pub fn topic(&self, ix: Ix<Term>) -> &TermLinks {
        self.topics.get(ix.number() as usize).expect("there is a row for every topic")
    }

    /// Returns what has a place.
    pub fn place(&self, ix: Ix<Term>) -> &TermLinks {
        self.places.get(ix.number() as usize).expect("there is a row for every place")
    }
}
