//! As of when the archive stands, and what follows from it: present roles, the state of pledges, the verdict on claims.

use crate::archive::census::Census;
use crate::base::date::Edtf;
use crate::record::actor::Role;
use crate::record::claim::{Claim, Review};
use crate::record::pledge::{Pledge, PledgeStatus, Update};

/// Returns the latest day on which an article was published, a speech held, an update or review dated; drafts were left out
/// before, and events do not count, for they may lie ahead.
pub fn latest(census: &Census) -> Option<Edtf> {
    let articles = census.articles.rows().iter().map(|article| &article.date.value);
    let speeches = census.speeches.rows().iter().map(|speech| &speech.date.value);
    let updates = census
        .pledges
        .rows()
        .iter()
        .flat_map(|pledge| &pledge.updates)
        .map(|update| &update.date.value);
    let reviews = census
        .claims
        .rows()
        .iter()
        .flat_map(|claim| &claim.reviews)
        .map(|review| &review.date.value);
    let dates = articles
        .chain(speeches)
        .chain(updates)
        .chain(reviews)
        .filter(|date| date.upper().is_some());
    dates
        .max_by(|a, b| a.upper().cmp(&b.upper()).then_with(|| b.as_str().cmp(a.as_str())))
        .map(day_of)
}

/// An article may carry the hour; the archive stands as of a day.
fn day_of(date: &Edtf) -> Edtf {
    let day = date.as_str().split('T').next().unwrap_or_else(|| date.as_str());
    Edtf::parse(day).unwrap_or_else(|_| date.clone())
}

/// Returns whether a date has begun as of another: its earliest day is not after the other's latest.
pub fn has_begun(date: &Edtf, as_of: &Edtf) -> bool {
    match (date.lower(), as_of.upper()) {
        (Some(begins), Some(now)) => begins <= now,
        _ => true,
    }
}

/// Returns whether a date has passed as of another: its latest day is before the other's latest.
pub fn has_passed(date: &Edtf, as_of: &Edtf) -> bool {
    match (date.upper(), as_of.upper()) {
        (Some(ends), Some(now)) => ends < now,
        (None, _) => false,
        (Some(_), None) => true,
    }
}

/// Returns whether a role is held as of a date: it has begun, and has not ended, as far as is known.
pub fn is_held(role: &Role, as_of: Option<&Edtf>) -> bool {
    let Some(as_of) = as_of else { return role.to.is_none() };
    let begun = role.from.as_ref().is_none_or(|from| has_begun(&from.value, as_of));
    let over = role.to.as_ref().is_some_and(|to| has_passed(&to.value, as_of));
    begun && !over
}

/// Returns whether a role was held on a date: true also where nothing is known of its beginning or end.
pub fn was_held(role: &Role, date: &Edtf) -> bool {
    is_held(role, Some(date))
}

/// The state of a pledge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing<'a> {
    /// What it is.
    pub status: PledgeStatus,
    /// The update that says so; none where there is no update yet.
    pub update: Option<&'a Update>,
}

/// Returns the latest state of a pledge as of a date: the last update that is not after it.
pub fn latest_state<'a>(pledge: &'a Pledge, as_of: Option<&Edtf>) -> Standing<'a> {
    let begun = |update: &&Update| as_of.is_none_or(|as_of| has_begun(&update.date.value, as_of));
    standing(pledge.updates.iter().rfind(begun))
}

/// Returns the state of a pledge at its due date, once that has passed: the last update that is not after it.
pub fn state_at_due<'a>(pledge: &'a Pledge, as_of: Option<&Edtf>) -> Option<Standing<'a>> {
    let due = &pledge.due.as_ref()?.value;
    if !has_passed(due, as_of?) {
        return None;
    }
    Some(standing(pledge.updates.iter().rfind(|update| has_begun(&update.date.value, due))))
}

fn standing(update: Option<&Update>) -> Standing<'_> {
    Standing { status: update.map_or(PledgeStatus::Open, |update| update.status.value), update }
}

/// Returns whether the due date has passed and nothing is recorded since that settles the pledge.
pub fn is_overdue(pledge: &Pledge, as_of: Option<&Edtf>) -> bool {
    let (Some(due), Some(as_of)) = (pledge.due.as_ref(), as_of) else { return false };
    let since = |update: &Update| {
        update.date.value.lower() > due.value.upper() && has_begun(&update.date.value, as_of)
    };
    let open = matches!(
        latest_state(pledge, Some(as_of)).status,
        PledgeStatus::Open | PledgeStatus::Partly
    );
    has_passed(&due.value, as_of) && open && !pledge.updates.iter().any(since)
}

/// Returns the latest review of a claim as of a date.
pub fn latest_review<'a>(claim: &'a Claim, as_of: Option<&Edtf>) -> Option<&'a Review> {
    claim
        .reviews
        .iter()
        .rfind(|review| as_of.is_none_or(|as_of| has_begun(&review.date.value, as_of)))
}
