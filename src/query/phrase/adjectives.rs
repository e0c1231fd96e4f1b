//! Adjectives of what is measured: "how long", "the fastest", "killed" ask for figures of
//! a metric, by the words that its names begin or end with.

use rusqlite::Connection;

use super::amounts::read;
use super::base_units::{unit, unit_of};
use super::cursor::Cursor;
use super::gazetteer::Thing;
use super::measure_names::{metrics_named, metrics_with, unit_of_metric};
use super::query::{Filter, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::term::Term;
use super::text::{Texts, has_word};
use super::words::{Compare, Order, Preposition, What, Word};
use crate::model::RelationKind;
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
        let Some(meaning) = meaning.filter(|_| self.may_be_measured()) else {
            return Ok(None);
        };
        if let Some(after) = self.part_of_metric(connection, cursor, meaning)? {
            return Ok(Some(after));
        }
        let (names, dimension) = names_and_dimension(meaning);
        let metrics = metrics_named(connection, names, dimension)?;
        if self.how_many && meaning == names {
            self.tell_whose(connection, &metrics)?;
        }
        // "la meilleure note" names its metric.
        let named = cursor.next().term().filter(|term| term.is_metric());
        let is_own = |thing: &Thing| matches!(thing, Thing::Metric(slug) if metrics.contains(slug));
        if named.is_some_and(|term| !term.things.iter().any(is_own)) {
            return Ok(None);
        }
        // "biggest" orders amounts; of stadiums, it means their size.
        let orders = |word: &Word| matches!(word, Word::Order(_)).then_some(());
        if cursor.read(orders).is_some() && (metrics.is_empty() || !self.may_have_size(cursor)) {
            return Ok(None);
        }
        let unit = dimension.map(|dimension| unit_of(connection, dimension)).transpose()?.flatten();
        let filter = metrics.first().map(|metric| Filter::Metric(vec![metric.clone()]));
        let Some(filter) = filter.or_else(|| unit.clone().map(Filter::Unit)) else {
            return Ok(None);
        };
        let text = cursor.text_to(cursor.next());
        let limit = match meaning.chars().next() {
            Some('>') => self.limit_by(Compare::Above, cursor.next()),
            Some('<') => self.limit_by(Compare::Below, cursor.next()),
            _ => None,
        };
        // "satellites heavier than 200 kg" are satellites.
        let is_joined = limit.is_some() && self.what.is_some_and(What::is_entity);
        if self.what.is_some_and(What::is_entity)
            && !is_joined
            && !self.ask_about_members(connection, Some(What::Figures))?
        {
            return Ok(None);
        }
        self.filters.push(filter);
        self.any_in = unit;
        match meaning.chars().next() {
            Some('+') => self.order_by(Order::Value, &text)?,
            Some('-') => self.order_by(Order::Smallest, &text)?,
            Some('>') if limit.is_none() => self.compares = Some(Order::Value),
            Some('<') if limit.is_none() => self.compares = Some(Order::Smallest),
            Some('>' | '<') => {}
            // "was anyone hurt in the fire"
            _ if self.wanted == Wanted::Truth && self.loose.is_empty() => {
                self.want(Wanted::Amount);
            }
            _ if self.wanted == Wanted::List => self.want(Wanted::Amount),
            _ => {}
        }
        if !is_joined {
            // "did it get cheaper than 300 dollars" asks what was promised.
            let promised = limit.is_some() && self.wanted == Wanted::Truth;
            let what = if promised { What::Predictions } else { What::Figures };
            (self.what, self.count) = (Some(what), false);
            text.clone_into(&mut self.named);
        }
        (self.metrics, self.adjective) = (metrics, text);
        let after = if named.is_some() { cursor.next().next() } else { cursor.next() };
        Ok(Some(limit.unwrap_or(after)))
    }

    /// "how many workers were killed": where the figures count deaths, the text says whose.
    fn tell_whose(&mut self, connection: &Connection, metrics: &[String]) -> rusqlite::Result<()> {
        if self.what == Some(What::People) && self.filters.is_empty() {
            self.what = None;
        }
        let [Filter::Unit(unit)] = self.filters.as_slice() else { return Ok(()) };
        for metric in metrics {
            if unit_of_metric(connection, metric)?.is_none_or(|own| own == *unit) {
                return Ok(());
            }
        }
        if !metrics.is_empty() && has_word(connection, &self.named, Texts::Events)? {
            self.filters = vec![Filter::Text(self.named.clone())];
        }
        Ok(())
    }

    /// Whether an adjective here measures something that the base has figures of.
    pub(super) fn measures(
        &self,
        connection: &Connection,
        cursor: Cursor<'_>,
    ) -> rusqlite::Result<bool> {
        let meaning = cursor.read(|word| match word {
            Word::Adjective(meaning) => Some(*meaning),
            _ => None,
        });
        let Some(meaning) = meaning.filter(|_| self.may_be_measured()) else { return Ok(false) };
        let (names, dimension) = names_and_dimension(meaning);
        Ok(!metrics_named(connection, names, dimension)?.is_empty())
    }

    /// "how many people does it employ": figures of a metric, or else in a unit, with one of
    /// the names of a staff. Relations show only the people that the sources name.
    pub(super) fn staff<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let names = cursor.read(|word| match word {
            Word::Staff(names) => Some(*names),
            _ => None,
        });
        let counts = self.how_many && self.what.is_none_or(|what| what == What::People);
        let Some(names) = names.filter(|_| counts) else { return Ok(None) };
        let text = cursor.text_to(cursor.next());
        let metrics = metrics_named(connection, names, None)?;
        let unit = unit_named(connection, names)?;
        let filter = metrics.first().map(|metric| Filter::Metric(vec![metric.clone()]));
        let Some(filter) = filter.or(unit.map(Filter::Unit)) else {
            let is_other =
                |word: &Word| matches!(word, Word::Relation(..) | Word::Happen(_)).then_some(());
            let is_other = cursor.read(is_other).is_some();
            return if is_other { Ok(None) } else { Err(Reason::Unknown(text).into()) };
        };
        let works_for = Word::Relation(RelationKind::WorksFor, false);
        self.counts_people = cursor.is(&works_for);
        self.filters.push(filter);
        (self.what, self.count) = (Some(What::Figures), false);
        text.clone_into(&mut self.named);
        (self.metrics, self.adjective) = (metrics, text);
        let after = cursor.next();
        let ties = [Preposition::At, Preposition::For, Preposition::In, Preposition::On];
        Ok(Some(if ties.iter().any(|tie| after.is_link(*tie)) { after.next() } else { after }))
    }

    /// Narrows to amounts above or below the one here, if there is one.
    fn limit_by<'t>(&mut self, compare: Compare, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let amount = read(cursor.past_filler())?;
        let unit = amount.unit.as_ref().map(|unit| unit.slug.clone());
        self.filters.push(Filter::Amount(compare, amount.total(), unit));
        Some(amount.after)
    }

    /// "strongest wind": the only metric with a word in its name that means nothing else.
    fn part_of_metric<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        meaning: &str,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let order = match meaning.chars().next() {
            Some('+') => Order::Value,
            Some('-') => Order::Smallest,
            _ => return Ok(None),
        };
        let is_verb = |word: &Word| matches!(word, Word::Happen(_));
        let is_free = |term: &&Term| {
            !term.is_known() || {
                !term.words.is_empty() && term.words.iter().all(is_verb) && term.things.is_empty()
            }
        };
        let part = cursor.next().term().filter(is_free);
        let Some(part) = part.filter(|_| self.what.is_none()) else { return Ok(None) };
        let [metric] = metrics_with(connection, &key(&part.text))?.try_into().unwrap_or_default();
        if metric.is_empty() {
            return Ok(None);
        }
        let after = cursor.next().next();
        self.order_by(order, &cursor.text_to(cursor.next()))?;
        self.filters.push(Filter::Metric(vec![metric]));
        (self.what, self.count, self.named) = (Some(What::Figures), false, cursor.text_to(after));
        Ok(Some(after))
    }

    /// Whether the entities of a category are asked for, or named next, and no amount of them.
    fn may_have_size(&self, cursor: Cursor<'_>) -> bool {
        let is_entity = |term: &Term| {
            term.categories().any(|(kind, _)| What::of_category(kind).entity_kind().is_some())
        };
        let follows = self.what.is_none() && cursor.next().term().is_some_and(is_entity);
        let is_asked = self.what.is_some_and(What::is_entity);
        let measures = |term: &Term| {
            let is_amount = |word: &Word| matches!(word, Word::Measure(_));
            term.is_measure() || term.is_metric() || term.words.iter().any(is_amount)
        };
        (follows || is_asked) && !cursor.next().rest().iter().any(measures)
    }

    /// Whether figures are asked for, or nothing yet.
    fn may_be_measured(&self) -> bool {
        let is_category = |filter: &Filter| matches!(filter, Filter::Category(_));
        let of_events = self.what == Some(What::Events) && self.filters.iter().any(is_category);
        let figures =
            of_events || self.what.is_none_or(|what| what == What::Figures || what.is_entity());
        let has_metric = self.filters.iter().any(|filter| matches!(filter, Filter::Metric(_)));
        figures && !self.who && self.asked.is_none() && self.relation.is_none() && !has_metric
    }
}

/// The unit that one of these names stands for.
fn unit_named(connection: &Connection, names: &str) -> rusqlite::Result<Option<String>> {
    for name in names.split(' ') {
        if let Some(unit) = unit(connection, &key(name))? {
            return Ok(Some(unit));
        }
    }
    Ok(None)
}

/// What an adjective means: `+cost price @money` as names of metrics and their dimension.
pub(super) fn names_and_dimension(meaning: &str) -> (&str, Option<&str>) {
    let names = meaning.trim_start_matches(['+', '-', '>', '<']);
    names.split_once(" @").map_or((names, None), |(names, dimension)| (names, Some(dimension)))
}
