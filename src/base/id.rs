//! Ids of records: lower-case ASCII letters, digits and single inner hyphens.

use std::fmt;

use crate::base::address::is_device;

/// The longest id, in bytes; a path of it stays below the limits of common file systems.
pub const MAX_ID: usize = 150;

/// An id, well formed; a record of that id may not exist.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(Box<str>);

impl Id {
    /// Returns the id if `text` is `[a-z0-9]` and hyphens, with no hyphen first or last, not too long, and not a name
    /// that Windows keeps for a device, such as `aux`.
    pub fn parse(text: &str) -> Option<Self> {
        is_slug(text).then(|| Self(text.into()))
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_slug(text: &str) -> bool {
    let bytes = text.as_bytes();
    !bytes.is_empty()
        && bytes.len() <= MAX_ID
        && bytes.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
        && bytes.first() != Some(&b'-')
        && bytes.last() != Some(&b'-')
        && !is_device(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::address::Address;

    #[test]
    fn ids_are_lower_case_letters_digits_and_inner_hyphens() {
        for text in ["kenya", "mss-renewal-2024", "7", "a--b", "auxiliary", "com10"] {
            assert_eq!(Id::parse(text).map(|id| id.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "-",
            "-a",
            "a-",
            "Kenya",
            "h\u{e9}ros",
            "a_b",
            "a b",
            "a/b",
            "..",
            "a.b",
            "\u{430}",
            "aux",
            "com1",
        ] {
            assert_eq!(Id::parse(text), None, "{text}");
        }
        assert!(Id::parse(&"a".repeat(MAX_ID)).is_some());
        assert!(Id::parse(&"a".repeat(MAX_ID + 1)).is_none());
    }

    proptest! {
        #[test]
        fn an_id_is_a_safe_part_of_an_address(text in prop_oneof!["[a-z0-9-]{1,5}", "\\PC{0,5}", "(con|aux|lpt|nul|prn|com)[0-9]?"]) {
            if let Some(id) = Id::parse(&text) {
                let address = Address::home().join("actors").join(id.as_str());
                prop_assert_eq!(Address::parse(address.as_str()), Some(address));
            }
        }
    }
}
