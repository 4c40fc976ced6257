//! Problems as workflow commands, which code hosts show beside the changed lines.

use std::path::Path;

use crate::base::diagnostic::Diagnostic;
use crate::cli::report::word;
use crate::source::place::{Place, Places};

/// Returns what stands before the paths of an archive whose root is `root`, seen from `working_folder`: the code host wants
/// paths from the root of the repository, where workflows run. Empty, or with a final `/`.
pub fn folder(root: &Path, working_folder: &Path) -> String {
    let absolute = working_folder.join(root);
    let below = absolute.strip_prefix(working_folder).unwrap_or(Path::new(""));
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
    let parts: Vec<String> =
        parts.filter(|part| part != ".").map(|part| format!("{part}/")).collect();
    parts.concat()
}

/// Returns a problem as one workflow command, line feed included. Columns are given for a place within one line only, for
/// with others they are refused; they are those of the first and the last character.
pub fn command(problem: &Diagnostic, places: &Places<'_>, folder: &str) -> String {
    let Place { path, line, column, end_line, end_column } = places.place(problem.span);
    let severity = word(problem.severity);
    let file = property(&format!("{folder}{path}"));
    let columns = if line == end_line {
        format!(",col={column},endColumn={}", column.max(end_column - 1))
    } else {
        String::new()
    };
    let title = property(problem.code.name());
    let message = value(&message(problem, places));
    format!(
        "::{severity} file={file},line={line},endLine={end_line}{columns},title={title}::{message}\n"
    )
}

/// Returns all words of a problem, one thing a line.
fn message(problem: &Diagnostic, places: &Places<'_>) -> String {
    let related = problem.related.iter().map(|related| {
        let place = places.place(related.span);
        format!("{}:{}:{}: {}", place.path, place.line, place.column, related.message)
    });
    let help = problem.help.iter().map(|help| format!("help: {help}"));
    let lines: Vec<String> =
        [problem.message.clone()].into_iter().chain(related).chain(help).collect();
    lines.join("\n")
}

fn value(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    value(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::code::Code;
    use crate::base::span::{FileId, Span};
    use crate::source::file::{Role, SourceFile};

    fn printed(path: &str, start: usize, end: usize) -> String {
        let files = [SourceFile {
            id: FileId(0),
            path: path.into(),
            role: Role::Unused,
            text: "one\ntwo".into(),
        }];
        let problem = Diagnostic::new(
            Code::BadDate,
            Span::new(FileId(0), start..end),
            "100% of `a::b`, wrong",
        )
        .with_help("write a day");
        command(&problem, &Places::new(&files, std::slice::from_ref(&problem)), "site/")
    }

    #[test]
    fn a_command_is_one_line_with_its_parts_escaped() {
        insta::assert_snapshot!(printed("content/a, b:c.md", 4, 7), @"::error file=site/content/a%2C b%3Ac.md,line=2,endLine=2,col=1,endColumn=3,title=bad-date::100%25 of `a::b`, wrong%0Ahelp: write a day");
    }

    #[test]
    fn a_place_of_several_lines_has_no_columns() {
        insta::assert_snapshot!(printed("a.md", 0, 7), @"::error file=site/a.md,line=1,endLine=2,title=bad-date::100%25 of `a::b`, wrong%0Ahelp: write a day");
    }

    #[test]
    fn paths_are_seen_from_the_working_folder() {
        assert_eq!(folder(Path::new("docs/news"), Path::new("/repo")), "docs/news/");
        assert_eq!(folder(Path::new("./docs"), Path::new("/repo")), "docs/");
        assert_eq!(folder(Path::new("/repo/docs"), Path::new("/repo")), "docs/");
        assert_eq!(folder(Path::new("/repo"), Path::new("/repo/content")), "");
    }
}
