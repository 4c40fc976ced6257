//! Archived news articles, and the archive's own digests.

use sha2::{Digest, Sha256};

use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::Id;
use crate::base::kind::Kind;
use crate::base::span::{Span, Spanned};
use crate::record::annotation::{self, Annotation};
use crate::record::citation::{self, Citation, Url};
use crate::record::common::{self, Common, Origin};
use crate::record::dates;
use crate::record::fields::{self, Fields};
use crate::record::node::Node;
use crate::record::table::{Shape, Table, optional, required, words};
use crate::record::term::TermName;
use crate::record::value::{self, quoted};

/// An article; the body is its text, evidence that is never edited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Article {
    /// What every record has.
    pub common: Common,
    /// The headline in the archive.
    pub title: Spanned<String>,
    /// When it was published.
    pub date: Spanned<Edtf>,
    /// What sort of article it is.
    pub kind: Spanned<ArticleKind>,
    /// Where it was filed from.
    pub dateline: Option<Spanned<String>>,
    /// Who wrote it, as printed.
    pub byline: Vec<Spanned<String>>,
    /// The section that it appeared in.
    pub section: Option<Spanned<String>>,
    /// Whose text it is; digests have none.
    pub source: Option<Source>,
    /// What a digest is made from.
    pub sources: Vec<Citation>,
    /// Whom it is about.
    pub actors: Vec<Spanned<Id>>,
    /// The speeches that it reports.
    pub speeches: Vec<Spanned<Id>>,
    /// The events that it reports.
    pub events: Vec<Spanned<Id>>,
    /// Where it happens, by name or id.
    pub places: Vec<Spanned<TermName>>,
    /// What the publisher did with it since.
    pub status: ArticleStatus,
    /// Corrections, in the order written.
    pub corrections: Vec<Correction>,
    /// How much of the text is published, if the record says so.
    pub publish: Option<Spanned<Publish>>,
    /// Editors' notes, those of a sidecar file last.
    pub annotations: Vec<Annotation>,
}

impl Article {
    /// Returns how much of it is published: what its record says, else what the site does. A digest is the archive's own text and
    /// whole unless its record says otherwise.
    pub fn published(&self, site: Publish) -> Publish {
        let own = self.publish.as_ref().map(|publish| publish.value);
        let is_digest = self.kind.value == ArticleKind::Digest;
        own.unwrap_or(if is_digest { Publish::Full } else { site })
    }
}

/// What sort of article it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArticleKind {
    /// A news report.
    Report,
    /// An analysis.
    Analysis,
    /// An opinion piece.
    Opinion,
    /// An editorial.
    Editorial,
    /// An interview.
    Interview,
    /// An agency's dispatch.
    Agency,
    /// A press release.
    PressRelease,
    /// The archive's own account of several reports.
    Digest,
}

/// What the publisher did with an article since.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArticleStatus {
    /// Nothing.
    Current,
    /// Changed it.
    Updated,
    /// Took it back.
    Retracted,
}

/// How much of a text is published.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Publish {
    /// All of it.
    Full,
    /// Its first paragraph.
    Excerpt,
    /// What is known about it only.
    Metadata,
}

/// Whose text an article is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The publisher, in words.
    pub publisher: Option<Spanned<String>>,
    /// Where it was published.
    pub url: Option<Spanned<Url>>,
    /// The headline as printed, where it differs.
    pub title: Option<Spanned<String>>,
    /// When it was retrieved.
    pub retrieved: Option<Spanned<Edtf>>,
    /// The address of an archived copy.
    pub archived: Option<Spanned<Url>>,
    /// Who may do what with it, in words.
    pub rights: Option<Spanned<String>>,
    /// SHA-256 of the body: 64 hexadecimal digits in lower case.
    pub sha256: Option<Spanned<String>>,
}

/// One correction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// When.
    pub date: Spanned<Edtf>,
    /// Who corrected.
    pub issued_by: Spanned<Issuer>,
    /// What sort it is.
    pub kind: Spanned<CorrectionKind>,
    /// What it says, in Markdown.
    pub body: Spanned<String>,
    /// Where it was published.
    pub url: Option<Spanned<Url>>,
}

/// Who corrected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Issuer {
    /// The publisher of the text.
    Publisher,
    /// This archive.
    Archive,
}

/// What sort of correction it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CorrectionKind {
    /// Something was wrong.
    Correction,
    /// Something was unclear.
    Clarification,
    /// The text was taken back.
    Retraction,
    /// Somebody answers.
    Reply,
}

const KINDS: [(&str, ArticleKind); 8] = [
    ("report", ArticleKind::Report),
    ("analysis", ArticleKind::Analysis),
    ("opinion", ArticleKind::Opinion),
    ("editorial", ArticleKind::Editorial),
    ("interview", ArticleKind::Interview),
    ("agency", ArticleKind::Agency),
    ("press-release", ArticleKind::PressRelease),
    ("digest", ArticleKind::Digest),
];

const STATUSES: [(&str, ArticleStatus); 3] = [
    ("current", ArticleStatus::Current),
    ("updated", ArticleStatus::Updated),
    ("retracted", ArticleStatus::Retracted),
];

/// The values of `publish:`, in records and in `site.yaml`.
pub const PUBLISH: [(&str, Publish); 3] =
    [("full", Publish::Full), ("excerpt", Publish::Excerpt), ("metadata", Publish::Metadata)];

const ISSUERS: [(&str, Issuer); 2] =
    [("publisher", Issuer::Publisher), ("archive", Issuer::Archive)];

const CORRECTION_KINDS: [(&str, CorrectionKind); 4] = [
    ("correction", CorrectionKind::Correction),
    ("clarification", CorrectionKind::Clarification),
    ("retraction", CorrectionKind::Retraction),
    ("reply", CorrectionKind::Reply),
];

/// What an article may have beside what every record may.
#[rustfmt::skip]
pub static FIELDS: Table = Table {
    title: "Article",
    says: "An archived text in `content/articles/`, or the archive's own account of several (a digest). The body is the text.",
    fields: &[
        required("title", Shape::Line, "The headline."),
        required("date", Shape::Day, "When it was published."),
        optional("type", Shape::Word(|| words(&KINDS)), "What sort of article it is.").standard("report"),
        optional("dateline", Shape::Line, "Where it was filed from.").such_as("New York"),
        optional("byline", Shape::List(&Shape::Line), "Who wrote it, as printed."),
        optional("section", Shape::Line, "The section that it appeared in.").such_as("World"),
        optional("source", Shape::Fields(&SOURCE), "Whose text it is. A digest has `sources` instead."),
        optional("sources", Shape::List(&citation::CITATION), "What a digest is made from."),
        optional("actors", Shape::List(&Shape::IdOf(Kind::Actor)), "Whom it is about. Whom it names is found by itself."),
        optional("speeches", Shape::List(&Shape::IdOf(Kind::Speech)), "The speeches that it reports."),
        optional("events", Shape::List(&Shape::IdOf(Kind::Event)), "The events that it reports."),
        optional("places", Shape::List(&Shape::Term(Kind::Place)), "Where it happens."),
        optional("status", Shape::Word(|| words(&STATUSES)), "What the publisher did with it since.").standard("current"),
        optional("corrections", Shape::List(&Shape::Fields(&CORRECTION)), "What was corrected; shown before the text."),
        optional("publish", Shape::Word(|| words(&PUBLISH)), "How much of the text the site holds: all, the first paragraph, or nothing of it. Without it, what `site.yaml` says."),
        optional("annotations", Shape::List(&Shape::Fields(&annotation::FIELDS)), "Editors' notes on passages; they may also stand in a file of their own."),
    ],
};

#[rustfmt::skip]
static SOURCE: Table = Table {
    title: "Source of an article",
    says: "Where an archived text was published, and how it came into the archive.",
    fields: &[
        optional("publisher", Shape::Line, "Who published it."),
        optional("url", Shape::Url, "Where."),
        optional("title", Shape::Line, "The headline as printed, where it differs."),
        optional("retrieved", Shape::Day, "When it was retrieved."),
        optional("archived", Shape::Url, "An archived copy."),
        optional("rights", Shape::Line, "Who may do what with it."),
        optional("sha256", Shape::Own("64 hexadecimal digits"), "SHA-256 of the body, with LF at line ends and without empty lines around it. A body that is no longer the same is an error.").such_as("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ],
};

#[rustfmt::skip]
static CORRECTION: Table = Table {
    title: "Correction",
    says: "What the publisher or the archive had to put right.",
    fields: &[
        required("date", Shape::Day, "When."),
        required("issued_by", Shape::Word(|| words(&ISSUERS)), "Who corrects: the publisher of the text, or this archive."),
        required("kind", Shape::Word(|| words(&CORRECTION_KINDS)), "What sort it is."),
        required("body", Shape::Markdown, "What it says."),
        optional("url", Shape::Url, "Where it was published."),
    ],
};

/// Reads the front matter of an article.
pub fn read(fields: &mut Fields<'_>, origin: &Origin<'_>) -> Option<Article> {
    let common = common::read(fields, origin);
    let title = fields.required_or("title", value::line, String::new);
    let date = fields.required_or("date", dates::day, Edtf::unknown);
    let written = fields.has("type");
    let kind = fields.optional("type", value::one_of(&KINDS));
    let standard = Spanned::new(ArticleKind::Report, origin.front);
    if kind.is_some() || !written {
        check_sources(kind.as_ref().unwrap_or(&standard), fields);
    }
    Some(Article {
        dateline: fields.optional("dateline", value::line),
        byline: fields.list("byline", value::line),
        section: fields.optional("section", value::line),
        source: fields.optional("source", source),
        sources: fields.list("sources", citation::citation),
        actors: fields.list("actors", value::id),
        speeches: fields.list("speeches", value::id),
        events: fields.list("events", value::id),
        places: fields.list("places", value::term(Kind::Place)),
        status: fields
            .optional("status", value::one_of(&STATUSES))
            .map_or(ArticleStatus::Current, |status| status.value),
        corrections: fields.list("corrections", correction),
        publish: fields.optional("publish", value::one_of(&PUBLISH)),
        annotations: fields.optional("annotations", annotation::list).unwrap_or_default(),
        // What must be there comes last, so that nothing is left unread where it is missing.
        common: Common { is_whole: fields.is_whole(), ..common? },
        title,
        date,
        kind: kind.unwrap_or(standard),
    })
}

/// Reports an article whose body is not the one that was hashed.
pub fn check_text(article: &Article, body: &str) -> Option<Diagnostic> {
    let recorded = article.source.as_ref()?.sha256.as_ref()?;
    let found = text_hash(body);
    let help = format!(
        "put the archived words back; if the change is meant, write `sha256: {found}` and say in `corrections:` what changed"
    );
    (recorded.value != found).then(|| {
        Diagnostic::new(
            Code::TextChanged,
            recorded.span,
            "the body is not the text whose hash is recorded here",
        )
        .with_related(
            Span { end: article.common.body.start, ..article.common.body },
            "the body begins here",
        )
        .with_help(help)
    })
}

/// Returns the SHA-256 of a body as 64 hexadecimal digits in lower case. It is taken over the lines from the first to the
/// last that hold more than white space, joined by a line feed, without one at the end.
pub fn text_hash(body: &str) -> String {
    let text =
        body.strip_prefix('\u{FEFF}').unwrap_or(body).replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let is_blank = |line: &&str| line.trim().is_empty();
    let start = lines.iter().take_while(|line| is_blank(line)).count();
    let end =
        lines.len() - lines.iter().skip(start).rev().take_while(|line| is_blank(line)).count();
    let kept = lines.get(start..end).unwrap_or_default().join("\n");
    let digit = |n: u8| char::from(b"0123456789abcdef"[usize::from(n)]);
    Sha256::digest(kept).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Reports a digest with `source:`, and an archived text with `sources:`.
fn check_sources(kind: &Spanned<ArticleKind>, fields: &mut Fields<'_>) {
    let (key, message, help) = match kind.value {
        ArticleKind::Digest => (
            "source",
            "a digest has no `source`",
            "name the reports that it is made from in `sources:`",
        ),
        _ => (
            "sources",
            "only a digest has `sources`",
            "say in `source:` whose text it is, or write `type: digest`",
        ),
    };
    if let Some(span) = fields.key(key) {
        let problem = Diagnostic::new(Code::ConflictingKeys, span, message).with_help(help);
        fields.report(problem.with_related(kind.span, "the type of the article"));
    }
}

fn source(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Source> {
    fields::read(node, &[&SOURCE], problems, |fields| {
        Some(Source {
            publisher: fields.optional("publisher", value::line),
            url: fields.optional("url", value::url),
            title: fields.optional("title", value::line),
            retrieved: fields.optional("retrieved", dates::day),
            archived: fields.optional("archived", value::url),
            rights: fields.optional("rights", value::line),
            sha256: fields.optional("sha256", sha256),
        })
    })
}

fn sha256(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let text = &value::scalar(node, problems, "a hash")?.text;
    if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        let problem =
            Diagnostic::new(Code::BadHash, node.span, format!("{} is not a SHA-256", quoted(text)));
        problems.push(problem.with_help("a SHA-256 has 64 hexadecimal digits"));
        return None;
    }
    Some(Spanned::new(text.to_ascii_lowercase(), node.span))
}

fn correction(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Correction> {
    fields::read(node, &[&CORRECTION], problems, |fields| {
        let date = fields.required("date", dates::day);
        let issued_by = fields.required("issued_by", value::one_of(&ISSUERS));
        let kind = fields.required("kind", value::one_of(&CORRECTION_KINDS));
        let body = fields.required("body", value::text);
        Some(Correction {
            url: fields.optional("url", value::url),
            date: date?,
            issued_by: issued_by?,
            kind: kind?,
            body: body?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::annotation::Subject;
    use crate::record::common::Record;
    use crate::record::kit;

    #[test]
    fn an_article_needs_title_and_date() {
        kit::check(
            Kind::Article,
            "
                summary: Nothing else.
            ",
            "
                1:1 missing-key `title` is missing
                1:1 missing-key `date` is missing
            ",
        );
    }

    #[test]
    fn only_digests_have_sources() {
        kit::check(
            Kind::Article,
            "
                title: A
                date: 2024-09-26
                type: report
                sources: [other-report]
            ",
            "
                4:1 conflicting-keys only a digest has `sources`
                  3:7 the type of the article
                  help: say in `source:` whose text it is, or write `type: digest`
            ",
        );
    }

    #[test]
    fn digests_have_no_source() {
        kit::check(
            Kind::Article,
            "
                title: A
                date: 2024-09-26
                type: digest
                source:
                  publisher: The Paper
            ",
            "
                4:1 conflicting-keys a digest has no `source`
                  3:7 the type of the article
                  help: name the reports that it is made from in `sources:`
            ",
        );
    }

    #[test]
    fn words_are_checked_against_their_tables() {
        kit::check(
            Kind::Article,
            "
                title: A
                date: 2024-09-26
                type: reprot
                status: withdrawn
                publish: exerpt
                corrections:
                  - {date: 2024-10-01, issued_by: editor, kind: reply, body: They answer.}
            ",
            "
                3:7 unknown-value `reprot` is not a value of this field
                  help: did you mean `report`?
                4:9 unknown-value `withdrawn` is not a value of this field
                  help: it is one of `current`, `updated`, `retracted`
                7:35 unknown-value `editor` is not a value of this field
                  help: it is one of `publisher`, `archive`
                5:10 unknown-value `exerpt` is not a value of this field
                  help: did you mean `excerpt`?
            ",
        );
    }

    #[test]
    fn dates_of_one_day_are_no_intervals() {
        kit::check(
            Kind::Article,
            "
                title: A
                date: 2024-09-26/2024-09-27
                type: report
                source: {retrieved: 26.9.2024, url: example.org}
            ",
            "
                2:7 wrong-type `2024-09-26/2024-09-27` is an interval, and one date is wanted
                  help: write the date as precisely as it is known: `2024-09-26`, `2024-09`, `2024`
                4:37 bad-url `example.org` is not an address on the web
                  help: write it whole, beginning with `https://` or `http://`, with a space as `%20`
                4:21 bad-date a year has four digits
                  help: write year, month and day in digits: `2024-09-26`, `2024-09` or `2024`
            ",
        );
    }

    #[test]
    fn hashes_have_64_digits() {
        kit::check(
            Kind::Article,
            "
                title: A
                date: 2024-09-26
                type: report
                source: {sha256: 12ab}
            ",
            "
                4:18 bad-hash `12ab` is not a SHA-256
                  help: a SHA-256 has 64 hexadecimal digits
            ",
        );
    }

    #[test]
    fn a_whole_article_is_read() {
        let record = kit::sound(
            Kind::Article,
            "
            title: Kenya to send more police to Haiti
            date: 2024-09-26T14:27:00Z
            type: report
            dateline: New York
            byline: A. Reporter
            source:
              publisher: The Paper
              url: https://example.org/a
              retrieved: 2024-09-27
            actors: [william-ruto, kenya]
            places: [port-au-prince, Les Cayes]
            corrections:
              - {date: 2024-10, issued_by: publisher, kind: correction, body: It was 2500.}
            publish: excerpt
            annotations:
              - id: pledge-2500
                kind: pledge
                quote: deploy the contingent
                pledge: {id: kenya-2500, title: T, by: kenya, promised: 2024-09-26}
                by: [william-ruto, {description: an aide}]
            ",
        );
        let Record::Article(article) = record else { unreachable!("an article was asked for") };
        assert_eq!(article.byline[0].value, "A. Reporter");
        assert_eq!(article.places[1].value.id.as_str(), "les-cayes");
        assert_eq!(article.publish.unwrap().value, Publish::Excerpt);
        assert_eq!(article.annotations[0].by.len(), 2);
        let Some(Subject::Here(pledge)) = &article.annotations[0].pledge else {
            unreachable!("the pledge is written in the note")
        };
        assert_eq!(pledge.common.id.value.as_str(), "kenya-2500");
        assert_eq!(pledge.common.kind, Kind::Pledge);
    }

    #[test]
    fn a_hash_is_that_of_the_lines_between_blank_ones() {
        assert_eq!(text_hash("Body."), text_hash("\n \nBody.\n\n"));
        assert_eq!(text_hash("a\nb"), text_hash("\u{FEFF}a\r\nb\r\n"));
        assert_ne!(text_hash("a\nb"), text_hash("a\n\nb"));
        assert_ne!(text_hash("  a"), text_hash("a"));
        assert_eq!(
            text_hash("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(
            text_hash("\n\n"),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn a_changed_body_is_reported() {
        let front = |hash: &str| {
            format!("title: A\ndate: 2024\ntype: report\nsource: {{sha256: {hash}}}\n")
        };
        let (_, problems) = kit::record(Kind::Article, &front(&text_hash("Body.").to_uppercase()));
        assert_eq!(problems, "");
        let (record, problems) = kit::record(Kind::Article, &front(&text_hash("Other.")));
        assert!(record.is_some());
        assert!(problems.starts_with("4:18 text-changed the body is not the text"), "{problems}");
        assert!(problems.contains(&text_hash("Body.")), "{problems}");
    }
}
