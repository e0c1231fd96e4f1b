//! Small queries for the user interface: names to complete, tables, passages.

use rusqlite::Connection;

use super::error::QueryError;
use super::limits::Limits;
use super::rows::Rows;
use super::run::run;
use super::statement::Statement;
use super::value::Value;
use crate::model::Language;

/// Slug and name of every entity, event and prediction whose slug has this prefix.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn slugs_beginning(
    connection: &mut Connection,
    begun: &str,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    ask(connection, include_str!("sql/slugs.sql"), &[(":begun", begun)], limits)
}

/// Slug and name of everything that a slug parameter of this name may be given, whose slug
/// has this prefix.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn slugs_of(
    connection: &mut Connection,
    param: &str,
    begun: &str,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    let place = Place::of(param);
    let (table, name) = (place.table, place.name(Language::En));
    let sql = format!(
        "SELECT slug, {name} FROM {table}
         WHERE slug >= :begun AND slug < :begun || char(1114111) ORDER BY slug"
    );
    ask(connection, &sql, &[(":begun", begun)], limits)
}

/// Slug of everything that a slug parameter of this name may be given, whose slug has this
/// prefix, in order after one of them.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn slugs_after(
    connection: &mut Connection,
    param: &str,
    begun: &str,
    after: &str,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    let table = table_of(param);
    let sql = format!(
        "SELECT slug FROM {table} WHERE slug > :after
         AND slug >= :begun AND slug < :begun || char(1114111) ORDER BY slug"
    );
    ask(connection, &sql, &[(":begun", begun), (":after", after)], limits)
}

/// What people call the value of a slug parameter; none if the base has no such slug.
///
/// # Errors
/// As for [`run`].
pub fn label_of(
    connection: &mut Connection,
    param: &str,
    slug: &str,
    language: Language,
    limits: &Limits,
) -> Result<Option<String>, QueryError> {
    let place = Place::of(param);
    let (table, name) = (place.table, place.name(language));
    let sql = format!("SELECT {name} FROM {table} WHERE slug = :slug");
    let rows = ask(connection, &sql, &[(":slug", slug)], limits)?;
    Ok(rows.rows.into_iter().flatten().next().map(|name| name.text().into_owned()))
}

/// Where the slugs that a parameter takes stand, with their names in both languages.
struct Place {
    params: &'static [&'static str],
    table: &'static str,
    names: [&'static str; 2],
}

/// Parameters that take no slugs of entities.
const PLACES: [Place; 7] = [
    Place { params: &["metric", "not_metric"], table: "metrics", names: ["label_en", "label_fr"] },
    Place { params: &["unit", "not_unit"], table: "units", names: ["label_en", "label_fr"] },
    Place {
        params: &["category", "not_category"],
        table: "categories",
        names: ["label_en", "label_fr"],
    },
    Place { params: &["event"], table: "events", names: ["title_en", "title_fr"] },
    Place {
        params: &["prediction"],
        table: "predictions",
        names: ["statement_en", "statement_fr"],
    },
    Place { params: &["source"], table: "sources", names: ["title", "title"] },
    Place { params: &["dataset"], table: "datasets", names: ["title_en", "title_fr"] },
];

const ENTITIES: Place = Place { params: &[], table: "entity_names", names: ["name_en", "name_fr"] };

impl Place {
    fn of(param: &str) -> &'static Self {
        PLACES.iter().find(|place| place.params.contains(&param)).unwrap_or(&ENTITIES)
    }

    fn name(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.names[0],
            Language::Fr => self.names[1],
        }
    }
}

/// The table that holds the slugs that a parameter takes.
pub(super) fn table_of(param: &str) -> &'static str {
    Place::of(param).table
}

/// Look-up form and text of every name that phrases may use and whose look-up form
/// has this prefix.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn names_beginning(
    connection: &mut Connection,
    begun: &str,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    ask(connection, include_str!("sql/names.sql"), &[(":begun", begun)], limits)
}

/// Name and kind of the tables and views, the views first.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn tables(connection: &mut Connection, limits: &Limits) -> Result<Rows, QueryError> {
    ask(connection, include_str!("sql/listing.sql"), &[], limits)
}

/// The name of every column of a table or view.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn columns(connection: &mut Connection, limits: &Limits) -> Result<Rows, QueryError> {
    ask(connection, include_str!("sql/columns.sql"), &[], limits)
}

/// Name of the tables and views, with what each holds.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn descriptions(connection: &mut Connection, limits: &Limits) -> Result<Rows, QueryError> {
    ask(connection, include_str!("sql/descriptions.sql"), &[], limits)
}

/// Name and kind of the tables and views, the views first, with their columns.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn schema(connection: &mut Connection, limits: &Limits) -> Result<Rows, QueryError> {
    let mut rows = ask(connection, include_str!("sql/schema.sql"), &[], limits)?;
    rows.split(&["columns"]);
    Ok(rows)
}

/// Source and ordinal of the passages after one of them, in this order.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn passages_after(
    connection: &mut Connection,
    source: &str,
    ordinal: i64,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    let source = (":source".to_owned(), Value::Text(source.to_owned()));
    let params = vec![source, (":passage".to_owned(), Value::Integer(ordinal))];
    let sql = include_str!("sql/passage_numbers.sql").to_owned();
    run(connection, &Statement::new(sql, params), limits)
}

/// Hash and ordinal of every passage of a source; no rows if there is no such
/// source.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn passages_of(
    connection: &mut Connection,
    source: &str,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    ask(connection, include_str!("sql/passages.sql"), &[(":source", source)], limits)
}

fn ask(
    connection: &mut Connection,
    sql: &str,
    given: &[(&str, &str)],
    limits: &Limits,
) -> Result<Rows, QueryError> {
    let param = |(name, value): &(&str, &str)| {
        let value = Value::Text((*value).to_owned());
        ((*name).to_owned(), value)
    };
    let params = given.iter().map(param).collect();
    run(connection, &Statement::new(sql, params), limits)
}
