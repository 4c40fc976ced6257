//! What an alignment comes to: differences with their weight, and the verdict.

use crate::collation::small::Habits;
use crate::collation::stretch::{Step, StepSort};
use crate::collation::word::{Opening, Sort, Word};
use crate::collation::{Collation, Difference, Verdict, Weight};
use crate::text::document::TextRange;

/// A quotation with fewer words that are not small must stand in the text as it is.
const N_TELLING: usize = 5;

/// How many of so many words that are not small must be the same.
const SHARE: (usize, usize) = (3, 5);

/// A quotation and a text, aligned.
#[derive(Clone, Copy)]
pub(super) struct Alignment<'a> {
    pub(super) quotation: &'a [Word],
    pub(super) witness: &'a [Word],
    /// The words of the quotation that are aligned; the others lie beyond an excerpt.
    pub(super) held: (usize, usize),
    pub(super) steps: &'a [Step],
    pub(super) habits: Habits,
}

/// Returns what an alignment comes to; `None` if too little is the same.
pub(super) fn judge(alignment: Alignment<'_>) -> Option<Collation> {
    let steps = alignment.steps;
    if !is_held(alignment) {
        return None;
    }
    let differing = |step: &Step| step.sort != StepSort::Same;
    let groups: Vec<&[Step]> = steps
        .chunk_by(|one, other| differing(one) && differing(other))
        .filter(|group| group.iter().all(differing))
        .collect();
    let differences: Vec<Difference> =
        groups.iter().filter_map(|group| difference(alignment, group)).collect();
    let verdict = verdict(alignment, &groups, &differences);
    let words = |step: &&Step| step.witness.0 < step.witness.1;
    let first = steps.iter().find(words)?.witness.0;
    let last = steps.iter().rfind(words)?.witness.1;
    Some(Collation {
        verdict,
        passage: Some(range(alignment.witness, (first, last))),
        differences,
        beyond: beyond(alignment),
    })
}

fn is_held(alignment: Alignment<'_>) -> bool {
    let (first, last) = alignment.held;
    let n_telling = n_telling(alignment, (first, last));
    if n_telling < N_TELLING {
        return alignment.steps.iter().all(|step| step.sort <= StepSort::Spelling);
    }
    let same = alignment.steps.iter().filter(|step| step.sort <= StepSort::Spelling);
    let n_same: usize = same.map(|step| self::n_telling(alignment, step.quotation)).sum();
    SHARE.0 * n_telling <= SHARE.1 * n_same
}

/// Returns how many words of the quotation are neither small nor in brackets.
fn n_telling(alignment: Alignment<'_>, (first, last): (usize, usize)) -> usize {
    let words = alignment.quotation.get(first..last).unwrap_or_default().iter();
    words.filter(|word| !word.is_small && word.sort == Sort::Spoken).count()
}

/// Returns the difference that steps in a row make.
fn difference(alignment: Alignment<'_>, group: &[Step]) -> Option<Difference> {
    let (first, last) = (group.first()?, group.last()?);
    let (here, there) = ((first.quotation.0, last.quotation.1), (first.witness.0, last.witness.1));
    let weight = if group.iter().all(|step| is_marked(alignment, group, step)) {
        Weight::Marked
    } else if unmarked(alignment, group).next().is_some() {
        Weight::Words
    } else {
        Weight::Small
    };
    Some(Difference {
        quotation: cut(alignment.quotation, here),
        witness: range(alignment.witness, there),
        weight,
    })
}

/// Returns the steps of a group that change more than small words without saying so.
fn unmarked<'a>(alignment: Alignment<'a>, group: &'a [Step]) -> impl Iterator<Item = &'a Step> {
    let is_changed = |step: &&Step| step.sort == StepSort::Changed;
    group.iter().filter(is_changed).filter(move |step| !is_marked(alignment, group, step))
}

/// Returns whether the quotation says that it differs at a step: its words stand in brackets, or words are left out at an
/// ellipsis or next to words in brackets.
fn is_marked(alignment: Alignment<'_>, group: &[Step], step: &Step) -> bool {
    if is_bracketed(alignment, step) {
        return true;
    }
    let (first, last) = step.quotation;
    let is_cut = alignment.quotation.get(first).is_some_and(|word| word.opening == Opening::Rest);
    first == last && (is_cut || group.iter().any(|step| is_bracketed(alignment, step)))
}

fn is_bracketed(alignment: Alignment<'_>, step: &Step) -> bool {
    let words = alignment.quotation.get(step.quotation.0..step.quotation.1).unwrap_or_default();
    !words.is_empty() && words.iter().all(|word| word.sort == Sort::Bracketed)
}

fn verdict(alignment: Alignment<'_>, groups: &[&[Step]], differences: &[Difference]) -> Verdict {
    let mut changes = groups.iter().flat_map(|group| unmarked(alignment, group));
    let is_left_out = |step: &Step| {
        let words = alignment.witness.get(step.witness.0..step.witness.1).unwrap_or_default();
        step.quotation.0 == step.quotation.1
            && !words.iter().any(|word| alignment.habits.is_negation(&word.key))
    };
    match differences.iter().map(|difference| difference.weight).max() {
        None => Verdict::Same,
        Some(Weight::Words) if !changes.all(is_left_out) => Verdict::Differs,
        Some(Weight::Small) if differences.iter().all(|one| one.weight == Weight::Small) => {
            Verdict::Small
        }
        Some(_) => Verdict::Abridged,
    }
}

/// Returns the part of the quotation that is not aligned.
fn beyond(alignment: Alignment<'_>) -> Option<TextRange> {
    let (first, last) = alignment.held;
    let n_words = alignment.quotation.len();
    if 0 < first {
        Some(range(alignment.quotation, (0, first)))
    } else {
        (last < n_words).then(|| range(alignment.quotation, (last, n_words)))
    }
}

/// Returns the bytes of words; those of none are an empty range before the next word.
fn range(words: &[Word], (first, last): (usize, usize)) -> TextRange {
    let start = words.get(first).map(|word| word.range.start);
    let before = last.checked_sub(1).and_then(|last| words.get(last)).map(|word| word.range.end);
    match (start, before) {
        (Some(start), Some(end)) if first < last => TextRange { start, end },
        (Some(at), _) | (None, Some(at)) => TextRange { start: at, end: at },
        (None, None) => TextRange { start: 0, end: 0 },
    }
}

/// Returns the bytes of words of the quotation; of none at an ellipsis, those of what stands between its neighbours.
fn cut(words: &[Word], (first, last): (usize, usize)) -> TextRange {
    let is_cut = words.get(first).is_some_and(|word| word.opening == Opening::Rest);
    let before = first.checked_sub(1).and_then(|before| words.get(before));
    match (before, words.get(first)) {
        (Some(before), Some(next)) if first == last && is_cut => {
            TextRange { start: before.range.end, end: next.range.start }
        }
        _ => range(words, (first, last)),
    }
}
