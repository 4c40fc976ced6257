//! Sentences that promise something.

use crate::base::language::Language;
use crate::suggest::said::{Words, first_of};

/// The words by which a language promises.
struct Promising {
    /// Words that promise by themselves.
    vows: &'static [&'static str],
    /// The future, which promises where a day is named.
    future: &'static [&'static str],
    /// Words before a day.
    until: &'static [&'static str],
    /// Those who speak of themselves.
    own: &'static [&'static str],
}

/// How sure the words are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Promise {
    /// Where in the sentence the words of promise stand, in bytes.
    pub(super) at: usize,
    /// Whether the speaker promises for themselves.
    pub(super) voice: Voice,
}

/// Who promises, by the grammar of the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Voice {
    /// The one who speaks.
    First,
    /// Somebody who is spoken of.
    Third,
}

/// Returns the promise of a sentence, if it has the words of one: a verb of promising, or the future with a day.
pub(super) fn promise(sentence: &str, language: &Language) -> Option<Promise> {
    let words = promising(language)?;
    let script = Words::of(language);
    let sentence = sentence.to_lowercase();
    let vow = first_of(&sentence, words.vows, script);
    let future = || {
        let at = first_of(&sentence, words.future, script)?;
        first_of(sentence.get(at..)?, words.until, script).map(|_| at)
    };
    let at = vow.or_else(future)?;
    let own = first_of(&sentence, words.own, script).is_some_and(|own| own <= at);
    Some(Promise { at, voice: if own { Voice::First } else { Voice::Third } })
}

#[rustfmt::skip]
fn promising(language: &Language) -> Option<&'static Promising> {
    Some(match language.primary() {
        "en" => &Promising {
            vows: &["pledge to", "pledges to", "pledged", "promise to", "promises", "promised", "vow", "vows", "vowed",
                "commits to", "committed to", "committed itself", "committed himself", "committed herself", "undertakes to", "undertook to",
                "commit to", "guarantees that", "guaranteed that"],
            future: &["will", "shall", "is to", "are to", "plans to", "intends to", "is set to"],
            until: &["by", "before", "until", "within", "no later than", "next year", "next month", "next week", "in the coming"],
            own: &["i", "we", "our"],
        },
        "fr" => &Promising {
            vows: &["promet", "promettent", "promis", "a promis", "s'engage à", "s’engage à", "s'est engagé", "s’est engagé", "s'est engagée", "s’est engagée",
                "engageons à", "m'engage", "m’engage"],
            future: &["va", "vont", "allons", "sera", "seront", "enverra", "enverront", "déploiera", "déploieront", "fournira", "contribuera"],
            until: &["d'ici", "d’ici", "avant", "jusqu'à", "jusqu’à", "au plus tard", "l'an prochain", "l’an prochain", "le mois prochain"],
            own: &["je", "nous", "notre"],
        },
        "es" => &Promising {
            vows: &["promete", "prometen", "prometió", "prometieron", "se compromete", "se comprometen", "se comprometió", "nos comprometemos", "me comprometo"],
            future: &["va a", "van a", "vamos a", "será", "serán", "enviará", "enviarán", "desplegará", "aportará"],
            until: &["antes de", "a más tardar", "hasta", "para enero", "para fines", "para finales", "el próximo"],
            own: &["yo", "nosotros", "nuestro", "nuestra", "vamos", "nos comprometemos", "me comprometo"],
        },
        "ru" => &Promising {
            vows: &["обещает", "обещал", "обещала", "обещали", "обещают", "обязуется", "обязался", "обязалась", "обязуемся", "пообещал", "пообещала", "пообещали"],
            future: &["будет", "будут", "намерен", "намерена", "намерены", "направит", "направят", "планирует"],
            until: &["до", "к концу", "к январю", "не позднее", "в следующем году", "в течение"],
            own: &["я", "мы", "наш", "наша", "обязуемся"],
        },
        "de" => &Promising {
            vows: &["verspricht", "versprach", "versprachen", "versprochen", "verpflichtet sich", "verpflichtete sich", "sagte zu", "zugesagt"],
            future: &["wird", "werden", "will", "wollen"],
            until: &["bis", "spätestens", "binnen", "innerhalb", "nächstes jahr", "im nächsten"],
            own: &["ich", "wir", "unser", "unsere"],
        },
        "sw" => &Promising {
            vows: &["aliahidi", "ameahidi", "imeahidi", "iliahidi", "waliahidi", "wameahidi", "anaahidi", "ninaahidi", "tunaahidi", "kuahidi"],
            future: &["itatuma", "itapeleka", "atatuma", "watatuma", "tutatuma", "itatoa", "atatoa"],
            until: &["kabla ya", "ifikapo", "kufikia", "hadi", "mwaka ujao", "mwezi ujao"],
            own: &["mimi", "sisi", "ninaahidi", "tunaahidi"],
        },
        "ar" => &Promising {
            vows: &["تعهد", "تعهدت", "يتعهد", "وعد", "وعدت", "التزم", "التزمت", "يلتزم"],
            future: &["سوف", "ستقوم", "سيقوم", "ستنشر", "سترسل"],
            until: &["بحلول", "قبل نهاية", "في موعد", "خلال", "العام المقبل"],
            own: &["أنا", "نحن", "نتعهد", "أتعهد"],
        },
        "zh" => &Promising {
            vows: &["承诺", "保证", "誓言"],
            future: &["将", "会"],
            until: &["之前", "年底", "以前", "内完成", "明年"],
            own: &["我", "我们"],
        },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(language: &str, sentence: &str) -> Option<(String, Voice)> {
        let promise = promise(sentence, &Language::parse(language).unwrap())?;
        let words = sentence.to_lowercase();
        Some((words.get(promise.at..).unwrap().chars().take(6).collect(), promise.voice))
    }

    #[test]
    fn a_promise_is_a_vow_or_the_future_with_a_day() {
        for (language, sentence, at) in [
            ("en", "Kenya has pledged 1,000 police officers.", "pledge"),
            ("en", "Kenya will send 600 more by January.", "will s"),
            ("fr", "Le Kenya s’est engagé à envoyer 1 000 policiers.", "s’est "),
            ("es", "Kenia desplegará 600 agentes antes de enero.", "desple"),
            ("ru", "Кения направит 600 человек до января.", "направ"),
            ("ar", "تعهدت كينيا بإرسال ألف شرطي", "تعهدت "),
            ("zh", "肯尼亚承诺派遣一千名警察。", "承诺派遣一千"),
            ("sw", "Kenya imeahidi polisi elfu moja.", "imeahi"),
            ("de", "Kenia wird bis Januar 600 Polizisten schicken.", "wird b"),
        ] {
            assert_eq!(
                found(language, sentence),
                Some((at.to_owned(), Voice::Third)),
                "{sentence}"
            );
        }
        assert_eq!(found("en", "We will deploy by January.").unwrap().1, Voice::First);
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for sentence in [
            "It will rain.",
            "By January 600 had come.",
            "A promising start, unpledged.",
            "Pledges came in by January.",
            "He goodwill by day.",
        ] {
            assert_eq!(found("en", sentence), None, "{sentence}");
        }
        assert_eq!(found("ht", "Kenya pral voye polis."), None, "a language without a list");
    }
}
