#![doc = include_str!("../README.md")]

pub mod cli;
pub mod dataset;
pub mod files;
pub mod ingest;
mod language;
pub mod model;
pub mod query;
pub mod render;
pub mod store;
