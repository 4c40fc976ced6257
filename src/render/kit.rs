//! What the tests of this module share: a theme from a few files, and a page made with it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::address::Address;
use crate::base::diagnostic::Diagnostic;
use crate::base::language::Language;
use crate::base::link::LinkStyle;
use crate::base::span::{FileId, Span, Spanned};
use crate::page::view::site::SiteView;
use crate::render::theme::{PagePlace, Theme, ThemeFiles, load};
use crate::source::file::{Asset, Role, SourceFile};

/// The files of an archive's looks and templates, by path.
pub(super) fn files(files: &[(&str, &str)]) -> Vec<SourceFile> {
    let file = |(n, (path, text)): (u32, &(&str, &str))| SourceFile {
        id: FileId(n),
        path: (*path).to_owned(),
        role: role(path),
        text: (*text).into(),
    };
    (0..).zip(files).map(file).collect()
}

fn role(path: &str) -> Role {
    if let Some(name) = path.strip_prefix("templates/") {
        return Role::Template(name.to_owned());
    }
    let (look, rest) = path.strip_prefix("themes/").unwrap().split_once('/').unwrap();
    let look = look.to_owned();
    match rest.split_once('/') {
        None => Role::ThemeSettings(look),
        Some(("i18n", name)) => Role::Strings(look, name.strip_suffix(".yaml").unwrap().to_owned()),
        Some((_, name)) => Role::ThemeTemplate(look, name.to_owned()),
    }
}

/// Loads the look `chosen`, for a site in English.
pub(super) fn load_look(
    archive: &[(&str, &str)],
    assets: &[Asset],
    chosen: &str,
) -> (Option<Theme>, Vec<String>) {
    let theme = Spanned::new(chosen.to_owned(), Span::file(FileId(99)));
    let files = files(archive);
    let language = Language::english();
    let links = LinkStyle::Folders;
    let (theme, problems) = load(&ThemeFiles {
        files: &files,
        assets,
        theme: &theme,
        options: &[],
        language: &language,
        links,
    });
    let site = site();
    (theme.map(|theme| theme.with_site(&site)), problems.iter().map(print).collect())
}

fn site() -> SiteView {
    SiteView {
        title: "Archive".to_owned(),
        description: None,
        language: "en".to_owned(),
        base_url: None,
        edition: None,
        publisher: None,
        rights: None,
        navigation: None,
        sections: Vec::new(),
        pages: Vec::new(),
        options: BTreeMap::new(),
        option_sheet: None,
        search: true,
    }
}

/// Returns what a problem says, after its file and bytes.
pub(super) fn print(problem: &Diagnostic) -> String {
    let Span { file, start, end } = problem.span;
    let help = problem.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    format!("{}:{start}-{end} {}: {}{help}", file.0, problem.code, problem.message)
}

/// Loads the look `default` and makes the page `/a/b/` in `language` with the template `x.html`.
pub(super) fn make(
    archive: &[(&str, &str)],
    language: &str,
    page: &impl Serialize,
) -> Result<String, String> {
    let (theme, problems) = load_look(archive, &[], "default");
    let theme = theme.ok_or_else(|| problems.join("\n"))?;
    let address = Address::parse("a/b/").unwrap();
    let language = Language::parse(language).unwrap();
    let place = PagePlace { address: &address, root: "../../", language: &language };
    let bytes = theme.render("x.html", page, &place).map_err(|problem| print(&problem))?;
    Ok(String::from_utf8(bytes).unwrap())
}

/// Makes a page of one expression in a language.
pub(super) fn evaluate(expression: &str, language: &str) -> Result<String, String> {
    let template = format!("{{{{ {expression} }}}}");
    make(&[("templates/x.html", &template)], language, &())
}
