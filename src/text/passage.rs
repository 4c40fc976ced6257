//! Passages that notes are about, cut where any of them begins or ends, so that they may overlap and marks need not nest.

use unicode_normalization::char::is_combining_mark;

use crate::text::document::{TextRange, border_after, border_before};

/// A run of text that the same notes are about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Segment {
    /// The words.
    pub range: TextRange,
    /// The numbers of the passages that it is part of, ascending.
    pub passages: Vec<usize>,
}

/// Cuts passages into segments, in the order of the text. Linear in the number of passages times how many overlap.
pub fn segments(passages: &[TextRange]) -> Vec<Segment> {
    let mut borders: Vec<u32> =
        passages.iter().flat_map(|range| [range.start, range.end]).collect();
    borders.sort_unstable();
    borders.dedup();
    let mut begins: Vec<usize> = (0..passages.len()).collect();
    begins.sort_by_key(|n| passages.get(*n).map(|range| range.start));
    let mut begins = begins.into_iter().peekable();
    let mut open: Vec<usize> = Vec::new();
    let mut segments = Vec::new();
    for pair in borders.windows(2) {
        let [start, end] = *pair else { continue };
        open.retain(|n| passages.get(*n).is_some_and(|range| start < range.end));
        let starts_here = |n: &usize| passages.get(*n).is_some_and(|range| range.start <= start);
        while let Some(n) = begins.next_if(starts_here) {
            let at = open.partition_point(|other| *other < n);
            open.insert(at, n);
        }
        if !open.is_empty() {
            segments.push(Segment { range: TextRange { start, end }, passages: open.clone() });
        }
    }
    segments
}

/// How many characters a word is looked for beyond the end of a passage; longer runs are no words that spaces set apart.
const LONGEST_WORD: usize = 40;

/// Returns a range with the words whole that it begins and ends in: a mark inside a word is read out as two words. Scripts that
/// are written without spaces have none that are cut.
pub fn whole_words(text: &str, range: TextRange) -> TextRange {
    let start = border_before(text, range.start as usize);
    let end = border_after(text, range.end as usize);
    let before = text.get(..start).unwrap_or_default().chars().rev();
    let after = text.get(end..).unwrap_or_default().chars();
    let within = text.get(start..end).unwrap_or_default();
    let left = rest_of_word(within.chars().next(), before);
    let right = rest_of_word(within.chars().next_back(), after);
    TextRange::new(start - left..end + right)
}

/// Returns how many bytes of a word stand beyond its character at the border.
fn rest_of_word(inside: Option<char>, beyond: impl Iterator<Item = char>) -> usize {
    if !inside.is_some_and(is_in_word) {
        return 0;
    }
    let rest: Vec<char> = beyond.take_while(|c| is_in_word(*c)).take(LONGEST_WORD + 1).collect();
    if LONGEST_WORD < rest.len() { 0 } else { rest.iter().map(|c| c.len_utf8()).sum() }
}

/// Letters with their marks and joiners, and digits, but for those of scripts that set no spaces between words.
fn is_in_word(c: char) -> bool {
    let is_joiner = matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}');
    (c.is_alphanumeric() || is_combining_mark(c) || is_joiner) && !is_without_spaces(c)
}

/// Whether words run on in the character's script: the scripts of the line breaking classes `SA` and `ID` (Unicode Standard
/// Annex 14), Tibetan, and those of Java and Bali, by their blocks.
fn is_without_spaces(c: char) -> bool {
    matches!(
        c,
        // Thai, Lao, Tibetan; Myanmar; Khmer.
        '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        // Tai Le, New Tai Lue, Khmer symbols; Tai Tham; Balinese.
        | '\u{1950}'..='\u{19FF}' | '\u{1A20}'..='\u{1AAF}' | '\u{1B00}'..='\u{1B7F}'
        // Chinese, Japanese, Yi; Javanese, more of Myanmar; Tai Viet.
        | '\u{2E80}'..='\u{A4CF}' | '\u{A980}'..='\u{A9FF}' | '\u{AA60}'..='\u{AADF}'
        // Chinese again, half-width Japanese.
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn range(start: u32, end: u32) -> TextRange {
        TextRange { start, end }
    }

    #[test]
    fn overlapping_nested_and_adjoining_passages_are_cut_at_all_borders() {
        let cut = segments(&[range(2, 8), range(4, 6), range(6, 10), range(10, 12)]);
        let shown: Vec<_> =
            cut.iter().map(|one| (one.range.start, one.range.end, &one.passages[..])).collect();
        assert_eq!(
            shown,
            [
                (2, 4, &[0][..]),
                (4, 6, &[0, 1][..]),
                (6, 8, &[0, 2][..]),
                (8, 10, &[2][..]),
                (10, 12, &[3][..])
            ]
        );
    }

    #[test]
    fn words_are_made_whole_where_spaces_set_them_apart() {
        let whole = |text: &str, part: &str| {
            let start = text.find(part).unwrap();
            let range = whole_words(text, TextRange::new(start..start + part.len()));
            text.get(range.range()).unwrap().to_owned()
        };
        assert_eq!(whole("six hundred police", "ndred pol"), "hundred police");
        assert_eq!(whole("six hundred police", " hundred "), " hundred ");
        assert_eq!(whole("(hundred)", "hundred"), "hundred");
        assert_eq!(whole("肯尼亚将派遣警察", "将派遣"), "将派遣");
        assert_eq!(whole("นายกรัฐมนตรีเคนยากล่าวว่า", "เคนยา"), "เคนยา");
        assert_eq!(whole("ປະເທດລາວດີ", "ລາວ"), "ລາວ");
        assert_eq!(whole("မြန်မာနိုင်ငံ", "နိုင်"), "နိုင်");
        assert_eq!(whole("जब हिन्दी बोली", "हि"), "हिन्दी");
        assert_eq!(whole("او می\u{200C}خواهد رفت", "می"), "می\u{200C}خواهد");
        assert_eq!(whole("the of\u{AD}fice", "of\u{AD}"), "of\u{AD}fice");
        assert_eq!(whole("يقول الرئيس", "رئيس"), "الرئيس");
        assert_eq!(whole(&"x".repeat(100), "xx"), "xx");
    }

    proptest! {
        #[test]
        fn segments_cover_what_passages_cover(passages in prop::collection::vec((0..40_u32, 1..20_u32), 0..12)) {
            let passages: Vec<_> = passages.into_iter().map(|(start, length)| range(start, start + length)).collect();
            let cut = segments(&passages);
            for at in 0..70 {
                let own = |range: &TextRange| range.start <= at && at < range.end;
                let expected: Vec<usize> = (0..passages.len()).filter(|n| own(&passages[*n])).collect();
                let found: Vec<_> = cut.iter().filter(|one| own(&one.range)).collect();
                prop_assert!(found.len() <= 1);
                prop_assert_eq!(found.first().map(|one| one.passages.clone()).unwrap_or_default(), expected);
            }
        }
    }
}
