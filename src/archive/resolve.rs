//! Finds the record that a reference names, or says why there is none.

use crate::archive::census::Census;
use crate::archive::node::Node;
use crate::archive::references::{self, FieldReference};
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::nearest::did_you_mean;
use crate::base::span::{FileId, Span, Spanned};

/// Checks every reference in the fields of every record.
pub fn check(census: &Census) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for node in census.nodes() {
        for reference in references::of(census, node) {
            match find(census, reference) {
                Ok(target) if target == node && reference.field != "sources" => {
                    problems.push(to_itself(reference.span, reference.field));
                }
                Ok(_) => {}
                Err(problem) => problems.push(*problem),
            }
        }
        problems.extend(circles(census, node));
        problems.extend(chain_of_translations(census, node));
    }
    problems
}

/// Returns the record that a field's reference names.
pub fn find(census: &Census, reference: FieldReference<'_>) -> Result<Node, Box<Diagnostic>> {
    let FieldReference { field: _, kind, id, span } = reference;
    match kind {
        Some(kind) => {
            census.find(kind, id).ok_or_else(|| Box::new(missing(census, kind, id, span)))
        }
        None => match of_any_kind(census, id).as_slice() {
            [node] => Ok(*node),
            [] => Err(Box::new(missing_anywhere(
                census,
                id.as_str(),
                span,
                Code::UnknownRecord,
                "no record has the id",
            ))),
            several => Err(Box::new(ambiguous(census, id.as_str(), several, span))),
        },
    }
}

/// Returns the records of any kind that have the id.
pub fn of_any_kind(census: &Census, id: &Id) -> Vec<Node> {
    Kind::ALL.into_iter().filter_map(|kind| census.find(kind, id)).collect()
}

fn missing(census: &Census, kind: Kind, id: &Id, span: Span) -> Diagnostic {
    if let Some(draft) = census.drafts.get(&(kind, id.clone())) {
        return to_draft(kind, id, span, *draft);
    }
    let (code, article) = match kind {
        Kind::Actor => (Code::UnknownActor, "actor"),
        _ => (Code::UnknownRecord, kind.name()),
    };
    if let Some(file) = census.unread.get(&(kind, id.clone())) {
        let problem = Diagnostic::new(code, span, could_not_be_read(kind, id));
        return led_to(problem, *file);
    }
    let message = format!("no {article} has the id `{id}`");
    if let Some(other) = of_any_kind(census, id).first() {
        let message =
            format!("`{id}` is {}, not {}", with_article(other.kind()), with_article(kind));
        return Diagnostic::new(Code::WrongKind, span, message);
    }
    let known = census.ids.keys().filter(|(known, _)| *known == kind).map(|(_, id)| id.as_str());
    let help = did_you_mean(id.as_str(), known).unwrap_or_else(|| {
        format!("write a file `content/{}/{id}.md`, or mend the id", kind.folder())
    });
    Diagnostic::new(code, span, message).with_help(help)
}

fn with_article(kind: Kind) -> String {
    let article =
        if matches!(kind, Kind::Article | Kind::Actor | Kind::Event) { "an" } else { "a" };
    format!("{article} {kind}")
}

/// Returns the problem of a link or reference to a draft.
pub fn to_draft(kind: Kind, id: &Id, span: Span, draft: Span) -> Diagnostic {
    Diagnostic::new(Code::LinkToDraft, span, format!("the {kind} `{id}` is a draft"))
        .with_help("publish it, take the reference out, or build with `--drafts`")
        .with_related(draft, "the draft is here")
}

fn could_not_be_read(kind: Kind, id: &Id) -> String {
    format!("the {kind} `{id}` could not be read")
}

/// A record whose file has mistakes of its own is not unknown.
fn led_to(problem: Diagnostic, file: FileId) -> Diagnostic {
    problem
        .with_help("mend the errors in its file first")
        .with_related(Span::file(file), "its file is here")
}

/// Returns the problem of a reference without a kind, or a link, that names nothing.
pub fn missing_anywhere(
    census: &Census,
    words: &str,
    span: Span,
    code: Code,
    what: &str,
) -> Diagnostic {
    let drafted = Id::parse(words).and_then(|id| {
        Kind::ALL
            .into_iter()
            .find_map(|kind| Some((kind, *census.drafts.get(&(kind, id.clone()))?, id.clone())))
    });
    if let Some((kind, draft, id)) = drafted {
        return to_draft(kind, &id, span, draft);
    }
    let unread = Id::parse(words).and_then(|id| {
        let of = |kind| Some((kind, *census.unread.get(&(kind, id.clone()))?));
        Kind::ALL.into_iter().find_map(of).map(|(kind, file)| (kind, file, id.clone()))
    });
    if let Some((kind, file, id)) = unread {
        return led_to(Diagnostic::new(code, span, could_not_be_read(kind, &id)), file);
    }
    let problem = Diagnostic::new(code, span, format!("{what} `{words}`"));
    match did_you_mean(words, census.ids.keys().map(|(_, id)| id.as_str())) {
        Some(help) => problem.with_help(help),
        None => problem,
    }
}

/// Returns the problem of words that name several records.
pub fn ambiguous(census: &Census, words: &str, several: &[Node], span: Span) -> Diagnostic {
    let choices: Vec<String> =
        several.iter().map(|node| format!("`{}:{}`", node.kind(), census.id(*node))).collect();
    Diagnostic::new(
        Code::AmbiguousReference,
        span,
        format!("`{words}` could mean {}", choices.join(" or ")),
    )
    .with_help(format!("write {}", choices.first().map_or("", String::as_str)))
}

fn to_itself(span: Span, field: &str) -> Diagnostic {
    Diagnostic::new(Code::SelfReference, span, format!("`{field}` names the record itself"))
        .with_help("name another record, or take the field out")
}

/// A translation names its original, so that all versions are one family: not another translation.
fn chain_of_translations(census: &Census, node: Node) -> Option<Diagnostic> {
    let written = census.common(node)?.translation_of.as_ref()?;
    let target = census.find(node.kind(), &written.value).filter(|target| *target != node)?;
    let original = census.common(target)?.translation_of.as_ref()?;
    let message = format!("`{}` is itself a translation", written.value);
    Some(
        Diagnostic::new(Code::TranslationChain, written.span, message)
            .with_help(format!("name the original: `{}`", original.value))
            .with_related(original.span, "it says so here"),
    )
}

/// A field that leads from record to record may not lead back: merges, successions, parts, translations.
fn circles(census: &Census, node: Node) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (field, follow) in chains(census, node) {
        let mut at = follow;
        let Some(span) = at.map(|id| id.span) else { continue };
        let mut steps = 0;
        while let Some(next) = at {
            let Some(target) = census.find(chain_kind(node, field), &next.value) else { break };
            if target == node && steps > 0 {
                let message = format!("`{field}` leads back to the record itself");
                problems.push(
                    Diagnostic::new(Code::SelfReference, span, message)
                        .with_help("break the circle at one of its records"),
                );
            }
            steps += 1;
            if target == node || steps > 100 {
                break;
            }
            at = chains(census, target)
                .into_iter()
                .find(|(name, _)| *name == field)
                .and_then(|(_, id)| id);
        }
    }
    problems
}

fn chain_kind(node: Node, field: &str) -> Kind {
    if field == "part_of" { Kind::Event } else { node.kind() }
}

fn chains(census: &Census, node: Node) -> Vec<(&'static str, Option<&Spanned<Id>>)> {
    let translation = census.common(node).and_then(|common| common.translation_of.as_ref());
    let mut chains = vec![("translation_of", translation)];
    match node {
        Node::Actor(ix) => {
            let actor = &census.actors[ix];
            chains.push(("merged_into", actor.merged_into.as_ref()));
            chains.push(("successor_of", actor.successor_of.first()));
        }
        Node::Event(ix) => chains.push(("part_of", census.events[ix].part_of.as_ref())),
        _ => {}
    }
    chains
}
