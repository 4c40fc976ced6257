//! What an editor decides about a quotation and a speech that differ.

use crate::base::diagnostic::Diagnostic;
use crate::base::span::Spanned;
use crate::record::fields;
use crate::record::node::Node;
use crate::record::table::{Shape, Table, required, words};
use crate::record::value;

/// The difference was looked at, and may stay.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accepted {
    /// Why.
    pub reason: Spanned<String>,
}

const DECISIONS: [(&str, ()); 1] = [("accepted", ())];

/// What the field has.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Comparison of a quotation",
    says: "What an editor says of a quotation that differs from the text of its speech, or that the whole text does not hold: `check` is silent about it, and the page tells why.",
    fields: &[
        required("is", Shape::Word(|| words(&DECISIONS)), "What was decided."),
        required("reason", Shape::Line, "Why it may stay.").such_as("The official record has the word as reported."),
    ],
};

/// Reads the field.
pub fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Accepted> {
    fields::read(node, &[&FIELDS], problems, |fields| {
        let decision = fields.required("is", value::one_of(&DECISIONS));
        let reason = fields.required("reason", value::line);
        decision.and_then(|_| Some(Accepted { reason: reason? }))
    })
}
