//! The permanent addresses of an archive: what was recorded, what is served, and the writing of `addresses.lock`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::archive::change::Change;
use crate::archive::lock::{Line, Lock};
use crate::archive::permanence::{self, Served};
use crate::base::address::Address;
use crate::output::single;
use crate::pipeline::build::{self, PipelineError};
use crate::pipeline::options::{BuildOptions, Outcome};

/// The file's name, in the archive's root.
pub const LOCK: &str = "addresses.lock";

/// What is recorded and what is served.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Examined {
    /// What was found in the archive.
    pub outcome: Outcome,
    /// What was recorded.
    pub recorded: Lock,
    /// What is served.
    pub served: BTreeMap<Address, Line>,
    /// How the two differ.
    pub changes: Vec<Change>,
    /// The lock in which everything that is served is recorded.
    pub next: String,
}

/// Reads and links the archive, and compares.
pub fn examine(options: &BuildOptions) -> Result<Examined, PipelineError> {
    build::linked(options, |archive, _| {
        let (census, facts, addresses) = (&archive.census, &archive.facts, &archive.addresses);
        let served = Served { census, facts, addresses };
        let recorded = archive.recorded.clone();
        let changes = permanence::compare(&recorded, served);
        let next = permanence::record(&recorded, served);
        (recorded, permanence::lines(served), changes, next)
    })
    .map(|(outcome, (recorded, served, changes, next))| Examined {
        outcome,
        recorded,
        served,
        changes,
        next,
    })
}

/// Writes the lock of the archive in the folder `root`.
pub fn write(root: &Path, text: &str) -> Result<(), PipelineError> {
    Ok(single::write(&root.join(LOCK), text.as_bytes())?)
}
