#![doc = include_str!("../README.md")]

pub mod dataset;
pub mod model;
pub mod query;
pub mod store;
