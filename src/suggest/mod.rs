//! What the texts hold and the records lack. Nothing here is certain: each finding is a proposal, with its place.

pub mod gather;
pub mod paste;
pub mod text;

mod capitals;
mod promise;
mod said;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::span::Span;
use crate::source::place::Places;

/// What an editor may want to write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// What is lacking.
    pub lack: Lack,
    /// The words of the text that speak for it, or the id that no word does.
    pub words: String,
    /// The first places of the words, in the order of the archive.
    pub places: Vec<Place>,
}

/// A suggestion as it is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// What is lacking.
    pub lack: Lack,
    /// The words that speak for it.
    pub words: String,
    /// Where they stand.
    pub places: Vec<Located>,
}

/// A place that an editor can go to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Located {
    /// The record, as in `articles/haiti`.
    pub record: String,
    /// Its file, below the root.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
}

/// A place in the archive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The record.
    pub record: Node,
    /// The words in its file.
    pub span: Span,
}

/// What is lacking.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lack {
    /// A name that recurs has no page.
    Actor {
        /// How often it stands in the texts.
        mentions: usize,
        /// How many texts it stands in.
        texts: usize,
    },
    /// A quotation has no speaker.
    Speaker,
    /// A sentence promises something, and no note says what became of it.
    Pledge {
        /// Who is named before the promise, or speaks, if anybody does.
        by: Option<Id>,
        /// When, as far as the record tells.
        promised: Option<Edtf>,
    },
    /// A speech is mentioned that the record does not name.
    Speech {
        /// Who spoke.
        speaker: Id,
        /// Where.
        venue: Id,
        /// The speeches of theirs, about that time, that the archive has.
        held: Vec<Id>,
    },
    /// A record says that it is about an actor whom its text does not name.
    Mention {
        /// The actor.
        actor: Id,
    },
}

/// The words for what is lacking, in the order in which they are listed.
pub const LACKS: [&str; 5] = ["actor", "speaker", "pledge", "speech", "mention"];

impl Told {
    /// Returns a suggestion with the places that an editor can go to.
    pub fn new(archive: &Archive, places: &Places<'_>, suggestion: Suggestion) -> Self {
        let located = |place: Place| {
            let at = places.place(place.span);
            let (kind, id) = (place.record.kind().folder(), archive.census.id(place.record));
            Located { record: format!("{kind}/{id}"), path: at.path.to_owned(), line: at.line }
        };
        let Suggestion { lack, words, places } = suggestion;
        Self { lack, words, places: places.into_iter().map(located).collect() }
    }
}

impl Lack {
    /// Returns the word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Actor { .. } => "actor",
            Self::Speaker => "speaker",
            Self::Pledge { .. } => "pledge",
            Self::Speech { .. } => "speech",
            Self::Mention { .. } => "mention",
        }
    }
}
