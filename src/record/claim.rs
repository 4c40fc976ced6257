//! Checkable statements, where they appeared, and the reviews of them.

use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::{Span, Spanned};
use crate::record::citation::{self, Citation, Party, Url};
use crate::record::common::{self, Common, Origin};
use crate::record::dates;
use crate::record::fields::{self, Fields};
use crate::record::node::{Node, NodeKind};
use crate::record::pledge::{self, Amount, Response};
use crate::record::table::{Shape, Table, optional, required};
use crate::record::value;

/// A claim; the body is what the archive says of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// What every record has.
    pub common: Common,
    /// The title.
    pub title: Spanned<String>,
    /// The words.
    pub claim: Spanned<String>,
    /// Who said them.
    pub by: Vec<Party>,
    /// When.
    pub date: Option<Spanned<Edtf>>,
    /// Where they were said.
    pub speech: Option<Spanned<Id>>,
    /// Sources.
    pub sources: Vec<Citation>,
    /// Where else the claim appeared.
    pub appearances: Vec<Appearance>,
    /// Reviews, in the order of dates.
    pub reviews: Vec<Review>,
    /// What those who claimed it answered.
    pub responses: Vec<Response>,
}

/// One appearance of a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appearance {
    /// When.
    pub date: Option<Spanned<Edtf>>,
    /// By whom.
    pub by: Vec<Party>,
    /// Where.
    pub url: Option<Spanned<Url>>,
    /// The address of an archived copy.
    pub archived: Option<Spanned<Url>>,
    /// On what.
    pub platform: Option<Spanned<String>>,
    /// A remark.
    pub note: Option<Spanned<String>>,
}

/// One review of a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// The place of the whole review.
    pub span: Span,
    /// When.
    pub date: Spanned<Edtf>,
    /// Who judged: an editor's id, or a name.
    pub author: Option<Spanned<String>>,
    /// The verdict.
    pub rating: Rating,
    /// The reasons, in Markdown.
    pub body: Option<Spanned<String>>,
    /// The evidence.
    pub sources: Vec<Citation>,
}

/// `{value, best, worst, label}`, as schema.org's `Rating`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rating {
    /// The verdict in words.
    pub label: Spanned<String>,
    /// The verdict as a number.
    pub value: Option<Spanned<Amount>>,
    /// The number of the best verdict.
    pub best: Option<Spanned<Amount>>,
    /// The number of the worst verdict.
    pub worst: Option<Spanned<Amount>>,
}

/// What a claim may have beside what every record may.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Claim",
    says: "A statement that can be checked, in `content/claims/`. The body is what the archive says of it. A record of its own needs `speech` or `sources`; one that is written in a note has the passage.",
    fields: &[
        required("title", Shape::Line, "The title."),
        required("claim", Shape::Text, "The words."),
        optional("by", Shape::List(&citation::PARTY), "Who said them."),
        optional("date", Shape::Day, "When."),
        optional("speech", Shape::IdOf(Kind::Speech), "Where they were said."),
        optional("sources", Shape::List(&citation::CITATION), "Where the words stand."),
        optional("appearances", Shape::List(&Shape::Fields(&APPEARANCE)), "Where else the claim appeared."),
        optional("reviews", Shape::List(&Shape::Fields(&REVIEW)), "Verdicts; older ones stay."),
        optional("responses", Shape::List(&Shape::Fields(&pledge::RESPONSE)), "What those who claimed it answered."),
    ],
};

#[rustfmt::skip]
static APPEARANCE: Table = Table {
    title: "Appearance of a claim",
    says: "A place where the claim was made again.",
    fields: &[
        optional("date", Shape::Day, "When."),
        optional("by", Shape::List(&citation::PARTY), "By whom."),
        optional("url", Shape::Url, "Where."),
        optional("archived", Shape::Url, "An archived copy."),
        optional("platform", Shape::Line, "On what.").such_as("television"),
        optional("note", Shape::Text, "A remark."),
    ],
};

#[rustfmt::skip]
static REVIEW: Table = Table {
    title: "Review of a claim",
    says: "A verdict, and what it rests on.",
    fields: &[
        required("date", Shape::Day, "When."),
        required("rating", Shape::Or(&Shape::Line, &Shape::Fields(&RATING)), "The verdict."),
        optional("author", Shape::Line, "Who judged: an id of `editors` in `site.yaml`, or a name."),
        optional("body", Shape::Markdown, "The reasons."),
        optional("sources", Shape::List(&citation::CITATION), "The evidence."),
    ],
};

#[rustfmt::skip]
static RATING: Table = Table {
    title: "Rating",
    says: "A verdict with its place on a scale, which may run either way.",
    fields: &[
        required("label", Shape::Line, "The verdict in words."),
        optional("value", Shape::Amount, "The verdict as a number; not beyond the ends of the scale."),
        optional("best", Shape::Amount, "The best end of the scale.").such_as("5"),
        optional("worst", Shape::Amount, "The worst end.").such_as("1"),
    ],
};

/// Reads the front matter of a claim, or the mapping that stands for one in a note.
pub fn read(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Claim> {
    let common = common::read(fields, origin);
    let title = fields.required_or("title", value::line, String::new);
    let claim = fields.required_or("claim", value::text, String::new);
    let speech = fields.optional("speech", value::id);
    let sources = fields.list("sources", citation::citation);
    citation::check_evidence(fields, origin);
    let mut reviews = fields.list("reviews", review);
    reviews.sort_by(|a, b| a.date.value.cmp(&b.date.value));
    Some(Claim {
        by: fields.list("by", citation::party),
        date: fields.optional("date", dates::day),
        appearances: fields.list("appearances", appearance),
        responses: fields.list("responses", pledge::response),
        speech,
        sources,
        reviews,
        // What must be there comes last, so that nothing is left unread where it is missing.
        common: Common { is_whole: fields.is_whole(), ..common? },
        title,
        claim,
    })
}

fn appearance(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Appearance> {
    fields::read(node, &[&APPEARANCE], problems, |fields| {
        Some(Appearance {
            date: fields.optional("date", dates::day),
            by: fields.list("by", citation::party),
            url: fields.optional("url", value::url),
            archived: fields.optional("archived", value::url),
            platform: fields.optional("platform", value::line),
            note: fields.optional("note", value::text),
        })
    })
}

fn review(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Review> {
    fields::read(node, &[&REVIEW], problems, |fields| {
        let date = fields.required("date", dates::day);
        let rating = fields.required("rating", rating);
        Some(Review {
            span: node.span,
            author: fields.optional("author", value::line),
            body: fields.optional("body", value::text),
            sources: fields.list("sources", citation::citation),
            date: date?,
            rating: rating?,
        })
    })
}

/// Reads a rating: a mapping, or its label alone.
fn rating(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Rating> {
    if !matches!(node.kind, NodeKind::Mapping(_)) {
        return value::line(node, problems).map(|label| Rating {
            label,
            value: None,
            best: None,
            worst: None,
        });
    }
    fields::read(node, &[&RATING], problems, |fields| {
        let label = fields.required("label", value::line);
        let value = fields.optional("value", value::amount);
        let best = fields.optional("best", value::amount);
        let worst = fields.optional("worst", value::amount);
        if let (Some(best), Some(worst)) = (&best, &worst) {
            check_scale(value.as_ref(), best, worst, fields.problems());
        }
        Some(Rating { value, best, worst, label: label? })
    })
}

/// Reports a scale whose ends are the same, and a value outside of it. The best may be the greater or the lesser number.
fn check_scale(
    value: Option<&Spanned<Amount>>,
    best: &Spanned<Amount>,
    worst: &Spanned<Amount>,
    problems: &mut Vec<Diagnostic>,
) {
    if best.value == worst.value {
        let problem = Diagnostic::new(
            Code::BadNumber,
            best.span,
            "the best and the worst rating are the same number",
        );
        problems.push(
            problem
                .with_related(worst.span, "the worst rating")
                .with_help("give the ends of the scale"),
        );
        return;
    }
    let scale = best.value.min(worst.value)..=best.value.max(worst.value);
    if let Some(value) = value.filter(|value| !scale.contains(&value.value)) {
        problems.push(
            Diagnostic::new(Code::BadNumber, value.span, "the rating lies outside of its scale")
                .with_related(best.span, "the best rating")
                .with_related(worst.span, "the worst rating")
                .with_help("give a value from `worst` to `best`"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::base::kind::Kind;
    use crate::record::kit;

    #[test]
    fn ratings_lie_on_their_scale() {
        kit::check(
            Kind::Claim,
            "
                title: A
                claim: B
                speech: a
                reviews:
                  - {date: 2025, rating: {label: x, value: 7, best: 5, worst: 1}}
                  - {date: 2024, rating: {label: x, best: 5, worst: 5.0}}
                  - {date: 2024, rating: {value: 1}}
            ",
            "
                5:44 bad-number the rating lies outside of its scale
                  5:53 the best rating
                  5:63 the worst rating
                  help: give a value from `worst` to `best`
                6:43 bad-number the best and the worst rating are the same number
                  6:53 the worst rating
                  help: give the ends of the scale
                7:27 missing-key `label` is missing
            ",
        );
    }

    #[test]
    fn claims_have_words_and_evidence() {
        kit::check(
            Kind::Claim,
            "
                title: A
                appearances:
                  - {date: 2024, url: x, where: y}
            ",
            "
                1:1 missing-key `claim` is missing
                1:1 missing-key neither `speech` nor `sources` says where the words stand
                3:23 bad-url `x` is not an address on the web
                  help: write it whole, beginning with `https://` or `http://`, with a space as `%20`
                3:26 unknown-key there is no key `where` here
                  help: the keys are `archived`, `by`, `date`, `note`, `platform`, `url`
            ",
        );
    }
}
