//! Escaping of text for HTML: in text, in attributes, and of addresses in `href` and `src`.

use std::fmt::Write;

/// Appends `text` as the text of an element.
pub fn push_text(html: &mut String, text: &str) {
    push_escaped(html, text, |b| matches!(b, b'&' | b'<' | b'>') || is_control(b));
}

/// Appends `text` as the value of an attribute in double quotes.
pub fn push_attribute(html: &mut String, text: &str) {
    push_escaped(html, text, |b| matches!(b, b'&' | b'<' | b'>' | b'"') || is_control(b));
}

/// Returns `text` as the text of an element.
pub fn text(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push_text(&mut html, text);
    html
}

/// Returns `text` as the value of an attribute in double quotes.
pub fn attribute(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push_attribute(&mut html, text);
    html
}

/// Returns an address with every byte escaped by `%` that may not stand in one (RFC 3986), as `CommonMark` does: what is
/// escaped already stays. The result still needs to be escaped as an attribute, for it may hold `&`.
pub fn address(address: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&b);
    let mut escaped = String::with_capacity(address.len());
    for byte in address.bytes() {
        if plain(byte) {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").expect("a string takes all that is written");
        }
    }
    escaped
}

/// Returns a path with each `%` and two digits replaced by the byte that they stand for, if the outcome is UTF-8; else as it is.
pub fn unescape_address(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digits = path.get(at + 1..at + 3).filter(|_| byte == b'%');
        if let Some(value) = digits
            .filter(|digits| is_hex(digits))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok())
        {
            plain.push(value);
            at += 3;
        } else {
            plain.push(byte);
            at += 1;
        }
    }
    String::from_utf8(plain).unwrap_or_else(|_| path.to_owned())
}

/// Returns `text` with character references resolved: numbers, and the names that HTML writers use. Others stay as they are.
pub fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        if let Some((character, length)) = reference(after) {
            plain.push(character);
            rest = after.get(length..).unwrap_or_default();
        } else {
            plain.push('&');
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

/// Returns the character of a reference, and the length of the reference without `&`.
fn reference(after: &str) -> Option<(char, usize)> {
    let end = after.bytes().take(12).position(|b| b == b';')?;
    let name = after.get(..end)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        _ => number(name)?,
    };
    Some((character, end + 1))
}

fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let value = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(Some(digits).filter(|digits| is_hex(digits))?, 16),
        None => Some(digits).filter(|digits| is_hex(digits))?.parse(),
    };
    char::from_u32(value.ok()?).filter(|character| *character != '\0')
}

/// Without this test a sign would be read as part of a number.
fn is_hex(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Control characters that may stand in no HTML; they are shown as U+FFFD, so that they are not lost in silence.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0x7F
}

/// Returns the character that is shown for one of a text.
pub fn shown(c: char) -> char {
    if u8::try_from(c).is_ok_and(is_control) { '\u{FFFD}' } else { c }
}

fn push_escaped(html: &mut String, text: &str, special: impl Fn(u8) -> bool) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| special(*byte)) {
        html.push_str(text.get(from..at).unwrap_or_default());
        html.push_str(match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "\u{FFFD}",
        });
        from = at + 1;
    }
    html.push_str(text.get(from..).unwrap_or_default());
}

/// Appends words as a part of an address; everything but ASCII letters and digits is encoded (RFC 3986, section 2.1).
pub fn push_encoded(address: &mut String, words: &str) {
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            write!(address, "%{byte:02X}").expect("a string takes all that is written");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_are_escaped() {
        assert_eq!(text("a < b & \"c\" > d\u{1}"), "a &lt; b &amp; \"c\" &gt; d\u{FFFD}");
        assert_eq!(attribute("\"x\" 'y' é"), "&quot;x&quot; 'y' é");
    }

    #[test]
    fn addresses_keep_what_is_escaped_already() {
        assert_eq!(
            address("https://x.org/a b?c=é%20[d]"),
            "https://x.org/a%20b?c=%C3%A9%20%5Bd%5D"
        );
        assert_eq!(unescape_address("a%20b/%C3%A9%zz%F"), "a b/é%zz%F");
        assert_eq!(unescape_address("%FF"), "%FF");
    }

    #[test]
    fn references_are_resolved_once() {
        assert_eq!(
            unescape("a&amp;lt;b &#233;&#xE9; &nbsp;&unknown; & &;"),
            "a&lt;b éé \u{A0}&unknown; & &;"
        );
    }
}
