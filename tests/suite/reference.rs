//! The reference of front matter and settings is made from the tables that the readers of fields are held to.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use dateline::base::kind::Kind;
use dateline::base::span::FileId;
use dateline::record::annotation;
use dateline::record::read;
use dateline::record::site;
use dateline::record::table::{Field, Need, Shape, Table};
use dateline::record::theme::{self, Offer, OfferKind};
use dateline::source::file::{Role, SourceFile};

use crate::kit::{is_blessing, project};

/// How a value of a simple shape is called, and how it is written.
fn spelling(shape: &Shape) -> (String, &'static str) {
    let (name, how) = match shape {
        Shape::Line => ("line", "Text on one line, such as a title."),
        Shape::Name => ("name", "A line of 300 characters at most, which is looked for in texts."),
        Shape::Text => ("text", "Text of any length."),
        Shape::Markdown => {
            ("Markdown", "Text of any length in Markdown, with links as in the body of a record.")
        }
        Shape::Truth => ("truth", "`true` or `false`, and no other word."),
        Shape::Count => ("whole number", "Digits only."),
        Shape::Amount => {
            ("number", "Digits, with up to two decimals after a point: `2500`, `0.5`.")
        }
        Shape::Day => (
            "day",
            "One date as precisely as it is known: `2024-09-26`, `2024-09`, `2024`; about `2024-09-26~`, uncertain `2024-09?`; with a time `2024-09-26T14:27:00Z`.",
        ),
        Shape::Date => {
            ("date", "A day, or an interval: `2024-06-25/2025-10-02`, open `2024-06-25/..`.")
        }
        Shape::Language => ("language", "A BCP 47 tag: `en`, `fr-CA`, `zh-Hant`."),
        Shape::Id => ("id", "Lower-case letters, digits and hyphens."),
        Shape::IdOf(kind) => {
            return (format!("{} id", kind.name()), "The id of such a record.");
        }
        Shape::Term(kind) => {
            return (kind.name().to_owned(), "A name, or the id of a record in that folder.");
        }
        Shape::Record => (
            "record",
            "Any record of the archive: `article:some-id`, or `some-id` where no other kind has it.",
        ),
        Shape::Url => ("web address", "Whole, beginning with `https://` or `http://`."),
        Shape::Symbol => {
            ("UN symbol", "The symbol of a UN document, as it stands on it: `S/RES/2699 (2023)`.")
        }
        Shape::Any => ("anything", "Whatever YAML can say."),
        _ => return (String::new(), ""),
    };
    (name.to_owned(), how)
}

/// The shapes that the reference explains, in that order.
const SIMPLE: [Shape; 15] = [
    Shape::Line,
    Shape::Name,
    Shape::Text,
    Shape::Markdown,
    Shape::Truth,
    Shape::Count,
    Shape::Amount,
    Shape::Day,
    Shape::Date,
    Shape::Language,
    Shape::Id,
    Shape::Record,
    Shape::Url,
    Shape::Symbol,
    Shape::Any,
];

/// Returns what stands in the column of values.
fn told(shape: &Shape) -> String {
    match shape {
        Shape::Word(words) => format!("`{}`", words().join("`, `")),
        Shape::Own(words) => (*words).to_owned(),
        Shape::List(item) => format!("list: {}", told(item)),
        Shape::Map(keys, value) => format!("mapping of {keys}: {}", told(value)),
        Shape::Fields(table) => {
            format!("[{}](#{})", table.title.to_lowercase(), anchor(table.title))
        }
        Shape::Or(one, other) => format!("{}; or {}", told(one), told(other)),
        simple => spelling(simple).0,
    }
}

/// Returns the fragment that code hosts give a heading.
pub(crate) fn anchor(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

fn row(field: &Field) -> String {
    let key = match field.need {
        Need::Required => format!("**`{}`**", field.key),
        Need::Optional => format!("`{}`", field.key),
    };
    let standard =
        field.standard.map(|value| format!(" Without it, `{value}`.")).unwrap_or_default();
    let example = field.example.map(|value| format!(" Example: `{value}`.")).unwrap_or_default();
    format!("| {key} | {} | {}{standard}{example} |\n", told(&field.shape), field.says)
}

fn section(table: &Table, level: &str) -> String {
    let rows: String = table.fields.iter().map(row).collect();
    format!(
        "\n{level} {}\n\n{}\n\n| field | value | meaning |\n|---|---|---|\n{rows}",
        table.title, table.says
    )
}

/// Returns the tables that a shape leads to.
pub(crate) fn inner(shape: &Shape) -> Vec<&'static Table> {
    match shape {
        Shape::Fields(table) => vec![table],
        Shape::List(item) | Shape::Map(_, item) => inner(item),
        Shape::Or(one, other) => [inner(one), inner(other)].concat(),
        _ => Vec::new(),
    }
}

/// Returns the tables below a table, each before those below it, but none that stands in `kinds`.
fn below(table: &Table, kinds: &[&'static Table]) -> Vec<&'static Table> {
    let mut found = Vec::new();
    let mut open: Vec<_> = inner_of(table);
    while !open.is_empty() {
        let table = open.remove(0);
        if kinds.iter().chain(&found).all(|other| !is_same(other, table)) {
            found.push(table);
            open.splice(0..0, inner_of(table));
        }
    }
    found
}

fn inner_of(table: &Table) -> Vec<&'static Table> {
    table.fields.iter().flat_map(|field| inner(&field.shape)).collect()
}

fn is_same(one: &Table, other: &Table) -> bool {
    std::ptr::eq(one, other)
}

/// Returns the tables of all kinds, that of every record first.
fn kinds() -> Vec<&'static Table> {
    let [common, _] = read::tables(Kind::Article);
    let own = Kind::ALL.into_iter().map(|kind| read::tables(kind)[1]);
    [common].into_iter().chain(own).collect()
}

const REQUIRED: &str = "A field in **bold** must be there. Where the value is a list, one value may stand in place of a list of one. A key that\nis in no table is an error.";

fn front_matter_page() -> String {
    let mut page = format!(
        "# Front matter\n\nWhat may stand between the `---` lines of a record.\n{REQUIRED} The [guide](../guide/README.md) shows how records are\nwritten. This page is made from the code.\n\n## Values\n\n| value | how it is written |\n|---|---|\n"
    );
    for shape in SIMPLE {
        let (name, how) = spelling(&shape);
        writeln!(page, "| {name} | {how} |").unwrap();
    }
    page.push_str("| actor id, speech id, ... | The id of such a record. |\n| topic, place | A name, or the id of a record in that folder. |\n");
    let kinds = kinds();
    let parts: Vec<Vec<&'static Table>> = kinds.iter().map(|kind| below(kind, &kinds)).collect();
    let is_shared =
        |table: &&Table| 1 < parts.iter().flatten().filter(|other| is_same(other, table)).count();
    for (kind, parts) in kinds.iter().zip(&parts) {
        page.push_str(&section(kind, "##"));
        for table in parts.iter().filter(|table| !is_shared(table)) {
            page.push_str(&section(table, "###"));
        }
    }
    page.push_str("\n## Shared parts\n\nMappings that records of several kinds have.\n");
    let mut shared = vec![&annotation::FILE_FIELDS];
    for table in parts.iter().flatten().filter(|table| is_shared(table)) {
        if !shared.iter().any(|other| is_same(other, table)) {
            shared.push(table);
        }
    }
    for table in shared {
        page.push_str(&section(table, "###"));
    }
    page
}

fn settings_page() -> String {
    let mut page = section(&site::FIELDS, "#").trim_start().to_owned();
    let words = format!(
        "{}\n{REQUIRED} How values are written is said in the reference of\n[front matter](front-matter.md#values). This page is made from the code.\n",
        site::FIELDS.says
    );
    page = page.replacen(&format!("{}\n", site::FIELDS.says), &words, 1);
    for table in below(&site::FIELDS, &[]) {
        page.push_str(&section(table, "##"));
    }
    page
}

/// Returns the offers of a built-in theme.
fn offers(name: &str) -> Vec<Offer> {
    let path = format!("themes/{name}/theme.yaml");
    let text = fs::read_to_string(project().join(&path)).unwrap();
    let role = Role::ThemeSettings(name.to_owned());
    let (settings, problems) =
        theme::read(&SourceFile { id: FileId(0), path, role, text: text.into() });
    assert_eq!(problems, []);
    settings.options
}

fn offer_row(Offer { name, says, kind }: &Offer) -> String {
    let (value, standard) = match kind {
        OfferKind::Colour(_) => ("a colour, or `{light, dark}`".to_owned(), String::new()),
        OfferKind::Choice(choice) => {
            let words: Vec<&str> = choice.choices.iter().map(|(word, _)| word.as_str()).collect();
            (format!("`{}`", words.join("`, `")), format!(" Without it, `{}`.", choice.standard))
        }
        OfferKind::Line => ("line".to_owned(), String::new()),
        OfferKind::Links => ("list of `{title, url}`".to_owned(), String::new()),
        OfferKind::Picture => ("`{src, alt}`".to_owned(), String::new()),
    };
    format!("| `{name}` | {value} | {says}.{standard} |\n")
}

fn themes_page() -> String {
    let mut page = "# Themes\n\nWhat `theme_options` in `site.yaml` may choose, and what a `theme.yaml` may say. The [guide](../guide/themes.md) shows how both\nare written. This page is made from the code.\n".to_owned();
    for name in ["default", "poster"] {
        let rows: String = offers(name).iter().map(offer_row).collect();
        let others = if name == "default" { "" } else { "Those of `default`, and:\n\n" };
        write!(page, "\n## Options of `{name}`\n\n{others}| option | value | meaning |\n|---|---|---|\n{rows}")
            .unwrap();
    }
    for table in [&theme::FIELDS].into_iter().chain(below(&theme::FIELDS, &[])) {
        page.push_str(&section(table, "##"));
    }
    page
}

#[test]
fn the_references_are_those_of_the_code() {
    for (name, page) in [
        ("front-matter", front_matter_page()),
        ("settings", settings_page()),
        ("themes", themes_page()),
    ] {
        let file = project().join(format!("docs/reference/{name}.md"));
        if is_blessing() {
            fs::write(&file, &page).unwrap();
        }
        let written = fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(written, page, "`./test bless` writes {} anew", file.display());
    }
}

#[test]
fn no_two_parts_of_a_reference_have_the_same_heading() {
    for page in [front_matter_page(), settings_page(), themes_page()] {
        let headings = || page.lines().filter(|line| line.starts_with('#'));
        let different: BTreeSet<_> = headings().map(|line| line.trim_start_matches('#')).collect();
        assert_eq!(different.len(), headings().count(), "{page}");
    }
}
