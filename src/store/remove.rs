//! Removing a dataset with all its rows. Vocabulary that other datasets use goes over to
//! them, so that their facts stay as they are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::base_file::BaseFile;
use super::create::Written;
use super::error::StoreError;
use super::load::{LoadReport, Refusal, VOCABULARY, Vocabulary, load};
use super::read::slugs;
use crate::model::{Bilingual, Dataset};

/// What removing a dataset changes.
#[derive(Debug)]
pub struct Removed {
    /// The copy of the base made before its migration.
    pub backup: Option<PathBuf>,
    /// The rows of the dataset itself.
    pub load: LoadReport,
    /// Vocabulary that goes over to another dataset.
    pub handed: Vec<Handed>,
    /// Rows of other datasets that stood on the dataset's facts.
    pub lost: Vec<Lost>,
}

/// A unit, metric, category or entity that another dataset uses and now owns.
#[derive(Debug, PartialEq, Eq)]
pub struct Handed {
    /// Its table.
    pub table: &'static str,
    /// Its slug.
    pub slug: String,
    /// The dataset that owns it now.
    pub to: String,
}

/// Rows of another dataset that went too: what it says again of a removed fact, and what was
/// extracted about a removed event.
#[derive(Debug, PartialEq, Eq)]
pub struct Lost {
    /// The other dataset.
    pub dataset: String,
    /// The table.
    pub table: &'static str,
    /// How many rows.
    pub rows: usize,
}

/// Tables whose rows of other datasets may stand on a removed fact.
const STANDING: [&str; 3] = ["supports", "figures", "predictions"];

impl BaseFile {
    /// Removes a dataset with all its rows; with `rehearse`, only tells what that would
    /// change.
    ///
    /// # Errors
    /// If there is no base or no such dataset, another dataset needs its rows, or the base
    /// cannot be written. The base is then unchanged.
    pub fn remove(&mut self, slug: &str, rehearse: bool) -> Result<Removed, StoreError> {
        if self.base()?.is_none() {
            return Err(StoreError::Missing(self.path().to_owned()));
        }
        let work = |transaction: &Transaction<'_>| remove(transaction, slug);
        let Written { done, backup, .. } =
            if rehearse { self.rehearse(&work)? } else { self.write(&work)? };
        Ok(Removed { backup, ..done })
    }
}

fn remove(transaction: &Transaction<'_>, slug: &str) -> Result<Removed, Refusal> {
    let query = "SELECT id, title_en, title_fr FROM datasets WHERE slug = ?1";
    let found = transaction.query_row(query, [slug], |row| {
        Ok((row.get::<_, i64>(0)?, Bilingual { en: row.get(1)?, fr: row.get(2)? }))
    });
    let Some((id, title)) = found.optional()? else {
        return Err(Refusal::NoDataset(slug.to_owned(), slugs(transaction)?));
    };
    let before = others(transaction, id)?;
    let handed = hand_over(transaction, id)?;
    drop_foreign_names(transaction, id)?;
    // A dataset without records: the difference is that all rows go.
    let empty = Dataset { slug: slug.to_owned(), title, ..Dataset::default() };
    let load = load(transaction, &empty, &|_, _| {}).map_err(|refusal| match refusal {
        Refusal::Conflict(_) => needed(transaction, slug),
        refusal => refusal,
    })?;
    transaction.execute("DELETE FROM datasets WHERE id = ?1", [id])?;
    Ok(Removed { backup: None, load, handed, lost: lost(&before, &others(transaction, id)?) })
}

/// The refusal to remove what rows of other datasets refer to.
fn needed(connection: &Connection, slug: &str) -> Refusal {
    let broken = |table: &str| -> rusqlite::Result<Vec<String>> {
        let query = format!(
            "SELECT slug FROM datasets WHERE id IN (SELECT dataset_id FROM {table} WHERE rowid IN (
                 SELECT rowid FROM pragma_foreign_key_check(?1)))"
        );
        let mut statement = connection.prepare(&query)?;
        statement.query_map([table], |row| row.get(0))?.collect()
    };
    match ["events", "figures", "predictions", "relations"].map(broken).into_iter().collect() {
        Ok::<Vec<_>, _>(datasets) => {
            let mut datasets = datasets.concat();
            datasets.sort_unstable();
            datasets.dedup();
            Refusal::Needed(slug.to_owned(), datasets)
        }
        Err(error) => error.into(),
    }
}

/// Gives the vocabulary that others use, with its names, to the first of them. Entities come
/// first: they take their categories along.
fn hand_over(connection: &Connection, id: i64) -> rusqlite::Result<Vec<Handed>> {
    let mut handed = Vec::new();
    for vocabulary in &VOCABULARY {
        let mut statement = connection.prepare(&vocabulary.used())?;
        let used = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for used in used.collect::<rusqlite::Result<Vec<(Value, String, i64)>>>()? {
            let (row, slug, heir) = used;
            for (table, column) in
                [(vocabulary.table, vocabulary.key), (vocabulary.names(), vocabulary.owner)]
            {
                let update = format!(
                    "UPDATE {table} SET dataset_id = ?3 WHERE {column} = ?1 AND dataset_id = ?2"
                );
                connection.execute(&update, params![row, id, heir])?;
            }
            let query = "SELECT slug FROM datasets WHERE id = ?1";
            let to = connection.query_row(query, [heir], |row| row.get(0))?;
            handed.push(Handed { table: vocabulary.table, slug, to });
        }
    }
    Ok(handed)
}

/// Deletes the names that others gave to vocabulary that goes.
fn drop_foreign_names(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    for vocabulary in &VOCABULARY {
        let Vocabulary { table, key, owner, .. } = vocabulary;
        let names = vocabulary.names();
        let delete = format!(
            "DELETE FROM {names} WHERE dataset_id <> ?1
             AND {owner} IN (SELECT {key} FROM {table} WHERE dataset_id = ?1)"
        );
        connection.execute(&delete, [id])?;
    }
    Ok(())
}

/// How many rows of each table other datasets have.
type Others = BTreeMap<(String, &'static str), usize>;

fn others(connection: &Connection, id: i64) -> rusqlite::Result<Others> {
    let mut others = Others::new();
    for table in STANDING {
        let query = format!(
            "SELECT d.slug, count(*) FROM {table} AS t JOIN datasets AS d ON d.id = t.dataset_id
             WHERE t.dataset_id <> ?1 GROUP BY t.dataset_id"
        );
        let mut statement = connection.prepare(&query)?;
        let rows = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for row in rows {
            let (slug, count): (String, i64) = row?;
            others.insert((slug, table), usize::try_from(count).unwrap_or_default());
        }
    }
    Ok(others)
}

fn lost(before: &Others, after: &Others) -> Vec<Lost> {
    let went = before.iter().map(|(key, rows)| (key, rows - after.get(key).unwrap_or(&0)));
    went.filter(|(_, rows)| *rows > 0)
        .map(|((dataset, table), rows)| Lost { dataset: dataset.clone(), table, rows })
        .collect()
}
