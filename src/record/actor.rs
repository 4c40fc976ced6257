//! Actors: people, countries, organizations, bodies, missions, groups. Field names are Popolo's where it has them.

use std::collections::BTreeMap;

use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::record::citation::{self, Citation, Url};
use crate::record::common::{self, Common, Origin};
use crate::record::dates;
use crate::record::fields::{self, Fields};
use crate::record::node::{Node, NodeKind};
use crate::record::table::{Shape, Table, optional, required, words};
use crate::record::value::{self, quoted};

/// An actor; the body is the profile.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// What every record has.
    pub common: Common,
    /// The name.
    pub name: Spanned<String>,
    /// What sort of actor it is.
    pub kind: Spanned<ActorKind>,
    /// The name to sort by.
    pub sort_name: Option<Spanned<String>>,
    /// How pages in other languages call it.
    pub name_in: BTreeMap<Language, Spanned<String>>,
    /// Whether its names are found without their accents too.
    pub accents: AccentRule,
    /// Other names, found in texts and shown.
    pub other_names: Vec<OtherName>,
    /// Offices and functions.
    pub roles: Vec<Role>,
    /// The actors that it is a member of.
    pub member_of: Vec<Spanned<Id>>,
    /// The country that it belongs to, an actor.
    pub country: Option<Spanned<Id>>,
    /// When a person was born.
    pub born: Option<Spanned<Edtf>>,
    /// When a person died.
    pub died: Option<Spanned<Edtf>>,
    /// When an organization began.
    pub founded: Option<Spanned<Edtf>>,
    /// When it ended.
    pub dissolved: Option<Spanned<Edtf>>,
    /// The actor that it follows.
    pub successor_of: Vec<Spanned<Id>>,
    /// The actor whose page this one's address leads to.
    pub merged_into: Option<Spanned<Id>>,
    /// The Wikidata item, `Q` and digits.
    pub wikidata: Option<Spanned<String>>,
    /// Pages about it elsewhere.
    pub links: Vec<Link>,
    /// A picture.
    pub image: Option<Image>,
    /// Where the profile's facts come from.
    pub sources: Vec<Citation>,
}

/// What sort of actor it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A state.
    Country,
    /// An organization.
    Organization,
    /// An organ of an organization or state.
    Body,
    /// A mission or operation.
    Mission,
    /// A group without a formal organization.
    Group,
}

/// Another name of an actor, topic or place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OtherName {
    /// The name.
    pub name: Spanned<String>,
    /// The language that it belongs to.
    pub language: Option<Spanned<Language>>,
    /// Since when.
    pub from: Option<Spanned<Edtf>>,
    /// Until when.
    pub to: Option<Spanned<Edtf>>,
    /// Whether a text must settle it by other means before it counts.
    pub ambiguity: Ambiguity,
    /// How its letters' case is compared.
    pub case: CaseRule,
    /// Whether pages print it.
    pub display: Display,
}

/// Whether a name alone is enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ambiguity {
    /// It is.
    Clear,
    /// It is not: `ambiguous: true`.
    Ambiguous,
}

/// How the case of a name's letters is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CaseRule {
    /// As written, with a capital at the start of each word, or all in capitals.
    Usual,
    /// Exactly as written: `case: exact`.
    Exact,
}

/// Whether accents of letters may be left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AccentRule {
    /// They may not.
    Needed,
    /// They may: `accents: optional`.
    Optional,
}

/// Whether a name is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Display {
    /// It is.
    Shown,
    /// It is only found in texts: `show: false`.
    Hidden,
}

/// `{title, of, from, to}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Role {
    /// The office or function.
    pub title: Spanned<String>,
    /// The actor that it belongs to.
    pub of: Option<Spanned<Id>>,
    /// Since when.
    pub from: Option<Spanned<Edtf>>,
    /// Until when.
    pub to: Option<Spanned<Edtf>>,
}

/// A page elsewhere: `{url, note}` or the address alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The address.
    pub url: Spanned<Url>,
    /// What is there.
    pub note: Option<Spanned<String>>,
}

/// `{src, alt, credit}`: a file beside the record or in `static/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// The file, relative to the record, or from the root of `static/` with a leading slash.
    pub src: Spanned<String>,
    /// What it shows, in words.
    pub alt: Spanned<String>,
    /// Who made it.
    pub credit: Option<Spanned<String>>,
}

/// The kinds by the words for them in front matter.
pub const KINDS: [(&str, ActorKind); 6] = [
    ("person", ActorKind::Person),
    ("country", ActorKind::Country),
    ("organization", ActorKind::Organization),
    ("body", ActorKind::Body),
    ("mission", ActorKind::Mission),
    ("group", ActorKind::Group),
];

const ACCENT_RULES: [(&str, AccentRule); 1] = [("optional", AccentRule::Optional)];

const CASE_RULES: [(&str, CaseRule); 1] = [("exact", CaseRule::Exact)];

/// What an actor may have beside what every record may.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Actor",
    says: "Whoever speaks, promises, decides or is named, in `content/actors/`. The body is the profile.",
    fields: &[
        required("name", Shape::Name, "The name."),
        required("kind", Shape::Word(|| words(&KINDS)), "What sort of actor it is."),
        optional("sort_name", Shape::Line, "The name to sort by.").such_as("Ruto, William"),
        optional("name_in", Shape::Map("languages", &Shape::Name), "How pages in other languages call it.").such_as("{fr: Kenya, ar: كينيا}"),
        optional("other_names", OTHER_NAMES, "What else it is called; found in texts as the name is."),
        optional("accents", Shape::Word(|| words(&ACCENT_RULES)), "`optional`: its names are also found where a text leaves out their accents."),
        optional("roles", Shape::List(&Shape::Fields(&ROLE)), "Offices and functions."),
        optional("member_of", Shape::List(&Shape::IdOf(Kind::Actor)), "What it is a member of."),
        optional("country", Shape::IdOf(Kind::Actor), "The country that it belongs to."),
        optional("born", Shape::Day, "When a person was born."),
        optional("died", Shape::Day, "When a person died."),
        optional("founded", Shape::Day, "When an organization began."),
        optional("dissolved", Shape::Day, "When it ended."),
        optional("successor_of", Shape::List(&Shape::IdOf(Kind::Actor)), "Whom it follows."),
        optional("merged_into", Shape::IdOf(Kind::Actor), "The actor whose page this one's address leads to."),
        optional("wikidata", Shape::Own("`Q` and digits"), "The item of Wikidata.").such_as("Q114"),
        optional("links", Shape::List(&Shape::Or(&Shape::Url, &Shape::Fields(&LINK))), "Pages about it elsewhere."),
        optional("image", Shape::Fields(&IMAGE), "A picture."),
        optional("sources", Shape::List(&citation::CITATION), "Where the facts of the profile come from."),
    ],
};

/// What `other_names` of actors, topics and places takes.
pub const OTHER_NAMES: Shape = Shape::List(&Shape::Or(&Shape::Name, &Shape::Fields(&OTHER_NAME)));

#[rustfmt::skip]
static OTHER_NAME: Table = Table {
    title: "Other name",
    says: "A name and what limits it.",
    fields: &[
        required("name", Shape::Name, "The name."),
        optional("language", Shape::Language, "The language that it belongs to."),
        optional("from", Shape::Day, "Since when."),
        optional("to", Shape::Day, "Until when."),
        optional("ambiguous", Shape::Truth, "`true`: it counts only where the text itself settles who is meant.").standard("false"),
        optional("case", Shape::Word(|| words(&CASE_RULES)), "`exact`: found only in these capital and small letters. Without it, also with a capital at the start of each word, or all in capitals."),
        optional("show", Shape::Truth, "`false`: found and never printed, such as a common misspelling.").standard("true"),
    ],
};

#[rustfmt::skip]
static ROLE: Table = Table {
    title: "Role",
    says: "An office that somebody holds or held. Pages show the one that was held on the day that they speak of.",
    fields: &[
        required("title", Shape::Line, "The office or function.").such_as("President"),
        optional("of", Shape::IdOf(Kind::Actor), "Of what."),
        optional("from", Shape::Day, "Since when."),
        optional("to", Shape::Day, "Until when."),
    ],
};

#[rustfmt::skip]
static LINK: Table = Table {
    title: "Link",
    says: "A page elsewhere.",
    fields: &[
        required("url", Shape::Url, "Its address."),
        optional("note", Shape::Line, "What is there."),
    ],
};

#[rustfmt::skip]
static IMAGE: Table = Table {
    title: "Image",
    says: "A picture, of which the archive has the file.",
    fields: &[
        required("src", Shape::Own("a path"), "The file, relative to the record's; with a slash before it, in `static/`.").such_as("/pictures/ruto.jpg"),
        required("alt", Shape::Line, "What it shows, in words."),
        optional("credit", Shape::Line, "Who made it."),
    ],
};

/// Reads the front matter of an actor.
pub fn read(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Actor> {
    let common = common::read(fields, origin);
    let name = fields.required("name", value::name);
    let kind = fields.required("kind", value::one_of(&KINDS));
    let [born, died, founded, dissolved] =
        ["born", "died", "founded", "dissolved"].map(|key| fields.optional(key, dates::day));
    dates::check_order(born.as_ref(), died.as_ref(), fields.problems());
    dates::check_order(founded.as_ref(), dissolved.as_ref(), fields.problems());
    Some(Actor {
        sort_name: fields.optional("sort_name", value::line),
        name_in: fields.optional("name_in", value::by_language).unwrap_or_default(),
        other_names: fields.list("other_names", other_name),
        accents: fields
            .optional("accents", value::one_of(&ACCENT_RULES))
            .map_or(AccentRule::Needed, |accents| accents.value),
        roles: fields.list("roles", role),
        member_of: fields.list("member_of", value::id),
        country: fields.optional("country", value::id),
        successor_of: fields.list("successor_of", value::id),
        merged_into: fields.optional("merged_into", value::id),
        wikidata: fields.optional("wikidata", wikidata),
        links: fields.list("links", link),
        image: fields.optional("image", image),
        sources: fields.list("sources", citation::citation),
        born,
        died,
        founded,
        dissolved,
        // What must be there comes last, so that nothing is left unread where it is missing.
        common: common?,
        name: name?,
        kind: kind?,
    })
}

/// Reads one of `other_names:`: a name, or a mapping with a name and what limits it.
pub fn other_name(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<OtherName> {
    if !matches!(node.kind, NodeKind::Mapping(_)) {
        return value::name(node, problems).map(plain_name);
    }
    fields::read(node, &[&OTHER_NAME], problems, |fields| {
        let name = fields.required("name", value::name);
        let from = fields.optional("from", dates::day);
        let to = fields.optional("to", dates::day);
        dates::check_order(from.as_ref(), to.as_ref(), fields.problems());
        let language = fields.optional("language", value::language);
        let is_ambiguous =
            fields.optional("ambiguous", value::truth).is_some_and(|truth| truth.value);
        let is_shown = fields.optional("show", value::truth).is_none_or(|truth| truth.value);
        let case = fields
            .optional("case", value::one_of(&CASE_RULES))
            .map_or(CaseRule::Usual, |case| case.value);
        Some(OtherName {
            language,
            from,
            to,
            ambiguity: if is_ambiguous { Ambiguity::Ambiguous } else { Ambiguity::Clear },
            case,
            display: if is_shown { Display::Shown } else { Display::Hidden },
            name: name?,
        })
    })
}

fn plain_name(name: Spanned<String>) -> OtherName {
    OtherName {
        name,
        language: None,
        from: None,
        to: None,
        ambiguity: Ambiguity::Clear,
        case: CaseRule::Usual,
        display: Display::Shown,
    }
}

fn role(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Role> {
    fields::read(node, &[&ROLE], problems, |fields| {
        let title = fields.required("title", value::line);
        let of = fields.optional("of", value::id);
        let from = fields.optional("from", dates::day);
        let to = fields.optional("to", dates::day);
        dates::check_order(from.as_ref(), to.as_ref(), fields.problems());
        Some(Role { of, from, to, title: title? })
    })
}

/// Reads the name of a Wikidata item: `Q` and digits, the first of them not 0.
fn wikidata(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let text = &value::scalar(node, problems, "a Wikidata item")?.text;
    let is_number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty();
    if !text.strip_prefix('Q').is_some_and(|digits| is_number(digits) && !digits.starts_with('0')) {
        let problem = Diagnostic::new(
            Code::BadId,
            node.span,
            format!("{} is not a Wikidata item", quoted(text)),
        );
        problems.push(
            problem.with_help("an item is `Q` and digits, as at the end of its address: `Q114`"),
        );
        return None;
    }
    Some(Spanned::new(text.clone(), node.span))
}

fn link(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Link> {
    if !matches!(node.kind, NodeKind::Mapping(_)) {
        return value::url(node, problems).map(|url| Link { url, note: None });
    }
    fields::read(node, &[&LINK], problems, |fields| {
        let url = fields.required("url", value::url);
        Some(Link { note: fields.optional("note", value::line), url: url? })
    })
}

fn image(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Image> {
    fields::read(node, &[&IMAGE], problems, |fields| {
        let src = fields.required("src", image_file);
        let alt = fields.required("alt", value::line);
        Some(Image { credit: fields.optional("credit", value::line), src: src?, alt: alt? })
    })
}

/// Reads the path of an image that lies in the archive.
fn image_file(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let path = value::line(node, problems)?;
    if path.value.contains("//") {
        let message = format!("{} is not a file of this archive", quoted(&path.value));
        let help = "keep a copy beside the record or in `static/`, and name that";
        problems.push(Diagnostic::new(Code::BadAddress, node.span, message).with_help(help));
        return None;
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use crate::base::kind::Kind;
    use crate::record::kit;

    #[test]
    fn names_and_kinds_are_needed() {
        kit::check(
            Kind::Actor,
            "
                nmae: William Ruto
                kind: human
            ",
            "
                1:1 missing-key `name` is missing
                2:7 unknown-value `human` is not a value of this field
                  help: it is one of `person`, `country`, `organization`, `body`, `mission`, `group`
                1:1 unknown-key there is no key `nmae` here
                  help: did you mean `name`?
            ",
        );
    }

    #[test]
    fn beginnings_lie_before_ends() {
        kit::check(
            Kind::Actor,
            "
                name: A
                kind: person
                born: 1966-12-21
                died: 1965
                roles:
                  - {title: President, from: 2022-09, to: 2022-08-31}
                other_names:
                  - {name: B, from: 2022, to: 2022-01}
            ",
            "
                4:7 interval-backwards the end, 1965, lies before the beginning, 1966-12-21
                  3:7 it begins here
                  help: correct one of the two dates
                6:43 interval-backwards the end, 2022-08-31, lies before the beginning, 2022-09
                  6:30 it begins here
                  help: correct one of the two dates
            ",
        );
    }

    #[test]
    fn names_are_grouped_by_language() {
        kit::check(
            Kind::Actor,
            "
                name: A
                kind: person
                name_in: {ar: x, en_US: y, AR: z, no: }
            ",
            "
                3:18 bad-language `en_US` is not a language tag
                  help: write a BCP 47 tag, such as `en`, `fr-CA` or `zh-Hant`
                3:28 duplicate-key the language `ar` stands here a second time
                  3:11 it stands here first
                  help: keep one of the two
                3:37 empty-value the value is empty
                  help: write a value, or remove it
            ",
        );
    }

    #[test]
    fn other_names_have_their_rules() {
        kit::check(
            Kind::Actor,
            "
                name: A
                kind: person
                other_names:
                  - {name: B, ambiguous: maybe}
                  - {case: lower, show: no}
            ",
            "
                4:26 wrong-type `maybe` is not `true` or `false`
                5:6 missing-key `name` is missing
                5:25 wrong-type `no` is not `true` or `false`
                5:12 unknown-value `lower` is not a value of this field
                  help: it is one of `exact`
            ",
        );
    }

    #[test]
    fn links_and_pictures_are_checked() {
        kit::check(
            Kind::Actor,
            "
                name: A
                kind: person
                wikidata: https://www.wikidata.org/wiki/Q57355
                links: [www.president.go.ke]
                image: {src: https://example.org/a.jpg}
            ",
            "
                3:11 bad-id `https://www.wikidata.org/wiki/Q57355` is not a Wikidata item
                  help: an item is `Q` and digits, as at the end of its address: `Q114`
                4:9 bad-url `www.president.go.ke` is not an address on the web
                  help: write it whole, beginning with `https://` or `http://`, with a space as `%20`
                5:14 bad-address `https://example.org/a.jpg` is not a file of this archive
                  help: keep a copy beside the record or in `static/`, and name that
                5:9 missing-key `alt` is missing
            ",
        );
    }
}
