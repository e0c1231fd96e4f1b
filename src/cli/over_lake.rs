//! `kb query --lake`: a question answered from a lake, by `DuckDB`.

use std::path::Path;

use super::args::{Bounds, Global};
use super::ask::{lines, resolve};
use super::error::CliError;
use super::report::{Body, Report};
use super::{duckdb, interrupt};
use crate::exports::parquet::{LABELS, for_duckdb};
use crate::query::{Engine, Question, ResolvedQuestion, cut};
use crate::render::Format;
use crate::store::Base;

/// The base without facts by which phrases about a lake are understood.
pub(super) fn labels(global: &Global, lake: &Path, bounds: Bounds) -> anyhow::Result<Base> {
    let path = lake.join(LABELS);
    if !path.is_file() {
        let message = format!("{} is no lake: it has no {LABELS}", lake.display());
        let hint = "`kb export --as parquet --to DIR` makes one";
        return Err(CliError::data(message, hint).into());
    }
    global.open_file_within(&path, bounds)
}

/// Answers a question from a lake.
pub(super) fn answer(
    labels: &Base,
    question: &Question,
    lake: &Path,
    format: Format,
) -> anyhow::Result<Report> {
    interrupt::watch()?;
    let resolved = resolve(labels, question)?;
    let statement = resolved.statement_on(Engine::Duckdb)?;
    let lake = std::path::absolute(lake)?;
    let sql = format!("{}\n{statement};\n", for_duckdb(&lake)?);
    let limits = resolved.limits();
    let rows = duckdb::rows(&lake, &sql, resolved.columns(), &limits)?;
    Ok(report(&resolved, rows, format))
}

fn report(resolved: &ResolvedQuestion, rows: crate::query::Rows, format: Format) -> Report {
    let (rows, language) = (resolved.arranged(rows), resolved.language());
    let mut notes = resolved.notes();
    if resolved.top().is_none() {
        notes.extend(cut(&rows, language));
    }
    Report { body: Body::Rows(rows, format), notes: lines(notes, language), code: 0 }
}
