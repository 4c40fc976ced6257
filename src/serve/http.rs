//! HTTP/1.1 (RFC 9112) as far as a browser on the same machine needs it: requests without a body, answers whose length is
//! known.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use httparse::Status;

/// The longest head of a request, in bytes.
const MAX_HEAD: usize = 16 * 1024;

/// How many fields a head may have.
const MAX_FIELDS: usize = 100;

/// How long a connection may be idle, and how long a browser may take to read.
const PATIENCE: Duration = Duration::from_secs(30);

/// A request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// What is wanted.
    pub method: Method,
    /// The path, its escapes undone.
    pub path: String,
    /// What stands behind `?`, as it is.
    pub query: Option<String>,
    /// The name and port that the browser believes to speak to, in lower case.
    pub host: String,
    /// The part that is wanted: `bytes=0-99`.
    pub range: Option<String>,
    /// Whether the answer is to be shown as a page.
    pub is_for_page: bool,
    /// Whether another request may follow.
    pub keeps_open: bool,
}

/// What is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// The answer.
    Get,
    /// The answer without its body.
    Head,
}

/// An answer.
#[derive(Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The fields of the head, but for the length.
    pub fields: Vec<(&'static str, String)>,
    /// What is sent.
    pub body: Body,
}

/// What is sent.
#[derive(Debug)]
pub enum Body {
    /// These bytes.
    Bytes(Cow<'static, [u8]>),
    /// As many bytes of a file, from a place on.
    File(File, u64, u64),
}

/// One browser's connection.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    /// What was read and belongs to no request yet.
    read: Vec<u8>,
}

impl Connection {
    /// Takes over a connection.
    pub fn new(stream: TcpStream) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self { stream, read: Vec::new() })
    }

    /// Waits for the next request: none where the browser has none, and the status of a refusal for one that is not
    /// understood.
    pub fn request(&mut self) -> io::Result<Option<Result<Request, u16>>> {
        let mut chunk = [0; 4096];
        loop {
            if let Some((length, request)) = parse(&self.read) {
                self.read.drain(..length);
                return Ok(Some(request));
            }
            if MAX_HEAD < self.read.len() {
                return Ok(Some(Err(431)));
            }
            match self.stream.read(&mut chunk)? {
                0 => return Ok(None),
                n => self.read.extend(chunk.iter().take(n)),
            }
        }
    }

    /// Sends an answer, or its head only.
    pub fn send(&mut self, response: Response, method: Method) -> io::Result<()> {
        let length = match &response.body {
            Body::Bytes(bytes) => bytes.len() as u64,
            Body::File(_, _, length) => *length,
        };
        let mut fields = response.fields;
        fields.push(("Content-Length", length.to_string()));
        let head = head(response.status, &fields);
        match (method, response.body) {
            (Method::Head, _) => self.write(head.as_bytes()),
            (Method::Get, Body::Bytes(bytes)) => self.write(&[head.as_bytes(), &bytes].concat()),
            (Method::Get, Body::File(mut file, start, length)) => {
                self.write(head.as_bytes())?;
                file.seek(SeekFrom::Start(start))?;
                match io::copy(&mut file.take(length), &mut self.stream)? {
                    sent if sent == length => Ok(()),
                    _ => Err(io::Error::other("the file has become shorter")),
                }
            }
        }
    }

    /// Begins an answer that goes on as long as the connection does.
    pub fn begin(&mut self, status: u16, fields: &[(&'static str, String)]) -> io::Result<()> {
        self.write(head(status, fields).as_bytes())
    }

    /// Sends bytes at once.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)
    }
}

fn head(status: u16, fields: &[(&'static str, String)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    format!("HTTP/1.1 {status} {}\r\n{}\r\n", reason(status), fields.concat())
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        416 => "Range Not Satisfiable",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        505 => "HTTP Version Not Supported",
        _ => "Service Unavailable",
    }
}

/// Reads the request that some bytes begin with, and how many of them it takes; nothing where it is not complete.
fn parse(bytes: &[u8]) -> Option<(usize, Result<Request, u16>)> {
    let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
    let mut parsed = httparse::Request::new(&mut fields);
    match parsed.parse(bytes) {
        Ok(Status::Partial) => None,
        Ok(Status::Complete(length)) => Some((length, request(&parsed))),
        Err(httparse::Error::TooManyHeaders) => Some((bytes.len(), Err(431))),
        Err(httparse::Error::Version) => Some((bytes.len(), Err(505))),
        Err(_) => Some((bytes.len(), Err(400))),
    }
}

fn request(parsed: &httparse::Request<'_, '_>) -> Result<Request, u16> {
    let fields = |name: &'static str| {
        let own = parsed.headers.iter().filter(move |field| field.name.eq_ignore_ascii_case(name));
        own.map(|field| std::str::from_utf8(field.value).unwrap_or("").trim())
    };
    let has_body = fields("content-length").any(|length| length != "0")
        || fields("transfer-encoding").next().is_some();
    if has_body {
        return Err(413);
    }
    let method = match parsed.method {
        Some("GET") => Method::Get,
        Some("HEAD") => Method::Head,
        _ => return Err(405),
    };
    let hosts: Vec<&str> = fields("host").collect();
    let [host] = hosts.as_slice() else { return Err(400) };
    let target = parsed.path.unwrap_or("");
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (target, None),
    };
    let closes = fields("connection").any(|value| value.eq_ignore_ascii_case("close"));
    Ok(Request {
        method,
        path: unescaped(path).filter(|path| path.starts_with('/')).ok_or(400_u16)?,
        query,
        host: host.to_ascii_lowercase(),
        // Without a validator of ours, a browser cannot know that its part belongs to the same file.
        range: fields("range")
            .next()
            .filter(|_| fields("if-range").next().is_none())
            .map(str::to_owned),
        is_for_page: fields("accept").any(|value| value.contains("text/html")),
        keeps_open: parsed.version == Some(1) && !closes,
    })
}

/// Undoes the escapes of a path or a part of a query; nothing where they are wrong, or what they mean is not text.
pub fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Request, u16> {
        let (length, request) = parse(text.as_bytes()).unwrap();
        assert!(request.is_err() || length == text.len(), "{text}");
        request
    }

    #[test]
    fn a_request_is_read_when_it_is_complete() {
        assert_eq!(parse(b"GET / HTTP/1.1\r\nHost: localhost\r\n"), None);
        let text = "HEAD /a%20b/?x=1 HTTP/1.1\r\nHOST: LocalHost:4000\r\nAccept: text/html,*/*\r\nRange: bytes=0-1\r\n\r\n";
        let wanted = Request {
            method: Method::Head,
            path: "/a b/".to_owned(),
            query: Some("x=1".to_owned()),
            host: "localhost:4000".to_owned(),
            range: Some("bytes=0-1".to_owned()),
            is_for_page: true,
            keeps_open: true,
        };
        assert_eq!(read(text), Ok(wanted));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        let refused = |text: &str| read(text).unwrap_err();
        assert_eq!(refused("GET / HTTP/1.1\r\n\r\n"), 400);
        assert_eq!(refused("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
        assert_eq!(refused("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
        assert_eq!(refused("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
        assert_eq!(refused("GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
        assert_eq!(refused("POST / HTTP/1.1\r\nHost: a\r\n\r\n"), 405);
        assert_eq!(refused("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"), 413);
        assert_eq!(refused("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"), 413);
        assert_eq!(refused("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
        assert_eq!(refused(&format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(101))), 431);
        assert_eq!(refused("\u{1}\r\n\r\n"), 400);
    }

    #[test]
    fn connections_close_where_the_browser_wants_it() {
        assert!(!read("GET / HTTP/1.0\r\nHost: a\r\n\r\n").unwrap().keeps_open);
        assert!(
            !read("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap().keeps_open
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            drop(parse(&bytes));
        }

        #[test]
        fn any_head_is_read(path in "[a-z%0-9./?\\\\]{0,20}", name in "[A-Za-z-]{1,10}", value in "\\PC{0,20}") {
            let text = format!("GET /{path} HTTP/1.1\r\nHost: a\r\n{name}: {value}\r\n\r\n");
            drop(parse(text.as_bytes()));
        }
    }
}
