//! Patterns of articles' addresses, by which a newsroom keeps its own.

use crate::base::address::Address;
use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Spanned;
use crate::record::node::Node;
use crate::record::value::{self, quoted};

/// What may stand in a pattern of addresses, with a value to try it with.
const PLACEHOLDERS: [(&str, &str); 4] =
    [(":year", "2024"), (":month", "09"), (":day", "26"), (":id", "some-id")];

/// Reads a pattern such as `/:year/:month/:id/`: a path that is an address once its placeholders are filled in.
pub fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let pattern = &value::scalar(node, problems, "a pattern of addresses")?.text;
    let message = match fill_in(pattern) {
        Err(unknown) => format!("{} is not a part that addresses have", quoted(unknown)),
        Ok(_) if !pattern.contains(":id") => {
            "the pattern has no `:id`, so that articles would share an address".to_owned()
        }
        Ok(_) if !pattern.starts_with('/') || !pattern.ends_with('/') => {
            "the pattern does not begin and end with `/`".to_owned()
        }
        Ok(filled) if Address::parse(&filled).is_none() => {
            "the pattern makes no addresses that can be served".to_owned()
        }
        Ok(_) => return Some(Spanned::new(pattern.clone(), node.span)),
    };
    let help =
        "write a path of `:year`, `:month`, `:day`, `:id` and plain words: `/:year/:month/:id/`";
    problems.push(Diagnostic::new(Code::BadAddress, node.span, message).with_help(help));
    None
}

/// Returns a pattern with values in place of its placeholders, or the first word after a colon that is none.
fn fill_in(pattern: &str) -> Result<String, &str> {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let letters = after.bytes().skip(1).take_while(u8::is_ascii_alphabetic).count();
        let (name, after) = after.split_at_checked(1 + letters).unwrap_or((after, ""));
        let value = PLACEHOLDERS.iter().find(|(known, _)| *known == name).ok_or(name)?.1;
        filled.extend([before, value]);
        rest = after;
    }
    Ok(filled + rest)
}
