//! Vocabulary that stays when the dataset of a document drops it: units, metrics,
//! categories and entities that other datasets use.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::store::tables::Table;

/// A table of vocabulary, and what refers to its rows.
#[derive(Debug)]
pub(in crate::store) struct Vocabulary {
    pub(in crate::store) table: &'static str,
    /// The column that others refer to.
    pub(in crate::store) key: &'static str,
    /// The tables whose rows belong to its rows; the first holds their names.
    parts: &'static [&'static str],
    /// The column of the table of names that refers to it.
    pub(in crate::store) owner: &'static str,
    /// The SQL that selects the `dataset_id` of everything that uses the row `t`.
    users: &'static str,
}

/// Every table of vocabulary. Entities come first: they use categories.
pub(in crate::store) const VOCABULARY: [Vocabulary; 4] = [
    Vocabulary {
        table: "entities",
        key: "id",
        parts: &["labels", "systems", "people", "organizations", "places"],
        owner: "entity_id",
        users: "SELECT x.dataset_id FROM mentions AS m JOIN events AS x ON x.id = m.event_id
                WHERE m.entity_id = t.id
                UNION ALL SELECT dataset_id FROM figures WHERE subject_id = t.id
                UNION ALL SELECT dataset_id FROM figures WHERE object_id = t.id
                UNION ALL SELECT dataset_id FROM predictions WHERE subject_id = t.id
                UNION ALL SELECT dataset_id FROM predictions WHERE by_id = t.id
                UNION ALL SELECT dataset_id FROM relations WHERE subject_id = t.id
                UNION ALL SELECT dataset_id FROM relations WHERE object_id = t.id",
    },
    Vocabulary {
        table: "units",
        key: "id",
        parts: &["unit_aliases"],
        owner: "unit_id",
        users: "SELECT dataset_id FROM figures WHERE unit_id = t.id",
    },
    Vocabulary {
        table: "metrics",
        key: "id",
        parts: &["metric_aliases"],
        owner: "metric_id",
        users: "SELECT dataset_id FROM figures WHERE metric_id = t.id",
    },
    Vocabulary {
        table: "categories",
        key: "slug",
        parts: &["category_aliases"],
        owner: "category",
        users: "SELECT dataset_id FROM events WHERE category = t.slug
                UNION ALL SELECT e.dataset_id FROM systems AS y
                JOIN entities AS e ON e.id = y.entity_id WHERE y.category = t.slug
                UNION ALL SELECT e.dataset_id FROM organizations AS o
                JOIN entities AS e ON e.id = o.entity_id WHERE o.category = t.slug
                UNION ALL SELECT e.dataset_id FROM places AS p
                JOIN entities AS e ON e.id = p.entity_id WHERE p.category = t.slug",
    },
];

impl Vocabulary {
    /// The table of its names.
    pub(in crate::store) fn names(&self) -> &'static str {
        self.parts.first().copied().unwrap_or_default()
    }

    /// The SQL that selects the rows of dataset `?1` that others use, with the first of
    /// these datasets as `heir`.
    pub(in crate::store) fn used(&self) -> String {
        let Self { table, key, users, .. } = self;
        format!(
            "SELECT t.{key}, t.slug,
                 (SELECT min(dataset_id) FROM ({users}) WHERE dataset_id <> ?1) AS heir
             FROM {table} AS t WHERE t.dataset_id = ?1
                 AND EXISTS (SELECT 1 FROM ({users}) WHERE dataset_id <> ?1)
             ORDER BY t.slug"
        )
    }

    /// The SQL that selects the slugs alone, and so does not look at all uses.
    fn used_slugs(&self) -> String {
        let Self { table, users, .. } = self;
        format!(
            "SELECT t.slug FROM {table} AS t WHERE t.dataset_id = ?1
                 AND EXISTS (SELECT 1 FROM ({users}) WHERE dataset_id <> ?1)"
        )
    }
}

/// Slugs of a dataset's own vocabulary that others use.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The table of each, and the slug.
    slugs: HashSet<(&'static str, String)>,
}

impl Kept {
    /// Finds the part of the dataset's vocabulary that others use.
    pub(super) fn find(connection: &Connection, dataset_id: i64) -> rusqlite::Result<Self> {
        let mut kept = Self::default();
        for vocabulary in &VOCABULARY {
            let mut statement = connection.prepare_cached(&vocabulary.used_slugs())?;
            let mut rows = statement.query([dataset_id])?;
            while let Some(row) = rows.next()? {
                kept.slugs.insert((vocabulary.table, row.get(0)?));
            }
        }
        Ok(kept)
    }

    /// Whether a row of a table, known by its key, is of that vocabulary.
    pub(super) fn holds(&self, table: &Table, key: &[String]) -> bool {
        let mut all = VOCABULARY.iter();
        let owner = all.find(|vocabulary| vocabulary.parts.contains(&table.name));
        let owner = owner.map_or(table.name, |vocabulary| vocabulary.table);
        key.first().is_some_and(|slug| self.slugs.contains(&(owner, slug.clone())))
    }
}
