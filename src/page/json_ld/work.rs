//! What articles, speeches and pages share: sources, translations; and the pages themselves.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::archive::resolve;
use crate::base::language::Language;
use crate::page::json_ld::thing::{self, Agent, Named};
use crate::page::publication;
use crate::record::citation::Citation;
use crate::record::common::Common;

/// The same text in another language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Translated {
    /// The work.
    #[serde(flatten)]
    pub work: Named,
    /// Its language.
    #[serde(rename = "inLanguage")]
    pub language: String,
}

/// A source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Cited {
    /// A record of the archive.
    Record(Named),
    /// A work elsewhere.
    Work(Work),
}

/// A work elsewhere.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Work {
    /// `CreativeWork`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Agent>,
    /// When.
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The address of an archived copy.
    #[serde(rename = "archivedAt", skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
}

/// A page of the archive's own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Page {
    /// `WebPage`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Its address.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The title.
    pub name: String,
    /// What it says, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its language.
    #[serde(rename = "inLanguage")]
    pub language: String,
}

/// Returns a source.
pub fn cited(archive: &Archive, citation: &Citation, page: &Language) -> Option<Cited> {
    match citation {
        Citation::Record(reference) => {
            let id = &reference.value.id;
            let node = match reference.value.kind {
                Some(kind) => archive.census.find(kind, id),
                None => resolve::of_any_kind(&archive.census, id).first().copied(),
            };
            Some(Cited::Record(thing::named(archive, node?, page)))
        }
        Citation::Work(work) => Some(Cited::Work(Work {
            kind: "CreativeWork",
            name: work.title.as_ref().map(|title| title.value.clone()),
            url: work.url.as_ref().map(|url| url.value.as_str().to_owned()),
            publisher: work.publisher.as_ref().map(|name| thing::organization(&name.value)),
            date: work.date.as_ref().and_then(|date| date.value.json_date()),
            archived: work.archived.as_ref().map(|url| url.value.as_str().to_owned()),
        })),
    }
}

/// Returns the text that a record translates, or the translations of it.
pub fn translations(archive: &Archive, node: Node) -> (Option<Translated>, Vec<Translated>) {
    let family = &archive.relations.translations[node];
    let translated = |other: Node| Translated {
        work: thing::named(archive, other, archive.language(other)),
        language: archive.language(other).to_string(),
    };
    let is_shown = |other: &Node| {
        *other != node && archive.is_listed(*other) && !publication::is_withdrawn(archive, *other)
    };
    let Some((original, others)) = family.split_first() else { return (None, Vec::new()) };
    if *original == node {
        (None, others.iter().copied().filter(is_shown).map(translated).collect())
    } else {
        (Some(*original).filter(is_shown).map(translated), Vec::new())
    }
}

/// Returns the topics of a record.
pub fn topics(archive: &Archive, record: &Common, page: &Language) -> Vec<Named> {
    let topics = record.topics.iter().filter_map(|topic| archive.census.topic(&topic.value.id));
    topics.map(|ix| thing::named(archive, Node::Topic(ix), page)).collect()
}

/// Returns a page of the archive's own.
pub fn page(archive: &Archive, node: Node) -> Page {
    let url = thing::url(archive, node);
    Page {
        kind: thing::kind(archive, node),
        id: url.clone(),
        url,
        name: archive.census.title(node).to_owned(),
        description: publication::summary(archive, node).map(str::to_owned),
        language: archive.language(node).to_string(),
    }
}
