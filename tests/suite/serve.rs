//! `dateline serve`: the site on this machine while it is written, through the binary and plain sockets.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv6Addr, TcpListener, TcpStream};

use crate::kit::archive::Archive;
use crate::kit::run;
use crate::kit::server::{Event, Server};

const ARTICLE: &str = "content/articles/2024/haiti.md";

/// Returns whether an event says that the archive has no errors.
fn is_mended(event: &Event) -> bool {
    event.name == "problems" && event.problems().is_empty()
}

/// Returns whether an event tells of a problem with that code.
fn tells_of(event: &Event, code: &str) -> bool {
    event.problems().iter().any(|problem| problem.ends_with(&format!(" {code}")))
}

#[test]
fn a_site_is_served_below_the_path_of_its_address() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    assert_eq!(server.root, "/archive/");
    let home = server.get("");
    assert_eq!((home.status, home.field("Content-Type")), (200, Some("text/html; charset=utf-8")));
    assert_eq!(home.field("Cache-Control"), Some("no-store"));
    let style = server.get("assets/style.css");
    assert_eq!(style.field("Content-Type"), Some("text/css; charset=utf-8"));
    assert_eq!(server.get("articles/haiti/index.html").body, server.get("articles/haiti/").body);
    for (from, to) in [
        ("/archive/articles/haiti?a=b", "/archive/articles/haiti/?a=b"),
        ("/", "/archive/"),
        ("/archive", "/archive/"),
    ] {
        let answer = server.send(&format!("GET {from} HTTP/1.1"), &[]);
        assert_eq!((answer.status, answer.field("Location")), (302, Some(to)), "{from}");
    }
    assert!(!archive.site().exists(), "nothing is written");
}

#[test]
fn what_is_not_there_is_answered_with_the_sites_own_page() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    let page = server.get("404.html").body;
    for path in [
        "/archive/articles/nothing/",
        "/archive/articles/haiti/x",
        "/elsewhere/",
        "/archive/../site.yaml",
        "/archive/%2e%2e/site.yaml",
        "/archive/..%2fsite.yaml",
        "/archive//etc/passwd",
        "/archive/content/articles/2024/haiti.md",
        "/archive/.dateline/lock",
    ] {
        let answer = server.send(&format!("GET {path} HTTP/1.1"), &[]);
        assert_eq!((answer.status, answer.body == page), (404, true), "{path}");
    }
    assert_eq!(server.send("GET /.dateline/../mod.rs HTTP/1.1", &[]).status, 404);
}

#[test]
fn only_who_asks_for_this_machine_by_its_name_is_answered() {
    let server = Server::start(&Archive::small(), &[]);
    let port = server.host.rsplit_once(':').unwrap().1;
    let status =
        |host: &str| server.send("GET /archive/ HTTP/1.1", &[&format!("Host: {host}")]).status;
    for name in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
        assert_eq!(status(&format!("{name}:{port}")), 200, "{name}");
    }
    for host in ["evil.example", &format!("evil.example:{port}"), "localhost", "localhost:1"] {
        assert_eq!(status(host), 403, "{host}");
    }
    assert_eq!(server.send("GET /archive/ HTTP/1.1", &["Host: localhost", "Host: a"]).status, 400);
    assert_eq!(server.send("GET /.dateline/events HTTP/1.1", &["Host: evil.example"]).status, 403);
}

#[test]
fn the_site_is_served_on_the_machines_own_addresses_alone() {
    let server = Server::start(&Archive::small(), &[]);
    let port: u16 = server.host.rsplit_once(':').unwrap().1.parse().unwrap();
    assert_eq!(server.host, format!("127.0.0.1:{port}"));
    // Another loopback address is not listened on, as it would be if all addresses were.
    assert!(TcpStream::connect(("127.0.0.2", port)).is_err());
    if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_ok() {
        assert!(TcpStream::connect((Ipv6Addr::LOCALHOST, port)).is_ok());
    }
}

#[test]
fn heads_and_parts_are_sent_where_they_are_asked_for() {
    let archive = Archive::small();
    archive.write("static/numbers.txt", "0123456789");
    let server = Server::start(&archive, &[]);
    let part = |method: &str, range: &str| {
        server
            .send(&format!("{method} /archive/numbers.txt HTTP/1.1"), &[&format!("Range: {range}")])
    };
    let middle = part("GET", "bytes=2-4");
    assert_eq!((middle.status, middle.text().as_str()), (206, "234"));
    assert_eq!(middle.field("Content-Range"), Some("bytes 2-4/10"));
    assert_eq!(part("GET", "bytes=-2").text(), "89");
    let beyond = part("GET", "bytes=10-");
    assert_eq!((beyond.status, beyond.field("Content-Range")), (416, Some("bytes */10")));
    assert_eq!(part("GET", "bytes=0-1,3-4").text(), "0123456789");
    let head = server.send("HEAD /archive/numbers.txt HTTP/1.1", &[]);
    assert_eq!((head.status, head.field("Content-Length"), head.body.len()), (200, Some("10"), 0));
    let page = server.send("HEAD /archive/about/ HTTP/1.1", &[]);
    assert_eq!(
        page.field("Content-Length"),
        Some(server.get("about/").body.len().to_string().as_str())
    );
    let post = server.send("POST /archive/ HTTP/1.1", &[]);
    assert_eq!((post.status, post.field("Allow")), (405, Some("GET, HEAD")));
}

#[test]
fn several_requests_share_a_connection_and_none_holds_up_another() {
    let server = Server::start(&Archive::small(), &[]);
    let idle: Vec<_> = (0..20).map(|_| TcpStream::connect(&server.host).unwrap()).collect();
    let mut stream = TcpStream::connect(&server.host).unwrap();
    let request = format!("HEAD /archive/ HTTP/1.1\r\nHost: {}\r\n", server.host);
    write!(stream, "{request}\r\n{request}Connection: close\r\n\r\n").unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert_eq!(answers.matches("HTTP/1.1 200 OK\r\n").count(), 2);
    drop(idle);
}

#[test]
fn a_page_has_the_script_only_where_a_browser_shows_it() {
    let server = Server::start(&Archive::small(), &[]);
    let plain = server.get("about/").text();
    let (shown, print) = server.page("about/");
    let script =
        format!("<script src=\"/.dateline/reload.js\" data-print=\"{print}\" defer></script>\n");
    assert_eq!(shown.replace(&script, ""), plain);
    let script = server.send("GET /.dateline/reload.js HTTP/1.1", &[]);
    assert_eq!(script.field("Content-Type"), Some("text/javascript; charset=utf-8"));
    assert_eq!(server.send("GET /.dateline/problems.css HTTP/1.1", &[]).status, 200);
}

#[test]
fn a_page_is_told_of_changes_that_it_shows_and_of_no_others() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    let (_, article) = server.page("articles/haiti/");
    let (_, about) = server.page("about/");
    let mut on_article = server.events(Some(("articles/haiti/", &article)));
    let mut on_about = server.events(Some(("about/", &about)));
    assert!(is_mended(&on_article.next()) && is_mended(&on_about.next()));
    archive.replace(ARTICLE, "spoke for twenty minutes", "spoke for half an hour");
    assert_eq!(on_article.next().name, "reload");
    assert!(server.get("articles/haiti/").text().contains("spoke for half an hour"));
    assert!(is_mended(&on_about.next()));
    archive.replace("content/pages/about.md", "---\ntitle:", "---\nsummary: New.\ntitle:");
    on_about.until(|event| event.name == "reload");
}

#[test]
fn a_page_that_was_changed_before_it_listens_is_told_at_once() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    let (_, print) = server.page("articles/haiti/");
    let mut events = server.events(None);
    events.next();
    archive.replace(ARTICLE, "spoke for twenty minutes", "spoke for half an hour");
    events.next();
    assert_eq!(server.events(Some(("articles/haiti/", &print))).next().name, "reload");
}

#[test]
fn a_broken_save_leaves_the_page_and_tells_what_is_wrong_until_it_is_mended() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    let before = server.get("articles/haiti/").body;
    let (_, print) = server.page("articles/haiti/");
    let mut events = server.events(Some(("articles/haiti/", &print)));
    events.next();
    archive.replace(ARTICLE, "actors: [william-ruto,", "actors: [wiliam-ruto,");
    let event = events.until(|event| tells_of(event, "unknown-actor"));
    let problem = &event.data["problems"][0];
    assert_eq!(
        (problem["place"]["path"].as_str(), problem["place"]["line"].as_u64()),
        (Some(ARTICLE), Some(11))
    );
    assert_eq!(problem["place"]["excerpt"]["at"].as_str(), Some("wiliam-ruto"));
    assert_eq!(problem["help"].as_str(), Some("did you mean `william-ruto`?"));
    assert_eq!(server.get("articles/haiti/").body, before);
    archive.replace(ARTICLE, "wiliam", "william");
    events.until(is_mended);
    assert_eq!(server.get("articles/haiti/").body, before);
}

#[test]
fn a_file_that_is_written_in_place_is_seen_when_it_is_complete() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    let mut events = server.events(None);
    let text = fs::read_to_string(archive.path(ARTICLE)).unwrap();
    let mut file = fs::File::create(archive.path(ARTICLE)).unwrap();
    for line in
        text.replace("spoke for twenty minutes", "spoke for half an hour").split_inclusive('\n')
    {
        file.write_all(line.as_bytes()).unwrap();
    }
    drop(file);
    while !server.get("articles/haiti/").text().contains("spoke for half an hour") {
        events.next();
    }
}

#[test]
fn an_archive_that_has_errors_from_the_start_is_shown_when_they_are_mended() {
    let archive = Archive::small();
    archive.replace(ARTICLE, "date: 2024-09-26", "date: 2024-13-26");
    let server = Server::start(&archive, &[]);
    assert_eq!(server.root, "/");
    assert_eq!(server.get("archive/articles/haiti/").status, 503);
    let (_, print) = server.page("archive/articles/haiti/");
    let mut events = server.events(Some(("archive/articles/haiti/", &print)));
    assert!(tells_of(&events.next(), "bad-date"));
    archive.replace(ARTICLE, "2024-13-26", "2024-09-26");
    events.until(|event| event.name == "reload");
    assert_eq!(server.get("archive/articles/haiti/").status, 200);
}

#[test]
fn all_that_an_archive_is_made_of_is_seen_to_come_change_and_go() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    let mut events = server.events(None);
    let mut wait = |what: &str, is_there: &dyn Fn() -> bool| {
        while !is_there() {
            assert!(events.next().problems().is_empty(), "{what}");
        }
    };
    let has = |path: &str, words: &str| server.get(path).text().contains(words);
    let gone = |path: &str| server.get(path).status == 404;
    archive.write(
        "content/events/new/vote.md",
        "---\ntitle: A vote\ndate: 2024-10-01\n---\nIt was held.\n",
    );
    wait("a file in a new folder", &|| has("events/vote/", "It was held."));
    fs::rename(archive.path("content/events/new"), archive.path("content/events/old")).unwrap();
    archive.replace("content/events/old/vote.md", "It was held.", "It was put off.");
    wait("a file in a renamed folder", &|| has("events/vote/", "It was put off."));
    fs::rename(
        archive.path("content/events/old/vote.md"),
        archive.path("content/events/ballot.md"),
    )
    .unwrap();
    wait("a renamed file", &|| gone("events/vote/") && has("events/ballot/", "It was put off."));
    archive.write("new.md", "---\ntitle: A vote\ndate: 2024-10-01\n---\nIt was lost.\n");
    fs::rename(archive.path("new.md"), archive.path("content/events/ballot.md")).unwrap();
    wait("a file that replaces another", &|| has("events/ballot/", "It was lost."));
    archive.remove("content/events/ballot.md");
    wait("a file that goes", &|| gone("events/ballot/"));
    archive.write("static/robots.txt", "User-agent: *\n");
    wait("the first file of a folder of input", &|| has("robots.txt", "User-agent"));
    archive.write("static/robots.txt", "User-agent: x\n");
    wait("a copied file", &|| has("robots.txt", "User-agent: x"));
    archive.write(
        "templates/page.html",
        "{% extends \"builtin/page.html\" %}{% block main %}Ours.{% endblock main %}",
    );
    wait("a template", &|| has("about/", "Ours."));
    archive.remove("templates/page.html");
    wait("a template that goes", &|| !has("about/", "Ours."));
    archive.write("themes/press/static/style.css", "/* press */");
    archive.replace("site.yaml", "language: en", "language: en\ntheme: press");
    wait("a theme", &|| has("assets/style.css", "press"));
    archive.replace("site.yaml", "title: Small archive", "title: Another archive");
    wait("settings", &|| has("", "Another archive"));
    archive.replace("site.yaml", "example.org/archive/", "example.org/");
    while server.send("GET /about/ HTTP/1.1", &[]).status != 200 {
        events.next();
    }
}

#[test]
fn what_editors_leave_behind_changes_nothing() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    let mut events = server.events(None);
    let first = events.next().id;
    for name in [".haiti.md.swp", "haiti.md~", "#haiti.md#", ".#haiti.md"] {
        archive.write(&format!("content/articles/2024/{name}"), "---\n");
    }
    archive.write("public/index.html", "");
    archive.replace(ARTICLE, "spoke for twenty minutes", "spoke for half an hour");
    let next = events.next();
    assert!(next.id == first + 1 && next.problems().is_empty(), "{next:?}");
}

#[test]
fn a_template_that_fails_is_told_of_on_every_page_and_the_page_of_before_stays() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    let before = server.get("about/").body;
    let mut events = server.events(None);
    events.next();
    archive.write("templates/page.html", "{{ page.nothing.at.all }}\n");
    let event = events.until(|event| tells_of(event, "template-failed"));
    assert_eq!(event.problems(), ["templates/page.html:1 template-failed"]);
    assert_eq!(server.get("about/").body, before);
    archive.remove("templates/page.html");
    events.until(is_mended);
    assert_eq!(server.get("about/").body, before);
}

#[test]
fn drafts_are_shown_where_they_are_asked_for() {
    let archive = Archive::small();
    archive.write("content/pages/plan.md", "---\ntitle: A plan\ndraft: true\n---\nText.\n");
    assert_eq!(Server::start(&archive, &["--drafts"]).get("plan/").status, 200);
    assert_eq!(Server::start(&archive, &[]).get("plan/").status, 404);
}

#[test]
fn changes_are_found_by_looking_where_the_system_does_not_tell_of_them() {
    let archive = Archive::small();
    let server = Server::start(&archive, &["--poll"]);
    let mut events = server.events(None);
    events.next();
    archive.replace(ARTICLE, "spoke for twenty minutes", "spoke for half an hour");
    events.next();
    assert!(server.get("articles/haiti/").text().contains("spoke for half an hour"));
}

#[test]
fn a_port_that_is_taken_ends_with_3() {
    let archive = Archive::small();
    let server = Server::start(&archive, &[]);
    let port = server.host.rsplit_once(':').unwrap().1;
    let run = run::dateline(&archive, &["serve", "--port", port]);
    assert_eq!(run.code, 3);
    assert!(
        run.stderr.starts_with(&format!("error: cannot listen on port {port}\n")),
        "{}",
        run.stderr
    );
}
