//! Parts that several types of schema.org share: things named by others, people and organizations without a page,
//! identifiers.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::base_url::BaseUrl;
use crate::page::parts;
use crate::page::view::parts::Identifier;
use crate::record::actor::ActorKind;
use crate::record::article::ArticleKind;
use crate::record::citation::Party;
use crate::record::site::Editor;

/// A thing with a page of its own, as another names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Named {
    /// Its type.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Its page.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name.
    pub name: String,
}

/// A person or an organization that has no page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Agent {
    /// `Person` or `Organization`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The name.
    pub name: String,
    /// A page about them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// An identifier in a scheme.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PropertyValue {
    /// `PropertyValue`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The scheme.
    #[serde(rename = "propertyID")]
    pub scheme: String,
    /// The identifier.
    pub value: String,
}

/// Returns the type of what a record is about.
pub fn kind(archive: &Archive, node: Node) -> &'static str {
    match node {
        Node::Article(ix) => match archive.census.articles[ix].kind.value {
            ArticleKind::Digest => "Article",
            _ => "NewsArticle",
        },
        Node::Actor(ix) => match archive.census.actors[ix].kind.value {
            ActorKind::Person => "Person",
            ActorKind::Country => "Country",
            ActorKind::Body => "GovernmentOrganization",
            ActorKind::Organization | ActorKind::Mission | ActorKind::Group => "Organization",
        },
        Node::Speech(_) => "CreativeWork",
        Node::Event(_) => "Event",
        Node::Pledge(_) => "Quotation",
        Node::Claim(_) => "Claim",
        Node::Topic(_) => "DefinedTerm",
        Node::Place(_) => "Place",
        Node::Page(_) => "WebPage",
    }
}

/// Returns the whole address of a record's page.
pub fn url(archive: &Archive, node: Node) -> Option<String> {
    Some(BaseUrl::of(archive)?.join(&parts::url(archive, node)))
}

/// Returns a record as another page names it.
pub fn named(archive: &Archive, node: Node, page: &Language) -> Named {
    let name = parts::title(archive, node, page).text;
    Named { kind: kind(archive, node), id: url(archive, node), name }
}

/// Returns the actors of some ids.
pub fn actors<'a>(
    archive: &Archive,
    ids: impl IntoIterator<Item = &'a Spanned<Id>>,
    page: &Language,
) -> Vec<Named> {
    let actors = ids.into_iter().filter_map(|id| archive.census.actor(&id.value));
    actors.map(|ix| named(archive, Node::Actor(ix), page)).collect()
}

/// Returns those who are known by name; who is only described has none.
pub fn parties(archive: &Archive, parties: &[Party], page: &Language) -> Vec<Named> {
    let ids = parties.iter().filter_map(|party| match party {
        Party::Actor(id) => Some(id),
        Party::Described { description: _, of: _ } => None,
    });
    actors(archive, ids, page)
}

/// Returns whether a thing may stand where schema.org wants an organization: a country is a place.
pub fn is_organization(thing: &Named) -> bool {
    ["Organization", "GovernmentOrganization"].contains(&thing.kind)
}

/// Returns an organization that only words name.
pub fn organization(name: &str) -> Agent {
    Agent { kind: "Organization", name: name.to_owned(), url: None }
}

/// Returns a person whom only words name.
pub fn person(name: &str) -> Agent {
    Agent { kind: "Person", name: name.to_owned(), url: None }
}

/// Returns an editor, by id or by name.
pub fn editor(archive: &Archive, author: &str) -> Agent {
    archive
        .site
        .editors
        .get(author)
        .map_or_else(|| person(author), |editor| agent("Person", editor))
}

/// Returns who publishes the archive.
pub fn site_publisher(archive: &Archive) -> Option<Agent> {
    archive.site.publisher.as_ref().map(|publisher| agent("Organization", publisher))
}

fn agent(kind: &'static str, editor: &Editor) -> Agent {
    let url = editor.url.as_ref().map(|url| url.value.as_str().to_owned());
    Agent { kind, name: editor.name.value.clone(), url }
}

/// Returns an identifier.
pub fn property(scheme: &str, value: &str) -> PropertyValue {
    PropertyValue { kind: "PropertyValue", scheme: scheme.to_owned(), value: value.to_owned() }
}

/// Divides identifiers into pages that are about the same thing and those without an address.
pub fn same_as(identifiers: Vec<Identifier>) -> (Vec<String>, Vec<PropertyValue>) {
    let (known, other): (Vec<_>, Vec<_>) =
        identifiers.into_iter().partition(|known| known.url.is_some());
    let urls = known.into_iter().filter_map(|known| known.url).collect();
    (urls, other.iter().map(|other| property(&other.scheme, &other.value)).collect())
}

/// Returns the identifiers of documents of the United Nations.
pub fn symbols<'a>(symbols: impl IntoIterator<Item = &'a str>) -> Vec<PropertyValue> {
    symbols.into_iter().map(|symbol| property("UN document symbol", symbol)).collect()
}

/// Adds a name, unless it is there already.
pub fn push_name(names: &mut Vec<String>, own: &str, name: &str) {
    if name != own && !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
