//! The YAML test suite (YAML 1.2): each input as the front matter of a record.

use std::collections::{BTreeMap, BTreeSet};

use dateline::base::code::Code;
use dateline::base::diagnostic::Diagnostic;
use dateline::base::kind::Kind;
use dateline::base::span::{FileId, Span};
use dateline::record::node::{Entry, Node, NodeKind};
use dateline::record::yaml;
use dateline::source::file::{Role, SourceFile};
use serde_json::Value;
use serde_yaml::from_str;

use crate::{files, text};

/// One input of the suite.
struct Case {
    name: String,
    yaml: String,
    /// The value as JSON, where the suite gives one.
    json: Option<String>,
    fails: bool,
}

/// Returns the cases of a file: those after the first take over the input or value that they do not say.
fn cases(file: &std::path::Path) -> Vec<Case> {
    let list: Vec<Value> =
        from_str(&text(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let mut last = Value::Null;
    let mut cases = Vec::new();
    for (n, case) in list.iter().enumerate() {
        let get =
            |key: &str| case.get(key).or_else(|| last.get(key)).cloned().unwrap_or(Value::Null);
        let (yaml, json) = (get("yaml"), get("json"));
        if let Some(yaml) = yaml.as_str() {
            cases.push(Case {
                name: format!("{stem}/{n}"),
                yaml: written(yaml),
                json: json.as_str().map(str::to_owned),
                fails: case.get("fail") == Some(&Value::Bool(true)),
            });
        }
        last = case.clone();
    }
    cases
}

/// Undoes the signs by which the suite shows blanks: `␣` a space, `»` and dashes before it a tab, `↵` a line end, `∎` no final line
/// end, `←` a carriage return, `⇔` a byte order mark.
fn written(shown: &str) -> String {
    let mut text =
        shown.replace('␣', " ").replace('↵', "").replace('←', "\r").replace('⇔', "\u{feff}");
    while text.contains("—»") {
        text = text.replace("—»", "»");
    }
    let text = text.replace('»', "\t");
    text.strip_suffix("∎\n").map(str::to_owned).unwrap_or(text)
}

/// Reads an input as front matter is read; what is wrong with it where it is refused.
fn read(yaml: &str) -> Result<Node, Vec<Diagnostic>> {
    let role = Role::Record(Kind::Page, "a".to_owned());
    let yaml = yaml.strip_prefix('\u{feff}').unwrap_or(yaml);
    let file = SourceFile {
        id: FileId(0),
        path: "content/pages/a.md".to_owned(),
        role,
        text: yaml.into(),
    };
    let (node, problems) = yaml::parse(&file, Span::new(FileId(0), 0..file.text.len()));
    for problem in &problems {
        assert!(
            file.text.get(problem.span.range()).is_some(),
            "{problem:?} lies outside of the text"
        );
    }
    match node {
        Some(node) if problems.is_empty() => Ok(node),
        _ => Err(problems),
    }
}

/// Returns whether a value is the one of the suite. Plain scalars keep their spelling, for the field decides what they are.
fn is_same(ours: &Node, theirs: &Value) -> bool {
    match (&ours.kind, theirs) {
        (NodeKind::Null, Value::Null) => true,
        (NodeKind::Mapping(entries), Value::Null) => entries.is_empty(),
        (NodeKind::Null, Value::String(text)) => text.is_empty(),
        (NodeKind::Scalar(ours), Value::String(theirs)) => ours.text == *theirs,
        (NodeKind::Scalar(ours), Value::Bool(theirs)) => ours.text == theirs.to_string(),
        (NodeKind::Scalar(ours), Value::Number(theirs)) => is_number(&ours.text, theirs.as_f64()),
        (NodeKind::List(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(ours, theirs)| is_same(ours, theirs))
        }
        (NodeKind::Mapping(ours), Value::Object(theirs)) => {
            let has = |entry: &Entry| {
                theirs.get(&entry.key.value).is_some_and(|theirs| is_same(&entry.value, theirs))
            };
            ours.len() == theirs.len() && ours.iter().all(has)
        }
        _ => false,
    }
}

/// YAML writes some numbers otherwise than JSON: `0o14`, `0xC`, `12_345`.
fn is_number(ours: &str, theirs: Option<f64>) -> bool {
    let digits = ours.replace([',', '_'], "");
    let octal = digits.strip_prefix("0o").map(|digits| (digits.to_owned(), 8));
    let hexadecimal = digits.strip_prefix("0x").map(|digits| (digits.to_owned(), 16));
    match octal.or(hexadecimal) {
        Some((digits, radix)) => u32::from_str_radix(&digits, radix).ok().map(f64::from) == theirs,
        None => digits.parse::<f64>().ok() == theirs,
    }
}

/// Inputs that the suite calls errors and the YAML crate takes; nothing is lost or misread by it.
const TAKEN: [(&str, &str); 3] = [
    ("9C9N/0", "the next line of a list in brackets need not be indented"),
    ("DK95/1", "a tab may indent the next line of a quoted text"),
    ("QB6E/0", "the next line of a quoted text need not be indented"),
];

/// Returns the inputs that are YAML and refused, by name, with the reasons.
fn refused() -> BTreeMap<&'static str, &'static str> {
    let lines = include_str!("expected/yaml.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).collect()
}

/// Returns whether an input is refused for what records do not need of YAML: anchors, aliases, tags, directives, several
/// documents, keys that are no text; or for two keys alike, of which two empty ones are YAML.
fn is_refused_by_name(yaml: &str, problems: &[Diagnostic]) -> bool {
    let signs = ["&", "*", "!", "%", "---", "...", "? ", "?\n", "[", "{"];
    let is_named = |problem: &Diagnostic| match problem.code {
        Code::YamlUnsupported => signs.iter().any(|sign| yaml.contains(sign)),
        code => code == Code::DuplicateKey,
    };
    problems.iter().all(is_named)
}

/// Returns what is wrong with the outcome of an input.
fn failure(case: &Case, refused: &BTreeMap<&str, &str>) -> Option<String> {
    match (read(&case.yaml), &case.json) {
        (Ok(_), _) if case.fails => {
            let is_taken = TAKEN.iter().any(|(name, _)| *name == case.name);
            (!is_taken).then(|| "an error is accepted".to_owned())
        }
        (Err(problems), _) if problems.is_empty() => Some("refused without a reason".to_owned()),
        (Err(_), _) if case.fails => None,
        (Ok(value), Some(json)) => {
            let values = serde_json::Deserializer::from_str(json).into_iter();
            let theirs: Vec<Value> = values.map(Result::unwrap).collect();
            let is_same = match theirs.as_slice() {
                [] => is_same(&value, &Value::Null),
                [one] => is_same(&value, one),
                _ => false,
            };
            (!is_same).then(|| format!("{theirs:?}\n  {value:?}"))
        }
        (Ok(_), None) => None,
        (Err(problems), _) => {
            let reasons: BTreeSet<&str> =
                problems.iter().map(|problem| problem.message.as_str()).collect();
            let reasons = reasons.into_iter().collect::<Vec<_>>().join("; ");
            let is_expected = match refused.get(case.name.as_str()) {
                Some(expected) => reasons == *expected,
                None => is_refused_by_name(&case.yaml, &problems),
            };
            (!is_expected).then(|| format!("refused: {reasons}"))
        }
    }
}

/// Nothing panics; what is accepted has the value of the suite; what the suite calls an error is refused; what is YAML and
/// refused uses what records do not need.
#[test]
fn inputs_have_their_value_or_are_refused_with_a_reason() {
    let refused = refused();
    let cases: Vec<Case> =
        files("yaml-test-suite", "yaml").iter().flat_map(|file| cases(file)).collect();
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            Some(format!("{}: {:?}\n  {}", case.name, case.yaml, failure(case, &refused)?))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {}\n{}", failures.len(), cases.len(), failures.join("\n"));
    assert!(!cases.is_empty());
}
