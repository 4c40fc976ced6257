//! Promises that are followed over time.

use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::{Span, Spanned};
use crate::record::citation::{self, Citation, Party};
use crate::record::common::{self, Common, Origin};
use crate::record::dates;
use crate::record::fields::{self, Fields};
use crate::record::node::Node;
use crate::record::table::{Shape, Table, optional, required, words};
use crate::record::value;

/// A pledge; the body is what the archive says of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pledge {
    /// What every record has.
    pub common: Common,
    /// The title.
    pub title: Spanned<String>,
    /// Who promised.
    pub by: Vec<Party>,
    /// To whom.
    pub to: Vec<Party>,
    /// When.
    pub promised: Spanned<Edtf>,
    /// The words as spoken.
    pub words: Option<Spanned<String>>,
    /// Where it was promised.
    pub speech: Option<Spanned<Id>>,
    /// Sources; there is a speech or a source.
    pub sources: Vec<Citation>,
    /// On what condition.
    pub condition: Option<Spanned<String>>,
    /// By when.
    pub due: Option<Spanned<Edtf>>,
    /// What can be counted.
    pub measure: Option<Measure>,
    /// What became of it, in the order of dates.
    pub updates: Vec<Update>,
    /// What those who promised answered.
    pub responses: Vec<Response>,
}

/// `{target: 2500, unit: officers, baseline: 0}`. Numbers are kept as written and as hundredths.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure {
    /// What is to be reached.
    pub target: Spanned<Amount>,
    /// Of what.
    pub unit: Option<Spanned<String>>,
    /// What was there before.
    pub baseline: Option<Spanned<Amount>>,
}

/// A decimal number, exact to a hundredth: no binary fractions reach a page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Amount {
    /// The number times one hundred.
    pub hundredths: i64,
}

/// Why a text is no [`Amount`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AmountError {
    /// It is not digits with a decimal point.
    NotANumber,
    /// It has more than two decimals.
    TooPrecise,
    /// Its hundredths do not fit 64 bits.
    TooLarge,
}

impl Amount {
    /// Returns the number that a text spells: digits, and a sign before or up to two decimals after them.
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(whole) || !is_digits(decimals) {
            return Err(AmountError::NotANumber);
        }
        if 2 < decimals.len() {
            return Err(AmountError::TooPrecise);
        }
        let hundredths =
            format!("{whole}{decimals:0<2}").parse::<i64>().map_err(|_| AmountError::TooLarge)?;
        Ok(Self { hundredths: sign * hundredths })
    }
}

/// One update.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Update {
    /// The place of the whole update.
    pub span: Span,
    /// As of when it is true.
    pub date: Spanned<Edtf>,
    /// What the state is.
    pub status: Spanned<PledgeStatus>,
    /// The measured value.
    pub value: Option<Spanned<Amount>>,
    /// What happened, in Markdown.
    pub body: Option<Spanned<String>>,
    /// The editor.
    pub author: Option<Spanned<String>>,
    /// Who reviewed it.
    pub reviewed_by: Option<Spanned<String>>,
    /// Sources.
    pub sources: Vec<Citation>,
}

/// What state a pledge is in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PledgeStatus {
    /// Not yet decided.
    Open,
    /// Kept in part.
    Partly,
    /// Kept.
    Kept,
    /// Broken.
    Broken,
    /// Replaced by another.
    Superseded,
    /// Without object.
    Lapsed,
}

/// What somebody answered when asked, or of their own accord.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Response {
    /// Who.
    pub by: Vec<Party>,
    /// When they answered.
    pub date: Option<Spanned<Edtf>>,
    /// When they were asked.
    pub asked: Option<Spanned<Edtf>>,
    /// What they said, in Markdown.
    pub body: Option<Spanned<String>>,
    /// Sources.
    pub sources: Vec<Citation>,
}

const STATUSES: [(&str, PledgeStatus); 6] = [
    ("open", PledgeStatus::Open),
    ("partly", PledgeStatus::Partly),
    ("kept", PledgeStatus::Kept),
    ("broken", PledgeStatus::Broken),
    ("superseded", PledgeStatus::Superseded),
    ("lapsed", PledgeStatus::Lapsed),
];

/// What a pledge may have beside what every record may.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Pledge",
    says: "A promise that is followed over time, in `content/pledges/`. The body is what the archive says of it. A record of its own needs `speech` or `sources`; one that is written in a note has the passage.",
    fields: &[
        required("title", Shape::Line, "What was promised."),
        required("by", Shape::List(&citation::PARTY), "Who promised."),
        required("promised", Shape::Day, "When."),
        optional("to", Shape::List(&citation::PARTY), "To whom."),
        optional("words", Shape::Text, "The words as spoken."),
        optional("speech", Shape::IdOf(Kind::Speech), "Where it was promised."),
        optional("sources", Shape::List(&citation::CITATION), "Where the words stand."),
        optional("condition", Shape::Text, "On what condition."),
        optional("due", Shape::Date, "By when."),
        optional("measure", Shape::Fields(&MEASURE), "What can be counted."),
        optional("updates", Shape::List(&Shape::Fields(&UPDATE)), "What became of it; none lies before the promise."),
        optional("responses", Shape::List(&Shape::Fields(&RESPONSE)), "What those who promised answered."),
    ],
};

#[rustfmt::skip]
static MEASURE: Table = Table {
    title: "Measure of a pledge",
    says: "With two values a figure shows how far the pledge has come.",
    fields: &[
        required("target", Shape::Amount, "What is to be reached."),
        optional("unit", Shape::Line, "Of what.").such_as("officers"),
        optional("baseline", Shape::Amount, "What was there before. No page shows it."),
    ],
};

#[rustfmt::skip]
static UPDATE: Table = Table {
    title: "Update of a pledge",
    says: "The state of a pledge on a day.",
    fields: &[
        required("date", Shape::Day, "As of when it is true."),
        required("status", Shape::Word(|| words(&STATUSES)), "The state."),
        optional("value", Shape::Amount, "How much was reached."),
        optional("body", Shape::Markdown, "What happened."),
        optional("author", Shape::Line, "The editor: an id of `editors` in `site.yaml`, or a name."),
        optional("reviewed_by", Shape::Line, "Who reviewed it."),
        optional("sources", Shape::List(&citation::CITATION), "The evidence."),
    ],
};

/// What `responses` of pledges and claims takes.
#[rustfmt::skip]
pub static RESPONSE: Table = Table {
    title: "Response",
    says: "What somebody answered when asked, or without being asked.",
    fields: &[
        required("by", Shape::List(&citation::PARTY), "Who answered."),
        optional("date", Shape::Day, "When."),
        optional("asked", Shape::Day, "When they were asked."),
        optional("body", Shape::Markdown, "What they said."),
        optional("sources", Shape::List(&citation::CITATION), "Where they said it."),
    ],
};

/// Reads the front matter of a pledge, or the mapping that stands for one in a note.
pub fn read(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Pledge> {
    let common = common::read(fields, origin);
    let title = fields.required_or("title", value::line, String::new);
    let promised = fields.required_or("promised", dates::day, Edtf::unknown);
    let speech = fields.optional("speech", value::id);
    let sources = fields.list("sources", citation::citation);
    citation::check_evidence(fields, origin);
    let mut updates = fields.list("updates", update);
    check_updates(&updates, &promised, fields);
    updates.sort_by(|a, b| a.date.value.cmp(&b.date.value));
    Some(Pledge {
        by: fields.required_list("by", citation::party),
        to: fields.list("to", citation::party),
        words: fields.optional("words", value::text),
        condition: fields.optional("condition", value::text),
        due: fields.optional("due", dates::date),
        measure: fields.optional("measure", measure),
        responses: fields.list("responses", response),
        speech,
        sources,
        updates,
        // What must be there comes last, so that nothing is left unread where it is missing.
        common: Common { is_whole: fields.is_whole(), ..common? },
        title,
        promised,
    })
}

fn measure(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Measure> {
    fields::read(node, &[&MEASURE], problems, |fields| {
        let target = fields.required("target", value::amount);
        Some(Measure {
            unit: fields.optional("unit", value::line),
            baseline: fields.optional("baseline", value::amount),
            target: target?,
        })
    })
}

fn update(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Update> {
    fields::read(node, &[&UPDATE], problems, |fields| {
        let date = fields.required("date", dates::day);
        let status = fields.required("status", value::one_of(&STATUSES));
        Some(Update {
            span: node.span,
            value: fields.optional("value", value::amount),
            body: fields.optional("body", value::text),
            author: fields.optional("author", value::line),
            reviewed_by: fields.optional("reviewed_by", value::line),
            sources: fields.list("sources", citation::citation),
            date: date?,
            status: status?,
        })
    })
}

/// Reads one entry of `responses:`, which claims have too.
pub fn response(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Response> {
    fields::read(node, &[&RESPONSE], problems, |fields| {
        Some(Response {
            by: fields.required_list("by", citation::party),
            date: fields.optional("date", dates::day),
            asked: fields.optional("asked", dates::day),
            body: fields.optional("body", value::text),
            sources: fields.list("sources", citation::citation),
        })
    })
}

fn check_updates(updates: &[Update], promised: &Spanned<Edtf>, fields: &mut Fields<'_>) {
    for update in updates {
        if update.date.value.ends_before(&promised.value) {
            let message = format!("the update of {} lies before the promise", update.date.value);
            fields.report(
                Diagnostic::new(Code::UpdateBeforePromise, update.date.span, message)
                    .with_related(promised.span, format!("it was promised on {}", promised.value))
                    .with_help("correct one of the two dates"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::kind::Kind;
    use crate::record::common::Record;
    use crate::record::kit;

    #[test]
    fn promises_have_evidence() {
        kit::check(
            Kind::Pledge,
            "
                title: A
                by: kenya
                promised: 2024-09-26
                sources: []
            ",
            "
                1:1 missing-key neither `speech` nor `sources` says where the words stand
            ",
        );
    }

    #[test]
    fn updates_come_after_the_promise() {
        kit::check(
            Kind::Pledge,
            "
                title: A
                by: {description: an official, off: kenya}
                promised: 2024-09-26
                speech: a
                updates:
                  - {date: 2024-12, status: kept}
                  - {date: 2024-09-25, status: open}
                  - {date: 2024-09, status: done}
            ",
            "
                8:29 unknown-value `done` is not a value of this field
                  help: it is one of `open`, `partly`, `kept`, `broken`, `superseded`, `lapsed`
                7:12 update-before-promise the update of 2024-09-25 lies before the promise
                  3:11 it was promised on 2024-09-26
                  help: correct one of the two dates
                2:32 unknown-key there is no key `off` here
                  help: did you mean `of`?
            ",
        );
    }

    #[test]
    fn measures_are_numbers() {
        kit::check(
            Kind::Pledge,
            "
                title: A
                by: kenya
                promised: 2024-09-26
                speech: a
                measure: {target: '2,500', baseline: 1.234}
                responses:
                  - {body: We keep it.}
            ",
            "
                5:19 wrong-type `2,500` is not a number
                  help: write digits without separators and with a decimal point: `2500`, `0.5`
                5:38 bad-number `1.234` has more than two decimals
                  help: round it, or choose a smaller unit
                7:6 missing-key `by` is missing
            ",
        );
    }

    #[test]
    fn amounts_are_exact_to_hundredths() {
        let read = |text| Amount::parse(text).map(|amount| amount.hundredths);
        assert_eq!(read("2500"), Ok(250_000));
        assert_eq!(read("-0.5"), Ok(-50));
        assert_eq!(read("1.10"), Ok(110));
        assert_eq!(read("007.05"), Ok(705));
        assert_eq!(read("1.005"), Err(AmountError::TooPrecise));
        assert_eq!(read("99999999999999999999"), Err(AmountError::TooLarge));
        for text in ["", "-", ".5", "5.", "2,500", "1e3", "+1", "١", "1.2.3", " 1"] {
            assert_eq!(read(text), Err(AmountError::NotANumber), "{text}");
        }
    }

    #[test]
    fn updates_stand_in_the_order_of_dates() {
        let record = kit::sound(
            Kind::Pledge,
            "
            title: A
            by: kenya
            promised: 2024-09
            sources: [{title: A report, date: 2024}]
            due: 2025-01/2025-03
            updates:
              - {date: 2025, status: broken, value: 735}
              - {date: 2024-09-15, status: open}
            ",
        );
        let Record::Pledge(pledge) = record else { unreachable!("a pledge was asked for") };
        let dates: Vec<_> =
            pledge.updates.iter().map(|update| update.date.value.as_str()).collect();
        assert_eq!(dates, ["2024-09-15", "2025"]);
    }
}
