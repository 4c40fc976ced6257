//! The law of permanent addresses: whatever is done to an archive whose addresses were recorded, each that leads to nothing
//! any more is reported, and nothing else is.
#![cfg(test)]

use std::fmt::Write;

use proptest::prelude::*;

use crate::archive::permanence::tests::recorded;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::pipeline::kit::{Linked, linked};

/// An article of the model: what the property is stated in.
#[derive(Clone, Debug)]
struct Sketch {
    id: String,
    paragraphs: Vec<u32>,
    notes: Vec<u32>,
    aliases: Vec<String>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum State {
    Published,
    Draft,
    Withdrawn,
    Deleted,
}

#[derive(Clone, Debug)]
enum Edit {
    Rename,
    RenameWithAlias,
    Become(State),
    Insert(usize),
    Append,
    Alter(usize),
    Cut(usize),
    DropNote,
    DropAliases,
    TakeAlias(usize),
}

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let sketch = (0usize..4, 0usize..3, 0usize..2);
    proptest::collection::vec(sketch, 1..5).prop_map(|sizes| {
        let sketch = |(n, (paragraphs, notes, aliases)): (u32, (usize, usize, usize))| Sketch {
            id: format!("a{n}"),
            paragraphs: (0..paragraphs).map(|p| n * 100 + u32::try_from(p).unwrap()).collect(),
            notes: (0..notes).map(|note| u32::try_from(note).unwrap()).collect(),
            aliases: (0..aliases).map(|_| format!("/old-a{n}/")).collect(),
            state: State::Published,
        };
        (0..).zip(sizes).map(sketch).collect()
    })
}

fn edits() -> impl Strategy<Value = Vec<(usize, Edit)>> {
    let state = prop_oneof![
        Just(State::Published),
        Just(State::Draft),
        Just(State::Withdrawn),
        Just(State::Deleted)
    ];
    let edit = prop_oneof![
        Just(Edit::Rename),
        Just(Edit::RenameWithAlias),
        state.prop_map(Edit::Become),
        (0usize..4).prop_map(Edit::Insert),
        Just(Edit::Append),
        (0usize..4).prop_map(Edit::Alter),
        (0usize..4).prop_map(Edit::Cut),
        Just(Edit::DropNote),
        Just(Edit::DropAliases),
        (0usize..5).prop_map(Edit::TakeAlias),
    ];
    proptest::collection::vec((0usize..5, edit), 0..6)
}

fn apply(sketches: &mut [Sketch], n: usize, edit: &Edit, fresh: u32, originals: &[Sketch]) {
    let at = n % sketches.len();
    let sketch = &mut sketches[at];
    let length = sketch.paragraphs.len();
    match edit {
        Edit::Rename => sketch.id = format!("n{fresh}"),
        Edit::RenameWithAlias => {
            sketch.aliases.push(format!("/articles/{}/", sketch.id));
            sketch.id = format!("n{fresh}");
        }
        Edit::Become(state) => sketch.state = *state,
        Edit::Insert(p) => sketch.paragraphs.insert(p % (length + 1), fresh),
        Edit::Append => sketch.paragraphs.push(fresh),
        Edit::Alter(p) if length > 0 => sketch.paragraphs[p % length] = fresh,
        Edit::Cut(p) if length > 0 => drop(sketch.paragraphs.remove(p % length)),
        Edit::Alter(_) | Edit::Cut(_) => {}
        Edit::DropNote => drop(sketch.notes.pop()),
        Edit::DropAliases => sketch.aliases.clear(),
        Edit::TakeAlias(of) => {
            sketch.aliases.push(format!("/articles/{}/", originals[of % originals.len()].id));
        }
    }
}

fn archive(sketches: &[Sketch]) -> String {
    let mut text = String::new();
    for sketch in sketches.iter().filter(|sketch| sketch.state != State::Deleted) {
        let state = match sketch.state {
            State::Draft => "draft: true\n",
            State::Withdrawn => "withdrawn: {date: 2025-01-01, reason: By order.}\n",
            State::Published | State::Deleted => "",
        };
        let aliases = sketch.aliases.join(", ");
        let notes: Vec<String> = sketch
            .notes
            .iter()
            .map(|note| format!("{{id: note{note}, kind: context, quote: Words, body: One.}}"))
            .collect();
        let body: Vec<String> = sketch.paragraphs.iter().map(|p| format!("Words {p}.")).collect();
        write!(
            text,
            "=== content/articles/{}.md\n---\ntitle: T\ndate: 2024-09-26\n{state}aliases: [{aliases}]\nannotations: [{}]\n---\n{}\n",
            sketch.id,
            notes.join(", "),
            body.join("\n\n"),
        )
        .unwrap();
    }
    text
}

fn is_served(sketch: &Sketch) -> bool {
    matches!(sketch.state, State::Published | State::Withdrawn)
}

/// What must be complained of: each address that leads to nothing any more, and each text of which a recorded paragraph is
/// another now.
fn losses(before: &[Sketch], after: &[Sketch]) -> Vec<String> {
    let mut losses = Vec::new();
    let leads_on = |address: &str| {
        after
            .iter()
            .any(|sketch| is_served(sketch) && sketch.aliases.iter().any(|alias| alias == address))
    };
    for old in before {
        let address = format!("/articles/{}/", old.id);
        let now = after.iter().find(|sketch| sketch.id == old.id && is_served(sketch));
        losses.extend(old.aliases.iter().filter(|alias| !leads_on(alias)).cloned());
        match now {
            None if leads_on(&address) => {}
            None => losses.push(address),
            Some(now) if now.state == State::Withdrawn => {}
            Some(now) => {
                let gone = old.notes.iter().filter(|note| !now.notes.contains(note));
                losses.extend(gone.map(|note| format!("{address}#note{note}")));
                let same = now.paragraphs.starts_with(&old.paragraphs);
                losses.extend((!same).then(|| format!("paragraphs of {address}")));
            }
        }
    }
    losses.sort();
    losses
}

/// The same from the complaints.
fn reported(linked: &Linked) -> Vec<String> {
    let loss = |problem: &Diagnostic| {
        let address = problem.message.split('`').nth(1)?;
        match problem.code {
            Code::LostAddress | Code::MovedAddress => Some(address.to_owned()),
            Code::ChangedParagraphs => Some(format!("paragraphs of {address}")),
            _ => None,
        }
    };
    let mut reported: Vec<String> = linked.problems.iter().filter_map(loss).collect();
    reported.sort();
    reported
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_edit_loses_an_address_without_an_error(before in sketches(), edits in edits()) {
        let mut after = before.clone();
        for (fresh, (n, edit)) in (1000..).zip(&edits) {
            apply(&mut after, *n, edit, fresh, &before);
        }
        let lock = recorded(&archive(&before));
        let linked = linked(&format!("=== addresses.lock\n{lock}\n{}", archive(&after)));
        prop_assert_eq!(reported(&linked), losses(&before, &after));
    }
}
