//! `dateline explain`, and what all commands have in common: usage, help, version.

use dateline::base::code::Code;

use crate::kit::project;
use crate::kit::run::{Run, run_in};

fn dateline(args: &[&str]) -> Run {
    run_in(&project(), args)
}

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        let run = dateline(&["explain", code.name()]);
        assert_eq!(run.code, 0, "{code}");
        assert!(run.stdout.replace('\n', " ").contains(code.meaning()), "{code}");
    }
}

#[test]
fn without_a_code_all_are_listed() {
    let run = dateline(&["explain"]);
    assert_eq!(run.code, 0);
    for code in Code::ALL {
        assert!(
            run.stdout
                .lines()
                .any(|line| line.starts_with(code.name()) && line.ends_with(code.meaning())),
            "{code}"
        );
    }
}

#[test]
fn an_unknown_code_is_wrong_usage_with_the_nearest() {
    let run = dateline(&["explain", "unknown-acter"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("did you mean `unknown-actor`?"), "{}", run.stderr);
}

#[test]
fn wrong_usage_exits_with_2_and_says_how_it_would_be_right() {
    let run = dateline(&["biuld"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("'build'"), "{}", run.stderr);
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "zsh", "fish"] {
        let run = dateline(&["completions", shell]);
        assert!(run.code == 0 && run.stdout.contains("addresses"), "{shell}");
    }
}

#[test]
fn help_and_version_are_results() {
    for (args, words) in
        [(["--help"], "Usage: dateline"), (["--version"], env!("CARGO_PKG_VERSION"))]
    {
        let run = dateline(&args);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        assert!(run.stdout.contains(words), "{}", run.stdout);
    }
}
