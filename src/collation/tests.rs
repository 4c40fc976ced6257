//! Quotations and speeches, and what comparing them shows.
#![cfg(test)]

use std::fmt::Write;

use proptest::prelude::*;

use crate::base::language::Language;
use crate::collation::collate::Collating;
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

/// Of several places the one is taken that has the words as they are quoted.
#[test]
fn a_word_is_found_among_words_that_begin_with_its_letters() {
    let text = format!(
        "{}It is the war of the US. {}",
        "Warm wars warn us. ".repeat(50),
        "Warning! ".repeat(99)
    );
    for quotation in ["war", "US", "the US"] {
        assert_eq!(shown(&text, "en", Extent::Whole, quotation), "same", "{quotation}");
    }
    assert_eq!(shown(&text, "en", Extent::Whole, "the us"), "not-held");
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
        (
            "police officers by January next month. It is a well-deserved success",
            "differs; month|year words",
        ),
        ("other member states are shouldering the burdens", "differs; burdens|burden words"),
        ("Other member states are shouldering the heavy burden", "differs; heavy| words"),
    ] {
        assert_eq!(whole(quotation), expected, "{quotation}");
    }
}

/// What looks alike and is another word shows, however little it is.
#[test]
fn no_changed_word_is_the_same() {
    let speech = "We paid $5.5 million, or 20 per cent of our budget, to 1 000 of our sons and daughters who may be now here \
        with the WHO, whose résumé of 2 August we were given by IT experts who can't be with us.";
    for (quotation, expected) in [
        (
            "or 20% of our budget, to 1,000 of our sons and daughters",
            "small; %|per cent small; 1,000|1 000 small",
        ),
        ("We paid 5.5 million, or 20 per cent of our budget", "abridged; |$ words"),
        ("We paid $55 million, or 20 per cent of our budget", "differs; 55|5.5 words"),
        ("We paid $5.5 billion, or 20 per cent of our budget", "differs; billion|million words"),
        (
            "sons and daughters who may be nowhere with the WHO, whose résumé",
            "small; nowhere|now here small",
        ),
        (
            "sons and daughters who may be now here with the who, whose résumé",
            "differs; who|WHO words",
        ),
        ("whose resume of 2 August we were given by IT experts", "small; resume|résumé small"),
        (
            "whose résumé of two August we're given by it experts",
            "differs; two|2 small; we're|we were words; it|IT words",
        ),
        ("by IT experts who cannot be with US", "differs; cannot|can't small; US|us words"),
        (
            "whose résumé of 2 August we were given by IT experts who can be with us",
            "differs; can|can't words",
        ),
        (
            "we paid $5.5 million, or 20 per cent of our budget, to 100 of our sons",
            "differs; 100|1 000 words",
        ),
        (
            "or 20 per cent of our budgets, to 1 000 of our son's and daughters",
            "differs; budgets|budget words; son's|sons words",
        ),
    ] {
        assert_eq!(shown(speech, "en", Extent::Whole, quotation), expected, "{quotation}");
    }
}

#[test]
fn a_number_below_nought_is_another_number() {
    let text = "On that long winter night the temperature fell to -5 degrees in the capital city, as pages 3-5 tell.";
    let with = |sign: &str| {
        let quotation = format!(
            "the temperature fell to {sign}5 degrees in the capital city, as pages 3–5 tell"
        );
        compared(text, "en", Extent::Whole, &quotation).verdict
    };
    assert_eq!(
        [with("-"), with("\u{2212}"), with("")],
        [Verdict::Same, Verdict::Same, Verdict::Differs]
    );
    let years = "in the programme of the years 1986-1990 which our countries have adopted together";
    let cut = "-1990 which our countries have adopted together";
    assert_eq!(compared(years, "en", Extent::Whole, cut).verdict, Verdict::Same);
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

#[test]
fn each_language_has_its_small_words() {
    for (language, text, quotation, expected) in [
        (
            "fr",
            "Nous voulons que l’Assemblée générale réforme enfin le Conseil de sécurité.",
            "Nous voulons que cette Assemblée générale réforme enfin le Conseil de la sécurité",
            "small; cette|l small; la| small",
        ),
        (
            "fr",
            "Nous ne voulons pas que la guerre détruise nos villages et nos écoles.",
            "Nous voulons que la guerre détruise nos villages et nos écoles",
            "differs; |ne words; |pas words",
        ),
        (
            "es",
            "La paz exige que los dos pueblos hermanos vivan sin miedo ni hambre.",
            "La paz exige que 2 pueblos hermanos vivan con miedo ni hambre",
            "differs; 2|los dos small; con|sin words",
        ),
        (
            "de",
            "Wir müssen die großen Aufgaben der Zukunft gemeinsam und entschlossen lösen.",
            "Wir müssen grosse Aufgaben der Zukunft gemeinsam, entschlossen lösen",
            "differs; grosse|die großen words; |und small",
        ),
        (
            "ru",
            "Мы всё ещё верим в мирное будущее наших народов и государств.",
            "Мы все еще верим в мирное будущее наших народов, государств",
            "small; все еще|всё ещё small; |и small",
        ),
        (
            "ar",
            "إنّ شعوب العالم تريد السلام العادل والأمن الدائم في هذه المنطقة",
            "ان شعوب العالم تريد السلام العادل والامن الدائم في تلك المنطقة",
            "small; ان|إنّ small; والامن|والأمن small; تلك|هذه small",
        ),
        (
            "zh",
            "我们坚决支持联合国在维护世界和平与安全方面的核心作用。",
            "我们坚决支持联合国在维护世界和平和安全方面核心作用",
            "small; 和|与 small; |的 small",
        ),
        (
            "zh",
            "我们坚决支持联合国在维护世界和平与安全方面的核心作用。",
            "我们不支持联合国在维护世界和平与安全方面的核心作用",
            "differs; 不|坚决 words",
        ),
        (
            "sw",
            "Tunataka amani ya kudumu kwa watu wote wa Afrika Mashariki leo.",
            "Tunataka amani kudumu kwa watu wote wa Afrika Magharibi leo",
            "differs; |ya small; Magharibi|Mashariki words",
        ),
    ] {
        assert_eq!(shown(text, language, Extent::Whole, quotation), expected, "{quotation}");
    }
}

#[test]
fn time_is_linear_whatever_the_words_are() {
    let effort = |text: &str, quotation: &str| {
        let witness = Witness::new(text, &Language::english(), Extent::Whole);
        let mut collating = Collating::new(&witness, quotation);
        let verdict = collating.run().verdict;
        (collating.effort, verdict)
    };
    let (same, alike) = ("word ".repeat(100_000), "word other ".repeat(10_000));
    let nearly = |n: usize| format!("{} stranger", "word ".repeat(n));
    assert_eq!(effort(&same, &"word ".repeat(40_000)).1, Verdict::Same);
    for quotation in [&nearly(10_000), &alike] {
        let n_words = quotation.split_whitespace().count();
        let (effort, _) = effort(&same, quotation);
        assert!(effort < 1_000 * n_words, "{effort}");
    }
    let speech = "we will not rest and we will not wait ".repeat(2_000);
    let witness = Witness::new(&speech, &Language::english(), Extent::Whole);
    let effort: usize = (0..4_000)
        .map(|n| {
            let mut collating = Collating::new(&witness, &format!("we will {n} rest"));
            collating.run();
            collating.effort
        })
        .sum();
    assert!(effort < 4_000 * 4 * 1_000, "{effort}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn ranges_lie_on_borders_of_characters_and_in_order(
        text in "([a-c’é国é\u{301}ﬁ\\[\\](). …\n0-9,US-]| we | not | the ){0,60}",
        quotation in "([a-c’é国é\u{301}ﬁ\\[\\](). …\n0-9,US-]| we | not | the ){0,60}",
    ) {
        for extent in [Extent::Whole, Extent::Excerpt] {
            let found = compared(&text, "en", extent, &quotation);
            prop_assert!(found.passage.is_none_or(|range| text.get(range.range()).is_some()));
            prop_assert!(found.beyond.is_none_or(|range| quotation.get(range.range()).is_some()));
            let (mut here, mut there) = (0, 0);
            for one in &found.differences {
                prop_assert!(here <= one.quotation.start && there <= one.witness.start);
                prop_assert!(quotation.get(one.quotation.range()).is_some());
                prop_assert!(text.get(one.witness.range()).is_some());
                prop_assert!(!one.quotation.is_empty() || !one.witness.is_empty());
                (here, there) = (one.quotation.end, one.witness.end);
            }
        }
    }

    #[test]
    fn words_of_the_text_are_the_same(
        words in prop::collection::vec("we|not|The|US|us|well-known|2,500|10 000|l’été|国家|e\u{301}t|pea…ce|U\\.S\\.,|end\\.\n", 1..60),
        start in 0usize..60,
        length in 1usize..60,
    ) {
        let text = words.join(" ");
        let start = start % words.len();
        let quotation = words[start..(start + length).min(words.len())].join(" ");
        prop_assert_eq!(compared(&text, "en", Extent::Whole, &quotation).verdict, Verdict::Same, "{}", quotation);
    }
}
