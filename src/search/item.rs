//! What the search finds: records and notes, cut into passages. Nothing that is held back is in any of them (`page/publication`).

use crate::archive::Archive;
use crate::archive::called;
use crate::archive::ix::Ix;
use crate::archive::markdown_fields;
use crate::archive::node::Node;
use crate::archive::notes::{self, Placed};
use crate::archive::reading::{self, Reading};
use crate::base::date::Edtf;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::view::parts::Words;
use crate::page::{parts, publication};
use crate::record::actor::Actor;
use crate::record::article::ArticleKind;
use crate::search::about;
use crate::search::passages::{self, Passage};

/// The number of the passage that is the title.
pub const TITLE: u32 = 0;

/// The number of the first passage behind the title: names, places and what else a record says of itself in a word.
pub const ABOUT: u32 = 1;

/// A record or a note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// `article`, `digest`, `actor`, ... or `note`.
    pub kind: &'static str,
    /// The address of the page, without a fragment.
    pub url: String,
    /// The title, or the name; of a note, that of its record.
    pub title: String,
    /// The language of the title.
    pub title_language: Language,
    /// The language of the text.
    pub language: Language,
    /// The date.
    pub date: Option<Edtf>,
    /// Where it was filed from, said or happened.
    pub place: Option<String>,
    /// The listed actors that it concerns, each once.
    pub actors: Vec<Ix<Actor>>,
    /// Whether its title is searched; that of a note is its record's.
    pub title_counts: TitleCounts,
    /// Names that it is found by first where nothing else is asked for.
    pub names: Vec<String>,
    /// The passages from [`ABOUT`] on, in order. An empty one keeps a number.
    pub passages: Vec<Passage>,
}

/// Whether a title is searched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TitleCounts {
    /// It is.
    Yes,
    /// It is another item's.
    No,
}

/// How many actors of a record the search filters by.
const MOST_ACTORS: usize = 40;

/// Returns what the search finds of a record: itself, and its notes. Nothing of one that is withdrawn or stands in no list.
pub fn items(archive: &Archive, node: Node, reading: &Reading) -> Vec<Item> {
    if !archive.is_listed(node) || publication::is_withdrawn(archive, node) {
        return Vec::new();
    }
    let notes = notes::placed(&archive.census, node, &archive.facts[node]);
    let notes = notes.iter().map(|placed| note(archive, node, placed));
    [record(archive, node, reading)].into_iter().chain(notes).collect()
}

fn record(archive: &Archive, node: Node, reading: &Reading) -> Item {
    let page = &archive.site.language;
    let Words { text: title, language: _, direction: _ } = parts::title(archive, node, page);
    let mut passages = vec![Passage::plain(&about::of(archive, node, &title))];
    passages.push(Passage::plain(publication::summary(archive, node).unwrap_or_default()));
    passages.extend(about::words(archive, node).iter().map(|words| Passage::plain(words)));
    body(archive, node, reading, &mut passages);
    for field in markdown_fields::of_record(&archive.census, node) {
        let fragment = about::fragment(archive, node, field);
        passages::cut(&fragment, &text_of(archive, node, field), &mut passages);
    }
    Item {
        kind: kind(archive, node),
        url: parts::url(archive, node),
        title,
        title_language: called::title(&archive.census, page, node, page).1.clone(),
        language: archive.language(node).clone(),
        date: archive.census.date(node).cloned(),
        place: about::place(archive, node),
        actors: listed(archive, about::actors(archive, node)),
        title_counts: TitleCounts::Yes,
        names: about::names(archive, node),
        passages,
    }
}

/// Returns the name of a record's kind; the archive's own accounts stand apart from what others published.
fn kind(archive: &Archive, node: Node) -> &'static str {
    match node {
        Node::Article(ix) if archive.census.articles[ix].kind.value == ArticleKind::Digest => {
            "digest"
        }
        _ => node.kind().name(),
    }
}

/// Adds the paragraphs of a body that are published, and what stands between them under the heading before.
fn body(archive: &Archive, node: Node, reading: &Reading, passages: &mut Vec<Passage>) {
    let document = &reading.document;
    let language = archive.language(node);
    let told = called::told(&archive.census, &archive.site.language, document, language);
    for part in passages::parts(document) {
        if publication::is_shown(archive, node, part.paragraph) {
            let words = told.text.get(told.range(part.range).range()).unwrap_or_default();
            passages::cut(&part.fragment, words, passages);
        }
    }
}

fn note(archive: &Archive, node: Node, placed: &Placed<'_>) -> Item {
    let Placed { note, fact, number: _ } = placed;
    let page = &archive.site.language;
    let fragment = &*fact.fragment;
    let mut passages =
        vec![Passage::new(fragment, &about::of_note(archive, note)), Passage::new(fragment, "")];
    let positions = note.positions.iter().map(|position| &position.body);
    for text in note.body.iter().chain(positions) {
        passages::cut(fragment, &text_of(archive, node, text), &mut passages);
    }
    Item {
        kind: "note",
        url: parts::url(archive, node),
        title: parts::title(archive, node, page).text,
        title_language: called::title(&archive.census, page, node, page).1.clone(),
        language: archive.language(node).clone(),
        date: note
            .date
            .as_ref()
            .map(|date| date.value.clone())
            .or_else(|| archive.census.date(node).cloned()),
        place: None,
        actors: listed(archive, about::actors_of_note(archive, note)),
        title_counts: TitleCounts::No,
        names: Vec::new(),
        passages,
    }
}

/// Returns the text of a Markdown field. One without marks of Markdown is its own text.
fn text_of(archive: &Archive, node: Node, text: &Spanned<String>) -> String {
    let has_marks =
        text.value.contains(|c: char| c.is_ascii_punctuation() && !"\"'(),-./:;?%".contains(c))
            || text.value.contains(['\n', '\r']);
    if !has_marks {
        return text.value.clone();
    }
    let language = archive.language(node);
    let (document, _) = reading::field(language, &archive.site, text);
    called::told(&archive.census, &archive.site.language, &document, language).text
}

fn listed(archive: &Archive, actors: Vec<Ix<Actor>>) -> Vec<Ix<Actor>> {
    let mut listed: Vec<Ix<Actor>> = Vec::new();
    for actor in actors {
        if listed.len() < MOST_ACTORS
            && !listed.contains(&actor)
            && archive.is_listed(Node::Actor(actor))
        {
            listed.push(actor);
        }
    }
    listed
}
