//! Pages of the archive's own: About, Method.

use crate::base::span::Spanned;
use crate::record::citation::{self, Citation};
use crate::record::common::{self, Common, Origin};
use crate::record::fields::Fields;
use crate::record::table::{Shape, Table, optional, required};
use crate::record::value;

/// A page; the body is its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// What every record has.
    pub common: Common,
    /// The title.
    pub title: Spanned<String>,
    /// Sources.
    pub sources: Vec<Citation>,
}

/// What a page may have beside what every record may.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Page",
    says: "A page of the archive's own, in `content/pages/`; `index.md` is the text of the home page. The body is its text.",
    fields: &[
        required("title", Shape::Line, "The title."),
        optional("sources", Shape::List(&citation::CITATION), "Where its facts come from."),
    ],
};

/// Reads the front matter of a page.
pub fn read(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Page> {
    let common = common::read(fields, origin);
    let title = fields.required_or("title", value::line, String::new);
    Some(Page {
        sources: fields.list("sources", citation::citation),
        common: Common { is_whole: fields.is_whole(), ..common? },
        title,
    })
}
