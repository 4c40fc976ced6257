//! How the theme speaks one language: its texts, and the rules of CLDR for dates, numbers, lists and plurals.

use std::collections::{BTreeMap, BTreeSet};

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use tera::Value;

use crate::base::language::Language;
use crate::render::dates::Patterns;
use crate::render::strings::{Piece, Text, Texts, pieces};

/// One language of the theme.
#[derive(Debug)]
pub(super) struct Voice {
    texts: Texts,
    /// The texts that are the same for all numbers and have no slots, as templates print them.
    words: BTreeMap<String, Value>,
    plurals: PluralRules,
    lists: ListFormatter,
    numbers: DecimalFormatter,
    patterns: Patterns,
}

/// All languages of the theme.
#[derive(Debug)]
pub(super) struct Voices {
    voices: BTreeMap<String, Voice>,
    site: Language,
}

impl Voices {
    /// Makes a voice for each language that there are texts in, and for the site's. Each text is looked up in the language itself,
    /// in that without a country or script, and in English.
    pub(super) fn new(texts: &BTreeMap<Language, Texts>, site: &Language) -> Self {
        let languages: BTreeSet<&Language> = texts.keys().chain([site]).collect();
        let voice = |language: &Language| {
            let primary = Language::parse(language.primary());
            let english = Language::english();
            let sources = [Some(&english), primary.as_ref(), Some(language)].into_iter().flatten();
            let mut merged = Texts::new();
            for found in sources.filter_map(|source| texts.get(source)) {
                merged.extend(found.iter().map(|(key, text)| (key.clone(), text.clone())));
            }
            (language.to_string(), Voice::new(language, merged, site))
        };
        Self { voices: languages.into_iter().map(voice).collect(), site: site.clone() }
    }

    /// Returns the voice for a language tag: its own, that without a country or script, or the site's.
    pub(super) fn find(&self, tag: &str) -> &Voice {
        // Pages name their languages in the canonical spelling, which need not be parsed each time.
        let canonical =
            || Language::parse(tag).and_then(|language| self.voices.get(language.as_str()));
        let primary =
            || Language::parse(tag).and_then(|language| self.voices.get(language.primary()));
        let found = self.voices.get(tag).or_else(canonical).or_else(primary);
        found.unwrap_or_else(|| {
            self.voices.get(self.site.as_str()).expect("the site's language has a voice")
        })
    }
}

impl Voice {
    /// Makes the voice of `language` with texts for every key of the embedded English ones. Where CLDR does not know the
    /// language, dates, lists and numbers are written as in `other`, or else as in English.
    fn new(language: &Language, texts: Texts, other: &Language) -> Self {
        let english = Language::english();
        let candidates = [language, other, &english].map(rules_of);
        let known =
            candidates.into_iter().find_map(|locale| Some((Patterns::new(&locale)?, locale)));
        let (patterns, locale) = known.expect("the compiled data hold English");
        let data = "the compiled data hold rules for every locale, if only the root's";
        Self {
            plurals: PluralRules::try_new(
                (&rules_of(language)).into(),
                PluralRulesOptions::default(),
            )
            .expect(data),
            lists: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
                .expect(data),
            numbers: DecimalFormatter::try_new(
                (&locale).into(),
                DecimalFormatterOptions::default(),
            )
            .expect(data),
            patterns,
            words: texts.iter().filter_map(plain).collect(),
            texts,
        }
    }

    /// Returns the text of that key.
    pub(super) fn text(&self, key: &str) -> Option<&Text> {
        self.texts.get(key)
    }

    /// Returns the text of that key as templates print it, if it never varies.
    pub(super) fn words(&self, key: &str) -> Option<&Value> {
        self.words.get(key)
    }

    /// Returns all keys, in order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// Returns the patterns of dates.
    pub(super) fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// Returns the category of a number.
    pub(super) fn category(&self, n: u64) -> PluralCategory {
        self.plurals.category_for(n)
    }

    /// Returns one of the embedded texts with its slots filled in. A slot that a translation names and that is not given is
    /// left as it stands; `strings::check_slots` has reported it.
    pub(super) fn fill(&self, key: &str, given: &[(&str, &str)]) -> String {
        let text = self.text(key).expect("every voice has the texts of the embedded English");
        let value = |slot| given.iter().find(|(name, _)| *name == slot).map(|(_, value)| *value);
        let piece = |piece| match piece {
            Piece::Words(words) => words,
            Piece::Slot(slot) => value(slot).unwrap_or(slot),
        };
        pieces(text.form(PluralCategory::Other)).into_iter().map(piece).collect()
    }

    /// Returns a decimal number, grouped as the language does it; none if `digits` is not one.
    pub(super) fn number(&self, digits: &str) -> Option<String> {
        let decimal = Decimal::try_from_str(digits).ok()?;
        Some(self.numbers.format(&decimal).to_string())
    }

    /// Returns the items as a list in a sentence: "a, b and c".
    pub(super) fn list(&self, items: &[String]) -> String {
        self.lists.format(items.iter()).to_string()
    }

    /// Returns the name of a language; of its primary language where it has none of its own, else the tag.
    pub(super) fn language_name(&self, language: &Language) -> String {
        let own = format!("language-{}", language.as_str().to_ascii_lowercase());
        let primary = format!("language-{}", language.primary());
        let text = self.text(&own).or_else(|| self.text(&primary));
        text.map_or(language.as_str(), |text| text.form(PluralCategory::Other)).to_owned()
    }
}

fn plain((key, text): (&String, &Text)) -> Option<(String, Value)> {
    let Text::Plain(words) = text else { return None };
    let is_words = |piece: &Piece<'_>| matches!(piece, Piece::Words(_));
    pieces(words).iter().all(is_words).then(|| (key.clone(), Value::from(words.as_str())))
}

/// Returns the locale whose rules a language follows. English without a country is written as in the United Nations:
/// day before month.
fn rules_of(language: &Language) -> Locale {
    let tag = if language.as_str() == "en" { "en-GB" } else { language.as_str() };
    Locale::try_from_str(tag).expect("a language is a well-formed tag")
}
