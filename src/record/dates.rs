//! Readers of dates, and what must hold between two dates of one record.

use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::{Span, Spanned};
use crate::record::node::{Node, Style};
use crate::record::value::{self, quoted};

/// Reads a date or an interval.
pub fn date(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Edtf>> {
    let scalar = value::scalar(node, problems, "a date")?;
    match Edtf::parse(&scalar.text) {
        Ok(date) => Some(Spanned::new(date, node.span)),
        Err(error) => {
            let whole = node.span.range();
            let exact =
                whole.start + error.range.start..(whole.start + error.range.end).min(whole.end);
            let is_exact =
                scalar.style == Style::Plain && !error.range.is_empty() && exact.start < exact.end;
            let span = if is_exact { Span::new(node.span.file, exact) } else { node.span };
            problems.push(Diagnostic::new(error.code, span, error.message).with_help(error.help));
            None
        }
    }
}

/// Reads a date that is no interval: a day, month or year on which one thing was said or done.
pub fn day(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Edtf>> {
    let date = date(node, problems)?;
    if date.value.is_interval() {
        let message =
            format!("{} is an interval, and one date is wanted", quoted(date.value.as_str()));
        let help = "write the date as precisely as it is known: `2024-09-26`, `2024-09`, `2024`";
        problems.push(Diagnostic::new(Code::WrongType, node.span, message).with_help(help));
        return None;
    }
    Some(date)
}

/// Reports a beginning that lies after its end, whatever days the two mean.
pub fn check_order(
    from: Option<&Spanned<Edtf>>,
    to: Option<&Spanned<Edtf>>,
    problems: &mut Vec<Diagnostic>,
) {
    let (Some(from), Some(to)) = (from, to) else { return };
    if to.value.ends_before(&from.value) {
        let message = format!("the end, {}, lies before the beginning, {}", to.value, from.value);
        let problem = Diagnostic::new(Code::IntervalBackwards, to.span, message);
        problems.push(
            problem
                .with_related(from.span, "it begins here")
                .with_help("correct one of the two dates"),
        );
    }
}
