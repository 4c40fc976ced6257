//! A difference between the addresses that were recorded and those that are served, and the problem that it may be.

use crate::base::address::Address;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::span::Span;

/// A difference between what was recorded and what is served.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Change {
    /// The address.
    pub address: Address,
    /// The note, if the difference is about one.
    pub note: Option<Id>,
    /// What it is.
    pub what: What,
    /// Where the address was recorded; none of what is new.
    pub place: Option<Span>,
    /// Where the record stands that is served there, or to which the address would move.
    pub record: Option<Span>,
}

/// What sort of difference it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum What {
    /// It is served and was not recorded.
    New,
    /// A text has more paragraphs than were recorded, and those that were are the same.
    Longer(u32),
    /// Nothing would be served there.
    Lost,
    /// The record would be served elsewhere, and the address lead to nothing.
    Moved(Address),
    /// The text has fewer paragraphs than were recorded.
    Shorter(u32, u32),
    /// So many first paragraphs are not those that were recorded.
    Altered(u32),
}

impl Change {
    /// Returns the address as a reader writes it, with the note's fragment.
    pub fn shown(&self) -> String {
        match &self.note {
            Some(note) => format!("{}#{note}", self.address),
            None => self.address.to_string(),
        }
    }

    /// Returns the problem that the difference is, if it is one.
    pub fn problem(&self) -> Option<Diagnostic> {
        let shown = self.shown();
        let give_up =
            format!("to give the address up, run `dateline addresses record --drop {shown}`");
        let texts = "links to its paragraphs may now lead elsewhere: put them back, or run `dateline addresses record --texts`";
        let (code, message, help) = match &self.what {
            What::New | What::Longer(_) => return None,
            What::Lost if self.note.is_some() => (
                Code::LostAddress,
                format!("no note would stand at `{shown}`"),
                format!("give a note this id again; {give_up}"),
            ),
            What::Lost => {
                let mend = "add it to `aliases:` of the record that replaces it, or bring the record back as `withdrawn`";
                (
                    Code::LostAddress,
                    format!("nothing would be served at `{shown}`"),
                    format!("{mend}; {give_up}"),
                )
            }
            What::Moved(to) => {
                let mend = format!("add `{shown}` to the record's `aliases:`; {give_up}");
                (Code::MovedAddress, format!("`{shown}` would move to `{to}`"), mend)
            }
            What::Shorter(was, is) => {
                let message =
                    format!("`{shown}` has {is} of the {was} paragraphs that were recorded");
                (Code::ChangedParagraphs, message, texts.to_owned())
            }
            What::Altered(n) => {
                let words = if *n == 1 { "paragraph that was" } else { "paragraphs that were" };
                let message =
                    format!("the text at `{shown}` no longer begins with the {n} {words} recorded");
                (Code::ChangedParagraphs, message, texts.to_owned())
            }
        };
        let problem = Diagnostic::new(code, self.place?, message).with_help(help);
        Some(match self.record {
            Some(record) => problem.with_related(record, "the record"),
            None => problem,
        })
    }
}
