//! Roles over time: a bar a role on one axis, soft as far as its beginning or end is not known.

use crate::archive::standing;
use crate::base::date::Edtf;
use crate::page::figure::axis::Axis;
use crate::page::figure::timeline::as_of_between;
use crate::page::view::figure::{RoleBar, RoleFigure};
use crate::record::actor::Role;

/// The width of the view box.
pub const WIDTH: u32 = 640;

/// How far a bar goes on softly where nothing is known of its beginning or end.
const OPEN: u32 = 48;

/// A bar is at least that long.
const SHORTEST: u32 = 4;

/// Returns the bars of roles, in their order, none for one without a date; no figure of fewer than two bars.
pub fn figure(roles: &[&Role], as_of: Option<&Edtf>) -> Option<(RoleFigure, Vec<Option<RoleBar>>)> {
    let own =
        roles.iter().flat_map(|role| [&role.from, &role.to]).flatten().map(|date| &date.value);
    let axis = Axis::whole_years(own.chain(as_of), 0, WIDTH)?;
    let bars: Vec<Option<RoleBar>> = roles.iter().map(|role| bar(role, &axis, as_of)).collect();
    if bars.iter().flatten().count() < 2 {
        return None;
    }
    let figure = RoleFigure {
        width: WIDTH,
        ticks: axis.ticks(|_| None),
        as_of: as_of.and_then(|date| as_of_between(&axis, date, 0, WIDTH)),
    };
    Some((figure, bars))
}

fn bar(role: &Role, axis: &Axis, as_of: Option<&Edtf>) -> Option<RoleBar> {
    let from = role.from.as_ref().and_then(|date| ends(&date.value, axis));
    let to = role.to.as_ref().and_then(|date| ends(&date.value, axis));
    let now = as_of
        .filter(|as_of| standing::is_held(role, Some(as_of)))
        .and_then(|as_of| Some(axis.position(as_of.upper()?.number() + 1)));
    let (x, solid, soft, end) = match (from, to) {
        (None, None) => return None,
        (Some((x, solid)), Some((soft, end))) => (x, solid, soft.max(solid), end.max(solid)),
        (Some((x, solid)), None) => {
            let known = now.unwrap_or(solid).max(solid);
            (x, solid, known, (known + OPEN).min(WIDTH))
        }
        (None, Some((soft, end))) => (soft.saturating_sub(OPEN), soft, soft, end),
    };
    let end = end.max(x + SHORTEST).min(WIDTH);
    Some(RoleBar { x: x.min(end - SHORTEST), solid: solid.min(end), soft: soft.min(end), end })
}

/// Returns where a date begins and ends; both are the same for a day.
fn ends(date: &Edtf, axis: &Axis) -> Option<(u32, u32)> {
    let (first, last) = (date.lower()?, date.upper()?);
    let x = axis.position(first.number());
    Some((x, if first == last { x } else { axis.position(last.number() + 1) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::{FileId, Span, Spanned};

    fn role(from: Option<&str>, to: Option<&str>) -> Role {
        let span = Span { file: FileId(0), start: 0, end: 0 };
        let date = |text: &str| Spanned { value: Edtf::parse(text).unwrap(), span };
        Role {
            title: Spanned { value: String::new(), span },
            of: None,
            from: from.map(date),
            to: to.map(date),
        }
    }

    fn bars(roles: &[Role], as_of: Option<&str>) -> Vec<Option<RoleBar>> {
        let as_of = as_of.map(|date| Edtf::parse(date).unwrap());
        let roles: Vec<&Role> = roles.iter().collect();
        figure(&roles, as_of.as_ref()).map(|(_, bars)| bars).unwrap_or_default()
    }

    #[test]
    fn what_is_not_known_of_a_date_is_soft() {
        let roles = [
            role(Some("2020"), Some("2022-07-01")),
            role(Some("2022-07-01"), None),
            role(None, None),
        ];
        let bars = bars(&roles, Some("2023-06-30"));
        // The first year is not certain, the end is a day.
        let first = bars[0].as_ref().unwrap();
        assert_eq!((first.x, first.solid), (0, 160));
        assert_eq!(first.soft, first.end);
        // Held as of the archive's date, and nobody knows how long.
        let second = bars[1].as_ref().unwrap();
        assert_eq!((second.x, second.solid), (first.end, first.end));
        assert!(second.soft < second.end && 550 < second.soft, "{second:?}");
        assert_eq!(bars[2], None);
    }

    #[test]
    fn an_unknown_beginning_is_open() {
        let bars = bars(
            &[role(None, Some("2022-01-01")), role(Some("2020-01-01"), Some("2023-12-31"))],
            None,
        );
        let open = bars[0].as_ref().unwrap();
        assert_eq!(open.solid - open.x, OPEN);
        assert_eq!(open.solid, open.end);
    }

    #[test]
    fn one_bar_is_no_figure() {
        assert!(bars(&[role(Some("2020"), None)], Some("2024")).is_empty());
        assert!(bars(&[role(Some("2020"), None), role(None, None)], Some("2024")).is_empty());
    }
}
