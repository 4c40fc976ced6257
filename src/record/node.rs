//! A tree of values in which every key and value keeps its place and its spelling.

use crate::base::span::{Span, Spanned};

/// A value and its place. Lists and mappings without brackets end where their last value ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a value is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NodeKind {
    /// Nothing: no value at all, `~` or `null`.
    Null,
    /// A text, number, date or truth value: the field decides which.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order written; no key stands twice.
    Mapping(Vec<Entry>),
}

/// A single value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scalar {
    /// The text; a plain scalar's is spelt as in the file.
    pub text: String,
    /// How it is written.
    pub style: Style,
}

impl Scalar {
    /// Returns whether it is the truth value `false`.
    pub fn is_false(&self) -> bool {
        self.style == Style::Plain && self.text == "false"
    }
}

/// How a single value is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Without quotation marks, so that it may be a number or truth value.
    Plain,
    /// In quotation marks or as a block, so that it is a text.
    Quoted,
}

/// A key and its value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}
