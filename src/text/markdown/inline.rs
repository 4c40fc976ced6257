//! Words and the marks among them: text, code, line breaks, emphasis.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::base::code::Code;
use crate::record::site::Punctuation;
use crate::text::markdown::TextPlace;
use crate::text::markdown::events;
use crate::text::markdown::reader::{Open, Reader};
use crate::text::markdown::writer::{Access, Origin};
use crate::text::punctuation;

impl Reader<'_> {
    /// Writes one event of a run of words and returns the number of the next one.
    pub(super) fn inline(&mut self, at: usize) -> usize {
        let range = self.range(at);
        match self.event(at) {
            Some(Event::Text(words)) => self.words(words, at, &range),
            Some(Event::Code(words)) => self.code(words, &range),
            Some(Event::SoftBreak) => self.soft_break(at, &range),
            Some(Event::HardBreak) => {
                self.out.text(" ", self.span(&range), Origin::Changed, self.access());
                self.out.html("<br>");
            }
            Some(Event::InlineHtml(tag)) => self.inline_html(tag, &range),
            Some(Event::FootnoteReference(label)) => self.footnote_reference(label),
            Some(Event::TaskListMarker(done)) => {
                let mark = if *done { "☑ " } else { "☐ " };
                self.out.text(mark, self.span(&range), Origin::Changed, Access::Closed);
            }
            Some(Event::Start(Tag::Link { .. })) => return self.start_link(at),
            Some(Event::Start(Tag::Image { .. })) => return self.image(at),
            Some(Event::Start(tag)) => self.start_mark(tag, &range),
            Some(Event::End(_)) => self.close_markdown(),
            _ => {}
        }
        at + 1
    }

    fn start_mark(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let (start, end) = match tag {
            Tag::Strong => ("<strong>", "</strong>"),
            Tag::Strikethrough => ("<del>", "</del>"),
            _ => ("<em>", "</em>"),
        };
        self.out.html(start);
        self.push(Open::Markdown(end), range);
    }

    fn words(&mut self, words: &str, at: usize, range: &Range<usize>) {
        self.report_brackets(words, at, range);
        let access = self.access();
        if self.text.get(range.clone()) != Some(words) {
            self.out.text(words, self.span(range), Origin::Changed, access);
            return;
        }
        if self.style.punctuation == Punctuation::Plain || self.in_raw_code() {
            self.out.text(words, self.span(range), Origin::Verbatim, access);
            return;
        }
        // A mark behind a backslash is meant as it is.
        let kept = if self.is_escaped(range.start) {
            words.chars().next().map_or(0, char::len_utf8)
        } else {
            0
        };
        let (literal, rest) = words.split_at_checked(kept).unwrap_or((words, ""));
        self.out.text(
            literal,
            self.span(&(range.start..range.start + kept)),
            Origin::Verbatim,
            access,
        );
        self.smart_words(rest, at, range.start + kept);
    }

    fn smart_words(&mut self, words: &str, at: usize, start: usize) {
        let access = self.access();
        let mut quotes = self.quotes;
        let changes = quotes.changes(words, self.out.last_char(), self.next_char(at + 1));
        self.quotes = quotes;
        let mut from = 0;
        for change in changes {
            let before = words.get(from..change.range.start).unwrap_or_default();
            self.out.text(
                before,
                self.span(&(start + from..start + change.range.start)),
                Origin::Verbatim,
                access,
            );
            let place = start + change.range.start..start + change.range.end;
            self.out.text(change.mark, self.span(&place), Origin::Changed, access);
            from = change.range.end;
        }
        let rest = words.get(from..).unwrap_or_default();
        self.out.text(
            rest,
            self.span(&(start + from..start + words.len())),
            Origin::Verbatim,
            access,
        );
    }

    fn code(&mut self, words: &str, range: &Range<usize>) {
        self.out.html("<code>");
        let (place, origin) = self.verbatim(words, range);
        self.out.text(words, self.span(&place), origin, Access::Closed);
        self.out.html("</code>");
    }

    /// Returns the place of words inside a range, if they stand there byte for byte, else the whole range.
    pub(super) fn verbatim(&self, words: &str, range: &Range<usize>) -> (Range<usize>, Origin) {
        match self.text.get(range.clone()).and_then(|source| source.find(words)) {
            Some(at) => (range.start + at..range.start + at + words.len(), Origin::Verbatim),
            None => (range.clone(), Origin::Changed),
        }
    }

    fn soft_break(&mut self, at: usize, range: &Range<usize>) {
        if !punctuation::joins_lines(self.out.last_char(), self.next_char(at + 1)) {
            self.out.text(" ", self.span(range), Origin::Changed, self.access());
        }
    }

    /// Returns the character that a reader sees next in the same run of words.
    fn next_char(&self, from: usize) -> Option<char> {
        for (event, _) in
            self.events.iter().skip(from).take_while(|(event, _)| events::is_inline(event))
        {
            match event {
                Event::Text(words) | Event::Code(words) if !words.is_empty() => {
                    return words.chars().next();
                }
                Event::SoftBreak | Event::HardBreak => return Some(' '),
                Event::Start(Tag::Image { .. }) => return Some('\u{FFFC}'),
                _ => {}
            }
        }
        None
    }

    fn is_escaped(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.text.as_bytes().get(before));
        before == Some(&b'\\') && self.text.as_bytes().get(at).is_some_and(u8::is_ascii_punctuation)
    }

    /// Reports `[[` that begins no link, and `[^label]` without a definition.
    fn report_brackets(&mut self, words: &str, at: usize, range: &Range<usize>) {
        let Some(before) = self.bracket_before(at, range) else { return };
        let second = before
            .start
            .checked_sub(1)
            .is_some_and(|at| self.text.as_bytes().get(at) == Some(&b'['));
        if words == "[" && !second {
            let message = "`[[` is not followed by `]]` here, so it begins no link".to_owned();
            let help = "end the link with `]]`, or write `\\[\\[` where brackets are meant";
            self.report_with_help(Code::UnclosedLink, &(before.start..range.end), message, help);
        }
        let closes =
            |event: &Event<'_>| matches!(event, Event::Text(next) if next.starts_with(']'));
        if let Some(label) = words.strip_prefix('^').filter(|label| !label.is_empty())
            && self.event(at + 1).is_some_and(closes)
        {
            let range = before.start..range.end + 1;
            let message = format!("no definition `[^{label}]: ...` for this footnote");
            match self.style.place {
                TextPlace::Body => self.report(Code::UndefinedReference, &range, message),
                TextPlace::Field => {
                    let message =
                        format!("a field has no footnotes, so `[^{label}]` leads to none");
                    let help = "write what it says in the text, in brackets or as a sentence";
                    self.report_with_help(Code::UndefinedReference, &range, message, help);
                }
            }
        }
    }

    /// Returns the place of a `[` that is text, not escaped, and directly before that event.
    fn bracket_before(&self, at: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let (event, place) = self.events.get(at.checked_sub(1)?)?;
        let bracket =
            matches!(event, Event::Text(words) if &**words == "[") && place.end == range.start;
        (bracket && !self.is_escaped(place.start)).then(|| place.clone())
    }
}
