//! The files of the index: classic scripts, which a page may load from any disk and under a strict policy.

/// A file of the index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Its path in the site.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Where the files of the index stand.
const FOLDER: &str = "search/";

/// Returns a piece that hands its name and a value, which is JSON, to the script of the page.
pub fn piece(name: &str, value: &[u8]) -> Piece {
    let before = format!("dateline.piece(\"{name}\",");
    let bytes = [before.as_bytes(), value, b")\n"].concat();
    Piece { path: path(name), bytes }
}

/// Returns where a piece stands in the site.
pub fn path(name: &str) -> String {
    format!("{FOLDER}{name}.js")
}

/// Adds a text as a string of JSON.
pub fn push_text(to: &mut Vec<u8>, text: &str) {
    to.push(b'"');
    push_escaped(to, text);
    to.push(b'"');
}

/// How many bytes are looked at together: most hold nothing that must be escaped.
const TOGETHER: usize = 32;

/// Adds a text as it stands in a string of JSON.
pub fn push_escaped(to: &mut Vec<u8>, text: &str) {
    let must_be_escaped = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    for bytes in text.as_bytes().chunks(TOGETHER) {
        if !bytes.iter().fold(false, |found, byte| found | must_be_escaped(*byte)) {
            to.extend_from_slice(bytes);
            continue;
        }
        for &byte in bytes {
            match byte {
                b'"' | b'\\' => to.extend_from_slice(&[b'\\', byte]),
                0..b' ' => to.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
                _ => to.push(byte),
            }
        }
    }
}

/// Returns printable characters that need no escape as a string of JSON.
pub fn quoted(plain: &[u8]) -> Vec<u8> {
    [b"\"", plain, b"\""].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_when_it_is_read() {
        let all: String = ('\0'..='\u{2FF}').chain("\u{2028}国\u{1F600}".chars()).collect();
        for text in ["", "a\"b\\c", "\u{1}\n\t", &all, &all.repeat(3)] {
            let mut json = Vec::new();
            push_text(&mut json, text);
            assert_eq!(serde_json::from_slice::<String>(&json).unwrap(), text);
        }
    }
}
