//! Whole sites, byte for byte: `tests/golden/NAME/archive` must build to `tests/golden/NAME/site`.

use std::fs;

use crate::kit::archive::Archive;
use crate::kit::folder::{self, Files};
use crate::kit::run;
use crate::kit::{is_blessing, project};

#[test]
fn golden_archives_build_to_their_sites() {
    let golden = project().join("tests/golden");
    let mut n_compared = 0;
    for entry in fs::read_dir(&golden).unwrap() {
        let example = entry.unwrap().path();
        let archive = Archive::copy_of(&example.join("archive"));
        run::build(&archive);
        let site = example.join("site");
        let built = folder::served(&archive.site());
        if is_blessing() {
            replace(&site, &built);
        }
        folder::assert_same(&folder::files(&site), &built);
        n_compared += 1;
    }
    assert_ne!(n_compared, 0, "there is nothing in {}", golden.display());
}

fn replace(site: &std::path::Path, files: &Files) {
    if site.exists() {
        fs::remove_dir_all(site).unwrap();
    }
    for (path, bytes) in files {
        let file = site.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}
