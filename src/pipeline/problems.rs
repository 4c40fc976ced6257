//! The problems of a run: their severity as the archive wants it, their order, none twice.

use std::collections::BTreeSet;

use crate::base::code::Severity;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::FileId;
use crate::pipeline::options::Strictness;
use crate::record::site::Site;
use crate::source::file::SourceFile;

/// Returns the problems with the severities of `checks:`, those turned off left out, by file, place and code.
pub fn settle(problems: Vec<Diagnostic>, site: &Site) -> Vec<Diagnostic> {
    let severity = |problem: &Diagnostic| match site.checks.get(&problem.code) {
        Some(severity) => *severity,
        None => Some(problem.severity),
    };
    let mut settled: Vec<Diagnostic> = problems
        .into_iter()
        .filter_map(|problem| severity(&problem).map(|severity| Diagnostic { severity, ..problem }))
        .collect();
    settled.sort_by(|a, b| {
        let by_place = a.span.cmp(&b.span).then_with(|| a.code.cmp(&b.code));
        by_place.then_with(|| a.message.cmp(&b.message))
    });
    settled.dedup();
    settled
}

/// Returns whether the problems stop a build.
pub fn stop(problems: &[Diagnostic], strict: Strictness) -> bool {
    problems
        .iter()
        .any(|problem| problem.severity == Severity::Error || strict == Strictness::Warnings)
}

/// Returns the files that problems point at, of those of their run.
pub fn files(problems: &[Diagnostic], files: &[SourceFile]) -> Vec<SourceFile> {
    let related = problems.iter().flat_map(|problem| &problem.related).map(|related| related.span);
    let spans = problems.iter().map(|problem| problem.span).chain(related);
    let wanted: BTreeSet<FileId> = spans.map(|span| span.file).collect();
    wanted.into_iter().filter_map(|file| files.get(file.0 as usize)).cloned().collect()
}
