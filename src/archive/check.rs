//! Checks of what texts and records hold against the whole archive.

use std::sync::Arc;

use crate::archive::census::Census;
use crate::archive::facts::Facts;
use crate::archive::links::{self, Destination, LinkIndex};
use crate::archive::node::{Node, NodeMap};
use crate::archive::notes;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::nearest::did_you_mean;
use crate::base::span::{Span, Spanned};
use crate::record::annotation::NoteStatus;
use crate::record::site::Site;
use crate::source::file::SourceFile;
use crate::text::document::Target;

/// Checks that every link and image of every text leads somewhere.
pub fn links(
    census: &Census,
    facts: &NodeMap<Arc<Facts>>,
    index: &LinkIndex,
    files: &[SourceFile],
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let in_fragment = |node: Node, fragment: &str, span: Span| {
        fragment_problem(&facts[node], fragment, span)
            .or_else(|| to_unpublished_note(census, node, fragment, span))
    };
    for node in census.nodes() {
        for link in &facts[node].links {
            let Some(file) = files.get(link.span.file.0 as usize) else { continue };
            match links::resolve(census, index, file, &link.target, link.span) {
                Err(problem) => problems.push(*problem),
                Ok(Destination::Node(target, Some(fragment))) => {
                    problems.extend(in_fragment(target, &fragment, link.span));
                }
                Ok(Destination::Here(fragment)) => {
                    problems.extend(in_fragment(node, &fragment, link.span));
                }
                Ok(_) => {}
            }
        }
        for image in &facts[node].images {
            let Some(file) = files.get(image.span.file.0 as usize) else { continue };
            problems.extend(image_problem(census, index, file, &image.target, image.span));
        }
    }
    problems
}

/// A fragment of the page's own notes begins with `dl-`; those of updates and reviews are the theme's and not checked here.
fn fragment_problem(facts: &Facts, fragment: &str, span: Span) -> Option<Diagnostic> {
    if fragment.is_empty() || fragment.starts_with("dl-") || facts.has_fragment(fragment) {
        return None;
    }
    let problem =
        Diagnostic::new(Code::UnknownFragment, span, format!("the page has no part `#{fragment}`"));
    let nearest = did_you_mean(fragment, facts.fragments.iter().map(|known| &**known));
    Some(problem.with_help(match (nearest, facts.paragraphs) {
        (Some(nearest), _) => nearest,
        (None, 0) => "the page has no numbered paragraphs; link the page without a part".to_owned(),
        (None, n) => format!("paragraphs are `#p1` to `#p{n}`, headings `#h-...`"),
    }))
}

/// Reports a link to a note that is on no page, `--drafts` or not.
fn to_unpublished_note(
    census: &Census,
    node: Node,
    fragment: &str,
    span: Span,
) -> Option<Diagnostic> {
    let written = notes::written(census, node);
    if written.iter().all(|note| note.status == NoteStatus::Published) {
        return None;
    }
    let mut of_fragment = written.iter().zip(notes::fragments(written));
    let (note, _) = of_fragment.find(|(_, own)| **own == *fragment)?;
    (note.status != NoteStatus::Published).then(|| {
        let message = format!("the note `{fragment}` is not published");
        Diagnostic::new(Code::LinkToDraft, span, message)
            .with_help("publish it, or link the page without a part")
            .with_related(note.quote.span, "the note is here")
    })
}

fn image_problem(
    census: &Census,
    index: &LinkIndex,
    file: &SourceFile,
    target: &Target,
    span: Span,
) -> Option<Diagnostic> {
    let missing = |what: &str, help: String| {
        Some(Diagnostic::new(Code::MissingFile, span, what.to_owned()).with_help(help))
    };
    match links::resolve(census, index, file, target, span) {
        Ok(Destination::Asset(_)) => None,
        Ok(Destination::Web(address)) => missing(
            &format!("the image `{address}` lies on another host"),
            "copy it beside the record: pages load nothing from other hosts".to_owned(),
        ),
        Ok(_) => missing(
            "this is a page, not an image",
            "name a file beside the record or in `static/`".to_owned(),
        ),
        Err(problem) => {
            let help = problem
                .help
                .unwrap_or_else(|| "put the file beside the record or in `static/`".to_owned());
            missing(&problem.message, help)
        }
    }
}

/// Checks the pictures that records' fields name.
pub fn files(census: &Census, index: &LinkIndex, files: &[SourceFile]) -> Vec<Diagnostic> {
    let images = census
        .actors
        .rows()
        .iter()
        .filter_map(|actor| Some((actor.common.file, actor.image.as_ref()?)));
    let problems = images.filter_map(|(file, image)| {
        let file = files.get(file.0 as usize)?;
        let target = Target::Path { path: image.src.value.clone(), fragment: None };
        image_problem(census, index, file, &target, image.src.span)
    });
    problems.collect()
}

/// Checks that whoever is named by an editor's id is one of the editors.
pub fn editors(census: &Census, site: &Site) -> Vec<Diagnostic> {
    if site.editors.is_empty() {
        return Vec::new();
    }
    let notes = (census.articles.rows().iter().flat_map(|article| &article.annotations))
        .chain(census.speeches.rows().iter().flat_map(|speech| &speech.annotations))
        .flat_map(|note| note.author.iter().chain(&note.reviewed_by));
    let updates = (census.pledges.rows().iter().flat_map(|pledge| &pledge.updates))
        .flat_map(|update| update.author.iter().chain(&update.reviewed_by));
    let reviews = census
        .claims
        .rows()
        .iter()
        .flat_map(|claim| &claim.reviews)
        .filter_map(|review| review.author.as_ref());
    notes.chain(updates).chain(reviews).filter_map(|author| unknown_editor(site, author)).collect()
}

/// A name in full needs no entry; a single lower-case word is an id.
fn unknown_editor(site: &Site, author: &Spanned<String>) -> Option<Diagnostic> {
    if Id::parse(&author.value).is_none() || site.editors.contains_key(&author.value) {
        return None;
    }
    let problem = Diagnostic::new(
        Code::UnknownEditor,
        author.span,
        format!("no editor has the id `{}`", author.value),
    );
    let help = did_you_mean(&author.value, site.editors.keys().map(String::as_str));
    Some(problem.with_help(help.unwrap_or_else(|| {
        "list the editor under `editors:` in `site.yaml`, or write the name in full".to_owned()
    })))
}
