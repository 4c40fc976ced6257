//! The words that templates look up for the values of records: names of forms, states and kinds.

use crate::record::actor::ActorKind;
use crate::record::annotation::{NoteKind, QuoteMode};
use crate::record::article::{ArticleKind, ArticleStatus, CorrectionKind, Issuer, Publish};
use crate::record::event::EventStatus;
use crate::record::pledge::{Amount, PledgeStatus};
use crate::record::speech::{Extent, SpeechKind, TextBasis};

/// Returns the word of an article's kind.
pub fn article_kind(kind: ArticleKind) -> &'static str {
    match kind {
        ArticleKind::Report => "report",
        ArticleKind::Analysis => "analysis",
        ArticleKind::Opinion => "opinion",
        ArticleKind::Editorial => "editorial",
        ArticleKind::Interview => "interview",
        ArticleKind::Agency => "agency",
        ArticleKind::PressRelease => "press-release",
        ArticleKind::Digest => "digest",
    }
}

/// Returns the word of what a publisher did with an article.
pub fn article_status(status: ArticleStatus) -> &'static str {
    match status {
        ArticleStatus::Current => "current",
        ArticleStatus::Updated => "updated",
        ArticleStatus::Retracted => "retracted",
    }
}

/// Returns the word of how much of a text is published.
pub fn publish(publish: Publish) -> &'static str {
    match publish {
        Publish::Full => "full",
        Publish::Excerpt => "excerpt",
        Publish::Metadata => "metadata",
    }
}

/// Returns the word of who issued a correction.
pub fn issuer(issuer: Issuer) -> &'static str {
    match issuer {
        Issuer::Publisher => "publisher",
        Issuer::Archive => "archive",
    }
}

/// Returns the word of a correction's kind.
pub fn correction_kind(kind: CorrectionKind) -> &'static str {
    match kind {
        CorrectionKind::Correction => "correction",
        CorrectionKind::Clarification => "clarification",
        CorrectionKind::Retraction => "retraction",
        CorrectionKind::Reply => "reply",
    }
}

/// Returns the word of an actor's kind.
pub fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Country => "country",
        ActorKind::Organization => "organization",
        ActorKind::Body => "body",
        ActorKind::Mission => "mission",
        ActorKind::Group => "group",
    }
}

/// Returns the word of a speech's kind.
pub fn speech_kind(kind: SpeechKind) -> &'static str {
    match kind {
        SpeechKind::Statement => "statement",
        SpeechKind::Address => "address",
        SpeechKind::ExplanationOfVote => "explanation-of-vote",
        SpeechKind::PressConference => "press-conference",
        SpeechKind::Interview => "interview",
        SpeechKind::Letter => "letter",
        SpeechKind::Post => "post",
    }
}

/// Returns the word of a text's basis.
pub fn text_basis(basis: TextBasis) -> &'static str {
    match basis {
        TextBasis::Prepared => "prepared",
        TextBasis::Delivered => "delivered",
        TextBasis::Official => "official",
        TextBasis::Provisional => "provisional",
        TextBasis::Automatic => "automatic",
    }
}

/// Returns the word of a text's extent.
pub fn extent(extent: Extent) -> &'static str {
    match extent {
        Extent::Full => "full",
        Extent::Excerpt => "excerpt",
    }
}

/// Returns the word of an event's status.
pub fn event_status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Planned => "planned",
        EventStatus::Held => "held",
        EventStatus::Postponed => "postponed",
        EventStatus::Cancelled => "cancelled",
    }
}

/// Returns the word of a note's kind.
pub fn note_kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Context => "context",
        NoteKind::Quote => "quote",
        NoteKind::Claim => "claim",
        NoteKind::Pledge => "pledge",
        NoteKind::Discrepancy => "discrepancy",
        NoteKind::Source => "source",
        NoteKind::Translation => "translation",
        NoteKind::Dispute => "dispute",
    }
}

/// Returns the word of how quoted words reach the reader.
pub fn quote_mode(mode: QuoteMode) -> &'static str {
    match mode {
        QuoteMode::Direct => "direct",
        QuoteMode::Paraphrase => "paraphrase",
        QuoteMode::Translated => "translated",
        QuoteMode::Secondhand => "secondhand",
    }
}

/// Returns the word of a pledge's state.
pub fn pledge_status(status: PledgeStatus) -> &'static str {
    match status {
        PledgeStatus::Open => "open",
        PledgeStatus::Partly => "partly",
        PledgeStatus::Kept => "kept",
        PledgeStatus::Broken => "broken",
        PledgeStatus::Superseded => "superseded",
        PledgeStatus::Lapsed => "lapsed",
    }
}

/// Returns an amount in digits, with a point and decimals only where there are some.
pub fn amount(amount: Amount) -> String {
    let (whole, rest) = (amount.hundredths / 100, (amount.hundredths % 100).abs());
    let sign = if amount.hundredths < 0 && whole == 0 { "-" } else { "" };
    match rest {
        0 => format!("{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}
