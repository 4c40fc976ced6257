//! Which folder is the archive.

use std::path::{Path, PathBuf};

/// Returns the nearest folder, from `start` upwards, that holds a `site.yaml` or a folder `content`.
pub fn find(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| is_archive(folder)).map(Path::to_path_buf)
}

/// Returns whether the folder holds a `site.yaml` or a folder `content`.
pub fn is_archive(folder: &Path) -> bool {
    folder.join("site.yaml").is_file() || folder.join("content").is_dir()
}
