//! Adjectives of what is measured: "how long", "the fastest", "killed" ask for figures of
//! a metric, by the words that its names begin or end with.

use rusqlite::Connection;

use super::cursor::Cursor;
use super::gazetteer::metrics_with;
use super::query::{Filter, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::Stop;
use super::resolve::Term;
use super::words::{Order, What, Word};
use crate::model::text::key;

impl QueryBuilder {
    /// Reads an adjective, if the base has a metric for it.
    pub(super) fn adjective<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let meaning = cursor.read(|word| match word {
            Word::Adjective(meaning) => Some(*meaning),
            _ => None,
        });
        let Some(meaning) = meaning.filter(|_| self.may_be_measured(cursor)) else {
            return Ok(None);
        };
        let metrics = metrics(connection, meaning)?;
        let Some(first) = metrics.first() else { return Ok(None) };
        let text = cursor.text_to(cursor.next());
        self.filters.push(Filter::Metric(first.clone()));
        match meaning.chars().next() {
            Some('+') => self.order_by(Order::Value, &text)?,
            Some('-') => self.order_by(Order::Smallest, &text)?,
            Some('=') => self.compares = true,
            _ if self.wanted == Wanted::List => self.want(Wanted::Amount),
            _ => {}
        }
        (self.what, self.count) = (Some(What::Figures), false);
        text.clone_into(&mut self.named);
        (self.metrics, self.adjective) = (metrics, text);
        Ok(Some(cursor.next()))
    }

    /// Whether figures are asked for, or nothing yet; in "le plus haut coût" the metric is
    /// named.
    fn may_be_measured(&self, cursor: Cursor<'_>) -> bool {
        let figures = self.what.is_none_or(|what| what == What::Figures);
        let has_metric = self.filters.iter().any(|filter| matches!(filter, Filter::Metric(_)));
        let is_named = cursor.next().term().is_some_and(Term::is_metric);
        figures
            && !self.who
            && self.asked.is_none()
            && self.relation.is_none()
            && !has_metric
            && !is_named
    }
}

/// The metrics that an adjective may mean, best first.
fn metrics(connection: &Connection, meaning: &str) -> rusqlite::Result<Vec<String>> {
    let mut metrics: Vec<String> = Vec::new();
    for name in meaning.trim_start_matches(['+', '-', '=']).split(' ') {
        for metric in metrics_with(connection, &key(name))? {
            if !metrics.contains(&metric) {
                metrics.push(metric);
            }
        }
    }
    Ok(metrics)
}
