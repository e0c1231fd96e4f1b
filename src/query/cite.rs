//! Citations of rows: for each, where its fact stands in a source, and the words there if
//! the source is attached.

use serde_json::{Value as Json, json};

use super::error::QueryError;
use super::limits::Limits;
use super::rows::{Row, Rows};
use super::run::run;
use super::statement::Statement;
use super::value::Value;
use crate::store::Base;

impl Base {
    /// Cites rows: the number of the row, source, passage, locator, quote, language,
    /// origin and confidence. `from` is the canned query, or the section of
    /// [`show`](super::show::show), whose rows they are. Rows that state no fact have no
    /// citation.
    ///
    /// # Errors
    /// If a limit is reached or the base cannot be read.
    pub fn cite(&mut self, rows: &Rows, from: &str, limits: &Limits) -> Result<Rows, QueryError> {
        let facts: Vec<_> = rows.iter().map(|row| fact(row, from).unwrap_or_default()).collect();
        if facts.iter().all(Json::is_null) {
            return Ok(Rows::default());
        }
        let facts = Value::Text(Json::from(facts).to_string());
        let sql = include_str!("sql/citations.sql").to_owned();
        let statement = Statement::new(sql, vec![(":facts".to_owned(), facts)]);
        let limits = Limits { rows: None, ..*limits };
        let cited = run(self.connection_mut(), &statement, &limits);
        cited.map_err(|error| self.query_error(error))
    }
}

/// The fact of a row as `citations.sql` takes it.
fn fact(row: Row<'_>, from: &str) -> Option<Json> {
    let text = |name: &str| row.get(name).and_then(Value::as_text);
    let kind = match from {
        "events" | "outcome" => Some("event"),
        "figures" | "figure" => Some("figure"),
        "predictions" | "outcomes" | "decided" => Some("prediction"),
        // Where a source says a fact again, which stands elsewhere.
        "supports" => None,
        _ => text("kind"),
    };
    match (kind, text("slug")) {
        (Some(kind @ ("event" | "figure" | "prediction")), Some(slug)) => {
            return Some(json!([kind, slug]));
        }
        (Some("passage"), Some(slug)) => return passage(slug, 0, 0),
        _ => {}
    }
    if let Some(locator) = text("locator") {
        let (place, span) = locator.split_once(':')?;
        let (start, length) = span.split_once('+')?;
        return passage(place, start.parse().ok()?, length.parse().ok()?);
    }
    let (source, Some(Value::Integer(ordinal))) = (text("source")?, row.get("passage")) else {
        return None;
    };
    match (text("subject"), text("relation"), text("object")) {
        (Some(subject), Some(relation), Some(object)) => {
            Some(json!(["relation", subject, relation, object, source, ordinal]))
        }
        _ => Some(json!(["place", source, ordinal, 0, 0])),
    }
}

/// A span of a passage that is named `SOURCE#NUMBER`.
fn passage(place: &str, start: u32, length: u32) -> Option<Json> {
    let (source, ordinal) = place.rsplit_once('#')?;
    let ordinal: u32 = ordinal.parse().ok()?;
    Some(json!(["place", source, ordinal, start, length]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dataset, Question};

    #[test]
    fn every_kind_of_fact_is_cited_where_it_stands() {
        let mut base = Base::in_memory().unwrap();
        base.load(&Dataset::built_in().unwrap()).unwrap();
        for query in ["events", "figures", "predictions", "outcomes", "relations"] {
            let answer = base.ask(&Question::canned(query)).unwrap();
            let cited = base.cite(answer.table(), query, &Limits::default()).unwrap();
            assert_eq!(cited.rows.len(), answer.table().rows.len(), "{query}");
            for (index, row) in cited.iter().enumerate() {
                let fact = &answer.table().iter().nth(index).unwrap();
                assert_eq!(row["row"], Value::Integer(i64::try_from(index).unwrap()));
                assert_eq!((&row["source"], &row["passage"]), (&fact["source"], &fact["passage"]));
                assert!(row["locator"].text().contains('+'), "{query}");
            }
        }
    }

    #[test]
    fn rows_without_a_fact_have_no_citation() {
        let mut base = Base::in_memory().unwrap();
        base.load(&Dataset::built_in().unwrap()).unwrap();
        let answer = base.ask(&Question::canned("systems")).unwrap();
        let cited = base.cite(answer.table(), "systems", &Limits::default()).unwrap();
        assert!(cited.rows.is_empty());
    }
}
