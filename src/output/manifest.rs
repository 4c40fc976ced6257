//! The list of the files that dateline wrote into an output folder: text, sorted, with a checksum over it.
//!
//! ```text
//! dateline manifest 1 settled
//! = 13712 <hash> <key> articles/a/index.html
//! / images
//! checksum <hash>
//! ```
//! `=` is a file in place. While files are moved (`moving`), `+` are those to come and `-` those that they replace or that
//! go. `/` is a folder that was there before dateline put a file in it, and so is never removed. A key is `-` where there is
//! none.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::time::SystemTime;

use crate::output::error::{OutputError, io_error};
use crate::output::path;

/// A BLAKE3 hash.
pub type Hash = [u8; 32];

/// One file that dateline wrote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its length in bytes.
    pub size: u64,
    /// The hash of its bytes.
    pub hash: Hash,
    /// The hash of all that its bytes are made from, where it is worth knowing.
    pub key: Option<Hash>,
}

/// The files of before and after a move.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Manifest {
    /// Whether the move is over.
    pub(super) state: State,
    /// What was in place before.
    pub(super) old: BTreeMap<String, Entry>,
    /// What is in place after.
    pub(super) new: BTreeMap<String, Entry>,
    /// Folders that are not dateline's, though files of it lie in them.
    pub(super) foreign: BTreeSet<String>,
}

/// Whether the files in place are known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// The new files are in place.
    Settled,
    /// Each of the files may be in place or not.
    Moving,
}

const NAME: &str = "manifest";
const SETTLED: &str = "dateline manifest 1 settled";
const MOVING: &str = "dateline manifest 1 moving";
const CHECKSUM: &str = "checksum ";

/// Returns whether `own_folder` holds a manifest.
pub(super) fn exists(own_folder: &Path) -> bool {
    own_folder.join(NAME).symlink_metadata().is_ok()
}

/// Reads the manifest and when it was written; `None` where there is none.
pub(super) fn read(own_folder: &Path) -> Result<Option<(Manifest, SystemTime)>, OutputError> {
    let path = own_folder.join(NAME);
    let mut file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io_error("open", &path)(error)),
    };
    let written = file
        .metadata()
        .and_then(|metadata| metadata.modified())
        .map_err(io_error("look at", &path))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(io_error("read", &path))?;
    let parsed = std::str::from_utf8(&bytes).ok().and_then(Manifest::parse);
    parsed.map(|manifest| Some((manifest, written))).ok_or(OutputError::DamagedManifest { path })
}

/// Replaces the manifest by `text`, by a rename.
pub(super) fn write(own_folder: &Path, text: &str) -> Result<(), OutputError> {
    let path = own_folder.join(NAME);
    let aside = own_folder.join("manifest.new");
    let mut file = File::create(&aside).map_err(io_error("create", &aside))?;
    file.write_all(text.as_bytes()).map_err(io_error("write", &aside))?;
    fs::rename(&aside, &path).map_err(io_error("replace", &path))
}

impl Manifest {
    /// Returns the manifest as text, with its checksum.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        let header = match self.state {
            State::Settled => SETTLED,
            State::Moving => MOVING,
        };
        push(&mut text, format_args!("{header}\n"));
        let paths: BTreeSet<&String> = self.old.keys().chain(self.new.keys()).collect();
        for path in paths {
            let (old, new) = (self.old.get(path), self.new.get(path));
            let signed =
                if old == new { [('=', new), ('=', None)] } else { [('-', old), ('+', new)] };
            for (sign, entry) in signed {
                push_entry(&mut text, sign, path, entry);
            }
        }
        for folder in &self.foreign {
            push(&mut text, format_args!("/ {folder}\n"));
        }
        let sum = blake3::hash(text.as_bytes()).to_hex();
        push(&mut text, format_args!("{CHECKSUM}{sum}\n"));
        text
    }

    /// Reads a manifest; `None` if a byte of it is not as it was written.
    fn parse(text: &str) -> Option<Self> {
        let (body, sum) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let body = text.get(..=body.len())?;
        if sum.strip_prefix(CHECKSUM)? != blake3::hash(body.as_bytes()).to_hex().as_str() {
            return None;
        }
        let (header, lines) = body.split_once('\n')?;
        let state = match header {
            SETTLED => State::Settled,
            MOVING => State::Moving,
            _ => return None,
        };
        let mut manifest =
            Self { state, old: BTreeMap::new(), new: BTreeMap::new(), foreign: BTreeSet::new() };
        for line in lines.lines() {
            manifest.read_line(line)?;
        }
        Some(manifest)
    }

    fn read_line(&mut self, line: &str) -> Option<()> {
        let (sign, rest) = line.split_once(' ')?;
        if sign == "/" {
            self.foreign.insert(safe(rest)?);
            return Some(());
        }
        let mut parts = rest.splitn(4, ' ');
        let size = parts.next()?.parse().ok()?;
        let hash = read_hash(parts.next()?)?;
        let key = match parts.next()? {
            "-" => None,
            hex => Some(read_hash(hex)?),
        };
        let path = safe(parts.next()?)?;
        let entry = Entry { size, hash, key };
        if matches!(sign, "=" | "-") {
            self.old.insert(path.clone(), entry);
        }
        if matches!(sign, "=" | "+") {
            self.new.insert(path, entry);
        }
        matches!(sign, "=" | "-" | "+").then_some(())
    }
}

/// Returns the path if it is safe: what a manifest names may be removed, so that no other path may come from it.
fn safe(path: &str) -> Option<String> {
    path::is_safe(path).then(|| path.to_owned())
}

fn read_hash(hex: &str) -> Option<Hash> {
    blake3::Hash::from_hex(hex).ok().map(Into::into)
}

fn push_entry(text: &mut String, sign: char, path: &str, entry: Option<&Entry>) {
    let Some(entry) = entry else { return };
    let hash = blake3::Hash::from_bytes(entry.hash).to_hex();
    let size = entry.size;
    match entry.key {
        Some(key) => push(
            text,
            format_args!(
                "{sign} {size} {hash} {} {path}\n",
                blake3::Hash::from_bytes(key).to_hex()
            ),
        ),
        None => push(text, format_args!("{sign} {size} {hash} - {path}\n")),
    }
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    text.write_fmt(line).expect("a string takes all that is written to it");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn settled(files: BTreeMap<String, Entry>) -> Manifest {
        Manifest { state: State::Settled, old: files.clone(), new: files, foreign: BTreeSet::new() }
    }

    fn entries() -> impl Strategy<Value = BTreeMap<String, Entry>> {
        let entry = (any::<u64>(), any::<Hash>(), any::<Option<Hash>>());
        let entry = entry.prop_map(|(size, hash, key)| Entry { size, hash, key });
        proptest::collection::btree_map("[a-c]/[a-c é]{1,3}", entry, 0..8)
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_again(old in entries(), new in entries(), foreign in proptest::collection::btree_set("[a-z]{1,3}", 0..3)) {
            let manifest = Manifest { state: State::Moving, old, new, foreign };
            prop_assert_eq!(Manifest::parse(&manifest.to_text()), Some(manifest));
        }

        #[test]
        fn no_changed_byte_goes_unnoticed(files in entries(), at in any::<prop::sample::Index>(), byte in 0u8..128) {
            let text = settled(files).to_text();
            let mut bytes = text.clone().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let changed = String::from_utf8_lossy(&bytes).into_owned();
            prop_assert!(changed == text || Manifest::parse(&changed).is_none());
        }
    }

    #[test]
    fn a_manifest_cut_short_is_damaged() {
        let file = Entry { size: 1, hash: [7; 32], key: None };
        let text = settled([("a".to_owned(), file)].into()).to_text();
        for end in 0..text.len() {
            assert_eq!(Manifest::parse(text.get(..end).unwrap()), None);
        }
    }

    #[test]
    fn a_manifest_cannot_name_a_path_outside() {
        let file = Entry { size: 1, hash: [7; 32], key: None };
        let text = settled([("../a".to_owned(), file)].into()).to_text();
        assert_eq!(Manifest::parse(&text), None);
    }
}
