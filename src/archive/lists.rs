//! The lists that pages are made from, each made once: indexes of the kinds, articles of a record, the timeline, meetings.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::archive::census::Census;
use crate::archive::facts::Facts;
use crate::archive::ix::Ix;
use crate::archive::node::{Node, NodeMap};
use crate::archive::noted::NoteLists;
use crate::archive::period::{self, Cut, FIRST_ENTRIES, LONGEST_LIST, OTHER_LETTERS, Period};
use crate::archive::publishers::{self, Publishers};
use crate::archive::relations::Relations;
use crate::base::date::Edtf;
use crate::base::kind::Kind;
use crate::record::citation::Party;
use crate::record::event::Event;
use crate::record::speech::Speech;
use crate::record::symbol::Symbol;

/// All lists of an archive. Records that are unlisted stand in none.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// The records of each kind, in the order of their table.
    pub kinds: BTreeMap<Kind, Vec<Node>>,
    /// How long indexes of kinds are cut.
    pub kind_parts: BTreeMap<Kind, Cut<Node>>,
    /// How the actors who promised or claimed something are cut by the letters of their names, where there is much of it.
    pub maker_parts: BTreeMap<Kind, Cut<Node>>,
    /// Who published the articles.
    pub publishers: Publishers,
    /// The dated records that report each record or name it, in the order of time: articles, and the speeches that name an actor.
    pub reports: BTreeMap<Node, Vec<Node>>,
    /// How the reports of a record, and the records that refer to it, are cut where they are too many for one page; those with
    /// evidence of a pledge or claim stand in a list of their own.
    pub record_parts: BTreeMap<Node, Cut<Node>>,
    /// The speeches and events, in the order of time.
    pub timeline: Vec<Node>,
    /// The timeline by year, and by month where a year is long.
    pub timeline_parts: Cut<Node>,
    /// The articles by year and by month.
    pub articles_in: Cut<Node>,
    /// The meetings, by the slugs of their symbols.
    pub meetings: BTreeMap<String, Meeting>,
}

/// What is here of a meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meeting {
    /// The symbol of its record.
    pub symbol: Symbol,
    /// What happened there, votes for example, in the order of time.
    pub events: Vec<Ix<Event>>,
    /// What was said there, in the order of speaking.
    pub speeches: Vec<Ix<Speech>>,
}

impl Meeting {
    /// Returns what happened, then what was said.
    pub fn nodes(&self) -> impl Iterator<Item = Node> {
        let events = self.events.iter().copied().map(Node::Event);
        events.chain(self.speeches.iter().copied().map(Node::Speech))
    }
}

/// Makes the lists.
pub fn make(
    census: &Census,
    facts: &NodeMap<Arc<Facts>>,
    relations: &Relations,
    noted: &NoteLists,
) -> Lists {
    let mut lists = Lists { publishers: publishers::make(census), ..Lists::default() };
    for node in census.nodes().filter(|node| census.is_listed(*node)) {
        lists.kinds.entry(node.kind()).or_default().push(node);
    }
    for (kind, nodes) in &lists.kinds {
        lists.kind_parts.insert(*kind, kind_parts(census, *kind, nodes));
        lists.maker_parts.insert(*kind, maker_parts(census, relations, *kind));
    }
    let mut naming = speeches_naming(census, facts);
    for node in census.nodes() {
        let mut reports = articles_of(relations, node);
        if let Node::Actor(ix) = node
            && let Some(speeches) = naming.remove(&ix.number())
        {
            reports.extend(speeches);
            reports.sort_by(|a, b| in_time(census, *a, *b));
        }
        let mut apart: BTreeSet<Node> = reports.iter().copied().collect();
        apart.extend(noted.evidence(node));
        let others = relations.backlinks[node].iter().map(|backlink| backlink.from);
        let others: Vec<Node> = others.filter(|from| !apart.contains(from)).collect();
        let concerning = merged(census, &reports, &others);
        let parts = period::cut(&concerning, |from| census.date(from).map_or((None, None), at));
        if !parts.is_empty() {
            lists.record_parts.insert(node, parts);
        }
        if !reports.is_empty() {
            lists.reports.insert(node, reports);
        }
    }
    lists.meetings = meetings(census);
    let of = |kind: Kind| lists.kinds.get(&kind).into_iter().flatten().copied();
    lists.timeline = of(Kind::Speech).chain(of(Kind::Event)).collect();
    lists.timeline.sort_by(|a, b| in_time(census, *a, *b));
    let dated = |node: Node| census.date(node).map_or((None, None), at);
    lists.timeline_parts = period::by_year(&lists.timeline, dated);
    lists.articles_in = in_months(of(Kind::Article), dated);
    lists
}

fn meetings(census: &Census) -> BTreeMap<String, Meeting> {
    let mut meetings = BTreeMap::new();
    for (ix, event) in census.events.iter().filter(|(ix, _)| census.is_listed(Node::Event(*ix))) {
        if let Some(symbol) = &event.meeting {
            meeting(&mut meetings, &symbol.value).events.push(ix);
        }
    }
    for (ix, speech) in census.speeches.iter().filter(|(ix, _)| census.is_listed(Node::Speech(*ix)))
    {
        if let Some(symbol) = &speech.meeting {
            meeting(&mut meetings, &symbol.value).speeches.push(ix);
        }
    }
    meetings
}

fn meeting<'m>(meetings: &'m mut BTreeMap<String, Meeting>, symbol: &Symbol) -> &'m mut Meeting {
    meetings.entry(symbol.slug()).or_insert_with(|| Meeting {
        symbol: symbol.clone(),
        events: Vec::new(),
        speeches: Vec::new(),
    })
}

/// Puts dated things into years and months, each into both.
fn in_months(
    nodes: impl Iterator<Item = Node>,
    dated: impl Fn(Node) -> (Option<i64>, Option<u8>),
) -> Cut<Node> {
    let mut parts = Cut::new();
    for node in nodes {
        let (Some(year), month) = dated(node) else { continue };
        parts.entry(Period::Year(year)).or_insert_with(Vec::new).push(node);
        if let Some(month) = month {
            parts.entry(Period::Month(year, month)).or_insert_with(Vec::new).push(node);
        }
    }
    parts
}

/// Returns the reports of a record and all others that refer to it, in the order of time.
fn merged<'a>(census: &Census, reports: &'a [Node], others: &[Node]) -> Cow<'a, [Node]> {
    if others.is_empty() {
        return Cow::Borrowed(reports);
    }
    let mut all = [reports, others].concat();
    all.sort_by(|a, b| in_time(census, *a, *b));
    Cow::Owned(all)
}

/// Compares two records by date; those of one date stand in the order of their tables.
pub fn in_time(census: &Census, a: Node, b: Node) -> Ordering {
    census.date(a).cmp(&census.date(b)).then(a.cmp(&b))
}

/// Returns the year and the month of a date, as far as they are known.
pub fn at(date: &Edtf) -> (Option<i64>, Option<u8>) {
    (date.year(), date.month())
}

/// Returns whether a kind's index is in the order of time; the others are in that of names.
pub fn is_dated(kind: Kind) -> bool {
    matches!(kind, Kind::Article | Kind::Speech | Kind::Event)
}

/// Speeches by the number of each actor that they name, but for those who spoke, for whom, or where.
fn speeches_naming(census: &Census, facts: &NodeMap<Arc<Facts>>) -> BTreeMap<u32, Vec<Node>> {
    let mut naming: BTreeMap<u32, Vec<Node>> = BTreeMap::new();
    for (ix, speech) in census.speeches.iter().filter(|(_, speech)| speech.common.is_listed()) {
        let ids = speech
            .speakers
            .iter()
            .chain(&speech.on_behalf_of)
            .chain(&speech.delivered_for)
            .chain(&speech.venue);
        let own: Vec<u32> = ids.filter_map(|id| census.actor(&id.value)).map(Ix::number).collect();
        for fact in facts[Node::Speech(ix)].names.iter().filter(|fact| !own.contains(&fact.actor)) {
            naming.entry(fact.actor).or_default().push(Node::Speech(ix));
        }
    }
    naming
}

/// Returns the articles that report a record, name it, or have it as a topic or place.
fn articles_of(relations: &Relations, node: Node) -> Vec<Node> {
    let articles = match node {
        Node::Actor(ix) => &relations.actor(ix).articles,
        Node::Speech(ix) => &relations.speech(ix).reports,
        Node::Event(ix) => &relations.event(ix).reports,
        Node::Topic(ix) => &relations.topic(ix).articles,
        Node::Place(ix) => &relations.place(ix).articles,
        Node::Article(_) | Node::Pledge(_) | Node::Claim(_) | Node::Page(_) => return Vec::new(),
    };
    articles.iter().copied().map(Node::Article).collect()
}

fn kind_parts(census: &Census, kind: Kind, nodes: &[Node]) -> Cut<Node> {
    if is_dated(kind) {
        period::cut(nodes, |node| census.date(node).map_or((None, None), at))
    } else if LONGEST_LIST < nodes.len() {
        by_letter(nodes, |node| sort_name(census, *node))
    } else {
        Cut::new()
    }
}

/// Cuts the actors who promised or claimed something, unless all of that, and what others did, fits on one page.
fn maker_parts(census: &Census, relations: &Relations, kind: Kind) -> Cut<Node> {
    let actors = census.actors.indexes().map(Node::Actor);
    let n_made = |node: &Node| made_by(relations, kind, *node).len();
    let makers: Vec<Node> = actors.filter(|node| n_made(node) > 0).collect();
    let n_of_others = made_by_others(census, kind).len();
    if makers.iter().map(n_made).sum::<usize>() + n_of_others <= LONGEST_LIST {
        return Cut::new();
    }
    by_letter(&makers, |node| sort_name(census, *node))
}

/// Returns the pledges that an actor made, or its claims, in the order of time.
pub fn made_by(relations: &Relations, kind: Kind, node: Node) -> Vec<Node> {
    match (kind, node) {
        (Kind::Pledge, Node::Actor(ix)) => {
            relations.actor(ix).pledges_made.iter().copied().map(Node::Pledge).collect()
        }
        (Kind::Claim, Node::Actor(ix)) => {
            relations.actor(ix).claims.iter().copied().map(Node::Claim).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the pledges, or the claims, of somebody who is no actor of the archive and belongs to none, in the order of time.
pub fn made_by_others(census: &Census, kind: Kind) -> Vec<Node> {
    let is_other = |party: &Party| matches!(party, Party::Described { description: _, of: None });
    let pledges = || {
        let of_others = census.pledges.iter().filter(|(_, pledge)| pledge.by.iter().any(is_other));
        of_others.map(|(ix, _)| Node::Pledge(ix)).collect()
    };
    let claims = || {
        let of_others = census.claims.iter().filter(|(_, claim)| claim.by.iter().any(is_other));
        of_others.map(|(ix, _)| Node::Claim(ix)).collect()
    };
    let mut nodes: Vec<Node> = match kind {
        Kind::Pledge => pledges(),
        Kind::Claim => claims(),
        _ => Vec::new(),
    };
    nodes.retain(|node| census.is_listed(*node));
    nodes
}

/// Cuts by the first letters of names; a letter with too many is cut by two, and so on up to four.
pub fn by_letter<'a, T: Clone, S: AsRef<str>>(items: &'a [T], name: impl Fn(&'a T) -> S) -> Cut<T> {
    by_letters(items.iter().collect(), &name, 1)
}

fn by_letters<'a, T: Clone, S: AsRef<str>>(
    items: Vec<&'a T>,
    name: &impl Fn(&'a T) -> S,
    depth: usize,
) -> Cut<T> {
    let mut letters: BTreeMap<Period, Vec<&T>> = BTreeMap::new();
    for item in items {
        let letter = Period::Letter(letters_of(name(item).as_ref(), depth));
        letters.entry(letter).or_default().push(item);
    }
    let mut parts = Cut::new();
    for (letter, items) in letters {
        if LONGEST_LIST < items.len() && depth < 4 {
            parts.extend(by_letters(items, name, depth + 1));
        } else {
            parts.insert(letter, items.into_iter().cloned().collect());
        }
    }
    parts
}

/// Returns the first letters in ASCII, lower case; names in other scripts stand under `other`.
fn letters_of(name: &str, n: usize) -> String {
    let is_latin = name.nfkd().next().is_some_and(|c| c.is_ascii());
    let letters: String = name.nfkd().filter(char::is_ascii_alphanumeric).take(n).collect();
    if is_latin && !letters.is_empty() {
        letters.to_ascii_lowercase()
    } else {
        OTHER_LETTERS.to_owned()
    }
}

/// Returns the name by which a record is sorted.
pub fn sort_name(census: &Census, node: Node) -> &str {
    let own = match node {
        Node::Actor(ix) => census.actors[ix].sort_name.as_ref(),
        _ => None,
    };
    own.map_or_else(|| census.title(node), |name| &name.value)
}

impl Lists {
    /// Returns what reports a record or names it, in the order of time.
    pub fn reports_of(&self, node: Node) -> &[Node] {
        self.reports.get(&node).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns those that its page shows, newest first: all, or the latest where there are many.
    pub fn latest_reports(&self, node: Node) -> impl Iterator<Item = Node> {
        let reports = self.reports_of(node);
        let n = if LONGEST_LIST < reports.len() { FIRST_ENTRIES } else { reports.len() };
        reports.iter().rev().take(n).copied()
    }
}
