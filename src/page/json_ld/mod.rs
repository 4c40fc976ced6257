//! What a page is about, for machines that read it: JSON-LD with the words of schema.org (release 30). Dates have the
//! precision that they have; qualifiers are dropped (ISO 8601-1 has none). Whole addresses, and so `@id`s, are there only
//! where the site has a `base_url`.

pub mod actor;
pub mod article;
pub mod claim;
pub mod event;
pub mod place;
pub mod quotation;
pub mod speech;
pub mod thing;
pub mod trail;
pub mod work;

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::page::base_url::BaseUrl;
use crate::page::json_ld::actor::Actor;
use crate::page::json_ld::article::Article;
use crate::page::json_ld::claim::{Claim, ClaimReview};
use crate::page::json_ld::event::Event;
use crate::page::json_ld::place::Term;
use crate::page::json_ld::quotation::Quotation;
use crate::page::json_ld::speech::Speech;
use crate::page::json_ld::thing::Agent;
use crate::page::json_ld::trail::BreadcrumbList;
use crate::page::json_ld::work::Page;
use crate::page::publication;

/// Everything that one page is about.
#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Item>,
}

/// One thing that a page is about.
#[derive(Serialize)]
#[serde(untagged)]
enum Item {
    Article(Box<Article>),
    Actor(Box<Actor>),
    Speech(Box<Speech>),
    Event(Box<Event>),
    Quotation(Box<Quotation>),
    Claim(Box<Claim>),
    Review(Box<ClaimReview>),
    Term(Box<Term>),
    Page(Box<Page>),
    Site(Box<Site>),
    Trail(BreadcrumbList),
}

/// The site as a whole.
#[derive(Serialize)]
struct Site {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(rename = "inLanguage")]
    language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Agent>,
}

/// Returns what a record's page is about; nothing of one that was withdrawn.
pub fn of_record(archive: &Archive, node: Node) -> Option<String> {
    if publication::is_withdrawn(archive, node) {
        return None;
    }
    let mut graph = match node {
        Node::Article(ix) => vec![Item::Article(Box::new(article::article(archive, ix)))],
        Node::Actor(ix) => vec![Item::Actor(Box::new(actor::actor(archive, ix)))],
        Node::Speech(ix) => vec![Item::Speech(Box::new(speech::speech(archive, ix)))],
        Node::Event(ix) => vec![Item::Event(Box::new(event::event(archive, ix)))],
        Node::Pledge(ix) => {
            let words = quotation::pledge(archive, ix);
            words.into_iter().map(|words| Item::Quotation(Box::new(words))).collect()
        }
        Node::Claim(ix) => {
            let reviews = claim::reviews(archive, ix).into_iter();
            let claim = Item::Claim(Box::new(claim::claim(archive, ix)));
            [claim]
                .into_iter()
                .chain(reviews.map(|review| Item::Review(Box::new(review))))
                .collect()
        }
        Node::Topic(ix) => {
            vec![Item::Term(Box::new(place::term(archive, node, &archive.census.topics[ix])))]
        }
        Node::Place(ix) => {
            vec![Item::Term(Box::new(place::term(archive, node, &archive.census.places[ix])))]
        }
        Node::Page(_) => vec![Item::Page(Box::new(work::page(archive, node)))],
    };
    graph.extend(trail::of_record(archive, node).map(Item::Trail));
    (!graph.is_empty()).then(|| text(graph))
}

/// Returns what the home page is about: the archive itself.
pub fn of_home(archive: &Archive) -> String {
    let site = &archive.site;
    let url = BaseUrl::of(archive).map(|base| base.join(""));
    text(vec![Item::Site(Box::new(Site {
        kind: "WebSite",
        id: url.clone(),
        url,
        name: site.title.clone(),
        description: site.description.clone(),
        language: site.language.to_string(),
        publisher: thing::site_publisher(archive),
    }))])
}

/// Returns the JSON, with no `<` in it: it could end the `script` element, or begin a comment in it.
fn text(graph: Vec<Item>) -> String {
    let graph = Graph { context: "https://schema.org", graph };
    let json = serde_json::to_string(&graph).expect("structs of strings are written as JSON");
    json.replace('<', "\\u003c")
}

#[cfg(test)]
pub(crate) mod kit {
    use serde_json::Value;

    use super::*;
    use crate::base::id::Id;
    use crate::base::kind::Kind;
    use crate::pipeline::kit::Linked;

    /// Returns what the page of a record is about, but for the way to it.
    pub(crate) fn graph(linked: &Linked, kind: Kind, id: &str) -> Vec<Value> {
        let node = linked.archive.census.find(kind, &Id::parse(id).unwrap()).unwrap();
        let text = of_record(&linked.archive, node).unwrap_or_else(|| "{\"@graph\":[]}".to_owned());
        let value: Value = serde_json::from_str(&text).unwrap();
        let items = value["@graph"].as_array().unwrap().iter();
        items.filter(|item| item["@type"] != "BreadcrumbList").cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::kind::Kind;
    use crate::pipeline::kit::linked;

    #[test]
    fn nothing_can_end_the_script_element() {
        let linked = linked(
            "=== content/articles/a.md\n---\ntitle: \"</script><!-- <b>\"\ndate: 2024-09-26\n---\n",
        );
        let node = linked.archive.census.nodes().next().unwrap();
        let text = of_record(&linked.archive, node).unwrap();
        assert!(!text.contains('<') && text.contains("\\u003c/script>"), "{text}");
        assert_eq!(kit::graph(&linked, Kind::Article, "a")[0]["headline"], "</script><!-- <b>");
    }

    #[test]
    fn without_a_base_url_there_are_no_addresses() {
        let archive = "=== content/articles/a.md\n---\ntitle: A\ndate: 2024-09-26\nactors: [kenya]\n---\n\
                       \n=== content/actors/kenya.md\n---\nname: Kenya\nkind: country\n---\n";
        let linked = linked(archive);
        for node in linked.archive.census.nodes() {
            let text = of_record(&linked.archive, node).unwrap();
            let bare = text.replace("https://schema.org", "");
            assert!(
                !bare.contains("@id") && !bare.contains("http") && !bare.contains("Breadcrumb"),
                "{text}"
            );
        }
        assert!(!of_home(&linked.archive).contains("@id"));
    }

    #[test]
    fn the_way_to_a_page_begins_at_home() {
        let linked = linked(
            "=== site.yaml\ntitle: Archive\nbase_url: https://example.org/a\n=== content/actors/kenya.md\n---\nname: Kenya\nkind: country\n---\n",
        );
        let node = linked.archive.census.nodes().next().unwrap();
        let text = of_record(&linked.archive, node).unwrap();
        insta::assert_snapshot!(text.replace("},{", "},\n{"), @r#"
        {"@context":"https://schema.org","@graph":[{"@type":"Country","@id":"https://example.org/a/actors/kenya/","url":"https://example.org/a/actors/kenya/","name":"Kenya"},
        {"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Archive","item":"https://example.org/a/"},
        {"@type":"ListItem","position":2,"name":"Kenya","item":"https://example.org/a/actors/kenya/"}]}]}
        "#);
    }

    #[test]
    fn nothing_is_said_of_what_was_withdrawn() {
        let linked = linked(
            "=== content/articles/a.md\n---\ntitle: A\ndate: 2024-09-26\nwithdrawn: {date: 2024-10-01, reason: By order.}\n---\nText.\n",
        );
        assert!(kit::graph(&linked, Kind::Article, "a").is_empty());
    }
}
