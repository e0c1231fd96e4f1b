//! Reads the rows of one dataset back as a Dataset, without the texts of passages.

mod facts;
mod row;
mod vocabulary;

use rusqlite::{Connection, OptionalExtension};

use super::base::Base;
use super::error::StoreError;
use super::records::source;
use crate::model::{Bilingual, Dataset, DocumentInfo, Source};
pub(super) use row::parsed;
use row::{Reader, both};

/// The slugs of the base's datasets, in the order of loading: one may refer to records of
/// earlier ones.
///
/// # Errors
/// If the base cannot be read.
pub fn datasets(base: &Base) -> Result<Vec<String>, StoreError> {
    slugs(base.connection()).map_err(|error| base.error(error))
}

/// The slugs of all datasets, in the order of their loading.
pub(super) fn slugs(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("SELECT slug FROM datasets ORDER BY id")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// A dataset of the base; `None` if there is none of that slug.
///
/// # Errors
/// If the base cannot be read.
pub fn read(base: &Base, slug: &str) -> Result<Option<Dataset>, StoreError> {
    dataset(base, slug).map_err(|error| base.error(error))
}

/// The vocabulary of a base, for reading articles.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The units, metrics, categories and entities of its datasets.
    pub dataset: Dataset,
    /// The metrics of its curated figures, each with a dimension.
    pub dimensions: Vec<(String, String)>,
}

/// The units, metrics, categories and entities of the datasets of the base, without those
/// that were only extracted from articles: what is found in one article
/// must not change how another one is read, or the same one again.
///
/// # Errors
/// If the base cannot be read.
pub fn vocabulary(base: &Base) -> Result<Vocabulary, StoreError> {
    all(base).map_err(|error| base.error(error))
}

fn all(base: &Base) -> rusqlite::Result<Vocabulary> {
    let connection = base.connection();
    let _moment = base.moment()?;
    let reader = Reader { connection, dataset: None };
    let mut dataset = Dataset {
        units: vocabulary::units(&reader)?,
        metrics: vocabulary::metrics(&reader)?,
        categories: vocabulary::categories(&reader)?,
        entities: vocabulary::entities(&reader)?,
        ..Dataset::default()
    };
    let extracted = vocabulary::extracted_entities(connection)?;
    dataset.entities.retain(|entity| !extracted.contains(&entity.slug));
    let extracted = vocabulary::extracted_units(connection)?;
    dataset.units.retain(|unit| !extracted.contains(&unit.slug));
    let extracted = vocabulary::extracted_metrics(connection)?;
    dataset.metrics.retain(|metric| !extracted.contains(&metric.slug));
    let query = "SELECT DISTINCT m.slug, u.dimension FROM figures AS f
        JOIN metrics AS m ON m.id = f.metric_id JOIN units AS u ON u.id = f.unit_id
        WHERE f.origin = 'curated'";
    let mut statement = connection.prepare(query)?;
    let pairs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let dimensions = pairs.collect::<rusqlite::Result<_>>()?;
    Ok(Vocabulary { dataset, dimensions })
}

fn dataset(base: &Base, slug: &str) -> rusqlite::Result<Option<Dataset>> {
    let connection = base.connection();
    let _moment = base.moment()?;
    let head = "SELECT id, title_en, title_fr FROM datasets WHERE slug = ?1";
    let head = connection.query_row(head, [slug], |row| Ok((row.get(0)?, both(row, 1)?)));
    let Some((id, title)) = head.optional()? else { return Ok(None) };
    let (id, title): (i64, Bilingual) = (id, title);
    let reader = Reader { connection, dataset: Some(id) };
    Ok(Some(Dataset {
        slug: slug.to_owned(),
        title,
        document: document(&reader)?,
        sources: sources(&reader)?,
        units: vocabulary::units(&reader)?,
        metrics: vocabulary::metrics(&reader)?,
        categories: vocabulary::categories(&reader)?,
        entities: vocabulary::entities(&reader)?,
        relations: facts::relations(&reader)?,
        events: facts::events(&reader)?,
        figures: facts::figures(&reader)?,
        predictions: facts::predictions(&reader)?,
        supports: facts::supports(&reader)?,
    }))
}

fn document(reader: &Reader<'_>) -> rusqlite::Result<Option<DocumentInfo>> {
    let documents = reader.records(&source::DOCUMENTS, source::read_document)?;
    Ok(documents.into_iter().next())
}

fn sources(reader: &Reader<'_>) -> rusqlite::Result<Vec<Source>> {
    let mut passages = reader.children(&source::PASSAGES, source::read_passage)?;
    let mut sources = reader.records(&source::SOURCES, source::read)?;
    for source in &mut sources {
        source.passages = passages.remove(&source.slug).unwrap_or_default();
        source.passages.sort_by_key(|passage| passage.ordinal);
    }
    Ok(sources)
}
