//! Notes beside their record: in `<stem>.notes.yaml`, or each in a file of its own in `<stem>.notes/`.

use crate::kit::archive::Archive;
use crate::kit::run;

const ARTICLE: &str = "
=== content/articles/2024/haiti.md
---
title: Kenya to send more police to Haiti
date: 2024-09-26
annotations: [{id: front, kind: context, quote: Kenya, body: In the front matter.}]
---
Kenya is to send more police to Haiti.
";

/// Returns an article with its notes in all places that there are, and those files besides.
fn archive(files: &str) -> Archive {
    Archive::new(&format!(
        "{ARTICLE}=== content/articles/2024/haiti.notes.yaml
- {{id: sidecar, kind: context, quote: police, body: In the sidecar.}}
=== content/articles/2024/haiti.notes/b.yaml
kind: context
quote: more police
body: In YAML.
=== content/articles/2024/haiti.notes/a.md
---
kind: context
quote: to Haiti
---

In *Markdown*, see [the article](../haiti.md#p1).

Twice.
=== content/articles/2024/haiti.notes/README.md
How we write notes.
{files}"
    ))
}

/// Returns what `check` says of an archive, without the lines that show the place.
fn complaints(archive: &Archive) -> Vec<String> {
    let run = run::dateline(archive, &["check", "--diagnostics", "json"]);
    let problems = run.stdout.lines().map(|line| {
        let problem: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
        format!(
            "{}:{} {} {} ({})",
            text("path"),
            problem["line"],
            text("code"),
            text("message"),
            text("help")
        )
    });
    problems.collect()
}

#[test]
fn notes_in_all_places_are_notes_of_the_record() {
    let archive = archive("");
    assert_eq!(complaints(&archive), [""; 0]);
    let run = run::dateline(&archive, &["addresses", "record"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lock = std::fs::read_to_string(archive.path("addresses.lock")).unwrap();
    let line = lock.lines().find(|line| line.starts_with("/articles/haiti/")).unwrap();
    let notes: Vec<&str> = line.split(' ').filter(|word| word.starts_with('#')).collect();
    assert_eq!(notes, ["#a", "#b", "#front", "#sidecar"]);
}

#[test]
fn the_record_in_a_folder_of_its_own_has_its_notes_beside_it() {
    let archive = Archive::new(
        &ARTICLE.replace("2024/haiti.md", "haiti/index.md").replace("id: front", "id: b"),
    );
    archive.write(
        "content/articles/haiti/index.notes/a.md",
        "---\nkind: context\nquote: police\n---\nA.\n",
    );
    archive.write(
        "content/articles/haiti/index.notes.yaml",
        "- {id: a, kind: context, quote: more, body: B.}\n",
    );
    let told = "content/articles/haiti/index.notes/a.md:1 duplicate-fragment the note id `a` stands here a second time (give each note an id of its own)";
    assert_eq!(complaints(&archive), [told]);
}

#[test]
fn what_is_wrong_with_a_note_in_a_file_is_told_at_its_place() {
    let note = |name: &str, text: &str| format!("=== content/articles/2024/{name}\n{text}\n");
    for (file, told) in [
        (
            note("haiti.notes/front.yaml", "kind: quote\nquote: police"),
            "content/articles/2024/haiti.notes/front.yaml:1 duplicate-fragment the note id `front` stands here a second time (give each note an id of its own)",
        ),
        (
            note("haiti.notes/p3.md", "---\nkind: quote\nquote: police\n---"),
            "content/articles/2024/haiti.notes/p3.md:1 bad-fragment a note cannot have the id `p3` (`p3` is the fragment of a paragraph; choose another id)",
        ),
        (
            note("haiti.notes/Two words.md", "---\nkind: quote\nquote: police\n---"),
            "content/articles/2024/haiti.notes/Two words.md:1 bad-id the name `Two words` cannot be an id (rename the file to `two-words`, or write `id: two-words`)",
        ),
        (
            note("haiti.notes/c.md", "---\nkind: context\nquote: police\nbody: One.\n---\n\nTwo."),
            "content/articles/2024/haiti.notes/c.md:4 conflicting-keys the note has a `body` and a text below its front matter (keep one of the two)",
        ),
        (
            note("haiti.notes/c.md", "---\nkind: context\nquote: police\n---\n\n\n"),
            "content/articles/2024/haiti.notes/c.md:2 missing-key `body` is missing, and the note says nothing without it ()",
        ),
        (
            note("haiti.notes/c.md", "---\nkind: context\nquote: police\n---\n\nSee [[nowhere]].\n"),
            "content/articles/2024/haiti.notes/c.md:6 unknown-link no record has the id or name `nowhere` (write an id, `kind:id`, or a name that a record has)",
        ),
        (
            note("haiti.notes/c.yaml", "- {kind: quote, quote: police}"),
            "content/articles/2024/haiti.notes/c.yaml:1 wrong-type a list stands where keys and values are wanted ()",
        ),
        (
            note("haiti.notes/more/c.md", "---\nkind: quote\nquote: police\n---"),
            "content/articles/2024/haiti.notes/more/c.md:1 misplaced-file nothing is looked for here (a folder of notes holds no other folders; move this file up to the other notes)",
        ),
        (
            note("hayti.notes/c.md", "---\nkind: quote\nquote: police\n---")
                + &note("hayti.notes/d.md", "---\nkind: quote\nquote: Kenya\n---"),
            "content/articles/2024/hayti.notes/c.md:1 misplaced-file there is no record `content/articles/2024/hayti.md` for these notes (notes have the name of their record's file: `<stem>.notes.yaml` and `<stem>.notes/` beside `<stem>.md`)",
        ),
        (
            "=== content/actors/kenya.md\n---\nname: Kenya\nkind: country\n---\n=== content/actors/kenya.notes/a.yaml\nkind: quote\nquote: a\n".to_owned(),
            "content/actors/kenya.notes/a.yaml:1 misplaced-file only articles and speeches have notes ()",
        ),
    ] {
        assert_eq!(complaints(&archive(&file)), [told]);
    }
}
