//! Addresses that lead to words on somebody else's page (WICG, "URL Fragment Text Directives").

use crate::text::escape;

/// How many characters a directive quotes whole; of longer passages it names the first and the last words.
const LONGEST_WHOLE: usize = 200;

/// How many words it names at each end.
const END_WORDS: usize = 5;

/// Returns an address with the directive `:~:text=[prefix-,]start[,end][,-suffix]`, whose own `-`, `,` and `&` are encoded in words. Where the address has a fragment, the directive
/// follows it. The words must be those of the page, so a passage over several blocks is named by its ends.
pub fn address(page: &str, quote: &str, prefix: Option<&str>, suffix: Option<&str>) -> String {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let is_whole = quote.chars().count() <= LONGEST_WHOLE && !quote.trim().contains('\n');
    let mut address = page.to_owned();
    address.push_str(if page.contains('#') { ":~:text=" } else { "#:~:text=" });
    if let Some(prefix) = prefix {
        escape::push_encoded(&mut address, prefix.trim());
        address.push_str("-,");
    }
    let (first, last) = (words.get(..END_WORDS), words.len().checked_sub(END_WORDS));
    match (is_whole, first, last.and_then(|from| words.get(from..))) {
        (false, Some(first), Some(last)) if 2 * END_WORDS <= words.len() => {
            escape::push_encoded(&mut address, &first.join(" "));
            address.push(',');
            escape::push_encoded(&mut address, &last.join(" "));
        }
        _ => escape::push_encoded(&mut address, &words.join(" ")),
    }
    if let Some(suffix) = suffix {
        address.push_str(",-");
        escape::push_encoded(&mut address, suffix.trim());
    }
    address
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn what_is_the_directives_own_is_encoded() {
        assert_eq!(
            address("https://a.example/x", "police, 1-2 & é", Some("more "), Some(" now")),
            "https://a.example/x#:~:text=more-,police%2C%201%2D2%20%26%20%C3%A9,-now"
        );
        assert_eq!(
            address("https://a.example/x#b", "a", None, None),
            "https://a.example/x#b:~:text=a"
        );
    }

    #[test]
    fn long_passages_and_those_over_several_blocks_are_named_by_their_ends() {
        let long = "one two three four five six seven eight nine ten\neleven twelve";
        assert_eq!(
            address("https://a.example/", long, None, None),
            "https://a.example/#:~:text=one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve"
        );
        assert_eq!(
            address("https://a.example/", "one\ntwo", None, None),
            "https://a.example/#:~:text=one%20two"
        );
    }
}
