//! Several metrics of one question, and how a metric changed: "cost and weight of Lynx",
//! "how did the budget grow".

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::cursor::Cursor;
use super::gazetteer::Thing;
use super::periods::span_of;
use super::query::{Filter, PeriodRole, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::term::Term;
use super::words::{Preposition, What, Word};
use crate::model::text::key;

impl QueryBuilder {
    /// "grew", beside a metric: all its figures, in the order of their dates.
    pub(super) fn trend<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        let measures = |filter: &Filter| matches!(filter, Filter::Metric(_) | Filter::Unit(_));
        let measured = self.what == Some(What::Figures) && self.filters.iter().any(measures);
        let follows = || cursor.next().rest().iter().any(is_measured);
        if !cursor.is(&Word::Trend) || self.count || !(measured || follows()) {
            return Ok(None);
        }
        if self.what.is_some_and(|what| what != What::Figures) {
            return Ok(None);
        }
        // "why did the cost rise": no figure says so.
        if self.wanted == Wanted::Reason && !self.manner {
            return Err(Reason::Unknown(cursor.text_to(cursor.next())));
        }
        (self.what, self.asked) = (Some(What::Figures), None);
        self.named = cursor.text_to(cursor.next());
        self.want(Wanted::List);
        Ok(Some(cursor.next()))
    }
}

impl QueryBuilder {
    /// "how many passengers per year": the words may be of the name of a metric or unit; amounts
    /// are not counted by year.
    pub(super) fn rate<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let after = cursor.next().past_filler();
        let measures = |filter: &Filter| matches!(filter, Filter::Metric(_) | Filter::Unit(_));
        let is_measured = self.filters.iter().any(measures);
        let is_amount = self.what == Some(What::Figures)
            && (self.how_many || is_measured)
            && cursor.is(&Word::Per);
        if !is_amount || after.read(span_of).is_none() {
            return Ok(None);
        }
        let words = cursor.text_to(after.next());
        let query = "SELECT EXISTS (SELECT 1 FROM metric_aliases WHERE key LIKE '% ' || ?1)
                     OR EXISTS (SELECT 1 FROM unit_aliases WHERE key LIKE '% ' || ?1)";
        let mut statement = connection.prepare_cached(query)?;
        if statement.query_row([key(&words)], |row| row.get::<_, bool>(0))? {
            return Ok(Some(after.next()));
        }
        if self.how_many { Err(Reason::Unknown(words).into()) } else { Ok(None) }
    }

    /// "final cost": the last figure of a metric.
    pub(super) fn final_figure<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let measured = self.what == Some(What::Figures);
        let follows = cursor.next().term().is_some_and(is_measured);
        if !cursor.is(&Word::Final) || !(measured || follows) {
            return None;
        }
        self.now = Some((cursor.text_to(cursor.next()), true));
        Some(cursor.next())
    }
}

fn is_measured(term: &Term) -> bool {
    term.is_metric() || term.words.iter().any(|word| matches!(word, Word::Measure(_)))
}

/// A filter by a metric, with the metrics joined to it: any of them.
pub(super) fn with_metrics(first: Filter, mut at: Cursor<'_>) -> (Filter, Cursor<'_>) {
    let Filter::Metric(mut metrics) = first else { return (first, at) };
    let joints = [Preposition::And, Preposition::Or, Preposition::Comma];
    while joints.iter().any(|joint| at.is_link(*joint)) {
        let mut place = at.next();
        while joints.iter().any(|joint| place.is_link(*joint)) {
            place = place.next();
        }
        let place = place.past_filler();
        let metric = place.term().and_then(|term| {
            term.things.iter().find_map(|thing| match thing {
                Thing::Metric(slug) => Some(slug.clone()),
                _ => None,
            })
        });
        let Some(metric) = metric else { break };
        if !metrics.contains(&metric) {
            metrics.push(metric);
        }
        at = place.next();
    }
    (Filter::Metric(metrics), at)
}

/// Whether figures are asked for by their name, and so as what they are.
pub(super) fn says_figures(terms: &[Term]) -> bool {
    terms.iter().any(|term| term.words.contains(&Word::What(What::Figures)))
}

/// "production in 2024": the figures that hold for these days, rather than those of other
/// days that were stated in them, if there are any.
pub(super) fn holding(
    connection: &Connection,
    query: Query,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Query, Stop> {
    let has_metric = query.filters.iter().any(|filter| matches!(filter, Filter::Metric(_)));
    let is_stated = terms.iter().any(|term| term.words.contains(&Word::Made));
    let is_stated = is_stated || says_figures(terms);
    if query.what != What::Figures || !has_metric || is_stated {
        return Ok(query);
    }
    let mut other = query.clone();
    for filter in &mut other.filters {
        if let Filter::Period(role @ PeriodRole::When, _) = filter {
            *role = PeriodRole::Holds;
        }
    }
    Ok(if other != query && has_rows(connection, &other, today)? { other } else { query })
}
