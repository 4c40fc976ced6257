//! Habits that a machine can hold: docs, lists that equal folders, no unfinished marks, no ignored tests, no long files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dateline::base::code::Code;

use crate::kit::folder::{self, Files};
use crate::kit::project;

/// The longest file, in lines; a table of the field's vocabulary may need this much.
const MAX_LINES: usize = 600;

/// Returns the text files below a folder of the project, by path from the project's root.
fn texts(name: &str) -> Vec<(String, String)> {
    let text = |(path, bytes): (String, Vec<u8>)| {
        Some((format!("{name}/{path}"), String::from_utf8(bytes).ok()?))
    };
    folder::files(&project().join(name)).into_iter().filter_map(text).collect()
}

fn rust_files() -> Vec<(String, String)> {
    let files = texts("src").into_iter().chain(texts("tests"));
    files.filter(|(path, _)| has_ending(path, "rs")).collect()
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == ending)
}

#[track_caller]
fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Returns the lines that hold one of some words as a whole word.
fn lines_with(files: &[(String, String)], words: &[&str]) -> Vec<String> {
    let is_word = |line: &str, word: &str| {
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        line.match_indices(word).any(|(at, _)| {
            let before = line.get(..at).unwrap_or("").ends_with(is_part);
            let after = line.get(at + word.len()..).unwrap_or("").starts_with(is_part);
            !before && !after
        })
    };
    let mut found = Vec::new();
    for (path, text) in files {
        let lines =
            text.lines().zip(1..).filter(|(line, _)| words.iter().any(|word| is_word(line, word)));
        found.extend(lines.map(|(line, n)| format!("{path}:{n}: {}", line.trim())));
    }
    found
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent = rust_files().into_iter().filter(|(_, text)| !text.starts_with("//! "));
    assert_none(
        &silent.map(|(path, _)| format!("{path} does not begin with `//!`")).collect::<Vec<_>>(),
    );
}

#[test]
fn nothing_is_left_unfinished() {
    let marks = ["TODO", "FIXME", "// XXX", "HACK", "todo!", "unimplemented!"];
    assert_none(&lines_with(&texts("src"), &marks));
    assert_none(&lines_with(
        &[texts("templates"), texts("themes")].concat(),
        &["TODO", "FIXME", "XXX", "HACK"],
    ));
}

#[test]
fn no_test_is_ignored() {
    let marks = [concat!("#[ign", "ore"), concat!("should_", "panic")];
    assert_none(&lines_with(&rust_files(), &marks));
}

#[test]
fn no_file_is_long() {
    let folders =
        [texts("src"), texts("tests/suite"), texts("templates"), texts("themes")].concat();
    // A language has as many texts as the interface.
    let others = folders.into_iter().filter(|(path, _)| !path.contains("/i18n/"));
    let long = others.filter(|(_, text)| MAX_LINES < text.lines().count());
    assert_none(
        &long
            .map(|(path, text)| format!("{path} has {} lines", text.lines().count()))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let folders: BTreeSet<String> = names("tests/diagnostics");
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let missing =
        codes.difference(&folders).map(|code| format!("tests/diagnostics/{code} is missing"));
    let stale =
        folders.difference(&codes).map(|folder| format!("tests/diagnostics/{folder} is no code"));
    assert_none(&missing.chain(stale).collect::<Vec<_>>());
}

#[test]
fn every_expected_file_is_compared() {
    let files: Files = folder::files(&project().join("tests"));
    let is_compared = |path: &str| {
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            ["suite", ..] | ["corpora", _] => has_ending(path, "rs"),
            ["bench", file] => has_ending(file, "mjs"),
            ["browser", file] => {
                has_ending(file, "mjs") || file == "package.json" || file == ".npmrc"
            }
            ["browser" | "corpora", "expected", _]
            | ["demo", "addresses.txt"]
            | ["schema", "web-annotation.json"]
            | ["diagnostics", _, "archive.txt" | "expected.txt"]
            | ["golden", _, "archive" | "site", ..] => true,
            _ => false,
        }
    };
    let loose = files.keys().filter(|path| !is_compared(path));
    assert_none(&loose.map(|path| format!("no test reads tests/{path}")).collect::<Vec<_>>());
}

fn names(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(project().join(folder)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
