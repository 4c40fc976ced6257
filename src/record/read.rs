//! Reading of a file into a record: YAML, the fields of its kind, and what must hold inside one record.

use crate::base::diagnostic::Diagnostic;
use crate::base::kind::Kind;
use crate::base::span::{Span, Spanned};
use crate::record::actor;
use crate::record::annotation::{self, Annotation, NoteFile};
use crate::record::article::{self, Article};
use crate::record::claim;
use crate::record::common;
use crate::record::common::{Origin, Record};
use crate::record::event;
use crate::record::fields::{self, Fields};
use crate::record::node::NodeKind;
use crate::record::page;
use crate::record::pledge;
use crate::record::speech;
use crate::record::table::Table;
use crate::record::term;
use crate::record::yaml;
use crate::source::file::SourceFile;
use crate::source::front_matter;

/// Reads a record of that kind from the front matter `front` of its file; `stem` is the id that its path gives. Returns
/// no record where something is missing without which there is none; every problem is reported.
pub fn read(
    file: &SourceFile,
    kind: Kind,
    stem: &str,
    front: Span,
    body: Span,
) -> (Option<Record>, Vec<Diagnostic>) {
    let (root, mut problems) = yaml::parse(file, front);
    let origin = Origin { kind, file: file.id, stem: Some(stem), front, body };
    let record = root.and_then(|root| {
        fields::read(&root, &tables(kind), &mut problems, |fields| of_kind(fields, &origin))
    });
    if let Some(Record::Article(article)) = &record {
        problems.extend(check_text(article, file));
    }
    (record, problems)
}

/// Reads the notes of a sidecar file: a list, or a mapping with the key `annotations`.
pub fn notes(file: &SourceFile) -> (Vec<Annotation>, Vec<Diagnostic>) {
    let (root, mut problems) = yaml::parse(file, Span::new(file.id, 0..file.text.len()));
    let notes = root.and_then(|root| match &root.kind {
        NodeKind::List(_) => annotation::list(&root, &mut problems),
        NodeKind::Null => None,
        _ => fields::read(&root, &[&annotation::FILE_FIELDS], &mut problems, |fields| {
            fields.optional("annotations", annotation::list)
        }),
    });
    (notes.unwrap_or_default(), problems)
}

/// Reads the note of a file of its own, whose name without its ending is `stem`: Markdown with front matter, else YAML.
pub fn note(file: &SourceFile, stem: &str) -> (Option<Annotation>, Vec<Diagnostic>) {
    let whole = Span::new(file.id, 0..file.text.len());
    let parts = match file.path.strip_suffix(".md") {
        Some(_) => front_and_body(file),
        None => Ok((whole, None)),
    };
    let (front, body) = match parts {
        Ok(parts) => parts,
        Err(problem) => return (None, vec![problem]),
    };
    let (root, mut problems) = yaml::parse(file, front);
    let note_file = NoteFile { stem: Spanned::new(stem, Span::file(file.id)), body };
    let note = root.and_then(|root| annotation::single(&root, note_file, &mut problems));
    (note, problems)
}

/// Returns the front matter, and the text below it with the place of its first line.
fn front_and_body(file: &SourceFile) -> Result<(Span, Option<Spanned<&str>>), Diagnostic> {
    let front_matter::Parts { front, body } = front_matter::split(file)?;
    let below = file.text.get(body.range()).unwrap_or_default();
    let text = below.trim_end().trim_start_matches(['\r', '\n']);
    let n_before = below.find(text).unwrap_or_default();
    let start = body.range().start + n_before;
    let first_line = text.lines().next().unwrap_or_default();
    let place = Span::new(file.id, start..start + first_line.len());
    Ok((front, Some(Spanned::new(text, place)).filter(|_| !text.trim().is_empty())))
}

/// Returns what a record of that kind may have: what every record may, and what it may besides.
pub fn tables(kind: Kind) -> [&'static Table; 2] {
    let own = match kind {
        Kind::Article => &article::FIELDS,
        Kind::Actor => &actor::FIELDS,
        Kind::Speech => &speech::FIELDS,
        Kind::Event => &event::FIELDS,
        Kind::Pledge => &pledge::FIELDS,
        Kind::Claim => &claim::FIELDS,
        Kind::Topic => &term::TOPIC_FIELDS,
        Kind::Place => &term::PLACE_FIELDS,
        Kind::Page => &page::FIELDS,
    };
    [&common::FIELDS, own]
}

fn of_kind(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Record> {
    match origin.kind {
        Kind::Article => {
            article::read(fields, origin).map(|record| Record::Article(Box::new(record)))
        }
        Kind::Actor => actor::read(fields, origin).map(|record| Record::Actor(Box::new(record))),
        Kind::Speech => speech::read(fields, origin).map(|record| Record::Speech(Box::new(record))),
        Kind::Event => event::read(fields, origin).map(|record| Record::Event(Box::new(record))),
        Kind::Pledge => pledge::read(fields, origin).map(|record| Record::Pledge(Box::new(record))),
        Kind::Claim => claim::read(fields, origin).map(|record| Record::Claim(Box::new(record))),
        Kind::Topic => {
            term::read_topic(fields, origin).map(|record| Record::Topic(Box::new(record)))
        }
        Kind::Place => {
            term::read_place(fields, origin).map(|record| Record::Place(Box::new(record)))
        }
        Kind::Page => page::read(fields, origin).map(|record| Record::Page(Box::new(record))),
    }
}

fn check_text(article: &Article, file: &SourceFile) -> Option<Diagnostic> {
    let body = file.text.get(article.common.body.range())?;
    article::check_text(article, body)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_oneof, proptest};
    use proptest::strategy::Strategy;

    use super::*;
    use crate::record::common::Extra;
    use crate::record::{kit, site};
    use crate::source::limits::MAX_NOTES;

    /// Reads a file of that id and text.
    fn read_file(kind: Kind, stem: &str, text: &str) -> (Option<Record>, String) {
        let file = kit::file(text);
        let parts = front_matter::split(&file).unwrap();
        let (record, problems) = read(&file, kind, stem, parts.front, parts.body);
        (record, kit::printed(&file, &problems))
    }

    fn notes_of(text: &str) -> (usize, String) {
        let file = kit::file(text);
        let (notes, problems) = notes(&file);
        (notes.len(), kit::printed(&file, &problems))
    }

    #[test]
    fn the_id_is_that_of_the_path_or_the_field() {
        let id = |stem, front: &str| {
            let (record, _) = read_file(Kind::Page, stem, &format!("---\n{front}title: A\n---\n"));
            record.map(|record| record.common().id.value.to_string())
        };
        assert_eq!(id("about", "").as_deref(), Some("about"));
        assert_eq!(id("about", "id: method\n").as_deref(), Some("method"));
        assert_eq!(id("Über uns", "id: about\n").as_deref(), Some("about"));
        assert_eq!(id("about", "id: About\n"), None);
    }

    #[test]
    fn a_path_that_gives_no_id_is_reported_at_the_file() {
        let problem = |stem| read_file(Kind::Page, stem, "---\ntitle: A\n---\n").1;
        let help = "  help: rename it to `uber-uns`, or write `id: uber-uns`\n";
        assert_eq!(
            problem("Über uns"),
            format!("0:1 bad-id the name `Über uns` cannot be an id\n{help}")
        );
        let help = "  help: write `id:` with a name in Latin letters, lower-case, such as a transliteration\n";
        assert_eq!(
            problem("Гаити"),
            format!("0:1 bad-id the name `Гаити` cannot be an id\n{help}")
        );
    }

    #[test]
    fn scalars_keep_their_spelling_where_text_is_wanted() {
        let front = "
            title: 1.10
            summary: >
              NO is Norway,
              and 012 no number.
            topics: [2024, NO]
            extra: {a: [1, 012, 'true', true, ~], b: {c: 1.10}}
            ";
        let Record::Page(page) = kit::sound(Kind::Page, front) else {
            unreachable!("a page was asked for")
        };
        assert_eq!(page.title.value, "1.10");
        assert_eq!(page.common.summary.unwrap().value, "NO is Norway, and 012 no number.");
        let topics: Vec<_> =
            page.common.topics.iter().map(|topic| topic.value.id.as_str()).collect();
        assert_eq!(topics, ["2024", "no"]);
        let text = |text: &str| Extra::Text(text.to_owned());
        let list =
            vec![Extra::Integer(1), text("012"), text("true"), Extra::Bool(true), Extra::Null];
        let map = Extra::Map(vec![("c".to_owned(), text("1.10"))]);
        assert_eq!(page.common.extra, [("a".to_owned(), Extra::List(list)), ("b".to_owned(), map)]);
    }

    #[test]
    fn carriage_returns_change_nothing() {
        let text = "---\ntitle: A\nsummary: |\n  b\n  c\naliases: [old, old.html]\n---\n";
        let (unix, problems) = read_file(Kind::Page, "a", text);
        assert_eq!(problems, "");
        let (windows, problems) = read_file(Kind::Page, "a", &text.replace('\n', "\r\n"));
        assert_eq!(problems, "");
        let summary =
            |record: Option<Record>| record.unwrap().common().summary.clone().unwrap().value;
        assert_eq!(summary(unix), "b c");
        assert_eq!(summary(windows), "b c");
    }

    #[test]
    fn places_count_from_the_start_of_the_file() {
        let text = "---\r\ntitle: é\r\ndate: x\r\n---\r\n";
        let file = kit::file(text);
        let parts = front_matter::split(&file).unwrap();
        let (_, problems) = read(&file, Kind::Event, "a", parts.front, parts.body);
        let words: Vec<_> =
            problems.iter().map(|problem| text.get(problem.span.range()).unwrap()).collect();
        assert_eq!(words, ["x"]);
    }

    #[test]
    fn a_sidecar_is_a_list_or_has_one_key() {
        let two = "- {kind: quote, quote: a}\n- {kind: quote, quote: b}\n";
        assert_eq!(notes_of(two), (2, String::new()));
        assert_eq!(notes_of("annotations:\n  - {kind: quote, quote: a}\n"), (1, String::new()));
        assert_eq!(notes_of(""), (0, String::new()));
        let (n_notes, problems) = notes_of("notes: []\n");
        assert_eq!(n_notes, 0);
        assert!(
            problems.starts_with("1:1 unknown-key there is no key `notes` here\n"),
            "{problems}"
        );
    }

    #[test]
    fn the_notes_of_a_sidecar_join_those_of_the_record() {
        let annotations = |text: &str| notes(&kit::file(text)).0;
        let mut joined = annotations("- {kind: quote, quote: a, id: a}\n");
        let sidecar =
            annotations("- {kind: quote, quote: b, id: b}\n- {kind: quote, quote: c, id: a}\n");
        let problems = annotation::join(&mut joined, sidecar);
        assert_eq!(joined.len(), 3);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].message, "the note id `a` stands here a second time");
    }

    #[test]
    fn a_record_has_no_more_notes_than_the_limit() {
        let text = |n: usize| "- {kind: quote, quote: a}\n".repeat(n);
        assert_eq!(notes_of(&text(MAX_NOTES)), (MAX_NOTES, String::new()));
        let (n_notes, problems) = notes_of(&text(MAX_NOTES + 1));
        assert_eq!(n_notes, 0);
        assert!(problems.starts_with("2001:3 yaml-limit the record has more than 2000 notes\n"));
    }

    #[test]
    fn a_hundred_thousand_keys_end_in_one_error() {
        let keys = (0..100_000).fold(String::new(), |keys, n| keys + &format!("k{n}: v\n"));
        let (record, problems) = read_file(Kind::Page, "a", &format!("---\n{keys}---\n"));
        assert_eq!(record, None);
        assert_eq!(problems.lines().count(), 1);
        assert!(problems.contains("yaml-limit"), "{problems}");
    }

    /// Returns front matter of keys that records have, with values of all sorts.
    fn front_matter_like() -> impl Strategy<Value = String> {
        let key = "(title|date|type|kind|by|sources?|speaker|annotations|updates|reviews|rating|names|id|aliases|votes)";
        let value = "( [a-c1 2024:/~?-]{0,8}| \\[a, \\{b: é\\}\\]| \\{title: a, date: 2024\\}|\n  - \\{kind: quote, quote: x\\}|\n  b: c)";
        let line = proptest::string::string_regex(&format!("{key}:{value}\n")).unwrap();
        proptest::collection::vec(line, 0..8).prop_map(|lines| lines.concat())
    }

    proptest! {
        #[test]
        fn any_front_matter_is_read_or_reported(front in prop_oneof![any::<String>(), front_matter_like()]) {
            for kind in Kind::ALL {
                let file = kit::file(&front);
                let all = Span::new(file.id, 0..front.len());
                let (record, problems) = read(&file, kind, "a", all, all);
                assert!(record.is_some() || !problems.is_empty());
                kit::printed(&file, &problems);
            }
            notes(&kit::file(&front));
            site::read(&kit::file(&front));
        }
    }
}
