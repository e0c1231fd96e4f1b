//! Whether promises were kept: due date, status on the day asked for, and the event that
//! shows what came of them.

use chrono::NaiveDate;

use super::{Composer, cell, source, text};
use crate::model::text::capitalized;
use crate::query::bind::Unused;
use crate::query::call::Call;
use crate::query::compile::ParamKind;
use crate::query::error::QueryError;
use crate::query::phrase::Wanted;
use crate::query::rows::Row;
use crate::query::run::run_with;
use crate::query::shape::Shape;
use crate::query::statement::Statement;

const STATUSES: &str = include_str!("../sql/sentence/statuses.sql");
const OUTCOME: &str = include_str!("../sql/sentence/outcome.sql");

impl Composer<'_> {
    /// What came of the promises asked for.
    pub(super) fn promises(&mut self, wanted: &Wanted) -> Result<String, QueryError> {
        let Some(row) = self.first() else { return Ok(String::new()) };
        if self.total() > 1 {
            let limited = self.question.own_limit.is_some();
            return if limited { Ok(String::new()) } else { self.several() };
        }
        let (status, answer) = (cell(row, "status"), self.promise(row)?);
        let verdict = match status.as_str() {
            "kept" => "yes",
            "late" | "missed" | "dropped" => "no",
            _ => "",
        };
        if *wanted == Wanted::Kept && !verdict.is_empty() {
            return Ok(self.say(verdict, &[("answer", &answer)]));
        }
        Ok(capitalized(&answer))
    }

    /// One promise and what came of it.
    fn promise(&mut self, row: Row<'_>) -> Result<String, QueryError> {
        let outcome = self.fetch(OUTCOME, &cell(row, "slug"))?;
        let Some(outcome) = outcome.iter().next() else { return Ok(String::new()) };
        let (status, day) = (cell(row, "status"), self.day());
        let is_decided = !cell(outcome, "shown").is_empty();
        let end = if is_decided { cell(outcome, "shown_day") } else { day.clone() };
        let source = if is_decided { cell(outcome, "shown_in") } else { source(row) };
        let values = [
            ("by", cell(row, "by")),
            ("made", cell(row, "made")),
            ("due", cell(row, "due")),
            ("shown", cell(outcome, "shown")),
            ("shown_by", cell(outcome, "shown_by")),
            ("days", self.days(&cell(outcome, "due_to"), &end)),
            ("source", source),
            ("day", day),
        ];
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Ok(self.say(&format!("{status} promise"), &values))
    }

    /// The days from one day to a later one, in words; empty if either is unknown.
    fn days(&self, from: &str, to: &str) -> String {
        match days_between(from, to) {
            Some(1) => self.say("one day", &[]),
            Some(days @ 2..) => self.say("days", &[("count", &days.to_string())]),
            _ => String::new(),
        }
    }

    /// Several promises by what came of them, and which is due next.
    fn several(&mut self) -> Result<String, QueryError> {
        let (count, parts) = (self.total().to_string(), self.by_status()?.join(", "));
        let values = [("count", &*count), ("day", &self.day()), ("parts", &parts)];
        let answer = self.say("promises", &values);
        let mut open = with_status(&self.question.call, "open")?.without("order");
        open.give("order", vec![text("due")])?;
        let open = self.ask(&open, 1)?;
        let Some(row) = open.iter().next() else { return Ok(answer) };
        let [due, statement] = ["due", "statement"].map(|column| cell(row, column));
        let values = [("answer", &*answer), ("due", &due), ("statement", &statement)];
        Ok(self.say("next", &[values.as_slice(), &[("source", &source(row))]].concat()))
    }

    /// How many of the predictions asked for have each status: "1 came late".
    pub(super) fn by_status(&mut self) -> Result<Vec<String>, QueryError> {
        let call = self.question.call.clone();
        self.statuses_of(&call)
    }

    /// How many of the predictions of a call have each status.
    pub(super) fn statuses_of(&mut self, call: &Call) -> Result<Vec<String>, QueryError> {
        let Some(ParamKind::Word(statuses)) = call.canned.param("status").map(|param| &param.kind)
        else {
            return Ok(Vec::new());
        };
        let mut rows = call.clone();
        rows.shape = Shape::Rows;
        let rows = rows.statement();
        let sql = rows.sql.get(..rows.order_at.unwrap_or(rows.sql.len())).unwrap_or(&rows.sql);
        let counting = Statement::new(STATUSES.replace("{query}", sql), rows.params);
        let counted = run_with(self.connection, &counting, &self.limits, Unused::Ignored)?;
        let part = |status: &&str| {
            let row = counted.iter().find(|row| cell(*row, "status") == *status)?;
            let count = cell(row, "count");
            let name = format!("{status} {}", if count == "1" { "one" } else { "many" });
            Some(self.say(&name, &[("count", &count)]))
        };
        Ok(statuses.iter().filter_map(part).collect())
    }
}

/// A call for one status alone.
fn with_status(call: &Call, status: &str) -> Result<Call, QueryError> {
    let mut call = call.without("status");
    call.give("status", vec![text(status)])?;
    Ok(call)
}

fn days_between(from: &str, to: &str) -> Option<i64> {
    let [from, to] = [from, to].map(|day| day.parse::<NaiveDate>().ok());
    Some((to? - from?).num_days())
}
