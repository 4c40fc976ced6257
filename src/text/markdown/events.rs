//! The only user of the Markdown parser's settings: the events of a body, with their places, nested to a limit.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::base::span::Span;
use crate::source::limits::MAX_MARKDOWN_DEPTH;
use crate::text::markdown::TextPlace;

/// An event, and the bytes of the body that it stands for.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// What the parser says of a body.
pub(super) struct Events<'a> {
    /// The events, in source order.
    pub(super) list: Vec<Placed<'a>>,
    /// Places and labels of reference links without a definition.
    pub(super) undefined: Vec<(Range<usize>, String)>,
}

/// Parses a body; fails with the place where it is nested too deep.
pub(super) fn events(text: &str, place: TextPlace) -> Result<Events<'_>, Range<usize>> {
    let mut undefined = Vec::new();
    let mut list = Vec::new();
    let mut depth = 0_usize;
    let note = |link: BrokenLink<'_>| {
        // `[words]` alone is a shortcut, but far more often words that an editor put in brackets.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined.push((link.span.clone(), link.reference.to_string()));
        }
        None
    };
    for (event, range) in
        Parser::new_with_broken_link_callback(text, options(place), Some(note)).into_offset_iter()
    {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if MAX_MARKDOWN_DEPTH < depth {
            return Err(range.start..range.start + 1);
        }
        list.push((event, range));
    }
    undefined.sort_by_key(|(range, _)| (range.start, range.end));
    undefined.dedup();
    Ok(Events { list, undefined })
}

/// Returns the place in the file of a range of the body.
pub(super) fn place(body: Span, range: &Range<usize>) -> Span {
    let start = body.start as usize;
    Span::new(body.file, start + range.start..start + range.end)
}

/// Returns whether an event belongs to a run of words, not to the blocks around it.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Html(_) | Event::Rule | Event::DisplayMath(_) => false,
        _ => true,
    }
}

fn options(place: TextPlace) -> Options {
    let footnotes = match place {
        TextPlace::Body => Options::ENABLE_FOOTNOTES,
        TextPlace::Field => Options::empty(),
    };
    footnotes
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}
