//! Which pages there are, as small values: each is made from the archive when its turn comes.

use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::period::Period;
use crate::base::address::Address;
use crate::base::kind::Kind;
use crate::record::actor::Actor;
use crate::record::annotation::NoteKind;

/// A page to be made.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PageKey {
    /// The home page.
    Home,
    /// A record's own page.
    Record(Node),
    /// The articles of one period that name a record or have it.
    RecordPeriod(Node, Period),
    /// The index of a kind.
    Index(Kind),
    /// A part of the index of a kind.
    IndexPart(Kind, Period),
    /// The index of pledges or claims by actor, or a part of it.
    IndexByActor(Kind, Option<Period>),
    /// The pledges or claims in a state, or a part of those.
    IndexByState(Kind, &'static str, Option<Period>),
    /// The index of articles by publisher, or a part of it by the letters of their names.
    Publishers(Option<Period>),
    /// The articles of one publisher, by the part of its address, or a part of those.
    Publisher(String, Option<Period>),
    /// The timeline.
    Timeline,
    /// A year of the timeline, or a month.
    TimelinePeriod(Period),
    /// The timeline of one body.
    TimelineVenue(Ix<Actor>),
    /// The timeline of one session of a body.
    TimelineSession(Ix<Actor>, u32),
    /// A meeting, by the slug of its symbol.
    Meeting(String),
    /// Who is named together.
    Network,
    /// The notes of the archive.
    Notes,
    /// The notes of a kind.
    NotesOfKind(NoteKind),
    /// A period of the notes of a kind.
    NotesOfPeriod(NoteKind, Period),
    /// The quotations of the archive.
    Quotations,
    /// A period of the quotations.
    QuotationsOfPeriod(Period),
    /// The search.
    Search,
    /// An old address, and the record that it leads to.
    Redirect(Address, Node),
    /// The page for addresses that lead nowhere.
    NotFound,
}
