//! Guarantee: hostile input ends in an error, never in a hang, a crash or a write outside the output folder.

use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::kit::archive::Archive;
use crate::kit::run::{self, Run};

/// How long a check of one hostile file may take; it should be a fraction of a second.
const PATIENCE: Duration = Duration::from_secs(60);

/// Checks an archive whose one article has that text.
fn checked(text: &str) -> Run {
    let archive = Archive::new("=== site.yaml\ntitle: Hostile\n");
    archive.write("content/articles/a.md", text);
    ended(&archive)
}

/// Runs a check that must end by itself, with an exit code of its own.
#[track_caller]
fn ended(archive: &Archive) -> Run {
    let child = run::command(archive.root(), &["check"]).spawn().unwrap();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(child.wait_with_output()));
    let run = run::finished(receiver.recv_timeout(PATIENCE).expect("the check hangs").unwrap());
    assert!([0, 1].contains(&run.code), "{}", run.stderr);
    run
}

fn article(front: &str, body: &str) -> String {
    format!("---\ntitle: A title\ndate: 2024-09-26\n{front}---\n{body}\n")
}

#[test]
fn yaml_that_is_deep_wide_or_explodes_is_an_error() {
    let bomb: String =
        (1..12).map(|n| format!("a{n}: &a{n} [{}]\n", format!("*a{},", n - 1).repeat(9))).collect();
    for front in [
        format!("extra: {}\n", "[".repeat(100_000)),
        format!("extra: {}\n", "{a: ".repeat(100_000)),
        format!("extra:\n  {}1\n", "- ".repeat(100_000)),
        format!("a0: &a0 x\n{bomb}"),
        (0..200_000).map(|n| format!("k{n}: 1\n")).collect(),
        format!("summary: {}\n", "x".repeat(2 << 20)),
        "extra: &a [*a]\n".to_owned(),
        "extra: \"\u{0}\u{7}\u{feff}\"\n".to_owned(),
    ] {
        let run = checked(&article(&front, "Text."));
        assert_eq!(run.code, 1, "{}", front.get(..40.min(front.len())).unwrap_or(""));
    }
}

#[test]
fn markdown_that_is_deep_or_long_ends() {
    for body in [
        "> ".repeat(50_000),
        "- ".repeat(50_000),
        "[".repeat(100_000),
        "[[".repeat(100_000),
        "*a_ ".repeat(100_000),
        "![".repeat(50_000),
        "`".repeat(100_001),
        "<div>".repeat(50_000),
        "<!--".repeat(50_000),
        format!("{}|\n{}|\n", "|a".repeat(5_000), "|-".repeat(5_000)),
        "[^a]: x\n\n".repeat(20_000),
        "x".repeat(4 << 20),
        "日".repeat(1 << 20),
        "\u{301}".repeat(200_000),
        "\u{202e}\u{0}\u{1b}[2J".to_owned(),
        "a\r".repeat(100_000),
    ] {
        checked(&article("", &body));
    }
}

#[test]
fn thousands_of_notes_on_a_long_text_end() {
    let notes: String = (0..1500)
        .map(|n| format!("  - {{kind: context, quote: word {n} a, body: A note.}}\n"))
        .collect();
    let body: String = (0..50_000).map(|n| format!("word {n} a ")).collect();
    checked(&article(&format!("annotations:\n{notes}"), &body));
}

#[test]
fn links_and_names_without_end_end() {
    let sections: String =
        (0..20_000).map(|n| format!("# h{n}\n\n[x](#h-h{n}) [[a#p1]]\n\n")).collect();
    for body in
        ["[[a]] ".repeat(100_000), "[[a]]\n\n".repeat(100_000), sections, "x[^1] ".repeat(50_000)]
    {
        checked(&article("", &body));
    }
    let rules: String =
        (0..10_000).map(|n| format!("  - {{text: word{n}, is: false}}\n")).collect();
    let words: String = (0..100_000).map(|n| format!("word{n} ")).collect();
    checked(&article(&format!("names:\n{rules}"), &words));
    let topics: String = (0..20_000).map(|n| format!("t{n}, ")).collect();
    checked(&article(&format!("topics: [{topics}]\n"), "Text."));
}

#[test]
fn an_actor_with_thousands_of_names_or_an_endless_one_ends() {
    let archive = Archive::new("=== site.yaml\ntitle: Names\n");
    let actor = |names: &str| format!("---\nname: John Smith\nkind: person\n{names}---\n");
    let names: String = (0..20_000).map(|n| format!("J{n} Smith, ")).collect();
    archive.write("content/actors/many.md", actor(&format!("other_names: [{names}]\n")));
    archive.write("content/articles/a.md", article("", &"John Smith J7 Smith ".repeat(50_000)));
    assert_eq!(ended(&archive).code, 0);
    archive.write(
        "content/actors/long.md",
        actor(&format!("other_names: [{}]\n", "Long ".repeat(300))),
    );
    let run = ended(&archive);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("a name has more than 300 characters"), "{}", run.stdout);
}

#[test]
fn thousands_of_problems_on_one_line_are_all_printed() {
    let run = checked(&article("", &"[x]() ".repeat(20_000)));
    assert_eq!(run.stdout.matches("error[empty-link]").count(), 20_000);
}

#[test]
fn a_folder_in_a_folder_a_hundred_deep_is_an_error() {
    let archive = Archive::new("=== site.yaml\ntitle: Deep\n");
    archive.write(&format!("content/articles/{}a.md", "d/".repeat(100)), article("", "Text."));
    assert_eq!(ended(&archive).code, 1);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_or_out_of_the_archive_are_errors() {
    use std::os::unix::fs::symlink;

    let archive = Archive::new(
        "=== site.yaml\ntitle: Links\n=== content/pages/about.md\n---\ntitle: About\n---\nText.\n",
    );
    for (target, name) in
        [("..", "circle"), ("/etc", "outside"), ("nowhere", "dangling"), ("self", "self")]
    {
        let link = archive.path("content/pages").join(name);
        symlink(Path::new(target), &link).unwrap();
        assert_eq!(ended(&archive).code, 1, "{name}");
        std::fs::remove_file(link).unwrap();
    }
    assert_eq!(ended(&archive).code, 0);
}

#[cfg(unix)]
#[test]
fn links_that_multiply_end() {
    use std::os::unix::fs::symlink;

    let archive = Archive::new("=== site.yaml\ntitle: Links\n");
    for n in 0..30 {
        let folder = archive.path(&format!("content/articles/d{n}"));
        std::fs::create_dir_all(&folder).unwrap();
        for name in ["one", "two"] {
            symlink(format!("../d{}", n + 1), folder.join(name)).unwrap();
        }
    }
    archive.write("content/articles/d30/a.md", article("", "Text."));
    let run = ended(&archive);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("lies behind another one"), "{}", run.stdout);
}

#[test]
fn addresses_that_climb_out_are_errors() {
    for address in [
        "/../outside/",
        "../../outside",
        "/a/../../b/",
        "//elsewhere/",
        "/con/",
        "/.dateline/manifest",
    ] {
        let run = checked(&article(&format!("aliases: ['{address}']\n"), "Text."));
        assert_eq!(run.code, 1, "{address}");
    }
}
