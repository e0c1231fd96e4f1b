//! The facts of other datasets that could match a fact of a document.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, Row, params};

use super::dates::{is_day, is_month};
use super::place::Place;
use super::titles::words;
use crate::model::{Dataset, EntityKind, Period, Qualifier};
use crate::store::read::parsed;

/// The facts, each list in the order of slugs, and the units of the base.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) events: Vec<KnownEvent>,
    pub(super) figures: Vec<KnownFigure>,
    pub(super) predictions: Vec<KnownPrediction>,
    /// Dimension and factor of units, by slug.
    pub(super) units: HashMap<String, (String, f64)>,
}

/// An event of the base.
#[derive(Clone, Debug)]
pub(super) struct KnownEvent {
    pub(super) slug: String,
    pub(super) date: Period,
    pub(super) place: Place,
    pub(super) mentions: BTreeMap<String, EntityKind>,
    /// The words of its title, if it was extracted: such a title quotes the article.
    pub(super) words: Option<BTreeSet<String>>,
}

/// A figure of the base.
#[derive(Clone, Debug)]
pub(super) struct KnownFigure {
    pub(super) slug: String,
    pub(super) event: String,
    pub(super) subject: String,
    pub(super) metric: String,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) unit: String,
    pub(super) qualifier: Qualifier,
    pub(super) date: Period,
    pub(super) place: Place,
    /// Whether it was found in an article.
    pub(super) extracted: bool,
}

/// A prediction of the base.
#[derive(Clone, Debug)]
pub(super) struct KnownPrediction {
    pub(super) slug: String,
    pub(super) event: String,
    pub(super) by: String,
    pub(super) subject: String,
    pub(super) due: Period,
    /// The date of the event.
    pub(super) made: Period,
    pub(super) place: Place,
    /// Whether it was found in an article.
    pub(super) extracted: bool,
}

const EVENTS: &str = "SELECT ev.slug, p.hash, ev.span_start, ev.span_length, ev.date,
        ev.origin, ev.title_en
    FROM events AS ev
    JOIN passages AS p ON p.id = ev.passage_id
    JOIN datasets AS d ON d.id = ev.dataset_id
    WHERE d.slug <> ?1 AND ev.origin <> 'proposed' AND ";

const FIGURES: &str = "SELECT f.slug, p.hash, f.span_start, f.span_length, f.date, ev.slug,
        e.slug, m.slug, u.slug, f.low, f.high, f.qualifier, f.origin
    FROM figures AS f
    JOIN passages AS p ON p.id = f.passage_id
    JOIN datasets AS d ON d.id = f.dataset_id
    JOIN events AS ev ON ev.id = f.event_id
    JOIN entities AS e ON e.id = f.subject_id
    JOIN metrics AS m ON m.id = f.metric_id
    JOIN units AS u ON u.id = f.unit_id
    WHERE d.slug <> ?1 AND f.origin <> 'proposed' AND ";

const PREDICTIONS: &str = "SELECT pr.slug, p.hash, pr.span_start, pr.span_length, pr.due, ev.slug,
        e.slug, b.slug, ev.date, pr.origin
    FROM predictions AS pr
    JOIN passages AS p ON p.id = pr.passage_id
    JOIN datasets AS d ON d.id = pr.dataset_id
    JOIN events AS ev ON ev.id = pr.event_id
    JOIN entities AS e ON e.id = pr.subject_id
    JOIN entities AS b ON b.id = pr.by_id
    WHERE d.slug <> ?1 AND pr.origin <> 'proposed' AND ";

/// Which facts: those in a passage, of an event on a day, of one in its month, of one on a day
/// of a month, and about a subject.
const IN_PASSAGE: &str = "p.hash = ?2";
const ON_DATE: &str = "ev.starts_on = ?2 AND ev.date = ?2";
const IN_MONTH: &str = "ev.starts_on = ?2 || '-01' AND ev.date = ?2";
const WITHIN_MONTH: &str = "ev.starts_on BETWEEN ?2 || '-01' AND ?2 || '-31'";
const ABOUT: &str = "e.slug = ?2";

impl Known {
    /// Reads the facts that may match one of the dataset.
    pub(super) fn read(connection: &Connection, dataset: &Dataset) -> rusqlite::Result<Self> {
        let search = Search { connection, dataset: &dataset.slug };
        let passages = dataset.sources.iter().flat_map(|source| &source.passages);
        let hashes: BTreeSet<String> = passages.map(|passage| passage.hash.clone()).collect();
        let dates = dataset.events.iter().map(|event| event.date);
        let (days, months): (Vec<_>, Vec<_>) =
            dates.filter(|date| is_day(*date) || is_month(*date)).partition(|date| is_day(*date));
        let month = |date: &Period| date.start().format("%Y-%m").to_string();
        let in_months: BTreeSet<String> = days.iter().map(month).collect();
        let months: BTreeSet<String> = months.iter().map(month).collect();
        let days: BTreeSet<String> = days.iter().map(Period::to_string).collect();
        let figures = dataset.figures.iter().map(|figure| figure.subject.clone());
        let predictions = dataset.predictions.iter().map(|prediction| prediction.subject.clone());
        let (figures, predictions) = (figures.collect(), predictions.collect());
        let near = [(ON_DATE, &days), (IN_MONTH, &in_months), (WITHIN_MONTH, &months)];
        let dated = |other| [&[(IN_PASSAGE, &hashes)], &near[..], other].concat();
        let mut events = search.facts(EVENTS, &dated(&[]), event)?;
        for event in &mut events {
            event.mentions = mentions(connection, &event.slug)?;
        }
        Ok(Self {
            events,
            figures: search.facts(FIGURES, &dated(&[(ABOUT, &figures)]), figure)?,
            predictions: search.facts(
                PREDICTIONS,
                &[(IN_PASSAGE, &hashes), (ABOUT, &predictions)],
                prediction,
            )?,
            units: units(connection, dataset)?,
        })
    }
}

/// Looks up facts of other datasets.
struct Search<'c> {
    connection: &'c Connection,
    /// The dataset whose own facts are excluded.
    dataset: &'c str,
}

impl Search<'_> {
    /// The facts that meet one of the conditions for one of its values, each once.
    fn facts<T>(
        &self,
        select: &str,
        conditions: &[(&str, &BTreeSet<String>)],
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        let mut found = BTreeMap::new();
        for (condition, values) in conditions {
            let mut statement = self.connection.prepare_cached(&format!("{select}{condition}"))?;
            for value in *values {
                let mut rows = statement.query(params![self.dataset, value])?;
                while let Some(row) = rows.next()? {
                    found.insert(row.get::<_, String>(0)?, read(row)?);
                }
            }
        }
        Ok(found.into_values().collect())
    }
}

fn event(row: &Row<'_>) -> rusqlite::Result<KnownEvent> {
    let title: String = row.get(6)?;
    Ok(KnownEvent {
        slug: row.get(0)?,
        place: place(row)?,
        date: parsed(row, 4)?,
        mentions: BTreeMap::new(),
        words: extracted(row, 5)?.then(|| words(&title)),
    })
}

fn figure(row: &Row<'_>) -> rusqlite::Result<KnownFigure> {
    Ok(KnownFigure {
        slug: row.get(0)?,
        place: place(row)?,
        date: parsed(row, 4)?,
        event: row.get(5)?,
        subject: row.get(6)?,
        metric: row.get(7)?,
        unit: row.get(8)?,
        low: row.get(9)?,
        high: row.get(10)?,
        qualifier: parsed(row, 11)?,
        extracted: extracted(row, 12)?,
    })
}

fn prediction(row: &Row<'_>) -> rusqlite::Result<KnownPrediction> {
    Ok(KnownPrediction {
        slug: row.get(0)?,
        place: place(row)?,
        due: parsed(row, 4)?,
        event: row.get(5)?,
        subject: row.get(6)?,
        by: row.get(7)?,
        made: parsed(row, 8)?,
        extracted: extracted(row, 9)?,
    })
}

/// Whether a column names the origin of what was found in an article.
fn extracted(row: &Row<'_>, column: usize) -> rusqlite::Result<bool> {
    Ok(row.get_ref(column)?.as_str()? == "extracted")
}

fn place(row: &Row<'_>) -> rusqlite::Result<Place> {
    let start: u32 = row.get(2)?;
    let length: u32 = row.get(3)?;
    Ok(Place { hash: row.get(1)?, start, end: start.saturating_add(length) })
}

fn mentions(
    connection: &Connection,
    event: &str,
) -> rusqlite::Result<BTreeMap<String, EntityKind>> {
    let mut statement = connection.prepare_cached(
        "SELECT e.slug, e.kind FROM mentions AS m
         JOIN events AS ev ON ev.id = m.event_id JOIN entities AS e ON e.id = m.entity_id
         WHERE ev.slug = ?1",
    )?;
    statement.query_map([event], |row| Ok((row.get(0)?, parsed(row, 1)?)))?.collect()
}

/// The units of the base and of the dataset.
fn units(
    connection: &Connection,
    dataset: &Dataset,
) -> rusqlite::Result<HashMap<String, (String, f64)>> {
    let mut statement = connection.prepare_cached("SELECT slug, dimension, factor FROM units")?;
    let known = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    let mut units: HashMap<_, _> = known.collect::<rusqlite::Result<_>>()?;
    for unit in &dataset.units {
        units.entry(unit.slug.clone()).or_insert_with(|| (unit.dimension.clone(), unit.factor));
    }
    Ok(units)
}
