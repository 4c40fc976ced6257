//! The collection of all notes and its pages. A page has no `startIndex`: with it, one more note would change all pages behind its
//! own.

use serde::Serialize;

use crate::archive::notes;
use crate::archive::reading::{self, Library};
use crate::base::link::LinkStyle;
use crate::export::web_annotation::note::{self, Annotation, Context};
use crate::export::web_annotation::plan::{COLLECTION, Notes, NotesFile};
use crate::export::web_annotation::target;
use crate::page::base_url::BaseUrl;
use crate::page::prose::Setting;

/// A collection, but for its pages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Collection {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<String>,
    total: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<String>,
}

/// A page of a collection.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Page {
    #[serde(rename = "@context")]
    context: Context,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "partOf")]
    part_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    prev: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    items: Vec<Annotation>,
}

/// Makes a file of the collection.
pub fn bytes(setting: Setting<'_>, base: &BaseUrl, file: &NotesFile) -> Vec<u8> {
    match file {
        NotesFile::Collection { total, ends } => {
            json(&collection(setting, base, *total, ends.as_ref()))
        }
        NotesFile::Page { path, previous, next, notes } => {
            let whole = |path: &Option<String>| path.as_ref().map(|path| base.join(path));
            let away = Setting { links: LinkStyle::Folders, away: Some(base), ..setting };
            json(&Page {
                context: note::context(),
                id: base.join(path),
                kind: "AnnotationPage",
                part_of: base.join(COLLECTION),
                prev: whole(previous),
                next: whole(next),
                items: notes.iter().flat_map(|notes| annotations(away, base, notes)).collect(),
            })
        }
    }
}

fn collection(
    setting: Setting<'_>,
    base: &BaseUrl,
    total: usize,
    ends: Option<&[String; 2]>,
) -> Collection {
    let whole = |path: &String| base.join(path);
    Collection {
        context: note::STANDARD,
        id: base.join(COLLECTION),
        kind: "AnnotationCollection",
        label: setting.archive.site.title.clone(),
        rights: note::rights(setting.archive),
        total,
        first: ends.map(|[first, _]| whole(first)),
        last: ends.map(|[_, last]| whole(last)),
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("structs of strings are written as JSON");
    bytes.push(b'\n');
    bytes
}

fn annotations(setting: Setting<'_>, base: &BaseUrl, notes: &Notes) -> Vec<Annotation> {
    let Setting { archive, files, .. } = setting;
    let library = Library { census: &archive.census, site: &archive.site, files };
    let facts = &archive.facts[notes.of];
    let text = target::text(setting, notes.of, reading::read(library, notes.of, facts));
    let placed = notes::placed(&archive.census, notes.of, facts);
    let told = placed.get(notes.range.clone()).unwrap_or_default();
    told.iter().map(|placed| note::annotation(setting, base, notes.of, placed, &text)).collect()
}
