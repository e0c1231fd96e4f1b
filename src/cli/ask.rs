//! Running a statement for a command: its limits, its errors, its notes.

use super::interrupt;
use crate::model::Language;
use crate::query::{Limits, QueryError, Rows, Statement, page};
use crate::store::Base;

/// Runs the statement of a call on a base; what is wrong with the file is told as such.
pub(super) fn ask(base: &mut Base, statement: &Statement, limits: &Limits) -> anyhow::Result<Rows> {
    interrupt::watch()?;
    page(base.connection_mut(), statement, limits).map_err(|error| told(base, error))
}

/// An error of a statement, or of the base it was to be answered from.
pub(super) fn told(base: &Base, error: QueryError) -> anyhow::Error {
    match error {
        QueryError::Sqlite(error) => base.error(error).into(),
        error => error.into(),
    }
}

/// Says that rows were left out.
pub(super) fn cut(rows: &Rows, language: Language) -> Option<String> {
    let (kept, total) = (rows.rows.len(), rows.total);
    let (more_than, plus_de) = if rows.more { ("more than ", "plus de ") } else { ("", "") };
    rows.is_cut().then(|| match language {
        Language::En => format!("{kept} of {more_than}{total} rows; -n -1 for all"),
        Language::Fr => format!("{kept} sur {plus_de}{total} lignes ; -n -1 pour toutes"),
    })
}
