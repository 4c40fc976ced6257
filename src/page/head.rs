//! What the head of every page needs.

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::base::address::Address;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::page::view::parts::{Head, Translation};
use crate::page::{cite, feed, json_ld, parts, publication, report};
use crate::record::common::Visibility;

/// The longest description, in characters.
const DESCRIPTION_LENGTH: usize = 200;

/// Returns the head of a record's page.
pub fn of_record(archive: &Archive, node: Node) -> Head {
    let page = archive.page_language(node);
    let (title, address) = (parts::title(archive, node, page).text, parts::url(archive, node));
    let extract = || publication::extract(archive, node).map(|extract| &*extract.text);
    let description = publication::summary(archive, node).or_else(extract);
    Head {
        description: description.map(shorten),
        language: page.to_string(),
        direction: page.direction().attribute(),
        translations: translations(archive, node),
        noindex: is_hidden(archive, node),
        section: if node.kind() == Kind::Page { "" } else { node.kind().folder() },
        feed: feed::path(archive, node),
        report: report::link(archive, &title, &address),
        cite: (!is_hidden(archive, node)).then(|| cite::of(archive, node)),
        json_ld: json_ld::of_record(archive, node),
        title,
        address,
    }
}

/// Returns whether search engines are asked to leave a record's page out.
pub fn is_hidden(archive: &Archive, node: Node) -> bool {
    let common = archive.census.common(node);
    common
        .is_some_and(|common| common.withdrawn.is_some() || common.visibility != Visibility::Public)
}

/// Returns the head of a page that is no record's.
pub fn of_list(archive: &Archive, title: &str, address: &Address, section: &'static str) -> Head {
    let page = &archive.site.language;
    Head {
        title: title.to_owned(),
        description: None,
        address: address.as_str().to_owned(),
        language: page.to_string(),
        direction: page.direction().attribute(),
        translations: Vec::new(),
        noindex: false,
        section,
        feed: None,
        cite: None,
        report: None,
        json_ld: None,
    }
}

fn translations(archive: &Archive, node: Node) -> Vec<Translation> {
    let family = &archive.relations.translations[node];
    let listed = family.iter().filter(|other| **other == node || archive.is_listed(**other));
    let translation = |other: &Node| {
        let language: &Language = archive.language(*other);
        Translation {
            language: language.to_string(),
            direction: language.direction().attribute(),
            title: archive.census.title(*other).to_owned(),
            url: parts::url(archive, *other),
            current: *other == node,
            original: family.first() == Some(other),
        }
    };
    listed.map(translation).collect()
}

/// Cuts a description at a word.
fn shorten(text: &str) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= DESCRIPTION_LENGTH {
        return plain;
    }
    let kept: String = plain.chars().take(DESCRIPTION_LENGTH).collect();
    let end = kept.rfind(' ').unwrap_or(kept.len());
    format!("{}…", kept.get(..end).unwrap_or(&kept).trim_end_matches([',', ';', ':', '.', ' ']))
}
