//! The kinds of records, and the folder and address that each has.

use std::fmt;

/// A kind of record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// An archived article, or a digest.
    Article,
    /// A person, country, organization, body, mission or group.
    Actor,
    /// A speech, statement, letter or interview.
    Speech,
    /// Another dated happening.
    Event,
    /// A promise followed over time.
    Pledge,
    /// A checkable statement.
    Claim,
    /// A topic.
    Topic,
    /// A place.
    Place,
    /// A page of the archive's own, such as About.
    Page,
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Article,
        Self::Actor,
        Self::Speech,
        Self::Event,
        Self::Pledge,
        Self::Claim,
        Self::Topic,
        Self::Place,
        Self::Page,
    ];

    /// Returns the name of the kind in references, `article` in `article:some-id`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Actor => "actor",
            Self::Speech => "speech",
            Self::Event => "event",
            Self::Pledge => "pledge",
            Self::Claim => "claim",
            Self::Topic => "topic",
            Self::Place => "place",
            Self::Page => "page",
        }
    }

    /// Returns the folder below `content/`, which is also the first part of the addresses (pages excepted).
    pub fn folder(self) -> &'static str {
        match self {
            Self::Article => "articles",
            Self::Actor => "actors",
            Self::Speech => "speeches",
            Self::Event => "events",
            Self::Pledge => "pledges",
            Self::Claim => "claims",
            Self::Topic => "topics",
            Self::Place => "places",
            Self::Page => "pages",
        }
    }

    /// Returns the kind of that name in a reference.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Returns the kind whose records lie in that folder.
    pub fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
