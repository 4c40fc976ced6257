//! `dateline serve`, running, and requests to it over plain sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::kit::archive::Archive;
use crate::kit::run;

/// How long an answer or an event may take; it should be a fraction of a second.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that ends with the test.
pub(crate) struct Server {
    child: Child,
    /// Name and port.
    pub(crate) host: String,
    /// The path of the site on its host.
    pub(crate) root: String,
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

/// A stream of events.
pub(crate) struct Events {
    lines: BufReader<TcpStream>,
}

/// One event.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) name: String,
    pub(crate) id: u64,
    pub(crate) data: Value,
}

impl Server {
    /// Serves an archive at a port of its own.
    pub(crate) fn start(archive: &Archive, args: &[&str]) -> Self {
        let args = [&["serve", "--port", "0"], args].concat();
        let mut command = run::command(archive.root(), &args);
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap_or_else(|| panic!("`{line}`"));
        let (host, path) = address.split_once('/').unwrap();
        Self { child, host: host.to_owned(), root: format!("/{path}") }
    }

    /// Sends a request: its first line and its fields.
    pub(crate) fn send(&self, line: &str, fields: &[&str]) -> Answer {
        let mut stream = self.connect(line, fields, "close");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: answer.split_off(end + 4) }
    }

    /// Gets a path of the site.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {}{path} HTTP/1.1", self.root), &[])
    }

    /// Gets a page as a browser shows it: its text, and what it is known by.
    pub(crate) fn page(&self, path: &str) -> (String, String) {
        let answer =
            self.send(&format!("GET {}{path} HTTP/1.1", self.root), &["Accept: text/html"]);
        let text = answer.text();
        let (_, rest) = text.split_once("data-print=\"").unwrap();
        let print = rest.split_once('"').unwrap().0.to_owned();
        (text, print)
    }

    /// Listens to events, for a page of the site or for none.
    pub(crate) fn events(&self, page: Option<(&str, &str)>) -> Events {
        let query = page.map(|(path, print)| format!("?page={}{path}&print={print}", self.root));
        let line = format!("GET /.dateline/events{} HTTP/1.1", query.unwrap_or_default());
        let mut lines = BufReader::new(self.connect(&line, &[], "keep-alive"));
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(lines.read_line(&mut head).unwrap(), 0, "{head}");
        }
        assert!(head.contains("Content-Type: text/event-stream\r\n"), "{head}");
        Events { lines }
    }

    fn connect(&self, line: &str, fields: &[&str], connection: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let host = format!("Host: {}", self.host);
        let has_host = fields.iter().any(|field| field.starts_with("Host:"));
        let own = if has_host { None } else { Some(host.as_str()) };
        let fields: Vec<&str> = own.into_iter().chain(fields.iter().copied()).collect();
        write!(stream, "{line}\r\n{}\r\nConnection: {connection}\r\n\r\n", fields.join("\r\n"))
            .unwrap();
        stream
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Answer {
    /// Returns a field of the head.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields
            .into_iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// Returns the body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

impl Events {
    /// Waits for the next event.
    #[track_caller]
    pub(crate) fn next(&mut self) -> Event {
        self.next_or("no event comes")
    }

    /// Waits for the next event, and fails with a text where none comes.
    #[track_caller]
    pub(crate) fn next_or(&mut self, failure: &str) -> Event {
        let (mut name, mut id, mut data) = (String::new(), 0, Value::Null);
        let mut n_pulses = 0;
        loop {
            let mut line = String::new();
            assert_ne!(self.lines.read_line(&mut line).unwrap(), 0, "the events end");
            match line.trim_end().split_once(": ") {
                Some(("event", value)) => value.clone_into(&mut name),
                Some(("id", value)) => id = value.parse().unwrap(),
                Some(("data", value)) => data = serde_json::from_str(value).unwrap(),
                // A pulse says only that the server is there.
                _ if line == ":\n" => n_pulses += 1,
                _ if line == "\n" && !name.is_empty() => return Event { name, id, data },
                _ => {}
            }
            assert!(n_pulses < 3, "{failure}");
        }
    }

    /// Waits for an event that fits.
    #[track_caller]
    pub(crate) fn until(&mut self, mut fits: impl FnMut(&Event) -> bool) -> Event {
        loop {
            let event = self.next();
            if fits(&event) {
                return event;
            }
        }
    }
}

impl Event {
    /// Returns the problems that it tells of, `path:line code` each.
    pub(crate) fn problems(&self) -> Vec<String> {
        let problem = |problem: &Value| {
            let place = &problem["place"];
            let path = place["path"].as_str().unwrap();
            format!("{path}:{} {}", place["line"], problem["code"].as_str().unwrap())
        };
        self.data["problems"].as_array().into_iter().flatten().map(problem).collect()
    }
}
