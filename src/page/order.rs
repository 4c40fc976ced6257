//! The indexes of pledges and of claims in other orders than that of names: by state, and by who promised or claimed.

use std::cmp::Reverse;

use crate::archive::Archive;
use crate::archive::lists;
use crate::archive::node::Node;
use crate::archive::period::{self, Cut, LONGEST_LIST, Period};
use crate::base::address::Address;
use crate::base::date::Edtf;
use crate::base::kind::Kind;
use crate::base::language::Language;
use crate::page::key::PageKey;
use crate::page::prose::Setting;
use crate::page::view::index::{IndexView, Way};
use crate::page::view::parts::Jump;
use crate::page::view::timeline::Group;
use crate::page::{head, index, list, parts, periods, sort};

/// How many entries of one actor a page shows where it has those of many.
const ENTRIES_OF_ACTOR: usize = 12;

/// The states that an index lists, in its order: what is overdue first, then what is open, then what is settled.
const STATES: [&str; 9] =
    ["overdue", "open", "partly", "kept", "broken", "superseded", "lapsed", "rated", "unrated"];

/// Returns whether a kind's index has these orders.
pub fn is_ordered(kind: Kind) -> bool {
    matches!(kind, Kind::Pledge | Kind::Claim)
}

/// Returns the pages of a kind's index in other orders. Those of states are there where the index itself is too long to show them.
pub fn keys(archive: &Archive, kind: Kind) -> Vec<PageKey> {
    let mut keys = Vec::new();
    if !is_ordered(kind) {
        return keys;
    }
    if !makers(archive, kind).is_empty() {
        keys.push(PageKey::IndexByActor(kind, None));
        let parts = maker_parts(archive, kind).into_iter().flat_map(Cut::keys);
        keys.extend(parts.map(|part| PageKey::IndexByActor(kind, Some(part.clone()))));
    }
    if index::is_long(archive, kind) {
        for (state, nodes) in by_state(archive, kind) {
            keys.push(PageKey::IndexByState(kind, state, None));
            let parts = periods::cut(archive, &nodes).into_keys();
            keys.extend(parts.map(|part| PageKey::IndexByState(kind, state, Some(part))));
        }
    }
    keys
}

/// Returns the address of an index by actor, or of a part of it.
pub fn actor_address(kind: Kind, part: Option<&Period>) -> Address {
    below(index::address(kind).join("by").join("actor"), part)
}

/// Returns the address of the records in a state, or of a part of those.
pub fn state_address(kind: Kind, state: &str, part: Option<&Period>) -> Address {
    below(index::address(kind).join("by").join("state").join(state), part)
}

/// Returns an address of a list, or that of a part of it.
pub fn below(address: Address, part: Option<&Period>) -> Address {
    let parts = part.map(Period::path).unwrap_or_default();
    parts.iter().fold(address, |address, part| address.join(part))
}

/// Returns where an index leads: its states, on the page or on pages of their own, and the index by actor.
pub fn ways(archive: &Archive, kind: Kind) -> Vec<Way> {
    if !is_ordered(kind) {
        return Vec::new();
    }
    let is_long = index::is_long(archive, kind);
    let states = by_state(archive, kind);
    let way = |state: &'static str| Way {
        to: state,
        url: if is_long {
            state_address(kind, state, None).as_str().to_owned()
        } else {
            format!("{}#dl-{state}", index::address(kind).as_str())
        },
    };
    let mut ways: Vec<Way> = states.iter().map(|(state, _)| way(state)).collect();
    if ways.len() == 1 && !is_long {
        ways.clear();
    }
    if !makers(archive, kind).is_empty() {
        ways.push(Way { to: "actor", url: actor_address(kind, None).as_str().to_owned() });
    }
    ways
}

/// Returns the word for the state under which an index lists a pledge or a claim; those that are overdue are a state of their own.
pub fn state(archive: &Archive, node: Node) -> Option<&'static str> {
    match node {
        Node::Pledge(ix) => {
            let state = list::pledge_state(archive, &archive.census.pledges[ix]);
            Some(if state.overdue { "overdue" } else { state.name })
        }
        Node::Claim(ix) => Some(list::claim_state(archive, &archive.census.claims[ix]).name),
        _ => None,
    }
}

/// Where a pledge or claim stands among others: by state, claims by verdict, so that equal ones lie together, then by date.
type Rank = (usize, Option<String>, When);

/// The place in time among pledges or claims in one state. What has no such date stands last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// A pledge: when it is due, then when it was promised.
    Due(bool, Option<Edtf>, Edtf),
    /// A claim: the newest first.
    Claimed(Reverse<Option<Edtf>>),
    /// Neither.
    Never,
}

/// Puts pledges or claims in the order of their index; those that are equal in it keep theirs.
pub fn sort(archive: &Archive, nodes: &mut [Node]) {
    nodes.sort_by_cached_key(|node| rank(archive, *node));
}

fn rank(archive: &Archive, node: Node) -> Rank {
    let state = state(archive, node);
    let position = STATES.into_iter().position(|known| Some(known) == state);
    let (verdict, when) = match node {
        Node::Pledge(ix) => {
            let pledge = &archive.census.pledges[ix];
            let due = pledge.due.as_ref().map(|due| due.value.clone());
            (None, When::Due(due.is_none(), due, pledge.promised.value.clone()))
        }
        Node::Claim(ix) => {
            let claim = &archive.census.claims[ix];
            let date = claim.date.as_ref().map(|date| date.value.clone());
            (list::claim_state(archive, claim).label, When::Claimed(Reverse(date)))
        }
        _ => (None, When::Never),
    };
    (position.unwrap_or(STATES.len()), verdict, when)
}

/// Returns the records of a kind by state, those of each in the order of time.
fn by_state(archive: &Archive, kind: Kind) -> Vec<(&'static str, Vec<Node>)> {
    let mut states = STATES.map(|state| (state, Vec::new()));
    let nodes = archive.lists.kinds.get(&kind).map(Vec::as_slice).unwrap_or_default();
    for node in nodes {
        let own = state(archive, *node);
        if let Some((_, list)) = states.iter_mut().find(|(state, _)| Some(*state) == own) {
            list.push(*node);
        }
    }
    states.into_iter().filter(|(_, list)| !list.is_empty()).collect()
}

/// Returns the records of a kind that are in a state, newest first; of many the latest, or those of a period.
pub fn in_state(
    setting: Setting<'_>,
    kind: Kind,
    state: &'static str,
    part: Option<&Period>,
) -> IndexView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let of_state = by_state(archive, kind).into_iter().find(|(known, _)| *known == state);
    let all = of_state.map(|(_, nodes)| nodes).unwrap_or_default();
    let shown =
        periods::shown(archive, &all, part, |period| state_address(kind, state, Some(period)));
    let group = Group {
        label: state.to_owned(),
        sort: "word",
        fragment: format!("dl-{state}"),
        url: None,
        entries: parts::entries(setting, shown.nodes.into_iter(), page),
    };
    IndexView {
        head: head::of_list(archive, "", &state_address(kind, state, part), kind.folder()),
        kind: kind.name(),
        by: Some("state"),
        publisher: None,
        label: part.map(Period::to_string),
        as_of: archive.as_of.as_ref().map(ToString::to_string),
        groups: vec![group],
        jumps: shown.jumps,
        ways: ways(archive, kind),
        partial: shown.partial,
    }
}

/// Returns the actors who promised or claimed something.
fn makers(archive: &Archive, kind: Kind) -> Vec<Node> {
    let nodes = archive.census.actors.indexes().map(Node::Actor);
    nodes.filter(|node| !made_by(archive, kind, *node).is_empty()).collect()
}

fn maker_parts(archive: &Archive, kind: Kind) -> Option<&Cut<Node>> {
    archive.lists.maker_parts.get(&kind)
}

/// Returns what an actor promised, those first that are overdue, or what it claimed.
fn made_by(archive: &Archive, kind: Kind, actor: Node) -> Vec<Node> {
    let mut nodes = lists::made_by(&archive.relations, kind, actor);
    nodes.reverse();
    sort(archive, &mut nodes);
    nodes
}

/// Returns the index of a kind by actor, or those whose names begin with the letters of a part.
pub fn by_actor(setting: Setting<'_>, kind: Kind, part: Option<&Period>) -> IndexView {
    let archive = setting.archive;
    let page = &archive.site.language;
    let parts = maker_parts(archive, kind);
    let is_cut = parts.is_some_and(|parts| !parts.is_empty());
    let mut actors = match part {
        Some(part) => parts.and_then(|parts| parts.get(part)).cloned().unwrap_or_default(),
        None if is_cut => Vec::new(),
        None => makers(archive, kind),
    };
    sort::by_name(&mut actors, page, |node| parts::title(archive, *node, page).text);
    let jump = |letters: &Period| Jump {
        label: letters.to_string(),
        url: actor_address(kind, Some(letters)).as_str().to_owned(),
        current: part == Some(letters),
    };
    let jumps = parts.into_iter().flat_map(|parts| period::in_reach(parts, part)).map(jump);
    let n = if is_cut { ENTRIES_OF_ACTOR } else { usize::MAX };
    let of_actors = actors.into_iter().map(|actor| group(setting, kind, actor, n, page));
    let of_others = part.is_none().then(|| others(setting, kind, page)).flatten();
    IndexView {
        head: head::of_list(archive, "", &actor_address(kind, part), kind.folder()),
        kind: kind.name(),
        by: Some("actor"),
        publisher: None,
        label: part.map(Period::to_string),
        as_of: archive.as_of.as_ref().map(ToString::to_string),
        groups: of_actors.chain(of_others).collect(),
        jumps: jumps.collect(),
        ways: ways(archive, kind),
        partial: is_cut,
    }
}

fn group(setting: Setting<'_>, kind: Kind, actor: Node, n: usize, page: &Language) -> Group {
    let archive = setting.archive;
    let made = made_by(archive, kind, actor);
    Group {
        label: parts::title(archive, actor, page).text,
        sort: "actor",
        fragment: format!("dl-by-{}", archive.census.id(actor)),
        url: Some(format!("{}#dl-{}", parts::url(archive, actor), kind.folder())),
        entries: parts::entries(setting, made.into_iter().take(n), page),
    }
}

/// Returns what was promised or claimed by those who are no actors of the archive; of much of it what stands first.
fn others(setting: Setting<'_>, kind: Kind, page: &Language) -> Option<Group> {
    let archive = setting.archive;
    let mut nodes = lists::made_by_others(&archive.census, kind);
    if nodes.is_empty() {
        return None;
    }
    sort(archive, &mut nodes);
    Some(Group {
        label: "other".to_owned(),
        sort: "word",
        fragment: "dl-other".to_owned(),
        url: None,
        entries: parts::entries(setting, nodes.into_iter().take(LONGEST_LIST), page),
    })
}
