//! The grammar of UN document symbols: what people type is brought into one form, then read family by family. Of the three
//! organs, only forms that are wrong for certain are refused; whatever else is well formed is of an unknown series.

use crate::record::symbol::number::{
    lettered, number, numbered, roman, roman_session, session, since, year,
};
use crate::record::symbol::spelling::{EXAMPLES, Parts, is_group, split, unify};
use crate::record::symbol::{Family, Session, SymbolError};

/// Series of press releases; a number follows.
const PRESS_SERIES: [&str; 20] = [
    "BIO", "DSG/SM", "ECOSOC", "ENV/DEV", "GA", "GA/AB", "GA/COL", "GA/DIS", "GA/EF", "GA/L",
    "GA/PAL", "GA/SHC", "GA/SM", "GA/SPD", "HR", "HR/CN", "HR/CT", "L", "SC", "SG/SM",
];

/// The main committees of the Assembly.
const MAIN_COMMITTEES: [&str; 6] = ["C.1", "C.2", "C.3", "C.4", "C.5", "C.6"];

/// What the number of a document follows: drafts, records, working papers.
const NATURES: [&str; 7] = ["CRP.", "DEC.", "INF.", "L.", "PV.", "SR.", "WP."];

/// Natures that have a part of their own: `A/79/INF/1`.
const OWN_PART_NATURES: [&str; 3] = ["INF", "NGO", "PET"];

/// Words that are not in capitals, in series that are not checked.
const MIXED_CASE: [&str; 2] = ["Agenda", "Sub"];

/// A family, and the canonical form without the changes.
type Found = (Family, String);

/// Returns the family and the canonical form of a symbol.
pub(super) fn read(text: &str) -> Result<Found, SymbolError> {
    let unified = unify(text)?;
    let parts = split(&unified)?;
    let capitals: Vec<String> =
        parts.segments.iter().map(|segment| segment.to_ascii_uppercase()).collect();
    let segments: Vec<&str> = capitals.iter().map(String::as_str).collect();
    let (family, mut canonical) = match known(&segments, parts.group) {
        Some(found) => found,
        None => match wrong_for_certain(&segments) {
            Some((what, help)) => {
                let message = format!("`{unified}` is not the symbol of {what}");
                return Err(SymbolError::new(message, help));
            }
            None => unknown(&parts)?,
        },
    };
    for change in &parts.changes {
        canonical.push('/');
        canonical.push_str(change);
    }
    Ok((family, canonical))
}

/// Returns the family of a symbol whose form is known to the letter. Segments are in capitals.
fn known(segments: &[&str], group: Option<&str>) -> Option<Found> {
    match segments {
        ["A", "RES", rest @ ..] => assembly_resolution(rest, group),
        ["A", rest @ ..] => {
            let family = assembly(rest)?;
            let may_have_group = matches!(family, Family::AssemblyDocument(_));
            (group.is_none() || may_have_group).then(|| (family, join(segments, group)))
        }
        ["S", rest @ ..] => council(rest, group),
        ["E", rest @ ..] if !rest.contains(&"RES") => {
            economic_and_social(rest).map(|family| (family, join(segments, group)))
        }
        ["E", "RES", session_or_year, n @ ..] => {
            economic_and_social_resolution(session_or_year, n, group)
        }
        _ if group.is_none() => press_release(&segments.join("/")),
        _ => None,
    }
}

fn join(segments: &[&str], group: Option<&str>) -> String {
    let symbol = segments.join("/");
    group.map_or(symbol.clone(), |group| format!("{symbol} ({group})"))
}

fn assembly(rest: &[&str]) -> Option<Family> {
    match rest {
        ["DEC", named, n] => number(n)
            .and_then(|_| session(named))
            .map(|session| Family::AssemblyDocument(Some(session))),
        [committee, rest @ ..] if MAIN_COMMITTEES.contains(committee) => {
            with_session(rest).map(|(session, _)| Family::MainCommittee(session))
        }
        _ => {
            let (session, document) = with_session(rest)?;
            let meeting = document.first().and_then(|document| numbered(document, "PV."));
            Some(match meeting {
                Some(meeting) => Family::AssemblyRecord { session, meeting },
                None => Family::AssemblyDocument(session),
            })
        }
    }
}

/// Returns the session, which documents of before 1976 do not name, and the parts that number the document.
fn with_session<'a, 'b>(parts: &'a [&'b str]) -> Option<(Option<Session>, &'a [&'b str])> {
    match parts {
        document if is_document(document) => Some((None, document)),
        [named, document @ ..] if is_document(document) => Some((Some(session(named)?), document)),
        _ => None,
    }
}

/// Reads `78/1`, `31/16 A`, `ES-11/7`, and, of before 1976, `491 (V)` and `2603 A (XXIV)`.
fn assembly_resolution(rest: &[&str], group: Option<&str>) -> Option<Found> {
    match (rest, group) {
        ([named, n], None) => {
            let canonical = format!("A/RES/{named}/{}", lettered(n)?);
            Some((Family::AssemblyResolution(session(named)?), canonical))
        }
        ([n], Some(group)) => {
            let group = group.to_ascii_uppercase();
            let canonical = format!("A/RES/{} ({group})", lettered(n)?);
            Some((Family::AssemblyResolution(roman_session(&group)?), canonical))
        }
        _ => None,
    }
}

fn council(rest: &[&str], group: Option<&str>) -> Option<Found> {
    match (rest, group) {
        (["RES", n], Some(in_year)) => {
            let family = Family::CouncilResolution(year(in_year)?);
            Some((family, format!("S/RES/{} ({in_year})", number(n)?)))
        }
        (["PRST", in_year, n], None) => {
            let family = Family::PresidentialStatement(since(1994, in_year)?);
            Some((family, format!("S/PRST/{in_year}/{}", number(n)?)))
        }
        ([record], _) if record.starts_with("PV.") => {
            council_record(numbered(record, "PV.")?, group)
        }
        ([in_year, n], _) => {
            let family = Family::CouncilDocument(Some(since(1994, in_year)?));
            number(n).map(|_| (family, join(&["S", in_year, n], group)))
        }
        ([n], _) => number(n).map(|_| (Family::CouncilDocument(None), join(&["S", n], group))),
        _ => None,
    }
}

/// Reads what follows the number of a meeting: `(Resumption 1)`, `(Resumption1)`, `(Part II)`, or nothing.
fn council_record(meeting: u32, group: Option<&str>) -> Option<Found> {
    let record = |resumption| Family::CouncilRecord { meeting, resumption };
    let Some(group) = group.map(str::to_ascii_uppercase) else {
        return Some((record(None), format!("S/PV.{meeting}")));
    };
    if let Some(n) = group.strip_prefix("RESUMPTION") {
        let n = number(n.trim_start())?;
        return Some((record(Some(n)), format!("S/PV.{meeting} (Resumption {n})")));
    }
    let part = group.strip_prefix("PART ")?;
    roman(part).map(|_| (record(None), format!("S/PV.{meeting} (Part {part})")))
}

fn economic_and_social(rest: &[&str]) -> Option<Family> {
    match rest {
        [in_year, document @ ..] if is_document(document) => {
            since(1978, in_year).map(|year| Family::EconomicAndSocial(Some(year)))
        }
        document if is_document(document) => Some(Family::EconomicAndSocial(None)),
        _ => None,
    }
}

/// Reads `2023/5`, and, of before 1978, `1721 (LIII)`.
fn economic_and_social_resolution(
    first: &str,
    rest: &[&str],
    group: Option<&str>,
) -> Option<Found> {
    match (rest, group) {
        ([n], None) => {
            let family = Family::EconomicAndSocial(Some(since(1978, first)?));
            Some((family, format!("E/RES/{first}/{}", lettered(n)?)))
        }
        ([], Some(group)) => {
            let group = group.to_ascii_uppercase();
            roman(&group)?;
            Some((Family::EconomicAndSocial(None), format!("E/RES/{} ({group})", lettered(first)?)))
        }
        _ => None,
    }
}

/// Reads `SC/15430`, and releases in several series, `SG/SM/22034-SC/15430`.
fn press_release(symbol: &str) -> Option<Found> {
    let mut is_known = false;
    for release in symbol.split('-') {
        let (series, n) = release.rsplit_once('/')?;
        number(n)?;
        if !series.bytes().all(|b| b.is_ascii_uppercase() || b == b'/') {
            return None;
        }
        is_known |= PRESS_SERIES.contains(&series);
    }
    is_known.then(|| (Family::PressRelease, symbol.to_owned()))
}

/// Returns what a symbol is not, though it begins so, and the help.
fn wrong_for_certain(segments: &[&str]) -> Option<(&'static str, &'static str)> {
    const COUNCIL_RECORD: &str =
        "write the number of the meeting, as `S/PV.9430` or `S/PV.4726 (Resumption 1)`";
    const COUNCIL_DOCUMENT: &str =
        "write year and number, as `S/2025/123`; before 1994, the number alone";
    const RESOLUTION: &str =
        "write session and number, as `A/RES/78/1`; before 1976, as `A/RES/491 (V)`";
    const RECORD: &str =
        "write session and number of the meeting, as `A/79/PV.10` or `A/ES-11/PV.20`";
    let has = |rest: &[&str], nature: &str| rest.iter().any(|part| part.starts_with(nature));
    match segments {
        ["S", "RES", ..] => Some((
            "a Council resolution",
            "write number and year of adoption, as `S/RES/2699 (2023)`",
        )),
        ["S", "PRST", ..] => {
            Some(("a presidential statement", "write year and number, as `S/PRST/2023/5`"))
        }
        ["S", part, ..] if part.starts_with("PV") => Some(("a Council record", COUNCIL_RECORD)),
        ["S", rest @ ..] if rest.iter().all(|part| number(part).is_some()) => {
            Some(("a Council document", COUNCIL_DOCUMENT))
        }
        ["A", "RES", ..] => Some(("an Assembly resolution", RESOLUTION)),
        ["A", part, ..] if part.starts_with("PV") => Some(("an Assembly record", RECORD)),
        ["A", part, rest @ ..] if session(part).is_some() && has(rest, "RES") => {
            Some(("an Assembly resolution", RESOLUTION))
        }
        ["A", part, rest @ ..] if session(part).is_some() && has(rest, "PV") => {
            Some(("an Assembly record", RECORD))
        }
        ["A", part, rest @ ..]
            if MAIN_COMMITTEES.contains(part) && (has(rest, "SR") || has(rest, "PV")) =>
        {
            Some(("a main committee's record", "write session and number, as `A/C.3/79/SR.4`"))
        }
        ["E", "RES", ..] => {
            Some(("a resolution of the Economic and Social Council", "write it as `E/RES/2023/5`"))
        }
        _ => None,
    }
}

/// What the symbols of other bodies begin with (Dag Hammarskjöld Library, "UN Document Symbols").
const OTHER_BODIES: [&str; 24] = [
    "A/AC.", "A/CN.", "A/CONF.", "A/HRC/", "CAT/", "CBD/", "CCPR/", "CED/", "CEDAW/", "CERD/",
    "CMW/", "CRC/", "CRPD/", "DP/", "E/AC.", "E/C.", "E/CN.", "E/CONF.", "FCCC/", "HSP/", "S/AC.",
    "ST/", "TD/", "UNEP/",
];

/// Returns the canonical form of a symbol that no family knows, if it is well formed: a body's letters, then parts of letters,
/// digits, dots and hyphens, each perhaps with a group in parentheses, and a digit somewhere.
fn unknown(parts: &Parts) -> Result<Found, SymbolError> {
    let Some((body, rest)) = parts.segments.split_first() else {
        return Err(SymbolError::new("the document symbol is empty", EXAMPLES));
    };
    let is_body = body.starts_with(|c: char| c.is_ascii_alphabetic())
        && body.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    if !is_body {
        return Err(SymbolError::new(
            format!("`{body}` is not the letters of a body of the UN"),
            EXAMPLES,
        ));
    }
    if let Some(odd) = rest.iter().find(|segment| !is_well_formed(segment)) {
        return Err(SymbolError::new(
            format!("`{odd}` is not a part of a document symbol"),
            EXAMPLES,
        ));
    }
    let all = parts.segments.join("/");
    if !all.bytes().any(|b| b.is_ascii_digit()) {
        return Err(SymbolError::new("the document symbol has no number", EXAMPLES));
    }
    let mut segments = vec![body.to_ascii_uppercase()];
    segments.extend(rest.iter().map(|segment| symbol_case(segment)));
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let symbol = join(&segments, parts.group);
    let is_known = OTHER_BODIES.into_iter().any(|series| symbol.starts_with(series));
    Ok((if is_known { Family::OtherBody } else { Family::Unknown }, symbol))
}

fn is_well_formed(segment: &str) -> bool {
    match segment.strip_suffix(')').and_then(|segment| segment.split_once('(')) {
        Some((head, group)) => (head.is_empty() || is_word(head)) && is_group(group),
        None => is_word(segment),
    }
}

fn is_word(text: &str) -> bool {
    let is_edge = |c: char| c == '.' || c == '-';
    let is_inner = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-';
    !text.is_empty()
        && !text.starts_with(is_edge)
        && !text.ends_with(is_edge)
        && text.bytes().all(is_inner)
}

/// Returns a part in capitals where it has none yet, for some bodies write `Res.1`, and the words that have small letters.
fn symbol_case(segment: &str) -> String {
    let word = segment.split('.').next().unwrap_or(segment);
    if let Some(known) = MIXED_CASE.into_iter().find(|known| known.eq_ignore_ascii_case(word)) {
        return format!("{known}{}", segment.get(word.len()..).unwrap_or_default());
    }
    if segment.bytes().any(|b| b.is_ascii_uppercase()) {
        segment.to_owned()
    } else {
        segment.to_ascii_uppercase()
    }
}

/// Returns whether these parts number a document: `251`, `L.4`, `INF/1`.
fn is_document(parts: &[&str]) -> bool {
    match parts {
        [part] => {
            number(part).is_some() || NATURES.iter().any(|nature| numbered(part, nature).is_some())
        }
        [nature, n] => OWN_PART_NATURES.contains(nature) && number(n).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::record::symbol::{Family, Session, Spelling, Symbol};

    fn family(text: &str) -> Family {
        let (symbol, spelling) = Symbol::parse(text).unwrap();
        assert_eq!((symbol.as_str(), spelling), (text, Spelling::Canonical));
        symbol.family()
    }

    fn canonical(text: &str) -> String {
        let (symbol, spelling) = Symbol::parse(text).unwrap();
        assert_eq!(spelling, Spelling::Variant, "{text}");
        symbol.as_str().to_owned()
    }

    fn help(text: &str) -> String {
        Symbol::parse(text).unwrap_err().help
    }

    #[test]
    fn families_of_the_assembly_are_read() {
        let regular = |n| Some(Session::Regular(n));
        assert_eq!(
            family("A/79/PV.10"),
            Family::AssemblyRecord { session: regular(79), meeting: 10 }
        );
        let emergency = Some(Session::Emergency(11));
        assert_eq!(
            family("A/ES-11/PV.20"),
            Family::AssemblyRecord { session: emergency, meeting: 20 }
        );
        assert_eq!(family("A/PV.2444"), Family::AssemblyRecord { session: None, meeting: 2444 });
        assert_eq!(family("A/78/251/Add.1"), Family::AssemblyDocument(regular(78)));
        assert_eq!(family("A/79/L.2/Rev.1"), Family::AssemblyDocument(regular(79)));
        assert_eq!(family("A/79/INF/1"), Family::AssemblyDocument(regular(79)));
        assert_eq!(family("A/78/6 (Sect. 8)/Add.1"), Family::AssemblyDocument(regular(78)));
        assert_eq!(family("A/DEC/78/537"), Family::AssemblyDocument(regular(78)));
        assert_eq!(family("A/1234"), Family::AssemblyDocument(None));
        assert_eq!(family("A/C.3/79/SR.4"), Family::MainCommittee(regular(79)));
        assert_eq!(family("A/C.1/PV.1234"), Family::MainCommittee(None));
        assert_eq!(family("A/RES/31/16 A"), Family::AssemblyResolution(Session::Regular(31)));
        assert_eq!(family("A/RES/48/75 A-L"), Family::AssemblyResolution(Session::Regular(48)));
        assert_eq!(family("A/RES/S-8/1"), Family::AssemblyResolution(Session::Special(8)));
        assert_eq!(family("A/RES/491 (V)"), Family::AssemblyResolution(Session::Regular(5)));
        assert_eq!(family("A/RES/2603 A (XXIV)"), Family::AssemblyResolution(Session::Regular(24)));
        assert_eq!(family("A/RES/3362 (S-VII)"), Family::AssemblyResolution(Session::Special(7)));
    }

    #[test]
    fn families_of_the_councils_are_read() {
        let record = |meeting, resumption| Family::CouncilRecord { meeting, resumption };
        assert_eq!(family("S/PV.9430"), record(9430, None));
        assert_eq!(family("S/PV.4726 (Resumption 1)"), record(4726, Some(1)));
        assert_eq!(family("S/PV.2977 (Part II)"), record(2977, None));
        assert_eq!(family("S/PV.9430/Corr.1"), record(9430, None));
        assert_eq!(family("S/RES/2699 (2023)"), Family::CouncilResolution(2023));
        assert_eq!(family("S/PRST/2023/5"), Family::PresidentialStatement(2023));
        assert_eq!(family("S/2025/123"), Family::CouncilDocument(Some(2025)));
        assert_eq!(family("S/20996"), Family::CouncilDocument(None));
        assert_eq!(family("E/2023/L.4"), Family::EconomicAndSocial(Some(2023)));
        assert_eq!(family("E/SR.1234"), Family::EconomicAndSocial(None));
        assert_eq!(family("E/RES/2023/5"), Family::EconomicAndSocial(Some(2023)));
        assert_eq!(family("E/RES/1721 (LIII)"), Family::EconomicAndSocial(None));
    }

    #[test]
    fn press_releases_are_read() {
        for text in [
            "SC/15430",
            "GA/12345",
            "SG/SM/22034",
            "GA/SHC/4400",
            "HR/CT/800",
            "SG/SM/22034-SC/15430",
            "L/3300",
        ] {
            assert_eq!(family(text), Family::PressRelease, "{text}");
        }
    }

    #[test]
    fn well_formed_symbols_of_other_bodies_are_known_by_their_series() {
        let others = [
            "A/HRC/54/L.3",
            "CRC/C/KEN/CO/3-5",
            "E/CN.4/Sub.2/2003/12/Rev.2",
            "UNEP/EA.4/Res.1",
            "ST/SGB/2019/8",
            "S/AC.37/2003/(1455)/26",
            "A/HRC/5/SR.18",
            "A/AC.105/PV.55",
            "DP/2023/1/Add.1",
        ];
        for text in others {
            assert_eq!(family(text), Family::OtherBody, "{text}");
        }
        for text in ["S/Agenda/9430", "IHA/1200", "ICC-ASP/22/20"] {
            assert_eq!(family(text), Family::Unknown, "{text}");
        }
    }

    #[test]
    fn what_people_type_becomes_the_canonical_form() {
        assert_eq!(canonical("S/RES/2699(2023)"), "S/RES/2699 (2023)");
        assert_eq!(canonical("s/res/2699\u{a0}(2023)"), "S/RES/2699 (2023)");
        assert_eq!(canonical(" S / PV. 9430"), "S/PV.9430");
        assert_eq!(canonical("S/PV.4726(Resumption1)"), "S/PV.4726 (Resumption 1)");
        assert_eq!(canonical("a/es\u{2011}11/pv.20"), "A/ES-11/PV.20");
        assert_eq!(canonical("A/RES/31/16a"), "A/RES/31/16 A");
        assert_eq!(canonical("A/78/251/ADD.1"), "A/78/251/Add.1");
        assert_eq!(canonical("a/hrc/54/l.3/rev.1"), "A/HRC/54/L.3/Rev.1");
        assert_eq!(canonical("e/cn.4/sub.2/1"), "E/CN.4/Sub.2/1");
        assert_eq!(canonical("sc/15430"), "SC/15430");
    }

    #[test]
    fn what_begins_like_a_known_family_and_is_not_is_refused() {
        assert!(help("S/RES/2699").contains("year of adoption"));
        assert!(help("S/PV9430").contains("`S/PV.9430`"));
        assert!(help("S/PV.").contains("`S/PV.9430`"));
        assert!(help("S/PV.4726 (2003)").contains("`S/PV.9430`"));
        assert!(help("S/79/123").contains("`S/2025/123`"));
        assert!(help("A/RES/78").contains("`A/RES/78/1`"));
        assert!(help("A/79/RES/1").contains("`A/RES/78/1`"));
        assert!(help("A/79/PV/10").contains("`A/79/PV.10`"));
        assert!(help("A/C.3/79/SR").contains("`A/C.3/79/SR.4`"));
        assert!(help("A/RES/491 (IIX)").contains("`A/RES/491 (V)`"));
    }

    #[test]
    fn the_message_names_the_family() {
        let message = Symbol::parse("s/res/2699").unwrap_err().message;
        assert_eq!(message, "`s/res/2699` is not the symbol of a Council resolution");
    }

    #[test]
    fn what_is_no_symbol_is_refused() {
        let texts = [
            "",
            "9430",
            "S",
            "S/",
            "/PV.1",
            "S//1",
            "A/HRC",
            "A/79/251 and S/2024/1",
            "S/PV.9430 A/79/PV.10",
            "A/HRC/54(1",
            "A/HRC/54 (a(b))",
            "A/../1",
            "A/HRC/../54",
            "1/2",
            "A.1/2",
            "A/HRC/\u{202e}54",
            "A/HRC/%2e",
            "Add.1/Rev.1",
        ];
        for text in texts {
            assert!(Symbol::parse(text).is_err(), "{text}: {:?}", Symbol::parse(text));
        }
        assert!(Symbol::parse(&"A/1".repeat(1000)).is_err());
    }

    proptest! {
        #[test]
        fn the_canonical_form_is_read_as_itself(
            text in prop_oneof![
                "\\PC{0,40}",
                "(?i)[ASE]/(RES/|PRST/|C\\.3/)?[0-9]{1,4}(/| |\\.)?(PV\\.|L\\.)?[0-9]{0,4}( ?\\([0-9XVI]{1,4}\\))?(/add\\.[0-9])?",
                "[A-Za-z]{1,4}(/[A-Za-z0-9. ()-]{1,6}){1,5}",
            ]
        ) {
            let Ok((symbol, _)) = Symbol::parse(&text) else { return Ok(()) };
            let (again, spelling) = Symbol::parse(symbol.as_str()).unwrap();
            prop_assert_eq!(spelling, Spelling::Canonical);
            prop_assert_eq!(&again, &symbol);
            let slug = symbol.slug();
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b)));
            prop_assert!(crate::base::address::Address::parse(&format!("meetings/{slug}/")).is_some(), "{}", slug);
        }
    }
}
