//! Parts that several kinds of pages show.

use serde::Serialize;

use crate::page::view::cite::Cite;
use crate::page::view::line::Line;

/// HTML that is ready to be printed; templates print it with `| safe`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Hash, Serialize)]
pub struct Html(pub String);

/// What the head of every page needs.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Head {
    /// The title of the page, without the site's.
    pub title: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// Its address.
    pub address: String,
    /// The language of the page.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The same in other languages, this page included, if there are any.
    pub translations: Vec<Translation>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Which entry of the navigation it belongs to: a folder's name such as `actors`, or `timeline`; empty for none.
    pub section: &'static str,
    /// The path of the page's own feed; the site's is `feed.xml`. Feeds are there only where the site has a `base_url`.
    pub feed: Option<String>,
    /// How a record's page is cited; none of lists, and of what search engines are to leave out.
    pub cite: Option<Cite>,
    /// Where an error on a record's page is reported.
    pub report: Option<Report>,
    /// What the page is about, as JSON-LD (schema.org) that may stand in a `script` element as it is.
    pub json_ld: Option<String>,
}

/// Where an error is reported.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Report {
    /// The address to write to.
    pub url: String,
    /// The page's own address, as it stands in that one; a script may put a fragment behind it.
    pub page: String,
}

/// The same record in another language.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Translation {
    /// The language.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The title there.
    pub title: String,
    /// The address.
    pub url: String,
    /// Whether it is the page itself.
    pub current: bool,
    /// Whether the text was translated from it.
    pub original: bool,
}

/// A link to a page of the archive.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub struct Link {
    /// Its words.
    pub title: String,
    /// The address.
    pub url: String,
    /// The language of the words, where it is not the page's.
    pub language: Option<String>,
    /// `ltr` or `rtl`, where the language is not the page's.
    pub direction: Option<&'static str>,
}

/// Words in a language that may not be the page's.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Their language, where it is not the page's.
    pub language: Option<String>,
    /// `ltr` or `rtl`, where the language is not the page's.
    pub direction: Option<&'static str>,
}

/// Somebody: an actor with a page, or one whom only words describe.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Party {
    /// The name, or the description.
    pub name: String,
    /// The address of the actor's page.
    pub url: Option<String>,
    /// `person`, `country`, ... of an actor.
    pub kind: Option<&'static str>,
    /// The role at the date that the page speaks of, such as "President of Kenya".
    pub role: Option<Words>,
    /// Of a description: the actor that it belongs to.
    pub of: Option<Link>,
    /// The language of the name, where it is not the page's.
    pub language: Option<String>,
    /// `ltr` or `rtl`, where the language is not the page's.
    pub direction: Option<&'static str>,
}

/// One line of a list: any record, with what its kind has.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Entry {
    /// `article`, `speech`, `event`, `pledge`, `claim`, `actor`, `topic`, `place`, `page`.
    pub kind: &'static str,
    /// The kind within the kind: an article's `report`, a speech's `statement`, an actor's `person`, an event's own word.
    pub form: Option<String>,
    /// The title or name.
    pub title: Words,
    /// The address.
    pub url: String,
    /// When: published, held, promised; EDTF.
    pub date: Option<String>,
    /// Where: an article's dateline, a speech's or event's place.
    pub place: Option<String>,
    /// A sentence.
    pub summary: Option<Words>,
    /// The publisher of an article.
    pub publisher: Option<String>,
    /// Who spoke, promised or claimed.
    pub by: Vec<Party>,
    /// For whom a speech was held.
    pub on_behalf_of: Vec<Party>,
    /// The body that a speech was held in.
    pub venue: Option<Link>,
    /// The session of that body.
    pub session: Option<u32>,
    /// The symbol of the meeting's record or of the document that was voted on.
    pub symbol: Option<Symbol>,
    /// How many articles report a speech or event.
    pub reports: Option<usize>,
    /// The state of a pledge, or the verdict on a claim.
    pub state: Option<State>,
    /// `retracted`, `withdrawn`, `planned`, `cancelled`, ... where the reader must know.
    pub notice: Option<&'static str>,
    /// The language of the record, where it is not the page's.
    pub language: Option<String>,
}

/// A UN document symbol and where the document stands.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Symbol {
    /// The symbol in its canonical form.
    pub text: String,
    /// The address of the document.
    pub url: String,
}

/// A meeting.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Meeting {
    /// The symbol of its record.
    pub symbol: Symbol,
    /// The page of what happened and what was said there, where it has one.
    pub url: Option<String>,
}

/// The state of a pledge or the verdict on a claim.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct State {
    /// `open`, `partly`, `kept`, `broken`, `superseded`, `lapsed`; of a claim `rated` or `unrated`.
    pub name: &'static str,
    /// The verdict's words, of a claim.
    pub label: Option<String>,
    /// As of when it is true.
    pub date: Option<String>,
    /// Who judged, of a claim.
    pub author: Option<String>,
    /// When it is due, of a pledge.
    pub due: Option<String>,
    /// Whether that day has passed, as of the archive's date, with no update since: "due ...; no later update recorded here".
    pub overdue: bool,
}

/// A place where a page is referred to, with the sentence.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Reference {
    /// The record that refers.
    pub from: Line,
    /// The address of the paragraph, with its fragment, or of the record.
    pub url: String,
    /// The sentence, if the reference stands in a text.
    pub sentence: Option<Sentence>,
    /// How it refers where there is no sentence: the name of the field, such as `actors`.
    pub field: Option<&'static str>,
}

/// A sentence with the words that matter.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Sentence {
    /// What stands before them.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands after them.
    pub after: String,
    /// The language, where it is not the page's.
    pub language: Option<String>,
    /// `ltr` or `rtl`, where the language is not the page's.
    pub direction: Option<&'static str>,
}

/// A source: a record of the archive or a work elsewhere.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Source {
    /// The title; of a work without one, its address.
    pub title: String,
    /// A path of the site, or an address elsewhere.
    pub url: Option<String>,
    /// Whether it is a record of the archive.
    pub internal: bool,
    /// The publisher.
    pub publisher: Option<String>,
    /// When it was published.
    pub date: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
    /// The language of the title, where it is known and not the page's.
    pub language: Option<String>,
}

/// Links to a list's other pages: periods or letters.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Jump {
    /// A year, a month (`2024-09`) or a letter.
    pub label: String,
    /// The address, with a fragment where it is on the same page.
    pub url: String,
    /// Whether it is the page itself.
    pub current: bool,
}

/// The notice in place of a withdrawn text.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Withdrawn {
    /// When it was withdrawn.
    pub date: String,
    /// Why.
    pub reason: String,
}

/// Words that a value carries with it for people who cite the page.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Identifier {
    /// The scheme.
    pub scheme: String,
    /// The identifier.
    pub value: String,
    /// The address, of schemes that have one (Wikidata, DOI, ISNI, VIAF).
    pub url: Option<String>,
}
