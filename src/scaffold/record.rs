//! The front matter of a new record, filled in with all that is known. What it may have besides stands in comments. It begins as
//! a draft, so that a placeholder for what it must have may name what does not exist yet, and is not published.

use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::base::scalar::quoted;
use crate::record::actor::KINDS;

/// What is known of a new record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewRecord {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// Its title or name.
    pub title: String,
    /// The day that it is about.
    pub date: Edtf,
    /// Its language, where it is not the site's.
    pub language: Option<Language>,
    /// What an actor is, as a word of front matter.
    pub actor_kind: Option<String>,
    /// The actors that the title names, by id.
    pub actors: Vec<Id>,
}

/// Returns the path of the file: articles lie in a folder of their year.
pub fn path(record: &NewRecord) -> String {
    let folder = record.kind.folder();
    match record.date.year() {
        Some(year) if record.kind == Kind::Article => {
            format!("content/{folder}/{year:04}/{}.md", record.id)
        }
        _ => format!("content/{folder}/{}.md", record.id),
    }
}

/// Returns the text of the file.
pub fn text(record: &NewRecord) -> String {
    let name = if matches!(record.kind, Kind::Actor | Kind::Topic | Kind::Place) {
        "name"
    } else {
        "title"
    };
    let mut lines = vec!["---".to_owned(), format!("{name}: {}", quoted(&record.title))];
    lines.extend(fields(record));
    lines.extend(record.language.as_ref().map(|language| format!("language: {language}")));
    lines.push("draft: true        # take this line out to publish".to_owned());
    lines.push("---\n".to_owned());
    lines.join("\n") + "\n"
}

fn fields(record: &NewRecord) -> Vec<String> {
    let date = &record.date;
    let first = record.actors.first().map_or("name-of-an-actor", Id::as_str);
    let lines: Vec<String> = match record.kind {
        Kind::Article => vec![
            format!("date: {date}"),
            format!("actors: {}", list(&record.actors)),
            "topics: []".to_owned(),
            "# source: {publisher: ..., url: ..., retrieved: ...}".to_owned(),
            "# summary: One sentence.".to_owned(),
        ],
        Kind::Actor => vec![
            actor_kind(record),
            "# other_names: [...]".to_owned(),
            "# roles: [{title: ..., of: an-actor, from: 2022-09-13}]".to_owned(),
        ],
        Kind::Speech => vec![
            "kind: statement".to_owned(),
            format!("date: {date}"),
            format!("speaker: {first}"),
            "# venue: name-of-a-body".to_owned(),
            "# text: {basis: delivered, extent: excerpt}".to_owned(),
        ],
        Kind::Event => vec![
            format!("date: {date}"),
            format!("actors: {}", list(&record.actors)),
            "# sources: [{title: ..., url: ..., publisher: ..., date: ...}]".to_owned(),
        ],
        Kind::Pledge => vec![
            format!("by: {first}"),
            format!("promised: {date}"),
            "sources: [{title: Where it was promised}]".to_owned(),
            "# updates: [{date: ..., status: partly, body: ..., sources: [...]}]".to_owned(),
        ],
        Kind::Claim => vec![
            "claim: The words that can be checked.".to_owned(),
            format!("by: {first}"),
            format!("date: {date}"),
            "sources: [{title: Where it was said}]".to_owned(),
            "# reviews: [{date: ..., author: ..., rating: {label: ...}, body: ..., sources: [...]}]".to_owned(),
        ],
        Kind::Topic | Kind::Place | Kind::Page => Vec::new(),
    };
    lines
}

fn actor_kind(record: &NewRecord) -> String {
    let words = KINDS.map(|(word, _)| word);
    match &record.actor_kind {
        Some(word) => format!("kind: {word}"),
        None => {
            format!("kind: person        # or {}", words.get(1..).unwrap_or_default().join(", "))
        }
    }
}

fn list(ids: &[Id]) -> String {
    format!("[{}]", ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", "))
}
