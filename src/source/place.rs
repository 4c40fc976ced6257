//! Lines and columns from bytes, for print alone; and the few lines around a place, so that nobody who draws it has to
//! look at a whole file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::base::diagnostic::Diagnostic;
use crate::base::span::{FileId, Span};
use crate::source::file::SourceFile;

/// How many bytes lie between two marks at most, give or take a character: what is counted anew for each place.
const MARK_EVERY: usize = 1024;

/// How far into its line a place may stand to be shown: the renderer walks the line from its start.
const MAX_BEFORE: usize = 16 * 1024;

/// How many bytes of its line are shown after a place.
const SHOWN_AFTER: usize = 800;

/// How many bytes a place may be long to be shown whole; of a longer one, the first line is.
const MAX_BYTES: usize = 4000;

/// How many lines a place may have to be shown whole.
const MAX_LINES: usize = 10;

/// The source files that problems point at.
#[derive(Debug)]
pub struct Places<'a> {
    files: BTreeMap<FileId, Lines<'a>>,
}

/// A file's text with marks to count from.
#[derive(Debug)]
struct Lines<'a> {
    path: &'a str,
    text: &'a str,
    marks: Vec<Mark>,
}

/// A byte whose line and column are known.
#[derive(Clone, Copy, Debug)]
struct Mark {
    byte: usize,
    line: usize,
    column: usize,
}

/// A place as people and editors count it: from 1, columns in characters. The end is the column after the last character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place<'a> {
    /// The file's path below the root.
    pub path: &'a str,
    /// The line of the first character.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column of the end.
    pub end_column: usize,
}

/// The lines that a place stands in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excerpt<'a> {
    /// The text, from the beginning of a line.
    pub text: &'a str,
    /// The number of its first line.
    pub first_line: usize,
    /// The place, in bytes of `text`, on boundaries of characters; never behind its end.
    pub range: Range<usize>,
}

impl<'a> Places<'a> {
    /// Prepares the files that `problems` point at.
    pub fn new(files: &'a [SourceFile], problems: &[Diagnostic]) -> Self {
        let related =
            problems.iter().flat_map(|problem| &problem.related).map(|related| related.span.file);
        Self::in_files(files, problems.iter().map(|problem| problem.span.file).chain(related))
    }

    /// Prepares the files of those numbers.
    pub fn in_files(files: &'a [SourceFile], wanted: impl Iterator<Item = FileId>) -> Self {
        let by_id: BTreeMap<FileId, &SourceFile> =
            files.iter().map(|file| (file.id, file)).collect();
        let wanted: BTreeSet<FileId> = wanted.collect();
        Self { files: wanted.into_iter().map(|id| (id, lines_of(id, &by_id))).collect() }
    }

    /// Returns the line and column of `span`.
    pub fn place(&self, span: Span) -> Place<'a> {
        let file = self.lines(span.file);
        let range = file.clamp(span);
        let (line, column) = file.position(range.start);
        let (end_line, end_column) = file.position(range.end);
        Place { path: file.path, line, column, end_line, end_column }
    }

    /// Returns the lines that `span` stands in; nothing where the file has no text, or the place is too far into a line.
    pub fn excerpt(&self, span: Span) -> Option<Excerpt<'a>> {
        let file = self.lines(span.file);
        let range = file.clamp(span);
        let shown = file.shown(&range)?;
        let (first_line, _) = file.position(shown.start);
        let end = range.end.min(shown.end);
        let range = range.start - shown.start..end - shown.start;
        Some(Excerpt { text: file.part(shown), first_line, range })
    }

    fn lines(&self, file: FileId) -> &Lines<'a> {
        self.files.get(&file).expect("all files that are pointed at were prepared")
    }
}

fn lines_of<'a>(id: FileId, files: &BTreeMap<FileId, &'a SourceFile>) -> Lines<'a> {
    let file = files.get(&id).expect("a run hands over every file that its problems point at");
    Lines::new(&file.path, &file.text)
}

impl<'a> Lines<'a> {
    fn new(path: &'a str, text: &'a str) -> Self {
        let mut marks = vec![Mark { byte: 0, line: 1, column: 1 }];
        let (mut line, mut column, mut last) = (1, 1, 0);
        for (byte, character) in text.char_indices() {
            if last + MARK_EVERY <= byte {
                marks.push(Mark { byte, line, column });
                last = byte;
            }
            if character == '\n' {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
        Self { path, text, marks }
    }

    /// Returns the line and column of a byte that begins a character, or of the end of the text.
    fn position(&self, byte: usize) -> (usize, usize) {
        let after = self.marks.partition_point(|mark| mark.byte <= byte);
        let mark = self.marks.get(after - 1).expect("the first mark is byte 0");
        let between = self.part(mark.byte..byte);
        match between.rsplit_once('\n') {
            None => (mark.line, mark.column + between.chars().count()),
            Some((before, rest)) => {
                (mark.line + 1 + before.matches('\n').count(), 1 + rest.chars().count())
            }
        }
    }

    /// Returns the span as a range of the text: inside it, forwards, on boundaries of characters.
    fn clamp(&self, span: Span) -> Range<usize> {
        let start = boundary_before(self.text, span.range().start);
        let end = boundary_after(self.text, span.range().end);
        start..end.max(start)
    }

    /// Returns the bytes to show for a place: its lines, the last one cut where it is very long, or only its first line
    /// where there are many. Looks at a bounded number of bytes, for one line may hold a whole file and thousands of
    /// problems.
    fn shown(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let from = boundary_before(self.text, range.start.saturating_sub(MAX_BEFORE));
        let start = match self.part(from..range.start).rfind('\n') {
            Some(n) => from + n + 1,
            None if from == 0 => 0,
            None => return None,
        };
        let last = self.last_shown(range);
        let to = boundary_after(self.text, last + SHOWN_AFTER);
        let end = self.part(last..to).find('\n').map_or(to, |n| last + n);
        (!self.text.is_empty()).then_some(start..end)
    }

    /// Returns a byte of the last line to show.
    fn last_shown(&self, range: &Range<usize>) -> usize {
        if MAX_BYTES < range.len() {
            return range.start;
        }
        let place = self.part(range.clone());
        let place = place.strip_suffix('\n').unwrap_or(place);
        if place.matches('\n').count() < MAX_LINES {
            range.start + place.len()
        } else {
            range.start
        }
    }

    fn part(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).expect("the caller gives boundaries of characters")
    }
}

fn boundary_before(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|&n| text.is_char_boundary(n)).unwrap_or(0)
}

fn boundary_after(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|&n| text.is_char_boundary(n)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::code::Code;
    use crate::source::file::Role;

    fn file(text: &str) -> SourceFile {
        SourceFile { id: FileId(0), path: "a.md".into(), role: Role::Unused, text: text.into() }
    }

    fn with_places<T>(text: &str, check: impl FnOnce(&Places<'_>) -> T) -> T {
        let files = [file(text)];
        let problem = Diagnostic::new(Code::YamlSyntax, Span::file(FileId(0)), "");
        check(&Places::new(&files, &[problem]))
    }

    fn span(range: Range<usize>) -> Span {
        Span::new(FileId(0), range)
    }

    #[test]
    fn columns_count_characters() {
        with_places("a\nhaïti-日本: x\n", |places| {
            let place = places.place(span(9..15));
            assert_eq!((place.line, place.column, place.end_line, place.end_column), (2, 7, 2, 9));
        });
    }

    #[test]
    fn a_place_beyond_the_text_is_its_end() {
        with_places("one\ntwo", |places| {
            let place = places.place(span(90..99));
            assert_eq!((place.line, place.column), (2, 4));
            assert_eq!(
                places.excerpt(span(90..99)).unwrap(),
                Excerpt { text: "two", first_line: 2, range: 3..3 }
            );
        });
    }

    #[test]
    fn an_excerpt_holds_the_lines_of_its_place_only() {
        with_places("one\ntwo\nthree\nfour\n", |places| {
            assert_eq!(
                places.excerpt(span(5..10)).unwrap(),
                Excerpt { text: "two\nthree", first_line: 2, range: 1..6 }
            );
        });
    }

    #[test]
    fn a_huge_line_is_cut_after_the_place_and_not_shown_for_a_place_far_into_it() {
        let text = format!("x\n{}", "日".repeat(100_000));
        with_places(&text, |places| {
            let excerpt = places.excerpt(span(302..308)).unwrap();
            assert!(excerpt.text.len() < 2 * SHOWN_AFTER, "{}", excerpt.text.len());
            assert_eq!(excerpt.first_line, 2);
            assert_eq!(places.excerpt(span(150_002..150_008)), None);
        });
    }

    #[test]
    fn a_long_place_shows_its_first_line() {
        let text = "line\n".repeat(500);
        with_places(&text, |places| {
            let excerpt = places.excerpt(span(10..2000)).unwrap();
            assert_eq!(excerpt, Excerpt { text: "line", first_line: 3, range: 0..4 });
        });
    }

    #[test]
    fn a_file_without_text_has_no_excerpt() {
        with_places("", |places| assert_eq!(places.excerpt(span(0..5)), None));
    }

    proptest! {
        #[test]
        fn places_agree_with_counting_from_the_start(text in "[a日\\r\\n]{0,3000}", byte in 0_usize..9000) {
            with_places(&text, |places| {
                let start = text.floor_char_boundary(byte);
                let before = text.get(..start).unwrap();
                let place = places.place(span(byte..byte));
                assert_eq!(place.line, before.matches('\n').count() + 1);
                assert_eq!(place.column, before.rsplit('\n').next().unwrap().chars().count() + 1);
            });
        }

        #[test]
        fn an_excerpt_always_holds_its_range(text in ".{0,40}(\n.{0,1500}){0,14}", start in 0_usize..9000, length in 0_usize..9000) {
            with_places(&text, |places| {
                if let Some(excerpt) = places.excerpt(span(start..start + length)) {
                    assert!(excerpt.text.get(excerpt.range).is_some());
                }
            });
        }
    }
}
