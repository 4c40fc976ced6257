//! What is cited, before it is written in a format.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::span::Spanned;
use crate::page::base_url::BaseUrl;
use crate::page::parts;
use crate::record::article::{Article, ArticleKind};
use crate::record::speech::Speech;

/// What sort of work is cited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A text that a publisher brought out.
    Article,
    /// A speech.
    Speech,
    /// A page of the archive's own.
    Page,
}

/// A work with what citations say of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Work {
    /// The id of the record.
    pub id: String,
    /// What sort it is.
    pub sort: Sort,
    /// The names of those who wrote or spoke it, as printed.
    pub authors: Vec<String>,
    /// The title.
    pub title: String,
    /// The publisher of an article, or the body that a speech was held in.
    pub container: Option<String>,
    /// When it was published or held.
    pub issued: Option<Edtf>,
    /// Where the original stands.
    pub original: Option<String>,
    /// When that was retrieved.
    pub accessed: Option<Edtf>,
    /// Where a speech was held.
    pub place: Option<String>,
    /// The symbol of a speech's document or meeting.
    pub number: Option<String>,
    /// The language of the text.
    pub language: String,
    /// The title of this archive.
    pub archive: String,
    /// The edition of this archive.
    pub edition: Option<String>,
    /// The page in this archive, where the site has a `base_url`.
    pub page: Option<String>,
}

/// Returns what is cited with a record's page. A page of the archive's own is the work of those who publish the archive.
pub fn of(archive: &Archive, node: Node) -> Work {
    let page = archive.page_language(node);
    let publisher = archive.site.publisher.iter().map(|publisher| publisher.name.value.clone());
    let own = Work {
        id: archive.census.id(node).to_string(),
        sort: Sort::Page,
        authors: publisher.collect(),
        title: parts::title(archive, node, page).text,
        container: None,
        issued: None,
        original: None,
        accessed: None,
        place: None,
        number: None,
        language: archive.language(node).to_string(),
        archive: archive.site.title.clone(),
        edition: archive.site.edition.clone(),
        page: BaseUrl::of(archive).map(|base| base.join(&parts::url(archive, node))),
    };
    match node {
        Node::Article(ix) => of_article(&archive.census.articles[ix], own),
        Node::Speech(ix) => of_speech(archive, ix, own),
        _ => own,
    }
}

fn of_article(article: &Article, own: Work) -> Work {
    let issued = Some(article.date.value.clone());
    let byline: Vec<String> = article.byline.iter().map(|name| name.value.clone()).collect();
    if article.kind.value == ArticleKind::Digest {
        let authors = if byline.is_empty() { own.authors } else { byline };
        return Work { authors, issued, ..own };
    }
    let source = article.source.as_ref();
    let title = source.and_then(|source| source.title.as_ref());
    Work {
        sort: Sort::Article,
        authors: byline,
        title: title.map_or(own.title, |title| title.value.clone()),
        container: source.and_then(|source| Some(source.publisher.as_ref()?.value.clone())),
        issued,
        original: source.and_then(|source| Some(source.url.as_ref()?.value.as_str().to_owned())),
        accessed: source.and_then(|source| Some(source.retrieved.as_ref()?.value.clone())),
        ..own
    }
}

fn of_speech(archive: &Archive, ix: Ix<Speech>, own: Work) -> Work {
    let speech = &archive.census.speeches[ix];
    let page = archive.page_language(Node::Speech(ix));
    let name = |id: &Spanned<Id>| {
        let actor = archive.census.actor(&id.value)?;
        Some(parts::title(archive, Node::Actor(actor), page).text)
    };
    let spoke = if speech.speakers.is_empty() { &speech.on_behalf_of } else { &speech.speakers };
    let text = speech.text.as_ref();
    let symbol = text.and_then(|text| text.symbol.as_ref()).or(speech.meeting.as_ref());
    Work {
        sort: Sort::Speech,
        authors: spoke.iter().filter_map(name).collect(),
        container: speech.venue.as_ref().and_then(name),
        issued: Some(speech.date.value.clone()),
        original: text.and_then(|text| Some(text.url.as_ref()?.value.as_str().to_owned())),
        place: speech
            .place
            .as_ref()
            .and_then(|place| Some(parts::place(archive, place, page)?.title)),
        number: symbol.map(|symbol| symbol.value.as_str().to_owned()),
        ..own
    }
}
