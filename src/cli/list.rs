//! `dateline list`: what the archive holds, for people and for other programs. Rows go to standard output, problems to standard
//! error.

use crate::base::date::Edtf;
use crate::base::kind::Kind;
use crate::base::nearest::did_you_mean;
use crate::cli::args::{AddressPlace, Archive, List, ListFormat};
use crate::cli::columns;
use crate::cli::exit::{Exit, Failure};
use crate::cli::{options, report, stream};
use crate::pipeline::options::Strictness;
use crate::pipeline::query::{self, Subject};
use crate::query::select::Filter;

/// Lists the records of a kind, or mentions.
pub fn run(list: &List) -> Result<Exit, Failure> {
    let subject = subject(&list.subject)?;
    let (standard, all) = subject.fields();
    let fields = match list.fields.as_slice() {
        [] => standard.into_iter().map(str::to_owned).collect(),
        asked => asked.to_vec(),
    };
    let (sort, descends) = match list
        .sort
        .as_deref()
        .map(|sort| (sort.trim_start_matches('-'), sort.starts_with('-')))
    {
        Some((field, descends)) => (Some(field.to_owned()), descends),
        None => (None, false),
    };
    for field in fields.iter().chain(&sort) {
        known_field(field, &all)?;
    }
    let options = options::from_flags(&place(list))?;
    let asked: Vec<String> = fields.iter().cloned().chain(sort.clone()).collect();
    let (outcome, mut rows) = query::rows(&options, subject, &filter(list), &asked)?;
    if sort.is_some() {
        rows.sort_by(|a, b| in_order(a.last(), b.last()));
        if descends {
            rows.reverse();
        }
        for row in &mut rows {
            row.pop();
        }
    }
    stream::to_stdout(&printed(list.format, &fields, rows))?;
    report::each_problem(&outcome, &options.root, list.place.diagnostics, stream::to_stderr)?;
    Ok(report::exit(&outcome, Strictness::Errors))
}

fn place(list: &List) -> Archive {
    let AddressPlace { root, jobs, diagnostics } = list.place.clone();
    Archive { jobs, ..options::of_place(root, diagnostics) }
}

fn subject(word: &str) -> Result<Subject, Failure> {
    let by_name = Kind::from_name(word).or_else(|| Kind::from_folder(word));
    match by_name {
        Some(kind) => Ok(Subject::Records(kind)),
        None if ["mention", "mentions"].contains(&word) => Ok(Subject::Mentions),
        None => {
            let known: Vec<&str> =
                Kind::ALL.iter().map(|kind| kind.folder()).chain(["mentions"]).collect();
            let help = did_you_mean(word, known.iter().copied());
            Err(Failure::Usage {
                message: format!("`{word}` is nothing that can be listed"),
                help: help.unwrap_or_else(|| format!("list one of `{}`", known.join("`, `"))),
            })
        }
    }
}

fn known_field(field: &str, all: &[&str]) -> Result<(), Failure> {
    if all.contains(&field) {
        return Ok(());
    }
    let help = did_you_mean(field, all.iter().copied());
    Err(Failure::Usage {
        message: format!("there is no field `{field}` here"),
        help: help.unwrap_or_else(|| format!("the fields are `{}`", all.join("`, `"))),
    })
}

fn filter(list: &List) -> Filter {
    Filter {
        actor: list.actor.clone(),
        since: list.since.clone(),
        until: list.until.clone(),
        language: list.language.clone(),
        topic: list.topic.clone(),
        state: list.state.clone(),
    }
}

/// Dates are compared as dates and numbers as numbers; everything else as text.
fn in_order(a: Option<&String>, b: Option<&String>) -> std::cmp::Ordering {
    let (a, b) = (a.map_or("", String::as_str), b.map_or("", String::as_str));
    if let (Ok(a), Ok(b)) = (a.parse::<u64>(), b.parse::<u64>()) {
        return a.cmp(&b);
    }
    match (Edtf::parse(a), Edtf::parse(b)) {
        (Ok(a), Ok(b)) => a.cmp(&b),
        _ => a.cmp(b),
    }
}

fn printed(format: ListFormat, fields: &[String], rows: Vec<Vec<String>>) -> String {
    match format {
        ListFormat::Table => columns::of(&rows),
        ListFormat::Json => rows.iter().map(|row| json(fields, row)).collect(),
        ListFormat::Csv => {
            let lines = [fields.to_vec()].into_iter().chain(rows);
            lines
                .map(|row| row.iter().map(|cell| csv(cell)).collect::<Vec<_>>().join(",") + "\n")
                .collect()
        }
    }
}

/// One object a line, its keys in the order in which they were asked for.
fn json(fields: &[String], row: &[String]) -> String {
    let text = |text: &String| serde_json::to_string(text).expect("text is written as JSON");
    let pairs: Vec<String> = fields
        .iter()
        .zip(row)
        .map(|(field, cell)| format!("{}:{}", text(field), text(cell)))
        .collect();
    format!("{{{}}}\n", pairs.join(","))
}

/// A cell of CSV (RFC 4180, lines end with a line feed).
fn csv(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
