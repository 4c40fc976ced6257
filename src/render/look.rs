//! Looks: which there are, and which the chosen one extends.

use std::collections::BTreeSet;

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::nearest::did_you_mean;
use crate::base::span::{FileId, Spanned};
use crate::record::theme::{self, Offer, ThemeSettings};
use crate::render::embedded::{self, LOOK, LOOKS};
use crate::source::file::{Asset, Role, SourceFile};

/// The chosen look and those that it extends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Chain {
    /// Their names, the nearest first, and the embedded one that all extend last.
    pub(super) names: Vec<String>,
    /// What they let be chosen; of two options with one name, the nearest look's.
    pub(super) offers: Vec<Offer>,
}

/// Follows a look to those that it extends.
pub(super) fn chain(
    files: &[SourceFile],
    assets: &[Asset],
    chosen: &Spanned<String>,
) -> (Option<Chain>, Vec<Diagnostic>) {
    let known = known(files, assets);
    let mut chain = Chain { names: Vec::new(), offers: Vec::new() };
    let mut problems = Vec::new();
    let mut next = Some(chosen.clone());
    while let Some(look) = next {
        if !known.contains(look.value.as_str()) {
            let message = format!("there is no theme `{}`", look.value);
            let mut problem = Diagnostic::new(Code::UnknownTheme, look.span, message);
            problem.help = did_you_mean(&look.value, known.iter().copied());
            problems.push(problem);
            return (None, problems);
        }
        if chain.names.contains(&look.value) {
            let message = format!("the theme `{}` extends itself", look.value);
            problems.push(Diagnostic::new(Code::UnknownTheme, look.span, message));
            return (None, problems);
        }
        next = chain.add(look.value, files, &mut problems);
    }
    if !chain.names.iter().any(|look| look == LOOK) {
        chain.add(LOOK.to_owned(), files, &mut problems);
    }
    (Some(chain), problems)
}

impl Chain {
    /// Adds a look, and returns the one that it extends.
    fn add(
        &mut self,
        look: String,
        files: &[SourceFile],
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<String>> {
        let settings = settings(files, &look, problems);
        for offer in settings.options {
            if !self.offers.iter().any(|nearer| nearer.name == offer.name) {
                self.offers.push(offer);
            }
        }
        self.names.push(look);
        settings.extends
    }
}

/// Returns the name of a static file, if `path` is one of that look.
pub(super) fn static_name<'a>(path: &'a str, look: &str) -> Option<&'a str> {
    path.strip_prefix("themes/")?.strip_prefix(look)?.strip_prefix("/static/")
}

fn known<'a>(files: &'a [SourceFile], assets: &'a [Asset]) -> BTreeSet<&'a str> {
    let of_file = |file: &'a SourceFile| match &file.role {
        Role::ThemeSettings(look) | Role::ThemeTemplate(look, _) | Role::Strings(look, _) => {
            Some(look.as_str())
        }
        _ => None,
    };
    let of_asset = |asset: &'a Asset| asset.path.strip_prefix("themes/")?.split('/').next();
    files
        .iter()
        .filter_map(of_file)
        .chain(assets.iter().filter_map(of_asset))
        .chain(LOOKS.iter().map(|look| look.name))
        .collect()
}

/// Reads the settings of a look, if it has any: the archive's file, else the embedded one.
fn settings(files: &[SourceFile], look: &str, problems: &mut Vec<Diagnostic>) -> ThemeSettings {
    let own =
        files.iter().find(|file| matches!(&file.role, Role::ThemeSettings(name) if name == look));
    match (own, embedded::look(look)) {
        (Some(file), _) => {
            let (settings, found) = theme::read(file);
            problems.extend(found);
            settings
        }
        (None, Some(embedded)) => {
            theme::read(&SourceFile {
                id: FileId(0),
                path: format!("themes/{look}/theme.yaml"),
                role: Role::ThemeSettings(look.to_owned()),
                text: embedded.settings.into(),
            })
            .0
        }
        (None, None) => ThemeSettings::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::Span;

    fn settings(looks: &[(&str, &str)]) -> Vec<SourceFile> {
        let file = |(n, (look, text)): (u32, &(&str, &str))| SourceFile {
            id: FileId(n),
            path: format!("themes/{look}/theme.yaml"),
            role: Role::ThemeSettings((*look).to_owned()),
            text: (*text).into(),
        };
        (0..).zip(looks).map(file).collect()
    }

    fn chain_of(looks: &[(&str, &str)], chosen: &str) -> (Option<Vec<String>>, Vec<String>) {
        let chosen = Spanned::new(chosen.to_owned(), Span::file(FileId(9)));
        let (chain, problems) = chain(&settings(looks), &[], &chosen);
        let chain = chain.map(|chain| chain.names);
        let print = |problem: Diagnostic| {
            let help = problem.help.map(|help| format!("; {help}")).unwrap_or_default();
            format!(
                "{}:{} {}: {}{help}",
                problem.span.file.0, problem.span.start, problem.code, problem.message
            )
        };
        (chain, problems.into_iter().map(print).collect())
    }

    #[test]
    fn a_look_is_followed_by_those_that_it_extends_and_the_embedded_one() {
        let looks = [("press", "extends: paper\n"), ("paper", "name: Paper\n")];
        let (chain, problems) = chain_of(&looks, "press");
        assert_eq!(chain.unwrap(), ["press", "paper", "default"]);
        assert_eq!(problems, [""; 0]);
        assert_eq!(chain_of(&[], "default").0.unwrap(), ["default"]);
        assert_eq!(
            chain_of(&[("default", "extends: own\n"), ("own", "")], "default").0.unwrap(),
            ["default", "own"]
        );
    }

    #[test]
    fn a_look_that_is_not_there_is_reported_where_it_is_named() {
        let looks = [("press", "extends: papr\n"), ("paper", "")];
        assert_eq!(
            chain_of(&looks, "pres").1,
            ["9:0 unknown-theme: there is no theme `pres`; did you mean `press`?"]
        );
        assert_eq!(
            chain_of(&looks, "press").1,
            ["0:9 unknown-theme: there is no theme `papr`; did you mean `paper`?"]
        );
    }

    #[test]
    fn a_circle_ends() {
        let looks = [("a", "extends: b\n"), ("b", "extends: a\n")];
        assert_eq!(chain_of(&looks, "a").1, ["1:9 unknown-theme: the theme `a` extends itself"]);
    }

    #[test]
    fn settings_are_checked() {
        let (_, problems) = chain_of(&[("a", "extend: b\nname: [c]\n")], "a");
        assert_eq!(
            problems,
            [
                "0:16 wrong-type: a list stands where a text is wanted",
                "0:0 unknown-key: there is no key `extend` here; did you mean `extends`?"
            ]
        );
    }
}
