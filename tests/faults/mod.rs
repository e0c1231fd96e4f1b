//! Writes are atomic: whatever happens to the process, the disk or concurrent users, a
//! base has its old content or its new content.

mod calls;
mod crash;
mod facts;
mod left;
mod moments;
pub(crate) mod past;
mod permission;
mod restore;
mod room;
mod scenarios;
mod signals;
mod state;
mod together;

use crate::support;
