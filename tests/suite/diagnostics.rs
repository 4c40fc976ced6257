//! Every code, shown by the smallest archive that has the problem: `tests/diagnostics/CODE/archive.txt` (files after
//! `=== path` lines), and what `check` prints of it, `expected.txt`. What text cannot hold is laid here.

use std::fs;
use std::path::Path;

use dateline::base::code::{Code, Severity};

use crate::kit::archive::Archive;
use crate::kit::run::{self, Run};
use crate::kit::{is_blessing, project};

#[test]
fn each_code_is_shown_as_expected() {
    let mut failures = Vec::new();
    for &code in Code::ALL {
        let folder = project().join("tests/diagnostics").join(code.name());
        let archive = archive(code, &folder);
        let run = run::dateline(&archive, &["check"]);
        failures.extend(failure(code, &run, &folder.join("expected.txt")));
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Returns why a run does not show the code as expected.
fn failure(code: Code, run: &Run, expected: &Path) -> Option<String> {
    let wanted_exit = match code.severity() {
        Severity::Error => 1,
        Severity::Warning => 0,
    };
    if run.code != wanted_exit {
        return Some(format!("{code}: exit code {}\n{}{}", run.code, run.stdout, run.stderr));
    }
    if !run.stdout.contains(&format!("[{code}]: ")) {
        return Some(format!("{code}: not reported\n{}{}", run.stdout, run.stderr));
    }
    if is_blessing() {
        fs::write(expected, &run.stdout).unwrap();
    }
    let wanted = fs::read_to_string(expected).unwrap_or_default();
    (wanted != run.stdout).then(|| format!("{code}: expected\n{wanted}\nbut found\n{}", run.stdout))
}

/// Lays the archive of a code, with what its text cannot hold.
fn archive(code: Code, folder: &Path) -> Archive {
    let archive = Archive::new(&fs::read_to_string(folder.join("archive.txt")).unwrap());
    match code {
        Code::UnreadableFile => fs::create_dir_all(archive.path("site.yaml")).unwrap(),
        Code::NotUtf8 => archive.write("content/pages/about.md", b"---\ntitle: Ha\xefti\n---\n"),
        Code::FileTooLarge => {
            archive.write("content/pages/about.md", "x".repeat(5 * 1024 * 1024 + 1));
        }
        Code::PathOutside => link(Path::new("/etc"), &archive.path("content/pages/elsewhere")),
        Code::YamlLimit => archive.write("content/pages/about.md", nested_yaml()),
        Code::NestingTooDeep => archive.write("content/pages/about.md", page(&"> ".repeat(200))),
        Code::HtmlTooLarge => archive.write("content/pages/about.md", page(&table_of_html())),
        _ => {}
    }
    archive
}

fn page(body: &str) -> String {
    format!("---\ntitle: About\n---\n{body}\n")
}

fn nested_yaml() -> String {
    format!("---\ntitle: About\nextra: {{deep: {}1{}}}\n---\n", "[".repeat(60), "]".repeat(60))
}

fn table_of_html() -> String {
    format!("<table>\n{}</table>", "<tr><td>one</td></tr>\n".repeat(4000))
}

#[cfg(unix)]
fn link(target: &Path, place: &Path) {
    std::os::unix::fs::symlink(target, place).unwrap();
}

#[cfg(windows)]
fn link(target: &Path, place: &Path) {
    std::os::windows::fs::symlink_dir(target, place).unwrap();
}
