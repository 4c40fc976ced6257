//! `dateline list`: what the archive holds, for people and for other programs. Rows go to standard output, problems to standard
//! error.

use serde_json::Value;

use crate::base::kind::Kind;
use crate::base::nearest::did_you_mean;
use crate::cli::args::{AddressPlace, Archive, List, ListFormat};
use crate::cli::columns;
use crate::cli::exit::{Exit, Failure};
use crate::cli::{options, report, stream};
use crate::pipeline::options::Strictness;
use crate::pipeline::query::{self, Answer, Subject};
use crate::query::cell::{Cell, Row};
use crate::query::select::{Filter, Stranger};

/// Lists the records of a kind, mentions, notes, or quotations.
pub fn run(list: &List) -> Result<Exit, Failure> {
    let subject = subject(&list.subject)?;
    let (standard, all) = subject.fields();
    let fields = match list.fields.as_slice() {
        [] => standard.into_iter().map(str::to_owned).collect(),
        asked => asked.to_vec(),
    };
    let sort = list.sort.as_deref().map(|sort| sort.strip_prefix('-').unwrap_or(sort));
    for field in fields.iter().map(String::as_str).chain(sort) {
        known_field(field, &all)?;
    }
    if let Some(state) = &list.state {
        known_state(state, subject)?;
    }
    let options = options::from_flags(&place(list))?;
    let asked: Vec<String> = fields.iter().cloned().chain(sort.map(str::to_owned)).collect();
    let Answer { outcome, rows } = query::rows(&options, subject, &filter(list), &asked)?;
    let rows = rows.map(|rows| sorted(rows, list.sort.as_deref()));
    if let Ok(rows) = &rows {
        stream::to_stdout(&printed(list.format, &fields, rows))?;
    }
    report::each_problem(&outcome, &options.root, list.place.diagnostics, stream::to_stderr)?;
    rows.map(|_| report::exit(&outcome, Strictness::Errors)).map_err(|stranger| unknown(&stranger))
}

/// Sorts rows by their last cell, which is then dropped; rows that are equal there stay in their order.
fn sorted(mut rows: Vec<Row>, sort: Option<&str>) -> Vec<Row> {
    let Some(sort) = sort else { return rows };
    if sort.starts_with('-') {
        rows.sort_by(|a, b| b.last().cmp(&a.last()));
    } else {
        rows.sort_by(|a, b| a.last().cmp(&b.last()));
    }
    for row in &mut rows {
        row.pop();
    }
    rows
}

fn unknown(stranger: &Stranger) -> Failure {
    let Stranger { kind, id, help } = stranger;
    let all =
        || format!("`dateline list {} --fields id` lists those that there are", kind.folder());
    Failure::Usage {
        message: format!("there is no {kind} with the id `{id}`"),
        help: help.clone().unwrap_or_else(all),
    }
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
        None if ["note", "notes"].contains(&word) => Ok(Subject::Notes),
        None if ["quotation", "quotations"].contains(&word) => Ok(Subject::Quotations),
        None => {
            let others = ["mentions", "notes", "quotations"];
            let known: Vec<&str> =
                Kind::ALL.iter().map(|kind| kind.folder()).chain(others).collect();
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

fn known_state(state: &str, subject: Subject) -> Result<(), Failure> {
    let states = subject.states();
    if states.contains(state) {
        return Ok(());
    }
    let help = did_you_mean(state, states.iter().copied());
    let all = || {
        let states: Vec<&str> = states.iter().copied().collect();
        format!("the states are `{}`", states.join("`, `"))
    };
    Err(Failure::Usage {
        message: format!("there is no state `{state}` here"),
        help: help.unwrap_or_else(all),
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

fn printed(format: ListFormat, fields: &[String], rows: &[Row]) -> String {
    match format {
        ListFormat::Table => table(fields, rows, stream::terminal_width()),
        ListFormat::Json => rows.iter().map(|row| json(fields, row)).collect(),
        ListFormat::Csv => {
            let head = csv(fields.iter().cloned());
            rows.iter().fold(head, |text, row| text + &csv(row.iter().map(Cell::to_string)))
        }
    }
}

/// Returns rows in columns. A terminal gets the names of the fields first, and lines that fit it; a pipe gets rows only.
fn table(fields: &[String], rows: &[Row], terminal: Option<usize>) -> String {
    let rows = rows.iter().map(|row| row.iter().map(Cell::to_string).collect());
    match terminal {
        None => columns::of(&rows.collect::<Vec<_>>()),
        Some(width) => {
            let head = fields.iter().map(|field| field.to_uppercase()).collect();
            columns::fitted(
                &columns::of(&[head].into_iter().chain(rows).collect::<Vec<_>>()),
                width,
            )
        }
    }
}

/// One object a line, its keys in the order in which they were asked for; what a record does not have is `null`.
fn json(fields: &[String], row: &Row) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .zip(row)
        .map(|(field, cell)| format!("{}:{}", Value::from(field.as_str()), value(cell)))
        .collect();
    format!("{{{}}}\n", pairs.join(","))
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::None => Value::Null,
        Cell::Number(n) => Value::from(*n),
        Cell::Date(date) => Value::from(date.to_string()),
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::List(texts) => Value::from(texts.as_slice()),
    }
}

/// A line of CSV (RFC 4180, but lines end with a line feed).
fn csv(cells: impl Iterator<Item = String>) -> String {
    let quoted = |cell: String| {
        if cell.contains(['"', ',', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    };
    let line = cells.map(quoted).collect::<Vec<_>>().join(",");
    // An empty line would be read as no row at all.
    if line.is_empty() { "\"\"\n".to_owned() } else { line + "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        cells.iter().map(|cell| Cell::text(*cell)).collect()
    }

    #[test]
    fn a_terminal_gets_names_and_lines_that_fit() {
        let fields = ["id", "title"].map(str::to_owned);
        let rows = [row(&["a", "The first of all"]), row(&["b", "海地海地海地海地"])];
        assert_eq!(table(&fields, &rows, Some(13)), "ID  TITLE\na   The firs…\nb   海地海地…\n");
        assert_eq!(table(&fields, &rows, None), "a  The first of all\nb  海地海地海地海地\n");
    }

    #[test]
    fn rows_that_are_equal_where_they_are_sorted_keep_their_order() {
        let rows = || vec![row(&["x", "1"]), row(&["y", "2"]), row(&["z", "2"])];
        let ids = |sort| {
            sorted(rows(), Some(sort)).iter().map(|row| row[0].to_string()).collect::<String>()
        };
        assert_eq!((ids("n"), ids("-n")), ("xyz".to_owned(), "yzx".to_owned()));
    }

    #[test]
    fn csv_is_quoted_where_it_must_be() {
        let line = |cells: &[&str]| csv(cells.iter().map(|cell| (*cell).to_owned()));
        assert_eq!(line(&["a", "b \"c\", d", "", "e\nf"]), "a,\"b \"\"c\"\", d\",,\"e\nf\"\n");
        assert_eq!(line(&[""]), "\"\"\n");
    }
}
