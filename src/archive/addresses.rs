//! The address of every record, and what may stand in the way of it.

use std::collections::BTreeMap;

use crate::archive::census::Census;
use crate::archive::lists::is_dated;
use crate::archive::node::Node;
use crate::archive::period;
use crate::base::address::Address;
use crate::base::code::Code;
use crate::base::date::Edtf;
use crate::base::date::calendar::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::kind::Kind;
use crate::base::span::Span;
use crate::record::article::Article;
use crate::record::site::Site;

/// First parts of addresses that dateline needs itself, besides the kinds' folders.
const RESERVED: [&str; 11] = [
    "annotations",
    "timeline",
    "meetings",
    "quotations",
    "notes",
    "network",
    "search",
    "assets",
    "data",
    "404",
    "index",
];

/// Addresses of records, and of redirects to them.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// Each record's address.
    pub records: BTreeMap<Node, Address>,
    /// Old addresses and the records that they lead to.
    pub aliases: BTreeMap<Address, Node>,
}

impl Addresses {
    /// Returns the address of a record.
    pub fn of(&self, node: Node) -> &Address {
        self.records.get(&node).expect("every record of the census has an address")
    }
}

/// Gives every record its address and every alias its target. `taken` are the paths of files that are copied as they are.
pub fn assign(census: &Census, site: &Site, taken: &[String]) -> (Addresses, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut addresses = Addresses::default();
    let mut served: BTreeMap<String, Holder> = BTreeMap::new();
    for path in taken {
        served.insert(path.to_ascii_lowercase(), Holder::Asset(path.clone()));
    }
    for node in census.nodes() {
        let address = record_address(census, site, node);
        problems.extend(reserved(census, node, &address));
        claim(&mut served, &address, census.origin(node), &mut problems);
        addresses.records.insert(node, address);
    }
    for node in census.nodes() {
        for alias in census.common(node).into_iter().flat_map(|common| &common.aliases) {
            if is_needed(&alias.value) {
                problems.push(
                    Diagnostic::new(
                        Code::ReservedAddress,
                        alias.span,
                        format!("`{}` is an address that dateline needs", alias.value),
                    )
                    .with_help("use an address that no page of the archive has"),
                );
            } else if claim(&mut served, &alias.value, alias.span, &mut problems) {
                addresses.aliases.insert(alias.value.clone(), node);
            }
        }
    }
    (addresses, problems)
}

enum Holder {
    Asset(String),
    Record(Span),
}

/// Notes who serves an address; addresses that differ in case only are the same on many hosts.
fn claim(
    served: &mut BTreeMap<String, Holder>,
    address: &Address,
    span: Span,
    problems: &mut Vec<Diagnostic>,
) -> bool {
    let key = address.file().to_ascii_lowercase();
    let collision = |message: String| {
        Diagnostic::new(Code::AddressCollision, span, message)
            .with_help("change the id, the alias or the file's name")
    };
    match served.get(&key) {
        None => {
            served.insert(key, Holder::Record(span));
            true
        }
        Some(Holder::Asset(path)) => {
            problems
                .push(collision(format!("the address `{address}` is taken by the file `{path}`")));
            false
        }
        Some(Holder::Record(first)) => {
            let first = *first;
            problems.push(
                collision(format!("the address `{address}` is taken"))
                    .with_related(first, "by this record"),
            );
            false
        }
    }
}

fn record_address(census: &Census, site: &Site, node: Node) -> Address {
    let id = census.id(node).as_str();
    match (node, &site.article_address) {
        (Node::Page(_), _) if id == "index" => Address::home(),
        (Node::Page(_), _) => Address::home().join(id),
        (Node::Article(ix), Some(pattern)) => from_pattern(&pattern.value, &census.articles[ix]),
        _ => Address::home().join(node.kind().folder()).join(id),
    }
}

/// Fills a pattern such as `/:year/:month/:id/`; a part that the date does not have becomes `0`.
fn from_pattern(pattern: &str, article: &Article) -> Address {
    let date: &Edtf = &article.date.value;
    let number =
        |value: Option<u8>| value.map_or_else(|| "00".to_owned(), |value| format!("{value:02}"));
    let filled = pattern.split('/').map(|part| match part {
        ":year" => date.year().map_or_else(|| "0000".to_owned(), |year| format!("{year:04}")),
        ":month" => number(date.month()),
        ":day" => number(date.date().and_then(Date::day)),
        ":id" => article.common.id.value.to_string(),
        other => other.to_owned(),
    });
    let filled = filled.collect::<Vec<_>>().join("/");
    Address::parse(&filled).expect("the pattern was checked when it was read, and ids are safe")
}

fn reserved(census: &Census, node: Node, address: &Address) -> Option<Diagnostic> {
    if address.as_str().is_empty() || !is_needed(address) {
        return None;
    }
    let help = match node {
        Node::Page(_) => {
            "give the page another file name or `id:`; names of two or three letters are kept for languages"
        }
        _ if is_part_of_index(address) => {
            "a long index has its parts there; give the record another file name or `id:`"
        }
        _ => "give the record another `id:`, or change `addresses:` in `site.yaml`",
    };
    let message = format!("`{address}` is an address that dateline needs");
    Some(Diagnostic::new(Code::ReservedAddress, census.origin(node), message).with_help(help))
}

/// Returns whether the index of a kind may have a part at the address: `/articles/2024/`, `/articles/2024/09/`.
fn is_part_of_index(address: &Address) -> bool {
    let text = address.as_str().to_ascii_lowercase();
    let parts: Vec<&str> = text.trim_end_matches('/').split('/').collect();
    let (folder, year, month) = match parts.as_slice() {
        [folder, year] => (folder, year, None),
        [folder, year, month] => (folder, year, Some(month)),
        _ => return false,
    };
    let is_month = |month: &&str| month.len() == 2 && month.bytes().all(|b| b.is_ascii_digit());
    Kind::from_folder(folder).is_some_and(is_dated)
        && period::is_part_by_date(year)
        && month.is_none_or(is_month)
}

/// Returns whether the address is the home page's, an index's, or begins with a word that is kept: those of dateline itself, and
/// words of two or three letters, which languages may need.
fn is_needed(address: &Address) -> bool {
    let text = address.as_str();
    let first = text.split('/').next().unwrap_or(text);
    let is_index = text.trim_end_matches('/') == first;
    let is_kind = Kind::from_folder(first).is_some_and(|kind| kind != Kind::Page);
    let stem = first.strip_suffix(".html").unwrap_or(first);
    text.is_empty()
        || (is_index && is_kind)
        || (is_index
            && ((2..=3).contains(&stem.len()) && stem.bytes().all(|b| b.is_ascii_alphabetic())
                || stem == "pages"))
        || RESERVED.contains(&stem)
        || is_part_of_index(address)
        || is_order_of_index(text)
        || is_for_machines(text)
}

/// Returns whether articles, pledges or claims may be listed at the address in another order: `/pledges/by/actor/`.
fn is_order_of_index(text: &str) -> bool {
    let parts: Vec<&str> = text.trim_end_matches('/').split('/').collect();
    matches!(parts.as_slice(), ["articles" | "pledges" | "claims", "by", _, ..])
}

/// Returns whether a feed or a part of the sitemap may stand at the address.
fn is_for_machines(text: &str) -> bool {
    let feed = text.strip_suffix("feed.xml");
    let is_part = |rest: &str| !rest.contains('/') && rest.strip_suffix(".xml").is_some();
    feed.is_some_and(|page| page.is_empty() || page.starts_with("topics/"))
        || text.strip_prefix("sitemap").is_some_and(is_part)
}
