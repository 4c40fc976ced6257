//! Guarantee: a site is whole. What has not changed keeps bytes and time, what is gone goes, and a kill at any moment leaves
//! every file whole and is repaired by the next build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::SystemTime;

use crate::kit::archive::Archive;
use crate::kit::folder::{self, Files};
use crate::kit::run;

/// Returns when each served file was written.
fn times(site: &Path) -> BTreeMap<String, SystemTime> {
    let time = |path: String| {
        let written = fs::metadata(site.join(&path)).unwrap().modified().unwrap();
        (path, written)
    };
    folder::served(site).into_keys().map(time).collect()
}

#[test]
fn a_second_build_writes_nothing() {
    let archive = Archive::small();
    run::build(&archive);
    let before = times(&archive.site());
    let again = run::build(&archive);
    assert!(again.stderr.contains("(0 written, 0 removed)"), "{}", again.stderr);
    assert_eq!(before, times(&archive.site()));
}

#[test]
fn a_changed_article_leaves_unrelated_pages_untouched() {
    let archive = Archive::small();
    run::build(&archive);
    let before = times(&archive.site());
    archive.replace(
        "content/articles/2024/haiti.md",
        "spoke for twenty minutes",
        "spoke for half an hour",
    );
    run::build(&archive);
    let after = times(&archive.site());
    assert_ne!(before["articles/haiti/index.html"], after["articles/haiti/index.html"]);
    for page in ["about/index.html", "events/mss-renewal-2024/index.html", "404.html"] {
        assert_eq!(before[page], after[page], "{page}");
    }
}

#[test]
fn a_deleted_record_takes_its_page_and_its_empty_folder_with_it() {
    let archive = Archive::small();
    run::build(&archive);
    archive.remove("content/events/mss-renewal-2024.md");
    run::build(&archive);
    assert!(!archive.path("public/events/mss-renewal-2024").exists());
    let fresh = Archive::small();
    fresh.remove("content/events/mss-renewal-2024.md");
    run::build(&fresh);
    folder::assert_same(&folder::served(&fresh.site()), &folder::served(&archive.site()));
}

#[test]
fn a_kill_at_any_moment_leaves_whole_files_and_is_repaired() {
    let old = site_of(|_| {});
    let new = site_of(change_everything);
    for moment in 0..10_u32 {
        let archive = Archive::small();
        run::build(&archive);
        change_everything(&archive);
        build_and_kill(&archive, moment);
        assert_whole(&folder::served(&archive.site()), &old, &new, moment);
        run::build(&archive);
        folder::assert_same(&new, &folder::served(&archive.site()));
    }
}

/// Returns the site of the small archive after a change.
fn site_of(change: impl Fn(&Archive)) -> Files {
    let archive = Archive::small();
    change(&archive);
    run::build(&archive);
    folder::served(&archive.site())
}

/// The title stands on every page; one page comes and one goes.
fn change_everything(archive: &Archive) {
    archive.replace("site.yaml", "title: Small archive", "title: Another archive");
    archive.remove("content/pages/about.md");
    archive.write("content/pages/method.md", "---\ntitle: Method\n---\nHow we work.\n");
}

/// Starts a build and kills it some way on; the later the moment, the further it has come.
fn build_and_kill(archive: &Archive, moment: u32) {
    let mut child = run::command(archive.root(), &["build"]).spawn().unwrap();
    for _ in 0..(1_u32 << (2 * moment)) {
        if child.try_wait().unwrap().is_some() {
            break;
        }
        thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[track_caller]
fn assert_whole(found: &Files, old: &Files, new: &Files, moment: u32) {
    for (path, bytes) in found {
        let is_whole = [old, new].iter().any(|site| site.get(path) == Some(bytes));
        assert!(is_whole, "moment {moment}: {path} is neither old nor new");
    }
}
