//! The reference is true: each field takes the values that its row names and refuses others, what it means to leave one out
//! is what the row says, and examples are read without a problem.

use std::collections::BTreeSet;

use dateline::base::diagnostic::Diagnostic;
use dateline::base::kind::Kind;
use dateline::base::span::FileId;
use dateline::record::read;
use dateline::record::site;
use dateline::record::table::{Field, Need, Shape, Table};
use dateline::source::file::{Role, SourceFile};
use dateline::source::front_matter;

use crate::reference::inner;

/// What a name must not be longer than, and a line may be.
const LONG: usize = 301;

/// Returns values, in YAML, that a shape takes; the first is as plain as can be.
fn right(field: &Field, shape: &Shape) -> Vec<String> {
    let values: &[&str] = match shape {
        Shape::Line => return vec!["Some words".to_owned(), "a".repeat(LONG)],
        Shape::Name => &["Some name"],
        Shape::Text | Shape::Markdown => &["Some words", "\"turned \\u202e\""],
        Shape::Truth => &["true", "false"],
        Shape::Count => &["1"],
        Shape::Amount => &["3", "3.25"],
        Shape::Day => &["2023-10-02", "2023-10", "2023", "2023-10-02~", "2023-10-02T14:27:00Z"],
        Shape::Date => &["2023-10-02", "2023-10-02/2025-10-02", "2023-10-02/.."],
        Shape::Language => &["fr", "zh-Hant"],
        Shape::Id | Shape::IdOf(_) => &["some-id"],
        Shape::Term(_) => &["Port-au-Prince", "some-id"],
        Shape::Record => &["some-id", "article:some-id"],
        Shape::Url => &["https://example.org/a"],
        Shape::Symbol => &["S/PV.9430"],
        Shape::Any => &["1", "[a, {b: c}]"],
        Shape::Own(_) => {
            let value = field.example.or(field.standard);
            return vec![value.expect("a shape of its own has a value to see").to_owned()];
        }
        Shape::Word(words) => return words().into_iter().map(str::to_owned).collect(),
        Shape::List(item) => {
            let items = right(field, item);
            return items.iter().cloned().chain([format!("[{}]", items.join(", "))]).collect();
        }
        Shape::Map(keys, value) => {
            let key = map_key(keys);
            return right(field, value)
                .into_iter()
                .map(|value| format!("{{{key}: {value}}}"))
                .collect();
        }
        Shape::Fields(table) => return vec![flow(&mapping(table, None))],
        Shape::Or(one, other) => return [right(field, one), right(field, other)].concat(),
    };
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// Returns values, in YAML, that a shape does not take, but others like it do.
fn wrong(field: &Field, shape: &Shape) -> Vec<String> {
    let values: &[&str] = match shape {
        Shape::Any => return Vec::new(),
        Shape::List(item) => {
            return wrong(field, item).iter().map(|value| format!("[{value}]")).collect();
        }
        Shape::Or(one, other) => {
            let is_list = matches!(other, Shape::List(_));
            let of_one =
                wrong(field, one).into_iter().filter(|value| !is_list || !value.starts_with('['));
            return of_one.chain(wrong(field, other)).collect();
        }
        Shape::Map(keys, value) => {
            let values = wrong(field, value);
            let inner = values.iter().map(|value| format!("{{{}: {value}}}", map_key(keys)));
            return inner.chain(["zzz".to_owned()]).collect();
        }
        Shape::Line => &["\"turned \\u202e\""],
        Shape::Name => {
            return vec!["a".repeat(LONG), "\"turned \\u202e\"".to_owned(), "[a]".to_owned()];
        }
        Shape::Text | Shape::Markdown | Shape::Own(_) => &["\"\""],
        Shape::Truth => &["yes", "1"],
        Shape::Count => &["3.25", "-1"],
        Shape::Amount => &["3.257", "three"],
        Shape::Day => &["2023-10-02/2025-10-02", "soon"],
        Shape::Date => &["soon", "2025/2023"],
        Shape::Language => &["french!"],
        Shape::Id | Shape::IdOf(_) => &["Some Id", "article:some-id"],
        Shape::Term(_) => &["北京"],
        Shape::Record => &["https://example.org/", "kind:some-id"],
        Shape::Url => &["example.org"],
        Shape::Symbol | Shape::Word(_) => &["zzz"],
        Shape::Fields(_) => &["{zzz: 1}"],
    };
    let listed = right(field, shape).first().map(|value| format!("[{value}]"));
    values.iter().map(|value| (*value).to_owned()).chain(listed).collect()
}

fn map_key(keys: &str) -> &'static str {
    match keys {
        "languages" => "fr",
        _ if keys.contains("diagnostics") => "ambiguous-name",
        _ => "some-id",
    }
}

/// Keys and values, in YAML.
type Entries = Vec<(&'static str, String)>;

/// Returns a mapping with what it must have and the field that is asked for.
fn mapping(table: &'static Table, asked: Option<(&'static str, &str)>) -> Entries {
    let needed = table.fields.iter().filter(|field| field.need == Need::Required);
    let needed = needed.map(|field| (field.key, right(field, &field.shape).swap_remove(0)));
    let company = company(table, asked.map(|(key, _)| key));
    let company = company.iter().map(|(key, value)| (*key, (*value).to_owned()));
    let asked = asked.into_iter().map(|(key, value)| (key, value.to_owned()));
    let mut keys = BTreeSet::new();
    asked.chain(needed).chain(company).filter(|(key, _)| keys.insert(*key)).collect()
}

fn flow(entries: &Entries) -> String {
    let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    format!("{{{}}}", entries.join(", "))
}

fn block(entries: &Entries) -> String {
    entries.iter().map(|(key, value)| format!("{key}: {value}\n")).collect()
}

/// Returns what the words of a table ask for beside its rows.
fn company(table: &Table, asked: Option<&str>) -> &'static [(&'static str, &'static str)] {
    match (table.title, asked) {
        ("Article", Some("sources")) => &[("type", "digest")],
        ("Speech", _) => &[("speaker", "some-id")],
        ("Pledge" | "Claim", _) => &[("id", "some-id"), ("speech", "some-id")],
        ("Note", _) => &[("body", "Some words")],
        ("Source outside the archive", _) => &[("title", "Some words")],
        _ => &[],
    }
}

/// Reads a record or the settings, and returns what was read, without places, and its problems.
fn read_as(kind: Option<Kind>, front: &str) -> (String, Vec<Diagnostic>) {
    let role = kind.map_or(Role::Site, |kind| Role::Record(kind, "some-id".to_owned()));
    let text = if kind.is_some() { format!("---\n{front}---\n") } else { front.to_owned() };
    let file = SourceFile { id: FileId(0), path: "file".to_owned(), role, text: text.into() };
    let (read, problems) = match kind {
        None => {
            let (site, problems) = site::read(&file);
            (format!("{site:?}"), problems)
        }
        Some(kind) => {
            let parts = front_matter::split(&file).unwrap();
            let (record, problems) = read::read(&file, kind, "some-id", parts.front, parts.body);
            (format!("{record:?}"), problems)
        }
    };
    (without_places(&read), problems)
}

/// Takes `Span { ... }` out of what a value is printed as.
fn without_places(printed: &str) -> String {
    let mut parts = printed.split("Span {");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once(" }").map_or(part, |(_, rest)| rest))
}

/// Holds each row of a table, and of those below it that are not `seen`, to the reader; `wrap` makes front matter of one
/// such mapping.
fn check(
    kind: Option<Kind>,
    table: &'static Table,
    seen: &mut Vec<&'static str>,
    wrap: &dyn Fn(&Entries) -> String,
) {
    for field in table.fields {
        let with = |value: &str| wrap(&mapping(table, Some((field.key, value))));
        for value in right(field, &field.shape).iter().map(String::as_str).chain(field.example) {
            let (_, problems) = read_as(kind, &with(value));
            assert!(problems.is_empty(), "{}: `{}`\n{problems:?}", table.title, with(value));
        }
        for value in wrong(field, &field.shape) {
            let (_, problems) = read_as(kind, &with(&value));
            assert!(!problems.is_empty(), "{} takes `{}: {value}`", table.title, field.key);
        }
        if let Some(value) = field.standard {
            let (bare, _) = read_as(kind, &wrap(&mapping(table, None)));
            let (full, _) = read_as(kind, &with(value));
            assert_eq!(full, bare, "{}: without `{}`", table.title, field.key);
        }
        for inner in inner(&field.shape) {
            if !seen.contains(&inner.title) {
                seen.push(inner.title);
                check(kind, inner, seen, &|entries| with(&in_place(&field.shape, &flow(entries))));
            }
        }
    }
}

/// Puts a mapping where a shape has it.
fn in_place(shape: &Shape, mapping: &str) -> String {
    match shape {
        Shape::List(item) => format!("[{}]", in_place(item, mapping)),
        Shape::Map(keys, value) => format!("{{{}: {}}}", map_key(keys), in_place(value, mapping)),
        Shape::Or(one, other) if inner(one).is_empty() => in_place(other, mapping),
        Shape::Or(one, _) => in_place(one, mapping),
        _ => mapping.to_owned(),
    }
}

#[test]
fn fields_of_each_kind_take_what_the_reference_says() {
    for kind in Kind::ALL {
        let [_, own] = read::tables(kind);
        // In a note, pledges and claims have the fields that they have in files of their own.
        let mut seen = vec!["Pledge", "Claim"];
        check(Some(kind), own, &mut seen, &block);
    }
}

#[test]
fn fields_of_every_record_take_what_the_reference_says() {
    let [common, page] = read::tables(Kind::Page);
    let wrap = |entries: &Entries| block(&mapping(page, None)) + &block(entries);
    check(Some(Kind::Page), common, &mut Vec::new(), &wrap);
}

#[test]
fn settings_take_what_the_reference_says() {
    check(None, &site::FIELDS, &mut Vec::new(), &block);
}
