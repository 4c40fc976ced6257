//! How a record is cited: in words, as BibTeX and as CSL-JSON.

pub mod bibtex;
pub mod csl;
pub mod work;

use crate::archive::Archive;
use crate::archive::node::Node;
use crate::page::view::cite::Cite;

/// Returns how the page of a record is cited.
pub fn of(archive: &Archive, node: Node) -> Cite {
    let work = work::of(archive, node);
    Cite {
        bibtex: bibtex::entry(&work),
        csl: csl::item(&work),
        authors: work.authors,
        container: work.container,
        date: work.issued.map(|date| date.to_string()),
    }
}
