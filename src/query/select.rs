//! Which records are asked for.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::references;
use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::nearest::did_you_mean;
use crate::page::list;
use crate::record::actor::Actor;

/// What a record must be like; what is left out does not matter.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Filter {
    /// It names this actor, in a field or in its text; an actor is itself.
    pub actor: Option<Id>,
    /// It is not over before this date begins.
    pub since: Option<Edtf>,
    /// It does not begin after this date ends.
    pub until: Option<Edtf>,
    /// Its text is in this language, or in a form of it.
    pub language: Option<Language>,
    /// It has this topic, by id.
    pub topic: Option<Id>,
    /// The state of a pledge (`open`, `kept`, ..., `overdue`) or claim (`rated`, `unrated`), or the status of an article or event.
    pub state: Option<String>,
}

/// A filter asks for something that the archive does not have: a slip of the finger more often than a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stranger {
    /// What it should be.
    pub kind: Kind,
    /// The id that nothing has.
    pub id: Id,
    /// `did you mean ...`, where a known id is near.
    pub help: Option<String>,
}

/// Returns what a filter asks for that is not there.
pub fn stranger(archive: &Archive, filter: &Filter) -> Option<Stranger> {
    let asked = [(Kind::Actor, &filter.actor), (Kind::Topic, &filter.topic)];
    let (kind, id) = asked
        .into_iter()
        .filter_map(|(kind, id)| id.as_ref().map(|id| (kind, id)))
        .find(|(kind, id)| archive.census.find(*kind, id).is_none())?;
    let of_kind = archive.census.nodes().filter(|node| node.kind() == kind);
    let known: Vec<&str> = of_kind.map(|node| archive.census.id(node).as_str()).collect();
    Some(Stranger { kind, id: id.clone(), help: did_you_mean(id.as_str(), known) })
}

/// Returns the records of a kind that a filter lets through, in the order of their table; none that could be read in part only.
pub fn records(archive: &Archive, kind: Kind, filter: &Filter) -> Vec<Node> {
    let is_whole = |node| archive.census.common(node).is_none_or(|common| common.is_whole);
    let of_kind = archive.census.nodes().filter(|node| node.kind() == kind && is_whole(*node));
    of_kind.filter(|node| is_meant(archive, *node, filter)).collect()
}

/// Returns whether a filter lets a record through.
pub fn is_meant(archive: &Archive, node: Node, filter: &Filter) -> bool {
    let actor = filter.actor.as_ref();
    let has_actor = actor
        .is_none_or(|id| archive.census.actor(id).is_some_and(|actor| names(archive, node, actor)));
    let has_language = filter.language.as_ref().is_none_or(|wanted| {
        let own = archive.language(node);
        own == wanted || own.primary() == wanted.as_str()
    });
    let has_topic = filter.topic.as_ref().is_none_or(|wanted| {
        archive
            .census
            .common(node)
            .is_some_and(|common| common.topics.iter().any(|topic| topic.value.id == *wanted))
    });
    let has_state = filter
        .state
        .as_ref()
        .is_none_or(|wanted| states(archive, node).iter().any(|state| state == wanted));
    has_actor
        && has_language
        && has_topic
        && has_state
        && is_date_meant(archive.census.date(node), filter)
}

fn names(archive: &Archive, node: Node, actor: Ix<Actor>) -> bool {
    let in_text = archive.facts[node].names.iter().any(|fact| fact.actor == actor.number());
    let in_field = || {
        references::of(&archive.census, node).into_iter().any(|reference| {
            reference.kind == Some(Kind::Actor) && archive.census.actor(reference.id) == Some(actor)
        })
    };
    node == Node::Actor(actor) || in_text || in_field()
}

/// Returns whether a filter lets through what has that date.
pub fn is_date_meant(date: Option<&Edtf>, filter: &Filter) -> bool {
    if filter.since.is_none() && filter.until.is_none() {
        return true;
    }
    let Some(date) = date else { return false };
    let over_before = filter.since.as_ref().is_some_and(|since| date.ends_before(since));
    let begins_after = filter.until.as_ref().is_some_and(|until| until.ends_before(date));
    !over_before && !begins_after
}

/// Returns all words for states that records of a kind can be in.
pub fn states_of(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Article => &["retracted", "withdrawn"],
        Kind::Event => &["planned", "postponed", "cancelled", "withdrawn"],
        Kind::Pledge => {
            &["open", "partly", "kept", "broken", "superseded", "lapsed", "overdue", "withdrawn"]
        }
        Kind::Claim => &["rated", "unrated", "withdrawn"],
        Kind::Actor | Kind::Speech | Kind::Topic | Kind::Place | Kind::Page => &["withdrawn"],
    }
}

/// Returns the words for the state of a record, of those that [`states_of`] has.
pub fn states(archive: &Archive, node: Node) -> Vec<&'static str> {
    let entry = list::entry(archive, node, &archive.site.language);
    let state = entry.state.as_ref();
    let overdue = state.is_some_and(|state| state.overdue).then_some("overdue");
    state.map(|state| state.name).into_iter().chain(overdue).chain(entry.notice).collect()
}
