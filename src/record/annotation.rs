//! Editors' notes on passages of articles and speeches. They name the passage by quoting it and never change the text.

use std::collections::BTreeMap;

use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::{Span, Spanned};
use crate::record::accepted::{self, Accepted};
use crate::record::citation::{self, Citation, Party};
use crate::record::claim::{self, Claim};
use crate::record::common::Origin;
use crate::record::dates;
use crate::record::fields::{self, Fields};
use crate::record::node::{Entry, Node, NodeKind};
use crate::record::pledge::{self, Pledge};
use crate::record::read::tables;
use crate::record::table::{Shape, Table, optional, required, words};
use crate::record::{term, value};
use crate::source::limits::MAX_NOTES;

/// One note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Annotation {
    /// The place of the whole note.
    pub span: Span,
    /// Its id and fragment; without one it follows from the words.
    pub id: Option<Spanned<Id>>,
    /// What sort of note it is.
    pub kind: Spanned<NoteKind>,
    /// The passage.
    pub quote: Spanned<String>,
    /// The words directly before it, where the quote alone is ambiguous.
    pub prefix: Option<Spanned<String>>,
    /// The words directly after it.
    pub suffix: Option<Spanned<String>>,
    /// The pledge that it is evidence of.
    pub pledge: Option<Subject<Pledge>>,
    /// The claim that it is evidence of.
    pub claim: Option<Subject<Claim>>,
    /// Who is quoted, promised or claimed.
    pub by: Vec<Party>,
    /// The spokesperson.
    pub via: Vec<Party>,
    /// How the words reach the reader.
    pub mode: Option<Spanned<QuoteMode>>,
    /// Where they were said.
    pub speech: Option<Spanned<Id>>,
    /// That the words may differ from those of the speech.
    pub collation: Option<Accepted>,
    /// The note, in Markdown.
    pub body: Option<Spanned<String>>,
    /// The sides of a dispute.
    pub positions: Vec<Position>,
    /// The editor.
    pub author: Option<Spanned<String>>,
    /// When it was written.
    pub date: Option<Spanned<Edtf>>,
    /// Whether it is published.
    pub status: NoteStatus,
    /// Who reviewed it.
    pub reviewed_by: Option<Spanned<String>>,
    /// Tags.
    pub tags: Vec<Spanned<String>>,
    /// Sources.
    pub sources: Vec<Citation>,
}

/// The record that a note is evidence of: an id, or the record itself, written in the note with its `id`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject<T> {
    /// A record with a file of its own.
    Record(Spanned<Id>),
    /// A record written in the note. The census holds those that are published, and the note then has their id.
    Here(Box<T>),
}

impl<T> Subject<T> {
    /// Returns the id of a record that the archive holds.
    pub fn id(&self) -> Option<&Spanned<Id>> {
        match self {
            Self::Record(id) => Some(id),
            Self::Here(_) => None,
        }
    }
}

/// What sort of note it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoteKind {
    /// Background.
    Context,
    /// A quotation, confirmed.
    Quote,
    /// A checkable statement.
    Claim,
    /// A promise.
    Pledge,
    /// The text differs from what else is known.
    Discrepancy,
    /// Where something comes from.
    Source,
    /// A remark on a translation.
    Translation,
    /// Something is disputed.
    Dispute,
}

/// How quoted words reach the reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuoteMode {
    /// As said.
    Direct,
    /// In other words.
    Paraphrase,
    /// In another language.
    Translated,
    /// As somebody else reports them.
    Secondhand,
}

/// Whether a note is published.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoteStatus {
    /// Not yet.
    Draft,
    /// Being reviewed.
    Review,
    /// It is.
    Published,
}

/// One side of a dispute.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position {
    /// Whose side.
    pub by: Vec<Party>,
    /// What they say, in Markdown.
    pub body: Spanned<String>,
    /// Sources.
    pub sources: Vec<Citation>,
}

const KINDS: [(&str, NoteKind); 8] = [
    ("context", NoteKind::Context),
    ("quote", NoteKind::Quote),
    ("claim", NoteKind::Claim),
    ("pledge", NoteKind::Pledge),
    ("discrepancy", NoteKind::Discrepancy),
    ("source", NoteKind::Source),
    ("translation", NoteKind::Translation),
    ("dispute", NoteKind::Dispute),
];

const MODES: [(&str, QuoteMode); 4] = [
    ("direct", QuoteMode::Direct),
    ("paraphrase", QuoteMode::Paraphrase),
    ("translated", QuoteMode::Translated),
    ("secondhand", QuoteMode::Secondhand),
];

const STATUSES: [(&str, NoteStatus); 3] = [
    ("draft", NoteStatus::Draft),
    ("review", NoteStatus::Review),
    ("published", NoteStatus::Published),
];

/// What a note may have.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Note",
    says: "An editor's note on a passage of an article or a speech, which it names by quoting it. It is shown with the text; what they name is linked both ways.",
    fields: &[
        optional("id", Shape::Id, "The note's own id, which is to be the fragment of its address."),
        required("kind", Shape::Word(|| words(&KINDS)), "What sort of note it is. A `source` needs `sources` or `body`, a `dispute` `positions` or `body`; `context`, `discrepancy` and `translation` need `body`."),
        required("quote", Shape::Text, "The passage, in the words that a reader sees: no markup; kinds of quotation marks and dashes, white space, line ends and ligatures need not be the same."),
        optional("prefix", Shape::Text, "The words directly before it, where the quote alone is ambiguous."),
        optional("suffix", Shape::Text, "The words directly after it."),
        optional("pledge", Shape::Or(&Shape::IdOf(Kind::Pledge), &Shape::Fields(&pledge::FIELDS)), "The pledge that it is evidence of; or the pledge itself, with its `id`: a record like those with a file of their own. `by` and `speech` of the note are its own where it has none."),
        optional("claim", Shape::Or(&Shape::IdOf(Kind::Claim), &Shape::Fields(&claim::FIELDS)), "The claim that it is evidence of; or the claim itself, with its `id`: a record like those with a file of their own. `by` and `speech` of the note are its own where it has none."),
        optional("by", Shape::List(&citation::PARTY), "Who is quoted, promises or claims."),
        optional("via", Shape::List(&citation::PARTY), "Who spoke for them."),
        optional("mode", Shape::Word(|| words(&MODES)), "How the words reach the reader."),
        optional("speech", Shape::IdOf(Kind::Speech), "Where they were said."),
        optional("collation", Shape::Fields(&accepted::FIELDS), "That the quotation may differ from the text of the speech."),
        optional("body", Shape::Markdown, "What the note says."),
        optional("positions", Shape::List(&Shape::Fields(&POSITION)), "The sides of a dispute."),
        optional("author", Shape::Line, "The editor: an id of `editors` in `site.yaml`, or a name."),
        optional("date", Shape::Day, "When it was written."),
        optional("status", Shape::Word(|| words(&STATUSES)), "Whether it is published.").standard("published"),
        optional("reviewed_by", Shape::Line, "Who reviewed it."),
        optional("tags", Shape::List(&Shape::Line), "Words to find it by."),
        optional("sources", Shape::List(&citation::CITATION), "The evidence."),
    ],
};

/// What a file of notes may have, where it is no list.
#[rustfmt::skip]
pub static FILE_FIELDS: Table = Table {
    title: "File of notes",
    says: "Notes may stand beside their record, in `NAME.notes.yaml` for `NAME.md`: a list of notes, or this. Or each in a file of its own in the folder `NAME.notes/`: `police.md` with the fields of a note as its front matter and what it says below, or `police.yaml`; the name of the file is the note's id where it gives none. Beside `index.md` they are `index.notes.yaml` and `index.notes/`.",
    fields: &[
        optional("annotations", Shape::List(&Shape::Fields(&FIELDS)), "The notes."),
    ],
};

#[rustfmt::skip]
static POSITION: Table = Table {
    title: "Position in a dispute",
    says: "One side.",
    fields: &[
        required("by", Shape::List(&citation::PARTY), "Whose side."),
        required("body", Shape::Markdown, "What they say."),
        optional("sources", Shape::List(&citation::CITATION), "Where they say it."),
    ],
};

/// Fragments that the pages need themselves begin so: headings, footnotes, the theme's own.
const RESERVED_PREFIXES: [&str; 4] = ["h-", "fn-", "fnref-", "dl-"];

/// Reads the notes of a record or a sidecar.
pub fn list(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Vec<Annotation>> {
    let annotation = |node: &Node, problems: &mut Vec<Diagnostic>| annotation(node, None, problems);
    if let NodeKind::List(items) = &node.kind
        && let Some(item) = items.get(MAX_NOTES)
    {
        problems.push(too_many(value::first_line(item)));
        return None;
    }
    let notes = value::list(node, problems, annotation);
    problems.extend(duplicates(&notes));
    Some(notes)
}

/// What the file of a single note says beside the note's fields.
#[derive(Clone, Copy, Debug)]
pub struct NoteFile<'a> {
    /// Its name, which is the note's id where none is given.
    pub stem: Spanned<&'a str>,
    /// What stands below the front matter: the place of its first line, and the text without empty lines around it.
    pub body: Option<Spanned<&'a str>>,
}

/// Reads the note that has a file of its own.
pub fn single(
    node: &Node,
    file: NoteFile<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Annotation> {
    annotation(node, Some(file), problems)
}

/// Adds the notes that stand in files beside a record to its own; reports ids that stand in both, and notes beyond the limit.
pub fn join(notes: &mut Vec<Annotation>, beside: Vec<Annotation>) -> Vec<Diagnostic> {
    let room = MAX_NOTES.saturating_sub(notes.len());
    if let Some(note) = beside.get(room) {
        return vec![too_many(Span { end: note.span.start, ..note.span })];
    }
    let known = duplicates(notes).len();
    notes.extend(beside);
    duplicates(notes).into_iter().skip(known).collect()
}

fn too_many(span: Span) -> Diagnostic {
    Diagnostic::new(Code::YamlLimit, span, format!("the record has more than {MAX_NOTES} notes"))
        .with_help("split the text into several records")
}

fn duplicates(notes: &[Annotation]) -> Vec<Diagnostic> {
    let mut places = BTreeMap::new();
    let mut problems = Vec::new();
    for id in notes.iter().filter_map(|note| note.id.as_ref()) {
        if let Some(first) = places.get(&id.value) {
            let message = format!("the note id `{}` stands here a second time", id.value);
            let problem = Diagnostic::new(Code::DuplicateFragment, id.span, message);
            problems.push(
                problem
                    .with_related(*first, "it stands here first")
                    .with_help("give each note an id of its own"),
            );
        } else {
            places.insert(&id.value, id.span);
        }
    }
    problems
}

fn annotation(
    node: &Node,
    file: Option<NoteFile<'_>>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Annotation> {
    let entries = match &node.kind {
        NodeKind::Mapping(entries) => entries.as_slice(),
        _ => &[],
    };
    fields::read(node, &[&FIELDS], problems, |fields| {
        let kind = fields.required("kind", value::one_of(&KINDS));
        let quote = fields.required("quote", value::text);
        if let Some(kind) = &kind {
            check_content(kind.value, fields, file);
        }
        let id = fields.optional("id", note_id);
        let has_id = fields.key("id").is_some();
        Some(Annotation {
            span: node.span,
            id: id.or_else(|| id_of_file(file.filter(|_| !has_id)?, fields.problems())),
            prefix: fields.optional("prefix", value::text),
            suffix: fields.optional("suffix", value::text),
            pledge: fields.optional("pledge", |node, problems| {
                subject(node, entries, problems, (Kind::Pledge, pledge::read))
            }),
            claim: fields.optional("claim", |node, problems| {
                subject(node, entries, problems, (Kind::Claim, claim::read))
            }),
            by: fields.list("by", citation::party),
            via: fields.list("via", citation::party),
            mode: fields.optional("mode", value::one_of(&MODES)),
            speech: fields.optional("speech", value::id),
            collation: fields.optional("collation", accepted::read),
            body: body(fields, file),
            positions: fields.list("positions", position),
            author: fields.optional("author", value::line),
            date: fields.optional("date", dates::day),
            status: fields
                .optional("status", value::one_of(&STATUSES))
                .map_or(NoteStatus::Published, |status| status.value),
            reviewed_by: fields.optional("reviewed_by", value::line),
            tags: fields.list("tags", value::line),
            sources: fields.list("sources", citation::citation),
            // What must be there comes last, so that nothing is left unread where it is missing.
            kind: kind?,
            quote: quote?,
        })
    })
}

/// Reports a note that says nothing: it would be an empty box on the page.
fn check_content(kind: NoteKind, fields: &mut Fields<'_>, file: Option<NoteFile<'_>>) {
    let [has_field, has_sources, has_positions] =
        ["body", "sources", "positions"].map(|key| fields.has(key));
    let has_body = has_field || file.is_some_and(|file| file.body.is_some());
    let missing = match kind {
        _ if has_body => return,
        NoteKind::Quote | NoteKind::Claim | NoteKind::Pledge => return,
        NoteKind::Source if has_sources => return,
        NoteKind::Dispute if has_positions => return,
        NoteKind::Source => "neither `sources` nor `body` says where the passage comes from",
        NoteKind::Dispute => "neither `positions` nor `body` says what is disputed",
        NoteKind::Context | NoteKind::Discrepancy | NoteKind::Translation => {
            "`body` is missing, and the note says nothing without it"
        }
    };
    fields.report_missing(missing);
}

/// Reads what a note says: below the front matter of its own file, or in a field.
fn body(fields: &mut Fields<'_>, file: Option<NoteFile<'_>>) -> Option<Spanned<String>> {
    let field = fields.optional("body", value::text);
    let Some(below) = file.and_then(|file| file.body) else { return field };
    if let Some(key) = fields.key("body") {
        let message = "the note has a `body` and a text below its front matter";
        fields.report(
            Diagnostic::new(Code::ConflictingKeys, key, message)
                .with_help("keep one of the two")
                .with_related(below.span, "the text begins here"),
        );
    }
    Some(Spanned::new(below.value.to_owned(), below.span))
}

/// Returns the id that the name of a note's file gives.
fn id_of_file(file: NoteFile<'_>, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Id>> {
    let Spanned { value: stem, span } = file.stem;
    if let Some(id) = Id::parse(stem) {
        return free_fragment(Spanned::new(id, span), problems);
    }
    let message = format!("the name {} cannot be an id", value::quoted(stem));
    let help = match term::slug(stem) {
        Some(id) => format!("rename the file to `{id}`, or write `id: {id}`"),
        None => {
            "rename the file, or write `id:` with a name in Latin letters, lower-case".to_owned()
        }
    };
    problems.push(Diagnostic::new(Code::BadId, span, message).with_help(help));
    None
}

fn note_id(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Id>> {
    let id = value::id(node, problems)?;
    free_fragment(id, problems)
}

/// Returns a note's id, which is a fragment of the page and must not be one that the page needs itself.
fn free_fragment(id: Spanned<Id>, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Id>> {
    let text = id.value.as_str();
    let is_paragraph = text
        .strip_prefix('p')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    let help = if is_paragraph {
        format!("`{text}` is the fragment of a paragraph; choose another id")
    } else {
        let prefix = RESERVED_PREFIXES.into_iter().find(|prefix| text.starts_with(prefix));
        let Some(prefix) = prefix else { return Some(id) };
        format!("fragments that begin with `{prefix}` are the page's own; choose another id")
    };
    let message = format!("a note cannot have the id `{text}`");
    problems.push(Diagnostic::new(Code::BadFragment, id.span, message).with_help(help));
    None
}

/// Fields of a note that a record takes which is written in it and does not have them itself.
const OF_THE_NOTE: [&str; 2] = ["by", "speech"];

/// A kind of record, and what reads its fields.
type Reader<T> = (Kind, fn(&mut Fields<'_>, &Origin<'_>) -> Option<T>);

/// Reads the record that a note of those `entries` is evidence of: an id, or the fields of the record with its `id`.
fn subject<T>(
    node: &Node,
    entries: &[Entry],
    problems: &mut Vec<Diagnostic>,
    (kind, read): Reader<T>,
) -> Option<Subject<T>> {
    let NodeKind::Mapping(own) = &node.kind else {
        return value::id(node, problems).map(Subject::Record);
    };
    let has = |name: &str| own.iter().any(|entry| entry.key.value == name);
    let taken = entries.iter().filter(|entry| {
        let name = entry.key.value.as_str();
        OF_THE_NOTE.contains(&name) && !has(name)
    });
    let all = own.iter().chain(taken).cloned().collect();
    let body = Span { start: node.span.end, ..node.span };
    let origin = Origin { kind, file: node.span.file, stem: None, front: node.span, body };
    let mapping = Node { span: node.span, kind: NodeKind::Mapping(all) };
    fields::read(&mapping, &tables(kind), problems, |fields| read(fields, &origin))
        .map(|record| Subject::Here(Box::new(record)))
}

fn position(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Position> {
    fields::read(node, &[&POSITION], problems, |fields| {
        let body = fields.required("body", value::text);
        Some(Position {
            by: fields.required_list("by", citation::party),
            sources: fields.list("sources", citation::citation),
            body: body?,
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::base::kind::Kind;
    use crate::record::kit;

    #[test]
    fn notes_say_something() {
        kit::check(
            Kind::Article,
            "
                title: A
                date: 2024-09-26
                type: report
                annotations:
                  - {kind: context, quote: a}
                  - {kind: source, quote: a, sources: []}
                  - {kind: dispute, quote: a}
                  - {kind: quote, quote: a, mode: exact}
                  - {kind: fact, status: done}
            ",
            "
                5:6 missing-key `body` is missing, and the note says nothing without it
                6:6 missing-key neither `sources` nor `body` says where the passage comes from
                7:6 missing-key neither `positions` nor `body` says what is disputed
                8:35 unknown-value `exact` is not a value of this field
                  help: it is one of `direct`, `paraphrase`, `translated`, `secondhand`
                9:12 unknown-value `fact` is not a value of this field
                  help: it is one of `context`, `quote`, `claim`, `pledge`, `discrepancy`, `source`, `translation`, `dispute`
                9:6 missing-key `quote` is missing
                9:26 unknown-value `done` is not a value of this field
                  help: it is one of `draft`, `review`, `published`
            ",
        );
    }

    #[test]
    fn note_ids_are_fragments_of_their_own() {
        kit::check(
            Kind::Article,
            "
                title: A
                date: 2024-09-26
                type: report
                annotations:
                  - {kind: quote, quote: a, id: p12}
                  - {kind: quote, quote: a, id: fn-1}
                  - {kind: quote, quote: a, id: fnref-1}
                  - {kind: quote, quote: a, id: Pledge 1}
                  - {kind: quote, quote: a, id: same}
                  - {kind: quote, quote: a, id: same}
            ",
            "
                5:33 bad-fragment a note cannot have the id `p12`
                  help: `p12` is the fragment of a paragraph; choose another id
                6:33 bad-fragment a note cannot have the id `fn-1`
                  help: fragments that begin with `fn-` are the page's own; choose another id
                7:33 bad-fragment a note cannot have the id `fnref-1`
                  help: fragments that begin with `fnref-` are the page's own; choose another id
                8:33 bad-id `Pledge 1` is not an id
                  help: ids are lower-case letters, digits and hyphens: `pledge-1`
                10:33 duplicate-fragment the note id `same` stands here a second time
                  9:33 it stands here first
                  help: give each note an id of its own
            ",
        );
    }

    #[test]
    fn records_in_notes_have_their_fields() {
        kit::check(
            Kind::Article,
            "
                title: A
                date: 2024-09-26
                type: report
                annotations:
                  - {kind: pledge, quote: c, pledge: {title: T}}
                  - kind: claim
                    quote: c
                    claim: {id: q, title: T, claim: C, due: 2024}
            ",
            "
                5:39 missing-key `id` is missing
                5:39 missing-key `promised` is missing
                5:39 missing-key `by` is missing
                8:40 unknown-key there is no key `due` here
                  help: the keys are `aliases`, `appearances`, `by`, `claim`, `date`, `draft`, `extra`, `id`, `identifiers`, `language`, `names`, `responses`, `reviews`, `sources`, `speech`, `summary`, `title`, `topics`, `translation_of`, `visibility`, `withdrawn`
            ",
        );
    }
}
