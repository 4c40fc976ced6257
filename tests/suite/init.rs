//! The first ten minutes: a starter archive, a new article, a link in it, and what the commands say.

use std::fs;

use tempfile::tempdir;

use crate::kit::run::{self, Run};

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
    assert_eq!(
        listed,
        "1945-06-26  charter-signed               The Charter of the United Nations is signed\n\
         1945-06-27  truman-thanks-the-delegates  Truman thanks the delegates\n"
    );
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
fn every_kind_begins_as_a_draft_that_passes_check() {
    let folder = tempdir().unwrap();
    let folder = folder.path();
    done(folder, &["init"]);
    for kind in ["article", "actor", "speech", "event", "pledge", "claim", "topic", "place", "page"]
    {
        let path =
            done(folder, &["new", kind, "Something: \"new\" & odd", "--date", "1946-01"]).stdout;
        assert!(folder.join(path.trim()).is_file(), "{path}");
        done(folder, &["check", "--strict"]);
    }
}

#[test]
fn a_title_without_ascii_letters_needs_an_id() {
    let folder = tempdir().unwrap();
    let folder = folder.path();
    done(folder, &["init"]);
    let refused = run::run_in(folder, &["new", "article", "国连宪章"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("--id"), "{}", refused.stderr);
    let path = done(
        folder,
        &["new", "article", "国连宪章", "--id", "xianzhang", "--language", "zh", "--date", "1945"],
    )
    .stdout;
    assert_eq!(path, "content/articles/1945/xianzhang.md\n");
    done(folder, &["check", "--strict"]);
}
