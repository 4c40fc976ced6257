//! Speeches, as a `CreativeWork` that was recorded at an event: schema.org has no type for them.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::page::json_ld::event::{self, Event};
use crate::page::json_ld::thing::{self, Named, PropertyValue};
use crate::page::json_ld::work::{self, Translated};
use crate::page::{parts, publication, words};
use crate::record::speech;

/// What Wikidata calls a speech.
const SPEECH: &str = "http://www.wikidata.org/entity/Q861911";

/// A speech.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Speech {
    /// `CreativeWork`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// That it is a speech.
    #[serde(rename = "additionalType")]
    pub additional: &'static str,
    /// Its page.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The title.
    pub name: String,
    /// What it says, in a sentence.
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What sort of speech it is.
    pub genre: &'static str,
    /// When it was held.
    #[serde(rename = "dateCreated", skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Who spoke.
    #[serde(rename = "creator", skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<Named>,
    /// The organizations for which they spoke.
    #[serde(rename = "sourceOrganization", skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Named>,
    /// The countries for which they spoke.
    #[serde(rename = "countryOfOrigin", skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Named>,
    /// Its language.
    #[serde(rename = "inLanguage")]
    pub language: String,
    /// The event or the meeting at which it was held.
    #[serde(rename = "recordedAt", skip_serializing_if = "Option::is_none")]
    pub event: Option<Occasion>,
    /// Where it was held.
    #[serde(rename = "locationCreated", skip_serializing_if = "Option::is_none")]
    pub place: Option<Named>,
    /// Where the text stands.
    #[serde(rename = "isBasedOn", skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// Topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Named>,
    /// Whom it names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Named>,
    /// The text that it translates.
    #[serde(rename = "translationOfWork", skip_serializing_if = "Option::is_none")]
    pub translation_of: Option<Translated>,
    /// Its translations.
    #[serde(rename = "workTranslation", skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Translated>,
    /// The document of the United Nations that it stands in, and identifiers.
    #[serde(rename = "identifier", skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<PropertyValue>,
    /// Pages about it elsewhere.
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
}

/// At what a speech was held.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Occasion {
    /// An event with a page.
    Event(Named),
    /// A meeting.
    Meeting(Box<Event>),
}

/// Returns a speech.
pub fn speech(archive: &Archive, ix: Ix<speech::Speech>) -> Speech {
    let node = Node::Speech(ix);
    let speech = &archive.census.speeches[ix];
    let page = archive.page_language(node);
    let url = thing::url(archive, node);
    let represented = thing::actors(archive, &speech.on_behalf_of, page);
    let (organizations, others): (Vec<_>, Vec<_>) =
        represented.into_iter().partition(thing::is_organization);
    let place = speech.place.as_ref().and_then(|place| archive.census.place(&place.value.id));
    let text = speech.text.as_ref();
    let symbols = speech.meeting.iter().chain(text.and_then(|text| text.symbol.as_ref()));
    let (translation_of, translations) = work::translations(archive, node);
    let (same_as, other) = thing::same_as(parts::identifiers(&speech.common));
    Speech {
        kind: thing::kind(archive, node),
        additional: SPEECH,
        id: url.clone(),
        url,
        name: speech.title.value.clone(),
        summary: publication::summary(archive, node).map(str::to_owned),
        genre: words::speech_kind(speech.kind.value),
        date: speech.date.value.json_date(),
        speakers: thing::actors(archive, &speech.speakers, page),
        organizations,
        countries: others.into_iter().filter(|actor| actor.kind == "Country").collect(),
        language: archive.language(node).to_string(),
        event: occasion(archive, ix, page),
        place: place.map(|ix| thing::named(archive, Node::Place(ix), page)),
        original: text.and_then(|text| text.url.as_ref()).map(|url| url.value.as_str().to_owned()),
        about: work::topics(archive, &speech.common, page),
        mentions: mentions(archive, ix, page),
        translation_of,
        translations,
        identifiers: thing::symbols(symbols.map(|symbol| symbol.value.as_str()))
            .into_iter()
            .chain(other)
            .collect(),
        same_as,
    }
}

fn occasion(archive: &Archive, ix: Ix<speech::Speech>, page: &Language) -> Option<Occasion> {
    let part_of = archive.census.speeches[ix].part_of.as_ref();
    let event = part_of.and_then(|id| archive.census.event(&id.value));
    match event {
        Some(event) => Some(Occasion::Event(thing::named(archive, Node::Event(event), page))),
        None => event::meeting(archive, ix).map(|meeting| Occasion::Meeting(Box::new(meeting))),
    }
}

/// Whom the text names, but for those who speak in it.
fn mentions(archive: &Archive, ix: Ix<speech::Speech>, page: &Language) -> Vec<Named> {
    let speech = &archive.census.speeches[ix];
    let own: Vec<&Id> =
        speech.speakers.iter().chain(&speech.on_behalf_of).map(|id| &id.value).collect();
    let names = archive.facts[Node::Speech(ix)].names.iter();
    let found = names.filter_map(|fact| archive.census.actors.at(fact.actor));
    let others =
        found.filter(|actor| !own.contains(&&archive.census.actors[*actor].common.id.value));
    others.map(|actor| thing::named(archive, Node::Actor(actor), page)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::base::kind::Kind;
    use crate::page::json_ld::kit::graph;
    use crate::pipeline::kit::linked;

    #[test]
    fn a_speech_was_recorded_at_a_meeting() {
        let linked = linked(
            "=== content/speeches/ruto.md
---
title: Address
kind: address
date: 2024-09-26
speaker: ruto
on_behalf_of: kenya
venue: ga
meeting: A/79/PV.10
session: 79
text: {basis: official, extent: full, url: https://example.com/pv}
---
Kenya thanks Haiti.
=== content/actors/ruto.md
---
name: William Ruto
kind: person
---
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/actors/haiti.md
---
name: Haiti
kind: country
---
=== content/actors/ga.md
---
name: General Assembly
kind: body
---
",
        );
        let symbol = json!({"@type": "PropertyValue", "propertyID": "UN document symbol", "value": "A/79/PV.10"});
        assert_eq!(
            graph(&linked, Kind::Speech, "ruto")[0],
            json!({
                "@type": "CreativeWork",
                "additionalType": "http://www.wikidata.org/entity/Q861911",
                "name": "Address",
                "genre": "address",
                "dateCreated": "2024-09-26",
                "creator": [{"@type": "Person", "name": "William Ruto"}],
                "countryOfOrigin": [{"@type": "Country", "name": "Kenya"}],
                "inLanguage": "en",
                "recordedAt": {
                    "@type": "Event",
                    "name": "A/79/PV.10",
                    "startDate": "2024-09-26",
                    "organizer": {"@type": "GovernmentOrganization", "name": "General Assembly"},
                    "identifier": [symbol.clone()],
                },
                "isBasedOn": "https://example.com/pv",
                "mentions": [{"@type": "Country", "name": "Haiti"}],
                "identifier": [symbol],
            })
        );
    }
}
