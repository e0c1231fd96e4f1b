//! Vocabulary that stays when the dataset of a document drops it: units, metrics,
//! categories and entities that other datasets use.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::store::tables::{Refers, Table};

/// Slugs of a dataset's own vocabulary that others use.
#[derive(Debug, Default)]
pub(super) struct Kept {
    slugs: HashSet<(Refers, String)>,
}

const USED: [(Refers, &str); 4] = [
    (
        Refers::Unit,
        "SELECT t.slug FROM units AS t WHERE t.dataset_id = ?1 AND EXISTS (
             SELECT 1 FROM figures AS f WHERE f.unit_id = t.id AND f.dataset_id <> ?1)",
    ),
    (
        Refers::Metric,
        "SELECT t.slug FROM metrics AS t WHERE t.dataset_id = ?1 AND EXISTS (
             SELECT 1 FROM figures AS f WHERE f.metric_id = t.id AND f.dataset_id <> ?1)",
    ),
    (
        Refers::Category,
        "SELECT t.slug FROM categories AS t WHERE t.dataset_id = ?1 AND (
             EXISTS (SELECT 1 FROM events AS x
                     WHERE x.category = t.slug AND x.dataset_id <> ?1)
             OR EXISTS (SELECT 1 FROM entities AS e
                        LEFT JOIN systems AS y ON y.entity_id = e.id
                        LEFT JOIN organizations AS o ON o.entity_id = e.id
                        LEFT JOIN places AS p ON p.entity_id = e.id
                        WHERE t.slug IN (y.category, o.category, p.category)
                            AND e.dataset_id <> ?1))",
    ),
    (
        Refers::Entity,
        "SELECT t.slug FROM entities AS t WHERE t.dataset_id = ?1 AND (
             EXISTS (SELECT 1 FROM mentions AS m JOIN events AS x ON x.id = m.event_id
                     WHERE m.entity_id = t.id AND x.dataset_id <> ?1)
             OR EXISTS (SELECT 1 FROM figures AS x
                        WHERE t.id IN (x.subject_id, x.object_id) AND x.dataset_id <> ?1)
             OR EXISTS (SELECT 1 FROM predictions AS x
                        WHERE t.id IN (x.subject_id, x.by_id) AND x.dataset_id <> ?1)
             OR EXISTS (SELECT 1 FROM relations AS x
                        WHERE t.id IN (x.subject_id, x.object_id) AND x.dataset_id <> ?1))",
    ),
];

impl Kept {
    /// Finds the part of the dataset's vocabulary that others use.
    pub(super) fn find(connection: &Connection, dataset_id: i64) -> rusqlite::Result<Self> {
        let mut kept = Self::default();
        for (refers, query) in USED {
            let mut statement = connection.prepare_cached(query)?;
            let mut rows = statement.query([dataset_id])?;
            while let Some(row) = rows.next()? {
                kept.slugs.insert((refers, row.get(0)?));
            }
        }
        Ok(kept)
    }

    /// Whether a row of a table, known by its key, is of that vocabulary.
    pub(super) fn holds(&self, table: &Table, key: &[String]) -> bool {
        let refers = match table.name {
            "units" => Some(Refers::Unit),
            "metrics" => Some(Refers::Metric),
            "categories" => Some(Refers::Category),
            "entities" => Some(Refers::Entity),
            "unit_aliases" | "metric_aliases" | "category_aliases" | "labels" | "systems"
            | "people" | "organizations" | "places" => {
                table.columns.first().and_then(|first| first.refers)
            }
            _ => None,
        };
        let slug = key.first();
        refers.zip(slug).is_some_and(|(refers, slug)| self.slugs.contains(&(refers, slug.clone())))
    }
}
