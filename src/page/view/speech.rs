//! A speech's page.

use serde::Serialize;

use crate::page::view::line::Line;
use crate::page::view::note::Text;
use crate::page::view::parts::{
    Head, Identifier, Jump, Link, Meeting, Party, Reference, Source, Symbol, Withdrawn,
};
use crate::page::view::quotation::Coverage;

/// A speech's page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct SpeechView {
    /// The head.
    pub head: Head,
    /// `statement`, `address`, `explanation-of-vote`, `press-conference`, `interview`, `letter`, `post`.
    pub form: &'static str,
    /// When it was held.
    pub date: String,
    /// Who spoke, with the role at that date.
    pub speakers: Vec<Party>,
    /// For whom.
    pub on_behalf_of: Vec<Party>,
    /// Whose words another read out.
    pub delivered_for: Option<Party>,
    /// The body that it was held in.
    pub venue: Option<Link>,
    /// The page of the venue's speeches in the timeline.
    pub venue_timeline: Option<String>,
    /// The session of that body.
    pub session: Option<u32>,
    /// The meeting.
    pub meeting: Option<Meeting>,
    /// The event that it was part of.
    pub part_of: Option<Link>,
    /// The item of the agenda.
    pub agenda: Option<String>,
    /// The place.
    pub place: Option<Link>,
    /// A recording.
    pub video: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// What the text is.
    pub basis: Option<TextBasis>,
    /// The notice in place of the text.
    pub withdrawn: Option<Withdrawn>,
    /// The text with its notes; without parts where the archive does not have it.
    pub text: Text,
    /// How many reports quote each of its paragraphs, if any does.
    pub coverage: Option<Coverage>,
    /// The articles that report it, newest first; the latest where there are many.
    pub reports: Vec<Line>,
    /// The years of all of them, where they do not fit on the page.
    pub jumps: Vec<Jump>,
    /// Pledges made in it.
    pub pledges: Vec<Line>,
    /// Claims made in it.
    pub claims: Vec<Line>,
    /// Other events and speeches of the same meeting, in order.
    pub same_meeting: Vec<Line>,
    /// The speech before it in the timeline of its venue.
    pub previous: Option<Line>,
    /// The speech after it.
    pub next: Option<Line>,
    /// Topics.
    pub topics: Vec<Link>,
    /// Whom its text names, found by rule.
    pub named: Vec<Party>,
    /// Sources.
    pub sources: Vec<Source>,
    /// What refers to it.
    pub references: Vec<Reference>,
    /// Identifiers elsewhere.
    pub identifiers: Vec<Identifier>,
}

/// What a speech's text is.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct TextBasis {
    /// `prepared`, `delivered`, `official`, `provisional`, `automatic`.
    pub basis: &'static str,
    /// `full` or `excerpt`.
    pub extent: &'static str,
    /// The language of the text.
    pub language: String,
    /// The language that it was translated from.
    pub translated_from: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// The document that it stands in.
    pub symbol: Option<Symbol>,
}
