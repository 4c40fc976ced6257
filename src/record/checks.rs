//! How grave diagnostics are in an archive: `checks` of `site.yaml`.

use std::collections::BTreeMap;

use crate::base::code::{Code, Lowering, Severity};
use crate::base::diagnostic::Diagnostic;
use crate::base::nearest::did_you_mean;
use crate::record::node::{Entry, Node};
use crate::record::value::{self, quoted};

/// What may stand for a code.
pub const SEVERITIES: [(&str, Option<Severity>); 3] =
    [("error", Some(Severity::Error)), ("warn", Some(Severity::Warning)), ("off", None)];

/// Reads the severities that differ from the codes' own; `None` is off.
pub fn read(
    node: &Node,
    problems: &mut Vec<Diagnostic>,
) -> Option<BTreeMap<Code, Option<Severity>>> {
    let mut checks = BTreeMap::new();
    for Entry { key, value } in value::mapping(node, problems)? {
        let code = Code::from_name(&key.value);
        if code.is_none() {
            let help = did_you_mean(&key.value, Code::ALL.iter().map(|code| code.name()));
            let help =
                help.unwrap_or_else(|| "`dateline explain` lists all diagnostics".to_owned());
            let message = format!("there is no diagnostic {}", quoted(&key.value));
            problems.push(Diagnostic::new(Code::UnknownCode, key.span, message).with_help(help));
        }
        let (Some(code), Some(severity)) = (code, value::one_of(&SEVERITIES)(value, problems))
        else {
            continue;
        };
        if code.lowering() == Lowering::Refused && severity.value != Some(Severity::Error) {
            let problem = Diagnostic::new(
                Code::CheckNotLowerable,
                key.span,
                format!("`{code}` cannot be lowered"),
            );
            problems.push(
                problem.with_help("the site would be wrong or incomplete; mend what it reports"),
            );
            continue;
        }
        checks.insert(code, severity.value);
    }
    Some(checks)
}
