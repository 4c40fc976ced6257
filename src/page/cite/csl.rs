//! CSL-JSON, the input format of citeproc and Zotero (schema 1.0.2).

use serde::Serialize;

use crate::base::date::Edtf;
use crate::base::date::calendar::Date;
use crate::page::cite::work::{Sort, Work};

/// An item.
#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'a>>,
    title: &'a str,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    #[serde(rename = "event-title", skip_serializing_if = "Option::is_none")]
    event: Option<&'a str>,
    #[serde(rename = "event-place", skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<When>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<When>,
    language: &'a str,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    archive: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    archive_location: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<&'a str>,
}

/// A name as printed.
#[derive(Serialize)]
struct Name<'a> {
    literal: &'a str,
}

/// A date: year, month and day, as far as known; two for an interval.
#[derive(Serialize)]
struct When {
    #[serde(rename = "date-parts")]
    parts: Vec<Vec<i64>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
}

/// Returns the item of a work as JSON.
pub fn item(work: &Work) -> String {
    let is_speech = work.sort == Sort::Speech;
    let container = work.container.as_deref();
    let item = Item {
        id: &work.id,
        kind: match work.sort {
            Sort::Article => "article-newspaper",
            Sort::Speech => "speech",
            Sort::Page => "webpage",
        },
        author: work.authors.iter().map(|name| Name { literal: name }).collect(),
        title: &work.title,
        container: match work.sort {
            Sort::Article => container,
            Sort::Speech => None,
            Sort::Page => Some(&work.archive),
        },
        event: container.filter(|_| is_speech),
        place: work.place.as_deref(),
        number: work.number.as_deref(),
        issued: work.issued.as_ref().and_then(when),
        accessed: work.accessed.as_ref().and_then(when),
        language: &work.language,
        url: work.original.as_deref().or(work.page.as_deref()),
        archive: &work.archive,
        archive_location: work.page.as_deref(),
        edition: work.edition.as_deref(),
    };
    serde_json::to_string(&item).expect("an item has only strings and numbers")
}

fn when(date: &Edtf) -> Option<When> {
    let parts = match (date.date(), date.sides()) {
        (Some(date), _) => vec![parts(date)],
        (_, Some(sides)) => {
            sides.into_iter().map(|side| side.date().map(parts)).collect::<Option<_>>()?
        }
        _ => return None,
    };
    Some(When { parts, circa: date.qualifier().is_some() })
}

fn parts(date: Date) -> Vec<i64> {
    let month = date.month().map(i64::from);
    let day = month.and(date.day()).map(i64::from);
    [Some(date.year()), month, day].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts_of(date: &str) -> (Vec<Vec<i64>>, bool) {
        let when = when(&Edtf::parse(date).expect("it is a date")).expect("it has a year");
        (when.parts, when.circa)
    }

    #[test]
    fn dates_are_as_exact_as_they_are_known() {
        assert_eq!(parts_of("2024-09-26"), (vec![vec![2024, 9, 26]], false));
        assert_eq!(parts_of("2024-09"), (vec![vec![2024, 9]], false));
        assert_eq!(parts_of("2024~"), (vec![vec![2024]], true));
        assert_eq!(parts_of("2024-06-25/2024-07"), (vec![vec![2024, 6, 25], vec![2024, 7]], false));
    }
}
