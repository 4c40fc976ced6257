//! `dateline explain`: what a problem's code means, with an example of it and of how to mend it.

use crate::base::code::{Code, Lowering, Severity};
use crate::base::example::Example;
use crate::base::nearest;
use crate::cli::args::Explain;
use crate::cli::exit::{Exit, Failure};
use crate::cli::stream;

/// The longest line of an explanation, in characters.
const WIDTH: usize = 80;

/// Prints what one code means, or a list of all.
pub fn run(explain: &Explain) -> Result<Exit, Failure> {
    let text = match &explain.code {
        Some(name) => explanation(find(name)?),
        None => list(),
    };
    stream::to_stdout(&text)?;
    Ok(Exit::Done)
}

fn find(name: &str) -> Result<Code, Failure> {
    Code::from_name(name).ok_or_else(|| Failure::Usage {
        message: format!("there is no code `{name}`"),
        help: nearest::did_you_mean(name, Code::ALL.iter().map(|code| code.name()))
            .unwrap_or_else(|| "`dateline explain` lists all codes".to_owned()),
    })
}

/// Returns all that is known about a code.
fn explanation(code: Code) -> String {
    let severity = match code.severity() {
        Severity::Error => "An error: the site is not built.",
        Severity::Warning => "A warning: the site is built, unless `--strict` is given.",
    };
    let lowering = match code.lowering() {
        Lowering::Allowed => format!(
            "`checks: {{{code}: ...}}` in `site.yaml` may set it to `error`, `warn` or `off`."
        ),
        Lowering::Refused => {
            "It cannot be lowered in `site.yaml`, for the site would be wrong or incomplete."
                .to_owned()
        }
    };
    let Example { wrong, mend, right } = code.example();
    let mended = if right.is_empty() { String::new() } else { format!("\n{}", indented(right)) };
    format!(
        "{code}\n\n{}\n\n{}\n\n{}\n{}\n{mended}",
        wrapped(code.meaning()),
        wrapped(&format!("{severity} {lowering}")),
        indented(wrong),
        wrapped(mend),
    )
}

/// Returns all codes with their meanings, in columns.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let rows: Vec<String> = Code::ALL
        .iter()
        .map(|code| format!("{:width$}  {}\n", code.name(), code.meaning()))
        .collect();
    rows.concat()
}

/// Returns a paragraph in lines of at most `WIDTH` characters, unless a word is longer.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        let fits = column + 1 + width <= WIDTH;
        if 0 < column {
            lines.push(if fits { ' ' } else { '\n' });
        }
        column = if 0 < column && fits { column + 1 + width } else { width };
        lines.push_str(word);
    }
    lines
}

fn indented(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
        .collect();
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_code_is_answered_with_the_nearest() {
        let Failure::Usage { help, .. } = find("unkown-actor").unwrap_err() else {
            panic!("wrong usage")
        };
        assert_eq!(help, "did you mean `unknown-actor`?");
    }

    #[test]
    fn an_explanation_shows_what_is_wrong_and_how_to_mend_it() {
        insta::assert_snapshot!(explanation(Code::UnknownActor), @"
        unknown-actor

        No actor has that id.

        An error: the site is not built. It cannot be lowered in `site.yaml`, for the
        site would be wrong or incomplete.

            actors: [wiliam-ruto, kenya]

        Write the id as the actor's file is called, or add the file
        `content/actors/wiliam-ruto.md`:

            actors: [william-ruto, kenya]
        ");
    }

    #[test]
    fn paragraphs_are_wrapped_between_words() {
        let text = wrapped(&"word ".repeat(40));
        assert!(text.lines().all(|line| line.len() <= WIDTH && !line.starts_with(' ')), "{text}");
        assert_eq!(text.split_whitespace().count(), 40);
    }

    #[test]
    fn the_list_has_every_code_once() {
        assert_eq!(list().lines().count(), Code::ALL.len());
    }
}
