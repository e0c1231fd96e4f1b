//! `kb export --as FORMAT`: the base in the formats of other programs. What those programs
//! read is checked with the programs themselves by `.ci/exports`.

mod asked;
mod browser;
mod folders;
mod formats;
mod import;
mod site;
