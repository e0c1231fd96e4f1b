//! Metrics and units that a phrase names, and how they narrow figures.

use rusqlite::Connection;

use super::base_units::unit_of;
use super::cursor::Cursor;
use super::gazetteer::Thing;
use super::measure_names::metrics_named;
use super::query::Filter;
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::term::Term;
use super::trends::with_metrics;
use super::words::{Preposition, What, Word};

impl QueryBuilder {
    /// "cost", "spending": figures in any unit of the dimension that they are counted in.
    pub(super) fn measured<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let Some(meaning) = cursor.read(|word| match word {
            Word::Measure(meaning) => Some(*meaning),
            _ => None,
        }) else {
            return Ok(None);
        };
        let (dimension, names) = meaning.split_once(' ').unwrap_or((meaning, ""));
        let counted = self.what.is_none_or(|what| what == What::Figures);
        // "who disputed the cost", "her promise on the cost" ask for the text.
        if self.searches_amounts() {
            return Ok(None);
        }
        let Some(unit) = unit_of(connection, dimension)?.filter(|_| counted) else {
            return Err(Reason::Unknown(cursor.text_to(cursor.next())).into());
        };
        let asks = |filter: &Filter| matches!(filter, Filter::Unit(_) | Filter::Amount(..));
        let mut after = cursor.next();
        if !self.filters.iter().any(asks) {
            let metric = cursor.term().and_then(|term| {
                term.things.iter().find_map(|thing| match thing {
                    Thing::Metric(slug) => Some(slug.clone()),
                    _ => None,
                })
            });
            if let Some(metric) = metric {
                let (filter, end) = with_metrics(Filter::Metric(vec![metric]), after);
                self.metric_or_unit = Some(unit).filter(|_| end.at == after.at);
                self.filters.push(filter);
                after = end;
            } else {
                let metrics = metrics_named(connection, names, Some(dimension))?;
                let metric = metrics.first().map(|metric| Filter::Metric(vec![metric.clone()]));
                if metric.is_some() {
                    (self.metrics, self.adjective) = (metrics, cursor.text_to(after));
                    self.any_in = Some(unit.clone());
                }
                self.filters.push(metric.unwrap_or(Filter::Unit(unit)));
            }
        }
        self.named = cursor.text_to(cursor.next());
        (self.what, self.count) = (Some(What::Figures), false);
        Ok(Some(after))
    }

    /// A unit or metric, where figures are asked for or nothing else is meant.
    pub(super) fn measure(&mut self, term: &Term, tie: Option<Preposition>) -> Option<Filter> {
        let figures = matches!(self.what, Some(What::Figures | What::Predictions))
            || (self.what.is_none() && self.count);
        let is_entity = term.things.iter().any(|thing| matches!(thing, Thing::Entity { .. }));
        let ties = matches!(tie, Some(Preposition::In | Preposition::Of) | None);
        if is_entity && !(figures && ties) {
            return None;
        }
        let unit = term.things.iter().find_map(|thing| match thing {
            Thing::Unit(slug)
                if tie != Some(Preposition::Of) || !is_entity || self.what.is_none() =>
            {
                Some(Filter::Unit(slug.clone()))
            }
            _ => None,
        });
        let metric = || {
            term.things.iter().find_map(|thing| match thing {
                Thing::Metric(slug) => Some(Filter::Metric(vec![slug.clone()])),
                _ => None,
            })
        };
        let measure = unit.or_else(metric)?;
        if self.what.is_none() {
            (self.what, self.count) = (Some(What::Figures), false);
            term.text.clone_into(&mut self.named);
        }
        Some(measure)
    }
}

/// The filter for all that a measure does not fit.
pub(super) fn denied(measure: Filter) -> Filter {
    match measure {
        Filter::Unit(slug) => Filter::NotUnit(slug),
        Filter::Metric(mut slugs) if slugs.len() == 1 => Filter::NotMetric(slugs.remove(0)),
        other => other,
    }
}
