//! The shortest words beside one occurrence of a quote that tell it from the others.

use crate::text::anchor::Context;
use crate::text::anchor::pattern::Found;
use crate::text::fold::FoldedText;
use crate::text::punctuation::is_unspaced;

/// How many bytes of the key may be the same beside two occurrences.
const MAX_SHARED: usize = 160;

/// Returns the shortest words that settle a quote: those before it, else those after it.
pub(super) fn context(text: &FoldedText<'_>, among: &[Found], number: usize) -> Option<Context> {
    prefix(text, among, number)
        .map(Context::Prefix)
        .or_else(|| suffix(text, among, number).map(Context::Suffix))
}

fn prefix(text: &FoldedText<'_>, among: &[Found], number: usize) -> Option<String> {
    let own = among.get(number)?;
    let before = |found: &Found| text.key().as_bytes().get(..found.key.start).unwrap_or_default();
    let shared = |other: &Found| {
        let pairs = before(own).iter().rev().zip(before(other).iter().rev());
        pairs.take(MAX_SHARED + 1).take_while(|(one, other)| one == other).count()
    };
    let n_shared = others(among, number).map(shared).max()?;
    if MAX_SHARED < n_shared {
        return None;
    }
    let mut key = own.key.start.checked_sub(n_shared + 1)?;
    let start = loop {
        match text.start(key) {
            Some(start) => break start,
            None => key = key.checked_sub(1)?,
        }
    };
    let words = text.text().get(..own.range.start as usize)?;
    let last = words.get(start..)?.chars().next()?;
    let start = if is_unspaced(last) { start } else { word_start(words, start) };
    words.get(start..).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())
}

fn suffix(text: &FoldedText<'_>, among: &[Found], number: usize) -> Option<String> {
    let own = among.get(number)?;
    let after = |found: &Found| text.key().as_bytes().get(found.key.end..).unwrap_or_default();
    let shared = |other: &Found| {
        let pairs = after(own).iter().zip(after(other));
        pairs.take(MAX_SHARED + 1).take_while(|(one, other)| one == other).count()
    };
    let n_shared = others(among, number).map(shared).max()?;
    let mut key = own.key.end + n_shared + 1;
    if MAX_SHARED < n_shared || text.key().len() < key {
        return None;
    }
    let end = loop {
        match text.end(key) {
            Some(end) => break end,
            None => key += 1,
        }
        if text.key().len() < key {
            return None;
        }
    };
    let words = text.text().get(own.range.end as usize..)?;
    let end = end.checked_sub(own.range.end as usize)?;
    let last = words.get(..end)?.chars().next_back()?;
    let end = if is_unspaced(last) { end } else { word_end(words, end) };
    words.get(..end).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())
}

fn others(among: &[Found], number: usize) -> impl Iterator<Item = &Found> {
    among.iter().enumerate().filter(move |(other, _)| *other != number).map(|(_, found)| found)
}

/// Returns the beginning of the word that holds a byte.
fn word_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let word = before.chars().rev().take_while(|c| !c.is_whitespace() && !is_unspaced(*c));
    at - word.map(char::len_utf8).sum::<usize>()
}

/// Returns the end of the word before a byte.
fn word_end(text: &str, at: usize) -> usize {
    let after = text.get(at..).unwrap_or_default();
    let word = after.chars().take_while(|c| !c.is_whitespace() && !is_unspaced(*c));
    at + word.map(char::len_utf8).sum::<usize>()
}
