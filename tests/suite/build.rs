//! `dateline build`: the site in `public/`, problems on standard error, nothing written while there are errors.

use std::fs;

use crate::kit::archive::Archive;
use crate::kit::folder;
use crate::kit::page::Page;
use crate::kit::run;

#[test]
fn every_record_is_a_page() {
    let archive = Archive::small();
    let run = run::build(&archive);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.starts_with("built "), "{}", run.stderr);
    for (address, heading) in [
        ("", "Small archive"),
        ("articles/haiti/", "Kenya to send more police to Haiti, Ruto tells the General Assembly"),
        ("articles/haiti-ar/", "كينيا ترسل المزيد من الشرطة إلى هايتي"),
        ("actors/kenya/", "Kenya"),
        ("speeches/ruto-unga79/", "Address to the General Assembly"),
        ("events/mss-renewal-2024/", "Renewal of the mission"),
        ("pledges/kenya-2500-officers/", "2,500 police officers for Haiti"),
        ("claims/officers-deployed/", "How many officers were deployed"),
        ("topics/peacekeeping/", "Peacekeeping"),
        ("places/new-york/", "New York"),
        ("about/", "About"),
    ] {
        let headings = Page::read(&archive.site(), address).texts("h1");
        assert!(headings.iter().any(|text| text.contains(heading)), "/{address}: {headings:?}");
    }
}

#[test]
fn a_page_has_its_own_language_and_direction() {
    let archive = Archive::small();
    run::build(&archive);
    let page = Page::read(&archive.site(), "articles/haiti-ar/");
    assert_eq!(
        page.attributes("article[lang], main[lang], html[lang]", "dir").last().unwrap(),
        "rtl"
    );
}

#[test]
fn a_text_has_its_label_and_none_has_none() {
    let archive = Archive::new("=== site.yaml\ntitle: Texts\n");
    for (id, body) in [
        ("none", ""),
        ("comment", "<!-- to do -->"),
        ("image", "![A map](map.png)"),
        ("link", "[[none]]"),
    ] {
        archive.write(
            &format!("content/articles/{id}.md"),
            format!("---\ntitle: A report\ndate: 2024-01-01\n---\n{body}\n"),
        );
        archive.write(
            &format!("content/speeches/{id}-said.md"),
            format!(
                "---\ntitle: A speech\ndate: 2024-01-01\non_behalf_of: un\n---\n{}\n",
                body.replace("map.png", "../articles/map.png")
            ),
        );
    }
    archive.write("content/articles/map.png", "a map");
    archive.write("content/actors/un.md", "---\nname: United Nations\nkind: organization\n---\n");
    run::build(&archive);
    for (id, n_labels) in [("none", 0), ("comment", 0), ("image", 1), ("link", 1)] {
        for page in [format!("articles/{id}/"), format!("speeches/{id}-said/")] {
            assert_eq!(
                Page::read(&archive.site(), &page).texts(".voice").len(),
                n_labels,
                "{page}"
            );
        }
    }
}

#[test]
fn errors_keep_the_site_as_it_was() {
    let archive = Archive::small();
    run::build(&archive);
    let before = folder::files(&archive.site());
    archive.replace(
        "content/articles/2024/haiti.md",
        "actors: [william-ruto,",
        "actors: [wiliam-ruto,",
    );
    let run = run::dateline(&archive, &["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.starts_with("error[unknown-actor]"), "{}", run.stderr);
    assert!(run.stderr.ends_with("nothing built: 1 error, 0 warnings\n"), "{}", run.stderr);
    folder::assert_same(&before, &folder::files(&archive.site()));
}

#[test]
fn strict_builds_nothing_with_a_warning() {
    let archive = Archive::small();
    archive.replace(
        "content/events/mss-renewal-2024.md",
        "kind: vote",
        "kind: vote\ndocument: S/RES/2751(2024)",
    );
    assert_eq!(run::dateline(&archive, &["build", "--strict"]).code, 1);
    assert!(folder::served(&archive.site()).is_empty());
    assert_eq!(run::dateline(&archive, &["build"]).code, 0);
}

#[test]
fn drafts_are_pages_only_where_they_are_asked_for() {
    let archive = Archive::small();
    archive.write("content/pages/plans.md", "---\ntitle: Plans\ndraft: true\n---\nA secret.\n");
    run::build(&archive);
    let secret = |files: &folder::Files| {
        files.values().any(|bytes| bytes.windows(8).any(|part| part == b"A secret"))
    };
    assert!(!secret(&folder::files(&archive.site())));
    assert_eq!(run::dateline(&archive, &["build", "--drafts"]).code, 0);
    assert!(secret(&folder::served(&archive.site())));
}

#[test]
fn portable_sites_link_to_files() {
    let archive = Archive::small();
    assert_eq!(run::dateline(&archive, &["build", "--portable"]).code, 0);
    let links =
        Page::read(&archive.site(), "actors/william-ruto/").attributes("main a[href]", "href");
    assert!(
        links
            .iter()
            .any(|link| link.ends_with("actors/kenya/index.html") || link == "../kenya/index.html"),
        "{links:?}"
    );
    assert!(!links.iter().any(|link| !link.contains("://") && link.ends_with('/')), "{links:?}");
}

#[test]
fn quiet_says_nothing_and_verbose_tells_the_time() {
    let archive = Archive::small();
    assert_eq!(run::dateline(&archive, &["build", "-q"]).stderr, "");
    assert!(run::dateline(&archive, &["build", "-v"]).stderr.ends_with(" s\n"));
}

#[test]
fn a_foreign_folder_is_not_written_into() {
    let archive = Archive::small();
    archive.write("elsewhere/letter.txt", "mine");
    let run = run::dateline(&archive, &["build", "--output", "elsewhere"]);
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert_eq!(folder::files(&archive.path("elsewhere")).len(), 1);
}

#[test]
fn an_output_above_the_root_or_inside_the_content_is_refused() {
    let archive = Archive::small();
    for output in ["..", ".", "content/site", "templates", "static/site", "site.yaml"] {
        let run = run::dateline(&archive, &["build", "--output", output]);
        assert!([2, 3].contains(&run.code), "{output}: {}", run.stderr);
    }
}

#[test]
fn foreign_files_in_the_output_are_left_alone() {
    let archive = Archive::small();
    run::build(&archive);
    archive.write("public/CNAME", "example.org");
    archive.remove("content/pages/about.md");
    run::build(&archive);
    assert_eq!(fs::read_to_string(archive.path("public/CNAME")).unwrap(), "example.org");
    assert!(!archive.path("public/about").exists());
}
