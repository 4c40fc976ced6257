//! Who is said to have said what, in all languages whose words are known.

use proptest::prelude::*;

use crate::base::language::Language;
use crate::names::find::NameHit;
use crate::names::rule::Rule;
use crate::quotation::find::{self, Words};
use crate::quotation::phrase::LOOKS;
use crate::text::document::TextRange;

/// Names of actors by number; the last two are no persons.
const NAMES: [&[&str]; 6] = [
    &["William Ruto", "Ruto", "ويليام روتو", "روتو", "鲁托", "Руто"],
    &["Garry Conille", "Conille", "كونيل", "科尼耶", "Кониль"],
    &["Angela Merkel", "Merkel", "Меркель"],
    &["Obama"],
    &["Kenya", "كينيا", "肯尼亚"],
    &["Reuters"],
];

fn hits(text: &str) -> Vec<NameHit> {
    let mut hits = Vec::new();
    for (actor, names) in (0..).zip(NAMES) {
        for name in names {
            hits.extend(text.match_indices(name).map(|(at, _)| NameHit {
                actor,
                range: TextRange::new(at..at + name.len()),
                rule: Rule::Name,
            }));
        }
    }
    hits.sort_by_key(|hit| (hit.range.start, u32::MAX - hit.range.end));
    let mut end = 0;
    hits.retain(|hit| {
        let is_free = end <= hit.range.start;
        end = end.max(hit.range.end);
        is_free
    });
    hits
}

/// Returns of each quotation of a text, in which `>` begins the lines of blocks, the actor's first name and the rule, or `-`.
fn said(language: &str, text: &str) -> String {
    let language = Language::parse(language).unwrap();
    let blocks = blocks(text);
    let names = hits(text);
    let is_person = |actor: u32| actor < 4;
    let words =
        Words { text, language: &language, blocks: &blocks, names: &names, is_person: &is_person };
    let name = |actor: u32| NAMES[actor as usize][0].split(' ').next_back().unwrap();
    let said: Vec<String> = find::find(words)
        .iter()
        .map(|one| match one.by {
            Some(by) => format!("{} {}", name(by.actor), by.rule.name()),
            None => "-".to_owned(),
        })
        .collect();
    said.join(", ")
}

/// Returns the runs of lines that begin with `>`.
fn blocks(text: &str) -> Vec<TextRange> {
    let mut blocks: Vec<TextRange> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        match blocks.last_mut() {
            Some(last) if last.range().end + 1 == start && line.starts_with('>') => {
                *last = TextRange::new(last.range().start..end);
            }
            _ if line.starts_with('>') => blocks.push(TextRange::new(start..end)),
            _ => {}
        }
        start = end + 1;
    }
    blocks
}

fn check(language: &str, cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = said(language, text);
        if found != *expected {
            wrong.push(format!("{text}\n  found {found}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn english_speakers() {
    check(
        "en",
        &[
            ("“We are deeply grateful,” Ruto stated.", "Ruto name-verb"),
            ("Ruto stated: “We are deeply grateful.”", "Ruto name-verb"),
            ("Ruto said, “We are deeply grateful.”", "Ruto name-verb"),
            ("“We are grateful,” said Kenya’s President William Ruto on Monday.", "Ruto verb-name"),
            (
                "“We are deeply grateful,” the Haitian President William Ruto also said.",
                "Ruto name-verb",
            ),
            (
                "“We are deeply grateful,” said the president of Kenya, William Ruto.",
                "Ruto verb-name",
            ),
            ("William Ruto, president of Kenya, said: “We are grateful.”", "Ruto name-verb"),
            ("The president of Kenya, William Ruto, said: “We are grateful.”", "Ruto name-verb"),
            ("Ruto told Reuters: “We are grateful.”", "Ruto name-verb"),
            ("Ruto criticised Obama, saying “this was a bad idea”.", "Ruto name-verb"),
            ("Ruto met Conille and said: “We are grateful.”", "Ruto name-verb"),
            ("According to Ruto, “the mission goes on”.", "Ruto according-to"),
            ("“The mission goes on”, according to Ruto.", "Ruto according-to"),
            ("Ruto: “We are deeply grateful.”", "Ruto colon"),
            ("“We are deeply grateful,” William Ruto of Kenya said.", "Ruto name-verb"),
            ("Ruto said of Conille, “We are deeply grateful.”", "Ruto name-verb"),
            ("Ruto stated:\n>We are grateful.\n>Thank you.", "Ruto name-verb"),
            ("Kenya said: “We are deeply grateful.”", "Kenya name-verb"),
            ("“The mission goes on.” — William Ruto", "Ruto signature"),
            ("“One,” Ruto said. “Two three four.”", "Ruto name-verb, Ruto continued"),
            ("“One two,” Ruto said, “three four.”", "Ruto name-verb, Ruto name-verb"),
            (
                "Ruto said the mission was “an undeniable reality” and “no mission impossible”.",
                "Ruto name-verb, Ruto name-verb",
            ),
            ("The mission was “an undeniable reality”, Ruto said.", "Ruto name-verb"),
            ("Ruto called Obama “a friend of the people”.", "Ruto name-verb"),
            (
                "President Ruto spoke in Haiti. “We are grateful,” the President said.",
                "Ruto office",
            ),
            ("Ruto spoke in Haiti.\n“We are deeply grateful,” he said.", "Ruto pronoun"),
            (
                "“One two three,” Ruto said.\nRuto left.\n“Four five six,” he added.",
                "Ruto name-verb, Ruto pronoun",
            ),
        ],
    );
}

#[test]
fn words_that_name_nobody_known_attribute_nothing() {
    check(
        "en",
        &[
            ("“We are deeply grateful,” said a spokesman for Ruto.", "-"),
            ("“We are deeply grateful,” Ruto’s spokesman said.", "-"),
            ("“We are deeply grateful,” said Ruto’s spokesman.", "-"),
            ("“We are deeply grateful,” said Kenya officials.", "-"),
            ("“We are deeply grateful,” the minister told Reuters.", "-"),
            ("The minister told Ruto: “We are grateful.”", "-"),
            ("Ruto was told by the minister: “We are grateful.”", "-"),
            ("The man who met Ruto said: “We are grateful.”", "-"),
            ("A spokesman for Ruto said: “We are grateful.”", "-"),
            ("“We are deeply grateful,” Ruto and Conille said.", "-"),
            ("“We are deeply grateful,” said Ruto and Conille.", "-"),
            ("“We are grateful,” said the minister, Ruto will go.", "-"),
            ("Ruto said Obama had told the people “not to go there”.", "-"),
            ("“We are grateful.” Ruto said that the mission goes on.", "-"),
            ("Ruto left. A man said “we are grateful”. “Four five six,” he said.", "-, -"),
            ("Ruto left. Jo Doe said they are many. “Four five six,” he said.", "-"),
            ("Ruto left. The minister came. “Four five six,” he said.", "-"),
            ("A spokesman for Ruto of Kenya said: “We are grateful.”", "-"),
            ("Ruto met Conille.\n“We are deeply grateful,” he said.", "-"),
            ("Ruto read “The Old Man and the Sea” and “Hamlet”, and a “reality”.", ""),
            ("“One two three,” Ruto said. Many said: “Four five six.”", "Ruto name-verb, -"),
        ],
    );
}

#[test]
fn german_speakers() {
    check(
        "de",
        &[
            (
                "„Wir sind sehr dankbar“, sagte Bundeskanzlerin Angela Merkel am Montag.",
                "Merkel verb-name",
            ),
            ("„Wir sind sehr dankbar“, so Merkel.", "Merkel verb-name"),
            ("Merkel erklärte: „Wir sind sehr dankbar.“", "Merkel name-verb"),
            ("Am Montag sagte Merkel: „Wir sind sehr dankbar.“", "Merkel verb-name"),
            ("Laut Merkel sind „alle Menschen sehr dankbar“.", "Merkel according-to"),
            ("Merkel sagte, man sei „allen Menschen sehr dankbar“.", "Merkel name-verb"),
            (
                "Merkel kritisierte die Entscheidung scharf: „Das war ein Fehler.“",
                "Merkel name-verb",
            ),
            ("„Wir sind sehr dankbar“, sagte ein Sprecher, Merkel habe das gewusst.", "-"),
            ("„Wir sind sehr dankbar“, sagte der Sprecher der Kanzlerin Merkel.", "-"),
            ("„Wir sind sehr dankbar“, sagte der Minister laut Merkel.", "-"),
            ("Gestern sagte die Ministerin Merkel zufolge: „Wir sind sehr dankbar.“", "-"),
            ("Der Minister sagte Reuters: „Wir sind sehr dankbar.“", "-"),
            ("Merkel sprach. „Wir sind sehr dankbar“, sagte sie.", "Merkel pronoun"),
        ],
    );
}

#[test]
fn speakers_in_other_languages() {
    check(
        "fr",
        &[
            ("« Nous sommes reconnaissants », a déclaré le président Ruto.", "Ruto verb-name"),
            ("William Ruto a déclaré : « Nous sommes reconnaissants. »", "Ruto name-verb"),
            ("« Oui, nous sommes là », a-t-il ajouté. Ruto partit.", "-"),
            ("Ruto a parlé. « Nous sommes là », a-t-il ajouté.", "Ruto pronoun"),
            ("Selon William Ruto, « la mission continue ».", "Ruto according-to"),
        ],
    );
    check(
        "es",
        &[
            ("«Estamos muy agradecidos», dijo el presidente William Ruto.", "Ruto verb-name"),
            ("Ruto dijo: «Estamos muy agradecidos».", "Ruto name-verb"),
            ("Ruto habló ayer. «Estamos muy agradecidos», añadió.", "Ruto pronoun"),
        ],
    );
    check(
        "ru",
        &[
            ("«Мы очень благодарны», — заявил президент Руто.", "Ruto verb-name"),
            ("Руто сказал: «Мы очень благодарны».", "Ruto name-verb"),
        ],
    );
    check(
        "ar",
        &[
            ("قال الرئيس ويليام روتو: «نحن ممتنون جدا».", "Ruto verb-name"),
            ("وأضاف روتو: «نحن ممتنون جدا».", "Ruto verb-name"),
            ("قال متحدث باسم روتو: «نحن ممتنون جدا».", "-"),
        ],
    );
    check(
        "zh",
        &[
            ("肯尼亚总统鲁托说：“我们非常感谢加拿大。”", "Ruto name-verb"),
            ("“我们非常感谢加拿大。”鲁托说。", "Ruto name-verb"),
            ("鲁托在联合国大会上表示：“我们非常感谢。”", "Ruto name-verb"),
            ("鲁托的发言人说：“我们非常感谢加拿大。”", "-"),
            ("二〇二四年９月２６日，鲁托说：“我们非常感谢加拿大。”", "Ruto name-verb"),
        ],
    );
    check(
        "sw",
        &[
            ("“Tunashukuru sana kwa msaada,” alisema Rais William Ruto.", "Ruto verb-name"),
            ("Ruto alisema: “Tunashukuru sana kwa msaada.”", "Ruto name-verb"),
            ("“Tunashukuru sana kwa msaada,” alisema msemaji wa Ruto.", "-"),
        ],
    );
}

#[test]
fn signatures_stand_behind_the_words_or_below_them() {
    let text = "“We are grateful.”\n— William Ruto\nHe left.";
    assert_eq!(said("en", text), "Ruto signature");
    assert_eq!(said("en", "“We are grateful.”\n— William Ruto left."), "-");
}

/// Finds the quotations of a text in which `Ruto` is a name, and returns how many there are.
fn n_found(text: &str) -> usize {
    let language = Language::english();
    let names = hits(text);
    let words = Words {
        text,
        language: &language,
        blocks: &blocks(text),
        names: &names,
        is_person: &|_| true,
    };
    let found = find::find(words);
    if text.len() < 1_000 {
        assert_eq!(find::find(words), found);
    }
    let mut end = 0;
    for one in &found {
        let range = one.range.range();
        assert!(end <= range.start && range.start < range.end, "{range:?} after {end}");
        assert!(text.get(range.clone()).is_some(), "{range:?} lies on no borders of characters");
        end = range.end;
    }
    found.len()
}

/// Texts that repeat something many times, and how many quotations there are in them; `n` is how often.
fn hostile(n: usize) -> Vec<(String, usize)> {
    let repeated = [
        ("“One two three,” Ruto said. ", "", n),
        ("“", "", 0),
        ("\"", "", 0),
        ("”", "", 0),
        ("“‘«‹「『", "", 0),
        ("“a ‘b «c ", "", 0),
        ("“One two three\n", "", 1),
        ("“One two three” ", "he said.", n),
        ("“One two three,” he said. ", "", n),
        ("Ruto left. “One two three,” he said. ", "", n),
        ("Ruto, ", "“One two three.”", 1),
        ("Ruto of ", "said: “One two three.”", 1),
        ("said ", "“One two three.”", 1),
        ("he said, ", "“One two three.”", 1),
        ("the president ", "said “One two three.”", 1),
        (">“One two\n", "", 1),
        ("\n", "— Ruto", 0),
    ];
    let mut texts: Vec<(String, usize)> =
        repeated.map(|(unit, tail, found)| (unit.repeat(n) + tail, found)).into();
    texts.push(("‘«".repeat(n) + &"dogs’ a ".repeat(n), 1));
    texts.push((format!("{}One two three{}", "“ ".repeat(n), " ”".repeat(n)), 1));
    texts
}

#[test]
fn hostile_texts_take_linear_work() {
    let work = |text: &str| {
        let before = LOOKS.get();
        n_found(text);
        LOOKS.get() - before
    };
    for ((text, _), (double, _)) in hostile(2_000).iter().zip(hostile(4_000)) {
        let (once, twice) = (work(text), work(&double));
        let start: String = text.chars().take(40).collect();
        assert!(twice <= once * 2 + 20_000, "{start}: {once}, then {twice}");
    }
}

#[test]
fn long_texts_are_read_to_the_end() {
    for (text, expected) in hostile(10_000).into_iter().chain(hostile(100_000).into_iter().take(2))
    {
        let start: String = text.chars().take(40).collect();
        assert_eq!(n_found(&text), expected, "{start}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn quotations_are_ordered_and_lie_in_the_text(
        parts in prop::collection::vec(prop::sample::select(vec![
            "“", "”", "„", "\"", "'", "’", "‘", "«", "»", "「", "」", "\n", "\n>", " ", ". ", ", ", ": ", "— ", "a", "é", "你", "〇", "９", "٣", "½", "Ⅷ", "㈠", "9", "9.5",
            "Ruto", "Ruto’s", "said", "he", "the president", "one two three", "One Two Three", "-", "(", ")", "according to ",
        ]), 0..60),
    ) {
        n_found(&parts.concat());
    }
}
