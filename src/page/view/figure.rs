//! Geometry of figures. Templates write the SVG; all coordinates are whole units of the view box, left to right (templates
//! mirror the picture on pages that run from right to left).

use serde::Serialize;

/// A timeline: time runs along the horizontal axis, each row is a body or kind; labels stand in the direction of the page.
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
    /// Where the axis leaves a long empty time out.
    pub breaks: Vec<Break>,
    /// The day as of which the archive stands, if its end is on the axis.
    pub as_of: Option<AsOf>,
    /// The rows.
    pub rows: Vec<Row>,
    /// How many marks they have.
    pub marks: usize,
    /// Where the marks begin; labels of rows stand above their marks.
    pub left: u32,
}

/// A tick of a time axis.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Tick {
    /// Where.
    pub x: u32,
    /// EDTF of the year, month or day that begins there.
    pub label: String,
    /// The address of its page, if it has one.
    pub url: Option<String>,
    /// Whether there is room for the label.
    pub labelled: bool,
}

/// The day as of which an archive stands, on a time axis.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct AsOf {
    /// Where it ends.
    pub x: u32,
    /// The date.
    pub date: String,
}

/// A break of a time axis.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Break {
    /// Where it begins.
    pub x: u32,
    /// How long it is drawn.
    pub width: u32,
    /// The last year before it.
    pub from: String,
    /// The first year behind it.
    pub to: String,
}

/// A row of a timeline.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct Row {
    /// The line that its marks stand on; its label stands above them.
    pub y: u32,
    /// The name of the body; none where the row is called by its kind.
    pub label: Option<String>,
    /// The same in one or two lines, for where there is little room.
    pub lines: Vec<String>,
    /// What is in it: `speech`, `event`, `article`.
    pub kind: &'static str,
    /// The id of the body.
    pub body: Option<String>,
    /// The address of its page.
    pub url: String,
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
    /// The address of it, or of the list of what it stands for.
    pub url: String,
    /// What stands above it, where there is room: a number, the title or a part of it, or who spoke.
    pub label: Option<String>,
    /// The ids of those whom it concerns; none where they are too many.
    pub actors: Vec<String>,
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
    /// Where that is listed, if it leads there.
    pub url: Option<String>,
}

/// The axis of the bars of roles.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct RoleFigure {
    /// Width of the view box.
    pub width: u32,
    /// The ticks of the axis.
    pub ticks: Vec<Tick>,
    /// The day as of which the archive stands, if its end is on the axis.
    pub as_of: Option<AsOf>,
}

/// A role in time. It is soft between `x` and `solid`, and between `soft` and `end`: there it is not known whether it was held.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize)]
pub struct RoleBar {
    /// Where it begins at the earliest.
    pub x: u32,
    /// Where it has begun.
    pub solid: u32,
    /// Where it ends at the earliest.
    pub soft: u32,
    /// Where it has ended, or where the bar is cut off.
    pub end: u32,
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
    /// Where its value stands above it, in the middle; none where there is no room.
    pub label_x: Option<u32>,
}
