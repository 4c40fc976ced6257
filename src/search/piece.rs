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
    serde_json::to_writer(to, text).expect("a text is written to memory");
}

/// Returns printable characters that need no escape as a string of JSON.
pub fn quoted(plain: &[u8]) -> Vec<u8> {
    [b"\"", plain, b"\""].concat()
}
