//! Lists of the published notes: by kind, those that are evidence of a pledge or claim, those by and about an actor.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::archive::census::Census;
use crate::archive::facts::{Facts, NoteFact};
use crate::archive::ix::Ix;
use crate::archive::links::{self, Destination, LinkIndex};
use crate::archive::lists::at;
use crate::archive::node::{Node, NodeMap};
use crate::archive::notes;
use crate::archive::period::{self, Cut, FIRST_ENTRIES, LONGEST_LIST};
use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::Spanned;
use crate::record::actor::Actor;
use crate::record::annotation::{Annotation, NoteKind, NoteStatus, Subject};
use crate::record::citation::Party;
use crate::source::file::SourceFile;

/// A note: the record that it stands on, and which of that record's notes it is, in the order written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NoteAt {
    /// The record.
    pub on: Node,
    /// The position among its notes, from 0.
    pub n: u32,
}

impl NoteAt {
    /// Returns the note.
    pub fn note(self, census: &Census) -> &Annotation {
        let note = notes::written(census, self.on).get(self.n as usize);
        note.expect("the list was made from the notes")
    }

    /// Returns where it stands in the text.
    pub fn fact(self, facts: &NodeMap<Arc<Facts>>) -> &NoteFact {
        let fact = facts[self.on].notes.get(self.n as usize).and_then(Option::as_ref);
        fact.expect("a note is listed where its passage was found")
    }
}

/// All lists of notes. Those of records that are unlisted or withdrawn stand in none.
#[derive(Clone, Debug, Default)]
pub struct NoteLists {
    /// The notes of each kind, by the date of the note, or of its record where it has none.
    pub kinds: BTreeMap<NoteKind, Vec<NoteAt>>,
    /// How long lists of kinds are cut.
    pub kind_parts: BTreeMap<NoteKind, Cut<NoteAt>>,
    /// The notes that are evidence of a pledge or claim, or that are by or about an actor, by the date of their record.
    pub concerning: BTreeMap<Node, Vec<NoteAt>>,
    /// How those are cut where they are too many for one page.
    pub record_parts: BTreeMap<Node, Cut<NoteAt>>,
}

/// Makes the lists.
pub fn make(
    census: &Census,
    facts: &NodeMap<Arc<Facts>>,
    index: &LinkIndex,
    files: &[SourceFile],
) -> NoteLists {
    let mut lists = NoteLists::default();
    let source = Source { census, facts, index, files };
    let mut all = Vec::new();
    for on in census.nodes().filter(|node| is_shown(census, *node)) {
        let written = notes::written(census, on);
        for (n, note, fact) in (0..).zip(written).zip(&facts[on].notes).filter_map(placed) {
            let one = NoteAt { on, n };
            all.push(one);
            for node in source.concerned(one, note, fact) {
                lists.concerning.entry(node).or_default().push(one);
            }
        }
    }
    all.sort_by_key(|one| (date(census, *one), *one));
    for one in all {
        lists.kinds.entry(one.note(census).kind.value).or_default().push(one);
    }
    for (kind, notes) in &lists.kinds {
        let parts = period::cut(notes, |one| date(census, one).map_or((None, None), at));
        lists.kind_parts.insert(*kind, parts);
    }
    for (node, notes) in &mut lists.concerning {
        notes.sort_by_key(|one| (census.date(one.on), *one));
        let parts = period::cut(notes, |one| census.date(one.on).map_or((None, None), at));
        if !parts.is_empty() {
            lists.record_parts.insert(*node, parts);
        }
    }
    lists
}

fn is_shown(census: &Census, node: Node) -> bool {
    let common = census.common(node);
    common.is_some_and(|common| common.is_listed() && common.withdrawn.is_none())
}

type Written<'a> = ((u32, &'a Annotation), &'a Option<NoteFact>);

fn placed(((n, note), fact): Written<'_>) -> Option<(u32, &Annotation, &NoteFact)> {
    let is_published = note.status == NoteStatus::Published;
    fact.as_ref().filter(|_| is_published).map(|fact| (n, note, fact))
}

/// Returns the date by which a note is ordered among those of its kind.
pub fn date(census: &Census, one: NoteAt) -> Option<&Edtf> {
    let own = one.note(census).date.as_ref().map(|date| &date.value);
    own.or_else(|| census.date(one.on))
}

/// What notes are looked up in.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// All records.
    pub census: &'a Census,
    /// What is kept of their texts.
    pub facts: &'a NodeMap<Arc<Facts>>,
    /// Where links lead.
    pub index: &'a LinkIndex,
    /// The text files, by number.
    pub files: &'a [SourceFile],
}

impl Source<'_> {
    /// Returns the pledge and the claim that a note is evidence of, unless they were withdrawn, and the actors that it is by or about, each once.
    pub fn concerned(self, one: NoteAt, note: &Annotation, fact: &NoteFact) -> BTreeSet<Node> {
        let withdrawn = |node: &Node| {
            self.census.common(*node).is_some_and(|common| common.withdrawn.is_some())
        };
        let subjects = subjects(self.census, note).filter(|node| !withdrawn(node));
        let mut nodes: BTreeSet<Node> = subjects.collect();
        nodes.extend(speakers(self.census, note).map(Node::Actor));
        let facts = &self.facts[one.on];
        let first = facts.mentions.partition_point(|hit| hit.range.end <= fact.range.start);
        let mentions = facts.mentions.get(first..).unwrap_or_default().iter();
        let within = mentions.take_while(|hit| hit.range.start < fact.range.end);
        nodes.extend(within.filter_map(|hit| self.census.actors.at(hit.actor)).map(Node::Actor));
        nodes.extend(self.linked(one, note));
        nodes
    }

    /// Returns the actors that the words of a note lead to.
    fn linked(self, one: NoteAt, note: &Annotation) -> impl Iterator<Item = Node> {
        let sides = note.positions.iter().map(|position| position.body.span);
        let spans: Vec<_> = note.body.iter().map(|body| body.span).chain(sides).collect();
        let links = self.facts[one.on].links.iter();
        let own = links.filter(move |link| spans.contains(&link.span));
        own.filter_map(move |link| {
            let file = self.files.get(link.span.file.0 as usize)?;
            match links::resolve(self.census, self.index, file, &link.target, link.span) {
                Ok(Destination::Node(node @ Node::Actor(_), _)) => Some(node),
                _ => None,
            }
        })
    }
}

/// Returns the pledge and the claim that a note is evidence of.
pub fn subjects<'a>(census: &'a Census, note: &'a Annotation) -> impl Iterator<Item = Node> + 'a {
    let pledge = note.pledge.as_ref().and_then(Subject::id).map(|id| (Kind::Pledge, id));
    let claim = note.claim.as_ref().and_then(Subject::id).map(|id| (Kind::Claim, id));
    pledge.into_iter().chain(claim).filter_map(|(kind, id)| census.find(kind, &id.value))
}

/// Returns the actors who are quoted, promise or claim by a note.
pub fn quoted<'a>(
    census: &'a Census,
    note: &'a Annotation,
) -> impl Iterator<Item = Ix<Actor>> + 'a {
    actors(census, note.by.iter())
}

/// Returns the actors who have a part in what a note tells of: who is quoted, who spoke for them, the sides of a dispute.
pub fn speakers<'a>(
    census: &'a Census,
    note: &'a Annotation,
) -> impl Iterator<Item = Ix<Actor>> + 'a {
    let sides = note.positions.iter().flat_map(|position| &position.by);
    actors(census, note.by.iter().chain(&note.via).chain(sides))
}

fn actors<'a>(
    census: &'a Census,
    parties: impl Iterator<Item = &'a Party> + 'a,
) -> impl Iterator<Item = Ix<Actor>> + 'a {
    parties.filter_map(party).filter_map(|id| census.actor(&id.value))
}

fn party(party: &Party) -> Option<&Spanned<Id>> {
    match party {
        Party::Actor(id) => Some(id),
        Party::Described { description: _, of: _ } => None,
    }
}

impl NoteLists {
    /// Returns the notes that concern a record, in the order of time.
    pub fn of(&self, node: Node) -> &[NoteAt] {
        self.concerning.get(&node).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns those that its page shows, newest first: all, or the latest where there are many.
    pub fn latest(&self, node: Node) -> impl Iterator<Item = NoteAt> {
        let notes = self.of(node);
        let n = if LONGEST_LIST < notes.len() { FIRST_ENTRIES } else { notes.len() };
        notes.iter().rev().take(n).copied()
    }

    /// Returns the records whose notes are evidence of a pledge or claim; nothing of an actor, whom texts name besides.
    pub fn evidence(&self, node: Node) -> BTreeSet<Node> {
        match node {
            Node::Pledge(_) | Node::Claim(_) => self.of(node).iter().map(|one| one.on).collect(),
            _ => BTreeSet::new(),
        }
    }
}
