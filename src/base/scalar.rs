//! YAML that is written.

/// Returns a text as a YAML scalar: plain where it reads the same everywhere, else in double quotation marks.
pub fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " .,()'’-".contains(c);
    let begins_well = text.starts_with(char::is_alphabetic);
    let is_word =
        ["true", "false", "null", "yes", "no", "on", "off"].contains(&text.to_lowercase().as_str());
    if begins_well && !is_word && text.chars().all(is_plain) && text.trim() == text {
        return text.to_owned();
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_quoted_where_yaml_would_read_them_otherwise() {
        for (title, scalar) in [
            ("Kenya to send police", "Kenya to send police"),
            ("Ruto: more police", "\"Ruto: more police\""),
            ("No", "\"No\""),
            ("2,500 officers", "\"2,500 officers\""),
            ("two\nlines", "\"two\\nlines\""),
            ("He said \"yes\"", "\"He said \\\"yes\\\"\""),
        ] {
            assert_eq!(quoted(title), scalar);
        }
    }
}
