//! Where readers report errors: `contact` of `site.yaml`.

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::record::citation::Url;
use crate::record::node::Node;
use crate::record::value::{self, quoted};

/// Stands in an address on the web for the page that is reported.
pub const PAGE: &str = "{page}";

/// Where a reader reports an error.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Contact {
    /// An e-mail address.
    Mail(String),
    /// An address on the web, in which [`PAGE`] may stand.
    Web(String),
}

/// Reads an e-mail address, or an address on the web.
pub fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Contact> {
    let text = &value::scalar(node, problems, "an e-mail address or an address on the web")?.text;
    if is_mail(text) {
        return Some(Contact::Mail(text.clone()));
    }
    if Url::parse(&text.replace(PAGE, "page")).is_some() {
        return Some(Contact::Web(text.clone()));
    }
    let message =
        format!("{} is neither an e-mail address nor an address on the web", quoted(text));
    let help =
        "write `corrections@archive.example` or `https://archive.example/report?page={page}`";
    problems.push(Diagnostic::new(Code::BadUrl, node.span, message).with_help(help));
    None
}

/// Returns whether a text is an e-mail address that needs no quoting in a link: letters, digits and a few signs about one `@`.
fn is_mail(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || "._+-".contains(c);
    let Some((name, host)) = text.split_once('@') else { return false };
    let is_name = |part: &str| !part.is_empty() && part.chars().all(is_plain);
    is_name(name)
        && is_name(host)
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
}
