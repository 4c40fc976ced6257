//! Events, and the meetings at which speeches are held.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::base::date::Edtf;
use crate::base::date::calendar::Date;
use crate::page::json_ld::thing::{self, Named, PropertyValue};
use crate::page::publication;
use crate::record::event::{self, EventStatus};
use crate::record::speech::Speech;

/// Something that happened, or will.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Event {
    /// `Event`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Its page.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its name.
    pub name: String,
    /// What happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When it began.
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// When it ended, of one that lasted.
    #[serde(rename = "endDate", skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// One of schema.org's states.
    #[serde(rename = "eventStatus", skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Named>,
    /// The body that met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organizer: Option<Named>,
    /// The people and organizations that took part.
    #[serde(rename = "attendee", skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<Named>,
    /// The countries that took part, which schema.org takes for places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Named>,
    /// What it was part of.
    #[serde(rename = "superEvent", skip_serializing_if = "Option::is_none")]
    pub part_of: Option<Named>,
    /// Documents of the United Nations, and identifiers without an address.
    #[serde(rename = "identifier", skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<PropertyValue>,
    /// Pages about it elsewhere.
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
}

/// Returns an event.
pub fn event(archive: &Archive, ix: Ix<event::Event>) -> Event {
    let node = Node::Event(ix);
    let event = &archive.census.events[ix];
    let page = archive.page_language(node);
    let (about, attendees) = thing::actors(archive, &event.actors, page)
        .into_iter()
        .partition(|actor| actor.kind == "Country");
    let place = event.place.as_ref().and_then(|place| archive.census.place(&place.value.id));
    let part_of = event.part_of.as_ref().and_then(|id| archive.census.event(&id.value));
    let documents = event.document.iter().chain(&event.meeting).map(|symbol| symbol.value.as_str());
    let (same_as, other) = thing::same_as(crate::page::parts::identifiers(&event.common));
    let (start, end) = sides(&event.date.value);
    let url = thing::url(archive, node);
    Event {
        kind: thing::kind(archive, node),
        id: url.clone(),
        url,
        name: event.title.value.clone(),
        description: publication::summary(archive, node).map(str::to_owned),
        start,
        end,
        status: Some(status(event.status)),
        location: place.map(|ix| thing::named(archive, Node::Place(ix), page)),
        organizer: None,
        attendees,
        about,
        part_of: part_of.map(|ix| thing::named(archive, Node::Event(ix), page)),
        identifiers: thing::symbols(documents).into_iter().chain(other).collect(),
        same_as,
    }
}

/// What was held and what is planned are both `EventScheduled`: the word means that it was not called off.
fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Planned | EventStatus::Held => "https://schema.org/EventScheduled",
        EventStatus::Postponed => "https://schema.org/EventPostponed",
        EventStatus::Cancelled => "https://schema.org/EventCancelled",
    }
}

/// Returns the start of a date, and its end if it is an interval with one.
fn sides(date: &Edtf) -> (Option<String>, Option<String>) {
    match date.sides() {
        None => (date.json_date(), None),
        Some(sides) => {
            let [start, end] = sides.map(|side| side.date().and_then(Date::plain));
            (start, end)
        }
    }
}

/// Returns the meeting at which a speech was held, where no record tells more of it.
pub fn meeting(archive: &Archive, ix: Ix<Speech>) -> Option<Event> {
    let node = Node::Speech(ix);
    let speech = &archive.census.speeches[ix];
    let page = archive.page_language(node);
    let venue = thing::actors(archive, &speech.venue, page).pop();
    let symbol = speech.meeting.as_ref().map(|meeting| meeting.value.as_str());
    let name =
        symbol.map(str::to_owned).or_else(|| venue.as_ref().map(|venue| venue.name.clone()))?;
    let place = speech.place.as_ref().and_then(|place| archive.census.place(&place.value.id));
    Some(Event {
        kind: "Event",
        name,
        start: speech.date.value.json_date(),
        location: place.map(|ix| thing::named(archive, Node::Place(ix), page)),
        organizer: venue,
        identifiers: thing::symbols(symbol),
        ..Event::default()
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::base::kind::Kind;
    use crate::page::json_ld::kit::graph;
    use crate::pipeline::kit::linked;

    #[test]
    fn an_event_has_its_days_its_state_and_who_took_part() {
        let linked = linked(
            "=== content/events/conference.md
---
title: Conference
date: 2024-06-25~/2024-06
status: postponed
place: Nairobi
actors: [kenya, ruto, un]
document: S/RES/2699 (2023)
---
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/actors/ruto.md
---
name: William Ruto
kind: person
---
=== content/actors/un.md
---
name: United Nations
kind: organization
---
",
        );
        assert_eq!(
            graph(&linked, Kind::Event, "conference")[0],
            json!({
                "@type": "Event",
                "name": "Conference",
                "startDate": "2024-06-25",
                "endDate": "2024-06",
                "eventStatus": "https://schema.org/EventPostponed",
                "location": {"@type": "Place", "name": "Nairobi"},
                "attendee": [
                    {"@type": "Person", "name": "William Ruto"},
                    {"@type": "Organization", "name": "United Nations"},
                ],
                "about": [{"@type": "Country", "name": "Kenya"}],
                "identifier": [
                    {"@type": "PropertyValue", "propertyID": "UN document symbol", "value": "S/RES/2699 (2023)"},
                ],
            })
        );
    }
}
