//! `kb sql`, `kb show` and `kb search` through the real binary, on the built-in
//! dataset.

mod search;
mod show;
mod sql;
mod support;
