//! Runs of capitalised words, which are names in languages that write names so.

use unicode_segmentation::UnicodeSegmentation;

use crate::base::language::Language;
use crate::text::document::TextRange;
use crate::text::sentence;

/// Words in small letters that may stand inside a name.
const PARTICLES: [&str; 27] = [
    "au", "aux", "of", "the", "de", "da", "do", "dos", "das", "del", "della", "des", "di", "du",
    "la", "las", "le", "les", "los", "van", "von", "der", "den", "bin", "ibn", "al", "el",
];

/// How many of them may stand between two capitalised words.
const MAX_PARTICLES: usize = 2;

/// How many words of a run are looked at; a longer one is a headline.
const MAX_WORDS: usize = 10;

/// Days and months of the languages that write them with a capital, but not all nouns.
const CALENDAR: [&str; 38] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jumatatu",
    "jumanne",
    "jumatano",
    "alhamisi",
    "ijumaa",
    "jumamosi",
    "jumapili",
    "januari",
    "februari",
    "machi",
    "aprili",
    "mei",
    "juni",
    "julai",
    "agosti",
    "septemba",
    "oktoba",
    "novemba",
    "desemba",
];

/// A run of capitalised words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Run {
    /// Where it stands.
    pub(super) range: TextRange,
    /// Whether a word without a name would have a capital there too.
    pub(super) place: RunPlace,
}

/// Where in a sentence a run stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RunPlace {
    /// At its beginning, or where a quotation begins.
    Opening,
    /// Further on.
    Inside,
}

/// A word of a sentence.
#[derive(Clone, Copy)]
struct Word<'t> {
    start: usize,
    text: &'t str,
}

impl Word<'_> {
    fn end(self) -> usize {
        self.start + self.text.len()
    }

    fn is_capitalised(self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
            && self.text.chars().all(|c| !c.is_numeric())
    }

    /// Whether it may stand inside a name behind so many words in small letters: "Bank of the South", not "Last May the Bank".
    fn joins(self, n_before: usize) -> bool {
        PARTICLES.contains(&self.text) && (self.text != "the" || n_before > 0)
    }

    fn is_initial(self) -> bool {
        let mut letters = self.text.chars().filter(|c| *c != '.');
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    }
}

/// Returns the runs of capitalised words of a text, in its order.
pub(super) fn runs(text: &str, language: &Language) -> Vec<Run> {
    let mut runs = Vec::new();
    for range in sentence::sentences(text, language) {
        let sentence = text.get(range.range()).unwrap_or_default();
        let start = range.start as usize;
        let words: Vec<Word<'_>> = sentence
            .unicode_word_indices()
            .map(|(at, word)| Word { start: start + at, text: possessor(word) })
            .collect();
        let mut n = 0;
        while n < words.len() {
            let length = run_length(text, words.get(n..).unwrap_or_default());
            let run = words.get(n..n + length).unwrap_or_default();
            if let Some(range) = name(run, language) {
                runs.push(Run { range, place: place(text, start, range.start as usize) });
            }
            n += length.max(1);
        }
    }
    runs
}

/// Returns a word without the ending of a possessive.
fn possessor(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Returns how many words from the first on make a run; none if that is not capitalised.
fn run_length(text: &str, words: &[Word<'_>]) -> usize {
    let mut length = 0;
    let mut particles = 0;
    let mut before: Option<Word<'_>> = None;
    for (n, word) in words.iter().take(MAX_WORDS).enumerate() {
        if before.is_some_and(|before| !are_joined(text, before, *word)) {
            break;
        }
        if word.is_capitalised() {
            length = n + 1;
            particles = 0;
        } else if length > 0 && particles < MAX_PARTICLES && word.joins(particles) {
            particles += 1;
        } else {
            break;
        }
        before = Some(*word);
    }
    length
}

/// Whether nothing but a space or a hyphen stands between two words, or the full stop of an initial.
fn are_joined(text: &str, before: Word<'_>, word: Word<'_>) -> bool {
    let between = text.get(before.end()..word.start).unwrap_or_default();
    matches!(between, " " | "-" | "\u{a0}") || between == ". " && before.is_initial()
}

/// Returns where a run stands, if it may be a name.
fn name(run: &[Word<'_>], language: &Language) -> Option<TextRange> {
    let (first, last) = (run.first()?, run.last()?);
    // German writes all nouns with a capital.
    let too_few = run.len() == 1 && language.primary() == "de";
    let is_calendar = run.len() == 1 && CALENDAR.contains(&first.text.to_lowercase().as_str());
    let says_something = run.iter().any(|word| !word.is_initial());
    (says_something && !too_few && !is_calendar).then(|| TextRange::new(first.start..last.end()))
}

fn place(text: &str, sentence: usize, at: usize) -> RunPlace {
    let before = text.get(sentence..at).unwrap_or_default();
    let opens =
        |c: char| matches!(c, '“' | '"' | '«' | '„' | '‘' | '‹' | '(' | '[' | ':' | '—' | '…');
    if !before.contains(char::is_alphanumeric) || before.trim_end().ends_with(opens) {
        RunPlace::Opening
    } else {
        RunPlace::Inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(language: &str, text: &str) -> Vec<String> {
        let runs = runs(text, &Language::parse(language).unwrap());
        let shown = |run: &Run| {
            let words = text.get(run.range.range()).unwrap();
            if run.place == RunPlace::Opening { format!("^{words}") } else { words.to_owned() }
        };
        runs.iter().map(shown).collect()
    }

    #[test]
    fn names_are_capitalised_words_with_what_joins_them() {
        assert_eq!(
            found(
                "en",
                "Last May the Economic Community of West African States met Claude Joseph's J. F. Kelly."
            ),
            [
                "^Last May",
                "Economic Community of West African States",
                "Claude Joseph",
                "J. F. Kelly"
            ]
        );
        assert_eq!(
            found(
                "en",
                "On Monday he said: “We met Leslie Voltaire, I believe.” The MSS, Fritz Alphonse Jean"
            ),
            ["^On Monday", "^We", "Leslie Voltaire", "^The MSS", "Fritz Alphonse Jean"]
        );
        assert_eq!(
            found("fr", "Le lundi, Jean-Pierre Lacroix de la Rue parle."),
            ["^Le", "Jean-Pierre Lacroix de la Rue"]
        );
        assert_eq!(found("ru", "Вчера Сергей Лавров сказал."), ["^Вчера Сергей Лавров"]);
        assert_eq!(
            found("de", "Gestern sprach die Ministerin mit Annalena Baerbock."),
            ["Annalena Baerbock"]
        );
        assert_eq!(found("ar", "قال الرئيس"), [""; 0]);
    }

    #[test]
    fn a_headline_in_capitals_ends() {
        let text = "WORD ".repeat(50_000);
        assert!(runs(&text, &Language::english()).len() <= 50_000 / MAX_WORDS + 1);
    }
}
