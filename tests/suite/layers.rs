//! The table of ARCHITECTURE.md: which module may name which module, crate and part of `std`.
//! Tokens are walked, not text, so that groups, full paths and macros are seen and comments and strings are not.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use crate::kit::project;

/// The parts of `std` that need a grant.
const GUARDED: [&str; 6] = ["env", "fs", "net", "process", "thread", "time"];

/// What a module may name.
#[derive(Default, Debug)]
struct Row {
    modules: Vec<String>,
    /// Crates and parts of `std`, each with the beginning of the paths that it is limited to.
    grants: Vec<(String, String)>,
}

/// A path that stands in a file: its segments, and the line.
type Named = (Vec<String>, usize);

#[test]
fn modules_name_only_what_the_table_grants() {
    let table = table(&fs::read_to_string(project().join("ARCHITECTURE.md")).unwrap());
    let crates = dependencies();
    let mut breaches = Vec::new();
    each_source(&project().join("src"), "", &mut |path, text| {
        breaches.extend(breaches_of(path, text, &table, &crates));
    });
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[test]
fn the_table_has_the_modules_and_crates_that_there_are() {
    let table = table(&fs::read_to_string(project().join("ARCHITECTURE.md")).unwrap());
    for module in table.keys().filter(|name| *name != "every module") {
        assert!(project().join("src").join(module).is_dir(), "there is no module `{module}`");
    }
    let granted: Vec<&String> =
        table.values().flat_map(|row| &row.grants).map(|(name, _)| name).collect();
    let crates = dependencies();
    for name in &crates {
        assert!(granted.contains(&name), "the crate `{name}` is granted to no module");
    }
    for name in granted {
        assert!(name.starts_with("std::") || crates.contains(name), "`{name}` is no dependency");
    }
}

/// Returns the breaches of one file, each as `file:line names x`.
fn breaches_of(
    path: &str,
    text: &str,
    table: &BTreeMap<String, Row>,
    crates: &[String],
) -> Vec<String> {
    // A file that is compiled for unit tests only says so in its first lines.
    if text.contains("\n#![cfg(test)]\n") {
        return Vec::new();
    }
    let Some((module, _)) = path.split_once('/') else { return Vec::new() };
    let Some(row) = table.get(module) else {
        return vec![format!("src/{path}: `{module}` has no row")];
    };
    let everywhere = table.get("every module").map_or(&[][..], |row| &row.grants);
    let is_granted = |name: &str| {
        let fits =
            |(grant, place): &(String, String)| grant == name && path.starts_with(place.as_str());
        row.grants.iter().chain(everywhere).any(fits)
    };
    let may = |name: &str| name == module || row.modules.iter().any(|other| other == name);
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("src/{path}: {error}"));
    let mut found = Vec::new();
    collect(tokens, depth(path), Place::Elsewhere, &mut found);
    let breach = |(segments, line): Named| {
        let first = segments.first()?.as_str();
        let second = segments.get(1).map_or("", String::as_str);
        let name = match first {
            "crate" => (!may(second)).then(|| format!("crate::{second}")),
            "std" => {
                let part = format!("std::{second}");
                (second == "*" || GUARDED.contains(&second) && !is_granted(&part)).then_some(part)
            }
            other => (crates.iter().any(|name| name == other) && !is_granted(other))
                .then(|| other.to_owned()),
        };
        name.map(|name| format!("src/{path}:{line} names {name}"))
    };
    let mut breaches: Vec<String> = found.into_iter().filter_map(breach).collect();
    breaches.dedup();
    breaches
}

/// Where tokens stand: bare names count as crates in a `use`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Use,
    Elsewhere,
}

/// Collects the paths of a stream of tokens. `depth` is how many `super` lead to the root of the crate.
fn collect(tokens: TokenStream, depth: usize, place: Place, found: &mut Vec<Named>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    let mut in_use = place;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Punct(mark)
                if mark.as_char() == '#' && is_test_attribute(tokens.get(at + 1)) =>
            {
                at = after_item(&tokens, at + 2);
                continue;
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' => in_use = place,
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            TokenTree::Group(group) => {
                let inner = depth + usize::from(is_module(&tokens, at));
                collect(group.stream(), inner, in_use, found);
            }
            TokenTree::Ident(name) if *name == "use" => in_use = Place::Use,
            TokenTree::Ident(name) => {
                at = path(&tokens, at, name, depth, in_use, found);
                continue;
            }
        }
        at += 1;
    }
}

/// Reads the path that begins at `at`, adds it, and returns where it ends.
#[expect(clippy::too_many_arguments, reason = "a step of `collect`, with its state")]
fn path(
    tokens: &[TokenTree],
    at: usize,
    first: &Ident,
    depth: usize,
    place: Place,
    found: &mut Vec<Named>,
) -> usize {
    let line = first.span().start().line;
    let mut segments = vec![first.to_string()];
    let mut end = at + 1;
    while is_path_mark(tokens, end) {
        match tokens.get(end + 2) {
            Some(TokenTree::Ident(name)) => segments.push(name.to_string()),
            Some(TokenTree::Punct(star)) if star.as_char() == '*' => segments.push("*".to_owned()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let mut inside = Vec::new();
                collect(group.stream(), depth, Place::Use, &mut inside);
                let joined = |(rest, line): Named| ([segments.clone(), rest].concat(), line);
                found.extend(inside.into_iter().map(joined).map(|named| rooted(named, depth)));
                return end + 3;
            }
            _ => break,
        }
        end += 3;
    }
    if 1 < segments.len() || place == Place::Use {
        found.push(rooted((segments, line), depth));
    }
    end
}

/// Writes a path that climbs to the root of the crate by `super` as one that begins with `crate`.
fn rooted((segments, line): Named, depth: usize) -> Named {
    let n_super = segments.iter().take_while(|segment| *segment == "super").count();
    if n_super == 0 || n_super < depth {
        return (segments, line);
    }
    let rest = segments.into_iter().skip(n_super);
    (["crate".to_owned()].into_iter().chain(rest).collect(), line)
}

fn is_path_mark(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon =
        |at| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}

/// Whether the group at `at` is the body of `mod name`.
fn is_module(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(2).and_then(|at| tokens.get(at));
    matches!(before, Some(TokenTree::Ident(word)) if *word == "mod")
}

fn is_test_attribute(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// Returns where the item that begins at `at` ends: after its first `;` or braces.
fn after_item(tokens: &[TokenTree], at: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Punct(mark) => mark.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    };
    tokens.iter().skip(at).position(ends).map_or(tokens.len(), |n| at + n + 1)
}

/// Returns how many modules a file of `src/` lies below the root of the crate.
fn depth(path: &str) -> usize {
    path.trim_end_matches("/mod.rs").split('/').count()
}

/// Reads the rows of the one table whose header begins with `| module |`.
fn table(markdown: &str) -> BTreeMap<String, Row> {
    let rows = markdown.lines().skip_while(|line| !line.starts_with("| module |")).skip(2);
    rows.take_while(|line| line.starts_with('|')).map(row).collect()
}

fn row(line: &str) -> (String, Row) {
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [module, modules, grants] = cells[..] else { panic!("a row has three cells: {line}") };
    let items = |cell: &str| -> Vec<Vec<String>> {
        let items = cell.split(',').filter(|item| !item.trim().is_empty());
        items.map(|item| item.split('`').skip(1).step_by(2).map(str::to_owned).collect()).collect()
    };
    let module = module.trim_matches('`').to_owned();
    let grant = |mut words: Vec<String>| {
        let place = if 1 < words.len() { words.remove(1) } else { String::new() };
        (words.remove(0), place)
    };
    let modules = items(modules).into_iter().map(|mut words| words.remove(0)).collect();
    (module, Row { modules, grants: items(grants).into_iter().map(grant).collect() })
}

/// Returns the names of the crates that `Cargo.toml` depends on, as they are written in code.
fn dependencies() -> Vec<String> {
    let manifest = fs::read_to_string(project().join("Cargo.toml")).unwrap();
    let lines = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    lines
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect()
}

fn each_source(folder: &Path, prefix: &str, visit: &mut impl FnMut(&str, &str)) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(Result::unwrap).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.path().is_dir() {
            each_source(&entry.path(), &format!("{path}/"), visit);
        } else if entry.path().extension().is_some_and(|end| end == "rs") {
            visit(&path, &fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// Returns the breaches of a file `src/names/find.rs` with this text, under a small table.
fn planted(text: &str) -> Vec<String> {
    let table = table(
        "| module | may name | crates |\n|---|---|---|\n| `names` | `base`, `text` | `aho_corasick`, `serde` in `names/view/` |\n\
         | every module | | `thiserror` |\n",
    );
    let crates = ["aho_corasick", "serde", "tera", "thiserror"].map(str::to_owned);
    breaches_of("names/find.rs", text, &table, &crates)
}

#[test]
fn what_is_granted_is_no_breach() {
    let text = "use std::{collections::BTreeMap, io};\nuse thiserror::Error;\nuse aho_corasick::AhoCorasick;\n\
                use crate::base::{id::Id, span};\nuse crate::{names::index, text};\nuse super::index::Index;";
    assert_eq!(planted(text), [""; 0]);
}

#[test]
fn breaches_are_found_wherever_they_hide() {
    for (text, found) in [
        ("use crate::archive::Archive;", "crate::archive"),
        ("use crate::{base::id, page::{self, view}};", "crate::page"),
        ("use {crate::render};", "crate::render"),
        ("fn f() { let x = crate::render::page(); }", "crate::render"),
        ("fn f() { format!(\"{}\", crate::output::X) }", "crate::output"),
        ("macro_rules! m { () => { $crate::cli::run() } }", "crate::cli"),
        ("type A = Vec<crate::archive::Ix>;", "crate::archive"),
        ("use super::super::page::Page;", "crate::page"),
        ("mod inner { use super::super::super::page::Page; }", "crate::page"),
        ("use crate::*;", "crate::*"),
        ("use tera::Tera;", "tera"),
        ("use tera;", "tera"),
        ("fn f() -> ::tera::Value { x }", "tera"),
        ("use serde::Serialize;", "serde"),
        ("#[derive(serde::Serialize)] struct S;", "serde"),
        ("use std::{fs, io};", "std::fs"),
        ("fn f() { std::env::var(\"X\"); }", "std::env"),
        ("use std::*;", "std::*"),
    ] {
        assert_eq!(planted(text), [format!("src/names/find.rs:1 names {found}")], "{text}");
    }
}

#[test]
fn comments_strings_fields_and_tests_are_no_breaches() {
    for text in [
        "// use crate::archive::Archive;\n/* tera::Tera */",
        "/// Like [`crate::archive`].\nfn f() {}",
        "const S: &str = \"crate::archive tera::Tera\";",
        "struct S { tera: u8, fs: u8 }",
        "fn f(x: X) { x.tera.page::<u8>() }",
        "#[cfg(test)]\nmod tests { use crate::archive::Archive; use std::fs; }\n",
        "//! For tests.\n#![cfg(test)]\n\nuse crate::archive::Archive;\n",
    ] {
        assert_eq!(planted(text), [""; 0], "{text}");
    }
}

#[test]
fn what_follows_a_test_module_is_seen() {
    assert_eq!(
        planted("#[cfg(test)] mod tests {}\nuse tera::Tera;"),
        ["src/names/find.rs:2 names tera"]
    );
}
