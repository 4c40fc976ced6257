//! A theme changes how a site looks and never what it says; its options reach every page; its style sheets stay light.

use std::collections::BTreeMap;

use crate::kit::archive::Archive;
use crate::kit::folder::{self, Files};
use crate::kit::page::Page;
use crate::kit::{project, run};

/// How much the style sheets of one page may weigh, in bytes as they lie there.
const MAX_CSS: usize = 30_000;

/// Builds the demo with more lines in its `site.yaml`.
fn demo(settings: &str) -> Files {
    let archive = Archive::new("");
    for (path, content) in folder::files(&project().join("content")) {
        archive.write(&format!("content/{path}"), content);
    }
    let site = std::fs::read_to_string(project().join("site.yaml")).unwrap();
    archive.write("site.yaml", format!("{site}\n{settings}\n"));
    let run = run::dateline(&archive, &["build", "--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    folder::served(&archive.site())
}

fn pages(site: &Files) -> BTreeMap<&str, &str> {
    site.iter()
        .filter(|(path, _)| path.ends_with("html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
        .collect()
}

/// Returns the names of the style sheets that a page links.
fn sheets(html: &str) -> Vec<&str> {
    let links = html.split("<link rel=\"stylesheet\" href=\"").skip(1);
    links.map(|link| link.split('"').next().unwrap().rsplit('/').next().unwrap()).collect()
}

/// Returns the pages whose style sheets weigh too much.
fn heavy(site: &Files) -> Vec<String> {
    let weight = |sheet: &&str| site[&format!("assets/{sheet}")].len();
    pages(site)
        .into_iter()
        .map(|(path, html)| (path, sheets(html).iter().map(weight).sum::<usize>()))
        .filter(|(_, bytes)| MAX_CSS <= *bytes)
        .map(|(path, bytes)| format!("{path} has {bytes} bytes of CSS"))
        .collect()
}

#[test]
fn both_themes_say_the_same_and_are_light() {
    let (reference_room, poster) = (demo(""), demo("theme: poster"));
    assert_eq!(heavy(&reference_room), [""; 0]);
    assert_eq!(heavy(&poster), [""; 0]);
    let different: Vec<&String> = reference_room
        .iter()
        .filter(|(path, bytes)| poster.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(different, ["assets/look.css"], "only the look is another");
    assert_eq!(reference_room.len(), poster.len());
}

#[test]
fn every_style_sheet_is_linked_and_every_rule_of_print_comes_last() {
    let site = demo("theme_options: {measure: wide}");
    let mut linked: Vec<&str> = pages(&site).into_values().flat_map(sheets).collect();
    linked.sort_unstable();
    linked.dedup();
    let own: Vec<&str> = site
        .keys()
        .filter_map(|path| path.strip_prefix("assets/"))
        .filter(|name| name.ends_with("css"))
        .collect();
    assert_eq!(linked, own);
    for (path, html) in pages(&site) {
        let sheets = sheets(html);
        assert_eq!(sheets.first(), Some(&"style.css"), "{path}");
        assert!(sheets.ends_with(&["look.css", "options.css", "print.css"]), "{path}: {sheets:?}");
    }
}

fn small(options: &str) -> Archive {
    let archive = Archive::small();
    let site = std::fs::read_to_string(archive.path("site.yaml")).unwrap();
    archive.write("site.yaml", format!("{site}\ntheme_options:\n{options}"));
    archive
}

#[test]
fn options_reach_every_page() {
    let archive = small(
        "  masthead: description\n  footer: Set by hand.\n  accent: \"#8a1f1f\"\n  footer_links: [{title: Elsewhere, url: 'https://example.org/'}]\n  picture: {src: /logo.svg, alt: The Archive}\n",
    );
    archive.write(
        "static/logo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>",
    );
    run::build(&archive);
    let page = Page::read(&archive.site(), "articles/haiti/");
    assert_eq!(page.texts(".foot p").first().map(String::as_str), Some("Set by hand."));
    assert_eq!(
        page.attributes(".foot nav:not(.translations) li:last-child a", "href"),
        ["https://example.org/"]
    );
    assert_eq!(page.attributes(".brand img", "src"), ["../../logo.svg"]);
    assert_eq!(page.attributes(".brand img", "alt"), ["The Archive"]);
    assert_eq!(page.texts(".motto").len(), 1);
    let css = std::fs::read_to_string(archive.path("public/assets/options.css")).unwrap();
    assert!(css.contains("--accent: #8a1f1f;"), "{css}");
}

#[test]
fn without_options_nothing_is_made_of_them() {
    let archive = Archive::small();
    run::build(&archive);
    let page = Page::read(&archive.site(), "articles/haiti/");
    assert_eq!(page.texts(".motto").len() + page.texts(".brand img").len(), 0);
    assert!(!archive.path("public/assets/options.css").exists());
    archive.replace("site.yaml", "title:", "theme_options: {measure: narrow}\ntitle:");
    run::build(&archive);
    assert!(archive.path("public/assets/options.css").exists());
    archive.replace("site.yaml", "measure: narrow", "measure: medium");
    run::build(&archive);
    assert!(!archive.path("public/assets/options.css").exists(), "the file of before is stale");
}

#[test]
fn a_theme_that_extends_one_has_its_options_and_its_own() {
    let archive = small("  measure: narrow\n  weight: heavy\n");
    archive.replace("site.yaml", "theme_options:", "theme: own\ntheme_options:");
    archive.write(
        "themes/own/theme.yaml",
        "extends: poster\noptions:\n  weight: {kind: choice, says: Weight, standard: plain, choices: {plain: {}, heavy: {always: {--w: 900}}}}\n",
    );
    run::build(&archive);
    let css = std::fs::read_to_string(archive.path("public/assets/options.css")).unwrap();
    assert!(css.contains("--w: 900;") && css.contains("--b: 34rem;"), "{css}");
    let look = std::fs::read(archive.path("public/assets/look.css")).unwrap();
    assert_eq!(look, std::fs::read(project().join("themes/poster/static/look.css")).unwrap());
}
