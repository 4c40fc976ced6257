//! Reads one record's text: Markdown, and the names in it; the Markdown again when the page is made.

use crate::archive::anchoring;
use crate::archive::called;
use crate::archive::census::Census;
use crate::archive::facts::{self, Facts, InBody, Names};
use crate::archive::ix::Ix;
use crate::archive::markdown_fields;
use crate::archive::node::Node;
use crate::archive::quoted;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::language::Language;
use crate::base::span::{Span, Spanned};
use crate::names::days::Days;
use crate::names::find::{self, AmbiguousName, Doubt, NameHit, OwnActors};
use crate::names::index::NameIndex;
use crate::names::rule::Rule;
use crate::names::sections;
use crate::record::site::Site;
use crate::source::file::SourceFile;
use crate::text::document::{Document, TextRange};
use crate::text::markdown::{self, TextPlace, TextStyle};

/// A record's text, read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The body.
    pub document: Document,
    /// The actors named in the body, in order.
    pub names: Vec<NameHit>,
}

impl Reading {
    /// Returns the mentions that become links: the first of each actor in each section, but for the actor whose page it is.
    pub fn first_mentions(&self, page: Option<u32>) -> Vec<NameHit> {
        sections::first_mentions(&self.names, &self.document, page)
    }
}

/// What a record's text is read with.
#[derive(Clone, Copy, Debug)]
pub struct Library<'a> {
    /// All records.
    pub census: &'a Census,
    /// The settings.
    pub site: &'a Site,
    /// The text files, by number.
    pub files: &'a [SourceFile],
}

/// Everything found in a record's text at once.
struct Found {
    reading: Reading,
    /// The title and the summary, and the names in them.
    head: [(String, Names); 2],
    /// The names in the body that could not be settled.
    unsettled: Box<[AmbiguousName]>,
    problems: Vec<Diagnostic>,
}

/// Reads a record's text for its page; `facts` are what is kept of it. A term without a file has none.
pub fn read(library: Library<'_>, node: Node, facts: &Facts) -> Reading {
    let body = body(library, node).map(|(document, _)| document);
    Reading { document: body.unwrap_or_default(), names: facts.mentions.to_vec() }
}

/// Reads a record's text and its Markdown fields for what the archive needs to know of them.
pub fn facts(library: Library<'_>, names: &NameIndex, node: Node) -> (Facts, Vec<Diagnostic>) {
    let Some(found) = find(library, names, node) else { return (Facts::default(), Vec::new()) };
    let language = language(library, node);
    let mut problems = found.problems;
    let document = &found.reading.document;
    let told = called::told(library.census, &library.site.language, document, language);
    let (notes, lost) = anchoring::notes(library.census, node, document, &told);
    problems.extend(lost);
    let in_body = InBody { names: &found.reading.names, notes: &notes };
    let mut facts = facts::collect(document, &told, in_body, language);
    facts.quotations = quoted::quotations(library, node, document, in_body, language);
    for (text, names) in &found.head {
        facts.add_head(text, &names.settled);
    }
    for text in markdown_fields::of(library.census, node) {
        let (document, found) = field(language, library.site, text);
        facts.add_field(&document, text.span);
        problems.extend(found);
    }
    let reported = found.unsettled.iter().filter(|name| name.doubt == Doubt::Several);
    problems.extend(reported.filter_map(|name| ambiguous(library, document, name)));
    facts.head = found.head.map(|(_, names)| names);
    facts.unsettled = found.unsettled;
    (facts, problems)
}

/// Reads a Markdown field. Its text was decoded from YAML, so that all problems are shown at the whole field.
pub fn field(
    language: &Language,
    site: &Site,
    text: &Spanned<String>,
) -> (Document, Vec<Diagnostic>) {
    let span = Span::new(text.span.file, 0..text.value.len());
    let (document, problems) =
        markdown::read(&text.value, span, &style(language, site, TextPlace::Field));
    let at_field =
        |problem: Diagnostic| Diagnostic { span: text.span, related: Vec::new(), ..problem };
    (document, problems.into_iter().map(at_field).collect())
}

fn style(language: &Language, site: &Site, place: TextPlace) -> TextStyle {
    TextStyle { language: language.clone(), punctuation: site.punctuation, html: site.html, place }
}

/// Returns the language of a record's text.
pub(super) fn language(library: Library<'_>, node: Node) -> &Language {
    let own = library.census.common(node).and_then(|common| common.language.as_ref());
    own.map_or(&library.site.language, |language| &language.value)
}

/// Reads the Markdown of a record's body.
fn body(library: Library<'_>, node: Node) -> Option<(Document, Vec<Diagnostic>)> {
    let common = library.census.common(node)?;
    let file = library.files.get(common.file.0 as usize)?;
    let style = style(language(library, node), library.site, TextPlace::Body);
    Some(markdown::read(&file.text, common.body, &style))
}

/// Title, summary and body are searched as one text, so that a short name counts after a fuller one in the headline.
fn find(library: Library<'_>, names: &NameIndex, node: Node) -> Option<Found> {
    let common = library.census.common(node)?;
    let (document, problems) = body(library, node)?;
    let title = library.census.title(node);
    let summary = common.summary.as_ref().map_or("", |summary| &summary.value);
    let text = format!("{title}\n{summary}\n{}", document.text);
    let found = find::find(names, &text, &own_actors(library.census, node));
    let found = merged(library.census, found);
    let summary_at = byte(title.len() + 1);
    let body_at = summary_at + byte(summary.len() + 1);
    let [mut in_title, in_summary, in_body] = parts(found, [summary_at, body_at]);
    if matches!(node, Node::Actor(_)) {
        in_title = Names::default();
    }
    let head = [(title.to_owned(), in_title), (summary.to_owned(), in_summary)];
    let reading = Reading { document, names: in_body.settled.into() };
    Some(Found { reading, head, unsettled: in_body.unsettled, problems })
}

/// Divides the names of a text at two places; ranges count from the beginning of their part.
fn parts(found: find::Found, [second, third]: [u32; 2]) -> [Names; 3] {
    let find::Found { hits, ambiguous } = found;
    [(0, second), (second, third), (third, u32::MAX)].map(|(start, end)| {
        let is_here = |range: TextRange| start <= range.start && range.start < end;
        let moved =
            |range: TextRange| TextRange { start: range.start - start, end: range.end - start };
        let settled = hits.iter().filter(|hit| is_here(hit.range));
        let unsettled = ambiguous.iter().filter(|name| is_here(name.range));
        Names {
            settled: settled.map(|hit| NameHit { range: moved(hit.range), ..*hit }).collect(),
            unsettled: unsettled
                .map(|name| AmbiguousName { range: moved(name.range), ..name.clone() })
                .collect(),
        }
    })
}

/// Names of an actor that was merged into another mean that one, so that a name of both is no longer ambiguous.
fn merged(census: &Census, found: find::Found) -> find::Found {
    let actor = |n: u32| census.actors.at(n).map_or(n, |ix| census.merged(ix).number());
    let mut hits: Vec<NameHit> =
        found.hits.into_iter().map(|hit| NameHit { actor: actor(hit.actor), ..hit }).collect();
    let mut ambiguous = Vec::new();
    for name in found.ambiguous {
        let mut candidates: Vec<u32> = name.candidates.iter().map(|n| actor(*n)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        match candidates.as_slice() {
            [one] if 1 < name.candidates.len() => {
                hits.push(NameHit { actor: *one, range: name.range, rule: Rule::Merged });
            }
            _ => ambiguous.push(AmbiguousName { candidates: candidates.into(), ..name }),
        }
    }
    hits.sort_by_key(|hit| hit.range);
    find::Found { hits, ambiguous }
}

fn byte(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The actors that a record's own fields name, and what its `names:` says.
fn own_actors(census: &Census, node: Node) -> OwnActors {
    let mut own =
        OwnActors { days: census.date(node).map_or(Days::ALL, Days::of), ..OwnActors::none() };
    for reference in crate::archive::references::of(census, node) {
        if let Some(Node::Actor(ix)) =
            reference.kind.and_then(|kind| census.find(kind, reference.id))
        {
            own.actors.push(ix.number());
        }
    }
    if let Node::Actor(ix) = node {
        own.actors.push(ix.number());
    }
    own.actors.sort_unstable();
    own.actors.dedup();
    for rule in census.common(node).into_iter().flat_map(|common| &common.names) {
        let is = rule.is.as_ref().and_then(|id| census.actor(&id.value)).map(Ix::number);
        own.rules.push((rule.text.value.clone(), is));
    }
    own
}

/// How many actors are named whom a name could mean.
const MAX_NAMED: usize = 5;

fn ambiguous(
    library: Library<'_>,
    document: &Document,
    name: &AmbiguousName,
) -> Option<Diagnostic> {
    let span = document.source_span(name.range)?;
    let ids: Vec<String> = (name.candidates.iter().filter_map(|n| library.census.actors.at(*n)))
        .map(|ix| format!("`{}`", library.census.actors[ix].common.id.value))
        .collect();
    let words = document.words(name.range);
    let shown = ids.get(..MAX_NAMED).unwrap_or(&ids).join(" or ");
    let others = if MAX_NAMED < ids.len() { " or one of others" } else { "" };
    let first = ids.first().map_or("ID", |id| id.trim_matches('`'));
    Some(
        Diagnostic::new(Code::AmbiguousName, span, format!("`{words}` could be {shown}{others}"))
            .with_help(format!("name the actor in full first, list it in `actors:`, or write `names: [{{text: {words}, is: {first}}}]`")),
    )
}
