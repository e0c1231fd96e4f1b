#![doc = include_str!("../README.md")]

pub mod model;
pub mod query;
pub mod render;
