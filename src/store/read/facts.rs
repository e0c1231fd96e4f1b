//! The facts of a dataset.

use super::row::{Reader, both, locator, origin, parsed};
use crate::model::{
    Event, FactKind, FactRef, Figure, Mention, Outcome, Prediction, Relation, Support,
};

pub(super) fn relations(reader: &Reader<'_>) -> rusqlite::Result<Vec<Relation>> {
    let query = "SELECT a.slug, t.kind, b.slug, s.slug, p.ordinal, t.span_start, t.span_length
        FROM relations AS t
        JOIN entities AS a ON a.id = t.subject_id
        JOIN entities AS b ON b.id = t.object_id
        JOIN passages AS p ON p.id = t.passage_id JOIN sources AS s ON s.id = p.source_id
        WHERE t.dataset_id = ?1";
    let mut relations = reader.rows(query, |row| {
        Ok(Relation {
            subject: row.get(0)?,
            kind: parsed(row, 1)?,
            object: row.get(2)?,
            at: locator(row, 3)?,
        })
    })?;
    // The order of kinds is that of the vocabulary, which the base does not know.
    relations.sort_by(|a, b| (&a.subject, a.kind, &a.object).cmp(&(&b.subject, b.kind, &b.object)));
    Ok(relations)
}

pub(super) fn events(reader: &Reader<'_>) -> rusqlite::Result<Vec<Event>> {
    let query =
        "SELECT t.slug, s.slug, p.ordinal, t.span_start, t.span_length, t.confidence, t.rule,
            t.date, t.approximate, t.category, t.title_en, t.title_fr, t.summary_en, t.summary_fr
        FROM events AS t
        JOIN passages AS p ON p.id = t.passage_id JOIN sources AS s ON s.id = p.source_id
        WHERE t.dataset_id = ?1 ORDER BY t.slug";
    let mut events = reader.rows(query, |row| {
        Ok(Event {
            slug: row.get(0)?,
            at: locator(row, 1)?,
            origin: origin(row, 5)?,
            date: parsed(row, 7)?,
            approximate: row.get(8)?,
            category: parsed(row, 9)?,
            title: both(row, 10)?,
            summary: both(row, 12)?,
            mentions: Vec::new(),
        })
    })?;
    let query = "SELECT e.slug, m.role FROM mentions AS m
        JOIN events AS t ON t.id = m.event_id JOIN entities AS e ON e.id = m.entity_id
        WHERE t.slug = ?1";
    for event in &mut events {
        event.mentions = reader.rows_of(query, &event.slug, |row| {
            Ok(Mention { entity: row.get(0)?, role: parsed(row, 1)? })
        })?;
        event.mentions.sort();
    }
    Ok(events)
}

pub(super) fn figures(reader: &Reader<'_>) -> rusqlite::Result<Vec<Figure>> {
    let query =
        "SELECT t.slug, s.slug, p.ordinal, t.span_start, t.span_length, t.confidence, t.rule,
            ev.slug, a.slug, b.slug, m.slug, t.low, t.high, t.qualifier, u.slug, t.date, t.status
        FROM figures AS t
        JOIN passages AS p ON p.id = t.passage_id JOIN sources AS s ON s.id = p.source_id
        JOIN events AS ev ON ev.id = t.event_id
        JOIN entities AS a ON a.id = t.subject_id
        LEFT JOIN entities AS b ON b.id = t.object_id
        JOIN metrics AS m ON m.id = t.metric_id
        JOIN units AS u ON u.id = t.unit_id
        WHERE t.dataset_id = ?1 ORDER BY t.slug";
    reader.rows(query, |row| {
        Ok(Figure {
            slug: row.get(0)?,
            at: locator(row, 1)?,
            origin: origin(row, 5)?,
            event: row.get(7)?,
            subject: row.get(8)?,
            object: row.get(9)?,
            metric: row.get(10)?,
            low: row.get(11)?,
            high: row.get(12)?,
            qualifier: parsed(row, 13)?,
            unit: row.get(14)?,
            date: parsed(row, 15)?,
            status: parsed(row, 16)?,
        })
    })
}

pub(super) fn predictions(reader: &Reader<'_>) -> rusqlite::Result<Vec<Prediction>> {
    let query =
        "SELECT t.slug, s.slug, p.ordinal, t.span_start, t.span_length, t.confidence, t.rule,
            ev.slug, b.slug, a.slug, t.due, t.approximate, t.statement_en, t.statement_fr, f.slug,
            o.verdict, oe.slug
        FROM predictions AS t
        JOIN passages AS p ON p.id = t.passage_id JOIN sources AS s ON s.id = p.source_id
        JOIN events AS ev ON ev.id = t.event_id
        JOIN entities AS b ON b.id = t.by_id
        JOIN entities AS a ON a.id = t.subject_id
        LEFT JOIN figures AS f ON f.id = t.figure_id
        LEFT JOIN outcomes AS o ON o.prediction_id = t.id
        LEFT JOIN events AS oe ON oe.id = o.event_id
        WHERE t.dataset_id = ?1 ORDER BY t.slug";
    reader.rows(query, |row| {
        let outcome = match row.get::<_, Option<String>>(16)? {
            Some(event) => Some(Outcome { verdict: parsed(row, 15)?, event }),
            None => None,
        };
        Ok(Prediction {
            slug: row.get(0)?,
            at: locator(row, 1)?,
            origin: origin(row, 5)?,
            event: row.get(7)?,
            by: row.get(8)?,
            subject: row.get(9)?,
            due: parsed(row, 10)?,
            approximate: row.get(11)?,
            statement: both(row, 12)?,
            figure: row.get(14)?,
            outcome,
        })
    })
}

pub(super) fn supports(reader: &Reader<'_>) -> rusqlite::Result<Vec<Support>> {
    let query = "SELECT s.slug, p.ordinal, t.span_start, t.span_length, t.confidence, t.rule,
            sf.fact, sf.slug
        FROM supports AS t
        JOIN support_facts AS sf ON sf.support_id = t.id
        JOIN passages AS p ON p.id = t.passage_id JOIN sources AS s ON s.id = p.source_id
        WHERE t.dataset_id = ?1";
    let found = reader.rows(query, |row| {
        let fact = FactRef { kind: parsed::<FactKind>(row, 6)?, slug: row.get(7)? };
        let (at, origin) = (locator(row, 0)?, origin(row, 4)?);
        Ok(origin.map(|origin| Support { fact, at, origin }))
    })?;
    let mut supports: Vec<_> = found.into_iter().flatten().collect();
    supports.sort_by(|a, b| a.key().cmp(&b.key()));
    Ok(supports)
}
