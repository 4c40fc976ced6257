//! Atom feeds (RFC 4287): the latest articles of the archive, and those of each topic. An article stands once and comes up
//! again when it is corrected. All dates are the content's; what is not known to the day says so in its text.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::reading;
use crate::archive::term::Term;
use crate::base::date::Edtf;
use crate::base::date::calendar::Precision;
use crate::base::language::Language;
use crate::export::moment::Moment;
use crate::export::xml::Document;
use crate::page::base_url::BaseUrl;
use crate::page::{changed, feed, parts, publication};
use crate::record::article::Article;
use crate::record::site::Editor;

/// How many articles a feed holds.
const ENTRIES: usize = 50;

/// A feed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Feed {
    /// Of all articles.
    Site,
    /// Of the articles on a topic.
    Topic(Ix<Term>),
}

/// Returns the feeds of an archive: its own, and one for each topic that has articles.
pub fn feeds(archive: &Archive) -> Vec<Feed> {
    let has_feed = |topic: &Ix<Term>| feed::path(archive, Node::Topic(*topic)).is_some();
    let topics = archive.census.topics.indexes().filter(has_feed);
    [Feed::Site].into_iter().chain(topics.map(Feed::Topic)).collect()
}

/// Returns where a feed stands in the site.
pub fn path(archive: &Archive, feed: Feed) -> String {
    format!("{}feed.xml", page(archive, feed))
}

/// The path of the page that a feed belongs to.
fn page(archive: &Archive, feed: Feed) -> String {
    match feed {
        Feed::Site => String::new(),
        Feed::Topic(topic) => parts::url(archive, Node::Topic(topic)),
    }
}

/// Makes a feed.
pub fn bytes(archive: &Archive, base: &BaseUrl, feed: Feed) -> Vec<u8> {
    let entries = latest(archive, feed);
    let language = &archive.site.language;
    let mut document = Document::new();
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.as_str())];
    document.element("feed", &attributes, |document| {
        head(document, archive, base, feed);
        let updated = entries.iter().map(|(updated, _)| updated).max().cloned();
        document.text("updated", &[], updated.unwrap_or_else(Moment::first).as_str());
        for (updated, article) in &entries {
            document.element(
                "entry",
                &[("xml:lang", archive.language(Node::Article(*article)).as_str())],
                |document| {
                    entry(document, archive, base, *article);
                    document.text("updated", &[], updated.as_str());
                },
            );
        }
    });
    document.bytes()
}

/// Returns the articles that changed last, latest first, with the moment at which they did.
fn latest(archive: &Archive, feed: Feed) -> Vec<(Moment, Ix<Article>)> {
    let articles: Vec<Ix<Article>> = match feed {
        Feed::Site => archive.census.articles.indexes().collect(),
        Feed::Topic(topic) => archive.relations.topic(topic).articles.clone(),
    };
    let fed = articles.into_iter().filter(|article| feed::holds(archive, *article));
    let changed = |article: Ix<Article>| {
        let dates = changed::of_article(&archive.census.articles[article]);
        (dates.filter_map(Moment::of).max().unwrap_or_else(Moment::first), article)
    };
    let mut entries: Vec<(Moment, Ix<Article>)> = fed.map(changed).collect();
    entries.sort_by(|a, b| b.cmp(a));
    entries.truncate(ENTRIES);
    entries
}

fn head(document: &mut Document, archive: &Archive, base: &BaseUrl, feed: Feed) {
    let site = &archive.site;
    let title = match feed {
        Feed::Site => site.title.clone(),
        Feed::Topic(topic) => {
            format!(
                "{} – {}",
                parts::title(archive, Node::Topic(topic), &site.language).text,
                site.title
            )
        }
    };
    let home = base.join(&page(archive, feed));
    document.text("id", &[], &home);
    document.text("title", &[], &title);
    let subtitle = match feed {
        Feed::Site => site.description.as_deref(),
        Feed::Topic(topic) => publication::summary(archive, Node::Topic(topic)),
    };
    if let Some(subtitle) = subtitle {
        document.text("subtitle", &[], subtitle);
    }
    document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &home)]);
    let own = base.join(&path(archive, feed));
    document.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
    match &site.publisher {
        Some(publisher) => publisher_author(document, publisher),
        None => author(document, &site.title),
    }
    if let Some(rights) = &site.rights {
        document.text("rights", &[], rights);
    }
}

fn author(document: &mut Document, name: &str) {
    document.element("author", &[], |document| document.text("name", &[], name));
}

fn publisher_author(document: &mut Document, publisher: &Editor) {
    document.element("author", &[], |document| {
        document.text("name", &[], &publisher.name.value);
        if let Some(url) = &publisher.url {
            document.text("uri", &[], url.value.as_str());
        }
    });
}

/// Writes all of an entry but `updated`. An entry without an author has the feed's (RFC 4287, 4.2.1).
fn entry(document: &mut Document, archive: &Archive, base: &BaseUrl, ix: Ix<Article>) {
    let node = Node::Article(ix);
    let article = &archive.census.articles[ix];
    let url = base.join(&parts::url(archive, node));
    document.text("id", &[], &url);
    document.text("title", &[], &article.title.value);
    let language = archive.language(node);
    let alternate = [
        ("rel", "alternate"),
        ("type", "text/html"),
        ("hreflang", language.as_str()),
        ("href", &*url),
    ];
    document.empty("link", &alternate);
    let source = article.source.as_ref();
    if let Some(original) = source.and_then(|source| source.url.as_ref()) {
        document.empty("link", &[("rel", "via"), ("href", original.value.as_str())]);
    }
    if let Some(published) =
        Some(&article.date.value).filter(|date| is_day(date)).and_then(Moment::of)
    {
        document.text("published", &[], published.as_str());
    }
    for name in &article.byline {
        author(document, &name.value);
    }
    if let Some(publisher) =
        source.and_then(|source| source.publisher.as_ref()).filter(|_| article.byline.is_empty())
    {
        author(document, &publisher.value);
    }
    for topic in
        article.common.topics.iter().filter_map(|topic| archive.census.topic(&topic.value.id))
    {
        let node = Node::Topic(topic);
        if archive.is_listed(node) {
            let label = parts::title(archive, node, language).text;
            document.empty(
                "category",
                &[("term", archive.census.id(node).as_str()), ("label", &label)],
            );
        }
    }
    summary(document, language, &sentences(archive, ix));
}

/// Whether a date is known to the day or the hour, and for sure: only such a date is given as `published`.
fn is_day(date: &Edtf) -> bool {
    date.qualifier().is_none() && matches!(date.precision(), Precision::Day | Precision::Time)
}

/// Returns the text of an entry: what the article is about, and each correction with its date.
fn sentences(archive: &Archive, ix: Ix<Article>) -> Vec<String> {
    let node = Node::Article(ix);
    let article = &archive.census.articles[ix];
    let date = &article.date.value;
    let about = publication::summary(archive, node)
        .or_else(|| publication::extract(archive, node).map(|extract| &*extract.text));
    let about = match about {
        Some(about) if is_day(date) => Some(about.to_owned()),
        Some(about) => Some(format!("{date}: {about}")),
        None => (!is_day(date)).then(|| date.to_string()),
    };
    let corrections = article.corrections.iter().map(|correction| {
        let (document, _) = reading::field(archive.language(node), &archive.site, &correction.body);
        format!("{}: {}", correction.date.value, document.text)
    });
    about.into_iter().chain(corrections).collect()
}

/// Writes the text as XHTML, for Atom has no other way to say in which direction it runs.
fn summary(document: &mut Document, language: &Language, sentences: &[String]) {
    if sentences.is_empty() {
        return;
    }
    document.element("summary", &[("type", "xhtml")], |document| {
        let direction = language.direction().attribute();
        let attributes = [
            ("xmlns", "http://www.w3.org/1999/xhtml"),
            ("lang", language.as_str()),
            ("dir", direction),
        ];
        document.element("div", &attributes, |document| {
            for sentence in sentences {
                document.text("p", &[], sentence);
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::file::{self, ExportKey};
    use crate::export::kit::{self, Element, parsed};
    use crate::pipeline::kit::{Linked, linked};

    const ARCHIVE: &str = "=== site.yaml
title: Archive & more
description: What was said.
base_url: https://example.org/archive
publisher: {name: The Archive, url: https://example.org/}
rights: All.
=== content/articles/a.md
---
title: First <report>
date: 2024-09-26T14:27:00-04:00
byline: [A. Reporter, B. Writer]
source: {publisher: The Paper, url: https://example.com/a}
summary: What it says.
topics: [Peace]
corrections:
  - {date: 2024-10-02, issued_by: publisher, kind: correction, body: It was *four* & not \"three\".}
---
The first text.
=== content/articles/b.md
---
title: Second
date: 2024-09~
source: {publisher: The Paper}
topics: [Peace]
---
The second text names nobody.
=== content/articles/arabic.md
---
title: كينيا ترسل الشرطة
date: 2024-09-27
language: ar
topics: [Police]
---
قال ويليام روتو.
=== content/articles/held-back.md
---
title: Held back
date: 2024-09-20
publish: metadata
---
A secret text.
=== content/articles/withdrawn.md
---
title: Withdrawn
date: 2024-09-28
topics: [Gone]
withdrawn: {date: 2024-10-01, reason: By order.}
---
A secret text.
=== content/articles/unlisted.md
---
title: Unlisted
date: 2024-09-28
visibility: unlisted
topics: [Gone]
---
A secret text.
=== content/articles/draft.md
---
title: Draft
date: 2024-09-28
draft: true
---
A secret text.
=== content/topics/peace.md
---
name: Peace
summary: On peace.
---
";

    fn feed(linked: &Linked, path: &str) -> Element {
        let archive = &linked.archive;
        let keys = file::keys(archive);
        let key = keys.iter().find(|key| file::path(archive, key) == path);
        parsed(&kit::file(linked, key.unwrap()).unwrap().bytes)
    }

    fn titles(feed: &Element) -> Vec<&str> {
        feed.all("entry").iter().map(|entry| entry.one("title").text.as_str()).collect()
    }

    fn entry<'a>(feed: &'a Element, title: &str) -> &'a Element {
        let mut entries = feed.all("entry").into_iter();
        entries.find(|entry| entry.one("title").text.contains(title)).unwrap()
    }

    fn link<'a>(of: &'a Element, rel: &str) -> &'a str {
        let links = of.all("link");
        let found: Vec<_> = links.iter().filter(|link| link.attribute("rel") == rel).collect();
        assert_eq!(found.len(), 1, "one {rel}");
        found[0].attribute("href")
    }

    /// Whether a text is a `date-time` of RFC 3339, in the capitals that RFC 4287 wants.
    fn is_moment(text: &str) -> bool {
        let (date, time) = text.split_once('T').unwrap_or(("", ""));
        let shape = |text: &str| {
            text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>()
        };
        let zones = ["00:00:00Z", "00:00:00+00:00", "00:00:00-00:00"];
        shape(date) == "0000-00-00" && zones.contains(&shape(time).as_str())
    }

    /// What RFC 4287 demands of a feed (4.1.1), of an entry (4.1.2) and of what stands in them.
    fn assert_valid(feed: &Element) {
        assert_eq!(feed.name, "feed");
        assert_eq!(feed.attribute("xmlns"), "http://www.w3.org/2005/Atom");
        let entries = feed.all("entry");
        for of in [feed].into_iter().chain(entries.iter().copied()) {
            assert!(of.one("id").text.starts_with("https://example.org/archive/"));
            assert!(!of.one("title").text.is_empty());
            assert!(is_moment(&of.one("updated").text), "{}", of.one("updated").text);
            assert!(of.all("published").iter().all(|published| is_moment(&published.text)));
            assert!(link(of, "alternate").starts_with("https://example.org/archive/"));
            assert!(of.all("author").iter().all(|author| !author.one("name").text.is_empty()));
        }
        assert!(!feed.all("author").is_empty(), "an entry may have none of its own");
        let ids: std::collections::BTreeSet<&str> =
            entries.iter().map(|entry| entry.one("id").text.as_str()).collect();
        assert_eq!(ids.len(), entries.len(), "no id stands twice");
        for summary in entries.iter().flat_map(|entry| entry.all("summary")) {
            assert_eq!(summary.attribute("type"), "xhtml");
            assert_eq!(summary.one("div").attribute("xmlns"), "http://www.w3.org/1999/xhtml");
        }
    }

    fn paragraphs(entry: &Element) -> Vec<&str> {
        let div = entry.one("summary").one("div");
        div.all("p").iter().map(|paragraph| paragraph.text.as_str()).collect()
    }

    #[test]
    fn all_feeds_are_atom() {
        let linked = linked(ARCHIVE);
        let paths: Vec<String> = feeds(&linked.archive)
            .into_iter()
            .map(|feed| {
                let path = path(&linked.archive, feed);
                assert_valid(&super::tests::feed(&linked, &path));
                path
            })
            .collect();
        assert_eq!(paths, ["feed.xml", "topics/peace/feed.xml", "topics/police/feed.xml"]);
    }

    #[test]
    fn what_changed_last_comes_first_and_what_is_held_back_is_nowhere() {
        let linked = linked(ARCHIVE);
        let feed = feed(&linked, "feed.xml");
        assert_eq!(titles(&feed), ["First <report>", "كينيا ترسل الشرطة", "Held back", "Second"]);
        assert_eq!(feed.one("updated").text, "2024-10-02T00:00:00Z");
        let bytes = kit::file(&linked, &ExportKey::Feed(Feed::Site)).unwrap().bytes;
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("secret") && !text.contains("By order"));
        assert!(entry(&feed, "Held back").all("summary").is_empty());
    }

    #[test]
    fn an_entry_says_who_wrote_what_and_when() {
        let linked = linked(ARCHIVE);
        let feed = feed(&linked, "feed.xml");
        let first = entry(&feed, "First");
        assert_eq!(first.one("id").text, "https://example.org/archive/articles/a/");
        assert_eq!(link(first, "via"), "https://example.com/a");
        assert_eq!(first.one("published").text, "2024-09-26T14:27:00-04:00");
        assert_eq!(first.one("updated").text, "2024-10-02T00:00:00Z");
        let names: Vec<&str> =
            first.all("author").iter().map(|author| author.one("name").text.as_str()).collect();
        assert_eq!(names, ["A. Reporter", "B. Writer"]);
        assert_eq!(first.one("category").attribute("label"), "Peace");
        assert_eq!(paragraphs(first), ["What it says.", "2024-10-02: It was four & not “three”."]);
        assert_eq!(entry(&feed, "Second").one("author").one("name").text, "The Paper");
    }

    #[test]
    fn what_is_not_known_to_the_day_is_not_published_then_but_says_so() {
        let linked = linked(ARCHIVE);
        let feed = feed(&linked, "feed.xml");
        let second = entry(&feed, "Second");
        assert_eq!(second.one("updated").text, "2024-09-01T00:00:00Z");
        assert!(second.all("published").is_empty());
        assert_eq!(paragraphs(second), ["2024-09~: The second text names nobody."]);
    }

    #[test]
    fn an_entry_is_in_its_own_language_and_direction() {
        let linked = linked(ARCHIVE);
        let feed = feed(&linked, "topics/police/feed.xml");
        assert_eq!(feed.one("title").text, "Police – Archive & more");
        assert_eq!(link(&feed, "self"), "https://example.org/archive/topics/police/feed.xml");
        assert_eq!(link(&feed, "alternate"), "https://example.org/archive/topics/police/");
        let arabic = entry(&feed, "كينيا");
        assert_eq!(arabic.attribute("xml:lang"), "ar");
        assert_eq!(arabic.one("summary").one("div").attribute("dir"), "rtl");
    }

    #[test]
    fn a_feed_has_the_latest_articles_only() {
        let article = |n: u32| {
            format!("=== content/articles/n{n}.md\n---\ntitle: N{n}\ndate: 2024-01-01\n---\n")
        };
        let site = "=== site.yaml\nbase_url: https://example.org/archive/\n".to_owned();
        let files: Vec<String> = [site].into_iter().chain((10..80).map(article)).collect();
        let linked = linked(&files.concat());
        let feed = feed(&linked, "feed.xml");
        assert_valid(&feed);
        assert_eq!((titles(&feed).len(), titles(&feed)[0]), (50, "N79"));
    }

    #[test]
    fn without_articles_the_feed_is_empty_and_without_an_address_there_is_none() {
        let empty = linked("=== site.yaml\nbase_url: https://example.org/archive/\n");
        assert_valid(&feed(&empty, "feed.xml"));
        let nowhere = linked("=== site.yaml\ntitle: Archive\n");
        assert_eq!(file::keys(&nowhere.archive), []);
        assert_eq!(kit::file(&nowhere, &ExportKey::Feed(Feed::Site)), None);
    }
}
