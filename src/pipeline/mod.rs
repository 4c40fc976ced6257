//! Where the stages meet: builds an archive's site, or checks the archive without writing.

pub mod addresses;
pub mod build;
pub mod content;

mod collisions;
pub mod create;
pub mod lazy;
pub mod live;
pub mod options;
pub mod problems;
pub mod query;
pub mod site;
pub mod suggest;
pub mod watch;

pub(crate) mod kit;
