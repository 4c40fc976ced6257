//! The files of `templates/` and `themes/default/`, inside the program: the list is explicit, so that a file is embedded
//! because somebody meant it, and a test holds it against the folders.

/// The name of the look that is embedded.
pub(super) const LOOK: &str = "default";

macro_rules! texts {
    ($folder:literal $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../", $folder, $name)))),*]
    };
}

macro_rules! bytes {
    ($folder:literal $($name:literal)*) => {
        &[$(($name, include_bytes!(concat!("../../", $folder, $name)))),*]
    };
}

/// `templates/`, by name.
pub(super) const TEMPLATES: &[(&str, &str)] = texts! { "templates/"
    "404.html"
    "actor.html"
    "article.html"
    "base.html"
    "claim.html"
    "event.html"
    "home.html"
    "index.html"
    "network.html"
    "notes.html"
    "page.html"
    "parts/figures.html"
    "parts/lists.html"
    "parts/noted.html"
    "parts/notes.html"
    "parts/page.html"
    "parts/pictures.html"
    "parts/quotations.html"
    "parts/states.html"
    "parts/words.html"
    "pledge.html"
    "quotations.html"
    "record-year.html"
    "redirect.html"
    "search.html"
    "speech.html"
    "term.html"
    "timeline-part.html"
    "timeline.html"
};

/// `themes/default/i18n/`, by name.
pub(super) const STRINGS: &[(&str, &str)] = texts! { "themes/default/i18n/"
    "ar.yaml"
    "en.yaml"
    "es.yaml"
    "fr.yaml"
    "ru.yaml"
    "sw.yaml"
    "zh.yaml"
};

/// `themes/default/static/`, by name.
pub(super) const ASSETS: &[(&str, &[u8])] = bytes! { "themes/default/static/"
    "favicon.svg"
    "lists.css"
    "look.css"
    "notes.css"
    "page.js"
    "pictures.css"
    "print.css"
    "quotations.css"
    "search-index.js"
    "search.css"
    "search.js"
    "style.css"
};

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn names(folder: &str) -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut found = Vec::new();
        let mut waiting = vec![folder.clone()];
        while let Some(location) = waiting.pop() {
            let paths = fs::read_dir(location).unwrap().map(|entry| entry.unwrap().path());
            let (folders, files): (Vec<_>, Vec<_>) = paths.partition(|path| path.is_dir());
            let name = |path: PathBuf| {
                path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/")
            };
            found.extend(files.into_iter().map(name));
            waiting.extend(folders);
        }
        found.sort();
        found
    }

    #[test]
    fn every_file_of_the_folders_is_embedded_and_in_order() {
        let of =
            |list: &[(&'static str, &str)]| list.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        assert_eq!(of(TEMPLATES), names("templates"));
        assert_eq!(of(STRINGS), names("themes/default/i18n"));
        let assets: Vec<&str> = ASSETS.iter().map(|(name, _)| *name).collect();
        assert_eq!(assets, names("themes/default/static"));
    }
}
