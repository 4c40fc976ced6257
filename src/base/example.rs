//! An example of each problem, for `explain` and the manual: what is wrong, how to mend it, and how it reads then.

use crate::base::code::Code;

/// An example of a problem.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Example {
    /// A few lines that have the problem: of a record's front matter or text, of a file, or of a shell.
    pub wrong: &'static str,
    /// How to mend it, in a sentence that leads over to `right`.
    pub mend: &'static str,
    /// The same lines without it; empty where words are enough.
    pub right: &'static str,
}

const fn example(wrong: &'static str, mend: &'static str, right: &'static str) -> Example {
    Example { wrong, mend, right }
}

impl Code {
    /// Returns an example of the problem.
    #[expect(clippy::too_many_lines, reason = "a table with a row for each code")]
    pub fn example(self) -> Example {
        match self {
            // source
            Self::UnreadableFile => example(
                "$ ls -l content/articles/haiti.md\n---------- 1 editor editor 2048 Sep 27 10:02 haiti.md",
                "Let the file be read by whoever builds the site:",
                "$ chmod u+r content/articles/haiti.md",
            ),
            Self::UnusedFile => example(
                "content/articles/2024/haiti.md\ncontent/articles/2024/map.png",
                "Show the file in a record beside it:",
                "![The provinces of Haiti](map.png)",
            ),
            Self::NotUtf8 => example(
                "$ file content/articles/haiti.md\nhaiti.md: ISO-8859 text",
                "Save the file as UTF-8, in the editor or so:",
                "$ iconv -f ISO-8859-1 -t UTF-8 haiti.md > haiti-utf8.md",
            ),
            Self::FileTooLarge => example(
                "content/articles/whole-newspaper.md        48 MB",
                "Make it a record for each article. What is no text belongs beside a record or into `static/`:",
                "content/articles/2024/haiti.md              6 KB\ncontent/articles/2024/kenya.md              4 KB",
            ),
            Self::PathOutside => example(
                "content/articles/old -> ../../../elsewhere",
                "Copy the files into the archive in place of the link, so that the archive is whole wherever it is built.",
                "",
            ),
            Self::MisplacedFile => example(
                "content/haiti.md",
                "Move the file into the folder of its kind: `articles`, `actors`, `speeches`, `events`, `pledges`, `claims`, \
                 `topics`, `places` or `pages`.",
                "content/articles/haiti.md",
            ),
            Self::BadFileName => example(
                "static/Map of Haiti.png",
                "Name files that are copied with letters of ASCII, digits, `-`, `_` and `.`:",
                "static/map-of-haiti.png",
            ),
            Self::MissingFrontMatter => example(
                "Kenya is to send more police to Haiti.",
                "Begin the file with its front matter:",
                "---\ntitle: Kenya to send more police to Haiti\ndate: 2024-09-26\n---\nKenya is to send more police to Haiti.",
            ),
            Self::UnclosedFrontMatter => example(
                "---\ntitle: Kenya to send more police to Haiti\n\nKenya is to send more police to Haiti.",
                "End the front matter with a line of three hyphens:",
                "---\ntitle: Kenya to send more police to Haiti\n---\nKenya is to send more police to Haiti.",
            ),

            // record
            Self::YamlSyntax => example(
                "title: \"We will stay\" says Ruto",
                "Put quotation marks around the whole value; inside, write the other sort, or double them:",
                "title: '\"We will stay\" says Ruto'",
            ),
            Self::YamlUnsupported => example(
                "actors: &both [kenya, haiti]\nplaces: *both",
                "Write the value out where it is needed:",
                "actors: [kenya, haiti]\nplaces: [kenya, haiti]",
            ),
            Self::YamlLimit => example(
                "extra: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "Write it flatter. Large tables belong into files under `static/`.",
                "",
            ),
            Self::DuplicateKey => example(
                "actors: [kenya]\ndate: 2024-09-26\nactors: [haiti]",
                "Keep one of them:",
                "actors: [kenya, haiti]\ndate: 2024-09-26",
            ),
            Self::UnknownKey => example(
                "titel: Kenya to send more police to Haiti",
                "Write the key as the manual has it. Keys of your own belong under `extra:`.",
                "title: Kenya to send more police to Haiti\nextra:\n  wire: AB-1234",
            ),
            Self::MissingKey => example(
                "---\ntitle: Kenya to send more police to Haiti\n---",
                "Add the key, as exactly as it is known:",
                "---\ntitle: Kenya to send more police to Haiti\ndate: 2024-09\n---",
            ),
            Self::WrongType => example(
                "actors: {first: kenya}",
                "Give the value the form that the field takes, here a list:",
                "actors: [kenya]",
            ),
            Self::UnknownValue => example(
                "type: reports",
                "Choose one of the values that the message lists:",
                "type: report",
            ),
            Self::EmptyValue => example(
                "summary:",
                "Fill the value in, or take the key out:",
                "summary: Kenya promises 600 more.",
            ),
            Self::ConflictingKeys => example(
                "type: digest\nsource: {publisher: The Nation}",
                "Keep the one that applies; a digest is the archive's own text and names what it is made from:",
                "type: digest\nsources: [haiti-first-report, haiti-second-report]",
            ),
            Self::BadDate => example(
                "date: 2024-02-30",
                "Write a day that exists, and no more than is known; `?` is uncertain, `~` about:",
                "date: 2024-02~",
            ),
            Self::IntervalBackwards => example(
                "date: 2025-10-02/2024-06-25",
                "Write the earlier date first:",
                "date: 2024-06-25/2025-10-02",
            ),
            Self::BadLanguage => {
                example("language: english", "Write the language as a BCP 47 tag:", "language: en")
            }
            Self::BadId => example(
                "id: William_Ruto",
                "Write lower-case letters, digits and hyphens, with no hyphen first or last:",
                "id: william-ruto",
            ),
            Self::MissingId => example(
                "topics: [海地]",
                "Give the topic a file of its own, whose name is the id, with the name in it:",
                "content/topics/haiti-crisis.md:\n\n---\nname: 海地\n---",
            ),
            Self::BadUrl => example(
                "url: www.example.org/haiti",
                "Write the whole address, with `https://`:",
                "url: https://www.example.org/haiti",
            ),
            Self::BadAddress => example(
                "aliases: [/2024/../haiti]",
                "Write a path from the root of the site in plain letters, digits, dots, hyphens and underscores:",
                "aliases: [/2024/haiti/]",
            ),
            Self::BadHash => example(
                "source: {sha256: 9f86d081}",
                "Write all 64 hexadecimal digits, or take the key out:",
                "source: {sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}",
            ),
            Self::BadNumber => {
                example("session: -79", "Write a number that the field can have:", "session: 79")
            }
            Self::BadSymbol => example(
                "meeting: S/PV/9430",
                "Write the symbol as it stands on the document:",
                "meeting: S/PV.9430",
            ),
            Self::SymbolMismatch => example(
                "session: 78\nmeeting: A/79/PV.7",
                "One of them is wrong: symbols of the General Assembly begin with the session.",
                "session: 79\nmeeting: A/79/PV.7",
            ),
            Self::SymbolSpelling => example(
                "document: S/RES/2699(2023)",
                "Write it as the United Nations do, so that it is found:",
                "document: S/RES/2699 (2023)",
            ),
            Self::UnknownSymbol => example(
                "symbol: X/2024/15",
                "Look whether it is misspelt. If not, the series is one that dateline cannot check, and `checks:` in `site.yaml` \
                 may turn this off:",
                "checks: {unknown-symbol: off}",
            ),
            Self::UpdateBeforePromise => example(
                "promised: 2024-09-26\nupdates:\n  - {date: 2023-09-26, status: open}",
                "One of the two dates is mistyped:",
                "promised: 2024-09-26\nupdates:\n  - {date: 2024-12-31, status: open}",
            ),
            Self::TextChanged => example(
                "source: {sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}",
                "An archived text is evidence: bring back the text as it was. What the publisher changed belongs into \
                 `corrections:`; if the recorded hash itself is wrong, write that of the message.",
                "corrections:\n  - {date: 2024-09-28, issued_by: publisher, kind: correction, body: The figure was 600.}",
            ),
            Self::UnknownCode => example(
                "checks: {missing-alts: warn}",
                "Write the code as `dateline explain` lists it:",
                "checks: {missing-alt: warn}",
            ),
            Self::CheckNotLowerable => example(
                "checks: {unknown-actor: off}",
                "Take the line out and mend the problem itself: links would lead nowhere.",
                "",
            ),

            // text
            Self::NestingTooDeep => example(
                "> > > > > > > > > > > > (and so on, a hundred deep)",
                "Write the text flatter.",
                "",
            ),
            Self::EmptyLink => example(
                "See [the speech]().",
                "Give the link a target, or leave the words alone:",
                "See [[ruto-unga79|the speech]].",
            ),
            Self::UnclosedLink => example(
                "Said [[william-ruto in New York.",
                "Close the link, or put a backslash before brackets that are meant as such:",
                "Said [[william-ruto]] in New York.",
            ),
            Self::UndefinedReference => example(
                "As promised.[^1]",
                "Add the definition, on a line of its own:",
                "As promised.[^1]\n\n[^1]: In his address of 26 September.",
            ),
            Self::MissingAlt => example(
                "![](police.jpg)",
                "Say what the picture shows to whoever does not see it:",
                "![Police officers leave an aircraft in Port-au-Prince](police.jpg)",
            ),
            Self::HtmlRemoved => example(
                "<script src=\"https://example.org/widget.js\"></script>",
                "Take it out. Where you trust everybody who writes here, `trusted_html: true` in `site.yaml` leaves raw HTML alone.",
                "",
            ),
            Self::HtmlTooLarge => example(
                "<table> (and so on, for a hundred kilobytes)",
                "Write the table in Markdown, or put the page under `static/` and link to it.",
                "",
            ),
            Self::DuplicateFragment => example(
                "annotations:\n  - {id: police, kind: context, quote: more police}\n  - {id: police, kind: context, quote: to Haiti}",
                "Give each note an id of its own:",
                "annotations:\n  - {id: police, kind: context, quote: more police}\n  - {id: haiti, kind: context, quote: to Haiti}",
            ),
            Self::BadFragment => example(
                "annotations:\n  - {id: p3, kind: context, quote: more police}",
                "Choose another id: `p` and a number are the paragraphs'.",
                "annotations:\n  - {id: more-police, kind: context, quote: more police}",
            ),

            // archive
            Self::DuplicateId => example(
                "content/articles/2023/haiti.md\ncontent/articles/2024/haiti.md",
                "Rename one, or give one an `id:`; folders only sort.",
                "content/articles/2023/haiti-2023.md\ncontent/articles/2024/haiti.md",
            ),
            Self::UnknownActor => example(
                "actors: [wiliam-ruto, kenya]",
                "Write the id as the actor's file is called, or add the file `content/actors/wiliam-ruto.md`:",
                "actors: [william-ruto, kenya]",
            ),
            Self::UnknownRecord => example(
                "speeches: [ruto-unga78]",
                "Write the id as the record's file is called, or add the file:",
                "speeches: [ruto-unga79]",
            ),
            Self::WrongKind => example(
                "actors: [ruto-unga79]",
                "Name a record of the kind that the field takes; each kind has a field of its own:",
                "actors: [william-ruto]\nspeeches: [ruto-unga79]",
            ),
            Self::AmbiguousReference => example(
                "Sources say so: [[kenya]].",
                "Say which is meant, with its kind:",
                "Sources say so: [[actor:kenya]].",
            ),
            Self::UnknownLink => example(
                "See [[Wiliam Ruto]] and [this](../actors/wiliam.md).",
                "Write a name or an id that the archive has, or the path of a file:",
                "See [[William Ruto]] and [this](../actors/william-ruto.md).",
            ),
            Self::UnknownFragment => example(
                "See [[speech:ruto-unga79#p99]].",
                "Link to a part that the page has, or to the whole page:",
                "See [[speech:ruto-unga79#p9]].",
            ),
            Self::MissingFile => example(
                "![Police officers](polise.jpg)",
                "Put the file beside the record, or mend its name:",
                "![Police officers](police.jpg)",
            ),
            Self::LinkToDraft => example(
                "actors: [new-envoy]        # whose file says `draft: true`",
                "Publish the draft, or take the reference out until then.",
                "",
            ),
            Self::SelfReference => example(
                "content/actors/kenya.md:\n\nsuccessor_of: kenya",
                "Name the other record:",
                "successor_of: kenya-colony",
            ),
            Self::TranslationChain => example(
                "translation_of: haiti-fr        # which says `translation_of: haiti`",
                "Name the original, so that all versions lead to each other:",
                "translation_of: haiti",
            ),
            Self::SharedSlug => example(
                "topics: [Résumé]        # where another record has `topics: [Resume]`",
                "Write it the same way everywhere, or list both names in a file content/topics/resume.md:",
                "name: Résumé\nother_names: [Resume]",
            ),
            Self::AddressCollision => example(
                "aliases: [/actors/kenya/]        # where an actor's page is already",
                "Give one of them another address, or take the alias out.",
                "",
            ),
            Self::ReservedAddress => example(
                "content/pages/timeline.md",
                "Give the page another name:",
                "content/pages/chronology.md",
            ),
            Self::DamagedLock => example(
                "<<<<<<< HEAD\n/articles/haiti/ article:haiti p12:8c1f0a9d77e2",
                "Take the file back from version control; after a merge, keep the lines of both sides:",
                "/articles/haiti/ article:haiti p12:8c1f0a9d77e2",
            ),
            Self::LostAddress => example(
                "$ rm content/articles/haiti.md",
                "Name the old address in the record that replaces it, or bring the record back with a notice in place of its text:",
                "withdrawn: {date: 2025-03-01, reason: Withdrawn at the request of the publisher.}",
            ),
            Self::MovedAddress => example(
                "$ git mv content/articles/haiti.md content/articles/kenya-haiti.md",
                "Let the old address lead to the new one:",
                "aliases: [/articles/haiti/]",
            ),
            Self::ChangedParagraphs => example(
                "A new first paragraph.\n\nKenya is to send more police to Haiti.",
                "Put the paragraphs back and add new ones at the end, or, where nobody can have linked to them, record them anew:",
                "$ dateline addresses record --texts",
            ),
            Self::SharedName => example(
                "name: John Smith",
                "Say in the name who it is, and mark the one that is shared:",
                "name: John Smith of Kent\nother_names: [{name: John Smith, ambiguous: true}]",
            ),
            Self::AmbiguousName => example(
                "Smith said that nothing was decided.",
                "Say in the record which one is meant, or that none is (`is: false`):",
                "names: [{text: Smith, is: david-smith}]",
            ),
            Self::QuoteNotFound => example(
                "quote: deploy the extra contingent",
                "Copy the words as the page shows them. Kinds of quotation marks and dashes, line breaks and emphasis need not be the \
                 same:",
                "quote: deploy the additional contingent",
            ),
            Self::AmbiguousQuote => example(
                "quote: additional contingent",
                "Quote more words, or say which words stand before or after the passage:",
                "quote: additional contingent\nprefix: Kenya will deploy the",
            ),
            Self::QuotationDiffers => example(
                "\"The Council must use the mandate\", said Ruto.\n\nThe speech: The Council must renew the mandate.",
                "Put right what was copied wrongly, or say in a note that the words are as printed:",
                "annotations:\n  - kind: quote\n    quote: The Council must use the mandate\n    collation: {is: accepted, reason: So printed.}",
            ),
            Self::QuotationNotHeld => example(
                "speeches: [ruto-unga79]\n---\n\"Our patience is at an end today\", said Ruto.",
                "Name the speech in which the words were said, or say in a note that they are as printed:",
                "annotations:\n  - kind: quote\n    quote: Our patience is at an end today\n    collation: {is: accepted, reason: Added from the rostrum.}",
            ),
            Self::UnknownEditor => example(
                "author: jdeo",
                "Write the id as `editors:` in `site.yaml` has it, or add the editor there:",
                "editors:\n  jdoe: {name: J. Doe}",
            ),

            // render
            Self::UnknownTheme => example(
                "theme: gazete",
                "Write the name of a folder in `themes/`, or take the line out for the built-in look:",
                "theme: gazette",
            ),
            Self::BadColour => example(
                "theme_options:\n  accent: dark blue",
                "Write the colour in hexadecimal digits, in quotation marks:",
                "theme_options:\n  accent: \"#1d3f73\"",
            ),
            Self::LowContrast => example(
                "theme_options:\n  accent: \"#e0a030\"",
                "Take a darker colour on light paper, a lighter one on dark; the message says the nearest:",
                "theme_options:\n  accent: \"#8c641e\"",
            ),
            Self::TemplateSyntax => example(
                "{% if page.summary %}<p>{{ page.summary }}</p>",
                "Mend the template at the place of the message:",
                "{% if page.summary %}<p>{{ page.summary }}</p>{% endif %}",
            ),
            Self::TemplateFailed => example(
                "<h1>{{ page.titel }}</h1>",
                "Read only what pages of that sort have; the manual lists it:",
                "<h1>{{ page.title }}</h1>",
            ),
            Self::MissingString => example(
                "themes/gazette/i18n/fr.yaml:\n\ntimeline: Chronologie",
                "Add the text that the message names:",
                "timeline: Chronologie\nspeeches: Discours",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_says_what_is_wrong_and_how_to_mend_it() {
        for code in Code::ALL {
            let Example { wrong, mend, right } = code.example();
            assert!(!wrong.is_empty() && wrong != right, "{code}");
            assert!(mend.starts_with(char::is_uppercase) && mend.ends_with(['.', ':']), "{code}");
        }
    }
}
