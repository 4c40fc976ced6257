//! Quotations and speeches, and what comparing them shows.
#![cfg(test)]

use std::fmt::Write;

use crate::base::language::Language;
use crate::collation::{Collation, Extent, Verdict, Weight, Witness};

const SPEECH: &str = "1.  Mr. President, the U.S., Canada and other member states are shouldering the burden.  \n\n\
    2. I must emphasise however, that our country will deploy the additional contingent towards attaining the target of all the \
    2,500 police officers by January next year. (Applause.) It is a well-deserved success, and it was not an easy one.\n\
    3\n\
    We shall never abandon the people of the islands who have waited so long for peace and for bread.";

fn compared(text: &str, language: &str, extent: Extent, quotation: &str) -> Collation {
    Witness::new(text, &Language::parse(language).unwrap(), extent).collate(quotation)
}

/// Returns the verdict, and the differences as `quotation|witness weight`.
fn shown(text: &str, language: &str, extent: Extent, quotation: &str) -> String {
    let collation = compared(text, language, extent, quotation);
    let mut shown = collation.verdict.name().to_owned();
    for difference in &collation.differences {
        let weight = match difference.weight {
            Weight::Marked => "marked",
            Weight::Small => "small",
            Weight::Words => "words",
        };
        let ours = quotation.get(difference.quotation.range()).unwrap().trim();
        let theirs = text.get(difference.witness.range()).unwrap();
        write!(shown, "; {ours}|{theirs} {weight}").unwrap();
    }
    if let Some(beyond) = collation.beyond {
        write!(shown, "; beyond: {}", quotation.get(beyond.range()).unwrap()).unwrap();
    }
    shown
}

fn whole(quotation: &str) -> String {
    shown(SPEECH, "en", Extent::Whole, quotation)
}

#[test]
fn the_same_words_are_the_same_whatever_stands_between_them() {
    for quotation in [
        "the US, Canada, and other Member States are shouldering the burden",
        "“The U.S., Canada and other member-states are shouldering the burden. I must emphasise, however, that our country will \
         deploy the additional contingent”",
        "the target of all the 2500 police officers by January next year. It is a well deserved success",
        "It was not an easy one. We shall never abandon the people of the islands",
        "It was NOT an easy one",
        "[w]e shall never abandon the people",
        "... never abandon the people of the islands ...",
        "police officers",
    ] {
        assert_eq!(whole(quotation), "same", "{quotation}");
    }
}

#[test]
fn small_words_and_spellings_are_told_from_other_words() {
    for (quotation, expected) in [
        (
            "I must emphasize, however, that our country will deploy an additional contingent",
            "small; emphasize|emphasise small; an|the small",
        ),
        ("attaining the target of all 2500 police officers by January", "small; |the small"),
        (
            "We shall never abandon the people of these islands who've waited so long for peace",
            "small; these|the small; who've|who have small",
        ),
        (
            "We shall never forget the people of the islands who have waited so long",
            "differs; forget|abandon words",
        ),
        (
            "We shall abandon the people of the islands who have waited so long",
            "differs; |never words",
        ),
        (
            "the target of all the 2,600 police officers by January next year",
            "differs; 2,600|2,500 words",
        ),
        ("us, Canada and other member states are shouldering the burden", "differs; us|U.S words"),
        (
            "our country will never deploy the additional contingent towards attaining the target",
            "differs; never| words",
        ),
        (
            "I must stress however, that our country will deploy the additional contingent",
            "differs; stress|emphasise words",
        ),
        ("other member states are shouldering the burdens", "differs; burdens|burden words"),
        ("Other member states are shouldering the heavy burden", "differs; heavy| words"),
    ] {
        assert_eq!(whole(quotation), expected, "{quotation}");
    }
}

#[test]
fn what_a_quotation_leaves_out_or_changes_in_brackets_is_marked() {
    for (quotation, expected) in [
        (
            "our country will deploy the additional contingent … by January next year",
            "abridged; …|towards attaining the target of all the\n    2,500 police officers marked",
        ),
        (
            "[Kenya] will deploy the additional contingent towards attaining the target",
            "abridged; Kenya|country marked",
        ),
        (
            "our country will deploy the contingent towards attaining the target",
            "abridged; |additional words",
        ),
        (
            "We shall never abandon the people [of Haiti] who have waited so long for peace",
            "abridged; Haiti|the islands marked",
        ),
    ] {
        let shown = whole(quotation).replace("the 2,500", "the\n    2,500");
        assert_eq!(shown, expected, "{quotation}");
    }
}

#[test]
fn what_is_not_in_the_speech_is_not_held() {
    for quotation in [
        "The Security Council must use the mandate to ensure continued progress toward lasting security",
        "police officers of the islands",
        "an easy two",
        "We are deeply grateful to the people of other countries for their support by next year",
    ] {
        assert_eq!(whole(quotation), "not-held", "{quotation}");
        assert_eq!(shown(SPEECH, "en", Extent::Excerpt, quotation), "not-compared", "{quotation}");
    }
    for nothing in ["", "…", " – "] {
        assert_eq!(whole(nothing), "not-compared");
    }
    assert_eq!(compared("", "en", Extent::Whole, "police officers").verdict, Verdict::NotHeld);
}

#[test]
fn what_goes_beyond_an_excerpt_is_not_compared() {
    let excerpt = "The road is long.\nWe shall never abandon the people of the islands who have waited.\nThis is all.";
    for (quotation, expected) in [
        (
            "We shall never abandon the people of the islands who have waited. Help is on its way.",
            "same; beyond: Help is on its way",
        ),
        (
            "Help is on its way. We shall never abandon the people of these islands who have waited.",
            "small; these|the small; beyond: Help is on its way",
        ),
    ] {
        assert_eq!(shown(excerpt, "en", Extent::Excerpt, quotation), expected);
    }
}
