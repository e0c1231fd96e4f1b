//! What one of something costs: "how much is a dose" asks for dollars per dose, not for doses.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::answered::has_rows;
use super::query::{EntityRole, Filter, Query};
use super::refusal::Stop;
use super::term::Term;
use super::trends::says_figures;
use super::words::{What, Word};

/// Asks for the price of one of a unit, where a question for money names that unit.
pub(super) fn priced(
    connection: &Connection,
    query: Query,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Query, Stop> {
    let has = |is: fn(&Word) -> bool| terms.iter().any(|term| term.words.iter().any(is));
    let asks = has(|word| *word == Word::HowMuch || is_money(word));
    let counts = has(|word| matches!(word, Word::HowMany | Word::Count));
    // In French "combien" asks for both, "combien coûte une dose" names two units.
    let units = query.filters.iter().filter(|filter| matches!(filter, Filter::Unit(_))).count();
    if query.what != What::Figures || !asks || (counts && units < 2) {
        return Ok(query);
    }
    for filter in &query.filters {
        let Filter::Unit(unit) = filter else { continue };
        let [price] = prices_of(connection, unit)?.try_into().unwrap_or_default();
        let [fare] = fares_of(connection, unit)?.try_into().unwrap_or_default();
        let asked = match (price.is_empty(), fare.is_empty()) {
            (false, _) => Filter::Unit(price),
            (true, false) => Filter::Metric(vec![fare]),
            (true, true) => continue,
        };
        let mut other = query.clone();
        other.filters.retain(|filter| !matches!(filter, Filter::Unit(_) | Filter::Metric(_)));
        other.filters.push(asked);
        other.filters.sort_by_key(Filter::rank);
        if has_rows(connection, &other, today)? {
            return Ok(other);
        }
    }
    Ok(query)
}

/// What somebody paid for something: its price, where figures are not said to be about both, and
/// an event is.
pub(super) fn paid_for(
    connection: &Connection,
    query: Query,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Query, Stop> {
    let named = |filter: &Filter| match filter {
        Filter::Entity(EntityRole::About | EntityRole::By, any) => Some(any.clone()),
        _ => None,
    };
    let pays = terms.iter().any(|term| term.words.iter().any(is_money));
    let both: Vec<_> = query.filters.iter().filter_map(named).collect();
    let [payer, bought] = both.as_slice() else { return Ok(query) };
    let may_be_price = query.what == What::Figures && payer != bought && !says_figures(terms);
    if !may_be_price || !pays || has_rows(connection, &query, today)? {
        return Ok(query);
    }
    let about = |any: &Vec<String>| Filter::Entity(EntityRole::About, any.clone());
    let events = Query::rows(What::Events, vec![about(payer), about(bought)]);
    let mut price = query.clone();
    price.filters.retain(|filter| named(filter).as_ref() != Some(payer));
    let is_told = has_rows(connection, &events, today)? && has_rows(connection, &price, today)?;
    Ok(if is_told { price } else { query })
}

fn is_money(word: &Word) -> bool {
    matches!(word, Word::Measure(meaning) if meaning.split(' ').next() == Some("money"))
}

/// The metrics in money whose name has one of a unit: "fare for a car".
fn fares_of(connection: &Connection, unit: &str) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT m.slug FROM units AS u
                 JOIN unit_aliases AS one ON one.unit_id = u.id
                 JOIN metric_aliases AS a ON ' ' || a.key || ' ' LIKE '% ' || one.key || ' %'
                 JOIN metrics AS m ON m.id = a.metric_id
                 WHERE u.slug = ?1 AND u.dimension <> 'money' AND EXISTS (
                    SELECT 1 FROM figures AS f JOIN units AS w ON w.id = f.unit_id
                    WHERE f.metric_id = m.id
                      AND (w.dimension = 'money' OR w.dimension LIKE 'money-%'))
                 ORDER BY m.slug";
    connection.prepare_cached(query)?.query_map(params![unit], |row| row.get(0))?.collect()
}

/// The units of money for one of a unit, by their names: "dollars per dose".
fn prices_of(connection: &Connection, unit: &str) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT p.slug FROM units AS u
                 JOIN unit_aliases AS one ON one.unit_id = u.id
                 JOIN unit_aliases AS a ON a.key LIKE '% ' || one.key
                 JOIN units AS p ON p.id = a.unit_id
                 WHERE u.slug = ?1 AND u.dimension <> 'money' AND EXISTS (
                    SELECT 1 FROM units AS w JOIN unit_aliases AS m ON m.unit_id = w.id
                    WHERE w.dimension = 'money' AND a.key LIKE m.key || ' %')
                 ORDER BY p.slug";
    connection.prepare_cached(query)?.query_map(params![unit], |row| row.get(0))?.collect()
}
