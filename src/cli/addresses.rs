//! `dateline addresses`: the permanent addresses of an archive. What is listed or compared is the result and goes to standard
//! output, problems go to standard error.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::archive::change::{Change, What};
use crate::archive::lock::Line;
use crate::base::code::{Code, Severity};
use crate::base::id::Id;
use crate::cli::args::{
    AddressPlace, AddressRecord, AddressTable, Addresses, Archive, Global, Layout,
};
use crate::cli::columns;
use crate::cli::exit::{Exit, Failure};
use crate::cli::options;
use crate::cli::report;
use crate::cli::stream;
use crate::pipeline::addresses::{self, Examined, LOCK};
use crate::pipeline::options::{BuildOptions, Outcome, Strictness};

/// One address, as JSON.
#[derive(Serialize)]
struct Listed<'a> {
    address: String,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraphs: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<&'a str>,
}

/// One difference, as JSON.
#[derive(Serialize)]
struct Differing {
    address: String,
    change: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

/// Lists, records or compares.
pub fn run(what: &Addresses, global: &Global) -> Result<Exit, Failure> {
    match what {
        Addresses::List(table) => list(table),
        Addresses::Compare(table) => compare(table, global),
        Addresses::Record(record) => self::record(record, global),
    }
}

fn options(place: &AddressPlace) -> Result<BuildOptions, Failure> {
    let AddressPlace { root, jobs, diagnostics } = place.clone();
    options::from_flags(&Archive { jobs, ..options::of_place(root, diagnostics) })
}

/// Prints what is wrong and returns how the command ends.
fn report_problems(
    outcome: &Outcome,
    place: &AddressPlace,
    options: &BuildOptions,
) -> Result<Exit, Failure> {
    report::each_problem(outcome, &options.root, place.diagnostics, stream::to_stderr)?;
    Ok(report::exit(outcome, Strictness::Errors))
}

fn list(table: &AddressTable) -> Result<Exit, Failure> {
    let options = options(&table.place)?;
    let examined = addresses::examine(&options)?;
    let recorded = &examined.recorded.lines;
    let kept = recorded.iter().filter(|(address, _)| !examined.served.contains_key(address));
    let lost = kept.map(|(address, line)| (address, &line.value, "lost"));
    let state = |address| if recorded.contains_key(address) { "recorded" } else { "new" };
    let served = examined.served.iter().map(|(address, line)| (address, line, state(address)));
    let mut lines: Vec<_> = served.chain(lost).collect();
    lines.sort_by_key(|(address, _, _)| *address);
    let listed: Vec<Listed<'_>> = lines
        .into_iter()
        .map(|(address, line, state)| listed(address.to_string(), line, state))
        .collect();
    stream::to_stdout(&match table.format {
        Layout::Json => json(&listed),
        Layout::Table => columns::of(&listed.iter().map(cells).collect::<Vec<_>>()),
    })?;
    report_problems(&examined.outcome, &table.place, &options)
}

fn listed<'a>(address: String, line: &'a Line, state: &'static str) -> Listed<'a> {
    Listed {
        address,
        state,
        record: line.record.as_ref().map(|(kind, id)| format!("{kind}:{id}")),
        paragraphs: line.paragraphs.map(|paragraphs| paragraphs.count),
        notes: line.notes.iter().map(Id::as_str).collect(),
    }
}

fn cells(listed: &Listed<'_>) -> Vec<String> {
    let notes: Vec<String> = listed.notes.iter().map(|note| format!("#{note}")).collect();
    vec![
        listed.state.to_owned(),
        listed.address.clone(),
        listed.record.clone().unwrap_or_else(|| "(leads on)".to_owned()),
        listed.paragraphs.map(|n| format!("p{n}")).unwrap_or_default(),
        notes.join(" "),
    ]
}

fn compare(table: &AddressTable, global: &Global) -> Result<Exit, Failure> {
    let options = options(&table.place)?;
    let examined = addresses::examine(&options)?;
    let differing: Vec<Differing> = examined.changes.iter().map(differing).collect();
    stream::to_stdout(&match table.format {
        Layout::Json => json(&differing),
        Layout::Table => columns::of(&differing.iter().map(row).collect::<Vec<_>>()),
    })?;
    let exit = report_problems(&examined.outcome, &table.place, &options)?;
    if !global.quiet {
        stream::to_stderr(&format!("{}\n", counts(&examined)))?;
    }
    Ok(exit)
}

fn differing(change: &Change) -> Differing {
    let (name, to) = match &change.what {
        What::New => ("new", None),
        What::Longer(_) => ("longer", None),
        What::Lost => ("lost", None),
        What::Moved(to) => ("moved", Some(to.to_string())),
        What::Shorter(..) => ("shorter", None),
        What::Altered(_) => ("altered", None),
    };
    Differing { address: change.shown(), change: name, to }
}

fn row(differing: &Differing) -> Vec<String> {
    let to = differing.to.as_ref().map(|to| format!("to {to}"));
    vec![differing.change.to_owned(), differing.address.clone(), to.unwrap_or_default()]
}

fn counts(examined: &Examined) -> String {
    let n_of = |wanted: fn(&What) -> bool| {
        examined.changes.iter().filter(|change| wanted(&change.what)).count()
    };
    format!(
        "{} recorded; {} new, {} lost or moved, {} with other paragraphs",
        examined.recorded.lines.len(),
        n_of(|what| matches!(what, What::New)),
        n_of(|what| matches!(what, What::Lost | What::Moved(_))),
        n_of(|what| matches!(what, What::Shorter(..) | What::Altered(_))),
    )
}

fn record(flags: &AddressRecord, global: &Global) -> Result<Exit, Failure> {
    let options = options(&flags.place)?;
    let mut examined = addresses::examine(&options)?;
    check_drops(&flags.drop, &examined)?;
    let released: BTreeSet<(Code, String)> = examined
        .changes
        .iter()
        .filter(|change| is_released(change, flags))
        .filter_map(|change| change.problem().map(|problem| (problem.code, problem.message)))
        .collect();
    let stands = |code: Code, message: &String| !released.contains(&(code, message.clone()));
    examined.outcome.problems.retain(|problem| {
        problem.severity == Severity::Error && stands(problem.code, &problem.message)
    });
    if report_problems(&examined.outcome, &flags.place, &options)? == Exit::Content {
        let said = format!("nothing recorded: {} errors\n", examined.outcome.problems.len());
        stream::to_stderr(if global.quiet { "" } else { &said })?;
        return Ok(Exit::Content);
    }
    addresses::write(&options.root, &examined.next)?;
    if !global.quiet {
        stream::to_stderr(&format!("recorded {} addresses in {LOCK}\n", examined.served.len()))?;
    }
    Ok(Exit::Done)
}

fn is_released(change: &Change, flags: &AddressRecord) -> bool {
    match change.what {
        What::New | What::Longer(_) => false,
        What::Lost | What::Moved(_) => {
            flags.drop.iter().any(|address| is_same(address, &change.shown()))
        }
        What::Shorter(..) | What::Altered(_) => flags.texts,
    }
}

/// A typing error must not look like a success.
fn check_drops(drops: &[String], examined: &Examined) -> Result<(), Failure> {
    let is_lost = |address: &String| {
        let lost = examined
            .changes
            .iter()
            .filter(|change| matches!(change.what, What::Lost | What::Moved(_)));
        lost.into_iter().any(|change| is_same(address, &change.shown()))
    };
    match drops.iter().find(|address| !is_lost(address)) {
        None => Ok(()),
        Some(address) => Err(Failure::Usage {
            message: format!("`{address}` is no recorded address that leads to nothing"),
            help: "`dateline addresses compare` lists those that do".to_owned(),
        }),
    }
}

fn is_same(written: &str, address: &str) -> bool {
    written == address || address.strip_prefix('/') == Some(written)
}

fn json(items: &[impl Serialize]) -> String {
    let line = |item| serde_json::to_string(item).expect("structs of strings are written as JSON");
    items.iter().map(|item| line(item) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_without_its_first_slash() {
        assert!(is_same("articles/haiti/#note", "/articles/haiti/#note"));
        assert!(is_same("/articles/haiti/", "/articles/haiti/"));
        assert!(!is_same("/articles/haiti", "/articles/haiti/"));
    }
}
