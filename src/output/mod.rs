//! The only writer: a site is staged beside the one in place, moved into place when it is complete, and what is stale goes
//! last.
//!
//! `OUTPUT/.dateline/` holds `lock` (held while a build runs, never removed), `manifest` (the files that dateline wrote) and,
//! during a build, `new/` (the files that changed). A build changes nothing in place until [`session::Session::commit`].
//! Then the manifest is replaced by one that lists the files of before and those to come, the staged files are moved (a
//! folder that does not exist yet by one rename), stale files are removed, and the manifest is replaced by one of what is
//! there. Each of these is a rename or a removal, so that whoever is killed leaves every file whole, and a manifest from
//! which the next build knows what is its own.

pub mod error;
pub mod manifest;
pub mod session;
pub mod single;

mod commit;
mod lock;
mod path;
mod place;
mod plan;
mod stage;
