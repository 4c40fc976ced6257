//! Pledges and claims that are written in notes: they become records like all others, and the note names them by their id.

use crate::archive::census::Drafts;
use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::Spanned;
use crate::record::annotation::{Annotation, NoteStatus, Subject};
use crate::record::claim::Claim;
use crate::record::common::{Common, Record, Visibility};
use crate::record::pledge::Pledge;

/// What was written in the notes of one record.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inline {
    /// The records that are part of the archive.
    pub records: Vec<Record>,
    /// The ids of those that are not: drafts, and what stands in notes that are not published. They stay in their notes.
    pub unpublished: Vec<(Kind, Spanned<Id>)>,
}

/// Where a note stands: what a record that is written in it takes from there.
struct Holder<'a> {
    common: &'a Common,
    /// Of a speech its id and date: what is promised or claimed in it was said there and then.
    speech: Option<(&'a Spanned<Id>, &'a Spanned<Edtf>)>,
}

/// Takes the pledges and claims out of the notes of a record.
pub fn take_out(record: &mut Record, drafts: Drafts) -> Inline {
    let (holder, notes) = match record {
        Record::Article(article) => {
            (Holder { common: &article.common, speech: None }, &mut article.annotations)
        }
        Record::Speech(speech) => {
            let said = Some((&speech.common.id, &speech.date));
            (Holder { common: &speech.common, speech: said }, &mut speech.annotations)
        }
        _ => return Inline::default(),
    };
    let mut inline = Inline::default();
    for note in notes {
        take_pledge(note, &holder, drafts, &mut inline);
        take_claim(note, &holder, drafts, &mut inline);
    }
    inline
}

fn take_pledge(note: &mut Annotation, holder: &Holder<'_>, drafts: Drafts, inline: &mut Inline) {
    let status = note.status;
    let Some(Subject::Here(pledge)) = &mut note.pledge else { return };
    let id = pledge.common.id.clone();
    if !is_published(status, &pledge.common, holder, drafts) {
        inline.unpublished.push((Kind::Pledge, id));
        return;
    }
    let mut pledge: Box<Pledge> = pledge.clone();
    inherit(&mut pledge.common, holder.common);
    pledge.speech = pledge.speech.or_else(|| holder.speech.map(|(id, _)| id.clone()));
    inline.records.push(Record::Pledge(pledge));
    note.pledge = Some(Subject::Record(id));
}

fn take_claim(note: &mut Annotation, holder: &Holder<'_>, drafts: Drafts, inline: &mut Inline) {
    let status = note.status;
    let Some(Subject::Here(claim)) = &mut note.claim else { return };
    let id = claim.common.id.clone();
    if !is_published(status, &claim.common, holder, drafts) {
        inline.unpublished.push((Kind::Claim, id));
        return;
    }
    let mut claim: Box<Claim> = claim.clone();
    inherit(&mut claim.common, holder.common);
    if claim.speech.is_none()
        && let Some((id, date)) = holder.speech
    {
        claim.speech = Some(id.clone());
        claim.date = claim.date.or_else(|| Some(date.clone()));
    }
    inline.records.push(Record::Claim(claim));
    note.claim = Some(Subject::Record(id));
}

/// `--drafts` shows records that are drafts, but no note that is not published.
fn is_published(status: NoteStatus, common: &Common, holder: &Holder<'_>, drafts: Drafts) -> bool {
    let is_draft = common.draft || holder.common.draft;
    status == NoteStatus::Published && (!is_draft || drafts == Drafts::Include)
}

/// A record that is written in a note is in the language of the text, goes with it where that is withdrawn, and is shown no more
/// than it.
fn inherit(common: &mut Common, holder: &Common) {
    common.language = common.language.take().or_else(|| holder.language.clone());
    common.withdrawn = common.withdrawn.take().or_else(|| holder.withdrawn.clone());
    common.draft |= holder.draft;
    common.visibility = match (common.visibility, holder.visibility) {
        (Visibility::Unlisted, _) | (_, Visibility::Unlisted) => Visibility::Unlisted,
        (Visibility::Unindexed, _) | (_, Visibility::Unindexed) => Visibility::Unindexed,
        (Visibility::Public, Visibility::Public) => Visibility::Public,
    };
}
