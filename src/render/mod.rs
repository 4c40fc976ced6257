//! Templates, texts and looks: found file by file (the archive's own, the theme's, its parents', the embedded ones), and
//! applied to a page's values to make its bytes.

pub mod theme;

mod colour;
mod dates;
mod embedded;
mod functions;
mod look;
mod options;
mod part;
mod strings;
mod templates;
mod voice;

#[cfg(test)]
mod kit;
