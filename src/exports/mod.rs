//! Bases in the formats of other programs.

#[cfg(feature = "parquet")]
pub mod parquet;
