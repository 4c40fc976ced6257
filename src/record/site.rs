//! The settings of `site.yaml`. Every one is optional.

use std::collections::BTreeMap;

use crate::base::address::Address;
use crate::base::code::{Code, Severity};
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::base::span::{FileId, Span, Spanned};
use crate::record::address_pattern;
use crate::record::article::{PUBLISH, Publish};
use crate::record::checks;
use crate::record::citation::Url;
use crate::record::contact::{self, Contact};
use crate::record::dates;
use crate::record::fields::{self, Fields};
use crate::record::node::{Entry, Node, NodeKind};
use crate::record::table::{Shape, Table, optional, required, words};
use crate::record::value::{self, quoted};
use crate::record::yaml;
use crate::source::file::SourceFile;

/// The settings of an archive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Site {
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence or two.
    pub description: Option<String>,
    /// Its language.
    pub language: Language,
    /// Where it will be served, with a final slash.
    pub base_url: Option<Spanned<Url>>,
    /// As of when its statements hold.
    pub as_of: Option<Spanned<Edtf>>,
    /// Which edition it is.
    pub edition: Option<String>,
    /// Its theme.
    pub theme: Spanned<String>,
    /// What is chosen of that which the theme offers; read with the theme.
    pub theme_options: Vec<Entry>,
    /// The main navigation; none means the one that dateline makes.
    pub navigation: Option<Vec<NavigationItem>>,
    /// Editors, by id.
    pub editors: BTreeMap<String, Editor>,
    /// Who publishes the archive.
    pub publisher: Option<Editor>,
    /// Where a reader reports an error.
    pub contact: Option<Contact>,
    /// Who may do what with it.
    pub rights: Option<String>,
    /// How much of archived texts is published.
    pub publish: Publish,
    /// The pattern of articles' addresses, such as `/:year/:month/:id/`.
    pub article_address: Option<Spanned<String>>,
    /// Which quotations count for a person's page.
    pub attribution: Attribution,
    /// Severities that differ from the codes' own; `None` is off.
    pub checks: BTreeMap<Code, Option<Severity>>,
    /// Whether raw HTML in content is left as it is.
    pub html: HtmlTrust,
    /// Whether quotation marks and dashes are set by the language's rules.
    pub punctuation: Punctuation,
    /// Whether readers can search it.
    pub search: Search,
    /// Where UN documents stand; `{symbol}` and `{language}` are filled in.
    pub un_documents: String,
}

/// One entry of the navigation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NavigationItem {
    /// The words.
    pub title: Spanned<String>,
    /// A path of the site, or an address elsewhere.
    pub url: Spanned<String>,
}

/// An editor, or the publisher.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Editor {
    /// The name.
    pub name: Spanned<String>,
    /// A page about them.
    pub url: Option<Spanned<Url>>,
}

/// `derived: {attribution: ...}`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Attribution {
    /// Those that an editor confirmed.
    Confirmed,
    /// Also those found by rule.
    Found,
}

/// `trusted_html`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HtmlTrust {
    /// Raw HTML is sanitized.
    Sanitized,
    /// Raw HTML is left as it is.
    Trusted,
}

/// `smart_punctuation`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Punctuation {
    /// Straight marks become those of the language.
    Smart,
    /// Marks stay as written.
    Plain,
}

/// `search`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Search {
    /// The site has the index and the page of the search.
    Offered,
    /// It has neither.
    Absent,
}

/// The format of archives that this dateline reads.
const FORMAT: u32 = 1;

const ATTRIBUTIONS: [(&str, Attribution); 2] =
    [("confirmed", Attribution::Confirmed), ("found", Attribution::Found)];

/// The settings.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Settings",
    says: "`site.yaml` in the root of the archive. All of it may be left out.",
    fields: &[
        optional("format", Shape::Count, "The format of the archive's files. This dateline reads format 1.").standard("1"),
        optional("title", Shape::Line, "The archive's title.").standard("Archive"),
        optional("description", Shape::Line, "What it is about, in a sentence or two."),
        optional("language", Shape::Language, "The language of texts that name none, and of lists.").standard("en"),
        optional("base_url", Shape::Url, "Where the site will be served. Feeds, the sitemap, canonical links and the page for addresses that lead nowhere need it; `--base-url` overrules it.").such_as("https://archive.example/"),
        optional("as_of", Shape::Day, "The day as of which the archive stands. Without it, the latest day of an article, speech, update or review; `--as-of` overrules it."),
        optional("edition", Shape::Line, "What this state of the archive is called; printed on every page.").such_as("spring 2026"),
        optional("theme", Shape::Own("the name of a theme"), "The look: a folder in `themes/`, or the built-in one.").standard("default"),
        optional("theme_options", Shape::Map("words that the theme knows", &Shape::Any), "What is chosen of that which the [theme](themes.md) offers."),
        optional("navigation", Shape::List(&Shape::Fields(&NAVIGATION_ITEM)), "The links at the head of each page. Without it, those that dateline makes."),
        optional("editors", Shape::Map("ids", &EDITOR), "The editors. Where there are some, an `author` that looks like an id must be one of theirs."),
        optional("publisher", EDITOR, "Who publishes the archive."),
        optional("contact", Shape::Own("an e-mail address, or an address on the web"), "Where a reader reports an error; the link on each record's page fills in the page, and the paragraph that is looked at. In an address on the web they stand for `{page}`.").such_as("corrections@archive.example"),
        optional("rights", Shape::Line, "Who may do what with it; printed on every page."),
        optional("publish", Shape::Word(|| words(&PUBLISH)), "How much of archived texts the site holds, where an article does not say.").standard("full"),
        optional("addresses", Shape::Fields(&ADDRESSES), "Where articles are served."),
        optional("derived", Shape::Fields(&DERIVED), "What counts of that which is found by rule."),
        optional("checks", Shape::Map("names of [diagnostics](diagnostics.md)", &Shape::Word(|| words(&checks::SEVERITIES))), "How grave a diagnostic is. Those without which the site would be wrong stay errors.").such_as("{ambiguous-name: error}"),
        optional("trusted_html", Shape::Truth, "`true` leaves raw HTML in texts as it is; else it is sanitized.").standard("false"),
        optional("smart_punctuation", Shape::Truth, "`false` leaves straight quotation marks, `--` and `...` as they are; else they are set as the language has them.").standard("true"),
        optional("search", Shape::Truth, "`false` leaves the search out: its page, its index, and its field at the head of each page.").standard("true"),
        optional("un_documents", Shape::Own("an address with `{symbol}`"), "Where UN documents stand; `{language}` may be in it, too.").standard("https://docs.un.org/{language}/{symbol}"),
    ],
};

/// An editor or publisher: a name, or more than that.
const EDITOR: Shape = Shape::Or(&Shape::Line, &Shape::Fields(&EDITOR_FIELDS));

#[rustfmt::skip]
static EDITOR_FIELDS: Table = Table {
    title: "Editor or publisher",
    says: "Who makes the archive.",
    fields: &[
        required("name", Shape::Line, "The name."),
        optional("url", Shape::Url, "A page about them."),
    ],
};

#[rustfmt::skip]
static NAVIGATION_ITEM: Table = Table {
    title: "Entry of the navigation",
    says: "One link.",
    fields: &[
        required("title", Shape::Line, "Its words."),
        required("url", Shape::Own("a path of this site, or an address on the web"), "Where it leads.").such_as("/articles/"),
    ],
};

#[rustfmt::skip]
static ADDRESSES: Table = Table {
    title: "Addresses",
    says: "A newsroom keeps the addresses that its articles have.",
    fields: &[
        optional("articles", Shape::Own("a path of `:year`, `:month`, `:day`, `:id` and plain words"), "Where an article is served. Without it, at `/articles/:id/`.").such_as("/:year/:month/:id/"),
    ],
};

#[rustfmt::skip]
static DERIVED: Table = Table {
    title: "Derived",
    says: "What counts of that which is found by rule.",
    fields: &[
        optional("attribution", Shape::Word(|| words(&ATTRIBUTIONS)), "Which quotations count for a person's page.").standard("confirmed"),
    ],
};

impl Site {
    /// Returns the settings of an archive without `site.yaml`.
    pub fn standard() -> Self {
        let nowhere = Span::file(FileId(0));
        Self {
            title: "Archive".to_owned(),
            description: None,
            language: Language::english(),
            base_url: None,
            as_of: None,
            edition: None,
            theme: Spanned::new("default".to_owned(), nowhere),
            theme_options: Vec::new(),
            navigation: None,
            editors: BTreeMap::new(),
            publisher: None,
            contact: None,
            rights: None,
            publish: Publish::Full,
            article_address: None,
            attribution: Attribution::Confirmed,
            checks: BTreeMap::new(),
            html: HtmlTrust::Sanitized,
            punctuation: Punctuation::Smart,
            search: Search::Offered,
            un_documents: "https://docs.un.org/{language}/{symbol}".to_owned(),
        }
    }
}

/// Reads `site.yaml`. What it does not say, or says wrongly, is as in [`Site::standard`].
pub fn read(file: &SourceFile) -> (Site, Vec<Diagnostic>) {
    let (root, mut problems) = yaml::parse(file, Span::new(file.id, 0..file.text.len()));
    let site = root.and_then(|root| {
        fields::read(&root, &[&FIELDS], &mut problems, |fields| Some(settings(fields)))
    });
    (site.unwrap_or_else(Site::standard), problems)
}

fn settings(fields: &mut Fields<'_>) -> Site {
    let standard = Site::standard();
    if let Some(format) = fields.optional("format", value::whole_number) {
        check_format(&format, fields);
    }
    let mut line = |key| fields.optional(key, value::line).map(|line| line.value);
    let [title, description, edition, rights] =
        ["title", "description", "edition", "rights"].map(&mut line);
    let language = fields.optional("language", value::language).map(|language| language.value);
    let publish = fields.optional("publish", value::one_of(&PUBLISH)).map(|publish| publish.value);
    let attribution = fields.optional("derived", |node, problems| {
        fields::read(node, &[&DERIVED], problems, |fields| {
            fields.optional("attribution", value::one_of(&ATTRIBUTIONS))
        })
    });
    let is_trusted = fields.optional("trusted_html", value::truth).is_some_and(|truth| truth.value);
    let is_smart =
        fields.optional("smart_punctuation", value::truth).is_none_or(|truth| truth.value);
    let is_searched = fields.optional("search", value::truth).is_none_or(|truth| truth.value);
    Site {
        title: title.unwrap_or(standard.title),
        description,
        language: language.unwrap_or(standard.language),
        base_url: fields.optional("base_url", base_url),
        as_of: fields.optional("as_of", dates::day),
        edition,
        theme: fields.optional("theme", value::line).unwrap_or(standard.theme),
        theme_options: fields.optional("theme_options", value::entries).unwrap_or_default(),
        navigation: fields.optional("navigation", |node, problems| {
            Some(value::list(node, problems, navigation_item))
        }),
        editors: fields.optional("editors", editors).unwrap_or_default(),
        publisher: fields.optional("publisher", editor),
        contact: fields.optional("contact", contact::read),
        rights,
        publish: publish.unwrap_or(standard.publish),
        article_address: fields.optional("addresses", |node, problems| {
            fields::read(node, &[&ADDRESSES], problems, |fields| {
                fields.optional("articles", address_pattern::read)
            })
        }),
        attribution: attribution.map_or(standard.attribution, |attribution| attribution.value),
        checks: fields.optional("checks", checks::read).unwrap_or_default(),
        html: if is_trusted { HtmlTrust::Trusted } else { HtmlTrust::Sanitized },
        search: if is_searched { Search::Offered } else { Search::Absent },
        punctuation: if is_smart { Punctuation::Smart } else { Punctuation::Plain },
        un_documents: fields
            .optional("un_documents", un_documents)
            .unwrap_or(standard.un_documents),
    }
}

fn check_format(format: &Spanned<u32>, fields: &mut Fields<'_>) {
    if format.value != FORMAT {
        let message = format!("this dateline does not read archives of format {}", format.value);
        let problem = Diagnostic::new(Code::UnknownValue, format.span, message);
        fields.report(problem.with_help(format!(
            "it reads format {FORMAT}; use the dateline that the archive was made for"
        )));
    }
}

/// Reads where the site will be served, and adds the final slash.
fn base_url(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Url>> {
    let url = value::url(node, problems)?;
    let text = url.value.as_str();
    if text.contains(['?', '#']) {
        let message = format!("{} is not the address of a folder", quoted(text));
        let help = "leave out `?` and `#` and what follows";
        problems.push(Diagnostic::new(Code::BadUrl, node.span, message).with_help(help));
        return None;
    }
    let slash = if text.ends_with('/') { "" } else { "/" };
    Url::parse(&format!("{text}{slash}")).map(|url| Spanned::new(url, node.span))
}

/// Reads a link: its words and where it leads.
pub fn navigation_item(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<NavigationItem> {
    fields::read(node, &[&NAVIGATION_ITEM], problems, |fields| {
        let title = fields.required("title", value::line);
        let url = fields.required("url", navigation_target);
        Some(NavigationItem { title: title?, url: url? })
    })
}

/// Reads a path of the site, with or without a fragment, or an address on the web.
fn navigation_target(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let text = &value::scalar(node, problems, "an address")?.text;
    if text.contains("//") {
        return value::url(node, problems).map(|url| url.map(|url| url.as_str().to_owned()));
    }
    let path = text.split_once('#').map_or(text.as_str(), |(path, _)| path);
    if Address::parse(path).is_none() {
        let problem = Diagnostic::new(
            Code::BadAddress,
            node.span,
            format!("{} is not an address of this site", quoted(text)),
        );
        problems.push(problem.with_help(
            "write a path such as `/articles/`, or an address that begins with `https://`",
        ));
        return None;
    }
    Some(Spanned::new(text.clone(), node.span))
}

fn editors(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<BTreeMap<String, Editor>> {
    let mut editors = BTreeMap::new();
    for Entry { key, value } in value::mapping(node, problems)? {
        if Id::parse(&key.value).is_none() {
            let problem = Diagnostic::new(
                Code::BadId,
                key.span,
                format!("{} is not an id", quoted(&key.value)),
            );
            problems.push(problem.with_help(value::id_help(&key.value)));
        }
        if let Some(editor) = editor(value, problems) {
            editors.insert(key.value.clone(), editor);
        }
    }
    Some(editors)
}

/// Reads a name, or a mapping with `name` and `url`.
fn editor(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Editor> {
    if !matches!(node.kind, NodeKind::Mapping(_)) {
        return value::line(node, problems).map(|name| Editor { name, url: None });
    }
    fields::read(node, &[&EDITOR_FIELDS], problems, |fields| {
        let name = fields.required("name", value::line);
        Some(Editor { url: fields.optional("url", value::url), name: name? })
    })
}

/// Reads the pattern of addresses at which UN documents stand.
fn un_documents(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let pattern = &value::scalar(node, problems, "an address with `{symbol}`")?.text;
    let filled = pattern.replace("{symbol}", "S/PV.1").replace("{language}", "en");
    if !pattern.contains("{symbol}") || Url::parse(&filled).is_none() {
        let problem = Diagnostic::new(
            Code::BadUrl,
            node.span,
            format!("{} is no address with `{{symbol}}`", quoted(pattern)),
        );
        problems.push(problem.with_help("write it as `https://docs.un.org/{language}/{symbol}`"));
        return None;
    }
    Some(pattern.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::kit;

    fn read_text(text: &str) -> (Site, String) {
        let file = kit::file(&kit::dedent(text));
        let (site, problems) = read(&file);
        (site, kit::printed(&file, &problems))
    }

    fn check(text: &str, problems: &str) {
        assert_eq!(read_text(text).1, kit::dedent(problems));
    }

    #[test]
    fn settings_are_checked() {
        check(
            "
                format: 2
                title: [a]
                base_url: https://example.org/#a
                as_of: 2024/2025
                publish: none
                derived: {attribution: all}
                smart_punctuation: on
                un_documents: https://undocs.org/
                tagline: x
            ",
            "
                1:9 unknown-value this dateline does not read archives of format 2
                  help: it reads format 1; use the dateline that the archive was made for
                2:8 wrong-type a list stands where a text is wanted
                5:10 unknown-value `none` is not a value of this field
                  help: it is one of `full`, `excerpt`, `metadata`
                6:24 unknown-value `all` is not a value of this field
                  help: it is one of `confirmed`, `found`
                7:20 wrong-type `on` is not `true` or `false`
                3:11 bad-url `https://example.org/#a` is not the address of a folder
                  help: leave out `?` and `#` and what follows
                4:8 wrong-type `2024/2025` is an interval, and one date is wanted
                  help: write the date as precisely as it is known: `2024-09-26`, `2024-09`, `2024`
                8:15 bad-url `https://undocs.org/` is no address with `{symbol}`
                  help: write it as `https://docs.un.org/{language}/{symbol}`
                9:1 unknown-key there is no key `tagline` here
                  help: the keys are `addresses`, `as_of`, `base_url`, `checks`, `contact`, `derived`, `description`, `edition`, `editors`, `format`, `language`, `navigation`, `publish`, `publisher`, `rights`, `search`, `smart_punctuation`, `theme`, `theme_options`, `title`, `trusted_html`, `un_documents`
            ",
        );
    }

    #[test]
    fn checks_name_diagnostics_that_may_be_lowered() {
        check(
            "
                checks:
                  ambigous-name: off
                  unknown-link: warn
                  duplicate-id: error
                  missing-alt: never
                  xyz: off
            ",
            "
                2:3 unknown-code there is no diagnostic `ambigous-name`
                  help: did you mean `ambiguous-name`?
                3:3 check-not-lowerable `unknown-link` cannot be lowered
                  help: the site would be wrong or incomplete; mend what it reports
                5:16 unknown-value `never` is not a value of this field
                  help: it is one of `error`, `warn`, `off`
                6:3 unknown-code there is no diagnostic `xyz`
                  help: `dateline explain` lists all diagnostics
            ",
        );
    }

    #[test]
    fn navigation_and_editors_are_checked() {
        check(
            "
                navigation:
                  - {title: Articles, url: /articles/#a}
                  - {title: B, url: https://}
                  - {title: C, url: a b}
                  - {title: D}
                editors:
                  Ann Smith: {name: Ann Smith}
                  bob: {url: https://example.org/}
                publisher: The Archive
            ",
            "
                3:21 bad-url `https://` is not an address on the web
                  help: write it whole, beginning with `https://` or `http://`, with a space as `%20`
                4:21 bad-address `a b` is not an address of this site
                  help: write a path such as `/articles/`, or an address that begins with `https://`
                5:6 missing-key `url` is missing
                7:3 bad-id `Ann Smith` is not an id
                  help: ids are lower-case letters, digits and hyphens: `ann-smith`
                8:9 missing-key `name` is missing
            ",
        );
    }

    #[test]
    fn an_archive_needs_no_settings() {
        assert_eq!(read_text(""), (Site::standard(), String::new()));
        assert_eq!(read_text("# later\n"), (Site::standard(), String::new()));
    }

    #[test]
    fn settings_are_read() {
        let (site, problems) = read_text(
            "
            format: 1
            title: MSS archive
            language: fr
            base_url: https://example.org/haiti
            theme_options: {accent: blue, columns: 2}
            editors: {ann: Ann Smith}
            publish: excerpt
            addresses: {articles: /:year/:month/:id/}
            derived: {attribution: found}
            checks: {ambiguous-name: off, missing-alt: warn}
            trusted_html: true
            smart_punctuation: true
            ",
        );
        assert_eq!(problems, "");
        assert_eq!(site.base_url.unwrap().value.as_str(), "https://example.org/haiti/");
        assert_eq!(site.article_address.unwrap().value, "/:year/:month/:id/");
        let names = site.theme_options.iter().map(|entry| entry.key.value.as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["accent", "columns"]);
        assert_eq!(site.editors["ann"].name.value, "Ann Smith");
        assert_eq!(site.checks[&Code::AmbiguousName], None);
        assert_eq!(site.checks[&Code::MissingAlt], Some(Severity::Warning));
        assert_eq!((site.publish, site.attribution), (Publish::Excerpt, Attribution::Found));
        assert_eq!((site.html, site.punctuation), (HtmlTrust::Trusted, Punctuation::Smart));
    }

    #[test]
    fn patterns_make_addresses_of_their_own() {
        for (pattern, message) in [
            ("/:year/:month/", "the pattern has no `:id`, so that articles would share an address"),
            ("/:year/:name/:id/", "`:name` is not a part that addresses have"),
            ("/:identity/", "`:identity` is not a part that addresses have"),
            ("/:/:id/", "`:` is not a part that addresses have"),
            (":year/:id/", "the pattern does not begin and end with `/`"),
            ("/:year/:id", "the pattern does not begin and end with `/`"),
            ("/:year/../:id/", "the pattern makes no addresses that can be served"),
        ] {
            let (site, problems) = read_text(&format!("addresses: {{articles: \"{pattern}\"}}"));
            assert_eq!(site.article_address, None);
            assert!(problems.starts_with(&format!("1:23 bad-address {message}\n")), "{problems}");
        }
    }
}
