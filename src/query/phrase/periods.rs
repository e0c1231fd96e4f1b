//! Days in a question: which date of a fact they narrow, and the spans that rows
//! are counted by.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::calendar::{self, DaySpan, PhraseDates};
use super::cursor::Cursor;
use super::query::{Filter, PeriodRole};
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::words::{Preposition, What, Word};
use crate::model::Precision;
use crate::query::shape::Span as Count;

impl QueryBuilder {
    /// Notes the days found; which date they narrow depends on what is asked.
    pub(super) fn period<'t>(
        &mut self,
        found: PhraseDates<'t>,
        words: String,
    ) -> Result<Cursor<'t>, Reason> {
        if found.link == Some(Preposition::Without) {
            return self.outside(&found, words);
        }
        let denied = !self.denied_status.is_empty();
        let dated = self.filters.iter_mut().find_map(|filter| match filter {
            Filter::Status(any) => match any.as_mut_slice() {
                [one] if matches!(one.as_str(), "open" | "overdue" | "late") => Some(one),
                _ => None,
            },
            _ => None,
        });
        // "which promises are overdue today"
        let is_bare = found.link.is_none() && self.date_word.is_none() && !self.deadline;
        let on = is_bare || matches!(found.link, Some(Preposition::On | Preposition::At));
        if let [DaySpan { from: Some(from), to: Some(day) }] = found.spans.as_slice()
            && (dated.is_some() || denied)
            && on
            && from == day
        {
            // Late on a day is overdue on it, whatever came later.
            if let Some(status) = dated.filter(|status| *status == "late") {
                "overdue".clone_into(status);
            }
            self.filters.push(Filter::AsOf(*day));
            return Ok(found.after);
        }
        let judged = self.filters.iter().any(|filter| {
            matches!(filter, Filter::Status(any) if any == &["open"] || any == &["overdue"])
        });
        if judged
            && self.date_word.is_none()
            && !self.deadline
            && found.link != Some(Preposition::For)
        {
            // Open when? On one day it can be told.
            return Err(Reason::NotOneDay(words));
        }
        let role = match (self.date_word.take(), found.link, self.what) {
            (Some(role), _, _) => role,
            (None, _, Some(What::Predictions)) if self.deadline => PeriodRole::Due,
            (None, Some(Preposition::For), Some(What::Predictions | What::Outcomes)) => {
                PeriodRole::Due
            }
            (None, Some(Preposition::For), Some(What::Figures)) => PeriodRole::Holds,
            // "what will happen in 2027"
            (None, _, None | Some(What::Predictions)) if self.asked == Some(What::Predictions) => {
                PeriodRole::Due
            }
            _ => PeriodRole::When,
        };
        self.within(role, found.spans, words)?;
        Ok(found.after)
    }

    /// Narrows to days; those of two periods must meet.
    fn within(
        &mut self,
        role: PeriodRole,
        spans: Vec<DaySpan>,
        words: String,
    ) -> Result<(), Reason> {
        let apart = self.filters.iter().any(|filter| match filter {
            Filter::Period(other, days) if *other == role && role != PeriodRole::Never => {
                !days.iter().any(|one| spans.iter().any(|span| span.meets(*one)))
            }
            _ => false,
        });
        if apart {
            return Err(Reason::Backwards(words));
        }
        self.filters.push(Filter::Period(role, spans));
        Ok(())
    }

    /// "events not in 2024" lie outside of it, "systems not mentioned in 2024" have no
    /// mention then.
    fn outside<'t>(
        &mut self,
        found: &PhraseDates<'t>,
        words: String,
    ) -> Result<Cursor<'t>, Reason> {
        let [span] = found.spans.as_slice() else { return Err(Reason::Unknown(words)) };
        match self.date_word.take() {
            Some(role) => self.within(role, span.outside(), words)?,
            None => self.filters.push(Filter::Period(PeriodRole::Never, vec![*span])),
        }
        Ok(found.after)
    }

    /// Facts are not mentioned at some time, but lie outside of it.
    pub(super) fn settle_never(&mut self) {
        for filter in &mut self.filters {
            if let Filter::Period(role @ PeriodRole::Never, spans) = filter {
                *role = PeriodRole::When;
                *spans = spans.iter().flat_map(|span| span.outside()).collect();
            }
        }
    }
}

/// The span that rows are counted by.
pub(super) fn span_of(word: &Word) -> Option<Count> {
    match word {
        Word::Calendar(Precision::Year) => Some(Count::Year),
        Word::Calendar(Precision::Quarter) => Some(Count::Quarter),
        Word::Calendar(Precision::Month) => Some(Count::Month),
        _ => None,
    }
}

/// Days, of every year that the base has them in if the phrase names none.
pub(super) fn days<'t>(
    connection: &Connection,
    cursor: Cursor<'t>,
    today: NaiveDate,
) -> Result<Option<PhraseDates<'t>>, Stop> {
    let no_year = match calendar::spans(cursor, today) {
        Err(no_year @ Reason::NoYear(_)) => no_year,
        read => return Ok(read?),
    };
    let Some((month, day, after)) = calendar::day_of_any_year(cursor) else {
        return Err(no_year.into());
    };
    let spans = same_days(connection, month, day)?;
    if spans.is_empty() {
        return Err(no_year.into());
    }
    Ok(Some(PhraseDates { spans, link: Some(Preposition::In), after }))
}

/// A day of the calendar, in every year that the base has something on it.
fn same_days(connection: &Connection, month: u32, day: u32) -> rusqlite::Result<Vec<DaySpan>> {
    let mut statement = connection.prepare(include_str!("../sql/same_days.sql"))?;
    let days = statement.query_map([format!("-{month:02}-{day:02}")], |row| row.get(0))?;
    let days: Vec<String> = days.collect::<rusqlite::Result<_>>()?;
    let days = days.iter().filter_map(|day| day.parse().ok());
    Ok(days.map(|day| DaySpan { from: Some(day), to: Some(day) }).collect())
}
