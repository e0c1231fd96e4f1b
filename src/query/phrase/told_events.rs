//! "cancelled concerts", « concerts annulés »: events of a category whose text has any form
//! of the verb.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::how_many_rows;
use super::cursor::Cursor;
use super::query::{Filter, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::Stop;
use super::verbs::happen;
use super::words::What;
use crate::model::CategoryKind;

impl QueryBuilder {
    /// A verb right before or behind the category of events that it is said of.
    pub(super) fn told_events<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let (Some(meaning), Wanted::List, None) = (happen(cursor), &self.wanted, self.asked) else {
            return Ok(None);
        };
        let (family, own) = meaning.split_once(' ').unwrap_or((meaning, ""));
        let event = |(kind, _): &(CategoryKind, &str)| *kind == CategoryKind::Event;
        let noun = cursor.next().term().and_then(|noun| noun.categories().find(event));
        let (slug, after) = match (self.what, self.filters.as_slice(), noun) {
            (None, [], Some((_, slug))) => (slug.to_owned(), cursor.next().next()),
            (Some(What::Events), [Filter::Category(any)], _) => match any.as_slice() {
                [slug] => (slug.clone(), cursor.next()),
                _ => return Ok(None),
            },
            _ => return Ok(None),
        };
        // "signed agreements": all of them.
        if slug == own {
            return Ok(None);
        }
        let verb = Filter::Verb(family.to_owned());
        let names = names(connection, &slug)?.into_iter().map(Filter::Text);
        let (mut most, mut found) = (0, Vec::new());
        for of in std::iter::once(Filter::Category(vec![slug])).chain(names) {
            let filters = vec![of, verb.clone()];
            let rows =
                how_many_rows(connection, &Query::rows(What::Events, filters.clone()), today)?;
            if rows > most {
                (most, found) = (rows, filters);
            }
        }
        if found.is_empty() {
            return Ok(None);
        }
        (self.what, self.filters) = (Some(What::Events), found);
        Ok(Some(after))
    }
}

/// The names of a category. An event of another one may tell of it: "The storm ends the
/// concert".
fn names(connection: &Connection, category: &str) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT text FROM category_aliases WHERE category = ?1 ORDER BY text";
    let mut statement = connection.prepare_cached(query)?;
    statement.query_map([category], |row| row.get(0))?.collect()
}
