//! Languages as BCP 47 tags, and the direction that each is written in.

use std::fmt;

use icu_locale_core::Locale;

/// A well-formed language tag in its canonical spelling, such as `en`, `fr-CA` or `zh-Hant`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Language(Box<str>);

/// The direction of a script.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

/// Scripts written from right to left (Unicode, ISO 15924 codes).
const RIGHT_TO_LEFT_SCRIPTS: [&str; 8] =
    ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"];

/// The languages of two letters (ISO 639-1, with the old `mo` and `sh`), separated by spaces.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la \
    lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Languages that are written from right to left where no script is named (CLDR likely subtags; `iw` and `ji` are old codes).
const RIGHT_TO_LEFT_LANGUAGES: [&str; 27] = [
    "aii", "ar", "arc", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks",
    "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
];

impl Language {
    /// Returns the language of a BCP 47 tag (RFC 5646) in canonical case; `None` if it is not well formed, `und`, or of two letters
    /// that no language has.
    pub fn parse(text: &str) -> Option<Self> {
        let locale = Locale::try_from_str(text).ok()?;
        let language = locale.id.language;
        let is_known = language.as_str().len() != 2
            || TWO_LETTERS.split(' ').any(|known| known == language.as_str());
        (!language.is_unknown() && is_known).then(|| Self(locale.to_string().into()))
    }

    /// Returns whether a text is a well-formed tag of a language that does not exist, such as `xx`.
    pub fn is_unheard_of(text: &str) -> bool {
        Self::parse(text).is_none()
            && Locale::try_from_str(text).is_ok_and(|locale| !locale.id.language.is_unknown())
    }

    /// Returns English, the language of the embedded theme.
    pub fn english() -> Self {
        Self("en".into())
    }

    /// Returns the tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the primary subtag: `zh` of `zh-Hant-TW`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Returns the direction of the language's script.
    pub fn direction(&self) -> Direction {
        // The script stands right after the language; later parts of four letters are variants or values of extensions.
        let is_script =
            |part: &&str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic());
        let script = self.0.split('-').nth(1).filter(is_script);
        let right_to_left = match script {
            Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
            None => RIGHT_TO_LEFT_LANGUAGES.contains(&self.primary()),
        };
        if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
    }
}

impl Direction {
    /// Returns the value of HTML's `dir`.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tag(text: &str) -> Option<String> {
        Language::parse(text).map(|language| language.to_string())
    }

    fn direction(text: &str) -> &'static str {
        Language::parse(text).unwrap().direction().attribute()
    }

    #[test]
    fn tags_are_brought_into_canonical_case() {
        assert_eq!(tag("EN").as_deref(), Some("en"));
        assert_eq!(tag("fr-ca").as_deref(), Some("fr-CA"));
        assert_eq!(tag("ZH-hant-tw").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(tag("sw").as_deref(), Some("sw"));
        assert_eq!(tag("de-1996").as_deref(), Some("de-1996"));
        assert_eq!(tag("ar-u-nu-latn").as_deref(), Some("ar-u-nu-latn"));
    }

    #[test]
    fn what_is_no_tag_is_none() {
        for text in [
            "", "e", "english", "und", "und-Latn", "en-", "-en", "en--GB", "en GB", "e1",
            "\u{435}n", "en_GB",
        ] {
            assert_eq!(tag(text), None, "{text}");
        }
    }

    #[test]
    fn the_primary_subtag_is_the_language_alone() {
        assert_eq!(Language::parse("zh-Hant-TW").unwrap().primary(), "zh");
        assert_eq!(Language::english().primary(), "en");
    }

    #[test]
    fn direction_is_that_of_the_script_else_of_the_language() {
        for text in
            ["ar", "ar-EG", "he", "fa", "ur-PK", "ug", "ps", "az-Arab", "ar-u-nu-latn", "fa-1994"]
        {
            assert_eq!(direction(text), "rtl", "{text}");
        }
        for text in ["en", "fr", "zh-Hant", "ar-Latn", "ru", "ht", "de-1996", "az", "en-u-nu-arab"]
        {
            assert_eq!(direction(text), "ltr", "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_language_is_parsed_to_itself(text in prop_oneof!["\\PC{0,12}", "[a-zA-Z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}"]) {
            if let Some(language) = Language::parse(&text) {
                prop_assert_eq!(Language::parse(language.as_str()), Some(language));
            }
        }
    }
}
