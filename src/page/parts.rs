//! Makes the parts that several kinds of pages show: links, parties, entries, references, sources.

use std::collections::BTreeSet;

use crate::archive::Archive;
use crate::archive::backlinks::Backlink;
use crate::archive::called;
use crate::archive::facts::Passage;
use crate::archive::ix::Ix;
use crate::archive::lists;
use crate::archive::node::Node;
use crate::archive::period::{self, Cut, FIRST_ENTRIES, LONGEST_LIST, Period};
use crate::archive::standing;
use crate::archive::term::Term;
use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::prose::Setting;
use crate::page::view::line::Line;
use crate::page::view::parts::{
    Identifier, Jump, Link, Party, Reference, Sentence, Source, Symbol, Withdrawn, Words,
};
use crate::page::{list, publication, words};
use crate::record::actor::{Actor, Role};
use crate::record::citation::{self, Citation};
use crate::record::common;
use crate::record::symbol;
use crate::record::term::TermName;

/// Returns the tag and direction of a text's language, where it is not the page's.
pub fn foreign(language: &Language, page: &Language) -> (Option<String>, Option<&'static str>) {
    if language == page {
        return (None, None);
    }
    (Some(language.to_string()), Some(language.direction().attribute()))
}

/// Returns words in a language.
pub fn words(text: &str, language: &Language, page: &Language) -> Words {
    let (language, direction) = foreign(language, page);
    Words { text: text.to_owned(), language, direction }
}

/// Returns how a page in a language calls a record.
pub fn title(archive: &Archive, node: Node, page: &Language) -> Words {
    let (text, own) = called::title(&archive.census, &archive.site.language, node, page);
    words(text, own, page)
}

/// Returns the address of a record as a path of the site.
pub fn url(archive: &Archive, node: Node) -> String {
    archive.addresses.of(node).as_str().to_owned()
}

/// Returns a link to a record.
pub fn link(archive: &Archive, node: Node, page: &Language) -> Link {
    let Words { text, language, direction } = title(archive, node, page);
    Link { title: text, url: url(archive, node), language, direction }
}

/// Returns an actor as a party, with the role that it had at a date.
pub fn actor(archive: &Archive, ix: Ix<Actor>, at: Option<&Edtf>, page: &Language) -> Party {
    let record = &archive.census.actors[ix];
    let role = at.and_then(|at| role_at(record, at));
    let written = archive.language(Node::Actor(ix));
    let Words { text, language, direction } = title(archive, Node::Actor(ix), page);
    Party {
        name: text,
        url: Some(url(archive, Node::Actor(ix))),
        kind: Some(words::actor_kind(record.kind.value)),
        role: role.map(|role| words(&role.title.value, written, page)),
        of: None,
        language,
        direction,
    }
}

/// Roles are written in the language of the actor's record; of those held at the date, a dated one is shown first.
fn role_at<'a>(actor: &'a Actor, at: &Edtf) -> Option<&'a Role> {
    let dated = |role: &&Role| role.from.is_some() || role.to.is_some();
    let held: Vec<&Role> = actor.roles.iter().filter(|role| standing::was_held(role, at)).collect();
    held.iter().copied().find(|role| dated(role)).or_else(|| held.first().copied())
}

/// Returns the role that an actor had at a date, with the actor that it belongs to: "President, Kenya".
pub fn office(archive: &Archive, ix: Ix<Actor>, at: &Edtf, page: &Language) -> Option<String> {
    let role = role_at(&archive.census.actors[ix], at)?;
    let whose = role.of.as_ref().and_then(|id| archive.census.actor(&id.value));
    let whose = whose.map(|of| format!(", {}", title(archive, Node::Actor(of), page).text));
    Some(format!("{}{}", role.title.value, whose.unwrap_or_default()))
}

/// Returns parties, with the roles that they had at a date.
pub fn parties(
    archive: &Archive,
    parties: &[citation::Party],
    at: Option<&Edtf>,
    page: &Language,
) -> Vec<Party> {
    let of = |id: &Spanned<Id>| archive.census.actor(&id.value);
    let party = |party: &citation::Party| match party {
        citation::Party::Actor(id) => of(id).map(|ix| actor(archive, ix, at, page)),
        citation::Party::Described { description, of: whose } => Some(Party {
            name: description.value.clone(),
            url: None,
            kind: None,
            role: None,
            of: whose.as_ref().and_then(of).map(|ix| link(archive, Node::Actor(ix), page)),
            language: None,
            direction: None,
        }),
    };
    parties.iter().filter_map(party).collect()
}

/// Returns links to terms, each once.
pub fn terms(archive: &Archive, terms: impl Iterator<Item = Node>, page: &Language) -> Vec<Link> {
    let mut seen = BTreeSet::new();
    terms.filter(|node| seen.insert(*node)).map(|node| link(archive, node, page)).collect()
}

/// Returns links to the topics of a record.
pub fn topics(archive: &Archive, record: &common::Common, page: &Language) -> Vec<Link> {
    let topics = record
        .topics
        .iter()
        .filter_map(|topic| archive.census.topic(&topic.value.id))
        .map(Node::Topic);
    terms(archive, topics, page)
}

/// Returns a link to a place that a field names.
pub fn place(archive: &Archive, place: &Spanned<TermName>, page: &Language) -> Option<Link> {
    let ix: Ix<Term> = archive.census.place(&place.value.id)?;
    Some(link(archive, Node::Place(ix), page))
}

/// Returns a symbol with the address of its document.
pub fn symbol(archive: &Archive, symbol: &symbol::Symbol, page: &Language) -> Symbol {
    Symbol { text: symbol.as_str().to_owned(), url: symbol.link(&archive.site.un_documents, page) }
}

/// Returns sources as pages show them.
pub fn sources(archive: &Archive, sources: &[Citation], page: &Language) -> Vec<Source> {
    sources.iter().filter_map(|citation| source(archive, citation, page)).collect()
}

fn source(archive: &Archive, citation: &Citation, page: &Language) -> Option<Source> {
    match citation {
        Citation::Record(reference) => {
            let found = match reference.value.kind {
                Some(kind) => archive.census.find(kind, &reference.value.id),
                None => crate::archive::resolve::of_any_kind(&archive.census, &reference.value.id)
                    .first()
                    .copied(),
            };
            let node = found?;
            let entry = list::entry(archive, node, page);
            Some(Source {
                title: entry.title.text,
                url: Some(entry.url),
                internal: true,
                publisher: entry.publisher,
                date: entry.date,
                archived: None,
                language: entry.title.language,
            })
        }
        Citation::Work(work) => {
            let url = work.url.as_ref().map(|url| url.value.as_str().to_owned());
            Some(Source {
                title: work
                    .title
                    .as_ref()
                    .map(|title| title.value.clone())
                    .or_else(|| url.clone())
                    .unwrap_or_default(),
                url,
                internal: false,
                publisher: work.publisher.as_ref().map(|publisher| publisher.value.clone()),
                date: work.date.as_ref().map(|date| date.value.to_string()),
                archived: work.archived.as_ref().map(|url| url.value.as_str().to_owned()),
                language: None,
            })
        }
    }
}

/// Returns a sentence for a page.
pub fn sentence(passage: &Passage, language: &Language, page: &Language) -> Sentence {
    let text = &*passage.sentence;
    let (start, end) = (passage.words.start as usize, passage.words.end as usize);
    let (language, direction) = foreign(language, page);
    Sentence {
        before: text.get(..start).unwrap_or_default().to_owned(),
        words: text.get(start..end).unwrap_or_default().to_owned(),
        after: text.get(end..).unwrap_or_default().to_owned(),
        language,
        direction,
    }
}

/// Returns the address of a part of a page; that of the home page begins with a slash, for a bare fragment is one of the page
/// that it stands on.
fn part(url: &str, fragment: &str) -> String {
    let home = if url.is_empty() { "/" } else { "" };
    format!("{home}{url}{fragment}")
}

/// Returns a mention of something in a record's text, as a reference.
pub fn mention(
    setting: Setting<'_>,
    from: Node,
    passage: Option<&Passage>,
    page: &Language,
) -> Reference {
    let archive = setting.archive;
    let passage = passage.and_then(|passage| publication::passage(archive, from, passage));
    let fragment =
        passage.and_then(|passage| passage.paragraph).map(|n| format!("#p{n}")).unwrap_or_default();
    let sentence = passage.map(|passage| sentence(passage, archive.language(from), page));
    let has_words = sentence.as_ref().is_some_and(|sentence| !sentence.words.is_empty());
    let is_title =
        passage.is_some_and(|passage| *passage.sentence == *title(archive, from, page).text);
    Reference {
        url: part(archive.addresses.of(from).as_str(), &fragment),
        from: setting.line(from, page),
        sentence: sentence.filter(|_| has_words && !is_title),
        field: None,
    }
}

/// Returns what refers to a record, in the order of time, without what `shown` lists already; where there is too much for one
/// page, the latest.
pub fn references(
    setting: Setting<'_>,
    node: Node,
    shown: &[Node],
    page: &Language,
) -> Vec<Reference> {
    let shown: BTreeSet<Node> = shown.iter().copied().collect();
    let links = backlinks(setting.archive, node, |from| !shown.contains(&from));
    let n_before = if LONGEST_LIST < links.len() { links.len() - FIRST_ENTRIES } else { 0 };
    links.iter().skip(n_before).map(|backlink| reference(setting, backlink, page)).collect()
}

/// Returns what refers to a record and is `wanted`, in the order of time.
pub fn backlinks(archive: &Archive, node: Node, wanted: impl Fn(Node) -> bool) -> Vec<&Backlink> {
    let all = archive.relations.backlinks[node].iter();
    let mut links: Vec<&Backlink> = all.filter(|backlink| wanted(backlink.from)).collect();
    links.sort_by(|a, b| lists::in_time(&archive.census, a.from, b.from));
    links
}

/// Returns what refers to a record, with the sentence.
pub fn reference(setting: Setting<'_>, backlink: &Backlink, page: &Language) -> Reference {
    let mut reference = mention(setting, backlink.from, backlink.passage.as_ref(), page);
    reference.field = backlink.field;
    reference
}

/// Returns the periods of what concerns a record where that does not fit on one page: what reports it or refers to it, notes, and its words.
pub fn periods(archive: &Archive, node: Node) -> Cut<()> {
    let reports = archive.lists.record_parts.get(&node).into_iter().flat_map(Cut::keys);
    let notes = archive.noted.record_parts.get(&node).into_iter().flat_map(Cut::keys);
    let spoken = match node {
        Node::Actor(ix) => archive.said.record_parts.get(&ix),
        _ => None,
    };
    let spoken = spoken.into_iter().flat_map(Cut::keys);
    reports.chain(notes).chain(spoken).map(|period| (period.clone(), Vec::new())).collect()
}

/// Returns the years, and the months of a year, of what concerns a record, where that does not fit on one page.
pub fn jumps(archive: &Archive, node: Node, current: Option<&Period>) -> Vec<Jump> {
    let own = archive.addresses.of(node);
    let jump = |period: &Period| Jump {
        label: period.to_string(),
        url: period
            .path()
            .iter()
            .fold(own.clone(), |address, part| address.join(part))
            .as_str()
            .to_owned(),
        current: Some(period) == current,
    };
    let periods = periods(archive, node);
    period::in_reach(&periods, current).into_iter().map(jump).collect()
}

/// Returns the summary of a record; nothing of a withdrawn one.
pub fn summary(record: &common::Common) -> Option<String> {
    let summary = record.summary.as_ref().filter(|_| record.withdrawn.is_none());
    summary.map(|summary| summary.value.clone())
}

/// Returns the notice of a withdrawn record.
pub fn withdrawn(record: &common::Common) -> Option<Withdrawn> {
    let withdrawn = record.withdrawn.as_ref()?;
    Some(Withdrawn {
        date: withdrawn.date.value.to_string(),
        reason: withdrawn.reason.value.clone(),
    })
}

/// Addresses of well-known schemes; the identifier follows.
const SCHEMES: [(&str, &str); 6] = [
    ("wikidata", "https://www.wikidata.org/wiki/"),
    ("doi", "https://doi.org/"),
    ("isni", "https://isni.org/isni/"),
    ("viaf", "https://viaf.org/viaf/"),
    ("orcid", "https://orcid.org/"),
    ("ror", "https://ror.org/"),
];

/// Returns an identifier with its address, if its scheme has one.
pub fn identifier(scheme: &str, value: &str) -> Identifier {
    let base =
        SCHEMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(scheme)).map(|(_, base)| base);
    Identifier {
        scheme: scheme.to_owned(),
        value: value.to_owned(),
        url: base
            .filter(|_| citation::Url::parse(&format!("https://x/{value}")).is_some())
            .map(|base| format!("{base}{value}")),
    }
}

/// Returns the identifiers of a record.
pub fn identifiers(record: &common::Common) -> Vec<Identifier> {
    record
        .identifiers
        .iter()
        .map(|known| identifier(&known.scheme.value, &known.value.value))
        .collect()
}

/// Returns entries for a list of records.
pub fn entries(
    setting: Setting<'_>,
    nodes: impl Iterator<Item = Node>,
    page: &Language,
) -> Vec<Line> {
    nodes.map(|node| setting.line(node, page)).collect()
}
