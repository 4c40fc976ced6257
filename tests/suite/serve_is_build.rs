//! Guarantee: what is served after any changes is, byte for byte, what a build from nothing writes.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::kit::archive::Archive;
use crate::kit::folder::{self, Files};
use crate::kit::run;
use crate::kit::server::{Events, Server};

/// How often it is compared.
const ROUNDS: u32 = 20;

/// How many changes are made in between.
const CHANGES: u32 = 10;

/// Numbers that look random and are the same in every run (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// What a build said or wrote.
enum Built {
    Site(Files),
    /// `path:line code` each.
    Errors(BTreeSet<String>),
}

#[test]
fn what_is_served_after_any_changes_is_what_a_build_writes() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    let mut events = server.events(None);
    let mut dice = Dice(7);
    let mut seen = BTreeSet::new();
    let mut good = inputs(&archive);
    let mut n_good = 0;
    for round in 0..ROUNDS {
        for change in 0..CHANGES {
            // In every other round no file comes or goes, so that little is read again.
            let n_sorts = if round % 2 == 0 { 17 } else { 8 };
            let sort = dice.below(n_sorts);
            make_change(&archive, &mut dice, sort, round * CHANGES + change);
        }
        match build(&archive) {
            Built::Site(site) => {
                seen.extend(site.keys().cloned());
                wait_for_site(&server, &mut events, &site, &seen);
                good = inputs(&archive);
                n_good += 1;
            }
            Built::Errors(errors) => {
                let all = |event: &crate::kit::server::Event| {
                    event.problems().into_iter().collect::<BTreeSet<_>>() == errors
                };
                events.until(all);
                restore(&archive, &good);
            }
        }
    }
    assert!(ROUNDS / 3 < n_good, "only {n_good} archives were without errors");
}

/// Waits until the server has what was built, and nothing else of what ever was.
fn wait_for_site(server: &Server, events: &mut Events, site: &Files, seen: &BTreeSet<String>) {
    loop {
        let found: Files = seen
            .iter()
            .map(|path| (path.clone(), server.get(path)))
            .filter(|(path, answer)| answer.status == 200 || path == "404.html")
            .map(|(path, answer)| (path, answer.body))
            .collect();
        let differences = folder::differences(site, &found);
        if differences.is_empty() {
            return;
        }
        events.next_or(&differences.join("\n"));
    }
}

fn build(archive: &Archive) -> Built {
    let run = run::dateline(archive, &["build", "--diagnostics", "json"]);
    if run.code == 0 {
        return Built::Site(folder::served(&archive.site()));
    }
    let problems = run.stderr.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let errors = problems.filter(|problem| problem["severity"] == "error").map(|problem| {
        let text = |name: &str| problem[name].as_str().unwrap().to_owned();
        format!("{}:{} {}", text("path"), problem["line"], text("code"))
    });
    Built::Errors(errors.collect())
}

/// Returns the files that the archive is made from.
fn inputs(archive: &Archive) -> Files {
    let mut files = folder::files(archive.root());
    files.retain(|path, _| !path.starts_with("public/"));
    files
}

/// Makes the archive what it was.
fn restore(archive: &Archive, files: &Files) {
    for path in inputs(archive).keys().filter(|path| !files.contains_key(*path)) {
        archive.remove(path);
    }
    for (path, content) in files {
        if fs::read(archive.path(path)).ok().as_ref() != Some(content) {
            archive.write(path, content);
        }
    }
}

/// Makes a change; of those below 8 no file comes or goes.
fn make_change(archive: &Archive, dice: &mut Dice, sort: usize, n: u32) {
    let is_record =
        |path: &String| path.starts_with("content/") && path.strip_suffix(".md").is_some();
    let records: Vec<String> = inputs(archive).into_keys().filter(is_record).collect();
    let record = dice.one_of(&records).clone();
    // Others refer to the records that were there first, so that errors come of it when those go.
    let is_alone = record.trim_end_matches(".md").ends_with(|c: char| c.is_ascii_digit())
        || dice.below(12) == 0;
    match sort {
        0..4 => {
            let sentences = [
                "William Ruto spoke again.",
                "It was said in [[actor:haiti|the country]] that [[kenya]] would pay.",
                "## A heading\n\nAnd *more* text.",
                "> A quotation of the General Assembly.",
            ];
            let sentence = dice.one_of(&sentences);
            edit(archive, &record, |text| format!("{text}\n{sentence} ({n})\n"));
        }
        4 => edit(archive, &record, |text| text.replacen("\nname: ", "\nname: Old ", 1)),
        5 => edit(archive, &record, |text| text.replacen("title: ", &format!("title: {n} "), 1)),
        6 if is_alone => {
            edit(archive, &record, |text| text.replacen("---\n", "---\ndraft: true\n", 1));
        }
        7 => {
            edit(archive, &record, |text| text.replacen("---\ndraft: true\n", "---\n", 1));
            edit(archive, HAITI, |text| change_language(&text));
        }
        8 => archive.write(&format!("content/articles/new-{n}.md"), new_article(n)),
        9 => archive.write(
            &format!("content/actors/actor-{n}.md"),
            format!("---\nname: Actor Number {n}\nkind: person\n---\nWorked with William Ruto.\n"),
        ),
        10 => archive.write(
            &format!("content/events/event-{n}.md"),
            format!("---\ntitle: Event {n}\ndate: 2024-0{}-01\n---\nHeld in Haiti.\n", 1 + n % 9),
        ),
        11 if is_alone => archive.remove(&record),
        11 => {
            edit(archive, "site.yaml", |text| text.replacen("title: ", &format!("title: {n} "), 1));
        }
        12 if is_alone => {
            let to = record.replace(".md", &format!("-{n}.md"));
            fs::rename(archive.path(&record), archive.path(&to)).unwrap();
        }
        13 => archive.write("static/notice.txt", n.to_string()),
        14 => archive.write(
            "templates/page.html",
            format!(
                "{{% extends \"builtin/page.html\" %}}{{% block main %}}{n}{{% endblock main %}}"
            ),
        ),
        15 => add_note_file(archive, n),
        _ => {
            let notes = format!("- {{quote: \"({n})\", kind: context, body: Note {n}.}}\n");
            edit(archive, HAITI, |text| format!("{text}\nA passage ({n}).\n"));
            archive.write("content/articles/2024/haiti.notes.yaml", notes);
        }
    }
}

/// The article that has notes.
const HAITI: &str = "content/articles/2024/haiti.md";

/// What is written in the notes of a text is in its language.
fn change_language(text: &str) -> String {
    let french = "---\nlanguage: fr\n";
    if text.contains("\nlanguage:") {
        text.replacen(french, "---\n", 1)
    } else {
        text.replacen("---\n", french, 1)
    }
}

fn add_note_file(archive: &Archive, n: u32) {
    edit(archive, HAITI, |text| format!("{text}\nA passage ({n}).\n"));
    let claim = format!("{{id: claim-{n}, title: \"{n}?\", claim: It is {n}.}}");
    archive.write(
        &format!("content/articles/2024/haiti.notes/n{n}.md"),
        format!(
            "---\nquote: passage ({n})\nkind: claim\nby: kenya\nclaim: {claim}\n---\nSee [[kenya]].\n"
        ),
    );
}

fn new_article(n: u32) -> String {
    let topic = ["Peacekeeping", "Police", "Money"][n as usize % 3];
    format!(
        "---\ntitle: Article {n}\ndate: 2024-10-{:02}\ntopics: [{topic}]\nactors: [kenya]\n---\nWilliam Ruto and Haiti, for the {n}th time.\n",
        1 + n % 28
    )
}

fn edit(archive: &Archive, path: &str, change: impl Fn(String) -> String) {
    if let Ok(text) = fs::read_to_string(archive.path(path)) {
        archive.write(path, change(text));
    }
}
