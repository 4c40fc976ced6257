//! An article's page leads to others that tell of the same, and says what they share.

use std::fmt::Write;

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::run;

fn article(id: &str, day: u8, fields: &str) -> String {
    format!(
        "=== content/articles/{id}.md\n---\ntitle: {id}\ndate: 2024-09-{day:02}\n{fields}\n---\nText.\n"
    )
}

/// An archive in which everything is about one topic, and little else is shared.
fn archive() -> Archive {
    let mut text = "\n=== site.yaml\ntitle: A\n=== content/actors/conille.md\n---\nname: Garry Conille\nkind: person\n---\n\
        === content/speeches/address.md\n---\ntitle: Address\ndate: 2024-09-25\nspeaker: conille\n---\n"
        .to_owned();
    text += &article("first", 26, "topics: [News]\nactors: [conille]\nspeeches: [address]");
    text += &article("same-speech", 27, "topics: [News]\nspeeches: [address]\nactors: [conille]");
    text += &article("same-actor", 28, "topics: [News]\nactors: [conille]");
    text += &article("unlisted", 28, "topics: [News]\nactors: [conille]\nvisibility: unlisted");
    text += &article(
        "traducido",
        27,
        "topics: [News]\nactors: [conille]\nspeeches: [address]\nlanguage: es\ntranslation_of: same-speech",
    );
    text += &article(
        "traduit",
        26,
        "topics: [News]\nactors: [conille]\nspeeches: [address]\nlanguage: fr\ntranslation_of: first",
    );
    for n in 0..40 {
        write!(text, "{}", article(&format!("other-{n}"), 20, "topics: [News]")).unwrap();
    }
    Archive::new(&text)
}

#[test]
fn what_shares_most_comes_first_with_its_reason() {
    let archive = archive();
    run::build(&archive);
    let page = Page::read(&archive.site(), "articles/first/");
    assert_eq!(page.texts("[aria-labelledby=dl-related] .title"), ["same-speech", "same-actor"]);
    assert_eq!(
        page.texts("[aria-labelledby=dl-related] .quiet"),
        ["In both: Address, Garry Conille, News", "In both: Garry Conille, News"]
    );
    let other = Page::read(&archive.site(), "articles/other-3/");
    assert_eq!(other.texts("[aria-labelledby=dl-related]"), [""; 0], "all are about the topic");
}
