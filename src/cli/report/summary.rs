//! The closing line of a command on standard error: what there is, what was done, and how many problems were found.

use std::io;
use std::time::Duration;

use crate::base::code::Severity;
use crate::cli::args::Global;
use crate::cli::columns;
use crate::cli::stream;
use crate::pipeline::options::Outcome;
use crate::pipeline::watch::TemplateTime;

/// Returns the closing line of a build, without the time.
pub fn of_build(outcome: &Outcome) -> String {
    match &outcome.report {
        Some(report) => format!(
            "built {} ({} written, {} removed): {}; {}",
            counted(outcome.counts.pages, "page", "pages"),
            grouped(report.written.len()),
            grouped(report.removed.len()),
            records(outcome),
            problems(outcome),
        ),
        None => format!("nothing built: {}", problems(outcome)),
    }
}

/// Returns the closing line of a check, without the time.
pub fn of_check(outcome: &Outcome) -> String {
    format!("checked {}; {}", records(outcome), problems(outcome))
}

/// Prints a closing line as the flags want it: not at all, or with the times of all stages.
pub fn print(line: &str, outcome: &Outcome, global: &Global) -> io::Result<()> {
    if global.quiet {
        return Ok(());
    }
    if !global.verbose {
        return stream::to_stderr(&format!("{line}\n"));
    }
    let seconds = |time: Duration| format!("{:.2} s", time.as_secs_f64());
    for (stage, time) in &outcome.stages {
        stream::to_stderr(&format!("{stage:>10} {}\n", seconds(*time)))?;
    }
    stream::to_stderr(&of_templates(&outcome.templates))?;
    let total = outcome.stages.iter().map(|(_, time)| *time).sum();
    stream::to_stderr(&format!("{line} in {}\n", seconds(total)))
}

/// Returns how long each template took, over all threads: the slowest first.
fn of_templates(templates: &[TemplateTime]) -> String {
    let rows: Vec<Vec<String>> = templates
        .iter()
        .map(|sum| {
            vec![
                format!("{:>10.3} s", sum.time.as_secs_f64()),
                sum.template.to_owned(),
                counted(sum.n_pages, "page", "pages"),
            ]
        })
        .collect();
    columns::of(&rows)
}

fn records(outcome: &Outcome) -> String {
    let counts = &outcome.counts;
    let kinds = [
        (counts.articles, "article", "articles"),
        (counts.actors, "actor", "actors"),
        (counts.speeches, "speech", "speeches"),
        (counts.events, "event", "events"),
        (counts.pledges, "pledge", "pledges"),
        (counts.claims, "claim", "claims"),
    ];
    let there: Vec<String> = kinds
        .into_iter()
        .filter(|(n, ..)| *n != 0)
        .map(|(n, one, many)| counted(n, one, many))
        .collect();
    if there.is_empty() { "no records".to_owned() } else { there.join(", ") }
}

fn problems(outcome: &Outcome) -> String {
    let n_of =
        |severity| outcome.problems.iter().filter(|problem| problem.severity == severity).count();
    format!(
        "{}, {}",
        counted(n_of(Severity::Error), "error", "errors"),
        counted(n_of(Severity::Warning), "warning", "warnings")
    )
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

/// Returns a number with a comma after each three digits.
fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let comma = |at: usize| at != 0 && (digits.len() - at).is_multiple_of(3);
    digits
        .chars()
        .enumerate()
        .flat_map(|(at, digit)| comma(at).then_some(',').into_iter().chain([digit]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::code::Code;
    use crate::base::diagnostic::Diagnostic;
    use crate::base::span::{FileId, Span};
    use crate::output::session::Report;
    use crate::pipeline::options::Counts;

    fn outcome(report: Option<Report>) -> Outcome {
        let counts = Counts { articles: 1045, actors: 1, pages: 1234, ..Counts::default() };
        let problems = vec![Diagnostic::new(Code::UnknownSymbol, Span::file(FileId(0)), "x")];
        Outcome {
            files: Vec::new(),
            problems,
            report,
            counts,
            stages: Vec::new(),
            templates: Vec::new(),
        }
    }

    #[test]
    fn a_build_says_what_it_wrote() {
        let names = |n: usize| vec![String::new(); n];
        let report = Report { written: names(12), kept: 1222, removed: names(3), bytes: 0 };
        assert_eq!(
            of_build(&outcome(Some(report))),
            "built 1,234 pages (12 written, 3 removed): 1,045 articles, 1 actor; 0 errors, 1 warning"
        );
        assert_eq!(of_build(&outcome(None)), "nothing built: 0 errors, 1 warning");
    }

    #[test]
    fn a_check_says_what_it_looked_at() {
        assert_eq!(
            of_check(&outcome(None)),
            "checked 1,045 articles, 1 actor; 0 errors, 1 warning"
        );
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(
            [0, 999, 1000, 123_456, 1_234_567].map(grouped),
            ["0", "999", "1,000", "123,456", "1,234,567"]
        );
    }
}
