//! `dateline check`: everything at once, on standard output, writing nothing.

use crate::kit::archive::Archive;
use crate::kit::folder;
use crate::kit::run;

/// Five mistakes that five stages find.
fn five_mistakes() -> Archive {
    let archive = Archive::small();
    archive
        .write("content/articles/no-front-matter.md", "Kenya is to send more police to Haiti.\n");
    archive.replace("content/events/mss-renewal-2024.md", "2024-09-30", "2024-02-30");
    archive.replace(
        "content/articles/2024/haiti.md",
        "actors: [william-ruto,",
        "actors: [wiliam-ruto,",
    );
    archive.write("templates/page.html", "{% if page.summary %}\n");
    archive.replace("content/pages/about.md", "](../articles/2024/haiti.md#p1)", "]()");
    archive
}

#[test]
fn a_wrong_date_or_a_missing_title_hides_no_other_mistake() {
    let archive = Archive::new(
        "\
=== site.yaml
title: Archive
addresses:
  articles: /:year/:month/:id/
=== content/articles/a.md
---
title: A
date: 2024-13-45
actors: [nobody]
---
See [[nowhere]] and ![a map](map.png).
=== content/events/e.md
---
date: soon
actors: [nobody]
---
=== content/pledges/p.md
---
title: P
promised: 2024-02-30
by: nobody
due: 2020
speech: s
updates:
- {date: 2019, status: kept}
---
=== content/speeches/s.md
---
date: 2024-09-26
speaker: nobody
meeting: A/79/PV.10
---
Said of [[a]] and of [[e]].
",
    );
    let run = run::dateline(&archive, &["check", "--diagnostics", "github"]);
    let found: Vec<(&str, &str)> = run.stdout.lines().map(file_and_code).collect();
    let expected = [
        ("content/articles/a.md", "bad-date"),
        ("content/articles/a.md", "unknown-actor"),
        ("content/articles/a.md", "unknown-link"),
        ("content/articles/a.md", "missing-file"),
        ("content/events/e.md", "missing-key"),
        ("content/events/e.md", "bad-date"),
        ("content/events/e.md", "unknown-actor"),
        ("content/pledges/p.md", "bad-date"),
        ("content/pledges/p.md", "unknown-actor"),
        ("content/speeches/s.md", "missing-key"),
        ("content/speeches/s.md", "unknown-actor"),
    ];
    assert_eq!(found, expected, "{}", run.stdout);
    let listed = run::dateline(&archive, &["list", "articles"]);
    assert_eq!((listed.stdout.as_str(), listed.code), ("", 1));
}

#[test]
fn mistakes_of_all_stages_are_reported_in_one_run_sorted_by_file_and_line() {
    let archive = five_mistakes();
    let before = folder::files(archive.root());
    let run = run::dateline(&archive, &["check", "--diagnostics", "github"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let places: Vec<(&str, &str)> = run.stdout.lines().map(file_and_code).collect();
    assert_eq!(
        places,
        [
            ("content/articles/2024/haiti.md", "unknown-actor"),
            ("content/articles/no-front-matter.md", "missing-front-matter"),
            ("content/events/mss-renewal-2024.md", "bad-date"),
            ("content/pages/about.md", "empty-link"),
            ("templates/page.html", "template-syntax"),
        ]
    );
    folder::assert_same(&before, &folder::files(archive.root()));
}

fn file_and_code(command: &str) -> (&str, &str) {
    let between = |start: &str, end: char| {
        let rest = command.split_once(start).map_or("", |(_, rest)| rest);
        rest.split(end).next().unwrap_or("")
    };
    (between("file=", ','), between("title=", ':'))
}

#[test]
fn json_is_an_object_a_line_with_characters_counted_from_1() {
    let archive = five_mistakes();
    let run = run::dateline(&archive, &["check", "--diagnostics", "json"]);
    let first: serde_json::Value =
        serde_json::from_str(run.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(first["code"], "unknown-actor");
    assert_eq!(first["path"], "content/articles/2024/haiti.md");
    assert_eq!(
        [&first["line"], &first["column"], &first["end_line"], &first["end_column"]],
        [11, 10, 11, 21]
    );
    assert_eq!(first["help"], "did you mean `william-ruto`?");
}

#[test]
fn a_sound_archive_has_nothing_on_standard_output() {
    let run = run::dateline(&Archive::small(), &["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert_eq!(
        run.stderr,
        "checked 2 articles, 4 actors, 1 speech, 1 event, 1 pledge, 1 claim; 0 errors, 0 warnings\n"
    );
}

#[test]
fn warnings_fail_where_that_is_asked() {
    let archive = Archive::small();
    archive.replace(
        "content/events/mss-renewal-2024.md",
        "kind: vote",
        "kind: vote\ndocument: S/RES/2751(2024)",
    );
    assert_eq!(run::dateline(&archive, &["check"]).code, 0);
    assert_eq!(run::dateline(&archive, &["check", "--strict"]).code, 1);
}

#[test]
fn colours_come_only_where_they_are_asked_for() {
    let archive = five_mistakes();
    assert!(!run::dateline(&archive, &["check"]).stdout.contains('\u{1b}'));
    assert!(run::dateline(&archive, &["check", "--color", "always"]).stdout.contains("\u{1b}["));
}

#[test]
fn a_check_below_the_root_finds_it() {
    let archive = Archive::small();
    assert_eq!(run::run_in(&archive.path("content/articles"), &["check"]).code, 0);
}

#[test]
fn a_folder_without_an_archive_is_wrong_usage() {
    let empty = tempfile::tempdir().unwrap();
    let run = run::run_in(empty.path(), &["check", "--root", "."]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("is not an archive"), "{}", run.stderr);
}

#[test]
fn a_reader_who_stops_reading_is_no_failure() {
    let archive = Archive::new("=== site.yaml\ntitle: Many problems\n");
    for n in 0..2000 {
        archive.write(&format!("content/articles/a{n}.md"), "no front matter\n");
    }
    let mut child = run::command(archive.root(), &["check"]).spawn().unwrap();
    drop(child.stdout.take());
    let run = run::finished(child.wait_with_output().unwrap());
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

#[test]
fn what_leads_in_a_circle_or_onto_a_live_page_is_an_error() {
    let actor = |id: &str, field: &str| {
        format!("=== content/actors/{id}.md\n---\nname: The {id}\nkind: body\n{field}\n---\n")
    };
    for (first, second, code) in [
        ("successor_of: one", "", "self-reference"),
        ("merged_into: two", "merged_into: one", "self-reference"),
        ("aliases: [/actors/two/]", "", "address-collision"),
        ("aliases: [/actors/ONE/]", "", "address-collision"),
        ("language: xx", "", "bad-language]: there is no language `xx`"),
        ("aliases: [../two/]", "", "bad-address"),
    ] {
        let archive = Archive::new(&format!("\n{}{}", actor("one", first), actor("two", second)));
        let run = run::dateline(&archive, &["check"]);
        assert_eq!(run.code, 1, "{first}");
        assert!(run.stdout.contains(&format!("error[{code}")), "{first}: {}", run.stdout);
    }
}

#[test]
fn settings_and_content_under_another_name_are_not_passed_over() {
    for path in ["site.yml", "Site.yaml", "Content/articles/a.md"] {
        let archive = Archive::small();
        archive.write(path, "title: Lost\n");
        let run = run::dateline(&archive, &["check"]);
        assert_eq!(run.code, 1, "{path}");
        let name = path.split('/').next().unwrap();
        assert!(
            run.stdout.contains("error[misplaced-file]") && run.stdout.contains(name),
            "{path}: {}",
            run.stdout
        );
    }
}

#[test]
fn an_address_pattern_that_makes_articles_collide_with_other_pages_is_an_error() {
    let archive = Archive::new(
        "
=== site.yaml
addresses: {articles: \"/:id/\"}
=== content/articles/about.md
---
title: A report
date: 2024-09-26
---
=== content/pages/about.md
---
title: About
---
",
    );
    let run = run::dateline(&archive, &["check"]);
    assert!(
        run.stdout.contains("error[address-collision]: the address `/about/` is taken"),
        "{}",
        run.stdout
    );
}

#[test]
fn files_of_dateline_and_of_the_archive_at_one_path_are_an_error() {
    for path in [
        "static/index.html",
        "static/404.html",
        "static/assets/style.css",
        "static/Assets/Style.CSS",
        "static/articles/index.html",
        "static/timeline",
        "static/articles",
        "static/articles/haiti",
        "static/feed.xml",
    ] {
        let archive = Archive::small();
        archive.write(path, "mine");
        let run = run::dateline(&archive, &["check"]);
        assert_eq!(run.code, 1, "{path}: {}", run.stderr);
        assert!(run.stdout.contains("error[address-collision]"), "{path}: {}", run.stdout);
        assert!(run.stdout.contains(path), "{path}: {}", run.stdout);
    }
    let archive = Archive::small();
    archive.write("static/articles/haiti/map.txt", "mine");
    assert_eq!(run::dateline(&archive, &["build"]).code, 0);
}

#[test]
fn an_alias_that_is_a_file_where_a_folder_is_needed_is_an_error() {
    let archive = Archive::small();
    archive.replace(
        "content/pages/about.md",
        "title: About",
        "title: About\naliases: [/about/us.html, /about/us.html/now/]",
    );
    let run = run::dateline(&archive, &["check"]);
    let message = "`/about/us.html` is a file, and a folder is needed there for `/about/us.html/now/index.html`";
    assert!(run.stdout.contains(message), "{}", run.stdout);
}

#[test]
fn parts_of_long_indexes_keep_their_addresses() {
    for (path, text) in [
        ("content/articles/2024.md", "title: A year\ndate: 2024-01-01"),
        ("content/events/undated.md", "title: An event\ndate: 2024-01-01"),
        ("content/pages/method.md", "title: Method\naliases: [/articles/2024/09/]"),
    ] {
        let archive = Archive::small();
        archive.write(path, format!("---\n{text}\n---\nText.\n"));
        let run = run::dateline(&archive, &["check"]);
        assert!(run.stdout.contains("error[reserved-address]"), "{path}: {}", run.stdout);
        assert!(run.stdout.contains(path), "{path}: {}", run.stdout);
    }
}

#[test]
fn long_indexes_of_names_have_parts_that_no_record_is_in_the_way_of() {
    let archive = Archive::new("=== site.yaml\ntitle: Many\n");
    for n in 0..450 {
        let letters = ["ma", "me", "o"][n % 3];
        archive.write(
            &format!("content/actors/{letters}{n}.md"),
            format!("---\nname: {letters}{n} Name\nkind: person\n---\n"),
        );
    }
    for id in ["m", "ma"] {
        archive.write(
            &format!("content/actors/{id}.md"),
            format!("---\nname: {id}x\nkind: person\n---\n"),
        );
    }
    run::build(&archive);
    for page in ["actors/m/", "actors/ma/", "actors/ma-/", "actors/me-/", "actors/o-/"] {
        assert!(archive.site().join(page).join("index.html").exists(), "{page}");
    }
}

#[test]
fn where_time_goes_is_said_on_request_by_stage_and_template() {
    let archive = Archive::small();
    for command in ["check", "build"] {
        let run = run::dateline(&archive, &[command, "-v"]);
        for word in ["records ", "pages ", " article.html ", " page.html ", " s\n"] {
            assert!(run.stderr.contains(word), "{word}: {}", run.stderr);
        }
        assert!(!run.stderr.contains(['\r', '\u{1b}']), "no progress where there is no terminal");
    }
}
