//! Names that several actors have and none of them marks as ambiguous, so that no text can name them by it.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::span::{Span, Spanned};
use crate::names::fold::fold;
use crate::names::spellings::{self, Name};
use crate::record::actor::Actor;

/// How often one actor may have been merged into the next.
const MAX_MERGES: usize = 10;

/// Reports each clear name that is also the clear name of an actor before. Actors that were merged are one.
pub(super) fn shared(actors: &[&Actor]) -> Vec<Diagnostic> {
    let by_id: BTreeMap<&Id, &Actor> =
        actors.iter().map(|actor| (&actor.common.id.value, *actor)).collect();
    let mut first: BTreeMap<String, (&Actor, Span)> = BTreeMap::new();
    let mut reported = BTreeSet::new();
    let mut problems = Vec::new();
    for actor in actors {
        let clear = |name: &Name<'_>| name.strength.is_clear();
        for Name { text: name, .. } in spellings::names(actor).into_iter().filter(clear) {
            let folded = folded(&name.value);
            let (other, place) = *first.entry(folded.clone()).or_insert((*actor, name.span));
            let is_one = last(actor, &by_id) == last(other, &by_id);
            if !is_one && reported.insert((folded, &actor.common.id.value)) {
                problems.push(problem(name, &other.common.id.value, place));
            }
        }
    }
    problems
}

fn folded(name: &str) -> String {
    fold(&name.split_whitespace().collect::<Vec<_>>().join(" ")).text.into_owned()
}

/// Returns the actor that one was merged into, step by step; of a circle, which is reported elsewhere, any.
fn last<'a>(actor: &'a Actor, by_id: &BTreeMap<&Id, &'a Actor>) -> &'a Id {
    let mut at = actor;
    for _ in 0..MAX_MERGES {
        match at.merged_into.as_ref().and_then(|id| by_id.get(&id.value)) {
            Some(next) => at = next,
            None => break,
        }
    }
    &at.common.id.value
}

fn problem(name: &Spanned<String>, other: &Id, place: Span) -> Diagnostic {
    let message = format!("`{}` is also a name of the actor `{other}`", name.value);
    Diagnostic::new(Code::SharedName, name.span, message)
        .with_related(place, "it stands here")
        .with_help(
            "give one of them a fuller name, and list the shared one in its `other_names` with `ambiguous: true`",
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::index::tests::{Sketch, actor};

    /// The shared names of actors, of which some were merged: `from` into `into`.
    fn shared_names(sketches: &[Sketch], merged: &[(usize, usize)]) -> Vec<String> {
        let mut actors: Vec<Actor> = sketches.iter().map(actor).collect();
        for (n, actor) in actors.iter_mut().enumerate() {
            actor.common.id.value = Id::parse(&format!("a{n}")).unwrap();
        }
        for (from, into) in merged {
            let id = actors[*into].common.id.clone();
            actors[*from].merged_into = Some(id);
        }
        let problems = shared(&actors.iter().collect::<Vec<_>>());
        problems.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn a_name_of_two_actors_is_reported_once_for_each_after_the_first() {
        let names = [
            ("country", "Guin\u{e9}e", &["Guinea"][..]),
            ("body", "Guine\u{301}e", &["Guin\u{e9}e"]),
            ("body", "Other", &["Guinea"]),
            ("body", "Another", &["Guinea?"]),
        ];
        assert_eq!(
            shared_names(&names, &[]),
            [
                "`Guine\u{301}e` is also a name of the actor `a0`",
                "`Guinea` is also a name of the actor `a0`"
            ]
        );
    }

    #[test]
    fn short_names_and_names_of_merged_actors_are_not_shared() {
        let people = [
            ("person", "Ariel Henry", &["Henry"][..]),
            ("person", "Jeff Henry", &["Henry"]),
            ("person", "Ariel Henry", &[]),
            ("person", "Ariel Henry", &[]),
        ];
        assert_eq!(shared_names(&people, &[(2, 0), (3, 2)]), [""; 0]);
        assert_eq!(shared_names(&people, &[(2, 3), (3, 2)]).len(), 2);
    }
}
