//! Compiling canned queries: a file of `queries/`, a header of comments before one
//! SQL statement, becomes typed parts. A condition that depends on a parameter is
//! written `(:name IS NULL OR condition)`, so the file runs as it stands in any SQL
//! tool.
//!
//! The build script compiles every file into static tables and fails on a file that
//! cannot be compiled. It includes this module by path, so nothing here imports the
//! rest of the crate.

pub mod header;
mod parts;
pub(crate) mod scan;
mod select;
mod types;

pub use types::{Canned, Header, Param, ParamKind, Part, Scope, Select, Source, Sql, Summary};

/// Why a file cannot be compiled, and in which of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what is wanted.
    pub message: String,
}

impl std::fmt::Display for CompileError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for CompileError {}

/// Compiles the canned query of a file `name.sql`.
///
/// # Errors
/// The first line that cannot be compiled.
pub fn canned<'a>(name: &'a str, text: &'a str) -> Result<Canned<'a>, CompileError> {
    let (header, sql, line) = header::read(name, text)?;
    let select = select::compile(sql, line, &header)?;
    Ok(Canned { header, sql, select, summaries: Vec::new().into(), chart: None })
}

/// Compiles SQL that stands in for a part of the canned query with this header: the
/// lines of a file after the first, which is a comment. It may use `:most`, the number of rows
/// that are looked for, NULL for all. Says whether it groups rows.
///
/// # Errors
/// The first line that cannot be compiled.
pub fn fragment<'a>(text: &'a str, header: &Header<'a>) -> Result<(Sql<'a>, bool), CompileError> {
    let no_comment = || CompileError { line: 1, message: "the first line is a comment".to_owned() };
    let (_, sql) = text
        .split_once('\n')
        .filter(|(first, _)| first.starts_with("--"))
        .ok_or_else(no_comment)?;
    let mut header = header.clone();
    header.params.to_mut().push(Param { name: "most", kind: ParamKind::Number, effect: "" });
    parts::fragment(sql.trim_end(), 2, &header)
}
