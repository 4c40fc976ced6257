//! How people write symbols, brought into one form and parted: spaces, dashes, and what stands after the symbol proper.

use crate::record::symbol::number::number;
use crate::record::symbol::{MAX_SYMBOL, SymbolError};

/// What marks a change of the document named before it, with a number.
const CHANGES: [&str; 4] = ["Add.", "Amend.", "Corr.", "Rev."];

/// The help where it is not known which family was meant.
pub(super) const EXAMPLES: &str =
    "write it as the document does, such as `S/PV.9430` or `A/RES/78/1`";

/// A symbol in parts: `S/PV.4726 (Resumption 1)/Corr.1` is `S`, `PV.4726`; `Resumption 1`; `Corr.1`.
pub(super) struct Parts<'a> {
    pub(super) segments: Vec<&'a str>,
    pub(super) group: Option<&'a str>,
    pub(super) changes: Vec<String>,
}

/// Returns the text with plain hyphens, and plain spaces where they part words or numbers.
pub(super) fn unify(text: &str) -> Result<String, SymbolError> {
    if MAX_SYMBOL < text.len() {
        return Err(SymbolError::new("the text is too long for a document symbol", EXAMPLES));
    }
    let mut unified = String::new();
    for word in text.split_whitespace() {
        let inside = unified.matches('(').count() > unified.matches(')').count();
        let (after, before) = if inside { ("(", ")") } else { ("/.(", "/.()") };
        let joins = unified.is_empty()
            || unified.ends_with(|c| after.contains(c))
            || word.starts_with(|c| before.contains(c));
        if !joins {
            unified.push(' ');
        }
        unified.extend(word.chars().map(plain_dash));
    }
    match unified.chars().find(|c| !c.is_ascii_alphanumeric() && !"/.()- ".contains(*c)) {
        Some(odd) => Err(SymbolError::new(
            format!("`{}` stands in no document symbol", odd.escape_debug()),
            EXAMPLES,
        )),
        None => Ok(unified),
    }
}

fn plain_dash(c: char) -> char {
    if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c }
}

/// Parts a unified text into segments, the last of which may have a group, and changes.
pub(super) fn split(unified: &str) -> Result<Parts<'_>, SymbolError> {
    let mut segments: Vec<&str> = unified.split('/').collect();
    let mut changes = Vec::new();
    while let Some(change) = segments.last().and_then(|last| change(last)) {
        changes.insert(0, change);
        segments.pop();
    }
    let mut group = None;
    if let Some(last) = segments.last_mut()
        && let Some((head, inner)) = last.strip_suffix(')').and_then(|last| last.split_once('('))
        && !head.is_empty()
    {
        (*last, group) = (head, Some(inner));
    }
    if segments.len() < 2 {
        return Err(SymbolError::new(
            "a document symbol has parts with slashes between them",
            EXAMPLES,
        ));
    }
    if segments.iter().any(|segment| segment.is_empty()) {
        return Err(SymbolError::new("a part of the document symbol is empty", EXAMPLES));
    }
    if group.is_some_and(|group| !is_group(group)) {
        return Err(SymbolError::new(
            "the parentheses of the document symbol hold nothing that can stand there",
            EXAMPLES,
        ));
    }
    Ok(Parts { segments, group, changes })
}

/// Returns whether that can stand in parentheses.
pub(super) fn is_group(text: &str) -> bool {
    let is_edge = |c: char| c == '.' || c == '-';
    !text.is_empty()
        && !text.contains(['(', ')'])
        && !text.starts_with(is_edge)
        && !text.ends_with(is_edge)
}

/// Returns a change in its canonical case.
fn change(segment: &str) -> Option<String> {
    if segment.eq_ignore_ascii_case("Summary") {
        return Some("Summary".to_owned());
    }
    let (word, n) = segment.split_once('.')?;
    let change = CHANGES
        .into_iter()
        .find(|change| change.trim_end_matches('.').eq_ignore_ascii_case(word))?;
    number(n).map(|n| format!("{change}{n}"))
}
