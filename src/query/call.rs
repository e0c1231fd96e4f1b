//! A call: a canned query and what is given for its parameters, and how the two
//! become the final statement.
//!
//! A condition that hangs on a parameter is written `(:name IS NULL OR …)`, so
//! that the statement runs as it stands in any SQLite tool. For an answer it is
//! cut down to what was given, as are its orders: the database can then use its
//! indexes.

use std::collections::BTreeMap;
use std::fmt;

use super::canned::{Canned, ParamKind};
use super::order::ordered;
use super::params::OPEN;
use super::rows::Value;
use super::shape::Shape;
use super::summary::{Summed, summed};

/// What is given for a parameter: all groups must hold, each by one of its
/// alternatives.
pub type Groups = Vec<Vec<Argument>>;

/// One value for a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// First and last day, ISO.
    Period(String, String),
    /// Anything else.
    One(Value),
}

/// A canned query with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The query.
    pub canned: Canned<'static>,
    /// What is given.
    pub given: BTreeMap<&'static str, Groups>,
    /// What is done with the rows.
    pub shape: Shape,
}

/// A statement ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The SQL.
    pub sql: String,
    /// A value for each of its parameters, by name with the colon.
    pub params: Vec<(String, Value)>,
}

impl Call {
    /// A call without arguments.
    #[must_use]
    pub fn new(canned: Canned<'static>) -> Self {
        Self { canned, given: BTreeMap::new(), shape: Shape::Rows }
    }

    /// Adds a group of alternatives for a parameter; a name the query does not
    /// have is passed over.
    pub fn give(&mut self, name: &str, alternatives: Vec<Argument>) {
        if let Some(param) = self.canned.param(name) {
            self.given.entry(param.name).or_default().push(alternatives);
        }
    }

    /// What is given, as it can be typed: name and value.
    pub fn arguments(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.given.iter().flat_map(|(name, groups)| {
            groups.iter().map(|group| {
                let values: Vec<_> = group.iter().map(ToString::to_string).collect();
                (*name, values.join(","))
            })
        })
    }

    /// The final statement.
    #[must_use]
    pub fn statement(&self) -> Statement {
        let Summed { sql, held } = summed(self);
        let mut writer =
            Writer { given: &self.given, held, sql: String::new(), params: Vec::new() };
        writer.conditions(&sql);
        writer.orders();
        writer.rest(&self.canned);
        let Writer { sql, params, .. } = writer;
        Statement { sql: self.shape.wrap(&self.canned, sql), params }
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open = |day: &str, end: &str| if day == end { "..".to_owned() } else { day.to_owned() };
        match self {
            Self::Period(from, to) => write!(out, "{}/{}", open(from, OPEN.0), open(to, OPEN.1)),
            Self::One(Value::Text(text)) => out.write_str(text),
            Self::One(Value::Real(number)) => write!(out, "{number}"),
            Self::One(Value::Integer(number)) => write!(out, "{number}"),
            Self::One(Value::Null | Value::Blob(_)) => Ok(()),
        }
    }
}

/// The call as `kb query` takes it: the name and what is given.
impl fmt::Display for Call {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.canned.name)?;
        // The language is not a part of the question.
        for (name, value) in self.arguments().filter(|(name, _)| *name != "lang") {
            write!(out, " {name}={value}")?;
        }
        match self.shape {
            Shape::Rows => Ok(()),
            Shape::Count => out.write_str(", counted"),
            Shape::CountPer(span) => write!(out, ", counted per {}", span.word()),
            Shape::CountEach => write!(out, ", events counted for each"),
        }
    }
}

struct Writer<'g> {
    given: &'g BTreeMap<&'static str, Groups>,
    /// The parameter whose conditions hold already.
    held: Option<&'static str>,
    sql: String,
    params: Vec<(String, Value)>,
}

impl Writer<'_> {
    /// Copies a statement, with every optional condition cut to what is given.
    fn conditions(&mut self, mut sql: &str) {
        while let Some((before, name, condition, after)) = next_condition(sql) {
            self.sql.push_str(before);
            match self.given.get(name).filter(|_| self.held != Some(name)) {
                Some(groups) => self.condition(name, condition, groups),
                None => self.drop_condition(),
            }
            sql = after;
        }
        self.sql.push_str(sql);
    }

    /// Keeps the order that is given.
    fn orders(&mut self) {
        let given = self.given.get("order").and_then(|groups| groups.first()?.first());
        let word = match given {
            Some(Argument::One(Value::Text(word))) => Some(word.as_str()),
            _ => None,
        };
        self.sql = ordered(&self.sql, word);
    }

    /// Takes back the `AND` before a condition that is not needed.
    fn drop_condition(&mut self) {
        let kept = self.sql.trim_end();
        match kept.strip_suffix("AND") {
            Some(kept) => self.sql.truncate(kept.trim_end().len()),
            None => self.sql.push_str("TRUE"),
        }
    }

    fn condition(&mut self, name: &str, condition: &str, groups: &Groups) {
        let mut number = 0;
        for (index, group) in groups.iter().enumerate() {
            self.sql.push_str(if index == 0 { "(" } else { "\n  AND (" });
            for (index, argument) in group.iter().enumerate() {
                if index > 0 {
                    self.sql.push_str("\n    OR ");
                }
                number += 1;
                let suffix = if number == 1 { String::new() } else { format!("_{number}") };
                // What it holds may hang on other parameters.
                self.conditions(&numbered(condition, name, &suffix));
                self.bind(name, &suffix, argument);
            }
            self.sql.push(')');
        }
    }

    fn bind(&mut self, name: &str, suffix: &str, argument: &Argument) {
        let text = |text: &String| Value::Text(text.clone());
        let bound = match argument {
            Argument::One(value) => vec![(format!(":{name}{suffix}"), value.clone())],
            Argument::Period(from, to) => vec![
                (format!(":{name}_from{suffix}"), text(from)),
                (format!(":{name}_to{suffix}"), text(to)),
            ],
        };
        // Two conditions may hang on one parameter.
        let new = |(name, _): &(String, Value)| !self.params.iter().any(|(other, _)| other == name);
        let new: Vec<_> = bound.into_iter().filter(new).collect();
        self.params.extend(new);
    }

    /// Binds the parameters that stand outside of conditions, such as the
    /// language; NULL if not given.
    fn rest(&mut self, canned: &Canned) {
        for param in &canned.params {
            let name = format!(":{}", param.name);
            let bound = self.params.iter().any(|(other, _)| *other == name);
            if param.kind == ParamKind::Period || bound || !has_parameter(&self.sql, &name) {
                continue;
            }
            let given = self.given.get(param.name).and_then(|groups| groups.first()?.first());
            let value = match given {
                Some(Argument::One(value)) => value.clone(),
                _ => Value::Null,
            };
            self.params.push((name, value));
        }
    }
}

/// The next `(:name IS NULL OR condition)`: what stands before it, the name, the
/// condition, and what stands after it.
fn next_condition(sql: &str) -> Option<(&str, &str, &str, &str)> {
    const MARK: &str = " IS NULL OR ";
    let mark = sql.find(MARK)?;
    let open = sql.get(..mark)?.rfind("(:")?;
    let name = sql.get(open + 2..mark)?;
    let body = sql.get(mark + MARK.len()..)?;
    let close = closing(body)?;
    let name = name.strip_suffix("_from").unwrap_or(name);
    Some((sql.get(..open)?, name, body.get(..close)?, body.get(close + 1..)?))
}

/// The place of the bracket that closes an open one.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1_u32;
    let mut quoted = false;
    for (place, letter) in text.char_indices() {
        match letter {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(place);
        }
    }
    None
}

/// The condition with `:name` (and `:name_from`, `:name_to`) renamed.
fn numbered(condition: &str, name: &str, suffix: &str) -> String {
    if suffix.is_empty() {
        return condition.to_owned();
    }
    let mut out = String::with_capacity(condition.len() + 16);
    let mut rest = condition;
    while let Some(colon) = rest.find(':') {
        let (before, from) = rest.split_at(colon);
        let end = from[1..].find(|letter: char| !is_name(letter)).map_or(from.len(), |end| end + 1);
        let (word, after) = from.split_at(end);
        out.push_str(before);
        out.push_str(word);
        let own = word.strip_suffix("_from").or(word.strip_suffix("_to")).unwrap_or(word);
        if own.strip_prefix(':') == Some(name) {
            out.push_str(suffix);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Whether a statement uses a parameter, named with its colon.
pub(super) fn has_parameter(sql: &str, name: &str) -> bool {
    sql.match_indices(name).any(|(place, _)| !sql[place + name.len()..].starts_with(is_name))
}

fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(given: &[(&'static str, Groups)]) -> Statement {
        let canned = Canned {
            sql: "SELECT 1 WHERE (:a IS NULL OR x IN (SELECT ')' WHERE y = :a))\n  \
                  AND (:p_from IS NULL OR (d >= :p_from AND d <= :p_to)) ORDER BY :o",
            params: vec![
                Param { name: "a", kind: ParamKind::Slug, effect: "" },
                Param { name: "p", kind: ParamKind::Period, effect: "" },
                Param { name: "o", kind: ParamKind::Slug, effect: "" },
            ],
            ..Canned::default()
        };
        let given = given.iter().cloned().collect();
        Call { canned, given, shape: Shape::Rows }.statement()
    }

    use super::super::canned::Param;

    fn one(text: &str) -> Argument {
        Argument::One(Value::Text(text.to_owned()))
    }

    #[test]
    fn what_is_not_given_is_left_out() {
        let statement = call(&[]);
        assert_eq!(statement.sql, "SELECT 1 WHERE TRUE ORDER BY :o");
        assert_eq!(statement.params, [(":o".to_owned(), Value::Null)]);
    }

    #[test]
    fn groups_all_hold_and_alternatives_need_one() {
        let statement = call(&[("a", vec![vec![one("u"), one("v")], vec![one("w")]])]);
        assert_eq!(
            statement.sql,
            "SELECT 1 WHERE (x IN (SELECT ')' WHERE y = :a)\n    OR x IN (SELECT ')' WHERE y = :a_2))\
             \n  AND (x IN (SELECT ')' WHERE y = :a_3)) ORDER BY :o"
        );
        let names: Vec<_> = statement.params.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, [":a", ":a_2", ":a_3", ":o"]);
    }

    #[test]
    fn a_period_binds_both_its_ends() {
        let period = Argument::Period("2024-01-01".to_owned(), "2024-12-31".to_owned());
        let statement = call(&[("p", vec![vec![period]])]);
        assert_eq!(
            statement.sql,
            "SELECT 1 WHERE TRUE\n  AND ((d >= :p_from AND d <= :p_to)) ORDER BY :o"
        );
        assert_eq!(statement.params.len(), 3);
    }
}
