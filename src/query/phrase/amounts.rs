//! Amounts that figures are compared with: "above 1 billion dollars", "entre 1
//! et 5 milliards de dollars", "under $2bn".

use rusqlite::Connection;

use super::base_units::{has_amount, unit};
use super::cursor::Cursor;
use super::gazetteer::Thing;
use super::measure_names::{metrics_with, unit_of_metric};
use super::query::{Filter, Wanted};
use super::query_builder::{QueryBuilder, UnlinkedEntity};
use super::refusal::{Reason, Stop};
use super::words::{Compare, Order, Preposition, What, Word};
use crate::model::text::key;

/// A number with what stands around it.
pub(super) struct Amount<'t> {
    number: f64,
    scale: Option<f64>,
    pub(super) unit: Option<Measure>,
    /// The entity that is counted, if its name stands before the unit.
    counted: Option<UnlinkedEntity>,
    /// The last of its terms.
    last: Cursor<'t>,
    pub(super) after: Cursor<'t>,
}

/// A unit of the base, and how many of it the unit as typed is.
#[derive(Clone)]
pub(super) struct Measure {
    pub(super) slug: String,
    factor: f64,
}

impl Amount<'_> {
    /// The number, with another scale if it has none, in a unit.
    fn of(&self, scale: Option<f64>, unit: Option<&Measure>) -> f64 {
        let factor = unit.map_or(1.0, |unit| unit.factor);
        self.number * self.scale.or(scale).unwrap_or(1.0) * factor
    }

    pub(super) fn total(&self) -> f64 {
        self.of(None, self.unit.as_ref())
    }
}

/// An amount may be this part (a tenth) away from one that is given as approximate.
const NEAR: f64 = 10.0;

/// Whole numbers that are read as years unless an amount is meant.
const YEARS: std::ops::Range<f64> = 1000.0..3000.0;

impl QueryBuilder {
    /// Reads a comparison here.
    pub(super) fn amount<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        if cursor.is_link(Preposition::Between) {
            return Ok(self.between(cursor)?);
        }
        if cursor.is(&Word::Around) {
            return Ok(self.around(cursor));
        }
        // "clusters with more than 50,000 GPUs"
        let tied = cursor.is_link(Preposition::With) && self.what.is_some_and(What::is_entity);
        let compared = if tied { cursor.next().past_filler() } else { cursor };
        match self.comparison(compared)? {
            Some(after) => Ok(Some(after)),
            None => Ok(self.bare(connection, cursor)?),
        }
    }

    /// "above 1 billion dollars", "exactly 25 chips".
    fn comparison<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        let Some(compare) = cursor.read(|word| match word {
            Word::Compare(compare) => Some(*compare),
            _ => None,
        }) else {
            return Ok(None);
        };
        let Some(amount) = read(cursor.next().past_filler()) else {
            // "up to June 2024" is a date, "by size" an order.
            let other = cursor.term().is_some_and(|term| term.words.len() > 1);
            return if other { Ok(None) } else { Err(cursor.incomplete()) };
        };
        if cursor.is_link(Preposition::Until) && amount.scale.is_none() && amount.unit.is_none() {
            return Ok(None);
        }
        self.compare(compare, amount.total(), amount.unit);
        Ok(Some(amount.after))
    }

    /// "around 50000 GPUs": an amount within a tenth of it.
    fn around<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let amount = read(cursor.next().past_filler())?;
        amount.unit.as_ref()?;
        let number = amount.total();
        self.compare(Compare::AtLeast, number - number / NEAR, amount.unit.clone());
        self.compare(Compare::AtMost, number + number / NEAR, amount.unit);
        Some(amount.after)
    }

    /// "$500M", "100 exaflops", "3000 D1 chips": an amount with its unit. "25 chips" are
    /// also the first 25 of the chips, unless the base has such an amount.
    fn bare<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> rusqlite::Result<Option<Cursor<'t>>> {
        let measured = [What::Figures, What::Predictions];
        if self.what.is_some_and(|what| !measured.contains(&what)) || self.order.is_some() {
            return Ok(None);
        }
        if let Some(after) = self.range(cursor) {
            return Ok(Some(after));
        }
        let Some(amount) = read_counted(connection, cursor)? else { return Ok(None) };
        let number = amount.total();
        let Some(unit) = amount.unit else { return Ok(None) };
        let is_year = amount.scale.is_none() && number.fract() == 0.0 && YEARS.contains(&number);
        let is_category = amount.last.term().is_some_and(|term| term.categories().next().is_some());
        if (is_year || is_category) && !has_amount(connection, number, &unit.slug)? {
            return Ok(None);
        }
        self.compare(Compare::Equal, number, Some(unit));
        self.loose.extend(amount.counted);
        Ok(Some(amount.after))
    }

    /// "between 1 and 5 billion dollars": one scale and one unit serve both.
    fn between<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        let Some((low, high)) = bounds(cursor.next()) else { return Ok(None) };
        let after = high.after;
        if self.bound(low, &high) {
            return Ok(Some(after));
        }
        Err(Reason::Backwards(cursor.text_to(after)))
    }

    /// "3-4 billion dollars", "3 to 4 billion dollars".
    fn range<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let (low, high) = bounds(cursor)?;
        let after = high.after;
        let measured = high.unit.is_some() || low.unit.is_some();
        (measured && self.bound(low, &high)).then_some(after)
    }

    /// Narrows to amounts between two bounds; false if they stand the wrong way round.
    fn bound(&mut self, low: Amount<'_>, high: &Amount<'_>) -> bool {
        let unit = high.unit.clone().or_else(|| low.unit.clone());
        let least = low.of(high.scale, low.unit.as_ref().or(unit.as_ref()));
        let most = high.of(None, unit.as_ref());
        if least > most {
            return false;
        }
        self.compare(Compare::AtLeast, least, low.unit.or_else(|| unit.clone()));
        self.compare(Compare::AtMost, most, unit);
        true
    }

    /// "contracts above 5 million", "biggest contract": what is measured is called as the
    /// category of events is.
    fn measure_events(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let sized = |filter: &Filter| matches!(filter, Filter::Amount(..));
        let ranked = matches!(self.order, Some(Order::Value | Order::Smallest));
        if self.what != Some(What::Events) || !(ranked || self.filters.iter().any(sized)) {
            return Ok(());
        }
        let typed = key(&self.named);
        let word = typed.strip_suffix('s').unwrap_or(&typed);
        if let [metric] = metrics_with(connection, word)?.as_slice() {
            self.filters.retain(|filter| !matches!(filter, Filter::Category(_)));
            self.filters.push(Filter::Metric(vec![metric.clone()]));
            self.what = Some(What::Figures);
        }
        Ok(())
    }

    /// "losses above 5 million": the amount is in the unit of the metric.
    pub(super) fn measure_amounts(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.measure_events(connection)?;
        let metric = self.filters.iter().find_map(|filter| match filter {
            Filter::Metric(metrics) => Some(metrics.clone()),
            _ => None,
        });
        let Some([metric]) = metric.as_deref() else { return Ok(()) };
        for filter in &mut self.filters {
            if let Filter::Amount(_, _, unit @ None) = filter {
                *unit = unit_of_metric(connection, metric)?;
            }
        }
        Ok(())
    }

    fn compare(&mut self, compare: Compare, number: f64, unit: Option<Measure>) {
        self.filters.push(Filter::Amount(compare, number, unit.map(|unit| unit.slug)));
        // "did they reach 100 exaflops" asks what was promised.
        let promised = self.asked == Some(What::Predictions)
            || (self.wanted == Wanted::Truth && !self.how_many);
        self.amount_implied |= promised && self.what.is_none();
        let what = if promised { What::Predictions } else { What::Figures };
        self.what.get_or_insert(what);
    }
}

/// The two amounts of a range, if they are amounts and no years.
fn bounds(cursor: Cursor<'_>) -> Option<(Amount<'_>, Amount<'_>)> {
    let low = read(cursor.past_filler())?;
    let joined = low.after.is_link(Preposition::And) || low.after.is_link(Preposition::To);
    let tied = low.after.term().is_some_and(|term| term.follows_dash);
    let place = if joined { low.after.next().past_filler() } else { low.after };
    let high = read(place).filter(|_| joined || tied)?;
    (high.scale.is_some() || high.unit.is_some()).then_some((low, high))
}

/// Reads a number with its scale, and its unit before or behind it.
pub(super) fn read(start: Cursor<'_>) -> Option<Amount<'_>> {
    let before = unit_at(start).filter(|_| start.next().number().is_some());
    let place = if before.is_some() { start.next() } else { start };
    let scale_at = |cursor: Cursor<'_>| {
        cursor.read(|word| match word {
            Word::Scale(scale) => Some(*scale),
            _ => None,
        })
    };
    // "a billion dollars" is one billion.
    let (number, mut after) = match (place.number(), scale_at(place)) {
        (Some(number), _) => (number, place.next()),
        (None, Some(_)) => (1.0, place),
        (None, None) => return None,
    };
    let scale = scale_at(after);
    if scale.is_some() {
        after = after.next();
    }
    if before.is_some() {
        return Some(Amount { number, scale, unit: before, counted: None, last: place, after });
    }
    let named = after.past_glue();
    let unit = unit_at(named);
    let after = if unit.is_some() { named.next() } else { after };
    Some(Amount { number, scale, unit, counted: None, last: named, after })
}

/// Reads an amount whose unit may stand behind the entity that is counted: "3000 D1
/// chips".
fn read_counted<'t>(
    connection: &Connection,
    start: Cursor<'t>,
) -> rusqlite::Result<Option<Amount<'t>>> {
    let Some(amount) = read(start) else { return Ok(None) };
    if amount.unit.is_some() {
        return Ok(Some(amount));
    }
    let Some(term) = amount.after.term() else { return Ok(None) };
    let entity = term.things.iter().find_map(|thing| match thing {
        Thing::Entity { kind, slug } => {
            Some(UnlinkedEntity { kind: *kind, any: vec![slug.clone()] })
        }
        _ => None,
    });
    if entity.is_none() {
        return Ok(None);
    }
    // The unit may be a part of the name: "D1 chips".
    let (unit, after) = match unit_at(amount.after.next()) {
        Some(unit) => (Some(unit), amount.after.next().next()),
        None => (last_word_as_unit(connection, &term.text)?, amount.after.next()),
    };
    let unit = unit.map(Some);
    Ok(unit.map(|unit| Amount { unit, counted: entity, last: start, after, ..amount }))
}

fn last_word_as_unit(connection: &Connection, name: &str) -> rusqlite::Result<Option<Measure>> {
    match name.rsplit_once(' ') {
        Some((_, word)) => {
            Ok(unit(connection, &key(word))?.map(|slug| Measure { slug, factor: 1.0 }))
        }
        None => Ok(None),
    }
}

fn unit_at(cursor: Cursor<'_>) -> Option<Measure> {
    cursor.term()?.things.iter().find_map(|thing| match thing {
        Thing::Unit(slug) => Some(Measure { slug: slug.clone(), factor: 1.0 }),
        Thing::Multiple { slug, factor } => Some(Measure { slug: slug.clone(), factor: *factor }),
        _ => None,
    })
}
