//! What a file is for, by its path below the root.

use crate::base::kind::Kind;
use crate::base::nearest::did_you_mean;
use crate::source::file::Role;

/// How the name of a folder ends that holds the notes of the record beside it, one a file.
const NOTES_FOLDER: &str = ".notes";

/// What to do with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sort {
    /// It is text, to be read.
    Text(Role),
    /// It is copied, or shown by a record beside it.
    Asset,
    /// It is not the archive's business: a `README.md`, a hidden file, an editor's backup.
    Ignored,
    /// It lies where nothing is looked for; with what to do about it.
    Misplaced(String),
}

/// Returns what the file at that path is for. `has_index` tells of a folder whether it holds an `index.md`.
pub fn sort(path: &str, has_index: impl Fn(&str) -> bool) -> Sort {
    let parts: Vec<&str> = path.split('/').collect();
    if parts.iter().any(|part| is_ignored(part)) {
        return Sort::Ignored;
    }
    match parts.as_slice() {
        ["site.yaml"] => Sort::Text(Role::Site),
        ["addresses.lock"] => Sort::Text(Role::Lock),
        ["content", name] if name.eq_ignore_ascii_case("readme.md") => Sort::Ignored,
        ["content", _] => Sort::Misplaced(
            "records lie in a folder of their kind, such as `content/articles/`".to_owned(),
        ),
        ["content", folder, rest @ ..] => match Kind::from_folder(folder) {
            Some(kind) => sort_content(kind, path, rest, has_index),
            None => Sort::Misplaced(folder_help(folder)),
        },
        ["templates", rest @ ..] if !rest.is_empty() => Sort::Text(Role::Template(rest.join("/"))),
        ["themes", look, rest @ ..] => sort_theme(look, rest),
        _ => Sort::Asset,
    }
}

/// Returns whether a file or folder of that name is passed over: hidden ones, `#...#` and `...~` are what editors and file
/// managers leave behind.
pub fn is_ignored(part: &str) -> bool {
    part.starts_with('.') || part.starts_with('#') || part.ends_with('~')
}

fn folder_help(folder: &str) -> String {
    did_you_mean(folder, Kind::ALL.map(Kind::folder)).unwrap_or_else(|| {
        let folders = Kind::ALL.map(Kind::folder).join("`, `");
        format!("the folders below `content/` are `{folders}`")
    })
}

fn sort_content(kind: Kind, path: &str, rest: &[&str], has_index: impl Fn(&str) -> bool) -> Sort {
    let Some((name, folders)) = rest.split_last() else { return Sort::Asset };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if name.eq_ignore_ascii_case("readme.md") {
        Sort::Ignored
    } else if let Some(at) = folders.iter().position(|folder| folder.ends_with(NOTES_FOLDER)) {
        sort_note(path, name, folders.len() - at - 1)
    } else if let Some(stem) = name.strip_suffix(".notes.yaml") {
        Sort::Text(Role::Notes(format!("{folder}/{stem}.md")))
    } else if name.ends_with(".notes.yml") {
        Sort::Misplaced(YML_HELP.to_owned())
    } else if let Some(stem) = name.strip_suffix(".md") {
        match folders.last() {
            Some(id) if stem == "index" => Sort::Text(Role::Record(kind, (*id).to_owned())),
            Some(_) if has_index(folder) => Sort::Misplaced(format!(
                "`{folder}/` is the folder of the one record `index.md`; move this file out of it"
            )),
            _ => Sort::Text(Role::Record(kind, stem.to_owned())),
        }
    } else {
        Sort::Asset
    }
}

/// A note must not be taken for a file that records show.
const YML_HELP: &str = "files of notes end in `.yaml`; rename it";

/// Sorts a file in a folder of notes, `depth` folders below it.
fn sort_note(path: &str, name: &str, depth: usize) -> Sort {
    let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".yaml"));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    match (stem, folder.strip_suffix(NOTES_FOLDER)) {
        (None, _) if name.strip_suffix(".yml").is_some() => Sort::Misplaced(YML_HELP.to_owned()),
        (None, _) => Sort::Asset,
        (Some(stem), Some(record)) if depth == 0 => {
            Sort::Text(Role::Note(format!("{record}.md"), stem.to_owned()))
        }
        (Some(_), _) => Sort::Misplaced(
            "a folder of notes holds no other folders; move this file up to the other notes"
                .to_owned(),
        ),
    }
}

fn sort_theme(look: &str, rest: &[&str]) -> Sort {
    let look = look.to_owned();
    match rest {
        ["theme.yaml"] => Sort::Text(Role::ThemeSettings(look)),
        ["templates", name @ ..] if !name.is_empty() => {
            Sort::Text(Role::ThemeTemplate(look, name.join("/")))
        }
        ["i18n", file] => match file.strip_suffix(".yaml") {
            Some(language) => Sort::Text(Role::Strings(look, language.to_owned())),
            None => Sort::Misplaced("a theme's texts are `i18n/LANGUAGE.yaml`".to_owned()),
        },
        ["static", ..] => Sort::Asset,
        _ => Sort::Misplaced(
            "a theme holds `theme.yaml`, `static/`, `i18n/` and `templates/`".to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(path: &str) -> Sort {
        sort(path, |_| false)
    }

    #[test]
    fn records_have_the_id_of_their_file_or_folder() {
        let record = |kind, id: &str| Sort::Text(Role::Record(kind, id.to_owned()));
        assert_eq!(flat("content/articles/2024/haiti.md"), record(Kind::Article, "haiti"));
        assert_eq!(flat("content/speeches/ruto/index.md"), record(Kind::Speech, "ruto"));
        assert_eq!(flat("content/pages/README.md"), Sort::Ignored);
        assert_eq!(flat("content/pages/.about.md.swp"), Sort::Ignored);
    }

    #[test]
    fn a_folder_with_an_index_holds_one_record() {
        assert!(matches!(
            sort("content/actors/un/other.md", |folder| folder == "content/actors/un"),
            Sort::Misplaced(_)
        ));
    }

    #[test]
    fn an_index_in_the_folder_of_a_kind_is_a_record_like_others() {
        let beside = sort("content/pages/about.md", |folder| folder == "content/pages");
        assert_eq!(beside, Sort::Text(Role::Record(Kind::Page, "about".to_owned())));
        assert_eq!(
            flat("content/pages/index.md"),
            Sort::Text(Role::Record(Kind::Page, "index".to_owned()))
        );
    }

    #[test]
    fn a_folder_of_notes_belongs_to_the_record_beside_it() {
        let note = |record: &str, stem: &str| {
            Sort::Text(Role::Note(format!("content/articles/{record}.md"), stem.to_owned()))
        };
        assert_eq!(
            flat("content/articles/2024/haiti.notes/police.md"),
            note("2024/haiti", "police")
        );
        assert_eq!(flat("content/articles/haiti.notes/police.yaml"), note("haiti", "police"));
        let in_folder = |folder: &str| folder == "content/articles/haiti";
        assert_eq!(
            sort("content/articles/haiti/index.notes/index.md", in_folder),
            note("haiti/index", "index")
        );
        assert_eq!(flat("content/articles/haiti.notes/README.md"), Sort::Ignored);
        assert_eq!(flat("content/articles/haiti.notes/map.png"), Sort::Asset);
        for path in ["content/articles/haiti.notes/police.yml", "content/articles/haiti.notes.yml"]
        {
            assert!(
                matches!(flat(path), Sort::Misplaced(help) if help.contains("`.yaml`")),
                "{path}"
            );
        }
        assert!(matches!(
            flat("content/articles/haiti.notes/more/police.md"),
            Sort::Misplaced(help) if help.contains("other folders")
        ));
    }

    #[test]
    fn what_lies_elsewhere_is_told() {
        assert!(
            matches!(flat("content/article/a.md"), Sort::Misplaced(help) if help.contains("articles"))
        );
        assert!(matches!(flat("content/a.md"), Sort::Misplaced(_)));
        assert_eq!(
            flat("content/articles/a.notes.yaml"),
            Sort::Text(Role::Notes("content/articles/a.md".to_owned()))
        );
        assert_eq!(
            flat("themes/dark/i18n/fr.yaml"),
            Sort::Text(Role::Strings("dark".to_owned(), "fr".to_owned()))
        );
    }
}
