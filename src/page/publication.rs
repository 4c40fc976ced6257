//! How much of a text anything may show: pages, lists, feeds and exports ask here before they quote.

use std::borrow::Cow;

use crate::archive::Archive;
use crate::archive::facts::{Extract, Passage};
use crate::archive::node::Node;
use crate::base::span::Spanned;
use crate::record::article::{Article, Publish};
use crate::record::claim::Claim;
use crate::record::pledge::Pledge;

/// Returns how much of an article is published.
pub fn of(archive: &Archive, article: &Article) -> Publish {
    article.published(archive.site.publish)
}

/// Returns whether a record was withdrawn: then its text and its summary are shown nowhere.
pub fn is_withdrawn(archive: &Archive, node: Node) -> bool {
    archive.census.common(node).is_some_and(|common| common.withdrawn.is_some())
}

/// Returns a pledge without what it takes along when it is withdrawn: the words, what was to be reached, what became of it.
pub fn pledge(pledge: &Pledge) -> Cow<'_, Pledge> {
    if pledge.common.withdrawn.is_none() {
        return Cow::Borrowed(pledge);
    }
    Cow::Owned(Pledge {
        words: None,
        condition: None,
        due: None,
        measure: None,
        updates: Vec::new(),
        responses: Vec::new(),
        ..pledge.clone()
    })
}

/// Returns a claim without what it takes along when it is withdrawn: the words, where they appeared, what was found.
pub fn claim(claim: &Claim) -> Cow<'_, Claim> {
    if claim.common.withdrawn.is_none() {
        return Cow::Borrowed(claim);
    }
    Cow::Owned(Claim {
        claim: Spanned::new(String::new(), claim.claim.span),
        appearances: Vec::new(),
        reviews: Vec::new(),
        responses: Vec::new(),
        ..claim.clone()
    })
}

/// Returns the summary of a record, if it may be shown.
pub fn summary(archive: &Archive, node: Node) -> Option<&str> {
    let common = archive.census.common(node).filter(|common| common.withdrawn.is_none())?;
    common.summary.as_ref().map(|summary| summary.value.as_str())
}

/// Returns the beginning of a record's text, if it may be shown.
pub fn extract(archive: &Archive, node: Node) -> Option<&Extract> {
    let extract = archive.facts[node].extract.as_ref()?;
    is_shown(archive, node, Some(extract.paragraph)).then_some(extract)
}

/// Returns a passage of a record, if it may be shown. Titles and summaries may be whatever is held back of the text.
pub fn passage<'a>(archive: &Archive, node: Node, passage: &'a Passage) -> Option<&'a Passage> {
    let is_head = *passage.sentence == *archive.census.title(node)
        || summary(archive, node).is_some_and(|summary| *passage.sentence == *summary);
    let shown = is_head || is_shown(archive, node, passage.paragraph);
    (shown && !is_withdrawn(archive, node)).then_some(passage)
}

/// Returns whether nothing of a record's text is held back.
pub fn is_whole(archive: &Archive, node: Node) -> bool {
    extent(archive, node) == Publish::Full && !is_withdrawn(archive, node)
}

fn extent(archive: &Archive, node: Node) -> Publish {
    match node {
        Node::Article(ix) => of(archive, &archive.census.articles[ix]),
        _ => Publish::Full,
    }
}

/// Returns whether a paragraph of a text is published; none is what stands in no numbered paragraph, such as a heading.
pub fn is_shown(archive: &Archive, node: Node, paragraph: Option<u32>) -> bool {
    let held_back = match extent(archive, node) {
        Publish::Full => false,
        Publish::Excerpt => paragraph != Some(1),
        Publish::Metadata => true,
    };
    !held_back && !is_withdrawn(archive, node)
}
