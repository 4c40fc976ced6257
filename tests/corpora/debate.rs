//! A whole session of the General Debate, as an archive: a speech for each file, its country and its speaker as actors.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::process::{Command, Output};

use crate::{data, files, links, text};

/// A speech of the debate: `KEN_79_2024.txt`.
struct Speech {
    country: String,
    year: String,
    session: String,
    text: String,
}

fn speeches(session: &str) -> Vec<Speech> {
    let speech = |file: &std::path::PathBuf| {
        let stem = file.file_stem()?.to_str()?;
        let [country, session, year]: [&str; 3] = stem
            .rsplitn(3, '_')
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
            .try_into()
            .ok()?;
        let [country, session, year] = [country, session, year].map(str::to_owned);
        Some(Speech { country, session, year, text: text(file) })
    };
    files(&format!("un-general-debate/{session}"), "txt").iter().filter_map(speech).collect()
}

/// Speakers by country, of one session: name and post.
fn speakers(session: &str) -> BTreeMap<String, (String, String)> {
    let table = text(&data("un-general-debate/speakers.csv"));
    let mut rows = table.lines().map(cells);
    let head = rows.next().unwrap();
    let column = |name: &str| head.iter().position(|cell| cell == name).unwrap();
    let (number, country, speaker, post) =
        (column("session"), column("iso3"), column("speaker"), column("post"));
    rows.filter(|row| row.get(number).is_some_and(|own| own == session))
        .filter_map(|row| {
            Some((row.get(country)?.clone(), (row.get(speaker)?.clone(), row.get(post)?.clone())))
        })
        .collect()
}

/// The cells of a line of CSV.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

fn names() -> BTreeMap<String, String> {
    let list: Vec<serde_json::Value> =
        serde_json::from_str(&text(&data("actors/countries-mledoze.json"))).unwrap();
    let name = |country: &serde_json::Value| {
        Some((country["cca3"].as_str()?.to_owned(), country["name"]["common"].as_str()?.to_owned()))
    };
    list.iter().filter_map(name).collect()
}

/// Lays the archive of a session and returns its folder.
fn archive(session: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: String, content: String| {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    };
    let (names, number) = (names(), session.trim_start_matches("session-").trim_start_matches('0'));
    let speakers = speakers(number);
    write(
        "content/actors/un-general-assembly.md".to_owned(),
        "---\nname: United Nations General Assembly\nkind: body\n---\n".to_owned(),
    );
    for Speech { country, session, year, text } in speeches(session) {
        let id = country.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "");
        let name = names.get(&country).map_or(country.as_str(), String::as_str);
        write(
            format!("content/actors/{id}.md"),
            format!("---\nname: {}\nkind: country\n---\n", quoted(name)),
        );
        let mut front = format!(
            "title: {}\ndate: {year}\non_behalf_of: {id}\nvenue: un-general-assembly\nsession: {session}\n",
            quoted(&format!("Statement of {name}"))
        );
        if let Some((speaker, post)) =
            speakers.get(&country).filter(|(speaker, _)| !speaker.trim().is_empty())
        {
            let post = if post.trim().is_empty() { "Delegate" } else { post.trim() };
            write(
                format!("content/actors/speaker-{id}.md"),
                format!(
                    "---\nname: {}\nkind: person\nroles: [{{title: {}, of: {id}}}]\n---\n",
                    quoted(speaker.trim()),
                    quoted(post)
                ),
            );
            writeln!(front, "speaker: speaker-{id}").unwrap();
        }
        write(
            format!("content/speeches/{id}-{session}.md"),
            format!("---\n{front}---\n\n{text}\n"),
        );
    }
    folder
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn dateline(folder: &tempfile::TempDir, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .current_dir(folder.path())
        .output()
        .unwrap()
}

/// Returns the diagnostics of a session by code and file; there are none of records, for those are the test's own.
fn diagnostics(folder: &tempfile::TempDir) -> Vec<String> {
    let run = dateline(folder, &["check", "--diagnostics", "json"]);
    let lines = String::from_utf8(run.stdout).unwrap();
    let problems =
        lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    problems
        .map(|problem| {
            format!("{} {}", problem["path"].as_str().unwrap(), problem["code"].as_str().unwrap())
        })
        .collect()
}

/// What is kept of a session: its diagnostics, `path code`, in order.
fn kept(session: &str) -> Option<Vec<String>> {
    let lines = match session {
        "session-79" => include_str!("expected/session-79.txt").lines(),
        _ => return None,
    };
    Some(lines.filter(|line| !line.starts_with('#')).map(str::to_owned).collect())
}

/// What may be reported of a text that nobody wrote as Markdown: brackets, tags and names that mean several actors.
const OF_TEXTS: [&str; 7] = [
    "unclosed-link",
    "undefined-reference",
    "html-removed",
    "ambiguous-name",
    "unknown-link",
    "empty-link",
    "missing-alt",
];

/// The texts were taken from PDF or scanned; they hold brackets, numbers and broken lines. What is reported is what is kept
/// or, of a session of which nothing is kept, a problem of a text.
#[test]
fn each_session_is_read_and_what_is_reported_is_known() {
    for session in sessions() {
        let found = diagnostics(&archive(&session));
        let unknown = |problem: &&String| {
            let (path, code) = problem.split_once(' ').unwrap();
            !path.starts_with("content/speeches/") || !OF_TEXTS.contains(&code)
        };
        match kept(&session) {
            Some(kept) => assert_eq!(found, kept, "{session}"),
            None => assert_eq!(found.iter().find(unknown), None, "{session}"),
        }
    }
}

/// In a whole session many speeches name Haiti, and each link of the site leads somewhere.
#[test]
fn whole_sessions_make_sites_whose_links_lead_somewhere() {
    for session in sessions() {
        let n_speeches = speeches(&session).len();
        let folder = archive(&session);
        let run = dateline(&folder, &["build"]);
        if run.status.code() == Some(1) && kept(&session).is_none() {
            continue;
        }
        assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
        let site = folder.path().join("public");
        assert_eq!(links::broken(&site), [""; 0], "{session}");
        let haiti = site.join("actors/hti/index.html");
        if 100 < n_speeches && haiti.exists() {
            let sentences = text(&haiti).matches("class=\"sentence\"").count();
            assert!((20..n_speeches).contains(&sentences), "{sentences} speeches name Haiti");
        }
    }
}

/// Returns the folders of sessions.
fn sessions() -> Vec<String> {
    let entries = fs::read_dir(data("un-general-debate")).unwrap();
    let mut sessions: Vec<String> =
        entries.filter_map(|entry| entry.unwrap().file_name().into_string().ok()).collect();
    sessions.retain(|name| name.starts_with("session-"));
    sessions.sort();
    assert!(!sessions.is_empty(), "there are no sessions");
    sessions
}
