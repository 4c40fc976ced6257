//! The first ten minutes, as the README has them: a starter archive, a new article, a link in it, and what the commands say.

use std::fs;
use std::path::PathBuf;

use tempfile::tempdir;

use crate::kit::page::Page;
use crate::kit::run::{self, Run};

const README: &str = include_str!("../../README.md");

fn done(folder: &std::path::Path, args: &[&str]) -> Run {
    let run = run::run_in(folder, args);
    assert_eq!(run.code, 0, "{args:?}: {}{}", run.stdout, run.stderr);
    run
}

/// Returns what the README says of the first ten minutes, prose and blocks by turns.
fn ten_minutes() -> Vec<&'static str> {
    let (_, rest) = README.split_once("## The first ten minutes\n").unwrap();
    rest.split_once("\n## ").unwrap().0.split("```").collect()
}

/// Returns what stands in backticks.
fn code(prose: &str) -> Vec<String> {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    prose.split('`').skip(1).step_by(2).map(folded).collect()
}

/// Returns the words of a command, which may stand in double quotation marks.
fn words(command: &'static str) -> Vec<&'static str> {
    let parts = command.split('"').enumerate();
    let words = |(n, part): (usize, &'static str)| match n % 2 {
        0 => part.split_whitespace().collect(),
        _ => vec![part],
    };
    parts.flat_map(words).collect()
}

/// Runs the commands of a block, each with no problem, and returns what the last one printed. Lines that are no commands are
/// what a terminal shows.
fn follow(block: &'static str, folder: &mut PathBuf) -> String {
    let mut printed = String::new();
    let mut shown: Vec<&str> = Vec::new();
    for line in block.trim().lines() {
        if !line.starts_with("dateline ") {
            shown.push(line);
            continue;
        }
        let command = line.split_once(" # ").map_or(line, |(command, _)| command);
        for step in command.split("&&").map(words) {
            match step.as_slice() {
                ["cd", to] => folder.push(to),
                ["dateline", args @ ..] => {
                    let run = done(folder, args);
                    let is_counted = ["build", "check"].contains(&args[0]);
                    assert!(!is_counted || run.stderr.contains("0 errors, 0 warnings"), "{run:?}");
                    printed = run.stdout;
                }
                other => panic!("{other:?} is no command"),
            }
        }
    }
    if let Some((heading, lines)) = shown.split_first() {
        assert_eq!(lines, printed.lines().collect::<Vec<_>>(), "the README shows what is printed");
        let fields = heading.split_whitespace().collect::<Vec<_>>().join(",").to_lowercase();
        let last = block.lines().rfind(|line| line.starts_with("dateline ")).unwrap();
        let asked = [&words(last)[1..], &["--fields", &fields]].concat();
        assert_eq!(done(folder, &asked).stdout, printed, "the heading names what is printed");
    }
    printed
}

#[test]
fn the_first_ten_minutes_are_as_the_readme_says() {
    let outer = tempdir().unwrap();
    let mut folder = outer.path().to_owned();
    let [_, first, between, second, _] = ten_minutes()[..] else {
        panic!("two blocks of commands stand there");
    };
    let path = follow(first, &mut folder);
    let said = code(between);
    assert_eq!(said[0], path.trim(), "the README says what is printed");
    let file = folder.join(path.trim());
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(&said[1]), "`{}` is filled in:\n{text}", said[1]);
    let sentence = said.iter().find(|code| code.contains("[[")).unwrap();
    let draft = said.last().unwrap();
    assert!(text.lines().any(|line| line.starts_with(draft)), "a line `{draft}`:\n{text}");
    let kept = text.lines().filter(|line| !line.starts_with(draft));
    let published: String = kept.map(|line| format!("{line}\n")).collect();
    fs::write(&file, format!("{published}{sentence}\n")).unwrap();
    follow(second, &mut folder);
    let (before, link) = sentence.split_once("[[").unwrap();
    let (target, after) = link.split_once('|').unwrap();
    let page = Page::read(&folder.join("public"), &format!("articles/{target}/"));
    let words = format!("{before}{}", after.replace("]]", ""));
    let body = page.texts("main").concat();
    assert!(body.contains(&words), "the page of the signing shows `{words}`: {body}");
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
