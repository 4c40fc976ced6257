//! Quotations in lists, and the pages that list all of them.

use crate::archive::Archive;
use crate::archive::collated::QuotationAt;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::period::{self, FIRST_ENTRIES, Period};
use crate::base::address::Address;
use crate::base::language::Language;
use crate::page::key::PageKey;
use crate::page::prose::Setting;
use crate::page::view::parts::Jump;
use crate::page::view::said::{SaidEntry, SaidList, SaidQuotation, SaidView, Speaker};
use crate::page::{head, parts, quoted};
use crate::record::actor::Actor;
use crate::record::article::Article;

/// How many speakers the page of all quotations shows.
const SPEAKERS: usize = 60;

/// Returns quotations as lists show them on a page in a language, by article. They come newest first; those of an article are shown
/// in the order of its text.
fn entries<'a>(
    setting: Setting<'_>,
    newest: impl Iterator<Item = &'a QuotationAt>,
    page: &Language,
) -> Vec<SaidEntry> {
    let mut entries: Vec<(Ix<Article>, SaidEntry)> = Vec::new();
    for at in newest {
        let Some(quotation) = quotation(setting, *at, page) else { continue };
        if let Some((_, entry)) = entries.last_mut().filter(|(article, _)| *article == at.article) {
            entry.quotations.insert(0, quotation);
        } else {
            let from = setting.line(Node::Article(at.article), page);
            entries.push((at.article, SaidEntry { from, quotations: vec![quotation] }));
        }
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn quotation(setting: Setting<'_>, at: QuotationAt, page: &Language) -> Option<SaidQuotation> {
    let archive = setting.archive;
    let node = Node::Article(at.article);
    let fact = archive.facts[node].quotations.get(at.n as usize)?;
    let by = archive.census.actors.at(fact.by?)?;
    let date = &archive.census.articles[at.article].date.value;
    let words = quoted::beginning(fact.words.as_deref()?);
    let fragment = fact.paragraph.map(|n| format!("#p{n}")).unwrap_or_default();
    Some(SaidQuotation {
        url: format!("{}{fragment}", archive.addresses.of(node).as_str()),
        words: parts::words(&words, archive.language(node), page),
        by: parts::actor(archive, by, Some(date), page),
        rule: fact.basis?.name(),
        speech: fact.speech.map(|speech| setting.line(Node::Speech(speech), page)),
        collation: quoted::of_quotation(setting, at),
    })
}

/// Returns an actor's words, as many as its page shows, newest first.
pub fn of_actor(setting: Setting<'_>, actor: Ix<Actor>, page: &Language) -> Vec<SaidEntry> {
    entries(setting, setting.archive.said.latest(actor), page)
}

/// Returns an actor's words in a period, newest first; of a long year the latest. Other records have none.
pub fn of_period(
    setting: Setting<'_>,
    node: Node,
    period: &Period,
    page: &Language,
) -> Vec<SaidEntry> {
    let Node::Actor(actor) = node else { return Vec::new() };
    let Some(cut) = setting.archive.said.record_parts.get(&actor) else { return Vec::new() };
    let own = cut.get(period).map(Vec::as_slice).unwrap_or_default();
    let n = if period::is_cut(cut, period) { FIRST_ENTRIES } else { own.len() };
    entries(setting, own.iter().rev().take(n), page)
}

/// Returns the pages of quotations, if there are any.
pub fn keys(archive: &Archive) -> Vec<PageKey> {
    let said = &archive.said;
    let first = said.all.first().map(|_| PageKey::Quotations);
    let parts = said.parts.keys().cloned().map(PageKey::QuotationsOfPeriod);
    first.into_iter().chain(parts).collect()
}

/// Returns the address of the page of all quotations.
pub fn address() -> Address {
    Address::home().join("quotations")
}

/// Returns the address of a period of the quotations.
pub fn period_address(period: &Period) -> Address {
    period.path().iter().fold(address(), |address, part| address.join(part))
}

/// Returns the page of all quotations.
pub fn all(setting: Setting<'_>) -> SaidView {
    let archive = setting.archive;
    let all = &archive.said.all;
    let partial = !archive.said.parts.is_empty();
    let n = if partial { FIRST_ENTRIES } else { all.len() };
    SaidView {
        head: head::of_list(archive, "", &address(), "quotations"),
        label: None,
        speakers: speakers(archive),
        groups: by_year(setting, all.iter().rev().take(n)),
        jumps: jumps(archive, None),
        partial,
    }
}

/// Returns a period of the quotations.
pub fn part(setting: Setting<'_>, period: &Period) -> SaidView {
    let archive = setting.archive;
    let parts = &archive.said.parts;
    let own = parts.get(period).map(Vec::as_slice).unwrap_or_default();
    let partial = period::is_cut(parts, period);
    let n = if partial { FIRST_ENTRIES } else { own.len() };
    SaidView {
        head: head::of_list(archive, &period.to_string(), &period_address(period), "quotations"),
        label: Some(period.to_string()),
        speakers: Vec::new(),
        groups: by_year(setting, own.iter().rev().take(n)),
        jumps: jumps(archive, Some(period)),
        partial,
    }
}

/// Those who are quoted most often, the most often first; of equals in the order of their names.
fn speakers(archive: &Archive) -> Vec<Speaker> {
    let page = &archive.site.language;
    let by = archive.said.by.iter();
    let mut ranked: Vec<(Ix<Actor>, usize)> = by
        .map(|(actor, quotations)| (*actor, quotations.len()))
        .filter(|(actor, _)| archive.is_listed(Node::Actor(*actor)))
        .collect();
    ranked.sort_by_key(|(actor, n)| (usize::MAX - n, *actor));
    let view = |(actor, n): (Ix<Actor>, usize)| Speaker {
        actor: parts::actor(archive, actor, None, page),
        url: format!("{}#dl-quotations", archive.addresses.of(Node::Actor(actor)).as_str()),
        n,
    };
    ranked.into_iter().take(SPEAKERS).map(view).collect()
}

/// Returns quotations by year; they come newest first.
fn by_year<'a>(
    setting: Setting<'_>,
    newest: impl Iterator<Item = &'a QuotationAt>,
) -> Vec<SaidList> {
    let archive = setting.archive;
    let mut years: Vec<(Period, Vec<&QuotationAt>)> = Vec::new();
    for at in newest {
        let year = archive.census.articles[at.article].date.value.year();
        let year = year.map_or(Period::Undated, Period::Year);
        match years.iter_mut().find(|(other, _)| *other == year) {
            Some((_, own)) => own.push(at),
            None => years.push((year, vec![at])),
        }
    }
    let view = |(year, own): (Period, Vec<&QuotationAt>)| SaidList {
        label: year.to_string(),
        fragment: format!("dl-{year}"),
        articles: entries(setting, own.into_iter(), &archive.site.language),
    };
    years.into_iter().map(view).collect()
}

fn jumps(archive: &Archive, current: Option<&Period>) -> Vec<Jump> {
    let jump = |period: &Period| Jump {
        label: period.to_string(),
        url: period_address(period).as_str().to_owned(),
        current: current == Some(period),
    };
    period::in_reach(&archive.said.parts, current).into_iter().map(jump).collect()
}
