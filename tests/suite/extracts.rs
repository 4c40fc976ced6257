//! What is shown of a text elsewhere ends where a reader would end it, and an ellipsis says where it is cut.

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::run;

/// Returns the first words of a speech as its speaker's page shows them.
fn extract(text: &str) -> String {
    let archive = Archive::new(&format!(
        "
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/speeches/one.md
---
title: One
date: 2023
speaker: kenya
---
{text}
"
    ));
    run::build(&archive);
    let shown = Page::read(&archive.site(), "actors/kenya/").texts(".extract p").remove(0);
    shown.strip_suffix(" Read on").unwrap().to_owned()
}

#[test]
fn the_beginning_of_a_text_ends_inside_no_quotation() {
    let told = "It was a long day for all of those who had come to the hall to hear the president speak of the mission.";
    let rest = "And a last sentence is in it that is so very long, and goes on and on from here, that there is no room for it at all in what is shown of this text, however one counts.”";
    assert_eq!(extract(&format!("{told} He said: “We came. We stayed. {rest}")), told);
    assert_eq!(
        extract(&format!("Hear this. He said: “{told} We stayed. {rest}")),
        format!("Hear this. He said: “{told} We stayed. …")
    );
    let closed = format!("{told} He said: “We came. We stayed.” It’s so.");
    assert_eq!(extract(&format!("{closed} {rest}")), closed);
}

#[test]
fn a_sentence_that_is_cut_has_an_ellipsis_at_each_cut() {
    let archive = Archive::new(&format!(
        "
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/articles/a.md
---
title: Both
date: 2023-01-01
---
First {0}Kenya {0}last.
=== content/articles/b.md
---
title: End
date: 2023-01-02
---
In Kenya {0}last.
=== content/articles/c.md
---
title: Whole
date: 2023-01-03
---
In Kenya all is well. Another sentence.
",
        "and so on ".repeat(40)
    ));
    run::build(&archive);
    let shown = Page::read(&archive.site(), "actors/kenya/").texts("#dl-reports ~ * .sentence");
    let [whole, end, both] = shown.as_slice() else { panic!("{shown:?}") };
    assert_eq!(whole, "In Kenya all is well.");
    assert!(end.starts_with("In Kenya and ") && end.ends_with(" and…"), "{end}");
    assert!(both.starts_with('…') && both.ends_with('…') && both.contains(" Kenya "), "{both}");
    let link = Page::read(&archive.site(), "actors/kenya/").texts("#dl-reports ~ * .sentence a");
    assert_eq!(link, ["Kenya"; 3]);
}
