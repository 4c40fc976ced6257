//! Live reload: a script in each page that is shown, and the events that tell it to load the page again, or what is wrong.

use std::io;
use std::time::Duration;

use serde::Serialize;

use crate::base::digest;
use crate::pipeline::lazy::Content;
use crate::serve::answer::{self, Found};
use crate::serve::http::{self, Connection};
use crate::serve::problem::{self, Problem};
use crate::serve::state::{Shown, State};

/// The files that pages load, by name: scripts and styles are never part of a page.
const CLIENT: [(&str, &str); 2] = [
    ("reload.js", include_str!("client/reload.js")),
    ("problems.css", include_str!("client/problems.css")),
];

/// How long nothing is sent at most, so that connections that are gone are noticed.
const PULSE: Duration = Duration::from_secs(15);

/// How many problems are sent at most.
const MAX_PROBLEMS: usize = 50;

/// What is wrong, as the script reads it.
#[derive(Serialize)]
struct News<'a> {
    n_problems: usize,
    /// The first of them.
    problems: &'a [&'a Problem],
}

/// Returns a file that pages load.
pub fn client(name: &str) -> Option<&'static str> {
    CLIENT.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Returns what a page is known by: another value when its bytes are others, or when a file that it may show has changed.
pub fn print(shown: &Shown, page: &[u8]) -> String {
    let copied = shown.site.as_ref().map(|served| served.site.copied());
    let digest = digest::of(&(page, copied));
    let (first, _) = digest.split_first_chunk().expect("a digest has 32 bytes");
    format!("{:016x}", u64::from_be_bytes(*first))
}

/// Returns a page with the script in its head. In text `<` is escaped, so that the first `</head>` is the end of the head; a
/// page without one has the script at its end.
pub fn with_script(page: &[u8], print: &str) -> Vec<u8> {
    const END: &[u8] = b"</head>";
    let at = page.windows(END.len()).position(|bytes| bytes.eq_ignore_ascii_case(END));
    let (head, rest) = page.split_at(at.unwrap_or(page.len()));
    let script = format!(
        "<script src=\"{}reload.js\" data-print=\"{print}\" defer></script>\n",
        answer::OWN
    );
    [head, script.as_bytes(), rest].concat()
}

/// Sends events for as long as the browser listens: that the page which it shows has changed, or what is wrong. The query
/// names the page and what it is known by.
pub fn events(connection: &mut Connection, state: &State, query: Option<&str>) -> io::Result<()> {
    let (page, print) = (field(query, "page"), field(query, "print"));
    connection.begin(200, &answer::fields("text/event-stream"))?;
    let mut seen = None;
    loop {
        let Some(shown) = state.next(seen, PULSE) else {
            connection.write(b":\n\n")?;
            continue;
        };
        seen = Some(shown.version);
        connection.write(event(&shown, page.as_deref(), print.as_deref()).as_bytes())?;
    }
}

/// Returns the event that tells a page of a new state.
fn event(shown: &Shown, page: Option<&str>, print: Option<&str>) -> String {
    let found = page.map(|page| answer::find(shown, page));
    let is_stale = match &found {
        None => false,
        Some(Found::Elsewhere(_)) => true,
        Some(Found::File(made)) => match &made.content {
            Content::Made(bytes) => Some(self::print(shown, bytes).as_str()) != print,
            Content::Embedded(bytes) => Some(self::print(shown, bytes).as_str()) != print,
            Content::File(_) => false,
        },
    };
    let version = shown.version;
    if is_stale {
        return format!("id: {version}\nevent: reload\ndata: {version}\n\n");
    }
    let own = match &found {
        Some(Found::File(made)) => made.failure.as_ref().map(|(failure, served)| {
            problem::all(std::slice::from_ref(failure), served.site.files())
        }),
        _ => None,
    };
    let own = own.unwrap_or_default();
    let all: Vec<&Problem> = shown
        .problems
        .iter()
        .chain(own.iter().filter(|own| !shown.problems.contains(own)))
        .collect();
    let first = all.get(..MAX_PROBLEMS).unwrap_or(&all);
    let news = News { n_problems: all.len(), problems: first };
    let json = serde_json::to_string(&news).expect("texts and numbers always have a JSON form");
    format!("id: {version}\nevent: problems\ndata: {json}\n\n")
}

/// Returns a field of a query.
fn field(query: Option<&str>, name: &str) -> Option<String> {
    let pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name).and_then(|(_, value)| http::unescaped(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_at_the_end_of_the_head() {
        let page = with_script(b"<head><title>a</title></head><body>", "7");
        let text = String::from_utf8(page).unwrap();
        insta::assert_snapshot!(text, @r#"
        <head><title>a</title><script src="/.dateline/reload.js" data-print="7" defer></script>
        </head><body>
        "#);
        assert!(with_script(b"<p>a", "7").starts_with(b"<p>a<script "));
    }

    #[test]
    fn a_query_names_page_and_print() {
        let query = Some("page=%2Farticles%2Fa%2F&print=0f");
        assert_eq!(field(query, "page").as_deref(), Some("/articles/a/"));
        assert_eq!(field(query, "print").as_deref(), Some("0f"));
        assert_eq!(field(query, "other"), None);
        assert_eq!(field(None, "page"), None);
    }

    #[test]
    fn what_pages_load_runs_under_a_strict_policy() {
        let script = client("reload.js").unwrap();
        for word in ["innerHTML", "eval(", ".style", "setAttribute('style'", "insertAdjacentHTML"] {
            assert!(!script.contains(word), "{word}");
        }
        assert_eq!(client("../mod.rs"), None);
    }
}
