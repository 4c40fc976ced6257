//! Words between two matches, aligned by edit distance (Wagner and Fischer 1974) with what may stand for what.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use crate::collation::small::Habits;
use crate::collation::spelling::spelling;
use crate::collation::stretch::{Step, StepSort, same_letters};
use crate::collation::word::{Opening, Sort, Word};

/// The most words of a quotation that are aligned one by one; more of them in a row are another text.
pub(super) const REACH: usize = 64;

/// How many words more than the quotation the text may have for each side.
const SLACK: usize = 8;

/// The most words that make one in another spelling.
const N_JOINED: usize = 3;

/// What changes cost, so that the likelier of two readings is cheaper.
const FREE: usize = 0;
const SLIGHT: usize = 1;
const NEAR_END: usize = 2;
const ALONE: usize = 3;
const INSTEAD: usize = 4;
const FAR: usize = 8;

/// Words between two matches, as numbers among all words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    pub(super) quotation: (usize, usize),
    pub(super) witness: (usize, usize),
    pub(super) bounds: Bounds,
}

/// On which sides matches bound a gap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bounds {
    Both,
    /// The gap is before the first match; the text begins where it fits best.
    Right,
    /// The gap is behind the last match; the text ends where it fits best.
    Left,
}

/// The words that are aligned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Texts<'a> {
    pub(super) quotation: &'a [Word],
    pub(super) witness: &'a [Word],
    pub(super) habits: Habits,
}

/// Words of the text in a row: one, or many that are left out together.
type Column = (usize, usize);

/// A way to a cell of the table: what it costs, how many rows and columns its last move takes, and what that comes to.
type Way = (usize, (usize, usize), StepSort);

/// A table of costs, a row for each word of the quotation and one more.
struct Table<'a> {
    texts: Texts<'a>,
    gap: Gap,
    columns: Vec<Column>,
    /// The words of rows and columns as they are compared.
    spelled_rows: Vec<Cow<'a, str>>,
    spelled: Vec<Cow<'a, str>>,
    /// The columns in the sentence of the match that bounds an open end.
    sentence: Range<usize>,
    cells: Vec<Way>,
}

/// Returns the steps of a gap and how many cells were filled.
pub(super) fn align(texts: Texts<'_>, gap: Gap) -> (Vec<Step>, usize) {
    let (first, last) = gap.quotation;
    if first == last && gap.bounds != Bounds::Both {
        return (Vec::new(), 0);
    }
    if REACH < last - first && gap.bounds == Bounds::Both {
        let step = Step { quotation: gap.quotation, witness: gap.witness, sort: StepSort::Changed };
        return (vec![step], 0);
    }
    // At an open end the words next to the match are aligned; the others have come.
    let (near, far) = match gap.bounds {
        Bounds::Both => (gap.quotation, None),
        Bounds::Right => {
            let middle = first.max(last.saturating_sub(REACH));
            ((middle, last), (first < middle).then_some((first, middle)))
        }
        Bounds::Left => {
            let middle = last.min(first + REACH);
            ((first, middle), (middle < last).then_some((middle, last)))
        }
    };
    let mut table = Table::new(texts, Gap { quotation: near, ..gap });
    table.fill();
    let mut steps = table.steps();
    let n_cells = table.cells.len();
    if let Some(far) = far {
        let at = |step: Option<&Step>, other: usize| step.map_or(other, |step| step.witness.0);
        let came = |at: usize| Step { quotation: far, witness: (at, at), sort: StepSort::Changed };
        match gap.bounds {
            Bounds::Right => steps.insert(0, came(at(steps.first(), gap.witness.1))),
            _ => steps.push(came(steps.last().map_or(gap.witness.0, |step| step.witness.1))),
        }
    }
    (steps, n_cells)
}

impl<'a> Table<'a> {
    fn new(texts: Texts<'a>, gap: Gap) -> Self {
        let reach = gap.quotation.1 - gap.quotation.0 + SLACK;
        let (first, last) = gap.witness;
        let ends = match gap.bounds {
            Bounds::Both if 2 * reach < last - first => {
                vec![(first, first + reach), (last - reach, last)]
            }
            Bounds::Both => vec![(first, last)],
            Bounds::Right => vec![(first.max(last.saturating_sub(reach)), last)],
            Bounds::Left => vec![(first, last.min(first + reach))],
        };
        let mut columns: Vec<Column> = Vec::new();
        for (first, last) in ends {
            if let Some((_, before)) = columns.last().copied() {
                columns.push((before, first));
            }
            columns.extend((first..last).map(|word| (word, word + 1)));
        }
        let spell = |word: &'a Word| spelling(&word.key, texts.habits);
        let rows = texts.quotation.get(gap.quotation.0..gap.quotation.1).unwrap_or_default();
        let word = |(first, last): &Column| {
            texts.witness.get(*first).filter(|_| *last == first + 1).map_or("".into(), spell)
        };
        let spelled = columns.iter().map(word).collect();
        let spelled_rows = rows.iter().map(spell).collect();
        let sentence = sentence(texts, gap, &columns);
        Self { texts, gap, columns, spelled_rows, spelled, sentence, cells: Vec::new() }
    }

    fn n_rows(&self) -> usize {
        self.gap.quotation.1 - self.gap.quotation.0
    }

    fn way(&self, row: usize, column: usize) -> Option<Way> {
        self.cells.get(row * (self.columns.len() + 1) + column).copied()
    }

    fn cell(&self, row: usize, column: usize) -> usize {
        self.way(row, column).map_or(usize::MAX / 2, |(cost, _, _)| cost)
    }

    fn fill(&mut self) {
        for row in 0..=self.n_rows() {
            for column in 0..=self.columns.len() {
                let cell = self.best(row, column);
                self.cells.push(cell);
            }
        }
    }

    /// Returns the cheapest way to a cell.
    fn best(&self, row: usize, column: usize) -> Way {
        if row == 0 && (column == 0 || self.gap.bounds == Bounds::Right) {
            return (FREE, (0, 0), StepSort::Same);
        }
        let gone = (0 < column).then(|| ((0, 1), self.gone(row, column - 1)));
        let come = (0 < row).then(|| ((1, 0), self.come(row - 1)));
        let sizes = (1..=N_JOINED.min(row))
            .flat_map(|rows| (1..=N_JOINED.min(column)).map(move |columns| (rows, columns)));
        let pairs = sizes
            .filter_map(|by| Some((by, self.pair((row - by.0, row), (column - by.1, column))?)));
        let ways = pairs
            .chain(gone)
            .chain(come)
            .map(|(by, (cost, sort))| (self.cell(row - by.0, column - by.1) + cost, by, sort));
        ways.min_by_key(|(cost, _, _)| *cost).unwrap_or((FAR, (0, 0), StepSort::Same))
    }

    fn ours(&self, row: usize) -> Option<&'a Word> {
        self.texts.quotation.get(self.gap.quotation.0 + row)
    }

    /// Returns the word of a column that is one.
    fn theirs(&self, column: usize) -> Option<&'a Word> {
        let (first, last) = *self.columns.get(column)?;
        self.texts.witness.get(first).filter(|_| last == first + 1)
    }

    /// Compares words with words; `None` if the ones do not stand for the others.
    fn pair(&self, rows: (usize, usize), columns: (usize, usize)) -> Option<(usize, StepSort)> {
        if rows.1 - rows.0 == 1 && columns.1 - columns.0 == 1 {
            return self.one_by_one(rows.0, columns.0);
        }
        let spelled =
            (self.spelled_rows.get(rows.0..rows.1)?, self.spelled.get(columns.0..columns.1)?);
        if !is_same_joined(spelled.0, spelled.1) {
            return None;
        }
        let ours: Vec<&Word> = (rows.0..rows.1).filter_map(|row| self.ours(row)).collect();
        let theirs: Vec<&Word> =
            (columns.0..columns.1).filter_map(|column| self.theirs(column)).collect();
        if theirs.len() != columns.1 - columns.0 {
            return None;
        }
        if key(&ours) == key(&theirs) {
            let sort = same_letters(&ours, &theirs);
            return (sort < StepSort::Changed)
                .then_some((usize::from(sort != StepSort::Same), sort));
        }
        let is_number = |word: &&Word| spelled_number(word, self.texts.habits);
        let has_number = ours.iter().chain(&theirs).any(is_number);
        (!has_number).then_some((SLIGHT, StepSort::Spelling))
    }

    fn one_by_one(&self, row: usize, column: usize) -> Option<(usize, StepSort)> {
        let (ours, theirs) = (self.ours(row)?, self.theirs(column)?);
        if ours.key == theirs.key {
            let sort = same_letters(&[ours], &[theirs]);
            return Some((if sort == StepSort::Same { FREE } else { INSTEAD }, sort));
        }
        if self.spelled_rows.get(row) == self.spelled.get(column) {
            return Some((SLIGHT, StepSort::Spelling));
        }
        if ours.is_small && theirs.is_small {
            return Some((SLIGHT, StepSort::Small));
        }
        let cost = match self.gap.bounds {
            _ if ours.sort == Sort::Bracketed => SLIGHT,
            _ if theirs.sort == Sort::Aside => FAR,
            Bounds::Both => INSTEAD,
            _ if !self.sentence.contains(&column) => FAR,
            _ if ours.is_small || theirs.is_small => ALONE,
            _ => NEAR_END,
        };
        Some((cost, StepSort::Changed))
    }

    /// What it costs that a column is left out before a row.
    fn gone(&self, row: usize, column: usize) -> (usize, StepSort) {
        let is_end = self.gap.bounds == Bounds::Left && row == self.n_rows();
        let is_cut = self.ours(row).is_some_and(|word| word.opening == Opening::Rest);
        match self.theirs(column) {
            _ if is_end => (FREE, StepSort::Changed),
            Some(word) if word.sort == Sort::Aside => (FREE, StepSort::Same),
            Some(word) if word.is_small => (usize::from(!is_cut), StepSort::Small),
            _ if is_cut => (FREE, StepSort::Changed),
            Some(_) => (ALONE, StepSort::Changed),
            None => (FAR, StepSort::Changed),
        }
    }

    /// What it costs that a word has come.
    fn come(&self, row: usize) -> (usize, StepSort) {
        match self.ours(row) {
            Some(word) if word.sort == Sort::Bracketed => (SLIGHT, StepSort::Changed),
            Some(word) if word.is_small => {
                (if self.gap.bounds == Bounds::Both { SLIGHT } else { ALONE }, StepSort::Small)
            }
            _ => (ALONE, StepSort::Changed),
        }
    }

    /// Follows the cheapest way back.
    fn steps(&self) -> Vec<Step> {
        let (mut row, mut column) = (self.n_rows(), self.columns.len());
        if self.gap.bounds == Bounds::Left {
            // What follows the quotation is not left out.
            let is_end =
                |column: &usize| self.way(row, *column).is_some_and(|(_, by, _)| by.0 != 0);
            let ends = (0..=column).filter(is_end);
            let end = ends.min_by_key(|column| (self.cell(row, *column), Reverse(*column)));
            column = end.unwrap_or_default();
        }
        let mut steps = Vec::new();
        while let Some((_, by, sort)) = self.way(row, column).filter(|(_, by, _)| *by != (0, 0)) {
            let (first, first_column) = (row - by.0, column - by.1);
            let is_aside = by.0 == 0 && sort == StepSort::Same;
            if !is_aside {
                let rows = (self.gap.quotation.0 + first, self.gap.quotation.0 + row);
                let witness = (self.place(first_column), self.place_after(first_column, column));
                steps.push(Step { quotation: rows, witness, sort });
            }
            (row, column) = (first, first_column);
        }
        steps.reverse();
        steps
    }

    /// Returns the first word of a column, or the end of the gap.
    fn place(&self, column: usize) -> usize {
        self.columns.get(column).map_or(self.gap.witness.1, |(first, _)| *first)
    }

    fn place_after(&self, first: usize, column: usize) -> usize {
        let last = column.checked_sub(1).filter(|_| first < column);
        last.and_then(|last| self.columns.get(last)).map_or(self.place(first), |(_, last)| *last)
    }
}

/// Returns the columns between a match and the nearest beginning of a sentence.
fn sentence(texts: Texts<'_>, gap: Gap, columns: &[Column]) -> Range<usize> {
    let goes_on =
        |word: usize| texts.witness.get(word).is_some_and(|word| word.opening == Opening::Nothing);
    let n_columns = columns.len();
    match gap.bounds {
        Bounds::Right => {
            let next = columns.iter().skip(1).map(|(first, _)| *first).chain([gap.witness.1]);
            let next: Vec<usize> = next.collect();
            let n_near = next.iter().rev().take_while(|word| goes_on(**word)).count();
            n_columns.saturating_sub(n_near)..n_columns
        }
        _ => 0..columns.iter().take_while(|(first, _)| goes_on(*first)).count(),
    }
}

fn key(words: &[&Word]) -> String {
    words.iter().map(|word| &*word.key).collect()
}

/// Returns whether two rows of words are the same when each is written as one word.
fn is_same_joined(ours: &[Cow<'_, str>], theirs: &[Cow<'_, str>]) -> bool {
    let length = |words: &[Cow<'_, str>]| words.iter().map(|word| word.len()).sum::<usize>();
    let letters = |words: &[Cow<'_, str>]| words.concat();
    length(ours) == length(theirs) && letters(ours) == letters(theirs)
}

/// Returns whether a word is a number in digits or in words: two of them do not make one when they are joined.
fn spelled_number(word: &Word, habits: Habits) -> bool {
    word.key.starts_with(char::is_numeric) || habits.number(&word.key).is_some()
}
