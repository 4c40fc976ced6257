//! Words of a language in a sentence.

use crate::base::language::Language;

/// How a script tells words apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Words {
    /// By what is no letter.
    Spaced,
    /// Not at all, or a word may have letters of others before it, as in Arabic.
    Joined,
}

impl Words {
    /// Returns how a language tells words apart.
    pub(super) fn of(language: &Language) -> Self {
        match language.primary() {
            "zh" | "ja" | "th" | "ar" => Self::Joined,
            _ => Self::Spaced,
        }
    }
}

/// Returns the first place of any of some words in a sentence, both in small letters.
pub(super) fn first_of(sentence: &str, words: &[&str], script: Words) -> Option<usize> {
    words.iter().filter_map(|word| place(sentence, word, script)).min()
}

fn place(sentence: &str, word: &str, script: Words) -> Option<usize> {
    let is_whole = |at: &usize| {
        let before = sentence.get(..*at).and_then(|before| before.chars().next_back());
        let after = sentence.get(at + word.len()..).and_then(|after| after.chars().next());
        script == Words::Joined || ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    };
    sentence.match_indices(word).map(|(at, _)| at).find(is_whole)
}

/// Returns whether a sentence tells that somebody spoke before a body.
pub(super) fn tells_of_a_speech(sentence: &str, language: &Language) -> bool {
    let sentence = sentence.to_lowercase();
    first_of(&sentence, speaking(language), Words::of(language)).is_some()
}

#[rustfmt::skip]
fn speaking(language: &Language) -> &'static [&'static str] {
    match language.primary() {
        "en" => &["told the", "tells the", "addressed", "addressing", "address to", "addresses", "speech to", "speech at", "speech before",
            "speaking at", "speaking to", "speaking before", "spoke at", "spoke before", "spoke to the", "statement to", "in his address", "in her address", "before the"],
        "fr" => &["devant", "s'adressant", "s’adressant", "discours à", "discours devant", "allocution", "à la tribune"],
        "es" => &["ante", "discurso en", "discurso ante", "dirigiéndose", "intervención ante"],
        "ru" => &["выступая", "выступил", "выступила", "в выступлении", "заявил в", "заявила в", "на заседании", "перед"],
        "de" => &["vor der", "vor dem", "rede vor", "rede in", "ansprache", "sprach vor"],
        "sw" => &["akihutubia", "alihutubia", "hotuba", "mbele ya", "aliliambia", "aliambia"],
        "ar" => &["أمام", "خطاب", "كلمته", "كلمتها", "كلمة", "مخاطبا"],
        "zh" => &["发言", "讲话", "演讲", "致辞", "表示"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_where_their_script_tells_them_apart() {
        assert_eq!(first_of("a goodwill we will", &["will"], Words::Spaced), Some(14));
        assert_eq!(first_of("他们承诺", &["承诺"], Words::Joined), Some(6));
        assert!(tells_of_a_speech("Ruto told the Council", &Language::english()));
        assert!(!tells_of_a_speech("Ruto met the Council", &Language::english()));
    }
}
