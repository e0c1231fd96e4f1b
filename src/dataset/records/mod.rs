//! The records of a dataset as TOML, one file per kind, each with the function that
//! reads its keys and the one that writes them. A record with a problem is left out;
//! the slug that it defines still counts, so that one error makes one message.

pub(super) mod context;
pub(super) mod entity;
pub(super) mod event;
mod extracted;
pub(super) mod figure;
pub(super) mod prediction;
pub(super) mod relation;
pub(super) mod source;
pub(super) mod support;
pub(super) mod vocabulary;
