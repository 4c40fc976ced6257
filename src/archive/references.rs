//! Every reference that a record's fields hold, as one list, so that each is checked in one place.

use crate::archive::census::Census;
use crate::archive::node::Node;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::Spanned;
use crate::record::annotation::{Annotation, Subject};
use crate::record::citation::{Citation, Party};
use crate::record::claim::Claim;
use crate::record::common::Common;
use crate::record::event::{Ballot, Event};
use crate::record::pledge::{Pledge, Response};
use crate::record::speech::Speech;

/// A reference that stands in a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FieldReference<'a> {
    /// The field.
    pub field: &'static str,
    /// The kind, if the field or the reference names one.
    pub kind: Option<Kind>,
    /// The id and its place.
    pub id: &'a Id,
    /// Where it stands.
    pub span: crate::base::span::Span,
}

/// Returns all references in the fields of a record, those of its notes included.
pub fn of(census: &Census, node: Node) -> Vec<FieldReference<'_>> {
    let mut list = References(Vec::new());
    if let Some(common) = census.common(node) {
        list.common(common);
    }
    match node {
        Node::Article(ix) => {
            let article = &census.articles[ix];
            list.ids("actors", Kind::Actor, &article.actors);
            list.ids("speeches", Kind::Speech, &article.speeches);
            list.ids("events", Kind::Event, &article.events);
            list.citations(&article.sources);
            list.notes(&article.annotations);
        }
        Node::Actor(ix) => {
            let actor = &census.actors[ix];
            list.ids("member_of", Kind::Actor, &actor.member_of);
            list.ids("country", Kind::Actor, &actor.country);
            list.ids("successor_of", Kind::Actor, &actor.successor_of);
            list.ids("merged_into", Kind::Actor, &actor.merged_into);
            list.ids("roles", Kind::Actor, actor.roles.iter().filter_map(|role| role.of.as_ref()));
            list.citations(&actor.sources);
        }
        Node::Speech(ix) => list.speech(&census.speeches[ix]),
        Node::Event(ix) => list.event(&census.events[ix]),
        Node::Pledge(ix) => list.pledge(&census.pledges[ix]),
        Node::Claim(ix) => list.claim(&census.claims[ix]),
        Node::Topic(_) => {}
        Node::Place(ix) => list.ids("country", Kind::Actor, &census.places[ix].country),
        Node::Page(ix) => list.citations(&census.pages[ix].sources),
    }
    list.0
}

struct References<'a>(Vec<FieldReference<'a>>);

impl<'a> References<'a> {
    fn ids(
        &mut self,
        field: &'static str,
        kind: Kind,
        ids: impl IntoIterator<Item = &'a Spanned<Id>>,
    ) {
        let kind = Some(kind);
        self.0.extend(ids.into_iter().map(|id| FieldReference {
            field,
            kind,
            id: &id.value,
            span: id.span,
        }));
    }

    fn common(&mut self, common: &'a Common) {
        self.ids("translation_of", common.kind, &common.translation_of);
        self.ids("names", Kind::Actor, common.names.iter().filter_map(|rule| rule.is.as_ref()));
    }

    fn citations(&mut self, citations: &'a [Citation]) {
        let records = citations.iter().filter_map(|citation| match citation {
            Citation::Record(reference) => Some(reference),
            Citation::Work(_) => None,
        });
        self.0.extend(records.map(|reference| FieldReference {
            field: "sources",
            kind: reference.value.kind,
            id: &reference.value.id,
            span: reference.span,
        }));
    }

    fn parties(&mut self, field: &'static str, parties: &'a [Party]) {
        for party in parties {
            match party {
                Party::Actor(id) => self.ids(field, Kind::Actor, [id]),
                Party::Described { description: _, of } => self.ids(field, Kind::Actor, of),
            }
        }
    }

    fn responses(&mut self, responses: &'a [Response]) {
        for response in responses {
            self.parties("by", &response.by);
            self.citations(&response.sources);
        }
    }

    fn speech(&mut self, speech: &'a Speech) {
        self.ids("speaker", Kind::Actor, &speech.speakers);
        self.ids("on_behalf_of", Kind::Actor, &speech.on_behalf_of);
        self.ids("delivered_for", Kind::Actor, &speech.delivered_for);
        self.ids("venue", Kind::Actor, &speech.venue);
        self.ids("part_of", Kind::Event, &speech.part_of);
        self.citations(&speech.sources);
        self.notes(&speech.annotations);
    }

    fn event(&mut self, event: &'a Event) {
        self.ids("actors", Kind::Actor, &event.actors);
        self.ids("part_of", Kind::Event, &event.part_of);
        self.citations(&event.sources);
        for ballot in event
            .votes
            .iter()
            .flat_map(|votes| [&votes.yes, &votes.no, &votes.abstain, &votes.absent])
        {
            if let Some(Ballot::Actors(actors)) = ballot {
                self.ids("votes", Kind::Actor, actors);
            }
        }
    }

    fn pledge(&mut self, pledge: &'a Pledge) {
        self.parties("by", &pledge.by);
        self.parties("to", &pledge.to);
        self.ids("speech", Kind::Speech, &pledge.speech);
        self.citations(&pledge.sources);
        for update in &pledge.updates {
            self.citations(&update.sources);
        }
        self.responses(&pledge.responses);
    }

    fn claim(&mut self, claim: &'a Claim) {
        self.parties("by", &claim.by);
        self.ids("speech", Kind::Speech, &claim.speech);
        self.citations(&claim.sources);
        for appearance in &claim.appearances {
            self.parties("by", &appearance.by);
        }
        for review in &claim.reviews {
            self.citations(&review.sources);
        }
        self.responses(&claim.responses);
    }

    fn notes(&mut self, notes: &'a [Annotation]) {
        for note in notes {
            self.parties("by", &note.by);
            self.parties("via", &note.via);
            self.ids("speech", Kind::Speech, &note.speech);
            self.citations(&note.sources);
            match &note.pledge {
                Some(Subject::Record(id)) => self.ids("pledge", Kind::Pledge, [id]),
                Some(Subject::Here(pledge)) => self.pledge(pledge),
                None => {}
            }
            match &note.claim {
                Some(Subject::Record(id)) => self.ids("claim", Kind::Claim, [id]),
                Some(Subject::Here(claim)) => self.claim(claim),
                None => {}
            }
            for position in &note.positions {
                self.parties("by", &position.by);
                self.citations(&position.sources);
            }
        }
    }
}
