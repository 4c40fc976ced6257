//! The theme of a site: its templates, texts and static files, each found at the nearest place that has it.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Value};

use crate::base::address::Address;
use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::{self, Digest};
use crate::base::language::Language;
use crate::base::link::LinkStyle;
use crate::base::span::{FileId, Span, Spanned};
use crate::page::view::site::SiteView;
use crate::record::node::Entry;
use crate::render::dates;
use crate::render::embedded;
use crate::render::functions::Tools;
use crate::render::look;
use crate::render::options::{self, Options};
use crate::render::part;
use crate::render::strings::{self, Placed, Texts};
use crate::render::templates::Templates;
use crate::render::voice::Voices;
use crate::source::file::{Asset, Role, SourceFile};

/// What a theme is made of.
#[derive(Clone, Copy, Debug)]
pub struct ThemeFiles<'a> {
    /// All text files of the archive; those that are not the theme's are passed over.
    pub files: &'a [SourceFile],
    /// All files that are copied; those in `themes/NAME/static/` are the theme's.
    pub assets: &'a [Asset],
    /// The name of the theme, and where the settings say it.
    pub theme: &'a Spanned<String>,
    /// What is chosen of that which the theme offers.
    pub options: &'a [Entry],
    /// The site's language.
    pub language: &'a Language,
    /// How links to pages are written.
    pub links: LinkStyle,
}

/// A theme, ready to make pages.
#[derive(Debug)]
pub struct Theme {
    templates: Templates,
    languages: Vec<Language>,
    assets: Vec<ThemeAsset>,
    options: Options,
    hash: Digest,
}

/// A static file of the theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThemeAsset {
    /// Its path in the site: `assets/style.css`.
    pub path: String,
    /// Where its bytes are.
    pub content: AssetContent,
}

/// Where the bytes of a static file are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AssetContent {
    /// In the program.
    Embedded(&'static [u8]),
    /// In a file.
    File(PathBuf),
    /// Made of options.
    Made(String),
}

/// Where a page lies, and in which language it speaks.
#[derive(Clone, Copy, Debug)]
pub struct PagePlace<'a> {
    /// Its address.
    pub address: &'a Address,
    /// How to get from it to the root of the site: `../../`, or for `404.html` the path of `base_url`.
    pub root: &'a str,
    /// Its language.
    pub language: &'a Language,
}

/// Finds the files of a theme and reads them. There is no theme where it is not there, or where a template of it cannot be
/// read; problems of texts leave the rest of them.
pub fn load(files: &ThemeFiles<'_>) -> (Option<Theme>, Vec<Diagnostic>) {
    let (chain, mut problems) = look::chain(files.files, files.assets, files.theme);
    let Some(chain) = chain else { return (None, problems) };
    let texts = texts(files, &chain.names, &mut problems);
    let languages: Vec<Language> = texts.keys().cloned().collect();
    let sizes = files.assets.iter().map(|asset| (asset.path.as_str(), asset.size)).collect();
    let (options, found) = options::read(&chain.offers, files.options, &sizes);
    problems.extend(found);
    let mut assets = assets(files.assets, &chain.names);
    if let Some(sheet) = &options.sheet {
        assets.insert(
            options::SHEET.to_owned(),
            asset(options::SHEET, AssetContent::Made(sheet.clone())),
        );
    }
    let mut hasher = Parts::new();
    hasher.add(format!("{:?} {:?} {texts:?}", files.links, files.language).as_bytes());
    let tools = Tools {
        voices: Voices::new(&texts, files.language),
        assets: assets.keys().cloned().collect(),
        links: files.links,
        parts: part::Parts::default(),
    };
    let templates =
        match Templates::new(files.files, &chain.names, &Arc::new(tools), files.theme.span) {
            Ok(templates) => templates,
            Err(found) => {
                problems.extend(found);
                return (None, problems);
            }
        };
    for (name, text) in templates.texts() {
        hasher.add(name.as_bytes());
        hasher.add(text.as_bytes());
    }
    let assets = assets.into_values().collect();
    (Some(Theme { templates, languages, assets, options, hash: hasher.finish() }), problems)
}

impl Theme {
    /// Returns the theme with the values that all templates see as `site`, completed by the options.
    ///
    /// # Panics
    ///
    /// If the values are not ones that JSON can hold, which is an error of the type's author.
    #[must_use]
    pub fn with_site(mut self, site: &SiteView) -> Self {
        let options = self.options.values.clone();
        let option_sheet = self.options.sheet.as_ref().map(|_| options::SHEET);
        let site = SiteView { options, option_sheet, ..site.clone() };
        self.templates.set_site(Value::from_serializable(&site));
        let mut hasher = Parts::new();
        hasher.add(&self.hash);
        hasher.add_json(&site);
        self.hash = hasher.finish();
        self
    }

    /// Returns the languages that the theme speaks, sorted.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Returns the static files, sorted by path.
    pub fn assets(&self) -> &[ThemeAsset] {
        &self.assets
    }

    /// Returns the hash of all that pages are made from beside their own values: templates, texts, the site's values, and
    /// the version of dateline.
    pub fn hash(&self) -> Digest {
        self.hash
    }

    /// Returns the hash of all that [`Theme::render`] makes a page from.
    pub fn key(&self, template: &str, page: &impl Hash, place: &PagePlace<'_>) -> Digest {
        let PagePlace { address, root, language } = place;
        digest::of(&(self.hash, template, address.as_str(), root, language.as_str(), page))
    }

    /// Forgets the parts that pages share, so that they do not take room any longer.
    pub fn forget_parts(&self) {
        self.templates.tools().parts.forget();
    }

    /// Returns a date in the words of a language.
    pub fn date(&self, date: &Edtf, language: &Language) -> String {
        dates::in_words(date, self.templates.tools().voices.find(language.as_str()))
    }

    /// Makes a page. Templates see its values as `page`, and `site`, `lang`, `dir` and `root`.
    ///
    /// Fails with [`Code::TemplateFailed`] where a template asks for what is not there.
    pub fn render(
        &self,
        template: &str,
        page: &impl Serialize,
        place: &PagePlace<'_>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let mut values = Context::new();
        values.insert_value("page", Value::from_serializable(page));
        values.insert_value("lang", Value::from(place.language.as_str()));
        values.insert_value("dir", Value::from(place.language.direction().attribute()));
        values.insert_value("root", Value::from(place.root));
        let mut bytes = Vec::with_capacity(16 * 1024);
        match self.templates.tera().render_to(template, &values, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(self.templates.failure(&error, &place.address.to_string())),
        }
    }
}

/// Reads the texts of all languages, the nearest look's over the farther ones', and reports what a language lacks.
fn texts(
    files: &ThemeFiles<'_>,
    chain: &[String],
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<Language, Texts> {
    let mut all = embedded_texts();
    let mut own: Vec<(Language, FileId, Placed)> = Vec::new();
    for look in chain.iter().rev() {
        for file in files.files {
            let Role::Strings(name, tag) = &file.role else { continue };
            if name == look {
                own.extend(texts_of(file, tag, problems));
            }
        }
    }
    for (language, _, texts) in &own {
        let merged = all.entry(language.clone()).or_default();
        merged.extend(texts.iter().map(|(key, text)| (key.clone(), text.value.clone())));
    }
    let english = all.get(&Language::english()).expect("the English texts are embedded");
    let mut last: BTreeMap<&Language, FileId> = BTreeMap::new();
    for (language, file, texts) in &own {
        problems.extend(strings::check_slots(texts, english));
        last.insert(language, *file);
    }
    for (language, file) in last {
        problems.extend(missing(&all, language, english).map(|message| {
            Diagnostic::new(Code::MissingString, Span::file(file), message)
                .with_help("the English text is used until then")
        }));
    }
    all
}

fn texts_of(
    file: &SourceFile,
    tag: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Language, FileId, Placed)> {
    let (texts, found) = strings::read(file);
    problems.extend(found);
    let Some(language) = Language::parse(tag) else {
        let message = format!("`{tag}` is not a language tag (BCP 47)");
        problems.push(Diagnostic::new(Code::BadLanguage, Span::file(file.id), message));
        return None;
    };
    Some((language, file.id, texts))
}

/// Returns which texts a language lacks, itself and without its country or script, as a message; none if it has all.
fn missing(
    all: &BTreeMap<Language, Texts>,
    language: &Language,
    english: &Texts,
) -> Option<String> {
    let primary = Language::parse(language.primary());
    let own: Vec<&Texts> = [Some(language), primary.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(|l| all.get(l))
        .collect();
    let lacking: Vec<&str> = english
        .keys()
        .filter(|key| !own.iter().any(|texts| texts.contains_key(*key)))
        .map(String::as_str)
        .collect();
    let (shown, rest) = lacking.split_at(lacking.len().min(5));
    let names = shown.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    match (shown.len(), rest.len()) {
        (0, _) => None,
        (1, _) => Some(format!("the text {names} is missing")),
        (_, 0) => Some(format!("the texts {names} are missing")),
        (_, n) => Some(format!("the texts {names} and {n} more are missing")),
    }
}

fn embedded_texts() -> BTreeMap<Language, Texts> {
    let language = |(name, text): &(&str, &str)| {
        let tag = name.strip_suffix(".yaml").expect("embedded texts are YAML");
        let role = Role::Strings(embedded::LOOK.to_owned(), tag.to_owned());
        let file =
            SourceFile { id: FileId(0), path: (*name).to_owned(), role, text: (*text).into() };
        let texts =
            strings::read(&file).0.into_iter().map(|(key, text)| (key, text.value)).collect();
        (Language::parse(tag).expect("embedded texts are named by their language"), texts)
    };
    embedded::STRINGS.iter().map(language).collect()
}

/// Finds the static files by name: the nearest look's, else the embedded one.
fn assets(assets: &[Asset], chain: &[String]) -> BTreeMap<String, ThemeAsset> {
    let mut found: BTreeMap<String, ThemeAsset> = BTreeMap::new();
    let mut add = |name: &str, content| found.insert(name.to_owned(), asset(name, content));
    for look in chain.iter().map(String::as_str).chain([embedded::LOOK]).rev() {
        for (name, bytes) in embedded::look(look).iter().flat_map(|look| look.assets) {
            add(name, AssetContent::Embedded(bytes));
        }
        for file in assets {
            if let Some(name) = look::static_name(&file.path, look) {
                add(name, AssetContent::File(file.from.clone()));
            }
        }
    }
    found
}

fn asset(name: &str, content: AssetContent) -> ThemeAsset {
    ThemeAsset { path: format!("assets/{name}"), content }
}

/// A hash over parts, each with its length, so that no two lists of parts are alike.
struct Parts(blake3::Hasher);

impl Parts {
    fn new() -> Self {
        let mut parts = Self(blake3::Hasher::new());
        parts.add(env!("CARGO_PKG_VERSION").as_bytes());
        parts
    }

    fn add(&mut self, part: &[u8]) {
        self.0.update(&(part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    fn add_json(&mut self, value: &impl Serialize) {
        self.add(
            &serde_json::to_vec(value)
                .expect("views are made of texts, numbers, lists and named fields"),
        );
    }

    fn finish(self) -> Digest {
        self.0.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::kit::{load_look, make, print};

    fn page(archive: &[(&str, &str)], look: &str) -> String {
        let (theme, problems) = load_look(archive, &[], look);
        assert_eq!(problems, [""; 0]);
        let (address, language) = (Address::home(), Language::english());
        let place = PagePlace { address: &address, root: "", language: &language };
        let bytes = theme.unwrap().render("x.html", &serde_json::json!({"a": 1}), &place).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn problems(archive: &[(&str, &str)]) -> Vec<String> {
        load_look(archive, &[], "default").1
    }

    #[test]
    fn the_nearest_template_wins() {
        let settings = [("themes/a/theme.yaml", "extends: b"), ("themes/b/theme.yaml", "")];
        let own = ("templates/x.html", "archive");
        let near = ("themes/a/templates/x.html", "near");
        let far = ("themes/b/templates/x.html", "far");
        let with = |templates: &[(&'static str, &'static str)]| {
            page(&[&settings[..], templates].concat(), "a")
        };
        assert_eq!(with(&[far, near, own]), "archive");
        assert_eq!(with(&[far, near]), "near");
        assert_eq!(with(&[far]), "far");
    }

    #[test]
    fn a_template_can_extend_the_embedded_one_that_it_stands_for() {
        let base = r#"{% extends "builtin/base.html" %}{% block share_type %}article{% endblock share_type %}"#;
        let (theme, problems) = load_look(&[("templates/base.html", base)], &[], "default");
        assert_eq!(problems, [""; 0]);
        assert!(theme.is_some());
    }

    #[test]
    fn templates_see_the_page_and_the_site() {
        let template = "{{ page.a }} {{ site.title }} {{ lang }} {{ dir }} [{{ root }}]";
        assert_eq!(page(&[("templates/x.html", template)], "default"), "1 Archive en ltr []");
        let markup = make(
            &[("templates/x.html", "{{ page.a }} {{ page.b | safe }} {{ dir }}")],
            "ar",
            &serde_json::json!({"a": "<i>", "b": "<i>"}),
        );
        assert_eq!(markup.unwrap(), "&lt;i&gt; <i> rtl");
    }

    #[test]
    fn what_cannot_be_read_is_reported_at_its_place_and_all_of_it() {
        let found = problems(&[
            ("templates/a.html", "one\n{% if %}"),
            ("templates/b.html", "{{ a.b"),
            ("templates/c.html", "fine"),
        ]);
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].starts_with("0:10-12 template-syntax: "), "{}", found[0]);
        assert!(found[1].starts_with("1:"), "{}", found[1]);
    }

    #[test]
    fn references_to_what_is_not_there_are_reported_all_at_once() {
        let found = problems(&[
            ("templates/a.html", "é {{ 1 | nothing }}\n{{ nowhere() }}"),
            ("templates/b.html", r#"{% include "nothing.html" %}"#),
        ]);
        assert_eq!(
            found,
            [
                "0:10-10 template-syntax: unknown filter `nothing`",
                "0:24-24 template-syntax: unknown function `nowhere`",
                "1:11-11 template-syntax: unknown template `nothing.html`"
            ]
        );
        assert_eq!(
            problems(&[("templates/a.html", r#"{% extends "basee.html" %}"#)]),
            [
                "0:0-0 template-syntax: there is no template `basee.html` to extend; did you mean `base.html`?"
            ]
        );
        assert_eq!(
            problems(&[("templates/builtin/a.html", "")]),
            [
                "0:0-0 template-syntax: templates in `builtin/` are those of dateline itself; move the file out of `builtin/`"
            ]
        );
    }

    #[test]
    fn an_embedded_template_that_an_own_one_breaks_is_named() {
        let found = problems(&[("templates/base.html", "<p>")]);
        assert!(!found.is_empty());
        assert!(
            found.iter().all(|problem| problem.starts_with("99:0-0 template-syntax: block `")),
            "{found:#?}"
        );
        assert!(
            found.iter().any(|problem| problem.contains("of `builtin/article.html`)")),
            "{found:#?}"
        );
    }

    #[test]
    fn a_failing_template_is_reported_with_its_place_and_the_page() {
        let error =
            make(&[("templates/x.html", "\n{{ page.b }}")], "en", &serde_json::json!({"a": 1}))
                .unwrap_err();
        assert!(error.starts_with("0:9-10 template-failed: field `b` is not defined"), "{error}");
        assert!(error.ends_with("(while the page `/a/b/` was made)"), "{error}");
    }

    #[test]
    fn texts_are_looked_up_one_by_one() {
        let archive = [
            ("themes/a/theme.yaml", "extends: b"),
            ("themes/a/i18n/en.yaml", "skip: near"),
            ("themes/b/i18n/en.yaml", "skip: far\nabout: far"),
            (
                "templates/x.html",
                r#"{{ t(key="skip") }} {{ t(key="about") }} {{ t(key="source") }}"#,
            ),
        ];
        assert_eq!(page(&archive, "a"), "near far Source");
    }

    #[test]
    fn a_language_that_lacks_texts_is_reported_and_speaks_english_there() {
        let archive = [
            ("themes/default/i18n/nl.yaml", "skip: Naar de tekst"),
            ("templates/x.html", r#"{{ t(key="skip") }} {{ t(key="source") }}"#),
        ];
        let found = problems(&archive);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("0:0-0 missing-string: the texts `about`, "), "{}", found[0]);
        assert_eq!(make(&archive, "nl", &()).unwrap(), "Naar de tekst Source");
        assert_eq!(make(&archive, "nl-BE", &()).unwrap(), "Naar de tekst Source");
        assert_eq!(problems(&[("themes/default/i18n/en-US.yaml", "skip: Skip")]), [""; 0]);
        assert_eq!(problems(&[("themes/default/i18n/x.yaml", "")]).len(), 1);
    }

    #[test]
    fn the_embedded_languages_are_complete() {
        let all = embedded_texts();
        let english = &all[&Language::english()];
        for (language, texts) in &all {
            assert_eq!(missing(&all, language, english), None, "{language}");
            let unknown: Vec<&String> =
                texts.keys().filter(|key| !english.contains_key(*key)).collect();
            assert!(unknown.is_empty(), "{language}: {unknown:?}");
        }
        for (name, text) in embedded::STRINGS {
            let role = Role::Strings("default".into(), (*name).into());
            let file =
                SourceFile { id: FileId(0), path: (*name).into(), role, text: (*text).into() };
            let (texts, problems) = strings::read(&file);
            let problems: Vec<String> =
                problems.iter().chain(&strings::check_slots(&texts, english)).map(print).collect();
            assert_eq!(problems, [""; 0], "{name}");
        }
    }

    #[test]
    fn static_files_are_the_nearest_of_their_name() {
        let asset = |path: &str| Asset {
            id: FileId(0),
            from: PathBuf::from("/root").join(path),
            path: path.to_owned(),
            stamp: crate::source::stamp::Stamp::unknown(),
            size: None,
        };
        let assets = [
            asset("themes/a/static/style.css"),
            asset("themes/a/static/fonts/f.woff2"),
            asset("themes/b/static/b.js"),
            asset("static/x"),
        ];
        let (theme, _) = load_look(&[], &assets, "a");
        let found: Vec<(String, bool)> = theme
            .unwrap()
            .assets()
            .iter()
            .map(|asset| (asset.path.clone(), matches!(asset.content, AssetContent::File(_))))
            .collect();
        assert!(
            found.contains(&("assets/style.css".into(), true))
                && found.contains(&("assets/fonts/f.woff2".into(), true))
        );
        assert!(!found.iter().any(|(path, _)| path.ends_with("b.js")));
    }

    #[test]
    fn a_page_has_another_key_when_anything_that_it_is_made_from_is_another() {
        let key = |archive: &[(&str, &str)],
                   template: &str,
                   page: u32,
                   root: &str,
                   language: &str| {
            let theme = load_look(archive, &[], "default").0.unwrap();
            let (address, language) = (Address::home(), Language::parse(language).unwrap());
            theme.key(template, &page, &PagePlace { address: &address, root, language: &language })
        };
        let one = key(&[], "x.html", 1, "", "en");
        assert_eq!(one, key(&[], "x.html", 1, "", "en"));
        let others = [
            key(&[("templates/y.html", "")], "x.html", 1, "", "en"),
            key(&[("themes/default/i18n/en.yaml", "skip: x")], "x.html", 1, "", "en"),
            key(&[], "y.html", 1, "", "en"),
            key(&[], "x.html", 2, "", "en"),
            key(&[], "x.html", 1, "../", "en"),
            key(&[], "x.html", 1, "", "fr"),
        ];
        assert!(!others.contains(&one));
    }
}
