//! Questions for what happened whose subject is no name of the base: "which projects were
//! cancelled", "where did the people of the village go".

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::cursor::Cursor;
use super::query::{EntityRole, Filter, Query, Wanted};
use super::query_builder::{QueryBuilder, UnlinkedEntity, home_of_status};
use super::refusal::{Reason, Stop};
use super::words::{Preposition, What, Word};

/// The family of verbs that say that somebody moved.
const MOVES: &str = "move";

impl QueryBuilder {
    /// "which projects were cancelled": the events that say so, whatever was.
    pub(super) fn undertaking<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let verb = cursor.next().past_filler();
        let family = verb.read(|word| match word {
            Word::Happen(meaning) => meaning.split(' ').next(),
            _ => None,
        });
        let is_asked = cursor.is(&Word::Undertaking) && cursor.follows_filler();
        let Some(family) = family.filter(|_| is_asked && self.wanted == Wanted::List) else {
            return Ok(None);
        };
        for said in [Filter::Text(verb.text_to(verb.next())), Filter::Verb(family.to_owned())] {
            if has_rows(connection, &Query::rows(What::Events, vec![said.clone()]), today)? {
                (self.what, self.filters) = (Some(What::Events), vec![said]);
                return Ok(Some(verb.next()));
            }
        }
        // What was promised and given up, though no event says so.
        let status = verb.read(|word| match word {
            Word::Status(status) if home_of_status(status) == What::Predictions => Some(*status),
            _ => None,
        });
        if let Some(status) = status {
            let given_up = Filter::Status(vec![status.to_owned()]);
            let promises = Query::rows(What::Predictions, vec![given_up.clone()]);
            if has_rows(connection, &promises, today)? {
                (self.what, self.filters) = (Some(What::Predictions), vec![given_up]);
                return Ok(Some(verb.next()));
            }
        }
        self.asked = Some(What::Events);
        Ok(Some(cursor.next()))
    }

    /// "where did the people of the village go": the events that say that they moved.
    pub(super) fn went<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        if self.asked != Some(What::Places) || self.what.is_some() || self.happened.is_some() {
            return Ok(None);
        }
        // Of a place, those who live there move.
        let place = cursor.next().past_filler();
        if cursor.is(&Word::What(What::People)) && place.is_link(Preposition::Of) {
            return Ok(Some(place.next()));
        }
        let ends = cursor.next().past_filler().term().is_none();
        let (true, [UnlinkedEntity { any, .. }]) =
            (cursor.is(&Word::Go) && ends, self.loose.as_slice())
        else {
            return Ok(None);
        };
        let about = Filter::Entity(EntityRole::About, any.clone());
        let moved = vec![about, Filter::Verb(MOVES.to_owned())];
        if !has_rows(connection, &Query::rows(What::Events, moved.clone()), today)? {
            return Err(Reason::Unknown(cursor.text_to(cursor.next())).into());
        }
        self.loose.clear();
        (self.what, self.asked, self.filters) = (Some(What::Events), None, moved);
        self.want(Wanted::List);
        Ok(Some(cursor.next()))
    }
}
