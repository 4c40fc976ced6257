//! Problems as the browser gets them: with line, column and the lines that they are about.

use serde::Serialize;

use crate::base::code::Severity;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Span;
use crate::source::file::SourceFile;
use crate::source::place::Places;

/// A problem, as the script of `client/` reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Problem {
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Option<String>,
    place: Place,
    related: Vec<Related>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Place {
    path: String,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    excerpt: Option<Excerpt>,
}

/// Lines of a file: what stands before the place, at it, and after it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Excerpt {
    before: String,
    at: String,
    after: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Related {
    message: String,
    place: Place,
}

/// Returns problems that stand in some files. `files` must hold each file that a problem points at.
pub fn all(problems: &[Diagnostic], files: &[SourceFile]) -> Vec<Problem> {
    let places = Places::new(files, problems);
    problems.iter().map(|problem| one(problem, &places)).collect()
}

fn one(problem: &Diagnostic, places: &Places<'_>) -> Problem {
    let related = problem.related.iter().map(|related| Related {
        message: related.message.clone(),
        place: place(related.span, places),
    });
    Problem {
        severity: match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        code: problem.code.name(),
        message: problem.message.clone(),
        help: problem.help.clone(),
        place: place(problem.span, places),
        related: related.collect(),
    }
}

fn place(span: Span, places: &Places<'_>) -> Place {
    let at = places.place(span);
    let excerpt = places.excerpt(span).map(|excerpt| {
        let part = |range| excerpt.text.get(range).unwrap_or("").to_owned();
        let range = excerpt.range.clone();
        Excerpt {
            before: part(0..range.start),
            at: part(range.clone()),
            after: part(range.end..excerpt.text.len()),
        }
    });
    Place { path: at.path.to_owned(), line: at.line, column: at.column, excerpt }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::code::Code;
    use crate::base::span::FileId;
    use crate::source::file::Role;

    #[test]
    fn a_problem_shows_the_line_that_it_is_about() {
        let text = "---\nactors: [wiliam-ruto]\n---\n".into();
        let file = SourceFile { id: FileId(3), path: "a.md".to_owned(), role: Role::Unused, text };
        let problem = Diagnostic::new(Code::UnknownActor, Span::new(FileId(3), 13..24), "no actor");
        let json = serde_json::to_string(&all(&[problem], &[file])).unwrap();
        insta::assert_snapshot!(json, @r#"[{"severity":"error","code":"unknown-actor","message":"no actor","help":null,"place":{"path":"a.md","line":2,"column":10,"excerpt":{"before":"actors: [","at":"wiliam-ruto","after":"]"}},"related":[]}]"#);
    }
}
