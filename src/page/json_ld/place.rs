//! Topics as `DefinedTerm`, places as `Place`.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::archive::term;
use crate::page::json_ld::thing::{self, Named, PropertyValue};
use crate::page::{parts, publication};
use crate::record::actor::Display;

/// A topic or a place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Term {
    /// `DefinedTerm` or `Place`.
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
    /// Other names.
    #[serde(rename = "alternateName", skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The country that a place lies in.
    #[serde(rename = "containedInPlace", skip_serializing_if = "Option::is_none")]
    pub country: Option<Named>,
    /// Pages about it elsewhere.
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
    /// Identifiers without an address.
    #[serde(rename = "identifier", skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<PropertyValue>,
}

/// Returns a topic or place.
pub fn term(archive: &Archive, node: Node, term: &term::Term) -> Term {
    let page = archive.page_language(node);
    let name = parts::title(archive, node, page).text;
    let mut other_names = Vec::new();
    let shown = term.other_names.iter().filter(|other| other.display == Display::Shown);
    let own = [&term.name].into_iter().chain(term.name_in.values().map(|name| &name.value));
    for other in own.chain(shown.map(|other| &other.name.value)) {
        thing::push_name(&mut other_names, &name, other);
    }
    let known = term.common.as_ref().map(parts::identifiers).unwrap_or_default();
    let (same_as, identifiers) = thing::same_as(known);
    let url = thing::url(archive, node);
    Term {
        kind: thing::kind(archive, node),
        id: url.clone(),
        url,
        name,
        other_names,
        description: publication::summary(archive, node).map(str::to_owned),
        country: thing::actors(archive, &term.country, page).pop(),
        same_as,
        identifiers,
    }
}
