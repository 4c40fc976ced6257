//! Pages and files of one site that would lie at the same path, or one where another needs a folder. What two records or their
//! aliases want is found earlier; here everything is looked at that a build writes.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Span;
use crate::export::file as export;
use crate::page::key::PageKey;
use crate::page::{make, prose};
use crate::render::theme::Theme;
use crate::source::file::Asset;

/// Who writes a file.
#[derive(Clone, Copy)]
enum Writer<'a> {
    /// A record, or an alias of one.
    Record(Span),
    /// A file that is copied.
    Copied(&'a Asset),
    /// dateline itself: an index, a feed, a file of the theme.
    Dateline,
}

/// Returns all collisions. Names that differ in case only are the same on many hosts.
pub(super) fn find(archive: &Archive, theme: &Theme, assets: &[Asset]) -> Vec<Diagnostic> {
    let mut writers: BTreeMap<String, (String, Writer<'_>)> = BTreeMap::new();
    let mut problems = Vec::new();
    for (path, writer) in files(archive, theme, assets) {
        let key = path.to_ascii_lowercase();
        match writers.get(&key) {
            Some((_, first)) => problems.extend(same(&path, *first, writer)),
            None => drop(writers.insert(key, (path, writer))),
        }
    }
    for (key, (path, writer)) in &writers {
        let folders = key.match_indices('/').filter_map(|(end, _)| key.get(..end));
        for (file, other) in folders.filter_map(|folder| writers.get(folder)) {
            problems.extend(folder(file, *other, path, *writer));
        }
    }
    problems
}

/// Returns every file of the site by path, with who writes it.
fn files<'a>(
    archive: &'a Archive,
    theme: &'a Theme,
    assets: &'a [Asset],
) -> impl Iterator<Item = (String, Writer<'a>)> {
    let pages = make::keys(archive).into_iter();
    let pages = pages.map(|key| (make::address(archive, &key).file(), writer(archive, &key)));
    let of_theme = theme.assets().iter().map(|asset| (asset.path.clone(), Writer::Dateline));
    let exports = export::keys(archive).into_iter();
    let exports = exports.map(|key| (export::path(archive, &key), Writer::Dateline));
    let copied = assets.iter().filter(|asset| prose::is_copied(archive, asset));
    let copied = copied.map(|asset| (prose::asset_address(&asset.path), Writer::Copied(asset)));
    of_theme.chain(exports).chain(pages).chain(copied)
}

fn writer<'a>(archive: &Archive, key: &PageKey) -> Writer<'a> {
    match key {
        PageKey::Record(node) => Writer::Record(archive.census.origin(*node)),
        PageKey::Redirect(address, node) => {
            let aliases =
                archive.census.common(*node).into_iter().flat_map(|common| &common.aliases);
            let alias = aliases.into_iter().find(|alias| alias.value == *address);
            Writer::Record(alias.map_or_else(|| archive.census.origin(*node), |alias| alias.span))
        }
        _ => Writer::Dateline,
    }
}

fn same(path: &str, first: Writer<'_>, second: Writer<'_>) -> Option<Diagnostic> {
    match (first, second) {
        // `archive::addresses` has reported these, with which record is in the way.
        (Writer::Record(_), Writer::Record(_)) => None,
        (Writer::Record(_), Writer::Copied(asset)) | (Writer::Copied(asset), Writer::Record(_))
            if asset.path.starts_with("static/") =>
        {
            None
        }
        _ => {
            let place = place(second).or_else(|| place(first))?;
            Some(collision(place, format!("there is another page or file at `/{path}`")))
        }
    }
}

fn folder(file: &str, writer: Writer<'_>, below: &str, other: Writer<'_>) -> Option<Diagnostic> {
    let message = format!("`/{file}` is a file, and a folder is needed there for `/{below}`");
    Some(collision(place(writer).or_else(|| place(other))?, message))
}

fn place(writer: Writer<'_>) -> Option<Span> {
    match writer {
        Writer::Record(span) => Some(span),
        Writer::Copied(asset) => Some(Span::file(asset.id)),
        Writer::Dateline => None,
    }
}

fn collision(place: Span, message: String) -> Diagnostic {
    Diagnostic::new(Code::AddressCollision, place, message)
        .with_help("change the id, the alias or the file's name")
}
