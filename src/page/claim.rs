//! A claim's page: the words, where they appeared, the reviews, the replies.

use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::reading::Reading;
use crate::base::language::Language;
use crate::page::pledge::responses;
use crate::page::prose::{self, Setting};
use crate::page::view::record::{Appearance, ClaimView, Review};
use crate::page::{head, list, noted, parts, publication, words};
use crate::record::claim::{self, Claim};

/// Returns a claim's page.
pub fn view(setting: Setting<'_>, ix: Ix<Claim>, reading: &Reading) -> ClaimView {
    let archive = setting.archive;
    let node = Node::Claim(ix);
    let claim = &*publication::claim(&archive.census.claims[ix]);
    let page = archive.page_language(node);
    let at = claim.date.as_ref().map(|date| &date.value);
    let speech = claim.speech.as_ref().and_then(|id| archive.census.speech(&id.value));
    let evidence: Vec<Node> = archive.noted.evidence(node).into_iter().collect();
    ClaimView {
        head: head::of_record(archive, node),
        claim: parts::words(&claim.claim.value, archive.language(node), page),
        by: parts::parties(archive, &claim.by, at, page),
        date: at.map(ToString::to_string),
        speech: speech.map(|ix| setting.line(Node::Speech(ix), page)),
        state: list::claim_state(archive, claim),
        summary: claim
            .common
            .summary
            .as_ref()
            .filter(|_| claim.common.withdrawn.is_none())
            .map(|summary| summary.value.clone()),
        body: prose::body(setting, node, reading),
        withdrawn: parts::withdrawn(&claim.common),
        appearances: claim
            .appearances
            .iter()
            .map(|appearance| self::appearance(setting, appearance, page))
            .collect(),
        reviews: claim
            .reviews
            .iter()
            .enumerate()
            .map(|(n, review)| self::review(setting, node, n, review, page))
            .rev()
            .collect(),
        responses: responses(setting, node, &claim.responses, page),
        topics: parts::topics(archive, &claim.common, page),
        sources: parts::sources(archive, &claim.sources, page),
        evidence: noted::latest(setting, node, page),
        references: parts::references(setting, node, &evidence, page),
        jumps: parts::jumps(archive, node, None),
        identifiers: parts::identifiers(&claim.common),
    }
}

/// Returns the fragment of a claim's review, by its number in the order of dates.
pub fn review_fragment(n: usize) -> String {
    format!("dl-review-{}", n + 1)
}

fn appearance(setting: Setting<'_>, appearance: &claim::Appearance, page: &Language) -> Appearance {
    let date = appearance.date.as_ref().map(|date| &date.value);
    Appearance {
        date: date.map(ToString::to_string),
        by: parts::parties(setting.archive, &appearance.by, date, page),
        url: appearance.url.as_ref().map(|url| url.value.as_str().to_owned()),
        archived: appearance.archived.as_ref().map(|url| url.value.as_str().to_owned()),
        platform: appearance.platform.as_ref().map(|platform| platform.value.clone()),
        note: appearance.note.as_ref().map(|note| note.value.clone()),
    }
}

fn review(
    setting: Setting<'_>,
    node: Node,
    n: usize,
    review: &claim::Review,
    page: &Language,
) -> Review {
    let rating = &review.rating;
    let number = |amount: &Option<crate::base::span::Spanned<crate::record::pledge::Amount>>| {
        amount.as_ref().map(|amount| words::amount(amount.value))
    };
    Review {
        fragment: review_fragment(n),
        date: review.date.value.to_string(),
        author: review.author.as_ref().map(|author| list::editor(setting.archive, &author.value)),
        label: rating.label.value.clone(),
        value: number(&rating.value),
        best: number(&rating.best),
        worst: number(&rating.worst),
        body: review
            .body
            .as_ref()
            .map(|body| prose::field(setting, node, body))
            .unwrap_or_default(),
        sources: parts::sources(setting.archive, &review.sources, page),
    }
}
