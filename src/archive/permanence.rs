//! Whether the addresses that were recorded still lead where they led: what a build serves, compared with `addresses.lock`.
//!
//! Recorded are the pages of records with their old addresses, the notes on them and their numbered paragraphs. Lists are not:
//! they are cut by period, and follow from the records.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::archive::addresses::Addresses;
use crate::archive::census::Census;
use crate::archive::change::{Change, What};
use crate::archive::facts::Facts;
use crate::archive::fingerprint::Fingerprint;
use crate::archive::lock::{self, Line, Lock, Paragraphs};
use crate::archive::node::{Node, NodeMap};
use crate::archive::notes;
use crate::base::address::Address;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::{Span, Spanned};
use crate::record::annotation::NoteStatus;

/// What is compared with the addresses that were recorded.
#[derive(Clone, Copy, Debug)]
pub struct Served<'a> {
    /// All records.
    pub census: &'a Census,
    /// What is kept of their texts.
    pub facts: &'a NodeMap<Arc<Facts>>,
    /// Where they are served.
    pub addresses: &'a Addresses,
}

/// Returns what is served at each address.
pub fn lines(served: Served<'_>) -> BTreeMap<Address, Line> {
    let aliases = served.addresses.aliases.keys().map(|alias| (alias.clone(), Line::default()));
    let records = served.addresses.records.iter();
    aliases.chain(records.map(|(node, address)| (address.clone(), line(served, *node)))).collect()
}

fn line(served: Served<'_>, node: Node) -> Line {
    let record = Some((node.kind(), served.census.id(node).clone()));
    if is_withdrawn(served, node) {
        return Line { record, ..Line::default() };
    }
    let facts = &served.facts[node];
    let print = facts.prints.last().copied().filter(|_| is_evidence(node));
    let paragraphs =
        (facts.paragraphs > 0).then_some(Paragraphs { count: facts.paragraphs, print });
    Line { record, paragraphs, notes: notes(served.census, node).into_iter().collect() }
}

/// Articles and speeches are evidence and stay as they are; of what the archive writes itself, only the number counts.
fn is_evidence(node: Node) -> bool {
    matches!(node, Node::Article(_) | Node::Speech(_))
}

fn is_withdrawn(served: Served<'_>, node: Node) -> bool {
    served.census.common(node).is_some_and(|common| common.withdrawn.is_some())
}

/// Returns the fragments of the published notes: the ids of those that have one, and those that follow from the words of the
/// others. Those are given to readers just as well, and change with the words.
fn notes(census: &Census, node: Node) -> Vec<Id> {
    let written = notes::written(census, node);
    let published = written
        .iter()
        .zip(notes::fragments(written))
        .filter(|(note, _)| note.status == NoteStatus::Published);
    published.filter_map(|(_, fragment)| Id::parse(&fragment)).collect()
}

/// Returns how what is served differs from what was recorded, by address.
pub fn compare(lock: &Lock, served: Served<'_>) -> Vec<Change> {
    let nodes: BTreeMap<&Address, Node> =
        served.addresses.records.iter().map(|(node, address)| (address, *node)).collect();
    let aliases = &served.addresses.aliases;
    let mut changes = Vec::new();
    let mut missing = Vec::new();
    for (address, line) in &lock.lines {
        match nodes.get(address) {
            Some(node) if is_withdrawn(served, *node) => {}
            Some(node) => changes.extend(at_page(served, address, line, *node)),
            None if aliases.contains_key(address) => {}
            None => missing.push((address, line)),
        }
    }
    changes.extend(lost(lock, served, missing));
    let is_new = |address: &&Address| !lock.lines.contains_key(*address);
    let new = nodes.keys().copied().chain(aliases.keys()).filter(is_new);
    changes.extend(new.map(|address| Change {
        address: address.clone(),
        note: None,
        what: What::New,
        place: None,
        record: nodes.get(address).and_then(|node| place(served, *node)),
    }));
    changes.sort();
    changes
}

/// Returns what became of recorded addresses at which nothing is served.
fn lost(lock: &Lock, served: Served<'_>, missing: Vec<(&Address, &Spanned<Line>)>) -> Vec<Change> {
    if missing.is_empty() {
        return Vec::new();
    }
    let unread = &served.census.unread;
    let beginnings = beginnings(lock, served);
    let is_unread =
        |line: &Line| line.record.as_ref().is_some_and(|record| unread.contains_key(record));
    let change = |(address, line): (&Address, &Spanned<Line>)| {
        let heir = heir(served, &beginnings, &line.value);
        Change {
            address: address.clone(),
            note: None,
            what: heir.map_or(What::Lost, |heir| What::Moved(served.addresses.of(heir).clone())),
            place: Some(line.span),
            record: heir.and_then(|heir| place(served, heir)),
        }
    };
    missing.into_iter().filter(|(_, line)| !is_unread(&line.value)).map(change).collect()
}

fn place(served: Served<'_>, node: Node) -> Option<Span> {
    served.census.common(node).map(|common| common.id.span)
}

/// Returns what differs at a page that is still there.
fn at_page(served: Served<'_>, address: &Address, line: &Spanned<Line>, node: Node) -> Vec<Change> {
    let change = |note: Option<&Id>, what| Change {
        address: address.clone(),
        note: note.cloned(),
        what,
        place: Some(line.span),
        record: place(served, node),
    };
    let recorded = &line.value;
    let now = notes(served.census, node);
    let gone = recorded.notes.iter().filter(|note| !now.contains(note));
    let added = now.iter().filter(|note| !recorded.notes.contains(*note));
    let paragraphs = paragraphs(recorded.paragraphs, &served.facts[node]);
    // An address that led on and has a page of its own now is as new as one that was not recorded.
    let page = recorded.record.is_none().then(|| change(None, What::New));
    gone.map(|note| change(Some(note), What::Lost))
        .chain(added.map(|note| change(Some(note), What::New)))
        .chain(paragraphs.map(|what| change(None, what)))
        .chain(page)
        .collect()
}

fn paragraphs(recorded: Option<Paragraphs>, facts: &Facts) -> Option<What> {
    let Some(Paragraphs { count, print }) = recorded else {
        return (facts.paragraphs > 0).then_some(What::Longer(facts.paragraphs));
    };
    if facts.paragraphs < count {
        return Some(What::Shorter(count, facts.paragraphs));
    }
    if print.is_some() && print != up_to(facts, count) {
        return Some(What::Altered(count));
    }
    (facts.paragraphs > count).then_some(What::Longer(facts.paragraphs))
}

/// Returns the fingerprint of a text's first paragraphs.
fn up_to(facts: &Facts, count: u32) -> Option<Fingerprint> {
    facts.prints.get((count as usize).checked_sub(1)?).copied()
}

/// Texts whose address was not recorded, by the fingerprints of all their beginnings.
type Beginnings = BTreeMap<(Kind, u32, Fingerprint), Node>;

fn beginnings(lock: &Lock, served: Served<'_>) -> Beginnings {
    let mut beginnings = Beginnings::new();
    for (node, address) in &served.addresses.records {
        if !is_evidence(*node) || lock.lines.contains_key(address) {
            continue;
        }
        for (count, print) in (1..).zip(&served.facts[*node].prints) {
            beginnings.entry((node.kind(), count, *print)).or_insert(*node);
        }
    }
    beginnings
}

/// Returns the record that stood at an address and is served elsewhere now: the one of the same id, or of the same text.
fn heir(served: Served<'_>, beginnings: &Beginnings, line: &Line) -> Option<Node> {
    let (kind, id) = line.record.as_ref()?;
    let same_text = || {
        let Paragraphs { count, print } = line.paragraphs?;
        beginnings.get(&(*kind, count, print?)).copied()
    };
    served.census.find(*kind, id).or_else(same_text)
}

/// Returns the text of a new lock, in which everything that is served is recorded. Of a text that was withdrawn it keeps what was
/// recorded, for the day on which it comes back.
pub fn record(lock: &Lock, served: Served<'_>) -> String {
    let mut lines = lines(served);
    for (address, old) in &lock.lines {
        let Some(line) = lines.get_mut(address) else { continue };
        let record = old.value.record.as_ref().filter(|_| line.record == old.value.record);
        let node = record.and_then(|(kind, id)| served.census.find(*kind, id));
        if node.is_some_and(|node| is_withdrawn(served, node)) {
            *line = old.value.clone();
        }
    }
    lock::text(&lines)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::pipeline::kit::{Linked, linked};

    fn served(linked: &Linked) -> Served<'_> {
        let Linked { archive, files: _, problems: _ } = linked;
        let (census, facts, addresses) = (&archive.census, &archive.facts, &archive.addresses);
        Served { census, facts, addresses }
    }

    /// Returns the lock that `record` would write of an archive.
    pub(crate) fn recorded(archive: &str) -> String {
        let linked = linked(archive);
        record(&linked.archive.recorded, served(&linked))
    }

    /// Returns what is complained of when the archive is changed after its addresses were recorded.
    fn complaints(before: &str, after: &str) -> Vec<String> {
        let lock = recorded(before);
        linked(&format!("=== addresses.lock\n{lock}\n{after}")).complaints()
    }

    const BEFORE: &str = "=== content/articles/haiti.md
---
title: Haiti
date: 2024-09-26
topics: [Peace]
annotations:
  - {id: police, kind: context, quote: police, body: One.}
  - {id: open, kind: context, quote: Kenya, body: Two., status: draft}
---
Kenya sends police.

# Heading

Haiti waits.
=== content/pages/about.md
---
title: About
aliases: [/former/about.html]
---
One.

Two.
";

    #[test]
    fn records_with_their_notes_and_paragraphs_are_recorded() {
        insta::assert_snapshot!(recorded(BEFORE), @r"
        # The permanent addresses of this archive. Kept by `dateline addresses record`.
        /about/ page:about p2
        /articles/haiti/ article:haiti p2:8255602edd28 #police
        /former/about.html
        /topics/peace/ topic:peace
        ");
    }

    #[test]
    fn an_archive_that_did_not_change_or_grew_has_lost_nothing() {
        assert_eq!(complaints(BEFORE, BEFORE), [""; 0]);
        let grown = BEFORE
            .replace("Haiti waits.", "Haiti “waits”!\n\nMore.")
            .replace("Two.\n", "Two.\n\nThree.\n");
        assert_eq!(
            complaints(
                BEFORE,
                &format!("{grown}=== content/pages/later.md\n---\ntitle: New\n---\n")
            ),
            [""; 0]
        );
    }

    #[test]
    fn what_is_gone_is_lost() {
        let after = BEFORE
            .replace("[Peace]", "[]")
            .replace("id: police", "id: officers")
            .replace("aliases: [/former/about.html]", "draft: true");
        assert_eq!(
            complaints(BEFORE, &after),
            [
                "addresses.lock: lost-address nothing would be served at `/about/`",
                "addresses.lock: lost-address no note would stand at `/articles/haiti/#police`",
                "addresses.lock: lost-address nothing would be served at `/former/about.html`",
                "addresses.lock: lost-address nothing would be served at `/topics/peace/`",
            ]
        );
    }

    #[test]
    fn the_link_of_a_note_without_an_id_is_permanent_too() {
        let before = BEFORE.replace("id: police, ", "");
        assert!(
            recorded(&before).contains("p2:8255602edd28 #n-bba94371\n"),
            "{}",
            recorded(&before)
        );
        let longer = before.replace("quote: police", "quote: sends police");
        assert_eq!(
            complaints(&before, &longer),
            ["addresses.lock: lost-address no note would stand at `/articles/haiti/#n-bba94371`"]
        );
        let mended = longer.replace(
            "{kind: context, quote: sends",
            "{id: n-bba94371, kind: context, quote: sends",
        );
        assert_eq!(complaints(&before, &mended), [""; 0]);
    }

    #[test]
    fn what_moves_is_told_with_where_it_goes() {
        let renamed = BEFORE.replace("haiti.md", "kenya.md");
        let told =
            "addresses.lock: moved-address `/articles/haiti/` would move to `/articles/kenya/`";
        assert_eq!(complaints(BEFORE, &renamed), [told]);
        let mended = renamed.replace("title: Haiti", "title: Haiti\naliases: [/articles/haiti/]");
        assert_eq!(complaints(BEFORE, &mended), [""; 0]);
        let pattern = format!("=== site.yaml\naddresses: {{articles: \"/:year/:id/\"}}\n{BEFORE}");
        let told = "addresses.lock: moved-address `/articles/haiti/` would move to `/2024/haiti/`";
        assert_eq!(complaints(BEFORE, &pattern), [told]);
    }

    #[test]
    fn paragraphs_of_evidence_stay_as_they_are_and_others_keep_their_number() {
        let altered = BEFORE
            .replace("Kenya sends police.", "Kenya awaits police.")
            .replace("One.", "Another.");
        let told = "the text at `/articles/haiti/` no longer begins with the 2 paragraphs that were recorded";
        assert_eq!(
            complaints(BEFORE, &altered),
            [format!("addresses.lock: changed-paragraphs {told}")]
        );
        let shorter = BEFORE.replace("\n\nTwo.", "");
        let told = "`/about/` has 1 of the 2 paragraphs that were recorded";
        assert_eq!(
            complaints(BEFORE, &shorter),
            [format!("addresses.lock: changed-paragraphs {told}")]
        );
    }

    #[test]
    fn a_withdrawn_record_keeps_its_address_and_what_was_recorded() {
        let after = BEFORE.replace(
            "title: Haiti",
            "title: Haiti\nwithdrawn: {date: 2025-01-01, reason: By order.}",
        );
        assert_eq!(complaints(BEFORE, &after), [""; 0]);
        let lock = recorded(BEFORE);
        assert_eq!(recorded(&format!("=== addresses.lock\n{lock}\n{after}")), lock);
    }

    #[test]
    fn a_record_that_cannot_be_read_is_not_lost() {
        let complaints = complaints(BEFORE, &BEFORE.replace("title: Haiti", "titel: Haiti"));
        assert!(
            complaints.iter().any(|complaint| complaint.contains("unknown-key")),
            "{complaints:?}"
        );
        assert!(
            !complaints.iter().any(|complaint| complaint.contains("articles/haiti/`")),
            "{complaints:?}"
        );
    }
}
