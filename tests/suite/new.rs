//! `dateline new`: a file for a record, with all filled in that can be known, and nothing wrong with it.

use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};

use crate::kit::run::{self, Run};

fn done(folder: &Path, args: &[&str]) -> Run {
    let run = run::run_in(folder, args);
    assert_eq!(run.code, 0, "{args:?}: {}{}", run.stdout, run.stderr);
    run
}

fn starter() -> TempDir {
    let folder = tempdir().unwrap();
    done(folder.path(), &["init"]);
    folder
}

/// Returns the text of the file that `new` wrote.
fn written(folder: &Path, args: &[&str]) -> String {
    let path = done(folder, &[&["new"], args].concat()).stdout;
    fs::read_to_string(folder.join(path.trim())).unwrap()
}

#[test]
fn every_kind_begins_as_a_draft_that_passes_check() {
    let folder = starter();
    let folder = folder.path();
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
    let folder = starter();
    let folder = folder.path();
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

#[test]
fn an_article_names_the_actors_of_its_title_once_each() {
    let folder = starter();
    assert_eq!(
        written(
            folder.path(),
            &[
                "article",
                "Truman: the United Nations will hold, Truman says",
                "--date",
                "1945-06-26"
            ]
        ),
        "---\n\
         title: \"Truman: the United Nations will hold, Truman says\"\n\
         date: 1945-06-26\n\
         actors: [harry-s-truman, united-nations]\n\
         topics: []\n\
         # source: {publisher: ..., url: ..., retrieved: ...}\n\
         # summary: One sentence.\n\
         draft: true        # take this line out to publish\n\
         ---\n\n"
    );
}

#[test]
fn a_speech_and_a_pledge_are_by_whom_the_title_names() {
    let folder = starter();
    let speech =
        written(folder.path(), &["speech", "Truman before the Senate", "--date", "1945-07-02"]);
    assert!(speech.contains("\ndate: 1945-07-02\nspeaker: harry-s-truman\n"), "{speech}");
    let pledge = written(folder.path(), &["pledge", "Truman will come back", "--date", "1945"]);
    assert!(pledge.contains("\nby: harry-s-truman\npromised: 1945\n"), "{pledge}");
}

#[test]
fn an_actor_is_what_the_flag_says() {
    let folder = starter();
    let actor = written(folder.path(), &["actor", "Trusteeship Council", "--kind", "body"]);
    assert!(actor.starts_with("---\nname: Trusteeship Council\nkind: body\n"), "{actor}");
    assert_eq!(run::run_in(folder.path(), &["new", "actor", "X", "--kind", "bodi"]).code, 2);
    assert_eq!(run::run_in(folder.path(), &["new", "event", "X", "--kind", "body"]).code, 2);
}

#[test]
fn an_id_that_a_draft_or_a_record_has_is_refused_with_a_way_out() {
    let folder = starter();
    let folder = folder.path();
    let claim = ["new", "claim", "Did fifty states sign?", "--date", "1946"];
    let first = written(folder, &claim[1..]);
    let refused = run::run_in(folder, &claim);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("--id"), "{}", refused.stderr);
    let second = written(folder, &[&claim[1..], &["--id", "fifty-states"]].concat());
    assert_eq!(first, second);
}

#[test]
fn a_mistyped_kind_or_an_empty_title_is_wrong_usage() {
    let folder = starter();
    for (args, help) in [
        (["new", "artcle", "Something"], "did you mean `article`?"),
        (["new", "quote", "Something"], "`article`"),
        (["new", "page", " "], "the title is empty"),
    ] {
        let run = run::run_in(folder.path(), &args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.stderr.contains(help), "{}", run.stderr);
    }
}
