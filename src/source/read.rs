//! Reads one text file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::string::FromUtf8Error;

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::Span;
use crate::source::file::{Role, SourceFile};
use crate::source::limits::{MAX_LOCK, MAX_TEXT_FILE};
use crate::source::walk::Text;

/// Returns the file's text, without a byte order mark, and what is wrong with it. A file that cannot be used has the role
/// `Unused` and the text up to the fault.
pub fn read(found: &Text) -> (SourceFile, Option<Diagnostic>) {
    let (role, (text, problem)) = match found.role {
        Role::Unused => (Role::Unused, (String::new(), None)),
        _ => match decode(found) {
            (text, None) => (found.role.clone(), (text, None)),
            broken => (Role::Unused, broken),
        },
    };
    (SourceFile { id: found.id, path: found.path.clone(), role, text: text.into() }, problem)
}

fn decode(found: &Text) -> (String, Option<Diagnostic>) {
    let place = Span::file(found.id);
    let most = limit(&found.role);
    let bytes = match bytes(&found.from, most) {
        Ok(bytes) => bytes,
        Err(error) => {
            let problem = Diagnostic::new(
                Code::UnreadableFile,
                place,
                format!("the file cannot be read: {error}"),
            );
            return (
                String::new(),
                Some(problem.with_help("check that it exists and may be read")),
            );
        }
    };
    if bytes.len() as u64 > most {
        let problem = Diagnostic::new(Code::FileTooLarge, place, "the file is too large");
        let help = match found.role {
            Role::Lock => format!("`addresses.lock` may have {} MB", most / 1024 / 1024),
            _ => format!("records and templates may have {} MB", most / 1024 / 1024),
        };
        return (String::new(), Some(problem.with_help(help)));
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text), None),
        Err(error) => not_utf8(found, &error),
    }
}

fn not_utf8(found: &Text, error: &FromUtf8Error) -> (String, Option<Diagnostic>) {
    let at = error.utf8_error().valid_up_to();
    let good = error.as_bytes().get(..at).unwrap_or_default();
    let byte = error.as_bytes().get(at).copied().unwrap_or_default();
    let text = String::from_utf8_lossy(good).into_owned();
    let problem = Diagnostic::new(
        Code::NotUtf8,
        Span::new(found.id, at..at),
        format!("the byte {byte:#04x} is not UTF-8"),
    )
    .with_help("save the file as UTF-8");
    (text, Some(problem))
}

fn limit(role: &Role) -> u64 {
    match role {
        Role::Lock => MAX_LOCK,
        _ => MAX_TEXT_FILE,
    }
}

fn bytes(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    // Texts are kept; one byte more than there is spares the last reading a larger place.
    let size = file.metadata()?.len().min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
