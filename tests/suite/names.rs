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
fn nothing_is_linked_in_links_headings_code_or_sources() {
    for body in [
        "[Chad](https://example.org/) and `Chad`",
        "Words. <cite>Chad, a *Chad* report</cite>",
        "<blockquote><p>Words.</p><cite>Chad</cite></blockquote>",
        "# Chad\n\n    Chad",
        "<p><code>Chad</code></p>",
    ] {
        assert_eq!(name_links(&archive(body, "")), [""; 0], "{body}");
    }
    assert_eq!(name_links(&archive("<cite>X</cite> of *Chad*", "")), ["../../actors/chad/"]);
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
    assert_eq!(
        Page::read(&archive.site(), "actors/kevron-henry/").texts(".references .sentence").len(),
        1
    );
}

/// Actors, one of each sort of name.
const MANY: &str = "
=== content/actors/ruto.md
---
name: William Samoei Ruto
kind: person
roles: [{title: President of the Republic, from: 2022-09-13}, {title: Deputy President, from: 2013, to: 2022}]
other_names: [Рутo, Ruto]
---
=== content/actors/us.md
---
name: United States
kind: country
other_names: [US, {name: Сполучені Штати}, {name: Сполучених Штатів}]
---
=== content/actors/ivory-coast.md
---
name: Côte d’Ivoire
kind: country
accents: optional
other_names: [{name: French West Africa, to: 1960-08}]
name_in: {zh: 科特迪瓦, ar: ساحل العاج}
---
=== content/actors/iran.md
---
name: Iran
kind: country
accents: optional
name_in: {ar: إيران}
---
=== content/actors/kenya.md
---
name: Kenya
kind: country
other_names: [Kenyan, Support mission to Kenya]
name_in: {ar: كينيا}
---
=== content/actors/bush-41.md
---
name: George Bush
kind: person
roles: [{title: President, from: 1989, to: 1993}]
---
=== content/actors/bush-43.md
---
name: Jeb Bush
kind: person
roles: [{title: President, from: 2001, to: 2009}, {title: Governor}]
---
";

/// Returns the names in a text of a day as `words=actor`, and `words?` where it is not settled.
fn found(date: &str, body: &str) -> String {
    let article = format!("=== content/articles/a.md\n---\ntitle: A\ndate: {date}\n---\n{body}\n");
    let archive = Archive::new(&format!("{MANY}{article}"));
    let list = ["list", "mentions", "--fields", "record,text,actor", "--format", "csv"];
    let rows = run::dateline(&archive, &list).stdout;
    let rows = rows.lines().filter_map(|row| row.strip_prefix("articles/a,"));
    let names = rows.map(|row| match row.split_once(',').unwrap() {
        (words, "") => format!("{words}?"),
        (words, actor) => format!("{words}={actor}"),
    });
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn names_end_and_begin_as_their_script_has_it() {
    for (body, names) in [
        ("KENYA'S vote, Kenya’s and Kenyas", "KENYA=kenya Kenya=kenya"),
        ("Kenya-led, pro-Kenya, Anglo-Kenyan", "Kenya=kenya Kenya=kenya Kenyan=kenya"),
        ("Kenya-Uganda, Kenya-Iran, KENYA-BACKED", "Kenya=kenya Iran=iran KENYA=kenya"),
        ("Support Mission To Kenya", "Support Mission To Kenya=kenya"),
        ("وبكينيا وكينيا مكينيا", "كينيا=kenya كينيا=kenya"),
        ("في سَاحِل العاج", "سَاحِل العاج=ivory-coast"),
        ("科特迪瓦总统在科特迪瓦说", "科特迪瓦=ivory-coast 科特迪瓦=ivory-coast"),
        ("зі Сполучених Штатів до Сполученими", "Сполучених Штатів=us"),
    ] {
        assert_eq!(found("2024", body), names, "{body}");
    }
}

#[test]
fn abbreviations_have_points_or_none() {
    assert_eq!(found("2024", "U.S. aid, US aid, U.S.-led, U.S.A."), "U.S.=us US=us U.S.=us");
}

#[test]
fn accents_may_be_left_out_where_the_actor_says_so() {
    assert_eq!(
        found("2024", "Cote d’Ivoire, Côte d’Ivoire, ايران, إيران"),
        "Cote d’Ivoire=ivory-coast Côte d’Ivoire=ivory-coast ايران=iran إيران=iran"
    );
}

#[test]
fn initials_count_after_the_name() {
    assert_eq!(
        found(
            "2024",
            "W. Ruto. William Samoei Ruto, W. Ruto, W. S. Ruto, William Ruto, Paul W. Ruto"
        ),
        "Ruto? William Samoei Ruto=ruto W. Ruto=ruto W. S. Ruto=ruto William Ruto=ruto Ruto?"
    );
}

#[test]
fn a_title_and_a_surname_are_one_actors_who_has_both() {
    for (date, body, names) in [
        ("2024", "President Ruto and Ruto", "Ruto=ruto Ruto=ruto"),
        ("2024", "PRESIDENT RUTO, president Ruto", "RUTO=ruto Ruto=ruto"),
        ("2024", "Mr. Ruto and Minister Ruto", "Ruto? Ruto?"),
        ("2020", "President Ruto", "Ruto?"),
        ("2020", "Deputy President Ruto", "Ruto=ruto"),
        ("2024", "President Bush", "Bush?"),
        ("1990", "President Bush", "Bush=bush-41"),
        ("2024", "Paul K. Ruto and President Ruto", "Ruto? Ruto?"),
        ("2024", "William K. Ruto and President Ruto", "Ruto? Ruto=ruto"),
        ("2024", "Governor Bush; President Bush", "Bush=bush-43 Bush=bush-43"),
    ] {
        assert_eq!(found(date, body), names, "{date} {body}");
    }
}

#[test]
fn a_surname_behind_a_given_name_of_others_is_not_settled() {
    assert_eq!(
        found("2024", "William Samoei Ruto met Jeb Ruto. Ruto, Samoei Ruto and Mr Ruto spoke."),
        "William Samoei Ruto=ruto Ruto? Ruto=ruto Ruto=ruto Ruto=ruto"
    );
}

#[test]
fn of_very_many_actors_that_a_name_could_mean_a_few_are_told() {
    let actor = |n| {
        let name = format!("Given{n} Henry\nkind: person\nother_names: [Henry]");
        format!("=== content/actors/h{n}.md\n---\nname: {name}\n---\n")
    };
    let actors: Vec<String> = (10..70).map(actor).collect();
    let article = "=== content/articles/a.md\n---\ntitle: A\ndate: 2024\n---\nHenry spoke.\n";
    let checked =
        run::dateline(&Archive::new(&format!("{}{article}", actors.concat())), &["check"]);
    let message = "`Henry` could be `h10` or `h11` or `h12` or `h13` or `h14` or one of others";
    assert!(checked.stdout.contains(message), "{}", checked.stdout);
}

#[test]
fn an_ambiguous_name_of_one_actor_is_not_settled_by_itself() {
    let archive = archive("Henry spoke.", "");
    archive.write("content/actors/kevron-henry.md", "---\nname: Kevron\nkind: person\n---\n");
    let checked = run::dateline(&archive, &["check"]).stdout;
    assert!(
        checked.contains("warning[ambiguous-name]: `Henry` could be `ariel-henry`"),
        "{checked}"
    );
    assert_eq!(name_links(&archive), [""; 0]);
}

#[test]
fn a_short_name_without_a_fuller_one_is_listed_and_not_reported() {
    let article = "=== content/articles/a.md\n---\ntitle: A\ndate: 2024\n---\nRuto spoke.\n";
    let archive = Archive::new(&format!("{MANY}{article}"));
    let list = ["list", "mentions", "--fields", "text,candidates", "--format", "csv"];
    assert!(run::dateline(&archive, &list).stdout.ends_with("Ruto,ruto\n"));
    assert_eq!(run::dateline(&archive, &["check", "--strict"]).code, 0);
}

#[test]
fn a_name_counts_in_the_time_that_it_was_used() {
    for (date, names) in [
        ("1959", "French West Africa=ivory-coast"),
        ("1960", "French West Africa=ivory-coast"),
        ("195X", "French West Africa=ivory-coast"),
        ("1960-09-01", ""),
    ] {
        assert_eq!(found(date, "French West Africa"), names, "{date}");
    }
}
