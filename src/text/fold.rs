//! Folding for the comparison of passages: what looks or reads alike becomes the same, with the way back to the text.
//! Names are folded elsewhere (`names`), more gently: a name is not looked for across a dash or the end of a paragraph.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::document::TextRange;

/// A text, folded once.
///
/// The *key* is what passages are searched in. It is made grapheme cluster by grapheme cluster:
///
/// - white space of all kinds, hyphens, dashes and what is invisible (soft hyphens, joiners, marks of direction, variation
///   selectors, the Arabic tatweel) leave no trace; whether a gap may differ is decided when a passage is found (`anchor`);
/// - quotation marks and apostrophes of all kinds are `'`;
/// - `…` is `...`;
/// - letters and their marks are composed (normal form C);
/// - ligatures, Arabic presentation forms, full and half widths, vertical forms, small forms, radicals as they come out of
///   PDF files, Roman numerals and the long s are what their compatibility decomposition says.
///
/// Kept apart, for they say something else: upper and lower case, digits of different scripts, superscripts, subscripts and
/// fractions (`m²` is not `m2`), circled and styled letters, abbreviations in one character (`№`, `㎏`, `™`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoldedText<'a> {
    text: &'a str,
    key: String,
    runs: Vec<Run>,
}

/// A run of the key, up to the next one, and the bytes of the text that it stands for. Text between two runs left no trace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Run {
    /// Its first byte in the key.
    pub(super) key: usize,
    /// In the text.
    pub(super) text: TextRange,
    sort: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    /// Characters that stay as they are and are grapheme clusters of their own.
    Stretch,
    /// One grapheme cluster, as a whole.
    Cluster,
}

/// What a character is to a reader who looks for a passage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    /// A letter, digit or mark that stays.
    Stays,
    /// It becomes another character.
    Becomes(char),
    /// It becomes its compatibility decomposition.
    Decomposes,
    /// It is white space.
    Space,
    /// It is a hyphen or dash.
    Dash,
    /// It is a soft hyphen: a hyphen at a line's end, else nothing.
    SoftHyphen,
    /// It is invisible.
    Goes,
}

impl<'a> FoldedText<'a> {
    /// Folds a text, in time linear in its length.
    pub fn new(text: &'a str) -> Self {
        let mut folding = Folding {
            folded: Self { text, key: String::with_capacity(text.len()), runs: Vec::new() },
            stretch: None,
        };
        folding.fold();
        folding.folded
    }

    /// Returns the text as it was.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Returns what passages are searched in.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Returns the runs, in order.
    pub(super) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Returns the number of the run that holds a byte of the key; that of the last one behind the end.
    pub(super) fn run_at(&self, key: usize) -> usize {
        self.runs.partition_point(|run| run.key <= key).saturating_sub(1)
    }

    /// Returns the byte of the text at which the grapheme cluster begins that makes this byte of the key; `None` inside one.
    pub(super) fn start(&self, key: usize) -> Option<usize> {
        let run = self.runs.get(self.run_at(key))?;
        let inside = key - run.key;
        let at = run.text.start as usize + inside;
        (inside == 0 || run.sort == Sort::Stretch && self.text.is_char_boundary(at)).then_some(at)
    }

    /// Returns the byte of the text at which the grapheme cluster ends that makes the byte of the key before this one; `None`
    /// inside one, and at the key's beginning.
    pub(super) fn end(&self, key: usize) -> Option<usize> {
        let number = self.run_at(key.checked_sub(1)?);
        let run = self.runs.get(number)?;
        if key == self.key_end(number) {
            return Some(run.text.end as usize);
        }
        let at = run.text.start as usize + (key - run.key);
        (run.sort == Sort::Stretch && self.text.is_char_boundary(at)).then_some(at)
    }

    /// Returns the text that left no trace at that byte of the key.
    pub(super) fn gap(&self, key: usize) -> TextRange {
        let (Some(first), Some(last)) = (self.runs.first(), self.runs.last()) else {
            return TextRange::new(0..self.text.len());
        };
        if key == 0 {
            return TextRange::new(0..first.text.start as usize);
        }
        if self.key.len() <= key {
            return TextRange::new(last.text.end as usize..self.text.len());
        }
        let number = self.run_at(key);
        match (self.runs.get(number), number.checked_sub(1).and_then(|n| self.runs.get(n))) {
            (Some(run), Some(before)) if run.key == key => {
                TextRange { start: before.text.end, end: run.text.start }
            }
            (run, _) => {
                let at = run.map_or(0, |run| run.text.start as usize + (key - run.key));
                TextRange::new(at..at)
            }
        }
    }

    /// Returns the byte after a run in the key.
    pub(super) fn key_end(&self, run: usize) -> usize {
        self.runs.get(run + 1).map_or(self.key.len(), |next| next.key)
    }

    /// Returns whether a reader sees nothing of the text but white space.
    pub fn is_blank(&self) -> bool {
        self.key.is_empty() && !self.text.chars().any(|c| fate(c) == Fate::Dash)
    }
}

/// A folding in progress.
struct Folding<'a> {
    folded: FoldedText<'a>,
    /// The bytes of the text that stay and are not yet copied.
    stretch: Option<TextRange>,
}

impl Folding<'_> {
    fn fold(&mut self) {
        let text = self.folded.text;
        let mut at = 0;
        while at < text.len() {
            let rest = text.get(at..).unwrap_or_default();
            let n_ascii = rest.bytes().take_while(u8::is_ascii).count();
            // Marks may follow the last one.
            let n_alone = if n_ascii < rest.len() { n_ascii.saturating_sub(1) } else { n_ascii };
            for (n, byte) in rest.bytes().take(n_alone).enumerate() {
                self.character(char::from(byte), at + n);
            }
            at += n_alone;
            let rest = text.get(at..).unwrap_or_default();
            let Some(cluster) = rest.graphemes(true).next() else { break };
            self.cluster(cluster, at);
            at += cluster.len();
        }
        self.copy();
    }

    fn cluster(&mut self, cluster: &str, at: usize) {
        let is_seen = |c: &char| !matches!(fate(*c), Fate::Goes | Fate::SoftHyphen);
        let mut seen = cluster.chars().filter(is_seen);
        let Some(first) = seen.next() else { return self.copy() };
        let is_single = seen.next().is_none();
        if is_single && first.len_utf8() == cluster.len() && is_composed(first) {
            return self.character(first, at);
        }
        if is_single && matches!(fate(first), Fate::Space | Fate::Dash) {
            return self.copy();
        }
        let mut letters = String::new();
        cluster.chars().filter(is_seen).for_each(|c| push(&mut letters, c));
        let composed: String = letters.nfc().collect();
        self.unit(&composed, TextRange::new(at..at + cluster.len()));
    }

    /// Folds a character that is a grapheme cluster of its own.
    fn character(&mut self, c: char, at: usize) {
        let place = TextRange::new(at..at + c.len_utf8());
        match fate(c) {
            Fate::Stays => match &mut self.stretch {
                Some(stretch) => stretch.end = place.end,
                None => self.stretch = Some(place),
            },
            Fate::Space | Fate::Dash | Fate::SoftHyphen | Fate::Goes => self.copy(),
            Fate::Becomes(_) | Fate::Decomposes => {
                let mut letters = String::new();
                push(&mut letters, c);
                self.unit(&letters, place);
            }
        }
    }

    /// Adds a grapheme cluster that is not copied as it is; nothing if it leaves no trace.
    fn unit(&mut self, letters: &str, text: TextRange) {
        self.copy();
        if !letters.is_empty() {
            let key = self.folded.key.len();
            self.folded.runs.push(Run { key, text, sort: Sort::Cluster });
            self.folded.key.push_str(letters);
        }
    }

    fn copy(&mut self) {
        if let Some(text) = self.stretch.take() {
            let key = self.folded.key.len();
            self.folded.runs.push(Run { key, text, sort: Sort::Stretch });
            self.folded.key.push_str(self.folded.text.get(text.range()).unwrap_or_default());
        }
    }
}

fn is_composed(c: char) -> bool {
    c.is_ascii() || is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// Adds what becomes of a character that is seen.
fn push(letters: &mut String, c: char) {
    match fate(c) {
        Fate::Becomes(other) => letters.push(other),
        Fate::Decomposes => {
            let is_seen = |c: &char| {
                !matches!(fate(*c), Fate::Space | Fate::Dash | Fate::SoftHyphen | Fate::Goes)
            };
            for c in std::iter::once(c).nfkc().filter(is_seen) {
                letters.push(if is_quotation_mark(c) { '\'' } else { c });
            }
        }
        Fate::Stays | Fate::Space | Fate::Dash | Fate::SoftHyphen | Fate::Goes => letters.push(c),
    }
}

/// Returns what a character is to a reader who looks for a passage.
pub(super) fn fate(c: char) -> Fate {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Fate::Stays,
        '-' => Fate::Dash,
        c if is_quotation_mark(c) => Fate::Becomes('\''),
        c if c.is_whitespace() => Fate::Space,
        c if c.is_ascii() => Fate::Stays,
        '\u{AD}' => Fate::SoftHyphen,
        c if is_dash(c) => Fate::Dash,
        c if is_invisible(c) => Fate::Goes,
        c if is_form(c) => Fate::Decomposes,
        _ => Fate::Stays,
    }
}

/// Quotation marks of the languages of the United Nations and of Hebrew, apostrophes, primes, and what is typed for them.
fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '\'' | '"' | '`' | '´' | '«' | '»' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | '׳' | '״'
            | '\u{2018}'..='\u{201F}'
            | '′' | '″' | '‵' | '‶' | '‹' | '›' | '❛' | '❜' | '❝' | '❞' | '⹂'
            | '「'..='』'
            | '〝'..='〟'
            | '﹁'..='﹄'
            | '＂' | '＇' | '｀' | '｢' | '｣'
    )
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '֊' | '־' | '\u{1806}' | '\u{2010}'
            ..='\u{2015}' | '⁃' | '−' | '⸺' | '⸻' | '︱' | '︲' | '﹘' | '﹣' | '－'
    )
}

/// Joiners, marks of direction, variation selectors and the like (`Default_Ignorable_Code_Point`, but for fillers and tags),
/// and the Arabic tatweel, which only stretches a word.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{34F}' | '\u{61C}' | '\u{640}' | '\u{FEFF}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Other forms of letters and marks, which mean the same (blocks of Unicode 16).
fn is_form(c: char) -> bool {
    matches!(
        u32::from(c),
        // Digraphs, the long s, the Armenian ligature, one to three dots, Roman numerals.
        0x132..=0x133 | 0x13F..=0x140 | 0x149 | 0x17F | 0x1C4..=0x1CC | 0x1F1..=0x1F3 | 0x587 | 0x2024..=0x2026
            | 0x2160..=0x217F
            // Radicals; ligatures; Hebrew and Arabic forms; vertical and small forms; widths.
            | 0x2E80..=0x2FD5 | 0xFB00..=0xFDFF | 0xFE10..=0xFE19 | 0xFE30..=0xFE6F | 0xFE70..=0xFEFC
            | 0xFF01..=0xFFEE
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(text: &str) -> String {
        FoldedText::new(text).key
    }

    #[test]
    fn what_reads_alike_becomes_the_same() {
        for (one, other) in [
            ("“It’s «here»”", "\"It's 'here'\""),
            ("„so“ ‚so‘ ‹so›", "\"so\" 'so' 'so'"),
            ("「甲」『乙』", "“甲”‘乙’"),
            ("a – b — c ‑ d − e", "a-b--c - d--e"),
            ("10\u{A0}000\u{202F}men\u{3000}x\r\ny\n\nz", "10 000 men x y z"),
            ("so\u{AD}ft\u{200B}ly\u{2060} \u{202B}x\u{202C}", "softly x"),
            ("e\u{301}te\u{301} Å", "été \u{212B}"),
            ("\u{1112}\u{1161}\u{11AB}", "한"),
            ("ﬁnal oﬃce ﬂag", "final office flag"),
            ("الســـلام", "السلام"),
            ("\u{FEE3}\u{FEA4}\u{FEE4}\u{FEAA} \u{FEFB}", "محمد لا"),
            ("ＡＢＣ１２３，ｶﾞ", "ABC123,ガ"),
            ("⽇本", "日本"),
            ("wait…", "wait..."),
            ("Council Ⅷ", "Council VIII"),
            ("葛\u{E0100} ☂\u{FE0F}", "葛 ☂"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn what_says_something_else_stays_apart() {
        for (one, other) in [
            ("Ruto", "ruto"),
            ("m²", "m2"),
            ("H₂O", "H2O"),
            ("½", "1/2"),
            ("٣", "3"),
            ("३", "3"),
            ("①", "1"),
            ("résumé", "resume"),
            ("№ 5", "No 5"),
            ("㎡", "m2"),
            ("《甲》", "“甲”"),
            ("х", "x"),
        ] {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn the_way_back_leads_to_whole_grapheme_clusters() {
        let text = "A e\u{301}ﬁ-…";
        let folded = FoldedText::new(text);
        assert_eq!(folded.key, "Aéfi...");
        let starts: Vec<_> = (0..folded.key.len()).map(|at| folded.start(at)).collect();
        assert_eq!(starts, [Some(0), Some(2), None, Some(5), None, Some(9), None, None]);
        let ends: Vec<_> = (0..=folded.key.len()).map(|at| folded.end(at)).collect();
        assert_eq!(ends, [None, Some(1), None, Some(5), None, Some(8), None, None, Some(12)]);
        let gaps: Vec<_> = (0..=folded.key.len()).map(|at| folded.gap(at).range()).collect();
        assert_eq!(gaps.get(1), Some(&(1..2)));
        assert_eq!(gaps.get(5), Some(&(8..9)));
        assert!(FoldedText::new(" \u{200B}ـ\n").is_blank());
        assert!(!FoldedText::new(" — ").is_blank());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn each_grapheme_cluster_folds_as_it_does_alone(text in "[a-c’ﬁ…\u{301}\u{200D}\u{A0}é\u{200F}\u{5E9}\u{5C1}각\u{1100}\u{1161}\u{212B}🇰🇪👩🏽\u{600}1ｶﾞ \n-]{0,30}") {
            let folded = FoldedText::new(&text);
            let mut alone = String::new();
            for (at, cluster) in text.grapheme_indices(true) {
                let own = key(cluster);
                if !own.is_empty() {
                    prop_assert_eq!(folded.start(alone.len()), Some(at));
                    alone.push_str(&own);
                    prop_assert_eq!(folded.end(alone.len()), Some(at + cluster.len()));
                }
            }
            prop_assert_eq!(&folded.key, &alone);
        }

        #[test]
        fn canonical_forms_fold_alike(text in "[a-cé각\u{5E9}\u{5C1}\u{301}\u{323}Å\u{212B}\u{1100}\u{1161}가\u{11A8} ]{0,20}") {
            let decomposed: String = text.nfd().collect();
            let composed: String = text.nfc().collect();
            prop_assert_eq!(key(&decomposed), key(&composed));
            prop_assert_eq!(key(&decomposed), key(&text));
        }
    }
}
