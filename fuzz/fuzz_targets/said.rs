//! Who is named in a text, who is quoted, and how that compares with a speech: whatever the names, the text and the speech are, places
//! are in order and on the borders of characters. The first line of the input is the language, up to a line of `---` stand names (of an
//! actor, separated by `|`), then the text, and behind another such line the speech.
#![no_main]

use dateline::base::kind::Kind;
use dateline::base::language::Language;
use dateline::base::span::{FileId, Span};
use dateline::collation::{Extent, Witness};
use dateline::names::find::{self as names, OwnActors};
use dateline::names::index::NameIndex;
use dateline::quotation::find::{self as quotations, Words};
use dateline::record::actor::Actor;
use dateline::record::common::Record;
use dateline::record::read;
use dateline::record::site::{HtmlTrust, Punctuation};
use dateline::source::file::{Role, SourceFile};
use dateline::source::front_matter;
use dateline::text::document::TextRange;
use dateline::text::markdown::{self, TextPlace, TextStyle};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|input: &str| {
    let mut parts = input.splitn(3, "\n---\n");
    let (head, text, speech) =
        (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let mut lines = head.lines();
    let language = lines.next().and_then(Language::parse).unwrap_or_else(Language::english);
    let actors: Vec<Actor> = lines.filter_map(actor).collect();
    look(&language, &actors, text, speech);
});

/// Makes an actor of its names.
fn actor(line: &str) -> Option<Actor> {
    let mut names = line.split('|');
    let name = names.next()?;
    let others: Vec<&str> = names.collect();
    let text = format!(
        "---\nname: {}\nkind: person\nother_names: {}\n---\n",
        Value::from(name),
        Value::from(others)
    );
    let path = "content/actors/a.md".to_owned();
    let file = SourceFile { id: FileId(0), path, role: Role::Unused, text: text.into() };
    let parts = front_matter::split(&file).ok()?;
    match read::read(&file, Kind::Actor, "a", parts.front, parts.body) {
        (Some(Record::Actor(actor)), _) => Some(*actor),
        _ => None,
    }
}

fn look(language: &Language, actors: &[Actor], text: &str, speech: &str) {
    let style = TextStyle {
        language: language.clone(),
        punctuation: Punctuation::Plain,
        html: HtmlTrust::Sanitized,
        place: TextPlace::Body,
    };
    let span = Span::new(FileId(0), 0..text.len());
    let (document, _) = markdown::read(text, span, &style);
    let (index, _) = NameIndex::build(&actors.iter().collect::<Vec<_>>());
    let hits = names::find(&index, &document.text, &OwnActors::none()).hits;
    apart(&document.text, hits.iter().map(|hit| hit.range));
    let words = Words {
        text: &document.text,
        language,
        blocks: &document.quotes,
        names: &hits,
        is_person: &|_| true,
    };
    let found = quotations::find(words);
    apart(&document.text, found.iter().map(|one| one.range));
    let witness = Witness::new(speech, language, Extent::Whole);
    for one in found {
        let said = quotations::spoken(&document.text, one.range);
        let collation = witness.collate(&said);
        if let Some(passage) = collation.passage {
            assert!(speech.get(passage.range()).is_some(), "{passage:?}");
        }
        for difference in &collation.differences {
            assert!(said.get(difference.quotation.range()).is_some(), "{difference:?}");
            assert!(speech.get(difference.witness.range()).is_some(), "{difference:?}");
        }
    }
}

/// Panics unless ranges are in order, apart from each other, and on borders of characters.
fn apart(text: &str, ranges: impl Iterator<Item = TextRange>) {
    let mut done = 0;
    for range in ranges {
        assert!(done <= range.start && text.get(range.range()).is_some(), "{range:?}");
        done = range.end;
    }
}
