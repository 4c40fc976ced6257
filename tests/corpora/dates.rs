//! The test lists of EDTF libraries.

use dateline::base::date::Edtf;

use crate::{data, text};

/// Returns whether ISO 8601-2 has what the lists call wrong: an end that is less exact than the beginning is no end before
/// it, and seasons may stand in intervals.
fn is_in_the_standard(written: &str) -> bool {
    let Some((start, end)) = written.split_once('/') else { return false };
    let [start, end] = [start, end].map(|date| date.trim_end_matches(['?', '~', '%']));
    let is_season = |date: &str| {
        let parts: Vec<&str> = date.split('-').collect();
        matches!(parts[..], [_, "21" | "22" | "23" | "24"])
    };
    let is_less_exact = start.strip_prefix(end).is_some_and(|rest| rest.starts_with('-'));
    is_less_exact && !end.is_empty() || is_season(start) && is_season(end) && start < end
}

/// Returns whether the standard has at no level, or at level 2, what the lists have at level 0 or 1: centuries of two digits,
/// more than two unspecified digits of a year, zones without a colon.
fn is_beyond(written: &str) -> bool {
    let date = written.trim_end_matches(['?', '~', '%']);
    let is_century = date.len() == 2 && date.bytes().all(|byte| byte.is_ascii_digit());
    let year = date.split('-').next().unwrap_or("");
    let zone = date.split_once('T').and_then(|(_, time)| time.rsplit_once(['+', '-']));
    is_century || year.contains("XXX") || zone.is_some_and(|(_, zone)| zone.len() == 4)
}

/// Strings of level 2 that begin with a mistake of every level, which is named instead: centuries.
const OTHER_REASON: [&str; 3] = ["19%", "19?", "19~"];

/// The test lists of three EDTF libraries: a string, a verdict, a level.
#[test]
fn dates_of_levels_0_and_1_are_read_and_printed_back_and_all_others_refused() {
    let list = text(&data("edtf/edtf-strings.tsv"));
    let mut failures = Vec::new();
    let mut n_rows = 0;
    for row in list.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [written, verdict, level, ..] = cells[..] else {
            panic!("a row has three cells and more: {row}")
        };
        let is_listed = verdict == "valid" && level != "2";
        let is_ours = (is_listed || is_in_the_standard(written)) && !is_beyond(written);
        match Edtf::parse(written) {
            Ok(date) if !is_ours => {
                failures.push(format!("{written}: taken as {date}, but {verdict}, level {level}"));
            }
            Ok(date) if date.as_str() != written => {
                failures.push(format!("{written}: printed back as {date}"));
            }
            Ok(_) => {}
            Err(reason) if is_ours => failures.push(format!("{written}: refused: {reason}")),
            Err(reason) => {
                let words = reason.to_string();
                let names_level = words.contains("level 2") || OTHER_REASON.contains(&written);
                if words.trim().is_empty() || (level == "2" && !names_level) {
                    failures.push(format!("{written}: refused without the reason: {words}"));
                }
            }
        }
        n_rows += 1;
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    assert!(0 < n_rows, "there are no rows");
}
