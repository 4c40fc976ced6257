//! A pledge's page: the promise in its words, two states, what became of it.

use crate::archive::Archive;
use crate::archive::ix::Ix;
use crate::archive::node::Node;
use crate::archive::reading::Reading;
use crate::archive::standing;
use crate::base::language::Language;
use crate::page::figure::pledge as figure;
use crate::page::prose::{self, Setting};
use crate::page::view::parts::{Source, State};
use crate::page::view::record::{PledgeView, Response, Update};
use crate::page::{head, list, noted, parts, publication, words};
use crate::record::pledge::{self, Pledge};

/// Returns a pledge's page.
pub fn view(setting: Setting<'_>, ix: Ix<Pledge>, reading: &Reading) -> PledgeView {
    let archive = setting.archive;
    let node = Node::Pledge(ix);
    let pledge = &*publication::pledge(&archive.census.pledges[ix]);
    let page = archive.page_language(node);
    let at = Some(&pledge.promised.value);
    let measure = pledge.measure.as_ref();
    let unit = measure.and_then(|measure| measure.unit.as_ref()).map(|unit| unit.value.clone());
    let speech = pledge.speech.as_ref().and_then(|id| archive.census.speech(&id.value));
    let evidence: Vec<Node> = archive.noted.evidence(node).into_iter().collect();
    PledgeView {
        head: head::of_record(archive, node),
        as_of: archive.as_of.as_ref().map(ToString::to_string),
        by: parts::parties(archive, &pledge.by, at, page),
        to: parts::parties(archive, &pledge.to, at, page),
        promised: pledge.promised.value.to_string(),
        words: pledge
            .words
            .as_ref()
            .map(|spoken| parts::words(&spoken.value, archive.language(node), page)),
        speech: speech.map(|ix| setting.line(Node::Speech(ix), page)),
        condition: pledge.condition.as_ref().map(|condition| condition.value.clone()),
        due: pledge.due.as_ref().map(|due| due.value.to_string()),
        target: measure.map(|measure| words::amount(measure.target.value)),
        unit,
        state: list::pledge_state(archive, pledge),
        state_at_due: state_at_due(archive, pledge),
        figure: figure::figure(pledge, archive.as_of.as_ref()),
        summary: pledge
            .common
            .summary
            .as_ref()
            .filter(|_| pledge.common.withdrawn.is_none())
            .map(|summary| summary.value.clone()),
        body: prose::body(setting, node, reading),
        withdrawn: parts::withdrawn(&pledge.common),
        updates: updates(setting, node, pledge, page),
        responses: responses(setting, node, &pledge.responses, page),
        topics: parts::topics(archive, &pledge.common, page),
        sources: parts::sources(archive, &pledge.sources, page),
        evidence: noted::latest(setting, node, page),
        references: parts::references(setting, node, &evidence, page),
        jumps: parts::jumps(archive, node, None),
        identifiers: parts::identifiers(&pledge.common),
    }
}

/// The state at the due date, where it was another than the latest.
fn state_at_due(archive: &Archive, pledge: &Pledge) -> Option<State> {
    let as_of = archive.as_of.as_ref();
    let at_due = standing::state_at_due(pledge, as_of)?;
    if at_due.status == standing::latest_state(pledge, as_of).status {
        return None;
    }
    Some(State {
        name: words::pledge_status(at_due.status),
        label: None,
        date: at_due.update.map(|update| update.date.value.to_string()),
        author: None,
        due: pledge.due.as_ref().map(|due| due.value.to_string()),
        overdue: false,
    })
}

/// Returns the fragment of an update: its number in the order of dates, which earlier ones keep.
pub fn update_fragment(n: usize) -> String {
    format!("dl-update-{}", n + 1)
}

fn updates(setting: Setting<'_>, node: Node, pledge: &Pledge, page: &Language) -> Vec<Update> {
    let archive = setting.archive;
    let view = |(n, update): (usize, &pledge::Update)| Update {
        fragment: update_fragment(n),
        date: update.date.value.to_string(),
        status: words::pledge_status(update.status.value),
        value: update.value.as_ref().map(|value| words::amount(value.value)),
        future: archive
            .as_of
            .as_ref()
            .is_some_and(|as_of| !standing::has_begun(&update.date.value, as_of)),
        body: update
            .body
            .as_ref()
            .map(|body| prose::field(setting, node, body))
            .unwrap_or_default(),
        author: update.author.as_ref().map(|author| list::editor(archive, &author.value)),
        reviewed_by: update.reviewed_by.as_ref().map(|author| list::editor(archive, &author.value)),
        sources: parts::sources(archive, &update.sources, page),
    };
    pledge.updates.iter().enumerate().map(view).rev().collect()
}

/// Returns the answers of those whom a pledge or claim is about.
pub fn responses(
    setting: Setting<'_>,
    node: Node,
    responses: &[pledge::Response],
    page: &Language,
) -> Vec<Response> {
    let view = |response: &pledge::Response| {
        let date = response.date.as_ref().or(response.asked.as_ref()).map(|date| &date.value);
        let sources: Vec<Source> = parts::sources(setting.archive, &response.sources, page);
        Response {
            by: parts::parties(setting.archive, &response.by, date, page),
            date: response.date.as_ref().map(|date| date.value.to_string()),
            asked: response.asked.as_ref().map(|date| date.value.to_string()),
            body: response
                .body
                .as_ref()
                .map(|body| prose::field(setting, node, body))
                .unwrap_or_default(),
            sources,
        }
    };
    responses.iter().map(view).collect()
}
