//! BibTeX entries, as BibTeX and biber read them.

use std::fmt::Write;

use crate::page::cite::work::{Sort, Work};

/// Returns the entry of a work. Names are kept whole in braces, for printed names of all the world cannot be cut into given and
/// family ones; so are titles, whose capitals styles would else take.
pub fn entry(work: &Work) -> String {
    let kind = match (work.sort, &work.container) {
        (Sort::Article, Some(_)) => "article",
        _ => "misc",
    };
    let mut out = format!("@{kind}{{{},\n", work.id);
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(out, "  {name} = {{{value}}},");
    };
    let authors: Vec<String> =
        work.authors.iter().map(|name| format!("{{{}}}", escape(name))).collect();
    if !authors.is_empty() {
        field("author", &authors.join(" and "));
    }
    field("title", &format!("{{{}}}", escape(&work.title)));
    if let Some(container) = &work.container {
        let name = if work.sort == Sort::Article { "journal" } else { "howpublished" };
        field(name, &escape(container));
    }
    if let Some(date) = &work.issued {
        if let Some(year) = date.year() {
            field("year", &year.to_string());
        }
        if let Some(month) = date.month() {
            field("month", &month.to_string());
        }
        field("date", &escape(date.as_str()));
    }
    if let Some(place) = &work.place {
        field("address", &escape(place));
    }
    if let Some(number) = &work.number {
        field("number", &escape(number));
    }
    field("language", &escape(&work.language));
    if let Some(url) = work.original.as_ref().or(work.page.as_ref()) {
        field("url", &address(url));
    }
    if let Some(date) = work.accessed.as_ref().filter(|_| work.original.is_some()) {
        field("urldate", &escape(date.as_str()));
    }
    field("note", &note(work));
    out.push('}');
    out
}

/// Where it stands in the archive.
fn note(work: &Work) -> String {
    let mut note = escape(&work.archive);
    if let Some(edition) = &work.edition {
        let _ = write!(note, ", {}", escape(edition));
    }
    if let Some(page) = work.page.as_ref().filter(|_| work.original.is_some()) {
        let _ = write!(note, ", \\url{{{}}}", address(page));
    }
    note
}

/// Writes the characters that TeX has for itself so that it prints them.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            _ => out.push(c),
        }
    }
    out
}

/// An address is printed as it is, but for braces and backslashes, which would end or change it.
fn address(url: &str) -> String {
    url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_would_read_is_written_so_that_it_prints() {
        assert_eq!(
            escape("R&D: 50% of #1_{x} \\ ~ ^ 北京"),
            "R\\&D: 50\\% of \\#1\\_\\{x\\} \\textbackslash{} \\textasciitilde{} \\textasciicircum{} 北京"
        );
        assert_eq!(
            address("https://a.example/{x}?y=1%20&z_#f"),
            "https://a.example/%7Bx%7D?y=1%20&z_#f"
        );
    }
}
