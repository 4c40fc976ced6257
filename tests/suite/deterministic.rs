//! Guarantee: same input, same bytes out, on any machine, at any `--jobs`, at any time of day.

use crate::kit::archive::Archive;
use crate::kit::folder::{self, Files};
use crate::kit::run;

/// Builds an archive in a folder of its own, with settings of a machine's own.
fn built(jobs: &str, language: &str, zone: &str) -> Files {
    let archive = Archive::small();
    let mut command = run::command(archive.root(), &["build", "--jobs", jobs]);
    let run = run::finished(
        command.env("LANG", language).env("LC_ALL", language).env("TZ", zone).output().unwrap(),
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    folder::files(&archive.site())
}

#[test]
fn number_of_threads_language_and_time_zone_change_no_byte() {
    let one = built("1", "C", "UTC");
    folder::assert_same(&one, &built("2", "tr_TR.UTF-8", "Pacific/Kiritimati"));
    folder::assert_same(&one, &built("7", "ar_EG.UTF-8", "America/Adak"));
}

#[test]
fn the_order_in_which_files_were_written_changes_no_byte() {
    let reversed = Archive::new("");
    for (path, content) in folder::files(Archive::small().root()).into_iter().rev() {
        reversed.write(&path, content);
    }
    run::build(&reversed);
    folder::assert_same(&built("1", "C", "UTC"), &folder::files(&reversed.site()));
}
