//! Paths of files below the output folder, with `/` on every system, and the folders that they name.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::{Component, Path};

use crate::output::error::OutputError;

/// The folder of dateline's own in the output folder.
pub(super) const OWN_FOLDER: &str = ".dateline";

/// Returns an error unless `path` stays below the output folder on every system and out of dateline's own folder.
pub(super) fn check(path: &str) -> Result<(), OutputError> {
    if is_safe(path) { Ok(()) } else { Err(OutputError::UnsafePath { path: path.to_owned() }) }
}

/// Returns whether `path` is relative, made of plain names between single slashes, and not in dateline's own folder.
pub(super) fn is_safe(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    let normal = |component| matches!(component, Component::Normal(_));
    path.split('/').all(plain)
        && Path::new(path).components().all(normal)
        && !path.chars().any(|c| c.is_control() || c == '\\')
        && !path.split('/').next().is_some_and(|first| first.eq_ignore_ascii_case(OWN_FOLDER))
}

/// Returns the folders that `path` lies in, the outermost first: `a` and `a/b` of `a/b/c.html`.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

/// Returns what of `entries` lies below `folder`, in order.
pub(super) fn below<'a, T>(
    entries: &'a BTreeMap<String, T>,
    folder: &str,
) -> impl Iterator<Item = (&'a str, &'a T)> {
    let prefix = format!("{folder}/");
    let start: (Bound<&str>, Bound<&str>) = (Bound::Included(&prefix), Bound::Unbounded);
    let from = entries.range::<str, _>(start);
    from.take_while(move |(path, _)| path.starts_with(&prefix))
        .map(|(path, entry)| (path.as_str(), entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_output_folder_are_refused() {
        for path in [
            "",
            "/a",
            "a/",
            "a//b",
            "../a",
            "a/../b",
            ".",
            "a/./b",
            "a\\b",
            "a\nb",
            ".dateline/lock",
            ".Dateline",
        ] {
            assert!(!is_safe(path), "{path:?}");
        }
    }

    #[test]
    fn names_of_assets_may_be_anything_plain() {
        for path in [
            "index.html",
            "a/b c (1).pdf",
            ".well-known/security.txt",
            "bilder/Gruß.png",
            "..a",
            ".datelines",
        ] {
            assert!(is_safe(path), "{path:?}");
        }
    }

    #[test]
    fn folders_come_outermost_first() {
        assert_eq!(folders("a/b/c.html").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders("c.html").count(), 0);
    }

    #[test]
    fn a_folder_holds_what_lies_below_it_and_not_what_is_named_alike() {
        let names = ["a", "a-b/x", "a/x", "a/y/z", "b/x"];
        let entries: BTreeMap<String, usize> =
            names.iter().map(|path| ((*path).to_owned(), path.len())).collect();
        assert_eq!(
            below(&entries, "a").map(|(path, _)| path).collect::<Vec<_>>(),
            ["a/x", "a/y/z"]
        );
    }
}
