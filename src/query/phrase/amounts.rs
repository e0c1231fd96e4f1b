//! Amounts that figures are compared with: "above 1 billion dollars", "entre 1
//! et 5 milliards de dollars", "under $2bn".

use super::cursor::Cursor;
use super::gazetteer::Thing;
use super::query::Filter;
use super::query_builder::QueryBuilder;
use super::refusal::Reason;
use super::words::{Compare, Preposition, What, Word};

/// A number with what stands around it.
struct Amount<'t> {
    number: f64,
    scale: Option<f64>,
    unit: Option<String>,
    after: Cursor<'t>,
}

impl QueryBuilder {
    /// Reads a comparison here.
    pub(super) fn amount<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        if cursor.is_link(Preposition::Between) {
            return self.between(cursor);
        }
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
        let number = amount.number * amount.scale.unwrap_or(1.0);
        self.compare(compare, number, amount.unit);
        Ok(Some(amount.after))
    }

    /// "between 1 and 5 billion dollars": one scale and one unit serve both.
    fn between<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        let Some((low, high)) = bounds(cursor) else { return Ok(None) };
        let scale = high.scale.unwrap_or(1.0);
        let unit = low.unit.or_else(|| high.unit.clone());
        let (least, most) = (low.number * low.scale.unwrap_or(scale), high.number * scale);
        if least > most {
            return Err(Reason::Backwards(cursor.text_to(high.after)));
        }
        self.compare(Compare::AtLeast, least, unit.clone());
        self.compare(Compare::AtMost, most, high.unit.or(unit));
        Ok(Some(high.after))
    }

    fn compare(&mut self, compare: Compare, number: f64, unit: Option<String>) {
        self.filters.push(Filter::Amount(compare, number, unit));
        self.what.get_or_insert(What::Figures);
    }
}

/// The two amounts behind "between", if they are amounts and no years.
fn bounds(cursor: Cursor<'_>) -> Option<(Amount<'_>, Amount<'_>)> {
    let low = read(cursor.next().past_filler())?;
    (low.after.is_link(Preposition::And) || low.after.is_link(Preposition::To)).then_some(())?;
    let high = read(low.after.next().past_filler())?;
    (high.scale.is_some() || high.unit.is_some()).then_some((low, high))
}

/// Reads a number with its scale, and its unit before or behind it.
fn read(start: Cursor<'_>) -> Option<Amount<'_>> {
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
        return Some(Amount { number, scale, unit: before, after });
    }
    let named = after.past_glue();
    let unit = unit_at(named);
    let after = if unit.is_some() { named.next() } else { after };
    Some(Amount { number, scale, unit, after })
}

fn unit_at(cursor: Cursor<'_>) -> Option<String> {
    cursor.term()?.things.iter().find_map(|thing| match thing {
        Thing::Unit(slug) => Some(slug.clone()),
        _ => None,
    })
}
