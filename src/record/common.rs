//! What records of every kind have.

use crate::base::address::{Address, is_device};
use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::span::{FileId, Span, Spanned};
use crate::record::actor::Actor;
use crate::record::article::Article;
use crate::record::claim::Claim;
use crate::record::dates;
use crate::record::event::Event;
use crate::record::fields::{self, Fields};
use crate::record::node::{Entry, Node, NodeKind, Scalar, Style};
use crate::record::page::Page;
use crate::record::pledge::Pledge;
use crate::record::speech::Speech;
use crate::record::table::{Shape, Table, optional, required, words};
use crate::record::term::{self, Place, TermName, Topic};
use crate::record::value;

/// A record of any kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Record {
    /// An article.
    Article(Box<Article>),
    /// An actor.
    Actor(Box<Actor>),
    /// A speech.
    Speech(Box<Speech>),
    /// An event.
    Event(Box<Event>),
    /// A pledge.
    Pledge(Box<Pledge>),
    /// A claim.
    Claim(Box<Claim>),
    /// A topic's description.
    Topic(Box<Topic>),
    /// A place's description.
    Place(Box<Place>),
    /// A page of the archive's own.
    Page(Box<Page>),
}

/// The fields that every kind has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Common {
    /// The kind.
    pub kind: Kind,
    /// The file.
    pub file: FileId,
    /// The id; where it is the file's name, the place is the start of the file.
    pub id: Spanned<Id>,
    /// Old addresses that lead here; they may end in `.html`.
    pub aliases: Vec<Spanned<Address>>,
    /// The language of the record's text, if it is not the site's.
    pub language: Option<Spanned<Language>>,
    /// The record of the same kind that this one translates.
    pub translation_of: Option<Spanned<Id>>,
    /// One sentence or two, plain text.
    pub summary: Option<Spanned<String>>,
    /// Topics, by name or id.
    pub topics: Vec<Spanned<TermName>>,
    /// Whether it is left out unless drafts are asked for.
    pub draft: bool,
    /// The notice that replaces the text, if it was withdrawn.
    pub withdrawn: Option<Withdrawn>,
    /// Who is led to the page.
    pub visibility: Visibility,
    /// Identifiers elsewhere, by scheme.
    pub identifiers: Vec<Identifier>,
    /// What `names:` says of the names in this text.
    pub names: Vec<NameRule>,
    /// Values for the archive's own templates.
    pub extra: Vec<(String, Extra)>,
    /// Whether all that must be there could be read; else something stands for it, which nobody is to see.
    pub is_whole: bool,
    /// The bytes of the front matter between its `---` lines.
    pub front: Span,
    /// The bytes of the body.
    pub body: Span,
}

/// `withdrawn: {date, reason}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Withdrawn {
    /// When.
    pub date: Spanned<Edtf>,
    /// Why, in plain text.
    pub reason: Spanned<String>,
}

/// Who is led to a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// Readers of the archive, but no search engine.
    Unindexed,
    /// Only who has the address: it stands in no list.
    Unlisted,
}

/// An identifier of the thing elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identifier {
    /// The scheme, such as `wikidata` or `doi`.
    pub scheme: Spanned<String>,
    /// The identifier.
    pub value: Spanned<String>,
}

/// `{text: Smith, is: david-smith}`: what a name in this text means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameRule {
    /// The name as it stands in the text.
    pub text: Spanned<String>,
    /// The actor; none where `is: false` says that it means nobody of the archive.
    pub is: Option<Spanned<Id>>,
}

/// A value under `extra:`, kept as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Extra {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other scalar.
    Text(String),
    /// A list.
    List(Vec<Extra>),
    /// A mapping, in the order written.
    Map(Vec<(String, Extra)>),
}

impl Common {
    /// Returns whether the record stands in lists.
    pub fn is_listed(&self) -> bool {
        self.visibility != Visibility::Unlisted
    }
}

impl Record {
    /// Returns the fields that every kind has.
    pub fn common(&self) -> &Common {
        match self {
            Self::Article(record) => &record.common,
            Self::Actor(record) => &record.common,
            Self::Speech(record) => &record.common,
            Self::Event(record) => &record.common,
            Self::Pledge(record) => &record.common,
            Self::Claim(record) => &record.common,
            Self::Topic(record) => &record.common,
            Self::Place(record) => &record.common,
            Self::Page(record) => &record.common,
        }
    }

    /// Returns the fields that every kind has, to be changed.
    pub fn common_mut(&mut self) -> &mut Common {
        match self {
            Self::Article(record) => &mut record.common,
            Self::Actor(record) => &mut record.common,
            Self::Speech(record) => &mut record.common,
            Self::Event(record) => &mut record.common,
            Self::Pledge(record) => &mut record.common,
            Self::Claim(record) => &mut record.common,
            Self::Topic(record) => &mut record.common,
            Self::Place(record) => &mut record.common,
            Self::Page(record) => &mut record.common,
        }
    }
}

/// Where a record comes from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The kind.
    pub kind: Kind,
    /// The file.
    pub file: FileId,
    /// The id that the file's path gives; none for a record that is written in a note and must name its id.
    pub stem: Option<&'a str>,
    /// The bytes of the front matter, or of the mapping in a note.
    pub front: Span,
    /// The bytes of the body; empty in a note.
    pub body: Span,
}

const VISIBILITIES: [(&str, Visibility); 3] = [
    ("public", Visibility::Public),
    ("unindexed", Visibility::Unindexed),
    ("unlisted", Visibility::Unlisted),
];

/// What every record may have.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Every record",
    says: "Records of all kinds may have these.",
    fields: &[
        optional("id", Shape::Id, "The record's own id. Without it, the name of its file or folder. A record that is written in a note must have it."),
        optional("language", Shape::Language, "The language of the record's text. Without it, the site's."),
        optional("translation_of", Shape::Id, "The record of the same kind that this one translates."),
        optional("summary", Shape::Line, "A sentence or two, shown in lists."),
        optional("topics", Shape::List(&Shape::Term(Kind::Topic)), "What it is about."),
        optional("draft", Shape::Truth, "`true` leaves the record out unless `--drafts` is given.").standard("false"),
        optional("withdrawn", Shape::Fields(&WITHDRAWN), "The notice that stands in place of the text when it had to be taken down."),
        optional("visibility", Shape::Word(|| words(&VISIBILITIES)), "Who is led to the page: everybody; readers but no search engine (`unindexed`); only who has its address (`unlisted`).").standard("public"),
        optional("identifiers", Shape::Map("names of schemes", &Shape::List(&Shape::Line)), "What the thing is called elsewhere.").such_as("{viaf: \"12345\"}"),
        optional("names", Shape::List(&Shape::Fields(&NAME_RULE)), "What names in this text mean, where that is not found by itself."),
        optional("aliases", Shape::List(&Shape::Own("a path of this site")), "Old addresses that lead here.").such_as("/old/path/"),
        optional("extra", Shape::Map("words of the archive's own", &Shape::Any), "Whatever else is to be kept with the record. No page shows it."),
    ],
};

#[rustfmt::skip]
static WITHDRAWN: Table = Table {
    title: "Withdrawal",
    says: "Why a record's text is not there any more.",
    fields: &[
        required("date", Shape::Day, "When it was withdrawn."),
        required("reason", Shape::Line, "Why."),
    ],
};

#[rustfmt::skip]
static NAME_RULE: Table = Table {
    title: "Rule for a name",
    says: "What one name means in the text of this record.",
    fields: &[
        required("text", Shape::Name, "The name as it stands in the text."),
        required("is", Shape::Or(&Shape::IdOf(Kind::Actor), &Shape::Own("`false`")), "Who is meant; `false`: nobody of the archive.").such_as("false"),
    ],
};

/// Reads the fields that every kind has.
pub fn read(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Common> {
    let id = read_id(fields, origin);
    Some(Common {
        kind: origin.kind,
        file: origin.file,
        aliases: fields.list("aliases", alias),
        language: fields.optional("language", value::language),
        translation_of: fields.optional("translation_of", value::id),
        summary: fields.optional("summary", value::line),
        topics: fields.list("topics", value::term(Kind::Topic)),
        draft: fields.optional("draft", value::truth).is_some_and(|draft| draft.value),
        withdrawn: fields.optional("withdrawn", withdrawn),
        visibility: fields
            .optional("visibility", value::one_of(&VISIBILITIES))
            .map_or(Visibility::Public, |visibility| visibility.value),
        identifiers: fields.optional("identifiers", identifiers).unwrap_or_default(),
        names: fields.list("names", name_rule),
        extra: fields.optional("extra", extra_values).unwrap_or_default(),
        is_whole: true,
        front: origin.front,
        body: origin.body,
        id: id?,
    })
}

/// Reads `id:`, or takes the one that the file's path gives.
fn read_id(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Spanned<Id>> {
    let Some(stem) = origin.stem else {
        if fields.key("id").is_none() {
            fields.report_missing("`id` is missing");
        }
        return fields.optional("id", value::id);
    };
    if fields.key("id").is_some() {
        return fields.optional("id", value::id);
    }
    let id = Id::parse(stem);
    if id.is_none() {
        let message = format!("the name {} cannot be an id", value::quoted(stem));
        let problem = Diagnostic::new(Code::BadId, Span::file(origin.file), message);
        fields.report(problem.with_help(match term::slug(stem) {
            Some(id) => format!("rename it to `{id}`, or write `id: {id}`"),
            None if is_device(stem) => "rename it, for Windows keeps that name for itself".to_owned(),
            None => "write `id:` with a name in Latin letters, lower-case, such as a transliteration".to_owned(),
        }));
    }
    Some(Spanned::new(id?, Span::file(origin.file)))
}

/// Reads an old address: a path of this site, with `/` at its end unless its last part has an ending such as `.html`.
fn alias(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Address>> {
    let text = &value::scalar(node, problems, "an address of this site")?.text;
    let last = text.rsplit('/').next().unwrap_or("");
    let slash = if last.is_empty() || last.contains('.') { "" } else { "/" };
    let address =
        Address::parse(&format!("{text}{slash}")).filter(|address| *address != Address::home());
    if address.is_none() {
        let message = format!("{} is not an address that this site can serve", value::quoted(text));
        let help = if text.contains("//") {
            "write the path alone, without the site: `/old/path/`"
        } else {
            "write a path of letters, digits, `.`, `-` and `_`: `/old/path/`"
        };
        problems.push(Diagnostic::new(Code::BadAddress, node.span, message).with_help(help));
    }
    Some(Spanned::new(address?, node.span))
}

fn withdrawn(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Withdrawn> {
    fields::read(node, &[&WITHDRAWN], problems, |fields| {
        let date = fields.required("date", dates::day);
        let reason = fields.required("reason", value::line);
        Some(Withdrawn { date: date?, reason: reason? })
    })
}

/// Reads a mapping of schemes to an identifier each, or to a list of them.
fn identifiers(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Vec<Identifier>> {
    let mut identifiers = Vec::new();
    for Entry { key, value } in value::mapping(node, problems)? {
        for value in value::list(value, problems, value::line) {
            identifiers.push(Identifier { scheme: key.clone(), value });
        }
    }
    Some(identifiers)
}

fn name_rule(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<NameRule> {
    fields::read(node, &[&NAME_RULE], problems, |fields| {
        let text = fields.required("text", value::name);
        fields.required("is", |node, problems| {
            let is_nobody = matches!(&node.kind, NodeKind::Scalar(scalar) if scalar.is_false());
            let is = if is_nobody { None } else { Some(value::id(node, problems)?) };
            Some(NameRule { text: text?, is })
        })
    })
}

/// Reads a mapping of any values.
pub fn extra_values(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Vec<(String, Extra)>> {
    let entries = value::mapping(node, problems)?;
    Some(entries.iter().map(|entry| (entry.key.value.clone(), extra(&entry.value))).collect())
}

/// Returns a value as it is written; YAML is nested [`MAX_YAML_DEPTH`](crate::source::limits::MAX_YAML_DEPTH) deep at most.
pub fn extra(node: &Node) -> Extra {
    match &node.kind {
        NodeKind::Null => Extra::Null,
        NodeKind::Scalar(scalar) => extra_scalar(scalar),
        NodeKind::List(items) => Extra::List(items.iter().map(extra).collect()),
        NodeKind::Mapping(entries) => Extra::Map(
            entries.iter().map(|entry| (entry.key.value.clone(), extra(&entry.value))).collect(),
        ),
    }
}

/// Returns a truth value or number only where it prints as it is spelt, so that `012` and `1_000` stay texts.
fn extra_scalar(scalar: &Scalar) -> Extra {
    match (scalar.style, scalar.text.as_str()) {
        (Style::Plain, "true") => Extra::Bool(true),
        (Style::Plain, "false") => Extra::Bool(false),
        (Style::Plain, text) => match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => Extra::Integer(number),
            _ => Extra::Text(text.to_owned()),
        },
        (Style::Quoted, text) => Extra::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use crate::base::kind::Kind;
    use crate::record::kit;

    #[test]
    fn old_addresses_are_paths() {
        kit::check(
            Kind::Page,
            "
                title: A
                aliases:
                  - https://example.org/a
                  - /
                  - ../a
                  - /a?p=12
            ",
            "
                3:5 bad-address `https://example.org/a` is not an address that this site can serve
                  help: write the path alone, without the site: `/old/path/`
                4:5 bad-address `/` is not an address that this site can serve
                  help: write a path of letters, digits, `.`, `-` and `_`: `/old/path/`
                5:5 bad-address `../a` is not an address that this site can serve
                  help: write a path of letters, digits, `.`, `-` and `_`: `/old/path/`
                6:5 bad-address `/a?p=12` is not an address that this site can serve
                  help: write a path of letters, digits, `.`, `-` and `_`: `/old/path/`
            ",
        );
    }

    #[test]
    fn fields_of_every_kind_are_checked() {
        kit::check(
            Kind::Page,
            "
                title: A
                id: About us
                language: english
                translation_of: page:a
                topics: [Хартум]
                draft: yes
                withdrawn: {date: 2024}
                visibility: hidden
                identifiers: {doi: [a, ~]}
                names: [{text: Smith}, {is: david-smith}, {text: B, is: No}]
                extra: [a]
            ",
            "
                2:5 bad-id `About us` is not an id
                  help: ids are lower-case letters, digits and hyphens: `about-us`
                3:11 bad-language `english` is not a language tag
                  help: write a BCP 47 tag, such as `en`, `fr-CA` or `zh-Hant`
                4:17 bad-id `page:a` is not an id
                  help: ids are lower-case letters, digits and hyphens: `a`
                5:10 missing-id no id can be made from `Хартум`
                  help: write a file `content/topics/ID.md` with `name: Хартум`, ID in Latin letters, and put ID here
                6:8 wrong-type `yes` is not `true` or `false`
                7:13 missing-key `reason` is missing
                8:13 unknown-value `hidden` is not a value of this field
                  help: it is one of `public`, `unindexed`, `unlisted`
                9:24 empty-value the value is empty
                  help: write a value, or remove it
                10:10 missing-key `is` is missing
                10:25 missing-key `text` is missing
                10:57 bad-id `No` is not an id
                  help: ids are lower-case letters, digits and hyphens: `no`
                11:8 wrong-type a list stands where keys and values are wanted
            ",
        );
    }
}
