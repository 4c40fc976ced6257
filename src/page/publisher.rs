//! The index of articles by publisher: who published this, and what else of theirs is here.

use crate::archive::Archive;
use crate::archive::lists;
use crate::archive::node::Node;
use crate::archive::period::{Cut, LONGEST_LIST, Period};
use crate::archive::publishers;
use crate::base::address::Address;
use crate::base::kind::Kind;
use crate::page::key::PageKey;
use crate::page::prose::Setting;
use crate::page::view::index::{IndexView, Publisher, Way};
use crate::page::view::parts::Jump;
use crate::page::view::timeline::Group;
use crate::page::{head, index, order, parts, periods, sort};
use crate::record::article::Article;

/// Returns the pages of articles by publisher; each publisher has pages of its own where all articles are too many for one.
pub fn keys(archive: &Archive) -> Vec<PageKey> {
    if archive.lists.publishers.is_empty() {
        return Vec::new();
    }
    let mut keys = vec![PageKey::Publishers(None)];
    keys.extend(letters(archive).into_keys().map(Some).map(PageKey::Publishers));
    if is_long(archive) {
        for (slug, publisher) in &archive.lists.publishers {
            keys.push(PageKey::Publisher(slug.clone(), None));
            let parts = periods::cut(archive, &publisher.articles).into_keys();
            keys.extend(parts.map(|part| PageKey::Publisher(slug.clone(), Some(part))));
        }
    }
    keys
}

fn is_long(archive: &Archive) -> bool {
    let articles = archive.lists.publishers.values().map(|publisher| publisher.articles.len());
    LONGEST_LIST < articles.sum::<usize>()
}

/// A publisher with the part of its address.
type Entry<'a> = (&'a String, &'a publishers::Publisher);

/// Returns how the publishers are cut by the letters of their names, where they are too many for one page.
fn letters(archive: &Archive) -> Cut<Entry<'_>> {
    let publishers: Vec<Entry<'_>> = archive.lists.publishers.iter().collect();
    if publishers.len() <= LONGEST_LIST {
        return Cut::new();
    }
    lists::by_letter(&publishers, |(_, publisher)| &publisher.name)
}

/// Returns the address of the index by publisher, or of a part of it.
pub fn all_address(part: Option<&Period>) -> Address {
    order::below(index::address(Kind::Article).join("by").join("publisher"), part)
}

/// Returns the address of a publisher's articles, or of a part of those.
pub fn address(slug: &str, part: Option<&Period>) -> Address {
    order::below(all_address(None).join(slug), part)
}

/// Returns where the index of articles leads to that by publisher.
pub fn way(archive: &Archive) -> Option<Way> {
    let url = all_address(None).as_str().to_owned();
    (!archive.lists.publishers.is_empty()).then_some(Way { to: "publisher", url })
}

/// Returns who published an article, where the archive has more of theirs.
pub fn of_article(archive: &Archive, article: &Article) -> Option<Publisher> {
    let slug = publishers::slug(publishers::name(article)?);
    let has_more = archive.lists.publishers.get(&slug)?.articles.len() > 1;
    has_more.then(|| view(archive, &slug)).flatten()
}

fn view(archive: &Archive, slug: &str) -> Option<Publisher> {
    let name = archive.lists.publishers.get(slug)?.name.clone();
    let url = if is_long(archive) {
        address(slug, None).as_str().to_owned()
    } else {
        format!("{}#{}", all_address(None).as_str(), fragment(slug))
    };
    let actor = archive.links.actor_called(&name).map(|ix| parts::url(archive, Node::Actor(ix)));
    Some(Publisher { name, url, actor })
}

fn fragment(slug: &str) -> String {
    format!("dl-by-{slug}")
}

/// Returns the index by publisher, or the publishers whose names begin with the letters of a part: the articles of each where all
/// fit on the page, else the latest.
pub fn all(setting: Setting<'_>, part: Option<&Period>) -> IndexView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let letters = letters(archive);
    let mut publishers: Vec<Entry<'_>> = match part {
        Some(part) => letters.get(part).cloned().unwrap_or_default(),
        None if letters.is_empty() => archive.lists.publishers.iter().collect(),
        None => Vec::new(),
    };
    sort::by_name(&mut publishers, page, |(_, publisher)| &publisher.name);
    let is_long = is_long(archive);
    let shown = if is_long { 1 } else { usize::MAX };
    let group = |(slug, publisher): &Entry<'_>| Group {
        label: publisher.name.clone(),
        sort: "name",
        fragment: fragment(slug),
        url: is_long.then(|| address(slug, None).as_str().to_owned()),
        entries: {
            let latest = publisher.articles.iter().rev().take(shown);
            parts::entries(setting, latest.copied(), page)
        },
    };
    let by_letter = |letters: &Period| Jump {
        label: letters.to_string(),
        url: all_address(Some(letters)).as_str().to_owned(),
        current: part == Some(letters),
    };
    IndexView {
        groups: publishers.iter().map(group).collect(),
        jumps: letters.keys().map(by_letter).collect(),
        partial: is_long,
        ..list(archive, part, &all_address(part))
    }
}

/// Returns the articles of a publisher, newest first; of many the latest, or those of a period.
pub fn one(setting: Setting<'_>, slug: &str, part: Option<&Period>) -> IndexView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let publisher = archive.lists.publishers.get(slug);
    let all = publisher.map(|publisher| publisher.articles.as_slice()).unwrap_or_default();
    let shown = periods::shown(archive, all, part, |period| address(slug, Some(period)));
    IndexView {
        publisher: view(archive, slug),
        groups: index::groups(setting, Kind::Article, shown.nodes, page),
        jumps: shown.jumps,
        partial: shown.partial,
        ..list(archive, part, &address(slug, part))
    }
}

/// An index by publisher without its entries.
fn list(archive: &Archive, part: Option<&Period>, address: &Address) -> IndexView {
    IndexView {
        head: head::of_list(archive, "", address, Kind::Article.folder()),
        kind: Kind::Article.name(),
        by: Some("publisher"),
        publisher: None,
        label: part.map(Period::to_string),
        as_of: None,
        groups: Vec::new(),
        jumps: Vec::new(),
        ways: Vec::new(),
        partial: false,
    }
}
