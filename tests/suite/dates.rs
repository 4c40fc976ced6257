//! Dates as far back and ahead as they can be written are told like all others.

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::run;

/// An article and an event for each date, and a person who lived from the first to the last.
fn archive(dates: &[&str]) -> Archive {
    let archive = Archive::new("=== site.yaml\ntitle: Long ago\n");
    for (n, date) in dates.iter().enumerate() {
        archive.write(
            &format!("content/articles/a{n}.md"),
            format!(
                "---\ntitle: Article {n}\ndate: \"{date}\"\nactors: [methuselah]\n---\nText.\n"
            ),
        );
        archive.write(
            &format!("content/events/e{n}.md"),
            format!("---\ntitle: Event {n}\ndate: \"{date}\"\n---\n"),
        );
        archive.write(
            &format!("content/speeches/s{n}.md"),
            format!(
                "---\ntitle: Speech {n}\ndate: \"{date}\"\nspeaker: methuselah\nvenue: senate\n---\nText.\n"
            ),
        );
    }
    archive.write("content/actors/senate.md", "---\nname: The Senate\nkind: body\n---\n");
    archive.write(
        "content/actors/methuselah.md",
        format!(
            "---\nname: Methuselah\nkind: person\nborn: \"{}\"\ndied: \"{}\"\n---\n",
            dates[0],
            dates[dates.len() - 1]
        ),
    );
    archive
}

#[test]
fn years_of_any_length_have_pages() {
    for dates in [
        &["Y-170000002", "-9999", "-0044-03-15", "0000", "0800", "2024-09-26", "Y170000002"][..],
        &["Y-999999999999999", "Y999999999999999"],
        &["9999-12-31", "Y10000"],
        &["Y10000"],
    ] {
        let archive = archive(dates);
        run::build(&archive);
        let home = Page::read(&archive.site(), "").texts("main .top .when");
        assert!(!home.is_empty(), "{dates:?}");
        let events = Page::read(&archive.site(), "events/").texts("main");
        assert!(dates.iter().enumerate().all(|(n, _)| events[0].contains(&format!("Event {n}"))));
    }
}

#[test]
fn a_year_before_the_first_is_told_as_before_christ() {
    let archive = archive(&["Y-10000", "-0043-03-15"]);
    run::build(&archive);
    let events = Page::read(&archive.site(), "events/").texts("main");
    assert!(events[0].contains("44 BC") && events[0].contains("10001 BC"), "{events:?}");
}
