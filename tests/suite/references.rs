//! Every link is followed backwards: the page that it leads to shows who refers to it, with the sentence.

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::run;

fn archive(link: &str) -> Archive {
    Archive::new(&format!(
        "
=== content/speeches/ruto-unga79.md
---
title: Address to the General Assembly
date: 2024-09-26
speaker: ruto
venue: un-general-assembly
---
=== content/actors/ruto.md
---
name: William Ruto
kind: person
---
=== content/actors/un-general-assembly.md
---
name: General Assembly
kind: body
---
=== content/pages/about.md
---
title: About
---
One sentence. All began with {link} in New York. Another.
"
    ))
}

#[test]
fn all_ways_to_write_a_link_are_followed_backwards() {
    for (link, words) in [
        ("[[speech:ruto-unga79|his address]]", "his address"),
        ("[[ruto-unga79|his address]]", "his address"),
        ("[[Address to the General Assembly]]", "Address to the General Assembly"),
        ("[his address](../speeches/ruto-unga79.md)", "his address"),
    ] {
        let archive = archive(link);
        run::build(&archive);
        let page = Page::read(&archive.site(), "speeches/ruto-unga79/");
        assert_eq!(page.texts(".references .title"), ["About"], "{link}");
        assert_eq!(
            page.texts(".references .sentence"),
            [format!("All began with {words} in New York.")],
            "{link}"
        );
        let about = Page::read(&archive.site(), "about/");
        assert_eq!(
            about.attributes("#p1 > a:not(.dl-n):not(.name)", "href"),
            ["../speeches/ruto-unga79/"],
            "{link}"
        );
    }
}

#[test]
fn a_link_to_nothing_is_an_error_with_the_nearest_record() {
    let run = run::dateline(&archive("[[speech:ruto-unga97|his address]]"), &["check"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("error[unknown-link]: no speech has the id `ruto-unga97`"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("did you mean `ruto-unga79`?"), "{}", run.stdout);
}

#[test]
fn a_part_that_a_page_does_not_have_is_an_error() {
    let run = run::dateline(&archive("[his address](../speeches/ruto-unga79.md#p3)"), &["check"]);
    assert!(
        run.stdout.contains("error[unknown-fragment]: the page has no part `#p3`"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_link_to_a_note_that_is_not_published_is_an_error() {
    for (status, problem) in [("published", false), ("review", true), ("draft", true)] {
        let archive = archive("[the note](../speeches/ruto-unga79.md#target)");
        archive.write(
            "content/speeches/ruto-unga79.notes.yaml",
            format!("- {{id: target, kind: context, quote: We, body: On it., status: {status}}}\n"),
        );
        archive.replace(
            "content/speeches/ruto-unga79.md",
            "venue: un-general-assembly\n---",
            "venue: un-general-assembly\n---\nWe meet.\n",
        );
        let run = run::dateline(&archive, &["check", "--drafts"]);
        let found = "error[link-to-draft]: the note `target` is not published";
        assert_eq!(run.stdout.contains(found), problem, "{}", run.stdout);
        assert_eq!(run.code, i32::from(problem), "{}", run.stdout);
    }
}

#[test]
fn a_record_that_cannot_be_read_is_not_called_unknown() {
    let archive = Archive::small();
    archive.replace("content/actors/kenya.md", "kind: country", "kind: land");
    let run = run::dateline(&archive, &["check"]);
    assert!(run.stdout.contains("the actor `kenya` could not be read"), "{}", run.stdout);
    for wrong in ["no actor has the id `kenya`", "did you mean"] {
        assert!(!run.stdout.contains(wrong), "{}", run.stdout);
    }
}

#[test]
fn translations_lead_to_each_other() {
    let archive = Archive::small();
    run::build(&archive);
    let original = Page::read(&archive.site(), "articles/haiti/");
    let translation = Page::read(&archive.site(), "articles/haiti-ar/");
    assert!(
        original.attributes("a[hreflang]", "href").contains(&"../../articles/haiti-ar/".to_owned())
    );
    assert!(
        translation.attributes("a[hreflang]", "href").contains(&"../../articles/haiti/".to_owned())
    );
}
