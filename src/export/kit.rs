//! For unit tests: files made, and XML read back into a tree.
#![cfg(test)]

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::base::link::LinkStyle;
use crate::export::file::{self, ExportFile, ExportKey};
use crate::page::lines::Lines;
use crate::page::prose::Setting;
use crate::pipeline::kit::Linked;

/// Makes a file of an archive; none where its site has none.
pub(crate) fn file(linked: &Linked, key: &ExportKey) -> Option<ExportFile> {
    let Linked { archive, files, problems: _ } = linked;
    let lines = Lines::new(archive);
    file::file(
        Setting { archive, files, lines: &lines, links: LinkStyle::Folders, away: None },
        key,
    )
}

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Its name, with its prefix.
    pub(crate) name: String,
    /// Its attributes.
    pub(crate) attributes: BTreeMap<String, String>,
    /// The elements in it.
    pub(crate) children: Vec<Element>,
    /// Its text, references resolved.
    pub(crate) text: String,
}

impl Element {
    /// Returns the elements in it of that name.
    pub(crate) fn all(&self, name: &str) -> Vec<&Element> {
        self.children.iter().filter(|child| child.name == name).collect()
    }

    /// Returns the one element in it of that name.
    #[track_caller]
    pub(crate) fn one(&self, name: &str) -> &Element {
        let all = self.all(name);
        assert_eq!(all.len(), 1, "one `{name}` in {self:?}");
        all[0]
    }

    /// Returns an attribute, or nothing.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// Returns the root of a document; it must be well formed.
pub(crate) fn parsed(bytes: &[u8]) -> Element {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(element(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text += &text,
            Event::GeneralRef(name) => {
                let entity = format!("&{};", &*name);
                open.last_mut().unwrap().text += &quick_xml::escape::unescape(&entity).unwrap();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "all elements are closed");
    open.remove(0).children.remove(0)
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let key = attribute.key.0.to_owned();
        (key, quick_xml::escape::unescape(&attribute.value).unwrap().into_owned())
    });
    let name = start.name().0.to_owned();
    Element { name, attributes: attributes.collect(), ..Element::default() }
}
