//! The quotations of one text.

use crate::base::language::Language;
use crate::names::find::NameHit;
use crate::quotation::mark;
use crate::quotation::pair::{self, Quoted};
use crate::text::document::TextRange;

/// A quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// What is quoted, in bytes of the text, without the marks around it. Where it runs over several paragraphs, the marks
    /// that open it again lie in it.
    pub range: TextRange,
    /// Who said it, where the text tells.
    pub by: Option<Attribution>,
}

/// Who said something, and how the text tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attribution {
    /// The number of the actor.
    pub actor: u32,
    /// The rule by which it was found.
    pub rule: Rule,
}

/// How a text says who speaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rule {
    /// `Ruto stated`.
    NameVerb,
    /// `said President William Ruto`.
    VerbName,
}

impl Rule {
    /// Returns its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::NameVerb => "name-verb",
            Self::VerbName => "verb-name",
        }
    }
}

/// A text in which quotations are looked for.
#[derive(Clone, Copy)]
pub struct Words<'t> {
    /// The reader's text, a line each paragraph.
    pub text: &'t str,
    /// Its language.
    pub language: &'t Language,
    /// The block quotations in it, in order.
    pub blocks: &'t [TextRange],
    /// Who is named in it, in order.
    pub names: &'t [NameHit],
    /// Whether an actor is a person, by number.
    pub is_person: &'t dyn Fn(u32) -> bool,
}

/// Returns the quotations of a text in order; none overlaps another.
pub fn find(words: Words<'_>) -> Vec<Quotation> {
    let quoted = with_blocks(pair::passages(words.text, words.language), words.blocks);
    let quotation = |one: &Quoted| Quotation { range: trimmed(words.text, one.words), by: None };
    quoted.iter().map(quotation).collect()
}

fn trimmed(text: &str, range: TextRange) -> TextRange {
    let words = text.get(range.range()).unwrap_or_default();
    let start = range.range().start + (words.len() - words.trim_start().len());
    TextRange::new(start..start + words.trim().len())
}

/// Returns the words of a quotation without the marks with which its later paragraphs open it again.
pub fn spoken(text: &str, range: TextRange) -> String {
    let range = range.range();
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let is_marked = before.ends_with(mark::is_mark);
    let mut lines = text.get(range).unwrap_or_default().split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |said, line| {
        let line = line.trim_start();
        let reopened = line.strip_prefix(mark::is_mark).filter(|_| is_marked);
        said + "\n" + reopened.unwrap_or(line).trim_start()
    })
}

/// Adds block quotations. Where most of a block stands between marks, those say what is quoted; elsewhere they are part of it.
fn with_blocks(mut marked: Vec<Quoted>, blocks: &[TextRange]) -> Vec<Quoted> {
    let touched = |block: &TextRange| {
        let first = marked.partition_point(|one| one.whole.end <= block.start);
        let last = marked.partition_point(|one| one.whole.start < block.end);
        marked.get(first..last).unwrap_or_default()
    };
    let is_quoted = |block: &&TextRange| {
        let inside = touched(block);
        let n_marked: u32 = inside.iter().map(|one| one.whole.end - one.whole.start).sum();
        n_marked <= (block.end - block.start) / 2
            && inside.iter().all(|one| block.contains(one.whole))
    };
    let blocks: Vec<TextRange> = blocks.iter().filter(is_quoted).copied().collect();
    marked.retain(|one| {
        let block = blocks.get(blocks.partition_point(|block| block.end <= one.whole.start));
        block.is_none_or(|block| !block.contains(one.whole))
    });
    marked.extend(blocks.iter().map(|block| Quoted { whole: *block, words: *block }));
    marked.sort_by_key(|one| one.whole);
    marked
}
