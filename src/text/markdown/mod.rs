//! Reads Markdown (`CommonMark` 0.31 with tables, footnotes, strikethrough, task lists, heading attributes, alerts, definition
//! lists and wiki links) into a Document. It is one of the two writers of markup; the other is the templates.

mod blocks;
mod events;
mod footnotes;
mod headings;
mod inline;
mod links;
mod raw;
mod raw_block;
mod reader;
mod target;
mod writer;

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::language::Language;
use crate::base::span::Span;
use crate::record::site::{HtmlTrust, Punctuation};
use crate::source::limits::MAX_MARKDOWN_DEPTH;
use crate::text::document::Document;
use crate::text::markdown::reader::Reader;

/// How a text is set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextStyle {
    /// The language of the text, whose quotation marks it gets.
    pub language: Language,
    /// Whether straight marks become those of the language.
    pub punctuation: Punctuation,
    /// Whether raw HTML is sanitized.
    pub html: HtmlTrust,
    /// What part of a page it is.
    pub place: TextPlace,
}

/// What part of a page a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextPlace {
    /// Its body: paragraphs are numbered, headings and footnotes have fragments.
    Body,
    /// One of its fields: there are several on a page, so that they have neither fragments nor footnotes.
    Field,
}

/// Reads the Markdown in the bytes `body` of a file whose whole text is `source`, so that all places are in bytes of the file.
/// Where it is nested too deep, that is the only problem, and the document is empty.
pub fn read(source: &str, body: Span, style: &TextStyle) -> (Document, Vec<Diagnostic>) {
    let text = source.get(body.range()).unwrap_or_default();
    let events = match events::events(text, style.place) {
        Ok(events) => events,
        Err(place) => return (Document::default(), vec![too_deep(events::place(body, &place))]),
    };
    let mut reader = Reader::new(text, body, style, &events.list);
    reader.note_undefined(&events.undefined);
    reader.body();
    reader.footnotes();
    match reader.too_deep {
        Some(place) => (Document::default(), vec![too_deep(place)]),
        None => reader.finish(),
    }
}

fn too_deep(place: Span) -> Diagnostic {
    let message = format!("blocks or marks are nested more than {MAX_MARKDOWN_DEPTH} deep here");
    Diagnostic::new(Code::NestingTooDeep, place, message)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::span::FileId;
    use crate::text::assemble::{self, Filling, LinkFilling};
    use crate::text::document::Target;

    fn style(language: &str, html: HtmlTrust) -> TextStyle {
        let language = Language::parse(language).unwrap();
        TextStyle { language, punctuation: Punctuation::Smart, html, place: TextPlace::Body }
    }

    fn read_all(source: &str) -> (Document, Vec<Diagnostic>) {
        let span = Span::new(FileId(0), 0..source.len());
        read(source, span, &style("en", HtmlTrust::Sanitized))
    }

    fn html_of(document: &Document) -> String {
        let filling = LinkFilling { attributes: Some(" href".into()), label: "NAME".into() };
        let links = vec![filling; document.links.len()];
        let images = vec![Some(" src".to_owned()); document.images.len()];
        let page = assemble::html(
            document,
            &Filling { links: &links, images: &images, ..Filling::default() },
        );
        let number = |n: usize| {
            format!(
                "<a class=\"dl-n\" href=\"#p{n}\" data-n=\"{n}\" aria-hidden=\"true\" tabindex=\"-1\"></a>"
            )
        };
        (1..20).fold(page, |page, n| page.replace(&number(n), "")).replace('\n', "")
    }

    fn html(source: &str) -> String {
        html_of(&read_all(source).0)
    }

    fn text(source: &str) -> String {
        read_all(source).0.text
    }

    fn problems(source: &str) -> Vec<String> {
        let (_, problems) = read_all(source);
        let show = |problem: Diagnostic| {
            format!("{} `{}`", problem.code, source.get(problem.span.range()).unwrap().trim_end())
        };
        problems.into_iter().map(show).collect()
    }

    #[test]
    fn the_readers_text_is_blocks_without_markup() {
        let source = "# A *b*\n\nc\n[d](x.md) &amp; `e`[^1]\n\n- f\n  > g\\\n  > h\n\n| i | j |\n|---|---|\n| k |  |\n\n```\nl\n\nm\n```\n![n](o.png)\n\n[^1]: p\n";
        assert_eq!(text(source), "A b\nc d & e\nf\ng h\ni\nj\nk\nl\n\nm\np");
        assert_eq!(
            text("<div>\n q <b>r</b>\n<p>s<br>t</div>\n\nu <i>v</i><!-- w -->"),
            "q r\ns t\nu v"
        );
        assert_eq!(text("Term\n: *x*\n: y\n\n  z"), "Term\nx\ny\nz");
        assert_eq!(text("第一行\n第二行 and\nthird"), "第一行第二行 and third");
    }

    #[test]
    fn paragraphs_are_numbered_wherever_they_stand() {
        let source = "a\n\n# h\n\n- b\n  - c\n\n> d\n\n1. e\n\n   f\n\n| t |\n|---|\n\nTerm\n: g\n\n- # h\n  i\n\n![j](k)\n\nl[^1]\n\n[^1]: m";
        let (document, _) = read_all(source);
        let words: Vec<_> =
            document.paragraphs.iter().map(|range| document.words(*range)).collect();
        assert_eq!(words, ["a", "b", "c", "d", "e", "f", "g", "i", "l"]);
        let page = html_of(&document);
        assert!(
            page.contains("<ul><li id=\"p2\">b<ul><li id=\"p3\">c</li></ul></li></ul>"),
            "{page}"
        );
        assert!(page.contains("<dd id=\"p7\">g</dd>"), "{page}");
        assert!(page.contains("<li><h2 id=\"h-h-2\">h</h2><p id=\"p8\">i</p></li>"), "{page}");
    }

    #[test]
    fn block_quotations_are_known_and_alerts_are_none() {
        let source = "a\n\n> b\n>\n> c\n> > d\n\ne\n\n>\n\n> [!NOTE]\n> f\n> > g\n\n- h\n  > i";
        let (document, _) = read_all(source);
        let words: Vec<_> = document.quotes.iter().map(|range| document.words(*range)).collect();
        assert_eq!(words, ["b\nc\nd", "g", "i"]);
    }

    #[test]
    fn headings_have_fragments_and_levels_below_the_title() {
        let page = html("# One\n\n## One\n\n#### *Two* {#x .y}\n\n## One 2");
        assert_eq!(
            page,
            "<h2 id=\"h-one\">One</h2><h2 id=\"h-one-2\">One</h2><h3 id=\"h-x\" class=\"y\"><em>Two</em></h3>\
             <h2 id=\"h-one-2-2\">One 2</h2>"
        );
        assert_eq!(
            problems("# a {#x}\n\n# b {#x}\n\n# c {#d\"e}\n\n# f {onclick=g}"),
            [
                "duplicate-fragment `# b {#x}`",
                "bad-fragment `# c {#d\"e}`",
                "html-removed `# f {onclick=g}`"
            ]
        );
    }

    #[test]
    fn footnotes_stand_at_the_end_in_the_order_of_their_references() {
        let page = html("a[^x] b[^y] c[^x]\n\n[^y]: Y\n\n[^x]: X[^z]\n\n> [^z]: Z\n");
        assert_eq!(
            page,
            "<p id=\"p1\">a<sup><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> b\
             <sup><a id=\"fnref-2\" href=\"#fn-2\" role=\"doc-noteref\">2</a></sup> c\
             <sup><a id=\"fnref-1-2\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p><blockquote></blockquote>\
             <div class=\"footnotes\" role=\"doc-endnotes\"><ol><li id=\"fn-1\"><p>X\
             <sup><a id=\"fnref-3\" href=\"#fn-3\" role=\"doc-noteref\">3</a></sup> \
             <a href=\"#fnref-1\" role=\"doc-backlink\">↩</a> <a href=\"#fnref-1-2\" role=\"doc-backlink\">↩</a></p></li>\
             <li id=\"fn-2\"><p>Y <a href=\"#fnref-2\" role=\"doc-backlink\">↩</a></p></li>\
             <li id=\"fn-3\"><p>Z <a href=\"#fnref-3\" role=\"doc-backlink\">↩</a></p></li></ol></div>"
        );
        assert_eq!(
            problems("a[^b] [^c]\n\n[^b]: d\n\n[^b]: e\n\n[^f]: g"),
            [
                "undefined-reference `[^c]`",
                "duplicate-fragment `[^b]: e`",
                "undefined-reference `[^f]: g`"
            ]
        );
        assert_eq!(text("a\n\n[^f]: g"), "a\ng");
    }

    #[test]
    fn links_lead_to_records_files_fragments_and_the_web() {
        let source = "[[kenya]]'s [[Mr. X]] [[speech:a#p2|b\nc]] [d](../e.md#f) [g](#h) <https://i.org> <j@k.org> [[#p1]] ![l](m.png \"n\")\n\n# h\n";
        let (document, problems) = read_all(source);
        assert_eq!(problems, []);
        let labels: Vec<_> = document.links.iter().map(|link| document.words(link.label)).collect();
        assert_eq!(labels, ["", "Mr. X", "b c", "d", "g", "https://i.org", "j@k.org", "p1"]);
        let wiki = |words: &str| Target::Wiki { words: words.to_owned(), fragment: None };
        let targets: Vec<_> = document.links.into_iter().map(|link| link.target).collect();
        assert_eq!(targets[..2], [wiki("kenya"), wiki("Mr. X")]);
        assert_eq!(
            targets[2],
            Target::Wiki { words: "speech:a".into(), fragment: Some("p2".into()) }
        );
        assert_eq!(targets[3], Target::Path { path: "../e.md".into(), fragment: Some("f".into()) });
        assert_eq!(
            targets[4..6],
            [Target::Fragment("h-h".into()), Target::Web("https://i.org".into())]
        );
        assert_eq!(
            targets[6..],
            [Target::Web("mailto:j@k.org".into()), Target::Fragment("p1".into())]
        );
        assert!(html(source).starts_with("<p id=\"p1\"><a href>NAME</a>’s <a href>Mr. X</a>"));
        let cells = html("| [[a\\|b]] | [[c]] |\n|:--|--:|\n");
        assert!(
            cells.contains("<th scope=\"col\" class=\"align-left\"><a href>b</a></th>"),
            "{cells}"
        );
        assert!(cells.ends_with("<a href>NAME</a></th></tr></thead></table></div>"), "{cells}");
    }

    #[test]
    fn problems_of_links_stand_at_their_place() {
        assert_eq!(
            problems(
                "[a](javascript:b) [](c) [d]() [[e|]] [[f g [h][i] [sic] ![](j.png) ![[k.png]] [l](speech:m) \\[\\[n"
            ),
            [
                "unknown-link `[a](javascript:b)`",
                "empty-link `[](c)`",
                "empty-link `[d]()`",
                "empty-link `[[e|]]`",
                "unclosed-link `[[`",
                "undefined-reference `[h][i]`",
                "missing-alt `![](j.png)`",
                "missing-alt `![[k.png]]`",
                "unknown-link `[l](speech:m)`",
            ]
        );
    }

    #[test]
    fn raw_html_is_sanitized_and_its_links_are_links() {
        assert_eq!(
            html("x <b class=c>y *z</b> w* <a href='../v.md' class=q>u</a></i> <sub>t"),
            "<p id=\"p1\">x <b class=\"c\">y <em>z w</em> <a href class=\"q\">u</a> <sub>t</sub></b></p>"
        );
        assert_eq!(
            html(
                "<details open>\n<summary>a <img src=b alt=c></summary>\n\n*d*\n\n</details>\n\ne"
            ),
            "<details open=\"\"><summary>a <img src alt=\"c\"></summary><p id=\"p1\"><em>d</em></p></details><p id=\"p2\">e</p>"
        );
        assert_eq!(
            html("> <div id=a>\n\n<pre>\n x\n</pre>\n\nb"),
            "<blockquote><div id=\"x-a\"></div></blockquote><pre> x</pre><p id=\"p1\">b</p>"
        );
        assert_eq!(
            html("<div>\n\n<details><summary>a</summary>\n</div>\n\nb"),
            "<div><details><summary>a</summary></details></div><p id=\"p1\">b</p>"
        );
        assert_eq!(
            problems(
                "a <script>b</script> <b onclick=c>d</b> <?e?> <div>f</div> <!-- g --> <img src=h> <a href=javascript:i>j</a>"
            ),
            [
                "html-removed `<script>`",
                "html-removed `<b onclick=c>`",
                "html-removed `<?e?>`",
                "html-removed `<div>`",
                "missing-alt `<img src=h>`",
                "html-removed `<a href=javascript:i>`",
            ]
        );
        assert_eq!(problems("<p style='x'>a</p>\n"), ["html-removed `<p style='x'>a</p>`"]);
        assert_eq!(problems("a\n\n<!-- b\n\nc"), ["html-removed `<!-- b\n\nc`"]);
        assert_eq!(problems("<p>a &copy; <br/></p>\n\n<!-- b -->\n\n<b id=c>d</b>"), [""; 0]);
    }

    #[test]
    fn trusted_html_stays_and_its_words_count() {
        let source = "<script>a</script>\n\n<p onclick=\"b\">c <b>d</b></p>\n\ne <u style=f>g</u>";
        let body = Span::new(FileId(0), 0..source.len());
        let (document, problems) = read(source, body, &style("en", HtmlTrust::Trusted));
        assert_eq!(problems, []);
        assert_eq!(document.text, "c d\ne g");
        assert_eq!(
            html_of(&document),
            "<script>a</script><p onclick=\"b\">c <b>d</b></p><p id=\"p1\">e <u style=f>g</u></p>"
        );
    }

    #[test]
    fn smart_marks_see_through_markup_and_spare_code() {
        assert_eq!(
            text(r#""*a*" ("**b**") \"c\" `"d"` <code>"e"</code> &quot;f&quot; "[g](x)""#),
            r#"“a” (“b”) "c" "d" "e" "f" “g”"#
        );
        assert_eq!(text("\"a\n\n\"b\"\n\n- \"c"), "“a\n“b”\n“c");
        let body = Span::new(FileId(0), 0..5);
        assert_eq!(
            read("\"oui\"", body, &style("fr", HtmlTrust::Sanitized)).0.text,
            "«\u{202F}oui\u{202F}»"
        );
    }

    #[test]
    fn places_are_bytes_of_the_file() {
        let source = "---\ntitle: x\n---\n\nIt's *so &amp; é* \"there\".\n\n[a](b:c)\n";
        let body = Span::new(FileId(7), 18..source.len());
        let (document, problems) = read(source, body, &style("en", HtmlTrust::Sanitized));
        let place = |words: &str| {
            let start = document.text.find(words).unwrap();
            let range = crate::text::document::TextRange::new(start..start + words.len());
            let span = document.source_span(range).unwrap();
            assert!(document.text_range(span).unwrap().contains(range));
            source.get(span.range()).unwrap()
        };
        assert_eq!(place("It’s"), "It's");
        assert_eq!(place("’"), "'");
        assert_eq!(place("so & é"), "so &amp; é");
        assert_eq!(place("“there”.\na"), "\"there\".\n\n[a");
        assert_eq!(
            problems[0].span,
            Span::new(FileId(7), source.find("[a").unwrap()..source.len() - 1)
        );
        assert_eq!(crate::text::document::chars_before(&document.text, 6), 4);
    }

    #[test]
    fn fields_have_neither_numbers_nor_fragments() {
        let source = "# A\n\nb [c](d.md)";
        let style = TextStyle { place: TextPlace::Field, ..style("en", HtmlTrust::Sanitized) };
        let (document, _) = read(source, Span::new(FileId(0), 0..source.len()), &style);
        assert_eq!(html_of(&document), "<h2>A</h2><p>b <a href>c</a></p>");
        let source = "a[^1]\n\n[^1]: A footnote.";
        let (_, problems) = read(source, Span::new(FileId(0), 0..source.len()), &style);
        assert_eq!(problems[0].message, "a field has no footnotes, so `[^1]` leads to none");
        let source = "a <b id=x>c</b>\n\n<div id=x>d</div>";
        let (document, problems) = read(source, Span::new(FileId(0), 0..source.len()), &style);
        assert_eq!(html_of(&document), "<p>a <b>c</b></p><div>d</div>");
        let removed: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            removed,
            ["the raw HTML has lost `id` of `<b>`", "the raw HTML has lost `id` of `<div>`"]
        );
    }

    #[test]
    fn many_headings_alike_take_no_quadratic_time() {
        let (document, _) = read_all(&"# a\n\n".repeat(20_000));
        assert_eq!(document.headings.last().unwrap().fragment, "h-a-20000");
    }

    #[test]
    fn hostile_depth_and_size_end_in_an_error() {
        for source in [
            ">".repeat(200_000),
            "1. ".repeat(200),
            "<b>".repeat(200),
            format!("a\n\n{}", "<div>".repeat(200)),
        ] {
            let (document, found) = read_all(&source);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!((found[0].code, document), (Code::NestingTooDeep, Document::default()));
        }
        let large = format!("<p>{}</p>\n\nb", "x".repeat(70_000));
        assert_eq!(problems(&large).len(), 1);
        assert_eq!(text(&large), "b");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn any_text_is_read_and_its_map_holds(source in r#"([a-z'"é说&<>*_`~\[\]()|!#:^.\\/= \n-]|--|<b>|\n\n|\[\[|\]\]|&amp;|\n- |\n> |\[\^a\]){0,80}"#) {
            let (document, problems) = read_all(&source);
            for problem in problems {
                prop_assert!(source.get(problem.span.range()).is_some());
            }
            let mut end = 0;
            for run in &document.map {
                prop_assert!(end <= run.text.start && run.text.start < run.text.end);
                end = run.text.end;
                let (words, written) = (document.words(run.text), source.get(run.source.range()).unwrap());
                let set = ["…", "—", " "].contains(&words);
                prop_assert!(words.len() != written.len() || words == written || set, "{:?} {:?}", words, written);
            }
            for pair in document.paragraphs.windows(2) {
                prop_assert!(pair[0].end < pair[1].start || pair[0].is_empty() || pair[1].is_empty());
            }
        }
    }
}
