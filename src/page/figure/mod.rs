//! Geometry of figures, in whole units; templates write the SVG.

pub mod axis;
pub mod label;
pub mod marks;
pub mod matrix;
pub mod pledge;
pub mod roles;
pub mod strip;
pub mod timeline;
