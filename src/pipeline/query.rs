//! Questions to an archive, answered as rows of text.

use crate::base::kind::Kind;
use crate::pipeline::build::{self, PipelineError};
use crate::pipeline::options::{BuildOptions, Outcome};
use crate::query::select::Filter;
use crate::query::{field, mention, select};

/// What is listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The records of a kind.
    Records(Kind),
    /// Who is named where.
    Mentions,
}

impl Subject {
    /// Returns its fields: those that are shown unless others are asked for, and all.
    pub fn fields(self) -> (Vec<&'static str>, Vec<&'static str>) {
        let (standard, all) = match self {
            Self::Records(kind) => field::of(kind),
            Self::Mentions => mention::FIELDS,
        };
        (standard.split(' ').collect(), all.split(' ').collect())
    }
}

/// Returns the rows of what a filter lets through, each with the fields that are asked for.
pub fn rows(
    options: &BuildOptions,
    subject: Subject,
    filter: &Filter,
    fields: &[String],
) -> Result<(Outcome, Vec<Vec<String>>), PipelineError> {
    build::linked(options, |archive, files| match subject {
        Subject::Records(kind) => select::records(archive, kind, filter)
            .into_iter()
            .map(|node| fields.iter().map(|name| field::text(archive, files, node, name)).collect())
            .collect(),
        Subject::Mentions => mention::mentions(archive, filter)
            .iter()
            .map(|one| fields.iter().map(|name| mention::text(archive, one, name)).collect())
            .collect(),
    })
}
