//! Problems for programs: one JSON object a line. These fields are a contract with editors and scripts.

use serde::Serialize;

use crate::base::diagnostic::Diagnostic;
use crate::cli::report::word;
use crate::source::place::{Place, Places};

/// A problem. Lines and columns count from 1, columns in characters; the end is the column after the last character.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
struct Problem<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
}

/// Another place that the problem is about.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
struct Related<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
}

/// Returns a problem as one line, line feed included.
pub fn line(problem: &Diagnostic, places: &Places<'_>) -> String {
    to_line(&value(problem, places))
}

fn value<'a>(problem: &'a Diagnostic, places: &Places<'a>) -> Problem<'a> {
    let Place { path, line, column, end_line, end_column } = places.place(problem.span);
    let related = problem.related.iter().map(|related| {
        let Place { path, line, column, end_line: _, end_column: _ } = places.place(related.span);
        Related { path, line, column, message: &related.message }
    });
    Problem {
        severity: word(problem.severity),
        code: problem.code.name(),
        message: &problem.message,
        path,
        line,
        column,
        end_line,
        end_column,
        help: problem.help.as_deref(),
        related: related.collect(),
    }
}

fn to_line(problem: &Problem<'_>) -> String {
    let json = serde_json::to_string(problem).expect("texts and numbers always have a JSON form");
    format!("{json}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::code::Code;
    use crate::base::span::{FileId, Span};
    use crate::source::file::{Role, SourceFile};

    #[test]
    fn a_problem_is_one_line_with_all_fields() {
        let files = [SourceFile {
            id: FileId(0),
            path: "site.yaml".into(),
            role: Role::Site,
            text: "titel: é\nx: y".into(),
        }];
        let at = |start, end| Span::new(FileId(0), start..end);
        let problem = Diagnostic::new(Code::UnknownKey, at(0, 5), "no key `titel`\nhere")
            .with_help("did you mean `title`?")
            .with_related(at(10, 11), "another");
        insta::assert_snapshot!(line(&problem, &Places::new(&files, std::slice::from_ref(&problem))), @r#"{"severity":"error","code":"unknown-key","message":"no key `titel`\nhere","path":"site.yaml","line":1,"column":1,"end_line":1,"end_column":6,"help":"did you mean `title`?","related":[{"path":"site.yaml","line":2,"column":1,"message":"another"}]}"#);
    }
}
