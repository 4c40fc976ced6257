//! Readers of single values: text, numbers, dates, languages, ids, addresses. Each returns the value with its place, or
//! reports what the value is and what is wanted instead.

use std::collections::BTreeMap;

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::nearest::did_you_mean;
use crate::base::span::{Span, Spanned};
use crate::record::citation::Url;
use crate::record::direction;
use crate::record::node::{Entry, Node, NodeKind, Scalar, Style};
use crate::record::pledge::{Amount, AmountError};
use crate::record::term::{self, TermName};
use crate::source::limits::MAX_NAME;

/// Returns a text as messages name it: in backticks, on one line, cut after 60 characters.
pub fn quoted(text: &str) -> String {
    let mut line: String =
        text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        line.push('…');
    }
    format!("`{line}`")
}

/// Returns the scalar, or reports that `wanted` is wanted in place of the list, mapping or nothing that stands there.
pub fn scalar<'n>(
    node: &'n Node,
    problems: &mut Vec<Diagnostic>,
    wanted: &str,
) -> Option<&'n Scalar> {
    let problem = match &node.kind {
        NodeKind::Scalar(scalar) if !scalar.text.trim().is_empty() => return Some(scalar),
        NodeKind::Scalar(_) | NodeKind::Null => empty(node.span),
        NodeKind::List(_) => {
            wrong_type(first_line(node), &format!("a list stands where {wanted} is wanted"))
        }
        NodeKind::Mapping(_) => {
            wrong_type(first_line(node), &format!("a mapping stands where {wanted} is wanted"))
        }
    };
    problems.push(problem);
    None
}

/// Returns the entries of a mapping.
pub fn mapping<'n>(node: &'n Node, problems: &mut Vec<Diagnostic>) -> Option<&'n [Entry]> {
    let problem = match &node.kind {
        NodeKind::Mapping(entries) => return Some(entries),
        NodeKind::Scalar(scalar) => wrong_type(
            node.span,
            &format!("{} stands where keys and values are wanted", quoted(&scalar.text)),
        ),
        NodeKind::Null => empty(node.span),
        NodeKind::List(_) => {
            wrong_type(first_line(node), "a list stands where keys and values are wanted")
        }
    };
    problems.push(problem);
    None
}

/// Returns the entries of a mapping, to be kept.
pub fn entries(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Vec<Entry>> {
    mapping(node, problems).map(<[Entry]>::to_vec)
}

/// Returns the items of a list, or the one value that stands in place of a list of one.
pub fn list<T>(
    node: &Node,
    problems: &mut Vec<Diagnostic>,
    mut read: impl FnMut(&Node, &mut Vec<Diagnostic>) -> Option<T>,
) -> Vec<T> {
    match &node.kind {
        NodeKind::List(items) => items.iter().filter_map(|item| read(item, problems)).collect(),
        _ => read(node, problems).into_iter().collect(),
    }
}

/// Reads a text of any length, such as Markdown, without empty lines before it and white space after it.
pub fn text(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let text = scalar(node, problems, "a text")?.text.trim_end().trim_start_matches('\n');
    if let Some(control) = text.chars().find(|c| !is_printable(*c)) {
        let message = format!("the text holds the control character U+{:04X}", u32::from(control));
        problems
            .push(Diagnostic::new(Code::UnknownValue, node.span, message).with_help("remove it"));
        return None;
    }
    Some(Spanned::new(text.to_owned(), node.span))
}

/// Reads a text that is printed on one line, such as a title: each run of spaces, tabs and line ends is one space. It has
/// something to see, and leaves what stands beside it in the direction that it has.
pub fn line(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let words = |text: String| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let line = text(node, problems)?.map(words);
    let problem = if line.value.chars().all(direction::is_unseen) {
        empty(node.span)
    } else if let Some(mark) = direction::open(&line.value) {
        let message =
            format!("the text turns its direction with U+{:04X} and not back", u32::from(mark));
        Diagnostic::new(Code::UnknownValue, node.span, message)
            .with_help("take the invisible character out")
    } else {
        return Some(line);
    };
    problems.push(problem);
    None
}

/// Reads a name that is looked for in texts.
pub fn name(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let name = line(node, problems)?;
    if name.value.chars().nth(MAX_NAME).is_some() {
        let message = format!("a name has more than {MAX_NAME} characters");
        let problem = Diagnostic::new(Code::UnknownValue, node.span, message);
        problems.push(problem.with_help("give the name alone"));
        return None;
    }
    Some(name)
}

/// Reads `true` or `false`; no other word is a truth value.
pub fn truth(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<bool>> {
    let scalar = scalar(node, problems, "`true` or `false`")?;
    let value = match (scalar.text.as_str(), scalar.style) {
        ("true", Style::Plain) => true,
        ("false", Style::Plain) => false,
        (other, _) => {
            problems.push(wrong_type(
                node.span,
                &format!("{} is not `true` or `false`", quoted(other)),
            ));
            return None;
        }
    };
    Some(Spanned::new(value, node.span))
}

/// Reads a whole number from 0.
pub fn whole_number(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<u32>> {
    let text = &scalar(node, problems, "a whole number")?.text;
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        let problem = wrong_type(node.span, &format!("{} is not a whole number", quoted(text)));
        problems.push(problem.with_help("write digits only, without signs or separators"));
        return None;
    }
    let Ok(number) = text.parse() else {
        problems.push(Diagnostic::new(
            Code::BadNumber,
            node.span,
            format!("{} is too large a number", quoted(text)),
        ));
        return None;
    };
    Some(Spanned::new(number, node.span))
}

/// Reads a decimal number with at most two decimals.
pub fn amount(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Amount>> {
    let text = &scalar(node, problems, "a number")?.text;
    let name = quoted(text);
    let problem = match Amount::parse(text) {
        Ok(amount) => return Some(Spanned::new(amount, node.span)),
        Err(AmountError::NotANumber) => wrong_type(node.span, &format!("{name} is not a number"))
            .with_help("write digits without separators and with a decimal point: `2500`, `0.5`"),
        Err(AmountError::TooPrecise) => Diagnostic::new(
            Code::BadNumber,
            node.span,
            format!("{name} has more than two decimals"),
        )
        .with_help("round it, or choose a smaller unit"),
        Err(AmountError::TooLarge) => {
            Diagnostic::new(Code::BadNumber, node.span, format!("{name} is too large a number"))
        }
    };
    problems.push(problem);
    None
}

/// Reads a BCP 47 language tag.
pub fn language(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Language>> {
    let text = &scalar(node, problems, "a language")?.text;
    language_tag(text, node.span, problems)
}

fn language_tag(
    text: &str,
    span: Span,
    problems: &mut Vec<Diagnostic>,
) -> Option<Spanned<Language>> {
    let language = Language::parse(text);
    if language.is_none() {
        let message = if Language::is_unheard_of(text) {
            format!("there is no language {}", quoted(text))
        } else {
            format!("{} is not a language tag", quoted(text))
        };
        let help = "write a BCP 47 tag, such as `en`, `fr-CA` or `zh-Hant`";
        problems.push(Diagnostic::new(Code::BadLanguage, span, message).with_help(help));
    }
    Some(Spanned::new(language?, span))
}

/// Reads a mapping of languages to names.
pub fn by_language(
    node: &Node,
    problems: &mut Vec<Diagnostic>,
) -> Option<BTreeMap<Language, Spanned<String>>> {
    let mut texts = BTreeMap::new();
    let mut places = BTreeMap::new();
    for Entry { key, value } in mapping(node, problems)? {
        let language = language_tag(&key.value, key.span, problems);
        let (Some(language), Some(text)) = (language, name(value, problems)) else { continue };
        if let Some(first) = places.insert(language.value.clone(), key.span) {
            let message = format!("the language `{}` stands here a second time", language.value);
            let problem = Diagnostic::new(Code::DuplicateKey, key.span, message);
            problems.push(
                problem
                    .with_related(first, "it stands here first")
                    .with_help("keep one of the two"),
            );
        } else {
            texts.insert(language.value, text);
        }
    }
    Some(texts)
}

/// Reads the id of a record.
pub fn id(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Id>> {
    let text = &scalar(node, problems, "an id")?.text;
    let id = Id::parse(text);
    if id.is_none() {
        let message = format!("{} is not an id", quoted(text));
        problems.push(Diagnostic::new(Code::BadId, node.span, message).with_help(id_help(text)));
    }
    Some(Spanned::new(id?, node.span))
}

/// Returns what an id is, with the one that `text` suggests.
pub fn id_help(text: &str) -> String {
    let rule = "ids are lower-case letters, digits and hyphens";
    let bare = text
        .split_once(':')
        .filter(|(kind, _)| Kind::from_name(kind).is_some())
        .map_or(text, |(_, id)| id);
    match term::slug(bare) {
        Some(id) => format!("{rule}: `{id}`"),
        None => rule.to_owned(),
    }
}

/// Reads an `http` or `https` address.
pub fn url(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Url>> {
    let text = &scalar(node, problems, "an address on the web")?.text;
    let url = Url::parse(text);
    if url.is_none() {
        let message = format!("{} is not an address on the web", quoted(text));
        let help = "write it whole, beginning with `https://` or `http://`, with a space as `%20`";
        problems.push(Diagnostic::new(Code::BadUrl, node.span, message).with_help(help));
    }
    Some(Spanned::new(url?, node.span))
}

/// Reads a topic or place, named by words or by id.
pub fn term(kind: Kind) -> impl Fn(&Node, &mut Vec<Diagnostic>) -> Option<Spanned<TermName>> {
    move |node, problems| {
        let name = line(node, problems)?.value;
        let id = term::slug(&name);
        if id.is_none() {
            let message = format!("no id can be made from {}", quoted(&name));
            let help = format!(
                "write a file `content/{}/ID.md` with `name: {name}`, ID in Latin letters, and put ID here",
                kind.folder()
            );
            problems.push(Diagnostic::new(Code::MissingId, node.span, message).with_help(help));
        }
        Some(Spanned::new(TermName { id: id?, name }, node.span))
    }
}

/// Reads one word of a table.
pub fn one_of<T: Copy>(
    table: &'static [(&'static str, T)],
) -> impl Fn(&Node, &mut Vec<Diagnostic>) -> Option<Spanned<T>> {
    move |node, problems| {
        let text = &scalar(node, problems, "one word")?.text;
        let found = table.iter().find(|(word, _)| word == text);
        if found.is_none() {
            let words = || table.iter().map(|(word, _)| *word);
            let all = || format!("it is one of `{}`", words().collect::<Vec<_>>().join("`, `"));
            let message = format!("{} is not a value of this field", quoted(text));
            let help = did_you_mean(text, words()).unwrap_or_else(all);
            problems.push(Diagnostic::new(Code::UnknownValue, node.span, message).with_help(help));
        }
        found.map(|(_, value)| Spanned::new(*value, node.span))
    }
}

/// Returns the place to point at for a value that may span many lines: up to its first key or item.
pub fn first_line(node: &Node) -> Span {
    let first = match &node.kind {
        NodeKind::List(items) => items.first().map(first_line),
        NodeKind::Mapping(entries) => entries.first().map(|entry| entry.key.span),
        NodeKind::Scalar(_) | NodeKind::Null => None,
    };
    Span { end: first.map_or(node.span.end, |first| first.end), ..node.span }
}

fn empty(span: Span) -> Diagnostic {
    Diagnostic::new(Code::EmptyValue, span, "the value is empty")
        .with_help("write a value, or remove it")
}

fn wrong_type(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(Code::WrongType, span, message)
}

fn is_printable(c: char) -> bool {
    (!c.is_control() || matches!(c, '\n' | '\t')) && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
