//! A text with its notes.

use std::collections::BTreeMap;

use crate::archive::facts;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::noted;
use crate::archive::notes::{self, Placed};
use crate::archive::reading::Reading;
use crate::base::date::Edtf;
use crate::base::language::Language;
use crate::page::prose::{self, Setting};
use crate::page::view::line::Line;
use crate::page::view::note::{Note, NoteGroup, NoteLink, Position, Text, TextPart};
use crate::page::view::parts::Html;
use crate::page::view::quotation::Covered;
use crate::page::{annotated, list, note_room, parts, text_fragment, words};
use crate::record::annotation::{self, Annotation, NoteKind};
use crate::record::article::Publish;
use crate::record::speech::Speech;
use crate::text::document::Document;

/// How many notes stand open behind a block; more are folded.
const OPEN_NOTES: usize = 3;

/// Beside how many blocks a style sheet must know to place notes.
const MAX_ROWS: usize = 12;

/// How many characters of a passage an index shows.
const QUOTE_LENGTH: usize = 90;

/// Returns a record's text with its notes and, behind each paragraph of a speech, the reports that quote it. What is withdrawn or held back of it is in no byte: there a note shows the words
/// that its editor quotes, and stands apart.
pub fn text(
    setting: Setting<'_>,
    node: Node,
    reading: &Reading,
    publish: Publish,
    covered: &[Covered],
) -> Text {
    let archive = setting.archive;
    let placed = notes::placed(&archive.census, node, &archive.facts[node]);
    let shown = Shown { setting, node, page: archive.page_language(node) };
    let index = index(&placed, reading, publish);
    match publish {
        Publish::Full => {
            let parts = shown.parts(reading, &placed, covered);
            let contents = prose::contents(archive, node, &reading.document);
            Text { parts, contents, apart: Vec::new(), index }
        }
        Publish::Excerpt => {
            let first = prose::first_paragraph(setting, node, reading);
            let parts = part(first).into_iter().collect();
            Text { parts, contents: Vec::new(), apart: shown.apart(&placed), index }
        }
        Publish::Metadata => Text { apart: shown.apart(&placed), index, ..Text::default() },
    }
}

/// Returns a text without notes, if there is any.
fn part(html: Html) -> Option<TextPart> {
    (!html.0.is_empty()).then(|| TextPart {
        html,
        covered: Vec::new(),
        notes: Vec::new(),
        folded: Vec::new(),
        folded_kinds: Vec::new(),
        rows: 0,
        place: "inside",
        continues: None,
    })
}

/// All notes by kind. Of those on what is held back, the words are those that the editor quotes.
fn index(placed: &[Placed<'_>], reading: &Reading, publish: Publish) -> Vec<NoteGroup> {
    let mut groups: BTreeMap<NoteKind, Vec<NoteLink>> = BTreeMap::new();
    for one in placed {
        groups.entry(one.note.kind.value).or_default().push(NoteLink {
            fragment: one.fact.fragment.to_string(),
            number: one.number,
            quote: beginning(&quote(one, reading, publish)),
        });
    }
    let group = |(kind, notes)| NoteGroup { kind: words::note_kind(kind), notes };
    groups.into_iter().map(group).collect()
}

fn quote(one: &Placed<'_>, reading: &Reading, publish: Publish) -> String {
    match publish {
        Publish::Full => passage(one, &reading.document),
        Publish::Excerpt | Publish::Metadata => one.note.quote.value.trim().to_owned(),
    }
}

fn passage(one: &Placed<'_>, document: &Document) -> String {
    document.words(one.fact.range).to_owned()
}

/// Returns the first words of a passage.
fn beginning(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let quote = words.join(" ");
    if quote.chars().count() <= QUOTE_LENGTH {
        return quote;
    }
    facts::first_words(&quote, QUOTE_LENGTH)
}

/// Notes of a record, for its page.
struct Shown<'a> {
    setting: Setting<'a>,
    node: Node,
    page: &'a Language,
}

impl Shown<'_> {
    fn parts(
        &self,
        reading: &Reading,
        placed: &[Placed<'_>],
        covered: &[Covered],
    ) -> Vec<TextPart> {
        let cut = annotated::cuts(self.setting, self.node, reading, placed, covered);
        let note = |one: &Placed<'_>| {
            let quote = passage(one, &reading.document);
            let [before, after] = [&one.note.prefix, &one.note.suffix]
                .map(|words| words.as_ref().map(|words| words.value.as_str()));
            let elsewhere = self.elsewhere(&quote, before, after);
            Note { marked: true, elsewhere, ..self.note(one, quote) }
        };
        let part = |cut: annotated::Cut| {
            let own = placed.get(cut.notes).unwrap_or_default();
            let mut notes: Vec<Note> = own.iter().map(note).collect();
            let folded = notes.split_off(notes.len().min(OPEN_NOTES));
            let mut folded_kinds: Vec<&'static str> = folded.iter().map(|note| note.kind).collect();
            folded_kinds.sort_unstable();
            folded_kinds.dedup();
            let covered = covered.get(cut.covered).unwrap_or_default();
            TextPart {
                html: cut.html,
                place: note_room::place(cut.letters, cut.rows, &notes, covered),
                covered: covered.to_vec(),
                notes,
                folded,
                folded_kinds,
                rows: cut.rows.min(MAX_ROWS),
                continues: cut.continues,
            }
        };
        cut.into_iter().map(part).collect()
    }

    fn apart(&self, placed: &[Placed<'_>]) -> Vec<Note> {
        let note = |one: &Placed<'_>| self.note(one, one.note.quote.value.trim().to_owned());
        placed.iter().map(note).collect()
    }

    /// Returns a note that shows the words of a passage and nothing of what stands beside them.
    fn note(&self, one: &Placed<'_>, quote: String) -> Note {
        let (setting, page) = (self.setting, self.page);
        let archive = setting.archive;
        let note = one.note;
        let at = Some(self.date());
        let speech = note.speech.as_ref().and_then(|id| archive.census.speech(&id.value));
        let speech = speech.filter(|ix| !self.is_report_of(*ix));
        let field = |text: &Option<_>| {
            text.as_ref().map(|text| prose::field(setting, self.node, text)).unwrap_or_default()
        };
        Note {
            fragment: one.fact.fragment.to_string(),
            number: one.number,
            key: annotated::key(one.number),
            kind: words::note_kind(note.kind.value),
            elsewhere: self.elsewhere(&quote, None, None),
            quote,
            marked: false,
            body: field(&note.body),
            by: parts::parties(archive, &note.by, at, page),
            via: parts::parties(archive, &note.via, at, page),
            mode: note.mode.as_ref().map(|mode| words::quote_mode(mode.value)),
            speech: speech.map(|ix| setting.line(Node::Speech(ix), page)),
            subjects: self.subjects(note),
            positions: note.positions.iter().map(|side| self.position(side)).collect(),
            sources: parts::sources(archive, &note.sources, page),
            author: note.author.as_ref().map(|author| list::editor(archive, &author.value)),
            date: note.date.as_ref().map(|date| date.value.to_string()),
            reviewed_by: note.reviewed_by.as_ref().map(|name| list::editor(archive, &name.value)),
            tags: note.tags.iter().map(|tag| tag.value.clone()).collect(),
        }
    }

    fn position(&self, side: &annotation::Position) -> Position {
        let archive = self.setting.archive;
        Position {
            by: parts::parties(archive, &side.by, Some(self.date()), self.page),
            body: prose::field(self.setting, self.node, &side.body),
            sources: parts::sources(archive, &side.sources, self.page),
        }
    }

    /// The pledge and the claim that the passage is evidence of.
    fn subjects(&self, note: &Annotation) -> Vec<Line> {
        let subjects = noted::subjects(&self.setting.archive.census, note);
        subjects.map(|node| self.setting.line(node, self.page)).collect()
    }

    /// Whether the text reports that speech and no other, so that its notes need not say where words were said.
    fn is_report_of(&self, speech: Ix<Speech>) -> bool {
        let Node::Article(ix) = self.node else { return false };
        self.setting.archive.relations.article(ix).speeches == [speech]
    }

    /// When the text was published or said, which tells the roles of those who are named.
    fn date(&self) -> &Edtf {
        let census = &self.setting.archive.census;
        match self.node {
            Node::Article(ix) => &census.articles[ix].date.value,
            Node::Speech(ix) => &census.speeches[ix].date.value,
            _ => unreachable!("only articles and speeches have notes"),
        }
    }

    /// Returns the address of a passage on the publisher's page; `before` and `after` stand beside it.
    fn elsewhere(&self, quote: &str, before: Option<&str>, after: Option<&str>) -> Option<String> {
        let url = self.publishers_page()?;
        Some(text_fragment::address(url, quote, before, after))
    }

    /// The address at which the text can be read elsewhere.
    fn publishers_page(&self) -> Option<&str> {
        let census = &self.setting.archive.census;
        let url = match self.node {
            Node::Article(ix) => census.articles[ix].source.as_ref()?.url.as_ref()?,
            Node::Speech(ix) => census.speeches[ix].text.as_ref()?.url.as_ref()?,
            _ => return None,
        };
        Some(url.value.as_str())
    }
}
