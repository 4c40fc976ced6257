//! Dated happenings that are not speeches: votes, deployments, visits, rulings.

use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::Spanned;
use crate::record::citation::{self, Citation};
use crate::record::common::{self, Common, Origin};
use crate::record::dates;
use crate::record::fields::{self, Fields};
use crate::record::node::{Node, NodeKind, Scalar};
use crate::record::symbol::Symbol;
use crate::record::table::{Shape, Table, optional, required, words};
use crate::record::term::TermName;
use crate::record::un_document;
use crate::record::value;

/// An event; the body says what happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// What every record has.
    pub common: Common,
    /// The title.
    pub title: Spanned<String>,
    /// What sort of event it is, in a word of the archive's own: `vote`, `deployment`, `visit`.
    pub kind: Option<Spanned<String>>,
    /// When it happened.
    pub date: Spanned<Edtf>,
    /// Whether it happened.
    pub status: EventStatus,
    /// Where.
    pub place: Option<Spanned<TermName>>,
    /// Who took part.
    pub actors: Vec<Spanned<Id>>,
    /// The event that it was part of.
    pub part_of: Option<Spanned<Id>>,
    /// The document that a vote was on, or that came of the event.
    pub document: Option<Spanned<Symbol>>,
    /// The symbol of the meeting's record.
    pub meeting: Option<Spanned<Symbol>>,
    /// How a vote ended.
    pub votes: Option<Votes>,
    /// Sources.
    pub sources: Vec<Citation>,
}

/// Whether an event happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EventStatus {
    /// It is to happen.
    Planned,
    /// It did.
    Held,
    /// It was put off.
    Postponed,
    /// It was called off.
    Cancelled,
}

/// How a vote ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Votes {
    /// In favour.
    pub yes: Option<Ballot>,
    /// Against.
    pub no: Option<Ballot>,
    /// Abstentions.
    pub abstain: Option<Ballot>,
    /// Who did not take part.
    pub absent: Option<Ballot>,
}

/// The votes of one sort: their number, or who cast them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ballot {
    /// How many.
    Count(Spanned<u32>),
    /// Who.
    Actors(Vec<Spanned<Id>>),
}

const STATUSES: [(&str, EventStatus); 4] = [
    ("planned", EventStatus::Planned),
    ("held", EventStatus::Held),
    ("postponed", EventStatus::Postponed),
    ("cancelled", EventStatus::Cancelled),
];

/// What an event may have beside what every record may.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Event",
    says: "A dated happening that is no speech, in `content/events/`. The body says what happened.",
    fields: &[
        required("title", Shape::Line, "The title."),
        required("date", Shape::Date, "When it happened."),
        optional("kind", Shape::Line, "What sort of event it is, in a word of the archive's own.").such_as("vote"),
        optional("status", Shape::Word(|| words(&STATUSES)), "Whether it happened.").standard("held"),
        optional("place", Shape::Term(Kind::Place), "Where."),
        optional("actors", Shape::List(&Shape::IdOf(Kind::Actor)), "Who took part."),
        optional("part_of", Shape::IdOf(Kind::Event), "The event that it was part of."),
        optional("document", Shape::Symbol, "The document that a vote was on, or that came of the event.").such_as("S/RES/2699 (2023)"),
        optional("meeting", Shape::Symbol, "The record of the meeting.").such_as("S/PV.9430"),
        optional("votes", Shape::Fields(&VOTES), "How a vote ended."),
        optional("sources", Shape::List(&citation::CITATION), "Where the facts come from."),
    ],
};

/// A number of votes, or those who cast them.
const BALLOT: Shape = Shape::Or(&Shape::Count, &Shape::List(&Shape::IdOf(Kind::Actor)));

#[rustfmt::skip]
static VOTES: Table = Table {
    title: "Votes",
    says: "Each sort of vote is a number, or the list of those who cast it.",
    fields: &[
        optional("for", BALLOT, "In favour."),
        optional("against", BALLOT, "Against."),
        optional("abstain", BALLOT, "Abstentions."),
        optional("absent", BALLOT, "Who did not take part."),
    ],
};

/// Reads the front matter of an event.
pub fn read(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Event> {
    let common = common::read(fields, origin);
    let title = fields.required_or("title", value::line, String::new);
    let date = fields.required_or("date", dates::date, Edtf::unknown);
    let document = fields.optional("document", un_document::symbol);
    let meeting = fields.optional("meeting", un_document::meeting);
    for symbol in [&document, &meeting].into_iter().flatten() {
        un_document::check(symbol, None, Some(&date), fields.problems());
    }
    Some(Event {
        kind: fields.optional("kind", value::line),
        status: fields
            .optional("status", value::one_of(&STATUSES))
            .map_or(EventStatus::Held, |status| status.value),
        place: fields.optional("place", value::term(Kind::Place)),
        actors: fields.list("actors", value::id),
        part_of: fields.optional("part_of", value::id),
        votes: fields.optional("votes", votes),
        sources: fields.list("sources", citation::citation),
        document,
        meeting,
        // What must be there comes last, so that nothing is left unread where it is missing.
        common: Common { is_whole: fields.is_whole(), ..common? },
        title,
        date,
    })
}

fn votes(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Votes> {
    fields::read(node, &[&VOTES], problems, |fields| {
        Some(Votes {
            yes: fields.optional("for", ballot),
            no: fields.optional("against", ballot),
            abstain: fields.optional("abstain", ballot),
            absent: fields.optional("absent", ballot),
        })
    })
}

/// Reads a number of votes, or those who cast them.
fn ballot(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Ballot> {
    match &node.kind {
        NodeKind::Scalar(Scalar { text, .. })
            if text.bytes().all(|b| b"0123456789.,+-".contains(&b)) =>
        {
            value::whole_number(node, problems).map(Ballot::Count)
        }
        _ => Some(Ballot::Actors(value::list(node, problems, value::id))),
    }
}

#[cfg(test)]
mod tests {
    use crate::base::kind::Kind;
    use crate::record::kit;

    #[test]
    fn votes_are_counted_or_named() {
        kit::check(
            Kind::Event,
            "
                title: A
                date: 2023-10-02
                votes: {for: 13, against: -1, abstain: [china, Russian Federation], absnet: 0}
            ",
            "
                3:27 wrong-type `-1` is not a whole number
                  help: write digits only, without signs or separators
                3:48 bad-id `Russian Federation` is not an id
                  help: ids are lower-case letters, digits and hyphens: `russian-federation`
                3:69 unknown-key there is no key `absnet` here
                  help: did you mean `absent`?
            ",
        );
    }

    #[test]
    fn documents_agree_with_the_date() {
        kit::check(
            Kind::Event,
            "
                title: A
                date: 2023-10-02
                status: over
                place: 北京
                document: S/RES/2699 (2024)
                meeting: FOO/12
            ",
            "
                6:10 unknown-symbol `FOO/12` is of a series that is not known, so that it is not checked
                  help: see that it is written as on the document
                5:11 symbol-mismatch S/RES/2699 (2024) is of 2024, and the date is 2023-10-02
                  2:7 the date of the record
                  help: correct the symbol, or the record
                3:9 unknown-value `over` is not a value of this field
                  help: it is one of `planned`, `held`, `postponed`, `cancelled`
                4:8 missing-id no id can be made from `北京`
                  help: write a file `content/places/ID.md` with `name: 北京`, ID in Latin letters, and put ID here
            ",
        );
    }

    #[test]
    fn intervals_run_forwards() {
        kit::check(
            Kind::Event,
            "
                title: A
                date: 2025/2024
            ",
            "
                2:7 interval-backwards the interval ends in 2024 before it begins in 2025
                  help: write the earlier side first: `2024/2025`
            ",
        );
    }
}
