//! Tests write the text of a file and read its problems, one a line: `line:column code message`.

use std::fmt::Write;

use crate::base::diagnostic::Diagnostic;
use crate::base::kind::Kind;
use crate::base::span::{FileId, Span};
use crate::record::common::Record;
use crate::record::read;
use crate::source::file::{Role, SourceFile};
use crate::source::front_matter;

/// Returns a file of that text.
pub(crate) fn file(text: &str) -> SourceFile {
    let path = "content/file".to_owned();
    SourceFile { id: FileId(0), path, role: Role::Unused, text: text.into() }
}

/// Reads a record whose front matter is `front`, in a file `some-id.md`.
pub(crate) fn record(kind: Kind, front: &str) -> (Option<Record>, String) {
    let file = file(&format!("---\n{front}---\nBody.\n"));
    let parts = front_matter::split(&file).unwrap();
    let (record, problems) = read::read(&file, kind, "some-id", parts.front, parts.body);
    (record, printed(&file, &problems))
}

/// Reads a record and compares its problems. The indent of the first line is taken off both texts, so that they can be
/// indented as the code around them; the first line of the front matter is line 1.
pub(crate) fn check(kind: Kind, front: &str, problems: &str) {
    assert_eq!(record(kind, &dedent(front)).1, dedent(problems));
}

/// Reads a record that has no problems.
pub(crate) fn sound(kind: Kind, front: &str) -> Record {
    let (record, problems) = record(kind, &dedent(front));
    assert_eq!(problems, "");
    record.unwrap()
}

/// Returns a text without its first line, which is empty, and without the indent of the second one on each line.
pub(crate) fn dedent(text: &str) -> String {
    let lines = text.strip_prefix('\n').unwrap_or(text);
    let indent = lines.len() - lines.trim_start_matches(' ').len();
    let line = |line: &str| format!("{}\n", line.get(indent..).unwrap_or(line.trim()));
    lines.trim_end().lines().map(line).collect()
}

/// Returns problems as text, with lines counted from the one after `---`, and help and related places indented below.
pub(crate) fn printed(file: &SourceFile, problems: &[Diagnostic]) -> String {
    let fence = usize::from(file.text.starts_with("---\n"));
    let place = |span: Span| {
        let before = file.text.get(..span.start as usize).unwrap();
        assert!(file.text.get(span.range()).is_some(), "{span:?} lies outside of the file");
        let line = before.rsplit('\n').next().unwrap();
        format!("{}:{}", before.matches('\n').count() + 1 - fence, line.chars().count() + 1)
    };
    let mut lines = String::new();
    for problem in problems {
        writeln!(lines, "{} {} {}", place(problem.span), problem.code, problem.message).unwrap();
        for related in &problem.related {
            writeln!(lines, "  {} {}", place(related.span), related.message).unwrap();
        }
        if let Some(help) = &problem.help {
            writeln!(lines, "  help: {help}").unwrap();
        }
    }
    lines
}
