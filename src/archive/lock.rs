//! `addresses.lock`: the permanent addresses that were recorded, as text. One line an address, sorted, so that a change of the
//! archive is a change of few lines:
//!
//! ```text
//! # a remark
//! /about/ page:about p3
//! /articles/haiti/ article:haiti p12:8c1f0a9d77e2 #pledge-2500
//! /old/haiti.html
//! ```
//!
//! After the address come the record that is served there (none where the address leads on to another), how many numbered
//! paragraphs it has, with their fingerprint where the text is an article's or a speech's, and the ids of its notes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::ops::Range;

use crate::archive::fingerprint::Fingerprint;
use crate::base::address::Address;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::{Span, Spanned};
use crate::source::file::{Role, SourceFile};

/// What the file begins with.
const HEADER: &str =
    "# The permanent addresses of this archive. Kept by `dateline addresses record`.\n";

/// The addresses that were recorded.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lock {
    /// What was recorded at each.
    pub lines: BTreeMap<Address, Spanned<Line>>,
}

/// What stands at an address.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// The record; none where the address leads on to another.
    pub record: Option<(Kind, Id)>,
    /// Its numbered paragraphs; none of a text without any.
    pub paragraphs: Option<Paragraphs>,
    /// Its notes.
    pub notes: BTreeSet<Id>,
}

/// The numbered paragraphs of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Paragraphs {
    /// How many.
    pub count: u32,
    /// Which, where the text is one that stays as it is.
    pub print: Option<Fingerprint>,
}

impl fmt::Display for Paragraphs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p{}", self.count)?;
        self.print.map_or(Ok(()), |print| write!(f, ":{print}"))
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((kind, id)) = &self.record {
            write!(f, " {kind}:{id}")?;
        }
        if let Some(paragraphs) = &self.paragraphs {
            write!(f, " {paragraphs}")?;
        }
        self.notes.iter().try_for_each(|note| write!(f, " #{note}"))
    }
}

/// Reads the lock among the archive's files; without one nothing was recorded.
pub fn recorded(files: &[SourceFile]) -> (Lock, Vec<Diagnostic>) {
    files.iter().find(|file| file.role == Role::Lock).map_or_else(Default::default, read)
}

/// Reads the file. What cannot be read is a problem at its line.
pub fn read(file: &SourceFile) -> (Lock, Vec<Diagnostic>) {
    let (mut lock, mut problems) = (Lock::default(), Vec::new());
    let mut start = 0;
    for text in file.text.split_inclusive('\n') {
        let line = text.trim_end();
        let words = Words { text: line, place: Span::new(file.id, start..start + line.len()) };
        start += text.len();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err(problem) = take(&mut lock, &words) {
            problems.push(*problem);
        }
    }
    (lock, problems)
}

/// Returns the file's text.
pub fn text<'a>(lines: impl IntoIterator<Item = (&'a Address, &'a Line)>) -> String {
    let mut text = HEADER.to_owned();
    for (address, line) in lines {
        writeln!(text, "{address}{line}").expect("a string takes all that is written");
    }
    text
}

/// A line and its place.
struct Words<'a> {
    text: &'a str,
    place: Span,
}

impl<'a> Words<'a> {
    fn each(&self) -> impl Iterator<Item = (Range<usize>, &'a str)> {
        let text = self.text;
        let mut end = 0;
        text.split(' ').map(move |word| {
            let start = end;
            end += word.len() + 1;
            (start..start + word.len(), word)
        })
    }

    fn span(&self, range: &Range<usize>) -> Span {
        let start = self.place.start as usize;
        Span::new(self.place.file, start + range.start..start + range.end)
    }
}

fn take(lock: &mut Lock, words: &Words<'_>) -> Result<(), Box<Diagnostic>> {
    let mut each = words.each();
    let (range, first) = each.next().unwrap_or((0..0, ""));
    let place = words.span(&range);
    let address = first.strip_prefix('/').and_then(Address::parse);
    let address = address.ok_or_else(|| damage(place, format!("`{first}` is no address")))?;
    let mut line = Line::default();
    for (range, word) in each {
        part(&mut line, word)
            .ok_or_else(|| damage(words.span(&range), format!("`{word}` cannot stand here")))?;
    }
    if let Some(first) = lock.lines.get(&address) {
        let problem = damage(place, format!("`{address}` was recorded twice"));
        return Err(Box::new(problem.with_related(first.span, "the first time here")));
    }
    lock.lines.insert(address, Spanned::new(line, place));
    Ok(())
}

/// Reads one word after the address: a record, paragraphs or a note, in this order.
fn part(line: &mut Line, word: &str) -> Option<()> {
    if let Some(note) = word.strip_prefix('#') {
        return line.notes.insert(Id::parse(note)?).then_some(());
    }
    if let Some((kind, id)) =
        word.split_once(':').filter(|(kind, _)| Kind::from_name(kind).is_some())
    {
        let is_first = line.record.is_none() && line.paragraphs.is_none() && line.notes.is_empty();
        line.record = Some((Kind::from_name(kind)?, Id::parse(id)?));
        return is_first.then_some(());
    }
    let is_next = line.record.is_some() && line.paragraphs.is_none() && line.notes.is_empty();
    line.paragraphs = Some(paragraphs(word.strip_prefix('p')?)?);
    is_next.then_some(())
}

fn paragraphs(text: &str) -> Option<Paragraphs> {
    let (count, print) =
        text.split_once(':').map_or((text, None), |(count, print)| (count, Some(print)));
    let number: u32 = count.parse().ok().filter(|n: &u32| *n > 0 && n.to_string() == count)?;
    let print = match print {
        Some(print) => Some(Fingerprint::parse(print)?),
        None => None,
    };
    Some(Paragraphs { count: number, print })
}

fn damage(place: Span, message: String) -> Diagnostic {
    Diagnostic::new(Code::DamagedLock, place, message).with_help(
        "take the file back from version control; `dateline addresses record` alone writes it",
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::span::FileId;

    fn file(text: &str) -> SourceFile {
        SourceFile {
            id: FileId(0),
            path: "addresses.lock".to_owned(),
            role: Role::Lock,
            text: text.into(),
        }
    }

    fn complaints(text: &str) -> Vec<String> {
        let (_, problems) = read(&file(text));
        let line = |problem: &Diagnostic| {
            let words = text.get(problem.span.range()).unwrap_or("?");
            format!("{words}: {}", problem.message)
        };
        problems.iter().map(line).collect()
    }

    #[test]
    fn what_is_written_is_read() {
        let written = format!(
            "{HEADER}/about/ page:about p3\n/articles/haiti/ article:haiti p12:8c1f0a9d77e2 #a #pledge-2500\n/old.html\n"
        );
        let (lock, problems) = read(&file(&written));
        assert_eq!(problems, []);
        assert_eq!(text(lock.lines.iter().map(|(address, line)| (address, &line.value))), written);
    }

    #[test]
    fn damage_is_reported_at_its_words() {
        assert_eq!(
            complaints(
                "# remark\n\n<<<<<<< HEAD\n/a/ page:a\n/a/ page:a p2\n/b c/\n/c/ p1\n/d/ page:d p0\n/e/ page:e #x #x\n"
            ),
            [
                "<<<<<<<: `<<<<<<<` is no address",
                "/a/: `/a/` was recorded twice",
                "c/: `c/` cannot stand here",
                "p1: `p1` cannot stand here",
                "p0: `p0` cannot stand here",
                "#x: `#x` cannot stand here",
            ]
        );
    }

    #[test]
    fn the_order_of_the_words_is_fixed() {
        for wrong in [
            "/a/ page:a #x p1",
            "/a/ p1 page:a",
            "/a/ #x page:a",
            "/a/ page:a page:a",
            "/a/  page:a",
            "a/",
        ] {
            assert_eq!(complaints(wrong).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn line_ends_of_other_systems_are_read() {
        let (lock, problems) = read(&file("/a/ page:a\r\n/b/ page:b p2\r\n"));
        assert_eq!((lock.lines.len(), problems.len()), (2, 0));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_reported_inside_it(text in "([/#a-z:.p0-9 \\r\\n]|\\PC){0,80}") {
            let (_, problems) = read(&file(&text));
            for problem in problems {
                prop_assert!(text.get(problem.span.range()).is_some());
            }
        }
    }
}
