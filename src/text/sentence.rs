//! Sentences of a reader's text by UAX 29, with abbreviations and initials of the language; never across a line feed.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::base::language::Language;
use crate::text::abbreviation;
use crate::text::document::{TextRange, border_after, border_before};

/// How far around a place a sentence is looked for, in bytes: most are found near; the last is the limit, so that a text
/// without full stops takes no quadratic time.
const NEAR: usize = 300;
const REACH: usize = 2_000;

/// How much text must follow a sentence's end for it to be certain: what comes next decides whether a full stop ends it.
const MARGIN: usize = 64;

/// The marks that may end a sentence of plain text.
const MARKS: [char; 3] = ['.', '!', '?'];

/// How many characters of a sentence are shown.
const WINDOW: usize = 300;

/// Returns the sentences of a text in order, each without white space around it.
pub fn sentences(text: &str, language: &Language) -> Vec<TextRange> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for block in text.split('\n') {
        let found = block_sentences(block, language).into_iter();
        sentences.extend(found.map(|range| TextRange::new(start + range.start..start + range.end)));
        start += block.len() + 1;
    }
    sentences
}

/// Returns the sentence that holds a range; where the range goes over several, all of them. Only the text around the range
/// is looked at: a sentence that goes on further than some thousand bytes is cut there.
pub fn around(text: &str, range: TextRange, language: &Language) -> TextRange {
    let Range { start, end } = range.range();
    let first = sentence_at(text, border_before(text, start), language);
    let last_byte = border_before(text, end.max(start + 1) - 1);
    let last = if first.contains(&last_byte) {
        first.clone()
    } else {
        sentence_at(text, last_byte, language)
    };
    TextRange::new(first.start..last.end.max(first.end))
}

/// Returns what is shown of a sentence: all of it, or some three hundred characters around the range, cut between words.
pub fn window(text: &str, sentence: TextRange, range: TextRange) -> TextRange {
    let Range { start, end } = sentence.range();
    let words = text.get(start..end).unwrap_or_default();
    if words.chars().count() <= WINDOW {
        return sentence;
    }
    let inside = |at: u32| border_before(text, at.clamp(sentence.start, sentence.end) as usize);
    let inner = inside(range.start)..inside(range.end.max(range.start));
    let length = text.get(inner.clone()).unwrap_or_default().chars().count();
    let around = WINDOW.saturating_sub(length) / 2;
    let before = text.get(start..inner.start).unwrap_or_default();
    let after = text.get(inner.end..end).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .nth(around)
        .map_or(start, |(at, _)| start + after_space(before, at));
    let to =
        after.char_indices().nth(around).map_or(end, |(at, _)| inner.end + before_space(after, at));
    TextRange::new(from..to)
}

/// Returns where to cut a text that may have so many characters: at the end of the text, of the last sentence that fits, or,
/// where not even one does, of the last word.
pub fn cut(text: &str, length: usize, language: &Language) -> usize {
    let Some((limit, _)) = text.char_indices().nth(length) else { return text.len() };
    let near = text.get(..border_after(text, limit + REACH)).unwrap_or(text);
    let ends = sentences(near, language).into_iter().map(|sentence| sentence.end as usize);
    let last = ends.take_while(|end| *end <= limit).last();
    last.unwrap_or_else(|| before_space(text, limit))
}

/// Returns the sentence at a byte of the text; at a line feed or white space between two, nothing but that place.
fn sentence_at(text: &str, at: usize, language: &Language) -> Range<usize> {
    let (first, last) =
        (border_before(text, at.saturating_sub(REACH)), border_after(text, at + REACH));
    let before = text.get(first..at).unwrap_or_default();
    let after = text.get(at..last).unwrap_or_default();
    let start = before.rfind('\n').map_or(first, |feed| first + feed + 1);
    let block = start..after.find('\n').map_or(last, |feed| at + feed);
    let near = sentence_near(text, at, NEAR, &block, language);
    let certain = |found: &Range<usize>| {
        let starts = found.start == block.start || at.saturating_sub(NEAR) + MARGIN < found.start;
        starts && (found.end == block.end || found.end + MARGIN < at + NEAR)
    };
    near.filter(certain)
        .or_else(|| sentence_near(text, at, REACH, &block, language))
        .unwrap_or(at..at)
}

/// Returns the sentence at a byte of a block, looking only so far.
fn sentence_near(
    text: &str,
    at: usize,
    reach: usize,
    block: &Range<usize>,
    language: &Language,
) -> Option<Range<usize>> {
    let start = border_before(text, at.saturating_sub(reach)).max(block.start);
    let end = border_after(text, at + reach).min(block.end);
    let near = text.get(start..end).unwrap_or_default();
    let found = block_sentences(near, language).into_iter().find(|range| at < start + range.end)?;
    Some(start + found.start..start + found.end)
}

/// Returns the sentences of a text without line feeds.
fn block_sentences(block: &str, language: &Language) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut before = "";
    let ends = bounds(block).into_iter().chain([block.len()]);
    let mut start = 0;
    for end in ends {
        let part = block.get(start..end).unwrap_or_default();
        match sentences.last_mut() {
            Some(sentence) if goes_on(before, part, language) => sentence.end = end,
            // UAX 29 leaves an opening mark that follows a full stop without a space with the sentence before.
            Some(sentence) => {
                let opening = before.len()
                    - before.trim_end_matches(['“', '‘', '「', '『', '《', '（']).len();
                sentence.end = start - opening;
                sentences.push(start - opening..end);
            }
            None => sentences.push(start..end),
        }
        (before, start) = (part, end);
    }
    sentences.retain_mut(|range| {
        let words = block.get(range.clone()).unwrap_or_default();
        range.start += words.len() - words.trim_start().len();
        range.end = range.start + words.trim().len();
        range.start < range.end
    });
    sentences
}

/// Returns where UAX 29 bounds the sentences of a text without line feeds, its start and end left out. In plain text, a bound
/// lies behind a mark that may end a sentence, and what decides is from the character before it to the next letter or such
/// mark: only that is looked at.
fn bounds(block: &str) -> Vec<usize> {
    let is_printable = |byte: u8| matches!(byte, b' '..=b'~');
    if !block.bytes().all(is_printable) && !block.chars().all(is_plain) {
        return block.split_sentence_bound_indices().map(|(at, _)| at).skip(1).collect();
    }
    let mut bounds = Vec::new();
    let is_mark = |byte: u8| matches!(byte, b'.' | b'!' | b'?');
    let mut marks =
        block.bytes().zip(0..).filter(|(byte, _)| is_mark(*byte)).map(|(_, at)| at).peekable();
    while let Some(mark) = marks.next() {
        let next = marks.peek().copied().unwrap_or(block.len());
        let start = border_before(block, mark.saturating_sub(1));
        let mut after = block.get(mark + 1..).unwrap_or_default().char_indices();
        let decides = after.find(|(_, c)| c.is_alphabetic() || MARKS.contains(c));
        let end = decides.map_or(block.len(), |(at, c)| mark + 1 + at + c.len_utf8());
        let near = block.get(start..end).unwrap_or_default();
        let found = near.split_sentence_bound_indices().map(|(at, _)| start + at);
        bounds.extend(found.filter(|bound| mark < *bound && *bound <= next));
    }
    bounds
}

/// Returns whether a character is printable ASCII, a letter with cases, or a common mark: none of those but [`MARKS`] ends a sentence, and
/// none goes with the character before it.
fn is_plain(c: char) -> bool {
    let is_mark = matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '«' | '»' | '…' | '\u{a0}');
    matches!(c, ' '..='~') || is_mark || (c.is_lowercase() || c.is_uppercase()) && c != '\u{345}'
}

/// Returns whether what ends with `before` goes on with `after`, because its full stop belongs to an abbreviation.
fn goes_on(before: &str, after: &str, language: &Language) -> bool {
    let Some(words) = before.trim_end().strip_suffix('.') else { return false };
    let starts = |c: char| {
        c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '«' | '‘' | '„' | '—' | '–' | '/')
    };
    let word = words.rsplit(starts).next().unwrap_or_default();
    let next = after.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    abbreviation::is_inside(language, word, next)
}

/// Returns the start of the first word behind a byte; that byte where there is no white space soon.
fn after_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let space = rest.char_indices().take(40).find(|(_, c)| c.is_whitespace());
    space.map_or(at, |(offset, c)| at + offset + c.len_utf8())
}

/// Returns the end of the last word before a byte; that byte where there was no white space for long.
fn before_space(text: &str, at: usize) -> usize {
    let words = text.get(..at).unwrap_or_default();
    let space = words.char_indices().rev().take(40).find(|(_, c)| c.is_whitespace());
    space.map_or(at, |(offset, _)| offset)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split<'a>(language: &str, text: &'a str) -> Vec<&'a str> {
        let language = Language::parse(language).unwrap();
        sentences(text, &language)
            .into_iter()
            .map(|range| text.get(range.range()).unwrap())
            .collect()
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        let expected = [
            "Mr. Ruto met Gen. J. F. Kelly of the U.S. Army.",
            "He left the U.S.",
            "He flew at 5 p.m. from J.K. Airport, No. 5 Road.",
            "Was it?",
            "Yes!",
        ];
        assert_eq!(split("en", &expected.join(" ")), expected);
    }

    #[test]
    fn each_language_has_its_own() {
        assert_eq!(
            split("fr", "M. Macron a vu Mme. Dupont. Il a dit non."),
            ["M. Macron a vu Mme. Dupont.", "Il a dit non."]
        );
        assert_eq!(
            split("es", "El Sr. Pérez vive en EE. UU. Pero volverá."),
            ["El Sr. Pérez vive en EE. UU.", "Pero volverá."]
        );
        assert_eq!(
            split("ru", "В 2024 г. Москва, т.е. Россия, ответила. Он уехал."),
            ["В 2024 г. Москва, т.е. Россия, ответила.", "Он уехал."]
        );
        assert_eq!(
            split("ar", "قال د. محمد ذلك. هل يعود؟ نعم."),
            ["قال د. محمد ذلك.", "هل يعود؟", "نعم."]
        );
        assert_eq!(split("zh", "鲁托走了。“是的。”他说！"), ["鲁托走了。", "“是的。”", "他说！"]);
    }

    #[test]
    fn a_line_feed_ends_a_sentence() {
        assert_eq!(
            split("en", "A heading\nand words\n\nmore. "),
            ["A heading", "and words", "more."]
        );
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let text = format!("{} needle {} end.", "word ".repeat(900), "other ".repeat(900));
        let start = text.find("needle").unwrap();
        let range = TextRange::new(start..start + 6);
        let sentence = around(&text, range, &Language::english());
        assert!(
            sentence.contains(range)
                && 3_000 < sentence.range().len()
                && sentence.range().len() <= 4_006
        );
        let shown = text.get(window(&text, sentence, range).range()).unwrap();
        assert!(
            shown.starts_with("word ") && shown.ends_with(" other") && shown.contains(" needle "),
            "{shown}"
        );
        assert!((250..=300).contains(&shown.len()), "{}", shown.len());
    }

    #[test]
    fn an_extract_ends_with_a_sentence_or_a_word() {
        let cut_at = |text: &str, length: usize| {
            text.get(..cut(text, length, &Language::english())).unwrap().to_owned()
        };
        assert_eq!(cut_at("One two. Mr. Three four. Five", 26), "One two. Mr. Three four.");
        assert_eq!(cut_at("One two. Mr. Three four. Five", 20), "One two.");
        assert_eq!(cut_at("One two three", 10), "One two");
        assert_eq!(cut_at("One", 10), "One");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn around_finds_the_sentence_that_holds_a_word(text in "([A-Za-zé说。.!?\" \n]|[a-z]{1,30} |Mr\\. |U\\.S\\. ){0,120}") {
            let language = Language::english();
            let all = sentences(&text, &language);
            for pair in all.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let range = TextRange::new(at..at + c.len_utf8());
                let holder = all.iter().find(|sentence| sentence.contains(range));
                prop_assert_eq!(Some(&around(&text, range, &language)), holder);
            }
        }

        #[test]
        fn bounds_are_those_of_uax_29(block in "([A-Za-zéßª0-9.!?\"'”’)\u{a0}…,:; -]|[a-z]{1,9} |U\\.S\\. ){0,40}[\t\r。؟।\u{301}\u{200d}ⅷǅ]?(\\PC|[\u{80}-\u{24ff}]|[.!? a-z]){0,6}") {
            let whole = block.split_sentence_bound_indices().map(|(at, _)| at).skip(1);
            prop_assert_eq!(bounds(&block), whole.collect::<Vec<_>>());
        }

        #[test]
        fn around_and_window_take_any_range(text in "[a-zé说. \n]{0,40}", start in 0_u32..60, length in 0_u32..60) {
            let range = TextRange { start, end: start + length };
            let sentence = around(&text, range, &Language::english());
            prop_assert!(text.get(sentence.range()).is_some());
            prop_assert!(text.get(window(&text, sentence, range).range()).is_some());
        }
    }
}
