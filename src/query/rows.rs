//! Rows: the one form of an answer. Every face renders Rows.

/// One value of an answer, as SQLite has them.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, or one too large for a whole number.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// An answer: named columns, and rows of as many values each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The columns' names, in order.
    pub columns: Vec<String>,
    /// The rows that were kept, in the order of the answer.
    pub rows: Vec<Vec<Value>>,
    /// How many rows the answer has in all: more than `rows` if it was cut.
    pub total: usize,
    /// Whether it has more than `total`: so many that nobody waits for their number.
    pub more: bool,
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
}
