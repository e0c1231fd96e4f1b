//! What an entity is: its kind and summary, its relations, and what came of the promises
//! about it.

use super::{Composer, ENTITY, cell};
use crate::query::error::QueryError;

impl Composer<'_> {
    /// What an entity is.
    pub(super) fn definition(&mut self) -> Result<String, QueryError> {
        let Some(row) = self.first() else { return Ok(String::new()) };
        let [slug, name, category, summary, kind] =
            ["slug", "name", "category", "summary", "kind"].map(|column| cell(row, column));
        let relations = self.said_of(&slug, None)?;
        let (role, template) = match kind.as_str() {
            "person" | "organization" => ("by", "promised by"),
            _ => ("about", "promised of"),
        };
        let call = self.call("predictions", &[(role, &slug)])?;
        let promises = match self.statuses_of(&call)?.join(", ") {
            none if none.is_empty() => none,
            parts => self.say(template, &[("day", &self.day()), ("parts", &parts)]),
        };
        let values = [("name", &*name), ("category", &category), ("summary", &summary)];
        let [mentions, first, last, with] =
            ["mentions", "first_mentioned", "last_mentioned", "mentioned_with"]
                .map(|column| cell(row, column));
        let more = [("relations", &*relations), ("promises", &promises), ("with", &with)];
        let mentions = match mentions.as_str() {
            "1" => [("once", &*first), ("first", ""), ("last", "")],
            count => [("mentions", count), ("first", &first), ("last", &last)],
        };
        Ok(self.say("definition", &[values.as_slice(), &more, &mentions].concat()))
    }

    /// Whether an entity is of one of these categories: it has one at most.
    pub(super) fn category(&mut self, slugs: &[String]) -> Result<String, QueryError> {
        let Some(row) = self.first() else { return Ok(String::new()) };
        let [slug, name, category] = ["slug", "name", "category"].map(|column| cell(row, column));
        let entity = self.fetch(ENTITY, &slug)?;
        let is_one = entity.iter().any(|entity| slugs.contains(&cell(entity, "category")));
        if category.is_empty() {
            return self.definition();
        }
        let template = if is_one { "is category" } else { "is other" };
        Ok(self.say(template, &[("name", &name), ("category", &category)]))
    }
}
