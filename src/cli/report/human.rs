//! Problems for people: the message, the place, the lines that it is about with carets, and what to do.

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use crate::base::code::Severity;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Span;
use crate::source::place::{Excerpt, Places};

/// Up to how many characters a help text stands behind the carets; a longer one gets a line of its own.
const SHORT_HELP: usize = 60;

/// Returns a problem as it is printed, colours included, with an empty line after it.
pub fn text(problem: &Diagnostic, places: &Places<'_>) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let excerpt = places.excerpt(problem.span);
    let beside = problem
        .help
        .as_deref()
        .filter(|help| excerpt.as_ref().is_some_and(|excerpt| fits(help, excerpt)));
    let mut group = level
        .primary_title(problem.message.as_str())
        .id(problem.code.name())
        .element(shown(problem.span, places, beside, AnnotationKind::Primary));
    if let Some(help) = problem.help.as_deref().filter(|_| beside.is_none()) {
        group = group.element(Level::HELP.message(normalize_untrusted_str(help)));
    }
    let mut groups: Vec<Group<'_>> = vec![group];
    groups.extend(problem.related.iter().map(|related| {
        let title = Level::NOTE.secondary_title(normalize_untrusted_str(&related.message));
        title.element(shown(related.span, places, None, AnnotationKind::Context))
    }));
    format!("{}\n\n", Renderer::styled().render(&groups))
}

/// Returns the line that names a place, and the lines there.
fn shown<'a>(
    span: Span,
    places: &Places<'a>,
    label: Option<&'a str>,
    kind: AnnotationKind,
) -> Element<'a> {
    let place = places.place(span);
    let path = normalize_untrusted_str(place.path);
    let Some(excerpt) = places.excerpt(span) else {
        return Origin::path(path).line(place.line).char_column(place.column).into();
    };
    let annotation = kind.span(excerpt.range).label(label.map(normalize_untrusted_str));
    Snippet::source(excerpt.text)
        .path(path)
        .line_start(excerpt.first_line)
        .annotation(annotation)
        .into()
}

fn fits(help: &str, excerpt: &Excerpt<'_>) -> bool {
    let place = excerpt.text.get(excerpt.range.clone()).unwrap_or("");
    help.chars().count() <= SHORT_HELP && !help.contains('\n') && !place.contains('\n')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::code::Code;
    use crate::base::span::FileId;
    use crate::source::file::{Role, SourceFile};

    fn drawn(text_of_file: &str, problem: &Diagnostic) -> String {
        let files = [SourceFile {
            id: FileId(0),
            path: "content/articles/a.md".into(),
            role: Role::Unused,
            text: text_of_file.into(),
        }];
        let styled = text(problem, &Places::new(&files, std::slice::from_ref(problem)));
        anstream::adapter::strip_str(&styled).to_string()
    }

    fn span(start: usize, end: usize) -> Span {
        Span::new(FileId(0), start..end)
    }

    #[test]
    fn a_short_help_stands_behind_the_carets() {
        let problem =
            Diagnostic::new(Code::UnknownActor, span(14, 25), "no actor has the id `wiliam-ruto`")
                .with_help("did you mean `william-ruto`?");
        insta::assert_snapshot!(drawn("---\nactors: [ wiliam-ruto, kenya]\n---\n", &problem), @"
        error[unknown-actor]: no actor has the id `wiliam-ruto`
         --> content/articles/a.md:2:11
          |
        2 | actors: [ wiliam-ruto, kenya]
          |           ^^^^^^^^^^^ did you mean `william-ruto`?
        ");
    }

    #[test]
    fn a_long_help_has_its_own_line_and_a_related_place_its_own_lines() {
        let problem = Diagnostic::new(Code::DuplicateId, span(0, 0), "two actors have the id `kenya`")
            .with_help("rename one of the files, or give one of the records an `id:` of its own that no other has")
            .with_related(span(4, 9), "the other one stands here");
        insta::assert_snapshot!(drawn("---\nid: 日本語\n", &problem), @"
        error[duplicate-id]: two actors have the id `kenya`
         --> content/articles/a.md:1:1
          |
        1 | ---
          | ^
          |
          = help: rename one of the files, or give one of the records an `id:` of its own that no other has
        note: the other one stands here
         --> content/articles/a.md:2:1
          |
        2 | id: 日本語
          | ------
        ");
    }

    #[test]
    fn a_place_of_several_lines_is_drawn_beside_them() {
        let problem = Diagnostic::new(Code::UnclosedLink, span(2, 9), "`[[` is not closed");
        insta::assert_snapshot!(drawn("a [[b\nc d\n", &problem), @"
        error[unclosed-link]: `[[` is not closed
         --> content/articles/a.md:1:3
          |
        1 |   a [[b
          |  ___^
        2 | | c d
          | |___^
        ");
    }

    #[test]
    fn a_file_without_text_is_only_named() {
        let problem = Diagnostic::new(Code::NotUtf8, span(0, 0), "byte 17 is not UTF-8")
            .with_help("save it as UTF-8");
        insta::assert_snapshot!(drawn("", &problem), @"
        error[not-utf8]: byte 17 is not UTF-8
        --> content/articles/a.md:1:1
         = help: save it as UTF-8
        ");
    }

    #[test]
    fn control_characters_of_the_content_do_not_reach_the_terminal() {
        let problem = Diagnostic::new(Code::UnknownKey, span(0, 4), "no key `\u{1b}[2J`")
            .with_help("\u{1b}[31m\u{202e}");
        let shown = drawn("\u{1b}[2J: x", &problem);
        assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
    }

    proptest! {
        #[test]
        fn any_place_in_any_text_is_drawn(text in "[a-c日 \\t\\r\\n\\u{0}\\u{301}]{0,60}", start in 0_usize..90, length in 0_usize..90) {
            let problem = Diagnostic::new(Code::UnknownKey, span(start, start + length), "x").with_help("y");
            let shown = drawn(&text, &problem);
            prop_assert!(shown.starts_with("error[unknown-key]: x\n"));
        }
    }
}
