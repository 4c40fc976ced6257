//! What the archive needs to know of one record's text, small enough to be kept for all of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::archive::fingerprint::{self, Fingerprint};
use crate::archive::ix::Ix;
use crate::base::language::Language;
use crate::base::span::Span;
use crate::names::find::{AmbiguousName, NameHit};
use crate::quotation::find::{self, Rule};
use crate::record::speech::Speech;
use crate::text::document::{Document, Target, TextRange};
use crate::text::sentence;
use crate::text::told::Told;

/// How many characters of a text's beginning are kept for lists.
const EXTRACT_LENGTH: usize = 280;

/// What is kept of one text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// Links in it, in source order.
    pub links: Vec<LinkFact>,
    /// Images in it, in source order.
    pub images: Vec<FileFact>,
    /// The actors that it names, each once: the first mention, in the order of the text.
    pub names: Vec<NameFact>,
    /// Every mention of an actor in the body, in the order of the text.
    pub mentions: Box<[NameHit]>,
    /// Names in the body that could be several actors', in the order of the text.
    pub unsettled: Box<[AmbiguousName]>,
    /// All names in the title, and in the summary.
    pub head: [Names; 2],
    /// Fragments of headings, footnotes, raw HTML and notes, sorted.
    pub fragments: Vec<Box<str>>,
    /// Where its notes stand, one for each that is written, in their order; none for one whose passage is not in the text.
    pub notes: Box<[Option<NoteFact>]>,
    /// The quotations in an article, in order; none overlaps another.
    pub quotations: Box<[QuotationFact]>,
    /// How many numbered paragraphs there are.
    pub paragraphs: u32,
    /// The fingerprints of the text up to the end of each.
    pub prints: Box<[Fingerprint]>,
    /// Its beginning.
    pub extract: Option<Extract>,
    /// How many words it has.
    pub words: u32,
}

/// The names in a part of a text, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Names {
    /// Mentions of actors.
    pub settled: Box<[NameHit]>,
    /// Names that could be several actors'.
    pub unsettled: Box<[AmbiguousName]>,
}

/// A link that stands in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkFact {
    /// Where it leads.
    pub target: Target,
    /// Where it stands in the file.
    pub span: Span,
    /// The sentence that it stands in, if it stands in a body.
    pub passage: Option<Passage>,
}

/// An image that a text shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileFact {
    /// The file.
    pub target: Target,
    /// Where it is asked for.
    pub span: Span,
}

/// An actor that a text names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameFact {
    /// The actor's number.
    pub actor: u32,
    /// The sentence of the first mention.
    pub passage: Passage,
}

/// Where a note stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoteFact {
    /// Its fragment of the page.
    pub fragment: Box<str>,
    /// The passage that it is about.
    pub range: TextRange,
    /// The sentence that the passage begins in.
    pub passage: Passage,
}

/// A quotation that stands in an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuotationFact {
    /// What is quoted, in bytes of the reader's text, without the marks around it.
    pub range: TextRange,
    /// The number of the paragraph that it begins in, if that has one.
    pub paragraph: Option<u32>,
    /// The number of the actor whose words they are, where that is known.
    pub by: Option<u32>,
    /// Who says so.
    pub basis: Option<Basis>,
    /// The speech in which they were said, where that is settled.
    pub speech: Option<Ix<Speech>>,
    /// What is quoted, where the speech is settled and will be compared with it, or where lists show it.
    pub words: Option<Box<str>>,
}

/// Why words count as an actor's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// The text says so, by a rule.
    Rule(Rule),
    /// An editor's note says so.
    Editor,
}

impl Basis {
    /// Returns its name: that of the rule, or `editor`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.name(),
            Self::Editor => "editor",
        }
    }
}

/// A sentence and the words in it that matter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// The paragraph's number, from 1; none for titles, summaries, headings, tables.
    pub paragraph: Option<u32>,
    /// The sentence, or the part of it around the words, with an ellipsis where it is cut.
    pub sentence: Arc<str>,
    /// The words, in bytes of the sentence.
    pub words: TextRange,
}

/// The beginning of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Extract {
    /// Whole sentences, or what there is room for with an ellipsis.
    pub text: Box<str>,
    /// The paragraph that it begins in.
    pub paragraph: u32,
}

/// What was found in a body.
#[derive(Clone, Copy, Debug, Default)]
pub struct InBody<'a> {
    /// The names, in order.
    pub names: &'a [NameHit],
    /// For each note its fragment, and its passage if that stands in the text.
    pub notes: &'a [(Box<str>, Option<TextRange>)],
}

/// Returns what is kept of a body, and of how it is told.
pub fn collect(document: &Document, told: &Told, found: InBody<'_>, language: &Language) -> Facts {
    let InBody { names, notes } = found;
    let mut passages = Passages::new(document, told, language);
    let links = document.links.iter().map(|link| LinkFact {
        target: link.target.clone(),
        span: link.span,
        passage: Some(passages.around(link.label)),
    });
    let links = links.collect();
    let mut seen = std::collections::BTreeSet::new();
    let first = names.iter().filter(|hit| seen.insert(hit.actor));
    let first_names = first
        .map(|hit| NameFact { actor: hit.actor, passage: passages.around(hit.range) })
        .collect();
    let note = |(fragment, range): &(Box<str>, Option<TextRange>)| {
        let range = (*range)?;
        let passage = passages.around(range);
        Some(NoteFact { fragment: fragment.clone(), range, passage })
    };
    let notes: Box<[Option<NoteFact>]> = notes.iter().map(note).collect();
    let named = |fragment: &&String| {
        !fragment.strip_prefix('p').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut fragments: Vec<Box<str>> =
        document.fragments.iter().filter(named).map(|fragment| fragment.as_str().into()).collect();
    fragments.extend(notes.iter().flatten().map(|note| note.fragment.clone()));
    fragments.sort_unstable();
    Facts {
        links,
        images: document
            .images
            .iter()
            .map(|image| FileFact { target: image.target.clone(), span: image.span })
            .collect(),
        names: first_names,
        mentions: names.into(),
        unsettled: Box::default(),
        head: <[Names; 2]>::default(),
        fragments,
        notes,
        quotations: Box::default(),
        paragraphs: u32::try_from(document.paragraphs.len()).unwrap_or(u32::MAX),
        prints: fingerprint::chain(document),
        extract: extract(document, told, language),
        words: u32::try_from(told.text.split_whitespace().count()).unwrap_or(u32::MAX),
    }
}

/// Returns the sentence around each of some ranges of the reader's text.
pub fn passages(
    document: &Document,
    told: &Told,
    ranges: &[TextRange],
    language: &Language,
) -> Vec<Passage> {
    let mut passages = Passages::new(document, told, language);
    ranges.iter().map(|range| passages.around(*range)).collect()
}

impl Facts {
    /// Adds the links of a Markdown text that stands in the field at `field`, and names no paragraph of the body.
    pub fn add_field(&mut self, document: &Document, field: Span) {
        let links = document.links.iter();
        self.links.extend(links.map(|link| LinkFact {
            target: link.target.clone(),
            span: field,
            passage: None,
        }));
        let images = document.images.iter();
        self.images
            .extend(images.map(|image| FileFact { target: image.target.clone(), span: field }));
    }

    /// Adds the names found in a title or summary, before those of the body.
    pub fn add_head(&mut self, text: &str, names: &[NameHit]) {
        let sentence: Arc<str> = text.into();
        let mut added: Vec<NameFact> = Vec::new();
        for hit in names {
            if !self.names.iter().chain(&added).any(|fact| fact.actor == hit.actor) {
                let passage =
                    Passage { paragraph: None, sentence: Arc::clone(&sentence), words: hit.range };
                added.push(NameFact { actor: hit.actor, passage });
            }
        }
        self.names.extend(added);
    }

    /// Returns whether a link to that fragment leads somewhere.
    pub fn has_fragment(&self, fragment: &str) -> bool {
        let paragraph = fragment
            .strip_prefix('p')
            .and_then(|n| n.parse::<u32>().ok().filter(|parsed| parsed.to_string() == n));
        paragraph.is_some_and(|n| (1..=self.paragraphs).contains(&n))
            || self.fragments.binary_search_by(|known| (**known).cmp(fragment)).is_ok()
    }
}

/// How far from both ends of a sentence, in bytes, what is shown around a word does not depend on where they are.
const DEEP: u32 = 1_400;

/// Sentences are shared between the links and names that stand in them.
struct Passages<'a> {
    document: &'a Document,
    told: &'a Told,
    language: &'a Language,
    /// By what is shown, and the ellipses before and after it.
    sentences: BTreeMap<(TextRange, [&'static str; 2]), Arc<str>>,
    last: TextRange,
}

impl<'a> Passages<'a> {
    fn new(document: &'a Document, told: &'a Told, language: &'a Language) -> Self {
        let last = TextRange::new(0..0);
        Self { document, told, language, sentences: BTreeMap::new(), last }
    }

    /// Returns the passage around words of the reader's text.
    fn around(&mut self, words: TextRange) -> Passage {
        let paragraph = paragraph(self.document, words.start);
        let text = &self.told.text;
        let words = self.told.range(words);
        let sentence = self.sentence(words);
        let range = sentence::window(text, sentence, words);
        let ellipsis = |is_cut: bool| if is_cut { "…" } else { "" };
        let [before, after] =
            [sentence.start < range.start, range.end < sentence.end].map(ellipsis);
        let shown = || format!("{before}{}{after}", slice(text, range)).into();
        let shared = self.sentences.entry((range, [before, after])).or_insert_with(shown);
        let lead = TextRange::new(0..before.len()).end;
        let at = |byte: u32| byte.saturating_sub(range.start) + lead;
        let words = TextRange { start: at(words.start), end: at(words.end) };
        Passage { paragraph, sentence: Arc::clone(shared), words }
    }

    /// Returns the sentence around words. Thousands of links in one endless sentence do not need it found anew each time.
    fn sentence(&mut self, words: TextRange) -> TextRange {
        let last = self.last;
        if words.start < last.start + DEEP || last.end < words.end + DEEP {
            self.last = sentence::around(&self.told.text, words, self.language);
        }
        self.last
    }
}

/// Returns the number of the paragraph that a byte of the text stands in.
pub fn paragraph(document: &Document, at: u32) -> Option<u32> {
    let n = document.paragraphs.partition_point(|paragraph| paragraph.end < at);
    document.paragraphs.get(n).filter(|paragraph| paragraph.start <= at)?;
    u32::try_from(n + 1).ok()
}

fn slice(text: &str, range: TextRange) -> &str {
    text.get(range.start as usize..range.end as usize).unwrap_or_default()
}

fn extract(document: &Document, told: &Told, language: &Language) -> Option<Extract> {
    let (n, first) = document
        .paragraphs
        .iter()
        .map(|paragraph| told.range(*paragraph))
        .enumerate()
        .find(|(_, paragraph)| paragraph.start < paragraph.end)?;
    let text = slice(&told.text, first);
    let paragraph = u32::try_from(n + 1).unwrap_or(u32::MAX);
    Some(Extract { text: beginning(text, language).into(), paragraph })
}

/// Returns as many whole sentences of a text as there is room for, or the first words of the first. Where a quotation is open at
/// their end, it ends before that quotation, or with an ellipsis where little would be left.
pub fn beginning(text: &str, language: &Language) -> String {
    let until = |end: u32| slice(text, TextRange { start: 0, end });
    let fits = |range: &&TextRange| until(range.end).chars().count() <= EXTRACT_LENGTH;
    let sentences = sentence::sentences(text, language);
    let fitting: Vec<&str> = sentences.iter().take_while(fits).map(|one| until(one.end)).collect();
    let Some(longest) = fitting.last() else { return first_words(text, EXTRACT_LENGTH) };
    let is_closed = |shown: &&&str| !find::ends_within(shown, language);
    match fitting.iter().rev().find(is_closed) {
        Some(shown) if longest.len() / 2 <= shown.len() => (*shown).to_owned(),
        _ => format!("{longest} …"),
    }
}

/// Returns as many whole words as `length` characters have room for, with an ellipsis.
pub fn first_words(text: &str, length: usize) -> String {
    let kept: String = text.chars().take(length).collect();
    let end = kept.rfind(char::is_whitespace).unwrap_or(kept.len());
    format!("{}…", kept.get(..end).unwrap_or(&kept).trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::FileId;
    use crate::record::site::{HtmlTrust, Punctuation};
    use crate::text::markdown::{self, TextPlace, TextStyle};

    #[test]
    fn what_is_shown_around_a_link_does_not_depend_on_the_links_before_it() {
        let end = |n: u32| if n.is_multiple_of(701) { ". So" } else { "" };
        let words: Vec<String> =
            (0..2_000).map(|n| format!("wörd{n} [a](b{n}.md){} ", end(n))).collect();
        let source = words.concat();
        let language = Language::english();
        let style = TextStyle {
            language: language.clone(),
            punctuation: Punctuation::Plain,
            html: HtmlTrust::Sanitized,
            place: TextPlace::Body,
        };
        let span = Span::new(FileId(0), 0..source.len());
        let (document, _) = markdown::read(&source, span, &style);
        let told = Told::new(&document, |_| None);
        let facts = collect(&document, &told, InBody::default(), &language);
        for (link, fact) in document.links.iter().zip(&facts.links) {
            let sentence = sentence::around(&told.text, link.label, &language);
            let shown = sentence::window(&told.text, sentence, link.label);
            let passage = fact.passage.as_ref().unwrap();
            assert_eq!(
                passage.sentence.trim_matches('…'),
                slice(&told.text, shown),
                "{:?}",
                link.target
            );
            let label = slice(&passage.sentence, passage.words);
            assert_eq!(label, slice(&told.text, link.label));
        }
    }
}
