//! Promises: no link of a built site leads nowhere, every `href`, `src` and fragment resolves inside the site; and a reader
//! who only follows links comes to every page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::kit::archive::Archive;
use crate::kit::folder;
use crate::kit::page::Page;
use crate::kit::project;
use crate::kit::run;

#[test]
fn all_links_of_the_small_archive_resolve() {
    let archive = Archive::small();
    run::build(&archive);
    assert_resolved(&archive.site(), "https://example.org/archive/");
}

#[test]
fn all_links_of_the_demo_resolve() {
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo");
    if site.exists() {
        fs::remove_dir_all(&site).unwrap();
    }
    let base = "https://demo.example/archive/";
    let args = ["build", "--output", site.to_str().unwrap(), "--base-url", base];
    let run = run::run_in(&project(), &args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_resolved(&site, base);
}

#[test]
fn every_page_of_the_demo_is_reached_from_the_first_without_the_search() {
    let archive = Archive::new("");
    for (path, content) in folder::files(&project().join("content")) {
        archive.write(&format!("content/{path}"), content);
    }
    let settings = fs::read_to_string(project().join("site.yaml")).unwrap();
    archive.write("site.yaml", format!("{settings}\nsearch: false\n"));
    run::build(&archive);
    let site = archive.site();
    let mut unseen: BTreeSet<String> =
        folder::served(&site).into_keys().filter(|path| path.ends_with("index.html")).collect();
    let mut next = vec!["index.html".to_owned()];
    while let Some(path) = next.pop() {
        if unseen.remove(&path) {
            let links = Page::read(&site, &path).attributes("body a[href]", "href");
            let targets = links.iter().filter_map(|link| {
                target(without_fragment(link), &path, "https://demo.example/archive/")
            });
            next.extend(targets.map(|target| format!("{target}index.html")));
        }
    }
    assert_eq!(unseen, BTreeSet::new());
}

fn without_fragment(link: &str) -> &str {
    link.split(['#', '?']).next().unwrap_or("")
}

/// Fails with all links of a site that lead nowhere.
#[track_caller]
fn assert_resolved(site: &Path, base: &str) {
    let files: BTreeSet<String> = folder::served(site).into_keys().collect();
    let is_page = |path: &&String| Path::new(path).extension().is_some_and(|end| end == "html");
    let pages: BTreeMap<&str, Page> =
        files.iter().filter(is_page).map(|path| (path.as_str(), Page::read(site, path))).collect();
    let fragments: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, page)| (*path, page.attributes("[id]", "id").into_iter().collect()))
        .collect();
    let mut broken = Vec::new();
    for (path, page) in &pages {
        let links = links(page);
        let dead = links.iter().filter(|link| !resolves(link, path, base, &files, &fragments));
        broken.extend(dead.map(|link| format!("{path}: {link}")));
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
    assert!(!pages.is_empty());
}

/// Returns all addresses that a page names, `srcset` included.
fn links(page: &Page) -> Vec<String> {
    let mut links = page.attributes("[href]", "href");
    links.extend(page.attributes("[src]", "src"));
    links.extend(page.attributes("[action]", "action"));
    for set in page.attributes("[srcset]", "srcset") {
        links.extend(
            set.split(',').filter_map(|part| part.split_whitespace().next()).map(str::to_owned),
        );
    }
    links
}

fn resolves(
    link: &str,
    page: &str,
    base: &str,
    files: &BTreeSet<String>,
    fragments: &BTreeMap<&str, BTreeSet<String>>,
) -> bool {
    let (address, fragment) =
        link.split_once('#').map_or((link, None), |(address, fragment)| (address, Some(fragment)));
    let address = address.split('?').next().unwrap_or("");
    let Some(target) = target(address, page, base) else { return true };
    let file = if target.is_empty() || target.ends_with('/') {
        format!("{target}index.html")
    } else {
        target
    };
    match fragment {
        _ if !files.contains(&file) => false,
        None | Some("") => true,
        Some(fragment) => {
            fragments.get(file.as_str()).is_some_and(|ids| ids.contains(&decoded(fragment)))
        }
    }
}

/// Returns the path inside the site that an address of a page leads to; nothing where it leads elsewhere.
fn target(address: &str, page: &str, base: &str) -> Option<String> {
    if let Some(inside) = address.strip_prefix(base) {
        return Some(decoded(inside));
    }
    let base_path = base.splitn(4, '/').nth(3).unwrap_or("");
    if let Some(rooted) = address.strip_prefix('/') {
        return Some(decoded(rooted.strip_prefix(base_path).unwrap_or("outside of the base")));
    }
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    if !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    if address.is_empty() {
        return Some(page.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => parts.pop().map_or_else(|| parts.push("above the root"), drop),
            other => parts.push(other),
        }
    }
    Some(decoded(&parts.join("/")).trim_start_matches('/').to_owned())
        .map(|path| slashed(path, address))
}

/// `..` and `.` name folders, though they do not end with a slash.
fn slashed(path: String, address: &str) -> String {
    let is_folder = address.ends_with("..") || address == "." || address.ends_with("/.");
    if is_folder && !path.is_empty() && !path.ends_with('/') { format!("{path}/") } else { path }
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let (b'%', Some(value)) = (byte, hex) {
            plain.push(value);
            at += 3;
        } else {
            plain.push(*byte);
            at += 1;
        }
    }
    String::from_utf8(plain).unwrap()
}

#[test]
fn addresses_are_resolved_as_a_browser_does() {
    let base = "https://example.org/archive/";
    for (address, page, found) in [
        ("../kenya/", "actors/haiti/index.html", Some("actors/kenya/")),
        ("../../", "actors/haiti/index.html", Some("")),
        ("../..", "actors/haiti/index.html", Some("")),
        ("./", "index.html", Some("")),
        ("../../../x/", "actors/haiti/index.html", Some("above the root/x/")),
        ("", "404.html", Some("404.html")),
        ("/archive/search/", "404.html", Some("search/")),
        ("/search/", "404.html", Some("outside of the base")),
        ("https://example.org/archive/feed.xml", "index.html", Some("feed.xml")),
        ("https://elsewhere.example/", "index.html", None),
        ("mailto:a@example.org", "index.html", None),
        ("caf%C3%A9.jpg", "about/index.html", Some("about/café.jpg")),
    ] {
        assert_eq!(target(address, page, base).as_deref(), found, "{address} on {page}");
    }
}

#[test]
fn what_is_quoted_of_a_text_holds_the_names_of_bare_links() {
    let archive = Archive::new(
        "
=== site.yaml
title: Links
publish: excerpt
=== content/articles/a.md
---
title: A report
date: 2024-01-01
---
Yesterday he met [[kenya]] in the hall of [[topic:peace]].

More.
=== content/pages/about.md
---
title: About
---
- [[kenya]]
- [[peace]]

[[kenya]] is a country.
=== content/actors/kenya.md
---
name: Republic of Kenya
kind: country
---
=== content/topics/peace.md
---
name: Peace
---
",
    );
    run::build(&archive);
    let sentence = "Yesterday he met Republic of Kenya in the hall of Peace.";
    let article = Page::read(&archive.site(), "articles/a/");
    assert_eq!(article.attributes("meta[name=description]", "content"), [sentence]);
    assert!(article.texts("#p1")[0].contains(sentence), "{:?}", article.texts("#p1"));
    let about = Page::read(&archive.site(), "about/");
    assert_eq!(about.attributes("meta[name=description]", "content"), ["Republic of Kenya"]);
    let kenya = Page::read(&archive.site(), "actors/kenya/").texts("main");
    assert!(kenya[0].contains("A report"), "{kenya:?}");
}
