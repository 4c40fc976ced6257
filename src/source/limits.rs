//! Bounds of what is read, so that hostile input ends in an error and never in a hang or a crash.

/// The largest record or template, in bytes.
pub const MAX_TEXT_FILE: u64 = 5 * 1024 * 1024;

/// The largest `addresses.lock`, in bytes: that of some millions of addresses.
pub const MAX_LOCK: u64 = 512 * 1024 * 1024;

/// The largest file that is copied, in bytes.
pub const MAX_ASSET: u64 = 2 * 1024 * 1024 * 1024;

/// How many bytes of a drawing are looked through for its size.
pub const MAX_SVG_HEAD: u64 = 64 * 1024;

/// The deepest folder below the root.
pub const MAX_FOLDER_DEPTH: usize = 32;

/// The largest front matter or YAML file, in bytes.
pub const MAX_YAML: usize = 1024 * 1024;

/// How many values one YAML document may hold.
pub const MAX_YAML_NODES: usize = 50_000;

/// How deep YAML may be nested.
pub const MAX_YAML_DEPTH: usize = 32;

/// The longest name of an actor, topic or place, in characters.
pub const MAX_NAME: usize = 300;

/// How deep blocks and inline markup of Markdown may be nested.
pub const MAX_MARKDOWN_DEPTH: usize = 100;

/// The largest run of raw HTML, in bytes.
pub const MAX_HTML_RUN: usize = 64 * 1024;

/// How many notes one record may have.
pub const MAX_NOTES: usize = 2_000;
