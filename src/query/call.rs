//! A call: a canned query and the arguments for its parameters.

use std::collections::BTreeMap;
use std::fmt;

use super::compile::{Canned, Param, ParamKind};
use super::error::QueryError;
use super::shape::Shape;
use super::value::Value;
use crate::model::Period;

/// The arguments for a parameter: every group must hold, each by one of its
/// alternatives.
pub type Groups = Vec<Vec<Argument>>;

/// The first and the last day of a period that has an open end.
pub(super) const OPEN: (&str, &str) = ("0000-01-01", "9999-12-31");

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
    pub canned: &'static Canned<'static>,
    /// What is done with the rows.
    pub shape: Shape,
    given: BTreeMap<&'static str, Groups>,
}

impl Call {
    /// A call without arguments.
    #[must_use]
    pub fn new(canned: &'static Canned<'static>) -> Self {
        Self { canned, shape: Shape::Rows, given: BTreeMap::new() }
    }

    /// Adds a group of alternatives for a parameter.
    ///
    /// # Errors
    /// If the query has no parameter of this name, or an alternative is not of its
    /// kind.
    pub fn give(&mut self, name: &str, alternatives: Vec<Argument>) -> Result<(), QueryError> {
        let param = self.canned.required_param(name)?;
        if let Some(wrong) = alternatives.iter().find(|argument| !accepts(param, argument)) {
            let kind = param.kind.written();
            return Err(QueryError::Parameter(format!("`{name}` is a {kind}, not \"{wrong}\"")));
        }
        self.given.entry(param.name).or_default().push(alternatives);
        Ok(())
    }

    /// Every group of alternatives for a parameter.
    #[must_use]
    pub fn given(&self, name: &str) -> &[Vec<Argument>] {
        self.given.get(name).map_or(&[], Vec::as_slice)
    }

    /// The first argument for a parameter.
    pub(super) fn first(&self, name: &str) -> Option<&Argument> {
        self.given(name).first()?.first()
    }

    /// The parameters with arguments.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.given.keys().copied()
    }

    /// The call without any argument for a parameter.
    pub(super) fn without(&self, name: &str) -> Self {
        let mut call = self.clone();
        call.given.remove(name);
        call
    }

    /// The arguments as they can be typed: name and value.
    pub fn arguments(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.given.iter().flat_map(|(name, groups)| {
            groups.iter().map(|group| {
                let values: Vec<_> = group.iter().map(ToString::to_string).collect();
                (*name, values.join(","))
            })
        })
    }
}

/// Whether an argument is of the kind of a parameter.
fn accepts(param: &Param<'_>, argument: &Argument) -> bool {
    match (&param.kind, argument) {
        (ParamKind::Period, Argument::Period(from, to)) => is_day(from) && is_day(to),
        (ParamKind::Number, Argument::One(Value::Integer(_) | Value::Real(_)))
        | (
            ParamKind::Slug | ParamKind::Category(_) | ParamKind::Words,
            Argument::One(Value::Text(_)),
        ) => true,
        (ParamKind::Day, Argument::One(Value::Text(day))) => is_day(day),
        (ParamKind::Word(_), Argument::One(Value::Text(word))) => param.has_word(word),
        _ => false,
    }
}

fn is_day(text: &str) -> bool {
    text == OPEN.0 || text.parse::<Period>().is_ok_and(|day| day.start() == day.end())
}

impl fmt::Display for Argument {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open = |day: &str, end: &str| if day == end { "..".to_owned() } else { day.to_owned() };
        match self {
            Self::Period(from, to) => write!(out, "{}/{}", open(from, OPEN.0), open(to, OPEN.1)),
            Self::One(Value::Blob(_)) => Ok(()),
            Self::One(value) => write!(out, "{value}"),
        }
    }
}

/// The call as `kb query` takes it: the name and what is given.
impl fmt::Display for Call {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.canned.name())?;
        // The language is not a part of the question.
        for (name, value) in self.arguments().filter(|(name, _)| *name != "lang") {
            write!(out, " {name}={value}")?;
        }
        match self.shape {
            Shape::Rows => Ok(()),
            Shape::Count => out.write_str(", counted"),
            Shape::CountPer(span) => write!(out, ", counted per {}", span.word()),
            Shape::MostPer(span) => write!(out, ", {} with the most", span.word()),
            Shape::LeastPer(span) => write!(out, ", {} with the fewest", span.word()),
            Shape::CountBy(group) => write!(out, ", counted by {}", group.word()),
            Shape::MostBy(group) => write!(out, ", {} with the most", group.word()),
            Shape::LeastBy(group) => write!(out, ", {} with the fewest", group.word()),
            Shape::Scorecard => out.write_str(", counted by maker and status"),
            Shape::Total => out.write_str(", added"),
            Shape::Average => out.write_str(", averaged"),
            Shape::CountEach => write!(out, ", events counted for each"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events() -> Call {
        Call::new(Canned::named("events").unwrap())
    }

    #[test]
    fn a_misspelt_parameter_is_an_error_with_the_nearest_name() {
        let dojo = Argument::One(Value::Text("dojo".to_owned()));
        let error = events().give("abuot", vec![dojo]).unwrap_err().to_string();
        let said =
            "events has no parameter `abuot` (did you mean `about`?): it takes period, about";
        assert!(error.starts_with(said), "{error}");
    }

    #[test]
    fn an_argument_of_another_kind_is_an_error() {
        let text = |text: &str| Argument::One(Value::Text(text.to_owned()));
        for (name, argument) in [
            ("about", Argument::One(Value::Integer(1))),
            ("period", text("2024")),
            ("period", Argument::Period("2024".to_owned(), "soon".to_owned())),
            ("order", text("plans")),
            ("category", Argument::One(Value::Real(1.0))),
            ("about", Argument::Period("2024-01-01".to_owned(), "2024-12-31".to_owned())),
        ] {
            let error = events().give(name, vec![argument]).unwrap_err().to_string();
            assert!(error.starts_with(&format!("`{name}` is a ")), "{error}");
        }
    }
}
