//! Folders as values: the files of one, and how two differ.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The files of a folder: contents by path, with `/`.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Returns all files below a folder, installed packages left out; of a folder that does not exist, none.
pub(crate) fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    collect(folder, "", &mut files);
    files
}

/// Returns the files of a built site that are served: all but dateline's own.
pub(crate) fn served(site: &Path) -> Files {
    let mut files = files(site);
    files.retain(|path, _| !path.starts_with(".dateline/"));
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.file_name() == "node_modules" {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
}

/// Returns how `found` differs from `wanted`, a line a file; nothing where they are the same.
pub(crate) fn differences(wanted: &Files, found: &Files) -> Vec<String> {
    let missing = wanted
        .keys()
        .filter(|path| !found.contains_key(*path))
        .map(|path| format!("missing: {path}"));
    let changed = found.iter().filter_map(|(path, bytes)| match wanted.get(path) {
        None => Some(format!("unexpected: {path}")),
        Some(other) if other != bytes => {
            Some(format!("differs: {path}{}", first_difference(other, bytes)))
        }
        Some(_) => None,
    });
    missing.chain(changed).collect()
}

/// Fails, with the differences, unless two folders hold the same files, at least one.
#[track_caller]
pub(crate) fn assert_same(wanted: &Files, found: &Files) {
    let differences = differences(wanted, found);
    assert!(!wanted.is_empty() || !found.is_empty(), "there is nothing to compare");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

fn first_difference(wanted: &[u8], found: &[u8]) -> String {
    let wanted = String::from_utf8_lossy(wanted);
    let found = String::from_utf8_lossy(found);
    let pair = wanted.lines().zip(found.lines()).zip(1..).find(|((old, new), _)| old != new);
    pair.map_or(String::new(), |((old, new), line)| format!(" at line {line}\n  -{old}\n  +{new}"))
}

#[test]
fn differences_name_each_file() {
    let set = |files: &[(&str, &str)]| {
        files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect()
    };
    let wanted: Files = set(&[("a", "1"), ("b", "1\n2"), ("c", "1")]);
    let found: Files = set(&[("b", "1\n3"), ("c", "1"), ("d", "1")]);
    assert_eq!(
        differences(&wanted, &found),
        ["missing: a", "differs: b at line 2\n  -2\n  +3", "unexpected: d"]
    );
}
