//! Geometry of figures. Templates write the SVG; all coordinates are whole units of the view box, left to right (templates
//! mirror the picture on pages that run from right to left).

use serde::Serialize;

/// A timeline: time runs along the horizontal axis, each row is a body or kind.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Figure {
    /// Width of the view box.
    pub width: u32,
    /// Height of the view box.
    pub height: u32,
    /// What is seen, for those who do not see it.
    pub from: String,
    /// The last date.
    pub to: String,
    /// The ticks of the axis.
    pub ticks: Vec<Tick>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Where the marks begin; labels of rows stand above their marks.
    pub left: u32,
}

/// A tick of a time axis.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Tick {
    /// Where.
    pub x: u32,
    /// EDTF of the year or month that begins there.
    pub label: String,
    /// The address of its page, if it has one.
    pub url: Option<String>,
}

/// A row of a timeline.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Row {
    /// The line that its marks stand on; its label stands above them.
    pub y: u32,
    /// The name of the body.
    pub label: String,
    /// The word to look up instead of the name: `article`, `event`.
    pub word: Option<&'static str>,
    /// The address of its page.
    pub url: Option<String>,
    /// The marks.
    pub marks: Vec<Mark>,
}

/// A mark: a bar as long as what is not known of the date, at least 4 units wide.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Mark {
    /// Where it begins.
    pub x: u32,
    /// How long it is.
    pub width: u32,
    /// How many things it stands for.
    pub count: usize,
    /// The height that stands for the count.
    pub height: u32,
    /// Whether its ends are soft: the date is approximate or uncertain.
    pub soft: bool,
    /// Its date, EDTF.
    pub date: String,
    /// The title, where it stands for one thing.
    pub title: Option<String>,
    /// The address of it, where it stands for one thing.
    pub url: Option<String>,
}

/// A bar chart by year with the numbers beside it.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Strip {
    /// The years, in order, none left out.
    pub bars: Vec<Bar>,
    /// The largest number.
    pub largest: usize,
}

/// A year's bar.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Bar {
    /// The year.
    pub label: String,
    /// The number.
    pub count: usize,
    /// That number as a percentage of the largest, rounded up.
    pub percent: usize,
}

/// How a pledge moved: steps of the measured value against the target and the due date.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct PledgeFigure {
    /// Width of the view box.
    pub width: u32,
    /// Height of the view box.
    pub height: u32,
    /// Where the axis begins.
    pub left: u32,
    /// The line of the value zero.
    pub bottom: u32,
    /// The line of the target, and its number.
    pub target_y: u32,
    /// The target.
    pub target: String,
    /// The unit.
    pub unit: Option<String>,
    /// Where the due date is.
    pub due_x: Option<u32>,
    /// The due date.
    pub due: Option<String>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// The points of the line through the steps, for SVG's `polyline`.
    pub line: String,
    /// The ticks of the axis.
    pub ticks: Vec<Tick>,
}

/// One measured value.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Step {
    /// Where in time.
    pub x: u32,
    /// How high.
    pub y: u32,
    /// The value.
    pub value: String,
    /// The date.
    pub date: String,
    /// The fragment of the update.
    pub fragment: String,
}
