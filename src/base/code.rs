//! All diagnostics that dateline can report: name, severity, and what each means.

use std::fmt;

/// How grave a problem is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built, unless `--strict` is given.
    Warning,
}

/// Whether `checks:` in `site.yaml` may change a code's severity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lowering {
    /// It may be turned down or off.
    Allowed,
    /// It stays an error, for the site would be wrong or incomplete.
    Refused,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $lowering:ident $meaning:literal)*) => {
        /// What kind of problem a diagnostic is about.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// All codes, by stage.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the kebab-case name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Returns the severity where `site.yaml` says nothing.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// Returns whether `site.yaml` may lower the severity.
            pub fn lowering(self) -> Lowering {
                match self { $(Self::$variant => Lowering::$lowering,)* }
            }

            /// Returns what the problem is, in a sentence or two.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

codes! {
    // source
    UnreadableFile "unreadable-file" Error Refused "A file or folder could not be read."
    NotUtf8 "not-utf8" Error Refused "A text file holds bytes that are not UTF-8."
    FileTooLarge "file-too-large" Error Refused "A file is larger than the limit for its sort."
    PathOutside "path-outside" Error Refused "A symbolic link leads out of the archive's folder, in a circle, or on to other links."
    MisplacedFile "misplaced-file" Error Refused "A file lies where no record is looked for."
    UnusedFile "unused-file" Warning Allowed "A file lies among the records, and no record shows it."
    BadFileName "bad-file-name" Error Refused "The name of a file that is copied cannot be part of an address."
    MissingFrontMatter "missing-front-matter" Error Refused "A record does not begin with a line `---`."
    UnclosedFrontMatter "unclosed-front-matter" Error Refused "The front matter has no closing line `---`."

    // record
    YamlSyntax "yaml-syntax" Error Refused "The YAML cannot be read."
    YamlUnsupported "yaml-unsupported" Error Refused "The YAML uses anchors, aliases, tags or several documents, which records do not need."
    YamlLimit "yaml-limit" Error Refused "The YAML is nested too deep or holds too many values."
    DuplicateKey "duplicate-key" Error Refused "A key stands twice in one mapping."
    UnknownKey "unknown-key" Error Refused "A key is not one that this kind of record has."
    MissingKey "missing-key" Error Refused "A key that this kind of record needs is not there."
    WrongType "wrong-type" Error Refused "A value is of another type than the field takes."
    UnknownValue "unknown-value" Error Refused "A value is not one of those that the field takes."
    EmptyValue "empty-value" Error Refused "A value is empty."
    ConflictingKeys "conflicting-keys" Error Refused "Two keys that exclude each other stand in one record."
    BadDate "bad-date" Error Refused "A date does not exist, or is not written as EDTF (levels 0 and 1)."
    IntervalBackwards "interval-backwards" Error Refused "An interval ends before it begins."
    BadLanguage "bad-language" Error Refused "A language is not a BCP 47 tag, or not one of ISO 639-1 where it has two letters."
    BadId "bad-id" Error Refused "An id is not lower-case ASCII letters, digits and hyphens."
    MissingId "missing-id" Error Refused "No id can be made from a name, and none is given."
    BadUrl "bad-url" Error Refused "An address on the web is not one that can be linked."
    BadAddress "bad-address" Error Refused "An address of the site is not one that can be served, or leaves the site."
    BadHash "bad-hash" Error Refused "A hash is not 64 hexadecimal digits."
    BadNumber "bad-number" Error Refused "A number is out of the range that the field takes."
    BadSymbol "bad-symbol" Error Refused "A UN document symbol is not well formed."
    SymbolMismatch "symbol-mismatch" Error Allowed "A UN document symbol contradicts the session, year or date of its record."
    SymbolSpelling "symbol-spelling" Warning Allowed "A UN document symbol is not written in its canonical form."
    UnknownSymbol "unknown-symbol" Warning Allowed "A UN document symbol is of a series that dateline does not know, so that it is not checked."
    UpdateBeforePromise "update-before-promise" Error Allowed "An update of a pledge is dated before the promise."
    TextChanged "text-changed" Error Allowed "The body of an archived article is not the one whose hash is recorded."
    UnknownCode "unknown-code" Error Refused "`checks:` names a diagnostic that does not exist."
    CheckNotLowerable "check-not-lowerable" Error Refused "`checks:` lowers a diagnostic without which the site would be wrong."

    // text
    NestingTooDeep "nesting-too-deep" Error Refused "Lists, quotations or other blocks are nested too deep."
    EmptyLink "empty-link" Error Refused "A link has no text or no target."
    UnclosedLink "unclosed-link" Error Allowed "`[[` is not followed by `]]`, so that it is no link."
    UndefinedReference "undefined-reference" Error Allowed "A reference link or footnote has no definition."
    MissingAlt "missing-alt" Error Allowed "An image has no alternative text."
    HtmlRemoved "html-removed" Warning Allowed "Raw HTML was removed, for it could run a script or break the page."
    HtmlTooLarge "html-too-large" Error Refused "One run of raw HTML is larger than the limit."
    DuplicateFragment "duplicate-fragment" Error Refused "Two headings or notes of one page have the same fragment."
    BadFragment "bad-fragment" Error Refused "A heading's or note's fragment is one that is reserved, or not well formed."

    // archive
    DuplicateId "duplicate-id" Error Refused "Two records of one kind have the same id."
    UnknownActor "unknown-actor" Error Refused "No actor has that id."
    UnknownRecord "unknown-record" Error Refused "No record has that id."
    WrongKind "wrong-kind" Error Refused "A reference leads to a record of another kind than the field takes."
    AmbiguousReference "ambiguous-reference" Error Refused "A reference or link could mean several records."
    UnknownLink "unknown-link" Error Refused "A link leads to nothing."
    UnknownFragment "unknown-fragment" Error Refused "A link leads to a part that the page does not have."
    MissingFile "missing-file" Error Refused "An image or a file that a record shows is not there."
    LinkToDraft "link-to-draft" Error Refused "A published record refers to a draft, or to a note that is not published."
    SelfReference "self-reference" Error Refused "A record refers to itself where that makes no sense."
    TranslationChain "translation-chain" Error Refused "A translation names another translation in place of the original."
    SharedSlug "shared-slug" Error Allowed "Two names of topics or places give the same id."
    AddressCollision "address-collision" Error Refused "Two pages or files would have the same address."
    ReservedAddress "reserved-address" Error Refused "A page's address is one that dateline needs itself."
    DamagedLock "damaged-lock" Error Refused "A line of `addresses.lock` cannot be read."
    LostAddress "lost-address" Error Refused "A page or note was recorded in `addresses.lock` and would be served no more."
    MovedAddress "moved-address" Error Refused "A record would be served at another address than the one recorded in `addresses.lock`, which would lead to nothing."
    ChangedParagraphs "changed-paragraphs" Error Allowed "The paragraphs of a text are not those recorded in `addresses.lock`, so that links to them may lead elsewhere."
    SharedName "shared-name" Warning Allowed "Two actors have the same name, so that it says of neither who is meant."
    AmbiguousName "ambiguous-name" Warning Allowed "A name in a text could mean several actors and was left without a link."
    QuoteNotFound "quote-not-found" Error Refused "A note quotes words that its record's text does not have, or not beside those that it names."
    AmbiguousQuote "ambiguous-quote" Error Refused "A note quotes words that its record's text has several times."
    QuotationDiffers "quotation-differs" Warning Allowed "A quotation has other words than the text of the speech that it is said to come from. Only `check` reports it; the pages of both show both wordings."
    QuotationNotHeld "quotation-not-held" Warning Allowed "The whole text of a speech does not hold a quotation that is said to come from it. Only `check` reports it."
    UnknownEditor "unknown-editor" Error Allowed "An author of a note or review is not among the editors of `site.yaml`."

    // render
    UnknownTheme "unknown-theme" Error Refused "The theme that `site.yaml` names is not there."
    BadColour "bad-colour" Error Refused "An option of the theme is no colour."
    LowContrast "low-contrast" Error Allowed "Text in a colour of the theme's options cannot be read on its paper (WCAG 2.2 asks for a contrast of 4.5:1)."
    TemplateSyntax "template-syntax" Error Refused "A template cannot be read."
    TemplateFailed "template-failed" Error Refused "A template failed while a page was made with it."
    MissingString "missing-string" Warning Allowed "A theme's language file lacks a text; the English one was used."
}

impl Code {
    /// Returns the code of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
