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

/// Speeches, events and reports, with days, a month, a year, and a day that is not sure.
const TIMES: &str = "
=== content/actors/council.md
---
name: Council
kind: body
---
=== content/actors/ruto.md
---
name: Ruto
kind: person
---
=== content/speeches/one.md
---
title: First address
date: 2024-03-05
speaker: ruto
venue: council
---
=== content/speeches/two.md
---
title: Second address
date: 2024-03-06
speaker: ruto
venue: council
---
=== content/speeches/three.md
---
title: Elsewhere
date: 2024-09-06
speaker: ruto
---
=== content/events/vote.md
---
title: The vote
date: 2024-10-02
actors: [ruto]
---
=== content/events/rains.md
---
title: The rains
date: 2024-05
---
=== content/events/drought.md
---
title: The drought
date: 2024
---
=== content/events/landing.md
---
title: The landing
date: 2024-11-20~
---
=== content/articles/report.md
---
title: A report
date: 2024-10-03
---
Ruto spoke.
";

/// Returns how many things the marks of a row stand for.
fn counted(page: &Page, row: &str) -> usize {
    let titles = page.texts(&format!(".broad {row} .m > title"));
    let count = |title: &String| {
        let entries = title.strip_suffix(" entries").and_then(|rest| rest.rsplit(' ').next());
        entries.map_or(1, |n| n.parse().unwrap())
    };
    titles.iter().map(count).sum()
}

#[test]
fn a_years_picture_counts_what_its_list_counts() {
    let archive = Archive::new(TIMES);
    run::build(&archive);
    let page = Page::read(&archive.site(), "timeline/2024/");
    assert_eq!(page.texts(".entry-speech").len(), 3);
    assert_eq!(counted(&page, "[data-kind=speech]"), 3);
    assert_eq!(page.texts(".entry-event").len(), 4);
    assert_eq!(counted(&page, "[data-kind=event]"), 4);
    assert_eq!(page.texts(".reports"), ["1 article"]);
    assert_eq!(counted(&page, "[data-kind=article]"), 1);
    assert_eq!(
        page.texts(".broad .lane text.name"),
        ["Council", "Speeches elsewhere", "Events", "Articles"]
    );
    assert_eq!(page.texts(".broad [data-kind=speech] .tag"), ["2", "Ruto"]);
    let several = page.attributes(".broad [data-body=council] .m", "href");
    assert_eq!(several, ["../../timeline/2024/#dl-2024-03"]);
    assert!(page.attributes(".group", "aria-labelledby").contains(&"dl-2024-03".to_owned()));
    let overview = Page::read(&archive.site(), "timeline/");
    assert_eq!(overview.texts(".year > h2"), ["2024 3 speeches, 4 events, 1 article"]);
    assert_eq!(overview.texts(".entry").len(), 7);
    assert_eq!(overview.texts(".entry .title").first().map(String::as_str), Some("The landing"));
}

#[test]
fn a_mark_is_as_long_as_what_is_not_known() {
    let archive = Archive::new(TIMES);
    run::build(&archive);
    let page = Page::read(&archive.site(), "timeline/2024/");
    let events = ".broad [data-kind=event] .mark";
    let widths: Vec<u32> =
        page.attributes(events, "width").iter().map(|width| width.parse().unwrap()).collect();
    // The year, the month, two days.
    assert_eq!(widths.len(), 4);
    assert!(widths[0] > 930 && (70..90).contains(&widths[1]), "{widths:?}");
    assert!(widths[2..].iter().all(|width| *width == 4), "{widths:?}");
    assert_eq!(page.texts(".broad .m:has(.soft) > title"), ["about 20 November 2024: The landing"]);
}

#[test]
fn time_runs_from_right_to_left_where_the_page_does() {
    let archive = Archive::new(TIMES);
    run::build(&archive);
    let places = |page: &Page| -> Vec<(u32, u32)> {
        let number =
            |name| page.attributes(".broad .mark", name).into_iter().map(|n| n.parse().unwrap());
        number("x").zip(number("width")).collect()
    };
    let plain = places(&Page::read(&archive.site(), "timeline/2024/"));
    archive.write("site.yaml", "format: 1\ntitle: أرشيف\nlanguage: ar\n");
    run::build(&archive);
    let mirrored = places(&Page::read(&archive.site(), "timeline/2024/"));
    let expected: Vec<(u32, u32)> =
        plain.iter().map(|(x, width)| (960 - x - width, *width)).collect();
    assert_eq!(mirrored, expected);
}

#[test]
fn a_long_empty_time_is_drawn_as_a_break() {
    let archive = Archive::new(TIMES);
    archive
        .write("content/events/founding.md", "---\ntitle: The founding\ndate: 1945-06-26\n---\n");
    run::build(&archive);
    let page = Page::read(&archive.site(), "timeline/");
    assert_eq!(page.texts(".broad .break title"), ["Nothing here between 1945 and 2024"]);
    assert_eq!(page.texts(".broad .at"), ["1945", "2024"]);
    let events = page.attributes(".broad [data-kind=event] .m", "href");
    assert_eq!(events.first().map(String::as_str), Some("../events/founding/"));
}

#[test]
fn without_script_nothing_is_offered_that_needs_it() {
    let archive = Archive::new(TIMES);
    run::build(&archive);
    let page = Page::read(&archive.site(), "timeline/2024/");
    assert_eq!(page.attributes("form.filter", "hidden").len(), 1);
    assert_eq!(page.attributes("script[src]", "src"), ["../../assets/timeline.js"]);
    assert_eq!(page.texts(".entry[hidden], .entry [hidden], .m[hidden]").len(), 0);
    let vote = page.attributes(".broad [data-kind=event] .m[href$='vote/']", "data-who");
    assert_eq!(vote, ["ruto"]);
}

/// An actor with speeches and reports in two years, pledges in two states, and three offices.
const BUSY: &str = "
=== content/actors/ruto.md
---
name: Ruto
kind: person
roles:
  - {title: Minister, from: 2008, to: 2010-10-19}
  - {title: Deputy President, from: 2013-04-09, to: 2022-09-13}
  - {title: President, from: 2022-09-13}
---
=== content/actors/odinga.md
---
name: Odinga
kind: person
roles: [{title: Prime Minister, from: 2008, to: 2013}]
---
=== content/speeches/one.md
---
title: First address
date: 2023-03-05
speaker: ruto
---
=== content/articles/a.md
---
title: Report A
date: 2023-10-03
---
Ruto spoke.
=== content/articles/b.md
---
title: Report B
date: 2024-10-03
---
Ruto and Odinga spoke.
=== content/articles/c.md
---
title: Report C
date: 2024-11-03
---
Ruto spoke again.
=== content/pledges/roads.md
---
title: Roads
words: roads
by: ruto
speech: one
promised: 2023-03-05
due: 2030
---
=== content/pledges/rails.md
---
title: Rails
words: rails
by: ruto
speech: one
promised: 2023-03-05
updates: [{date: 2024-01-01, status: kept, sources: [{url: 'https://example.org/'}], body: Done.}]
---
=== content/pledges/wells.md
---
title: Wells
words: wells
by: ruto
speech: one
promised: 2023-03-05
due: 2029
---
";

#[test]
fn figures_of_an_actor_lead_to_lists_of_the_same_number() {
    let archive = Archive::new(BUSY);
    run::build(&archive);
    let page = Page::read(&archive.site(), "actors/ruto/");
    let columns = page.texts(".glance .strip div");
    assert_eq!(columns, ["20231", "20242", "20231", "20240"]);
    let links = page.attributes(".glance .strip a", "href");
    assert_eq!(links, ["#dl-reports-2023", "#dl-reports-2024", "#dl-said"]);
    assert_eq!(page.texts("#dl-reports-2024 + .entries > .entry").len(), 2);
    assert_eq!(page.texts("#dl-reports-2023 + .entries > .entry").len(), 1);
    // A heading says nothing where there is one year only.
    assert_eq!(page.texts("#dl-said-2023").len(), 0);
    assert_eq!(page.texts(".glance .counts li"), ["2 Open", "1 Kept"]);
    assert_eq!(page.attributes(".counts a", "href"), ["#dl-pledges-open", "#dl-pledges-kept"]);
    assert_eq!(page.texts("#dl-pledges-open + .entries .title"), ["Wells", "Roads"]);
    assert_eq!(page.texts("#dl-pledges-kept + .entries .title"), ["Rails"]);
}

#[test]
fn offices_have_bars_where_there_are_several() {
    let archive = Archive::new(BUSY);
    run::build(&archive);
    let page = Page::read(&archive.site(), "actors/ruto/");
    assert_eq!(page.texts(".roles li").len(), 3);
    let solid: Vec<u32> = page
        .attributes(".roles .held rect:not(.soft)", "x")
        .iter()
        .map(|x| x.parse().unwrap())
        .collect();
    // The newest first, as the list; the first of them in 2008 is not certain before 2009.
    assert_eq!(solid.len(), 3);
    assert!(solid[1] < solid[0] && solid[2] < solid[1], "{solid:?}");
    let soft = page.attributes(".roles li:last-child .soft", "x");
    assert_eq!(soft, ["0"]);
    assert!(0 < solid[2]);
    let one = Page::read(&archive.site(), "actors/odinga/");
    assert_eq!((one.texts(".roles li").len(), one.texts(".held").len()), (1, 0));
    assert_eq!(one.texts(".strip").len(), 0);
}
