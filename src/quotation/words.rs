//! Words by which a text says who speaks, in the six languages of the United Nations, German and Kiswahili.

/// The words of one language, in lower case, separated by spaces.
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) habits: Habits,
    /// Verbs of saying, as they stand with one speaker in the third person, with or without an auxiliary.
    pub(super) say: &'static str,
    /// Verbs that give something a name: what is quoted may follow after their object.
    pub(super) call: &'static str,
    /// Verbs of saying whose object is who listens.
    pub(super) tell: &'static str,
    /// Verbs of citing: who is cited speaks, and not who cites.
    pub(super) cite: &'static str,
    /// Forms whose speaker is the subject of the sentence, which stands elsewhere in it.
    pub(super) saying: &'static str,
    /// What stands between a speaker and a verb: auxiliaries, particles, reflexive pronouns.
    pub(super) auxiliary: &'static str,
    /// Auxiliaries with which the subject does not speak but is spoken to, or of.
    pub(super) passive: &'static str,
    /// Pronouns for one person, as a subject.
    pub(super) pronoun: &'static str,
    pub(super) preposition: &'static str,
    pub(super) conjunction: &'static str,
    pub(super) article: &'static str,
    /// Offices that stand before a name or for it.
    pub(super) title: &'static str,
    /// Words that may stand between a speaker and a verb, or after a name that is the whole of a phrase.
    pub(super) adverb: &'static str,
    /// Words before the source of what is told.
    pub(super) according: &'static str,
    /// Words before a name that say directly after a quotation whose it is.
    pub(super) so: &'static str,
}

/// How a language builds its sentences.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Habits {
    /// The speaker stands before the verb, or after it where the verb begins the clause.
    Plain,
    /// The verb stands second, so that a speaker after it is as usual as one before it.
    VerbSecond,
    /// As `Plain`, but that a verb alone may stand for a pronoun and a verb.
    NoPronoun,
    /// As `Plain`, without spaces between words, and with time and place between the speaker and the verb.
    Unspaced,
}

#[rustfmt::skip]
pub(super) const LANGUAGES: [Words; 8] = [
    Words {
        language: "en",
        habits: Habits::Plain,
        say: "said says spoke speaks stated states added adds noted notes declared declares announced announces remarked remarks observed \
              explained explains argued argues claimed claims insisted insists maintained stressed stresses emphasized emphasised \
              emphasizes emphasises underlined underscored warned warns urged urges replied replies responded answered asked asks \
              continued concluded confirmed acknowledged admitted conceded revealed recalled reiterated repeated commented \
              wrote writes tweeted posted joked quipped cautioned affirmed asserted asserts contended disclosed promised pledged \
              vowed advised lamented complained predicted suggested suggests recounted exclaimed shouted told tells hailed",
        call: "called calls described describes dubbed labelled labeled branded termed denounced condemned dismissed rejected \
               characterized characterised praised",
        tell: "told tells informed assured reminded",
        cite: "quoted quotes quote cited cites",
        saying: "saying adding noting stating declaring explaining arguing claiming insisting stressing emphasizing emphasising \
                 warning telling calling describing writing remarking asserting announcing",
        auxiliary: "has had have will would did does later also then",
        passive: "was were is are been being be",
        pronoun: "he she",
        preposition: "of for to by from with in on at about against between through under over during after before via without \
                      within into among despite since until than as including like near behind amid upon alongside",
        conjunction: "and or but while when as that who which whose where because if although though",
        article: "the a an this that his her its their our my",
        title: "former acting late outgoing interim current newly opposition president vice prime premier minister chancellor secretary senator governor mayor king queen prince princess pope bishop \
                ambassador envoy chairman chairwoman chairperson chair chief director general commander commissioner \
                spokesman spokeswoman spokesperson speaker leader representative deputy mr mrs ms dr prof professor judge \
                justice sir lord lady dame rev sen gov rep gen col captain colonel",
        adverb: "also later then further again however yesterday today tomorrow recently earlier now still previously \
                 additionally repeatedly publicly once ago monday tuesday wednesday thursday friday saturday sunday here there \
                 simply only just thus not never",
        according: "according",
        so: "",
    },
    Words {
        language: "fr",
        habits: Habits::Plain,
        say: "dit déclare déclaré affirme affirmé ajoute ajouté explique expliqué indique indiqué précise précisé souligne \
              souligné estime estimé assure assuré annonce annoncé poursuit poursuivi répond répondu rappelle rappelé note noté \
              conclut conclu lance lancé martèle martelé insiste insisté confie confié reconnaît reconnu écrit soutient soutenu \
              prévient prévenu admet admis commente commenté raconte raconté regrette regretté promet promis juge jugé \
              observe observé résume résumé déplore déploré répète répété prononce avertit averti confirme confirmé réagit réagi \
              demande demandé s'exclame exclamé interroge interrogé renchérit tweete tweeté témoigne témoigné dénonce dénoncé \
              déclara ajouta affirma expliqua répondit",
        call: "qualifie qualifié appelle appelé décrit évoque évoqué fustige fustigé salue salué",
        tell: "",
        cite: "cite cité citait",
        saying: "disant déclarant affirmant ajoutant expliquant indiquant précisant soulignant estimant assurant annonçant \
                 rappelant notant qualifiant dénonçant évoquant",
        auxiliary: "a avait aura aurait t s se ne n a-t-il lui leur y en",
        passive: "est été était sont fut",
        pronoun: "il elle",
        preposition: "de du des d à au aux par pour avec dans en sur sous chez contre entre vers depuis pendant après avant sans \
                      selon lors devant face",
        conjunction: "et ou mais que qu qui quand lorsque dont où car si comme tandis",
        article: "le la les l un une ce cette son sa leur",
        title: "président présidente ministre premier première chancelier chancelière secrétaire sénateur gouverneur maire roi \
                reine prince pape évêque ambassadeur ambassadrice directeur directrice général commissaire porte-parole \
                chef cheffe dirigeant député m mme mlle dr pr juge me maître",
        adverb: "aussi ensuite également encore hier jeudi vendredi samedi dimanche lundi mardi mercredi puis enfin ainsi \
                 notamment toutefois cependant aujourd'hui récemment pas jamais déjà plus",
        according: "selon",
        so: "",
    },
    Words {
        language: "es",
        habits: Habits::NoPronoun,
        say: "dijo dice declaró declara afirmó afirma señaló señala añadió añade agregó agrega indicó indica explicó explica \
              aseguró asegura sostuvo sostiene manifestó manifiesta expresó expresa subrayó subraya destacó destaca apuntó \
              apunta comentó comenta advirtió advierte insistió insiste recordó recuerda reconoció reconoce anunció anuncia \
              respondió responde contestó preguntó pregunta concluyó concluye recalcó recalca puntualizó precisó precisa \
              escribió escribe admitió confirmó reiteró reitera lamentó prometió opinó opina aclaró relató contó exclamó dicho \
              declarado afirmado señalado añadido asegurado explicado denunció exigió pidió",
        call: "calificó llamó describió tildó tachó definió",
        tell: "",
        cite: "citó cita citado",
        saying: "diciendo añadiendo afirmando señalando asegurando declarando explicando agregando indicando subrayando \
                 advirtiendo calificando",
        auxiliary: "ha había se le les lo no también",
        passive: "fue es sido era será",
        pronoun: "él ella",
        preposition: "de del a al por para con en sobre bajo ante contra entre hacia desde durante tras según sin hasta",
        conjunction: "y e o u pero que quien cuando donde porque si como mientras cuyo",
        article: "el la los las un una este esta su",
        title: "presidente presidenta ministro ministra primer primera canciller secretario secretaria senador senadora \
                gobernador gobernadora alcalde alcaldesa rey reina príncipe papa obispo embajador embajadora director \
                directora general comisario comisaria portavoz vocero vocera jefe jefa líder diputado diputada sr sra dr dra \
                mandatario juez jueza",
        adverb: "también además luego después ayer hoy lunes martes miércoles jueves viernes sábado domingo entonces asimismo \
                 posteriormente recientemente así ya aún nunca",
        according: "según acuerdo",
        so: "",
    },
    Words {
        language: "ar",
        habits: Habits::NoPronoun,
        say: "قال قالت يقول تقول صرح صرحت أضاف أضافت يضيف تضيف أكد أكدت يؤكد تؤكد أعلن أعلنت أوضح أوضحت ذكر ذكرت أشار أشارت \
              شدد شددت تابع تابعت كتب كتبت اعتبر اعتبرت رأى رأت حذر حذرت دعا دعت اعترف اعترفت نفى نفت سأل سألت أجاب أجابت \
              علق علقت وعد وعدت لفت لفتت بين ختم ختمت كرر كررت زعم زعمت",
        call: "وصف وصفت سمى سمت",
        tell: "",
        cite: "نقل نقلت",
        saying: "قائلا قائلة مضيفا مضيفة مؤكدا مؤكدة موضحا موضحة مشيرا مشيرة معتبرا معتبرة",
        auxiliary: "قد لقد كان كانت",
        passive: "قيل",
        pronoun: "هو هي",
        preposition: "من في على إلى عن مع ل ب ك لل بال لدى عند بين خلال بعد قبل منذ حتى ضد حول أمام باسم تحت فوق نحو وفق",
        conjunction: "و أو لكن إن أن إنه إنها بأن حيث الذي التي عندما بينما إذ ثم فيما",
        article: "ال",
        title: "الرئيس الرئيسة الوزير الوزيرة الأمين العام رئيس رئيسة الملك الملكة الأمير البابا السفير السفيرة المدير المديرة \
                القائد المفوض المتحدث السيد السيدة الدكتور النائب القاضي وزير الجنرال الوزراء الخارجية",
        adverb: "أيضا اليوم أمس الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد كذلك لاحقا ذلك",
        according: "حسب بحسب وفقا وفق",
        so: "",
    },
    Words {
        language: "ru",
        habits: Habits::Plain,
        say: "сказал сказала говорит заявил заявила заявляет добавил добавила отметил отметила отмечает подчеркнул подчеркнула \
              сообщил сообщила объяснил объяснила пояснил пояснила рассказал рассказала ответил ответила спросил спросила \
              написал написала пишет объявил объявила предупредил предупредила напомнил напомнила признал признала уточнил \
              уточнила утверждает утверждал подтвердил подтвердила считает указал указала призвал призвала продолжил \
              продолжила заключил заключила воскликнул обещал пообещал повторил произнес произнёс произнесла выразил",
        call: "назвал назвала охарактеризовал описал",
        tell: "",
        cite: "цитирует процитировал",
        saying: "сказав заявив добавив отметив подчеркнув сообщив пояснив назвав говоря утверждая добавляя",
        auxiliary: "также же уже не",
        passive: "был была были",
        pronoun: "он она",
        preposition: "в во на с со к ко от из у о об по за для при до без под над перед про через между против после ради",
        conjunction: "и или но а что который которая когда где если чтобы как пока",
        article: "",
        title: "президент премьер-министр премьер министр канцлер секретарь генсек сенатор губернатор мэр король королева \
                принц папа епископ посол директор генерал комиссар пресс-секретарь представитель глава лидер депутат господин \
                госпожа судья г-н г-жа генеральный госсекретарь председатель спикер",
        adverb: "также затем потом вчера сегодня ранее позже позднее тогда снова ещё еще понедельник вторник среду четверг \
                 пятницу субботу воскресенье",
        according: "словам",
        so: "",
    },
    Words {
        language: "zh",
        habits: Habits::Unspaced,
        say: "说 表示 指出 强调 称 认为 补充说 补充道 宣布 宣称 声称 说道 问道 回答 答道 警告 告诉 解释 解释说 透露 写道 重申 \
              呼吁 坦言 承认 承诺 谈到 提到 評論 評論說 說 表明 声明 總結 总结说 道 強調 認為 聲稱 稱 補充說 警告說 說道 寫道 解釋 承諾",
        call: "称为 称之为 形容 形容为 稱為",
        tell: "",
        cite: "引述 引用 援引",
        saying: "",
        auxiliary: "则 也 还 又 再 都 並 并 亦 還 則",
        passive: "被",
        pronoun: "他 她",
        preposition: "与 对 向 和 跟 同 为 从 由 給 给 對 與 為 從",
        conjunction: "而 但 或 及",
        article: "",
        title: "",
        adverb: "在 于 於 日 今天 昨天 随后 隨後 周 星期",
        according: "据 據 根据 根據",
        so: "",
    },
    Words {
        language: "sw",
        habits: Habits::NoPronoun,
        say: "alisema amesema anasema akasema alieleza ameeleza anaeleza aliongeza ameongeza akaongeza alitangaza ametangaza \
              alisisitiza amesisitiza anasisitiza alidai amedai anadai aliuliza akauliza alijibu akajibu alibainisha \
              amebainisha alionya ameonya alikiri amekiri alifafanua amefafanua alithibitisha amethibitisha aliandika \
              ameandika aliahidi ameahidi alihoji alitamka alinukuliwa alishauri alikumbusha aliendelea alihimiza \
              alimalizia alitaja",
        call: "alitaja aliita ameita alielezea",
        tell: "aliambia aliwaambia alimwambia ameambia",
        cite: "alimnukuu imemnukuu lilimnukuu",
        saying: "akisema akiongeza akieleza akisisitiza akidai akitangaza akifafanua akibainisha akionya akiwaambia",
        auxiliary: "pia kuwa",
        passive: "aliambiwa aliulizwa",
        pronoun: "yeye",
        preposition: "wa ya la za cha vya kwa na katika kutoka kwenye kuhusu dhidi juu chini baada kabla wakati mwa pa",
        conjunction: "na au lakini kwamba kuwa ambaye ambao huku ikiwa kama",
        article: "",
        title: "rais waziri mkuu gavana seneta mbunge balozi mkurugenzi katibu msemaji kiongozi mwenyekiti jaji mfalme malkia \
                papa askofu naibu bwana bi dkt profesa jenerali spika",
        adverb: "pia jana leo kisha tena hapo awali jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili hata",
        according: "mujibu",
        so: "",
    },
    Words {
        language: "de",
        habits: Habits::VerbSecond,
        say: "sagte sagt gesagt erklärte erklärt betonte betont meinte meint teilte teilt mitgeteilt äußerte äußert geäußert \
              kommentierte kommentiert berichtete berichtet bemerkte bemerkt erläuterte erläutert ergänzte ergänzt fügte \
              hinzugefügt behauptete behauptet versicherte versichert kündigte angekündigt warnte warnt gewarnt forderte fordert \
              gefordert kritisierte kritisiert antwortete antwortet geantwortet fragte fragt gefragt schrieb schreibt \
              geschrieben verkündete verkündet stellte unterstrich gab gestand räumte begründete begründet bekräftigte \
              bekräftigt beteuerte beteuert bestätigte bestätigt bilanzierte resümierte resümiert urteilte urteilt rief \
              twitterte befand befürchtete klagte klagt beklagte beklagt lobte lobt monierte mahnte mahnt argumentierte \
              argumentiert entgegnete entgegnet erwiderte erwidert erzählte erzählt gratulierte hob hofft hoffte konstatierte \
              konterte plädierte protestierte prophezeite reagierte schilderte schildert schloss sprach spricht \
              unterstreicht verlangte verlangt verteidigte verwies vermutete vermutet versprach verspricht weist wies wirft \
              warf wetterte witzelte zeigte wünschte gibt lautete fuhr fährt führte freute freut forderte rechtfertigte",
        call: "charakterisierte charakterisiert nannte nennt genannt bezeichnete bezeichnet beschrieb beschreibt wertete wertet bewertete titulierte verurteilte \
               würdigte",
        tell: "",
        cite: "zitiert zitierte zitieren",
        saying: "",
        auxiliary: "hat hatte habe haben hätte würde sich auch jedoch dazu hierzu daraufhin dagegen ihn ihm es",
        passive: "wird wurde worden werden",
        pronoun: "er sie",
        preposition: "von vom für zu zum zur bei beim mit in im an am auf aus nach über unter gegen zwischen durch während seit vor \
                      ohne um bis wegen trotz laut gegenüber neben hinter ins ans aufs anlässlich angesichts statt",
        conjunction: "und oder aber sondern dass daß weil wenn als ob denn sowie während nachdem indem",
        article: "der die das den dem des ein eine einer einem einen eines dieser diese dieses sein seine seiner ihr ihre ihrer",
        title: "präsident präsidentin minister ministerin ministerpräsident ministerpräsidentin kanzler kanzlerin bundeskanzler \
                bundeskanzlerin bundespräsident bundespräsidentin außenminister außenministerin innenminister innenministerin \
                generalsekretär generalsekretärin senator senatorin gouverneur bürgermeister bürgermeisterin oberbürgermeister \
                könig königin prinz papst bischof botschafter botschafterin direktor direktorin general kommissar sprecher \
                sprecherin vorsitzende vorsitzender chef chefin premierminister premierministerin premier regierungschef \
                regierungschefin staatschef herr frau dr prof richter richterin abgeordnete abgeordneter trainer trainerin",
        adverb: "auch dann später weiter weiterhin außerdem zudem ferner jedoch gestern heute zuvor anschließend ebenfalls \
                 bereits montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend daraufhin dazu hierzu dagegen \
                 hingegen wörtlich nun so noch erneut damals schließlich abschließend zunächst hinzu mit fest ein zurück",
        according: "laut angaben zufolge ansicht",
        so: "so",
    },
];
