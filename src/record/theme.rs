//! What a theme says of itself in its `theme.yaml`: which one it extends, and what it lets archives choose.

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::{Span, Spanned};
use crate::record::fields::{self, Fields};
use crate::record::node::{Entry, Node};
use crate::record::table::{Shape, Table, optional, required, words};
use crate::record::value::{self, quoted};
use crate::record::yaml;
use crate::source::file::SourceFile;

/// The settings of a theme.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ThemeSettings {
    /// The theme whose files it uses where it has none.
    pub extends: Option<Spanned<String>>,
    /// What it lets archives choose, in the order written.
    pub options: Vec<Offer>,
}

/// Something that an archive may choose under `theme_options`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// Its key there.
    pub name: String,
    /// What it is for.
    pub says: String,
    /// What may be chosen.
    pub kind: OfferKind,
}

/// What may be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OfferKind {
    /// A colour, for light and for dark.
    Colour(ColourOffer),
    /// One of some words.
    Choice(ChoiceOffer),
    /// A text on one line.
    Line,
    /// A list of links.
    Links,
    /// A picture in `static/`.
    Picture,
}

/// A colour that may be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColourOffer {
    /// The property that it sets, such as `--accent`.
    pub sets: String,
    /// The property of the colour that it must be readable on.
    pub on: Option<String>,
}

/// Words to choose one of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChoiceOffer {
    /// The one that holds where nothing is chosen.
    pub standard: String,
    /// The words, with what each sets.
    pub choices: Vec<(String, Properties)>,
}

/// What a choice sets: names of properties with their values.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Properties {
    /// In light and dark.
    pub always: Vec<(String, String)>,
    /// In light.
    pub light: Vec<(String, String)>,
    /// In dark.
    pub dark: Vec<(String, String)>,
}

#[derive(Clone, Copy)]
enum KindWord {
    Colour,
    Choice,
    Line,
    Links,
    Picture,
}

const KINDS: [(&str, KindWord); 5] = [
    ("colour", KindWord::Colour),
    ("choice", KindWord::Choice),
    ("line", KindWord::Line),
    ("links", KindWord::Links),
    ("picture", KindWord::Picture),
];

/// The settings of a theme.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Theme",
    says: "`themes/NAME/theme.yaml`. All of it may be left out.",
    fields: &[
        optional("name", Shape::Line, "What it is called."),
        optional("description", Shape::Line, "What it looks like."),
        optional("extends", Shape::Own("the name of a theme"), "The theme whose templates, texts, static files and options hold where it has none of its own.").standard("default"),
        optional("options", Shape::Map("words of the theme's choice", &Shape::Fields(&OFFER)), "What archives may choose under `theme_options`. Templates read it as `site.options`."),
    ],
};

#[rustfmt::skip]
static OFFER: Table = Table {
    title: "Option of a theme",
    says: "Something to choose.",
    fields: &[
        required("kind", Shape::Word(|| words(&KINDS)), "What may be chosen: a colour, one of some words, a line of text, links, or a picture in `static/`."),
        required("says", Shape::Line, "What it is for."),
        optional("sets", Shape::Own("the name of a property of CSS"), "Of a colour: what it sets.").such_as("--accent"),
        optional("on", Shape::Own("the name of a property of CSS"), "Of a colour: what text in it stands on. It must be readable there: a contrast of 4.5:1.").such_as("--paper"),
        optional("choices", Shape::Map("the words", &Shape::Fields(&PROPERTIES)), "Of a choice: its words, with what each sets."),
        optional("standard", Shape::Own("one of the words"), "Of a choice: what holds where nothing is chosen. What it sets is in the style sheets of the theme, too.").such_as("warm"),
    ],
};

#[rustfmt::skip]
static PROPERTIES: Table = Table {
    title: "Properties of a choice",
    says: "Names of properties of CSS with their values.",
    fields: &[
        optional("always", Shape::Map("names that begin with `--`", &Shape::Line), "In light and dark.").such_as("{--b: 34rem}"),
        optional("light", Shape::Map("names that begin with `--`", &Shape::Line), "In light only.").such_as("{--paper: \"#ffffff\"}"),
        optional("dark", Shape::Map("names that begin with `--`", &Shape::Line), "In dark only.").such_as("{--paper: \"#000000\"}"),
    ],
};

/// Reads `theme.yaml`.
pub fn read(file: &SourceFile) -> (ThemeSettings, Vec<Diagnostic>) {
    let (root, mut problems) = yaml::parse(file, Span::new(file.id, 0..file.text.len()));
    let settings = root.and_then(|root| {
        fields::read(&root, &[&FIELDS], &mut problems, |fields| Some(settings(fields)))
    });
    (settings.unwrap_or_default(), problems)
}

fn settings(fields: &mut Fields<'_>) -> ThemeSettings {
    for key in ["name", "description"] {
        fields.optional(key, value::line);
    }
    ThemeSettings {
        extends: fields.optional("extends", value::line),
        options: fields.optional("options", offers).unwrap_or_default(),
    }
}

fn offers(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Vec<Offer>> {
    let entries = value::mapping(node, problems)?;
    let offer = |Entry { key, value }: &Entry| {
        fields::read(value, &[&OFFER], problems, |fields| {
            let kind = fields.required("kind", value::one_of(&KINDS));
            let says = fields.required("says", value::line);
            let kind = offer_kind(kind?.value, fields)?;
            Some(Offer { name: key.value.clone(), says: says?.value, kind })
        })
    };
    Some(entries.iter().filter_map(offer).collect())
}

fn offer_kind(kind: KindWord, fields: &mut Fields<'_>) -> Option<OfferKind> {
    let sets = fields.optional("sets", property);
    let on = fields.optional("on", property);
    let choices = fields.optional("choices", choices);
    let standard = fields.optional("standard", value::line);
    match kind {
        KindWord::Colour => match sets {
            Some(sets) => Some(OfferKind::Colour(ColourOffer { sets, on })),
            None => missing("sets", fields),
        },
        KindWord::Choice => match (choices, standard) {
            (Some(choices), Some(standard)) => choice(choices, standard, fields),
            (None, _) => missing("choices", fields),
            (_, None) => missing("standard", fields),
        },
        KindWord::Line => Some(OfferKind::Line),
        KindWord::Links => Some(OfferKind::Links),
        KindWord::Picture => Some(OfferKind::Picture),
    }
}

fn missing(key: &str, fields: &mut Fields<'_>) -> Option<OfferKind> {
    fields.report_missing(&format!("an option of this kind needs `{key}`"));
    None
}

fn choice(
    choices: Vec<(String, Properties)>,
    standard: Spanned<String>,
    fields: &mut Fields<'_>,
) -> Option<OfferKind> {
    if !choices.iter().any(|(word, _)| *word == standard.value) {
        let message = format!("{} is not among the choices", quoted(&standard.value));
        fields.report(Diagnostic::new(Code::UnknownValue, standard.span, message));
        return None;
    }
    Some(OfferKind::Choice(ChoiceOffer { standard: standard.value, choices }))
}

fn choices(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Vec<(String, Properties)>> {
    let entries = value::mapping(node, problems)?;
    let choice = |Entry { key, value }: &Entry| {
        let properties = fields::read(value, &[&PROPERTIES], problems, |fields| {
            let mut of = |key| fields.optional(key, properties).unwrap_or_default();
            Some(Properties { always: of("always"), light: of("light"), dark: of("dark") })
        });
        Some((key.value.clone(), properties?))
    };
    Some(entries.iter().filter_map(choice).collect())
}

fn properties(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Vec<(String, String)>> {
    let mut read = Vec::new();
    for Entry { key, value } in value::mapping(node, problems)? {
        let Some(words) = value::line(value, problems) else { continue };
        if !is_property(&key.value) {
            problems.push(no_property(&key.value, key.span));
        } else if words.value.contains([';', '{', '}', '<', '\\']) {
            let message = format!("{} is not the value of a property", quoted(&words.value));
            problems.push(Diagnostic::new(Code::UnknownValue, words.span, message));
        } else {
            read.push((key.value.clone(), words.value));
        }
    }
    Some(read)
}

fn property(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let name = value::line(node, problems)?;
    if !is_property(&name.value) {
        problems.push(no_property(&name.value, name.span));
        return None;
    }
    Some(name.value)
}

fn is_property(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    name.strip_prefix("--").is_some_and(|rest| !rest.is_empty() && rest.chars().all(is_plain))
}

fn no_property(name: &str, span: Span) -> Diagnostic {
    let message = format!("{} is not the name of a custom property of CSS", quoted(name));
    Diagnostic::new(Code::UnknownValue, span, message)
        .with_help("write it with two hyphens before it, such as `--accent`")
}
