//! Quotations beside the speeches in which they were said, on the pages of articles and of speeches.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::called;
use crate::archive::collated::{self, Collated, QuotationAt, Sides};
use crate::archive::facts::{self, Basis, QuotationFact};
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::reading::Reading;
use crate::collation::Verdict;
use crate::page::prose::Setting;
use crate::page::view::parts::{Sentence, Words};
use crate::page::view::quotation::{
    Collation, Comparison, Coverage, Covered, Piece, Quotation, Quoting,
};
use crate::page::{parts, publication, words};
use crate::record::article::Article;
use crate::record::speech::Speech;

/// How many characters of a quotation are shown.
const WORDS_LENGTH: usize = 160;

/// How many reports are shown beside a paragraph.
const MAX_REPORTS: usize = 6;

/// Returns the quotations of an article whose speakers are known, in order of the text; none of a text that is held back.
pub fn of_article(setting: Setting<'_>, ix: Ix<Article>, reading: &Reading) -> Vec<Quotation> {
    let archive = setting.archive;
    let node = Node::Article(ix);
    if !publication::is_whole(archive, node) {
        return Vec::new();
    }
    let page = archive.page_language(node);
    let at = Some(&archive.census.articles[ix].date.value);
    let only = archive.relations.article(ix).speeches.as_slice();
    let quotation = |(n, one): (usize, &QuotationFact)| {
        let by = archive.census.actors.at(one.by?)?;
        let comparison =
            of_quotation(setting, QuotationAt { article: ix, n: u32::try_from(n).ok()? });
        Some(Quotation {
            sentence: sentence(setting, node, reading, one),
            fragment: one.paragraph.map(|n| format!("p{n}")),
            by: parts::actor(archive, by, at, page),
            rule: one.basis?.name(),
            speech: one
                .speech
                .filter(|speech| only != [*speech])
                .map(|speech| setting.line(Node::Speech(speech), page)),
            collation: comparison,
        })
    };
    archive.facts[node].quotations.iter().enumerate().filter_map(quotation).collect()
}

/// Returns the first words of a quotation; of a short one that was found by rule, the sentence that it stands in.
fn sentence(
    setting: Setting<'_>,
    node: Node,
    reading: &Reading,
    quotation: &QuotationFact,
) -> Sentence {
    let archive = setting.archive;
    let (language, page) = (archive.language(node), archive.page_language(node));
    let document = &reading.document;
    let words = document.words(quotation.range);
    if quotation.basis == Some(Basis::Editor) || WORDS_LENGTH < words.chars().count() {
        let words = parts::words(&beginning(words), language, page);
        let Words { text, language, direction } = words;
        let (before, after) = (String::new(), String::new());
        return Sentence { before, words: text, after, language, direction };
    }
    let told = called::told(&archive.census, &archive.site.language, document, language);
    let passages = facts::passages(document, &told, &[quotation.range], language);
    let sentence = passages.first().map(|passage| parts::sentence(passage, language, page));
    sentence.expect("there is a passage for each range")
}

/// Returns how many quotations of an article have no speaker; none where its text is held back.
pub fn n_unattributed(archive: &Archive, ix: Ix<Article>) -> usize {
    let node = Node::Article(ix);
    if !publication::is_whole(archive, node) {
        return 0;
    }
    archive.facts[node].quotations.iter().filter(|one| one.by.is_none()).count()
}

/// Returns the paragraphs of a speech that reports quote, in order. Of a report that is unlisted nothing is said.
pub fn of_speech(setting: Setting<'_>, ix: Ix<Speech>) -> Vec<Covered> {
    let archive = setting.archive;
    let page = archive.page_language(Node::Speech(ix));
    let mut covered: BTreeMap<u32, BTreeMap<Ix<Article>, Vec<Comparison>>> = BTreeMap::new();
    let quotations = archive.collations.of_speeches.get(&ix).into_iter().flatten();
    for at in quotations.filter(|at| archive.is_listed(Node::Article(at.article))) {
        let Some(found) = archive.collations.quotations.get(at) else { continue };
        let Some((first, last)) = found.paragraphs else { continue };
        let Some(comparison) = comparison(setting, *at, ix, found) else { continue };
        for paragraph in first..=last {
            let reports = covered.entry(paragraph).or_default();
            let quotations = reports.entry(at.article).or_default();
            // Two quotations of which nothing differs that could be shown say no more than one.
            let says_more = quotations.iter().all(|other| {
                other.collation.verdict != comparison.collation.verdict
                    || !other.collation.report.is_empty()
                    || !comparison.collation.report.is_empty()
            });
            if says_more {
                quotations.push(comparison.clone());
            }
        }
    }
    let quoting = |(article, quotations): (Ix<Article>, Vec<Comparison>)| Quoting {
        article: setting.line(Node::Article(article), page),
        quotations,
    };
    let view = |(paragraph, reports): (u32, BTreeMap<Ix<Article>, Vec<Comparison>>)| Covered {
        paragraph,
        more: reports.len().saturating_sub(MAX_REPORTS),
        reports: reports.into_iter().take(MAX_REPORTS).map(quoting).collect(),
    };
    covered.into_iter().map(view).collect()
}

/// Returns how many reports quote each paragraph; none where no report does, or there is one paragraph only.
pub fn coverage(covered: &[Covered], reading: &Reading) -> Option<Coverage> {
    let n_paragraphs = reading.document.paragraphs.len();
    let mut paragraphs = vec![0; n_paragraphs];
    for one in covered {
        let at = (one.paragraph as usize).checked_sub(1);
        if let Some(n) = at.and_then(|at| paragraphs.get_mut(at)) {
            *n = one.reports.len() + one.more;
        }
    }
    let n_quoted = paragraphs.iter().filter(|n| **n > 0).count();
    (n_quoted > 0 && n_paragraphs > 1).then_some(Coverage { paragraphs, n_quoted })
}

fn comparison(
    setting: Setting<'_>,
    at: QuotationAt,
    speech: Ix<Speech>,
    found: &Collated,
) -> Option<Comparison> {
    let archive = setting.archive;
    let node = Node::Article(at.article);
    let address = archive.addresses.of(node).as_str();
    let fact = archive.facts[node].quotations.get(at.n as usize)?;
    let paragraph = fact.paragraph.filter(|_| publication::is_whole(archive, node));
    let fragment = paragraph.map(|n| format!("#p{n}")).unwrap_or_default();
    Some(Comparison {
        url: format!("{address}{fragment}"),
        collation: collation(setting, at, speech, found)?,
    })
}

/// Returns how a quotation compares with its speech, where that is known.
pub fn of_quotation(setting: Setting<'_>, at: QuotationAt) -> Option<Collation> {
    let archive = setting.archive;
    let fact = archive.facts[Node::Article(at.article)].quotations.get(at.n as usize)?;
    collation(setting, at, fact.speech?, archive.collations.quotations.get(&at)?)
}

/// Returns a comparison as pages show it; none where a whole text does not hold the quotation, which is for editors to look at.
fn collation(
    setting: Setting<'_>,
    at: QuotationAt,
    speech: Ix<Speech>,
    found: &Collated,
) -> Option<Collation> {
    let archive = setting.archive;
    let node = Node::Article(at.article);
    if found.verdict == Verdict::NotHeld {
        return None;
    }
    let record = &archive.census.speeches[speech];
    let address = archive.addresses.of(Node::Speech(speech)).as_str();
    let paragraph = found.paragraphs.map(|(first, _)| first);
    let fragment = paragraph.map(|n| format!("#p{n}")).unwrap_or_default();
    let is_whole = publication::is_whole(archive, node);
    let Sides { report, speech: said } =
        found.sides.clone().filter(|_| is_whole).unwrap_or_default();
    let fact = archive.facts[node].quotations.get(at.n as usize)?;
    let accepted = collated::accepted(&archive.census, &archive.facts[node], at.article, fact);
    Some(Collation {
        verdict: found.verdict.name(),
        basis: record.text.as_ref().map(|text| words::text_basis(text.basis.value)),
        paragraph,
        url: format!("{address}{fragment}"),
        report: pieces(&report),
        speech: pieces(&said),
        accepted: accepted.map(str::to_owned),
    })
}

fn pieces(pieces: &[Box<str>]) -> Vec<Piece> {
    let piece = |(n, text): (usize, &str)| Piece { text: text.to_owned(), differs: n % 2 == 1 };
    pieces
        .iter()
        .map(|piece| &**piece)
        .enumerate()
        .map(piece)
        .filter(|piece| !piece.text.is_empty())
        .collect()
}

/// Returns the first words of a quotation.
pub fn beginning(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= WORDS_LENGTH {
        return words;
    }
    facts::first_words(&words, WORDS_LENGTH)
}
