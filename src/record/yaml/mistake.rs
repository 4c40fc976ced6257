//! What a YAML parser's error means for an author: where it truly is, what is wrong, and what to write.

use serde_yaml::granit_parser::ErrorKind;

use crate::base::code::Code;
use crate::record::yaml::{indent_tab, start_of_line};

/// What a syntax error means to an author.
pub(super) struct Explanation {
    /// The code.
    pub(super) code: Code,
    /// What is wrong.
    pub(super) message: String,
    /// What to write.
    pub(super) help: &'static str,
}

impl From<(&str, &'static str)> for Explanation {
    fn from((message, help): (&str, &'static str)) -> Self {
        Self { code: Code::YamlSyntax, message: message.to_owned(), help }
    }
}

/// Returns the tab that an error at `at` is about: in the indent of its line, or near it where the error says so.
pub(super) fn tab_near(text: &str, at: usize, kind: &ErrorKind) -> Option<usize> {
    let is_about_tab = matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::InvalidBlockEntryWhitespace
            | ErrorKind::InvalidMappingValueWhitespace
    );
    let line = start_of_line(text, at);
    let rest = text.get(line..).unwrap_or("");
    let indent = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let in_indent = indent_tab(text, line + indent);
    let just_before =
        || Some(at.checked_sub(1)?).filter(|before| text.get(*before..at) == Some("\t"));
    let next = || text.get(at..).and_then(|rest| rest.find('\t')).map(|tab| at + tab);
    in_indent.or_else(|| if is_about_tab { just_before().or_else(next) } else { None })
}

/// Returns where an error lies, and what it means.
pub(super) fn explain(text: &str, at: usize, kind: &ErrorKind) -> (usize, Explanation) {
    if let Some(feature) = unsupported(kind) {
        let help = "put a text that begins with `%`, `&`, `*` or `!` in quotation marks";
        let message = format!("{feature} is not supported");
        return (at, Explanation { code: Code::YamlUnsupported, message, help });
    }
    let line = start_of_line(text, at);
    let before = text.get(line..at).unwrap_or("");
    if matches!(kind, ErrorKind::ExpectedBlockMappingKey) && before.trim() == "-" {
        // The parser has read the mark of the item already.
        return (line + before.find('-').unwrap_or(0), ITEM.into());
    }
    let (message, help) = match kind {
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => (
            format!("the control character U+{:04X} cannot stand in YAML", u32::from(*character)),
            "remove it",
        ),
        ErrorKind::UnexpectedCharacter { character: '`' } => {
            ("a backtick cannot begin a value".to_owned(), MARKS_HELP)
        }
        ErrorKind::UnexpectedCharacter { character } => {
            (format!("`{character}` cannot begin a value"), MARKS_HELP)
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            (format!("`{open}` is closed by `{close}`"), BRACKET_HELP)
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            (format!("`{open}` is not closed"), BRACKET_HELP)
        }
        _ => return (at, common_mistake(kind).into()),
    };
    (at, Explanation { code: Code::YamlSyntax, message, help })
}

fn unsupported(kind: &ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::DirectiveDisallowed => Some("a directive (`%`)"),
        ErrorKind::MissingAnchorOrAliasName | ErrorKind::UnknownAnchor => {
            Some("an anchor or alias (`&name`, `*name`)")
        }
        ErrorKind::UndeclaredTagHandle
        | ErrorKind::ExpectedTagBang
        | ErrorKind::InvalidGlobalTagCharacter
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::MissingTagUri
        | ErrorKind::UnclosedVerbatimTag
        | ErrorKind::InvalidTagEscape
        | ErrorKind::InvalidTagUtf8LeadingByte
        | ErrorKind::InvalidTagUtf8TrailingByte
        | ErrorKind::InvalidTagUtf8 => Some("a tag (`!name`)"),
        _ => None,
    }
}

const ITEM: (&str, &str) = (
    "an item of a list cannot begin here",
    "begin the list on a line of its own, or put the text in quotation marks",
);
const MARKS_HELP: &str = "put the value in quotation marks";
const BRACKET_HELP: &str = "close it, or put a text with brackets in quotation marks";
const COLON_HELP: &str =
    "put a value that holds `: ` in quotation marks, and begin all keys of a mapping in one column";
const KEY_HELP: &str = "write `key: value`; put a value that goes on after a bracket or a quotation mark in quotation marks";
const QUOTE_HELP: &str =
    "put the whole value in quotation marks; in `'...'` write an apostrophe as `''`";
const ESCAPE_HELP: &str = "write a backslash as `\\\\`, or put the text in `'...'`";

fn common_mistake(kind: &ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::MappingKeyNotAllowed => ("a `:` stands where no key can end", COLON_HELP),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            ("a quotation mark is not closed", "close it; in `'...'` write an apostrophe as `''`")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            ("text follows a closing quotation mark", QUOTE_HELP)
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => {
            ("a backslash in this text begins no escape of YAML", ESCAPE_HELP)
        }
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("a bracket is closed that was not opened", BRACKET_HELP)
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            ("a comma or a closing bracket is missing", BRACKET_HELP)
        }
        ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::ExpectedBlockMappingKey => ("a key and a `:` are wanted here", KEY_HELP),
        ErrorKind::ExpectedBlockSequenceEntry => {
            ("an item that begins with `- ` is wanted here", "indent it as the list")
        }
        ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::BlockEntryInFlowCollection => ITEM,
        ErrorKind::UnexpectedEndOfPlainScalar
        | ErrorKind::PlainScalarStartsWithDashFlowIndicator => {
            ("this character cannot begin a value", MARKS_HELP)
        }
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => (
            "`|` or `>` cannot be followed by text",
            "begin the text on the next line, or put it in quotation marks",
        ),
        ErrorKind::ExpectedDocumentStart
        | ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => (
            "this line is not indented as those before it",
            "begin all keys of a mapping in the same column",
        ),
        _ => (
            "the YAML cannot be read from here on",
            "look for a missing quotation mark or bracket, or a wrong indent",
        ),
    }
}
