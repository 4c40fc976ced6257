//! Actors: people, countries, organizations. A role with dates stands between the property and its value, as schema.org's
//! `Role` wants it: membership where the office is an organization's, an occupation where it is a country's or nobody's.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::standing;
use crate::base::date::Edtf;
use crate::base::language::Language;
use crate::base::span::Spanned;
use crate::page::json_ld::thing::{self, Named, PropertyValue};
use crate::page::{parts, publication};
use crate::record::actor::{self, ActorKind, Display, Role};

/// A person, country or organization.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Actor {
    /// `Person`, `Country`, `Organization` or `GovernmentOrganization`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Its page.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The name on its page.
    pub name: String,
    /// Other names, in any language.
    #[serde(rename = "alternateName", skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
    /// Who it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What a person does as of the archive's date.
    #[serde(rename = "jobTitle", skip_serializing_if = "Vec::is_empty")]
    pub job_titles: Vec<String>,
    /// Offices of a person that are no organization's.
    #[serde(rename = "hasOccupation", skip_serializing_if = "Vec::is_empty")]
    pub occupations: Vec<OccupationRole>,
    /// The organizations that it belongs or belonged to.
    #[serde(rename = "memberOf", skip_serializing_if = "Vec::is_empty")]
    pub member_of: Vec<Membership>,
    /// The organization that it is an organ of.
    #[serde(rename = "parentOrganization", skip_serializing_if = "Option::is_none")]
    pub parent: Option<Named>,
    /// The country of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nationality: Option<Named>,
    /// The country of an organization.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Named>,
    /// When a person was born.
    #[serde(rename = "birthDate", skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    /// When a person died.
    #[serde(rename = "deathDate", skip_serializing_if = "Option::is_none")]
    pub died: Option<String>,
    /// When an organization began.
    #[serde(rename = "foundingDate", skip_serializing_if = "Option::is_none")]
    pub founded: Option<String>,
    /// When it ended.
    #[serde(rename = "dissolutionDate", skip_serializing_if = "Option::is_none")]
    pub dissolved: Option<String>,
    /// Pages about it elsewhere.
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
    /// Identifiers without an address.
    #[serde(rename = "identifier", skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<PropertyValue>,
}

/// A membership: the organization, or a role in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Membership {
    /// The organization alone.
    Plain(Named),
    /// An office of it.
    Role(OrganizationRole),
}

/// An office of an organization.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OrganizationRole {
    /// `OrganizationRole`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The organization.
    #[serde(rename = "memberOf")]
    pub of: Named,
    /// The office.
    #[serde(rename = "roleName")]
    pub title: String,
    /// Since when.
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Until when.
    #[serde(rename = "endDate", skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// An occupation for some time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OccupationRole {
    /// `Role`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// What it is.
    #[serde(rename = "hasOccupation")]
    pub occupation: Occupation,
    /// Since when.
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Until when.
    #[serde(rename = "endDate", skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// An occupation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Occupation {
    /// `Occupation`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// The country.
    #[serde(rename = "occupationLocation", skip_serializing_if = "Option::is_none")]
    pub location: Option<Named>,
}

/// Returns an actor. What schema.org does not have for its type is left out: a country is a place, without memberships.
pub fn actor(archive: &Archive, ix: Ix<actor::Actor>) -> Actor {
    let node = Node::Actor(ix);
    let record = &archive.census.actors[ix];
    let page = archive.page_language(node);
    let is_person = record.kind.value == ActorKind::Person;
    let is_country = record.kind.value == ActorKind::Country;
    let name = parts::title(archive, node, page).text;
    let country = thing::actors(archive, &record.country, page).pop();
    let (same_as, identifiers) = same_as(record);
    let (parent, member_of) = memberships(archive, record, page);
    let url = thing::url(archive, node);
    Actor {
        kind: thing::kind(archive, node),
        id: url.clone(),
        url,
        other_names: other_names(record, &name),
        name,
        description: publication::summary(archive, node).map(str::to_owned),
        job_titles: if is_person { job_titles(archive, record) } else { Vec::new() },
        occupations: if is_person { occupations(archive, record, page) } else { Vec::new() },
        member_of: if is_country { Vec::new() } else { member_of },
        parent,
        nationality: country.clone().filter(|country| is_person && country.kind == "Country"),
        location: country.filter(|_| !is_person && !is_country),
        born: day(record.born.as_ref()).filter(|_| is_person),
        died: day(record.died.as_ref()).filter(|_| is_person),
        founded: day(record.founded.as_ref()).filter(|_| !is_person && !is_country),
        dissolved: day(record.dissolved.as_ref()).filter(|_| !is_person && !is_country),
        same_as,
        identifiers,
    }
}

fn other_names(record: &actor::Actor, name: &str) -> Vec<String> {
    let mut names = Vec::new();
    let shown = record.other_names.iter().filter(|other| other.display == Display::Shown);
    let own = [&record.name].into_iter().chain(record.name_in.values());
    for other in own.chain(shown.map(|other| &other.name)) {
        thing::push_name(&mut names, name, &other.value);
    }
    names
}

/// Returns pages about an actor elsewhere, and identifiers that have none.
pub fn same_as(record: &actor::Actor) -> (Vec<String>, Vec<PropertyValue>) {
    let wikidata = record.wikidata.iter().map(|item| parts::identifier("wikidata", &item.value));
    let (mut urls, others) =
        thing::same_as(wikidata.chain(parts::identifiers(&record.common)).collect());
    urls.extend(record.links.iter().map(|link| link.url.value.as_str().to_owned()));
    (urls, others)
}

fn job_titles(archive: &Archive, record: &actor::Actor) -> Vec<String> {
    let held = record.roles.iter().filter(|role| standing::is_held(role, archive.as_of.as_ref()));
    held.map(|role| role.title.value.clone()).collect()
}

fn occupations(archive: &Archive, record: &actor::Actor, page: &Language) -> Vec<OccupationRole> {
    let occupation = |role: &Role| {
        let of = thing::actors(archive, &role.of, page).pop();
        if of.as_ref().is_some_and(thing::is_organization) {
            return None;
        }
        let location = of.filter(|of| of.kind == "Country");
        Some(OccupationRole {
            kind: "Role",
            occupation: Occupation { kind: "Occupation", name: role.title.value.clone(), location },
            from: day(role.from.as_ref()),
            to: day(role.to.as_ref()),
        })
    };
    record.roles.iter().filter_map(occupation).collect()
}

/// Returns what an organ or a mission is part of, and all other memberships.
fn memberships(
    archive: &Archive,
    record: &actor::Actor,
    page: &Language,
) -> (Option<Named>, Vec<Membership>) {
    let organs = [ActorKind::Body, ActorKind::Mission];
    let wholes = thing::actors(archive, &record.member_of, page);
    let mut wholes = wholes.into_iter().filter(thing::is_organization);
    let parent = if organs.contains(&record.kind.value) { wholes.next() } else { None };
    let offices = record.roles.iter().filter_map(|role| {
        let of = thing::actors(archive, &role.of, page).pop().filter(thing::is_organization)?;
        Some(Membership::Role(OrganizationRole {
            kind: "OrganizationRole",
            of,
            title: role.title.value.clone(),
            from: day(role.from.as_ref()),
            to: day(role.to.as_ref()),
        }))
    });
    (parent, wholes.map(Membership::Plain).chain(offices).collect())
}

/// Returns a date where schema.org takes one day, month or year.
fn day(date: Option<&Spanned<Edtf>>) -> Option<String> {
    date?.value.date()?.plain()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::base::kind::Kind;
    use crate::page::json_ld::kit::graph;
    use crate::pipeline::kit::linked;

    const ARCHIVE: &str = "=== content/actors/kenya.md
---
name: Kenya
kind: country
member_of: [un]
---
=== content/actors/un.md
---
name: United Nations
kind: organization
founded: 1945-10-24
---
=== content/actors/un-general-assembly.md
---
name: General Assembly
kind: body
member_of: [un]
---
=== content/actors/ruto.md
---
name: William Ruto
name_in: {ar: ويليام روتو}
kind: person
country: kenya
born: 1966-12-21?
other_names: [Ruto, {name: Bill, show: false}]
wikidata: Q2583121
identifiers: {local: x1}
links: [{url: https://example.org/ruto, note: Profile}]
roles:
  - {title: President, of: kenya, from: 2022-09-13}
  - {title: Chair, of: un-general-assembly, from: 2010, to: 2011-05}
---
=== content/articles/a.md
---
title: A
date: 2024-09-26
---
";

    #[test]
    fn a_person_has_roles_with_their_dates() {
        assert_eq!(
            graph(&linked(ARCHIVE), Kind::Actor, "ruto")[0],
            json!({
                "@type": "Person",
                "name": "William Ruto",
                "alternateName": ["ويليام روتو", "Ruto"],
                "jobTitle": ["President"],
                "hasOccupation": [{
                    "@type": "Role",
                    "hasOccupation": {
                        "@type": "Occupation",
                        "name": "President",
                        "occupationLocation": {"@type": "Country", "name": "Kenya"},
                    },
                    "startDate": "2022-09-13",
                }],
                "memberOf": [{
                    "@type": "OrganizationRole",
                    "memberOf": {"@type": "GovernmentOrganization", "name": "General Assembly"},
                    "roleName": "Chair",
                    "startDate": "2010",
                    "endDate": "2011-05",
                }],
                "nationality": {"@type": "Country", "name": "Kenya"},
                "birthDate": "1966-12-21",
                "sameAs": ["https://www.wikidata.org/wiki/Q2583121", "https://example.org/ruto"],
                "identifier": [{"@type": "PropertyValue", "propertyID": "local", "value": "x1"}],
            })
        );
    }

    #[test]
    fn an_organ_has_a_parent_and_a_country_no_memberships() {
        let linked = linked(ARCHIVE);
        assert_eq!(
            graph(&linked, Kind::Actor, "un-general-assembly")[0],
            json!({
                "@type": "GovernmentOrganization",
                "name": "General Assembly",
                "parentOrganization": {"@type": "Organization", "name": "United Nations"},
            })
        );
        assert_eq!(
            graph(&linked, Kind::Actor, "kenya")[0],
            json!({"@type": "Country", "name": "Kenya"})
        );
        assert_eq!(graph(&linked, Kind::Actor, "un")[0]["foundingDate"], "1945-10-24");
    }
}
