//! Notes in lists, and the pages that list all of them by kind.

use std::collections::BTreeSet;

use crate::archive::Archive;
use crate::archive::called;
use crate::archive::facts;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::noted::{self, NoteAt};
use crate::archive::period::{self, FIRST_ENTRIES, Period};
use crate::archive::reading;
use crate::base::address::Address;
use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::key::PageKey;
use crate::page::prose::Setting;
use crate::page::view::noted::{NoteEntry, NoteList, NotesView};
use crate::page::view::parts::{Jump, Sentence, Words};
use crate::page::{head, list, parts, publication, words};
use crate::record::actor::Actor;
use crate::record::annotation::NoteKind;
use crate::record::citation::Party;

/// How many notes of each kind the page of all kinds shows.
const NOTES_OF_KIND: usize = 6;

/// The longest passage that is shown in its sentence, in characters.
const LONGEST_PASSAGE: usize = 280;

/// Returns a note as lists show it on a page in a language.
pub fn entry(setting: Setting<'_>, one: NoteAt, page: &Language) -> NoteEntry {
    let archive = setting.archive;
    let (note, fact) = (one.note(&archive.census), one.fact(&archive.facts));
    let at = archive.census.date(one.on);
    let language = archive.language(one.on);
    let subjects = noted::subjects(&archive.census, note);
    let mut seen = BTreeSet::new();
    let sides = note.positions.iter().flat_map(|position| &position.by);
    let sides: Vec<Party> = sides.filter(|party| seen.insert(key(party))).cloned().collect();
    NoteEntry {
        kind: words::note_kind(note.kind.value),
        url: format!("{}#{}", archive.addresses.of(one.on).as_str(), fact.fragment),
        from: setting.line(one.on, page),
        sentence: sentence(archive, one, page),
        by: parts::parties(archive, &note.by, at, page),
        sides: parts::parties(archive, &sides, at, page),
        via: parts::parties(archive, &note.via, at, page),
        mode: note.mode.as_ref().map(|mode| words::quote_mode(mode.value)),
        subjects: subjects.map(|node| parts::link(archive, node, page)).collect(),
        body: note.body.as_ref().map(|body| beginning(archive, body, language, page)),
        author: note.author.as_ref().map(|author| list::editor(archive, &author.value)),
        date: note.date.as_ref().map(|date| date.value.to_string()),
    }
}

/// Returns what tells a party of a dispute from the others: an actor, or its description and whose it is.
fn key(party: &Party) -> (Option<&Id>, Option<&str>) {
    match party {
        Party::Actor(id) => (Some(&id.value), None),
        Party::Described { description, of } => {
            (of.as_ref().map(|of| &of.value), Some(&description.value))
        }
    }
}

/// Returns the passage of a note in its sentence. Where that is held back, the editor's own quotation stands alone.
fn sentence(archive: &Archive, one: NoteAt, page: &Language) -> Sentence {
    let language = archive.language(one.on);
    let passage = &one.fact(&archive.facts).passage;
    let whole = publication::passage(archive, one.on, passage)
        .map(|passage| parts::sentence(passage, language, page));
    let words = match whole {
        Some(whole) if whole.words.chars().count() <= LONGEST_PASSAGE => return whole,
        Some(whole) => {
            let is_begun = whole.before.contains(|c: char| c == '…' || c.is_alphanumeric());
            let ellipsis = if is_begun { "…" } else { "" };
            format!("{ellipsis}{}", excerpt(&whole.words, language))
        }
        None => excerpt(&one.note(&archive.census).quote.value, language),
    };
    let Words { text, language, direction } = parts::words(&words, language, page);
    Sentence { before: String::new(), words: text, after: String::new(), language, direction }
}

/// Returns the first words of a Markdown text.
fn beginning(
    archive: &Archive,
    text: &Spanned<String>,
    language: &Language,
    page: &Language,
) -> Words {
    let (document, _) = reading::field(language, &archive.site, text);
    let told = called::told(&archive.census, &archive.site.language, &document, language);
    parts::words(&excerpt(&told.text, language), language, page)
}

/// Returns the beginning of a text, with an ellipsis where more follows.
fn excerpt(text: &str, language: &Language) -> String {
    let whole = text.trim();
    let mut shown = facts::beginning(whole, language);
    if shown.len() < whole.len() && !shown.ends_with('…') {
        shown.push_str(" …");
    }
    shown
}

/// Returns the notes that concern a record and that its page shows, newest first.
pub fn latest(setting: Setting<'_>, node: Node, page: &Language) -> Vec<NoteEntry> {
    let notes = setting.archive.noted.latest(node);
    notes.map(|one| entry(setting, one, page)).collect()
}

/// Returns the notes on an actor's words and those about it, as many as its page shows, newest first.
pub fn of_actor(
    setting: Setting<'_>,
    actor: Ix<Actor>,
    page: &Language,
) -> (Vec<NoteEntry>, Vec<NoteEntry>) {
    let archive = setting.archive;
    let is_by = |one: &NoteAt| {
        noted::quoted(&archive.census, one.note(&archive.census)).any(|by| by == actor)
    };
    let (by, about): (Vec<NoteAt>, Vec<NoteAt>) =
        archive.noted.latest(Node::Actor(actor)).partition(is_by);
    let lines =
        |notes: Vec<NoteAt>| notes.into_iter().map(|one| entry(setting, one, page)).collect();
    (lines(by), lines(about))
}

/// Returns the notes that concern a record in a period, newest first; of a long year the latest.
pub fn of_period(
    setting: Setting<'_>,
    node: Node,
    period: &Period,
    page: &Language,
) -> Vec<NoteEntry> {
    let Some(cut) = setting.archive.noted.record_parts.get(&node) else { return Vec::new() };
    let own = cut.get(period).map(Vec::as_slice).unwrap_or_default();
    let n = if period::is_cut(cut, period) { FIRST_ENTRIES } else { own.len() };
    own.iter().rev().take(n).map(|one| entry(setting, *one, page)).collect()
}

/// Returns the pages of notes, if there are any.
pub fn keys(archive: &Archive) -> Vec<PageKey> {
    let noted = &archive.noted;
    let mut keys: Vec<PageKey> =
        noted.kinds.first_key_value().map(|_| PageKey::Notes).into_iter().collect();
    keys.extend(noted.kinds.keys().copied().map(PageKey::NotesOfKind));
    for (kind, parts) in &noted.kind_parts {
        keys.extend(parts.keys().map(|period| PageKey::NotesOfPeriod(*kind, period.clone())));
    }
    keys
}

/// Returns the address of the page of all notes.
pub fn address() -> Address {
    Address::home().join("notes")
}

/// Returns the address of the notes of a kind.
pub fn kind_address(kind: NoteKind) -> Address {
    address().join(words::note_kind(kind))
}

/// Returns the address of a period of the notes of a kind.
pub fn period_address(kind: NoteKind, period: &Period) -> Address {
    period.path().iter().fold(kind_address(kind), |address, part| address.join(part))
}

/// Returns the page of all notes: the newest of each kind.
pub fn all(setting: Setting<'_>) -> NotesView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let group = |(kind, notes): (&NoteKind, &Vec<NoteAt>)| {
        let label = words::note_kind(*kind).to_owned();
        let more = NOTES_OF_KIND < notes.len();
        NoteList {
            sort: "kind",
            fragment: format!("dl-{label}"),
            label,
            more: more.then(|| kind_address(*kind).as_str().to_owned()),
            notes: newest(notes, NOTES_OF_KIND, |one| entry(setting, one, page)),
        }
    };
    NotesView {
        head: head::of_list(archive, "", &address(), "notes"),
        kind: None,
        label: None,
        kinds: kinds(archive, None),
        groups: archive.noted.kinds.iter().map(group).collect(),
        jumps: Vec::new(),
        partial: false,
    }
}

fn newest<T>(notes: &[NoteAt], n: usize, line: impl Fn(NoteAt) -> T) -> Vec<T> {
    notes.iter().rev().take(n).map(|one| line(*one)).collect()
}

/// Returns the first page of the notes of a kind.
pub fn kind(setting: Setting<'_>, kind: NoteKind) -> NotesView {
    let archive = setting.archive;
    let notes = archive.noted.kinds.get(&kind).map(Vec::as_slice).unwrap_or_default();
    let partial = archive.noted.kind_parts.get(&kind).is_some_and(|parts| !parts.is_empty());
    let n = if partial { FIRST_ENTRIES } else { notes.len() };
    NotesView {
        head: head::of_list(archive, "", &kind_address(kind), "notes"),
        kind: Some(words::note_kind(kind)),
        label: None,
        kinds: kinds(archive, Some(kind)),
        groups: by_year(setting, &newest(notes, n, |one| one)),
        jumps: jumps(archive, kind, None),
        partial,
    }
}

/// Returns a period of the notes of a kind.
pub fn part(setting: Setting<'_>, kind: NoteKind, period: &Period) -> NotesView {
    let archive = setting.archive;
    let parts = archive.noted.kind_parts.get(&kind);
    let own = parts.and_then(|parts| parts.get(period)).map(Vec::as_slice).unwrap_or_default();
    let partial = parts.is_some_and(|parts| period::is_cut(parts, period));
    let n = if partial { FIRST_ENTRIES } else { own.len() };
    let address = period_address(kind, period);
    NotesView {
        head: head::of_list(archive, &period.to_string(), &address, "notes"),
        kind: Some(words::note_kind(kind)),
        label: Some(period.to_string()),
        kinds: kinds(archive, Some(kind)),
        groups: by_year(setting, &newest(own, n, |one| one)),
        jumps: jumps(archive, kind, Some(period)),
        partial,
    }
}

fn by_year(setting: Setting<'_>, notes: &[NoteAt]) -> Vec<NoteList> {
    let archive = setting.archive;
    let page = &archive.site.language;
    let mut groups: Vec<NoteList> = Vec::new();
    for one in notes {
        let year = noted::date(&archive.census, *one).and_then(Edtf::year);
        let label = year.map_or(Period::Undated, Period::Year).to_string();
        let line = entry(setting, *one, page);
        match groups.iter_mut().find(|group| group.label == label) {
            Some(group) => group.notes.push(line),
            None => groups.push(NoteList {
                sort: "date",
                fragment: format!("dl-{label}"),
                label,
                more: None,
                notes: vec![line],
            }),
        }
    }
    groups
}

fn kinds(archive: &Archive, current: Option<NoteKind>) -> Vec<Jump> {
    let jump = |kind: &NoteKind| Jump {
        label: words::note_kind(*kind).to_owned(),
        url: kind_address(*kind).as_str().to_owned(),
        current: current == Some(*kind),
    };
    archive.noted.kinds.keys().map(jump).collect()
}

fn jumps(archive: &Archive, kind: NoteKind, current: Option<&Period>) -> Vec<Jump> {
    let jump = |period: &Period| Jump {
        label: period.to_string(),
        url: period_address(kind, period).as_str().to_owned(),
        current: current == Some(period),
    };
    let parts = archive.noted.kind_parts.get(&kind).into_iter();
    parts.flat_map(|parts| period::in_reach(parts, current)).map(jump).collect()
}
