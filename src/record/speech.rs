//! Speeches: statements at UN organs first, and those of any other venue.

use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::record::annotation::{self, Annotation};
use crate::record::citation::{self, Citation, Url};
use crate::record::common::{self, Common, Origin};
use crate::record::dates;
use crate::record::fields::{self, Fields};
use crate::record::node::Node;
use crate::record::symbol::Symbol;
use crate::record::table::{Shape, Table, optional, required, words};
use crate::record::term::TermName;
use crate::record::un_document;
use crate::record::value;

/// A speech; the body is its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speech {
    /// What every record has.
    pub common: Common,
    /// The title.
    pub title: Spanned<String>,
    /// What sort of speech it is.
    pub kind: Spanned<SpeechKind>,
    /// When it was held.
    pub date: Spanned<Edtf>,
    /// Who spoke; empty only where `on_behalf_of` stands.
    pub speakers: Vec<Spanned<Id>>,
    /// For whom.
    pub on_behalf_of: Vec<Spanned<Id>>,
    /// Whose words another read out.
    pub delivered_for: Option<Spanned<Id>>,
    /// The body that it was held in, an actor.
    pub venue: Option<Spanned<Id>>,
    /// The session of that body.
    pub session: Option<Spanned<u32>>,
    /// The symbol of the meeting's record.
    pub meeting: Option<Spanned<Symbol>>,
    /// The event that it was part of.
    pub part_of: Option<Spanned<Id>>,
    /// The item of the agenda.
    pub agenda: Option<Spanned<String>>,
    /// The place.
    pub place: Option<Spanned<TermName>>,
    /// A recording.
    pub video: Option<Spanned<Url>>,
    /// What the text is.
    pub text: Option<SpeechText>,
    /// Where facts about the speech come from.
    pub sources: Vec<Citation>,
    /// Editors' notes, those of a sidecar file last.
    pub annotations: Vec<Annotation>,
}

/// What sort of speech it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SpeechKind {
    /// A statement.
    Statement,
    /// An address.
    Address,
    /// An explanation of a vote.
    ExplanationOfVote,
    /// A press conference.
    PressConference,
    /// An interview.
    Interview,
    /// A letter.
    Letter,
    /// A post on a social network.
    Post,
}

/// `text: {basis, extent, language, translated_from, url, symbol}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpeechText {
    /// Which of several texts it is.
    pub basis: Spanned<TextBasis>,
    /// Whether it is whole.
    pub extent: Spanned<Extent>,
    /// Its language, where it is not the record's.
    pub language: Option<Spanned<Language>>,
    /// The language that it was translated from.
    pub translated_from: Option<Spanned<Language>>,
    /// Where it stands.
    pub url: Option<Spanned<Url>>,
    /// The symbol of the document that it stands in.
    pub symbol: Option<Spanned<Symbol>>,
}

/// Which of several texts a speech's text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextBasis {
    /// Prepared for delivery.
    Prepared,
    /// As delivered, taken down by somebody.
    Delivered,
    /// The official record.
    Official,
    /// The provisional record.
    Provisional,
    /// Made by a machine.
    Automatic,
}

/// Whether a text is whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// It is.
    Full,
    /// Passages of it.
    Excerpt,
}

const KINDS: [(&str, SpeechKind); 7] = [
    ("statement", SpeechKind::Statement),
    ("address", SpeechKind::Address),
    ("explanation-of-vote", SpeechKind::ExplanationOfVote),
    ("press-conference", SpeechKind::PressConference),
    ("interview", SpeechKind::Interview),
    ("letter", SpeechKind::Letter),
    ("post", SpeechKind::Post),
];

const BASES: [(&str, TextBasis); 5] = [
    ("prepared", TextBasis::Prepared),
    ("delivered", TextBasis::Delivered),
    ("official", TextBasis::Official),
    ("provisional", TextBasis::Provisional),
    ("automatic", TextBasis::Automatic),
];

const EXTENTS: [(&str, Extent); 2] = [("full", Extent::Full), ("excerpt", Extent::Excerpt)];

/// What a speech may have beside what every record may.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Speech",
    says: "What was said at a UN organ or elsewhere, in `content/speeches/`. The body is its text.",
    fields: &[
        required("title", Shape::Line, "The title."),
        required("date", Shape::Day, "When it was held."),
        optional("kind", Shape::Word(|| words(&KINDS)), "What sort of speech it is.").standard("statement"),
        optional("speaker", Shape::List(&Shape::IdOf(Kind::Actor)), "Who spoke. Where it is missing, `on_behalf_of` must be there."),
        optional("on_behalf_of", Shape::List(&Shape::IdOf(Kind::Actor)), "For whom."),
        optional("delivered_for", Shape::IdOf(Kind::Actor), "Whose words another read out."),
        optional("venue", Shape::IdOf(Kind::Actor), "The body that it was held in. The bodies with most speeches have rows of their own in the timeline."),
        optional("session", Shape::Count, "The session of that body.").such_as("79"),
        optional("meeting", Shape::Symbol, "The record of the meeting; checked against `session` and `date`.").such_as("S/PV.9430"),
        optional("part_of", Shape::IdOf(Kind::Event), "The event that it was part of."),
        optional("agenda", Shape::Line, "The item of the agenda."),
        optional("place", Shape::Term(Kind::Place), "Where."),
        optional("video", Shape::Url, "A recording."),
        optional("text", Shape::Fields(&TEXT), "Which text of the speech the body is."),
        optional("sources", Shape::List(&citation::CITATION), "Where facts about the speech come from."),
        optional("annotations", Shape::List(&Shape::Fields(&annotation::FIELDS)), "Editors' notes on passages; they may also stand in a file of their own."),
    ],
};

#[rustfmt::skip]
static TEXT: Table = Table {
    title: "Text of a speech",
    says: "Of one speech there are often several texts, and they differ.",
    fields: &[
        required("basis", Shape::Word(|| words(&BASES)), "Prepared beforehand, taken down as delivered, the official or the provisional record, or made by a machine."),
        required("extent", Shape::Word(|| words(&EXTENTS)), "Whether it is whole."),
        optional("language", Shape::Language, "Its language, where it is not the record's."),
        optional("translated_from", Shape::Language, "The language that it was translated from."),
        optional("url", Shape::Url, "Where it stands."),
        optional("symbol", Shape::Symbol, "The document that it stands in.").such_as("S/PV.9430"),
    ],
};

/// Reads the front matter of a speech.
pub fn read(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Speech> {
    let common = common::read(fields, origin);
    let title = fields.required_or("title", value::line, String::new);
    let kind = fields.optional("kind", value::one_of(&KINDS));
    let standard = Spanned::new(SpeechKind::Statement, origin.front);
    let date = fields.required_or("date", dates::day, Edtf::unknown);
    if !fields.has("speaker") && !fields.has("on_behalf_of") {
        fields.report_missing("neither `speaker` nor `on_behalf_of` says who spoke");
    }
    let session = fields.optional("session", value::whole_number);
    let meeting = fields.optional("meeting", un_document::meeting);
    let text = fields.optional("text", speech_text);
    let symbols = [meeting.as_ref(), text.as_ref().and_then(|text| text.symbol.as_ref())];
    for symbol in symbols.into_iter().flatten() {
        un_document::check(symbol, session.as_ref(), Some(&date), fields.problems());
    }
    Some(Speech {
        speakers: fields.list("speaker", value::id),
        on_behalf_of: fields.list("on_behalf_of", value::id),
        delivered_for: fields.optional("delivered_for", value::id),
        venue: fields.optional("venue", value::id),
        part_of: fields.optional("part_of", value::id),
        agenda: fields.optional("agenda", value::line),
        place: fields.optional("place", value::term(Kind::Place)),
        video: fields.optional("video", value::url),
        sources: fields.list("sources", citation::citation),
        annotations: fields.optional("annotations", annotation::list).unwrap_or_default(),
        session,
        meeting,
        text,
        // What must be there comes last, so that nothing is left unread where it is missing.
        common: Common { is_whole: fields.is_whole(), ..common? },
        title,
        kind: kind.unwrap_or(standard),
        date,
    })
}

fn speech_text(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<SpeechText> {
    fields::read(node, &[&TEXT], problems, |fields| {
        let basis = fields.required("basis", value::one_of(&BASES));
        let extent = fields.required("extent", value::one_of(&EXTENTS));
        Some(SpeechText {
            language: fields.optional("language", value::language),
            translated_from: fields.optional("translated_from", value::language),
            url: fields.optional("url", value::url),
            symbol: fields.optional("symbol", un_document::symbol),
            basis: basis?,
            extent: extent?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::common::Record;
    use crate::record::kit;

    #[test]
    fn somebody_speaks() {
        kit::check(
            Kind::Speech,
            "
                title: A
                date: 2024-09-26
                kind: statement
                speaker: []
            ",
            "
                1:1 missing-key neither `speaker` nor `on_behalf_of` says who spoke
            ",
        );
    }

    #[test]
    fn symbols_agree_with_session_and_date() {
        kit::check(
            Kind::Speech,
            "
                title: A
                date: 2023-10-02
                kind: statement
                speaker: a
                session: 77
                meeting: A/78/PV.10
                text: {basis: official, extent: full, symbol: s/res/2699(2022)}
            ",
            "
                7:47 symbol-spelling `s/res/2699(2022)` is not the canonical form of the symbol
                  help: write `S/RES/2699 (2022)`
                6:10 symbol-mismatch A/78/PV.10 is of session 78, not of session 77
                  5:10 the session of the record
                  help: correct the symbol, or the record
                7:47 symbol-mismatch S/RES/2699 (2022) is of 2022, and the date is 2023-10-02
                  2:7 the date of the record
                  help: correct the symbol, or the record
            ",
        );
    }

    #[test]
    fn meetings_have_records() {
        kit::check(
            Kind::Speech,
            "
                title: A
                date: 2023-10-02
                kind: adress
                speaker: a
                meeting: S/RES/2699 (2023)
                text: {basis: verbatim}
            ",
            "
                3:7 unknown-value `adress` is not a value of this field
                  help: did you mean `address`?
                5:10 symbol-mismatch `S/RES/2699 (2023)` is not the record of a meeting
                  help: name the verbatim or summary record, such as `S/PV.9430`
                6:15 unknown-value `verbatim` is not a value of this field
                  help: it is one of `prepared`, `delivered`, `official`, `provisional`, `automatic`
                6:8 missing-key `extent` is missing
            ",
        );
    }

    #[test]
    fn a_whole_speech_is_read() {
        let record = kit::sound(
            Kind::Speech,
            "
            title: Address to the General Assembly
            kind: address
            date: 2024-09-26
            on_behalf_of: kenya
            venue: un-general-assembly
            session: 79
            meeting: A/79/PV.10
            place: New York
            text: {basis: delivered, extent: excerpt, language: en, url: 'https://example.org/'}
            ",
        );
        let Record::Speech(speech) = record else { unreachable!("a speech was asked for") };
        assert_eq!(speech.speakers, []);
        assert_eq!(speech.session.unwrap().value, 79);
        assert_eq!(speech.meeting.unwrap().value.as_str(), "A/79/PV.10");
        assert_eq!(speech.place.unwrap().value.id.as_str(), "new-york");
    }
}
