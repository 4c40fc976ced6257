//! The first count: all records by kind and id, each kind in a fixed order, drafts set apart.

use std::collections::BTreeMap;

use crate::archive::inline;
use crate::archive::ix::{Ix, Table};
use crate::archive::node::Node;
use crate::archive::term::Term;
use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::{FileId, Span, Spanned};
use crate::record::actor::Actor;
use crate::record::article::Article;
use crate::record::claim::Claim;
use crate::record::common::{Common, Record};
use crate::record::event::Event;
use crate::record::page::Page;
use crate::record::pledge::Pledge;
use crate::record::speech::Speech;
use crate::record::term::TermName;

/// Whether drafts are part of the archive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Drafts {
    /// They are left out.
    Skip,
    /// They are treated like all others.
    Include,
}

/// All records. Dated kinds stand in the order of dates, so that the order of their indexes is that of time; the others in
/// the order of ids.
#[derive(Clone, Debug, Default)]
pub struct Census {
    /// Articles by date of publication.
    pub articles: Table<Article>,
    /// Actors by id.
    pub actors: Table<Actor>,
    /// Speeches by date.
    pub speeches: Table<Speech>,
    /// Events by date.
    pub events: Table<Event>,
    /// Pledges by the date of the promise.
    pub pledges: Table<Pledge>,
    /// Claims by date, those without one first.
    pub claims: Table<Claim>,
    /// Topics by id.
    pub topics: Table<Term>,
    /// Places by id.
    pub places: Table<Term>,
    /// Pages by id.
    pub pages: Table<Page>,
    /// Every record and term by kind and id.
    pub ids: BTreeMap<(Kind, Id), Node>,
    /// The places of drafts that were left out.
    pub drafts: BTreeMap<(Kind, Id), Span>,
    /// The files of records that could not be read, by the id that the file's name gives.
    pub unread: BTreeMap<(Kind, Id), FileId>,
}

/// Takes the census; two records of one kind and id are a problem, and the first by path stays.
pub fn take(records: Vec<Record>, drafts: Drafts) -> (Census, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut seen: BTreeMap<(Kind, Id), Span> = BTreeMap::new();
    let mut census = Census::default();
    let mut rows = Rows::default();
    for mut record in records {
        let inline = inline::take_out(&mut record, drafts);
        for record in [record].into_iter().chain(inline.records) {
            let Common { kind, id, draft, .. } = record.common();
            let key = (*kind, id.value.clone());
            let first = *seen.entry(key.clone()).or_insert(id.span);
            if first != id.span {
                problems.push(duplicate(*kind, id, first));
            } else if *draft && drafts == Drafts::Skip {
                census.drafts.insert(key, first);
            } else {
                rows.push(record);
            }
        }
        for (kind, id) in inline.unpublished {
            let first = *seen.entry((kind, id.value.clone())).or_insert(id.span);
            if first == id.span {
                census.drafts.insert((kind, id.value), first);
            } else {
                problems.push(duplicate(kind, &id, first));
            }
        }
    }
    problems.extend(rows.add_named_terms());
    rows.into_tables(&mut census);
    census.ids = ids(&census);
    (census, problems)
}

fn duplicate(kind: Kind, id: &Spanned<Id>, first: Span) -> Diagnostic {
    let message = format!("there is already a record `{kind}:{}`", id.value);
    Diagnostic::new(Code::DuplicateId, id.span, message)
        .with_help("give one of them another name or another `id:`")
        .with_related(first, "the first one is here")
}

#[derive(Default)]
struct Rows {
    articles: Vec<Article>,
    actors: Vec<Actor>,
    speeches: Vec<Speech>,
    events: Vec<Event>,
    pledges: Vec<Pledge>,
    claims: Vec<Claim>,
    topics: BTreeMap<Id, Term>,
    places: BTreeMap<Id, Term>,
    pages: Vec<Page>,
}

impl Rows {
    fn push(&mut self, record: Record) {
        match record {
            Record::Article(record) => self.articles.push(*record),
            Record::Actor(record) => self.actors.push(*record),
            Record::Speech(record) => self.speeches.push(*record),
            Record::Event(record) => self.events.push(*record),
            Record::Pledge(record) => self.pledges.push(*record),
            Record::Claim(record) => self.claims.push(*record),
            Record::Topic(record) => {
                self.topics.insert(record.common.id.value.clone(), Term::from(*record));
            }
            Record::Place(record) => {
                self.places.insert(record.common.id.value.clone(), Term::from(*record));
            }
            Record::Page(record) => self.pages.push(*record),
        }
    }

    fn into_tables(mut self, census: &mut Census) {
        by_date(&mut self.articles, |article| (Some(&article.date), &article.common));
        by_date(&mut self.speeches, |speech| (Some(&speech.date), &speech.common));
        by_date(&mut self.events, |event| (Some(&event.date), &event.common));
        by_date(&mut self.pledges, |pledge| (Some(&pledge.promised), &pledge.common));
        by_date(&mut self.claims, |claim| (claim.date.as_ref(), &claim.common));
        self.actors.sort_by(|a, b| a.common.id.value.cmp(&b.common.id.value));
        self.pages.sort_by(|a, b| a.common.id.value.cmp(&b.common.id.value));
        census.articles = Table::new(self.articles);
        census.actors = Table::new(self.actors);
        census.speeches = Table::new(self.speeches);
        census.events = Table::new(self.events);
        census.pledges = Table::new(self.pledges);
        census.claims = Table::new(self.claims);
        census.topics = Table::new(self.topics.into_values().collect());
        census.places = Table::new(self.places.into_values().collect());
        census.pages = Table::new(self.pages);
    }

    /// Topics and places that fields name and that have no file get a page all the same.
    fn add_named_terms(&mut self) -> Vec<Diagnostic> {
        let topics = self.commons().flat_map(|common| &common.topics).cloned().collect();
        let places = (self.articles.iter().flat_map(|article| &article.places))
            .chain(self.speeches.iter().filter_map(|speech| speech.place.as_ref()))
            .chain(self.events.iter().filter_map(|event| event.place.as_ref()))
            .cloned()
            .collect();
        let mut problems = add_terms(&mut self.topics, Kind::Topic, topics);
        problems.extend(add_terms(&mut self.places, Kind::Place, places));
        problems
    }

    fn commons(&self) -> impl Iterator<Item = &Common> {
        (self.articles.iter().map(|record| &record.common))
            .chain(self.actors.iter().map(|record| &record.common))
            .chain(self.speeches.iter().map(|record| &record.common))
            .chain(self.events.iter().map(|record| &record.common))
            .chain(self.pledges.iter().map(|record| &record.common))
            .chain(self.claims.iter().map(|record| &record.common))
            .chain(self.pages.iter().map(|record| &record.common))
    }
}

/// Adds the terms that fields name. A term has one name, or those of its file; another that gives the same id is a problem, for
/// it may be another thing.
fn add_terms(
    terms: &mut BTreeMap<Id, Term>,
    kind: Kind,
    mut names: Vec<Spanned<TermName>>,
) -> Vec<Diagnostic> {
    names.sort_by_key(|name| name.span);
    let mut problems = Vec::new();
    for name in names {
        let TermName { name: words, id } = &name.value;
        let term = terms.entry(id.clone()).or_insert_with(|| Term::named(kind, &name));
        if !term.is_called(words) {
            let message = format!("`{words}` and `{}` would both be the {kind} `{id}`", term.name);
            problems.push(
                Diagnostic::new(Code::SharedSlug, name.span, message)
                    .with_help(format!(
                        "write it the same way everywhere, or list both names in a file `content/{}/{id}.md`",
                        kind.folder()
                    ))
                    .with_related(term.place, "the other is here"),
            );
        }
    }
    problems
}

fn by_date<T>(rows: &mut [T], key: impl Fn(&T) -> (Option<&Spanned<Edtf>>, &Common)) {
    rows.sort_by(|a, b| {
        let ((date_a, common_a), (date_b, common_b)) = (key(a), key(b));
        let dates = date_a.map(|date| &date.value).cmp(&date_b.map(|date| &date.value));
        dates.then_with(|| common_a.id.value.cmp(&common_b.id.value))
    });
}

fn ids(census: &Census) -> BTreeMap<(Kind, Id), Node> {
    census.nodes().map(|node| ((node.kind(), census.id(node).clone()), node)).collect()
}

impl Census {
    /// Returns all records and terms, kind by kind.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + use<'_> {
        (self.articles.indexes().map(Node::Article))
            .chain(self.actors.indexes().map(Node::Actor))
            .chain(self.speeches.indexes().map(Node::Speech))
            .chain(self.events.indexes().map(Node::Event))
            .chain(self.pledges.indexes().map(Node::Pledge))
            .chain(self.claims.indexes().map(Node::Claim))
            .chain(self.topics.indexes().map(Node::Topic))
            .chain(self.places.indexes().map(Node::Place))
            .chain(self.pages.indexes().map(Node::Page))
    }

    /// Returns the fields that every kind has; none of a term without a file.
    pub fn common(&self, node: Node) -> Option<&Common> {
        Some(match node {
            Node::Article(ix) => &self.articles[ix].common,
            Node::Actor(ix) => &self.actors[ix].common,
            Node::Speech(ix) => &self.speeches[ix].common,
            Node::Event(ix) => &self.events[ix].common,
            Node::Pledge(ix) => &self.pledges[ix].common,
            Node::Claim(ix) => &self.claims[ix].common,
            Node::Topic(ix) => return self.topics[ix].common.as_ref(),
            Node::Place(ix) => return self.places[ix].common.as_ref(),
            Node::Page(ix) => &self.pages[ix].common,
        })
    }

    /// Returns whether a record stands in lists; a term without a file does, an actor that was merged into another does not.
    pub fn is_listed(&self, node: Node) -> bool {
        let is_merged = matches!(node, Node::Actor(ix) if self.merged(ix) != ix);
        !is_merged && self.common(node).is_none_or(Common::is_listed)
    }

    /// Returns where the id of a record comes from.
    pub fn origin(&self, node: Node) -> Span {
        match node {
            Node::Topic(ix) => self.topics[ix].place,
            Node::Place(ix) => self.places[ix].place,
            _ => self.common(node).expect("only terms lack a file").id.span,
        }
    }

    /// Returns the id.
    pub fn id(&self, node: Node) -> &Id {
        match node {
            Node::Topic(ix) => &self.topics[ix].id,
            Node::Place(ix) => &self.places[ix].id,
            _ => &self.common(node).expect("only terms lack a file").id.value,
        }
    }

    /// Returns the title, or the name.
    pub fn title(&self, node: Node) -> &str {
        match node {
            Node::Article(ix) => &self.articles[ix].title.value,
            Node::Actor(ix) => &self.actors[ix].name.value,
            Node::Speech(ix) => &self.speeches[ix].title.value,
            Node::Event(ix) => &self.events[ix].title.value,
            Node::Pledge(ix) => &self.pledges[ix].title.value,
            Node::Claim(ix) => &self.claims[ix].title.value,
            Node::Topic(ix) => &self.topics[ix].name,
            Node::Place(ix) => &self.places[ix].name,
            Node::Page(ix) => &self.pages[ix].title.value,
        }
    }

    /// Returns the date by which the record is ordered.
    pub fn date(&self, node: Node) -> Option<&Edtf> {
        match node {
            Node::Article(ix) => Some(&self.articles[ix].date.value),
            Node::Speech(ix) => Some(&self.speeches[ix].date.value),
            Node::Event(ix) => Some(&self.events[ix].date.value),
            Node::Pledge(ix) => Some(&self.pledges[ix].promised.value),
            Node::Claim(ix) => self.claims[ix].date.as_ref().map(|date| &date.value),
            Node::Actor(_) | Node::Topic(_) | Node::Place(_) | Node::Page(_) => None,
        }
    }

    /// Returns the record of that kind and id.
    pub fn find(&self, kind: Kind, id: &Id) -> Option<Node> {
        self.ids.get(&(kind, id.clone())).copied()
    }

    /// Returns the actor of that id, or the one that it was merged into.
    pub fn actor(&self, id: &Id) -> Option<Ix<Actor>> {
        match self.find(Kind::Actor, id) {
            Some(Node::Actor(ix)) => Some(self.merged(ix)),
            _ => None,
        }
    }

    /// Returns the actor that another was merged into, or itself. A circle was reported and ends anywhere.
    pub fn merged(&self, ix: Ix<Actor>) -> Ix<Actor> {
        let mut at = ix;
        for _ in 0..10 {
            let next = self.actors[at].merged_into.as_ref();
            match next.and_then(|id| self.find(Kind::Actor, &id.value)) {
                Some(Node::Actor(next)) => at = next,
                _ => break,
            }
        }
        at
    }

    /// Returns the record that stands for another: of an actor that was merged, the last one.
    pub fn standing_for(&self, node: Node) -> Node {
        match node {
            Node::Actor(ix) => Node::Actor(self.merged(ix)),
            other => other,
        }
    }

    /// Returns the speech of that id.
    pub fn speech(&self, id: &Id) -> Option<Ix<Speech>> {
        match self.find(Kind::Speech, id) {
            Some(Node::Speech(ix)) => Some(ix),
            _ => None,
        }
    }

    /// Returns the event of that id.
    pub fn event(&self, id: &Id) -> Option<Ix<Event>> {
        match self.find(Kind::Event, id) {
            Some(Node::Event(ix)) => Some(ix),
            _ => None,
        }
    }

    /// Returns the topic of that id.
    pub fn topic(&self, id: &Id) -> Option<Ix<Term>> {
        match self.find(Kind::Topic, id) {
            Some(Node::Topic(ix)) => Some(ix),
            _ => None,
        }
    }

    /// Returns the place of that id.
    pub fn place(&self, id: &Id) -> Option<Ix<Term>> {
        match self.find(Kind::Place, id) {
            Some(Node::Place(ix)) => Some(ix),
            _ => None,
        }
    }
}
