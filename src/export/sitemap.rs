//! The sitemap (sitemaps.org, 0.9): every page that search engines may know, in one file, or in an index of several where one
//! would be too large. `lastmod` is true or absent: it comes from the content.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::archive::period;
use crate::base::date::Edtf;
use crate::export::xml::Document;
use crate::page::base_url::BaseUrl;
use crate::page::key::PageKey;
use crate::page::{changed, head, make};

/// How many addresses a file may hold, by the protocol.
const MAX_ADDRESSES: usize = 50_000;

/// How many bytes a file may have, by the protocol.
const MAX_BYTES: usize = 50 * 1024 * 1024;

/// The bytes of an entry around its address, at most.
const ENTRY_BYTES: usize = 80;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// A file of the sitemap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sitemap {
    /// A list of pages.
    Pages {
        /// Where it stands in the site.
        path: String,
        /// The pages.
        pages: Vec<PageKey>,
    },
    /// The list of such lists.
    Index {
        /// Where they stand.
        parts: Vec<String>,
    },
}

impl Sitemap {
    /// Returns where the file stands in the site.
    pub fn path(&self) -> &str {
        match self {
            Self::Pages { path, pages: _ } => path,
            Self::Index { parts: _ } => "sitemap.xml",
        }
    }
}

/// Returns the files of the sitemap: one, or an index and its parts, by kind and year.
pub fn plan(archive: &Archive, base: &BaseUrl) -> Vec<Sitemap> {
    let pages: Vec<PageKey> =
        make::keys(archive).into_iter().filter(|key| is_indexed(archive, key)).collect();
    let weight =
        |key: &PageKey| base.join(make::address(archive, key).as_str()).len() + ENTRY_BYTES;
    divided(pages, |key| group(archive, key), weight, MAX_ADDRESSES)
}

/// Divides pages into files of at most `most` addresses. Pages of one group lie together; a group that is too large is cut.
fn divided(
    pages: Vec<PageKey>,
    group: impl Fn(&PageKey) -> String,
    weight: impl Fn(&PageKey) -> usize,
    most: usize,
) -> Vec<Sitemap> {
    let is_small = pages.len() <= most && pages.iter().map(&weight).sum::<usize>() <= MAX_BYTES;
    if is_small {
        return vec![Sitemap::Pages { path: "sitemap.xml".to_owned(), pages }];
    }
    let mut groups: BTreeMap<String, Vec<PageKey>> = BTreeMap::new();
    for page in pages {
        groups.entry(group(&page)).or_default().push(page);
    }
    let mut files = Vec::new();
    for (name, pages) in groups {
        for (n, pages) in chunks(pages, &weight, most).into_iter().enumerate() {
            let part = if n == 0 { String::new() } else { format!("-part{}", n + 1) };
            files.push(Sitemap::Pages { path: format!("sitemap-{name}{part}.xml"), pages });
        }
    }
    let parts = files.iter().map(|file| file.path().to_owned()).collect();
    [Sitemap::Index { parts }].into_iter().chain(files).collect()
}

fn chunks(
    pages: Vec<PageKey>,
    weight: impl Fn(&PageKey) -> usize,
    most: usize,
) -> Vec<Vec<PageKey>> {
    let mut chunks = vec![Vec::new()];
    let mut bytes = 0;
    for page in pages {
        let own = weight(&page);
        let is_full = |chunk: &Vec<PageKey>| chunk.len() >= most || bytes + own > MAX_BYTES;
        if chunks.last().is_some_and(is_full) {
            chunks.push(Vec::new());
            bytes = 0;
        }
        bytes += own;
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(page);
        }
    }
    chunks
}

/// Returns whether search engines may know a page.
fn is_indexed(archive: &Archive, key: &PageKey) -> bool {
    match key {
        PageKey::Record(node) | PageKey::RecordPeriod(node, _) => !head::is_hidden(archive, *node),
        PageKey::Redirect(..) | PageKey::NotFound => false,
        _ => true,
    }
}

/// Returns the name of the part that a page belongs to: `articles-2024`, `actors`, `lists`.
fn group(archive: &Archive, key: &PageKey) -> String {
    let PageKey::Record(node) = key else { return "lists".to_owned() };
    let year = archive.census.date(*node).and_then(Edtf::year);
    let year = year.map(|year| format!("-{}", period::year_label(year))).unwrap_or_default();
    format!("{}{year}", node.kind().folder())
}

/// Makes a file of the sitemap.
pub fn bytes(archive: &Archive, base: &BaseUrl, sitemap: &Sitemap) -> Vec<u8> {
    let mut document = Document::new();
    match sitemap {
        Sitemap::Pages { path: _, pages } => document.element("urlset", &[NAMESPACE], |document| {
            for page in pages {
                let address = base.join(make::address(archive, page).as_str());
                entry(document, "url", &address, last_change(archive, page).as_deref());
            }
        }),
        Sitemap::Index { parts } => {
            document.element("sitemapindex", &[NAMESPACE], |document| {
                for part in parts {
                    entry(document, "sitemap", &base.join(part), None);
                }
            });
        }
    }
    document.bytes()
}

fn entry(document: &mut Document, name: &str, address: &str, changed: Option<&str>) {
    document.element(name, &[], |document| {
        document.text("loc", &[], address);
        if let Some(date) = changed {
            document.text("lastmod", &[], date);
        }
    });
}

/// Returns when a page last changed, as a date of the W3C's profile of ISO 8601: of an interval, its end.
fn last_change(archive: &Archive, key: &PageKey) -> Option<String> {
    let node: Node = match key {
        PageKey::Record(node) => *node,
        _ => return None,
    };
    let date = changed::last(archive, node)?;
    match date.sides() {
        Some([_, end]) => end.date()?.plain(),
        None => date.plain(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::kit::{Element, parsed};
    use crate::pipeline::kit::linked;

    const ARCHIVE: &str = "=== site.yaml
base_url: https://example.org/
as_of: 2024-12-31
=== content/articles/a.md
---
title: A
date: 2023-09-26
corrections: [{date: 2024-10~, issued_by: archive, kind: correction, body: No.}]
---
=== content/articles/b.md
---
title: B
date: 2024-09-26T10:00:00Z
aliases: [/old.html]
---
=== content/articles/hidden.md
---
title: Hidden
date: 2024-09-26
visibility: unindexed
---
=== content/articles/gone.md
---
title: Gone
date: 2024-09-26
withdrawn: {date: 2024-10-01, reason: By order.}
---
=== content/actors/kenya.md
---
name: Kenya
kind: country
---
=== content/events/conference.md
---
title: Conference
date: 2024-06-25/2024-06-27
---
=== content/events/planned.md
---
title: Planned
date: 2030
---
";

    fn entries(urlset: &Element) -> Vec<(&str, &str)> {
        assert_eq!(urlset.attribute("xmlns"), NAMESPACE.1);
        let entry = |url: &'_ Element| -> (usize, usize) {
            (url.all("loc").len(), url.all("lastmod").len())
        };
        assert!(urlset.all("url").iter().all(|url| matches!(entry(url), (1, 0 | 1))));
        let url = urlset.all("url").into_iter().map(|url| {
            (
                url.one("loc").text.as_str(),
                url.all("lastmod").first().map_or("", |date| date.text.as_str()),
            )
        });
        url.collect()
    }

    #[test]
    fn pages_that_search_engines_may_know_are_listed_with_the_date_of_their_last_change() {
        let linked = linked(ARCHIVE);
        let base = BaseUrl::of(&linked.archive).unwrap();
        let plan = plan(&linked.archive, &base);
        assert_eq!(plan.len(), 1);
        let urlset = parsed(&bytes(&linked.archive, &base, &plan[0]));
        let records: Vec<_> =
            entries(&urlset).into_iter().filter(|(url, _)| url.matches('/').count() > 4).collect();
        assert_eq!(
            records,
            [
                ("https://example.org/timeline/2024/", ""),
                ("https://example.org/timeline/2030/", ""),
                ("https://example.org/articles/a/", "2024-10"),
                ("https://example.org/articles/b/", "2024-09-26"),
                ("https://example.org/actors/kenya/", ""),
                ("https://example.org/events/conference/", "2024-06-27"),
                ("https://example.org/events/planned/", ""),
            ]
        );
        assert_eq!(entries(&urlset).first(), Some(&("https://example.org/", "")));
    }

    #[test]
    fn what_does_not_fit_one_file_is_divided_by_kind_and_year() {
        let linked = linked(ARCHIVE);
        let archive = &linked.archive;
        let pages: Vec<PageKey> =
            make::keys(archive).into_iter().filter(|key| is_indexed(archive, key)).collect();
        let n_pages = pages.len();
        let plan = divided(pages, |key| group(archive, key), |_| 1, 4);
        let paths: Vec<&str> = plan.iter().map(Sitemap::path).collect();
        assert_eq!(
            paths,
            [
                "sitemap.xml",
                "sitemap-actors.xml",
                "sitemap-articles-2023.xml",
                "sitemap-articles-2024.xml",
                "sitemap-events-2024.xml",
                "sitemap-events-2030.xml",
                "sitemap-lists.xml",
                "sitemap-lists-part2.xml",
            ]
        );
        let base = BaseUrl::of(archive).unwrap();
        let index = parsed(&bytes(archive, &base, &plan[0]));
        assert_eq!(index.name, "sitemapindex");
        assert_eq!(index.all("sitemap").len(), plan.len() - 1);
        let listed =
            plan.iter().skip(1).map(|part| parsed(&bytes(archive, &base, part)).children.len());
        assert_eq!(listed.sum::<usize>(), n_pages);
    }

    #[test]
    fn a_file_does_not_grow_beyond_its_bytes() {
        let pages = vec![PageKey::Home; 5];
        let chunks = chunks(pages, |_| MAX_BYTES / 2, 50);
        assert_eq!(chunks.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
    }
}
