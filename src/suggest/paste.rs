//! Suggestions as YAML that can be pasted into the archive.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::base::id::Id;
use crate::base::scalar::quoted;
use crate::record::term;
use crate::suggest::{Lack, Located, Told};

/// How many words of a sentence make the title of a pledge.
const TITLE_WORDS: usize = 8;

/// Returns a YAML document for each record that may be written, and one for what may be added to each that there is. Everything in
/// it is a draft, so that nothing is published before an editor has looked at it.
pub fn yaml(suggestions: &[Told]) -> String {
    let mut text = String::new();
    let mut of_records: BTreeMap<&str, Vec<&Told>> = BTreeMap::new();
    for one in suggestions {
        match (&one.lack, one.places.first()) {
            (Lack::Actor { mentions, texts }, _) => {
                let places: Vec<String> = one.places.iter().map(place).collect();
                let head = format!("{mentions} mentions in {texts} texts: {}", places.join(", "));
                text.push_str(&actor(&one.words, &head));
            }
            (_, Some(at)) => of_records.entry(&at.path).or_default().push(one),
            _ => {}
        }
    }
    text + &of_records.iter().map(|(path, told)| additions(path, told)).collect::<String>()
}

fn place(at: &Located) -> String {
    format!("{}:{}", at.path, at.line)
}

fn actor(name: &str, head: &str) -> String {
    let file = term::slug(name).map_or(String::new(), |id| format!("# content/actors/{id}.md\n"));
    format!("---\n{file}# {head}\nname: {}\nkind: person\ndraft: true\n", quoted(name))
}

/// What may be added to a record: comments where an editor must decide, fields where words can be pasted.
fn additions(path: &str, suggestions: &[&Told]) -> String {
    let mut head = String::new();
    let mut notes = String::new();
    let mut speeches: Vec<&str> = Vec::new();
    for told in suggestions {
        let at = told.places.first().map_or(0, |at| at.line);
        match &told.lack {
            Lack::Actor { .. } => {}
            Lack::Speaker => notes.push_str(&note("quote", at, &told.words, None)),
            Lack::Pledge { by, .. } => {
                notes.push_str(&note("pledge", at, &told.words, by.as_ref()));
                notes.push_str(&pledge(told));
            }
            Lack::Speech { speaker, venue, held } => match held.first() {
                Some(speech) if speeches.contains(&speech.as_str()) => {}
                Some(speech) => speeches.push(speech.as_str()),
                None => {
                    let _ =
                        writeln!(head, "# line {at}: no page of a speech of {speaker} at {venue}");
                }
            },
            Lack::Mention { actor } => {
                let _ = writeln!(head, "# line {at}: the text does not name {actor}");
            }
        }
    }
    let mut text = format!("---\n# {path}\n{head}");
    if !speeches.is_empty() {
        let _ = writeln!(text, "speeches: [{}]", speeches.join(", "));
    }
    if !notes.is_empty() {
        let _ = write!(text, "annotations:\n{notes}");
    }
    text
}

fn note(kind: &str, line: usize, words: &str, by: Option<&Id>) -> String {
    let by = by.map_or("    # by: an-actor\n".to_owned(), |by| format!("    by: {by}\n"));
    let words = quoted(words);
    format!("  - kind: {kind}        # line {line}\n    status: draft\n    quote: {words}\n{by}")
}

/// The record of a pledge inside its note; a comment where it is not known who promises, or when.
fn pledge(told: &Told) -> String {
    let Lack::Pledge { by, promised } = &told.lack else { return String::new() };
    let words: Vec<&str> = told.words.split_whitespace().take(TITLE_WORDS).collect();
    let title = words.join(" ");
    let id = term::slug(&title);
    let is_whole = by.is_some() && id.is_some() && promised.is_some();
    let comment = if is_whole { "" } else { "# " };
    let id = id.map_or("an-id".to_owned(), |id| id.to_string());
    let date = promised.as_ref().map_or("2024-09-26".to_owned(), ToString::to_string);
    let title = quoted(&title);
    format!(
        "    {comment}pledge:\n    {comment}  id: {id}\n    {comment}  title: {title}\n    {comment}  promised: {date}\n"
    )
}
