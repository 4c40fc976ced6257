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
