//! Where the links of texts lead: wiki links, relative paths to records, files beside a record.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::census::Census;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::resolve;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::nearest::did_you_mean;
use crate::base::span::Span;
use crate::record::actor::Actor;
use crate::source::file::{Asset, Role, SourceFile};
use crate::text::document::Target;

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Destination {
    /// A page of the archive, with a fragment of it.
    Node(Node, Option<String>),
    /// A fragment of the same page.
    Here(String),
    /// A file that is copied, by its path below the root.
    Asset(String),
    /// An address elsewhere.
    Web(String),
}

/// What links are looked up in.
#[derive(Debug, Default)]
pub struct LinkIndex {
    /// Names of actors, topics, places, and titles, folded.
    names: BTreeMap<String, Vec<Node>>,
    /// Records by the path of their file.
    paths: BTreeMap<String, Node>,
    /// Paths of drafts.
    drafts: BTreeMap<String, (Kind, Id, Span)>,
    /// Files that are copied.
    assets: BTreeSet<String>,
}

/// Makes the index of everything that a link can name.
pub fn index(census: &Census, files: &[SourceFile], assets: &[Asset]) -> LinkIndex {
    let mut index = LinkIndex::default();
    for node in census.nodes() {
        for name in names(census, node) {
            let nodes = index.names.entry(fold(name)).or_default();
            if !nodes.contains(&node) {
                nodes.push(node);
            }
        }
        if let Some(file) = census.common(node).and_then(|common| files.get(common.file.0 as usize))
            && is_file_of(file, node.kind())
        {
            index.paths.insert(file.path.clone(), node);
        }
    }
    for ((kind, id), span) in &census.drafts {
        if let Some(file) = files.get(span.file.0 as usize)
            && is_file_of(file, *kind)
        {
            index.drafts.insert(file.path.clone(), (*kind, id.clone(), *span));
        }
    }
    index.assets = assets.iter().map(|asset| asset.path.clone()).collect();
    index
}

/// Returns whether a record of that kind has the file for itself; pledges and claims may be written in the notes of others.
fn is_file_of(file: &SourceFile, kind: Kind) -> bool {
    matches!(file.role, Role::Record(of, _) if of == kind)
}

impl LinkIndex {
    /// Returns the actor that has a name, if there is but one.
    pub fn actor_called(&self, name: &str) -> Option<Ix<Actor>> {
        let nodes = self.names.get(&fold(name))?;
        let mut actors = nodes.iter().filter_map(|node| match node {
            Node::Actor(ix) => Some(*ix),
            _ => None,
        });
        let first = actors.next()?;
        actors.next().is_none().then_some(first)
    }
}

fn names(census: &Census, node: Node) -> Vec<&str> {
    let mut names = vec![census.title(node)];
    match node {
        Node::Actor(ix) => {
            let actor = &census.actors[ix];
            names.extend(actor.name_in.values().map(|name| name.value.as_str()));
            names.extend(actor.other_names.iter().map(|other| other.name.value.as_str()));
        }
        Node::Topic(ix) | Node::Place(ix) => {
            let term =
                if node.kind() == Kind::Topic { &census.topics[ix] } else { &census.places[ix] };
            names.extend(term.name_in.values().map(|name| name.value.as_str()));
            names.extend(term.other_names.iter().map(|other| other.name.value.as_str()));
        }
        _ => {}
    }
    names
}

/// Names are compared without regard to case and to how much white space there is.
fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Returns where a link leads that stands at `span` in a record of the file `file`.
pub fn resolve(
    census: &Census,
    index: &LinkIndex,
    file: &SourceFile,
    target: &Target,
    span: Span,
) -> Result<Destination, Box<Diagnostic>> {
    match target {
        Target::Web(address) => Ok(Destination::Web(address.clone())),
        Target::Fragment(fragment) => Ok(Destination::Here(fragment.clone())),
        Target::Wiki { words, fragment } => {
            let node = wiki(census, index, words, span)?;
            Ok(merged(census, Destination::Node(node, fragment.clone())))
        }
        Target::Path { path, fragment } => by_path(index, file, path, fragment.as_deref(), span)
            .map(|destination| merged(census, destination)),
    }
}

/// A link to an actor that was merged into another leads to that one.
fn merged(census: &Census, destination: Destination) -> Destination {
    match destination {
        Destination::Node(node, fragment) => Destination::Node(census.standing_for(node), fragment),
        other => other,
    }
}

fn wiki(
    census: &Census,
    index: &LinkIndex,
    words: &str,
    span: Span,
) -> Result<Node, Box<Diagnostic>> {
    if let Some((name, id)) = words.split_once(':')
        && let Some(kind) = Kind::from_name(name.trim())
    {
        let missing = |words: &str| {
            resolve::missing_anywhere(
                census,
                words,
                span,
                Code::UnknownLink,
                &format!("no {kind} has the id"),
            )
        };
        let id = Id::parse(id.trim()).ok_or_else(|| Box::new(missing(id.trim())))?;
        return match census.drafts.get(&(kind, id.clone())) {
            Some(draft) => Err(Box::new(resolve::to_draft(kind, &id, span, *draft))),
            None => census.find(kind, &id).ok_or_else(|| Box::new(missing(id.as_str()))),
        };
    }
    let by_id = Id::parse(words).map(|id| resolve::of_any_kind(census, &id)).unwrap_or_default();
    let found = if by_id.is_empty() {
        index.names.get(&fold(words)).cloned().unwrap_or_default()
    } else {
        by_id
    };
    match found.as_slice() {
        [node] => Ok(*node),
        [] => Err(Box::new(unknown_words(census, index, words, span))),
        several => Err(Box::new(resolve::ambiguous(census, words, several, span))),
    }
}

fn unknown_words(census: &Census, index: &LinkIndex, words: &str, span: Span) -> Diagnostic {
    let problem = resolve::missing_anywhere(
        census,
        words,
        span,
        Code::UnknownLink,
        "no record has the id or name",
    );
    if problem.help.is_some() || problem.code == Code::LinkToDraft {
        return problem;
    }
    let folded = fold(words);
    let nearest = did_you_mean(&folded, index.names.keys().map(String::as_str));
    problem.with_help(
        nearest.unwrap_or_else(|| "write an id, `kind:id`, or a name that a record has".to_owned()),
    )
}

fn by_path(
    index: &LinkIndex,
    file: &SourceFile,
    path: &str,
    fragment: Option<&str>,
    span: Span,
) -> Result<Destination, Box<Diagnostic>> {
    let fragment = fragment.map(str::to_owned);
    let full = match path.strip_prefix('/') {
        Some(rooted) => Some(format!("static/{rooted}")),
        None => join(&file.path, path),
    };
    let Some(full) = full else {
        let message = format!("the link `{path}` leads out of the archive");
        return Err(Box::new(Diagnostic::new(Code::UnknownLink, span, message)));
    };
    if let Some(node) = index.paths.get(&full) {
        return Ok(Destination::Node(*node, fragment));
    }
    if index.assets.contains(&full) {
        return Ok(Destination::Asset(full));
    }
    if let Some((kind, id, draft)) = index.drafts.get(&full) {
        return Err(Box::new(resolve::to_draft(*kind, id, span, *draft)));
    }
    Err(Box::new(unknown_path(index, path, &full, span)))
}

fn unknown_path(index: &LinkIndex, path: &str, full: &str, span: Span) -> Diagnostic {
    let known = index.paths.keys().chain(&index.assets).map(String::as_str);
    let problem = Diagnostic::new(Code::UnknownLink, span, format!("there is no file `{path}`"));
    match did_you_mean(full, known) {
        Some(help) => problem.with_help(help),
        None if path.starts_with('/') => {
            problem.with_help(format!("files of the whole archive lie in `static/`: `{full}`"))
        }
        None => problem.with_help(format!(
            "it would be `{full}`; link a `.md` file, a file beside the record, or `[[an id]]`"
        )),
    }
}

/// Returns the path that a relative path means, seen from a file; none where it leaves the root.
fn join(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_stay_inside() {
        assert_eq!(
            join("content/articles/a.md", "../actors/b.md").as_deref(),
            Some("content/actors/b.md")
        );
        assert_eq!(
            join("content/articles/a.md", "./x.png").as_deref(),
            Some("content/articles/x.png")
        );
        assert_eq!(join("content/articles/a.md", "../../../etc/passwd"), None);
    }
}
