//! A record's notes with their places in its text: their fragments, their numbers, the order in which a reader meets them.

use std::collections::BTreeSet;

use crate::archive::census::Census;
use crate::archive::facts::{Facts, NoteFact};
use crate::archive::node::Node;
use crate::base::digest;
use crate::record::annotation::{Annotation, NoteStatus};

/// A published note that stands on a record's page.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The note.
    pub note: &'a Annotation,
    /// Where it stands.
    pub fact: &'a NoteFact,
    /// Its number on the page, from 1, in the order in which passages end.
    pub number: usize,
}

/// Returns the notes of a record as they are written, drafts included; only articles and speeches have any.
pub fn written(census: &Census, node: Node) -> &[Annotation] {
    match node {
        Node::Article(ix) => &census.articles[ix].annotations,
        Node::Speech(ix) => &census.speeches[ix].annotations,
        _ => &[],
    }
}

/// Returns the notes that a record's page shows, in the order of their numbers: by where the passage ends, then where it begins.
/// A withdrawn record has none.
pub fn placed<'a>(census: &'a Census, node: Node, facts: &'a Facts) -> Vec<Placed<'a>> {
    if census.common(node).is_none_or(|common| common.withdrawn.is_some()) {
        return Vec::new();
    }
    let published = written(census, node)
        .iter()
        .zip(&facts.notes)
        .filter(|(note, _)| note.status == NoteStatus::Published);
    let mut placed: Vec<Placed<'a>> = published
        .filter_map(|(note, fact)| Some(Placed { note, fact: fact.as_ref()?, number: 0 }))
        .collect();
    placed.sort_by_key(|one| (one.fact.range.end, one.fact.range.start));
    for (n, one) in placed.iter_mut().enumerate() {
        one.number = n + 1;
    }
    placed
}

/// Returns the fragment of each note: its id, or `n-` and 8 hexadecimal digits of a hash of the words that it quotes. Where
/// several quote the same words, those after the first get a number too.
pub fn fragments(notes: &[Annotation]) -> Vec<Box<str>> {
    let ids = notes.iter().filter_map(|note| note.id.as_ref());
    let mut taken: BTreeSet<String> = ids.map(|id| id.value.as_str().to_owned()).collect();
    let mut free = |fragment: String| {
        let mut candidate = fragment.clone();
        let mut n = 1;
        while !taken.insert(candidate.clone()) {
            n += 1;
            candidate = format!("{fragment}-{n}");
        }
        candidate
    };
    let fragment = |note: &Annotation| match &note.id {
        Some(id) => id.value.as_str().into(),
        None => free(format!("n-{}", words_hash(&note.quote.value))).into(),
    };
    notes.iter().map(fragment).collect()
}

/// Line breaks of the YAML are no part of the words.
fn words_hash(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().collect();
    digest::short(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::kind::Kind;
    use crate::record::common::Record;
    use crate::record::kit;

    fn fragments_of(notes: &str) -> Vec<String> {
        let source = format!("title: A\ndate: 2024\ntype: report\nannotations: [{notes}]\n");
        let (record, problems) = kit::record(Kind::Article, &source);
        assert_eq!(problems, "");
        let Some(Record::Article(article)) = record else { panic!("it is an article") };
        fragments(&article.annotations).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn fragments_are_ids_or_follow_from_the_words_and_differ() {
        let words = fragments_of("{kind: quote, quote: more police}").remove(0);
        assert_eq!(words.len(), 10);
        let broken = fragments_of("{kind: quote, quote: \"more\\n  police\"}");
        assert_eq!(broken, std::slice::from_ref(&words));
        assert_eq!(
            fragments_of(&format!(
                "{{kind: quote, quote: more police}}, {{kind: quote, quote: more, id: a}}, \
                 {{kind: quote, quote: more police}}, {{kind: quote, quote: to Haiti, id: {words}}}"
            )),
            [format!("{words}-2"), "a".into(), format!("{words}-3"), words]
        );
    }
}
