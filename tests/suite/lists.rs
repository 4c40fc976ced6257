//! Lists are cut by period, so that no page grows with the archive, and every article stays in reach.

use std::fmt::Write;

use crate::kit::archive::Archive;
use crate::kit::folder;
use crate::kit::page::Page;
use crate::kit::run;

/// One hub actor in 260 articles of 2023 and 20 of 2024.
fn large() -> Archive {
    let mut text =
        "\n=== content/actors/kenya.md\n---\nname: Kenya\nkind: country\n---\n".to_owned();
    for n in 0..280 {
        let (year, month) = if n < 260 { (2023, n % 12 + 1) } else { (2024, 5) };
        write!(
            text,
            "=== content/articles/a{n}.md\n---\ntitle: Report {n}\ndate: {year}-{month:02}-{:02}\ntopics: [Police]\n---\nKenya spoke {n} times.\n",
            n % 28 + 1
        )
        .unwrap();
    }
    Archive::new(&text)
}

#[test]
fn no_page_has_more_than_two_hundred_entries_and_none_is_lost() {
    let archive = large();
    run::build(&archive);
    let site = archive.site();
    for (list, entries) in [
        ("articles/", ".entries > li"),
        ("actors/kenya/", ".entries > li"),
        ("topics/police/", ".entries > li"),
    ] {
        let pages: Vec<String> = folder::files(&site)
            .into_keys()
            .filter(|path| {
                path.starts_with(list)
                    && path.ends_with("index.html")
                    && !path.starts_with("articles/a")
            })
            .collect();
        let mut found = std::collections::BTreeSet::new();
        for path in &pages {
            let page = Page::read(&site, path.strip_suffix("index.html").unwrap());
            assert!(page.texts(entries).len() <= 200, "{path}");
            found.extend(page.texts(&format!("{entries} .title")));
        }
        assert_eq!(found.len(), 280, "{list} in {pages:?}");
    }
}

#[test]
fn a_list_leads_to_its_years_and_a_long_year_to_its_months() {
    let archive = large();
    run::build(&archive);
    let jumps = Page::read(&archive.site(), "actors/kenya/").attributes(".jumps a", "href");
    assert_eq!(jumps, ["../../actors/kenya/2024/", "../../actors/kenya/2023/"]);
    let jumps = Page::read(&archive.site(), "actors/kenya/2023/").attributes(".jumps a", "href");
    for part in ["2024/", "2023/", "2023/01/", "2023/12/"] {
        assert!(
            jumps.iter().any(|jump| jump.ends_with(&format!("actors/kenya/{part}"))),
            "{part}: {jumps:?}"
        );
    }
    let year = Page::read(&archive.site(), "actors/kenya/2024/");
    assert_eq!(year.texts(".sentence").len(), 20);
}

#[test]
fn what_is_referred_to_often_has_its_references_by_year() {
    let mut text = "\n=== content/pledges/police.md\n---\ntitle: More police\nby: [kenya]\npromised: 2022-05-01\nto: [kenya]\nsources: [{title: x, url: \"https://example.org/\"}]\n---\n=== content/actors/kenya.md\n---\nname: Kenya\nkind: country\n---\n".to_owned();
    for n in 0..230 {
        let year = if n < 210 { 2023 } else { 2024 };
        write!(
            text,
            "=== content/articles/a{n}.md\n---\ntitle: Report {n}\ndate: {year}-05-{:02}\n---\nThis is about [[pledge:police|police {n}]].\n",
            n % 28 + 1
        )
        .unwrap();
    }
    let archive = Archive::new(&text);
    run::build(&archive);
    let site = archive.site();
    let sentences = |path: &str| Page::read(&site, path).texts(".references .sentence");
    let own = Page::read(&site, "pledges/police/");
    assert_eq!(own.texts(".references .sentence").len(), 50);
    assert_eq!(
        own.attributes(".jumps a", "href"),
        ["../../pledges/police/2024/", "../../pledges/police/2023/"]
    );
    let year = sentences("pledges/police/2024/");
    assert_eq!(year.len(), 20);
    assert!(year.contains(&"This is about police 229.".to_owned()), "{year:?}");
    // More than one page holds, so that the year shows the latest and leads to its months.
    assert_eq!(sentences("pledges/police/2023/").len(), 50);
    assert_eq!(sentences("pledges/police/2023/05/").len(), 210);
}

/// Pledges by two actors, and one by somebody who is not named; `n` more by the first.
fn pledges(n: usize) -> Archive {
    let mut text = "
=== site.yaml
as_of: 2025-06-01
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/actors/chad.md
---
name: Chad
kind: country
---
=== content/pledges/kept.md
---
title: Kept
by: chad
promised: 2022
sources: [{title: A source}]
updates: [{date: 2023, status: kept}]
---
=== content/pledges/late.md
---
title: Late
by: [kenya, chad]
promised: 2021
due: 2023
sources: [{title: A source}]
---
=== content/pledges/unnamed.md
---
title: Unnamed
by: {description: a senior official}
promised: 2024
sources: [{title: A source}]
---
"
    .to_owned();
    for n in 0..n {
        let year = 2010 + n % 10;
        write!(
            text,
            "=== content/pledges/p{n}.md\n---\ntitle: Pledge {n}\nby: kenya\npromised: {year}\nsources: [{{title: A source}}]\n---\n"
        )
        .unwrap();
    }
    Archive::new(&text)
}

#[test]
fn pledges_are_listed_by_state_and_by_who_promised() {
    let archive = pledges(0);
    run::build(&archive);
    let index = Page::read(&archive.site(), "pledges/");
    let headings = ["Due date passed, no later update recorded here", "Open", "Kept"];
    assert_eq!(index.texts("main h2"), headings);
    assert_eq!(
        index.attributes("main .jumps a", "href"),
        ["#dl-overdue", "#dl-open", "#dl-kept", "by/actor/"].map(|to| format!("../pledges/{to}"))
    );
    let by = Page::read(&archive.site(), "pledges/by/actor/");
    assert_eq!(by.texts("main h2"), ["Chad", "Kenya", "Others"]);
    assert_eq!(by.texts(".entry .title"), ["Late", "Kept", "Late", "Unnamed"]);
    assert_eq!(by.texts("[aria-labelledby=dl-other] .who"), ["a senior official"]);
    let chad = by.attributes("main h2 a", "href")[0].clone();
    assert_eq!(chad, "../../../actors/chad/#dl-pledges");
    assert_eq!(Page::read(&archive.site(), "actors/chad/").texts("#dl-pledges").len(), 1);
}

#[test]
fn pledges_in_a_state_are_listed_by_due_date_and_claims_with_a_verdict_newest_first() {
    let mut text = "=== content/actors/kenya.md\n---\nname: Kenya\nkind: country\n---\n".to_owned();
    let pledges = [
        ("Alpha", 2022, ""),
        ("Beta", 2021, ""),
        ("Gamma", 2020, "due: 2031"),
        ("Delta", 2023, "due: 2030"),
        ("Zeta", 2019, "due: 2030"),
    ];
    for (title, promised, due) in pledges {
        write!(text, "=== content/pledges/{title}.md\n---\nid: {}\ntitle: {title}\nby: kenya\npromised: {promised}\n{due}\nsources: [{{title: A source}}]\n---\n", title.to_lowercase()).unwrap();
    }
    for (title, date, label) in [
        ("A", "2020", "True"),
        ("B", "2022", "False"),
        ("C", "2021", "True"),
        ("D", "2023", "True"),
    ] {
        write!(text, "=== content/claims/{title}.md\n---\nid: {}\ntitle: {title}\nclaim: It is so\nby: kenya\ndate: {date}\nreviews: [{{date: 2024, author: x, rating: {{label: \"{label}\"}}, sources: [{{title: A source}}]}}]\nsources: [{{title: A source}}]\n---\n", title.to_lowercase()).unwrap();
    }
    let archive = Archive::new(&text);
    run::build(&archive);
    let titles = |address: &str, of: &str| {
        Page::read(&archive.site(), address).texts(&format!("{of} .title"))
    };
    let in_order = ["Zeta", "Delta", "Gamma", "Beta", "Alpha"];
    assert_eq!(titles("pledges/", ".entry"), in_order);
    assert_eq!(titles("pledges/by/actor/", ".entry"), in_order);
    assert_eq!(titles("actors/kenya/", "[aria-labelledby=dl-pledges]"), in_order);
    assert_eq!(titles("claims/", ".entry"), ["B", "D", "C", "A"]);
    assert_eq!(titles("claims/by/actor/", ".entry"), ["B", "D", "C", "A"]);
}

#[test]
fn many_pledges_have_a_page_for_each_state_and_none_is_lost() {
    let archive = pledges(230);
    run::build(&archive);
    let site = archive.site();
    let index = Page::read(&site, "pledges/");
    assert_eq!(index.texts(".entry .title").first().map(String::as_str), Some("Late"));
    assert_eq!(index.texts(".empty"), [""; 0]);
    let ways = index.attributes("main .jumps a", "href");
    assert!(ways.contains(&"../pledges/by/state/open/".to_owned()), "{ways:?}");
    let mut found = std::collections::BTreeSet::new();
    let files = folder::files(&site).into_keys();
    for path in files.filter(|path| path.starts_with("pledges/by/state/")) {
        let page = Page::read(&site, path.strip_suffix("index.html").unwrap());
        assert!(page.texts(".entry").len() <= 200, "{path}");
        found.extend(page.texts(".entry .title"));
    }
    assert_eq!(found.len(), 233);
    let by = Page::read(&site, "pledges/by/actor/");
    assert_eq!(by.texts(".entry .title"), ["Unnamed"]);
    let letters = by.attributes(".jumps a", "href");
    assert!(letters.contains(&"../../../pledges/by/actor/k-/".to_owned()), "{letters:?}");
    assert_eq!(Page::read(&site, "pledges/by/actor/k-/").texts(".entry").len(), 12);
}

#[test]
fn no_alias_takes_the_address_of_an_index_in_another_order() {
    let archive = pledges(0);
    archive.write(
        "content/pages/a.md",
        "---\ntitle: A\naliases: [/pledges/by/actor/, /claims/by/state/rated/, /articles/by/publisher/a/]\n---\n",
    );
    let run = run::dateline(&archive, &["check"]);
    for address in ["/pledges/by/actor/", "/claims/by/state/rated/", "/articles/by/publisher/a/"] {
        assert!(
            run.stdout.contains(&format!("`{address}` is an address that dateline needs")),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn a_meeting_has_its_votes_and_speeches_and_is_reached_from_each() {
    let archive = Archive::small();
    let meeting = "meeting: S/PV.9731";
    archive.replace(
        "content/events/mss-renewal-2024.md",
        "kind: vote",
        &format!("kind: vote\n{meeting}\ndocument: S/RES/2751 (2024)"),
    );
    for (id, title) in [("one", "First"), ("two", "Second")] {
        archive.write(
            &format!("content/speeches/{id}.md"),
            format!("---\ntitle: {title}\ndate: 2024-09-30\nspeaker: william-ruto\n{meeting}\nsources: [{{title: Record}}]\n---\n"),
        );
    }
    run::build(&archive);
    let site = archive.site();
    let page = Page::read(&site, "meetings/s_pv.9731/");
    assert_eq!(page.texts(".entry .title"), ["Renewal of the mission", "First", "Second"]);
    assert_eq!(page.texts(".entry .symbol"), ["S/RES/2751 (2024)"]);
    for address in ["events/mss-renewal-2024/", "speeches/one/", "speeches/two/"] {
        let links = Page::read(&site, address).attributes(".facts a", "href");
        assert!(links.contains(&"../../meetings/s_pv.9731/".to_owned()), "{address}: {links:?}");
    }
    let others = Page::read(&site, "speeches/one/").texts("[aria-labelledby=dl-meeting] .title");
    assert_eq!(others, ["Renewal of the mission", "Second"]);
}

#[test]
fn activity_counts_speeches_held_for_an_actor_once_each() {
    let archive = Archive::new(
        "
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/actors/ruto.md
---
name: William Ruto
kind: person
---
=== content/speeches/one.md
---
title: One
date: 2023
speaker: ruto
on_behalf_of: kenya
---
Words.
=== content/speeches/two.md
---
title: Two
date: 2024
speaker: kenya
on_behalf_of: kenya
---
Words.
",
    );
    run::build(&archive);
    let years = |actor: &str| Page::read(&archive.site(), actor).texts(".strip div");
    assert_eq!(years("actors/kenya/"), ["20231", "20241"]);
    // One column is no figure.
    assert!(years("actors/ruto/").is_empty());
}

#[test]
fn who_is_named_in_the_same_articles_stands_by_number_then_by_sort_name() {
    let archive = Archive::new(
        "
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/actors/abe.md
---
name: Abe Young
sort_name: Young, Abe
kind: person
---
=== content/actors/zed.md
---
name: Zed Adams
sort_name: Adams, Zed
kind: person
---
=== content/actors/haiti.md
---
name: Haiti
kind: country
---
=== content/articles/a.md
---
title: A
date: 2023-01-01
---
Kenya, Abe Young, Zed Adams and Haiti.
=== content/articles/b.md
---
title: B
date: 2023-01-02
---
Kenya and Haiti.
",
    );
    run::build(&archive);
    let names = Page::read(&archive.site(), "actors/kenya/").texts(".companions > li > p");
    assert_eq!(names, ["Haiti", "Zed Adams", "Abe Young"]);
}

#[test]
fn a_place_that_no_article_names_says_so_and_a_topic_in_other_words() {
    let archive = Archive::new(
        "
=== content/places/nairobi.md
---
name: Nairobi
---
=== content/topics/police.md
---
name: Police
---
",
    );
    run::build(&archive);
    let empty = |address: &str| Page::read(&archive.site(), address).texts("#dl-articles + .empty");
    assert_eq!(empty("places/nairobi/"), ["No article in this archive names this place."]);
    assert_eq!(empty("topics/police/"), ["No article in this archive has it."]);
}

#[test]
fn what_stands_beside_a_date_begins_with_a_word() {
    let archive = Archive::new(
        "\
=== site.yaml
title: Archive
=== content/claims/fr.md
---
title: Unanime
claim: Le vote fut unanime.
date: 2024-09-26
language: fr
sources: [{url: 'https://example.org/'}]
---
=== content/events/vote.md
---
title: A vote
date: 2024-09-30
document: S/RES/2751 (2024)
---
",
    );
    run::build(&archive);
    for (page, beside) in [("claims/", "French"), ("events/", "S/RES/2751 (2024)")] {
        assert_eq!(Page::read(&archive.site(), page).texts(".entries .sort"), [beside], "{page}");
    }
}
