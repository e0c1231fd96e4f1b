//! Arguments as they are typed: `period=2024-Q1`, `about=dojo,cortex`.

use rusqlite::{Connection, OptionalExtension};

use super::call::{Argument, OPEN};
use super::compile::{Param, ParamKind};
use super::error::QueryError;
use super::fulltext::match_expression;
use super::lookup::table_of;
use super::value::Value;
use crate::model::Period;
use crate::model::period::PeriodError;
use crate::model::text::nearest;

/// Reads `value` as a group of alternatives for a parameter, with a comma between
/// them. Without a base, any slug is taken.
///
/// # Errors
/// If a value is not of the parameter's kind, or names nothing in the base.
pub(super) fn arguments(
    connection: Option<&Connection>,
    param: &Param<'_>,
    value: &str,
) -> Result<Vec<Argument>, QueryError> {
    let texts: Vec<&str> = match param.kind {
        ParamKind::Slug | ParamKind::Category(_) | ParamKind::Word(_) | ParamKind::Period => {
            value.split(',').collect()
        }
        _ => vec![value],
    };
    texts.into_iter().map(|text| argument(connection, param, text.trim())).collect()
}

fn argument(
    connection: Option<&Connection>,
    param: &Param<'_>,
    text: &str,
) -> Result<Argument, QueryError> {
    let bad =
        |what: &str| QueryError::Parameter(format!("`{}` is {what}, not \"{text}\"", param.name));
    let one = |text: String| Argument::One(Value::Text(text));
    match &param.kind {
        ParamKind::Period => period(text)
            .map_err(|error| QueryError::Parameter(format!("`{}`: {error}", param.name))),
        ParamKind::Day => match text.parse::<Period>() {
            Ok(day) if day.start() == day.end() => Ok(one(day.to_string())),
            _ => Err(bad("a day such as 2024-12-31")),
        },
        ParamKind::Number => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Argument::One(Value::Real(number))),
            _ => Err(bad("a number")),
        },
        ParamKind::Word(words) if words.contains(&text) => Ok(one(text.to_owned())),
        ParamKind::Word(words) => Err(bad(&format!("one of {}", words.join(", ")))),
        ParamKind::Words => Ok(one(match_expression(text).unwrap_or_else(|| "\"\"".to_owned()))),
        ParamKind::Slug => {
            let table = table_of(param.name);
            let all = if table == "entity_names" { "entities" } else { table };
            known(connection, param.name, text, table, all)?;
            Ok(one(text.to_owned()))
        }
        ParamKind::Category(kind) => {
            let table = format!("(SELECT slug FROM categories WHERE kind = '{kind}')");
            known(connection, param.name, text, &table, &format!("{kind} categories"))?;
            Ok(one(text.to_owned()))
        }
    }
}

/// A date, a range of dates, or a range with one end open: `2024`,
/// `2024-01/2024-06`, `../2021`, `2024-08-01/..`.
fn period(text: &str) -> Result<Argument, PeriodError> {
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    let first = match first {
        ".." => OPEN.0.to_owned(),
        first => first.parse::<Period>()?.start().to_string(),
    };
    let last = match last {
        ".." => OPEN.1.to_owned(),
        last => last.parse::<Period>()?.end().to_string(),
    };
    if first > last {
        return Err(PeriodError::Backwards(text.to_owned()));
    }
    Ok(Argument::Period(first, last))
}

/// Makes sure that the base has what a slug names, in a table that messages call `all`.
fn known(
    connection: Option<&Connection>,
    param: &str,
    text: &str,
    table: &str,
    all: &str,
) -> Result<(), QueryError> {
    let Some(connection) = connection else { return Ok(()) };
    let query = format!("SELECT 1 FROM {table} WHERE slug = ?1");
    let found = connection.query_row(&query, [text], |_| Ok(())).optional();
    if found.map_err(QueryError::Sqlite)?.is_some() {
        return Ok(());
    }
    let query = format!("SELECT slug FROM {table} ORDER BY slug");
    let slugs: Vec<String> = connection
        .prepare(&query)
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .map_err(QueryError::Sqlite)?;
    let near = nearest(text, slugs.iter().map(String::as_str));
    let near = near.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
    Err(QueryError::Parameter(format!(
        "`{param}`: the base has no \"{text}\" among its {all}{near}"
    )))
}
