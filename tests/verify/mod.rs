//! `kb verify` and `kb ingest --facts`: proposed facts enter only if the article bears them
//! out.

mod development;
mod files;
mod gold;
mod grammar;
mod inventions;
mod loading;
mod negations;
mod quotes;
mod rivals;
mod support;
mod values;
mod words;
