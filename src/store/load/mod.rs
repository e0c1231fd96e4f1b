//! Loading: making the rows of one dataset in the base equal to the dataset's.
//! What is equal already is not touched; rows of other datasets never are.

mod apply;
mod flatten;
mod ids;
mod kept;
mod shared;

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::error::StoreError;
use super::tables::TABLES;
use crate::dataset::Thing;
use crate::model::{Dataset, Passage};
use apply::{Plan, Steps, Writer};
use flatten::flatten;
pub(super) use ids::Ids;
use kept::Kept;
use shared::Shared;

/// How many rows of a table a load added, changed and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Rows that are new.
    pub added: usize,
    /// Rows that have other values now.
    pub changed: usize,
    /// Rows that are gone.
    pub removed: usize,
}

/// What a load did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadReport {
    /// For every table a dataset fills, what changed in it.
    pub changes: Vec<(&'static str, Change)>,
}

impl LoadReport {
    /// The changes of all tables together.
    #[must_use]
    pub fn total(&self) -> Change {
        self.changes.iter().fold(Change::default(), |sum, (_, change)| Change {
            added: sum.added + change.added,
            changed: sum.changed + change.changed,
            removed: sum.removed + change.removed,
        })
    }
}

/// Why a load cannot go on: either SQLite says no, or the dataset does not fit.
pub(super) enum Refusal {
    Sqlite(rusqlite::Error),
    Conflict(String),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Makes the base's rows of this dataset equal to the dataset's, within the
/// caller's transaction. `progress` is told the rows done and the rows in all.
pub(super) fn load(
    transaction: &Transaction<'_>,
    dataset: &Dataset,
    progress: &dyn Fn(usize, usize),
) -> Result<LoadReport, Refusal> {
    defer(transaction)?;
    load_next(transaction, dataset, progress, &mut Ids::default())
}

/// Lets rows refer to rows that come later: all must hold at the commit only. Once
/// in a transaction, as every prepared statement is prepared again after it.
pub(super) fn defer(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.pragma_update(None, "defer_foreign_keys", true)
}

/// The same as [`load`], one dataset after another in one deferring transaction,
/// with the ids that are known from those before.
pub(super) fn load_next(
    transaction: &Transaction<'_>,
    dataset: &Dataset,
    progress: &dyn Fn(usize, usize),
    ids: &mut Ids,
) -> Result<LoadReport, Refusal> {
    let (dataset_id, change) = head(transaction, dataset)?;
    let shared = Shared::find(transaction, dataset, dataset_id)?;
    let wanted = flatten(dataset, &shared);
    let steps = Steps::new(wanted.iter().map(BTreeMap::len).sum(), progress);
    let is_new = change.added == 1;
    if !is_new {
        ids.clear();
    }
    let texts = &texts(dataset);
    let mut writer = Writer { connection: transaction, dataset_id, is_new, texts, ids, steps };
    let mut report = LoadReport { changes: vec![("datasets", change)] };
    let kept = match dataset.document {
        Some(_) if !is_new => Kept::find(transaction, dataset_id)?,
        _ => Kept::default(),
    };
    let plans: Vec<Plan> = TABLES
        .iter()
        .zip(wanted)
        .map(|(table, wanted)| writer.plan(table, wanted, &kept))
        .collect::<rusqlite::Result<_>>()?;
    let removes = plans.iter().any(Plan::removes);
    for plan in plans.iter().rev() {
        writer.clear(plan)?;
    }
    for (table, plan) in TABLES.iter().zip(plans) {
        report.changes.push((table.name, writer.write(plan)?));
    }
    if is_new {
        ids.keep_vocabulary();
    } else {
        ids.clear();
        write_texts(transaction, dataset)?;
    }
    // Looking for what refers to nothing takes long in a large base; it can only
    // be where something was taken out.
    if removes {
        whole(transaction, dataset)?;
    }
    Ok(report)
}

/// Makes sure that no row refers to one that is gone.
fn whole(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<(), Refusal> {
    let unfit = "SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 1";
    let broken =
        transaction.query_row(unfit, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    if let Some((child, parent)) = broken {
        let (child, parent): (String, String) = (child, parent);
        return Err(Refusal::Conflict(format!(
            "the dataset \"{}\" no longer has a row of {parent} that {child} of another dataset still need",
            dataset.slug
        )));
    }
    Ok(())
}

/// How many rows of all datasets every table holds that a dataset fills.
pub(super) fn counts(connection: &Connection) -> rusqlite::Result<Vec<(&'static str, u64)>> {
    let counted = TABLES.iter().map(|table| {
        let count = format!("SELECT count(*) FROM {}", table.name);
        let rows: i64 = connection.query_row(&count, [], |row| row.get(0))?;
        Ok((table.name, rows.unsigned_abs()))
    });
    counted.collect()
}

/// The passages' texts that the dataset brings, by source and ordinal.
fn texts(dataset: &Dataset) -> HashMap<String, &str> {
    let passages = dataset.sources.iter().flat_map(|source| {
        let name = move |passage: &Passage| format!("{}#{}", source.slug, passage.ordinal);
        let text = move |passage| Some((name(passage), passage.text.as_deref()?));
        source.passages.iter().filter_map(text)
    });
    passages.collect()
}

/// Writes the texts to passages that were there: they are the user's own, and a
/// dataset without them leaves those in the base.
fn write_texts(transaction: &Transaction<'_>, dataset: &Dataset) -> rusqlite::Result<()> {
    let mut update = transaction.prepare_cached(
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

/// The dataset's own row: its id, and whether its title changed.
fn head(transaction: &Transaction<'_>, dataset: &Dataset) -> rusqlite::Result<(i64, Change)> {
    let (slug, en, fr) = (&dataset.slug, &dataset.title.en, &dataset.title.fr);
    let query = "SELECT id, title_en, title_fr FROM datasets WHERE slug = ?1";
    let known: Option<(i64, String, String)> = transaction
        .prepare_cached(query)?
        .query_row([slug], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let mut change = Change::default();
    match known {
        None => {
            let insert = "INSERT INTO datasets (slug, title_en, title_fr) VALUES (?1, ?2, ?3)";
            transaction.prepare_cached(insert)?.execute(params![slug, en, fr])?;
            change.added = 1;
            Ok((transaction.last_insert_rowid(), change))
        }
        Some((id, old_en, old_fr)) => {
            if (&old_en, &old_fr) != (en, fr) {
                let update = "UPDATE datasets SET title_en = ?2, title_fr = ?3 WHERE id = ?1";
                transaction.execute(update, params![id, en, fr])?;
                change.changed = 1;
            }
            Ok((id, change))
        }
    }
}

/// Whether a dataset other than `dataset` supplies a unit, metric, entity or
/// fact.
///
/// # Errors
/// If the base cannot be read.
pub fn elsewhere(
    connection: &Connection,
    dataset: &str,
    thing: Thing,
    slug: &str,
) -> rusqlite::Result<bool> {
    let table = match thing {
        Thing::Unit => "units",
        Thing::Metric => "metrics",
        Thing::Entity => "entities",
        Thing::Event => "events",
        Thing::Figure => "figures",
        Thing::Prediction => "predictions",
        Thing::Source | Thing::Relation | Thing::Support => return Ok(false),
    };
    let query = format!(
        "SELECT 1 FROM {table} AS t JOIN datasets AS d ON d.id = t.dataset_id
         WHERE t.slug = ?1 AND d.slug <> ?2"
    );
    let found =
        connection.prepare_cached(&query)?.query_row([slug, dataset], |_| Ok(())).optional();
    found.map(|found| found.is_some())
}

impl Refusal {
    /// The same, about a file.
    pub(super) fn at(self, path: &std::path::Path) -> StoreError {
        match self {
            Self::Sqlite(error) => StoreError::from_sqlite(path, error),
            Self::Conflict(message) => StoreError::Conflict(message),
        }
    }
}
