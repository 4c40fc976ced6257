//! Lists of the quotations that count as somebody's words: what an editor confirmed, or also what was found by rule, as `derived:` in
//! `site.yaml` says. Of texts that are not whole on the site, none.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::archive::census::Census;
use crate::archive::collated::QuotationAt;
use crate::archive::facts::{Basis, Facts, QuotationFact};
use crate::archive::ix::Ix;
use crate::archive::lists::at;
use crate::archive::node::{Node, NodeMap};
use crate::archive::period::{self, Cut, FIRST_ENTRIES, LONGEST_LIST};
use crate::record::actor::Actor;
use crate::record::article::{Article, Publish};
use crate::record::site::{Attribution, Site};

/// All lists of quotations, in the order of time.
#[derive(Clone, Debug, Default)]
pub struct SaidLists {
    /// All of them.
    pub all: Vec<QuotationAt>,
    /// How all of them are cut.
    pub parts: Cut<QuotationAt>,
    /// By speaker.
    pub by: BTreeMap<Ix<Actor>, Vec<QuotationAt>>,
    /// How those are cut where they are too many for one page.
    pub record_parts: BTreeMap<Ix<Actor>, Cut<QuotationAt>>,
}

/// Makes the lists.
pub fn make(census: &Census, facts: &NodeMap<Arc<Facts>>, site: &Site) -> SaidLists {
    let mut lists = SaidLists::default();
    for (ix, _) in census.articles.iter().filter(|(_, article)| is_whole(article, site)) {
        let quotations = (0..).zip(&facts[Node::Article(ix)].quotations);
        for (n, one) in quotations.filter(|(_, one)| counts(one, site.attribution)) {
            let at = QuotationAt { article: ix, n };
            lists.all.push(at);
            if let Some(by) = one.by.and_then(|by| census.actors.at(by)) {
                lists.by.entry(by).or_default().push(at);
            }
        }
    }
    let date = |one: QuotationAt| at(&census.articles[one.article].date.value);
    lists.parts = period::cut(&lists.all, date);
    for (actor, quotations) in &lists.by {
        let parts = period::cut(quotations, date);
        if !parts.is_empty() {
            lists.record_parts.insert(*actor, parts);
        }
    }
    lists
}

fn is_whole(article: &Article, site: &Site) -> bool {
    let common = &article.common;
    article.published(site.publish) == Publish::Full
        && common.is_listed()
        && common.withdrawn.is_none()
}

/// Returns whether a quotation counts as the words of whoever is said to have said.
pub fn counts(quotation: &QuotationFact, attribution: Attribution) -> bool {
    let is_sure = match (quotation.basis, attribution) {
        (Some(Basis::Editor), _) | (Some(Basis::Rule(_)), Attribution::Found) => true,
        (Some(Basis::Rule(_)), Attribution::Confirmed) | (None, _) => false,
    };
    is_sure && quotation.by.is_some()
}

impl SaidLists {
    /// Returns an actor's words that its page shows, newest first: all, or the latest where there are many.
    pub fn latest(&self, actor: Ix<Actor>) -> impl Iterator<Item = &QuotationAt> {
        let own = self.by.get(&actor).map(Vec::as_slice).unwrap_or_default();
        let n = if LONGEST_LIST < own.len() { FIRST_ENTRIES } else { own.len() };
        own.iter().rev().take(n)
    }
}
