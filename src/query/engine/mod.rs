//! Statements for other engines: the statement of a call as one text without parameters,
//! in the SQL of SQLite, `DuckDB`, Spark or `PostgreSQL`.
//!
//! The canned queries keep to the SQL that these engines agree on. What is left is
//! translated here: literals, the order of NULL, joining names in an aggregate, and
//! full text, which becomes a look-up in the table `search_terms` of an export.

mod literal;
mod terms;
mod translate;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::call::Call;
use super::compile::ParamKind;
use super::error::QueryError;
use super::resolved::ResolvedQuestion;
use super::statement::Statement;
use super::value::Value;

/// An engine that statements can be written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Engine {
    /// The base itself.
    Sqlite,
    /// `DuckDB` over a Parquet export.
    Duckdb,
    /// Apache Spark over a Parquet export.
    Spark,
    /// `PostgreSQL` with the tables of an export.
    Postgres,
}

impl Engine {
    /// Its name as the command line spells it.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl ResolvedQuestion {
    /// The statement that answers the question on an engine: one text, without parameters.
    ///
    /// # Errors
    /// If the canned query, or a value, cannot be written for that engine.
    pub fn statement_on(&self, engine: Engine) -> Result<String, QueryError> {
        let sql = self.call.statement_on(engine)?;
        // Not every engine takes an OFFSET without a LIMIT.
        let most = self.own_limit.map_or(i64::MAX.to_string(), |most| most.to_string());
        Ok(match (self.own_limit, self.skip) {
            (None, 0) => sql,
            (_, 0) => format!("{sql}\nLIMIT {most}"),
            (_, skip) => format!("{sql}\nLIMIT {most} OFFSET {skip}"),
        })
    }
}

impl Call {
    /// The statement that answers the call on an engine: one text, without parameters.
    ///
    /// # Errors
    /// If the canned query, or a value, cannot be written for that engine.
    pub fn statement_on(&self, engine: Engine) -> Result<String, QueryError> {
        let statement = match engine {
            Engine::Sqlite => self.statement(),
            _ => self.plain_statement(),
        };
        translate::translate(&statement.sql, engine, &|name| self.value(&statement, name)).map_err(
            |reason| {
                let (query, engine) = (self.canned.name(), engine.word());
                QueryError::Engine(format!(
                    "the canned query `{query}` cannot be written for {engine}: {reason}"
                ))
            },
        )
    }

    /// The value of a parameter of a statement, and whether it is a day.
    fn value(&self, statement: &Statement, name: &str) -> (Value, bool) {
        let given = statement.params.iter().find(|(other, _)| other == name);
        let value = given.map_or(Value::Null, |(_, value)| value.clone());
        // `:period_from_2` is the second period's first day.
        let is_of = |stem: String| {
            let number = name.trim_start_matches(':').strip_prefix(&stem);
            number.is_some_and(|rest| {
                rest.trim_start_matches('_').bytes().all(|b| b.is_ascii_digit())
            })
        };
        let is_day = self.canned.params().iter().any(|param| match param.kind {
            ParamKind::Period => {
                is_of(format!("{}_from", param.name)) || is_of(format!("{}_to", param.name))
            }
            ParamKind::Day => is_of(param.name.to_owned()),
            _ => false,
        });
        (value, is_day)
    }
}
