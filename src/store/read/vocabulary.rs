//! The units, metrics, categories and entities that a dataset describes: those it brought
//! into the base, and those of other datasets that it gave names to. Of no dataset in
//! particular, they are all that the base has.

use std::collections::HashSet;

use rusqlite::Connection;

use super::row::Reader;
use crate::model::{Aliases, Bilingual, Category, Entity, Metric, Unit};
use crate::store::records::{Stored, entity, vocabulary};

pub(super) fn units(reader: &Reader<'_>) -> rusqlite::Result<Vec<Unit>> {
    let names = Names { table: "unit_aliases", owner: "unit_id", owners: "units", id: "id" };
    let select = vocabulary::UNITS.select_all();
    let mut units = names.described(reader, &select, vocabulary::read_unit)?;
    for unit in &mut units {
        unit.aliases = names.aliases(reader, &unit.slug, &[&unit.label])?;
    }
    Ok(units)
}

pub(super) fn metrics(reader: &Reader<'_>) -> rusqlite::Result<Vec<Metric>> {
    let names = Names { table: "metric_aliases", owner: "metric_id", owners: "metrics", id: "id" };
    let select = vocabulary::METRICS.select_all();
    let mut metrics = names.described(reader, &select, vocabulary::read_metric)?;
    for metric in &mut metrics {
        metric.aliases = names.aliases(reader, &metric.slug, &[&metric.label])?;
    }
    Ok(metrics)
}

pub(super) fn categories(reader: &Reader<'_>) -> rusqlite::Result<Vec<Category>> {
    let names =
        Names { table: "category_aliases", owner: "category", owners: "categories", id: "slug" };
    let select = vocabulary::CATEGORIES.select_all();
    let mut categories = names.described(reader, &select, vocabulary::read_category)?;
    for category in &mut categories {
        let labels = [&category.label, &category.plural];
        category.aliases = names.aliases(reader, &category.slug, &labels)?;
    }
    Ok(categories)
}

pub(super) fn entities(reader: &Reader<'_>) -> rusqlite::Result<Vec<Entity>> {
    let names = Names { table: "labels", owner: "entity_id", owners: "entities", id: "id" };
    let mut entities = names.described(reader, entity::SELECT, entity::read)?;
    for entity in &mut entities {
        entity.aliases = names.aliases(reader, &entity.slug, &[&entity.label])?;
    }
    Ok(entities)
}

/// The entities that only extraction brought.
pub(super) fn extracted_entities(connection: &Connection) -> rusqlite::Result<HashSet<String>> {
    let query = "SELECT slug FROM entities AS e
        WHERE dataset_id IN (SELECT dataset_id FROM documents)
        AND NOT EXISTS (SELECT 1 FROM labels WHERE entity_id = e.id
            AND dataset_id NOT IN (SELECT dataset_id FROM documents))";
    connection.prepare(query)?.query_map([], |row| row.get(0))?.collect()
}

/// The units that only extraction described.
pub(super) fn extracted_units(connection: &Connection) -> rusqlite::Result<HashSet<String>> {
    extracted(connection, "units", "unit_aliases", "unit_id")
}

/// The metrics that only extraction described.
pub(super) fn extracted_metrics(connection: &Connection) -> rusqlite::Result<HashSet<String>> {
    extracted(connection, "metrics", "metric_aliases", "metric_id")
}

/// The slugs of the rows that an extracted dataset brought, without further names and
/// without curated figures.
fn extracted(
    connection: &Connection,
    table: &str,
    names: &str,
    id: &str,
) -> rusqlite::Result<HashSet<String>> {
    let query = format!(
        "SELECT t.slug FROM {table} AS t
         WHERE t.dataset_id IN (SELECT dataset_id FROM documents)
             AND NOT EXISTS (SELECT 1 FROM {names} AS a
                 WHERE a.{id} = t.id AND a.text NOT IN (t.label_en, t.label_fr))
             AND NOT EXISTS (SELECT 1 FROM figures AS f
                 WHERE f.{id} = t.id AND f.origin = 'curated')"
    );
    let mut statement = connection.prepare(&query)?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// A table of names, and the table of what they name.
struct Names {
    table: &'static str,
    owner: &'static str,
    owners: &'static str,
    /// The column of `owners` that `owner` refers to.
    id: &'static str,
}

impl Names {
    /// The rows of `select` that the dataset brought or gave names to.
    fn described<T>(
        &self,
        reader: &Reader<'_>,
        select: &str,
        read: impl Fn(&Stored<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        let Self { table, owner, id, .. } = self;
        let query = format!(
            "{select} WHERE ?1 IS NULL OR t.dataset_id = ?1
                OR t.{id} IN (SELECT a.{owner} FROM {table} AS a WHERE a.dataset_id = ?1)
             ORDER BY t.slug"
        );
        reader.rows(&query, |row| read(&Stored(row)))
    }

    /// The names that the dataset gave besides the labels, in alphabetical order.
    fn aliases(
        &self,
        reader: &Reader<'_>,
        slug: &str,
        labels: &[&Bilingual],
    ) -> rusqlite::Result<Aliases> {
        let Self { table, owner, owners, id } = self;
        let query = format!(
            "SELECT a.language, a.text FROM {table} AS a JOIN {owners} AS t ON t.{id} = a.{owner}
             WHERE t.slug = ?1 AND (?2 IS NULL OR a.dataset_id = ?2) ORDER BY a.text"
        );
        let names: Vec<(String, String)> =
            reader.own_rows_of(&query, slug, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let of = |language: &str, label: fn(&Bilingual) -> &String| {
            let is_label = |name: &String| labels.iter().any(|labels| label(labels) == name);
            let own = names.iter().filter(|(other, name)| other == language && !is_label(name));
            own.map(|(_, name)| name.clone()).collect()
        };
        Ok(Aliases { en: of("en", |label| &label.en), fr: of("fr", |label| &label.fr) })
    }
}
