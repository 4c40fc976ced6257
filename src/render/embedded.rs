//! The files of `templates/` and `themes/`, inside the program: the list is explicit, so that a file is embedded
//! because somebody meant it, and a test holds it against the folders.

/// The name of the look that all others extend.
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
    "parts/timeline.html"
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

/// A look that is embedded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Its name.
    pub(super) name: &'static str,
    /// Its `theme.yaml`.
    pub(super) settings: &'static str,
    /// Its `static/`, by name.
    pub(super) assets: &'static [(&'static str, &'static [u8])],
}

/// The looks, the one that all others extend first.
pub(super) const LOOKS: &[Look] = &[
    Look {
        name: LOOK,
        settings: include_str!("../../themes/default/theme.yaml"),
        assets: bytes! { "themes/default/static/"
            "actor.css"
            "article.css"
            "favicon.svg"
            "lists.css"
            "look.css"
            "network.css"
            "noted.css"
            "notes.css"
            "page.js"
            "pictures.css"
            "print.css"
            "quotations.css"
            "search-index.js"
            "search.css"
            "search.js"
            "speech.css"
            "states.css"
            "style.css"
            "timeline.css"
            "timeline.js"
        },
    },
    Look {
        name: "poster",
        settings: include_str!("../../themes/poster/theme.yaml"),
        assets: bytes! { "themes/poster/static/"
            "look.css"
        },
    },
];

/// Returns the embedded look of that name.
pub(super) fn look(name: &str) -> Option<&'static Look> {
    LOOKS.iter().find(|look| look.name == name)
}

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
        for look in LOOKS {
            let assets: Vec<&str> = look.assets.iter().map(|(name, _)| *name).collect();
            assert_eq!(assets, names(&format!("themes/{}/static", look.name)));
        }
    }
}
