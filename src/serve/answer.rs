//! What stands at an address. Paths are looked up among those of the site, so that none leads out of it; the files of
//! `dateline serve` itself lie below [`OWN`], which no page can have.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::pipeline::lazy::Content;
use crate::serve::http::{self, Body, Request, Response};
use crate::serve::range::{self, Part};
use crate::serve::state::{Served, Shown};
use crate::serve::{media, reload};

/// The folder of what only serving needs.
pub const OWN: &str = "/.dateline/";

/// Where events come from.
pub const EVENTS: &str = "/.dateline/events";

/// The page of an archive that never was without errors, and of a page that never could be made.
const NO_PAGE: &str = concat!(
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Not there yet</title>\n</head>\n",
    "<body>\n<p>This page is shown as soon as it can be made.</p>\n</body>\n</html>\n",
);

/// What stands at an address of the site.
#[derive(Debug)]
pub enum Found {
    /// A file.
    File(Made),
    /// Another address.
    Elsewhere(String),
}

/// A file of the site.
#[derive(Debug)]
pub struct Made {
    /// The status with which it is sent.
    pub status: u16,
    /// Its path in the site, or one with the same ending.
    pub path: String,
    /// Its bytes.
    pub content: Content,
    /// Why it is not what the archive says, and the site that says so.
    pub failure: Option<(Diagnostic, Arc<Served>)>,
}

/// Answers a request for anything but events.
pub fn answer(shown: &Shown, request: &Request) -> Response {
    if let Some(name) = request.path.strip_prefix(OWN) {
        return match reload::client(name) {
            Some(text) => whole(200, media::of(name), Cow::Borrowed(text.as_bytes())),
            None => plain(404),
        };
    }
    match find(shown, &request.path) {
        Found::Elsewhere(path) => {
            let query = request.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
            let mut fields = fields("text/plain; charset=utf-8");
            fields.push(("Location", format!("{path}{query}")));
            Response { status: 302, fields, body: Body::Bytes(Cow::Borrowed(b"")) }
        }
        Found::File(made) => file(shown, made, request),
    }
}

/// Returns what stands at a path of the host.
pub fn find(shown: &Shown, path: &str) -> Found {
    let Some(served) = &shown.site else {
        return Found::File(no_page(503, None));
    };
    let root = served.site.host_path();
    let own = http::unescaped(&root).unwrap_or_else(|| root.clone());
    let Some(path) = path.strip_prefix(own.as_str()) else {
        let is_above = own.starts_with(&format!("{}/", path.trim_end_matches('/')));
        return if is_above { Found::Elsewhere(root) } else { Found::File(missing(shown, served)) };
    };
    let file = match path {
        _ if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
        _ => path.to_owned(),
    };
    if let Some(made) = make(shown, served, &file, 200) {
        Found::File(made)
    } else if served.site.holds(&format!("{file}/index.html")) {
        Found::Elsewhere(format!("{root}{file}/"))
    } else {
        Found::File(missing(shown, served))
    }
}

fn missing(shown: &Shown, served: &Arc<Served>) -> Made {
    make(shown, served, "404.html", 404).unwrap_or_else(|| no_page(404, None))
}

fn no_page(status: u16, failure: Option<(Diagnostic, Arc<Served>)>) -> Made {
    let content = Content::Embedded(NO_PAGE.as_bytes());
    Made { status, path: "index.html".to_owned(), content, failure }
}

/// Makes a file of the site; where its template fails, the page of before.
fn make(shown: &Shown, served: &Arc<Served>, file: &str, status: u16) -> Option<Made> {
    let path = file.to_owned();
    match served.file(file)? {
        Ok(content) => Some(Made { status, path, content, failure: None }),
        Err(problem) => {
            let failure = Some((problem, Arc::clone(served)));
            let older = shown.before.as_ref().and_then(|before| before.file(file)?.ok());
            Some(match older {
                Some(content) => Made { status, path, content, failure },
                None => no_page(500, failure),
            })
        }
    }
}

fn file(shown: &Shown, made: Made, request: &Request) -> Response {
    let media = media::of(&made.path);
    let bytes = match made.content {
        Content::File(path) => {
            return match File::open(path).and_then(|file| Ok((file.metadata()?.len(), file))) {
                Ok((length, file)) => {
                    part(request, media, length, |start, n| Body::File(file, start, n))
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => plain(404),
                Err(_) => plain(500),
            };
        }
        Content::Embedded(bytes) => Cow::Borrowed(bytes),
        Content::Made(bytes) => Cow::Owned(bytes),
    };
    let bytes = if request.is_for_page && media.starts_with("text/html") {
        Cow::Owned(reload::with_script(&bytes, &reload::print(shown, &bytes)))
    } else {
        bytes
    };
    if made.status != 200 {
        return whole(made.status, media, bytes);
    }
    let length = bytes.len() as u64;
    part(request, media, length, |start, n| {
        let is_whole = start == 0 && n == length;
        Body::Bytes(if is_whole { bytes } else { cut(&bytes, start, n).into() })
    })
}

fn cut(bytes: &[u8], start: u64, n: u64) -> Vec<u8> {
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    bytes.iter().skip(start).take(n).copied().collect()
}

/// Answers with the part of a file that the request asks for.
fn part(
    request: &Request,
    media: &str,
    length: u64,
    body: impl FnOnce(u64, u64) -> Body,
) -> Response {
    let part = request.range.as_ref().map_or(Part::Whole, |field| range::of(field, length));
    let mut fields = fields(media);
    fields.push(("Accept-Ranges", "bytes".to_owned()));
    let (status, body) = match part {
        Part::Whole => (200, body(0, length)),
        Part::Bytes(start, n) => {
            fields.push(("Content-Range", format!("bytes {start}-{}/{length}", start + n - 1)));
            (206, body(start, n))
        }
        Part::Beyond => {
            fields.push(("Content-Range", format!("bytes */{length}")));
            (416, Body::Bytes(Cow::Borrowed(b"")))
        }
    };
    Response { status, fields, body }
}

fn whole(status: u16, media: &str, bytes: Cow<'static, [u8]>) -> Response {
    Response { status, fields: fields(media), body: Body::Bytes(bytes) }
}

/// Returns an answer that says no more than its status.
pub fn plain(status: u16) -> Response {
    let text = format!("{status}\n").into_bytes();
    whole(status, "text/plain; charset=utf-8", Cow::Owned(text))
}

/// Returns an answer after which the connection is closed.
pub fn closing(status: u16) -> Response {
    let mut response = plain(status);
    response.fields.push(("Connection", "close".to_owned()));
    if status == 405 {
        response.fields.push(("Allow", "GET, HEAD".to_owned()));
    }
    response
}

/// Fields of every answer. Nothing is kept by the browser, so that no page can be stale; and no page of another host may show
/// what is served here.
pub fn fields(media: &str) -> Vec<(&'static str, String)> {
    vec![
        ("Content-Type", media.to_owned()),
        ("Cache-Control", "no-store".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ]
}
