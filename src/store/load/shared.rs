//! Entities, units, metrics and categories that another dataset added to the base first. They
//! belong to that dataset; this one must agree with it, and may add labels.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::refusal::Refusal;
use crate::model::Dataset;

/// Slugs that belong to other datasets.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) entities: HashSet<String>,
    pub(super) units: HashSet<String>,
    pub(super) metrics: HashSet<String>,
    pub(super) categories: HashSet<String>,
    /// Labels of other datasets: owner's table, slug, language, text.
    pub(super) labels: HashSet<(&'static str, String, String, String)>,
}

impl Shared {
    /// Finds the part of the dataset's vocabulary that belongs to others.
    pub(super) fn find(
        connection: &Connection,
        dataset: &Dataset,
        dataset_id: i64,
    ) -> Result<Self, Refusal> {
        let mut shared = Self::default();
        let others = "SELECT EXISTS (SELECT 1 FROM datasets WHERE id <> ?1)";
        if !connection.prepare_cached(others)?.query_row([dataset_id], |row| row.get(0))? {
            return Ok(shared);
        }
        let search = Search { connection, dataset_id };
        shared.find_entities(&search, dataset)?;
        shared.find_units(&search, dataset)?;
        shared.find_metrics(&search, dataset)?;
        shared.find_categories(&search, dataset)?;
        Ok(shared)
    }

    fn find_entities(&mut self, search: &Search<'_>, dataset: &Dataset) -> Result<(), Refusal> {
        for entity in &dataset.entities {
            let slug = &entity.slug;
            let Some(kind) = search.row("entities", "t.kind", slug, text)? else { continue };
            // An extracted kind is a guess: that of the base counts.
            if dataset.document.is_none() {
                agree("entity", slug, entity.detail.kind().word(), &kind)?;
            }
            self.entities.insert(slug.clone());
            search.labels("labels", "o.id = t.entity_id", "entities", slug, self)?;
        }
        Ok(())
    }

    fn find_units(&mut self, search: &Search<'_>, dataset: &Dataset) -> Result<(), Refusal> {
        let measure =
            |row: &Row<'_>| Ok(format!("{} × {}", row.get::<_, String>(0)?, row.get::<_, f64>(1)?));
        for unit in &dataset.units {
            let (slug, columns) = (&unit.slug, "t.dimension, t.factor");
            let Some(theirs) = search.row("units", columns, slug, measure)? else { continue };
            agree("unit", slug, &format!("{} × {}", unit.dimension, unit.factor), &theirs)?;
            self.units.insert(slug.clone());
            search.labels("unit_aliases", "o.id = t.unit_id", "units", slug, self)?;
        }
        Ok(())
    }

    fn find_metrics(&mut self, search: &Search<'_>, dataset: &Dataset) -> Result<(), Refusal> {
        for metric in &dataset.metrics {
            let slug = &metric.slug;
            if search.row("metrics", "1", slug, |_| Ok(()))?.is_some() {
                self.metrics.insert(slug.clone());
                search.labels("metric_aliases", "o.id = t.metric_id", "metrics", slug, self)?;
            }
        }
        Ok(())
    }

    fn find_categories(&mut self, search: &Search<'_>, dataset: &Dataset) -> Result<(), Refusal> {
        for category in &dataset.categories {
            let slug = &category.slug;
            let Some(kind) = search.row("categories", "t.kind", slug, text)? else { continue };
            agree("category", slug, category.kind.word(), &kind)?;
            self.categories.insert(slug.clone());
            search.labels("category_aliases", "o.slug = t.category", "categories", slug, self)?;
        }
        Ok(())
    }

    /// Whether another dataset has this label.
    pub(super) fn has_label(
        &self,
        table: &'static str,
        slug: &str,
        language: &str,
        text: &str,
    ) -> bool {
        let label = || (table, slug.to_owned(), language.to_owned(), text.to_owned());
        !self.labels.is_empty() && self.labels.contains(&label())
    }
}

/// Looks up what other datasets have.
struct Search<'c> {
    connection: &'c Connection,
    dataset_id: i64,
}

impl Search<'_> {
    /// What another dataset has of a slug.
    fn row<T>(
        &self,
        table: &str,
        columns: &str,
        slug: &str,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Option<T>> {
        let query = format!(
            "SELECT {columns} FROM {table} AS t WHERE t.slug = ?1 AND t.dataset_id IS NOT ?2"
        );
        let mut statement = self.connection.prepare_cached(&query)?;
        statement.query_row(params![slug, self.dataset_id], |row| read(row)).optional()
    }

    /// Adds the labels that other datasets gave to a slug.
    fn labels(
        &self,
        table: &'static str,
        on: &str,
        owners: &str,
        slug: &str,
        shared: &mut Shared,
    ) -> rusqlite::Result<()> {
        let query = format!(
            "SELECT t.language, t.text FROM {table} AS t JOIN {owners} AS o ON {on}
             WHERE o.slug = ?1 AND t.dataset_id IS NOT ?2"
        );
        let mut statement = self.connection.prepare_cached(&query)?;
        let mut rows = statement.query(params![slug, self.dataset_id])?;
        while let Some(row) = rows.next()? {
            shared.labels.insert((table, slug.to_owned(), row.get(0)?, row.get(1)?));
        }
        Ok(())
    }
}

fn text(row: &Row<'_>) -> rusqlite::Result<String> {
    row.get(0)
}

/// Refuses a record that says otherwise than that of another dataset.
fn agree(kind: &str, slug: &str, ours: &str, theirs: &str) -> Result<(), Refusal> {
    if ours == theirs {
        return Ok(());
    }
    Err(Refusal::Conflict(format!(
        "{kind} \"{slug}\" is {theirs} in another dataset of the base, and {ours} in this one"
    )))
}
