//! Where the output folder may lie: not at or above the archive's root, and apart from every folder of input.

use std::ffi::OsString;
use std::io;
use std::path::{self, Path, PathBuf};

use crate::output::error::{OutputError, Relation, io_error};

/// Returns the output folder's real path, symbolic links on the way to it resolved, whether or not it exists yet.
pub(super) fn resolve(
    output: &Path,
    root: &Path,
    inputs: &[PathBuf],
) -> Result<PathBuf, OutputError> {
    let real = real_path(output)?;
    let bad = |other: &Path, relation| OutputError::BadPlace {
        output: real.clone(),
        other: other.to_path_buf(),
        relation,
    };
    let real_root = real_path(root)?;
    match relation(&real, &real_root) {
        Some(Relation::Around) | None => {}
        Some(relation) => return Err(bad(root, relation)),
    }
    for input in inputs {
        if let Some(relation) = relation(&real, &real_path(input)?) {
            return Err(bad(input, relation));
        }
    }
    Ok(real)
}

/// Returns how `other` lies to `output`; `None` where they have nothing in common.
fn relation(output: &Path, other: &Path) -> Option<Relation> {
    match (other.starts_with(output), output.starts_with(other)) {
        (true, true) => Some(Relation::Same),
        (true, false) => Some(Relation::Inside),
        (false, true) => Some(Relation::Around),
        (false, false) => None,
    }
}

/// Returns the path without symbolic links; of the part that does not exist, the names as they are.
fn real_path(path: &Path) -> Result<PathBuf, OutputError> {
    // A name alone has a parent only once it is absolute.
    let mut existing = path::absolute(path).map_err(io_error("find", path))?;
    let mut missing: Vec<OsString> = Vec::new();
    loop {
        match existing.canonicalize() {
            Ok(real) => {
                return Ok(missing.into_iter().rev().fold(real, |whole, name| whole.join(name)));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(io_error("find", &existing)(error)),
        }
        let is_dangling = existing.is_symlink();
        match existing.file_name() {
            Some(name) if !is_dangling => missing.push(name.to_owned()),
            _ => return Err(io_error("find", path)(io::ErrorKind::NotFound.into())),
        }
        existing.pop();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folders() -> (tempfile::TempDir, PathBuf, Vec<PathBuf>) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("archive");
        fs::create_dir_all(root.join("content/deep")).unwrap();
        let inputs = vec![root.join("content"), root.join("templates")];
        (folder, root, inputs)
    }

    #[test]
    fn places_beside_the_input_are_good() {
        let (folder, root, inputs) = folders();
        for output in
            [root.join("public"), root.join("a/b/public"), folder.path().join("elsewhere")]
        {
            assert!(resolve(&output, &root, &inputs).is_ok(), "{}", output.display());
        }
    }

    #[test]
    fn places_at_above_or_inside_the_input_are_refused() {
        let (folder, root, inputs) = folders();
        let bad = [
            (root.clone(), Relation::Same),
            (folder.path().to_path_buf(), Relation::Inside),
            (root.join("content"), Relation::Same),
            (root.join("content/public"), Relation::Around),
            (root.join("templates/new"), Relation::Around),
        ];
        for (output, expected) in bad {
            let error = resolve(&output, &root, &inputs).unwrap_err();
            assert!(
                matches!(error, OutputError::BadPlace { relation, .. } if relation == expected),
                "{error}"
            );
        }
    }

    #[test]
    fn a_name_alone_lies_in_the_working_folder() {
        let (_folder, root, inputs) = folders();
        let real = resolve(Path::new("a-folder-that-is-not-there"), &root, &inputs).unwrap();
        let here = Path::new(".").canonicalize().unwrap();
        assert_eq!(real, here.join("a-folder-that-is-not-there"));
    }

    #[cfg(unix)]
    #[test]
    fn symbolic_links_do_not_hide_where_a_folder_lies() {
        let (folder, root, inputs) = folders();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(root.join("content"), &link).unwrap();
        assert!(matches!(
            resolve(&link.join("public"), &root, &inputs),
            Err(OutputError::BadPlace { .. })
        ));
        let dangling = folder.path().join("dangling");
        std::os::unix::fs::symlink(folder.path().join("nowhere"), &dangling).unwrap();
        assert!(matches!(resolve(&dangling, &root, &inputs), Err(OutputError::Io { .. })));
    }
}
