//! Known actors are linked where a text names them, and their pages show the sentence.

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::run;

const ACTORS: &str = "
=== content/actors/ariel-henry.md
---
name: Ariel Henry
kind: person
other_names: [{name: Henry, ambiguous: true}]
---
=== content/actors/kevron-henry.md
---
name: Kevron Henry
kind: person
other_names: [{name: Henry, ambiguous: true}]
---
=== content/actors/chad.md
---
name: Chad
kind: country
name_in: {ar: تشاد}
---
";

fn archive(body: &str, front: &str) -> Archive {
    let article = format!(
        "=== content/articles/a.md\n---\ntitle: A report\ndate: 2024-09-26\n{front}---\n{body}\n"
    );
    Archive::new(&format!("{ACTORS}{article}"))
}

fn name_links(archive: &Archive) -> Vec<String> {
    run::build(archive);
    Page::read(&archive.site(), "articles/a/").attributes("a.name", "href")
}

#[test]
fn the_first_mention_in_each_section_is_linked() {
    let archive =
        archive("Chad spoke. Chad again.\n\n## Later\n\nChad’s answer came. Chadwick did not.", "");
    assert_eq!(name_links(&archive), ["../../actors/chad/", "../../actors/chad/"]);
}

#[test]
fn a_page_of_another_language_finds_the_name_in_that_language() {
    let archive = archive("قالت تشاد إنها ستنشر قوة.", "language: ar\n");
    assert_eq!(name_links(&archive), ["../../actors/chad/"]);
}

#[test]
fn a_name_that_could_be_several_is_left_alone_and_reported() {
    let archive = archive("Henry spoke.", "");
    let run = run::dateline(&archive, &["check"]);
    assert!(
        run.stdout
            .contains("warning[ambiguous-name]: `Henry` could be `ariel-henry` or `kevron-henry`"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("content/articles/a.md:5:1"), "{}", run.stdout);
    assert_eq!(name_links(&archive), [""; 0]);
}

#[test]
fn the_record_or_a_fuller_name_settles_an_ambiguous_one() {
    for (body, front) in [
        ("Henry spoke.", "actors: [ariel-henry]\n"),
        ("Henry spoke.", "names: [{text: Henry, is: ariel-henry}]\n"),
        ("Ariel Henry came.\n\n## Then\n\nHenry spoke.", ""),
    ] {
        let archive = archive(body, front);
        let links = name_links(&archive);
        assert!(
            !links.is_empty() && links.iter().all(|link| link == "../../actors/ariel-henry/"),
            "{body}: {links:?}"
        );
        assert_eq!(run::dateline(&archive, &["check", "--strict"]).code, 0, "{body}");
    }
}

#[test]
fn an_actors_page_shows_the_sentence_and_leads_to_its_paragraph() {
    let archive = archive(
        "Nothing here.\n\nMr. Smith waited. The delegate of Chad left early. Others stayed.",
        "",
    );
    run::build(&archive);
    let page = Page::read(&archive.site(), "actors/chad/");
    assert_eq!(page.texts("p.sentence"), ["The delegate of Chad left early."]);
    assert_eq!(page.attributes("p.sentence a", "href"), ["../../articles/a/#p2"]);
}

#[test]
fn a_speech_that_names_an_actor_is_listed_on_its_page_but_not_its_own() {
    let archive = archive("Nothing.", "");
    archive.write(
        "content/speeches/henry.md",
        "---\ntitle: Statement\ndate: 2024-09-25\nspeaker: ariel-henry\n---\nI, Ariel Henry, thank Chad for its help.\n",
    );
    run::build(&archive);
    let chad = Page::read(&archive.site(), "actors/chad/");
    assert_eq!(chad.texts("p.sentence"), ["I, Ariel Henry, thank Chad for its help."]);
    assert_eq!(chad.attributes("p.sentence a", "href"), ["../../speeches/henry/#p1"]);
    assert_eq!(Page::read(&archive.site(), "actors/ariel-henry/").texts("p.sentence"), [""; 0]);
}

#[test]
fn an_actor_that_was_merged_leads_to_the_other_and_its_names_mean_that_one() {
    let archive = archive("Kevron Henry and [[kevron-henry|he]] spoke of Chad.", "");
    archive.write(
        "content/actors/henry-double.md",
        "---\nname: Kevron Henry\nkind: person\nmerged_into: kevron-henry\naliases: [/people/kh/]\n---\n",
    );
    assert_eq!(name_links(&archive), ["../../actors/kevron-henry/", "../../actors/chad/"]);
    let old = Page::read(&archive.site(), "actors/henry-double/");
    assert_eq!(
        old.attributes("meta[http-equiv=refresh]", "content"),
        ["0; url=../../actors/kevron-henry/"]
    );
    let older = Page::read(&archive.site(), "people/kh/");
    assert_eq!(
        older.attributes("meta[http-equiv=refresh]", "content"),
        ["0; url=../../actors/kevron-henry/"]
    );
    let index = Page::read(&archive.site(), "actors/").attributes(".title a", "href");
    assert!(!index.iter().any(|link| link.contains("henry-double")), "{index:?}");
    assert_eq!(Page::read(&archive.site(), "actors/kevron-henry/").texts("p.sentence").len(), 1);
}
