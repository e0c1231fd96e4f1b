//! Everything known about one thing, in sections; each line has its locator, and its
//! quote if the passage is attached.

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
use crate::model::text::{key, nearest};

/// The result of looking up a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// One thing.
    One(Found),
    /// Several: the name is ambiguous.
    Several(Vec<Found>),
    /// Nothing; the nearest slugs, at most three.
    None(Vec<String>),
}

/// A thing of the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is: `entity`, `event`, `prediction`, `figure`, `source`, `passage`,
    /// `unit`, `metric`, `category` or `dataset`.
    pub what: String,
    /// Its slug; of a passage, the source's slug, `#` and its ordinal.
    pub slug: String,
    id: i64,
}

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

/// Finds a thing by its slug (`event:SLUG` says which kind), a passage by its
/// number or a locator in it, and an entity, unit, metric or category by any of its
/// labels too. A slug comes before a label, and an entity before a unit.
///
/// # Errors
/// If the base cannot be read.
pub fn find(connection: &mut Connection, name: &str) -> Result<Lookup, QueryError> {
    let text = |text: &str| Value::Text(text.to_owned());
    let (what, slug) = match name.split_once(':') {
        Some((what, slug)) if sections(what).is_some() => (Some(what), slug),
        _ => (None, name),
    };
    let (source, ordinal) = slug.split_once('#').unwrap_or_default();
    let ordinal = ordinal.split(':').next().and_then(|ordinal| ordinal.parse().ok());
    let ordinal = ordinal.map_or(Value::Null, Value::Integer);
    let given = [
        (":name", text(slug)),
        (":source", text(source)),
        (":ordinal", ordinal),
        (":key", text(&key(slug))),
    ];
    let mut found = Vec::new();
    for sql in FINDING {
        if found.is_empty() {
            found = things(connection, sql, &given)?;
            found.retain(|found| what.is_none_or(|what| what == found.what));
        }
    }
    Ok(match found.len() {
        0 => Lookup::None(near(connection, slug)?),
        1 => Lookup::One(found.remove(0)),
        _ => Lookup::Several(found),
    })
}

/// The statements that find a thing, in this order.
const FINDING: [&str; 4] = [
    include_str!("sql/show/find.sql"),
    include_str!("sql/show/vocabulary.sql"),
    include_str!("sql/show/labels.sql"),
    include_str!("sql/show/aliases.sql"),
];

fn things(
    connection: &mut Connection,
    sql: &str,
    given: &[(&str, Value)],
) -> Result<Vec<Found>, QueryError> {
    let rows = fetch(connection, sql.to_owned(), given, &Limits::default())?;
    let found = rows.rows.into_iter().filter_map(|row| match <[Value; 3]>::try_from(row) {
        Ok([Value::Text(what), Value::Integer(id), Value::Text(slug)]) => {
            Some(Found { what, slug, id })
        }
        _ => None,
    });
    Ok(found.collect())
}

/// How many slugs are compared with a mistyped one; of more, those that begin as it does.
const COMPARED: usize = 20_000;

/// How many characters of the beginning these have in common.
const BEGUN: usize = 3;

/// The slugs nearest to a mistyped one or a mistyped label.
fn near(connection: &mut Connection, name: &str) -> Result<Vec<String>, QueryError> {
    let word = key(name).replace(' ', "-");
    let mut slugs = slugs_beginning(connection, "")?;
    if slugs.len() > COMPARED {
        let begun: String = word.chars().take(BEGUN).collect();
        slugs = slugs_beginning(connection, &begun)?;
    }
    slugs.sort_unstable();
    slugs.dedup();
    let mut near = Vec::new();
    while near.len() < 3 && !word.is_empty() {
        let Some(slug) = nearest(&word, slugs.iter().map(String::as_str)) else { break };
        let slug = slug.to_owned();
        slugs.retain(|other| *other != slug);
        near.push(slug);
    }
    Ok(near)
}

/// The slugs that begin so, about as many as are compared.
fn slugs_beginning(connection: &mut Connection, begun: &str) -> Result<Vec<String>, QueryError> {
    let most = i64::try_from(COMPARED + 1).unwrap_or(i64::MAX);
    let given = [
        (":from", Value::Text(begun.to_owned())),
        (":to", Value::Text(format!("{begun}\u{10ffff}"))),
        (":most", Value::Integer(most)),
    ];
    let sql = include_str!("sql/show/slugs.sql").to_owned();
    let rows = fetch(connection, sql, &given, &Limits::default())?;
    let slugs = rows.rows.into_iter().flatten().filter_map(|value| match value {
        Value::Text(slug) => Some(slug),
        _ => None,
    });
    Ok(slugs.collect())
}

/// A heading, the statement of its rows, and which of them.
type Section = (&'static str, &'static str, &'static str);

const EVENTS: &str = include_str!("sql/show/events.sql");
const FIGURES: &str = include_str!("sql/show/figures.sql");
const MENTIONS: &str = include_str!("sql/show/mentions.sql");
const OUTCOME: &str = include_str!("sql/show/outcome.sql");
const PASSAGES: &str = include_str!("sql/show/passages.sql");
const PASSAGE_EVENTS: &str = include_str!("sql/show/passage_events.sql");
const PREDICTIONS: &str = include_str!("sql/show/predictions.sql");
const RELATIONS: &str = include_str!("sql/show/relations.sql");
const SUPPORTED: &str = include_str!("sql/show/supported.sql");
const SUPPORTS: &str = include_str!("sql/show/supports.sql");

const OF_ENTITY: [Section; 4] = [
    ("relations", RELATIONS, "r.subject_id = :id OR r.object_id = :id"),
    ("events", EVENTS, ""),
    ("figures", FIGURES, include_str!("sql/show/figures_of_entity.sql")),
    ("predictions", PREDICTIONS, include_str!("sql/show/predictions_of_entity.sql")),
];
const OF_EVENT: [Section; 5] = [
    ("mentions", MENTIONS, ""),
    ("figures", FIGURES, "f.event_id = :id"),
    ("predictions", PREDICTIONS, "pr.event_id = :id"),
    ("decided", PREDICTIONS, "o.event_id = :id"),
    ("supports", SUPPORTS, "su.event_id = :id"),
];
const OF_PREDICTION: [Section; 3] = [
    ("figure", FIGURES, "f.id = (SELECT pr.figure_id FROM predictions AS pr WHERE pr.id = :id)"),
    ("outcome", OUTCOME, ""),
    ("supports", SUPPORTS, "su.prediction_id = :id"),
];
const OF_FIGURE: [Section; 2] = [
    ("predictions", PREDICTIONS, "pr.figure_id = :id"),
    ("supports", SUPPORTS, "su.figure_id = :id"),
];
const OF_SOURCE: [Section; 2] =
    [("passages", PASSAGES, ""), ("supports", SUPPORTED, "p.source_id = :id")];
const OF_PASSAGE: [Section; 5] = [
    ("events", PASSAGE_EVENTS, ""),
    ("figures", FIGURES, "f.passage_id = :id"),
    ("predictions", PREDICTIONS, "pr.passage_id = :id"),
    ("relations", RELATIONS, "r.passage_id = :id"),
    ("supports", SUPPORTED, "su.passage_id = :id"),
];

const OF_UNIT: [Section; 2] =
    [("units", include_str!("sql/show/units.sql"), ""), ("figures", FIGURES, "f.unit_id = :id")];
const OF_METRIC: [Section; 1] = [("figures", FIGURES, "f.metric_id = :id")];
const OF_CATEGORY: [Section; 1] = [("members", include_str!("sql/show/members.sql"), "")];

/// The fields of a thing itself, and the sections that follow.
fn sections(what: &str) -> Option<(&'static str, &'static [Section])> {
    Some(match what {
        "entity" => (include_str!("sql/show/entity.sql"), &OF_ENTITY),
        "event" => (include_str!("sql/show/event.sql"), &OF_EVENT),
        "prediction" => (include_str!("sql/show/prediction.sql"), &OF_PREDICTION),
        "figure" => (include_str!("sql/show/figure.sql"), &OF_FIGURE),
        "source" => (include_str!("sql/show/source.sql"), &OF_SOURCE),
        "passage" => (include_str!("sql/show/passage.sql"), &OF_PASSAGE),
        "unit" => (include_str!("sql/show/unit.sql"), &OF_UNIT),
        "metric" => (include_str!("sql/show/metric.sql"), &OF_METRIC),
        "category" => (include_str!("sql/show/category.sql"), &OF_CATEGORY),
        "dataset" => (include_str!("sql/show/dataset.sql"), &[]),
        _ => return None,
    })
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
