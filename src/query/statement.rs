//! A call becomes one SQL statement: its canned query, cut to the conditions and the
//! order that are given, so that the database can use its indexes.

use super::call::{Argument, Call};
use super::compile::{Part, Summary};
use super::shape::{self, Shape};
use super::summary::stand_in;
use super::value::Value;

/// A statement ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The SQL.
    pub sql: String,
    /// A value for each of its parameters, by name with the colon.
    pub params: Vec<(String, Value)>,
    /// Where the ORDER BY begins, if its rows are made one by one: then some can be
    /// read, and the others counted, without making them all.
    pub(super) order_at: Option<usize>,
}

impl Statement {
    /// A statement that no canned query makes.
    #[must_use]
    pub fn new(sql: impl Into<String>, params: Vec<(String, Value)>) -> Self {
        Self { sql: sql.into(), params, order_at: None }
    }
}

impl Call {
    /// The statement that answers the call.
    #[must_use]
    pub fn statement(&self) -> Statement {
        self.lower(&self.canned.select.head, stand_in(self))
    }

    /// The same statement without the summaries and indexes of a base.
    pub(super) fn plain_statement(&self) -> Statement {
        self.lower(&self.canned.select.head, None)
    }

    /// The statement that gives what a chart needs of the same rows, in the same
    /// order; none if there is no chart of them.
    #[must_use]
    pub fn chart(&self) -> Option<Statement> {
        let head = self.canned.chart.as_ref().filter(|_| self.shape == Shape::Rows)?;
        Some(self.lower(head, stand_in(self)))
    }

    fn lower(
        &self,
        head: &'static [Part<'static>],
        summary: Option<&'static Summary<'static>>,
    ) -> Statement {
        let select = &self.canned.select;
        let mut lowering = Lowering {
            call: self,
            summary,
            bound: Vec::new(),
            sql: String::with_capacity(self.canned.sql.len()),
            params: Vec::new(),
        };
        lowering.write(head);
        let is_weighted = summary.is_some_and(|summary| summary.scope.is_weighted());
        if is_weighted {
            lowering.sql.push_str(", hit.weight");
        }
        lowering.write(&select.body);
        let end = lowering.sql.len();
        lowering.write(&select.order);
        let source = || select.source().is_some_and(|source| source.grouped);
        let grouped = select.grouped || summary.map_or_else(source, |summary| summary.grouped);
        let order_at = (!grouped && self.shape == Shape::Rows).then_some(end);
        let Lowering { sql, params, .. } = lowering;
        let sql = match self.shape {
            Shape::Rows => sql,
            shape => shape::wrap(shape, &self.canned.header, &sql[..end], is_weighted),
        };
        Statement { sql, params, order_at }
    }
}

/// An argument that a condition is written for: its parameter and what follows the
/// parameter's name.
type Bound<'c> = (&'static str, String, &'c Argument);

/// A statement that is being written.
struct Lowering<'c> {
    call: &'c Call,
    /// What stands in for the source.
    summary: Option<&'static Summary<'static>>,
    /// The conditions being written, the innermost last.
    bound: Vec<Bound<'c>>,
    sql: String,
    params: Vec<(String, Value)>,
}

impl Lowering<'_> {
    fn write(&mut self, parts: &'static [Part<'static>]) {
        for part in parts {
            match part {
                Part::Text(text) => self.sql.push_str(text),
                Part::Value { name, param } => self.value(name, param),
                Part::Condition { param, and, condition } => self.condition(param, and, condition),
                Part::Source(source) => match self.summary {
                    None => self.write(&source.sql),
                    Some(summary) => {
                        self.sql.push('\n');
                        self.write(&summary.sql);
                        self.sql.push('\n');
                    }
                },
                Part::Order { word, indent, expression, rest } => {
                    if self.is_order(word) {
                        self.sql.extend([*indent, expression, rest]);
                    }
                }
            }
        }
    }

    /// Writes a condition for every argument, or leaves it out.
    fn condition(&mut self, param: &'static str, and: &str, condition: &'static [Part<'static>]) {
        let call = self.call;
        let holds = self.summary.is_some_and(|summary| summary.scope.fulfils() == Some(param));
        let groups = if holds { &[] } else { call.given(param) };
        if groups.is_empty() && and.is_empty() {
            self.sql.push_str("TRUE");
        }
        let mut number = 0;
        for (index, group) in groups.iter().enumerate() {
            self.sql.push_str(if index == 0 { and } else { "\n  AND " });
            self.sql.push('(');
            for (index, argument) in group.iter().enumerate() {
                self.sql.push_str(if index == 0 { "" } else { "\n    OR " });
                number += 1;
                let suffix = if number == 1 { String::new() } else { format!("_{number}") };
                self.bound.push((param, suffix, argument));
                self.write(condition);
                self.bound.pop();
            }
            self.sql.push(')');
        }
    }

    /// Writes and binds a parameter: to the argument that a condition is written for,
    /// else to the first one given, else to NULL.
    fn value(&mut self, name: &str, param: &str) {
        let bound = self.bound.iter().rev().find(|(bound, ..)| *bound == param);
        let (suffix, argument) = match bound {
            Some((_, suffix, argument)) => (suffix.as_str(), Some(*argument)),
            None => ("", self.call.first(param)),
        };
        let name = format!(":{name}{suffix}");
        self.sql.push_str(&name);
        if self.params.iter().any(|(other, _)| *other == name) {
            return;
        }
        let value = match argument {
            None => Value::Null,
            Some(Argument::One(value)) => value.clone(),
            Some(Argument::Period(from, to)) => {
                let is_first = name[1..].starts_with(&format!("{param}_from"));
                Value::Text(if is_first { from.clone() } else { to.clone() })
            }
        };
        self.params.push((name, value));
    }

    fn is_order(&self, word: &str) -> bool {
        let given = self.call.first("order");
        matches!(given, Some(Argument::One(Value::Text(order))) if order == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::compile::{self, Canned};

    fn statement(given: &[(&str, Vec<Vec<Argument>>)]) -> Statement {
        const TEXT: &str = "-- title.en: One\n-- title.fr: Un\n-- param a slug: is it\n\
            -- param p period: then\n-- param o slug: other\n-- param order word(x, y): how\n\n\
            SELECT x AS x FROM t WHERE (:a IS NULL OR x IN (SELECT ')' WHERE y = :a))\n  \
            AND (:p_from IS NULL OR (d >= :p_from AND d <= :p_to)) AND z = :o\nORDER BY\n    \
            CASE WHEN :order = 'x' THEN f(a, b) * c END DESC,\n    \
            CASE WHEN :order = 'y' THEN d END,\n    slug";
        let canned: &'static Canned<'static> =
            Box::leak(compile::canned("a", TEXT).unwrap().into());
        let mut call = Call::new(canned);
        for (name, groups) in given {
            for group in groups {
                call.give(name, group.clone()).unwrap();
            }
        }
        call.statement()
    }

    fn one(text: &str) -> Argument {
        Argument::One(Value::Text(text.to_owned()))
    }

    #[test]
    fn conditions_that_are_not_given_are_left_out() {
        let statement = statement(&[]);
        assert_eq!(statement.sql, "SELECT x AS x FROM t WHERE TRUE AND z = :o\nORDER BY\n    slug");
        assert_eq!(statement.params, [(":o".to_owned(), Value::Null)]);
        assert_eq!(statement.order_at, statement.sql.find("\nORDER BY"));
    }

    #[test]
    fn groups_all_hold_and_alternatives_need_one() {
        let statement = statement(&[("a", vec![vec![one("u"), one("v")], vec![one("w")]])]);
        let (sql, _) = statement.sql.split_once(" AND z").unwrap();
        assert_eq!(
            sql,
            "SELECT x AS x FROM t WHERE (x IN (SELECT ')' WHERE y = :a)\
             \n    OR x IN (SELECT ')' WHERE y = :a_2))\n  AND (x IN (SELECT ')' WHERE y = :a_3))"
        );
        let names: Vec<_> = statement.params.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, [":a", ":a_2", ":a_3", ":o"]);
    }

    #[test]
    fn a_period_binds_both_its_ends() {
        let period = Argument::Period("2024-01-01".to_owned(), "2024-12-31".to_owned());
        let statement = statement(&[("p", vec![vec![period]])]);
        assert!(statement.sql.contains("TRUE\n  AND ((d >= :p_from AND d <= :p_to)) AND z"));
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(statement.params[0], (":p_from".to_owned(), text("2024-01-01")));
        assert_eq!(statement.params[1], (":p_to".to_owned(), text("2024-12-31")));
    }

    #[test]
    fn an_order_is_its_expression_alone() {
        let order = |word| statement(&[("order", vec![vec![one(word)]])]).sql;
        assert!(order("x").ends_with("ORDER BY\n    f(a, b) * c DESC,\n    slug"));
        assert!(order("y").ends_with("ORDER BY\n    d,\n    slug"));
    }

    #[test]
    fn a_chart_shows_the_rows_of_the_answer() {
        let call = Call::new(Canned::named("figures").unwrap());
        let (answer, chart) = (call.statement(), call.chart().unwrap());
        let rest = |sql: &str| sql.split_once("\nFROM (\n").unwrap().1.to_owned();
        assert_eq!(rest(&chart.sql), rest(&answer.sql));
        assert_eq!(chart.params, answer.params);
        assert_eq!(Call::new(Canned::named("events").unwrap()).chart(), None);
        let mut counted = call;
        counted.shape = Shape::Count;
        assert_eq!(counted.chart(), None);
    }
}
