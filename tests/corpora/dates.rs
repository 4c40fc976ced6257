//! The test lists of EDTF libraries.

use dateline::base::date::Edtf;

use crate::{data, text};

/// Strings that the lists call wrong and ISO 8601-2 has: an end that is less exact than the beginning is no end before it,
/// and seasons may stand in intervals.
const TAKEN: [&str; 4] =
    ["0000-01-03/0000-01", "0000-02/0000", "2004-06-11%/2004-06~", "2012-21/2012-22"];

/// Strings that the lists have at level 0 or 1 and the standard has not: centuries of two digits, more than two unspecified
/// digits of a year (level 2), zones without a colon.
const REFUSED: [&str; 6] = ["00", "19", "1XXX~", "XXXX", "XXXX-XX-XX", "2016-05-02T16:54:59+0230"];

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
        let is_ours = (is_listed || TAKEN.contains(&written)) && !REFUSED.contains(&written);
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
    assert!(200 < n_rows, "only {n_rows} rows");
}
