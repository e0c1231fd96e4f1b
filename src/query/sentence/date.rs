//! When something happened: the event that the verb names, else when it is due, else when
//! it is mentioned.

use super::{Composer, ENTITY, cell, source};
use crate::query::error::QueryError;
use crate::query::phrase::Filter;

impl Composer<'_> {
    /// When something happened, and what says so.
    pub(super) fn date(&mut self, verb: Option<&str>) -> Result<String, QueryError> {
        let has = |is: fn(&Filter) -> bool| self.query.filters.iter().any(is);
        let is_text = has(|filter| matches!(filter, Filter::Text(_)));
        let is_kind = has(|filter| {
            !matches!(filter, Filter::Entity(..) | Filter::Period(..) | Filter::Text(_))
        });
        if !is_text && !is_kind && self.query.order.is_none() {
            return self.mentions();
        }
        let verb = verb.filter(|_| !is_text).unwrap_or_default();
        let name = match (verb.is_empty(), self.total()) {
            (false, 1) => "kind event",
            (false, _) => "kind events",
            (true, 1) => "event",
            (true, _) if self.query.order.is_some() => "event",
            (true, _) => "first event",
        };
        Ok(self.event(name, verb))
    }

    /// Since when something is so.
    pub(super) fn since(&mut self) -> Result<String, QueryError> {
        if self.query.filters.iter().any(|filter| matches!(filter, Filter::Text(_))) {
            return Ok(self.event("since", ""));
        }
        self.mentions()
    }

    /// The first event in a sentence of this name.
    fn event(&self, name: &str, verb: &str) -> String {
        let Some(row) = self.first() else { return String::new() };
        let (date, title, source) = (cell(row, "date"), cell(row, "title"), source(row));
        let count = self.total().to_string();
        let values = [("date", &*date), ("title", &title), ("source", &source), ("count", &count)];
        self.say(name, &[values.as_slice(), &[("verb", verb)]].concat())
    }

    /// From when to when an entity is mentioned, and when it is due if a promise is open.
    fn mentions(&mut self) -> Result<String, QueryError> {
        let Some(slug) = self.about() else { return Ok(String::new()) };
        let entity = self.fetch(ENTITY, slug)?;
        let Some(entity) = entity.iter().next() else { return Ok(String::new()) };
        let [name, first, last] = ["name", "first", "last"].map(|column| cell(entity, column));
        let mut values = vec![("name", name), ("first", first), ("last", last)];
        let given = [("about", slug), ("status", "open"), ("order", "due")];
        let open = self.call("predictions", &given)?;
        let open = self.ask(&open, 1)?;
        let template = match open.iter().next() {
            Some(row) => {
                values.extend(["due", "statement"].map(|column| (column, cell(row, column))));
                values.push(("source", source(row)));
                "promised"
            }
            None => "mentioned",
        };
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Ok(self.say(template, &values))
    }
}
