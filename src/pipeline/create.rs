//! New files in an archive: a record, or a starter archive. Nothing that is there is ever overwritten.

use std::path::{Path, PathBuf};

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::names::find::{self, OwnActors};
use crate::names::index::NameIndex;
use crate::output::single;
use crate::pipeline::build::{self, PipelineError};
use crate::pipeline::options::BuildOptions;
use crate::scaffold::record::{self, NewRecord};
use crate::scaffold::starter;

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wish {
    /// The kind.
    pub kind: Kind,
    /// The title or name.
    pub title: String,
    /// The id.
    pub id: Id,
    /// The day that it is about.
    pub date: Edtf,
    /// The language, if it is not the site's.
    pub language: Option<Language>,
    /// What an actor is, as a word of front matter.
    pub actor_kind: Option<String>,
}

/// Why a record was not written.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// There is a record of that kind and id.
    #[error("there is already a record `{0}:{1}`")]
    Exists(Kind, Id),
    /// The machine refused.
    #[error(transparent)]
    Run(#[from] PipelineError),
}

/// Writes a new record and returns its path below the root.
pub fn record(options: &BuildOptions, wish: &Wish) -> Result<String, CreateError> {
    let (_, known) = build::linked(options, |archive, _| known(archive, wish))?;
    let new = known.ok_or_else(|| CreateError::Exists(wish.kind, wish.id.clone()))?;
    let path = record::path(&new);
    single::create(&options.root.join(&path), record::text(&new).as_bytes())
        .map_err(PipelineError::from)?;
    Ok(path)
}

/// Fills in what the archive knows; none where the id is taken.
fn known(archive: &Archive, wish: &Wish) -> Option<NewRecord> {
    let key = (wish.kind, wish.id.clone());
    let has_file =
        archive.census.ids.get(&key).is_some_and(|node| archive.census.common(*node).is_some());
    if has_file || archive.census.drafts.contains_key(&key) {
        return None;
    }
    let Wish { kind, title, id, date, language, actor_kind } = wish.clone();
    let actors = named(archive, &title);
    Some(NewRecord { kind, id, title, date, language, actor_kind, actors })
}

/// Returns the actors that a title names, each once, in order.
fn named(archive: &Archive, title: &str) -> Vec<Id> {
    let actors: Vec<_> = archive.census.actors.rows().iter().collect();
    let (index, _) = NameIndex::build(&actors);
    let mut ids: Vec<Id> = Vec::new();
    // A headline is short: a surname alone is enough where only one actor has it.
    let own = OwnActors {
        actors: archive.census.actors.indexes().map(Ix::number).collect(),
        ..OwnActors::none()
    };
    for hit in find::find(&index, title, &own).hits {
        if let Some(ix) = archive.census.actors.at(hit.actor) {
            let id = &archive.census.actors[archive.census.merged(ix)].common.id.value;
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
    }
    ids
}

/// Writes the starter archive into a folder and returns the paths of its files.
pub fn starter(folder: &Path) -> Result<Vec<PathBuf>, PipelineError> {
    let paths: Vec<PathBuf> = starter::FILES.iter().map(|(path, _)| folder.join(path)).collect();
    for ((_, text), path) in starter::FILES.iter().zip(&paths) {
        single::create(path, text.as_bytes())?;
    }
    Ok(paths)
}
