//! One build's writing: files are handed over in any order and from any thread, and appear together at the end.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use crate::output::commit;
use crate::output::error::{OutputError, io_error};
use crate::output::lock::Lock;
use crate::output::manifest::{self, Entry, Hash, Manifest, State};
use crate::output::path;
use crate::output::place;
use crate::output::plan::{self, Before, Placed};
use crate::output::stage::{self, Stage};

/// Where a site is to be written. All paths are absolute.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// The output folder; it need not exist.
    pub output: PathBuf,
    /// The archive's root, which must not be the output folder nor lie in it.
    pub root: PathBuf,
    /// The folders of input, in which the output folder must not lie, and which must not lie in it.
    pub inputs: Vec<PathBuf>,
}

/// The writing of one site. Dropped without [`Session::commit`], it leaves what is in place as it was.
#[derive(Debug)]
pub struct Session {
    output: PathBuf,
    own_folder: PathBuf,
    before: Before,
    placed: Mutex<BTreeMap<String, Placed>>,
    // Dropped in this order: the staging folder is gone before another build may begin.
    stage: Stage,
    lock: Lock,
}

/// What a build changed in the output folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The files that were written, sorted.
    pub written: Vec<String>,
    /// How many files were left as they were.
    pub kept: usize,
    /// The files that were removed, sorted.
    pub removed: Vec<String>,
    /// How many bytes the written files hold.
    pub bytes: u64,
}

/// Opens an output folder for one build: makes it where it is not there, locks it, reads which files in it dateline wrote, and
/// removes what a killed build left aside.
///
/// Refuses a place where it could harm the input, a folder that holds other files and no manifest, and one that another
/// build is writing into.
pub fn open(target: &Target) -> Result<Session, OutputError> {
    let output = place::resolve(&target.output, &target.root, &target.inputs)?;
    let own_folder = output.join(path::OWN_FOLDER);
    refuse_others(&output, &own_folder)?;
    fs::create_dir_all(&output).map_err(io_error("create", &output))?;
    make_own_folder(&own_folder)?;
    let lock = Lock::take(&output, &own_folder)?;
    refuse_others(&output, &own_folder)?;
    let before = match manifest::read(&own_folder)? {
        None => Before::default(),
        Some((manifest, written)) => match manifest.state {
            State::Settled => {
                Before { files: manifest.new, foreign: manifest.foreign, settled: Some(written) }
            }
            State::Moving => sort_out(&output, manifest),
        },
    };
    let stage = Stage::open(&own_folder)?;
    Ok(Session { output, own_folder, before, placed: Mutex::default(), stage, lock })
}

impl Session {
    /// Returns what the build before this one wrote to `path`.
    pub fn previous(&self, path: &str) -> Option<&Entry> {
        self.before.files.get(path)
    }

    /// Returns whether `path` was made from what has the hash `key` and is still as it was written, so that it need not be
    /// made again.
    ///
    /// A file that was changed since the manifest was written (by the later of its two times, where the system has two) is
    /// read and compared by its hash, so that an edited file is repaired. A change that leaves size and times as they were
    /// goes unnoticed.
    pub fn is_current(&self, path: &str, key: &Hash) -> bool {
        self.previous(path)
            .is_some_and(|entry| entry.key.as_ref() == Some(key) && self.is_intact(path, entry))
    }

    /// Hands over the bytes of a file, and the hash of what they were made from. What is in place with the same bytes is
    /// left as it is.
    pub fn put(&self, path: &str, key: Option<Hash>, bytes: &[u8]) -> Result<(), OutputError> {
        path::check(path)?;
        let entry = Entry { size: bytes.len() as u64, hash: blake3::hash(bytes).into(), key };
        if self.holds(path, &entry) {
            return self.record(path, Placed::Kept(entry));
        }
        self.stage.write(path, bytes)?;
        self.record(path, Placed::Staged(entry))
    }

    /// Hands over a file to be copied from `from`. What is in place with the same bytes is left as it is.
    pub fn copy(&self, path: &str, from: &Path) -> Result<(), OutputError> {
        path::check(path)?;
        let size = fs::metadata(from).map_err(io_error("look at", from))?.len();
        if self.previous(path).is_some_and(|entry| entry.size == size) {
            let (size, hash) = stage::hash_file(from)?;
            let entry = Entry { size, hash, key: None };
            if self.holds(path, &entry) {
                return self.record(path, Placed::Kept(entry));
            }
        }
        let entry = self.stage.copy(path, from)?;
        self.record(path, Placed::Staged(entry))
    }

    /// Says that a file stays as it is, because [`Session::is_current`] said that it is current.
    pub fn keep(&self, path: &str) -> Result<(), OutputError> {
        let entry = self
            .previous(path)
            .ok_or_else(|| OutputError::NothingToKeep { path: path.to_owned() })?;
        self.record(path, Placed::Kept(*entry))
    }

    /// Moves the staged files into place, then removes what earlier builds wrote and this one did not hand over.
    ///
    /// Fails before anything is changed where somebody else's file or a symbolic link is in the way. If the system fails
    /// later, or the process is killed, every file is whole, of before or after, and the next build completes the rest.
    pub fn commit(self) -> Result<Report, OutputError> {
        let Self { output, own_folder, before, placed, stage, lock } = self;
        let placed = placed.into_inner().unwrap_or_else(PoisonError::into_inner);
        let plan = plan::make(&output, &before, &placed)?;
        commit::run(&plan.steps, &output, &own_folder, &stage)?;
        drop(stage);
        drop(lock);
        Ok(plan.report)
    }

    /// Returns whether a file with these bytes is in place.
    fn holds(&self, path: &str, entry: &Entry) -> bool {
        self.previous(path).is_some_and(|known| {
            known.size == entry.size && known.hash == entry.hash && self.is_intact(path, known)
        })
    }

    /// Returns whether the file in place is as the manifest says.
    fn is_intact(&self, path: &str, entry: &Entry) -> bool {
        let file = self.output.join(path);
        let Ok(metadata) = file.symlink_metadata() else { return false };
        if !metadata.is_file() || metadata.len() != entry.size {
            return false;
        }
        let is_older = self
            .before
            .settled
            .is_some_and(|written| last_change(&metadata).is_some_and(|change| change < written));
        is_older || has_hash(&file, entry)
    }

    fn record(&self, path: &str, placed: Placed) -> Result<(), OutputError> {
        let mut all = self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        match all.insert(path.to_owned(), placed) {
            None => Ok(()),
            Some(_) => Err(OutputError::Twice { path: path.to_owned() }),
        }
    }
}

/// Returns an error if the folder holds anything and no manifest. The manifest is looked for last, because a build that
/// goes on meanwhile writes it before its first file.
fn refuse_others(output: &Path, own_folder: &Path) -> Result<(), OutputError> {
    let entries = match fs::read_dir(output) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(io_error("read", output)(error)),
    };
    for entry in entries {
        let entry = entry.map_err(io_error("read", output))?;
        if entry.file_name() != path::OWN_FOLDER {
            let is_ours = manifest::exists(own_folder);
            return if is_ours {
                Ok(())
            } else {
                Err(OutputError::NotOurs { output: output.to_path_buf() })
            };
        }
    }
    Ok(())
}

fn make_own_folder(own_folder: &Path) -> Result<(), OutputError> {
    match fs::create_dir(own_folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            return Err(io_error("create", own_folder)(error));
        }
        _ => {}
    }
    let metadata = own_folder.symlink_metadata().map_err(io_error("look at", own_folder))?;
    match (metadata.is_symlink(), metadata.is_dir()) {
        (true, _) => Err(OutputError::SymbolicLink { path: own_folder.to_path_buf() }),
        (_, false) => Err(OutputError::Collision { path: own_folder.to_path_buf() }),
        (_, true) => Ok(()),
    }
}

/// Finds out how far an interrupted move came. A file that has neither the bytes of before nor those to come is dateline's
/// where it wrote one there before, and somebody else's where it did not.
fn sort_out(output: &Path, manifest: Manifest) -> Before {
    let mut files = manifest.old;
    for (path, entry) in manifest.new {
        if files.get(&path) != Some(&entry) && has_hash(&output.join(&path), &entry) {
            files.insert(path, entry);
        }
    }
    Before { files, foreign: manifest.foreign, settled: None }
}

fn has_hash(file: &Path, entry: &Entry) -> bool {
    let is_file = file
        .symlink_metadata()
        .is_ok_and(|metadata| metadata.is_file() && metadata.len() == entry.size);
    is_file && stage::hash_file(file).is_ok_and(|found| found == (entry.size, entry.hash))
}

/// Returns when the file was last changed: the later of the time of its bytes, which programs that copy set back, and on
/// Unix that of its description, which they cannot.
fn last_change(metadata: &fs::Metadata) -> Option<SystemTime> {
    let modified = metadata.modified().ok()?;
    #[cfg(unix)]
    let modified = modified.max(description_change(metadata)?);
    Some(modified)
}

#[cfg(unix)]
fn description_change(metadata: &fs::Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt as _;
    let seconds = u64::try_from(metadata.ctime()).ok()?;
    let nanoseconds = u32::try_from(metadata.ctime_nsec()).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(std::time::Duration::new(seconds, nanoseconds))
}

#[cfg(test)]
impl Session {
    /// Returns the steps that a commit would take now.
    pub(super) fn steps(&self) -> Result<Vec<plan::Step>, OutputError> {
        let placed = self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(plan::make(&self.output, &self.before, &placed)?.steps)
    }

    /// Takes the first `n_steps` steps and then ends as a killed process does: the lock is released, nothing is tidied up.
    pub(super) fn run_and_die(self, n_steps: usize) -> Result<(), OutputError> {
        let steps = self.steps()?;
        let taken = steps.get(..n_steps).unwrap_or(&steps);
        commit::run(taken, &self.output, &self.own_folder, &self.stage)?;
        let Self { stage, .. } = self;
        std::mem::forget(stage);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Write as _;
    use std::time::Duration;

    use super::*;

    struct Place {
        folder: tempfile::TempDir,
    }

    impl Place {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir_all(folder.path().join("content")).unwrap();
            Self { folder }
        }

        fn target(&self) -> Target {
            let root = self.folder.path().to_path_buf();
            Target { output: root.join("public"), inputs: vec![root.join("content")], root }
        }

        fn at(&self, path: &str) -> PathBuf {
            self.folder.path().join("public").join(path)
        }

        fn write(&self, path: &str, text: &str) {
            let path = self.at(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
        }

        fn read(&self, path: &str) -> Option<String> {
            File::open(self.at(path)).and_then(io::read_to_string).ok()
        }

        fn build(&self, files: &[(&str, &str)]) -> Result<Report, OutputError> {
            let session = open(&self.target())?;
            for (path, text) in files {
                session.put(path, Some([1; 32]), text.as_bytes())?;
            }
            session.commit()
        }
    }

    #[test]
    fn a_site_appears_at_the_commit_and_not_before() {
        let place = Place::new();
        let session = open(&place.target()).unwrap();
        session.put("a/index.html", None, b"text").unwrap();
        assert_eq!(place.read("a/index.html"), None);
        let report = session.commit().unwrap();
        assert_eq!(place.read("a/index.html").as_deref(), Some("text"));
        assert_eq!(
            report,
            Report { written: vec!["a/index.html".into()], kept: 0, removed: vec![], bytes: 4 }
        );
        assert!(!place.at(".dateline/new").exists());
    }

    #[test]
    fn a_build_that_is_given_up_changes_nothing() {
        let place = Place::new();
        place.build(&[("a.html", "1")]).unwrap();
        let session = open(&place.target()).unwrap();
        session.put("a.html", None, b"2").unwrap();
        session.put("b.html", None, b"2").unwrap();
        drop(session);
        assert_eq!((place.read("a.html").as_deref(), place.read("b.html")), (Some("1"), None));
        assert!(!place.at(".dateline/new").exists());
    }

    #[test]
    fn unchanged_files_keep_their_time_and_changed_ones_are_replaced() {
        let place = Place::new();
        place.build(&[("a.html", "1"), ("b.html", "1"), ("c.html", "1")]).unwrap();
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        for path in ["a.html", "b.html"] {
            File::options()
                .write(true)
                .open(place.at(path))
                .unwrap()
                .set_modified(long_ago)
                .unwrap();
        }
        let report = place.build(&[("a.html", "1"), ("b.html", "2"), ("d.html", "1")]).unwrap();
        assert_eq!(place.at("a.html").metadata().unwrap().modified().unwrap(), long_ago);
        assert_eq!((place.read("b.html").as_deref(), place.read("c.html")), (Some("2"), None));
        let expected = Report {
            written: vec!["b.html".into(), "d.html".into()],
            kept: 1,
            removed: vec!["c.html".into()],
            bytes: 2,
        };
        assert_eq!(report, expected);
    }

    #[test]
    fn a_build_without_changes_writes_nothing_at_all() {
        let place = Place::new();
        place.build(&[("a/b.html", "1")]).unwrap();
        let manifest = place.at(".dateline/manifest");
        let written = manifest.metadata().unwrap().modified().unwrap();
        let session = open(&place.target()).unwrap();
        session.put("a/b.html", Some([1; 32]), b"1").unwrap();
        assert_eq!(session.steps().unwrap(), []);
        session.commit().unwrap();
        assert_eq!(manifest.metadata().unwrap().modified().unwrap(), written);
    }

    #[test]
    fn a_page_is_current_while_its_key_and_its_file_are_as_they_were() {
        let place = Place::new();
        place.build(&[("a.html", "12"), ("b.html", "12"), ("c.html", "12")]).unwrap();
        place.write("b.html", "13");
        fs::remove_file(place.at("c.html")).unwrap();
        let session = open(&place.target()).unwrap();
        assert!(session.is_current("a.html", &[1; 32]));
        assert!(!session.is_current("a.html", &[2; 32]), "another key");
        assert!(!session.is_current("b.html", &[1; 32]), "edited, of the same length");
        assert!(!session.is_current("c.html", &[1; 32]), "removed");
        assert!(!session.is_current("d.html", &[1; 32]), "never written");
        session.keep("a.html").unwrap();
        assert!(matches!(session.keep("d.html"), Err(OutputError::NothingToKeep { .. })));
        session.put("b.html", Some([1; 32]), b"12").unwrap();
        assert_eq!(session.commit().unwrap().written, ["b.html"]);
        assert_eq!(place.read("b.html").as_deref(), Some("12"));
    }

    #[test]
    fn assets_are_copied_and_kept() {
        let place = Place::new();
        let source = place.folder.path().join("content/picture.png");
        File::create(&source).unwrap().write_all(&vec![7; 700_000]).unwrap();
        for expected in [1, 0] {
            let session = open(&place.target()).unwrap();
            session.copy("assets/picture.png", &source).unwrap();
            assert_eq!(session.commit().unwrap().written.len(), expected);
        }
        assert_eq!(place.at("assets/picture.png").metadata().unwrap().len(), 700_000);
        File::create(&source).unwrap().write_all(&vec![8; 700_000]).unwrap();
        let session = open(&place.target()).unwrap();
        session.copy("assets/picture.png", &source).unwrap();
        assert_eq!(session.commit().unwrap().written, ["assets/picture.png"]);
    }

    #[test]
    fn a_folder_that_dateline_did_not_make_is_refused_and_left_alone() {
        let place = Place::new();
        place.write("mine.txt", "mine");
        assert!(matches!(place.build(&[]), Err(OutputError::NotOurs { .. })));
        assert!(!place.at(".dateline").exists());
    }

    #[test]
    fn files_of_others_are_never_touched() {
        let place = Place::new();
        place.build(&[("a/index.html", "1"), ("b/index.html", "1")]).unwrap();
        place.write("a/mine.txt", "mine");
        place.write("mine/own.txt", "mine");
        place.build(&[("mine/page.html", "1")]).unwrap();
        assert_eq!(place.read("a/mine.txt").as_deref(), Some("mine"));
        assert!(!place.at("b").exists());
        for files in [
            &[("a/mine.txt", "1")][..],
            &[("a", "1")],
            &[("a/mine.txt/index.html", "1")],
            &[("mine", "1")],
        ] {
            let error = place.build(files).unwrap_err();
            assert!(matches!(error, OutputError::Collision { .. }), "{error}");
        }
        assert_eq!(
            place.read("mine/page.html").as_deref(),
            Some("1"),
            "a refused build changes nothing"
        );
    }

    #[test]
    fn folders_of_others_stay_when_they_become_empty() {
        let place = Place::new();
        place.build(&[("x", "1")]).unwrap();
        fs::create_dir(place.at("mine")).unwrap();
        place.build(&[("x", "1"), ("mine/ours/y", "1")]).unwrap();
        place.build(&[("x", "1")]).unwrap();
        assert!(place.at("mine").exists() && !place.at("mine/ours").exists());
    }

    #[test]
    fn two_builds_at_once_are_refused() {
        let place = Place::new();
        let session = open(&place.target()).unwrap();
        assert!(matches!(open(&place.target()), Err(OutputError::Busy { .. })));
        session.commit().unwrap();
        assert!(open(&place.target()).is_ok());
    }

    #[test]
    fn a_damaged_manifest_is_refused() {
        let place = Place::new();
        place.build(&[("a", "1")]).unwrap();
        place.write(".dateline/manifest", "dateline manifest 1 settled\n= 1 00 - a\nchecksum 00\n");
        assert!(matches!(place.build(&[("a", "1")]), Err(OutputError::DamagedManifest { .. })));
    }

    #[test]
    fn a_path_may_be_handed_over_once_and_not_be_a_folder_too() {
        let place = Place::new();
        assert!(matches!(place.build(&[("a", "1"), ("a", "1")]), Err(OutputError::Twice { .. })));
        assert!(matches!(
            place.build(&[("a/b", "1"), ("a", "1")]),
            Err(OutputError::Twice { .. } | OutputError::Io { .. })
        ));
        assert!(matches!(place.build(&[("../a", "1")]), Err(OutputError::UnsafePath { .. })));
        place.build(&[("a", "1")]).unwrap();
        let session = open(&place.target()).unwrap();
        session.keep("a").unwrap();
        session.put("a/b", None, b"1").unwrap();
        assert!(matches!(session.commit(), Err(OutputError::Twice { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_or_removed_behind_a_symbolic_link() {
        let place = Place::new();
        place.build(&[("a/one", "1"), ("a/two", "1")]).unwrap();
        let elsewhere = place.folder.path().join("elsewhere");
        fs::rename(place.at("a"), &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, place.at("a")).unwrap();
        for files in [&[("a/one", "2"), ("a/two", "1")][..], &[("a/one", "1")], &[("a/three", "1")]]
        {
            let error = place.build(files).unwrap_err();
            assert!(matches!(error, OutputError::SymbolicLink { .. }), "{error}");
        }
        assert_eq!(place.read("a/two").as_deref(), Some("1"));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_replaced_by_a_symbolic_link_is_repaired_without_writing_through_it() {
        let place = Place::new();
        place.build(&[("a", "1")]).unwrap();
        let elsewhere = place.folder.path().join("elsewhere");
        fs::rename(place.at("a"), &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, place.at("a")).unwrap();
        place.build(&[("a", "1")]).unwrap();
        assert!(place.at("a").symlink_metadata().unwrap().is_file());
        assert_eq!(elsewhere.metadata().unwrap().len(), 1);
    }
}
