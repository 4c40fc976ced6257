//! What a note says: its text, who and what it names, its sources, its tags. Each part says what it is for.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::archive::noted;
use crate::archive::resolve;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::base_url::BaseUrl;
use crate::page::parts;
use crate::page::prose::{self, Setting};
use crate::record::actor::ActorKind;
use crate::record::annotation::{Annotation, Position};
use crate::record::citation::{Citation, Party, Work};

/// A part of what a note says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Body {
    /// Words.
    Text(TextualBody),
    /// A page, here or elsewhere.
    Page(SpecificResource),
}

/// Words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TextualBody {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: String,
    format: &'static str,
    /// None of words that may be in another language than the note.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(rename = "textDirection")]
    direction: &'static str,
    /// Whose position it tells.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<Agent>,
}

/// A page, here or elsewhere.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SpecificResource {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    source: String,
}

/// Somebody who takes a position.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Agent {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    name: String,
}

/// Returns what a note says. Of the records that it names those are left out that stand in no list.
pub fn bodies(
    setting: Setting<'_>,
    base: &BaseUrl,
    node: Node,
    note: &Annotation,
    motivation: &'static str,
) -> Vec<Body> {
    let bodies = Bodies { setting, base, node };
    let purpose = match motivation {
        "identifying" | "classifying" | "linking" => "commenting",
        other => other,
    };
    let records = noted::subjects(&setting.archive.census, note);
    let text = note.body.as_ref().and_then(|text| bodies.html(text, purpose, Vec::new()));
    let all = (text.into_iter())
        .chain(note.positions.iter().filter_map(|side| bodies.position(side, purpose)))
        .chain(note.by.iter().filter_map(|party| bodies.party(party)))
        .chain(records.filter_map(|record| bodies.record(record, "classifying")))
        .chain(bodies.speech(note).and_then(|speech| bodies.record(speech, "linking")))
        .chain(sources(note).filter_map(|source| bodies.source(source)))
        .chain(note.tags.iter().map(|tag| bodies.words(&tag.value, "tagging")));
    let mut seen = BTreeSet::new();
    all.filter(|body| match body {
        Body::Page(page) => seen.insert((page.purpose, page.source.clone())),
        Body::Text(_) => true,
    })
    .collect()
}

/// The sources of a note and of the positions in it.
fn sources(note: &Annotation) -> impl Iterator<Item = &Citation> {
    note.sources.iter().chain(note.positions.iter().flat_map(|side| &side.sources))
}

/// What the parts of a note are made with.
struct Bodies<'a> {
    setting: Setting<'a>,
    base: &'a BaseUrl,
    node: Node,
}

impl<'a> Bodies<'a> {
    fn archive(&self) -> &'a Archive {
        self.setting.archive
    }

    /// The language that notes on a text are written in.
    fn language(&self) -> &'a Language {
        self.archive().language(self.node)
    }

    fn html(&self, text: &Spanned<String>, purpose: &'static str, by: Vec<Agent>) -> Option<Body> {
        let html = prose::field(self.setting, self.node, text).0;
        let value = html.trim().to_owned();
        (!value.is_empty()).then(|| self.text(value, "text/html", purpose, by))
    }

    fn words(&self, words: &str, purpose: &'static str) -> Body {
        self.text(words.to_owned(), "text/plain", purpose, Vec::new())
    }

    fn text(
        &self,
        value: String,
        format: &'static str,
        purpose: &'static str,
        by: Vec<Agent>,
    ) -> Body {
        let language = self.language();
        Body::Text(TextualBody {
            kind: "TextualBody",
            purpose,
            value,
            format,
            language: Some(language.to_string()),
            direction: language.direction().attribute(),
            by,
        })
    }

    fn page(source: String, purpose: &'static str) -> Body {
        Body::Page(SpecificResource { kind: "SpecificResource", purpose, source })
    }

    fn record(&self, node: Node, purpose: &'static str) -> Option<Body> {
        let is_listed = self.archive().is_listed(node);
        is_listed.then(|| Self::page(self.address(node), purpose))
    }

    fn address(&self, node: Node) -> String {
        self.base.join(&parts::url(self.archive(), node))
    }

    fn position(&self, side: &Position, purpose: &'static str) -> Option<Body> {
        let by = side.by.iter().filter_map(|party| self.agent(party)).collect();
        self.html(&side.body, purpose, by)
    }

    /// Who is quoted, promises or claims.
    fn party(&self, party: &Party) -> Option<Body> {
        match party {
            Party::Actor(id) => {
                self.record(Node::Actor(self.archive().census.actor(&id.value)?), "identifying")
            }
            Party::Described { description, of: _ } => {
                Some(self.words(&description.value, "identifying"))
            }
        }
    }

    fn agent(&self, party: &Party) -> Option<Agent> {
        let census = &self.archive().census;
        match party {
            Party::Actor(id) => {
                let actor = census.actor(&id.value)?;
                let node = Node::Actor(actor);
                let is_person = census.actors[actor].kind.value == ActorKind::Person;
                Some(Agent {
                    id: self.archive().is_listed(node).then(|| self.address(node)),
                    kind: Some(if is_person { "Person" } else { "Organization" }),
                    name: parts::title(self.archive(), node, self.language()).text,
                })
            }
            Party::Described { description, of: _ } => {
                Some(Agent { id: None, kind: None, name: description.value.clone() })
            }
        }
    }

    fn speech(&self, note: &Annotation) -> Option<Node> {
        let id = note.speech.as_ref()?;
        self.archive().census.speech(&id.value).map(Node::Speech)
    }

    fn source(&self, citation: &Citation) -> Option<Body> {
        match citation {
            Citation::Record(reference) => {
                let census = &self.archive().census;
                let id = &reference.value.id;
                let node = match reference.value.kind {
                    Some(kind) => census.find(kind, id),
                    None => resolve::of_any_kind(census, id).first().copied(),
                };
                self.record(census.standing_for(node?), "linking")
            }
            Citation::Work(work) => Some(match &work.url {
                Some(url) => Self::page(url.value.as_str().to_owned(), "linking"),
                None => Body::Text(without_address(work)),
            }),
        }
    }
}

/// Returns a work that has no address, in words.
fn without_address(work: &Work) -> TextualBody {
    let title = work.title.as_ref().map(|title| title.value.clone());
    let publisher = work.publisher.as_ref().map(|publisher| publisher.value.clone());
    let date = work.date.as_ref().map(|date| date.value.to_string());
    let parts: Vec<String> = title.into_iter().chain(publisher).chain(date).collect();
    TextualBody {
        kind: "TextualBody",
        purpose: "linking",
        value: parts.join(", "),
        format: "text/plain",
        language: None,
        direction: "auto",
        by: Vec::new(),
    }
}
