//! What helps a reader of a page on: contents, how to cite, where to report an error, the articles before and after, and what else a
//! publisher has.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::run;

const ARCHIVE: &str = "
=== site.yaml
title: An archive & more
base_url: https://archive.example/
edition: spring
publisher: The editors
contact: corrections@archive.example
=== content/actors/ruto.md
---
name: William Ruto
kind: person
---
=== content/actors/assembly.md
---
name: General Assembly
kind: body
---
=== content/actors/gazette.md
---
name: The Gazette
kind: organization
---
=== content/speeches/address.md
---
title: Address
date: 2024-09-26
speaker: ruto
venue: assembly
meeting: A/79/PV.13
---
=== content/articles/report.md
---
title: A headline of ours
date: 2024-09-27
byline: [A. Reporter, B. R_porter]
source: {publisher: The Gazette, title: 50% more, url: 'https://gazette.example/a_b', retrieved: 2024-10-01}
---
One.
=== content/articles/later.md
---
title: Later
date: 2024-10
source: {publisher: The Gazette}
---
Two.
=== content/articles/french.md
---
title: Plus tard
date: 2024-09-28
language: fr
source: {publisher: Le Journal}
---
Trois.
=== content/articles/digest.md
---
title: What was told
date: 2024-09-27~
type: digest
---
Four.
";

fn built() -> Archive {
    let archive = Archive::new(ARCHIVE);
    run::build(&archive);
    archive
}

fn csl(page: &Page) -> Value {
    serde_json::from_str(&page.texts(".cite pre")[1]).unwrap()
}

#[test]
fn an_article_is_cited_as_its_publisher_has_it() {
    let archive = built();
    let page = Page::read(&archive.site(), "articles/report/");
    assert_eq!(
        page.texts(".cite > p"),
        [
            "A. Reporter, B. R_porter, “A headline of ours”, The Gazette, 27 September 2024; in: An archive & more; Edition spring, https://archive.example/articles/report/"
        ]
    );
    let bibtex = &page.texts(".cite pre")[0];
    for line in [
        "@article{report,",
        "author = {{A. Reporter} and {B. R\\_porter}},",
        "title = {{50\\% more}},",
        "journal = {The Gazette},",
        "year = {2024},",
        "month = {9},",
        "url = {https://gazette.example/a_b},",
        "urldate = {2024-10-01},",
        "note = {An archive \\& more, spring, \\url{https://archive.example/articles/report/}},",
    ] {
        assert!(bibtex.contains(line), "{line}\n{bibtex}");
    }
    assert_eq!(
        csl(&page),
        json!({
            "id": "report",
            "type": "article-newspaper",
            "author": [{"literal": "A. Reporter"}, {"literal": "B. R_porter"}],
            "title": "50% more",
            "container-title": "The Gazette",
            "issued": {"date-parts": [[2024, 9, 27]]},
            "accessed": {"date-parts": [[2024, 10, 1]]},
            "language": "en",
            "URL": "https://gazette.example/a_b",
            "archive": "An archive & more",
            "archive_location": "https://archive.example/articles/report/",
            "edition": "spring",
        })
    );
}

#[test]
fn what_the_archive_wrote_is_cited_as_its_own() {
    let archive = built();
    let digest = csl(&Page::read(&archive.site(), "articles/digest/"));
    assert_eq!(digest["author"], json!([{"literal": "The editors"}]));
    assert_eq!(digest["container-title"], "An archive & more");
    assert_eq!(digest["issued"], json!({"date-parts": [[2024, 9, 27]], "circa": true}));
    let actor = csl(&Page::read(&archive.site(), "actors/ruto/"));
    assert_eq!(
        (&actor["type"], &actor["URL"]),
        (&json!("webpage"), &json!("https://archive.example/actors/ruto/"))
    );
}

#[test]
fn a_speech_is_cited_with_who_spoke_and_where() {
    let archive = built();
    let speech = csl(&Page::read(&archive.site(), "speeches/address/"));
    assert_eq!(speech["type"], "speech");
    assert_eq!(speech["author"], json!([{"literal": "William Ruto"}]));
    assert_eq!(speech["event-title"], "General Assembly");
    assert_eq!(speech["number"], "A/79/PV.13");
}

#[test]
fn errors_are_reported_with_the_page() {
    let archive = built();
    let links = |archive: &Archive| {
        Page::read(&archive.site(), "articles/report/").attributes(".report-error a", "href")
    };
    let page = "https%3A%2F%2Farchive%2Eexample%2Farticles%2Freport%2F";
    assert_eq!(
        links(&archive),
        [format!(
            "mailto:corrections@archive.example?subject=A%20headline%20of%20ours&body={page}"
        )]
    );
    archive.write(
        "site.yaml",
        "base_url: https://archive.example/\ncontact: 'https://desk.example/?about={page}&x=1'\n",
    );
    run::build(&archive);
    assert_eq!(links(&archive), [format!("https://desk.example/?about={page}&x=1")]);
    archive.write("site.yaml", "title: Nobody to write to\n");
    run::build(&archive);
    assert!(links(&archive).is_empty());
}

#[test]
fn articles_lead_to_those_before_and_after_in_their_language() {
    let archive = built();
    let turns = |path: &str| Page::read(&archive.site(), path).attributes(".turn a", "href");
    assert_eq!(turns("articles/report/"), ["../../articles/digest/"]);
    assert_eq!(turns("articles/digest/"), ["../../articles/report/", "../../articles/later/"]);
    assert!(turns("articles/french/").is_empty());
}

#[test]
fn a_publisher_leads_to_all_of_theirs() {
    let archive = built();
    let facts = |path: &str| Page::read(&archive.site(), path).attributes(".facts dd a", "href");
    assert_eq!(
        facts("articles/report/"),
        [
            "https://gazette.example/a_b",
            "../../articles/by/publisher/#dl-by-the-gazette",
            "../../actors/gazette/"
        ]
    );
    assert!(facts("articles/french/").is_empty(), "there is but one of theirs");
    let index = Page::read(&archive.site(), "articles/by/publisher/");
    assert_eq!(index.texts("h2"), ["Le Journal", "The Gazette"]);
    assert_eq!(
        index.texts("#dl-by-the-gazette ~ .entries .title"),
        ["Later", "A headline of ours"]
    );
}

#[test]
fn publishers_of_many_articles_have_pages_of_their_own() {
    let mut text = "\n=== site.yaml\ntitle: A\n".to_owned();
    for n in 0..210 {
        let (publisher, month) = if n < 3 { ("新华社", 1) } else { ("Daily", n % 12 + 1) };
        write!(
            text,
            "=== content/articles/a{n}.md\n---\ntitle: Article {n}\ndate: {}-{month:02}-01\nsource: {{publisher: {publisher}}}\n---\nText.\n",
            2020 + n / 105
        )
        .unwrap();
    }
    let archive = Archive::new(&text);
    run::build(&archive);
    let all = Page::read(&archive.site(), "articles/by/publisher/");
    assert_eq!(all.texts("h2"), ["Daily", "新华社"]);
    assert_eq!(all.texts(".entry").len(), 2, "the latest of each");
    let links = all.attributes("h2 a", "href");
    assert_eq!(links[0], "../../../articles/by/publisher/daily/");
    let daily = Page::read(&archive.site(), "articles/by/publisher/daily/");
    assert_eq!(daily.texts("h1"), ["Daily"]);
    assert_eq!(daily.texts(".jumps a"), ["2021", "2020"]);
    let n: usize = ["2020/", "2021/"]
        .map(|year| Page::read(&archive.site(), &format!("articles/by/publisher/daily/{year}")))
        .iter()
        .map(|page| page.texts(".entry").len())
        .sum();
    assert_eq!(n, 207);
    let other = links[1].strip_prefix("../../../").unwrap();
    assert_eq!(Page::read(&archive.site(), other).texts(".entry").len(), 3);
}

#[test]
fn long_texts_have_a_table_of_contents() {
    let words = "Words and more words. ".repeat(50);
    let body =
        ["First", "Second", "Third"].map(|title| format!("## {title}\n\n{words}\n")).join("\n");
    let archive = Archive::new("\n=== site.yaml\ntitle: A\n");
    archive.write(
        "content/articles/long.md",
        format!("---\ntitle: Long\ndate: 2024-09-26\n---\n{body}"),
    );
    archive.write(
        "content/articles/short.md",
        "---\ntitle: Short\ndate: 2024-09-26\n---\n## One\n\n## Two\n\n## Three\n",
    );
    archive.write("content/pages/method.md", format!("---\ntitle: Method\n---\n{body}"));
    run::build(&archive);
    for path in ["articles/long/", "method/"] {
        let page = Page::read(&archive.site(), path);
        assert_eq!(page.attributes(".contents a", "href"), ["#h-first", "#h-second", "#h-third"]);
    }
    assert!(Page::read(&archive.site(), "articles/short/").texts(".contents").is_empty());
}
