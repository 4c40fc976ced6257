//! The samples of the W3C's tests of the Web Annotation Data Model, judged by the schema that the exports are held to.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::{files, text};

/// Correct samples that the schema refuses, and incorrect ones that it accepts, each with the reason.
const EXCEPTIONS: [(&str, &str); 0] = [];

fn schema() -> Validator {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema/web-annotation.json");
    let schema: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// Returns each sample of a folder: its name and its text.
fn samples(folder: &str) -> Vec<(String, String)> {
    let files = files(&format!("web-annotation/w3c-samples/{folder}"), "json");
    assert!(15 < files.len(), "there are {} {folder} samples", files.len());
    let name = |file: &Path| file.file_name().unwrap().to_str().unwrap().to_owned();
    files.iter().map(|file| (format!("{folder}/{}", name(file)), text(file))).collect()
}

fn is_exception(name: &str) -> bool {
    EXCEPTIONS.iter().any(|(known, _)| *known == name)
}

#[test]
fn correct_samples_are_accepted() {
    let schema = schema();
    for (name, sample) in samples("correct") {
        let sample: Value = serde_json::from_str(&sample).unwrap();
        let mistakes: Vec<String> =
            schema.iter_errors(&sample).map(|error| error.to_string()).collect();
        assert_eq!(mistakes.is_empty(), !is_exception(&name), "{name}: {mistakes:?}");
    }
}

/// Most of the incorrect samples have two ids and a comma that JSON does not allow, beside the mistake that they are named for.
/// They are refused for that mistake alone, too.
#[test]
fn incorrect_samples_are_refused_for_what_they_are_named_for() {
    let schema = schema();
    for (name, sample) in samples("incorrect") {
        let is_accepted = |sample: &Value| schema.is_valid(sample);
        let as_it_is = serde_json::from_str(&sample).is_ok_and(|sample| is_accepted(&sample));
        assert_eq!(as_it_is, is_exception(&name), "{name}");
        let text: String = sample.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut mended: Value = serde_json::from_str(&text.replace(", }", "}")).unwrap();
        if mended["id"].is_array() {
            mended["id"] = json!("http://example.org/1");
        }
        assert_eq!(is_accepted(&mended), is_exception(&name), "{name}, mended");
    }
}
