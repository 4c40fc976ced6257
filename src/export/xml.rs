//! XML, written through `quick-xml`: the one place that knows the crate.
//! What XML 1.0 forbids even as a reference (section 2.2, `Char`) is left out, for a reader would refuse the whole file.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document that is being written.
pub struct Document {
    writer: Writer<Vec<u8>>,
}

/// Attributes: names and values.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Document {
    /// Begins a document, in UTF-8, an element a line.
    pub fn new() -> Self {
        let mut document = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 1) };
        document.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        document
    }

    /// Writes an element and what `inside` writes.
    pub fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.write(Event::Start(start(name, attributes)));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element with a text in it.
    pub fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.write(Event::Start(start(name, attributes)));
        self.write(Event::Text(BytesText::new(&allowed(text))));
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Writes an empty element.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// Returns the document, which ends with a line feed.
    pub fn bytes(self) -> Vec<u8> {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn write(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("a vector takes all that is written");
    }
}

impl Default for Document {
    fn default() -> Self {
        Self::new()
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_str()));
    }
    start
}

fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| match c {
        '\t' | '\n' | '\r' => true,
        c => !matches!(c, '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}'),
    };
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped_and_forbidden_characters_left_out() {
        let mut document = Document::new();
        document.element("a", &[("b", "1 < \"2\" & \u{1}3")], |document| {
            document.text("c", &[], "x <y> & \u{0}\u{b}\u{fffe}z\u{10ffff}");
            document.empty("d", &[]);
        });
        let text = String::from_utf8(document.bytes()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <a b=\"1 &lt; &quot;2&quot; &amp; 3\">\n <c>x &lt;y&gt; &amp; z\u{10ffff}</c>\n <d/>\n</a>\n"
        );
    }
}
