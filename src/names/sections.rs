//! Which mentions are linked on a page.

use std::collections::BTreeSet;

use crate::names::find::NameHit;
use crate::text::document::{Document, Piece};

/// Returns the mentions to link, in order: the first of each actor in each section that stands in running text, that is in no
/// link, heading or code, and not across the border of an element. Sections begin at headings; what stands before the first
/// one is a section too. The actor whose own page it is, is never linked.
pub fn first_mentions(hits: &[NameHit], document: &Document, page: Option<u32>) -> Vec<NameHit> {
    let mut linked = Vec::new();
    let mut in_section = BTreeSet::new();
    let mut headings = document.headings.iter().map(|heading| heading.text.start).peekable();
    let mut pieces = document.pieces.iter().filter_map(|piece| match piece {
        Piece::Text(range) => Some(*range),
        _ => None,
    });
    let mut piece = pieces.next();
    for hit in hits {
        while headings.next_if(|start| *start <= hit.range.start).is_some() {
            in_section.clear();
        }
        while piece.is_some_and(|range| range.end <= hit.range.start) {
            piece = pieces.next();
        }
        let is_running = piece.is_some_and(|range| range.contains(hit.range));
        if is_running && page != Some(hit.actor) && in_section.insert(hit.actor) {
            linked.push(*hit);
        }
    }
    linked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::language::Language;
    use crate::base::span::{FileId, Span};
    use crate::names::find::{OwnActors, find};
    use crate::names::index::tests::index;
    use crate::record::site::{HtmlTrust, Punctuation};
    use crate::text::markdown::{TextPlace, TextStyle, read};

    #[test]
    fn the_first_mention_in_each_section_is_linked() {
        let source = "# Kenya\n\n[Kenya](x.md) `Kenya` *Ken*ya, Kenya, Haiti and Kenya.\n\n## Haiti\n\nKenya and Kenya\n\nHaiti";
        let style = TextStyle {
            language: Language::english(),
            punctuation: Punctuation::Smart,
            html: HtmlTrust::Sanitized,
            place: TextPlace::Body,
        };
        let (document, _) = read(source, Span::new(FileId(0), 0..source.len()), &style);
        let index = index(&[("country", "Kenya", &[]), ("country", "Haiti", &[])]);
        let found = find(&index, &document.text, &OwnActors::none());
        let places = |page: Option<u32>| -> Vec<_> {
            let linked = first_mentions(&found.hits, &document, page);
            linked
                .iter()
                .map(|hit| {
                    source.get(document.source_span(hit.range).unwrap().start as usize..).unwrap()
                })
                .collect()
        };
        let linked = places(None);
        assert_eq!(linked.len(), 4, "{linked:?}");
        assert!(
            linked[0].starts_with("Kenya, Haiti") && linked[1].starts_with("Haiti and"),
            "{linked:?}"
        );
        assert!(linked[2].starts_with("Kenya and") && linked[3] == "Haiti", "{linked:?}");
        assert_eq!(places(Some(0)).len(), 2);
    }
}
