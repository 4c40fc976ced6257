//! When a record last changed, as far as its own dates say: never the clock, never the time of a file.

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::archive::standing;
use crate::base::date::Edtf;
use crate::base::span::Spanned;
use crate::record::annotation::{Annotation, NoteStatus};
use crate::record::article::Article;

/// Returns the dates at which an article was published and corrected.
pub fn of_article(article: &Article) -> impl Iterator<Item = &Edtf> {
    let corrections = article.corrections.iter().map(|correction| &correction.date.value);
    [&article.date.value].into_iter().chain(corrections)
}

/// Returns the latest date at which a record, or what the archive says of it, changed; none where nothing is dated, or where it
/// lies after the day as of which the archive stands.
pub fn last(archive: &Archive, node: Node) -> Option<&Edtf> {
    let as_of = archive.as_of.as_ref()?;
    let past = dates(archive, node).into_iter().filter(|date| standing::has_begun(date, as_of));
    past.filter(|date| date.upper().is_some()).max_by(|a, b| a.upper().cmp(&b.upper()))
}

fn dates(archive: &Archive, node: Node) -> Vec<&Edtf> {
    let census = &archive.census;
    let withdrawn = census.common(node).and_then(|common| common.withdrawn.as_ref());
    let mut dates: Vec<&Edtf> = withdrawn.iter().map(|withdrawn| &withdrawn.date.value).collect();
    match node {
        Node::Article(ix) => {
            let article = &census.articles[ix];
            dates.extend(of_article(article));
            dates.extend(
                article.source.iter().filter_map(|source| value(source.retrieved.as_ref())),
            );
            dates.extend(notes(&article.annotations));
        }
        Node::Speech(ix) => {
            let speech = &census.speeches[ix];
            dates.push(&speech.date.value);
            dates.extend(notes(&speech.annotations));
        }
        Node::Event(ix) => dates.push(&census.events[ix].date.value),
        Node::Pledge(ix) => {
            let pledge = &census.pledges[ix];
            dates.push(&pledge.promised.value);
            dates.extend(pledge.updates.iter().map(|update| &update.date.value));
            dates.extend(
                pledge.responses.iter().filter_map(|response| value(response.date.as_ref())),
            );
        }
        Node::Claim(ix) => {
            let claim = &census.claims[ix];
            dates.extend(value(claim.date.as_ref()));
            dates.extend(claim.reviews.iter().map(|review| &review.date.value));
            dates.extend(
                claim.responses.iter().filter_map(|response| value(response.date.as_ref())),
            );
        }
        Node::Actor(_) | Node::Topic(_) | Node::Place(_) | Node::Page(_) => {}
    }
    dates
}

fn value(date: Option<&Spanned<Edtf>>) -> Option<&Edtf> {
    date.map(|date| &date.value)
}

fn notes(notes: &[Annotation]) -> impl Iterator<Item = &Edtf> {
    let published = notes.iter().filter(|note| note.status == NoteStatus::Published);
    published.filter_map(|note| value(note.date.as_ref()))
}
