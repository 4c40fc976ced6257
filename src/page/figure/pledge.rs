//! How a pledge moved: the measured values in time against the target and the due date.

use crate::archive::standing;
use crate::base::date::Edtf;
use crate::page::figure::axis::Axis;
use crate::page::pledge::update_fragment;
use crate::page::view::figure::{PledgeFigure, Step};
use crate::page::words;
use crate::record::pledge::{Amount, Pledge, Update};

/// The width of the view box.
const WIDTH: u32 = 720;

/// The height of the view box.
const HEIGHT: u32 = 260;

/// Where the axis begins: room for the numbers.
const LEFT: u32 = 56;

/// The line of the value zero.
const BOTTOM: u32 = 220;

/// The line of the largest value.
const TOP: u32 = 28;

/// Returns the figure of a pledge with a measure and at least two measured values; those after the as-of date are left out.
pub fn figure(pledge: &Pledge, as_of: Option<&Edtf>) -> Option<PledgeFigure> {
    let measure = pledge.measure.as_ref()?;
    let begun =
        |update: &Update| as_of.is_none_or(|as_of| standing::has_begun(&update.date.value, as_of));
    let measured = |(n, update): (usize, &Update)| {
        let value = update.value.as_ref()?.value;
        begun(update).then(|| (n, update.date.value.clone(), value))
    };
    let mut values: Vec<(usize, Edtf, Amount)> =
        pledge.updates.iter().enumerate().filter_map(measured).collect();
    values.retain(|(_, date, _)| date.lower().is_some());
    if values.len() < 2 {
        return None;
    }
    let due = pledge.due.as_ref().map(|due| &due.value);
    let dates = values.iter().map(|(_, date, _)| date).chain(due).chain([&pledge.promised.value]);
    let axis = Axis::whole_years(dates, LEFT, WIDTH - 16)?;
    let target = measure.target.value;
    let largest = values
        .iter()
        .map(|(_, _, value)| value.hundredths)
        .chain([target.hundredths])
        .max()?
        .max(1);
    let height = |value: Amount| {
        let part = value.hundredths.clamp(0, largest) * i64::from(BOTTOM - TOP) / largest;
        BOTTOM - u32::try_from(part).unwrap_or(0)
    };
    let step = |(n, date, value): &(usize, Edtf, Amount)| Step {
        x: axis.extent(date).map_or(LEFT, |(x, _)| x),
        y: height(*value),
        value: words::amount(*value),
        date: date.to_string(),
        fragment: update_fragment(*n),
        label_x: None,
    };
    let mut steps: Vec<Step> = values.iter().map(step).collect();
    let due_x = due.and_then(|due| Some(axis.position(due.upper()?.number())));
    label(&mut steps, due_x);
    Some(PledgeFigure {
        width: WIDTH,
        height: HEIGHT,
        left: LEFT,
        bottom: BOTTOM,
        target_y: height(target),
        target: words::amount(target),
        unit: measure.unit.as_ref().map(|unit| unit.value.clone()),
        due_x,
        due: due.map(ToString::to_string),
        line: line(&steps),
        ticks: axis.ticks(|_| None),
        steps,
    })
}

/// How far the middles of values stand apart, and from the line of the due date.
const APART: u32 = 64;

/// Gives values their places: first the last one, that at the due date and the first, then as many others as there is room for.
fn label(steps: &mut [Step], due_x: Option<u32>) {
    let at_due = due_x.and_then(|due| steps.iter().rposition(|step| step.x <= due));
    let last = steps.len().checked_sub(1);
    let order = last.into_iter().chain(at_due).chain(0..steps.len());
    let mut taken: Vec<u32> = Vec::new();
    for n in order {
        let Some(step) = steps.get_mut(n) else { continue };
        let x = match due_x {
            Some(due) if step.x <= due => step.x.min(due.saturating_sub(APART / 2 + 4)),
            Some(due) => step.x.max(due + APART / 2 + 4),
            None => step.x,
        };
        if taken.iter().all(|other| APART <= other.abs_diff(x)) {
            taken.push(x);
            step.label_x = Some(x);
        }
    }
}

/// Values hold until the next one is known: a line of steps.
fn line(steps: &[Step]) -> String {
    let mut points = Vec::new();
    let mut last: Option<u32> = None;
    for step in steps {
        if let Some(y) = last {
            points.push(format!("{},{y}", step.x));
        }
        points.push(format!("{},{}", step.x, step.y));
        last = Some(step.y);
    }
    points.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(places: &[u32], due_x: Option<u32>) -> Vec<Option<u32>> {
        let step = |x: &u32| Step {
            x: *x,
            y: 0,
            value: String::new(),
            date: String::new(),
            fragment: String::new(),
            label_x: None,
        };
        let mut steps: Vec<Step> = places.iter().map(step).collect();
        label(&mut steps, due_x);
        steps.into_iter().map(|step| step.label_x).collect()
    }

    #[test]
    fn the_value_at_the_due_date_is_always_shown_and_beside_its_line() {
        assert_eq!(
            labelled(&[60, 100, 180, 290, 300, 420, 600], Some(302)),
            [Some(60), None, Some(180), None, Some(266), Some(420), Some(600)]
        );
        assert_eq!(labelled(&[60, 100], None), [None, Some(100)]);
    }
}
