//! Labels above the marks of a row: as many as there is room for, the largest numbers first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::page::view::figure::Mark;

/// How wide a letter is taken to be, and one of a script with wide letters.
const LETTER: u32 = 7;
const WIDE_LETTER: u32 = 13;

/// How far labels stand apart.
const GAP: u32 = 10;

/// How wide a label may be.
const LONGEST: u32 = 250;

/// A title that would be shortened to less is left out.
const SHORTEST: u32 = 84;

/// How wide a name may be before it takes two lines.
const LINE: u32 = 126;

/// Where a row ends.
pub const RIGHT: u32 = 952;

/// Gives each mark the label that fits: a number where it stands for several, or as much of its title as there is room for before
/// the next mark. `marks` are in the order of the axis.
pub fn place(marks: &mut [Mark]) {
    let starts: Vec<u32> = marks.iter().map(|mark| mark.x).collect();
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|n| Reverse(marks.get(*n).map_or(0, |mark| mark.count)));
    // Where labels begin and end.
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    for n in order {
        let Some(mark) = marks.get_mut(n) else { continue };
        let x = mark.x;
        let title = mark.label.take();
        if taken.range(..=x).next_back().is_some_and(|(_, end)| x < end + GAP) {
            continue;
        }
        let behind = taken.range(x..).next().map_or(RIGHT, |(start, _)| start.saturating_sub(GAP));
        let mark_behind = starts.get(n + 1).map_or(RIGHT, |next| next.saturating_sub(GAP));
        let label = if mark.count > 1 {
            Some(mark.count.to_string()).filter(|count| x + width(count) <= behind)
        } else {
            let room = behind.min(mark_behind).saturating_sub(x).min(LONGEST);
            title.and_then(|title| fitted(&title, room))
        };
        taken.extend(label.as_ref().map(|label| (x, x + width(label))));
        mark.label = label;
    }
}

/// Returns how wide words are, at most, in units of the view box.
pub fn width(words: &str) -> u32 {
    let letter = |c: char| if '\u{2e80}' <= c { WIDE_LETTER } else { LETTER };
    words.chars().map(letter).sum()
}

/// Returns a name in one line, or in two that are as much alike as its words allow.
pub fn lines(name: &str) -> Vec<String> {
    if width(name) <= LINE {
        return vec![name.to_owned()];
    }
    let halves = name.match_indices(' ').map(|(at, _)| name.split_at(at));
    let best = halves.min_by_key(|(first, second)| width(first).max(width(second.trim_start())));
    best.map_or_else(
        || vec![name.to_owned()],
        |(first, second)| vec![first.to_owned(), second.trim_start().to_owned()],
    )
}

/// Returns as many whole words as there is room for.
fn fitted(title: &str, room: u32) -> Option<String> {
    if width(title) <= room {
        return Some(title.to_owned());
    }
    let mut kept = String::new();
    for word in title.split_inclusive(' ') {
        if room < width(&kept) + width(word.trim_end()) + LETTER {
            break;
        }
        kept.push_str(word);
    }
    let kept = kept.trim_end().trim_end_matches([',', ':', ';', '-', '–', '—']).trim_end();
    (SHORTEST <= width(kept)).then(|| format!("{kept}…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(x: u32, count: usize, label: &str) -> Mark {
        Mark {
            x,
            width: 4,
            count,
            height: 4,
            soft: false,
            date: String::new(),
            title: None,
            url: String::new(),
            label: (count == 1).then(|| label.to_owned()),
            actors: Vec::new(),
        }
    }

    fn labels(marks: &[(u32, usize, &str)]) -> Vec<Option<String>> {
        let mut marks: Vec<Mark> =
            marks.iter().map(|(x, count, label)| mark(*x, *count, label)).collect();
        place(&mut marks);
        let ends =
            marks.iter().filter_map(|mark| Some((mark.x, mark.x + width(mark.label.as_ref()?))));
        let ends: Vec<(u32, u32)> = ends.collect();
        assert!(ends.windows(2).all(|two| two[0].1 < two[1].0), "{ends:?}");
        marks.into_iter().map(|mark| mark.label).collect()
    }

    #[test]
    fn labels_never_overlap() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            labels(&[
                (0, 1, "William Ruto"),
                (30, 3, ""),
                (60, 1, "The Council votes on the resolution"),
                (250, 12, ""),
                (252, 1, "x")
            ]),
            [None, some("3"), some("The Council votes on the…"), some("12"), None]
        );
        assert_eq!(
            labels(&[(100, 2, ""), (104, 7, ""), (150, 3, "")]),
            [None, some("7"), some("3")]
        );
        assert_eq!(labels(&[(940, 1, "William Ruto")]), [None]);
        assert_eq!(
            labels(&[(0, 1, "安理会通过决议"), (80, 1, "安理会"), (200, 2, "")]),
            [None, some("安理会"), some("2")]
        );
    }

    #[test]
    fn a_long_name_takes_two_lines_that_are_much_alike() {
        assert_eq!(lines("United Nations"), ["United Nations"]);
        assert_eq!(
            lines("United Nations Security Council"),
            ["United Nations", "Security Council"]
        );
        assert_eq!(
            lines("ECOSOC Ad Hoc Advisory Group on Haiti"),
            ["ECOSOC Ad Hoc Advisory", "Group on Haiti"]
        );
        assert_eq!(lines("Sicherheitsratsvorsitz"), ["Sicherheitsratsvorsitz"]);
    }
}
