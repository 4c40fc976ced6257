//! The guide is true: its examples form one archive that builds without a problem. The reference is made from the code. What
//! documents link to is there.

use std::fmt::Write;
use std::fs;

use dateline::base::code::{Code, Lowering, Severity};
use dateline::base::language::Language;
use dateline::base::span::{FileId, Span};
use dateline::record::site::{HtmlTrust, Punctuation};
use dateline::text::document::{Document, Target};
use dateline::text::markdown::{self, TextPlace, TextStyle};

use crate::kit::archive::Archive;
use crate::kit::{folder, project, run};
use crate::reference::anchor;

/// Returns the examples of the guide: blocks that name the file that they are, as `=== path` and the text.
fn examples() -> String {
    let mut archive = String::new();
    let mut pages: Vec<_> = fs::read_dir(project().join("docs/guide"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    pages.sort();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for block in text.split("\n```").skip(1).step_by(2) {
            let (info, content) = block.split_once('\n').unwrap();
            let path = info.split_once(' ').map(|(_, path)| path);
            let path = path.unwrap_or_else(|| {
                panic!("an example of {} does not name its file", page.display())
            });
            write!(archive, "\n=== {path}\n{content}\n").unwrap();
        }
    }
    archive
}

#[test]
fn the_examples_of_the_guide_build_without_a_problem() {
    let archive = Archive::new(&examples());
    let run = run::dateline(&archive, &["build", "--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("4 articles, 3 actors, 1 speech, 1 event, 1 pledge, 2 claims"),
        "{}",
        run.stderr
    );
    let check = run::dateline(&archive, &["check", "--strict"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""));
    let compared = run::dateline(&archive, &["list", "quotations", "--fields", "rule,collation"]);
    assert_eq!(compared.stdout, "editor  differs\n", "the guide shows what it tells of");
}

/// Returns the manual's page of all diagnostics.
fn diagnostics() -> String {
    let mut page = "# Diagnostics\n\nWhat `build` and `check` can report, by stage. `dateline explain CODE` shows the same. This page is made from the\ncode.\n".to_owned();
    for code in Code::ALL {
        let severity = match code.severity() {
            Severity::Error => "An error: the site is not built.",
            Severity::Warning => "A warning: the site is built, unless `--strict` is given.",
        };
        let lowering = match code.lowering() {
            Lowering::Allowed => "`checks:` in `site.yaml` can change that.",
            Lowering::Refused => "That cannot be changed.",
        };
        let example = code.example();
        write!(
            page,
            "\n## `{code}`\n\n{} {severity} {lowering}\n\n```\n{}\n```\n\n{}\n",
            code.meaning(),
            example.wrong,
            example.mend
        )
        .unwrap();
        if !example.right.is_empty() {
            write!(page, "\n```\n{}\n```\n", example.right).unwrap();
        }
    }
    page
}

#[test]
fn the_reference_of_diagnostics_is_that_of_the_code() {
    let file = project().join("docs/reference/diagnostics.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, diagnostics()).unwrap();
    }
    assert_eq!(fs::read_to_string(file).unwrap(), diagnostics(), "`./test bless` writes it anew");
}

fn document(text: &str) -> Document {
    let language = Language::english();
    let (punctuation, html) = (Punctuation::Plain, HtmlTrust::Sanitized);
    let style = TextStyle { language, punctuation, html, place: TextPlace::Body };
    markdown::read(text, Span::new(FileId(0), 0..text.len()), &style).0
}

/// Returns the documents of the project, by path.
fn documents() -> Vec<(String, Document)> {
    let read = |path: String| {
        let text = fs::read_to_string(project().join(&path)).unwrap();
        (path, document(&text))
    };
    let docs = folder::files(&project().join("docs")).into_keys();
    let docs = docs.filter(|path| path.ends_with("md")).map(|path| format!("docs/{path}"));
    let top = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    top.into_iter().map(str::to_owned).chain(docs).map(read).collect()
}

#[test]
fn links_of_the_documents_lead_somewhere() {
    let mut lost = Vec::new();
    for (path, document) in documents() {
        let links = document.links.iter().map(|link| &link.target);
        for target in links.chain(document.images.iter().map(|image| &image.target)) {
            let is_there = match target {
                Target::Web(_) => true,
                Target::Wiki { .. } => false,
                Target::Path { path: to, fragment } => {
                    let file = project().join(&path).with_file_name(to);
                    file.exists() && fragment.iter().all(|fragment| has_heading(&file, fragment))
                }
                Target::Fragment(fragment) => has_heading(&project().join(&path), fragment),
            };
            if !is_there {
                lost.push(format!("{path}: {target:?}"));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

fn has_heading(file: &std::path::Path, fragment: &str) -> bool {
    let text = fs::read_to_string(file).unwrap();
    let document = document(&text);
    let is_it = |words: &str| anchor(words) == fragment.trim_start_matches("h-");
    document.headings.iter().any(|heading| is_it(document.words(heading.text)))
}
