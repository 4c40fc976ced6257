//! The fields of a record that hold Markdown: corrections, updates, reviews, responses, notes.

use crate::archive::census::Census;
use crate::archive::node::Node;
use crate::archive::notes;
use crate::base::span::Spanned;
use crate::record::annotation::{Annotation, NoteStatus};
use crate::record::pledge::Response;

/// Returns the Markdown fields of a record that its page shows, in the order of the record, those of its notes last.
pub fn of(census: &Census, node: Node) -> Vec<&Spanned<String>> {
    let mut fields = of_record(census, node);
    fields.extend(of_notes(notes::written(census, node)));
    fields
}

/// Returns the Markdown fields of a record that are no note's.
pub fn of_record(census: &Census, node: Node) -> Vec<&Spanned<String>> {
    match node {
        Node::Article(ix) => {
            let corrections = census.articles[ix].corrections.iter();
            corrections.map(|correction| &correction.body).collect()
        }
        Node::Pledge(ix) => {
            let pledge = &census.pledges[ix];
            let updates = pledge.updates.iter().filter_map(|update| update.body.as_ref());
            updates.chain(responses(&pledge.responses)).collect()
        }
        Node::Claim(ix) => {
            let claim = &census.claims[ix];
            let reviews = claim.reviews.iter().filter_map(|review| review.body.as_ref());
            reviews.chain(responses(&claim.responses)).collect()
        }
        Node::Actor(_)
        | Node::Speech(_)
        | Node::Event(_)
        | Node::Topic(_)
        | Node::Place(_)
        | Node::Page(_) => Vec::new(),
    }
}

fn responses(responses: &[Response]) -> impl Iterator<Item = &Spanned<String>> {
    responses.iter().filter_map(|response| response.body.as_ref())
}

fn of_notes(notes: &[Annotation]) -> impl Iterator<Item = &Spanned<String>> {
    let published = notes.iter().filter(|note| note.status == NoteStatus::Published);
    published.flat_map(|note| {
        note.body.iter().chain(note.positions.iter().map(|position| &position.body))
    })
}
