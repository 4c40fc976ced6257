//! HTML of a record's Markdown: its body, and its smaller fields.

use crate::archive::Archive;
use crate::archive::called;
use crate::archive::links::{self, Destination};
use crate::archive::node::Node;
use crate::archive::reading::{self, Reading};
use crate::base::language::Language;
use crate::base::link::{LinkStyle, link};
use crate::base::span::{Span, Spanned};
use crate::page::base_url::BaseUrl;
use crate::page::lines::Lines;
use crate::page::view::line::Line;
use crate::page::view::note::Heading;
use crate::page::view::parts::{Html, Words};
use crate::page::{parts, publication};
use crate::source::file::{Asset, SourceFile};
use crate::source::picture::PictureSize;
use crate::text::assemble::{self, Filling, LinkFilling, Mark};
use crate::text::document::{self, Document, Link, Target, TextRange};
use crate::text::escape;
use crate::text::page_text::{self, PageText};

/// What HTML is made from: the archive, and how its links are written.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// The text files, by number.
    pub files: &'a [SourceFile],
    /// The lines of all records and notes.
    pub lines: &'a Lines,
    /// How links are written.
    pub links: LinkStyle,
    /// Where the site is served, for what is read away from it: there links are whole addresses.
    pub away: Option<&'a BaseUrl>,
}

impl Setting<'_> {
    /// Returns the line of a record on a page in a language.
    pub fn line(self, node: Node, page: &Language) -> Line {
        self.lines.of(self.archive, node, page)
    }

    /// Returns what leads from a record's page to the root of the site.
    fn root(self, node: Node) -> String {
        self.away.map_or_else(|| self.archive.addresses.of(node).to_root(), |base| base.join(""))
    }
}

/// A text longer than this, in bytes, has a table of contents,
const LONG_TEXT: usize = 2_500;

/// if it has so many headings
const CONTENTS_HEADINGS: usize = 3;

/// of this level or above.
const CONTENTS_LEVEL: u8 = 3;

/// Returns the body of a record, with names linked at their first mention in each section; nothing of a withdrawn record.
pub fn body(setting: Setting<'_>, node: Node, reading: &Reading) -> Html {
    if publication::is_withdrawn(setting.archive, node) {
        return Html::default();
    }
    let names = names(setting, node, reading);
    let body =
        html(setting, node, &reading.document, &Filling { marks: &names, ..Filling::default() });
    if body.trim().is_empty() { Html::default() } else { Html(body) }
}

/// Returns the headings of a record's body, where it is long and has several; nothing of a withdrawn record.
pub fn contents(archive: &Archive, node: Node, document: &Document) -> Vec<Heading> {
    let outer = || document.headings.iter().filter(|heading| heading.level <= CONTENTS_LEVEL);
    let is_long = LONG_TEXT < document.text.len() && CONTENTS_HEADINGS <= outer().count();
    if !is_long || publication::is_withdrawn(archive, node) {
        return Vec::new();
    }
    let heading = |heading: &document::Heading| Heading {
        fragment: heading.fragment.clone(),
        title: document.words(heading.text).to_owned(),
    };
    outer().map(heading).collect()
}

/// Returns the links of names, the first of each in each section.
pub(super) fn names(setting: Setting<'_>, node: Node, reading: &Reading) -> Vec<Mark> {
    let archive = setting.archive;
    let own = match node {
        Node::Actor(ix) => Some(ix.number()),
        _ => None,
    };
    let root = setting.root(node);
    let hits = reading.first_mentions(own);
    let marks = hits.into_iter().filter_map(|hit| {
        let actor = archive.census.actors.at(hit.actor)?;
        let url = link(&root, &parts::url(archive, Node::Actor(actor)), setting.links);
        Some(Mark {
            range: hit.range,
            open: format!("<a class=\"name\" href=\"{url}\">"),
            close: "</a>",
        })
    });
    marks.collect()
}

/// Returns the text content of what [`body`] returns; nothing of a withdrawn record.
pub fn page_text(setting: Setting<'_>, node: Node, reading: &Reading) -> PageText {
    if publication::is_withdrawn(setting.archive, node) {
        return PageText::default();
    }
    let (links, images) = slots(setting, node, &reading.document);
    let filling = Filling { links: &links, images: &images, ..Filling::default() };
    page_text::of(&reading.document, &filling)
}

/// Returns a Markdown field of a record.
pub fn field(setting: Setting<'_>, node: Node, text: &Spanned<String>) -> Html {
    let (document, _) = reading::field(setting.archive.language(node), &setting.archive.site, text);
    Html(html(setting, node, &document, &Filling::default()))
}

/// Returns the first numbered paragraph of a body as text.
pub fn first_paragraph(setting: Setting<'_>, node: Node, reading: &Reading) -> Html {
    let withdrawn =
        setting.archive.census.common(node).is_none_or(|common| common.withdrawn.is_some());
    let first: Option<&TextRange> = reading.document.paragraphs.first();
    match first.filter(|_| !withdrawn) {
        Some(range) => {
            let (census, site) = (&setting.archive.census, &setting.archive.site.language);
            let language = setting.archive.language(node);
            let told = called::told(census, site, &reading.document, language);
            let words = told.text.get(told.range(*range).range()).unwrap_or_default();
            Html(format!("<p id=\"p1\">{}</p>", escape::text(words)))
        }
        None => Html::default(),
    }
}

/// Returns the address of a picture that a record's field names, as a path of the site, and its size where that is known.
pub fn picture(
    setting: Setting<'_>,
    path: &str,
    span: Span,
) -> Option<(String, Option<PictureSize>)> {
    let target = Target::Path { path: path.to_owned(), fragment: None };
    match destination(setting, &target, span)? {
        Destination::Asset(path) => {
            Some((asset_address(&path), setting.archive.pictures.get(&path).copied()))
        }
        _ => None,
    }
}

/// Returns whether a file becomes part of the site: what lies in `static/`, and what a record shows.
pub fn is_copied(archive: &Archive, asset: &Asset) -> bool {
    asset.path.starts_with("static/") || archive.shown.contains(&asset.path)
}

/// Returns where a copied file is served: what lies in `static/` at the root, what lies beside a record under `assets/content/`.
pub fn asset_address(path: &str) -> String {
    match path.strip_prefix("static/") {
        Some(rest) => rest.to_owned(),
        None => format!("assets/{path}"),
    }
}

/// Relative paths are those of the file that the link stands in, which may be a note's.
fn destination(setting: Setting<'_>, target: &Target, span: Span) -> Option<Destination> {
    let archive = setting.archive;
    let file = setting.files.get(span.file.0 as usize)?;
    links::resolve(&archive.census, &archive.links, file, target, span).ok()
}

fn html(setting: Setting<'_>, node: Node, document: &Document, filling: &Filling<'_>) -> String {
    parts_of(setting, node, document, filling).concat()
}

/// Returns the HTML of a document, its links and images filled in.
pub(super) fn parts_of(
    setting: Setting<'_>,
    node: Node,
    document: &Document,
    filling: &Filling<'_>,
) -> Vec<String> {
    let (links, images) = slots(setting, node, document);
    assemble::parts(document, &Filling { links: &links, images: &images, ..*filling })
}

/// Returns what the links and images of a document become.
fn slots(
    setting: Setting<'_>,
    node: Node,
    document: &Document,
) -> (Vec<LinkFilling>, Vec<Option<String>>) {
    let links = document.links.iter().map(|link| link_filling(setting, node, link)).collect();
    let images = document
        .images
        .iter()
        .map(|image| match destination(setting, &image.target, image.span)? {
            Destination::Asset(path) => {
                Some(image_attributes(setting, node, &path, &image.attributes))
            }
            _ => None,
        })
        .collect();
    (links, images)
}

fn image_attributes(setting: Setting<'_>, node: Node, path: &str, others: &str) -> String {
    let root = setting.root(node);
    let src =
        escape::attribute(&link(&root, &escape::address(&asset_address(path)), LinkStyle::Folders));
    let size = setting
        .archive
        .pictures
        .get(path)
        .map(|PictureSize { width, height }| format!(" width=\"{width}\" height=\"{height}\""));
    let size = size.unwrap_or_default();
    format!(" src=\"{src}\"{size} loading=\"lazy\" decoding=\"async\"{others}")
}

fn link_filling(setting: Setting<'_>, node: Node, written: &Link) -> LinkFilling {
    let archive = setting.archive;
    let root = setting.root(node);
    let href = |path: &str| {
        Some(format!(" href=\"{}\"", escape::attribute(&link(&root, path, setting.links))))
    };
    match destination(setting, &written.target, written.span) {
        Some(Destination::Node(target, fragment)) => {
            let fragment = fragment
                .map(|fragment| format!("#{}", escape::address(&fragment)))
                .unwrap_or_default();
            LinkFilling {
                attributes: href(&format!("{}{fragment}", parts::url(archive, target))),
                label: label(&parts::title(archive, target, archive.language(node))),
            }
        }
        Some(Destination::Here(fragment)) => {
            let page = setting.away.map(|_| parts::url(archive, node)).unwrap_or_default();
            LinkFilling {
                attributes: href(&format!("{page}#{}", escape::address(&fragment))),
                label: String::new(),
            }
        }
        Some(Destination::Asset(path)) => LinkFilling {
            attributes: href(&escape::address(&asset_address(&path))),
            label: String::new(),
        },
        Some(Destination::Web(address)) => {
            LinkFilling { attributes: href(&address), label: String::new() }
        }
        None => LinkFilling::default(),
    }
}

/// The name of a bare link's target, in its own language where that is not the text's.
fn label(words: &Words) -> String {
    match (&words.language, words.direction) {
        (Some(language), Some(direction)) => {
            format!(
                "<bdi lang=\"{}\" dir=\"{direction}\">{}</bdi>",
                escape::attribute(language),
                escape::text(&words.text)
            )
        }
        _ => escape::text(&words.text),
    }
}
