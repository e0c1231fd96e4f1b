//! Which facts are taken: all of them, or those that an answer is about.

use std::collections::BTreeMap;

use serde_json::json;

use super::super::answer::Answer;
use super::super::bind::Unused;
use super::super::error::QueryError;
use super::super::limits::Limits;
use super::super::rows::Row;
use super::super::run::run_with;
use super::super::shape::Shape;
use super::super::show::View;
use super::super::statement::Statement;
use super::super::value::Value;
use crate::store::Base;

/// The facts that are taken.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Slugs by kind; `None` for all facts.
    slugs: Option<BTreeMap<&'static str, Vec<String>>>,
}

impl Chosen {
    /// All facts of the base.
    #[must_use]
    pub fn all() -> Self {
        Self::default()
    }

    /// Whether these are all facts of the base.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.slugs.is_none()
    }

    /// The facts that the rows of an answer are, and those they stand with: an event comes
    /// with what it states, an entity with the events that mention it.
    ///
    /// # Errors
    /// If the rows are no facts: counts, totals, vocabulary.
    pub fn by(answer: &Answer) -> Result<Self, QueryError> {
        let call = answer.question().call();
        let name = call.canned.name();
        let kind = (call.shape == Shape::Rows).then(|| kind_of(name)).flatten();
        let Some(kind) = kind else {
            let message = "an export takes events, figures, predictions, entities or sources, \
                           and this asks for something else";
            return Err(QueryError::Parameter(message.to_owned()));
        };
        let mut slugs: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for row in answer.rows() {
            let kind = if kind == FOUND { found(&row) } else { Some(kind) };
            if let (Some(kind), Some(slug)) = (kind, row.get("slug").and_then(Value::as_text)) {
                slugs.entry(kind).or_default().push(slug.to_owned());
            }
        }
        Ok(Self { slugs: Some(slugs) })
    }
}

/// Ids of facts by kind, as JSON; all facts where there are none.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    lists: Vec<(&'static str, Value)>,
}

/// What finds the ids of each kind, in this order: later ones use the earlier.
const FINDING: [(&str, &str); 4] = [
    (":predictions", include_str!("../sql/facts/ids/predictions.sql")),
    (":figures", include_str!("../sql/facts/ids/figures.sql")),
    (":events", include_str!("../sql/facts/ids/events.sql")),
    (":entities", include_str!("../sql/facts/ids/entities.sql")),
];

impl Ids {
    /// A statement over the facts with these ids.
    pub(super) fn statement(&self, sql: &str, view: &View) -> Statement {
        let list = |name: &str| {
            let known = self.lists.iter().find(|(other, _)| *other == name);
            known.map_or(Value::Null, |(_, list)| list.clone())
        };
        let mut params: Vec<_> =
            FINDING.iter().map(|(name, _)| ((*name).to_owned(), list(name))).collect();
        params.push((":lang".to_owned(), Value::Text(view.language.word().to_owned())));
        params.push((":as_of".to_owned(), Value::Text(view.as_of.clone())));
        Statement::new(sql, params)
    }
}

impl Base {
    /// The ids of the facts that were chosen and of those that they stand with: the event
    /// that states a fact, the event of an outcome, the facts of an event, and the entities
    /// they name.
    ///
    /// # Errors
    /// If a limit is reached or the base cannot be read.
    pub fn ids(&mut self, chosen: &Chosen, limits: &Limits) -> Result<Ids, QueryError> {
        let mut ids = Ids::default();
        let Some(slugs) = &chosen.slugs else { return Ok(ids) };
        for (name, sql) in FINDING {
            let mut params = vec![(":named".to_owned(), Value::Text(json!(slugs).to_string()))];
            let known = ids.lists.iter();
            params.extend(known.map(|(name, list)| ((*name).to_owned(), list.clone())));
            let statement = Statement::new(sql, params);
            let found = run_with(self.connection_mut(), &statement, limits, Unused::Ignored);
            let found = found.map_err(|error| self.query_error(error))?;
            let found = found.rows.into_iter().flatten().filter_map(|value| match value {
                Value::Integer(id) => Some(id),
                _ => None,
            });
            let found: Vec<i64> = found.collect();
            ids.lists.push((name, Value::Text(json!(found).to_string())));
        }
        Ok(ids)
    }
}

/// The kind of what a search finds, which each row tells.
const FOUND: &str = "found";

/// What the rows of a canned query are.
fn kind_of(query: &str) -> Option<&'static str> {
    Some(match query {
        "events" => "event",
        "figures" => "figure",
        "predictions" | "outcomes" => "prediction",
        "systems" | "people" | "organizations" | "places" | "entities" => "entity",
        "sources" => "source",
        "search" => FOUND,
        _ => return None,
    })
}

/// What a row of a search is, if it is a fact or an entity.
fn found(row: &Row<'_>) -> Option<&'static str> {
    match row.get("kind").and_then(Value::as_text)? {
        "event" => Some("event"),
        "figure" => Some("figure"),
        "prediction" => Some("prediction"),
        "passage" => None,
        _ => Some("entity"),
    }
}
