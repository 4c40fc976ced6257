//! The tests of dateline as its users have it, in one program: a file a promise, a command or a guarantee.
//! `kit` lays archives, runs the program and reads its pages.
#![expect(clippy::disallowed_methods, reason = "tests lay files and look at them")]
#![expect(clippy::format_collect, reason = "tests make long texts where speed is nothing")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod kit;

mod layers;
mod tidy;

mod diagnostics;
mod extracts;
mod golden;
mod links;

mod annotations;
mod demo;
mod discreet;
mod docs;
mod image_sizes;
mod inline_records;
mod lists;
mod names;
mod new;
mod note_files;
mod note_lists;
mod notes_shown;
mod pictures;
mod quotations;
mod quotations_shown;
mod reading_aids;
mod reference;
mod reference_is_true;
mod references;
mod related;
mod search;
mod standing;
mod templates;
mod themes;
mod web_annotation;

mod addresses;
mod build;
mod check;
mod explain;
mod init;
mod list;
mod serve;
mod suggest;

mod bounded;
mod dates;
mod deterministic;
mod serve_is_build;
mod whole;

/// A file that stands beside this one but in no `mod` line is never compiled, and its tests never run.
#[test]
fn every_file_of_the_suite_is_a_module() {
    let listed = include_str!("main.rs");
    for entry in std::fs::read_dir(kit::project().join("tests/suite")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        assert!(
            module == "main" || listed.contains(&format!("\nmod {module};\n")),
            "no `mod {module};`"
        );
    }
}
