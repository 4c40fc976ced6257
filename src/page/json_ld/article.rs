//! Archived articles and digests. An archived article is its publisher's; the archive only says that it made this
//! description (`sdPublisher`). A digest is the archive's own.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::reading;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::json_ld::thing::{self, Agent, Named, PropertyValue};
use crate::page::json_ld::work::{self, Cited, Translated};
use crate::page::{parts, publication, words};
use crate::record::article::{self, ArticleKind, ArticleStatus, CorrectionKind, Source};
use crate::record::citation::Url;

/// An archived article, or a digest.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Article {
    /// `NewsArticle`; `Article` for a digest.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Its page.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The headline.
    pub headline: String,
    /// The headline as printed, where it differs.
    #[serde(rename = "alternativeHeadline", skip_serializing_if = "Option::is_none")]
    pub printed_headline: Option<String>,
    /// What it says, in a sentence.
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What sort of article it is.
    pub genre: &'static str,
    /// `retracted`, if it was.
    #[serde(rename = "creativeWorkStatus", skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// When it was published.
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// When it was last corrected.
    #[serde(rename = "dateModified", skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// Who wrote it.
    #[serde(rename = "author", skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Agent>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Agent>,
    /// For whom the authors wrote.
    #[serde(rename = "sourceOrganization", skip_serializing_if = "Option::is_none")]
    pub organization: Option<Agent>,
    /// Who describes it here.
    #[serde(rename = "sdPublisher", skip_serializing_if = "Option::is_none")]
    pub archive: Option<Agent>,
    /// Its language.
    #[serde(rename = "inLanguage")]
    pub language: String,
    /// Where it was filed from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// The section that it appeared in.
    #[serde(rename = "articleSection", skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Where it was published.
    #[serde(rename = "isBasedOn", skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// The address of an archived copy.
    #[serde(rename = "archivedAt", skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
    /// Whom and what it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Named>,
    /// Whom it names besides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Named>,
    /// Where it happens.
    #[serde(rename = "contentLocation", skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Named>,
    /// What a digest is made from.
    #[serde(rename = "citation", skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Cited>,
    /// Corrections.
    #[serde(rename = "correction", skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<CorrectionComment>,
    /// The text that it translates.
    #[serde(rename = "translationOfWork", skip_serializing_if = "Option::is_none")]
    pub translation_of: Option<Translated>,
    /// Its translations.
    #[serde(rename = "workTranslation", skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Translated>,
    /// Who may do what with it.
    #[serde(rename = "copyrightNotice", skip_serializing_if = "Option::is_none")]
    pub rights: Option<String>,
    /// Identifiers.
    #[serde(rename = "identifier", skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<PropertyValue>,
    /// Pages about it elsewhere.
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
}

/// A correction.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CorrectionComment {
    /// `CorrectionComment`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// What it says.
    pub text: String,
    /// When.
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Returns an article.
pub fn article(archive: &Archive, ix: Ix<article::Article>) -> Article {
    let node = Node::Article(ix);
    let article = &archive.census.articles[ix];
    let page = archive.page_language(node);
    let url = thing::url(archive, node);
    let source = article.source.as_ref();
    let named_publisher = source
        .and_then(|source| source.publisher.as_ref())
        .map(|name| thing::organization(&name.value));
    let is_digest = article.kind.value == ArticleKind::Digest;
    let (translation_of, translations) = work::translations(archive, node);
    let (same_as, identifiers) = thing::same_as(parts::identifiers(&article.common));
    Article {
        kind: thing::kind(archive, node),
        id: url.clone(),
        url,
        headline: article.title.value.clone(),
        printed_headline: source
            .and_then(|source| source.title.as_ref())
            .map(|title| title.value.clone()),
        summary: publication::summary(archive, node).map(str::to_owned),
        genre: words::article_kind(article.kind.value),
        status: (article.status == ArticleStatus::Retracted).then_some("retracted"),
        published: article.date.value.json_date(),
        modified: modified(article),
        authors: article.byline.iter().map(|name| thing::person(&name.value)).collect(),
        publisher: if is_digest { thing::site_publisher(archive) } else { named_publisher.clone() },
        organization: named_publisher.filter(|_| !article.byline.is_empty()),
        archive: thing::site_publisher(archive),
        language: archive.language(node).to_string(),
        dateline: article.dateline.as_ref().map(|dateline| dateline.value.clone()),
        section: article.section.as_ref().map(|section| section.value.clone()),
        original: address(source, |source| source.url.as_ref()),
        archived: address(source, |source| source.archived.as_ref()),
        about: about(archive, ix, page),
        mentions: archive
            .relations
            .article(ix)
            .named
            .iter()
            .map(|ix| thing::named(archive, Node::Actor(*ix), page))
            .collect(),
        places: places(archive, article, page),
        citations: article
            .sources
            .iter()
            .filter_map(|citation| work::cited(archive, citation, page))
            .collect(),
        corrections: corrections(archive, node, article),
        translation_of,
        translations,
        rights: source.and_then(|source| source.rights.as_ref()).map(|rights| rights.value.clone()),
        identifiers,
        same_as,
    }
}

fn address<'a>(
    source: Option<&'a Source>,
    field: impl Fn(&'a Source) -> Option<&'a Spanned<Url>>,
) -> Option<String> {
    source.and_then(field).map(|url| url.value.as_str().to_owned())
}

fn about(archive: &Archive, ix: Ix<article::Article>, page: &Language) -> Vec<Named> {
    let actors = archive
        .relations
        .article(ix)
        .about
        .iter()
        .map(|ix| thing::named(archive, Node::Actor(*ix), page));
    actors.chain(work::topics(archive, &archive.census.articles[ix].common, page)).collect()
}

fn places(archive: &Archive, article: &article::Article, page: &Language) -> Vec<Named> {
    let places = article.places.iter().filter_map(|place| archive.census.place(&place.value.id));
    places.map(|ix| thing::named(archive, Node::Place(ix), page)).collect()
}

fn modified(article: &article::Article) -> Option<String> {
    article.corrections.iter().map(|correction| &correction.date.value).max()?.json_date()
}

/// A reply corrects nothing: who is written about has answered.
fn corrections(
    archive: &Archive,
    node: Node,
    article: &article::Article,
) -> Vec<CorrectionComment> {
    let corrections = article
        .corrections
        .iter()
        .filter(|correction| correction.kind.value != CorrectionKind::Reply);
    let comment = |correction: &article::Correction| CorrectionComment {
        kind: "CorrectionComment",
        text: reading::field(archive.language(node), &archive.site, &correction.body).0.text,
        date: correction.date.value.json_date(),
        url: correction.url.as_ref().map(|url| url.value.as_str().to_owned()),
    };
    corrections.map(comment).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::base::kind::Kind;
    use crate::page::json_ld::kit::graph;
    use crate::pipeline::kit::linked;

    const REPORT: &str = "=== site.yaml
base_url: https://example.org
publisher: The Archive
=== content/articles/a.md
---
title: More police
date: 2024-09-26
language: en-GB
dateline: New York
byline: [A. Reporter]
section: World
summary: What it says.
source:
  publisher: The Paper
  url: https://example.com/a
  title: MORE POLICE
  archived: https://web.archive.org/a
  rights: All.
actors: [kenya]
topics: [Peace]
places: [Nairobi]
status: retracted
corrections:
  - {date: 2024-10, issued_by: publisher, kind: correction, body: It was *four*., url: https://example.com/c}
  - {date: 2024-11, issued_by: publisher, kind: reply, body: They say no.}
---
=== content/articles/b.md
---
title: Police
date: 2024-09-27~
language: fr
translation_of: a
---
=== content/actors/kenya.md
---
name: Kenya
name_in: {fr: Le Kenya}
kind: country
---
";

    #[test]
    fn an_article_is_its_publishers_and_says_where_it_stood() {
        let linked = linked(REPORT);
        assert_eq!(
            graph(&linked, Kind::Article, "a")[0],
            json!({
                "@type": "NewsArticle",
                "@id": "https://example.org/articles/a/",
                "url": "https://example.org/articles/a/",
                "headline": "More police",
                "alternativeHeadline": "MORE POLICE",
                "abstract": "What it says.",
                "genre": "report",
                "creativeWorkStatus": "retracted",
                "datePublished": "2024-09-26",
                "dateModified": "2024-11",
                "author": [{"@type": "Person", "name": "A. Reporter"}],
                "publisher": {"@type": "Organization", "name": "The Paper"},
                "sourceOrganization": {"@type": "Organization", "name": "The Paper"},
                "sdPublisher": {"@type": "Organization", "name": "The Archive"},
                "inLanguage": "en-GB",
                "dateline": "New York",
                "articleSection": "World",
                "isBasedOn": "https://example.com/a",
                "archivedAt": "https://web.archive.org/a",
                "about": [
                    {"@type": "Country", "@id": "https://example.org/actors/kenya/", "name": "Kenya"},
                    {"@type": "DefinedTerm", "@id": "https://example.org/topics/peace/", "name": "Peace"},
                ],
                "contentLocation": [{"@type": "Place", "@id": "https://example.org/places/nairobi/", "name": "Nairobi"}],
                "correction": [{
                    "@type": "CorrectionComment",
                    "text": "It was four.",
                    "datePublished": "2024-10",
                    "url": "https://example.com/c",
                }],
                "workTranslation": [{
                    "@type": "NewsArticle",
                    "@id": "https://example.org/articles/b/",
                    "name": "Police",
                    "inLanguage": "fr",
                }],
                "copyrightNotice": "All.",
            })
        );
        let translation = &graph(&linked, Kind::Article, "b")[0];
        assert_eq!(translation["datePublished"], "2024-09-27");
        assert_eq!(translation["translationOfWork"]["@id"], "https://example.org/articles/a/");
    }

    #[test]
    fn a_digest_is_the_archives_and_cites_its_sources() {
        let linked = linked(
            "=== site.yaml
publisher: {name: The Archive, url: https://example.org/about/}
=== content/articles/a.md
---
title: A
date: 2024-09-26
---
William said so.
=== content/articles/digest.md
---
title: Digest
date: 2024-09-28
type: digest
sources: [article:a, {title: A book, publisher: A house, date: 2001, url: https://example.com/}]
---
",
        );
        assert_eq!(
            graph(&linked, Kind::Article, "digest")[0],
            json!({
                "@type": "Article",
                "headline": "Digest",
                "genre": "digest",
                "datePublished": "2024-09-28",
                "publisher": {"@type": "Organization", "name": "The Archive", "url": "https://example.org/about/"},
                "sdPublisher": {"@type": "Organization", "name": "The Archive", "url": "https://example.org/about/"},
                "inLanguage": "en",
                "citation": [
                    {"@type": "NewsArticle", "name": "A"},
                    {
                        "@type": "CreativeWork",
                        "name": "A book",
                        "url": "https://example.com/",
                        "publisher": {"@type": "Organization", "name": "A house"},
                        "datePublished": "2001",
                    },
                ],
            })
        );
    }
}
