//! A quote with its context, folded, and whether it stands at a place of the text.

use std::ops::Range;

use crate::text::anchor::Quote;
use crate::text::anchor::gap::{self, Fit, Gap};
use crate::text::document::TextRange;
use crate::text::fold::{Fate, FoldedText, fate};

/// A quote with its context, folded.
#[derive(Clone, Debug)]
pub(super) struct Pattern<'a> {
    prefix: Part<'a>,
    exact: Part<'a>,
    suffix: Part<'a>,
}

/// A part of a pattern: what is written as `quote`, `prefix` or `suffix`.
#[derive(Clone, Debug)]
struct Part<'a> {
    folded: FoldedText<'a>,
    /// The dashes before its first letter; all of them if it has no letters.
    lead: usize,
    /// The dashes behind its last letter.
    trail: usize,
}

/// A place at which a pattern stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    /// The quote in the text.
    pub(super) range: TextRange,
    /// The quote in the text's key.
    pub(super) key: Range<usize>,
    /// How well it fits.
    pub(super) fit: Fit,
}

impl<'a> Pattern<'a> {
    pub(super) fn new(quote: Quote<'a>) -> Self {
        Self {
            prefix: Part::new(quote.prefix.unwrap_or_default()),
            exact: Part::new(quote.exact),
            suffix: Part::new(quote.suffix.unwrap_or_default()),
        }
    }

    /// Returns whether the quote holds nothing to look for.
    pub(super) fn is_blank(&self) -> bool {
        self.exact.folded.is_blank()
    }

    /// Returns what the text's key is searched for; empty where the quote is a dash.
    pub(super) fn key(&self) -> String {
        [&self.prefix, &self.exact, &self.suffix].map(|part| part.folded.key()).concat()
    }

    /// Returns how long the key is.
    pub(super) fn n_bytes(&self) -> usize {
        [&self.prefix, &self.exact, &self.suffix].map(|part| part.folded.key().len()).iter().sum()
    }

    /// Returns the place of the quote if the pattern stands at that byte of the text's key, where its own key does, and fits no
    /// worse than that.
    pub(super) fn find_at(&self, text: &FoldedText<'_>, at: usize, worst: Fit) -> Option<Found> {
        let [prefix, exact, suffix] = [&self.prefix, &self.exact, &self.suffix];
        let start = at + prefix.folded.key().len();
        let end = start + exact.folded.key().len();
        let range = self.range(text, start, end)?;
        let mut fit = Fit::Same;
        for (part, at) in [(exact, start), (prefix, at), (suffix, end)] {
            fit = fit.max(fit_inside(text, at, &part.folded, worst)?);
        }
        let after = end + suffix.folded.key().len();
        let needed = [
            (at, prefix.lead),
            (start, prefix.trail + exact.lead - prefix.n_joined(exact)),
            (end, exact.trail + suffix.lead - exact.n_joined(suffix)),
            (after, suffix.trail),
        ];
        let has_dashes = |(key, n): (usize, usize)| {
            let more = needed.iter().filter(|(other, _)| *other == key).map(|(_, n)| n).sum();
            n == 0 || Gap::of(slice(text, text.gap(key))).n_dashes >= more
        };
        needed.into_iter().all(has_dashes).then_some(Found { range, key: start..end, fit })
    }

    /// Returns the bytes of the text from the quote's first letter or dash to its last.
    fn range(&self, text: &FoldedText<'_>, start: usize, end: usize) -> Option<TextRange> {
        let Part { lead, trail, .. } = self.exact;
        if start == end {
            return self.range_of_dashes(text, start);
        }
        let mut first = text.start(start)?;
        let mut last = text.end(end)?;
        if lead > 0 {
            let dashes = dashes(text, start);
            first = dashes.get(dashes.len().checked_sub(lead)?)?.start;
        }
        if trail > 0 {
            last = dashes(text, end).get(trail - 1)?.end;
        }
        Some(TextRange::new(first..last))
    }

    /// Returns the place of a quote of dashes in a gap, behind those of the prefix.
    fn range_of_dashes(&self, text: &FoldedText<'_>, key: usize) -> Option<TextRange> {
        let [prefix, exact, suffix] = [&self.prefix, &self.exact, &self.suffix];
        let dashes = dashes(text, key);
        let before = if prefix.folded.key().is_empty() { prefix.lead } else { prefix.trail };
        let n_missing = (before + exact.lead + suffix.lead).saturating_sub(dashes.len());
        let first = before - prefix.n_joined(exact).min(n_missing);
        let last = first + exact.lead.checked_sub(1)?;
        Some(TextRange::new(dashes.get(first)?.start..dashes.get(last)?.end))
    }

    /// Returns whether the context before the quote stands before that byte of the text's key.
    pub(super) fn has_prefix(&self, text: &FoldedText<'_>, key: usize) -> bool {
        text.key().get(..key).is_some_and(|before| before.ends_with(self.prefix.folded.key()))
    }

    /// Returns whether the context behind the quote stands behind that byte of the text's key.
    pub(super) fn has_suffix(&self, text: &FoldedText<'_>, key: usize) -> bool {
        text.key().get(key..).is_some_and(|after| after.starts_with(self.suffix.folded.key()))
    }
}

impl<'a> Part<'a> {
    /// Returns 1 if the last dash of this part and the first one of the next may be one dash of the text, else 0.
    fn n_joined(&self, next: &Self) -> usize {
        let is_seen = |c: &char| !matches!(fate(*c), Fate::Goes | Fate::SoftHyphen);
        let is_dash = |c: Option<char>| c.is_some_and(|c| fate(c) == Fate::Dash);
        let last = self.folded.text().chars().rev().find(is_seen);
        let first = next.folded.text().chars().find(is_seen);
        usize::from(is_dash(last) && is_dash(first))
    }

    fn new(text: &'a str) -> Self {
        let folded = FoldedText::new(text);
        let n_dashes = |key: usize| Gap::of(slice(&folded, folded.gap(key))).n_dashes;
        let end = folded.key().len();
        let (lead, trail) = (n_dashes(0), if end == 0 { 0 } else { n_dashes(end) });
        Self { folded, lead, trail }
    }
}

/// Returns how well the gaps inside a part fit those of the text from that byte of its key on; `None` if worse than the limit.
fn fit_inside(text: &FoldedText<'_>, at: usize, part: &FoldedText<'_>, limit: Fit) -> Option<Fit> {
    let n_bytes = part.key().len();
    let mut own = gaps(part, 0, n_bytes).peekable();
    let mut others = gaps(text, at, at + n_bytes).peekable();
    let mut worst = Fit::Same;
    loop {
        let key = match (own.peek(), others.peek()) {
            (None, None) => return Some(worst),
            (Some((one, _)), None) | (None, Some((one, _))) => *one,
            (Some((one, _)), Some((other, _))) => *one.min(other),
        };
        let quoted = own.next_if(|(own, _)| *own == key).map_or("", |(_, gap)| gap);
        let stands = others.next_if(|(own, _)| *own == key).map_or("", |(_, gap)| gap);
        if quoted == stands {
            continue;
        }
        let place = text.gap(at + key).range();
        let before = text.text().get(..place.start).and_then(|words| words.chars().next_back());
        let after = text.text().get(place.end..).and_then(|words| words.chars().next());
        worst = worst.max(gap::fit(Gap::of(stands), Gap::of(quoted), (before, after))?);
        if limit < worst {
            return None;
        }
    }
}

/// Returns the gaps inside a part of a key, each with its distance from the part's first byte.
fn gaps<'a>(
    text: &'a FoldedText<'_>,
    start: usize,
    end: usize,
) -> impl Iterator<Item = (usize, &'a str)> {
    let first = text.run_at(start);
    let runs = text.runs().get(first..).unwrap_or_default().windows(2);
    let pairs = runs.map_while(move |pair| match pair {
        [one, other] if other.key < end => Some((one.text.end, other)),
        _ => None,
    });
    pairs.filter(move |(gap_start, run)| *gap_start < run.text.start && start < run.key).map(
        move |(gap_start, run)| {
            let gap = TextRange { start: gap_start, end: run.text.start };
            (run.key - start, slice(text, gap))
        },
    )
}

/// Returns the runs of dashes that stand at a byte of the text's key, in bytes of the text.
fn dashes(text: &FoldedText<'_>, key: usize) -> Vec<Range<usize>> {
    let gap = text.gap(key);
    let at = gap.start as usize;
    let runs = gap::dashes(slice(text, gap)).into_iter();
    runs.map(|run| at + run.start..at + run.end).collect()
}

fn slice<'a>(text: &FoldedText<'a>, range: TextRange) -> &'a str {
    text.text().get(range.range()).unwrap_or_default()
}
