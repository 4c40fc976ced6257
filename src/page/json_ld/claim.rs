//! Claims and the reviews of them, as Google documents `ClaimReview`: one a review, each with the claim that it is of.

use serde::Serialize;
use serde_json::Number;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::base::date::Edtf;
use crate::base::span::Spanned;
use crate::page::json_ld::actor;
use crate::page::json_ld::thing::{self, Agent, Named};
use crate::page::{claim as claim_page, publication, words};
use crate::record::citation::Party;
use crate::record::claim::{self, Rating};
use crate::record::pledge::Amount;

/// A checkable statement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Claim {
    /// `Claim`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Its page.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What the archive calls it.
    pub name: String,
    /// The words.
    pub text: String,
    /// Their language.
    #[serde(rename = "inLanguage")]
    pub language: String,
    /// Who said them.
    #[serde(rename = "author", skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Claimant>,
    /// When.
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where they were said first.
    #[serde(rename = "firstAppearance", skip_serializing_if = "Option::is_none")]
    pub first: Option<Appearance>,
    /// Everywhere that they were said.
    #[serde(rename = "appearance", skip_serializing_if = "Vec::is_empty")]
    pub appearances: Vec<Appearance>,
    /// What the claim is about.
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

/// Who made a claim.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Claimant {
    /// What they are, and their page.
    #[serde(flatten)]
    pub who: Named,
    /// Pages about them elsewhere.
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
}

/// A place where a claim was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Appearance {
    /// `CreativeWork`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The address.
    pub url: String,
    /// The title of a speech that has a page here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When.
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The address of an archived copy.
    #[serde(rename = "archivedAt", skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
}

/// A review of a claim.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ClaimReview {
    /// `ClaimReview`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Its place on the claim's page.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its place on the claim's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The words of the claim.
    #[serde(rename = "claimReviewed")]
    pub claim: String,
    /// When it was reviewed.
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Who reviewed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Agent>,
    /// The verdict.
    #[serde(rename = "reviewRating")]
    pub rating: ReviewRating,
    /// The claim.
    #[serde(rename = "itemReviewed")]
    pub item: Claim,
}

/// A verdict.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReviewRating {
    /// `Rating`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The verdict in words.
    #[serde(rename = "alternateName")]
    pub label: String,
    /// The verdict as a number.
    #[serde(rename = "ratingValue", skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    /// The number of the best verdict.
    #[serde(rename = "bestRating", skip_serializing_if = "Option::is_none")]
    pub best: Option<Number>,
    /// The number of the worst verdict.
    #[serde(rename = "worstRating", skip_serializing_if = "Option::is_none")]
    pub worst: Option<Number>,
}

/// Returns a claim.
pub fn claim(archive: &Archive, ix: Ix<claim::Claim>) -> Claim {
    let node = Node::Claim(ix);
    let claim = &archive.census.claims[ix];
    let url = thing::url(archive, node);
    let mut appearances = appearances(archive, claim);
    // What has no date comes last: nobody knows that it was earlier.
    appearances.sort_by(|(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
    let is_dated = |(date, _): &&(Option<&Edtf>, Appearance)| date.is_some();
    Claim {
        kind: thing::kind(archive, node),
        id: url.clone(),
        url,
        name: claim.title.value.clone(),
        text: claim.claim.value.clone(),
        language: archive.language(node).to_string(),
        authors: claimants(archive, node, claim),
        date: claim.date.as_ref().and_then(|date| date.value.json_date()),
        first: appearances.first().filter(is_dated).map(|(_, first)| first.clone()),
        appearances: appearances.into_iter().map(|(_, appearance)| appearance).collect(),
        summary: publication::summary(archive, node).map(str::to_owned),
    }
}

/// Who speaks is a person or an organization: a country, which is a place, is told of as the latter.
fn claimants(archive: &Archive, node: Node, claim: &claim::Claim) -> Vec<Claimant> {
    let ids = claim.by.iter().filter_map(|party| match party {
        Party::Actor(id) => archive.census.actor(&id.value),
        Party::Described { description: _, of: _ } => None,
    });
    let claimant = |ix| {
        let who = thing::named(archive, Node::Actor(ix), archive.page_language(node));
        let kind = if who.kind == "Country" { "Organization" } else { who.kind };
        let (same_as, _) = actor::same_as(&archive.census.actors[ix]);
        Claimant { who: Named { kind, ..who }, same_as }
    };
    ids.map(claimant).collect()
}

/// Returns the speech in which a claim was made, and all other places that have an address.
fn appearances<'a>(
    archive: &'a Archive,
    claim: &'a claim::Claim,
) -> Vec<(Option<&'a Edtf>, Appearance)> {
    let made =
        claim.speech.as_ref().and_then(|id| archive.census.speech(&id.value)).and_then(|ix| {
            let speech = &archive.census.speeches[ix];
            let appearance = Appearance {
                kind: "CreativeWork",
                url: thing::url(archive, Node::Speech(ix))?,
                name: Some(speech.title.value.clone()),
                date: speech.date.value.json_date(),
                archived: None,
            };
            Some((Some(&speech.date.value), appearance))
        });
    let elsewhere = claim.appearances.iter().filter_map(|appearance| {
        let date = appearance.date.as_ref().map(|date| &date.value);
        let place = Appearance {
            kind: "CreativeWork",
            url: appearance.url.as_ref()?.value.as_str().to_owned(),
            name: None,
            date: date.and_then(Edtf::json_date),
            archived: appearance.archived.as_ref().map(|url| url.value.as_str().to_owned()),
        };
        Some((date, place))
    });
    made.into_iter().chain(elsewhere).collect()
}

/// Returns the reviews of a claim, oldest first.
pub fn reviews(archive: &Archive, ix: Ix<claim::Claim>) -> Vec<ClaimReview> {
    let record = &archive.census.claims[ix];
    let page = thing::url(archive, Node::Claim(ix));
    let item = claim(archive, ix);
    let review = |(n, review): (usize, &claim::Review)| {
        let url = page.as_ref().map(|page| format!("{page}#{}", claim_page::review_fragment(n)));
        let author = review.author.as_ref().map(|author| thing::editor(archive, &author.value));
        ClaimReview {
            kind: "ClaimReview",
            id: url.clone(),
            url,
            claim: record.claim.value.clone(),
            date: review.date.value.json_date(),
            author: author.or_else(|| thing::site_publisher(archive)),
            rating: rating(&review.rating),
            item: item.clone(),
        }
    };
    record.reviews.iter().enumerate().map(review).collect()
}

/// A number says something only on a whole scale: where an end is left out, schema.org takes it for 1 or 5. And a scale on which the
/// lower number is the better one cannot be said with these words.
fn rating(rating: &Rating) -> ReviewRating {
    let number = |amount: &Option<Spanned<Amount>>| amount.as_ref().map(|amount| amount.value);
    let ends = number(&rating.best).zip(number(&rating.worst));
    let scale = number(&rating.value).zip(ends.filter(|(best, worst)| worst < best));
    let written = |amount: Amount| words::amount(amount).parse().ok();
    ReviewRating {
        kind: "Rating",
        label: rating.label.value.clone(),
        value: scale.and_then(|(value, _)| written(value)),
        best: scale.and_then(|(_, (best, _))| written(best)),
        worst: scale.and_then(|(_, (_, worst))| written(worst)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::base::kind::Kind;
    use crate::page::json_ld::kit::graph;
    use crate::pipeline::kit::linked;

    const ARCHIVE: &str = "=== site.yaml
base_url: https://example.org/
publisher: The Archive
editors:
  jdoe: {name: J. Doe, url: https://example.org/doe}
=== content/claims/officers.md
---
title: How many officers
claim: All the officers have been deployed
by: [ruto, {description: a senior official, of: kenya}, kenya]
date: 2024-09-26
speech: ruto-unga79
appearances:
  - {url: https://example.com/undated}
  - {date: 2024-09-20, url: https://example.com/post, archived: https://web.archive.org/post}
reviews:
  - date: 2024-10-05
    author: jdoe
    rating: {value: 2.5, best: 5, worst: 1, label: Mostly not}
  - date: 2024-11
    rating: {value: 4, best: 1, worst: 6, label: Four}
  - date: 2024-12
    rating: {value: 4, best: 6, label: Four of six}
---
=== content/speeches/ruto-unga79.md
---
title: Address
date: 2024-09-26
speaker: ruto
---
=== content/actors/ruto.md
---
name: William Ruto
kind: person
wikidata: Q2583121
---
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
";

    #[test]
    fn each_review_is_a_claim_review_of_the_claim() {
        let graph = graph(&linked(ARCHIVE), Kind::Claim, "officers");
        assert_eq!(graph.len(), 4);
        let first = json!({
            "@type": "CreativeWork",
            "url": "https://example.com/post",
            "datePublished": "2024-09-20",
            "archivedAt": "https://web.archive.org/post",
        });
        let claim = json!({
            "@type": "Claim",
            "@id": "https://example.org/claims/officers/",
            "url": "https://example.org/claims/officers/",
            "name": "How many officers",
            "text": "All the officers have been deployed",
            "inLanguage": "en",
            "author": [
                {
                    "@type": "Person",
                    "@id": "https://example.org/actors/ruto/",
                    "name": "William Ruto",
                    "sameAs": ["https://www.wikidata.org/wiki/Q2583121"],
                },
                {"@type": "Organization", "@id": "https://example.org/actors/kenya/", "name": "Kenya"},
            ],
            "datePublished": "2024-09-26",
            "firstAppearance": first.clone(),
            "appearance": [
                first,
                {
                    "@type": "CreativeWork",
                    "url": "https://example.org/speeches/ruto-unga79/",
                    "name": "Address",
                    "datePublished": "2024-09-26",
                },
                {"@type": "CreativeWork", "url": "https://example.com/undated"},
            ],
        });
        assert_eq!(graph[0], claim);
        assert_eq!(
            graph[1],
            json!({
                "@type": "ClaimReview",
                "@id": "https://example.org/claims/officers/#dl-review-1",
                "url": "https://example.org/claims/officers/#dl-review-1",
                "claimReviewed": "All the officers have been deployed",
                "datePublished": "2024-10-05",
                "author": {"@type": "Person", "name": "J. Doe", "url": "https://example.org/doe"},
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": "Mostly not",
                    "ratingValue": 2.5,
                    "bestRating": 5,
                    "worstRating": 1,
                },
                "itemReviewed": claim,
            })
        );
    }

    #[test]
    fn a_scale_that_cannot_be_told_keeps_its_words_only() {
        let graph = graph(&linked(ARCHIVE), Kind::Claim, "officers");
        assert_eq!(graph[2]["reviewRating"], json!({"@type": "Rating", "alternateName": "Four"}));
        let words = json!({"@type": "Rating", "alternateName": "Four of six"});
        assert_eq!(graph[3]["reviewRating"], words);
        assert_eq!(graph[2]["author"], json!({"@type": "Organization", "name": "The Archive"}));
        assert_eq!(graph[2]["datePublished"], "2024-11");
    }
}
