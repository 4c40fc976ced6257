//! Quotations beside the speeches in which they were said: each is compared with the text that the archive has of its speech.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::archive::census::Census;
use crate::archive::facts::{Facts, QuotationFact};
use crate::archive::ix::Ix;
use crate::archive::node::{Node, NodeMap};
use crate::archive::reading::{self, Library};
use crate::base::language::Language;
use crate::collation::{self, Difference, Verdict, Weight, Witness};
use crate::record::article::Article;
use crate::record::speech::{Extent, Speech};
use crate::text::document::{Document, TextRange};

/// How many bytes of a passage are kept before the first and behind the last word that differs.
const BESIDE: usize = 160;

/// A quotation of an article, by its place among those that [`Facts`] hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct QuotationAt {
    /// The article.
    pub article: Ix<Article>,
    /// Its place.
    pub n: u32,
}

/// What a comparison has shown, as far as pages need it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Collated {
    /// What it comes to.
    pub verdict: Verdict,
    /// The first and the last paragraph of the speech that is quoted, from 1; none where nothing is.
    pub paragraphs: Option<(u32, u32)>,
    /// Both wordings, where they differ in words.
    pub sides: Option<Sides>,
}

/// Two wordings, each in pieces of which every second one is not in the other. Either may be empty there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sides {
    /// The report's.
    pub report: Box<[Box<str>]>,
    /// The speech's.
    pub speech: Box<[Box<str>]>,
}

/// All comparisons of an archive.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Collations {
    /// By quotation; those whose speech is not settled, or has no text in the same language, have none.
    pub quotations: BTreeMap<QuotationAt, Collated>,
    /// The quotations of which each speech holds some words, in the order of the articles.
    pub of_speeches: BTreeMap<Ix<Speech>, Vec<QuotationAt>>,
}

impl Collations {
    /// Returns what the comparison of a quotation has shown.
    pub fn of(&self, article: Ix<Article>, n: usize) -> Option<&Collated> {
        self.quotations.get(&QuotationAt { article, n: u32::try_from(n).ok()? })
    }

    /// Adds what was found about a speech.
    pub fn add(&mut self, speech: Ix<Speech>, found: Vec<(QuotationAt, Collated)>) {
        for (at, collated) in found {
            if collated.paragraphs.is_some() {
                self.of_speeches.entry(speech).or_default().push(at);
            }
            self.quotations.insert(at, collated);
        }
    }
}

/// Returns the quotations that are said to come from each speech, in the order of the articles.
pub fn settled(
    census: &Census,
    facts: &NodeMap<Arc<Facts>>,
) -> BTreeMap<Ix<Speech>, Vec<QuotationAt>> {
    let mut settled: BTreeMap<Ix<Speech>, Vec<QuotationAt>> = BTreeMap::new();
    for article in census.articles.indexes() {
        for (n, one) in (0..).zip(&facts[Node::Article(article)].quotations) {
            if let Some(speech) = one.speech {
                settled.entry(speech).or_default().push(QuotationAt { article, n });
            }
        }
    }
    settled
}

/// Compares quotations with the text of their speech, which is read once. Translations are not compared.
pub fn collate(
    library: Library<'_>,
    facts: &NodeMap<Arc<Facts>>,
    speech: Ix<Speech>,
    quotations: &[QuotationAt],
) -> Vec<(QuotationAt, Collated)> {
    let census = library.census;
    let record = &census.speeches[speech];
    let node = Node::Speech(speech);
    let language = text_language(library, record);
    let Some(text) = record.text.as_ref().filter(|_| record.common.withdrawn.is_none()) else {
        return Vec::new();
    };
    let document = reading::read(library, node, &facts[node]).document;
    if document.text.trim().is_empty() {
        return Vec::new();
    }
    let extent = match text.extent.value {
        Extent::Full => collation::Extent::Whole,
        Extent::Excerpt => collation::Extent::Excerpt,
    };
    let witness = Witness::new(&document.text, language, extent);
    let collated = |at: &QuotationAt| {
        let node = Node::Article(at.article);
        if reading::language(library, node).primary() != language.primary() {
            return None;
        }
        let fact = facts[node].quotations.get(at.n as usize)?;
        Some((*at, compared(&witness, &document, fact.words.as_deref()?)))
    };
    quotations.iter().filter_map(collated).collect()
}

fn text_language<'a>(library: Library<'a>, speech: &'a Speech) -> &'a Language {
    let of_text = speech.text.as_ref().and_then(|text| text.language.as_ref());
    let own = of_text.or(speech.common.language.as_ref());
    own.map_or(&library.site.language, |language| &language.value)
}

fn compared(witness: &Witness<'_>, document: &Document, words: &str) -> Collated {
    let found = witness.collate(words);
    let paragraphs = found.passage.and_then(|passage| {
        let first = paragraph_at(document, passage.start);
        let last = paragraph_at(document, passage.end.saturating_sub(1).max(passage.start));
        Some((first?, last.or(first)?))
    });
    let differs = found.differences.iter().any(|one| one.weight != Weight::Marked);
    let sides = found
        .passage
        .filter(|_| differs)
        .map(|passage| sides(words, document.words(passage), passage.start, &found.differences));
    Collated { verdict: found.verdict, paragraphs, sides }
}

/// Returns the number of the paragraph that a byte of a text stands in, or of the next one.
fn paragraph_at(document: &Document, at: u32) -> Option<u32> {
    let n = document.paragraphs.partition_point(|paragraph| paragraph.end <= at);
    document.paragraphs.get(n)?;
    u32::try_from(n + 1).ok()
}

/// Cuts two wordings where they differ, and keeps of what is the same only as much as shows where that is.
fn sides(report: &str, speech: &str, start: u32, differences: &[Difference]) -> Sides {
    let of_report = differences.iter().map(|one| one.quotation);
    let back = |at: u32| at.saturating_sub(start);
    let of_speech = differences
        .iter()
        .map(|one| TextRange { start: back(one.witness.start), end: back(one.witness.end) });
    Sides { report: pieces(report, of_report), speech: pieces(speech, of_speech) }
}

/// Returns the pieces of a text: what is the same, what differs, what is the same, and so on; the first and the last are the same.
fn pieces(text: &str, differing: impl Iterator<Item = TextRange>) -> Box<[Box<str>]> {
    let mut pieces: Vec<Box<str>> = Vec::new();
    let mut done = 0;
    for range in differing {
        let range = range.range();
        let start = range.start.clamp(done, text.len());
        let end = range.end.clamp(start, text.len());
        pieces.push(text.get(done..start).unwrap_or_default().into());
        pieces.push(text.get(start..end).unwrap_or_default().into());
        done = end;
    }
    pieces.push(text.get(done..).unwrap_or_default().into());
    let last = pieces.len() - 1;
    if let Some(first) = pieces.first_mut() {
        *first = end_of(first).into();
    }
    if let Some(last) = pieces.get_mut(last) {
        *last = beginning_of(last).into();
    }
    pieces.into()
}

/// Returns the last words of a text, with an ellipsis where there are others before them.
fn end_of(text: &str) -> String {
    let from = text.len().saturating_sub(BESIDE);
    if from == 0 {
        return text.to_owned();
    }
    let kept = text.char_indices().map(|(at, _)| at).find(|at| from <= *at).unwrap_or(0);
    let kept = text.get(kept..).unwrap_or_default();
    let word = kept.find(char::is_whitespace).unwrap_or(0);
    format!("… {}", kept.get(word..).unwrap_or(kept).trim_start())
}

/// Returns the first words of a text, with an ellipsis where others follow.
fn beginning_of(text: &str) -> String {
    if text.len() <= BESIDE {
        return text.to_owned();
    }
    let kept = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= BESIDE).last();
    let kept = text.get(..kept.unwrap_or(0)).unwrap_or_default();
    let word = kept.rfind(char::is_whitespace).unwrap_or(kept.len());
    format!("{} …", kept.get(..word).unwrap_or(kept).trim_end())
}

/// Returns whether an editor has accepted that a quotation differs, and why.
pub fn accepted<'a>(
    census: &'a Census,
    facts: &Facts,
    article: Ix<Article>,
    quotation: &QuotationFact,
) -> Option<&'a str> {
    let notes = census.articles[article].annotations.iter().zip(&facts.notes);
    let on_it = notes.filter(|(_, fact)| {
        fact.as_ref().is_some_and(|fact| {
            fact.range.start < quotation.range.end && quotation.range.start < fact.range.end
        })
    });
    let mut accepted = on_it.filter_map(|(note, _)| note.collation.as_ref());
    accepted.next().map(|accepted| accepted.reason.value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_second_piece_differs() {
        let difference =
            |quotation: std::ops::Range<usize>, witness: std::ops::Range<usize>| Difference {
                quotation: TextRange::new(quotation),
                witness: TextRange::new(witness),
                weight: Weight::Words,
            };
        let sides = sides(
            "we use it",
            "we renew it now",
            100,
            &[difference(3..6, 103..108), difference(9..9, 111..115)],
        );
        assert_eq!(sides.report.concat(), "we use it");
        assert_eq!(&*sides.report, ["we ", "use", " it", "", ""].map(Into::into));
        assert_eq!(&*sides.speech, ["we ", "renew", " it", " now", ""].map(Into::into));
    }

    #[test]
    fn what_is_the_same_is_kept_beside_what_differs_only() {
        let long = "word ".repeat(100);
        let kept = pieces(&format!("{long}x{long}"), [TextRange::new(500..501)].into_iter());
        assert!(kept[0].starts_with("… word") && kept[0].ends_with("word "));
        assert!(kept[2].starts_with("word ") && kept[2].ends_with("word …"));
        assert!(kept.iter().all(|piece| piece.len() < 2 * BESIDE));
    }
}
