//! Why a name counts as a mention of its actor.

/// The rule by which a mention was settled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rule {
    /// It is the actor's name, in any language.
    Name,
    /// It is one of its other names.
    OtherName,
    /// It is a surname behind a title that one actor of that surname has.
    TitleAndSurname,
    /// It is a part of a name, and the text has named the actor before.
    ShortNameAfterFuller,
    /// It is a name with initials, and the text has named the actor before.
    InitialsAfterFuller,
    /// It could mean several actors, and the text has named this one before.
    NamedEarlier,
    /// It could mean several actors or is a part of a name, and the record's own fields name this actor.
    OwnActor,
    /// All actors that it could mean were merged into this one.
    Merged,
    /// The record's `names:` say so.
    Editor,
}

impl Rule {
    /// Returns whether by this rule a part of a name may count.
    pub(super) fn is_of_part(self) -> bool {
        matches!(self, Self::ShortNameAfterFuller | Self::NamedEarlier | Self::OwnActor)
    }

    /// Returns its name in lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::OtherName => "other-name",
            Self::TitleAndSurname => "title-and-surname",
            Self::ShortNameAfterFuller => "short-name-after-fuller",
            Self::InitialsAfterFuller => "initials-after-fuller",
            Self::NamedEarlier => "named-earlier",
            Self::OwnActor => "own-actor",
            Self::Merged => "merged",
            Self::Editor => "editor",
        }
    }
}
