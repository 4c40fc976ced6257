//! Pictures say what the lists say: every mark leads to what it stands for, and both count alike.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::run;

/// Articles, each with the actors that it is about.
fn named_together(articles: &[&[&str]]) -> Archive {
    let mut text = String::new();
    let all: BTreeSet<&str> = articles.iter().flat_map(|actors| actors.iter().copied()).collect();
    for actor in all {
        let name = actor.to_uppercase();
        write!(text, "\n=== content/actors/{actor}.md\n---\nname: {name}\nkind: country\n---\n")
            .unwrap();
    }
    for (n, actors) in articles.iter().enumerate() {
        let (named, date) = (actors.join(" and "), n + 1);
        write!(
            text,
            "=== content/articles/a{n}.md\n---\ntitle: Report {n}\ndate: 2024-05-{date:02}\nactors: [{}]\n---\nOf {}.\n",
            actors.join(", "),
            named.to_uppercase()
        )
        .unwrap();
    }
    Archive::new(&text)
}

#[test]
fn the_matrix_is_symmetric_and_each_number_leads_to_as_many_articles() {
    let archive = named_together(&[
        &["kenya", "haiti"],
        &["kenya", "haiti"],
        &["kenya", "haiti", "chad"],
        &["china", "russia"],
        &["china", "russia", "chad"],
    ]);
    run::build(&archive);
    let site = archive.site();
    let page = Page::read(&site, "network/");
    let rows = page.texts(".matrix tbody th");
    assert_eq!(page.texts(".matrix thead th"), rows);
    assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), 5);
    let cells = page.texts(".matrix tbody td");
    let cell = |row: usize, column: usize| cells[row * rows.len() + column].clone();
    let place = |name: &str| rows.iter().position(|row| row == name).unwrap();
    for (row, name) in rows.iter().enumerate() {
        for (column, other) in rows.iter().enumerate() {
            assert_eq!(cell(row, column), cell(column, row), "{name} and {other}");
        }
    }
    assert_eq!(cell(place("KENYA"), place("HAITI")), "3");
    assert_eq!(cell(place("KENYA"), place("KENYA")), "3");
    assert_eq!(cell(place("CHAD"), place("CHINA")), "1");
    assert_eq!(cell(place("KENYA"), place("CHINA")), "");
    assert_eq!(place("KENYA").abs_diff(place("HAITI")), 1);
    let links = page.attributes(".matrix td a", "href");
    assert!(links.contains(&"../actors/kenya/#dl-with-haiti".to_owned()), "{links:?}");
    let titles = page.attributes(".matrix td a", "title");
    assert!(titles.iter().any(|title| title.ends_with("named in 3 articles")), "{titles:?}");
    let kenya = Page::read(&site, "actors/kenya/");
    assert_eq!(kenya.texts("#dl-with-haiti .count"), ["3 articles"]);
    assert_eq!(kenya.texts("#dl-with-haiti .when a"), ["Report 2", "Report 1", "Report 0"]);
}

#[test]
fn the_keyboard_stops_at_each_pair_once() {
    let archive = named_together(&[&["kenya", "haiti", "chad"]]);
    run::build(&archive);
    let page = Page::read(&archive.site(), "network/");
    assert_eq!(page.texts(".matrix td a").len(), 6);
    assert_eq!(page.texts(".matrix td a:not([tabindex])").len(), 3);
}

#[test]
fn two_who_are_named_together_make_no_network() {
    let archive = named_together(&[&["kenya", "haiti"]]);
    run::build(&archive);
    assert!(!archive.path("public/network/index.html").exists());
    assert_eq!(Page::read(&archive.site(), "actors/kenya/").texts("a[href$='network/']").len(), 0);
}
