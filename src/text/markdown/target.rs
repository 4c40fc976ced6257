//! Where a link or an image leads, judged by how it is written.

use crate::base::kind::Kind;
use crate::text::document::Target;
use crate::text::escape;

/// Why a written destination is no target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum BadTarget {
    /// There is none.
    Empty,
    /// Its scheme leads out of the web: `javascript:`, `file:` and the like.
    Scheme(String),
    /// The scheme is a kind of record: `speech:some-id`.
    Kind(String),
    /// It begins with `//`, so that its scheme depends on where the page is read.
    NoScheme,
}

/// The schemes that pages may link to.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Returns the target of an ordinary link.
pub(super) fn link(written: &str) -> Result<Target, BadTarget> {
    let written = written.trim();
    if written.is_empty() || written == "#" {
        return Err(BadTarget::Empty);
    }
    if written.starts_with("//") {
        return Err(BadTarget::NoScheme);
    }
    if let Some(scheme) = scheme(written) {
        return match scheme.to_ascii_lowercase() {
            known if SCHEMES.contains(&known.as_str()) => Ok(Target::Web(written.to_owned())),
            kind if Kind::from_name(&kind).is_some() => Err(BadTarget::Kind(written.to_owned())),
            other => Err(BadTarget::Scheme(other)),
        };
    }
    let (path, fragment) = split_fragment(written);
    let fragment = fragment.map(|fragment| escape::unescape_address(&fragment));
    match (path.is_empty(), fragment) {
        (true, Some(fragment)) => Ok(Target::Fragment(fragment)),
        (_, fragment) => Ok(Target::Path { path: escape::unescape_address(path), fragment }),
    }
}

/// Returns the target of `[[written]]` or `[[written|label]]`. Inside a table the author writes `\|`, whose backslash is
/// still there; entities are not resolved yet, and lines are not joined.
pub(super) fn wiki(written: &str) -> Result<Target, BadTarget> {
    let written = wiki_words(written);
    let (words, fragment) = split_fragment(&written);
    match (words.trim(), fragment) {
        ("", None) => Err(BadTarget::Empty),
        ("", Some(fragment)) => Ok(Target::Fragment(fragment)),
        (words, fragment) => Ok(Target::Wiki { words: words.to_owned(), fragment }),
    }
}

/// Returns the target of `![[written]]`.
pub(super) fn wiki_image(written: &str) -> Result<Target, BadTarget> {
    link(&wiki_words(written))
}

fn wiki_words(written: &str) -> String {
    let words = escape::unescape(written.strip_suffix('\\').unwrap_or(written));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Splits off what stands behind the first `#`; an empty fragment is none.
fn split_fragment(written: &str) -> (&str, Option<String>) {
    match written.split_once('#') {
        Some((path, fragment)) => {
            (path, Some(fragment.trim().to_owned()).filter(|fragment| !fragment.is_empty()))
        }
        None => (written, None),
    }
}

/// Returns the scheme of an address (RFC 3986, section 3.1).
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let plain =
        scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    (plain && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(path: &str, fragment: Option<&str>) -> Target {
        Target::Path { path: path.to_owned(), fragment: fragment.map(str::to_owned) }
    }

    fn words(words: &str, fragment: Option<&str>) -> Target {
        Target::Wiki { words: words.to_owned(), fragment: fragment.map(str::to_owned) }
    }

    #[test]
    fn ordinary_links() {
        assert_eq!(link("../actors/ruto.md#p3"), Ok(path("../actors/ruto.md", Some("p3"))));
        assert_eq!(link("a%20b.pdf"), Ok(path("a b.pdf", None)));
        assert_eq!(link("#p2"), Ok(Target::Fragment("p2".into())));
        assert_eq!(link("HTTPS://x.org/#a"), Ok(Target::Web("HTTPS://x.org/#a".into())));
        assert_eq!(link("javascript:alert(1)"), Err(BadTarget::Scheme("javascript".into())));
        assert_eq!(link("speech:ruto"), Err(BadTarget::Kind("speech:ruto".into())));
        assert_eq!(link("//x.org"), Err(BadTarget::NoScheme));
        assert_eq!(link(" "), Err(BadTarget::Empty));
    }

    #[test]
    fn wiki_links() {
        assert_eq!(wiki(" william\n ruto "), Ok(words("william ruto", None)));
        assert_eq!(wiki("speech:a#p12"), Ok(words("speech:a", Some("p12"))));
        assert_eq!(wiki("a&amp;b\\"), Ok(words("a&b", None)));
        assert_eq!(wiki("#p1"), Ok(Target::Fragment("p1".into())));
        assert_eq!(wiki("  "), Err(BadTarget::Empty));
    }
}
