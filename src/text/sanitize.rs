//! The only user of the HTML sanitizer: cleans raw HTML, and says what it took away.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ammonia::Builder;

use crate::text::tags::{self, Token};

/// Raw HTML, cleaned: well nested, without scripts, ids prefixed with `x-`.
pub(super) struct Cleaned {
    /// The HTML.
    pub(super) html: String,
    /// What was taken away, in words: `<script>`, `onclick` of `<b>`.
    pub(super) removed: Vec<String>,
}

/// Elements that may stand among words.
const PHRASING: [&str; 32] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img",
    "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
    "sup", "time", "u", "var", "wbr",
];

/// Other elements. There is no `h1`, for the page has its own, and none that HTML has given up.
const FLOW: [&str; 32] = [
    "article",
    "aside",
    "blockquote",
    "caption",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Attributes by element, beside `id class dir lang title`.
const ATTRIBUTES: [(&str, &[&str]); 16] = [
    ("a", &["href", "hreflang"]),
    ("bdo", &["dir"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("data", &["value"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("img", &["alt", "height", "src", "width"]),
    ("ins", &["cite", "datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start"]),
    ("q", &["cite"]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("th", &["abbr", "colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(builder);

/// It leaves no ids, for where several texts stand on one page.
static CLEANER_OF_IDS: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = builder();
    builder.rm_generic_attributes(["id"]);
    builder
});

fn builder() -> Builder<'static> {
    let mut builder = Builder::new();
    builder
        .tags(PHRASING.iter().chain(&FLOW).copied().collect())
        .tag_attributes(
            ATTRIBUTES.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect(),
        )
        .generic_attributes(["id", "class", "dir", "lang", "title"].into_iter().collect())
        .url_schemes(["http", "https", "mailto"].into_iter().collect())
        .link_rel(None)
        .strip_comments(true)
        .id_prefix(Some("x-"));
    builder
}

/// Returns whether an element may stand among words.
pub(super) fn is_phrasing(name: &str) -> bool {
    PHRASING.contains(&name)
}

/// Cleans a run of HTML. Its time grows with the square of the depth, so the caller limits that and the length first.
pub(super) fn clean(html: &str) -> Cleaned {
    cleaned(&CLEANER, html)
}

/// Cleans a run of HTML in a text that is not the only one on its page: takes the ids away too, for they may stand there twice.
pub(super) fn clean_without_ids(html: &str) -> Cleaned {
    cleaned(&CLEANER_OF_IDS, html)
}

fn cleaned(cleaner: &Builder<'_>, html: &str) -> Cleaned {
    let cleaned = cleaner.clean(html).to_string();
    let kept = parts(&cleaned);
    let is_gone = |(part, count): &(String, usize)| kept.get(part).copied().unwrap_or(0) < *count;
    let removed = parts(html).into_iter().filter(is_gone).map(|(part, _)| part).collect();
    Cleaned { html: cleaned, removed }
}

/// Counts elements and attributes. What the parser adds or moves makes no difference to whether something is missing.
fn parts(html: &str) -> BTreeMap<String, usize> {
    let mut parts = BTreeMap::new();
    let mut count = |part: String| *parts.entry(part).or_insert(0) += 1;
    for token in tags::tokens(html) {
        match token {
            Token::Start(tag) => {
                let name = tag.name.to_ascii_lowercase();
                let attributes: BTreeSet<_> =
                    tag.attributes.iter().map(|(key, _)| key.to_ascii_lowercase()).collect();
                for key in attributes {
                    count(format!("`{key}` of `<{name}>`"));
                }
                count(format!("`<{name}>`"));
            }
            Token::Other => count("a declaration".to_owned()),
            Token::Unfinished => count("what follows a tag or comment that has no end".to_owned()),
            Token::End(_) | Token::Text(_) | Token::Comment => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_handlers_go_and_are_named() {
        let cleaned = clean(
            "<p onclick=\"x\" id=a>b<script>alert(1)</script></p><a href='javascript:x'>c</a>",
        );
        assert_eq!(cleaned.html, "<p id=\"x-a\">b</p><a>c</a>");
        assert_eq!(cleaned.removed, ["`<script>`", "`href` of `<a>`", "`onclick` of `<p>`"]);
    }

    #[test]
    fn mere_normalisation_is_not_reported() {
        let cleaned = clean("<TABLE><TR><TD>a<br/>&copy;</TABLE><!-- b --><ul><li>c<li>d</ul></i>");
        assert_eq!(
            cleaned.html,
            "<table><tbody><tr><td>a<br>©</td></tr></tbody></table><ul><li>c</li><li>d</li></ul>"
        );
        assert_eq!(cleaned.removed, [""; 0]);
    }

    #[test]
    fn a_second_main_heading_and_obsolete_elements_lose_their_tags() {
        let cleaned = clean("<h1>a</h1><center style=\"x\">b</center>");
        assert_eq!(cleaned.html, "ab");
        assert_eq!(cleaned.removed, ["`<center>`", "`<h1>`", "`style` of `<center>`"]);
    }
}
