//! The quotations of one text.

use crate::base::language::Language;
use crate::names::find::NameHit;
use crate::quotation::attribute;
use crate::quotation::lexicon::Lexicon;
use crate::quotation::mark;
use crate::quotation::pair::{self, Quoted};
use crate::quotation::phrase::Sentences;
use crate::quotation::shape::{self, Shape};
use crate::quotation::token::{self, Material};
use crate::text::document::TextRange;
use crate::text::sentence;

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
#[repr(u8)]
pub enum Rule {
    /// `Ruto stated`, before or behind the words.
    NameVerb,
    /// `said President William Ruto`, before or behind the words.
    VerbName,
    /// `Ruto:`, or a sentence that begins with a person and ends with a colon.
    Colon,
    /// `according to Ruto`.
    AccordingTo,
    /// `he added`, where one person alone can be meant.
    Pronoun,
    /// `the President said`, where the text has given that title to one person alone.
    Office,
    /// `— William Ruto` behind the words.
    Signature,
    /// The other part of what is said to be somebody's: `“One,” Ruto said. “Two.”`
    Continued,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::NameVerb,
        Self::VerbName,
        Self::Colon,
        Self::AccordingTo,
        Self::Pronoun,
        Self::Office,
        Self::Signature,
        Self::Continued,
    ];

    /// Returns its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::NameVerb => "name-verb",
            Self::VerbName => "verb-name",
            Self::Colon => "colon",
            Self::AccordingTo => "according-to",
            Self::Pronoun => "pronoun",
            Self::Office => "office",
            Self::Signature => "signature",
            Self::Continued => "continued",
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

/// Returns the quotations of a text in order; none overlaps another. A passage of one or two words, or with the capitals of a
/// title, is a quotation only where the words beside it say who said it.
pub fn find(words: Words<'_>) -> Vec<Quotation> {
    let Words { text, language, blocks, .. } = words;
    let blocks: Vec<TextRange> = blocks.iter().map(|block| unsigned(text, *block)).collect();
    let quoted = with_blocks(pair::passages(text, language), &blocks);
    let shapes: Vec<Shape> = quoted.iter().map(|one| shape::shape(text, one)).collect();
    let by = speakers(words, &quoted, &shapes);
    let all = quoted.iter().zip(&shapes).zip(by);
    let is_quotation = |shape: &Shape| shape.is_long && !shape.is_title;
    let quotations = all.filter(|((_, shape), by)| by.is_some() || is_quotation(shape));
    let quotation = |((one, _), by): ((&Quoted, _), _)| Quotation {
        range: shape::trimmed(text, one.words),
        by,
    };
    quotations.map(quotation).filter(|one| !one.range.is_empty()).collect()
}

fn speakers(words: Words<'_>, quoted: &[Quoted], shapes: &[Shape]) -> Vec<Option<Attribution>> {
    let Words { text, language, names, is_person, .. } = words;
    let lexicon = Lexicon::of(language).filter(|_| !names.is_empty() && !quoted.is_empty());
    let Some(lexicon) = lexicon else { return vec![None; quoted.len()] };
    let sentences = sentence::sentences(text, language);
    let material = Material { text, names, quoted, sentences: &sentences, lexicon };
    let tokens = token::tokens(&material);
    let sentences = Sentences { tokens: &tokens, habits: lexicon.habits, is_person };
    attribute::attribute(sentences, shapes)
}

/// Returns whether a text ends inside a passage whose mark its last paragraph opens and does not close.
pub fn ends_within(text: &str, language: &Language) -> bool {
    let paragraph = text.rsplit('\n').next().unwrap_or_default();
    pair::is_open(paragraph, language)
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

/// Returns a block quotation without its last line if that is a signature: `— William Ruto`.
fn unsigned(text: &str, block: TextRange) -> TextRange {
    let words = text.get(block.range()).unwrap_or_default();
    let last = words.rsplit_once('\n').filter(|(_, last)| last.starts_with(['—', '–', '―', '-']));
    let length = last.map_or(words.len(), |(rest, _)| rest.len());
    TextRange::new(block.range().start..block.range().start + length)
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
