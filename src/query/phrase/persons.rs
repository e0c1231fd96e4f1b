//! How many people something happened to, or did it: figures in units that count people, of
//! the events that say so.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::base_units::unit;
use super::cursor::Cursor;
use super::measure_names::metrics_with;
use super::query::{Filter, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::Stop;
use super::text::{Texts, occurs};
use super::verb_forms::forms;
use super::words::{What, Word};
use crate::language::{entries, vocabularies};
use crate::model::Language;
use crate::model::text::key;

impl QueryBuilder {
    /// "how many people were laid off": the only such unit of the events with the verb.
    pub(super) fn people_of_events<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let family = cursor.read(|word| match word {
            Word::Happen(meaning) => meaning.split(' ').next(),
            _ => None,
        });
        let is_counted = self.how_many && self.what == Some(What::People) && self.loose.len() < 2;
        let (Some(family), Some(names)) = (family, self.persons.filter(|_| is_counted)) else {
            return Ok(None);
        };
        let mut found: Option<Vec<Filter>> = None;
        for name in names.split(' ') {
            let Some(unit) = unit(connection, &key(name))? else { continue };
            let filters = vec![Filter::Unit(unit), Filter::Verb(family.to_owned())];
            if found.as_ref() == Some(&filters) || !has_figures(connection, &filters, today)? {
                continue;
            }
            // Nothing says which of several is meant.
            if found.replace(filters).is_some() {
                return Ok(None);
            }
        }
        let Some(filters) = found else { return Ok(None) };
        let filters = without_stock(connection, filters, today)?;
        self.filters.extend(filters);
        (self.what, self.count) = (Some(What::Figures), false);
        self.want(Wanted::Amount);
        Ok(Some(cursor.next()))
    }

    /// "did it hire the 350 people": promises whose statement has the words.
    pub(super) fn people_promised<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> rusqlite::Result<Option<Cursor<'t>>> {
        let counts = |word: &Word| matches!(word, Word::Persons(_)).then_some(());
        let end = cursor.next().next();
        let is_asked = self.wanted == Wanted::Truth
            && self.what.is_none()
            && cursor.number().is_some()
            && cursor.next().read(counts).is_some();
        let words = cursor.text_to(end);
        if !is_asked || !occurs(connection, &words, Texts::Predictions)? {
            return Ok(None);
        }
        self.filters.push(Filter::Text(words));
        self.what = Some(What::Predictions);
        self.want(Wanted::Kept);
        Ok(Some(end))
    }
}

/// Leaves out how many are employed at all, where the events say something else too.
fn without_stock(
    connection: &Connection,
    filters: Vec<Filter>,
    today: NaiveDate,
) -> Result<Vec<Filter>, Stop> {
    let mut flow = filters.clone();
    for language in Language::ALL {
        // The first of these lines names a staff.
        let staff = entries(vocabularies(*language).phrases).find(|entry| entry.kind == "staff");
        for name in staff.iter().flat_map(|staff| staff.value.split(' ')) {
            let metrics = metrics_with(connection, &key(name))?;
            flow.extend(metrics.into_iter().map(Filter::NotMetric));
        }
    }
    flow.sort_by_key(Filter::rank);
    Ok(if has_figures(connection, &flow, today)? { flow } else { filters })
}

fn has_figures(
    connection: &Connection,
    filters: &[Filter],
    today: NaiveDate,
) -> Result<bool, Stop> {
    let query = Query::rows(What::Figures, filters.to_vec());
    // The events must have a form of the verb at all.
    let is_verb =
        |filter: &Filter| matches!(filter, Filter::Verb(family) if forms(family).is_empty());
    Ok(!filters.iter().any(is_verb) && has_rows(connection, &query, today)?)
}
