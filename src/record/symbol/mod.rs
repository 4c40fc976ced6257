//! UN document symbols, such as `S/RES/2699 (2023)`: their canonical form, what they say of session and year, and where
//! the documents stand. The grammar of each family is in `grammar` ("United Nations Document Symbols", UN Library).

mod grammar;
mod number;
mod spelling;

use std::fmt;

use crate::base::date::Edtf;
use crate::base::date::calendar::Day;
use crate::base::language::Language;

/// The longest symbol, in bytes; its slug is no longer.
pub const MAX_SYMBOL: usize = 100;

/// The first session of the Assembly whose documents name it; it opened in September 1976.
const FIRST_NAMED_SESSION: u32 = 31;

/// The languages that the UN publishes its documents in.
const UN_LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// A UN document symbol in its canonical form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Symbol {
    text: Box<str>,
    family: Family,
}

/// Whether a symbol was written in its canonical form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spelling {
    /// It was.
    Canonical,
    /// It was not: in lower case, with other spaces or dashes.
    Variant,
}

/// What sort of document a symbol names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Family {
    /// The verbatim record of a plenary meeting of the General Assembly; without session before 1976.
    AssemblyRecord {
        /// The session.
        session: Option<Session>,
        /// The number of the meeting.
        meeting: u32,
    },
    /// Any other document of the Assembly, drafts and decisions included.
    AssemblyDocument(Option<Session>),
    /// A resolution of the Assembly.
    AssemblyResolution(Session),
    /// A record or document of one of the six main committees of the Assembly.
    MainCommittee(Option<Session>),
    /// The verbatim record of a meeting of the Security Council.
    CouncilRecord {
        /// The number of the meeting.
        meeting: u32,
        /// Which resumption of the meeting it is.
        resumption: Option<u32>,
    },
    /// A resolution of the Council, and its year.
    CouncilResolution(u32),
    /// A statement by the President of the Council, and its year.
    PresidentialStatement(u32),
    /// Any other document of the Council, and its year; without it before 1994.
    CouncilDocument(Option<u32>),
    /// A record, document or resolution of the Economic and Social Council, and its year; without it before 1978.
    EconomicAndSocial(Option<u32>),
    /// A press release, which is no official document.
    PressRelease,
    /// A document of another body of the UN that has a series of its own, of which only the form is checked.
    OtherBody,
    /// A well-formed symbol of a series that is not checked.
    Unknown,
}

/// A session of the General Assembly.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Session {
    /// A regular one, from September to September.
    Regular(u32),
    /// A special one, `S-n`.
    Special(u32),
    /// An emergency special one, `ES-n`.
    Emergency(u32),
}

/// Why a text is not a symbol.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SymbolError {
    /// One lower-case clause that names what is wrong.
    pub message: String,
    /// What to write.
    pub help: String,
}

/// The days on which what a symbol names can have happened, and the clause that says so.
struct Window {
    from: Option<Day>,
    to: Day,
    clause: String,
}

impl Symbol {
    /// Returns the symbol that `text` writes, and whether it writes it in its canonical form. Other case, other spaces and
    /// dashes are accepted. A well-formed symbol of an unknown series is [`Family::Unknown`].
    pub fn parse(text: &str) -> Result<(Self, Spelling), SymbolError> {
        let (family, canonical) = grammar::read(text)?;
        let spelling = if canonical == text { Spelling::Canonical } else { Spelling::Variant };
        Ok((Self { text: canonical.into(), family }, spelling))
    }

    /// Returns the canonical form.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns what sort of document it names.
    pub fn family(&self) -> Family {
        self.family
    }

    /// Returns whether it names the verbatim or summary record of a meeting, of whatever body.
    pub fn is_meeting_record(&self) -> bool {
        let last = self.text.rsplit('/').next().unwrap_or(&self.text);
        last.starts_with("PV.") || last.starts_with("SR.")
    }

    /// Returns whether it is a document of the Security Council.
    pub fn is_council(&self) -> bool {
        self.text.starts_with("S/")
    }

    /// Returns whether it is a document of the General Assembly or a body below it.
    pub fn is_assembly(&self) -> bool {
        self.text.starts_with("A/")
    }

    /// Returns the regular session of the Assembly that it names.
    pub fn session(&self) -> Option<u32> {
        match self.assembly_session() {
            Some(Session::Regular(number)) => Some(number),
            _ => None,
        }
    }

    /// Returns the year that it names.
    pub fn year(&self) -> Option<u32> {
        match self.family {
            Family::CouncilResolution(year) | Family::PresidentialStatement(year) => Some(year),
            Family::CouncilDocument(year) | Family::EconomicAndSocial(year) => year,
            _ => None,
        }
    }

    /// Returns the symbol as a part of an address: `s_pv.9430`, `s_res_2699-2023`; of `[a-z0-9._-]`.
    pub fn slug(&self) -> String {
        let kept = self.text.chars().filter(|c| !"()".contains(*c));
        let safe = kept.map(|c| match c {
            '/' => '_',
            ' ' => '-',
            c => c.to_ascii_lowercase(),
        });
        safe.collect()
    }

    /// Returns where the document stands: `template` with `{symbol}`, without spaces, and `{language}`, English where the UN
    /// does not publish in the reader's one. The characters of a symbol need no escape in a path (RFC 3986, 3.3).
    pub fn link(&self, template: &str, language: &Language) -> String {
        let primary = language.primary();
        let language = if UN_LANGUAGES.contains(&primary) { primary } else { "en" };
        template.replace("{symbol}", &self.text.replace(' ', "")).replace("{language}", language)
    }

    /// Returns in what the symbol contradicts the session or date of its record, if it does. Only what cannot be counts: a
    /// date of which all days lie outside the session or year.
    pub fn contradiction(&self, session: Option<u32>, date: Option<&Edtf>) -> Option<String> {
        let by_session = session.and_then(|session| self.session_contradiction(session));
        by_session.or_else(|| self.date_contradiction(date?))
    }

    fn session_contradiction(&self, session: u32) -> Option<String> {
        let own = self.assembly_session()?;
        (own.number() != session).then(|| format!("{self} is of {own}, not of session {session}"))
    }

    fn date_contradiction(&self, date: &Edtf) -> Option<String> {
        let window = self.window()?;
        let too_early = date.upper().zip(window.from).is_some_and(|(last, from)| last < from);
        let too_late = date.lower().is_some_and(|first| window.to < first);
        (too_early || too_late).then(|| format!("{}, and the date is {date}", window.clause))
    }

    fn window(&self) -> Option<Window> {
        match self.family {
            Family::AssemblyRecord { session: Some(session), .. }
            | Family::MainCommittee(Some(session))
            | Family::AssemblyResolution(session) => session.meetings(),
            Family::AssemblyDocument(Some(session)) => session.documents(),
            Family::CouncilResolution(year) | Family::PresidentialStatement(year) => {
                self.of_year(year, Day::new(year.into(), 1, 1))
            }
            // A letter of the last days of December is circulated in January.
            Family::CouncilDocument(Some(year)) => {
                self.of_year(year, Day::new(i64::from(year) - 1, 12, 1))
            }
            Family::AssemblyRecord { session: None, .. }
            | Family::AssemblyDocument(None)
            | Family::MainCommittee(None) => self.until(1976, "its session"),
            Family::CouncilDocument(None) => self.until(1993, "its year"),
            Family::CouncilRecord { .. }
            | Family::EconomicAndSocial(_)
            | Family::PressRelease
            | Family::OtherBody
            | Family::Unknown => None,
        }
    }

    fn of_year(&self, year: u32, from: Option<Day>) -> Option<Window> {
        let to = Day::new(year.into(), 12, 31)?;
        Some(Window { from, to, clause: format!("{self} is of {year}") })
    }

    /// Returns the window of a form that was in use until a year, when symbols came to name `what`.
    fn until(&self, year: i64, what: &str) -> Option<Window> {
        let clause =
            format!("a document named {self} is of {year} or before, later ones name {what}");
        Some(Window { from: None, to: Day::new(year, 12, 31)?, clause })
    }

    fn assembly_session(&self) -> Option<Session> {
        match self.family {
            Family::AssemblyRecord { session, .. }
            | Family::AssemblyDocument(session)
            | Family::MainCommittee(session) => session,
            Family::AssemblyResolution(session) => Some(session),
            _ => None,
        }
    }
}

impl SymbolError {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

impl Session {
    /// Returns the number.
    pub fn number(self) -> u32 {
        match self {
            Self::Regular(number) | Self::Special(number) | Self::Emergency(number) => number,
        }
    }

    /// Returns the window of a regular session's meetings: it opens in September, and closes when the next one opens.
    fn meetings(self) -> Option<Window> {
        let year = self.opening_year()?;
        let (from, to) = (Day::new(year, 9, 1), Day::new(year + 1, 9, 30)?);
        let clause = format!(
            "the meetings of {self} lie between September {year} and September {}",
            year + 1
        );
        Some(Window { from, to, clause })
    }

    /// Returns the window of what a regular session's documents are about: reports come out months before it opens.
    fn documents(self) -> Option<Window> {
        let year = self.opening_year()?;
        let (from, to) = (Day::new(year, 1, 1), Day::new(year + 1, 12, 31)?);
        let clause = format!("the documents of {self} are of {year} and {}", year + 1);
        Some(Window { from, to, clause })
    }

    fn opening_year(self) -> Option<i64> {
        match self {
            Self::Regular(number) if FIRST_NAMED_SESSION <= number => {
                Some(i64::from(number) + 1945)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Regular(number) => write!(f, "session {number}"),
            Self::Special(number) => write!(f, "special session {number}"),
            Self::Emergency(number) => write!(f, "emergency special session {number}"),
        }
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(text: &str) -> Symbol {
        Symbol::parse(text).unwrap().0
    }

    fn contradiction(text: &str, session: Option<u32>, date: &str) -> Option<String> {
        symbol(text).contradiction(session, Edtf::parse(date).ok().as_ref())
    }

    #[test]
    fn meetings_lie_within_their_session() {
        let seen = |date| contradiction("A/79/PV.10", None, date);
        assert_eq!(seen("2024-09-26"), None);
        assert_eq!(seen("2025-09-08"), None);
        assert_eq!(seen("2024"), None);
        assert_eq!(seen("2024-08/.."), None);
        let window = "the meetings of session 79 lie between September 2024 and September 2025";
        assert_eq!(seen("2023-09-26").unwrap(), format!("{window}, and the date is 2023-09-26"));
        assert_eq!(seen("2025-10").unwrap(), format!("{window}, and the date is 2025-10"));
        assert!(contradiction("A/C.3/79/SR.4", None, "2024-08").is_some());
        assert!(contradiction("A/RES/31/16 A", None, "1975").is_some());
        assert_eq!(contradiction("A/79/123", None, "2024-02-01"), None);
        assert_eq!(contradiction("A/RES/491 (V)", None, "1950-12-01"), None);
        assert_eq!(contradiction("A/ES-11/PV.20", None, "2023-02-23"), None);
    }

    #[test]
    fn the_year_of_a_symbol_is_that_of_the_date() {
        assert_eq!(contradiction("S/RES/2699 (2023)", None, "2023-10-02"), None);
        assert_eq!(
            contradiction("S/RES/2699 (2023)", None, "2024-10-02").unwrap(),
            "S/RES/2699 (2023) is of 2023, and the date is 2024-10-02"
        );
        assert!(contradiction("S/PRST/2023/5", None, "2022-12-31").is_some());
        assert_eq!(contradiction("S/2025/2", None, "2024-12-30"), None);
        assert!(contradiction("S/2025/123", None, "2024-09-26").is_some());
        assert!(contradiction("S/2025/123", None, "2026").is_some());
    }

    #[test]
    fn forms_that_were_given_up_are_not_of_later_years() {
        assert!(contradiction("A/PV.10", None, "2024-09-26").unwrap().contains("1976 or before"));
        assert_eq!(contradiction("A/PV.2444", None, "1975-12-17"), None);
        assert!(contradiction("S/123", None, "2024").is_some());
    }

    #[test]
    fn the_session_of_a_symbol_is_that_of_the_record() {
        let seen = |text, session| symbol(text).contradiction(Some(session), None);
        assert_eq!(seen("A/79/PV.10", 79), None);
        assert_eq!(
            seen("A/79/PV.10", 78).unwrap(),
            "A/79/PV.10 is of session 79, not of session 78"
        );
        assert_eq!(seen("A/ES-11/PV.20", 11), None);
        assert_eq!(
            seen("A/ES-11/PV.20", 77).unwrap(),
            "A/ES-11/PV.20 is of emergency special session 11, not of session 77"
        );
        assert_eq!(seen("A/RES/491 (V)", 5), None);
        assert_eq!(seen("S/PV.9430", 78), None);
    }

    #[test]
    fn a_symbol_says_what_it_is_of() {
        assert_eq!(symbol("A/79/PV.10").session(), Some(79));
        assert_eq!(symbol("A/ES-11/PV.20").session(), None);
        assert_eq!(symbol("S/2025/123").year(), Some(2025));
        assert!(symbol("S/PV.9430").is_council() && symbol("A/HRC/54/L.3").is_assembly());
        let records = ["S/PV.9430", "S/PV.4726 (Resumption 1)", "A/C.3/79/SR.4", "A/HRC/54/SR.3"];
        assert!(records.iter().all(|text| symbol(text).is_meeting_record()));
        let others = ["S/PV.9430/Corr.1", "S/RES/2699 (2023)", "A/79/L.1", "SC/15430"];
        assert!(others.iter().all(|text| !symbol(text).is_meeting_record()));
    }

    #[test]
    fn slugs_are_safe_in_addresses() {
        assert_eq!(symbol("S/PV.9430").slug(), "s_pv.9430");
        assert_eq!(symbol("S/PV.4726 (Resumption 1)").slug(), "s_pv.4726-resumption-1");
        assert_eq!(symbol("S/RES/2699 (2023)").slug(), "s_res_2699-2023");
        assert_eq!(symbol("A/RES/31/16 A").slug(), "a_res_31_16-a");
    }

    #[test]
    fn links_leave_out_spaces_and_speak_a_language_of_the_un() {
        let template = "https://docs.un.org/{language}/{symbol}";
        let link =
            |text: &str, tag: &str| symbol(text).link(template, &Language::parse(tag).unwrap());
        assert_eq!(link("S/RES/2699 (2023)", "fr-CA"), "https://docs.un.org/fr/S/RES/2699(2023)");
        assert_eq!(link("A/79/PV.10", "sw"), "https://docs.un.org/en/A/79/PV.10");
        assert_eq!(
            symbol("A/79/PV.10").link("https://undocs.org/{symbol}", &Language::english()),
            "https://undocs.org/A/79/PV.10"
        );
    }
}
