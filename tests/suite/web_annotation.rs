//! All notes as W3C Web Annotations: what the standard demands, held against the demo by a schema that is written from it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::{folder, project, run};

const BASE: &str = "https://demo.example/archive/";

fn schema() -> Validator {
    let file = project().join("tests/schema/web-annotation.json");
    let schema: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// Returns what the schema finds wrong.
fn mistakes(schema: &Validator, file: &Value) -> Vec<String> {
    schema
        .iter_errors(file)
        .map(|error| format!("{} at {}", error, error.instance_path()))
        .collect()
}

fn parsed(site: &Path, address: &str) -> Value {
    let path = address.strip_prefix(BASE).unwrap_or_else(|| panic!("{address} is elsewhere"));
    serde_json::from_slice(&fs::read(site.join(path)).unwrap()).unwrap()
}

fn demo() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let output = site.path().join("site");
    let args = ["build", "--base-url", BASE, "--output", output.to_str().unwrap()];
    let run = run::run_in(&project(), &args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site
}

/// Follows the collection from page to page; returns the pages.
fn pages(site: &Path, collection: &Value) -> Vec<Value> {
    let mut pages: Vec<Value> = Vec::new();
    let mut next = collection["first"].as_str().map(str::to_owned);
    while let Some(address) = next {
        let page = parsed(site, &address);
        assert_eq!(page["id"], address.as_str());
        assert_eq!(page["partOf"], collection["id"]);
        assert_eq!(page.get("prev"), pages.last().map(|before| &before["id"]));
        next = page["next"].as_str().map(str::to_owned);
        pages.push(page);
    }
    assert_eq!(collection.get("last"), pages.last().map(|last| &last["id"]));
    pages
}

#[test]
fn the_demo_tells_its_notes_as_the_standard_demands() {
    let folder = demo();
    let site = folder.path().join("site");
    let schema = schema();
    let collection = parsed(&site, &format!("{BASE}annotations/collection.jsonld"));
    assert_eq!(mistakes(&schema, &collection), [""; 0]);
    let pages = pages(&site, &collection);
    let n_files = folder::files(&site.join("annotations")).len();
    assert_eq!(n_files, pages.len() + 1, "each page is reached");
    let mut ids = BTreeSet::new();
    for page in &pages {
        assert_eq!(mistakes(&schema, page), [""; 0]);
        for item in page["items"].as_array().unwrap() {
            assert_eq!(mistakes(&schema, item), [""; 0]);
            assert!(ids.insert(item["id"].to_string()), "{} stands twice", item["id"]);
            check_note(&site, item);
        }
    }
    assert_eq!(collection["total"], ids.len());
    assert!(40 <= ids.len(), "{} notes", ids.len());
}

/// What is ours to keep beyond the standard: a passage is found by its words and by its place, and no hour is invented.
#[track_caller]
fn check_note(site: &Path, item: &Value) {
    let (page, fragment) = item["id"].as_str().unwrap().split_once('#').unwrap();
    assert!(!fragment.is_empty());
    let target = &item["target"];
    assert_eq!(target["source"].as_str().unwrap().split('#').next(), Some(page));
    let file = format!("{}index.html", page.strip_prefix(BASE).unwrap());
    assert!(site.join(&file).is_file(), "there is no {file}");
    let sorts: Vec<&Value> =
        target["selector"].as_array().unwrap().iter().map(|selector| &selector["type"]).collect();
    assert_eq!(sorts, ["TextQuoteSelector", "TextPositionSelector"], "{fragment}");
    let [quote, position] = [&target["selector"][0], &target["selector"][1]];
    let length = position["end"].as_u64().unwrap() - position["start"].as_u64().unwrap();
    let exact = quote["exact"].as_str().unwrap();
    assert_eq!(usize::try_from(length).unwrap(), exact.chars().count(), "{fragment}");
    for key in ["created", "modified", "generated"] {
        assert!(item.get(key).is_none(), "{fragment} has a time");
    }
}

#[test]
fn every_page_leads_to_the_collection() {
    let archive = Archive::small();
    run::build(&archive);
    let links = |page: &str, attribute: &str| {
        let selector = "link[rel=alternate][type^='application/ld+json']";
        Page::read(&archive.site(), page).attributes(selector, attribute)
    };
    for (page, to_root) in [("", ""), ("articles/haiti/", "../../")] {
        assert_eq!(links(page, "href"), [format!("{to_root}annotations/collection.jsonld")]);
        assert_eq!(
            links(page, "type"),
            ["application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\""]
        );
    }
}

fn annotation() -> Value {
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://example.org/a#n",
        "type": "Annotation",
        "motivation": "commenting",
        "body": [{"type": "TextualBody", "value": "A remark.", "textDirection": "ltr"}],
        "target": {
            "source": "https://example.org/a",
            "selector": [{"type": "TextPositionSelector", "start": 0, "end": 5}],
        },
    })
}

fn page() -> Value {
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://example.org/page",
        "type": "AnnotationPage",
        "items": [annotation()],
    })
}

fn collection() -> Value {
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://example.org/all",
        "type": "AnnotationCollection",
        "total": 1,
        "first": "https://example.org/page",
    })
}

#[test]
fn the_schema_refuses_what_breaks_the_standard() {
    let schema = schema();
    for (file, place, value) in [
        (annotation(), "/@context", json!("https://schema.org")),
        (annotation(), "/@context", json!(["http://www.w3.org/ns/anno.jsonld"])),
        (annotation(), "/id", json!("n")),
        (annotation(), "/type", json!("Note")),
        (annotation(), "/motivation", json!("explaining")),
        (annotation(), "/created", json!("2024-10-02")),
        (annotation(), "/bodyValue", json!("Another.")),
        (annotation(), "/body/0/value", json!(7)),
        (annotation(), "/body/0/textDirection", json!("up")),
        (annotation(), "/target", json!([])),
        (annotation(), "/target/source", json!("a page")),
        (annotation(), "/target/selector/0/start", json!(-1)),
        (annotation(), "/target/selector/0/type", json!("TextQuoteSelector")),
        (page(), "/items", json!([])),
        (page(), "/items/0/id", json!(null)),
        (page(), "/next", json!(["https://example.org/b"])),
        (collection(), "/first", json!("page")),
        (collection(), "/total", json!(-1)),
    ] {
        assert_eq!(mistakes(&schema, &file), [""; 0]);
        let mut broken = file;
        match broken.pointer_mut(place) {
            Some(found) => *found = value,
            None => broken[place.trim_start_matches('/')] = value,
        }
        assert_ne!(mistakes(&schema, &broken), [""; 0], "{place} {broken}");
    }
}

#[test]
fn the_schema_refuses_what_lacks_something() {
    let schema = schema();
    for (mut file, key) in [
        (annotation(), "@context"),
        (annotation(), "id"),
        (annotation(), "type"),
        (annotation(), "target"),
        (page(), "items"),
        (collection(), "first"),
    ] {
        file.as_object_mut().unwrap().remove(key);
        assert_ne!(mistakes(&schema, &file), [""; 0], "without {key}");
    }
}
