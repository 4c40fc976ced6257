//! `dateline suggest`: what the texts hold and the records lack. It proposes and writes nothing.

use serde_json::{Value, json};

use crate::base::nearest::did_you_mean;
use crate::cli::args::{AddressPlace, Archive, Suggest, SuggestFormat};
use crate::cli::exit::{Exit, Failure};
use crate::cli::{columns, options, report, stream};
use crate::pipeline::options::Strictness;
use crate::pipeline::suggest;
use crate::suggest::{LACKS, Lack, Located, Told, paste};

/// Prints what may be written.
pub fn run(suggest: &Suggest) -> Result<Exit, Failure> {
    if let Some(lack) = &suggest.lack {
        known(lack)?;
    }
    let AddressPlace { root, jobs, diagnostics } = suggest.place.clone();
    let flags = Archive { jobs, ..options::of_place(root, diagnostics) };
    let options = options::from_flags(&flags)?;
    let (outcome, mut told) = suggest::suggestions(&options)?;
    told.retain(|one| suggest.lack.as_ref().is_none_or(|lack| lack == one.lack.word()));
    stream::to_stdout(&match suggest.format {
        SuggestFormat::Table => table(&told, stream::terminal_width()),
        SuggestFormat::Json => told.iter().map(|one| value(one).to_string() + "\n").collect(),
        SuggestFormat::Yaml => paste::yaml(&told),
    })?;
    report::each_problem(&outcome, &options.root, diagnostics, stream::to_stderr)?;
    Ok(report::exit(&outcome, Strictness::Errors))
}

fn known(lack: &str) -> Result<(), Failure> {
    if LACKS.contains(&lack) {
        return Ok(());
    }
    Err(Failure::Usage {
        message: format!("`{lack}` is nothing that can be suggested"),
        help: did_you_mean(lack, LACKS)
            .unwrap_or_else(|| format!("ask for one of `{}`", LACKS.join("`, `"))),
    })
}

fn table(told: &[Told], terminal: Option<usize>) -> String {
    let rows: Vec<Vec<String>> = told.iter().map(row).collect();
    let table = columns::of(&rows);
    terminal.map_or_else(|| table.clone(), |width| columns::fitted(&table, width))
}

fn row(told: &Told) -> Vec<String> {
    let first = told.places.first().map_or(String::new(), |at| format!("{}:{}", at.path, at.line));
    let what = match &told.lack {
        Lack::Actor { mentions, texts } => {
            format!("{} ({mentions} mentions in {texts} texts)", told.words)
        }
        Lack::Speaker => format!("no speaker: {}", told.words),
        Lack::Pledge { by: Some(by), .. } => format!("{by}: {}", told.words),
        Lack::Pledge { by: None, .. } => told.words.clone(),
        Lack::Speech { speaker, venue, held } => match held.first() {
            Some(speech) => format!("{speaker} at {venue}, perhaps {speech}: {}", told.words),
            None => format!("{speaker} at {venue}, no page: {}", told.words),
        },
        Lack::Mention { actor } => format!("{actor} is not named in the text"),
    };
    vec![told.lack.word().to_owned(), first, what]
}

/// One object, with what is known of this sort of lack.
fn value(told: &Told) -> Value {
    let place = |at: &Located| json!({"record": at.record, "path": at.path, "line": at.line});
    let places: Vec<Value> = told.places.iter().map(place).collect();
    let mut value = json!({"lacks": told.lack.word(), "words": told.words, "places": places});
    let more = match &told.lack {
        Lack::Actor { mentions, texts } => json!({"mentions": mentions, "texts": texts}),
        Lack::Speaker => json!({}),
        Lack::Pledge { by, promised } => json!({
            "by": by.as_ref().map(ToString::to_string),
            "promised": promised.as_ref().map(ToString::to_string),
        }),
        Lack::Speech { speaker, venue, held } => json!({
            "speaker": speaker.as_str(),
            "venue": venue.as_str(),
            "held": held.iter().map(ToString::to_string).collect::<Vec<_>>(),
        }),
        Lack::Mention { actor } => json!({"actor": actor.as_str()}),
    };
    if let (Value::Object(all), Value::Object(more)) = (&mut value, more) {
        all.extend(more);
    }
    value
}
