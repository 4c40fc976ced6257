//! Questions to an archive, answered as rows.

use std::collections::BTreeSet;

use crate::base::kind::Kind;
use crate::pipeline::build::{self, PipelineError};
use crate::pipeline::options::{BuildOptions, Outcome};
use crate::query::cell::Row;
use crate::query::select::{Filter, Stranger};
use crate::query::{field, mention, note, quotation, select};

/// What is listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The records of a kind.
    Records(Kind),
    /// Who is named where.
    Mentions,
    /// Editors' notes, published or not.
    Notes,
    /// Quotations in articles.
    Quotations,
}

impl Subject {
    /// Returns its fields: those that are shown unless others are asked for, and all.
    pub fn fields(self) -> (Vec<&'static str>, Vec<&'static str>) {
        let (standard, all) = match self {
            Self::Records(kind) => field::of(kind),
            Self::Mentions => mention::FIELDS,
            Self::Notes => note::FIELDS,
            Self::Quotations => quotation::FIELDS,
        };
        (standard.split(' ').collect(), all.split(' ').collect())
    }

    /// Returns the states that what is listed can be in; mentions stand in records of any kind, and notes have a status of their own.
    pub fn states(self) -> BTreeSet<&'static str> {
        let kinds = match self {
            Self::Records(kind) => vec![kind],
            Self::Mentions => Kind::ALL.to_vec(),
            Self::Notes => return note::STATES.into(),
            Self::Quotations => vec![Kind::Article],
        };
        kinds.into_iter().flat_map(select::states_of).copied().collect()
    }
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// What was found in the archive.
    pub outcome: Outcome,
    /// The rows, unless the filter asks for what is not there.
    pub rows: Result<Vec<Row>, Stranger>,
}

/// Returns the rows of what a filter lets through, each with the fields that are asked for.
pub fn rows(
    options: &BuildOptions,
    subject: Subject,
    filter: &Filter,
    fields: &[String],
) -> Result<Answer, PipelineError> {
    let (outcome, rows) = build::linked(options, |archive, files| {
        if let Some(stranger) = select::stranger(archive, filter) {
            return Err(stranger);
        }
        let record =
            |node| fields.iter().map(|name| field::value(archive, files, node, name)).collect();
        let mention = |one| fields.iter().map(|name| mention::value(archive, one, name)).collect();
        let note = |one| fields.iter().map(|name| note::value(archive, files, one, name)).collect();
        let quotation =
            |one| fields.iter().map(|name| quotation::value(archive, one, name)).collect();
        Ok(match subject {
            Subject::Records(kind) => {
                select::records(archive, kind, filter).into_iter().map(record).collect()
            }
            Subject::Mentions => {
                mention::mentions(archive, files, filter).iter().map(mention).collect()
            }
            Subject::Notes => note::notes(archive, files, filter).iter().map(note).collect(),
            Subject::Quotations => {
                quotation::quotations(archive, files, filter).iter().map(quotation).collect()
            }
        })
    })?;
    Ok(Answer { outcome, rows })
}
