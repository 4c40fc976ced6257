//! Pages of events, pledges, claims, topics, places, and of the archive's own pages.

use serde::Serialize;

use crate::page::view::figure::PledgeFigure;
use crate::page::view::line::Line;
use crate::page::view::note::Heading;
use crate::page::view::noted::NoteEntry;
use crate::page::view::parts::{
    Head, Html, Identifier, Jump, Link, Meeting, Party, Reference, Source, State, Symbol,
    Withdrawn, Words,
};

/// An event's page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct EventView {
    /// The head.
    pub head: Head,
    /// The archive's word for its sort.
    pub form: Option<String>,
    /// When.
    pub date: String,
    /// `planned`, `held`, `postponed`, `cancelled`.
    pub status: &'static str,
    /// Where.
    pub place: Option<Link>,
    /// One sentence.
    pub summary: Option<String>,
    /// Who took part.
    pub actors: Vec<Party>,
    /// The event that it was part of.
    pub part_of: Option<Link>,
    /// The document.
    pub document: Option<Symbol>,
    /// The meeting.
    pub meeting: Option<Meeting>,
    /// How a vote ended: in favour, against, abstaining, absent, those that are known.
    pub votes: Vec<Ballot>,
    /// What happened.
    pub body: Html,
    /// The notice in place of the text.
    pub withdrawn: Option<Withdrawn>,
    /// Its speeches, in order.
    pub speeches: Vec<Line>,
    /// Events that are part of it.
    pub parts: Vec<Line>,
    /// The articles that report it, newest first; the latest where there are many.
    pub reports: Vec<Line>,
    /// The years of all of them, where they do not fit on the page.
    pub jumps: Vec<Jump>,
    /// Topics.
    pub topics: Vec<Link>,
    /// Sources.
    pub sources: Vec<Source>,
    /// What refers to it.
    pub references: Vec<Reference>,
    /// Identifiers elsewhere.
    pub identifiers: Vec<Identifier>,
}

/// The votes of one sort.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Ballot {
    /// `for`, `against`, `abstain`, `absent`.
    pub name: &'static str,
    /// How many.
    pub count: usize,
    /// Who, where it is known.
    pub actors: Vec<Party>,
}

/// A pledge's page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct PledgeView {
    /// The head.
    pub head: Head,
    /// As of when the state holds.
    pub as_of: Option<String>,
    /// Who promised.
    pub by: Vec<Party>,
    /// To whom.
    pub to: Vec<Party>,
    /// When.
    pub promised: String,
    /// The words as spoken.
    pub words: Option<Words>,
    /// Where it was promised.
    pub speech: Option<Line>,
    /// On what condition.
    pub condition: Option<String>,
    /// By when.
    pub due: Option<String>,
    /// What is to be reached: "2500 officers".
    pub target: Option<String>,
    /// The unit of target and values.
    pub unit: Option<String>,
    /// The latest state.
    pub state: State,
    /// The state at the due date, once that has passed, where it was another than the latest.
    pub state_at_due: Option<State>,
    /// How it moved.
    pub figure: Option<PledgeFigure>,
    /// One sentence.
    pub summary: Option<String>,
    /// What the archive says of it.
    pub body: Html,
    /// The notice in place of the text.
    pub withdrawn: Option<Withdrawn>,
    /// What became of it, newest first.
    pub updates: Vec<Update>,
    /// Answers of those who promised.
    pub responses: Vec<Response>,
    /// Topics.
    pub topics: Vec<Link>,
    /// Sources.
    pub sources: Vec<Source>,
    /// The notes whose passages are evidence of it, newest first; the latest where there are many.
    pub evidence: Vec<NoteEntry>,
    /// What refers to it.
    pub references: Vec<Reference>,
    /// The years, where not all that refers to it is shown.
    pub jumps: Vec<Jump>,
    /// Identifiers elsewhere.
    pub identifiers: Vec<Identifier>,
}

/// One update of a pledge.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Update {
    /// The fragment.
    pub fragment: String,
    /// As of when it is true.
    pub date: String,
    /// `open`, `partly`, ...
    pub status: &'static str,
    /// The measured value.
    pub value: Option<String>,
    /// Whether it lies after the as-of date.
    pub future: bool,
    /// What happened.
    pub body: Html,
    /// The editor.
    pub author: Option<String>,
    /// Who reviewed it.
    pub reviewed_by: Option<String>,
    /// Sources.
    pub sources: Vec<Source>,
}

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Response {
    /// Who.
    pub by: Vec<Party>,
    /// When they answered.
    pub date: Option<String>,
    /// When they were asked.
    pub asked: Option<String>,
    /// What they said.
    pub body: Html,
    /// Sources.
    pub sources: Vec<Source>,
}

/// A claim's page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct ClaimView {
    /// The head.
    pub head: Head,
    /// The words.
    pub claim: Words,
    /// Who said them.
    pub by: Vec<Party>,
    /// When.
    pub date: Option<String>,
    /// Where they were said.
    pub speech: Option<Line>,
    /// The latest verdict.
    pub state: State,
    /// One sentence.
    pub summary: Option<String>,
    /// What the archive says of it.
    pub body: Html,
    /// The notice in place of the text.
    pub withdrawn: Option<Withdrawn>,
    /// Where else it appeared, oldest first.
    pub appearances: Vec<Appearance>,
    /// Reviews, newest first.
    pub reviews: Vec<Review>,
    /// Answers.
    pub responses: Vec<Response>,
    /// Topics.
    pub topics: Vec<Link>,
    /// Sources.
    pub sources: Vec<Source>,
    /// The notes whose passages are evidence of it, newest first; the latest where there are many.
    pub evidence: Vec<NoteEntry>,
    /// What refers to it.
    pub references: Vec<Reference>,
    /// The years, where not all that refers to it is shown.
    pub jumps: Vec<Jump>,
    /// Identifiers elsewhere.
    pub identifiers: Vec<Identifier>,
}

/// One appearance of a claim.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Appearance {
    /// When.
    pub date: Option<String>,
    /// By whom.
    pub by: Vec<Party>,
    /// Where.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
    /// On what.
    pub platform: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// One review of a claim.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Review {
    /// The fragment.
    pub fragment: String,
    /// When.
    pub date: String,
    /// Who judged.
    pub author: Option<String>,
    /// The verdict in words.
    pub label: String,
    /// The verdict as a number, with the scale.
    pub value: Option<String>,
    /// The number of the best verdict.
    pub best: Option<String>,
    /// The number of the worst verdict.
    pub worst: Option<String>,
    /// The reasons.
    pub body: Html,
    /// The evidence.
    pub sources: Vec<Source>,
}

/// A topic's or place's page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct TermView {
    /// The head.
    pub head: Head,
    /// `topic` or `place`.
    pub kind: &'static str,
    /// The country that a place lies in.
    pub country: Option<Link>,
    /// The name in other languages.
    pub names_in: Vec<Words>,
    /// Other names.
    pub other_names: Vec<Words>,
    /// The description.
    pub body: Html,
    /// The notice in place of the description.
    pub withdrawn: Option<Withdrawn>,
    /// Speeches, newest first.
    pub speeches: Vec<Line>,
    /// Events, newest first.
    pub events: Vec<Line>,
    /// Pledges.
    pub pledges: Vec<Line>,
    /// Claims.
    pub claims: Vec<Line>,
    /// Articles, newest first; the latest where there are many.
    pub articles: Vec<Line>,
    /// The years of all its articles, where they do not fit on the page.
    pub jumps: Vec<Jump>,
    /// What refers to it.
    pub references: Vec<Reference>,
    /// Identifiers elsewhere.
    pub identifiers: Vec<Identifier>,
}

/// A page of the archive's own.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct PageView {
    /// The head.
    pub head: Head,
    /// As of when the archive stands.
    pub as_of: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// Its headings, where it is long and has several.
    pub contents: Vec<Heading>,
    /// The text.
    pub body: Html,
    /// The notice in place of the text.
    pub withdrawn: Option<Withdrawn>,
    /// Sources.
    pub sources: Vec<Source>,
    /// What refers to it.
    pub references: Vec<Reference>,
    /// The years, where not all that refers to it is shown.
    pub jumps: Vec<Jump>,
}
