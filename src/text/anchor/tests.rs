//! Tests of anchoring: what is found, what is not, and what is said then.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::text::kit::{document, markdown};

fn quote(exact: &str) -> Quote<'_> {
    Quote { exact, prefix: None, suffix: None }
}

fn one(text: &str, quote: Quote<'_>) -> Result<TextRange, Misplaced> {
    place(&FoldedText::new(text), &[quote]).remove(0)
}

/// Returns the words at which a quote is placed.
fn placed<'a>(text: &'a str, exact: &str) -> Option<&'a str> {
    one(text, quote(exact)).ok().and_then(|range| text.get(range.range()))
}

/// Returns how two texts fit each other, the whole of both.
fn fit(one: &str, other: &str) -> Option<gap::Fit> {
    let folded = FoldedText::new(one);
    let found = search::places(&folded, &[Pattern::new(quote(other))]).remove(0).found;
    let letters = folded.key().len();
    found.iter().find(|found| found.key == (0..letters)).map(|found| found.fit)
}

#[test]
fn a_quote_is_found_as_a_reader_sees_it() {
    for (text, exact, wanted) in [
        (
            "He said “we’ll stay” – twice.",
            "said \"we'll stay\" - twice",
            "said “we’ll stay” – twice",
        ),
        ("One.\nTwo.", "One. Two.", "One.\nTwo."),
        ("the Coun- cil met", "Council", "Coun- cil"),
        ("a long- term plan", "long-term", "long- term"),
        ("the Council met", "Coun-\ncil", "Council"),
        ("so\u{AD}ft words", "soft", "so\u{AD}ft"),
        ("قال الســـلام عليكم", "السلام", "الســـلام"),
        ("日本語\n文章です", "日本語文章", "日本語\n文章"),
        ("ﬁnal oﬃce", "final office", "ﬁnal oﬃce"),
        ("wait… then", "wait... then", "wait… then"),
        (" — he said — ", "— he said —", "— he said —"),
        ("a -- b --- c", "b —", "b ---"),
        ("x — y", "—", "—"),
        ("re\u{301}sume\u{301}s", "résumé", "re\u{301}sume\u{301}"),
        ("  all of it  ", "all of it", "all of it"),
    ] {
        assert_eq!(placed(text, exact), Some(wanted), "{exact} in {text}");
    }
}

#[test]
fn a_strict_match_wins_over_a_loose_one() {
    assert_eq!(placed("a nice man wants an ice cream", "an ice"), Some("an ice"));
    assert_eq!(placed("an ice cream for a nice man", "a nice"), Some("a nice"));
    assert_eq!(placed("it was a nice day", "an ice"), Some("a nice"));
    assert_eq!(placed("they resign, and re- sign, and re-sign", "re-sign"), Some("re-sign"));
    assert_eq!(placed("their co-operation", "cooperation"), Some("co-operation"));
}

#[test]
fn what_says_something_else_is_not_found() {
    for (text, exact) in [
        ("minus -5 degrees", "minus 5 degrees"),
        ("from 10 12 men", "1012"),
        ("m² of land", "m2"),
        ("٢٥٠٠ officers", "2500"),
        ("Kenya will", "kenya will"),
        ("Kenya — it said", "Kenya it said"),
        ("ﬁnal", "inal"),
        ("👩‍👩‍👧 here", "👩"),
        ("résumé", "resum"),
    ] {
        assert!(
            matches!(one(text, quote(exact)), Err(Misplaced::NotFound(_))),
            "{exact} in {text}"
        );
    }
    for blank in ["", " \n", "\u{200B}", "ـ"] {
        assert_eq!(one("any text", quote(blank)), Err(Misplaced::Blank), "{blank:?}");
    }
}

#[test]
fn context_settles_what_is_ambiguous() {
    let text = "we had everything before us, we had nothing before us, we were all";
    let at = |exact, prefix, suffix| one(text, Quote { exact, prefix, suffix });
    let start = |result: Result<TextRange, Misplaced>| result.map(|range| range.start);
    assert_eq!(start(at("before us", Some("we had every-\nthing"), None)), Ok(18));
    assert_eq!(start(at("before us", Some("nothing"), None)), Ok(44));
    assert_eq!(start(at("before us", Some("nothing "), Some(", we were"))), Ok(44));
    assert_eq!(start(at("we had", None, Some("nothing"))), Ok(29));
    assert_eq!(start(at("we had", Some(","), None)), Ok(29));
    // Two marks that read as one dash, quoted apart.
    let dash = Quote { exact: "-", prefix: Some("a"), suffix: Some("-b") };
    assert_eq!(one("a--b, c-d", dash), Ok(TextRange::new(1..3)));
    let dash = Quote { exact: "-b", prefix: Some("a-"), suffix: None };
    assert_eq!(one("a--b, c-b", dash), Ok(TextRange::new(1..4)));
    let Err(Misplaced::OutOfContext(beside, occurrences)) = at("before us", Some("nout"), None)
    else {
        panic!("the prefix is not there")
    };
    assert_eq!((beside, occurrences.count), (Beside::Prefix, Count::Exactly(2)));
    let beside = |prefix, suffix| match at("we had", Some(prefix), Some(suffix)) {
        Err(Misplaced::OutOfContext(beside, _)) => beside,
        other => panic!("{other:?}"),
    };
    assert_eq!(beside("us,", "everything"), Beside::Both);
    assert_eq!(beside("us,", "all"), Beside::Suffix);
    assert_eq!(beside("and", "nothing"), Beside::Prefix);
}

/// Returns the context that is proposed for each occurrence.
fn proposed(text: &str, exact: &str) -> Vec<Option<Context>> {
    match one(text, quote(exact)) {
        Err(Misplaced::Ambiguous(occurrences)) => {
            occurrences.first.into_iter().map(|one| one.context).collect()
        }
        other => panic!("{exact}: {other:?}"),
    }
}

#[test]
fn the_shortest_words_are_proposed_that_settle_a_quote() {
    let prefix = |words: &str| Some(Context::Prefix(words.to_owned()));
    let suffix = |words: &str| Some(Context::Suffix(words.to_owned()));
    assert_eq!(
        proposed("It had everything before us, it had nothing before us", "before us"),
        [prefix("everything"), prefix("nothing")]
    );
    assert_eq!(proposed("war is war", "war"), [suffix("is"), prefix("is")]);
    assert_eq!(proposed("东方和西方", "方"), [prefix("东"), prefix("西")]);
    let one = "word ".repeat(80);
    assert_eq!(proposed(&format!("{one}end. {one}end"), "end").first(), Some(&suffix(".")));
}

#[test]
fn a_quote_of_a_letter_says_how_often_it_stands_there() {
    let text = "a b c ".repeat(20_000);
    let Err(Misplaced::Ambiguous(found)) = one(&text, quote("a")) else { panic!("ambiguous") };
    assert_eq!((found.first.len(), found.count), (MAX_SHOWN, Count::AtLeast(search::MAX_PLACES)));
    let text = "a b c ".repeat(30);
    let Err(Misplaced::Ambiguous(found)) = one(&text, quote("a")) else { panic!("ambiguous") };
    assert_eq!(found.count, Count::Exactly(30));
}

#[test]
fn many_quotes_inside_each_other_are_all_answered() {
    let text = format!("{}b{}", "a".repeat(60_000), "a".repeat(3_000));
    let quotes: Vec<String> = (1..600).map(|n| "a".repeat(n)).chain(["ba".into()]).collect();
    let quotes: Vec<Quote<'_>> = quotes.iter().map(|exact| quote(exact)).collect();
    let mut results = place(&FoldedText::new(&text), &quotes);
    assert_eq!(results.pop(), Some(Ok(TextRange::new(60_000..60_002))));
    for result in results {
        assert!(matches!(
            result,
            Err(Misplaced::Ambiguous(Occurrences { count: Count::AtLeast(_), .. }))
        ));
    }
}

fn closest(text: &str, exact: &str) -> Option<(String, Vec<(String, String)>)> {
    match one(text, quote(exact)) {
        Err(Misplaced::NotFound(closest)) => closest.map(|closest| {
            let words = text.get(closest.range.range()).unwrap().to_owned();
            let pairs = closest.differences.into_iter();
            (words, pairs.map(|difference| (difference.quoted, difference.stands)).collect())
        }),
        other => panic!("{exact}: {other:?}"),
    }
}

#[test]
fn the_closest_passage_and_the_words_that_differ_are_told() {
    let text = "Nobody knows. President Ruto said that Kenya will deploy the remaining contingent of \
                police officers in January. Haiti waits for police. Then Kenya will decide.";
    for (exact, wanted, differences) in [
        (
            "Kenya will deploy the additional contingent",
            "Kenya will deploy the remaining contingent",
            vec![("additional", "remaining")],
        ),
        ("said Kenya will deploy", "said that Kenya will deploy", vec![("", "that")]),
        ("will not deploy the", "will deploy the", vec![("not", "")]),
        ("president ruto said", "President Ruto said", vec![("president ruto", "President Ruto")]),
        ("Haiti waits for police in vain", "Haiti waits for police", vec![("in vain", "")]),
        ("contingnet", "contingent", vec![("contingnet", "contingent")]),
        ("January, Haiti", "January. Haiti", vec![(",", ".")]),
    ] {
        let pairs = differences.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned()));
        assert_eq!(closest(text, exact), Some((wanted.to_owned(), pairs.collect())), "{exact}");
    }
    assert_eq!(closest(text, "something else altogether unlike it"), None);
    assert_eq!(closest("", "anything"), None);
    assert_eq!(
        closest("鲁托总统星期三说肯尼亚将派兵", "鲁托总统星期四说"),
        Some(("鲁托总统星期三说".into(), vec![("四".into(), "三".into())]))
    );
}

/// A range of whole grapheme clusters of a text, by two numbers; `None` if a reader sees nothing of it.
fn range(
    text: &str,
    (one, other): (prop::sample::Index, prop::sample::Index),
) -> Option<TextRange> {
    let mut borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    borders.push(text.len());
    let (one, other) = (*one.get(&borders), *other.get(&borders));
    let range = TextRange::new(one.min(other)..one.max(other));
    (!FoldedText::new(text.get(range.range())?).is_blank()).then_some(range)
}

/// The quote of a range with ever more words beside it, until it has a place. All of the text settles any quote but one
/// that is a part of a run of dashes.
fn with_enough_context(text: &str, range: TextRange) -> (Quote<'_>, Result<TextRange, Misplaced>) {
    let folded = FoldedText::new(text);
    let exact = text.get(range.range()).unwrap();
    let (before, after) =
        (text.get(..range.start as usize).unwrap(), text.get(range.end as usize..).unwrap());
    let mut n_clusters = 0;
    loop {
        let prefix = before.grapheme_indices(true).rev().take(n_clusters).last();
        let suffix = after.grapheme_indices(true).take(n_clusters).last();
        let quote = Quote {
            exact,
            prefix: prefix.and_then(|(at, _)| before.get(at..)),
            suffix: suffix.and_then(|(at, cluster)| after.get(..at + cluster.len())),
        };
        let result = place(&folded, &[quote]).remove(0);
        if result.is_ok() || n_clusters > text.len() {
            return (quote, result);
        }
        n_clusters = 2 * n_clusters + 1;
    }
}

/// Turns the characters of a text into others that fold to the same.
fn disguised(text: &str) -> String {
    let other = |c: char| match c {
        '"' => "“".to_owned(),
        '\'' => "’".into(),
        ' ' => "\u{A0}\n".into(),
        '\n' => " ".into(),
        '-' => "\u{2011}".into(),
        'é' => "e\u{301}".into(),
        'o' => "o\u{2060}".into(),
        '…' => "...".into(),
        c => c.into(),
    };
    text.chars().map(other).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn any_range_of_any_text_is_found_again(source in markdown(), ends: (prop::sample::Index, prop::sample::Index)) {
        let text = document(&source).text;
        let Some(range) = range(&text, ends) else { return Ok(()) };
        let (quote, result) = with_enough_context(&text, range);
        let found = result.map_err(|problem| TestCaseError::fail(format!("{quote:?} in {text:?}: {problem:?}")))?;
        let words = text.get(found.range()).unwrap();
        prop_assert_eq!(fit(words, quote.exact), Some(gap::Fit::Same), "{:?} {:?}", quote, words);
        prop_assert_eq!(words.trim(), words);
        prop_assert!(text.grapheme_indices(true).any(|(at, _)| at == found.start as usize));
        let alike = disguised(quote.exact);
        let alike = Quote { exact: &alike, ..quote };
        prop_assert_eq!(one(&text, alike), Ok(found));
    }

    #[test]
    fn what_is_proposed_settles_the_quote(text in "[ab —\n方’]{0,40}", ends: (prop::sample::Index, prop::sample::Index)) {
        let Some(range) = range(&text, ends) else { return Ok(()) };
        let exact = text.get(range.range()).unwrap();
        let Err(Misplaced::Ambiguous(occurrences)) = one(&text, quote(exact)) else { return Ok(()) };
        for occurrence in occurrences.first {
            let settled = match &occurrence.context {
                Some(Context::Prefix(words)) => Quote { prefix: Some(words), ..quote(exact) },
                Some(Context::Suffix(words)) => Quote { suffix: Some(words), ..quote(exact) },
                None => continue,
            };
            prop_assert_eq!(one(&text, settled), Ok(occurrence.range), "{:?}", settled);
        }
    }

    #[test]
    fn any_quote_of_any_text_has_an_answer(text in "\\PC{0,60}", exact in "\\PC{0,12}", prefix in "\\PC{0,3}", at: prop::sample::Index) {
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = *at.get(&borders);
        let text = format!("{}{exact}{}", text.get(..at).unwrap(), text.get(at..).unwrap());
        let with = Quote { prefix: Some(&prefix), ..quote(&exact) };
        for result in place(&FoldedText::new(&text), &[quote(&exact), with]).into_iter().flatten() {
            prop_assert!(text.get(result.range()).is_some_and(|words| !words.is_empty()));
        }
    }
}
