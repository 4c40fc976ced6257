//! `dateline list quotations`: what articles quote, who said it, in which speech.

use dateline::quotation::find::Rule;

use crate::kit::archive::Archive;
use crate::kit::{project, run};

/// Returns an archive with one article; `notes` is a list of notes in YAML.
fn archive(notes: &str, body: &str) -> Archive {
    Archive::new(&format!(
        "
=== content/actors/william-ruto.md
---
name: William Ruto
kind: person
other_names: [Ruto]
---
=== content/actors/garry-conille.md
---
name: Garry Conille
kind: person
---
=== content/speeches/ruto-unga79.md
---
title: Address to the General Assembly
date: 2024-09-26
speaker: william-ruto
---
=== content/speeches/conille-unga79.md
---
title: Address to the General Assembly
date: 2024-09-26
speaker: garry-conille
---
=== content/articles/haiti.md
---
title: Kenya to send more police
date: 2024-09-27
speeches: [ruto-unga79, conille-unga79]
annotations: [{notes}]
---
{body}
"
    ))
}

/// Returns the given fields of each quotation, as JSON.
fn listed(archive: &Archive, fields: &str) -> Vec<String> {
    let args = ["list", "quotations", "--format", "json", "--fields", fields];
    let run = run::dateline(archive, &args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn quotations_have_their_place_in_the_readers_text() {
    let archive = archive("", "Zürich *heard* \"a present [reality](https://a.org)\".");
    let run = run::dateline(&archive, &["list", "quotations", "--format", "json"]);
    assert_eq!(
        run.stdout,
        "{\"record\":\"articles/haiti\",\"start\":14,\"end\":31,\"text\":\"a present reality\",\"by\":null,\
         \"speech\":null,\"rule\":null,\"collation\":null}\n"
    );
}

#[test]
fn a_passage_over_paragraphs_and_a_block_are_one_each() {
    let archive =
        archive("", "\"One two three.\n\n\"Four five.\"\n\n> Six *seven* eight.\n>\n> Nine.");
    assert_eq!(
        listed(&archive, "text"),
        [r#"{"text":"One two three. Four five."}"#, r#"{"text":"Six seven eight. Nine."}"#]
    );
}

#[test]
fn what_an_editor_says_wins() {
    let body = "\"One two three four.\"\n\n\"Five six seven eight.\"";
    let note = |status: &str| {
        format!("{{kind: quote, quote: two three, by: garry-conille, status: {status}}}")
    };
    let fields = "by,rule,speech";
    assert_eq!(
        listed(&archive(&note("published"), body), fields)[0],
        r#"{"by":"garry-conille","rule":"editor","speech":"conille-unga79"}"#
    );
    assert_eq!(
        listed(&archive(&note("review"), body), fields)[0],
        r#"{"by":null,"rule":null,"speech":null}"#
    );
    let speech = "{kind: quote, quote: six seven, speech: ruto-unga79}";
    assert_eq!(
        listed(&archive(speech, body), fields)[1],
        r#"{"by":"william-ruto","rule":"editor","speech":"ruto-unga79"}"#
    );
}

#[test]
fn the_speech_is_settled_where_only_one_fits_the_speaker() {
    let body =
        "[[garry-conille]] said: \"One two three.\"\n\n> Four *five* six.\n>\n> — William Ruto";
    assert_eq!(
        listed(&archive("", body), "text,by,rule,speech"),
        [
            r#"{"text":"One two three.","by":"garry-conille","rule":"name-verb","speech":"conille-unga79"}"#,
            r#"{"text":"Four five six.","by":"william-ruto","rule":"signature","speech":"ruto-unga79"}"#,
        ]
    );
}

/// A report of the usual shape: a long passage over two paragraphs, then shorter ones with pronouns.
const REPORT: &str = "\
President William Ruto has announced that Kenya is to send more police.

\"We are grateful for the support of U.S. friends. However, many are ready to go but lack equipment.

\"I must stress, however, that it will go on,\" Ruto stated.

Speaking in New York on Monday, the President asked the Security Council to renew the mandate.

\"The Council must use the mandate. Other ways should be explored,\" he advised.

Additionally, Ruto stated that support is needed.

\"Others must help by sending equipment,\" he added.

Ruto also praised Prime Minister Garry Conille who is taking steps.
";

#[test]
fn a_report_is_read_as_a_reader_does() {
    assert_eq!(
        listed(&archive("", REPORT), "by,rule,speech"),
        [
            r#"{"by":"william-ruto","rule":"name-verb","speech":"ruto-unga79"}"#,
            r#"{"by":"william-ruto","rule":"pronoun","speech":"ruto-unga79"}"#,
            r#"{"by":"william-ruto","rule":"pronoun","speech":"ruto-unga79"}"#,
        ]
    );
}

#[test]
fn those_of_one_actor_can_be_asked_for() {
    let body = "\"One two three,\" Ruto said.\n\n\"Four five six,\" Garry Conille said.\n\n\"Seven eight nine.\"";
    let archive = archive("", &format!("William Ruto left.\n\n{body}"));
    let args = ["list", "quotations", "--actor", "garry-conille", "--fields", "text,start"];
    let run = run::dateline(&archive, &args);
    assert_eq!((run.code, run.stdout.as_str()), (0, "Four five six,  48\n"), "{}", run.stderr);
}

#[test]
fn words_that_are_held_back_are_not_listed() {
    let archive = archive("", "\"One two three,\" William Ruto said.");
    archive.write("site.yaml", "publish: metadata\n");
    assert_eq!(
        listed(&archive, "text,by,start"),
        [r#"{"text":null,"by":"william-ruto","start":1}"#]
    );
}

#[test]
fn every_rule_has_its_words() {
    let words = std::fs::read_to_string(project().join("themes/default/i18n/en.yaml")).unwrap();
    for rule in Rule::ALL {
        assert!(words.contains(&format!("\nrule-{}: ", rule.name())), "{}", rule.name());
    }
}
