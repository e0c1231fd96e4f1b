//! Loading makes the base's rows of one dataset equal to the dataset. Equal rows and rows
//! of other datasets are not touched.

mod apply;
mod ids;
mod insert;
mod kept;
mod refusal;
mod report;
mod rows;
mod shared;
mod standard;
mod steps;

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::records::TABLES;
use crate::dataset::RecordKind;
use crate::model::Dataset;
use apply::{Plan, Writer};
use ids::Ids;
use insert::Inserts;
use kept::Kept;
pub(super) use kept::{VOCABULARY, Vocabulary};
pub(super) use refusal::Refusal;
use report::Changes;
pub use report::{Change, LoadReport};
use rows::rows;
use shared::Shared;
pub(super) use steps::Progress;
use steps::Steps;

/// Makes the base's rows of a dataset equal to the dataset, in the caller's transaction.
/// `progress` is called with the number of rows done and the total.
pub(super) fn load(
    transaction: &Transaction<'_>,
    dataset: &Dataset,
    progress: Progress<'_>,
) -> Result<LoadReport, Refusal> {
    Loader::new(transaction)?.load(dataset, Some(progress))
}

/// Loads datasets one after another in a transaction, and shares prepared statements and
/// ids between them.
pub(super) struct Loader<'c> {
    connection: &'c Connection,
    inserts: Inserts<'c>,
    ids: Ids,
}

impl<'c> Loader<'c> {
    /// Defers foreign keys to the commit, so that rows may refer to later ones. Done once
    /// per transaction, because SQLite prepares every statement again after it.
    pub(super) fn new(transaction: &'c Transaction<'_>) -> rusqlite::Result<Self> {
        transaction.pragma_update(None, "defer_foreign_keys", true)?;
        let (inserts, ids) = (Inserts::new(transaction), Ids::default());
        Ok(Self { connection: transaction, inserts, ids })
    }

    /// Makes the base's rows of a dataset equal to the dataset.
    pub(super) fn load(
        &mut self,
        dataset: &Dataset,
        progress: Option<Progress<'_>>,
    ) -> Result<LoadReport, Refusal> {
        let (dataset_id, change) = head(self.connection, dataset)?;
        standard::insert(self.connection, dataset)?;
        let shared = Shared::find(self.connection, dataset, dataset_id)?;
        let steps = Steps::of(dataset, &shared, progress)?;
        let mut changes = if change.added == 1 {
            self.write(dataset, dataset_id, &shared, &steps)?
        } else {
            self.apply(dataset, dataset_id, &shared, steps)?
        };
        changes.insert(0, ("datasets", change));
        Ok(LoadReport { changes })
    }

    /// Inserts the rows of a new dataset.
    fn write(
        &mut self,
        dataset: &Dataset,
        dataset_id: i64,
        shared: &Shared,
        steps: &Steps<'_>,
    ) -> Result<Changes, Refusal> {
        let mut changes = Changes::with_capacity(TABLES.len() + 1);
        for table in TABLES {
            let mut added = 0;
            rows(table, dataset, shared, &mut |cells, text| {
                self.inserts.of(table)?.row(&mut self.ids, dataset_id, cells, text)?;
                added += 1;
                steps.step();
                Ok(())
            })?;
            changes.push((table.name, Change { added, ..Change::default() }));
        }
        self.ids.keep_vocabulary();
        Ok(changes)
    }

    /// Applies the difference between the base's rows of a dataset and the dataset.
    fn apply(
        &mut self,
        dataset: &Dataset,
        dataset_id: i64,
        shared: &Shared,
        steps: Steps<'_>,
    ) -> Result<Changes, Refusal> {
        let Self { connection, inserts, ids } = self;
        ids.clear();
        let kept = match dataset.document {
            Some(_) => Kept::find(connection, dataset_id)?,
            None => Kept::default(),
        };
        let mut writer = Writer { connection, dataset_id, inserts, ids, steps };
        let plans = writer.plans(dataset, shared, &kept)?;
        let removes = plans.iter().any(Plan::removes);
        for plan in plans.iter().rev() {
            writer.clear(plan)?;
        }
        let written = plans.into_iter().map(|plan| writer.write(plan));
        let changes = written.collect::<Result<_, _>>()?;
        self.ids.clear();
        write_texts(self.connection, dataset)?;
        // Only a removed row can leave a dangling reference; the check is slow in a large
        // base.
        if removes {
            check_references(self.connection, dataset)?;
        }
        Ok(changes)
    }
}

/// Checks that no row refers to a removed one.
fn check_references(connection: &Connection, dataset: &Dataset) -> Result<(), Refusal> {
    let unfit = "SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 1";
    let broken =
        connection.query_row(unfit, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    if let Some((child, parent)) = broken {
        let (child, parent): (String, String) = (child, parent);
        return Err(Refusal::Conflict(format!(
            "the dataset \"{}\" no longer has a row of {parent} that {child} of another dataset still need",
            dataset.slug
        )));
    }
    Ok(())
}

/// The number of rows of all datasets in each table of facts.
pub(super) fn counts(connection: &Connection) -> rusqlite::Result<Vec<(&'static str, u64)>> {
    let counted = TABLES.iter().map(|table| {
        let count = format!("SELECT count(*) FROM {}", table.name);
        let rows: i64 = connection.query_row(&count, [], |row| row.get(0))?;
        Ok((table.name, rows.unsigned_abs()))
    });
    counted.collect()
}

/// Writes the texts of passages. A dataset without texts leaves those in the base.
fn write_texts(connection: &Connection, dataset: &Dataset) -> rusqlite::Result<()> {
    let mut update = connection.prepare_cached(
        "UPDATE passages SET text = ?3 WHERE ordinal = ?2 AND text IS NOT ?3
             AND source_id = (SELECT id FROM sources WHERE slug = ?1)",
    )?;
    for source in &dataset.sources {
        for passage in source.passages.iter().filter(|passage| passage.text.is_some()) {
            update.execute(params![source.slug, passage.ordinal, passage.text])?;
        }
    }
    Ok(())
}

/// Inserts or updates the row of the dataset itself; returns its id and the change.
fn head(connection: &Connection, dataset: &Dataset) -> rusqlite::Result<(i64, Change)> {
    let (slug, en, fr) = (&dataset.slug, &dataset.title.en, &dataset.title.fr);
    let query = "SELECT id, title_en, title_fr FROM datasets WHERE slug = ?1";
    let known: Option<(i64, String, String)> = connection
        .prepare_cached(query)?
        .query_row([slug], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let mut change = Change::default();
    match known {
        None => {
            let insert = "INSERT INTO datasets (slug, title_en, title_fr) VALUES (?1, ?2, ?3)";
            connection.prepare_cached(insert)?.execute(params![slug, en, fr])?;
            change.added = 1;
            Ok((connection.last_insert_rowid(), change))
        }
        Some((id, old_en, old_fr)) => {
            if (&old_en, &old_fr) != (en, fr) {
                let update = "UPDATE datasets SET title_en = ?2, title_fr = ?3 WHERE id = ?1";
                connection.execute(update, params![id, en, fr])?;
                change.changed = 1;
            }
            Ok((id, change))
        }
    }
}

/// Whether a dataset other than `dataset` has a unit, metric, category, entity or fact of
/// this slug.
///
/// # Errors
/// If the base cannot be read.
pub fn elsewhere(
    connection: &Connection,
    dataset: &str,
    kind: RecordKind,
    slug: &str,
) -> rusqlite::Result<bool> {
    let table = match kind {
        RecordKind::Unit => "units".to_owned(),
        RecordKind::Metric => "metrics".to_owned(),
        RecordKind::Category(kind) => {
            format!("(SELECT slug, dataset_id FROM categories WHERE kind = '{kind}')")
        }
        RecordKind::Entity => "entities".to_owned(),
        RecordKind::Event => "events".to_owned(),
        RecordKind::Figure => "figures".to_owned(),
        RecordKind::Prediction => "predictions".to_owned(),
        RecordKind::Source | RecordKind::Relation | RecordKind::Support => return Ok(false),
    };
    let query = format!(
        "SELECT 1 FROM {table} AS t LEFT JOIN datasets AS d ON d.id = t.dataset_id
         WHERE t.slug = ?1 AND d.slug IS NOT ?2"
    );
    let found =
        connection.prepare_cached(&query)?.query_row([slug, dataset], |_| Ok(())).optional();
    found.map(|found| found.is_some())
}
