//! How a page is cited.

use serde::Serialize;

/// A citation. The title, the site and the address stand in the head of the page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Cite {
    /// Who wrote or spoke it, as printed.
    pub authors: Vec<String>,
    /// The publisher of an article, or the body that a speech was held in.
    pub container: Option<String>,
    /// When it was published or held.
    pub date: Option<String>,
    /// The BibTeX entry.
    pub bibtex: String,
    /// The CSL-JSON item.
    pub csl: String,
}
