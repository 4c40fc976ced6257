//! Files that lie among the records: which of them the site shows, and which nobody asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::archive::census::Census;
use crate::archive::facts::Facts;
use crate::archive::links::{self, Destination, LinkIndex};
use crate::archive::node::NodeMap;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Span;
use crate::source::file::{Asset, SourceFile};
use crate::source::picture::PictureSize;
use crate::text::document::Target;

/// Returns the paths of the files below `content/` that are copied: those that a text or field shows, and all in the folder of a
/// record `ID/index.md`.
pub fn shown(
    census: &Census,
    facts: &NodeMap<Arc<Facts>>,
    index: &LinkIndex,
    files: &[SourceFile],
    assets: &[Asset],
) -> BTreeSet<String> {
    let mut shown = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for node in census.nodes() {
        let own = census.common(node).and_then(|common| files.get(common.file.0 as usize));
        folders.extend(own.and_then(|file| file.path.strip_suffix("index.md")).map(str::to_owned));
        let links = facts[node].links.iter().map(|link| (&link.target, link.span));
        let images = facts[node].images.iter().map(|image| (&image.target, image.span));
        for (target, span) in links.chain(images) {
            let Some(file) = files.get(span.file.0 as usize) else { continue };
            if let Ok(Destination::Asset(path)) = links::resolve(census, index, file, target, span)
            {
                shown.insert(path);
            }
        }
    }
    for (actor, image) in
        census.actors.rows().iter().filter_map(|actor| Some((actor, actor.image.as_ref()?)))
    {
        let target = Target::Path { path: image.src.value.clone(), fragment: None };
        if let Some(file) = files.get(actor.common.file.0 as usize)
            && let Ok(Destination::Asset(path)) =
                links::resolve(census, index, file, &target, image.src.span)
        {
            shown.insert(path);
        }
    }
    let beside = assets
        .iter()
        .filter(|asset| folder_and_above(&asset.path).any(|folder| folders.contains(folder)));
    shown.extend(beside.map(|asset| asset.path.clone()));
    shown.retain(|path| path.starts_with("content/"));
    shown
}

/// Returns the sizes of pictures, by the paths of their files.
pub fn sizes(assets: &[Asset]) -> BTreeMap<String, PictureSize> {
    assets.iter().filter_map(|asset| Some((asset.path.clone(), asset.size?))).collect()
}

/// Returns the folders that a path lies in, each with its final slash.
fn folder_and_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..=at))
}

/// Reports the files among the records that nobody asks for.
pub fn unused(shown: &BTreeSet<String>, assets: &[Asset]) -> Vec<Diagnostic> {
    let unused = assets
        .iter()
        .filter(|asset| asset.path.starts_with("content/") && !shown.contains(&asset.path));
    let problem = |asset: &Asset| {
        Diagnostic::new(
            Code::UnusedFile,
            Span::file(asset.id),
            "no record shows this file, so that it is not copied",
        )
        .with_help("link it from a record, move it to `static/`, or remove it")
    };
    unused.map(problem).collect()
}
