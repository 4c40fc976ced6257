//! Takes the planned steps, one after the other.

use std::fs;
use std::io;
use std::path::Path;

use crate::output::error::{OutputError, io_error};
use crate::output::manifest;
use crate::output::plan::Step;
use crate::output::stage::Stage;

/// Takes the steps in `output`, in order, until one fails.
pub(super) fn run(
    steps: &[Step],
    output: &Path,
    own_folder: &Path,
    stage: &Stage,
) -> Result<(), OutputError> {
    steps.iter().try_for_each(|step| match step {
        Step::WriteManifest(text) => manifest::write(own_folder, text),
        Step::Move(path) => move_into_place(&stage.locate(path), &output.join(path)),
        Step::Remove(path) => remove(&output.join(path)),
        Step::RemoveFolder(path) => remove_empty(&output.join(path)),
    })
}

fn move_into_place(from: &Path, to: &Path) -> Result<(), OutputError> {
    fs::rename(from, to).map_err(io_error("move a file to", to))
}

fn remove(file: &Path) -> Result<(), OutputError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(io_error("remove", file)(error))
        }
        _ => Ok(()),
    }
}

fn remove_empty(folder: &Path) -> Result<(), OutputError> {
    match fs::remove_dir(folder) {
        Err(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::DirectoryNotEmpty
            ) =>
        {
            Err(io_error("remove", folder)(error))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use crate::output::error::OutputError;
    use crate::output::session::{Session, Target, open};

    use super::*;

    type Site = BTreeMap<String, String>;

    fn site(files: &[(&str, &str)]) -> Site {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    fn begin(folder: &Path, files: &Site) -> Session {
        let target = Target {
            output: folder.join("public"),
            root: folder.join("archive"),
            inputs: Vec::new(),
        };
        let session = open(&target).unwrap();
        for (path, text) in files {
            session.put(path, None, text.as_bytes()).unwrap();
        }
        session
    }

    /// Every file and (with an empty text) folder in place but dateline's own.
    fn everything(folder: &Path) -> Site {
        let public = folder.join("public");
        let mut found = Site::new();
        let mut waiting: Vec<PathBuf> = vec![public.clone()];
        while let Some(location) = waiting.pop() {
            for entry in fs::read_dir(location).unwrap() {
                let entry = entry.unwrap().path();
                let path = entry.strip_prefix(&public).unwrap().to_str().unwrap().to_owned();
                let text = fs::File::open(&entry).and_then(io::read_to_string).unwrap_or_default();
                waiting.extend((entry.is_dir() && path != ".dateline").then_some(entry));
                found.insert(path, text);
            }
        }
        found.remove(".dateline");
        found
    }

    fn files(folder: &Path) -> Site {
        everything(folder).into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    fn sites() -> (Site, Site) {
        let old = site(&[
            ("a/index.html", "a"),
            ("b/index.html", "b"),
            ("changed.html", "before"),
            ("file-then-folder", "f"),
            ("folder-then-file/x/y.html", "y"),
            ("gone/deep/er/z.html", "z"),
            ("kept/index.html", "k"),
        ]);
        let new = site(&[
            ("a/index.html", "a"),
            ("b/index.html", "b, longer"),
            ("b/new.html", "n"),
            ("changed.html", "after_"),
            ("file-then-folder/index.html", "f"),
            ("folder-then-file", "y"),
            ("kept/index.html", "k"),
            ("new/one/index.html", "1"),
            ("new/two/index.html", "2"),
        ]);
        (old, new)
    }

    /// Leaves a build as a kill after `n_steps` would leave it; returns whether it was over by then.
    fn kill_after(n_steps: usize, session: Session) -> bool {
        let is_over = session.steps().unwrap().len() <= n_steps;
        session.run_and_die(n_steps).unwrap();
        is_over
    }

    #[test]
    fn a_build_killed_at_any_step_leaves_whole_files_and_the_next_one_completes_it() {
        let (old, new) = sites();
        for n_steps in 0.. {
            let folder = tempfile::tempdir().unwrap();
            begin(folder.path(), &old).commit().unwrap();
            let is_over = kill_after(n_steps, begin(folder.path(), &new));
            for (path, text) in files(folder.path()) {
                assert!(
                    old.get(&path) == Some(&text) || new.get(&path) == Some(&text),
                    "{path} after {n_steps} steps"
                );
            }
            begin(folder.path(), &new).commit().unwrap();
            assert_eq!(files(folder.path()), new, "after {n_steps} steps");
            let clean = tempfile::tempdir().unwrap();
            begin(clean.path(), &new).commit().unwrap();
            assert_eq!(
                everything(folder.path()),
                everything(clean.path()),
                "after {n_steps} steps"
            );
            if is_over {
                return;
            }
        }
    }

    #[test]
    fn a_killed_build_can_be_followed_by_one_of_the_old_site_or_of_another() {
        let (old, new) = sites();
        let other =
            site(&[("a/index.html", "other"), ("new/one/index.html", "1"), ("new/three", "3")]);
        for n_steps in 0..40 {
            let next = if n_steps % 2 == 0 { &old } else { &other };
            let folder = tempfile::tempdir().unwrap();
            begin(folder.path(), &old).commit().unwrap();
            kill_after(n_steps / 2, begin(folder.path(), &new));
            kill_after(n_steps / 3, begin(folder.path(), next));
            begin(folder.path(), next).commit().unwrap();
            assert_eq!(&files(folder.path()), next, "after {n_steps} halves of a step");
        }
    }

    #[test]
    fn a_first_build_killed_at_any_step_is_completed() {
        let (_, new) = sites();
        for n_steps in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let is_over = kill_after(n_steps, begin(folder.path(), &new));
            begin(folder.path(), &new).commit().unwrap();
            assert_eq!(files(folder.path()), new, "after {n_steps} steps");
            if is_over {
                return;
            }
        }
    }

    #[test]
    fn a_file_edited_after_a_kill_is_repaired_and_one_put_where_nothing_was_moved_is_respected() {
        let (old, new) = sites();
        let folder = tempfile::tempdir().unwrap();
        begin(folder.path(), &old).commit().unwrap();
        kill_after(1, begin(folder.path(), &new));
        write(&folder.path().join("public/kept/index.html"), "X");
        begin(folder.path(), &new).commit().unwrap();
        assert_eq!(files(folder.path()), new);

        let folder = tempfile::tempdir().unwrap();
        begin(folder.path(), &old).commit().unwrap();
        kill_after(1, begin(folder.path(), &new));
        write(&folder.path().join("public/b/new.html"), "mine");
        let error = begin(folder.path(), &new).commit().unwrap_err();
        assert!(matches!(error, OutputError::Collision { .. }), "{error}");
    }

    fn write(path: &Path, text: &str) {
        io::Write::write_all(&mut fs::File::create(path).unwrap(), text.as_bytes()).unwrap();
    }

    #[test]
    fn a_first_build_moves_whole_folders() {
        let folder = tempfile::tempdir().unwrap();
        let pages: Site =
            (0..50).map(|n| (format!("articles/{n}/index.html"), n.to_string())).collect();
        let session = begin(folder.path(), &pages);
        let moves =
            session.steps().unwrap().iter().filter(|step| matches!(step, Step::Move(_))).count();
        assert_eq!(moves, 1);
        session.commit().unwrap();
        assert_eq!(files(folder.path()), pages);
    }
}
