//! The commands and their flags, as clap reads them.
//! Doc comments here are the help texts that users see.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum, ValueHint};

use crate::base::date::Edtf;
use crate::base::id::Id;
use crate::base::language::Language;
use crate::record::actor;
use crate::record::citation::Url;

/// The largest `--jobs`: more threads than any machine has cores are a slip of the finger.
const MAX_JOBS: i64 = 1024;

/// Turns a folder of Markdown into an annotated news archive: a static site whose articles, actors, speeches, events,
/// pledges and claims are linked both ways.
#[derive(Parser, Clone, PartialEq, Eq, Debug)]
#[command(
    name = "dateline",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 done, 1 the content has errors, 2 wrong usage, 3 files could not be read or written."
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Flags that every command takes.
    #[command(flatten)]
    pub global: Global,
}

/// The commands.
#[derive(Subcommand, Clone, PartialEq, Eq, Debug)]
pub enum Command {
    /// Write a starter archive that builds at once
    ///
    /// A few short records of each kind that say what they are for. The folder must be empty or not there yet; what is hidden,
    /// such as a repository, may be in it.
    Init(Init),

    /// Write a file for a new record, with its front matter filled in
    ///
    /// The id is made from the title, actors that the title names are filled in, and the record begins as a draft. Prints the
    /// path of the file; nothing that is there is overwritten.
    New(New),

    /// Build the site
    ///
    /// Reads the archive, checks it, and writes the site into the output folder. Nothing is written while the content has
    /// errors; files that have not changed keep their bytes and their time. Problems go to standard error.
    Build(Build),

    /// Show the site on this machine while it is written
    ///
    /// Prints the address of the site. After each change the archive is read again, and pages that are open are loaded again.
    /// While the archive has errors, pages stay as they were and the errors are shown over them. Writes nothing, and answers
    /// nobody but this machine.
    Serve(Serve),

    /// Check the archive and write nothing
    ///
    /// Reports everything that a build would, all at once, and where quotations differ from the speech or are not in its full text.
    /// Problems go to standard output, sorted by file and line.
    Check(Archive),

    /// List what the archive holds
    ///
    /// One record a line, or one note, one quotation, or one mention of an actor in a text. Rows are printed also where other records have errors.
    List(List),

    /// Propose what the texts hold and the records lack
    ///
    /// Names that recur and have no page (actor), quotations of nobody (speaker), promises that no note follows (pledge), speeches
    /// that are mentioned and not named (speech), and actors of a record whom its text does not name (mention). Writes nothing.
    Suggest(Suggest),

    /// Keep the permanent addresses of the archive
    ///
    /// `addresses.lock` holds each address that readers may have linked to: pages, notes and paragraphs. Every build and
    /// check compares it with the archive, and an address that would lead to nothing is an error.
    #[command(subcommand)]
    Addresses(Addresses),

    /// Say what a problem's code means, with an example
    ///
    /// Every problem is printed with its code, as in `error[unknown-actor]`. Without a code, lists them all.
    Explain(Explain),

    /// Print what a shell needs to complete commands and flags
    ///
    /// For bash: `dateline completions bash > ~/.local/share/bash-completion/completions/dateline`.
    Completions(Completions),
}

/// Flags that every command takes.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct Global {
    /// Print problems only, no closing line
    #[arg(short, long, global = true, display_order = 100, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Also print how long each stage and each template took
    #[arg(short, long, global = true, display_order = 101)]
    pub verbose: bool,

    /// Whether to colour what is printed
    #[arg(long, global = true, display_order = 102, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// Flags of `build`.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct Build {
    /// The folder that the site is written to [default: `public` in the archive's folder]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: Option<PathBuf>,

    /// What is built, and how.
    #[command(flatten)]
    pub archive: Archive,
}

/// Flags of `serve`.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct Serve {
    /// The port; 0 is any that is free [default: 4000, or the next that is free]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,

    /// Look through the archive every second, where the system does not tell of changes, as in folders of other machines
    #[arg(long)]
    pub poll: bool,

    /// What is shown, and how.
    #[command(flatten)]
    pub archive: Archive,
}

/// Flags of the commands that read a whole archive.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct Archive {
    /// The archive's folder [default: the nearest one at or above this with a `site.yaml` or `content/`]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub root: Option<PathBuf>,

    /// Where the site will be served, in place of `base_url` in `site.yaml`
    #[arg(long, value_name = "URL", value_parser = base_url, value_hint = ValueHint::Url)]
    pub base_url: Option<Url>,

    /// Include drafts
    #[arg(long)]
    pub drafts: bool,

    /// The date as of which the archive stands (EDTF), in place of `as_of` in `site.yaml`; hides no page
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    pub as_of: Option<Edtf>,

    /// Write links to `index.html` files, so that the site can be read from a disk
    #[arg(long)]
    pub portable: bool,

    /// Let warnings fail as errors do
    #[arg(long)]
    pub strict: bool,

    /// How many threads to use [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MAX_JOBS))]
    pub jobs: Option<u16>,

    /// How problems are printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    pub diagnostics: Format,
}

/// What to do with permanent addresses.
#[derive(Subcommand, Clone, PartialEq, Eq, Debug)]
pub enum Addresses {
    /// List the addresses that are served or recorded
    List(AddressTable),

    /// Record everything that is served in `addresses.lock`
    ///
    /// Nothing is recorded while the content has errors. An address that is recorded stays so, unless it is dropped by name.
    Record(AddressRecord),

    /// Show what `record` would change; fails if an address was lost
    Compare(AddressTable),
}

/// Flags of commands about addresses.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct AddressPlace {
    /// The archive's folder [default: the nearest one at or above this with a `site.yaml` or `content/`]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub root: Option<PathBuf>,

    /// How many threads to use [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MAX_JOBS))]
    pub jobs: Option<u16>,

    /// How problems are printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    pub diagnostics: Format,
}

/// Arguments of `completions`.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

/// Arguments of `init`.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct Init {
    /// The folder [default: this one]
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,
}

/// Arguments of `new`.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct New {
    /// What it is: `article`, `actor`, `speech`, `event`, `pledge`, `claim`, `topic`, `place` or `page`
    #[arg(value_name = "KIND")]
    pub kind: String,

    /// Its title, or its name
    #[arg(value_name = "TITLE")]
    pub title: String,

    /// Its id [default: made from the title]
    #[arg(long, value_name = "ID", value_parser = id)]
    pub id: Option<Id>,

    /// The day that it is about (EDTF) [default: today]
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    pub date: Option<Edtf>,

    /// What an actor is [default: person]
    #[arg(long = "kind", value_name = "KIND", value_parser = PossibleValuesParser::new(actor::KINDS.map(|(word, _)| word)))]
    pub actor_kind: Option<String>,

    /// Its language, where it is not the site's
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: Option<Language>,

    /// The archive's folder [default: the nearest one at or above this with a `site.yaml` or `content/`]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub root: Option<PathBuf>,
}

/// Arguments of `list`.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct List {
    /// What to list: `articles`, `actors`, `speeches`, `events`, `pledges`, `claims`, `topics`, `places`, `pages`, `mentions`, `notes`, or `quotations`
    #[arg(value_name = "KIND")]
    pub subject: String,

    /// Only what names this actor, by id
    #[arg(long, value_name = "ID", value_parser = id)]
    pub actor: Option<Id>,

    /// Only what is not over before this date (EDTF)
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    pub since: Option<Edtf>,

    /// Only what does not begin after this date (EDTF)
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    pub until: Option<Edtf>,

    /// Only what is written in this language
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: Option<Language>,

    /// Only what has this topic, by id
    #[arg(long, value_name = "ID", value_parser = id)]
    pub topic: Option<Id>,

    /// Only what is in this state: `open`, `kept`, `overdue`, `rated`, `retracted`, `planned`, `draft`, ...
    #[arg(long, value_name = "STATE")]
    pub state: Option<String>,

    /// The fields to print, separated by commas
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    pub fields: Vec<String>,

    /// The field to sort by; with a hyphen before it, the last first
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true)]
    pub sort: Option<String>,

    /// How rows are printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ListFormat::Table)]
    pub format: ListFormat,

    /// Where the archive is.
    #[command(flatten)]
    pub place: AddressPlace,
}

/// Arguments of `suggest`.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct Suggest {
    /// Only what is lacking of this sort: `actor`, `speaker`, `pledge`, `speech`, or `mention`
    #[arg(value_name = "LACK")]
    pub lack: Option<String>,

    /// How suggestions are printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = SuggestFormat::Table)]
    pub format: SuggestFormat,

    /// Where the archive is.
    #[command(flatten)]
    pub place: AddressPlace,
}

/// How suggestions are printed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum SuggestFormat {
    /// In columns, for people.
    Table,
    /// One JSON object a line.
    Json,
    /// YAML to paste into the archive, as drafts.
    Yaml,
}

/// How rows are printed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListFormat {
    /// In columns, for people.
    Table,
    /// One JSON object a line.
    Json,
    /// Comma-separated values, the names of the fields first.
    Csv,
}

/// Arguments of `addresses list` and `addresses compare`.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct AddressTable {
    /// Where the archive is.
    #[command(flatten)]
    pub place: AddressPlace,

    /// How the addresses are printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Layout::Table)]
    pub format: Layout,
}

/// Arguments of `addresses record`.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct AddressRecord {
    /// Where the archive is.
    #[command(flatten)]
    pub place: AddressPlace,

    /// Give up an address that leads to nothing any more, such as `/articles/haiti/` or `/articles/haiti/#a-note`; may be
    /// repeated
    #[arg(long, value_name = "ADDRESS")]
    pub drop: Vec<String>,

    /// Take texts as they are, although links to their paragraphs may lead elsewhere now
    #[arg(long)]
    pub texts: bool,
}

/// How a list is printed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// In columns, for people.
    Table,
    /// One JSON object a line.
    Json,
}

/// Arguments of `explain`.
#[derive(clap::Args, Clone, PartialEq, Eq, Debug)]
pub struct Explain {
    /// The code, such as `unknown-actor`
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// How problems are printed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For people, with the lines that they are about.
    Human,
    /// One JSON object a line.
    Json,
    /// Workflow commands, which code hosts show beside the change.
    Github,
}

/// When to colour what is printed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Also into files and pipes.
    Always,
    /// Nowhere.
    Never,
}

impl Color {
    /// Makes it the rule of the whole process.
    pub fn apply(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

fn base_url(text: &str) -> Result<Url, String> {
    let slash = if text.ends_with('/') { "" } else { "/" };
    let folder = (!text.contains(['?', '#'])).then(|| Url::parse(&format!("{text}{slash}")));
    folder.flatten().ok_or_else(|| {
        "write the address of a folder, such as `https://example.org/archive/`".to_owned()
    })
}

fn id(text: &str) -> Result<Id, String> {
    Id::parse(text).ok_or_else(|| "an id is lower-case letters, digits and hyphens".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "write a BCP 47 tag, such as `en` or `zh-Hant`".to_owned())
}

fn as_of(text: &str) -> Result<Edtf, String> {
    Edtf::parse(text).map_err(|problem| problem.to_string())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(line: &str) -> Result<Args, clap::Error> {
        Args::try_parse_from(line.split(' '))
    }

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn flags_of_all_commands_stand_on_either_side() {
        assert_eq!(parse("dateline -q check").unwrap(), parse("dateline check -q").unwrap());
    }

    #[test]
    fn wrong_usage_exits_with_2() {
        let wrong = [
            "dateline",
            "dateline biuld",
            "dateline build --jobs 0",
            "dateline build --base-url example.org",
            "dateline check -q -v",
        ];
        for line in wrong {
            assert_eq!(parse(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }

    #[test]
    fn asking_for_help_or_version_is_no_failure() {
        for line in [
            "dateline --help",
            "dateline build --help",
            "dateline --version",
            "dateline help check",
        ] {
            assert_eq!(parse(line).unwrap_err().exit_code(), 0, "{line}");
        }
    }
}
