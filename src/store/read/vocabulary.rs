//! The units, metrics and entities that a dataset describes: those it brought into
//! the base, and those of other datasets that it gave names to. Of no dataset in
//! particular, they are all that the base has.

use rusqlite::Row;

use super::row::{Reader, both, optional_both, parsed};
use crate::model::{Aliases, Bilingual, Detail, Entity, EntityKind, Metric, Unit};

pub(super) fn units(reader: &Reader<'_>) -> rusqlite::Result<Vec<Unit>> {
    let query = "SELECT t.slug, t.label_en, t.label_fr, t.dimension, t.factor FROM units AS t
        WHERE ?1 IS NULL OR t.dataset_id = ?1
            OR t.id IN (SELECT a.unit_id FROM unit_aliases AS a WHERE a.dataset_id = ?1)
        ORDER BY t.slug";
    let mut units = reader.rows(query, |row| {
        Ok(Unit {
            slug: row.get(0)?,
            label: both(row, 1)?,
            dimension: row.get(3)?,
            factor: row.get(4)?,
            aliases: Aliases::default(),
        })
    })?;
    let names = "SELECT a.language, a.text FROM unit_aliases AS a
        JOIN units AS t ON t.id = a.unit_id WHERE t.slug = ?1 AND (?2 IS NULL OR a.dataset_id = ?2) ORDER BY a.text";
    for unit in &mut units {
        unit.aliases = aliases(reader, names, &unit.slug, &unit.label)?;
    }
    Ok(units)
}

pub(super) fn metrics(reader: &Reader<'_>) -> rusqlite::Result<Vec<Metric>> {
    let query = "SELECT t.slug, t.label_en, t.label_fr FROM metrics AS t
        WHERE ?1 IS NULL OR t.dataset_id = ?1
            OR t.id IN (SELECT a.metric_id FROM metric_aliases AS a WHERE a.dataset_id = ?1)
        ORDER BY t.slug";
    let mut metrics = reader.rows(query, |row| {
        Ok(Metric { slug: row.get(0)?, label: both(row, 1)?, aliases: Aliases::default() })
    })?;
    let names = "SELECT a.language, a.text FROM metric_aliases AS a
        JOIN metrics AS t ON t.id = a.metric_id
        WHERE t.slug = ?1 AND (?2 IS NULL OR a.dataset_id = ?2) ORDER BY a.text";
    for metric in &mut metrics {
        metric.aliases = aliases(reader, names, &metric.slug, &metric.label)?;
    }
    Ok(metrics)
}

pub(super) fn entities(reader: &Reader<'_>) -> rusqlite::Result<Vec<Entity>> {
    let query = "SELECT t.slug, n.name_en, n.name_fr, t.kind,
            coalesce(y.category, o.category, pl.category), pe.role_en, pe.role_fr,
            t.summary_en, t.summary_fr
        FROM entities AS t
        JOIN entity_names AS n ON n.entity_id = t.id
        LEFT JOIN systems AS y ON y.entity_id = t.id
        LEFT JOIN organizations AS o ON o.entity_id = t.id
        LEFT JOIN places AS pl ON pl.entity_id = t.id
        LEFT JOIN people AS pe ON pe.entity_id = t.id
        WHERE ?1 IS NULL OR t.dataset_id = ?1
            OR t.id IN (SELECT l.entity_id FROM labels AS l WHERE l.dataset_id = ?1)
        ORDER BY t.slug";
    let mut entities = reader.rows(query, |row| {
        Ok(Entity {
            slug: row.get(0)?,
            label: both(row, 1)?,
            detail: detail(row)?,
            aliases: Aliases::default(),
            summary: optional_both(row, 7)?,
        })
    })?;
    let names = "SELECT l.language, l.text FROM labels AS l
        JOIN entities AS t ON t.id = l.entity_id
        WHERE t.slug = ?1 AND (?2 IS NULL OR l.dataset_id = ?2) ORDER BY l.text";
    for entity in &mut entities {
        entity.aliases = aliases(reader, names, &entity.slug, &entity.label)?;
    }
    Ok(entities)
}

/// The kind in column 3 with what only that kind has in those after it.
fn detail(row: &Row<'_>) -> rusqlite::Result<Detail> {
    Ok(match parsed(row, 3)? {
        EntityKind::System => Detail::System { category: parsed(row, 4)? },
        EntityKind::Organization => Detail::Organization { category: parsed(row, 4)? },
        EntityKind::Place => Detail::Place { category: parsed(row, 4)? },
        EntityKind::Person => Detail::Person { role: optional_both(row, 5)? },
    })
}

/// The names the dataset gave beside the label, in the order of the alphabet.
fn aliases(
    reader: &Reader<'_>,
    query: &str,
    slug: &str,
    label: &Bilingual,
) -> rusqlite::Result<Aliases> {
    let names = reader.own_rows_of(query, slug, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let names: Vec<(String, String)> = names;
    let of = |language: &str, label: &String| {
        let own = names.iter().filter(|(other, name)| other == language && name != label);
        own.map(|(_, name)| name.clone()).collect()
    };
    Ok(Aliases { en: of("en", &label.en), fr: of("fr", &label.fr) })
}
