//! Quotations that have other words than their speech, or that its whole text does not hold, for `check` to report: a reader sees
//! both wordings, an editor is asked to look at them.

use std::fmt::Write;

use crate::archive::Archive;
use crate::archive::collated::{self, Collated, QuotationAt, Sides};
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::reading::{self, Library};
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Span;
use crate::collation::Verdict;
use crate::record::speech::Speech;
use crate::source::file::SourceFile;
use crate::text::document::Document;

/// Returns what an editor should look at and has not accepted.
pub fn problems(archive: &Archive, files: &[SourceFile]) -> Vec<Diagnostic> {
    let Archive { census, site, facts, collations, .. } = archive;
    let library = Library { census, site, files };
    let is_open = |(at, found): &(&QuotationAt, &Collated)| {
        let node = Node::Article(at.article);
        matches!(found.verdict, Verdict::Differs | Verdict::NotHeld)
            && facts[node].quotations.get(at.n as usize).is_some_and(|fact| {
                collated::accepted(census, &facts[node], at.article, fact).is_none()
            })
    };
    let problem = |(at, found): (&QuotationAt, &Collated)| {
        let node = Node::Article(at.article);
        let fact = facts[node].quotations.get(at.n as usize)?;
        let document = reading::read(library, node, &facts[node]).document;
        let span = document.source_span(fact.range).unwrap_or(census.origin(node));
        Some(problem(library, fact.speech?, found, span, |speech| {
            reading::read(library, Node::Speech(speech), &facts[Node::Speech(speech)]).document
        }))
    };
    collations.quotations.iter().filter(is_open).filter_map(problem).collect()
}

const HELP: &str = "look at the source; if the words are as printed, say so in a note on them: \
                    `collation: {is: accepted, reason: ...}`";

fn problem(
    library: Library<'_>,
    speech: Ix<Speech>,
    found: &Collated,
    span: Span,
    read: impl Fn(Ix<Speech>) -> Document,
) -> Diagnostic {
    let id = &library.census.speeches[speech].common.id.value;
    let Some((first, _)) = found.paragraphs.filter(|_| found.verdict == Verdict::Differs) else {
        let message = format!("the whole text of the speech `{id}` does not hold this quotation");
        return Diagnostic::new(Code::QuotationNotHeld, span, message).with_help(HELP);
    };
    let mut message = format!("this quotation and the text of the speech `{id}` differ");
    if let Some(sides) = &found.sides {
        message.push_str(&differences(sides));
    }
    let problem = Diagnostic::new(Code::QuotationDiffers, span, message).with_help(HELP);
    let document = read(speech);
    let paragraph = (first as usize).checked_sub(1).and_then(|n| document.paragraphs.get(n));
    match paragraph.and_then(|range| document.source_span(*range)) {
        Some(place) => problem.with_related(place, "the speech has it in this paragraph"),
        None => problem,
    }
}

/// Returns the words that differ, as the end of a sentence.
fn differences(Sides { report, speech }: &Sides) -> String {
    let mut text = String::new();
    let odd = |pieces: &[Box<str>]| pieces.iter().skip(1).step_by(2).cloned().collect::<Vec<_>>();
    for (n, (report, speech)) in odd(report).iter().zip(odd(speech)).enumerate() {
        let joint = if n == 0 { ": " } else { ", " };
        let _ = match (report.trim(), speech.trim()) {
            ("", speech) => write!(text, "{joint}it lacks `{speech}`"),
            (report, "") => write!(text, "{joint}it adds `{report}`"),
            (report, speech) => write!(text, "{joint}it has `{report}`, not `{speech}`"),
        };
    }
    text
}
