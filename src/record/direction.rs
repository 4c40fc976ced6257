//! Invisible characters in texts of one line: those that turn the direction of what follows (UAX 9), and those that show
//! nothing.

/// Returns the first character that turns the direction of a text (an embedding, an override or an isolate) and is not
/// ended in it, so that it would turn what stands behind the text too.
pub(super) fn open(text: &str) -> Option<char> {
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => {
                open.push(c);
            }
            '\u{202C}' if open.last().is_some_and(|last| !is_isolate(*last)) => drop(open.pop()),
            // The end of an isolate ends the embeddings in it too.
            '\u{2069}' => {
                let start = open.iter().rposition(|open| is_isolate(*open));
                open.truncate(start.unwrap_or(open.len()));
            }
            _ => {}
        }
    }
    open.first().copied()
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

/// Returns whether a character shows nothing: white space, and what joins, breaks or turns.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_a_text_is_turned_back() {
        for text in [
            "",
            "a",
            "\u{200F}\u{202B}a\u{202C}",
            "\u{2067}a\u{202E}b\u{2069}",
            "a\u{202C}\u{2069}",
        ] {
            assert_eq!(open(text), None, "{text:?}");
        }
        assert_eq!(open("a \u{202E} evil \u{2066}x\u{2069}"), Some('\u{202E}'));
        assert_eq!(open("\u{2066}\u{202E}a\u{202C}"), Some('\u{2066}'));
        assert_eq!(open("\u{2066}a\u{202C}"), Some('\u{2066}'));
    }

    #[test]
    fn a_letter_a_sign_and_a_mark_are_seen() {
        assert!("a\u{301}\u{1F600}.\u{300C}".chars().all(|c| !is_unseen(c)));
        assert!(" \u{200B}\u{202E}\u{FEFF}\u{3000}".chars().all(is_unseen));
    }
}
