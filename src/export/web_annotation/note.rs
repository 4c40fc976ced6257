//! One note as an annotation.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::archive::notes::Placed;
use crate::export::web_annotation::body::{self, Body};
use crate::export::web_annotation::target::{self, Target, Text};
use crate::page::base_url::BaseUrl;
use crate::page::json_ld::thing;
use crate::page::prose::Setting;
use crate::page::{parts, words};
use crate::record::annotation::NoteKind;
use crate::record::citation::Url;

/// The words of the standard.
pub const STANDARD: &str = "http://www.w3.org/ns/anno.jsonld";

/// The words of the standard, and ours. The standard's `created` wants an hour; a note has a day, which ours says.
pub type Context = (&'static str, Terms);

/// Words that the standard does not have.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Terms {
    kind: &'static str,
    date: Dated,
    by: &'static str,
}

/// A date in EDTF.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Dated {
    #[serde(rename = "@id")]
    id: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
}

/// A note.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Annotation {
    #[serde(rename = "@context")]
    context: Context,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    #[serde(rename = "kind")]
    word: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Creator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    body: Vec<Body>,
    target: Target,
}

/// Who wrote a note.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Creator {
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<String>,
}

/// Returns the context of annotations.
pub fn context() -> Context {
    let date = Dated { id: "dcterms:date", kind: "http://id.loc.gov/datatypes/edtf/EDTF" };
    (STANDARD, Terms { kind: "dcterms:type", date, by: "prov:wasAttributedTo" })
}

/// Returns a note as an annotation.
pub fn annotation(
    setting: Setting<'_>,
    base: &BaseUrl,
    node: Node,
    placed: &Placed<'_>,
    text: &Text,
) -> Annotation {
    let archive = setting.archive;
    let note = placed.note;
    let page = base.join(&parts::url(archive, node));
    let kind = note.kind.value;
    let motivation = motivation(kind);
    Annotation {
        context: context(),
        id: format!("{page}#{}", placed.fact.fragment),
        kind: "Annotation",
        motivation,
        word: words::note_kind(kind),
        date: note.date.as_ref().map(|date| date.value.to_string()),
        creator: note.author.as_ref().map(|author| creator(archive, &author.value)),
        rights: rights(archive),
        body: body::bodies(setting, base, node, note, motivation),
        target: target::target(setting, base, node, placed, text),
    }
}

/// Returns who may do what with notes, where the settings say so by an address, as the standard wants it.
pub fn rights(archive: &Archive) -> Option<String> {
    let url = archive.site.rights.as_deref().and_then(Url::parse)?;
    Some(url.as_str().to_owned())
}

/// Returns why a note was written, in the words of the standard. A discrepancy asks nobody to change the text: it says what the
/// archive holds of it.
fn motivation(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Context => "commenting",
        NoteKind::Quote => "identifying",
        NoteKind::Claim | NoteKind::Pledge => "classifying",
        NoteKind::Discrepancy => "assessing",
        NoteKind::Source => "linking",
        NoteKind::Translation => "describing",
        NoteKind::Dispute => "questioning",
    }
}

fn creator(archive: &Archive, author: &str) -> Creator {
    let editor = thing::editor(archive, author);
    Creator { kind: editor.kind, name: editor.name, homepage: editor.url }
}
