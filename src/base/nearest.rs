//! "Did you mean": the known names nearest to a mistyped one.

/// Returns the candidate nearest to `text` by Damerau-Levenshtein distance, if it is near enough to be meant (a third of
/// the letters, at least one); the first in order among equals.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = text.chars().count();
    let limit = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.chars().count().abs_diff(length) > limit {
            continue;
        }
        let distance = strsim::damerau_levenshtein(text, candidate);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Returns a help text `did you mean ...` for the nearest candidate, if there is one.
pub fn did_you_mean<'a>(
    text: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(text, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_found_if_it_is_near_enough() {
        let keys = ["title", "date", "actors", "section", "sources"];
        assert_eq!(nearest("acters", keys), Some("actors"));
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("dat", keys), Some("date"));
        assert_eq!(nearest("headline", keys), None);
        assert_eq!(nearest("", keys), None);
        assert_eq!(nearest("date", []), None);
        assert_eq!(
            nearest("\u{65e5}\u{672c}", ["\u{65e5}\u{672c}\u{8a9e}"]),
            Some("\u{65e5}\u{672c}\u{8a9e}")
        );
    }

    #[test]
    fn the_first_of_equals_is_meant() {
        assert_eq!(nearest("smith-x", ["smith-a", "smith-b"]), Some("smith-a"));
        assert_eq!(nearest("smith-b", ["smith-a", "smith-b"]), Some("smith-b"));
    }

    #[test]
    fn the_help_asks() {
        assert_eq!(
            did_you_mean("wiliam-ruto", ["william-ruto"]).as_deref(),
            Some("did you mean `william-ruto`?")
        );
        assert_eq!(did_you_mean("x", ["william-ruto"]), None);
    }
}
