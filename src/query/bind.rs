//! The values of a statement's parameters, bound by their names.

use rusqlite::Statement as Prepared;

use super::error::QueryError;
use super::value::Value;

/// How to treat a value that a statement has no parameter for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unused {
    /// It is an error.
    Refused,
    /// It is not bound.
    Ignored,
}

/// Binds every parameter, whether it is written `:name`, `@name` or `$name`.
pub(super) fn bind(
    prepared: &mut Prepared<'_>,
    given: &[(String, Value)],
    unused: Unused,
) -> Result<(), QueryError> {
    let mut bound = Vec::new();
    for index in 1..=prepared.parameter_count() {
        let name = prepared.parameter_name(index).filter(|name| !name.starts_with('?'));
        let Some(name) = name.map(|name| bare(name).to_owned()) else {
            let message = "`?` has no name: write the parameter as `:name`";
            return Err(QueryError::Parameter(message.to_owned()));
        };
        let Some((_, value)) = given.iter().find(|(other, _)| bare(other) == name) else {
            return Err(QueryError::Parameter(format!("nothing is given for `:{name}`")));
        };
        prepared.raw_bind_parameter(index, value)?;
        bound.push(name);
    }
    let idle = |(name, _): &&(String, Value)| !bound.iter().any(|other| other == bare(name));
    match given.iter().find(idle).filter(|_| unused == Unused::Refused) {
        Some((name, _)) => {
            Err(QueryError::Parameter(format!("the statement has no parameter `:{}`", bare(name))))
        }
        None => Ok(()),
    }
}

/// A parameter's name without the sign that marks it.
fn bare(name: &str) -> &str {
    name.strip_prefix([':', '@', '$']).unwrap_or(name)
}
