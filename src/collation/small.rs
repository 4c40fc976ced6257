//! What a language has of small words: those that a report may drop or change without changing what was said.
//! Prepositions of direction, conjunctions that exclude, pronouns and verbs are none of them.

use crate::base::language::Language;

/// The habits of one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Habits(&'static Row);

#[derive(PartialEq, Eq, Debug)]
struct Row {
    language: &'static str,
    /// Articles and other function words, separated by spaces.
    small: &'static str,
    /// Words that turn a statement round.
    negations: &'static str,
    /// Numbers in words from zero on, forms of the same number separated by a slash, none by a hyphen.
    numbers: &'static str,
    /// Words with which the minutes begin a remark in brackets.
    remarks: &'static str,
    /// The mark that groups the thousands of a number.
    thousands: char,
    /// Whether an article before a vowel is written together with the word.
    elision: Elision,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Elision {
    Written,
    None,
}

/// What is said of a language that is not in the table: no word of it is small.
const OTHER: Row = Row {
    language: "",
    small: "",
    negations: "",
    numbers: "",
    remarks: "",
    thousands: ',',
    elision: Elision::None,
};

#[rustfmt::skip]
const LANGUAGES: [Row; 9] = [
    Row {
        language: "en",
        small: "a an the and also of to in on at for by with as into upon that which this these those so then well oh",
        negations: "not no never neither nor none nothing nobody nowhere without cannot hardly unless",
        numbers: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
            eighteen nineteen twenty",
        remarks: "applause laughter cheers inaudible crosstalk interpretation interpreted spoke speaks continued continues see sic \
            singing interruption pause end",
        thousands: ',',
        elision: Elision::None,
    },
    Row {
        language: "fr",
        small: "le la les l un une des du de d au aux et à en dans pour par sur avec que qu qui ce cet cette ces y alors donc aussi",
        negations: "ne n pas non ni jamais aucun aucune rien personne sans nul nulle guère plus",
        numbers: "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize - - - vingt",
        remarks: "applaudissements rires l'orateur l'oratrice interprétation inaudible parle poursuit voir sic",
        thousands: '.',
        elision: Elision::Written,
    },
    Row {
        language: "es",
        small: "el la los las lo un una unos unas del de al a y e en con por para sobre que este esta estos estas ese esa pues también",
        negations: "no ni nunca jamás ningún ninguno ninguna nada nadie sin tampoco",
        numbers: "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete \
            dieciocho diecinueve veinte",
        remarks: "aplausos risas continúa habla interpretación inaudible véase sic",
        thousands: '.',
        elision: Elision::None,
    },
    Row {
        language: "de",
        small: "der die das den dem des ein eine einen einem einer eines und auch in im ins an am auf zu zum zur von vom mit für bei \
            beim dass daß dieser diese dieses diesen diesem so da",
        negations: "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand nirgends ohne weder noch",
        numbers: "null - zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn \
            achtzehn neunzehn zwanzig",
        remarks: "beifall applaus heiterkeit lachen zuruf zurufe unverständlich spricht siehe sic",
        thousands: '.',
        elision: Elision::None,
    },
    Row {
        language: "ru",
        small: "и в во на с со к ко о об обо по у для что который которая которое которые же это этот эта эти а также так вот",
        negations: "не нет ни никогда никто ничто ничего нигде никакой никакая никакие без нельзя",
        numbers: "ноль/нуль один два/две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать \
            четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать",
        remarks: "аплодисменты смех говорит перевод неразборчиво см",
        thousands: '.',
        elision: Elision::None,
    },
    Row {
        language: "ar",
        small: "و في على إلى الى ب ل أن ان إن التي الذي الذين هذا هذه ذلك تلك قد كما ثم",
        negations: "لا لم لن ليس ليست ليسوا غير ما دون بدون بلا كلا أبدا",
        numbers: "صفر واحد/واحدة اثنان/اثنين/اثنتان/اثنتين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر",
        remarks: "تصفيق ضحك تكلم تكلمت انظر ترجمة",
        thousands: ',',
        elision: Elision::None,
    },
    Row {
        language: "zh",
        small: "的 了 之 地 得 着 和 与 與 及 在 这 這 那 也 而 就 于 於 把 将 將 呢 啊 吧",
        negations: "不 没 沒 无 無 非 未 勿 莫 别 別 否",
        numbers: "零/〇 一 二/两/兩 三 四 五 六 七 八 九 十",
        remarks: "掌 鼓 笑 以 见 見",
        thousands: ',',
        elision: Elision::None,
    },
    Row {
        language: "sw",
        small: "na ya wa la za cha vya kwa katika ni kuwa ambao ambayo ambaye hii hizi huu hawa hayo hiyo huo pia basi",
        negations: "si sio siyo hapana bila wala kamwe hakuna hamna hapana",
        numbers: "sifuri moja mbili/wawili/viwili tatu/watatu/vitatu nne/wanne/vinne tano/watano/vitano sita saba nane/wanane/vinane \
            tisa kumi",
        remarks: "makofi vicheko kicheko anazungumza tazama",
        thousands: ',',
        elision: Elision::None,
    },
    Row {
        language: "it",
        small: "il lo la i gli le l un uno una un del dello della dei degli delle di d al allo alla ai agli alle a e ed in nel nella con \
            per su che questo questa questi queste anche",
        negations: "non no né mai nessun nessuno nessuna niente nulla senza neanche",
        numbers: "zero - due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici \
            diciassette diciotto diciannove venti",
        remarks: "applausi risate parla vedi sic",
        thousands: '.',
        elision: Elision::Written,
    },
];

impl Habits {
    /// Returns the habits of a language.
    pub(super) fn of(language: &Language) -> Self {
        Self(LANGUAGES.iter().find(|row| row.language == language.primary()).unwrap_or(&OTHER))
    }

    /// Returns the primary subtag of the language.
    pub(super) fn language(self) -> &'static str {
        self.0.language
    }

    /// Returns whether a word is an article or the like.
    pub(super) fn is_small(self, key: &str) -> bool {
        is_listed(self.0.small, key)
    }

    /// Returns whether a word turns a statement round.
    pub(super) fn is_negation(self, key: &str) -> bool {
        is_listed(self.0.negations, key) || self.0.language == "en" && key.ends_with("n't")
    }

    /// Returns whether a remark of the minutes begins with a word; English ones stand in speeches in all languages.
    pub(super) fn is_remark(self, key: &str) -> bool {
        let english = LANGUAGES.first().map_or("", |row| row.remarks);
        is_listed(self.0.remarks, key) || is_listed(english, key)
    }

    /// Returns the number that a word says.
    pub(super) fn number(self, key: &str) -> Option<usize> {
        self.0.numbers.split_whitespace().position(|forms| forms.split('/').any(|form| form == key))
    }

    /// Returns the mark that groups the thousands of a number.
    pub(super) fn thousands(self) -> char {
        self.0.thousands
    }

    /// Returns whether an article before a vowel is written together with the word.
    pub(super) fn elides(self) -> bool {
        self.0.elision == Elision::Written
    }
}

fn is_listed(words: &str, key: &str) -> bool {
    words.split(' ').any(|word| word == key)
}
