//! Geometry of figures, in whole units; templates write the SVG.

pub mod axis;
pub mod matrix;
pub mod pledge;
pub mod strip;
pub mod timeline;
