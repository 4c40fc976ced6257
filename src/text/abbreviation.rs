//! Abbreviations of several languages, for telling a full stop that ends a sentence from one that does not.

use crate::base::language::Language;

/// The abbreviations of one language, without their last full stop.
struct Abbreviations {
    language: &'static str,
    /// What is always followed by more of the sentence, such as a name.
    inner: &'static [&'static str],
    /// What is inside a sentence if a number follows.
    numbered: &'static [&'static str],
    /// What may also end a sentence.
    either: &'static [&'static str],
    /// Words that, written with a capital letter, most likely begin a sentence.
    starters: &'static [&'static str],
}

#[rustfmt::skip]
const LANGUAGES: [Abbreviations; 6] = [
    Abbreviations {
        language: "en",
        inner: &[
            "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Messrs", "St", "Mt", "Ft", "Gen", "Col", "Maj", "Capt", "Cpt", "Lt", "Sgt",
            "Cpl", "Cmdr", "Adm", "Brig", "Gov", "Sen", "Sens", "Rep", "Reps", "Rev", "Hon", "Amb", "Pres", "Supt", "Insp", "vs",
            "v", "cf", "e.g", "i.e", "viz", "approx", "ca", "c",
        ],
        numbered: &[
            "No", "Nos", "no", "nos", "Art", "Arts", "art", "Sec", "sec", "Ch", "ch", "Fig", "fig", "Vol", "vol", "p", "pp",
            "para", "paras", "Res", "res", "Doc", "doc", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct",
            "Nov", "Dec",
        ],
        either: &[
            "Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "Bros", "etc", "al", "est", "Dept", "Govt", "Ave", "Blvd", "Rd", "a.m", "p.m",
            "Calif", "Conn", "Fla", "Mass", "Mich", "Minn", "Ph.D", "Esq",
        ],
        starters: &[
            "A", "After", "All", "Also", "An", "And", "As", "At", "Both", "But", "By", "For", "From", "He", "Her", "His", "However",
            "I", "If", "In", "It", "Its", "Many", "Mr", "Ms", "Mrs", "On", "Our", "She", "So", "Some", "That", "The", "Their",
            "Then", "There", "These", "They", "This", "Those", "To", "Under", "We", "What", "When", "While", "With", "Yet", "You",
        ],
    },
    Abbreviations {
        language: "fr",
        inner: &[
            "M", "MM", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Drs", "Pr", "Me", "Mgr", "St", "Ste", "Gal", "Col", "Cdt", "Cne", "cf",
            "p.ex", "c.-à-d",
        ],
        numbered: &["art", "Art", "al", "p", "pp", "n", "vol", "chap", "fig", "par", "réf", "rés"],
        either: &["etc", "av", "apr", "J.-C", "env", "hab", "Cie", "min", "éd"],
        starters: &[
            "Après", "Au", "Avec", "Ce", "Ces", "Cette", "Dans", "De", "Des", "Elle", "Elles", "En", "Et", "Il", "Ils", "Je", "La",
            "Le", "Les", "Mais", "Nous", "On", "Or", "Pour", "Selon", "Son", "Un", "Une",
        ],
    },
    Abbreviations {
        language: "es",
        inner: &[
            "Sr", "Sra", "Srta", "Sres", "Sras", "Dr", "Dra", "Dres", "D", "Dña", "Lic", "Ing", "Gral", "Cnel", "Cap", "Tte", "Prof",
            "Profa", "Excmo", "Excma", "Ilmo", "Mons", "Sto", "Sta", "Ud", "Uds", "Vd", "EE", "p.ej", "cf",
        ],
        numbered: &["art", "Art", "arts", "núm", "Núm", "núms", "pág", "págs", "p", "pp", "cap", "vol", "fig", "párr", "párrs"],
        either: &["etc", "UU", "S.A", "Cía", "a.C", "d.C", "a.m", "p.m", "aprox", "Avda"],
        starters: &[
            "A", "Al", "Así", "Con", "De", "Desde", "El", "Ella", "Ellos", "En", "Es", "Ese", "Esta", "Este", "Esto", "La", "Las",
            "Lo", "Los", "Nosotros", "No", "Para", "Pero", "Por", "Según", "Si", "Su", "Sus", "También", "Un", "Una", "Y",
        ],
    },
    Abbreviations {
        language: "ru",
        inner: &[
            "тов", "гр", "проф", "акад", "ген", "полк", "им", "ул", "пл", "обл", "т.е", "т.н", "т.к", "напр", "см", "ср", "о", "св",
            "т", "пос", "с", "р",
        ],
        numbered: &["ст", "п", "пп", "стр", "с", "гл", "рис", "табл", "разд", "док", "рез", "д", "кв"],
        either: &["г", "гг", "в", "вв", "т.д", "т.п", "др", "пр", "руб", "коп", "млн", "млрд", "тыс", "чел", "н.э", "долл", "км"],
        starters: &[
            "А", "Без", "В", "Во", "Все", "Для", "За", "И", "Из", "К", "Как", "Когда", "Мы", "На", "Но", "О", "Об", "Он", "Она",
            "Они", "От", "По", "После", "При", "С", "Так", "Также", "Тем", "У", "Что", "Это", "Эти", "Этот", "Я",
        ],
    },
    Abbreviations {
        language: "ar",
        inner: &["د", "أ", "أ.د", "م", "ص.ب", "ق.م", "ا.د"],
        numbered: &["ص", "ع", "ج", "ط", "ف"],
        either: &["الخ", "إلخ", "ه", "هـ"],
        starters: &["وقال", "وقد", "كما", "لكن", "في", "هذا", "هذه", "وأضاف", "إن"],
    },
    Abbreviations {
        language: "de",
        inner: &["Hr", "Fr", "Dr", "Prof", "St", "Gen", "z.B", "z. B", "bzw", "ca", "vgl", "d.h", "sog", "inkl", "evtl", "Abg"],
        numbered: &["Nr", "Art", "Abs", "S", "Bd", "Kap", "Abb", "Ziff", "Res"],
        either: &["usw", "etc", "Mio", "Mrd", "Jh", "Co", "u.a", "Str"],
        starters: &[
            "Aber", "Als", "Auch", "Auf", "Bei", "Das", "Der", "Die", "Diese", "Ein", "Eine", "Er", "Es", "Für", "Ich", "Im", "In",
            "Man", "Mit", "Nach", "Sie", "So", "Und", "Von", "Wir", "Zu",
        ],
    },
];

/// Returns whether a full stop behind `word` ends no sentence, given the next word.
pub(super) fn is_inside(language: &Language, word: &str, next: &str) -> bool {
    let primary = language.primary();
    // Texts in a language without a list have foreign names with English titles at most.
    let Some(list) = LANGUAGES.iter().find(|list| list.language == primary).or(LANGUAGES.first())
    else {
        return false;
    };
    if list.inner.contains(&word) {
        return true;
    }
    if list.numbered.contains(&word) && next.starts_with(char::is_numeric) {
        return true;
    }
    (list.either.contains(&word) || is_initials(word)) && !list.starters.contains(&next)
}

/// Returns whether a word is letters with full stops between them, such as `J`, `J.K` or `U.S`, and not a pronoun.
fn is_initials(word: &str) -> bool {
    word != "I" && word.split(['.', '-']).all(is_capital)
}

fn is_capital(part: &str) -> bool {
    let mut letters = part.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}
