//! Finds the passages that a record's notes quote, and reports those that have no place.

use std::collections::BTreeSet;

use crate::archive::census::Census;
use crate::archive::node::Node;
use crate::archive::notes;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::{Span, Spanned};
use crate::record::annotation::Annotation;
use crate::text::anchor::{
    self, Beside, Closest, Context, Count, Difference, Misplaced, Occurrences, Quote,
};
use crate::text::document::{Document, TextRange};
use crate::text::fold::FoldedText;
use crate::text::told::Told;

/// For each note of a record its fragment, and its passage if that stands in the text.
pub type Anchored = Vec<(Box<str>, Option<TextRange>)>;

/// Finds the passages of all notes of a record, drafts too; `told` is the text with the names of its bare links. A withdrawn
/// record shows no text, so that its notes have none.
pub fn notes(
    census: &Census,
    node: Node,
    document: &Document,
    told: &Told,
) -> (Anchored, Vec<Diagnostic>) {
    let written = notes::written(census, node);
    let fragments = notes::fragments(written);
    let is_withdrawn = census.common(node).is_some_and(|common| common.withdrawn.is_some());
    if written.is_empty() || is_withdrawn {
        return (fragments.into_iter().map(|fragment| (fragment, None)).collect(), Vec::new());
    }
    let quotes: Vec<Quote<'_>> = written.iter().map(quote).collect();
    let results = anchor::place(&FoldedText::new(&document.text), &quotes);
    let is_lost =
        |result: &&Result<TextRange, Misplaced>| matches!(result, Err(Misplaced::NotFound(_)));
    let elsewhere = match results.iter().find(is_lost) {
        Some(_) => elsewhere(census, node, (document, told), written),
        None => vec![None; written.len()],
    };
    let mut problems = taken_fragments(document, written, &fragments);
    for ((note, result), elsewhere) in written.iter().zip(&results).zip(elsewhere) {
        let Err(misplaced) = result else { continue };
        problems.push(match (misplaced, elsewhere) {
            (Misplaced::NotFound(_), Some(elsewhere)) => {
                not_found(note, document).with_help(elsewhere.help())
            }
            _ => problem(note, misplaced, document),
        });
    }
    (fragments.into_iter().zip(results.into_iter().map(Result::ok)).collect(), problems)
}

/// Reports notes whose fragment is one that the text has itself: of raw HTML.
fn taken_fragments(
    document: &Document,
    notes: &[Annotation],
    fragments: &[Box<str>],
) -> Vec<Diagnostic> {
    let taken: BTreeSet<&str> = document.fragments.iter().map(String::as_str).collect();
    let clash = |(note, fragment): (&Annotation, &str)| {
        taken.contains(fragment).then(|| {
            let span = note.id.as_ref().map_or(note.quote.span, |id| id.span);
            let message =
                format!("the text has the fragment `{fragment}`, which is to be the note's");
            Diagnostic::new(Code::DuplicateFragment, span, message)
                .with_help("give the note another `id`")
        })
    };
    notes.iter().zip(fragments.iter().map(|fragment| &**fragment)).filter_map(clash).collect()
}

fn quote(note: &Annotation) -> Quote<'_> {
    Quote {
        exact: &note.quote.value,
        prefix: note.prefix.as_ref().map(|prefix| prefix.value.as_str()),
        suffix: note.suffix.as_ref().map(|suffix| suffix.value.as_str()),
    }
}

/// What a reader sees of a record beside its text.
#[derive(Clone, Copy)]
enum Elsewhere {
    Title,
    Summary,
    Alternative,
    Name,
}

impl Elsewhere {
    fn help(self) -> &'static str {
        match self {
            Self::Title => "the words are those of `title:`; quote a passage of the text below it",
            Self::Summary => "the words are those of `summary:`; quote a passage of the text",
            Self::Alternative => {
                "the words are those of an image's alternative text, which is no part of the text; \
                 quote a passage beside the image"
            }
            Self::Name => {
                "the words hold the name that stands for a bare link, which is no part of the text; \
                 quote words beside it, or give the link words of its own: `[[id|words]]`"
            }
        }
    }
}

/// Returns for each note whether its quote stands where no note can.
fn elsewhere(
    census: &Census,
    node: Node,
    (document, told): (&Document, &Told),
    notes: &[Annotation],
) -> Vec<Option<Elsewhere>> {
    let summary = census.common(node).and_then(|common| common.summary.as_ref());
    let mut text = census.title(node).to_owned();
    // No quote goes across a character that stands for an object.
    text.push('\u{FFFC}');
    let summary_at = text.len();
    text.push_str(summary.map_or("", |summary| &summary.value));
    text.push('\u{FFFC}');
    let images_at = text.len();
    for image in &document.images {
        text.push_str(&image.alt);
        text.push('\u{FFFC}');
    }
    let told_at = text.len();
    if told.text != document.text {
        text.push_str(&told.text);
    }
    let exact: Vec<&str> = notes.iter().map(|note| note.quote.value.as_str()).collect();
    let place = |range: TextRange| match range.range().start {
        at if at < summary_at => Elsewhere::Title,
        at if at < images_at => Elsewhere::Summary,
        at if at < told_at => Elsewhere::Alternative,
        _ => Elsewhere::Name,
    };
    let found = anchor::first_places(&FoldedText::new(&text), &exact);
    found.into_iter().map(|range| range.map(place)).collect()
}

fn problem(note: &Annotation, misplaced: &Misplaced, document: &Document) -> Diagnostic {
    match misplaced {
        Misplaced::Blank => {
            let message = "the quote holds nothing that a reader sees";
            Diagnostic::new(Code::EmptyValue, note.quote.span, message)
                .with_help("quote the words that the note is about")
        }
        Misplaced::NotFound(Some(closest)) => closest_problem(note, closest, document),
        Misplaced::NotFound(None) => {
            let help = if document.text.is_empty() {
                "write the text below the front matter, or take the note out"
            } else {
                "copy the words as the page shows them"
            };
            not_found(note, document).with_help(help)
        }
        Misplaced::Ambiguous(found) => ambiguous(note, found, document),
        Misplaced::OutOfContext(beside, found) => out_of_context(note, *beside, found, document),
    }
}

fn not_found(note: &Annotation, document: &Document) -> Diagnostic {
    let message = if document.text.is_empty() {
        "there is no text in which this passage could stand"
    } else {
        "the text does not contain this passage"
    };
    Diagnostic::new(Code::QuoteNotFound, note.quote.span, message)
}

fn closest_problem(note: &Annotation, closest: &Closest, document: &Document) -> Diagnostic {
    let differences: Vec<String> = closest.differences.iter().map(difference).collect();
    let help = match differences.as_slice() {
        [] => "copy the words as the page shows them; the white space or the hyphens differ"
            .to_owned(),
        differences => {
            format!(
                "copy the words as the page shows them; the text has {}",
                differences.join(", and ")
            )
        }
    };
    let problem = not_found(note, document).with_help(help);
    match document.source_span(closest.range) {
        Some(span) => problem.with_related(span, "the closest passage stands here"),
        None => problem,
    }
}

/// Returns what the text has, as the end of a sentence.
fn difference(Difference { quoted, stands }: &Difference) -> String {
    match (quoted.as_str(), stands.as_str()) {
        (quoted, "") => format!("no `{}`", on_one_line(quoted)),
        ("", stands) => format!("also `{}`", on_one_line(stands)),
        (quoted, stands) => {
            format!("`{}`, not `{}`", on_one_line(stands), on_one_line(quoted))
        }
    }
}

fn ambiguous(note: &Annotation, found: &Occurrences, document: &Document) -> Diagnostic {
    let message = match found.count {
        Count::Exactly(n) => format!("the text contains this passage {n} times"),
        Count::AtLeast(n) => format!("the text contains this passage {n} times or more"),
    };
    let is_settled = found.first.iter().any(|occurrence| occurrence.context.is_some());
    let help = if is_settled {
        "add the line that tells which passage is meant"
    } else {
        "quote more of the text, so that the passage is the only one"
    };
    let problem = Diagnostic::new(Code::AmbiguousQuote, note.quote.span, message).with_help(help);
    with_occurrences(problem, found, document)
}

fn out_of_context(
    note: &Annotation,
    beside: Beside,
    found: &Occurrences,
    document: &Document,
) -> Diagnostic {
    let own = |words: &Option<Spanned<String>>| words.as_ref().map(|words| words.span);
    let (span, message) = match (beside, own(&note.prefix), own(&note.suffix)) {
        (Beside::Prefix, Some(span), _) | (Beside::Both, Some(span), None) => {
            (span, "the text does not have these words directly before the passage")
        }
        (Beside::Suffix, _, Some(span)) | (Beside::Both, None, Some(span)) => {
            (span, "the text does not have these words directly after the passage")
        }
        _ => (
            note.quote.span,
            "the text does not contain this passage between its `prefix` and its `suffix`",
        ),
    };
    let help = match (found.count, &note.prefix, &note.suffix) {
        (Count::Exactly(1), Some(_), None) => "the passage is in the text once; take `prefix:` out",
        (Count::Exactly(1), None, _) => "the passage is in the text once; take `suffix:` out",
        (Count::Exactly(1), Some(_), Some(_)) => {
            "the passage is in the text once; take `prefix:` and `suffix:` out"
        }
        _ => "copy the words beside the passage as the page shows them",
    };
    let problem = Diagnostic::new(Code::QuoteNotFound, span, message).with_help(help);
    with_occurrences(problem, found, document)
}

/// Shows the first places of a passage, each with the line that tells it from the others.
fn with_occurrences(problem: Diagnostic, found: &Occurrences, document: &Document) -> Diagnostic {
    let places = found.first.iter().filter_map(|occurrence| {
        let span: Span = document.source_span(occurrence.range)?;
        let message = match &occurrence.context {
            Some(Context::Prefix(words)) => format!("the one with `prefix: {}`", yaml(words)),
            Some(Context::Suffix(words)) => format!("the one with `suffix: {}`", yaml(words)),
            None => "it stands here".to_owned(),
        };
        Some((span, message))
    });
    places.fold(problem, |problem, (span, message)| problem.with_related(span, message))
}

/// Returns words as a double-quoted scalar.
fn yaml(words: &str) -> String {
    format!("\"{}\"", on_one_line(words).replace('\\', "\\\\").replace('"', "\\\""))
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
