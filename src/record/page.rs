//! Pages of the archive's own: About, Method.

use crate::base::span::Spanned;
use crate::record::citation::{self, Citation};
use crate::record::common::{self, Common, Origin};
use crate::record::fields::Fields;
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

/// Reads the front matter of a page.
pub fn read(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Page> {
    let common = common::read(fields, origin);
    let title = fields.required("title", value::line);
    Some(Page {
        sources: fields.list("sources", citation::citation),
        common: common?,
        title: title?,
    })
}
