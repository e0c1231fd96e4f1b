//! Rows: the columns and values that a statement returns.

use std::ops::Index;

use super::value::Value;
use crate::model::Language;

/// Named columns, and rows of as many values each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The columns' names, in order.
    pub columns: Vec<String>,
    /// The rows that were kept, in the order of the answer.
    pub rows: Vec<Vec<Value>>,
    /// How many rows the answer has in all: more than `rows` if it was cut.
    pub total: usize,
    /// Whether the answer has more rows than `total`, which are not counted.
    pub more: bool,
    /// How people read the columns.
    pub reading: Reading,
}

/// How people read columns; for scripts nothing changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The language of amounts, if the columns of [`Header::AMOUNT`] hold one.
    ///
    /// [`Header::AMOUNT`]: super::compile::Header::AMOUNT
    pub amount: Option<Language>,
    /// The language that statuses, relations and kinds are written in; none for their stored words.
    pub words: Option<Language>,
    /// The columns that a narrow terminal leaves out.
    pub spare: &'static [&'static str],
}

impl Rows {
    /// The values of one column, in the order of the rows.
    pub fn column<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Value> {
        let index = self.columns.iter().position(|column| column == name);
        self.rows.iter().filter_map(move |row| row.get(index?))
    }

    /// Whether rows were left out.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.total > self.rows.len()
    }

    /// Splits the columns of several values.
    pub(super) fn split(&mut self, lists: &[&str]) {
        let is_list = |column: &String| lists.contains(&column.as_str());
        let lists: Vec<_> = self.columns.iter().map(is_list).collect();
        for row in &mut self.rows {
            for (value, _) in row.iter_mut().zip(&lists).filter(|(_, is_list)| **is_list) {
                let texts = value.as_text().into_iter().flat_map(|text| text.split('\n'));
                *value = Value::List(texts.map(str::to_owned).collect());
            }
        }
    }

    /// Leaves out the first rows.
    pub(super) fn skip(&mut self, count: usize) {
        self.rows.drain(..count.min(self.rows.len()));
        self.total = self.total.saturating_sub(count);
    }

    /// The rows, each with the names of its columns.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|values| Row { columns: &self.columns, values })
    }
}

impl AsRef<Self> for Rows {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// A row, whose values are found by the names of their columns: `row["slug"]`.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    columns: &'r [String],
    values: &'r [Value],
}

impl<'r> Row<'r> {
    /// The value in a column, if there is such a column.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&'r Value> {
        self.values.get(self.columns.iter().position(|name| name == column)?)
    }
}

impl Index<&str> for Row<'_> {
    type Output = Value;

    /// # Panics
    /// If there is no such column; [`Row::get`] does not.
    fn index(&self, column: &str) -> &Value {
        let missing = || panic!("no column `{column}` among {}", self.columns.join(", "));
        self.get(column).unwrap_or_else(missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_displays_itself() {
        let all = [
            (Value::Null, ""),
            (Value::Integer(-3), "-3"),
            (Value::Real(2.5), "2.5"),
            (Value::Text("Dojo".to_owned()), "Dojo"),
            (Value::Blob(vec![0, 255]), "00ff"),
            (Value::List(vec!["Dojo".to_owned(), "D1".to_owned()]), "Dojo, D1"),
        ];
        for (value, text) in all {
            assert_eq!(value.to_string(), text);
        }
        assert_eq!(format!("{:>4}|", Value::Integer(7)), "   7|");
    }
}
