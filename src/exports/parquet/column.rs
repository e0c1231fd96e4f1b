//! The columns of a table: their types, and their values until a row group is written.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::writer::SerializedColumnWriter;
use parquet::schema::types::{Type, TypePtr};
use rusqlite::types::ValueRef;

use crate::store::{ColumnKind, ExportedColumn};

/// The days from 0001-01-01 to 1970-01-01, from which Parquet counts.
const EPOCH: i32 = 719_163;

/// Ids of one base stay below this.
const IDS: i64 = 1 << 40;

/// The schema of a file with these columns.
pub(super) fn schema(name: &str, columns: &[ExportedColumn]) -> Result<TypePtr> {
    let fields = columns.iter().map(field).collect::<Result<_>>()?;
    Type::group_type_builder(name).with_fields(fields).build().map(Arc::new)
}

fn field(column: &ExportedColumn) -> Result<TypePtr> {
    let (physical, logical) = match column.kind {
        ColumnKind::Id | ColumnKind::Integer => (Physical::INT64, None),
        ColumnKind::Double => (Physical::DOUBLE, None),
        ColumnKind::Boolean => (Physical::BOOLEAN, None),
        ColumnKind::Day => (Physical::INT32, Some(LogicalType::Date)),
        ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let repetition = if column.nullable { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    let builder = Type::primitive_type_builder(&column.name, physical);
    builder.with_logical_type(logical).with_repetition(repetition).build().map(Arc::new)
}

/// The values of a column that are not written yet.
pub(super) struct Values {
    kind: ColumnKind,
    /// The first id of the base in the lake.
    first: i64,
    waiting: Typed,
    /// 1 for a value and 0 for NULL; none if no value may be NULL.
    present: Option<Vec<i16>>,
}

enum Typed {
    Whole(Vec<i64>),
    Double(Vec<f64>),
    Boolean(Vec<bool>),
    Day(Vec<i32>),
    Text(Vec<ByteArray>),
}

impl Values {
    /// No values of a column of the base with this number.
    pub(super) fn new(column: &ExportedColumn, number: i64) -> Self {
        let waiting = match column.kind {
            ColumnKind::Id | ColumnKind::Integer => Typed::Whole(Vec::new()),
            ColumnKind::Double => Typed::Double(Vec::new()),
            ColumnKind::Boolean => Typed::Boolean(Vec::new()),
            ColumnKind::Day => Typed::Day(Vec::new()),
            ColumnKind::Text => Typed::Text(Vec::new()),
        };
        let present = column.nullable.then(Vec::new);
        Self { kind: column.kind, first: number * IDS, waiting, present }
    }

    /// Adds a value; gives the bytes it takes, or what is wrong with it.
    pub(super) fn push(&mut self, value: ValueRef<'_>) -> std::result::Result<usize, String> {
        let is_null = value == ValueRef::Null;
        match &mut self.present {
            Some(present) => present.push(i16::from(!is_null)),
            None if is_null => return Err("is NULL, which it may not be".to_owned()),
            None => {}
        }
        let wrong = || format!("holds {}, which does not fit the column", shown(value));
        match (&mut self.waiting, value) {
            (_, ValueRef::Null) => return Ok(2),
            (Typed::Whole(all), ValueRef::Integer(id)) if self.kind == ColumnKind::Id => {
                let id = (0..IDS).contains(&id).then_some(id).ok_or_else(wrong)?;
                all.push(self.first + id);
            }
            (Typed::Whole(all), ValueRef::Integer(number)) => all.push(number),
            (Typed::Boolean(all), ValueRef::Integer(number)) => all.push(number != 0),
            (Typed::Double(all), ValueRef::Real(number)) => all.push(number),
            // A number without a fraction that SQLite keeps as an integer.
            #[expect(clippy::cast_precision_loss, reason = "the column holds doubles")]
            (Typed::Double(all), ValueRef::Integer(number)) => all.push(number as f64),
            (Typed::Day(all), ValueRef::Text(day)) => all.push(days(day).ok_or_else(wrong)?),
            (Typed::Text(all), ValueRef::Text(text)) => {
                std::str::from_utf8(text).map_err(|_| wrong())?;
                all.push(ByteArray::from(text.to_vec()));
                return Ok(text.len() + size_of::<ByteArray>());
            }
            _ => return Err(wrong()),
        }
        Ok(size_of::<i64>() + size_of::<i16>())
    }

    /// Writes the values to a column of a row group, and forgets them.
    pub(super) fn write(&mut self, writer: &mut SerializedColumnWriter<'_>) -> Result<()> {
        let present = self.present.as_deref();
        match &mut self.waiting {
            Typed::Whole(all) => {
                writer.typed::<Int64Type>().write_batch(all, present, None)?;
                all.clear();
            }
            Typed::Double(all) => {
                writer.typed::<DoubleType>().write_batch(all, present, None)?;
                all.clear();
            }
            Typed::Boolean(all) => {
                writer.typed::<BoolType>().write_batch(all, present, None)?;
                all.clear();
            }
            Typed::Day(all) => {
                writer.typed::<Int32Type>().write_batch(all, present, None)?;
                all.clear();
            }
            Typed::Text(all) => {
                writer.typed::<ByteArrayType>().write_batch(all, present, None)?;
                all.clear();
            }
        }
        self.present.iter_mut().for_each(Vec::clear);
        Ok(())
    }
}

/// The days of an ISO date since 1970-01-01.
fn days(day: &[u8]) -> Option<i32> {
    let day: NaiveDate = std::str::from_utf8(day).ok()?.parse().ok()?;
    Some(day.num_days_from_ce() - EPOCH)
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Text(text) => format!("\"{}\"", String::from_utf8_lossy(text)),
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days(b"1970-01-01"), Some(0));
        assert_eq!(days(b"1969-12-31"), Some(-1));
        assert_eq!(days(b"2024-02-29"), Some(19_782));
        assert_eq!(days(b"2024"), None);
    }
}
