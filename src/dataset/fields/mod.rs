//! Reads the keys of one TOML table. Each reader removes its key, adds a problem if the
//! value is wrong, and continues; keys left at the end are unknown.

mod records;
mod values;

use toml_span::value::{Table, Value, ValueInner};

use super::symbols::SymbolTable;
use crate::model::text::nearest;

/// The keys of one record.
pub(super) struct Fields<'l, 't> {
    pub(super) symbols: &'l mut SymbolTable,
    table: Table<'t>,
    /// The name of the record in messages.
    name: &'static str,
    /// Where the record begins.
    pub(super) offset: usize,
    expected: Vec<&'static str>,
}

impl<'l, 't> Fields<'l, 't> {
    /// The keys of `value`, if it is a table.
    pub(super) fn of(
        symbols: &'l mut SymbolTable,
        name: &'static str,
        mut value: Value<'t>,
    ) -> Option<Self> {
        let offset = value.span.start;
        match value.take() {
            ValueInner::Table(table) => {
                Some(Self { symbols, table, name, offset, expected: Vec::new() })
            }
            other => {
                let found = other.type_str();
                symbols.wrong(offset, format!("{name} must be a table, not {found}"));
                None
            }
        }
    }

    /// Takes a key's value if it is there.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Value<'t>> {
        self.expected.push(key);
        self.table.remove(key)
    }

    fn required(&mut self, key: &'static str) -> Option<Value<'t>> {
        let value = self.take(key);
        if value.is_none() {
            let message = format!("{} has no `{key}`", self.name);
            self.symbols.wrong(self.offset, message);
        }
        value
    }

    /// The values of an array that is optional.
    pub(super) fn list(&mut self, key: &'static str) -> Option<Vec<Value<'t>>> {
        let mut value = self.take(key)?;
        let offset = value.span.start;
        match value.take() {
            ValueInner::Array(values) => Some(values),
            other => {
                let found = other.type_str();
                self.symbols.wrong(offset, format!("`{key}` must be an array, not {found}"));
                None
            }
        }
    }

    /// Ends the record: a key that is left is unknown.
    pub(super) fn finish(self) {
        for (key, _) in self.table {
            let nearest = nearest(&key.name, self.expected.iter().copied());
            let hint =
                nearest.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
            let message = format!("unknown key \"{}\" in {}{hint}", key.name, self.name);
            self.symbols.wrong(key.span.start, message);
        }
    }
}
