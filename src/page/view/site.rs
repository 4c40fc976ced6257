//! What every template reads as `site`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::page::view::parts::Link;

/// The site. It changes with the settings, and with which kinds and pages there are, so that one more article does not change
/// every page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct SiteView {
    /// The title.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// Its language.
    pub language: String,
    /// Where it is served, with a final slash.
    pub base_url: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// Who publishes it.
    pub publisher: Option<Editor>,
    /// Who may do what with it.
    pub rights: Option<String>,
    /// The navigation of `site.yaml`; without one templates make theirs of `sections`.
    pub navigation: Option<Vec<NavigationItem>>,
    /// `timeline`, the folders of the kinds that have records, `network`, `quotations` and `notes`.
    pub sections: Vec<&'static str>,
    /// Whether there is a search.
    pub search: bool,
    /// The archive's own pages.
    pub pages: Vec<Link>,
    /// What `theme_options` of `site.yaml` chooses, and the standard of what it does not; `null` where nothing is chosen.
    pub options: BTreeMap<String, ThemeOption>,
    /// The static file that holds colours and measures that are chosen, where some are.
    pub option_sheet: Option<&'static str>,
}

/// A value under `theme_options`.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
#[serde(untagged)]
pub enum ThemeOption {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other scalar.
    Text(String),
    /// A list.
    List(Vec<ThemeOption>),
    /// A mapping.
    Map(BTreeMap<String, ThemeOption>),
}

/// An editor or publisher.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Editor {
    /// The name.
    pub name: String,
    /// A page about them.
    pub url: Option<String>,
}

/// An entry of the navigation.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct NavigationItem {
    /// The words.
    pub title: String,
    /// A path of the site, or an address elsewhere.
    pub url: String,
}
