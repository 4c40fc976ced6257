//! Addresses of pages inside the site, and the safe paths of the files that are written for them.

use std::fmt;

/// The address of a page inside the site, from its root, without a leading slash: empty for the home page,
/// `actors/kenya/` for a page in a folder, `404.html` for a file. Each part is plain ASCII that needs no escape.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Address(Box<str>);

impl Address {
    /// Returns the home page's address.
    pub fn home() -> Self {
        Self("".into())
    }

    /// Returns the address if each part of it is safe as a name of a file on every system and as a part of a URL:
    /// `[A-Za-z0-9._-]`, not starting with a dot. A leading slash is accepted.
    pub fn parse(text: &str) -> Option<Self> {
        let path = text.strip_prefix('/').unwrap_or(text);
        let parts = path.strip_suffix('/').unwrap_or(path);
        if !path.is_empty() && (path.len() > 1000 || !parts.split('/').all(is_safe_part)) {
            return None;
        }
        Some(Self(path.into()))
    }

    /// Returns the address of a folder below this one, which is a folder itself. The part is an id, a slug or a word of our own,
    /// which [`Address::parse`] takes.
    #[must_use]
    pub fn join(&self, part: &str) -> Self {
        let slash = if self.0.is_empty() || self.0.ends_with('/') { "" } else { "/" };
        Self(format!("{}{slash}{part}/", self.0).into())
    }

    /// Returns the address without a leading slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path of the file that serves the address, below the output folder: `index.html` in a folder.
    pub fn file(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') {
            format!("{}index.html", self.0)
        } else {
            self.0.to_string()
        }
    }

    /// Returns how to get from this address to the root of the site: `../../` from `actors/kenya/`, empty from the home page.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

/// Names that Windows reserves for devices, whatever ending they have.
const DEVICE_NAMES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

fn is_safe_part(part: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_' || b == b'.';
    !part.is_empty()
        && part.len() <= 200
        && part.bytes().all(plain)
        && !part.starts_with('.')
        && !part.ends_with('.')
        && !is_device(part)
}

/// Returns whether Windows keeps a name, without its ending, for a device: `aux`, `COM1.txt`.
pub(crate) fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    let bare = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    match stem.len() - bare.len() {
        0 => DEVICE_NAMES.get(..4).is_some_and(|names| names.contains(&bare)),
        1 => DEVICE_NAMES.get(4..).is_some_and(|names| names.contains(&bare)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text).unwrap()
    }

    #[test]
    fn an_address_is_served_by_a_file_below_the_output() {
        assert_eq!(Address::home().file(), "index.html");
        assert_eq!(address("/").file(), "index.html");
        assert_eq!(address("/actors/kenya/").file(), "actors/kenya/index.html");
        assert_eq!(address("topics/haiti/feed.xml").file(), "topics/haiti/feed.xml");
        assert_eq!(address("meetings/s_pv.9430/").file(), "meetings/s_pv.9430/index.html");
        assert_eq!(address("actors/").join("kenya"), address("/actors/kenya/"));
        assert_eq!(Address::home().join("actors").to_string(), "/actors/");
    }

    #[test]
    fn the_root_is_as_far_up_as_the_address_has_folders() {
        assert_eq!(Address::home().to_root(), "");
        assert_eq!(address("404.html").to_root(), "");
        assert_eq!(address("actors/kenya/").to_root(), "../../");
        assert_eq!(address("topics/haiti/feed.xml").to_root(), "../../");
    }

    #[test]
    fn paths_that_trick_are_no_addresses() {
        let tricks = [
            "..",
            "../",
            "/../etc/passwd",
            "a/../b/",
            "a/./b/",
            "./a/",
            "//",
            "//host/",
            "a//b/",
            "a/b//",
            "/a\\b/",
            "c:/a/",
            "a%2e%2e/",
            "%2e%2e/",
            "a?b/",
            "a#b/",
            "a b/",
            "a\0b/",
            "a\nb/",
            "~/",
            "h\u{e9}ros/",
            "\u{ff0e}\u{ff0e}/",
            ".git/",
            ".dateline/",
            "a/.htaccess",
            "a./",
            "a.../b/",
            "$x/",
            "*",
            "a:b/",
            "<a>/",
        ];
        for text in tricks {
            assert_eq!(Address::parse(text), None, "{text}");
        }
        assert_eq!(Address::parse(&"a".repeat(201)), None);
        assert_eq!(Address::parse(&"a/".repeat(501)), None);
    }

    #[test]
    fn names_of_devices_are_no_addresses_whatever_their_case_and_ending() {
        for text in ["con/", "actors/AUX/", "nul.html", "prn", "Com1.tar.gz", "a/lpt9/b/", "com0/"]
        {
            assert_eq!(Address::parse(text), None, "{text}");
        }
        for text in ["conference/", "com/", "lpt/", "com10/", "con1/", "a.con/", "null/"] {
            assert!(Address::parse(text).is_some(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_file_of_an_address_stays_below_the_output(text in prop_oneof!["\\PC{0,20}", "[a-cA-C./%\\\\-]{0,12}"]) {
            let Some(address) = Address::parse(&text) else { return Ok(()) };
            let file = address.file();
            prop_assert!(!file.starts_with('/') && !file.ends_with('/'));
            prop_assert!(file.split('/').all(|part| !part.is_empty() && !part.starts_with('.')));
            prop_assert_eq!(Address::parse(address.as_str()), Some(address.clone()));
            prop_assert_eq!(Address::parse(&address.to_string()), Some(address));
        }
    }
}
