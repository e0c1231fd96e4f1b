//! Everything known about one thing, in sections; each line has its locator, and its
//! quote if the passage is attached.

mod find;
mod sections;

use rusqlite::Connection;

use super::bind::Unused;
use super::compile::header;
use super::error::QueryError;
use super::limits::Limits;
use super::rows::Rows;
use super::run::run_with;
use super::statement::Statement;
use super::value::Value;
use crate::model::Language;
use sections::sections;

pub use find::{Found, Lookup, find};

/// How things are shown.
#[derive(Clone, Debug)]
pub struct View {
    /// The language of titles, names and statements.
    pub language: Language,
    /// The day, ISO, for which the status of predictions is computed.
    pub as_of: String,
    /// What each section may use.
    pub limits: Limits,
}

/// Everything known about a thing: its fields under `about`, then every section that
/// has rows.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn show(
    connection: &mut Connection,
    found: &Found,
    view: &View,
) -> Result<Vec<(&'static str, Rows)>, QueryError> {
    let Some((about, sections)) = sections(&found.what) else { return Ok(Vec::new()) };
    // One more tells that there are more.
    let most = view.limits.rows.filter(|_| !view.limits.count_rest);
    let most = most.and_then(|rows| i64::try_from(rows.saturating_add(1)).ok()).unwrap_or(i64::MAX);
    let given = [
        (":id", Value::Integer(found.id)),
        (":slug", Value::Text(found.slug.clone())),
        (":lang", Value::Text(view.language.word().to_owned())),
        (":as_of", Value::Text(view.as_of.clone())),
        (":most", Value::Integer(most)),
    ];
    let arranged = |mut rows: Rows, sql| {
        // A statement without a header has no column to arrange.
        let header = header::read("show", sql).map(|(header, ..)| header).unwrap_or_default();
        rows.split(&header.lists);
        rows.reading.amount = header.amount.then_some(view.language);
        rows.reading.words = Some(view.language);
        rows
    };
    let fields =
        fetch(connection, about.to_owned(), &given, &Limits { rows: None, ..view.limits })?;
    let fields = arranged(fields, about);
    let mut shown = vec![("about", transposed(fields))];
    for (heading, sql, which) in sections {
        let rows = fetch(connection, sql.replace("{which}", which), &given, &view.limits)?;
        let rows = arranged(rows, sql);
        if rows.total > 0 {
            shown.push((heading, without_empty_quotes(rows)));
        }
    }
    Ok(shown)
}

/// Runs a statement with those of the values that it uses.
fn fetch(
    connection: &mut Connection,
    sql: String,
    given: &[(&str, Value)],
    limits: &Limits,
) -> Result<Rows, QueryError> {
    let params = given.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    run_with(connection, &Statement::new(sql, params), limits, Unused::Ignored)
}

/// One row with many columns as a row for each that has a value.
fn transposed(fields: Rows) -> Rows {
    let values = fields.rows.into_iter().flatten();
    let rows: Vec<_> = fields
        .columns
        .into_iter()
        .zip(values)
        .filter(|(_, value)| !matches!(value, Value::Null) && !value.text().is_empty())
        .map(|(field, value)| vec![Value::Text(field), value])
        .collect();
    Rows {
        columns: vec!["field".to_owned(), "value".to_owned()],
        total: rows.len(),
        rows,
        ..fields
    }
}

/// Removes the column of quotes if no passage is attached.
fn without_empty_quotes(mut rows: Rows) -> Rows {
    let quote = rows.columns.iter().position(|column| column == "quote");
    let Some(quote) = quote.filter(|_| rows.column("quote").all(|value| *value == Value::Null))
    else {
        return rows;
    };
    rows.columns.remove(quote);
    for row in &mut rows.rows {
        row.remove(quote);
    }
    rows
}
