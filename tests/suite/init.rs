//! The first ten minutes: a starter archive, a new article, a link in it, and what the commands say.

use std::fs;

use tempfile::tempdir;

use crate::kit::run::{self, Run};

const README: &str = include_str!("../../README.md");

fn done(folder: &std::path::Path, args: &[&str]) -> Run {
    let run = run::run_in(folder, args);
    assert_eq!(run.code, 0, "{args:?}: {}{}", run.stdout, run.stderr);
    run
}

#[test]
fn from_an_empty_folder_to_a_site_with_an_article_of_ones_own() {
    let folder = tempdir().unwrap();
    let folder = folder.path();
    done(folder, &["init"]);
    done(folder, &["check", "--strict"]);
    done(folder, &["build", "--strict"]);
    let path =
        done(folder, &["new", "article", "Truman thanks the delegates", "--date", "1945-06-27"])
            .stdout;
    assert_eq!(path, "content/articles/1945/truman-thanks-the-delegates.md\n");
    assert!(README.contains(path.trim()));
    done(folder, &["check", "--strict"]);
    let file = folder.join(path.trim());
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("actors: [harry-s-truman]"), "{text}");
    let published: String = text
        .lines()
        .filter(|line| !line.starts_with("draft:"))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(&file, format!("{published}Truman spoke again of [[charter-signed|the signing]].\n"))
        .unwrap();
    done(folder, &["build", "--strict"]);
    let page =
        fs::read_to_string(folder.join("public/articles/charter-signed/index.html")).unwrap();
    assert!(
        page.contains("Truman thanks the delegates"),
        "the page that is linked shows who links to it"
    );
    let listed = done(folder, &["list", "articles", "--actor", "harry-s-truman"]).stdout;
    assert_eq!(listed.lines().count(), 2, "{listed}");
    assert!(README.contains(&listed), "the README shows what is printed: {listed}");
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempdir().unwrap();
    let folder = folder.path();
    done(folder, &["init", "archive"]);
    assert_eq!(run::run_in(folder, &["init", "archive"]).code, 2);
    let archive = folder.join("archive");
    let again = run::run_in(&archive, &["new", "page", "About"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("there is already a record `page:about`"), "{}", again.stderr);
}

#[test]
fn a_folder_that_holds_something_is_refused_unless_it_is_hidden() {
    let folder = tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir(folder.join(".git")).unwrap();
    done(folder, &["init"]);
    let other = tempdir().unwrap();
    fs::write(other.path().join("notes.txt"), "mine").unwrap();
    let refused = run::run_in(other.path(), &["init"]);
    assert_eq!((refused.code, other.path().read_dir().unwrap().count()), (2, 1));
    assert!(refused.stderr.contains("holds files already"), "{}", refused.stderr);
}

#[test]
fn what_was_written_is_the_result_and_the_next_step_is_not() {
    let folder = tempdir().unwrap();
    let folder = folder.path();
    let run = done(folder, &["init", "archive"]);
    assert!(run.stdout.lines().all(|path| folder.join(path).is_file()), "{}", run.stdout);
    assert_eq!(run.stdout.lines().count(), 11);
    assert!(run.stderr.contains("cd archive && dateline build"), "{}", run.stderr);
}
