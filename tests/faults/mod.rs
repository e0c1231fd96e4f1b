//! What becomes of a base when the process, the disk or others who use it get in
//! the way: always what it was, or what it should be.

mod crash;
mod facts;
mod left;
mod moments;
mod past;
mod permission;
mod restore;
mod room;
mod scenarios;
mod signals;
mod state;
mod together;

use crate::support;
