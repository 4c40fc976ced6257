//! `dateline new`: a file for a new record, with its front matter filled in. Its path is the result.

use crate::base::date::Edtf;
use crate::base::kind::Kind;
use crate::base::nearest::did_you_mean;
use crate::cli::args::{Format, New};
use crate::cli::exit::{Exit, Failure};
use crate::cli::{options, stream};
use crate::pipeline::create::{self, CreateError, Wish};
use crate::record::term;

/// Writes the file and prints its path.
pub fn run(new: &New) -> Result<Exit, Failure> {
    let kind = kind(&new.kind)?;
    if new.actor_kind.is_some() && kind != Kind::Actor {
        return Err(Failure::Usage {
            message: format!("`--kind` says what an actor is, and this is a new {kind}"),
            help: "leave `--kind` out".to_owned(),
        });
    }
    let title = new.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(Failure::Usage {
            message: "the title is empty".to_owned(),
            help: "give the record a title or a name".to_owned(),
        });
    }
    let id = new.id.clone().or_else(|| term::slug(&title)).ok_or_else(|| Failure::Usage {
        message: format!("no id can be made from `{title}`"),
        help: "give one of lower-case ASCII letters, digits and hyphens: `--id ...`".to_owned(),
    })?;
    let options = options::from_flags(&options::of_place(new.root.clone(), Format::Human))?;
    let date = new.date.clone().unwrap_or_else(today);
    let (language, actor_kind) = (new.language.clone(), new.actor_kind.clone());
    let wish = Wish { kind, title, id, date, language, actor_kind };
    match create::record(&options, &wish) {
        Ok(path) => {
            stream::to_stdout(&format!("{path}\n")).map(|()| Exit::Done).map_err(Failure::from)
        }
        Err(CreateError::Run(error)) => Err(error.into()),
        Err(exists @ CreateError::Exists(..)) => Err(Failure::Usage {
            message: exists.to_string(),
            help: "give the new one another id: `--id ...`".to_owned(),
        }),
    }
}

fn kind(word: &str) -> Result<Kind, Failure> {
    Kind::from_name(word).ok_or_else(|| Failure::Usage {
        message: format!("`{word}` is no kind of record"),
        help: did_you_mean(word, Kind::ALL.map(Kind::name)).unwrap_or_else(|| {
            format!("write one of `{}`", Kind::ALL.map(Kind::name).join("`, `"))
        }),
    })
}

/// Returns the day in UTC: the only use of the clock.
fn today() -> Edtf {
    let now = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now());
    Edtf::parse(&now.date().to_string()).expect("a day of the calendar is EDTF")
}
