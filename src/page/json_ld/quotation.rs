//! The words of a pledge, as a `Quotation`: schema.org has no promises.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::page::json_ld::thing::{self, Named};
use crate::page::publication;
use crate::record::pledge::Pledge;

/// Words that somebody spoke.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Quotation {
    /// `Quotation`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Its page.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What the archive calls it.
    pub name: String,
    /// The words.
    pub text: String,
    /// Who spoke them; the word is for real people too.
    #[serde(rename = "spokenByCharacter", skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Named>,
    /// When.
    #[serde(rename = "dateCreated", skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The speech.
    #[serde(rename = "isBasedOn", skip_serializing_if = "Option::is_none")]
    pub speech: Option<Named>,
    /// What it is about.
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The language of the words.
    #[serde(rename = "inLanguage")]
    pub language: String,
}

/// Returns the words of a pledge, if its record has them.
pub fn pledge(archive: &Archive, ix: Ix<Pledge>) -> Option<Quotation> {
    let node = Node::Pledge(ix);
    let pledge = &archive.census.pledges[ix];
    let page = archive.page_language(node);
    let words = pledge.words.as_ref()?;
    let speech = pledge.speech.as_ref().and_then(|id| archive.census.speech(&id.value));
    let url = thing::url(archive, node);
    Some(Quotation {
        kind: thing::kind(archive, node),
        id: url.clone(),
        url,
        name: pledge.title.value.clone(),
        text: words.value.clone(),
        by: thing::parties(archive, &pledge.by, page),
        date: pledge.promised.value.json_date().filter(|_| !pledge.promised.value.is_interval()),
        speech: speech.map(|ix| thing::named(archive, Node::Speech(ix), page)),
        summary: publication::summary(archive, node).map(str::to_owned),
        language: archive.language(node).to_string(),
    })
}
