//! Fields that name UN documents by their symbols, and what a symbol says of the session and date of its record.

use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Spanned;
use crate::record::node::Node;
use crate::record::symbol::{Family, Spelling, Symbol};
use crate::record::value::{self, quoted};

/// Reads the symbol of a document.
pub fn symbol(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Symbol>> {
    let text = &value::scalar(node, problems, "the symbol of a UN document")?.text;
    let (symbol, spelling) = match Symbol::parse(text) {
        Ok(read) => read,
        Err(error) => {
            let problem = Diagnostic::new(Code::BadSymbol, node.span, error.message);
            problems.push(problem.with_help(error.help));
            return None;
        }
    };
    if spelling == Spelling::Variant {
        let message = format!("{} is not the canonical form of the symbol", quoted(text));
        let problem = Diagnostic::new(Code::SymbolSpelling, node.span, message);
        problems.push(problem.with_help(format!("write `{symbol}`")));
    }
    if symbol.family() == Family::Unknown {
        let message =
            format!("`{symbol}` is of a series that is not known, so that it is not checked");
        let problem = Diagnostic::new(Code::UnknownSymbol, node.span, message);
        problems.push(problem.with_help("see that it is written as on the document"));
    }
    Some(Spanned::new(symbol, node.span))
}

/// Reads the symbol of a meeting's record.
pub fn meeting(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Symbol>> {
    let symbol = symbol(node, problems)?;
    if symbol.value.family() != Family::Unknown && !symbol.value.is_meeting_record() {
        let message = format!("`{}` is not the record of a meeting", symbol.value);
        let problem = Diagnostic::new(Code::SymbolMismatch, symbol.span, message);
        problems
            .push(problem.with_help("name the verbatim or summary record, such as `S/PV.9430`"));
    }
    Some(symbol)
}

/// Reports a symbol that contradicts the session or the date of its record.
pub fn check(
    symbol: &Spanned<Symbol>,
    session: Option<&Spanned<u32>>,
    date: Option<&Spanned<Edtf>>,
    problems: &mut Vec<Diagnostic>,
) {
    let by_session = session.and_then(|session| {
        let clause = symbol.value.contradiction(Some(session.value), None)?;
        Some((clause, session.span, "the session of the record"))
    });
    let by_date = || {
        let date = date?;
        let clause = symbol.value.contradiction(None, Some(&date.value))?;
        Some((clause, date.span, "the date of the record"))
    };
    if let Some((clause, place, what)) = by_session.or_else(by_date) {
        let problem = Diagnostic::new(Code::SymbolMismatch, symbol.span, clause);
        problems
            .push(problem.with_related(place, what).with_help("correct the symbol, or the record"));
    }
}
