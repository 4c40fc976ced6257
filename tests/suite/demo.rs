//! The demo archive can be traced: everything in it has a source, its web addresses are those of a list that people have
//! looked through, and what it quotes is short.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use dateline::base::kind::Kind;
use dateline::base::language::Language;
use dateline::base::span::{FileId, Span};
use dateline::record::annotation::{self, Annotation, Subject};
use dateline::record::article::ArticleKind;
use dateline::record::citation::Citation;
use dateline::record::common::{self, Record};
use dateline::record::node::{Node, NodeKind, Scalar};
use dateline::record::read;
use dateline::record::site::{HtmlTrust, Punctuation};
use dateline::record::table::{Shape, Table};
use dateline::record::yaml;
use dateline::source::file::{Role, SourceFile};
use dateline::source::front_matter::{self, Parts};
use dateline::source::role::{self, Sort};
use dateline::text::document::{Document, Piece, Target};
use dateline::text::markdown::{self, TextPlace, TextStyle};

use crate::kit::{folder, is_blessing, project};

/// How long a quotation may be, in words; in writing without spaces, in characters.
const WORDS: usize = 30;
const CHARACTERS: usize = 60;

/// A file of the demo: a record, or notes beside one.
struct Page {
    path: String,
    file: SourceFile,
    parts: Parts,
}

/// A file of notes, as they are written in the demo: a list.
static NOTES: Shape = Shape::List(&Shape::Fields(&annotation::FIELDS));

/// A text or address of front matter, with the key that it stands under.
struct Value {
    key: &'static str,
    shape: &'static Shape,
    text: String,
}

fn demo() -> Vec<Page> {
    let files = folder::files(&project().join("content"));
    let has_index = |folder: &str| {
        let path = format!("{folder}/index.md");
        files.contains_key(path.trim_start_matches("content/"))
    };
    let page = |(name, bytes): (&String, &Vec<u8>)| {
        let path = format!("content/{name}");
        let Sort::Text(role) = role::sort(&path, has_index) else {
            panic!("{path} is neither a record nor notes");
        };
        let text = String::from_utf8(bytes.clone()).unwrap();
        let file = SourceFile { id: FileId(0), path: path.clone(), role, text: text.into() };
        let parts = parts(&file);
        Page { path, file, parts }
    };
    files.iter().map(page).collect()
}

/// Returns the parts of a file; one of YAML alone has no body.
fn parts(file: &SourceFile) -> Parts {
    if file.path.strip_suffix(".yaml").is_some() {
        let end = file.text.len();
        return Parts { front: Span::new(file.id, 0..end), body: Span::new(file.id, end..end) };
    }
    front_matter::split(file).unwrap()
}

impl Page {
    /// Returns the record of the file, where it is not of notes alone.
    fn record(&self) -> Option<Record> {
        let Parts { front, body } = self.parts;
        match &self.file.role {
            Role::Record(kind, stem) => read::read(&self.file, *kind, stem, front, body).0,
            _ => None,
        }
    }

    /// Returns the notes that stand in the file.
    fn notes(&self) -> Vec<Annotation> {
        match &self.file.role {
            Role::Notes(_) => read::notes(&self.file).0,
            Role::Note(_, stem) => read::note(&self.file, stem).0.into_iter().collect(),
            _ => match self.record() {
                Some(Record::Article(article)) => article.annotations,
                Some(Record::Speech(speech)) => speech.annotations,
                _ => Vec::new(),
            },
        }
    }

    /// Returns the texts that readers see of the record, each with the key that it stands under: its fields and its body.
    fn texts(&self) -> Vec<(&'static str, Document)> {
        let plain = |text: String| Document { text, ..Document::default() };
        let in_front = self.values().into_iter().filter_map(|value| match value.shape {
            Shape::Url => None,
            Shape::Markdown => {
                let whole = Span::new(FileId(0), 0..value.text.len());
                Some((value.key, document(&value.text, whole, TextPlace::Field)))
            }
            _ => Some((value.key, plain(value.text))),
        });
        let body = document(&self.file.text, self.parts.body, TextPlace::Body);
        in_front.chain([("", body)]).collect()
    }

    /// Returns what the front matter holds of texts and addresses.
    fn values(&self) -> Vec<Value> {
        let (root, _) = yaml::parse(&self.file, self.parts.front);
        let root = root.unwrap();
        let mut values = Vec::new();
        match &self.file.role {
            Role::Record(kind, _) => collect(&root, &read::tables(*kind), &mut values),
            Role::Notes(_) => collect_value(&root, "annotations", &NOTES, &mut values),
            _ => collect(&root, &[&annotation::FIELDS], &mut values),
        }
        values
    }

    /// Returns the web addresses that the record names, the longest first.
    fn addresses(&self) -> Vec<String> {
        let values = self.values().into_iter().filter(|value| matches!(value.shape, Shape::Url));
        let links = self.texts().into_iter().flat_map(|(_, text)| text.links);
        let links = links.filter_map(|link| match link.target {
            Target::Web(address) => Some(address),
            _ => None,
        });
        let mut addresses: Vec<_> = values.map(|value| value.text).chain(links).collect();
        addresses.sort_by_key(|address| std::cmp::Reverse(address.len()));
        addresses
    }
}

fn document(source: &str, part: Span, place: TextPlace) -> Document {
    let language = Language::english();
    let (punctuation, html) = (Punctuation::Plain, HtmlTrust::Sanitized);
    markdown::read(source, part, &TextStyle { language, punctuation, html, place }).0
}

fn collect(node: &Node, tables: &[&'static Table], values: &mut Vec<Value>) {
    let NodeKind::Mapping(entries) = &node.kind else { return };
    for entry in entries {
        let fields = tables.iter().flat_map(|table| table.fields);
        let field = fields.into_iter().find(|field| field.key == entry.key.value).unwrap();
        collect_value(&entry.value, field.key, &field.shape, values);
    }
}

fn collect_value(node: &Node, key: &'static str, shape: &'static Shape, values: &mut Vec<Value>) {
    match (shape, &node.kind) {
        (Shape::List(item), NodeKind::List(nodes)) => {
            for node in nodes {
                collect_value(node, key, item, values);
            }
        }
        (Shape::List(item), _) => collect_value(node, key, item, values),
        // A record that is written in a note has what every record may have.
        (Shape::Fields(table), _) => collect(node, &[table, &common::FIELDS], values),
        (Shape::Or(one, other), _) => {
            collect_value(node, key, one, values);
            collect_value(node, key, other, values);
        }
        (
            Shape::Url | Shape::Line | Shape::Text | Shape::Markdown,
            NodeKind::Scalar(Scalar { text, .. }),
        ) => values.push(Value { key, shape, text: text.clone() }),
        _ => {}
    }
}

#[track_caller]
fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Returns what a record says without a source.
fn unsourced(record: Record) -> Vec<String> {
    match record {
        Record::Article(article) if article.kind.value == ArticleKind::Digest => {
            if article.sources.is_empty() {
                return vec!["the digest has no source".to_owned()];
            }
            let vague = article.sources.iter().filter(|source| is_vague(source));
            vague.map(|source| format!("a source cannot be found: {source:?}")).collect()
        }
        Record::Article(article) => match article.source {
            Some(source) if source.url.is_some() || source.publisher.is_some() => Vec::new(),
            _ => vec!["the article has no source".to_owned()],
        },
        Record::Pledge(pledge) => {
            let bare = pledge.updates.iter().filter(|update| update.sources.is_empty());
            bare.map(|update| format!("the update of {} has no source", update.date.value))
                .collect()
        }
        Record::Claim(claim) => {
            let bare = claim.reviews.iter().filter(|review| review.sources.is_empty());
            bare.map(|review| format!("the review of {} has no source", review.date.value))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Returns whether a source is a work that has neither an address nor title and publisher.
fn is_vague(source: &Citation) -> bool {
    let Citation::Work(work) = source else { return false };
    work.url.is_none() && (work.title.is_none() || work.publisher.is_none())
}

#[test]
fn everything_in_the_demo_has_a_source() {
    let mut missing = Vec::new();
    for page in demo() {
        let found = page.record().map(unsourced).unwrap_or_default();
        missing.extend(found.into_iter().map(|what| format!("{}: {what}", page.path)));
    }
    assert_none(&missing);
}

/// Returns whether a note names its evidence, as a whole or for each side, and so does a record that is written in it.
fn has_evidence(note: &Annotation) -> bool {
    let sides = !note.positions.is_empty()
        && note.positions.iter().all(|position| !position.sources.is_empty());
    let pledge = match &note.pledge {
        Some(Subject::Here(pledge)) => !pledge.sources.is_empty(),
        _ => true,
    };
    let claim = match &note.claim {
        Some(Subject::Here(claim)) => !claim.sources.is_empty(),
        _ => true,
    };
    (sides || !note.sources.is_empty()) && pledge && claim
}

#[test]
fn every_note_in_the_demo_names_its_evidence() {
    let mut bare = Vec::new();
    for page in demo() {
        let notes = page.notes();
        let found = notes.iter().filter(|note| !has_evidence(note));
        bare.extend(found.map(|note| format!("{}: {}", page.path, note.quote.value)));
    }
    assert_none(&bare);
}

#[test]
fn the_addresses_of_the_demo_are_those_of_the_list() {
    let pages = demo();
    let mut named: BTreeMap<String, &str> = BTreeMap::new();
    for page in &pages {
        named.extend(page.addresses().into_iter().map(|address| (address, page.path.as_str())));
    }
    let file = project().join("tests/demo/addresses.txt");
    let text: String = named.keys().map(|address| format!("{address}\n")).collect();
    if is_blessing() {
        fs::write(&file, &text).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap();
    let listed: BTreeSet<&str> = written.lines().collect();
    let unlisted = named.iter().filter(|(address, _)| !listed.contains(address.as_str()));
    let unlisted = unlisted
        .map(|(address, path)| format!("{path}: not in tests/demo/addresses.txt: {address}"));
    let unnamed = listed.iter().filter(|address| !named.contains_key(**address));
    let unnamed =
        unnamed.map(|address| format!("tests/demo/addresses.txt: no record names {address}"));
    assert_none(&unlisted.chain(unnamed).collect::<Vec<_>>());
    assert_eq!(written, text, "the list is sorted, and has each address once");
}

/// What the readers above do not see as an address would be in no list.
#[test]
fn every_address_of_the_demo_is_seen() {
    let mut unseen = Vec::new();
    for page in demo() {
        let rest = page
            .addresses()
            .iter()
            .fold(page.file.text.to_string(), |text, address| text.replace(address, ""));
        let lines = rest.lines().filter(|line| line.contains("://"));
        unseen.extend(lines.map(|line| format!("{}: {line}", page.path)));
    }
    assert_none(&unseen);
}

/// Marks that open a quotation, and those that close it.
const MARKS: [(char, &str); 7] =
    [('“', "”"), ('„', "“”"), ('«', "»"), ('「', "」"), ('『', "』"), ('‟', "”"), ('"', "\"")];

/// Returns what stands between quotation marks in a text. One that is not closed in its paragraph runs to the end of it.
fn quoted(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for paragraph in text.lines() {
        let mut open: Vec<(usize, &str)> = Vec::new();
        for (at, c) in paragraph.char_indices() {
            if let Some((start, _)) = open.pop_if(|(_, ends)| ends.contains(c)) {
                found.push(paragraph.get(start..at).unwrap());
            } else if let Some((_, ends)) = MARKS.iter().find(|(mark, _)| *mark == c) {
                open.push((at + c.len_utf8(), ends));
            }
        }
        found.extend(open.into_iter().map(|(start, _)| paragraph.get(start..).unwrap()));
    }
    found
}

/// Returns the block quotations of a text.
fn blocks(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    for piece in &document.pieces {
        match piece {
            Piece::Html(html) => {
                let opened = html.matches("<blockquote").count();
                if depth == 0 && 0 < opened {
                    found.push(String::new());
                }
                depth = depth + opened - html.matches("</blockquote").count();
            }
            Piece::Text(range) | Piece::Closed(range) if 0 < depth => {
                let block = found.last_mut().unwrap();
                block.push_str(document.words(*range));
                block.push(' ');
            }
            _ => {}
        }
    }
    found
}

/// Returns whether a quotation is longer than it may be.
fn is_long(quotation: &str) -> bool {
    let has_spaces = |c: char| !matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
    if quotation.chars().all(has_spaces) {
        let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
        WORDS < quotation.split_whitespace().filter(is_word).count()
    } else {
        CHARACTERS < quotation.chars().filter(|c| c.is_alphanumeric()).count()
    }
}

#[test]
fn quotations_in_the_demo_are_short() {
    let mut long = Vec::new();
    for page in demo() {
        for (key, text) in page.texts() {
            let mut quotations: Vec<String> =
                quoted(&text.text).into_iter().map(str::to_owned).collect();
            quotations.extend(blocks(&text));
            // What a speaker said, in a speech, a pledge, a claim or a note, stands there without marks.
            match (&page.file.role, key) {
                (Role::Record(Kind::Speech, _), "") => {
                    quotations
                        .extend(text.paragraphs.iter().map(|range| text.words(*range).to_owned()));
                }
                (_, "quote" | "words" | "claim") => quotations.push(text.text.clone()),
                _ => {}
            }
            let mut report =
                |quotation: &String| long.push(format!("{} {key}: {quotation}", page.path));
            quotations.iter().filter(|quotation| is_long(quotation)).for_each(&mut report);
        }
    }
    assert_none(&long);
}

#[test]
fn quotations_are_found_by_their_marks() {
    assert_eq!(quoted("He said: “We «go» now.” Then \"no\"."), ["go", "We «go» now.", "no"]);
    assert_eq!(quoted("„Ja“, „nein”\n「是」 “And so"), ["Ja", "nein", "是", "And so"]);
    let text = "Before.\n\n> One *two*\n>\n> three\n\nAfter.\n";
    let read = document(text, Span::new(FileId(0), 0..text.len()), TextPlace::Body);
    assert_eq!(
        blocks(&read).concat().split_whitespace().collect::<Vec<_>>(),
        ["One", "two", "three"]
    );
    assert!(!is_long(&"word ".repeat(30)) && is_long(&"word ".repeat(31)));
    assert!(!is_long(&"字".repeat(60)) && is_long(&"字".repeat(61)));
}
