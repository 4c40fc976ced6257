//! The whole archive: ids resolved, everything linked both ways, and what follows from it. All problems of the content are
//! known when it stands.

pub mod addresses;
pub mod anchoring;
pub mod assets;
pub mod backlinks;
pub mod called;
pub mod census;
pub mod change;
pub mod check;
pub mod collated;
pub mod facts;
pub mod fingerprint;
pub mod inline;
pub mod ix;
pub mod links;
pub mod lists;
pub mod lock;
pub mod markdown_fields;
pub mod mentioned;
pub mod node;
pub mod noted;
pub mod notes;
pub mod period;
pub mod permanence;
pub(crate) mod permanence_law;
pub mod publishers;
pub mod quoted;
pub mod reading;
pub mod references;
pub mod related;
pub mod relations;
pub mod resolve;
pub mod reworded;
pub mod said;
pub mod standing;
pub mod term;
pub mod together;
pub mod translations;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::archive::addresses::Addresses;
use crate::archive::census::Census;
use crate::archive::change::Change;
use crate::archive::collated::Collations;
use crate::archive::facts::Facts;
use crate::archive::links::LinkIndex;
use crate::archive::lists::Lists;
use crate::archive::lock::Lock;
use crate::archive::node::{Node, NodeMap};
use crate::archive::noted::NoteLists;
use crate::archive::permanence::Served;
use crate::archive::relations::Relations;
use crate::archive::said::SaidLists;
use crate::archive::together::Network;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::language::Language;
use crate::record::site::Site;
use crate::source::file::{Asset, SourceFile};
use crate::source::picture::PictureSize;

/// An archive in which everything that is linked exists, if no problem was found.
#[derive(Debug)]
pub struct Archive {
    /// The settings.
    pub site: Site,
    /// All records.
    pub census: Census,
    /// What is kept of their texts.
    pub facts: NodeMap<Arc<Facts>>,
    /// Where they are served.
    pub addresses: Addresses,
    /// What links are looked up in.
    pub links: LinkIndex,
    /// Everything followed backwards.
    pub relations: Relations,
    /// Who is named together most often.
    pub network: Network,
    /// The lists that pages are made from.
    pub lists: Lists,
    /// The lists of notes.
    pub noted: NoteLists,
    /// The lists of quotations.
    pub said: SaidLists,
    /// As of when it stands; none if it holds nothing dated.
    pub as_of: Option<Edtf>,
    /// The languages that the theme speaks.
    pub spoken: Vec<Language>,
    /// The paths of copied files that lie among the records.
    pub shown: BTreeSet<String>,
    /// The sizes of pictures, by the paths of their files.
    pub pictures: BTreeMap<String, PictureSize>,
    /// The permanent addresses that were recorded.
    pub recorded: Lock,
    /// Quotations beside the speeches in which they were said.
    pub collations: Collations,
}

/// What an archive is linked from.
#[derive(Debug)]
pub struct Parts<'a> {
    /// All records.
    pub census: Census,
    /// What is kept of their texts.
    pub facts: NodeMap<Arc<Facts>>,
    /// The settings.
    pub site: Site,
    /// The text files, by number.
    pub files: &'a [SourceFile],
    /// The files that are copied.
    pub assets: &'a [Asset],
    /// The languages that the theme speaks.
    pub spoken: Vec<Language>,
    /// As of when the archive is to stand, if the command says so.
    pub as_of: Option<Edtf>,
    /// Quotations beside the speeches in which they were said.
    pub collations: Collations,
}

/// Links everything both ways and checks all that only the whole can tell.
pub fn link(parts: Parts<'_>) -> (Archive, Vec<Diagnostic>) {
    let Parts { census, facts, site, files, assets, spoken, as_of, collations } = parts;
    let taken: Vec<String> = assets
        .iter()
        .filter_map(|asset| asset.path.strip_prefix("static/"))
        .map(str::to_owned)
        .collect();
    let (addresses, mut problems) = addresses::assign(&census, &site, &taken);
    let links = links::index(&census, files, assets);
    problems.extend(resolve::check(&census));
    problems.extend(check::links(&census, &facts, &links, files));
    problems.extend(check::files(&census, &links, files));
    let shown = assets::shown(&census, &facts, &links, files, assets);
    problems.extend(assets::unused(&shown, assets));
    let pictures = assets::sizes(assets);
    problems.extend(check::editors(&census, &site));
    let relations = relations::relate(&census, &facts, &links, files);
    let network = together::network(&census, &relations);
    let noted = noted::make(&census, &facts, &links, files);
    let lists = lists::make(&census, &facts, &relations, &noted);
    let said = said::make(&census, &facts, &site);
    let (recorded, damage) = lock::recorded(files);
    problems.extend(damage);
    let served = Served { census: &census, facts: &facts, addresses: &addresses };
    let changes = permanence::compare(&recorded, served);
    problems.extend(changes.iter().filter_map(Change::problem));
    let named = site.as_of.as_ref().map(|date| date.value.clone());
    let as_of = as_of.or(named).or_else(|| standing::latest(&census));
    (
        Archive {
            site,
            census,
            facts,
            addresses,
            links,
            relations,
            network,
            lists,
            noted,
            said,
            as_of,
            spoken,
            shown,
            pictures,
            recorded,
            collations,
        },
        problems,
    )
}

impl Archive {
    /// Returns the language of a record's text.
    pub fn language(&self, node: Node) -> &Language {
        let own = self.census.common(node).and_then(|common| common.language.as_ref());
        own.map_or(&self.site.language, |language| &language.value)
    }

    /// Returns the language of a record's page: the record's, where the theme speaks it, else the site's.
    pub fn page_language(&self, node: Node) -> &Language {
        self.spoken_form(self.language(node)).unwrap_or(&self.site.language)
    }

    /// Returns the language in which the theme speaks to readers of `language`: itself, or its primary language.
    fn spoken_form<'a>(&self, language: &'a Language) -> Option<&'a Language> {
        let speaks = |other: &Language| other == language || other.as_str() == language.primary();
        self.spoken.iter().any(speaks).then_some(language)
    }

    /// Returns whether a record stands in lists.
    pub fn is_listed(&self, node: Node) -> bool {
        self.census.is_listed(node)
    }
}
