//! Which columns hold numbers, and so are aligned to the right.

use crate::query::{Rows, Value};

/// For each column, whether it has only numbers and NULL.
pub(super) fn numeric_columns(rows: &Rows) -> Vec<bool> {
    (0..rows.columns.len()).map(|index| is_numeric(rows, index)).collect()
}

fn is_numeric(rows: &Rows, index: usize) -> bool {
    let mut values = rows
        .rows
        .iter()
        .filter_map(|row| row.get(index))
        .filter(|value| **value != Value::Null)
        .map(|value| matches!(value, Value::Integer(_) | Value::Real(_)))
        .peekable();
    values.peek().is_some() && values.all(|is_number| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::answer;

    #[test]
    fn a_numeric_column_may_have_nulls_but_no_text() {
        let rows = answer(
            ["numbers", "mixed", "empty"],
            &[
                [Value::Null, Value::Integer(1), Value::Null],
                [Value::Real(0.5), Value::Text("1".into()), Value::Null],
            ],
        );
        assert_eq!(numeric_columns(&rows), [true, false, false]);
    }
}
