//! An actor's page.

use serde::Serialize;

use crate::page::view::figure::{RoleBar, RoleFigure, Strip};
use crate::page::view::line::Line;
use crate::page::view::noted::NoteEntry;
use crate::page::view::parts::{
    Head, Html, Identifier, Jump, Link, Party, Reference, Source, Withdrawn, Words,
};
use crate::page::view::said::SaidEntry;

/// An actor's page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct ActorView {
    /// The head; its title is the name in the page's language.
    pub head: Head,
    /// `person`, `country`, `organization`, `body`, `mission`, `group`.
    pub form: &'static str,
    /// As of when roles and states hold.
    pub as_of: Option<String>,
    /// Roles held as of that date.
    pub present_roles: Vec<Role>,
    /// All roles, newest first.
    pub roles: Vec<Role>,
    /// The name in other languages.
    pub names_in: Vec<Words>,
    /// Other names.
    pub other_names: Vec<Words>,
    /// Facts: when born, died, founded, dissolved.
    pub life: Life,
    /// The country that it belongs to.
    pub country: Option<Link>,
    /// What it is a member of.
    pub member_of: Vec<Link>,
    /// Its members with pages here.
    pub members: Vec<Party>,
    /// What came before it.
    pub predecessors: Vec<Link>,
    /// What came after it.
    pub successors: Vec<Link>,
    /// A picture.
    pub image: Option<Image>,
    /// The profile.
    pub body: Html,
    /// The notice in place of the profile.
    pub withdrawn: Option<Withdrawn>,
    /// Where the profile's facts come from.
    pub sources: Vec<Source>,
    /// Pages elsewhere.
    pub links: Vec<Source>,
    /// Identifiers elsewhere.
    pub identifiers: Vec<Identifier>,
    /// The axis of the bars of its roles, where there are at least two of them.
    pub roles_figure: Option<RoleFigure>,
    /// How much was said and reported, by year, where that is more than one.
    pub activity: Option<Activity>,
    /// Speeches that it held by year, newest first, with an extract each.
    pub speeches: Vec<ExtractsOfYear>,
    /// Speeches held for it, likewise.
    pub spoken_for: Vec<ExtractsOfYear>,
    /// Speeches held in it, if it is a body, newest first.
    pub held_here: Vec<Line>,
    /// How many pledges that it made are in each state.
    pub pledge_states: Vec<StateCount>,
    /// Pledges that it made, by state.
    pub pledges_made: Vec<PledgesInState>,
    /// Pledges made to it.
    pub pledges_received: Vec<Line>,
    /// Claims that it made.
    pub claims: Vec<Line>,
    /// Events that it took part in.
    pub events: Vec<Line>,
    /// Quotations of it that count as its words, newest first.
    pub quotations: Vec<SaidEntry>,
    /// Notes on its words: what it said, promised or claimed; newest first, as those that follow.
    pub notes_by: Vec<NoteEntry>,
    /// Notes on passages that name it, and notes that lead to it.
    pub notes_about: Vec<NoteEntry>,
    /// Articles that name it, and others' speeches, by year, newest first, each with the sentence; the latest where there are many.
    pub reports: Vec<ReportsOfYear>,
    /// The years of all of them, where they do not fit on the page.
    pub jumps: Vec<Jump>,
    /// Whom it is named with in the same articles, the most frequent first.
    pub together: Vec<Together>,
    /// Whether the archive has a page of who is named together.
    pub has_network: bool,
    /// What else refers to it.
    pub references: Vec<Reference>,
}

/// Dates of a life or of an organization.
#[derive(Clone, PartialEq, Eq, Debug, Default, Hash, Serialize)]
pub struct Life {
    /// When born.
    pub born: Option<String>,
    /// When died.
    pub died: Option<String>,
    /// When founded.
    pub founded: Option<String>,
    /// When dissolved.
    pub dissolved: Option<String>,
}

/// One role.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Role {
    /// The office or function.
    pub title: String,
    /// The actor that it belongs to.
    pub of: Option<Link>,
    /// Since when.
    pub from: Option<String>,
    /// Until when.
    pub to: Option<String>,
    /// Whether it is held as of the archive's date.
    pub present: bool,
    /// Its bar, where the page has a figure of roles.
    pub bar: Option<RoleBar>,
}

/// What was said and reported by year, on one scale.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Activity {
    /// Articles that name the actor, and others' speeches.
    pub reports: Option<Strip>,
    /// Its speeches, and those held for it.
    pub speeches: Option<Strip>,
}

/// How many pledges are in a state.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct StateCount {
    /// `overdue`, `open`, `partly`, `kept`, `broken`, `superseded`, `lapsed`.
    pub state: &'static str,
    /// How many.
    pub pledges: usize,
    /// Where they are listed.
    pub url: String,
}

/// Pledges in a state.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct PledgesInState {
    /// `overdue`, `open`, `partly`, `kept`, `broken`, `superseded`, `lapsed`.
    pub state: &'static str,
    /// The pledges.
    pub entries: Vec<Line>,
}

/// Speeches of a year.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct ExtractsOfYear {
    /// The year, or `undated`.
    pub year: String,
    /// The speeches, newest first.
    pub extracts: Vec<Extract>,
}

/// What names an actor in a year.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct ReportsOfYear {
    /// The year, or `undated`.
    pub year: String,
    /// Articles and speeches, newest first.
    pub reports: Vec<Reference>,
}

/// A picture.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Image {
    /// The address.
    pub url: String,
    /// Its width in pixels, where the file says it.
    pub width: Option<u32>,
    /// Its height in pixels, where the file says it.
    pub height: Option<u32>,
    /// What it shows.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
}

/// A speech with its first words.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Extract {
    /// The speech.
    pub entry: Line,
    /// The first sentences of its text.
    pub extract: Option<Words>,
    /// The address of the paragraph that they stand in.
    pub url: String,
}

/// Somebody who is named in the same articles.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Together {
    /// Who.
    pub actor: Party,
    /// The fragment of the page where the articles stand.
    pub fragment: String,
    /// In how many articles.
    pub articles: usize,
    /// That number as a percentage of the largest in the list, for a bar, from 1 to 100.
    pub percent: usize,
    /// The newest of them, with the sentence that names the other.
    pub shared: Vec<Reference>,
    /// How many more there are.
    pub more: usize,
}
