//! Vocabulary that stays when the dataset of a document drops it: units, metrics,
//! categories and entities that other datasets use.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::store::tables::Table;

/// Slugs of a dataset's own vocabulary that others use.
#[derive(Debug, Default)]
pub(in crate::store) struct Kept {
    /// The table of each, and the slug.
    slugs: HashSet<(&'static str, String)>,
}

const USED: [(&str, &str); 4] = [
    (
        "units",
        "SELECT t.slug FROM units AS t WHERE t.dataset_id = ?1 AND EXISTS (
             SELECT 1 FROM figures AS f WHERE f.unit_id = t.id AND f.dataset_id <> ?1)",
    ),
    (
        "metrics",
        "SELECT t.slug FROM metrics AS t WHERE t.dataset_id = ?1 AND EXISTS (
             SELECT 1 FROM figures AS f WHERE f.metric_id = t.id AND f.dataset_id <> ?1)",
    ),
    (
        "categories",
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
        "entities",
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
    pub(in crate::store) fn find(
        connection: &Connection,
        dataset_id: i64,
    ) -> rusqlite::Result<Self> {
        let mut kept = Self::default();
        for (table, query) in USED {
            let mut statement = connection.prepare_cached(query)?;
            let mut rows = statement.query([dataset_id])?;
            while let Some(row) = rows.next()? {
                kept.slugs.insert((table, row.get(0)?));
            }
        }
        Ok(kept)
    }

    /// The slugs of one table.
    pub(in crate::store) fn slugs_of(self, table: &str) -> Vec<String> {
        self.slugs.into_iter().filter(|(owner, _)| *owner == table).map(|(_, slug)| slug).collect()
    }

    /// Whether a row of a table, known by its key, is of that vocabulary.
    pub(super) fn holds(&self, table: &Table, key: &[String]) -> bool {
        let owner = match table.name {
            "unit_aliases" => "units",
            "metric_aliases" => "metrics",
            "category_aliases" => "categories",
            "labels" | "systems" | "people" | "organizations" | "places" => "entities",
            table => table,
        };
        key.first().is_some_and(|slug| self.slugs.contains(&(owner, slug.clone())))
    }
}
