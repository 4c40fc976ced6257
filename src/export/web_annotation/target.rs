//! What a note is about: the passage, by its words and by its place in the text of the page.

use serde::Serialize;

use crate::archive::node::Node;
use crate::archive::notes::Placed;
use crate::archive::reading::Reading;
use crate::page::base_url::BaseUrl;
use crate::page::prose::{self, Setting};
use crate::page::{parts, publication};
use crate::text::document::Document;
use crate::text::page_text::{PageText, Surroundings};

/// The id of the element that holds the text of an article or a speech: what positions count in.
const TEXT: &str = "dl-text";

/// A passage of a page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Target {
    /// `SpecificResource`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The part of the page that holds the text; where it does not hold the passage, the page.
    source: String,
    /// Ways to find the passage in it, each sufficient.
    selector: Vec<Selector>,
}

/// A way to find a passage.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "type")]
enum Selector {
    /// By its words and those around it.
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        exact: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        prefix: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<String>,
    },
    /// By its place in Unicode code points, from 0; the last one is not part of it.
    #[serde(rename = "TextPositionSelector")]
    Position { start: usize, end: usize },
}

/// A record's text, as far as all of it is published.
pub struct Text(Option<(Document, PageText)>);

/// Returns the text of a record, as its page has it.
pub fn text(setting: Setting<'_>, node: Node, reading: Reading) -> Text {
    let is_whole = publication::is_whole(setting.archive, node);
    let page = is_whole.then(|| prose::page_text(setting, node, &reading));
    Text(page.map(|page| (reading.document, page)))
}

/// Returns what a note is about. Of a text that is held back, in whole or in part, nothing is said but what the note's editor
/// quotes.
pub fn target(
    setting: Setting<'_>,
    base: &BaseUrl,
    node: Node,
    placed: &Placed<'_>,
    text: &Text,
) -> Target {
    let page = base.join(&parts::url(setting.archive, node));
    let found = text.0.as_ref().and_then(|(document, page_text)| {
        let passage = page_text.passage(document, placed.fact.range)?;
        let Surroundings { prefix, suffix } = page_text.surroundings(&passage);
        let quote = Selector::Quote {
            exact: page_text.text.get(passage.bytes.clone())?.to_owned(),
            prefix: Some(prefix.to_owned()),
            suffix: Some(suffix.to_owned()),
        };
        let position = Selector::Position { start: passage.points.start, end: passage.points.end };
        Some(vec![quote, position])
    });
    let (source, selector) = found.map_or_else(
        || {
            let exact = placed.note.quote.value.trim().to_owned();
            (page.clone(), vec![Selector::Quote { exact, prefix: None, suffix: None }])
        },
        |selector| (format!("{page}#{TEXT}"), selector),
    );
    Target { kind: "SpecificResource", source, selector }
}
