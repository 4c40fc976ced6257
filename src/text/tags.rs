//! Cuts HTML into tags and text: leniently for what authors write, and exactly for what the sanitizer returns.

/// A part of a run of HTML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Token<'a> {
    /// A start tag.
    Start(Tag<'a>),
    /// An end tag, with its name as written.
    End(&'a str),
    /// Text, with its character references.
    Text(&'a str),
    /// A comment.
    Comment,
    /// A declaration or processing instruction.
    Other,
    /// A tag or comment that never ends: all the rest.
    Unfinished,
}

/// A start tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Tag<'a> {
    /// Its name as written.
    pub(super) name: &'a str,
    /// All of it.
    pub(super) raw: &'a str,
    /// Names and values as written, without quotes.
    pub(super) attributes: Vec<(&'a str, &'a str)>,
}

/// Iterates over the tokens of a run of HTML.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// The element whose content is text up to its end tag.
    raw_text: Option<&'a str>,
}

/// Elements that never have content.
const VOID: [&str; 12] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Elements whose end tag may be left out, so that an open one does not nest.
const OPTIONAL_END: [&str; 8] = ["p", "li", "td", "th", "tr", "dt", "dd", "option"];

/// Elements whose content is text.
const RAW_TEXT: [&str; 9] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// Returns the tokens of a run of HTML.
pub(super) fn tokens(html: &str) -> Tokens<'_> {
    Tokens { rest: html, raw_text: None }
}

/// Returns whether an element never has content.
pub(super) fn is_void(name: &str) -> bool {
    VOID.iter().any(|void| name.eq_ignore_ascii_case(void))
}

/// Returns how deep the elements of a run are nested at most.
pub(super) fn depth(html: &str) -> usize {
    let mut depth = 0_usize;
    let mut deepest = 0;
    for token in tokens(html) {
        match token {
            Token::Start(tag) if nests(tag.name) => depth += 1,
            Token::End(name) if nests(name) => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Returns whether an element without an end tag goes on to the end of what holds it.
pub(super) fn nests(name: &str) -> bool {
    !is_void(name) && !OPTIONAL_END.iter().any(|optional| name.eq_ignore_ascii_case(optional))
}

impl Tag<'_> {
    /// Returns the value of an attribute, its character references resolved.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(crate::text::escape::unescape(value))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(name) = self.raw_text.take() {
            let end = find_end_tag(self.rest, name);
            if 0 < end {
                return Some(Token::Text(self.take(end)));
            }
        }
        if let Some((token, length)) = markup(self.rest) {
            self.take(length);
            if let Token::Start(tag) = &token {
                self.raw_text = RAW_TEXT
                    .iter()
                    .any(|raw| tag.name.eq_ignore_ascii_case(raw))
                    .then_some(tag.name);
            }
            return Some(token);
        }
        let next = self.rest.char_indices().skip(1).find(|(_, c)| *c == '<');
        Some(Token::Text(self.take(next.map_or(self.rest.len(), |(at, _)| at))))
    }
}

impl<'a> Tokens<'a> {
    /// Returns what has not been read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

/// Returns where the end tag of an element with text content begins, or the end of the run.
fn find_end_tag(html: &str, name: &str) -> usize {
    let is_end = |at: &usize| {
        let rest = html.get(at + 2..).unwrap_or_default();
        rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
    };
    html.match_indices("</").map(|(at, _)| at).find(is_end).unwrap_or(html.len())
}

/// Returns the tag or comment that `html` begins with, and its length.
fn markup(html: &str) -> Option<(Token<'_>, usize)> {
    let unfinished = Some((Token::Unfinished, html.len()));
    if html.starts_with("<!--") {
        let end = html.get(4..).and_then(|rest| rest.find("-->"));
        return end.map(|at| (Token::Comment, at + 7)).or(unfinished);
    }
    let rest = html.strip_prefix('<')?;
    if rest.starts_with(['!', '?']) {
        return html.find('>').map(|at| (Token::Other, at + 1)).or(unfinished);
    }
    match rest.strip_prefix('/') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            end_tag(html).or(unfinished)
        }
        None if rest.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            start_tag(html).or(unfinished)
        }
        _ => None,
    }
}

fn end_tag(html: &str) -> Option<(Token<'_>, usize)> {
    let end = html.find('>')?;
    let name = html.get(2..end)?;
    Some((Token::End(name.get(..name_length(name))?), end + 1))
}

fn name_length(rest: &str) -> usize {
    rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(rest.len())
}

fn start_tag(html: &str) -> Option<(Token<'_>, usize)> {
    let length = name_length(html.get(1..)?);
    let name = html.get(1..=length)?;
    let mut attributes = Vec::new();
    let mut rest = html.get(1 + length..)?;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            let length = html.len() - after.len();
            return Some((
                Token::Start(Tag { name, raw: html.get(..length)?, attributes }),
                length,
            ));
        }
        let (attribute, after) = attribute(rest)?;
        attributes.push(attribute);
        rest = after;
    }
}

/// Returns the attribute that `text` begins with, and what follows it; `None` at the end of an unfinished tag.
fn attribute(text: &str) -> Option<((&str, &str), &str)> {
    let is_end = |(at, c): &(usize, char)| {
        c.is_ascii_whitespace() || matches!(c, '/' | '>') || *c == '=' && 0 < *at
    };
    let (end, _) = text.char_indices().find(is_end)?;
    let (name, after) = text.split_at_checked(end)?;
    let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
        return Some(((name, ""), after));
    };
    let value = value.trim_ascii_start();
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, after) = quoted.split_once(quote)?;
            return Some(((name, value), after));
        }
    }
    let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
    let (value, after) = value.split_at_checked(end)?;
    Some(((name, value), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_text_and_comments_are_told_apart() {
        let html = "a < b<IMG src=x.png alt='a > b' hidden/>c<!-- <b> --></b ><script>1<b></script>&amp;<?x?><i";
        let tokens: Vec<_> = tokens(html).collect();
        let Some(Token::Start(image)) = tokens.get(2) else { panic!("{tokens:?}") };
        assert_eq!(image.attributes, [("src", "x.png"), ("alt", "a > b"), ("hidden", "")]);
        assert_eq!(image.attribute("ALT").as_deref(), Some("a > b"));
        let others: Vec<_> =
            tokens.iter().filter(|token| !matches!(token, Token::Start(_))).collect();
        let expected = [
            Token::Text("a "),
            Token::Text("< b"),
            Token::Text("c"),
            Token::Comment,
            Token::End("b"),
            Token::Text("1<b>"),
            Token::End("script"),
            Token::Text("&amp;"),
            Token::Other,
            Token::Unfinished,
        ];
        assert_eq!(others, expected.iter().collect::<Vec<_>>());
    }

    #[test]
    fn depth_counts_what_nests() {
        assert_eq!(depth("<div><p>a<p>b<br><br><b>c</b></div><i>"), 2);
        assert_eq!(depth(&"<div>".repeat(500)), 500);
    }
}
