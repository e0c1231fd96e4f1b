//! The figures of a question once more, with what a chart needs of them: their
//! days, factors and dimensions are no part of the answer's columns.

use super::call::{Call, Statement};
use super::shape::Shape;

/// Ends the columns of the canned query `figures`.
const FROM: &str = "\nFROM (\n";

/// The statement that gives the same figures as a call of `figures`, in the same
/// order; `None` for a call of another query, or one that only counts.
#[must_use]
pub fn chart(call: &Call) -> Option<Statement> {
    if call.canned.name != "figures" || call.shape != Shape::Rows {
        return None;
    }
    let answer = call.statement();
    let (_, rest) = answer.sql.split_once(FROM)?;
    let sql = format!("{}{FROM}{rest}", include_str!("sql/chart.sql").trim_end());
    Some(Statement { sql, ..answer })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Canned;

    #[test]
    fn the_figures_stay_those_asked_for() {
        let call = Call::new(Canned::named("figures").unwrap());
        let (answer, chart) = (call.statement(), chart(&call).unwrap());
        let rest = |sql: &str| sql.split_once(FROM).unwrap().1.to_owned();
        assert_eq!(rest(&chart.sql), rest(&answer.sql));
        assert_eq!(chart.params, answer.params);
    }

    #[test]
    fn nothing_else_makes_a_chart() {
        assert_eq!(chart(&Call::new(Canned::named("events").unwrap())), None);
        let counted = Call { shape: Shape::Count, ..Call::new(Canned::named("figures").unwrap()) };
        assert_eq!(chart(&counted), None);
    }
}
