//! The templates of a look in one engine, and what it says of them as problems at their place.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use tera::{Error, ErrorKind, Tera, Value};

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::nearest::did_you_mean;
use crate::base::span::{FileId, Span};
use crate::render::embedded;
use crate::render::functions::{self, Tools};
use crate::source::file::{Role, SourceFile};

/// Which embedded template, whatever stands in its place: `builtin/base.html`.
const BUILTIN: &str = "builtin/";

/// The files that templates come from, by the name that the engine knows them by.
#[derive(Debug)]
pub(super) struct Templates {
    tera: Arc<Tera>,
    tools: Arc<Tools>,
    sources: BTreeMap<String, Source>,
    /// Where problems of the embedded templates are shown: the theme's name in the settings.
    elsewhere: Span,
}

/// Where a template comes from.
#[derive(Debug)]
struct Source {
    file: Option<FileId>,
    text: String,
}

impl Templates {
    /// Adds the archive's templates, those of the looks in `chain` and the embedded ones to an engine with the functions of
    /// `tools`. Problems of embedded templates, which arise where another one does not fit them, are shown at `elsewhere`.
    pub(super) fn new(
        files: &[SourceFile],
        chain: &[String],
        tools: &Arc<Tools>,
        elsewhere: Span,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut tera = Tera::new();
        let prefixes = chain.iter().map(|look| prefix(look)).chain([BUILTIN.to_owned()]);
        tera.set_fallback_prefixes(prefixes).expect("no template has been added yet");
        functions::register(&mut tera, tools);
        let mut templates = Self {
            tera: Arc::default(),
            tools: Arc::clone(tools),
            sources: BTreeMap::new(),
            elsewhere,
        };
        let problems = templates.collect(files, chain);
        if !problems.is_empty() {
            return Err(problems);
        }
        let all = templates.sources.iter().map(|(name, source)| (name, &source.text));
        match tera.add_raw_templates(all) {
            Ok(()) => Ok(Self { tera: Arc::new(tera), ..templates }),
            Err(error) => Err(templates.problems(Code::TemplateSyntax, &error)),
        }
    }

    /// Sets what all templates see as `site`; to be done once, before any page is made.
    pub(super) fn set_site(&mut self, site: Value) {
        let tera = Arc::get_mut(&mut self.tera).expect("the engine is not in use yet");
        tera.global_context().insert_value("site", site);
        self.tools.parts.use_engine(&self.tera);
    }

    /// Returns what the functions know.
    pub(super) fn tools(&self) -> &Tools {
        &self.tools
    }

    /// Returns the engine.
    pub(super) fn tera(&self) -> &Tera {
        &self.tera
    }

    /// Returns all templates by name, in order.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sources.iter().map(|(name, source)| (name.as_str(), source.text.as_str()))
    }

    /// Returns what went wrong while the page at `address` was made.
    pub(super) fn failure(&self, error: &Error, address: &str) -> Diagnostic {
        let problems = self.problems(Code::TemplateFailed, error);
        let mut problem = problems.into_iter().next().expect("an error is at least one problem");
        problem.message = format!("{} (while the page `{address}` was made)", problem.message);
        problem
    }

    /// Collects all templates by name, and returns what is wrong with each alone.
    fn collect(&mut self, files: &[SourceFile], chain: &[String]) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for (name, text) in embedded::TEMPLATES {
            let source = Source { file: None, text: (*text).to_owned() };
            self.sources.insert(format!("{BUILTIN}{name}"), source);
        }
        for file in files {
            let name = match &file.role {
                Role::Template(name) => name.clone(),
                Role::ThemeTemplate(look, name) if chain.contains(look) => {
                    format!("{}{name}", prefix(look))
                }
                _ => continue,
            };
            if name.starts_with(BUILTIN) {
                let message = "templates in `builtin/` are those of dateline itself";
                let problem = Diagnostic::new(Code::TemplateSyntax, Span::file(file.id), message);
                problems.push(problem.with_help("move the file out of `builtin/`"));
                continue;
            }
            self.sources
                .insert(name.clone(), Source { file: Some(file.id), text: file.text.to_string() });
            if let Some(error) = syntax_error(&name, &file.text) {
                problems.extend(self.problems(Code::TemplateSyntax, &error));
            }
        }
        problems
    }

    fn problems(&self, code: Code, error: &Error) -> Vec<Diagnostic> {
        let problem = match error.kind() {
            ErrorKind::Msg(message) => return self.reports(code, message),
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let range = report.span().range.clone();
                self.problem(code, report.filename(), range, report.message())
            }
            ErrorKind::MissingParent { current, parent } => {
                let message = format!("there is no template `{parent}` to extend");
                let help = did_you_mean(parent, self.sources.keys().map(|full| bare_name(full)));
                Diagnostic { help, ..self.problem_of(code, current, message) }
            }
            ErrorKind::CircularExtend { tpl, inheritance_chain } => {
                let chain = inheritance_chain.join(", ");
                self.problem_of(code, tpl, format!("the template extends itself: {chain}"))
            }
            ErrorKind::CircularInclude { tpl, include_chain } => {
                let chain = include_chain.join(", ");
                self.problem_of(code, tpl, format!("the template includes itself: {chain}"))
            }
            ErrorKind::TemplateNotFound(name) => {
                self.problem_of(code, name, format!("there is no template `{name}`"))
            }
            other => Diagnostic::new(code, self.elsewhere, clause(&other.to_string())),
        };
        vec![problem]
    }

    /// Reads the references to what is not there, which the engine reports all at once, as text.
    fn reports(&self, code: Code, text: &str) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for report in text.split("\n\n") {
            let mut lines = report.lines();
            let message = lines.next().and_then(|line| line.strip_prefix("error: "));
            let place = lines.next().and_then(|line| line.trim_start().strip_prefix("--> "));
            let place = place.and_then(read_place);
            problems.extend(message.zip(place).map(|(message, (name, line, column))| {
                let text = self.sources.get(name).map_or("", |source| source.text.as_str());
                let start = byte(text, line, column);
                self.problem(code, name, start..start, message)
            }));
        }
        if problems.is_empty() {
            problems.push(Diagnostic::new(code, self.elsewhere, clause(text)));
        }
        problems
    }

    /// Returns a problem at a place in a template; for an embedded one, the place is said in words.
    fn problem(&self, code: Code, name: &str, range: Range<usize>, message: &str) -> Diagnostic {
        let message = clause(message);
        let Some(source) = self.sources.get(name) else {
            return Diagnostic::new(code, self.elsewhere, message);
        };
        if let Some(file) = source.file {
            return Diagnostic::new(code, Span::new(file, range), message);
        }
        let line = 1 + source.text.get(..range.start).unwrap_or("").matches('\n').count();
        let message = format!("{message} (in line {line} of `{name}`)");
        Diagnostic::new(code, self.elsewhere, message)
    }

    /// Returns a problem of a whole template.
    fn problem_of(&self, code: Code, name: &str, message: String) -> Diagnostic {
        let file = self.sources.get(name).and_then(|source| source.file);
        Diagnostic::new(code, file.map_or(self.elsewhere, Span::file), message)
    }
}

/// Returns the name before those of a look's templates; no file name has a colon before a slash on every system.
fn prefix(look: &str) -> String {
    format!("{look}:/")
}

/// Returns the name by which templates name each other.
fn bare_name(full: &str) -> &str {
    let bare = full.rsplit_once(":/").map_or(full, |(_, bare)| bare);
    bare.strip_prefix(BUILTIN).unwrap_or(bare)
}

/// Returns the error of a template that cannot be read by itself. The engine reads all templates before it looks at how they
/// refer to each other, and stops at the first that it cannot read: the second one here.
fn syntax_error(name: &str, text: &str) -> Option<Error> {
    const BROKEN: &str = "{{";
    let error = Tera::new().add_raw_templates([(name, text), (BROKEN, BROKEN)]).err()?;
    let is_own = match error.kind() {
        ErrorKind::SyntaxError(report) => report.filename() == name,
        _ => false,
    };
    is_own.then_some(error)
}

/// Reads `name:line:column`.
fn read_place(place: &str) -> Option<(&str, usize, usize)> {
    let (rest, column) = place.rsplit_once(':')?;
    let (name, line) = rest.rsplit_once(':')?;
    Some((name, line.parse().ok()?, column.parse().ok()?))
}

/// Returns the byte at which a line and column (both from 1, in characters) begin.
fn byte(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(before..).unwrap_or("");
    before + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// Returns what the engine says as one clause: one line, without a capital at the start or a full stop at the end.
fn clause(message: &str) -> String {
    let line = message
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let line = line.strip_suffix('.').unwrap_or(&line);
    let mut letters = line.chars();
    letters
        .next()
        .map_or_else(String::new, |first| format!("{}{}", first.to_lowercase(), letters.as_str()))
}
