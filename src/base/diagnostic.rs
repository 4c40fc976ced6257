//! A problem found in the content, as a value without a look: `cli::report` draws it.

use crate::base::code::{Code, Severity};
use crate::base::span::Span;

/// One problem at one place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// How grave it is here; the code's own severity unless `site.yaml` changes it.
    pub severity: Severity,
    /// Where it stands.
    pub span: Span,
    /// One lower-case clause that names the thing, without a full stop.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
}

/// Another place that a problem is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Related {
    /// Where it stands.
    pub span: Span,
    /// What is there.
    pub message: String,
}

impl Diagnostic {
    /// Makes a diagnostic with the severity of its code.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            span,
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    /// Adds what to do next.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn with_related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }
}
