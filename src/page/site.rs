//! What every page's template reads of the site: values that change with the settings only.

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::base::kind::Kind;
use crate::page::view::parts::Link;
use crate::page::view::site::{Editor, NavigationItem, SiteView, ThemeOption};
use crate::page::{home, index, parts};
use crate::record::common::{self, Extra};
use crate::record::site;

/// Returns the values of the site.
pub fn view(archive: &Archive) -> SiteView {
    let site = &archive.site;
    SiteView {
        title: site.title.clone(),
        description: site.description.clone(),
        language: site.language.to_string(),
        base_url: site.base_url.as_ref().map(|url| url.value.as_str().to_owned()),
        edition: site.edition.clone(),
        publisher: site.publisher.as_ref().map(editor),
        rights: site.rights.clone(),
        navigation: site
            .navigation
            .as_ref()
            .map(|items| items.iter().map(navigation_item).collect()),
        sections: sections(archive),
        search: site.search == site::Search::Offered,
        pages: pages(archive),
        options: site
            .theme_options
            .iter()
            .map(|entry| (entry.key.value.clone(), option(&common::extra(&entry.value))))
            .collect(),
        option_sheet: None,
    }
}

fn editor(editor: &site::Editor) -> Editor {
    Editor {
        name: editor.name.value.clone(),
        url: editor.url.as_ref().map(|url| url.value.as_str().to_owned()),
    }
}

fn navigation_item(item: &site::NavigationItem) -> NavigationItem {
    let url = item.url.value.strip_prefix('/').unwrap_or(&item.url.value);
    NavigationItem { title: item.title.value.clone(), url: url.to_owned() }
}

/// The timeline first, where there is one, then the kinds that the archive has, then who is named together, quotations and notes.
fn sections(archive: &Archive) -> Vec<&'static str> {
    let has_timeline = !archive.lists.timeline.is_empty();
    let kinds = index::kinds(archive).into_iter().map(Kind::folder);
    let network = archive.network.actors.first().map(|_| "network");
    let quotations = archive.said.all.first().map(|_| "quotations");
    let notes = archive.noted.kinds.first_key_value().map(|_| "notes");
    has_timeline
        .then_some("timeline")
        .into_iter()
        .chain(kinds)
        .chain(network)
        .chain(quotations)
        .chain(notes)
        .collect()
}

/// The archive's own pages in the site's language, those of the home page and of other languages left out.
fn pages(archive: &Archive) -> Vec<Link> {
    let language = &archive.site.language;
    let listed = archive.census.pages.indexes().map(Node::Page).filter(|node| {
        archive.is_listed(*node)
            && archive.language(*node) == language
            && Some(*node) != home::own_page(archive)
    });
    listed.map(|node| parts::link(archive, node, language)).collect()
}

fn option(value: &Extra) -> ThemeOption {
    match value {
        Extra::Null => ThemeOption::Null,
        Extra::Bool(value) => ThemeOption::Bool(*value),
        Extra::Integer(value) => ThemeOption::Integer(*value),
        Extra::Text(value) => ThemeOption::Text(value.clone()),
        Extra::List(values) => ThemeOption::List(values.iter().map(option).collect()),
        Extra::Map(values) => ThemeOption::Map(
            values.iter().map(|(key, value)| (key.clone(), option(value))).collect(),
        ),
    }
}
