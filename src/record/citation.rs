//! How records name each other, people without a record, and sources outside the archive.

use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::nearest::did_you_mean;
use crate::base::span::Spanned;
use crate::record::common::Origin;
use crate::record::dates;
use crate::record::fields::{self, Fields};
use crate::record::node::{Node, NodeKind};
use crate::record::table::{Shape, Table, optional, required};
use crate::record::value;

/// A reference to a record: `kind:id`, or `id` alone where the field or the archive settles the kind. The target may not exist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// The kind, if one is written or the field takes one kind only.
    pub kind: Option<Kind>,
    /// The id.
    pub id: Id,
}

/// Who said, promised or did something: an actor, or somebody whom the text does not name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Party {
    /// An actor with a record.
    Actor(Spanned<Id>),
    /// `{description: a senior official, of: united-states}`.
    Described {
        /// The words of description.
        description: Spanned<String>,
        /// The actor that they belong to or speak for.
        of: Option<Spanned<Id>>,
    },
}

/// One entry of `sources:`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Citation {
    /// A record of this archive.
    Record(Spanned<Reference>),
    /// A work elsewhere.
    Work(Box<Work>),
}

/// A work outside the archive: `{title, url, publisher, date, archived}`; at least one of title and url is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Work {
    /// The title.
    pub title: Option<Spanned<String>>,
    /// The address.
    pub url: Option<Spanned<Url>>,
    /// The publisher, in words.
    pub publisher: Option<Spanned<String>>,
    /// When it was published.
    pub date: Option<Spanned<Edtf>>,
    /// The address of an archived copy.
    pub archived: Option<Spanned<Url>>,
}

/// An absolute `http` or `https` address, as written: no white space, no control characters, no quotation marks or angle
/// brackets, and a host.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Url(Box<str>);

impl Url {
    /// Returns the address if it can be linked as it is.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\"<>\\^`{|}".contains(c);
        (!host.is_empty() && text.chars().all(plain) && text.len() <= 4000)
            .then(|| Self(text.into()))
    }

    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What `by`, `to` and the like take.
pub const PARTY: Shape = Shape::Or(&Shape::IdOf(Kind::Actor), &Shape::Fields(&DESCRIBED));

/// What one entry of `sources` is.
pub const CITATION: Shape = Shape::Or(&Shape::Record, &Shape::Fields(&WORK));

#[rustfmt::skip]
static DESCRIBED: Table = Table {
    title: "Somebody who is not named",
    says: "Who spoke or promised, where the text names nobody.",
    fields: &[
        required("description", Shape::Line, "How they are described.").such_as("a senior official"),
        optional("of", Shape::IdOf(Kind::Actor), "Whom they belong to or speak for."),
    ],
};

#[rustfmt::skip]
static WORK: Table = Table {
    title: "Source outside the archive",
    says: "A work that is no record of this archive. It has a `title` or a `url`.",
    fields: &[
        optional("title", Shape::Line, "The title."),
        optional("url", Shape::Url, "The address."),
        optional("publisher", Shape::Line, "Who published it."),
        optional("date", Shape::Day, "When."),
        optional("archived", Shape::Url, "An archived copy."),
    ],
};

/// Reads one party: an actor's id, or a mapping that describes somebody who is not named.
pub fn party(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Party> {
    if !matches!(node.kind, NodeKind::Mapping(_)) {
        return value::id(node, problems).map(Party::Actor);
    }
    fields::read(node, &[&DESCRIBED], problems, |fields| {
        let description = fields.required("description", value::line);
        Some(Party::Described { of: fields.optional("of", value::id), description: description? })
    })
}

/// Reads one entry of `sources:`: a record of the archive, or a mapping that names a work elsewhere.
pub fn citation(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Citation> {
    if !matches!(node.kind, NodeKind::Mapping(_)) {
        return reference(node, problems).map(Citation::Record);
    }
    fields::read(node, &[&WORK], problems, |fields| {
        if !fields.has("title") && !fields.has("url") {
            fields.report_missing("the source has neither `title` nor `url`");
        }
        Some(Citation::Work(Box::new(Work {
            title: fields.optional("title", value::line),
            url: fields.optional("url", value::url),
            publisher: fields.optional("publisher", value::line),
            date: fields.optional("date", dates::day),
            archived: fields.optional("archived", value::url),
        })))
    })
}

/// Reports a record that says neither in which speech nor in what source its words stand. A record that is written in a
/// note has the passage itself.
pub fn check_evidence(fields: &mut Fields<'_>, origin: &Origin<'_>) {
    let [has_speech, has_sources] = ["speech", "sources"].map(|key| fields.has(key));
    if !has_speech && !has_sources && origin.stem.is_some() {
        fields.report_missing("neither `speech` nor `sources` says where the words stand");
    }
}

/// Reads `kind:id`, or `id` alone.
fn reference(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Reference>> {
    let text = &value::scalar(node, problems, "a record or a mapping with `title` or `url`")?.text;
    let (kind, id) = match text.split_once(':') {
        Some((kind, id)) => (Some(kind), id),
        None => (None, text.as_str()),
    };
    if id.starts_with("//") {
        let message =
            format!("{} is an address, not a record of this archive", value::quoted(text));
        let help = format!("write a work elsewhere as a mapping: `{{url: {text}, title: ...}}`");
        problems.push(Diagnostic::new(Code::WrongType, node.span, message).with_help(help));
        return None;
    }
    let Some(id) = Id::parse(id) else {
        let message = format!("{} is not an id", value::quoted(id));
        problems
            .push(Diagnostic::new(Code::BadId, node.span, message).with_help(value::id_help(id)));
        return None;
    };
    match kind.map(|name| (name, Kind::from_name(name))) {
        None => Some(Spanned::new(Reference { kind: None, id }, node.span)),
        Some((_, Some(kind))) => Some(Spanned::new(Reference { kind: Some(kind), id }, node.span)),
        Some((name, None)) => {
            problems.push(unknown_kind(name, node));
            None
        }
    }
}

fn unknown_kind(name: &str, node: &Node) -> Diagnostic {
    let kinds = || Kind::ALL.into_iter().map(Kind::name);
    let all = || format!("the kinds are `{}`", kinds().collect::<Vec<_>>().join("`, `"));
    Diagnostic::new(
        Code::UnknownValue,
        node.span,
        format!("{} is not a kind of record", value::quoted(name)),
    )
    .with_help(did_you_mean(name, kinds()).unwrap_or_else(all))
}

#[cfg(test)]
mod tests {
    use crate::base::kind::Kind;
    use crate::record::kit;

    #[test]
    fn sources_are_records_or_works() {
        kit::check(
            Kind::Claim,
            "
                title: A
                claim: B
                sources:
                  - ruto-unga79
                  - speech:ruto-unga79
                  - {title: A report}
                  - https://example.org/a
                  - speach:b
                  - speech:William Ruto
                  - {publisher: The Paper}
                  - [a]
            ",
            "
                7:5 wrong-type `https://example.org/a` is an address, not a record of this archive
                  help: write a work elsewhere as a mapping: `{url: https://example.org/a, title: ...}`
                8:5 unknown-value `speach` is not a kind of record
                  help: did you mean `speech`?
                9:5 bad-id `William Ruto` is not an id
                  help: ids are lower-case letters, digits and hyphens: `william-ruto`
                10:6 missing-key the source has neither `title` nor `url`
                11:5 wrong-type a list stands where a record or a mapping with `title` or `url` is wanted
            ",
        );
    }

    #[test]
    fn parties_are_actors_or_described() {
        kit::check(
            Kind::Claim,
            "
                title: A
                claim: B
                sources: [a]
                by: [kenya, {description: a senior official, of: united-states}, {of: kenya}, The Minister]
            ",
            "
                4:67 missing-key `description` is missing
                4:79 bad-id `The Minister` is not an id
                  help: ids are lower-case letters, digits and hyphens: `the-minister`
            ",
        );
    }
}
