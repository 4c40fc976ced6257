//! The YAML test suite (YAML 1.2): each input as the front matter of a record.

use dateline::base::code::Code;
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

/// Returns the cases of a file: those after the first take over what they do not say.
fn cases(file: &std::path::Path) -> Vec<Case> {
    let list: Vec<Value> =
        from_str(&text(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let mut last = Value::Null;
    let mut cases = Vec::new();
    for (n, case) in list.iter().enumerate() {
        let get =
            |key: &str| case.get(key).or_else(|| last.get(key)).cloned().unwrap_or(Value::Null);
        let (yaml, json, fails) = (get("yaml"), get("json"), get("fail"));
        if let Some(yaml) = yaml.as_str() {
            cases.push(Case {
                name: format!("{stem}/{n}"),
                yaml: written(yaml),
                json: json.as_str().map(str::to_owned),
                fails: fails == Value::Bool(true),
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

/// Reads an input as front matter is read; the codes where it is refused.
fn read(yaml: &str) -> Result<Node, Vec<Code>> {
    let role = Role::Record(Kind::Page, "a".to_owned());
    let yaml = yaml.strip_prefix('\u{feff}').unwrap_or(yaml).to_owned();
    let file =
        SourceFile { id: FileId(0), path: "content/pages/a.md".to_owned(), role, text: yaml };
    let (node, problems) = yaml::parse(&file, Span::new(FileId(0), 0..file.text.len()));
    for problem in &problems {
        assert!(
            file.text.get(problem.span.range()).is_some(),
            "{problem:?} lies outside of the text"
        );
    }
    match node {
        Some(node) if problems.is_empty() => Ok(node),
        _ => Err(problems.into_iter().map(|problem| problem.code).collect()),
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
        Some((digits, radix)) => {
            i64::from_str_radix(&digits, radix).ok().map(|n| n as f64) == theirs
        }
        None => digits.parse::<f64>().ok() == theirs,
    }
}

/// What of YAML records do not need and refuse by name: anchors, aliases, tags, directives, several documents, keys that are no
/// text, and two keys alike, of which two empty ones are valid YAML.
fn is_refused_by_name(yaml: &str, codes: &[Code]) -> bool {
    let signs = ["&", "*", "!", "%", "---", "...", "? ", "?\n"];
    let is_named = |code: &Code| matches!(code, Code::YamlUnsupported | Code::DuplicateKey);
    codes.iter().all(is_named) || signs.iter().any(|sign| yaml.contains(sign))
}

/// What the YAML crate takes though the specification calls it an error. Nothing is lost or misread by it: a tab that indents the
/// next line of a quoted text, a key in braces whose colon stands on the next line, a block that is announced and empty.
fn is_taken_by_the_parser(yaml: &str) -> bool {
    let has_tab = yaml.contains('"')
        && yaml.lines().skip(1).any(|line| line.trim_start_matches(' ').starts_with('\t'));
    let has_late_colon = yaml.contains('{') && yaml.lines().any(|line| line.trim() == ":");
    let is_empty_block =
        yaml.trim_end().ends_with(['-', '+']) && yaml.contains('|') && yaml.lines().count() == 1;
    has_tab || has_late_colon || is_empty_block
}

/// Nothing panics; what is accepted has the value of the suite; what the suite calls an error is refused; what is valid and
/// refused uses what records do not need.
#[test]
fn inputs_have_their_value_or_are_refused_with_a_reason() {
    let mut failures = Vec::new();
    let mut n_cases = 0;
    for case in files("yaml-test-suite", "yaml").iter().flat_map(|file| cases(file)) {
        n_cases += 1;
        let outcome = read(&case.yaml);
        match (&outcome, &case.json) {
            (Ok(_), _) if case.fails && is_taken_by_the_parser(&case.yaml) => {}
            (Ok(_), _) if case.fails => {
                failures.push(format!("{}: an error is accepted: {:?}", case.name, case.yaml))
            }
            (Ok(value), Some(json)) => {
                let theirs: Vec<Value> = serde_json::Deserializer::from_str(json)
                    .into_iter()
                    .filter_map(Result::ok)
                    .collect();
                let is_same = match theirs.as_slice() {
                    [] => is_same(value, &Value::Null),
                    [one] => is_same(value, one),
                    _ => false,
                };
                if !is_same {
                    failures
                        .push(format!("{}: {:?}\n  {theirs:?}\n  {value:?}", case.name, case.yaml));
                }
            }
            (Err(codes), _) => {
                assert!(!codes.is_empty(), "{}: refused without a reason", case.name);
                if !case.fails && !is_refused_by_name(&case.yaml, codes) {
                    failures.push(format!("{}: refused by {codes:?}: {:?}", case.name, case.yaml));
                }
            }
            (Ok(_), None) => {}
        }
    }
    assert!(failures.is_empty(), "{} of {n_cases}\n{}", failures.len(), failures.join("\n"));
    assert!(n_cases > 0);
}
