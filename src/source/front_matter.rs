//! Splits a record's file into front matter and body.

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Span;
use crate::source::file::SourceFile;

/// The two parts of a record's file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parts {
    /// The YAML between the two lines `---`.
    pub front: Span,
    /// The Markdown after the second one.
    pub body: Span,
}

/// Returns the parts of a file whose first line is `---` and which has a second such line.
pub fn split(file: &SourceFile) -> Result<Parts, Diagnostic> {
    let mut lines = file.text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if !is_fence(first) {
        let span = Span::new(file.id, 0..first.trim_end().len().min(60).min(first.len()));
        return Err(Diagnostic::new(
            Code::MissingFrontMatter,
            span,
            "the file does not begin with a line `---`",
        )
        .with_help("put the fields between two lines `---` at the top of the file"));
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        if is_fence(line) {
            return Ok(Parts {
                front: Span::new(file.id, start..end),
                body: Span::new(file.id, end + line.len()..file.text.len()),
            });
        }
        end += line.len();
    }
    Err(Diagnostic::new(
        Code::UnclosedFrontMatter,
        Span::new(file.id, 0..3),
        "the front matter has no closing line `---`",
    )
    .with_help("write a line `---` after the last field"))
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::kind::Kind;
    use crate::base::span::FileId;
    use crate::source::file::Role;

    fn file(text: &str) -> SourceFile {
        let role = Role::Record(Kind::Page, "a".to_owned());
        SourceFile { id: FileId(0), path: "content/pages/a.md".to_owned(), role, text: text.into() }
    }

    #[test]
    fn finds_both_parts_with_any_line_ends() {
        for text in [
            "---\ntitle: A\n---\nBody\n",
            "---\r\ntitle: A\r\n---\r\nBody\r\n",
            "--- \ntitle: A\n---",
        ] {
            let file = file(text);
            let parts = split(&file).unwrap();
            assert_eq!(file.text.get(parts.front.range()).unwrap().trim_end(), "title: A");
            assert!(["Body", ""].contains(&file.text.get(parts.body.range()).unwrap().trim_end()));
        }
    }

    #[test]
    fn reports_what_is_missing() {
        assert_eq!(split(&file("title: A\n")).unwrap_err().code, Code::MissingFrontMatter);
        assert_eq!(split(&file("")).unwrap_err().code, Code::MissingFrontMatter);
        assert_eq!(split(&file("---\ntitle: A\n")).unwrap_err().code, Code::UnclosedFrontMatter);
    }
}
